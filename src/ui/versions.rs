//! Versions of an article: bringing in a new one, what became of the marks, and what changed since a former text.

mod changes;
mod row;
mod update;

use std::rc::Rc;

use yew::prelude::*;

use self::{changes::ChangesDialog, update::UpdateDialog};
use crate::{
    app::state::{Dialog, Waiting},
    domain::document::Document,
    ui::{intake::IntakeHandle, store::Shell},
};

#[derive(Clone, Properties, PartialEq)]
struct VersionProps {
    shell: Shell,
    document: Rc<Document>,
    intake: IntakeHandle,
    /// The new version, if it has come already.
    given: Option<Rc<Document>>,
}

/// The dialog for a new version, or for what changed since a former one.
#[inline(never)]
pub(super) fn version_dialog(
    dialog: Dialog,
    document: &Rc<Document>,
    arrivals: &[Waiting],
    intake: &IntakeHandle,
    shell: &Shell,
) -> Html {
    let given = arrivals.iter().filter_map(|waiting| waiting.updates.as_ref()).find(|(own, _)| *own == document.id());
    let given = given.map(|(_, theirs)| Rc::clone(theirs));
    let props = VersionProps { shell: shell.clone(), document: Rc::clone(document), intake: intake.clone(), given };
    match dialog {
        Dialog::Changes(_) => html! { <ChangesDialog ..props /> },
        _ => html! { <UpdateDialog ..props /> },
    }
}
