//! Addresses within the page. They live in the fragment (`#/…`), so that any static host serves them.

use crate::domain::id::{DocumentId, MarkId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Library,
    Desk {
        document: DocumentId,
        mark: Option<MarkId>,
    },
    Settings,
    Help,
    /// A fragment that leads nowhere, kept to be shown.
    Unknown(String),
}

impl Route {
    /// Reads a location's fragment, with or without its `#`.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        let found = match parts.as_slice() {
            // The bookmarklet opens the library so (`browser::handover`).
            ["" | "take"] => Some(Route::Library),
            ["settings"] => Some(Route::Settings),
            ["help"] => Some(Route::Help),
            ["a", document] => DocumentId::parse(document).map(|document| Route::Desk { document, mark: None }),
            ["a", document, mark] => DocumentId::parse(document)
                .zip(MarkId::parse(mark))
                .map(|(document, mark)| Route::Desk { document, mark: Some(mark) }),
            _ => None,
        };
        found.unwrap_or_else(|| Route::Unknown(fragment.to_owned()))
    }

    /// The fragment, with its `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        match self {
            Route::Library => "#/".to_owned(),
            Route::Settings => "#/settings".to_owned(),
            Route::Help => "#/help".to_owned(),
            Route::Desk { document, mark: None } => format!("#/a/{document}"),
            Route::Desk { document, mark: Some(mark) } => format!("#/a/{document}/{mark}"),
            Route::Unknown(fragment) => fragment.clone(),
        }
    }

    #[must_use]
    pub fn document(&self) -> Option<DocumentId> {
        match self {
            Route::Desk { document, .. } => Some(*document),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_read_back() {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        for fragment in ["#/".to_owned(), "#/settings".into(), "#/help".into(), format!("#/a/{id}"), format!("#/a/{id}/{id}")] {
            assert_eq!(Route::parse(&fragment).fragment(), fragment);
        }
        assert_eq!(Route::parse(""), Route::Library);
        for wrong in ["#/a/", "#/a/nonsense", "#/a/1/2/3", "#/nowhere", "#%F0%9F"] {
            assert!(matches!(Route::parse(wrong), Route::Unknown(_)), "{wrong}");
        }
    }
}
