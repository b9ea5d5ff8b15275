//! Identities. Every record has a UUID of version 7 (RFC 9562), so ids sort by the time they were made. The random part is passed
//! in: the domain has no source of randomness.

use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// Makes an id from a time and ten random bytes.
            #[must_use]
            pub fn new(at: crate::domain::stamp::Timestamp, random: [u8; 10]) -> Self {
                Self(uuid::Builder::from_unix_timestamp_millis(at.0, &random).into_uuid())
            }

            /// Reads the hyphenated or plain form; `None` for anything else.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Uuid::try_parse(text).ok().map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(formatter)
            }
        }
    };
}

id! {
    /// One article with its records.
    DocumentId
}
id! {
    /// One mark, whatever its kind.
    MarkId
}
id! {
    /// One record of the desk. What is said of a mark has the id of the mark.
    RecordId
}

impl From<MarkId> for RecordId {
    fn from(mark: MarkId) -> Self {
        Self(mark.0)
    }
}

impl RecordId {
    /// The mark of this id, if it is one.
    #[must_use]
    pub fn as_mark(self) -> MarkId {
        MarkId(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stamp::Timestamp;

    #[test]
    fn ids_sort_by_time_and_survive_text() {
        let early = MarkId::new(Timestamp(1_700_000_000_000), [255; 10]);
        let late = MarkId::new(Timestamp(1_700_000_000_001), [0; 10]);
        assert!(early < late);
        assert_eq!(MarkId::parse(&early.to_string()), Some(early));
        assert_eq!(MarkId::parse("not an id"), None);
        assert_eq!(early.to_string().as_bytes().get(14), Some(&b'7'), "version 7");
    }
}
