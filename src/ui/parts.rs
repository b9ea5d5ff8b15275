//! Small pieces without knowledge of articles.

pub(super) mod dialog;
pub(super) mod icon;
