//! What tabs tell each other. One text: what it is about in the first line, then what belongs to it.

use crate::{domain::id::DocumentId, format::stored::Check};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A tab has changed a document; the text is a patch, or the whole of a new one.
    Patch(DocumentId, String),
    /// The mirror holds a text with this checksum now.
    Mirrored(DocumentId, Check),
    /// A document was deleted for good.
    Purged(DocumentId),
    /// The settings as they are stored.
    Settings(String),
}

impl Message {
    #[must_use]
    pub fn write(&self) -> String {
        match self {
            Self::Patch(id, patch) => format!("patch {id}\n{patch}"),
            Self::Mirrored(id, check) => format!("mirrored {id}\n{check}"),
            Self::Purged(id) => format!("purged {id}\n"),
            Self::Settings(text) => format!("settings\n{text}"),
        }
    }

    /// `None` for what another version of this program says.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (head, rest) = text.split_once('\n')?;
        if head == "settings" {
            return Some(Self::Settings(rest.to_owned()));
        }
        let (what, id) = head.split_once(' ')?;
        let id = DocumentId::parse(id)?;
        match what {
            "patch" => Some(Self::Patch(id, rest.to_owned())),
            "mirrored" => Some(Self::Mirrored(id, rest.to_owned())),
            "purged" => Some(Self::Purged(id)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stamp::Timestamp;

    #[test]
    fn messages_go_there_and_back() {
        let id = DocumentId::new(Timestamp(7), [9; 10]);
        let rows = [
            Message::Patch(id, "{\n}\n".to_owned()),
            Message::Mirrored(id, "0123".to_owned()),
            Message::Purged(id),
            Message::Settings("{}\n\n".to_owned()),
        ];
        for message in rows {
            assert_eq!(Message::read(&message.write()), Some(message));
        }
        for other in ["", "patch\n", "patch x\n", "later 7\n", "settings"] {
            assert_eq!(Message::read(other), None, "{other}");
        }
    }
}
