//! What is told: shown at the edge of the page, and spoken.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        messages::Msg,
        notice::{Notice, NoticeBody, Refusal},
        ports::StorageError,
        state::BeingRead,
        tag_acts::TagAct,
    },
    domain::{desk::acts::ActError, history::Act},
    ui::{
        intake::IntakeHandle,
        parts::icon::{ButtonState, Shape, icon_button},
        problems::{self, problems},
        reading,
        rest::{Rest, later},
        store::{Acts, Shell},
        words::{Words, kind_word},
    },
};

/// What is spoken to those who listen instead of looking.
#[inline(never)]
pub(super) fn spoken(spoken: &Notice, words: &Words) -> AttrValue {
    if spoken.id == 0 { AttrValue::Static("") } else { text(&spoken.body, words) }
}

/// What is shown at the edge of the page: what is being read, and what was told.
#[inline(never)]
pub(super) fn shown(
    notices: &[Rc<Notice>],
    readings: &[BeingRead],
    intake: &IntakeHandle,
    rest: &Rest,
    Shell { acts, words }: &Shell,
) -> Html {
    let shown = notices.iter().map(|notice| {
        let id = notice.id;
        let class = classes!("notice", notice.body.is_trouble().then_some("trouble"));
        let undo = undo_of(&notice.body, acts).map(|undo| {
            html! { <button type="button" class="link" onclick={undo}>{ words.text(Msg::Undo) }</button> }
        });
        html! {
            <div key={id} {class}>
                <div class="notice-words"><p>{ text(&notice.body, words) }</p>{ details(&notice.body, rest, words) }</div>
                { undo.unwrap_or_default() }
                { icon_button(Shape::Close, words.text(Msg::DismissNotice), ButtonState::Ready, acts.on(move || Intent::Dismiss(id))) }
            </div>
        }
    });
    let reading = readings.iter().map(|reading| {
        let (number, intake) = (reading.number, intake.clone());
        let what = match &*reading.name {
            "" => words.text(Msg::ReadingPaste),
            name => words.with(Msg::ReadingFile, &[("name", name)]),
        };
        html! {
            <div key={format!("reading-{number}")} class="notice reading">
                <div class="notice-words"><p>{ what }</p></div>
                <button type="button" class="link" onclick={move |_| reading::cancel(&intake.0, number)}>{ words.text(Msg::CancelReading) }</button>
            </div>
        }
    });
    html! { <><div class="readings" role="status">{ for reading }</div>{ for shown }</> }
}

fn undo_of(body: &NoticeBody, acts: &Acts) -> Option<Callback<MouseEvent>> {
    match *body {
        NoticeBody::Retagged(ref retagged) => {
            let retagged = retagged.clone();
            Some(acts.on(move || Intent::Tags(TagAct::Undo(retagged.clone()))))
        }
        NoticeBody::Removed { document, .. } => Some(acts.on(move || Intent::RestoreDocument(document))),
        NoticeBody::Renamed { document } => Some(acts.on(move || Intent::UndoIn(document))),
        NoticeBody::MarkRemoved { .. } | NoticeBody::ArticleUpdated => Some(acts.on(|| Intent::Undo)),
        _ => None,
    }
}

/// What an import could not take as it was.
fn details(body: &NoticeBody, rest: &Rest, words: &Words) -> Html {
    match body {
        NoticeBody::Imported { problems: found, .. } if !found.is_empty() => later(rest, words, || problems(found, words)),
        _ => Html::default(),
    }
}

fn text(body: &NoticeBody, words: &Words) -> AttrValue {
    match body {
        NoticeBody::Refused { name, why } => refused(name.as_deref(), why, words),
        NoticeBody::TakenIn { details, elsewhere } => problems::taken_in(details, *elsewhere, words),
        NoticeBody::NotHandedOver => words.text(Msg::NotHandedOver),
        NoticeBody::OnlyAddress => words.text(Msg::ArriveAdvice),
        NoticeBody::Boilerplate(dropped) => words.text(if *dropped { Msg::BlockDropped } else { Msg::BlockKept }),
        NoticeBody::Imported { added, merged, unchanged, .. } => {
            let (added, merged, unchanged) = (added.to_string(), merged.to_string(), unchanged.to_string());
            words.with(Msg::Imported, &[("added", &added), ("merged", &merged), ("unchanged", &unchanged)])
        }
        NoticeBody::Removed { title, .. } => words.with(Msg::RemovedArticle, &[("title", title)]),
        NoticeBody::Renamed { .. } => words.text(Msg::RenamedArticle),
        NoticeBody::Retagged(retagged) => words.count(Msg::RetaggedOne, Msg::RetaggedOther, retagged.documents.len()),
        NoticeBody::Undone(act) => words.with(Msg::Undone, &[("what", &words.text(act_word(*act)))]),
        NoticeBody::Redone(act) => words.with(Msg::Redone, &[("what", &words.text(act_word(*act)))]),
        NoticeBody::NothingToUndo => words.text(Msg::NothingToUndo),
        NoticeBody::NothingToRedo => words.text(Msg::NothingToRedo),
        NoticeBody::StepLost => words.text(Msg::StepLost),
        NoticeBody::NoSuchDocument => words.text(Msg::MissingExplanation),
        NoticeBody::NoSuchMark => words.text(Msg::NoSuchMark),
        NoticeBody::Marked(kind) => words.with(Msg::MarkedAs, &[("kind", &words.text(kind_word(*kind)))]),
        NoticeBody::MarkRemoved { .. } => words.text(Msg::MarkRemoved),
        NoticeBody::ActRefused(why) => words.text(refusal(why)),
        NoticeBody::NothingSelected => words.text(Msg::NothingSelected),
        NoticeBody::ConfigDamaged => words.text(Msg::ConfigDamaged),
        NoticeBody::EditRefused => words.text(Msg::EditRefused),
        NoticeBody::Storage(why) => words.text(match why {
            StorageError::Blocked => Msg::StorageBlocked,
            StorageError::Full => Msg::StorageFull,
            StorageError::Failed => Msg::StorageFailed,
            StorageError::Newer => Msg::StorageNewer,
        }),
        NoticeBody::SavedOnce(StorageError::Newer) => words.text(Msg::StorageNewer),
        NoticeBody::SavedOnce(_) => words.text(Msg::StorageOnce),
        NoticeBody::LocalRefused(StorageError::Full) => words.text(Msg::LocalFull),
        NoticeBody::LocalRefused(_) => words.text(Msg::LocalBlocked),
        NoticeBody::SetAside(count) => words.count(Msg::ToldAsideOne, Msg::ToldAsideOther, *count),
        NoticeBody::BackupFileFailed => words.text(Msg::BackupFileFailed),
        NoticeBody::Exported => words.text(Msg::Exported),
        NoticeBody::Copied => words.text(Msg::Copied),
        NoticeBody::CopyFailed => words.text(Msg::CopyFailed),
        NoticeBody::ShareFailed => words.text(Msg::ShareFailed),
        NoticeBody::SampleMissing => words.text(Msg::SampleMissing),
        NoticeBody::TagInUse => words.text(Msg::TagInUse),
        NoticeBody::ArticleUpdated => words.text(Msg::UpdateDone),
        NoticeBody::ArticleChanged => words.text(Msg::UpdateGone),
    }
}

pub(super) fn refused(name: Option<&str>, why: &Refusal, words: &Words) -> AttrValue {
    let because = match why {
        Refusal::Empty => words.text(Msg::RefusedEmpty),
        Refusal::TooLong { characters, limit } => {
            words.with(Msg::RefusedTooLong, &[("characters", &characters.to_string()), ("limit", &limit.to_string())])
        }
        Refusal::Binary(None) => words.text(Msg::RefusedBinary),
        Refusal::Binary(Some(what)) => words.with(Msg::RefusedBinaryAs, &[("what", what)]),
        Refusal::Markup => words.text(Msg::RefusedMarkup),
        Refusal::OtherFormat(None) => words.text(Msg::RefusedOtherFormat),
        Refusal::OtherFormat(Some(what)) => words.with(Msg::RefusedOtherAs, &[("what", what)]),
        Refusal::BrokenJson { line, column } => {
            words.with(Msg::RefusedBroken, &[("line", &line.to_string()), ("column", &column.to_string())])
        }
        Refusal::NewerVersion(version) => words.with(Msg::RefusedNewer, &[("version", &version.to_string())]),
        Refusal::NoDocuments => words.text(Msg::RefusedNoDocuments),
        Refusal::Unreadable => words.text(Msg::RefusedUnreadable),
        Refusal::TooBig { bytes, limit } => {
            let megabytes = |bytes: usize| bytes.div_ceil(1_000_000).to_string();
            words.with(Msg::RefusedTooBig, &[("size", &megabytes(*bytes)), ("limit", &megabytes(*limit))])
        }
        Refusal::Broken { format, reason } => words.with(Msg::RefusedDamaged, &[("format", format), ("reason", reason)]),
        Refusal::Protected(format) => words.with(Msg::RefusedProtected, &[("format", format)]),
        Refusal::Inflates(format) => words.with(Msg::RefusedInflates, &[("format", format)]),
        Refusal::NeedsArticle => words.text(Msg::RefusedNeedsArticle),
        Refusal::NoAnnotations => words.text(Msg::RefusedNoAnnotations),
        Refusal::PagesElsewhere => words.text(Msg::RefusedPagesElsewhere),
        Refusal::NoTextLayer => words.text(Msg::RefusedNoTextLayer),
        Refusal::UnknownEncoding(label) => words.with(Msg::RefusedEncoding, &[("label", label)]),
        Refusal::NoReader => words.text(Msg::RefusedNoReader),
        Refusal::ReaderFailed => words.text(Msg::RefusedReaderFailed),
        Refusal::TooSlow(seconds) => words.with(Msg::RefusedTooSlow, &[("seconds", &seconds.to_string())]),
    };
    match name.filter(|name| !name.is_empty()) {
        Some(name) => words.with(Msg::FileSays, &[("name", name), ("because", &because)]),
        None => because,
    }
}

fn act_word(act: Act) -> Msg {
    match act {
        Act::AddMark => Msg::ActAddMark,
        Act::RemoveMark => Msg::ActRemoveMark,
        Act::ChangeMark => Msg::ActChangeMark,
        Act::MoveBoundary => Msg::ActMoveBoundary,
        Act::AddSpan => Msg::ActAddSpan,
        Act::ChangeTags => Msg::ActChangeTags,
        Act::WriteNote(_) => Msg::ActWriteNote,
        Act::Rename => Msg::ActRename,
        Act::WriteField(..) => Msg::ActWriteField,
        Act::AddRecord => Msg::ActAddRecord,
        Act::RemoveRecord => Msg::ActRemoveRecord,
        Act::Link => Msg::ActLink,
        Act::Unlink => Msg::ActUnlink,
        Act::MergeEntities => Msg::ActMergeEntities,
        Act::SplitEntity => Msg::ActSplitEntity,
        Act::Gather => Msg::ActGather,
        Act::MarkAll => Msg::ActMarkAll,
        Act::ChangeDetails => Msg::ActChangeDetails,
        Act::UpdateArticle => Msg::ActUpdateArticle,
        Act::ChangeBoilerplate => Msg::ActChangeBoilerplate,
    }
}

fn refusal(why: &ActError) -> Msg {
    match why {
        ActError::NoSuchRecord(_) | ActError::NotAClaim(_) | ActError::NotAnEntity(_) | ActError::NotAMention(_) => Msg::ActGone,
        ActError::AlreadyLinked => Msg::ActLinkedAlready,
        ActError::LinksToItself | ActError::SameEntity => Msg::ActItself,
        ActError::NoName => Msg::ActNoName,
    }
}
