//! Words that end in a full stop without ending a sentence, German and English in one list: an article may quote the other
//! language, and the forms hardly collide. Collected for Beleg from ordinary newspaper usage; the unit is one word without
//! its last full stop ("Dr", "z.B"), compared as written.

use std::cmp::Ordering;

/// How far an abbreviation may be trusted to be followed by the rest of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Always followed by what it belongs to: "Dr. Müller", "z. B. Berlin".
    Leading,
    /// May also be the last word: "usw. Die Polizei", "at 5 p.m. The". The next word decides.
    Trailing,
    /// An abbreviation only before a number: "No. 5", but "No. Never."
    BeforeNumber,
}

/// Words with a space between them, sorted, so that the list can be searched by halves. One text per list is much smaller in
/// the page than a text per word.
const LEADING: &str = "\
    Abb Adm Anm Bd Bde Brig Bsp Capt Cdr Cmdr Col Dipl Doz Dr Dres Fa Fn Fr Frl Ft Fußn Gebr Gouv Gov Hg Hl Hon Hr Hrn \
    Hrsg Ing Insp Kl Lic Lt Ltg Mag Maj Messrs Mgr Mlle Mme Mr Mrs Ms Msgr Nr Nrn Ph Pres Prof Profs Rep Reps Rev Sen Sens \
    Sgt Stv Supt Tel Verf abzgl allg amerik approx ausschl bayer bes betr bspw bzgl bzw ca cf d.h dgl dt dtsch e.g ebd \
    ehem einschl engl entspr europ ev evang evtl exkl franz frz geb gegr gesch gest gez ggf ggfs ggü griech hl hrsg i.e \
    inkl insb insbes internat ital jüd kath kgl lat lt mtl mutmaßl nachf niederl nördl o.g poln preuß resp russ röm s.o \
    s.u schott schweiz sogen staatl stellv südl techn tägl türk u.a ungar urspr v.a verh versch vgl viz vorm vs westl wg \
    z.B z.T zit zw zzgl österr östl";

/// Sorted.
const TRAILING: &str = "\
    Abt Apr Aufl Aug Ave Bio Blvd Bros Chr Co Corp D.C Dec Dept Dez E.U Esq Feb Gen Inc Jan Jg Jh Jhd Jhdt Jr Jul Jun Ltd \
    Mio Mrd Mrz Mt Mär Nov Oct Okt Ph.D Pkt Prov RA Rd Sep Sept Sr St Std Ste Str Tsd U.K U.N U.S U.S.A Univ a.D a.m al bn \
    eds etc f ff jr min mio mrd o.Ä o.ä p.m sog sr u.Ä u.ä usf usw";

/// Sorted. Single letters ("S. 12", "p. 5") need no entry.
const BEFORE_NUMBER: &str = "\
    Abs App Apt Art Az BGBl Bl Di Do Drs Fig Figs Fri Kap Mar Max Mi Min Mind Mo Mon No Nos Op Rn Rz Sa Sat Sec So Sun Tab \
    Thu Thur Thurs Tue Tues Vol Wed Ziff art ch chap est fig max mind no nos op pp sec vol vols";

/// Words that start a new sentence when they come capitalised after an abbreviation: articles, pronouns, prepositions,
/// conjunctions and adverbs, which are no part of a name. Sorted.
const OPENERS: &str = "\
    A Aber After All Alle Allein Allerdings Als Also Although Am An And Another As At Auch Auf Aus Außerdem Because Before \
    Bei Beide Beim Bereits Bis Bisher Both But By Dabei Dagegen Daher Damit Danach Dann Darauf Darum Das Dazu Dem Den Denn \
    Dennoch Der Des Deshalb Despite Deswegen Die Dies Diese Diesem Diesen Dieser Dieses Doch Dort Durch During Ein Eine \
    Einem Einen Einer Er Erst Es Even For From Für Gegen Gestern He Her Here Heute Hier Hierzu His How However I Ich If \
    Ihr Ihre Ihren Ihrer Im In Insgesamt It Its Jedoch Jetzt Kein Keine Keiner Later Laut Man Many Meanwhile Mehr Mit \
    Morgen Most My Nach Nachdem No Noch Not Now Nun Nur Ob Obwohl Oder Ohne On Only Or Our Schon Sein Seine Seinen Seiner \
    Seit Seitdem She Sie Since So Sogar Some Somit Sonst Sowohl Später Still That The Their Then There These They This \
    Those To Trotz Trotzdem Um Und Under Unsere Unter Until Viele Vom Von Vor Wann Warum Was We Weder Wegen Weil Wenn Wer \
    What When Where Which While Who Why Wie Wir With Wo Während Yet You Zu Zudem Zugleich Zuletzt Zum Zur Zuvor Zwar \
    Zwischen Über";

/// Words after which a number is not a German ordinal, so that its full stop ends the sentence: "She turned 12. Police said".
/// English month names are among them ("on May 12."). Sorted.
const BEFORE_CARDINAL: &str = "\
    April August December February January July June March May November October September about aged and are around at \
    been by from had has have is least most nearly number of or over page score scored than the to turned under until were";

/// What the list knows about a word, given without its last full stop. A capitalised word is also looked up in lower case
/// ("Vgl", "Ca"), as at the start of a sentence.
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    exact(word).or_else(|| exact(&uncapitalised(word)?))
}

/// Whether a capitalised word begins a sentence rather than going on with a name.
pub(crate) fn opens_sentence(word: &str) -> bool {
    contains(OPENERS, word)
}

/// Whether a number after this word counts rather than orders.
pub(crate) fn precedes_cardinal(word: &str) -> bool {
    contains(BEFORE_CARDINAL, word)
}

fn exact(word: &str) -> Option<Abbreviation> {
    if contains(LEADING, word) {
        Some(Abbreviation::Leading)
    } else if contains(TRAILING, word) {
        Some(Abbreviation::Trailing)
    } else if contains(BEFORE_NUMBER, word) {
        Some(Abbreviation::BeforeNumber)
    } else {
        None
    }
}

/// Whether a word is in a list, by halves: look at the word around the middle, go on in the half before or behind it.
fn contains(sorted: &str, word: &str) -> bool {
    let mut list = sorted;
    while !list.is_empty() {
        let (before, behind) = list.split_at(list.floor_char_boundary(list.len() / 2));
        let start = before.rfind(' ').map_or(0, |space| space + 1);
        let end = behind.find(' ').map_or(list.len(), |space| before.len() + space);
        let half = match list.get(start..end).unwrap_or_default().cmp(word) {
            Ordering::Equal => return true,
            Ordering::Less => list.get(end + 1..),
            Ordering::Greater => list.get(..start.saturating_sub(1)),
        };
        list = half.unwrap_or_default();
    }
    false
}

/// The word with a small first letter, if its first letter was a capital.
fn uncapitalised(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let first = letters.next()?;
    let small = first.to_lowercase();
    (!small.clone().eq([first])).then(|| small.chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_free_of_doubles() {
        for list in [LEADING, TRAILING, BEFORE_NUMBER, OPENERS, BEFORE_CARDINAL] {
            let words: Vec<&str> = list.split(' ').collect();
            for pair in words.windows(2) {
                assert!(pair[0] < pair[1], "{} stands before {}", pair[0], pair[1]);
            }
            assert!(words.iter().all(|word| contains(list, word)));
        }
    }

    #[test]
    fn no_word_stands_in_two_classes() {
        for word in LEADING.split(' ') {
            assert!(!contains(TRAILING, word) && !contains(BEFORE_NUMBER, word), "{word}");
        }
        for word in TRAILING.split(' ') {
            assert!(!contains(BEFORE_NUMBER, word), "{word}");
        }
    }

    #[test]
    fn words_are_found_as_written_or_capitalised() {
        let rows = [
            ("Dr", Some(Abbreviation::Leading)),
            ("vgl", Some(Abbreviation::Leading)),
            ("Vgl", Some(Abbreviation::Leading)),
            ("Östl", Some(Abbreviation::Leading)),
            ("usw", Some(Abbreviation::Trailing)),
            ("U.S", Some(Abbreviation::Trailing)),
            ("No", Some(Abbreviation::BeforeNumber)),
            ("Haus", None),
            ("mag", None),
            ("dr", None),
            ("", None),
        ];
        for (word, expected) in rows {
            assert_eq!(abbreviation(word), expected, "{word:?}");
        }
    }
}
