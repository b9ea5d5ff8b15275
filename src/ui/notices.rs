//! What is told: shown at the edge of the page, and spoken.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        arrivals::counts,
        messages::Msg,
        notice::{Notice, NoticeBody, Refusal},
        ports::StorageError,
        state::BeingRead,
        tag_acts::TagAct,
    },
    browser::{environment, time},
    domain::{desk::acts::ActError, document::Document, history::Act, id::MarkId, query},
    ui::{
        effects::use_guard,
        intake::IntakeHandle,
        marks::shortened,
        parts::icon::{ButtonState, Shape, icon_button},
        problems::{self, problems},
        reading,
        rest::{Rest, later},
        store::{Acts, Shell},
        words::{Words, kind_word, named},
    },
};

/// So much of a mark's words is spoken; more is read on its card.
const MOST_SPOKEN: usize = 200;
/// Time to find a notice, and to read each sign of it: that of a slow reader, twice over.
const SETTLING_MS: u32 = 4_000;
const PER_SIGN_MS: u32 = 110;

/// What is spoken to those who listen instead of looking.
#[inline(never)]
pub(super) fn spoken(spoken: &Notice, document: Option<&Rc<Document>>, words: &Words) -> AttrValue {
    match spoken.body {
        _ if spoken.id == 0 => AttrValue::Static(""),
        NoticeBody::AtMark(mark) => document.and_then(|document| at_mark(document, mark, words)).unwrap_or_default(),
        _ => text(&spoken.body, words),
    }
}

/// Which mark is open, such as "Claim 3 of 14: ...".
fn at_mark(document: &Document, mark: MarkId, words: &Words) -> Option<AttrValue> {
    let mark = document.mark(mark)?;
    let (number, count) = query::number_of(document, mark);
    let (number, count) = (number.to_string(), count.to_string());
    let (kind, quote) = (words.text(kind_word(mark.kind)), shortened(&mark.quote(), MOST_SPOKEN));
    Some(words.with(Msg::AtMark, &[("kind", &kind), ("n", &number), ("count", &count), ("words", &quote)]))
}

/// What is shown at the edge of the page: what is being read, and what was told. While something lies over it, its time `waits`.
#[inline(never)]
pub(super) fn shown(
    notices: &[Rc<Notice>],
    readings: &[BeingRead],
    intake: &IntakeHandle,
    rest: &Rest,
    waits: bool,
    shell: &Shell,
) -> Html {
    let words = &shell.words;
    let shown = notices.iter().map(|notice| {
        html! { <Told key={notice.id} shell={shell.clone()} {notice} rest={rest.clone()} {waits} /> }
    });
    let reading = readings.iter().map(|reading| {
        let (number, intake) = (reading.number, intake.clone());
        let what = match &*reading.name {
            "" => words.text(Msg::ReadingPaste),
            name => words.with(Msg::ReadingFile, &[("name", name)]),
        };
        html! {
            <div key={format!("reading-{number}")} class="notice reading">
                <div class="notice-words"><p>{ what.clone() }</p></div>
                <button type="button" class="link" aria-label={named(&words.text(Msg::CancelReading), &what)} onclick={move |_| reading::cancel(&intake.0, number)}>{ words.text(Msg::CancelReading) }</button>
            </div>
        }
    });
    html! { <><div class="readings" role="status">{ for reading }</div>{ for shown }</> }
}

#[derive(Properties, PartialEq)]
struct ToldProps {
    shell: Shell,
    notice: Rc<Notice>,
    rest: Rest,
    waits: bool,
}

/// One notice. If it need not stay, it goes when there was time to read it; whoever points at it or has the keyboard in it keeps it.
#[component]
fn Told(ToldProps { shell: Shell { acts, words }, notice, rest, waits }: &ToldProps) -> Html {
    let (id, body) = (notice.id, &notice.body);
    let held = use_state_eq(|| false);
    let unseen = use_state_eq(|| 0_u32);
    let said = text(body, words);
    let time = SETTLING_MS + said.chars().count() as u32 * PER_SIGN_MS;
    {
        let (acts, unseen, times) = (acts.clone(), unseen.setter(), *unseen);
        use_guard((body.stays() || *waits || *held, times), move |(stays, _)| {
            let go = move || {
                // A window that nobody looks at shows nothing.
                if environment::is_seen() { acts.act(Intent::Dismiss(id)) } else { unseen.set(times.wrapping_add(1)) }
            };
            (!stays).then(|| time::after(time, go))
        });
    }
    let holding = |on: bool| {
        let held = held.setter();
        move || held.set(on)
    };
    let (over, out, into, away) = (holding(true), holding(false), holding(true), holding(false));
    let class = classes!("notice", body.is_trouble().then_some("trouble"));
    let undo = undo_of(body, acts).map(|undo| {
        html! { <button type="button" class="link" aria-label={named(&words.text(Msg::Undo), &said)} onclick={undo}>{ words.text(Msg::Undo) }</button> }
    });
    html! {
        <div {class} onmouseover={move |_: MouseEvent| over()} onmouseout={move |_: MouseEvent| out()}
            onfocusin={move |_: FocusEvent| into()} onfocusout={move |_: FocusEvent| away()}>
            <div class="notice-words"><p>{ said.clone() }</p>{ details(body, rest, words) }</div>
            { undo.unwrap_or_default() }
            { icon_button(Shape::Close, named(&words.text(Msg::DismissNotice), &said), ButtonState::Ready, acts.on(move || Intent::Dismiss(id))) }
        </div>
    }
}

fn undo_of(body: &NoticeBody, acts: &Acts) -> Option<Callback<MouseEvent>> {
    match *body {
        NoticeBody::Retagged(ref retagged) => {
            let retagged = retagged.clone();
            Some(acts.on(move || Intent::Tags(TagAct::Undo(retagged.clone()))))
        }
        NoticeBody::Imported { ref taken, .. } if !taken.merged.is_empty() => {
            let taken = Rc::clone(taken);
            Some(acts.on(move || Intent::UndoMerge(Rc::clone(&taken))))
        }
        NoticeBody::Removed { document, .. } => Some(acts.on(move || Intent::RestoreDocument(document))),
        NoticeBody::Renamed { document } => Some(acts.on(move || Intent::UndoIn(document))),
        NoticeBody::MarkRemoved { .. } | NoticeBody::EmptyLeft | NoticeBody::ArticleUpdated => Some(acts.on(|| Intent::Undo)),
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
        NoticeBody::Imported { taken, .. } => match counts::told(taken, words) {
            Some(what) => words.with(Msg::Imported, &[("what", &what)]),
            None => words.text(Msg::ArrivalSame),
        },
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
        // Spoken alone, and by the article.
        NoticeBody::AtMark(_) => AttrValue::Static(""),
        NoticeBody::MarkRemoved { .. } => words.text(Msg::MarkRemoved),
        NoticeBody::EmptyLeft => words.text(Msg::EmptyLeft),
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
        Refusal::NoColumn(names) => words.with(Msg::RefusedNoColumn, &[("names", names)]),
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
        Act::Merge => Msg::ActMerge,
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
