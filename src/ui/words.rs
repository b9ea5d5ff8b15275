//! The catalogue of the language in use, handed down as a context. It changes when the user changes the language.

use std::rc::Rc;

use yew::AttrValue;

use crate::{
    app::messages::{Catalogue, Msg},
    domain::{mark::Kind, tags::Hue},
    ui::marks::shortened,
};

#[derive(Clone)]
pub(super) struct Words(pub(super) Rc<Catalogue>);

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Words {
    /// The text of a message, ready to be drawn. Compiled once: two hundred places call it.
    #[inline(never)]
    pub(super) fn text(&self, message: Msg) -> AttrValue {
        AttrValue::from(self.0.text(message))
    }

    /// A message with its placeholders filled in.
    #[inline(never)]
    pub(super) fn with(&self, message: Msg, values: &[(&str, &str)]) -> AttrValue {
        AttrValue::from(self.0.with(message, values))
    }

    /// A message about a number.
    #[inline(never)]
    pub(super) fn count(&self, one: Msg, other: Msg, number: usize) -> AttrValue {
        AttrValue::from(self.0.count(one, other, number))
    }
}

/// So much of the words that a control is for is in its name.
const MOST_NAMED: usize = 100;

/// The name of a control that stands in many places: what it does, and the first words of what it is for.
#[inline(never)]
pub(super) fn named(label: &str, place: &str) -> AttrValue {
    format!("{label}: {}", shortened(place.trim(), MOST_NAMED)).into()
}

impl std::ops::Deref for Words {
    type Target = Catalogue;

    fn deref(&self) -> &Catalogue {
        &self.0
    }
}

/// So many characters tell what it is that is folded away.
const FIRST_WORDS: usize = 36;

pub(super) use crate::app::messages::kind_word;

impl Words {
    /// So many parts that are left out of an article, with the first words of them, and whether they are shown.
    pub(super) fn folded(&self, parts: usize, text: &str, hidden: bool) -> AttrValue {
        let mut words: String = text.chars().take(FIRST_WORDS).collect();
        if parts > 1 || words.len() < text.len() {
            words.truncate(words.trim_end().len());
            words.push('…');
        }
        let told = self.count(Msg::FoldedOne, Msg::FoldedOther, parts).replace("{words}", &words);
        format!("{told} · {}", self.text(if hidden { Msg::FoldShow } else { Msg::FoldHide })).into()
    }

    /// So many marks of a kind, such as "3 claims".
    pub(super) fn count_of(&self, kind: Kind, number: usize) -> AttrValue {
        let (one, other) = match kind {
            Kind::Claim => (Msg::ClaimsOne, Msg::ClaimsOther),
            Kind::Source => (Msg::SourcesOne, Msg::SourcesOther),
            Kind::Entity => (Msg::EntitiesOne, Msg::EntitiesOther),
            Kind::Quotation => (Msg::QuotationsOne, Msg::QuotationsOther),
            Kind::Note => (Msg::NotesOne, Msg::NotesOther),
        };
        self.count(one, other, number)
    }
}

/// The class that gives a kind its hue and line.
pub(super) fn kind_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Claim => "claim",
        Kind::Source => "source",
        Kind::Entity => "entity",
        Kind::Quotation => "quotation",
        Kind::Note => "note",
    }
}

/// The letter that makes a mark of a kind.
pub(super) fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Claim => "C",
        Kind::Source => "S",
        Kind::Entity => "E",
        Kind::Quotation => "Q",
        Kind::Note => "M",
    }
}

pub(super) fn hue_class(hue: Hue) -> &'static str {
    match hue {
        Hue::Grey => "hue-grey",
        Hue::Red => "hue-red",
        Hue::Orange => "hue-orange",
        Hue::Yellow => "hue-yellow",
        Hue::Green => "hue-green",
        Hue::Teal => "hue-teal",
        Hue::Blue => "hue-blue",
        Hue::Violet => "hue-violet",
    }
}

pub(super) fn hue_word(hue: Hue) -> Msg {
    match hue {
        Hue::Grey => Msg::HueGrey,
        Hue::Red => Msg::HueRed,
        Hue::Orange => Msg::HueOrange,
        Hue::Yellow => Msg::HueYellow,
        Hue::Green => Msg::HueGreen,
        Hue::Teal => Msg::HueTeal,
        Hue::Blue => Msg::HueBlue,
        Hue::Violet => Msg::HueViolet,
    }
}
