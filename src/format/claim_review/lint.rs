//! What is wrong with a ClaimReview. The mistakes are those seen in the wild: reversed and made-up numbers, the checker as the author of
//! the claim, "anonymous" as a name, the date of the check as that of the claim, local dates, addresses without `https://`.

use super::{Party, Review};
use crate::domain::{
    desk::{
        date::{Known, known},
        field::Field,
        preflight::SHORT_CLAIM,
        words::is_german,
    },
    query::fold,
};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written.
    Refused,
    /// It is written as a draft, for it cannot be published so.
    Draft,
    /// It is written, without what is doubtful.
    Warned,
}

/// Something wrong. Its text is English; the page has words of its own.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("the claim has neither a short nor a normalised wording")]
    NoWording,
    #[error("the claim has no rating and no conclusion")]
    NotRated,
    #[error("“{0}” is no value of the scale")]
    RatingNotOnScale(String),
    #[error("the wording of the claim says the rating “{0}”")]
    RatingInsideClaim(String),
    #[error("the page of the check has no address yet")]
    NoUrl,
    #[error("“{0}” is no whole address: it must begin with https:// or http://")]
    UrlNotWhole(String),
    #[error("“{0}” is a short link; search engines want the page's own address")]
    ShortLink(String),
    #[error("the organisation that publishes the check is not named")]
    NoPublisher,
    #[error("the wording has {0} characters; Google asks for fewer than 75")]
    WordingTooLong(usize),
    #[error("the wording stands in quotation marks")]
    WordingQuoted,
    #[error("{0} stands beside the line from true to false, so its number is left out")]
    NumberBesideTheLine(String),
    #[error("the scale starts below 1, so its numbers are left out")]
    ScaleStartsBelowOne,
    #[error("all values of the scale have the same number, so it is left out")]
    DummyNumbers,
    #[error("the scale gives truer values smaller numbers, so its numbers are left out")]
    ScaleReversed,
    #[error("“{0}” is a placeholder and no name, so it is left out")]
    PlaceholderAuthor(String),
    #[error("“{0}” publishes the check and cannot be the author of the claim, so it is left out")]
    AuthorIsPublisher(String),
    #[error("whether “{0}” is a person or an organisation is not known, so it is left out")]
    AuthorOfNoKind(String),
    #[error("the address given for “{0}” is that of the article, so it is left out")]
    SameAsArticle(String),
    #[error("“{0}” is no whole address, so it is left out")]
    AddressOfParty(String),
    #[error("“{0}” is no date such as 2026-01-15, so it is left out")]
    NotADate(String),
    #[error("the date of the claim is that of the check")]
    DateOfCheck,
    #[error("the article has no whole address, so no place is told where the claim appeared")]
    NoAppearance,
    #[error("no link can tell the words from others on the page, so the article's address leads to its beginning")]
    NoWordLink,
    #[error("the rating is a number with a comma, “{0}”: machines read a point")]
    CommaNumber(String),
}

impl Fault {
    /// What is wrong, in German for German, in English for all other languages.
    #[must_use]
    pub fn told(&self, language: &str) -> String {
        if is_german(language) { self.german() } else { self.to_string() }
    }

    fn german(&self) -> String {
        match self {
            Self::NoWording => "die Behauptung hat weder einen kurzen noch einen allein stehenden Wortlaut".to_owned(),
            Self::NotRated => "die Behauptung hat weder Bewertung noch Fazit".to_owned(),
            Self::RatingNotOnScale(rating) => format!("„{rating}“ ist kein Wert der Skala"),
            Self::RatingInsideClaim(label) => format!("der Wortlaut der Behauptung sagt die Bewertung „{label}“"),
            Self::NoUrl => "die Seite der Prüfung hat noch keine Adresse".to_owned(),
            Self::UrlNotWhole(url) => format!("„{url}“ ist keine ganze Adresse: Sie muss mit https:// oder http:// beginnen"),
            Self::ShortLink(url) => format!("„{url}“ ist ein Kurzlink; Suchmaschinen wollen die eigene Adresse der Seite"),
            Self::NoPublisher => "es ist nicht genannt, wer die Prüfung veröffentlicht".to_owned(),
            Self::WordingTooLong(length) => format!("der Wortlaut hat {length} Zeichen; Google bittet um weniger als 75"),
            Self::WordingQuoted => "der Wortlaut steht in Anführungszeichen".to_owned(),
            Self::NumberBesideTheLine(label) => {
                format!("„{label}“ liegt neben der Linie von wahr bis falsch, deshalb fehlt die Zahl")
            }
            Self::ScaleStartsBelowOne => "die Skala beginnt unter 1, deshalb fehlen ihre Zahlen".to_owned(),
            Self::DummyNumbers => "alle Werte der Skala haben dieselbe Zahl, deshalb fehlt sie".to_owned(),
            Self::ScaleReversed => "die Skala gibt wahreren Werten kleinere Zahlen, deshalb fehlen sie".to_owned(),
            Self::PlaceholderAuthor(name) => format!("„{name}“ ist ein Platzhalter und kein Name, deshalb fehlt er"),
            Self::AuthorIsPublisher(name) => {
                format!("„{name}“ veröffentlicht die Prüfung und kann nicht Urheber der Behauptung sein; deshalb fehlt der Name")
            }
            Self::AuthorOfNoKind(name) => {
                format!("ob „{name}“ Person oder Organisation ist, ist nicht bekannt; deshalb fehlt der Name")
            }
            Self::SameAsArticle(name) => format!("die Adresse von „{name}“ ist die des Artikels, deshalb fehlt sie"),
            Self::AddressOfParty(url) => format!("„{url}“ ist keine ganze Adresse, deshalb fehlt sie"),
            Self::NotADate(date) => format!("„{date}“ ist kein Datum wie 2026-01-15, deshalb fehlt es"),
            Self::DateOfCheck => "das Datum der Behauptung ist das der Prüfung".to_owned(),
            Self::NoAppearance => "der Artikel hat keine ganze Adresse, deshalb fehlt, wo die Behauptung stand".to_owned(),
            Self::NoWordLink => {
                "kein Link kann diese Worte von anderen der Seite unterscheiden, deshalb führt die Adresse an ihren Anfang"
                    .to_owned()
            }
            Self::CommaNumber(number) => format!("die Bewertung ist eine Zahl mit Komma, „{number}“: Maschinen lesen einen Punkt"),
        }
    }

    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::NoWording | Self::NotRated | Self::RatingNotOnScale(_) | Self::RatingInsideClaim(_) => Severity::Refused,
            Self::NoUrl | Self::UrlNotWhole(_) | Self::ShortLink(_) | Self::NoPublisher => Severity::Draft,
            _ => Severity::Warned,
        }
    }
}

/// Hosts that only forward.
const SHORTENERS: [&str; 9] = ["bit.ly", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "is.gd", "buff.ly", "lnkd.in", "t1p.de"];

/// Words that stand in the place of a name.
const PLACEHOLDERS: [&str; 16] = [
    "anonymous",
    "anonym",
    "unknown",
    "unbekannt",
    "various",
    "diverse",
    "social media",
    "soziale medien",
    "internet user",
    "internetnutzer",
    "social media user",
    "social-media-nutzer",
    "facebook user",
    "facebook-nutzer",
    "users",
    "nutzer",
];

pub(super) fn faults(review: &mut Review<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    wording(review, &mut faults);
    publication(review, &mut faults);
    let article = review.document.details().url.to_string();
    let publisher = fold(review.publication.publisher.trim());
    for mut party in std::mem::take(&mut review.speakers) {
        match author(&party, &publisher) {
            Some(fault) => faults.push(fault),
            None => {
                if !party.same_as.is_empty() && (party.same_as == article || !is_address(&party.same_as)) {
                    faults.push(if party.same_as == article {
                        Fault::SameAsArticle(party.name.clone())
                    } else {
                        Fault::AddressOfParty(party.same_as.clone())
                    });
                    party.same_as.clear();
                }
                review.speakers.push(party);
            }
        }
    }
    let said = review.text(Field::DateSaid);
    if !said.is_empty() && !is_iso_date(said) {
        faults.push(Fault::NotADate(said.to_owned()));
    } else if !said.is_empty() && said == review.publication.published {
        faults.push(Fault::DateOfCheck);
    }
    if !is_address(&article) {
        faults.push(Fault::NoAppearance);
    }
    faults.extend(comma_number(review.text(Field::Rating)).map(Fault::CommaNumber));
    faults
}

fn wording(review: &Review<'_>, faults: &mut Vec<Fault>) {
    let wording = review.claim_reviewed();
    let length = wording.chars().count();
    if length == 0 {
        faults.push(Fault::NoWording);
    } else if length >= SHORT_CLAIM {
        faults.push(Fault::WordingTooLong(length));
    }
    let quoted = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('»', '«'), ('\'', '\''), ('‘', '’'), ('‚', '‘')];
    if quoted.iter().any(|(open, close)| length > 1 && wording.starts_with(*open) && wording.ends_with(*close)) {
        faults.push(Fault::WordingQuoted);
    }
    let folded = fold(wording);
    let labels = review.graded.iter().flat_map(|graded| &graded.labels);
    if let Some(label) = labels.into_iter().find(|label| crate::domain::desk::preflight::says(&folded, &fold(label))) {
        faults.push(Fault::RatingInsideClaim(label.clone()));
    }
}

fn publication(review: &Review<'_>, faults: &mut Vec<Fault>) {
    let publication = review.publication;
    let url = publication.url.trim();
    if url.is_empty() {
        faults.push(Fault::NoUrl);
    } else if !is_address(url) {
        faults.push(Fault::UrlNotWhole(url.to_owned()));
    } else if SHORTENERS.contains(&crate::domain::desk::query::host(url)) {
        faults.push(Fault::ShortLink(url.to_owned()));
    }
    if publication.publisher.trim().is_empty() {
        faults.push(Fault::NoPublisher);
    }
    if !publication.published.is_empty() && !is_iso_date(&publication.published) {
        faults.push(Fault::NotADate(publication.published.clone()));
    }
}

/// A rating that is a number with a comma.
fn comma_number(text: &str) -> Option<String> {
    let (before, after) = text.split_once(',')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (digits(before) && digits(after)).then(|| text.to_owned())
}

/// Why a party cannot be named as the author of the claim.
fn author(party: &Party, publisher: &str) -> Option<Fault> {
    let name = fold(party.name.trim());
    if PLACEHOLDERS.contains(&&*name)
        || name
            .split_whitespace()
            .next()
            .is_some_and(|first| matches!(first, "anonymous" | "anonymer" | "anonyme" | "unknown" | "unbekannter" | "unbekannte"))
    {
        return Some(Fault::PlaceholderAuthor(party.name.clone()));
    }
    if !publisher.is_empty() && name == publisher {
        return Some(Fault::AuthorIsPublisher(party.name.clone()));
    }
    party.kind.is_empty().then(|| Fault::AuthorOfNoKind(party.name.clone()))
}

/// Whether it is a whole address of the web.
pub(super) fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next());
    host.is_some_and(|host| host.contains('.') && !host.starts_with('.') && !host.ends_with('.'))
        && !text.contains(|sign: char| {
            sign.is_whitespace() || sign.is_control() || matches!(sign, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
        })
}

/// Whether a date is known to the day, as readers of the markup want it.
pub(super) fn is_iso_date(text: &str) -> bool {
    known(text) >= Some(Known::Day)
}
