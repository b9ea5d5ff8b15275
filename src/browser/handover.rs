//! Pages that other pages hand over, and files that the system hands over.
//!
//! The bookmarklet (`static/bookmarklet.js`) opens this page with the fragment `#/take` and waits. This page says that it is ready to
//! whoever opened it, which tells nothing; what comes back counts only if it comes from there, once, and if the address it names is
//! of the origin it comes from.

use gloo::events::EventListener;
use js_sys::{Array, JSON, JsString, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, Url, Window};

use super::{
    fetch,
    files::Source,
    time::{self, Timer},
};

/// The fragment that the bookmarklet opens this page with.
const FRAGMENT: &str = "#/take";
const READY: &str = "beleg: ready";
const TEMPLATE: &str = "bookmarklet.js";

/// So long a page that has opened this one may take to answer. Milliseconds.
const ANSWERS_WITHIN_MS: u32 = 15_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "LaunchQueue")]
    type LaunchQueue;
    #[wasm_bindgen(method, catch, js_name = setConsumer)]
    fn set_consumer(this: &LaunchQueue, consumer: &JsValue) -> Result<(), JsValue>;

    type LaunchParams;
    #[wasm_bindgen(method, getter)]
    fn files(this: &LaunchParams) -> JsValue;

    type FileHandle;
    #[wasm_bindgen(method, catch, js_name = getFile)]
    fn get_file(this: &FileHandle) -> Result<js_sys::Promise, JsValue>;
}

/// Whether anything of this may come. Cheap, for every start asks.
#[must_use]
pub fn is_wanted() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let location = window.location();
    is_asked() || location.search().is_ok_and(|search| !search.is_empty()) || is_installed()
}

/// Whether a page has opened this one to hand itself over. To be asked at the start, for the address is soon another.
#[must_use]
pub fn is_asked() -> bool {
    web_sys::window().is_some_and(|window| window.location().hash().is_ok_and(|hash| hash == FRAGMENT))
}

/// Waits for a page; what is returned ends the waiting when it is dropped.
pub struct Handover {
    _heard: EventListener,
    _timer: Timer,
}

pub enum Handed {
    Page(Source),
    /// The page that opened this one is cut off from it, or does not answer.
    Nothing,
}

/// Asks the page that has opened this one for its content; see [`is_asked`].
#[must_use]
pub fn ask(hear: impl Fn(Handed) + Clone + 'static) -> Option<Handover> {
    let window = web_sys::window()?;
    let opener: Option<Window> = window.opener().ok().and_then(|opener| opener.dyn_into().ok().or_else(|| foreign(&window)));
    let nothing = hear.clone();
    let Some(opener) = opener else {
        let timer = time::after(0, move || nothing(Handed::Nothing));
        return Some(Handover { _heard: EventListener::new(&window, "message", |_| ()), _timer: timer });
    };
    let answered = std::rc::Rc::new(std::cell::Cell::new(false));
    let done = std::rc::Rc::clone(&answered);
    let from = opener.clone();
    let heard = EventListener::new(&window, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let is_opener = event.source().is_some_and(|source| js_sys::Object::is(&source, &from));
        if !is_opener || done.get() {
            return;
        }
        if let Some(source) = page(event) {
            done.set(true);
            hear(Handed::Page(source));
        }
    });
    // It may be told to anybody that this page is ready.
    opener.post_message(&READY.into(), "*").ok()?;
    let timer = time::after(ANSWERS_WITHIN_MS, move || {
        if !answered.get() {
            nothing(Handed::Nothing);
        }
    });
    Some(Handover { _heard: heard, _timer: timer })
}

/// A window of another origin is none that `instanceof` knows.
fn foreign(window: &Window) -> Option<Window> {
    let opener = window.opener().ok().filter(JsValue::is_object)?;
    Some(opener.unchecked_into())
}

/// What a message holds, if it is a page, and its address is of the origin that sent it.
fn page(event: &MessageEvent) -> Option<Source> {
    let data = event.data();
    let get = |name: &str| Reflect::get(&data, &name.into()).ok();
    if get("beleg")?.as_string()? != "page" {
        return None;
    }
    let html: JsString = get("html")?.dyn_into().ok()?;
    let url = get("url").and_then(|url| url.as_string()).unwrap_or_default();
    let is_own = Url::new(&url).is_ok_and(|address| address.origin() == event.origin()) && url.starts_with("http");
    // Files and sandboxed pages have no origin to compare with, so what they say of their address is not believed.
    if !is_own && event.origin() != "null" {
        return None;
    }
    Source::page(&html, if is_own { url } else { String::new() })
}

/// The bookmarklet for this page, as an address; the texts say that a page was copied, or could not be, and offer to copy it.
pub async fn bookmarklet(copied: &str, refused: &str, again: &str) -> Option<String> {
    let location = web_sys::window()?.location();
    let home = location.href().ok()?.split(['#', '?']).next()?.to_owned();
    let quoted = |text: &str| JSON::stringify(&text.into()).ok().map(String::from);
    let mut script = fetch::text(TEMPLATE).await?;
    for (name, text) in
        [("home", home.as_str()), ("origin", &location.origin().ok()?), ("copied", copied), ("refused", refused), ("again", again)]
    {
        script = script.replace(&["{{", name, "}}"].concat(), &quoted(text)?);
    }
    Some(format!("javascript:{}", String::from(js_sys::encode_uri_component(&script))))
}

/// Files that the system opens with this page, once it is installed. `None` where the browser cannot do that.
#[must_use]
pub fn launched(hear: impl Fn(Vec<Source>) + Clone + 'static) -> Option<impl Sized + 'static> {
    let queue: LaunchQueue =
        Reflect::get(&web_sys::window()?.into(), &"launchQueue".into()).ok().filter(JsValue::is_object)?.unchecked_into();
    let consumer = Closure::<dyn FnMut(LaunchParams)>::new(move |params: LaunchParams| {
        let (files, hear) = (params.files(), hear.clone());
        spawn_local(async move {
            let mut sources = Vec::new();
            for handle in Array::from(&files).iter() {
                let Ok(coming) = handle.unchecked_into::<FileHandle>().get_file() else { continue };
                if let Ok(file) = JsFuture::from(coming).await {
                    sources.push(Source::file(file.unchecked_into()));
                }
            }
            hear(sources);
        });
    });
    queue.set_consumer(consumer.as_ref()).ok()?;
    Some(consumer)
}

/// How something that was shared comes.
pub enum Sharing {
    /// In the address: the text, and an address.
    Here { text: String, url: String },
    /// It lies aside ([`super::shared`]).
    Aside,
    /// It could not be put aside.
    Failed,
}

/// What another program has shared with this page (`static/app/manifest.webmanifest`), if that is why it was opened.
#[must_use]
pub fn sharing() -> Option<Sharing> {
    let search = web_sys::window()?.location().search().ok()?;
    let given = web_sys::UrlSearchParams::new_with_str(&search).ok()?;
    let get = |name: &str| given.get(name).unwrap_or_default();
    if given.has("shared") {
        return Some(if get("shared").is_empty() { Sharing::Aside } else { Sharing::Failed });
    }
    let (text, url) = (get("text"), get("url"));
    (!text.is_empty() || !url.is_empty()).then_some(Sharing::Here { text, url })
}

/// Whether the page runs as an installed program, with which the system opens files, and which others can share with.
#[must_use]
pub fn is_installed() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(display-mode: browser)").ok().flatten())
        .is_some_and(|query| !query.matches())
}
