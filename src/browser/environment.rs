//! What the browser says about its user, and what the page says about itself.

use crate::domain::settings::Theme;

/// Languages the user wants, the dearest first.
#[must_use]
pub fn languages() -> Vec<String> {
    let navigator = web_sys::window().map(|window| window.navigator());
    let wanted = navigator.map(|navigator| navigator.languages()).unwrap_or_default();
    wanted.iter().filter_map(|language| language.as_string()).collect()
}

/// Whether the keys of this machine call Control "Command".
#[must_use]
pub fn is_mac() -> bool {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok());
    platform.is_some_and(|platform| platform.starts_with("Mac") || platform.starts_with("iP"))
}

/// Whether the window can be seen.
#[must_use]
pub fn is_seen() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|document| !document.hidden())
}

/// Sets the language, the title and the theme of the whole page.
pub fn describe_page(language: &str, title: &str, theme: Theme) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    document.set_title(title);
    let Some(root) = document.document_element() else { return };
    let theme = match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    for (name, value) in [("lang", language), ("data-theme", theme)] {
        // Only a malformed attribute name could fail here.
        root.set_attribute(name, value).ok();
    }
}

/// What the build has written into the page besides the program's own address (`.ci/shorten.mjs`, `.ci/offline.mjs`). A build for development
/// has nothing of it.
#[must_use]
pub fn named(attribute: &str) -> Option<String> {
    web_sys::window()?.document()?.query_selector("link[data-program]").ok()??.get_attribute(attribute)
}

/// An attribute of the root element.
#[must_use]
pub fn of_root(attribute: &str) -> Option<String> {
    web_sys::window()?.document()?.document_element()?.get_attribute(attribute)
}

/// The element that the page is drawn in, emptied of the words that stood there while the program was loading.
#[must_use]
pub fn root() -> Option<web_sys::Element> {
    let root = web_sys::window()?.document()?.get_element_by_id("app")?;
    root.set_text_content(None);
    Some(root)
}
