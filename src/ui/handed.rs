//! What comes from other programs: a page by the bookmarklet, files that the system opens with this page, a text that was shared. Only
//! where there is something of that kind is this loaded.

use std::{any::Any, rc::Rc};

use crate::{
    app::{action::Intent, notice::NoticeBody},
    browser::handover,
    ui::{intake::Intake, reading},
};

/// Takes it, and what will come; that ends when what is returned is dropped. `is_asked`: see [`handover::is_asked`].
#[inline(never)]
pub(super) fn begin(intake: &Rc<Intake>, is_asked: bool) -> Box<dyn Any> {
    match handover::shared() {
        Some((text, _)) if !text.trim().is_empty() => intake.acts.act(Intent::TakeText { text, file_name: None }),
        Some(_) => intake.acts.act(Intent::Tell(NoticeBody::OnlyAddress)),
        None => {}
    }
    let (for_pages, for_files) = (Rc::clone(intake), Rc::clone(intake));
    Box::new((
        is_asked.then(|| handover::ask(move |handed| reading::take_handed(&for_pages, handed))),
        handover::launched(move |files| reading::take_files(&for_files, files)),
    ))
}
