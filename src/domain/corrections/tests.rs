use super::*;

/// Twelve wordings and more of each language. `¦` stands between two blocks, and the date that is found behind `⇒`.
const ENGLISH: &[&str] = &[
    "This article was amended on 13 November 2026. An earlier version said the vote was on Monday. ⇒ 13 November 2026",
    "• This article was amended on 13 and 20 November 2026 to correct the name of the street. ⇒ 13 and 20 November 2026",
    "This story has been corrected to say that nine homes were tested, not fourteen.",
    "This report has since been updated to include a statement from the council.",
    "An earlier version of this article misstated the number of homes.",
    "Because of an editing error, an earlier version of this article misidentified the mayor.",
    "In a previous version of this story, we said the contract was signed in May.",
    "Correction: The figure given for Harwick was wrong. It is nine.",
    "Correction, Nov. 13, 2026: The headline gave the wrong year. ⇒ Nov. 13, 2026",
    "CORRECTION (13 November 2026): Ms Sibley is a councillor, not the mayor. ⇒ 13 November 2026",
    "Clarification: The council says the pipes were replaced in part.",
    "Corrections and clarifications: A photograph showed another bridge.",
    "Editor’s note: This piece was changed after publication to correct a quotation.",
    "Editor's note (Nov. 20): An inaccurate figure has been corrected. ⇒ Nov. 20",
    "A correction was made on Nov. 13, 2026: the vote was held on Tuesday. ⇒ Nov. 13, 2026",
    "We have amended this article to make clear that the offer was never signed.",
    "We've corrected an error in the second paragraph.",
    "The headline of this article was changed on 13 November 2026. ⇒ 13 November 2026",
    "References to a second report in this article were removed after a complaint.",
    "This article originally stated that the bridge was closed.",
    "This post incorrectly gave the age of the driver as 43.",
    "Corrected on 13 November 2026 to give the right name. ⇒ 13 November 2026",
    "Updated 13 November 2026 to include the reply of the company. ⇒ 13 November 2026",
    "UPDATE (12:30 p.m. ET): The council has replied and denies the claim.",
    "(This version corrects the spelling of the mayor’s name in paragraph 3.)",
    "This is a corrected version of a report first published on Monday.",
    "© 2026 Harwick Post. This article was updated to clarify the terms of the loan.",
    "We regret the error.",
    "Correction ¦ An earlier version gave a wrong figure for the tests.",
    "Amended 2026-11-13: the table now has all wards. ⇒ 2026-11-13",
    "The article was amended on 13 November 2026 after a complaint. ⇒ 13 November 2026",
];

const GERMAN: &[&str] = &[
    "Dieser Artikel wurde am 13. November 2026 aktualisiert. ⇒ 13. November 2026",
    "Dieser Text ist nachträglich korrigiert worden.",
    "In einer früheren Version dieses Artikels hieß es, neun Häuser seien geprüft worden.",
    "In einer ersten Fassung des Textes stand eine falsche Zahl.",
    "Korrektur: Die Abstimmung war am Dienstag, nicht am Montag.",
    "Korrektur vom 13.11.2026: Frau Sibley ist Stadträtin. ⇒ 13.11.2026",
    "Korrekturhinweis: Wir haben die Zahl der Häuser berichtigt.",
    "Berichtigung: Der Vertrag wurde im Mai unterschrieben.",
    "Richtigstellung: Das Foto zeigt eine andere Brücke.",
    "Klarstellung: Die Rohre wurden nur zum Teil ersetzt.",
    "Anmerkung der Redaktion: Wir haben ein Zitat nachträglich korrigiert.",
    "Anm. d. Red.: In diesem Beitrag war zunächst von vierzehn Häusern die Rede, die Angabe wurde geändert.",
    "Hinweis der Redaktion: Die Überschrift wurde angepasst.",
    "Transparenzhinweis: Wir haben den Text nach der Veröffentlichung ergänzt.",
    "Wir haben den Fehler korrigiert und bitten um Entschuldigung.",
    "Wir haben diesen Artikel am 20. November 2026 um eine Stellungnahme ergänzt. ⇒ 20. November 2026",
    "An dieser Stelle stand zunächst, die Brücke sei gesperrt. Das ist falsch.",
    "Ursprünglich hieß es in diesem Text, der Fahrer sei 43 Jahre alt.",
    "Anders als zunächst berichtet, wurde der Vertrag nie unterschrieben.",
    "Der Artikel wurde am 13. November 2026 um 12:30 Uhr aktualisiert. ⇒ 13. November 2026",
    "Die Überschrift dieses Beitrags wurde nachträglich geändert.",
    "Update, 13. November 2026, 12:30 Uhr: Die Stadt hat geantwortet und widerspricht. ⇒ 13. November 2026",
    "Nachtrag vom 20. November 2026: Eine frühere Angabe zur Zahl der Häuser war falsch. ⇒ 20. November 2026",
    "Dieser Bericht enthielt zunächst einen Fehler.",
    "Wir hatten zunächst berichtet, die Brücke sei gesperrt.",
    "Wir bitten, den Fehler zu entschuldigen.",
    "Die Redaktion bedauert den Irrtum.",
    "Aktualisierung: Inzwischen liegt eine Antwort der Stadt vor.",
    "(Dieser Text wurde nach Hinweisen von Leserinnen korrigiert.)",
    "Mit Material der dpa. Diese Meldung wurde um 14 Uhr korrigiert.",
    "Korrektur ¦ In einer früheren Fassung war eine Zahl falsch.",
    "Dies ist eine korrigierte Fassung.",
];

const NONE: &[&str] = &[
    "The bill was corrected on Monday after an error in the printed text.",
    "The ministry clarified on Tuesday that the corrected bill applies to all schools.",
    "An earlier version of the bill was rejected in May.",
    "Article 13 was amended in 1994.",
    "This version of the software was updated on Monday.",
    "This report was updated by the ministry on Monday.",
    "Correction of house prices continues",
    "Corrections officers went on strike.",
    "Corrected for inflation, wages fell by 3 per cent.",
    "Clarification sought on tax rules",
    "The correction came too late, the mayor said.",
    "Update for phones released",
    "Updated 13 November 2026",
    "Updated: 13 November 2026, 10:11 GMT",
    "Last updated on 13 November 2026",
    "This page was last updated on 13 November 2026.",
    "This interview has been edited for length and clarity.",
    "This article was originally published by The Conversation.",
    "This story originally appeared in the Harwick Post.",
    "This story has not been edited by our staff.",
    "Editor’s note: Jane Doe teaches history at Leeds.",
    "“This article was amended,” the editor said.",
    "Note: Figures are rounded.",
    "The amendment was adopted by 12 votes to 9.",
    "The error was found by an engineer.",
    "Korrektur der Beitragssätze",
    "Die Korrektur der Beitragssätze war nötig, sagte die Ministerin.",
    "Der Beitrag wurde auf 3,6 Prozent korrigiert.",
    "Der Gesetzentwurf wurde am Montag korrigiert.",
    "In einer früheren Fassung des Gesetzes stand ein anderer Betrag.",
    "Artikel 5 wurde 1994 geändert.",
    "Der Text wurde von der Opposition korrigiert.",
    "Dieser Bericht wurde vom Ministerium überarbeitet.",
    "Die Behörde berichtigte ihre Zahlen und räumte einen Fehler ein.",
    "Berichtigungen im Haushalt",
    "Klarstellung gefordert",
    "Wir haben das Gesetz korrigiert",
    "Aktualisiert am 13. November 2026",
    "Stand: 13.11.2026, 12:30 Uhr",
    "Update für Telefone erschienen",
    "„Dieser Artikel wurde korrigiert“, schrieb die Zeitung.",
    "Hinweis: Alle Angaben ohne Gewähr.",
    "Dieser Text wurde nicht korrigiert.",
    "Diese Seite wurde zuletzt am 13. November 2026 geändert.",
    "Korrigiert um 3 Prozent nach unten",
    "Correction ¦ A walk in the hills is good for everybody.",
    "",
];

fn article(blocks: &str) -> Article {
    Article::new(blocks.split(" ¦ ").map(|text| (BlockKind::Paragraph, text.to_owned())))
}

#[test]
fn notes_are_known_by_their_words() {
    assert!(ENGLISH.len() >= 12 && GERMAN.len() >= 12);
    let mut wrong = Vec::new();
    for row in ENGLISH.iter().chain(GERMAN) {
        let (text, date) = row.split_once(" ⇒ ").map_or((*row, None), |(text, date)| (text, Some(date)));
        let article = article(text);
        let found = notes(&article);
        let expected = vec![Note { blocks: 0..article.blocks().len(), date: date.map(str::to_owned) }];
        if found != expected {
            wrong.push((text, found));
        }
    }
    assert_eq!(wrong, []);
}

#[test]
fn what_says_that_something_else_was_corrected_is_no_note() {
    let taken: Vec<&&str> = NONE.iter().filter(|text| !notes(&article(text)).is_empty()).collect();
    assert!(taken.is_empty(), "{taken:#?}");
}

#[test]
fn a_headline_and_a_link_are_no_note() {
    let heading = Article::new([(BlockKind::Heading(2), "Correction: markets fall by a tenth".to_owned())]);
    assert_eq!(notes(&heading), []);
    let blocks: Vec<_> = [(true, false), (false, true)]
        .map(|(is_linked, expected)| ((BlockKind::Paragraph, "Correction: The figure was wrong.", is_linked), expected))
        .into_iter()
        .collect();
    for (block, expected) in blocks {
        assert_eq!(are_notes(&[block]), [expected]);
    }
}

#[test]
fn dates_are_found_as_they_are_written() {
    let rows = [
        ("on 3rd May, 2026 at noon", Some("3rd May, 2026")),
        ("am 3. Mai", Some("3. Mai")),
        ("on May 3 and 5, 2026", Some("May 3 and 5, 2026")),
        ("13.11.26", Some("13.11.26")),
        ("13/11/2026", Some("13/11/2026")),
        ("you may 5 times", None),
        ("3.5.1", None),
        ("Paragraph 13 of May", Some("13 of May")),
        ("2026", None),
        ("", None),
    ];
    for (text, expected) in rows {
        assert_eq!(find_date(text), expected, "{text}");
    }
}

#[test]
fn stems_are_in_order_and_none_begins_with_another() {
    assert!(STEMS.windows(2).all(|pair| pair[0] < pair[1] && !pair[1].starts_with(pair[0])));
}
