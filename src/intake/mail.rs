use crate::intake::{extracted::{ExtractError, Extracted}, file::About};
pub(super) fn read(_content: &[u8], _about: About<'_>) -> Result<Extracted, ExtractError> { Err(ExtractError::Empty) }
pub(super) fn looks_like_mail(_head: &str) -> bool { false }
