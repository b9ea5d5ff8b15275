//! What is stored in `localStorage` under which key.

use crate::{
    domain::{id::DocumentId, stamp::ReplicaId},
    format::date_time::{ReplicaText, parse_replica},
};

/// All keys of this program begin so.
pub const PREFIX: &str = "beleg/";
pub const SETTINGS: &str = "beleg/settings";
const DOCUMENT: &str = "beleg/document/";
const JOURNAL: &str = "beleg/journal/";
pub const SET_ASIDE: &str = "beleg/set-aside/";

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Settings,
    Document(DocumentId),
    /// What a tab has changed in a document and no other key has yet.
    Journal(DocumentId, ReplicaId),
    SetAside,
}

impl Key {
    /// `None` for keys of other programs, and for those that no version of this one has made.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        if key == SETTINGS {
            Some(Self::Settings)
        } else if key.starts_with(SET_ASIDE) {
            Some(Self::SetAside)
        } else if let Some(id) = key.strip_prefix(DOCUMENT) {
            DocumentId::parse(id).map(Self::Document)
        } else {
            let (id, tab) = key.strip_prefix(JOURNAL)?.split_once('/')?;
            Some(Self::Journal(DocumentId::parse(id)?, parse_replica(tab)?))
        }
    }

    #[must_use]
    pub fn document(self) -> Option<DocumentId> {
        match self {
            Self::Document(id) | Self::Journal(id, _) => Some(id),
            Self::Settings | Self::SetAside => None,
        }
    }
}

#[must_use]
pub fn document(id: DocumentId) -> String {
    format!("{DOCUMENT}{id}")
}

#[must_use]
pub fn journal(id: DocumentId, tab: ReplicaId) -> String {
    format!("{JOURNAL}{id}/{}", ReplicaText(tab))
}

/// Where a value that cannot be read is put aside.
#[must_use]
pub fn aside(key: &str) -> String {
    format!("{SET_ASIDE}{}", key.trim_start_matches(PREFIX))
}

/// The name of the lock that a tab holds as long as it lives.
#[must_use]
pub fn tab_lock(tab: ReplicaId) -> String {
    format!("{PREFIX}tab/{}", ReplicaText(tab))
}

/// The tab that holds a lock as long as it lives.
#[must_use]
pub fn locked_tab(lock: &str) -> Option<ReplicaId> {
    parse_replica(lock.strip_prefix(PREFIX)?.strip_prefix("tab/")?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stamp::Timestamp;

    #[test]
    fn keys_go_there_and_back() {
        let (id, tab) = (DocumentId::new(Timestamp(7), [9; 10]), ReplicaId(0xABC));
        let rows = [
            (SETTINGS.to_owned(), Some(Key::Settings)),
            (document(id), Some(Key::Document(id))),
            (journal(id, tab), Some(Key::Journal(id, tab))),
            (aside(&document(id)), Some(Key::SetAside)),
            (format!("{DOCUMENT}x"), None),
            (format!("{JOURNAL}{id}"), None),
            (format!("{JOURNAL}{id}/tab"), None),
            ("other".to_owned(), None),
            (String::new(), None),
        ];
        for (key, expected) in rows {
            assert_eq!(Key::parse(&key), expected, "{key}");
        }
        assert_eq!(locked_tab(&tab_lock(tab)), Some(tab));
        assert_eq!(locked_tab(&document(id)), None);
    }
}
