use super::*;
use crate::anchor::{edges::Reach, word_diff::Change};

fn article(headline: &str, text: &str) -> Article {
    let paragraphs = text.split("\n\n").map(|text| (BlockKind::Paragraph, text.to_owned()));
    Article::new(std::iter::once((BlockKind::Heading(1), headline.to_owned())).chain(paragraphs))
}

fn report(old: &Article, new: &Article, quotes: &[&str]) -> Report {
    let revision = Revision::new(old.text().into(), new.text().into());
    let ranges: Vec<TextRange> = quotes
        .iter()
        .map(|quote| {
            let start = old.text().find(quote).unwrap_or_default();
            TextRange::from_bytes(start..start + quote.len())
        })
        .collect();
    let marks: Vec<Marked> = quotes
        .iter()
        .zip(&ranges)
        .map(|(quote, range)| Marked {
            id: (*quote).to_owned(),
            kind: Some(Kind::Claim),
            quote: (*quote).to_owned(),
            was: vec![*range],
            found: vec![revision.carry_as(*range, Reach::Statement)],
        })
        .collect();
    changes(old, new, &revision, marks)
}

#[test]
fn every_mark_has_its_fate() {
    let old = article(
        "Koalition beendet Mission",
        "Die Koalition zieht 2.500 Soldaten ab. Das sagte der Minister am Freitag.\n\nDer Einsatz begann 2014. Er war teuer und lang.",
    );
    let new = article(
        "Koalition verkleinert Mission",
        "Die Koalition zieht 1.500 Soldaten bis 2026 ab. Das sagte der Minister am Freitag.\n\nEr war teuer und lang. Die Opposition \
         widerspricht der Darstellung ganz entschieden.",
    );
    let report = report(&old, &new, &["zieht 2.500 Soldaten ab", "der Minister", "Der Einsatz begann 2014."]);
    let outcomes: Vec<Outcome> = report.fates.iter().map(|fate| fate.outcome).collect();
    assert_eq!(outcomes, [Outcome::Reworded, Outcome::StillThere, Outcome::Removed]);
    let reworded = &report.fates[0];
    assert_eq!(reworded.new, "zieht 1.500 Soldaten bis 2026 ab");
    assert_eq!((reworded.new_numbers.join(" "), reworded.gone_numbers.join(" ")), ("1.500 2026".to_owned(), "2.500".to_owned()));
    assert!(reworded.pieces.iter().any(|piece| piece.change == Change::Added && piece.text.contains("2026")));
    assert_eq!(report.headline, Some(("Koalition beendet Mission".to_owned(), "Koalition verkleinert Mission".to_owned())));
    assert_eq!(report.added, ["Die Opposition widerspricht der Darstellung ganz entschieden."]);
    assert!(report.removed.is_empty(), "what was removed had a mark: {:?}", report.removed);
    assert_eq!((report.count(Outcome::Removed), report.is_same), (1, false));
    assert_eq!(report.of_kind(Some(Kind::Source)).count(), 0);
}

#[test]
fn equal_versions_have_nothing_to_tell() {
    let old = article("Titel", "Ein Satz. Noch einer.");
    let report = report(&old, &old.clone(), &["Ein Satz."]);
    assert!(report.is_same && report.headline.is_none() && report.added.is_empty() && report.removed.is_empty());
    assert_eq!(report.fates[0].outcome, Outcome::StillThere);
}

#[test]
fn sentences_that_nobody_marked_are_told_on_both_sides() {
    let (old, new) =
        (article("T", "Eins ist gesagt. Zwei fiel dann weg."), article("T", "Eins ist gesagt. Ganz neu kam das hier."));
    let report = report(&old, &new, &[]);
    assert_eq!(
        (report.added.join("|"), report.removed.join("|")),
        ("Ganz neu kam das hier.".to_owned(), "Zwei fiel dann weg.".to_owned())
    );
}

/// Pieces as `kept [-removed-] {+added+}`.
fn shown(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece.change {
        Change::Kept => piece.text.clone(),
        Change::Removed => format!("[-{}-]", piece.text),
        Change::Added => format!("{{+{}+}}", piece.text),
    };
    pieces.iter().map(piece).collect()
}

#[test]
fn words_put_in_at_an_edge_are_told() {
    let old =
        article("T", "Lead pipes were banned in 1970. She called it “the worst breach of trust in living memory in this borough”.");
    let new = article(
        "T",
        "The use of lead pipes was banned in 1970. She called it “the worst breach of trust in this borough’s history”.",
    );
    let told = report(&old, &new, &[]);
    let rows: Vec<String> = told.reworded.iter().map(|pieces| shown(pieces)).collect();
    assert_eq!(
        rows,
        [
            "[-Lead -]{+The use of lead +}pipes [-were -]{+was +}banned in 1970.",
            "She called it “the worst breach of trust in [-living memory in -]this borough{+’s history+}”.",
        ]
    );
    let told =
        report(&old, &new, &["Lead pipes were banned in 1970.", "the worst breach of trust in living memory in this borough"]);
    assert_eq!(told.fates[0].new, "The use of lead pipes was banned in 1970.");
    assert_eq!(told.fates[1].new, "the worst breach of trust in this borough’s history");
    assert_eq!(shown(&told.fates[1].pieces), "the worst breach of trust in [-living memory in -]this borough{+’s history+}");
    assert!(told.reworded.is_empty(), "marks tell all of it: {:?}", told.reworded);
}

#[test]
fn what_changed_beside_a_mark_is_told() {
    let old = article("T", "In Harwick wurden neun Häuser geprüft. Die Firma Nord widersprach gestern.");
    let new = article("T", "In Harwick wurden vierzehn Häuser geprüft.");
    let told = report(&old, &new, &["Harwick", "Nord"]);
    assert_eq!(told.fates.iter().map(|fate| fate.outcome).collect::<Vec<_>>(), [Outcome::StillThere, Outcome::Removed]);
    assert_eq!(
        told.reworded.iter().map(|pieces| shown(pieces)).collect::<Vec<_>>(),
        ["In Harwick wurden [-neun -]{+vierzehn +}Häuser geprüft."]
    );
    assert_eq!(told.removed, ["Die Firma Nord widersprach gestern."], "the mark on its name does not say so");
}

#[test]
fn sentences_that_were_joined_parted_or_moved_are_told_once() {
    let old = article(
        "T",
        "Der Rat tagte am Montag in Berlin. Er beschloss nach langem Streit den neuen Haushalt. Danach reisten alle nach Hause zu ihren Familien.",
    );
    let new = article(
        "T",
        "Der Rat tagte am Montag in Berlin, er beschloss nach langem Streit den neuen Haushalt. Danach reisten alle nach Hause zu ihren Familien.",
    );
    let told = report(&old, &new, &[]);
    assert_eq!(
        told.reworded.iter().map(|pieces| shown(pieces)).collect::<Vec<_>>(),
        ["Der Rat tagte am Montag in Berlin[-. Er -]{+, er +}beschloss nach langem Streit den neuen Haushalt."]
    );
    assert!(told.added.is_empty() && told.removed.is_empty());
    let moved = article(
        "T",
        "Danach reisten alle nach Hause zu ihren Familien. Der Rat tagte am Montag in Berlin. Er beschloss nach langem Streit den neuen Haushalt.",
    );
    let told = report(&old, &moved, &[]);
    assert!(told.reworded.is_empty() && told.added.is_empty() && told.removed.is_empty(), "{told:?}");
    // A sentence that stands twice is put in once more, and then taken out again.
    let twice = article("T", &format!("{} Der Rat tagte am Montag in Berlin.", old.blocks()[1].text));
    assert_eq!(report(&old, &twice, &[]).added, ["Der Rat tagte am Montag in Berlin."]);
    assert_eq!(report(&twice, &old, &[]).removed, ["Der Rat tagte am Montag in Berlin."]);
}

#[test]
fn correction_notes_head_the_report() {
    let note = "This article was amended on 13 November to correct the figure for Harwick.";
    let later = "This article was amended on 13 and 20 November to correct the figures for Harwick.";
    let text = "Nine homes in Harwick were tested.";
    let with = |note: &str| article("T", &format!("{text}\n\n{note}"));
    let told = |old: &Article, new: &Article| -> Vec<(NoteFate, Option<String>, String)> {
        let report = report(old, new, &[]);
        assert!(report.added.is_empty() && report.removed.is_empty() && report.reworded.is_empty(), "{report:?}");
        report.notes.into_iter().map(|note| (note.fate, note.date, shown(&note.pieces))).collect()
    };
    let date = |date: &str| Some(date.to_owned());
    assert_eq!(told(&article("T", text), &with(note)), [(NoteFate::Added, date("13 November"), format!("{{+{note}+}}"))]);
    assert_eq!(told(&with(note), &article("T", text)), [(NoteFate::Removed, date("13 November"), format!("[-{note}-]"))]);
    let changed = "This article was amended on 13 {+and 20 +}November to correct the [-figure -]{+figures +}for Harwick.";
    assert_eq!(told(&with(note), &with(later)), [(NoteFate::Changed, date("13 and 20 November"), changed.to_owned())]);
    // A note that was taken for something beside the article is told all the same.
    let beside =
        |text: &str| crate::domain::article::NewBlock { boilerplate: true, ..(BlockKind::Paragraph, text.to_owned()).into() };
    let body = (BlockKind::Paragraph, text.to_owned());
    let old = Article::from_blocks(vec![body.clone().into(), beside(note), beside("Advertisement: buy this")]);
    let new = Article::from_blocks(vec![body.into(), beside(later), beside("Advertisement: buy that")]);
    assert_eq!(told(&old, &new).len(), 1);
}

#[test]
fn other_signs_are_no_change_and_another_letter_is_one() {
    let old = article("T", "„Müller’s Oﬃce wurde 1–24 Mal gefragt“, so der Bericht.");
    let same = article("T", "\"Mu\u{308}ller's Office wurde 1\u{2011}24\u{a0}Mal gefragt\", so der Bericht.");
    let told = report(&old, &same, &["Müller’s Oﬃce wurde 1–24 Mal gefragt"]);
    assert_eq!(told.fates[0].outcome, Outcome::StillThere);
    assert!(told.reworded.is_empty() && told.added.is_empty() && told.removed.is_empty(), "{told:?}");
    for (old, new) in [("wurde", "würde"), ("Masse", "Maße"), ("Weg", "weg"), ("10²", "102")] {
        let before = article("T", &format!("Am Freitag {old} gefragt, so der Bericht."));
        let after = article("T", &format!("Am Freitag {new} gefragt, so der Bericht."));
        let told = report(&before, &after, &[&format!("Freitag {old} gefragt")]);
        assert_eq!(told.fates[0].outcome, Outcome::Reworded, "{old} is not {new}");
    }
}
