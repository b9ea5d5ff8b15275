//! Below the articles: what lies in the trash, what could not be read, how full the browser's storage is, and backups.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        messages::Msg,
        select,
        state::{Aside, BackupFile, LOCAL_LIMIT, Library, Stock},
        update::TRASH_KEEPS_MS,
    },
    browser::{files, time},
    domain::{settings::Settings, stamp::Timestamp},
    ui::{
        app::KeepingHandle,
        parts::icon::{Shape, icon},
        store::Shell,
        words::Words,
    },
};

/// When so many marks have changed since the last backup, it is time to say so. A reminder that comes daily is not read.
const MANY_CHANGES: usize = 50;

#[derive(Properties, PartialEq)]
pub(super) struct ShelfEndProps {
    pub(super) shell: Shell,
    pub(super) library: Rc<Library>,
    pub(super) stock: Rc<Stock>,
    pub(super) settings: Rc<Settings>,
    pub(super) keeping: KeepingHandle,
}

#[component]
pub(super) fn ShelfEnd(props: &ShelfEndProps) -> Html {
    let download = use_mut_ref(|| None);
    let asked = use_state_eq(|| false);
    let Shell { acts, words } = &props.shell;
    let back_up = {
        let (keeping, acts) = (Rc::clone(&props.keeping.0), acts.clone());
        Callback::from(move |_: MouseEvent| {
            let (name, text) = keeping.backup();
            download.replace(files::download(&name, "application/json", text.as_bytes()));
            acts.act(Intent::BackedUp);
            // A click that asks for safety is the moment to ask the browser for its promise.
            keeping.ask_to_persist();
        })
    };
    let has_articles = !props.library.documents.is_empty();
    html! {
        <>
            if has_articles {
                { reminder(props, &back_up) }
            }
            { trash(&props.library, &props.shell) }
            { aside(props) }
            if has_articles || select::is_crowded(&props.stock) {
                <section class="store-room" aria-labelledby="store-heading">
                    <h2 id="store-heading">{ words.text(Msg::StoreHeading) }</h2>
                    { meter(&props.stock, words) }
                    <p class="ways">
                        <button type="button" class="button" disabled={!has_articles} onclick={back_up}>{ icon(Shape::Export) }<span>{ words.text(Msg::BackUp) }</span></button>
                        { persist(props, &asked) }
                        { backup_file(props) }
                    </p>
                    <p class="advice">{ words.text(Msg::BackUpAdvice) }</p>
                </section>
            }
        </>
    }
}

fn reminder(props: &ShelfEndProps, back_up: &Callback<MouseEvent>) -> Html {
    let Shell { acts, words } = &props.shell;
    let changes = select::changes_since(&props.library, props.settings.backed_up.unwrap_or_default());
    if changes < MANY_CHANGES {
        return Html::default();
    }
    html! {
        <p class="hint reminder" role="note">
            <span>{ words.count(Msg::RemindOne, Msg::RemindOther, changes) }</span>
            <button type="button" class="link" onclick={back_up}>{ words.text(Msg::BackUpNow) }</button>
            <button type="button" class="link" onclick={acts.on(|| Intent::BackedUp)}>{ words.text(Msg::Later) }</button>
        </p>
    }
}

fn trash(library: &Library, Shell { acts, words }: &Shell) -> Html {
    let trashed = select::trash(library);
    if trashed.is_empty() {
        return Html::default();
    }
    let rows = trashed.iter().map(|(id, title, at)| {
        let id = *id;
        let title = if title.is_empty() { words.text(Msg::Untitled) } else { AttrValue::from(Rc::clone(title)) };
        let until = time::date_and_time(Timestamp(at.0.saturating_add(TRASH_KEEPS_MS)), words.language());
        let label = |message: Msg| words.with(message, &[("title", &title)]);
        html! {
            <li class="article-row" key={id.to_string()}>
                <div class="about">
                    <span dir="auto" class="trashed-title">{ title.clone() }</span>
                    <p class="facts"><span>{ words.with(Msg::GoesOn, &[("date", &until)]) }</span></p>
                </div>
                <button type="button" class="link" aria-label={label(Msg::RestoreArticle)} onclick={acts.on(move || Intent::RestoreDocument(id))}>{ words.text(Msg::Restore) }</button>
                <button type="button" class="link" aria-label={label(Msg::PurgeArticle)} onclick={acts.on(move || Intent::PurgeDocument(id))}>{ words.text(Msg::Purge) }</button>
            </li>
        }
    });
    html! {
        <details class="shelf trash">
            <summary><h2>{ words.count(Msg::TrashOne, Msg::TrashOther, trashed.len()) }</h2></summary>
            <ul class="articles">{ for rows }</ul>
        </details>
    }
}

fn aside(props: &ShelfEndProps) -> Html {
    let words = &props.shell.words;
    let asides = &props.stock.aside;
    if asides.is_empty() {
        return Html::default();
    }
    let rows = asides.iter().map(|aside| aside_row(aside, props));
    html! {
        <section class="shelf" aria-labelledby="aside-heading">
            <h2 id="aside-heading">{ words.count(Msg::SetAsideOne, Msg::SetAsideOther, asides.len()) }</h2>
            <p class="advice">{ words.text(Msg::SetAsideAdvice) }</p>
            <ul class="articles">{ for rows }</ul>
        </section>
    }
}

fn aside_row(aside: &Aside, props: &ShelfEndProps) -> Html {
    let words = &props.shell.words;
    let name = select::damaged_title(&aside.text).map_or_else(|| aside.key.to_string(), str::to_owned);
    let label = |message: Msg| words.with(message, &[("title", &name)]);
    let download = {
        let (keeping, aside, file) = (Rc::clone(&props.keeping.0), aside.clone(), format!("{}.txt", select::file_name(&name)));
        Callback::from(move |_: MouseEvent| keeping.keep_download(files::download(&file, "text/plain", aside.text.as_bytes())))
    };
    let delete = {
        let (keeping, aside) = (Rc::clone(&props.keeping.0), aside.clone());
        Callback::from(move |_: MouseEvent| keeping.forget_aside(&aside))
    };
    html! {
        <li class="article-row" key={aside.key.to_string()}>
            <div class="about">
                <span dir="auto" class="trashed-title">{ name.clone() }</span>
                <p class="facts"><span>{ kilobytes(aside.text.len()) }</span></p>
            </div>
            <button type="button" class="link" aria-label={label(Msg::DownloadAside)} onclick={download}>{ words.text(Msg::Download) }</button>
            <button type="button" class="link" aria-label={label(Msg::PurgeArticle)} onclick={delete}>{ words.text(Msg::Purge) }</button>
        </li>
    }
}

fn kilobytes(bytes: usize) -> String {
    format!("{} KB", bytes.div_ceil(1024))
}

fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(104_858);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn meter(stock: &Stock, words: &Words) -> Html {
    let percent = (stock.local_units * 100 / LOCAL_LIMIT).min(100);
    let used = megabytes(stock.local_units as u64);
    let text = words.with(Msg::StoreLocal, &[("used", &used)]);
    let large = stock
        .estimate
        .map(|(used, quota)| words.with(Msg::StoreLarge, &[("used", &megabytes(used)), ("quota", &(quota >> 30).to_string())]));
    let only = (stock.only_mirrored > 0).then(|| words.count(Msg::OnlyLargeOne, Msg::OnlyLargeOther, stock.only_mirrored));
    html! {
        <>
            <p class="facts">
                <meter min="0" max="100" value={percent.to_string()} aria-label={text.clone()}></meter>
                <span>{ text }</span>
                <span>{ large.unwrap_or_default() }</span>
            </p>
            if let Some(only) = only {
                <p class="facts"><span>{ only }</span></p>
            }
        </>
    }
}

fn persist(props: &ShelfEndProps, asked: &UseStateHandle<bool>) -> Html {
    let words = &props.shell.words;
    match props.stock.persistent {
        Some(false) => {
            let keeping = Rc::clone(&props.keeping.0);
            let (asking, asked) = (asked.setter(), **asked);
            let onclick = move |_| {
                asking.set(true);
                keeping.ask_to_persist();
            };
            // An engine may never answer.
            html! {
                <>
                    <button type="button" class="link" {onclick}>{ words.text(Msg::AskToPersist) }</button>
                    <span class="advice" role="status">if asked { { words.text(Msg::AskedToPersist) } }</span>
                </>
            }
        }
        Some(true) => html! { <span class="facts">{ words.text(Msg::IsPersistent) }</span> },
        None => Html::default(),
    }
}

fn backup_file(props: &ShelfEndProps) -> Html {
    let words = &props.shell.words;
    let button = |label: Msg, name: &str, run: fn(&Rc<crate::ui::keeping::Keeping>)| {
        let keeping = Rc::clone(&props.keeping.0);
        html! { <button type="button" class="link" onclick={move |_| run(&keeping)}>{ words.with(label, &[("name", name)]) }</button> }
    };
    match &props.stock.backup_file {
        BackupFile::Impossible => Html::default(),
        BackupFile::None => button(Msg::KeepFile, "", |keeping| keeping.choose_backup_file()),
        BackupFile::Asks(name) => button(Msg::AllowFile, name, |keeping| keeping.allow_backup_file()),
        BackupFile::Kept(name) => html! {
            <>
                <span class="facts">{ words.with(Msg::FileKept, &[("name", name)]) }</span>
                { button(Msg::ForgetFile, name, |keeping| keeping.forget_backup_file()) }
            </>
        },
    }
}
