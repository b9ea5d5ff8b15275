#![allow(clippy::unwrap_used, clippy::expect_used)]

#[cfg(not(target_arch = "wasm32"))]
mod laws;

use super::*;

/// `marked` is a text with `¦` wherever a new sentence begins; blank characters around a sentence do not count.
fn difference(marked: &str) -> Option<String> {
    let text = marked.replace('¦', "");
    let expected: Vec<&str> =
        marked.split('¦').map(|piece| piece.trim_matches(is_blank)).filter(|piece| !piece.is_empty()).collect();
    let found: Vec<&str> = sentences(&text).into_iter().map(|range| &text[range]).collect();
    (found != expected).then(|| format!("{marked:?}\n  found {found:?}"))
}

fn check(rows: &[&str]) {
    let differences: Vec<String> = rows.iter().filter_map(|row| difference(row)).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn german_sentences() {
    check(&[
        "Der Stadtrat tagte am Abend. ¦Die Mehrheit stimmte zu.",
        "Am 3. Okt. 2024 sagte Dr. Weber, z. B. die Zahl sei ca. 1.500 Mio. Euro, d. h. 3,5 % mehr. ¦Das stimmt nicht.",
        "Karl IV. regierte lange. ¦Die 2. Auflage erschien am 1. Mai. ¦Danach war Ruhe.",
        "Nach vier Jahren war der Einsatz beendet. ¦2.500 Soldaten bleiben im Land.",
        "Der Brand ist gelöscht. ¦18 kurdische Helfer waren im Einsatz.",
        "Die Stadt zahlt 1.500 Mio. Euro im Jahr. ¦Davon gehen 12.000 an Vereine.",
        "Es waren 2.500 Menschen da, sagt die Polizei.",
        "Prof. Dr. h. c. Anna Krüger lehnte ab. ¦Sie blieb dabei.",
        "Das gilt u. a. für Bayern, z.B. in München, und i. d. R. auch für Hessen.",
        "Äpfel, Birnen usw. wurden verkauft. ¦Niemand zählte nach.",
        "Es gab Äpfel, Birnen usw. ¦Die Preise stiegen.",
        "Vgl. Müller 2019, S. 12. ¦Dort steht es anders.",
        "Laut Art. 5 Abs. 1 GG ist das erlaubt. ¦Nr. 7 verbietet es.",
        "Der Angriff war der erste seiner Art. ¦Experten warnen.",
        "Die Firma Huber & Co. KG klagt. ¦Das Gericht prüft.",
        "Heinrich VIII. hatte sechs Frauen. ¦Papst Johannes XXIII. ¦Er lebte später.",
        "Der II. Weltkrieg endete 1945. ¦Das Land lag in Trümmern.",
        "Im 19. Jh. wuchs die Stadt. ¦Im 20. Jahrhundert schrumpfte sie.",
        "Am 12. 10. 2023 wurde gewählt. ¦Am 13. folgte das Ergebnis.",
        "Sie wurde nur 12. ¦Der Arzt konnte nicht helfen.",
        "1. Der Rat beschließt den Plan. ¦2. Der Plan tritt in Kraft.",
        "Das Finale endete 3:2. ¦15 Minuten später regnete es.",
        "Er sagte: „Ich komme.“ ¦Dann ging er.",
        "„Wirklich?“, fragte sie. ¦„Ja!“ rief er. ¦„Gut.“",
        "„Das ist falsch!“ ¦Die Ministerin widersprach.",
        "»Das ist neu«, sagte sie. ¦»Und gut.« ¦Alle nickten.",
        "›Nein.‹ ¦Mehr sagte er nicht.",
        "Das Amt (z. B. in Köln) schwieg. ¦(Es war Sonntag.) ¦Erst später kam Antwort.",
        "Die Zahl (vgl. Kap. 3 ff.) Müller zufolge sinkt sie.",
        "Er hat (!) Millionen verloren. ¦Stimmt das (?) Fragen bleiben.",
        "Er kam [...] Danach ging er wieder.",
        "Er kam an. [...] ¦Danach ging er wieder.",
        "Wir müssen … Deutschland … schützen. ¦Das war alles.",
        "Er zögerte… ¦Dann sprach er.",
        "Er zögerte... ¦Dann sprach er.",
        "Das ist ... Wahnsinn.",
        "Im J. 1848 brach Streit aus; J. K. Rowling war nicht dabei. ¦Gut so.",
        "Vitamin C. ¦Das hilft.",
        "Die Wahl ist am So. 12. Okt. 2025 um 8 Uhr.",
        "Mehr dazu unter example.org/?Frage=1. ¦Der Link ist alt.",
        "Der Kurs fiel um 2,50. ¦Anleger sind nervös.",
        "Wie kam es dazu? ¦Warum jetzt?! ¦Niemand weiß es.",
        "Ende der Durchsage. ¦iPhone-Nutzer sind nicht betroffen. ¦eBay auch nicht.",
        "Das Dorf liegt in der Nähe von St. Pölten. ¦Es hat 300 Einwohner.",
        "Geb. 1950 in Ulm, gest. 2020. ¦Er war ledig.",
        "Um 300 v. Chr. Geburt lebte dort niemand. ¦Erst um 50 n. Chr. ¦Die Römer kamen.",
        "Die Zahl stieg.[1] ¦Dann sank sie.[2][3] ¦20 Tote blieben.² ¦Ende.",
        "Die Regierung reagierte. – Die Opposition auch.",
        "U.S.-Präsident und EU-Chefin sprachen. ¦Ergebnis: keines.",
        "fu\u{308}r das Land ist es wichtig fu\u{308}r. ¦Menschen warten.",
        "Er heißt Max. ¦Der Junge ist acht.",
        "Bis zu max. 20 Personen sind erlaubt. ¦Mind. 3 müssen kommen.",
    ]);
}

#[test]
fn english_sentences() {
    check(&[
        "The council met on Monday. ¦It agreed.",
        "The U.S. Dept. of Energy denied it. ¦Nobody else did.",
        "\"Really?\" she asked. ¦\"Yes.\" ¦He left.",
        "“Stop!” he cried. ¦“We are lost.” ¦Silence followed.",
        "He lives in the U.S. ¦The house is small.",
        "Washington, D.C. ¦In 2020 it rained.",
        "The shop opens at 9 a.m. and closes at 5 p.m. ¦The owner is tired.",
        "Mr. Smith and Mrs. J. K. Brown met Sen. Lee. ¦They talked.",
        "See No. 5 and vol. 2, pp. 10. ¦No. ¦Never.",
        "I said no. ¦I meant it.",
        "She turned 12. ¦Police were called.",
        "It happened on May 12. ¦Officials said nothing.",
        "The mission ended. ¦20 soldiers were killed.",
        "About 2.5 million people voted. ¦That is a record.",
        "The bank paid $1.5 bn. ¦It was fined.",
        "Acme Inc. sued Widgets Ltd. over a patent. ¦The court agreed.",
        "Elizabeth II. ¦The Queen died in 2022.",
        "Martin Luther King Jr. spoke. ¦Thousands listened.",
        "Prices rose, e.g. for bread, i.e. by 5 percent. ¦Wages did not.",
        "It was approx. 5 miles vs. 3 before. ¦Fine.",
        "Müller et al. found the same. ¦Others did not.",
        "Visit www.example.com today. ¦Version 2.0 is out.",
        "He changed his mind. ¦Police confirmed it.",
        "Who knows? ¦Not me! ¦Nor you.",
        "He paused . . . and went on.",
        "So did she. ¦(He did not.) ¦We all laughed.",
        "The vote (see Fig. 2) was close. ¦Very close.",
        "She lives on Main St. ¦He lives in St. Louis.",
        "It is 5 p.m. Monday. ¦Work is over.",
        "The study was flawed.[4] ¦However, it was quoted.¹ ¦Often.",
        "He said ‘no.’ ¦Then he left.",
        "J. R. R. Tolkien wrote it. ¦Dr. No did not.",
        "It began in Sept. 2001. ¦By Dec. 2002 it was over.",
        "It's over. ¦'Tis done.",
        "Mix-ups happen. – Anonymous",
    ]);
}

#[test]
fn other_scripts_signs_and_edges() {
    check(&[
        "",
        " \t\u{a0}\u{200B}\n ",
        "Ohne Punkt",
        "   Vorn und hinten Platz.  \u{a0}",
        "...",
        "😀",
        "Toll! 😀",
        "Toll! ¦😀 Danach ging er.",
        "Eine 👩‍👩‍👧‍👦. ¦Familie 🇩🇪🇫🇷. ¦Ende 👍🏽.",
        "他来了。¦她走了！¦为什么？¦没人知道。",
        "他说：「好。」¦然后走了。",
        "東京で会議が開かれた。¦首相は「問題ない」と述べた。",
        "ذهب الولد إلى المدرسة. ¦هل عاد؟ ¦نعم.",
        "הוא הלך. ¦היא נשארה! ¦למה?",
        "यह सच है। ¦वह नहीं।",
        "Он пришёл. ¦Она ушла.",
        "Ist das so?! ¦Ja...",
        "Brot\n¦Milch\n¦Käse",
        "- Brot.\n¦- Milch.",
        "Über allen Gipfeln\n¦Ist Ruh,\n¦Kaum ein Hauch",
        "Die Verwaltung hat gestern nach langer Beratung entschieden, dass\ndie Brücke gesperrt bleibt. ¦Anwohner sind\n¦unzufrieden.",
        "Die Verwaltung hat gestern nach sehr langer Beratung mit allen\nParteien entschieden.\n¦Mehr folgt.",
        "Ein Absatz mit genug Buchstaben, der ohne Punkt aufhört und dann\n\n¦ein anderer",
        "Ein Punkt der Tagesordnung, der lang ist und doch keinen Schlusspunkt hat\n¦* Der zweite\n¦2) Der dritte",
        "Zeile eins.\r\n¦Zeile zwei.",
        "Fertig.\u{2028}¦Neu.",
        "a.b.c.d",
        "Wer? ¦Ich.",
        "**Wichtig.** ¦Das ist neu.",
        "Toll‼\u{FE0F} ¦Danach ging er.",
        "Der Aufruf print!(Wort) und [Los!](https://example.org) bleiben ganz.",
        "好。¦5人来了。¦「真的？」¦他说。",
        "***",
        "? ? ?",
        "A",
        "1.",
        "z. B.",
    ]);
}

/// A news article about a withdrawal of troops, paragraph by paragraph, as a reader divides it.
#[test]
fn a_whole_article() {
    check(&[
        "US-geführte Anti-IS-Koalition beendet ihre Mission im Irak",
        "Die USA zogen ihre Kampftruppen 2011 nach der 2003 begonnenen Invasionsbewegung aus dem Land ab; Nachdem das DAESH 2014 \
         wichtige Regionen des Landes, insbesondere Mossul, erobert hatte, entsandte es erneut Truppen, diesmal im Rahmen der \
         internationalen Koalition.",
        "Nach vier Jahren war die Mission beendet. ¦2.500 US-Soldaten werden im Land bleiben, um die irakische Armee zu beraten \
         und zu unterstützen.",
        "Beim Rückzug aus dem Land erklärte die Koalition, sie „glaube, dass Daesh nicht auferstehen und eine Bedrohung für die \
         Iraker darstellen wird“.",
        "Die Präsenz ausländischer Streitkräfte im Irak war Schauplatz ernsthafter Diskussionen und Proteste innerhalb des \
         Landes. ¦Die USA hatten im Juli angekündigt, ihre Kampftruppen bis Ende dieses Jahres aus dem Land abzuziehen.",
        "Vor allem im Januar 2020, nachdem der iranische General Qassem Soleimani bei einer US-Luftoperation im Irak getötet \
         worden war, verstärkten auch die vom Iran unterstützten Milizen und ihre Kommandeure ihre Reaktion auf die US-Präsenz.",
        "ISIS-ANGRIFFE ERHÖHT",
        "Die vor den Wahlen regierende irakische Regierung forderte nach der Gegenreaktion den Abzug der US-Truppen, obwohl \
         DAESH weiter existierte. ¦DAESH-Zellen setzen ihre Angriffe mit Hit-and-Run-Taktiken fort, insbesondere in ländlichen \
         Gebieten.",
        "Vor allem in den umstrittenen Gebieten zwischen Bagdad und Erbil haben die Angriffe des IS in letzter Zeit zugenommen. \
         ¦In den letzten zwei Wochen kamen 18 Peshmerga und drei Zivilisten bei IS-Angriffen ums Leben. ¦Zum ersten Mal seit \
         langem begannen die Peshmerga und die irakische Armee, gemeinsame Operationen gegen Daesh zu organisieren.",
        "Der Nationale Sicherheitsberater des Irak, Qasim Al Araji, gab bekannt, dass der Kampfeinsatz der Koalition nach den \
         letzten technischen Gesprächen am Donnerstag beendet sei.",
        "Verhandlungen zwischen irakischen und US-Militärdelegationen über einen Truppenabzug aus der Koalition liefen seit \
         einiger Zeit.",
        "Der irakische General Amir al Shammari sagte auch, dass „irakische Soldaten bewiesen haben, dass sie in der Lage sind, \
         den IS zu besiegen“.",
        "General John Brennan, einer der Koalitionskommandeure, warnte, dass DAESH geschwächt, aber nicht verschwunden sei.",
        "Deine E-Mail-Adresse wird nicht veröffentlicht. ¦Erforderliche Felder sind mit * markiert",
    ]);
}

/// Time must not grow with the square of the length: as it is, these pass in a moment; quadratic work would take minutes.
#[test]
fn long_monotonous_texts_end() {
    for unit in [
        ". ", "a", ".", "[1]", "[1] ", "« ", "\u{308}", " ", "\n", "a. ", "1. ", "… ", "(", "?)", "🇩🇪", "a.", "。", "Z. B. ",
        "😀。", "مَ. ",
    ] {
        let text = unit.repeat(100_000 / unit.len());
        let found = sentences(&text);
        assert!(found.last().is_none_or(|last| last.end <= text.len()), "{unit:?}");
        for offset in [0, text.len() / 2, text.len()] {
            assert!(next_word(&text, offset) >= text.floor_char_boundary(offset), "{unit:?}");
            assert!(previous_word(&text, offset) <= offset, "{unit:?}");
            assert!(floor_grapheme(&text, offset) <= ceil_grapheme(&text, offset), "{unit:?}");
        }
    }
}

#[test]
fn words_around_an_offset() {
    let check = |text: &str, offset: usize, expected: Option<&str>| {
        assert_eq!(word_at(text, offset).map(|range| &text[range]), expected, "{text:?} at {offset}");
    };
    check("Das Haus steht.", 0, Some("Das"));
    check("Das Haus steht.", 3, Some("Das"));
    check("Das Haus steht.", 4, Some("Haus"));
    check("Das Haus steht.", 14, Some("steht"));
    check("Das Haus steht.", 15, None);
    check("Das Haus steht.", 999, None);
    check("can’t stop", 4, Some("can’t"));
    check("2.500 Euro", 2, Some("2.500"));
    check("3,5 Prozent", 3, Some("3,5"));
    check("Do\u{AD}nau, dann", 0, Some("Do\u{AD}nau"));
    check("EU-weit", 0, Some("EU"));
    check("Ende.", 4, Some("Ende"));
    check("für", 2, Some("für"));
    check("fu\u{308}r", 2, Some("fu\u{308}r"));
    check("a  b", 2, None);
    check("  ", 1, None);
    check("", 0, None);
    check("😀 ja", 0, None);
    check("你好", 3, Some("好"));
    check("مرحبا بك", 3, Some("مرحبا"));
    check("Ende\r\nNeu", 6, Some("Neu"));
}

#[test]
fn steps_from_word_to_word() {
    let walk = |text: &str| {
        let mut forward = vec![0];
        while let Some(&last) = forward.last().filter(|last| **last < text.len()) {
            forward.push(next_word(text, last));
        }
        let mut backward = vec![text.len()];
        while let Some(&last) = backward.last().filter(|last| **last > 0) {
            backward.push(previous_word(text, last));
        }
        (forward, backward)
    };
    assert_eq!(walk("Das Haus, dort."), (vec![0, 3, 8, 14, 15], vec![15, 10, 4, 0]));
    assert_eq!(walk(" „a“ "), (vec![0, 5, 9], vec![9, 4, 0]));
    assert_eq!(walk(""), (vec![0], vec![0]));
    assert_eq!(walk("…😀…"), (vec![0, 10], vec![10, 0]));
    assert_eq!(walk("你好"), (vec![0, 3, 6], vec![6, 3, 0]));
    assert_eq!(previous_word("ab   ", 4), 0);
    assert_eq!(next_word("ab   cd", 3), 7);
}

#[test]
fn characters_are_never_cut() {
    let family = "x👨‍👩‍👧y";
    assert_eq!(floor_grapheme(family, 8), 1);
    assert_eq!(ceil_grapheme(family, 8), family.len() - 1);
    assert_eq!(next_grapheme(family, 1), family.len() - 1);
    assert_eq!(previous_grapheme(family, family.len() - 1), 1);
    let flags = "🇩🇪🇫🇷🇮";
    assert_eq!(floor_grapheme(flags, 12), 8);
    assert_eq!(ceil_grapheme(flags, 12), 16);
    assert_eq!(floor_grapheme(flags, 16), 16);
    assert_eq!(next_grapheme(flags, 0), 8);
    assert_eq!(floor_grapheme("a\r\nb", 2), 1);
    assert_eq!(ceil_grapheme("a\r\nb", 2), 3);
    assert_eq!(floor_grapheme("e\u{301}", 2), 0);
    assert_eq!(floor_grapheme("abc", 99), 3);
    assert_eq!(ceil_grapheme("abc", 99), 3);
    assert_eq!(next_grapheme("", 0), 0);
    assert_eq!(previous_grapheme("", 7), 0);
}

#[test]
fn trimming_takes_blank_ends_only() {
    let check = |text: &str, range: Range<usize>, expected: Range<usize>| assert_eq!(trim(text, range), expected, "{text:?}");
    check("  a b  ", 0..7, 2..5);
    check("\u{a0}a\u{200B}", 0..6, 2..3);
    check("   ", 1..3, 1..1);
    check("", 0..0, 0..0);
    check("abc", 2..99, 2..3);
    #[allow(clippy::reversed_empty_ranges)]
    check("abc", 3..1, 3..3);
    check("  \u{308}a ", 0..6, 1..5);
    check("ä ", 1..3, 0..2);
}
