//! The words that stand for values in the file and in the settings, in one place for reading, writing and the schema.

use crate::domain::{
    desk::field::RecordKind,
    details::Detail,
    mark::{Anchor, Kind, Origin},
    settings::{Hint, Theme},
    tags::{Hue, Pattern, TagRole, Verdict},
};

/// An enumeration as the file spells it. Tables of words are smaller than what serde would derive for each of them.
pub(in crate::format) trait Named: Copy + 'static {
    const NAMES: &'static [(&'static str, Self)];

    fn name(self) -> &'static str;
}

macro_rules! named {
    ($type:ident { $($variant:ident = $text:literal),+ }) => {
        impl Named for $type {
            const NAMES: &'static [(&'static str, Self)] = &[$(($text, Self::$variant)),+];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $text),+
                }
            }
        }
    };
}

/// An enumeration of the domain, or a new one, and what the schema says about it.
macro_rules! names {
    ($(#[$doc:meta])* $shape:ident for $domain:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        named! { $domain { $($variant = $text),+ } }

        $(#[$doc])*
        #[cfg(not(target_arch = "wasm32"))]
        #[derive(schemars::JsonSchema)]
        #[expect(dead_code, reason = "only the schema is made from it")]
        pub(super) enum $shape {
            $($(#[$variant_doc])* #[schemars(rename = $text)] $variant),+
        }
    };
    ($(#[$doc:meta])* $type:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub(super) enum $type {
            $($(#[$variant_doc])* #[cfg_attr(not(target_arch = "wasm32"), schemars(rename = $text))] $variant),+
        }

        named! { $type { $($variant = $text),+ } }
    };
}

names! {
    /// What a mark says its words are.
    KindName for Kind {
        /// A statement that can be checked.
        Claim = "claim",
        /// Who or what the article relies on.
        Source = "source",
        /// A person, organisation, place or thing that is named.
        Entity = "entity",
        /// Words given as someone's words.
        Quotation = "quotation",
        /// Anything else worth remembering.
        Note = "note",
    }
}

names! {
    /// How a mark came to be.
    OriginName for Origin {
        ByHand = "by_hand",
        /// Proposed by a program and accepted by a person.
        AcceptedSuggestion = "accepted_suggestion",
        /// Taken from a file of another program.
        Imported = "imported",
    }
}

names! {
    /// How surely a mark lies on its words.
    AnchorName for Anchor {
        /// Position and quote agree.
        Exact = "exact",
        /// The quote was found elsewhere than its position said, and the position was corrected.
        Moved = "moved",
        /// The words were changed by who published them; the mark lies on those that took their place.
        Edited = "edited",
        /// The words were not found; the spans say what they were.
        Lost = "lost",
    }
}

names! {
    /// What a tag is used for.
    RoleName for TagRole {
        /// Filed under; any number a mark.
        Tag = "tag",
        /// The type of an entity; at most one a mark.
        EntityType = "entity_type",
        /// A word of the list of claim types; its id is `claim_type/` and the word. So with the roles below.
        ClaimType = "claim_type",
        SourceType = "source_type",
        /// How far the work on a claim is.
        Status = "status",
        /// A rating scale.
        Scale = "scale",
        /// A value of a rating scale; its id is `rating/`, the scale, `/` and the value.
        Rating = "rating",
        Signal = "signal",
    }
}

names! {
    /// A colour, each with a light and a dark shade.
    HueName for Hue {
        Grey = "grey",
        Red = "red",
        Orange = "orange",
        Yellow = "yellow",
        Green = "green",
        Teal = "teal",
        Blue = "blue",
        Violet = "violet",
    }
}

names! {
    /// What a rating says of a claim, whatever its words.
    VerdictName for Verdict {
        True = "true",
        MostlyTrue = "mostly_true",
        /// Half true, misleading, without its context, altered.
        Partly = "partly",
        MostlyFalse = "mostly_false",
        False = "false",
        /// Unproven, debatable, not to be checked.
        Complicated = "complicated",
        /// Satire and the like.
        Other = "other",
    }
}

names! {
    /// What tells tags apart besides their colour.
    PatternName for Pattern {
        Plain = "plain",
        Dots = "dots",
        Stripes = "stripes",
        Backward = "backward",
        Crossed = "crossed",
        Waves = "waves",
        Grid = "grid",
    }
}

names! {
    /// What a record of the desk is.
    RecordKindName for RecordKind {
        /// What is said of a mark beyond its words; it has the id of the mark.
        Mark = "mark",
        /// Somebody or something under one name.
        Entity = "entity",
        /// One place that speaks for or against a claim.
        Evidence = "evidence",
        /// One place where a claim was seen.
        Appearance = "appearance",
        /// A check of the claim by others.
        PreviousCheck = "previous_check",
        /// What the speaker answered when asked.
        Reply = "reply",
        /// What was put right after publication.
        Correction = "correction",
        /// A relation between two records.
        Link = "link",
        /// An observation about the whole article.
        Signal = "signal",
    }
}

names! {
    /// What a block is.
    BlockName {
        /// A heading; `level` says which.
        Heading = "heading",
        Paragraph = "paragraph",
        ListItem = "list_item",
        Quote = "quote",
        Caption = "caption",
        Preformatted = "preformatted",
        TableCell = "table_cell",
    }
}

names! {
    /// A detail of the article.
    DetailName for Detail {
        Title = "title",
        Subtitle = "subtitle",
        Language = "language",
        Url = "url",
        CanonicalUrl = "canonical_url",
        ArchiveUrl = "archive_url",
        Outlet = "outlet",
        Authors = "authors",
        Published = "published",
        Accessed = "accessed",
        Genre = "genre",
        TranslatedFrom = "translated_from",
        MachineTranslated = "machine_translated",
        FileName = "file_name",
        Encoding = "encoding",
    }
}

names! {
    /// The kind of a record that was deleted.
    RemovedName {
        Mark = "mark",
        Tag = "tag",
    }
}

named! { Theme { System = "system", Light = "light", Dark = "dark" } }
named! { Hint { Select = "select", Press = "press", Export = "export" } }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_for_the_value_that_is_written_so() {
        fn check<T: Named + PartialEq + std::fmt::Debug>(all: usize) {
            assert_eq!(T::NAMES.len(), all);
            for (name, value) in T::NAMES {
                assert_eq!(value.name(), *name);
                assert_eq!(T::NAMES.iter().filter(|(other, _)| other == name).count(), 1, "{name}");
            }
        }
        check::<Kind>(Kind::ALL.len());
        check::<Origin>(3);
        check::<Anchor>(4);
        check::<TagRole>(8);
        check::<Verdict>(Verdict::ALL.len());
        check::<Pattern>(Pattern::ALL.len());
        check::<RecordKind>(RecordKind::ALL.len());
        check::<Hue>(Hue::ALL.len());
        check::<BlockName>(7);
        check::<Detail>(Detail::ALL.len());
        check::<RemovedName>(2);
        check::<Theme>(Theme::ALL.len());
        check::<Hint>(Hint::ALL.len());
    }
}
