//! Files that lie beside the page: the samples and further languages. No other host is ever asked.

use js_sys::Promise;
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::environment;
use crate::{
    app::messages::{Catalogue, Texts},
    domain::settings::Settings,
    format,
};

async fn get(path: &str) -> Option<Response> {
    let window = web_sys::window()?;
    // With the name of the build, so that no file of another build comes in its place (static/service-worker.js).
    let address = match environment::named("data-build") {
        Some(build) => [path, "?", &build].concat(),
        None => path.to_owned(),
    };
    let response: Response = JsFuture::from(window.fetch_with_str(&address)).await.ok()?.dyn_into().ok()?;
    response.ok().then_some(response)
}

/// The text of a file beside the page; `None` when it is not there.
pub async fn text(path: &str) -> Option<String> {
    JsFuture::from(get(path).await?.text().ok()?).await.ok()?.as_string()
}

/// A language that somebody put beside the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// BCP 47.
    pub code: String,
    /// Its name in the language itself.
    pub name: String,
}

/// `lang/index.json`: an object of language codes and names.
pub async fn languages() -> Vec<Language> {
    let Some(names) = strings("lang/index.json").await else { return Vec::new() };
    names.into_iter().map(|(code, name)| Language { code, name: name.to_string() }).collect()
}

/// `lang/CODE.json`: an object of message keys and texts. What a language that does not come with the page lacks is English.
pub async fn messages(code: &str) -> Option<Texts> {
    let safe = !code.is_empty() && code.chars().all(|character| character.is_ascii_alphanumeric() || character == '-');
    if !safe {
        return None;
    }
    let texts = strings(&format!("lang/{code}.json")).await?;
    if Catalogue::is_own(code) {
        return Some(texts);
    }
    let mut all = strings("lang/en.json").await.unwrap_or_default();
    all.extend(texts);
    Some(all)
}

#[wasm_bindgen]
extern "C" {
    /// What `static/boot.js` has fetched while the program was on its way; an empty text where settings are kept already.
    #[wasm_bindgen(js_name = belegConfig, catch)]
    fn config_at_start() -> Result<Promise, JsValue>;
}

/// `beleg.config.json`: the settings that a new installation on this site begins with, in the format of the settings; and whether
/// anything in it could not be read. `None` when there is none.
pub async fn config() -> Option<(Settings, bool)> {
    Some(format::settings::read(&text("beleg.config.json").await?))
}

/// The same for a page that starts; `None` also when this is no new installation.
pub async fn first_config() -> Option<(Settings, bool)> {
    let text = JsFuture::from(config_at_start().ok()?).await.ok()?.as_string()?;
    (!text.trim().is_empty()).then(|| format::settings::read(&text))
}

async fn strings(path: &str) -> Option<Texts> {
    format::strings::read(&text(path).await?)
}
