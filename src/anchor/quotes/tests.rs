use super::*;
use crate::domain::text::TextRange;

fn find(text: &str, position: Option<usize>, [prefix, quote, suffix]: [&str; 3]) -> (State, Option<usize>) {
    let position = position.map(|start| TextRange::from_bytes(start..start + quote.len()));
    let found = Quotes::new(text.into()).find(Wanted { position, quote, prefix, suffix });
    (found.state, found.place().map(|range| range.start().get()))
}

fn check(text: &str, position: Option<usize>, context: [&str; 3], state: State, start: Option<usize>) {
    assert_eq!(find(text, position, context), (state, start), "{context:?} in {text:?}");
}

#[test]
fn words_in_their_context_are_exact() {
    check("Der IS und der IS", None, ["und der ", "IS", ""], State::Exact, Some(15));
    check("Der IS und der IS", Some(4), ["Der ", "IS", " und"], State::Exact, Some(4));
    check("Anti-IS-Koalition", None, ["Anti-", "IS", "-Koalition"], State::Exact, Some(5));
    check("sehr biologisch", None, ["sehr bio", "logisch", ""], State::Exact, Some(8));
    check("neu fu\u{308}r alle", None, ["neu ", "für", " alle"], State::Exact, Some(4));
    check("ja", None, ["", "ja", ""], State::Moved, Some(0));
}

#[test]
fn the_position_decides_between_equal_places() {
    let text = "ja und ja und ja";
    check(text, Some(7), ["", "ja", ""], State::Exact, Some(7));
    check(text, Some(15), ["", "ja", ""], State::Moved, Some(14));
    check(text, None, ["", "ja", ""], State::Lost, None);
    check(text, Some(11), ["", "ja", ""], State::Lost, None);
}

#[test]
fn it_is_never_the_best_of_bad_places() {
    check("Er kam nach Haus.", None, ["wir sahen dann ", "Linus", " im Garten"], State::Lost, None);
    check("Der IS kam.", None, ["Wochen später sagte dann ein ", "IS", "-Kämpfer im Fernsehen"], State::Lost, None);
    check("", None, ["", "IS", ""], State::Lost, None);
    check("IS", None, ["", " ", ""], State::Lost, None);
}

#[test]
fn reworded_words_are_found_by_what_is_left_of_them() {
    let text = "Gestern sagte sie, dass der Preis um sieben Prozent stieg und noch weiter steigt.";
    let quote = "der Preis um fünf Prozent stieg";
    check(text, None, ["Gestern sagte sie, dass ", quote, " und noch weiter"], State::Edited, Some(24));
    check(text, None, ["Am Ende war klar: ", "der Kurs fiel um zwei Punkte", " laut Bank"], State::Lost, None);
}

#[test]
fn words_of_somebody_else_are_not_found_by_what_is_alike() {
    let text =
        "Critics counted 7,500 passengers. Ada Berg said no. The plan was paid for by Cy Dee. It takes four hours to build it.";
    for quote in [
        "Bo Berg said no",
        "The plan was paid for by Cy Eff",
        "It takes five hours to build it",
        "Experts counted 7,500 passengers",
    ] {
        assert_eq!(find(text, None, ["", quote, ""]).0, State::Lost, "{quote}");
    }
    // The same somebody, in other words.
    assert_eq!(find(text, None, ["", "A plan was paid for by Cy Dee", ""]).0, State::Edited);
}

#[test]
fn a_quote_counts_by_how_much_of_it_is_kept() {
    let text = "Wer baut, zahlt. Die Nachbarn haben Arbeiten nach den Regeln eins und zwei zu dulden. Alles andere bleibt.";
    let quote = "Die Nachbarn haben die Arbeiten zu dulden.";
    check(text, None, ["Wer baut, zahlt. ", quote, " Sodann"], State::Edited, Some(17));
    // Of a long quote only the last third stands there, as another sentence.
    let text = "Wir denken heute an Erika Muster, die im Mai gestorben ist. Sie kam aus Bonn.";
    let quote = "title: Erinnerung an eine gute Freundin, tags: Nachruf, Haus, Beschaffung, Verwaltung, Leute, \
        summary: Wir denken heute an Erika Muster, die im Mai gestorben ist.";
    check(text, None, ["", quote, " Sie kam aus Bonn."], State::Lost, None);
}

#[test]
fn a_part_of_a_word_needs_no_context() {
    check("biologisch", None, ["", "logisch", ""], State::Moved, Some(3));
    check("漢字かな", None, ["", "字か", ""], State::Moved, Some(3));
    // With other blanks than the quote has, and places to break words.
    let text = "Das Donau\u{AD}dampf\u{AD}schiff und 5\u{A0}km Fahrt, das Dampfschiff und 6 km.";
    check(text, None, ["", "schiff und 5 km", ""], State::Moved, Some(18));
    check(text, None, ["", "dampfschiff und\n5 km Fahr", ""], State::Moved, Some(11));
    check(text, None, ["Das Donau", "dampfschiff und 5 km", ""], State::Exact, Some(9));
    check(text, None, ["", "5 km Fa", " ganz anders"], State::Lost, None);
    check("ein Dampfschiff\u{A0}fährt", None, ["", "schiff fährt", ""], State::Moved, Some(9));
    check("Dampfschiff\u{A0}fährt, Luftschiff\u{A0}fährt", None, ["", "schiff fährt", ""], State::Lost, None);
    check("Luftschiffe\u{A0}fahren", None, [" das ", "schiffe fahren", ""], State::Lost, None);
}

#[test]
fn a_whole_word_is_not_found_in_a_longer_one() {
    check("Julia kam im Juni 2 mal", Some(13), ["", "Juli", " 2 mal"], State::Lost, None);
    check("Wört10 , Wört12 Wört3", None, ["", "Wört1", " 2"], State::Lost, None);
    check("im Antifaschismus", None, ["im ", "faschismus", ""], State::Lost, None);
    check("im Antifaschismus", None, ["im Anti", "faschismus", ""], State::Exact, Some(7));
}

#[test]
fn until_the_text_is_indexed_nothing_is_found() {
    let mut quotes = Quotes::begin("ja und nein".into());
    let wanted = Wanted { position: None, quote: "nein", prefix: "und ", suffix: "" };
    assert_eq!(quotes.find(wanted), Resolution::NOWHERE);
    while !quotes.step(1) {}
    assert_eq!(quotes.find(wanted).state, State::Exact);
}
