//! Where an article came from and what it is called. Each detail may be absent, said, or said to be unknown: a fact-checker who has
//! looked for a date and found none knows more than one who has not looked.

use std::rc::Rc;

use crate::domain::mark::Extra;

/// The details by name. The order is that of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    Title,
    Subtitle,
    /// BCP 47.
    Language,
    /// Address of the page that was read.
    Url,
    /// The address that the page itself names as its own.
    CanonicalUrl,
    /// Address of a copy in an archive.
    ArchiveUrl,
    /// Newspaper, site or channel.
    Outlet,
    /// The only detail with several texts.
    Authors,
    /// As the article says it, usually an ISO 8601 date or time.
    Published,
    /// When the article was read: ISO 8601.
    Accessed,
    /// `news`, `opinion`, `satire`, `press_release`, `blog`, `social_post`, or another word.
    Genre,
    /// The language it was translated from: BCP 47.
    TranslatedFrom,
    /// `no`, `suspected` or `yes`.
    MachineTranslated,
    /// Name of the file it was opened from.
    FileName,
    /// Label of the encoding its bytes were read in (WHATWG).
    Encoding,
}

impl Detail {
    pub const ALL: [Detail; 15] = [
        Detail::Title,
        Detail::Subtitle,
        Detail::Language,
        Detail::Url,
        Detail::CanonicalUrl,
        Detail::ArchiveUrl,
        Detail::Outlet,
        Detail::Authors,
        Detail::Published,
        Detail::Accessed,
        Detail::Genre,
        Detail::TranslatedFrom,
        Detail::MachineTranslated,
        Detail::FileName,
        Detail::Encoding,
    ];
}

/// What is known of one detail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Told {
    /// Nobody has said anything.
    #[default]
    Absent,
    /// Somebody has looked and it cannot be known.
    Unknown,
    /// Never empty; one text but for [`Detail::Authors`].
    Said(Vec<Rc<str>>),
}

impl Told {
    /// One text; absent when it is empty.
    #[must_use]
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Absent } else { Self::Said(vec![text.into()]) }
    }
}

/// The details of an article. Texts that are not said are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Details {
    pub title: Rc<str>,
    pub subtitle: Rc<str>,
    pub language: Rc<str>,
    pub url: Rc<str>,
    pub canonical_url: Rc<str>,
    pub archive_url: Rc<str>,
    pub outlet: Rc<str>,
    pub authors: Vec<Rc<str>>,
    pub published: Rc<str>,
    pub accessed: Rc<str>,
    pub genre: Rc<str>,
    pub translated_from: Rc<str>,
    pub machine_translated: Rc<str>,
    pub file_name: Rc<str>,
    pub encoding: Rc<str>,
    /// Those that are said to be unknown: in order, each once, and none that is said.
    pub unknown: Vec<Detail>,
    /// What was changed or left out when the text came in, each with how often: line ends, control characters, menus.
    pub intake: Vec<(Rc<str>, u32)>,
    pub extra: Extra,
}

impl Details {
    #[must_use]
    pub fn get(&self, detail: Detail) -> Told {
        if self.unknown.contains(&detail) {
            return Told::Unknown;
        }
        match self.text(detail) {
            Some(text) => Told::text(text),
            None if self.authors.is_empty() => Told::Absent,
            None => Told::Said(self.authors.clone()),
        }
    }

    /// Says a detail, or that it is unknown. Empty texts are not said; of several texts all but the authors take the first.
    pub fn set(&mut self, detail: Detail, told: Told) {
        let unknown = told == Told::Unknown;
        let mut texts = if let Told::Said(texts) = told { texts } else { Vec::new() };
        texts.retain(|text| !text.is_empty());
        match self.text_mut(detail) {
            Some(text) => *text = texts.into_iter().next().unwrap_or_default(),
            None => self.authors = texts,
        }
        self.unknown.retain(|other| *other != detail);
        if unknown {
            let place = self.unknown.partition_point(|other| *other < detail);
            self.unknown.insert(place, detail);
        }
    }

    /// The text of a detail that has one; `None` for the authors.
    #[must_use]
    pub fn text(&self, detail: Detail) -> Option<&Rc<str>> {
        Some(match detail {
            Detail::Title => &self.title,
            Detail::Subtitle => &self.subtitle,
            Detail::Language => &self.language,
            Detail::Url => &self.url,
            Detail::CanonicalUrl => &self.canonical_url,
            Detail::ArchiveUrl => &self.archive_url,
            Detail::Outlet => &self.outlet,
            Detail::Authors => return None,
            Detail::Published => &self.published,
            Detail::Accessed => &self.accessed,
            Detail::Genre => &self.genre,
            Detail::TranslatedFrom => &self.translated_from,
            Detail::MachineTranslated => &self.machine_translated,
            Detail::FileName => &self.file_name,
            Detail::Encoding => &self.encoding,
        })
    }

    fn text_mut(&mut self, detail: Detail) -> Option<&mut Rc<str>> {
        Some(match detail {
            Detail::Title => &mut self.title,
            Detail::Subtitle => &mut self.subtitle,
            Detail::Language => &mut self.language,
            Detail::Url => &mut self.url,
            Detail::CanonicalUrl => &mut self.canonical_url,
            Detail::ArchiveUrl => &mut self.archive_url,
            Detail::Outlet => &mut self.outlet,
            Detail::Authors => return None,
            Detail::Published => &mut self.published,
            Detail::Accessed => &mut self.accessed,
            Detail::Genre => &mut self.genre,
            Detail::TranslatedFrom => &mut self.translated_from,
            Detail::MachineTranslated => &mut self.machine_translated,
            Detail::FileName => &mut self.file_name,
            Detail::Encoding => &mut self.encoding,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_detail_is_said_unknown_and_taken_back_on_its_own() {
        let mut details = Details::default();
        for detail in Detail::ALL {
            let text: Rc<str> = format!("{detail:?}").into();
            let said = if detail == Detail::Authors { vec![text, "Zoë".into()] } else { vec![text] };
            let before = details.clone();
            for told in [Told::Said(said.clone()), Told::Unknown, Told::Absent] {
                details.set(detail, told.clone());
                assert_eq!(details.get(detail), told, "{detail:?}");
            }
            assert_eq!(details, before, "{detail:?} leaves nothing behind");
            details.set(detail, Told::Said(said));
        }
        for detail in Detail::ALL {
            assert!(matches!(details.get(detail), Told::Said(_)), "{detail:?} was overwritten by another");
        }
    }

    #[test]
    fn what_is_empty_is_not_said() {
        let mut details = Details::default();
        details.set(Detail::Authors, Told::Said(vec!["".into(), "A".into(), "".into()]));
        assert_eq!(details.get(Detail::Authors), Told::Said(vec!["A".into()]));
        details.set(Detail::Title, Told::Said(vec!["".into(), "second".into()]));
        assert_eq!(details.get(Detail::Title), Told::Said(vec!["second".into()]));
        details.set(Detail::Title, Told::text(""));
        assert_eq!(details.get(Detail::Title), Told::Absent);
    }

    #[test]
    fn what_is_unknown_is_kept_in_order() {
        let mut details = Details::default();
        for detail in [Detail::Published, Detail::Title, Detail::Published, Detail::Outlet] {
            details.set(detail, Told::Unknown);
        }
        assert_eq!(details.unknown, [Detail::Title, Detail::Outlet, Detail::Published]);
    }
}
