//! The words that stand for values in the file, in one place for reading, writing and the schema.

use serde::{Deserialize, Serialize};

use crate::domain::{
    mark::{Anchor, Kind, Origin},
    tags::{Hue, TagRole},
};

/// An enumeration of the domain as the file spells it: in snake case.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident for $domain:ident { $($(#[$variant_doc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub(in crate::format) enum $name {
            $($(#[$variant_doc])* $variant),+
        }

        impl From<$domain> for $name {
            fn from(value: $domain) -> Self {
                match value {
                    $($domain::$variant => Self::$variant),+
                }
            }
        }

        impl From<$name> for $domain {
            fn from(name: $name) -> Self {
                match name {
                    $($name::$variant => Self::$variant),+
                }
            }
        }
    };
}

names! {
    /// What a mark says its words are.
    KindName for Kind {
        /// A statement that can be checked.
        Claim,
        /// Who or what the article relies on.
        Source,
        /// A person, organisation, place or thing that is named.
        Entity,
        /// Words given as someone's words.
        Quotation,
        /// Anything else worth remembering.
        Note,
    }
}

names! {
    /// How a mark came to be.
    OriginName for Origin {
        ByHand,
        /// Proposed by a program and accepted by a person.
        AcceptedSuggestion,
        /// Taken from a file of another program.
        Imported,
    }
}

names! {
    /// How surely a mark lies on its words.
    AnchorName for Anchor {
        /// Position and quote agree.
        Exact,
        /// The quote was found elsewhere than its position said, and the position was corrected.
        Moved,
        /// The words were not found; the spans say what they were.
        Lost,
    }
}

names! {
    /// What a tag is used for.
    RoleName for TagRole {
        /// Filed under; any number a mark.
        Tag,
        /// The type of an entity; at most one a mark.
        EntityType,
    }
}

names! {
    /// A colour, each with a light and a dark shade.
    HueName for Hue { Grey, Red, Orange, Yellow, Green, Teal, Blue, Violet }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub(super) enum BlockName {
    /// A heading; `level` says which.
    Heading,
    Paragraph,
    ListItem,
    Quote,
    Caption,
    Preformatted,
    TableCell,
}

/// The kind of a record that was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub(super) enum RemovedName {
    Mark,
    Tag,
}
