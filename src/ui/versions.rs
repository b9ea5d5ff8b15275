//! Versions of an article: bringing in a new one, what became of the marks, and what changed since a former text.

mod changes;
mod row;
mod update;

use std::rc::Rc;

use yew::prelude::*;

use self::{changes::ChangesDialog, update::UpdateDialog};
use crate::{
    app::state::Dialog,
    domain::document::Document,
    ui::{intake::IntakeHandle, store::Shell},
};

#[derive(Clone, Properties, PartialEq)]
struct VersionProps {
    shell: Shell,
    document: Rc<Document>,
    intake: IntakeHandle,
}

/// The dialog for a new version, or for what changed since a former one.
#[inline(never)]
pub(super) fn version_dialog(dialog: Dialog, document: &Rc<Document>, intake: &IntakeHandle, shell: &Shell) -> Html {
    let props = VersionProps { shell: shell.clone(), document: Rc::clone(document), intake: intake.clone() };
    match dialog {
        Dialog::Changes(_) => html! { <ChangesDialog ..props /> },
        _ => html! { <UpdateDialog ..props /> },
    }
}
