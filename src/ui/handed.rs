//! What comes from other programs: a page by the bookmarklet, files that the system opens with this page, a text that was shared. Only
//! where there is something of that kind is this loaded.

use std::{any::Any, rc::Rc};

use crate::{
    app::{
        action::Intent,
        notice::{NoticeBody, Refusal},
    },
    browser::{
        handover::{self, Sharing},
        shared::{self, Shared},
        spawn_local,
    },
    ui::{intake::Intake, reading},
};

/// Takes it, and what will come; that ends when what is returned is dropped. `is_asked`: see [`handover::is_asked`].
#[inline(never)]
pub(super) fn begin(intake: &Rc<Intake>, is_asked: bool) -> Box<dyn Any> {
    match handover::sharing() {
        Some(Sharing::Here { text, url }) => take_shared(intake, Shared { text, url, files: Vec::new() }),
        Some(Sharing::Aside) => {
            let intake = Rc::clone(intake);
            // Loading the page again finds nothing more, and that is as it should be.
            spawn_local(async move {
                if let Some(shared) = shared::take().await {
                    take_shared(&intake, shared);
                }
            });
        }
        Some(Sharing::Failed) => refuse(intake, Refusal::Unreadable),
        None => {}
    }
    let (for_pages, for_files) = (Rc::clone(intake), Rc::clone(intake));
    Box::new((
        is_asked.then(|| handover::ask(move |handed| reading::take_handed(&for_pages, handed))),
        handover::launched(move |files| reading::take_files(&for_files, files)),
    ))
}

/// Files come before the words that go with them; of an address alone nothing can be made.
fn take_shared(intake: &Rc<Intake>, shared: Shared) {
    if !shared.files.is_empty() {
        reading::take_files(intake, shared.files);
    } else if !shared.text.trim().is_empty() {
        intake.acts.act(Intent::TakeText { text: shared.text, file_name: None });
    } else if !shared.url.is_empty() {
        intake.acts.act(Intent::Tell(NoticeBody::OnlyAddress));
    } else {
        refuse(intake, Refusal::Empty);
    }
}

fn refuse(intake: &Rc<Intake>, why: Refusal) {
    intake.acts.act(Intent::Tell(NoticeBody::Refused { name: None, why }));
}
