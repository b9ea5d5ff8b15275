//! Blocks that are not the article in any file: advertisement labels, share bars, comment forms, boxes about the author, newsletters.
//! German and English. A proposal that the reader can take back; so a label must be the whole block, never a part of a sentence. Notes that the
//! article was corrected are none, wherever they stand.

use xxhash_rust::xxh64::xxh64;

use crate::domain::{article::BlockKind, corrections, table::sort_by_number};

/// A block as the file gave it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'text> {
    pub(super) kind: BlockKind,
    pub(super) text: &'text str,
    /// Whether it is thought to be the article so far.
    pub(super) kept: bool,
    /// Whether most of it is inside links.
    pub(super) linked: bool,
}

/// Labels that are the whole block, whatever signs stand around them.
const LABELS: [&str; 76] = [
    "caption",
    "close",
    "ad",
    "ads",
    "advert",
    "adverts",
    "advertisement",
    "advertisements",
    "advertising",
    "sponsored",
    "sponsored content",
    "promoted",
    "story continues below",
    "article continues below",
    "continue reading below",
    "article continues after ad",
    "anzeige",
    "anzeigen",
    "werbung",
    "reklame",
    "advertorial",
    "ende der anzeige",
    "nach der anzeige weiterlesen",
    "share",
    "share this",
    "share this article",
    "share this story",
    "share this post",
    "share on facebook",
    "share on twitter",
    "share on x",
    "tweet",
    "email this",
    "print",
    "print this article",
    "copy link",
    "follow us",
    "like us on facebook",
    "teilen",
    "artikel teilen",
    "beitrag teilen",
    "diesen artikel teilen",
    "auf facebook teilen",
    "auf twitter teilen",
    "auf x teilen",
    "per e mail teilen",
    "drucken",
    "artikel drucken",
    "seite drucken",
    "link kopieren",
    "folgen sie uns",
    "folge uns",
    "leave a reply",
    "leave a comment",
    "post a comment",
    "add a comment",
    "comments",
    "view comments",
    "show comments",
    "reply",
    "schreibe einen kommentar",
    "schreiben sie einen kommentar",
    "kommentar schreiben",
    "kommentieren",
    "kommentar hinterlassen",
    "einen kommentar hinterlassen",
    "kommentare",
    "alle kommentare",
    "kommentare anzeigen",
    "antwort abbrechen",
    "antworten",
    "subscribe to our newsletter",
    "sign up for our newsletter",
    "newsletter abonnieren",
    "zum newsletter anmelden",
    "jetzt anmelden",
];

/// How blocks begin that are forms or notices of the site, in the words of common systems.
const BEGINNINGS: [&str; 20] = [
    "deine e mail adresse wird nicht veroffentlicht",
    "ihre e mail adresse wird nicht veroffentlicht",
    "erforderliche felder sind mit",
    "your email address will not be published",
    "required fields are marked",
    "you must be logged in to post a comment",
    "du musst angemeldet sein um einen kommentar",
    "sie mussen angemeldet sein um einen kommentar",
    "meinen namen meine e mail adresse und meine website in diesem browser",
    "save my name email and website in this browser",
    "you have entered an incorrect email address",
    "this site uses akismet",
    "diese website verwendet akismet",
    "sign up for our",
    "subscribe to our",
    "abonnieren sie unseren",
    "abonniere unseren",
    "melden sie sich fur unseren newsletter",
    "click to share on",
    "klick um auf",
];

/// What heads the list of other articles behind an article, as a whole block.
const MORE: [&str; 30] = [
    "trending",
    "subscribe",
    "latest",
    "latest news",
    "popular",
    "related news",
    "related content",
    "weitere informationen",
    "weitere artikel",
    "mehr zu diesem thema",
    "related articles",
    "related posts",
    "related stories",
    "related topics",
    "related",
    "read more",
    "read also",
    "also read",
    "more from",
    "recommended",
    "you may also like",
    "most read",
    "most popular",
    "mehr zum thema",
    "lesen sie auch",
    "lesen sie mehr",
    "das konnte sie auch interessieren",
    "auch interessant",
    "ahnliche artikel",
    "ahnliche beitrage",
];

/// How a line begins that says when the page was made or who made a picture, if it is short.
const CREDITS: [&str; 27] = [
    "published",
    "updated on",
    "updated",
    "last updated",
    "last modified",
    "posted on",
    "posted",
    "first published",
    "veroffentlicht",
    "aktualisiert",
    "zuletzt aktualisiert",
    "stand",
    "erstellt",
    "image credit",
    "image source",
    "photo",
    "photo by",
    "photo credit",
    "photograph by",
    "picture",
    "credit",
    "foto",
    "fotos",
    "bild",
    "bildquelle",
    "bildnachweis",
    "copyright",
];

/// Words that a line may have beside numbers and still be nothing but a date.
const DATE_WORDS: [&str; 64] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "januar",
    "februar",
    "marz",
    "mai",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "am",
    "pm",
    "a",
    "p",
    "m",
    "uhr",
    "um",
    "at",
    "on",
    "et",
    "est",
    "edt",
    "gmt",
    "utc",
    "cet",
    "cst",
    "pst",
    "der",
];

/// Longer lines that begin like a credit are sentences, in words.
const LONGEST_CREDIT: usize = 14;

/// A repeated block is boilerplate if it has so many bytes: slide shows and teasers repeat captions, people repeat short lines.
const SHORTEST_REPEATED: usize = 40;

/// How a box about the author is headed: these words and a name, and nothing else.
const ABOUT: [&str; 6] = ["about the author", "about", "uber den autor", "uber die autorin", "zum autor", "zur autorin"];

/// Words of a name behind "About".
const LONGEST_NAME: usize = 4;

/// Longer blocks are no label, in bytes.
const LONGEST_LABEL: usize = 120;

/// Sentences of forms are longer, but no paragraphs.
const LONGEST_NOTICE: usize = 400;

/// Blocks behind the last paragraph in which a heading "About …" is a box: in the middle of an article it heads a section.
const TAIL: usize = 8;

/// For each block whether it is proposed as boilerplate.
pub(super) fn propose<'text>(blocks: impl Iterator<Item = Seen<'text>>) -> Vec<bool> {
    let blocks: Vec<Seen<'_>> = blocks.collect();
    let repeated = repeated(&blocks);
    let mut heads_list = false;
    let mut proposed = Vec::with_capacity(blocks.len());
    for (block, is_repeated) in blocks.iter().zip(repeated) {
        let is_listed = heads_list && (block.linked || block.kind == BlockKind::ListItem);
        heads_list = is_more(block) || is_listed;
        proposed.push(is_repeated || is_listed || is_boilerplate(block));
    }
    // From the end forward: a box about the author counts only where nothing but boilerplate and short lines follow.
    let mut behind = 0;
    for index in (0..blocks.len()).rev() {
        let (Some(block), Some(flag)) = (blocks.get(index), proposed.get_mut(index)) else { break };
        if !block.kept || *flag {
            continue;
        }
        if behind < TAIL && is_about(block.text) {
            *flag = true;
        } else if block.text.len() > LONGEST_LABEL || behind >= TAIL {
            break;
        } else {
            behind += 1;
        }
    }
    proposed.iter_mut().zip(notes(&blocks)).for_each(|(proposed, is_note)| *proposed &= !is_note);
    proposed
}

/// For each block whether it is part of a note that says that the article was corrected.
pub(super) fn notes(blocks: &[Seen<'_>]) -> Vec<bool> {
    let seen: Vec<corrections::Seen<'_>> = blocks.iter().map(|block| (block.kind, block.text, block.linked)).collect();
    corrections::are_notes(&seen)
}

/// For each block whether an earlier one that is kept has the same words. Checksums are sorted, and not blocks put into a set: the page
/// proposes boilerplate too, and has the sorting anyway.
fn repeated(blocks: &[Seen<'_>]) -> Vec<bool> {
    let long = blocks.iter().enumerate().filter(|(_, block)| block.kept && block.text.len() >= SHORTEST_REPEATED);
    let mut rows: Vec<(u64, usize)> = long.map(|(index, block)| (xxh64(block.text.as_bytes(), 0), index)).collect();
    sort_by_number(&mut rows, |(checksum, index)| u128::from(*checksum) << 64 | *index as u128);
    let text = |index: usize| blocks.get(index).map(|block| block.text);
    let mut repeated = vec![false; blocks.len()];
    for pair in rows.windows(2) {
        if let [(_, earlier), (_, later)] = *pair
            && text(earlier) == text(later)
            && let Some(flag) = repeated.get_mut(later)
        {
            *flag = true;
        }
    }
    repeated
}

fn is_boilerplate(block: &Seen<'_>) -> bool {
    // Preformatted text is quoted as it is; long text is never a label. Figures and dates of a table are what it is for.
    if block.text.len() > LONGEST_NOTICE || block.kind == BlockKind::Preformatted {
        return false;
    }
    let words = words(block.text);
    let is_credit = block.kind != BlockKind::TableCell && is_credit(block.text, &words);
    let is_label = block.text.len() <= LONGEST_LABEL && (LABELS.contains(&words.as_str()) || is_credit);
    is_label || is_more(block) || BEGINNINGS.iter().any(|beginning| words.starts_with(beginning))
}

/// Whether a block heads a list of other articles.
fn is_more(block: &Seen<'_>) -> bool {
    block.text.len() <= LONGEST_LABEL && MORE.contains(&words(block.text).as_str())
}

/// A date alone, an address alone, or a short line about date, picture or rights that is no sentence.
fn is_credit(text: &str, words: &str) -> bool {
    let count = words.split(' ').count();
    let numbers = words.split(' ').filter(|word| word.starts_with(|character: char| character.is_ascii_digit())).count();
    let is_date = numbers > 0
        && count > 1
        && words
            .split(' ')
            .all(|word| DATE_WORDS.contains(&word) || word.starts_with(|character: char| character.is_ascii_digit()));
    let is_address = !text.trim().contains(char::is_whitespace) && text.contains('@') && text.contains('.');
    let follows = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let begins = CREDITS.iter().find(|credit| words.strip_prefix(**credit).is_some_and(follows));
    // "Photo: Ada", "Published May 5": a sign behind the word or a number in the line; "Published works are listed" is neither.
    let is_named = begins.is_some_and(|credit| numbers > 0 && !text.ends_with('.') || has_sign_behind(text, credit));
    let is_source = text.starts_with('©');
    (is_date || is_address || is_source || is_named) && count <= LONGEST_CREDIT
}

fn has_sign_behind(text: &str, credit: &str) -> bool {
    let last = credit.split(' ').count();
    text.split_whitespace().nth(last - 1).is_some_and(|word| word.ends_with([':', '|', '/']))
        || text.split_whitespace().nth(last) == Some(":")
}

/// "About" and a name that is not a sentence.
fn is_about(text: &str) -> bool {
    let words = words(text);
    let is_line = text.len() <= LONGEST_LABEL && !text.ends_with(['.', '!', '?', ':']) && !text.contains('\n');
    is_line
        && ABOUT.iter().any(|about| {
            words.strip_prefix(about).is_some_and(|name| {
                (name.is_empty() && about.contains(' '))
                    || (name.starts_with(' ') && name.split_whitespace().count() <= LONGEST_NAME)
            })
        })
}

/// Words in small letters without accents, joined by single spaces; signs around and between them are gone.
pub(super) fn words(text: &str) -> String {
    let plain = |character: char| if character.is_alphanumeric() { without_accent(character) } else { ' ' };
    let words: String = text.chars().flat_map(char::to_lowercase).map(plain).collect();
    words.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_accent(character: char) -> char {
    match character {
        'ä' => 'a',
        'ö' => 'o',
        'ü' => 'u',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OTHER: &str =
        "Another paragraph, which is about something else, and says it in so many words that nobody takes it for a label of a box.";

    fn check(blocks: &[&str], expected: &[&str]) {
        let seen = blocks.iter().map(|text| Seen { kind: BlockKind::Paragraph, text, kept: true, linked: false });
        let proposed = propose(seen);
        let found: Vec<_> = blocks.iter().zip(proposed).filter(|(_, proposed)| *proposed).map(|(text, _)| *text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn labels_and_forms_are_proposed() {
        let long =
            "A paragraph of the article that says what happened on that day, where it did, who was there, and why that matters.";
        check(&["Title", "Advertisement", long, "- ANZEIGE -", OTHER], &["Advertisement", "- ANZEIGE -"]);
        check(&[long, "Teilen", "Auf Facebook teilen", "Tweet"], &["Teilen", "Auf Facebook teilen", "Tweet"]);
        check(
            &[long, "Your email address will not be published. Required fields are marked *"],
            &["Your email address will not be published. Required fields are marked *"],
        );
        check(&[long, "Über den Autor", "Leave a Reply"], &["Über den Autor", "Leave a Reply"]);
        check(&[long, "About rashed", "Ähnliche Beiträge", "😀"], &["About rashed", "Ähnliche Beiträge"]);
        check(&[], &[]);
    }

    #[test]
    fn sentences_are_left_alone() {
        let long =
            "A paragraph of the article that says what happened on that day, where it did, who was there, and why that matters.";
        for text in [
            "The advertisement was withdrawn.",
            "Die Anzeige wurde zurückgezogen",
            "About 400 people came.",
            "Werbung für den Krieg",
            "Teilen und herrschen",
            "Comments by the minister drew criticism",
            "Related to the moon",
            "About what happened on that very day",
        ] {
            check(&["Title", text, long], &[]);
        }
        // Headings of sections.
        check(&["About the moon", long, "About cheese", OTHER], &[]);
    }
}
