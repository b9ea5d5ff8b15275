//! What is said, by whom and when.

#![allow(clippy::unwrap_used)]

use super::*;

#[test]
fn cues_become_paragraphs() {
    let rows: [(&str, &[&str]); 17] = [
        (
            "1\n00:00:01,000 --> 00:00:02,000\nHello <i>you</i>\n\n2\n00:00:02,500 --> 00:00:03,000\nand {\\an8}me 😀.\n",
            &["Hello you and me 😀."],
        ),
        (
            "WEBVTT\n\nNOTE not said\n\n00:01.000 --> 00:02.000 align:start\n<v Ada>Two &lt; three\n\n01:00.000 --> 01:01.000\nLater.",
            &["Ada: Two < three", "Later."],
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>We pay.\n\n00:02.000 --> 00:03.000\n<v.loud Bo Tal>You do not.</v>\n",
            &["Ada: We pay.", "Bo Tal: You do not."],
        ),
        ("1\n00:00:01,000 --> 00:00:02,000\nIt costs 40.\n2\n00:00:02,000 --> 00:00:03,000\nOr 50.\n", &["It costs 40. Or 50."]),
        (
            "1\n00:00:01,000 --> 00:00:02,000\n\nWe are\n\nhere.\n\n2\n00:00:02,000 --> 00:00:03,000\nThe end.",
            &["We are here. The end."],
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>We pay,\nfor all.</v>\nYou?\n\n00:02.000 --> 00:03.000\nNobody.",
            &["Ada: We pay, for all.", "You? Nobody."],
        ),
        ("1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.", &["No. No."]),
        ("1\n0:00:01 --> 0:00:02\nOne.\n\n2\n00:00:02.5 --> 00:00:04\nTwo.", &["One. Two."]),
        (
            "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:02.000\nIt&#39;s R&amp;D: 5&nbsp;%",
            &["It's R&D: 5\u{a0}%"],
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\n<font color='#fff'>If x < 5 and y > 3</font> <unklar>\nprofit<loss and a>b {laughs}",
            &["If x < 5 and y > 3 <unklar> profit<loss and a>b {laughs}"],
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n \nthe<00:01.500><c> budget</c>\n\n00:02.000 --> 00:02.010\nthe budget\n \n\n00:02.010 --> 00:03.000\nthe budget\ngrew<00:02.500><c> by</c>",
            &["the budget grew by"],
        ),
        // What stands between pointed brackets and is no tag is text, whatever letter it begins with.
        (
            "1\n00:00:01,000 --> 00:00:02,000\n<i>if a<b we do not pay</i>\n\n2\n00:00:02,000 --> 00:00:03,000\na<b and not c>d",
            &["if a<b we do not pay a<b and not c>d"],
        ),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<ruby>東京<rt>とうきょう</rt></ruby>で", &["東京で"]),
        ("1\r\n00:00:01,000 --> 00:00:02,000\r\na\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\na\r\nb\r\n", &["a b"]),
        ("00:00:01,000 --> 00:00:02,000\n1 < 2", &["1 < 2"]),
        ("00:00:01,000 --> 00:00:02,000\nThey pay no<br>5 of <i>14</i><br/>million.", &["They pay no 5 of 14 million."]),
        // What rolls is said once, also where two blanks stand around a tag, and who said it is named once.
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>We <00:01.500><c> pay</c></v>\n\n00:02.000 --> 00:02.010\nWe pay\n \n\n00:02.010 --> 00:03.000\nWe pay\nno<00:02.500><c> rent</c>",
            &["Ada: We pay", "no rent"],
        ),
    ];
    for (text, expected) in rows {
        let read = read(text.as_bytes(), text).unwrap();
        let blocks: Vec<_> = read.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(blocks, expected, "{text}");
    }
    for text in ["", "WEBVTT\n\n", "99999999999999999999:00,1 --> 1\na", "-->\n-->"] {
        assert_eq!(read(text.as_bytes(), text), Err(ExtractError::Empty), "{text}");
    }
}

/// A moment of a file: from when to when, who speaks, and the words.
type Moment = (u32, u32, String, String);

fn moments(text: &str) -> Vec<Moment> {
    let read = read(text.as_bytes(), text).unwrap();
    let of_block = |block: &crate::intake::extracted::ExtractedBlock| {
        let words = |locator: &crate::domain::locator::Locator| locator.range.slice(&block.text).unwrap().to_owned();
        let all = block.locators.iter().map(|own| {
            let (begin, end) = own.time.map_or((0, 0), |time| (time.begin, time.end));
            (begin, end, own.speaker.to_string(), words(own))
        });
        all.collect::<Vec<Moment>>()
    };
    read.blocks.iter().flat_map(of_block).collect()
}

#[test]
fn words_keep_their_times_and_speakers() {
    type Row<'a> = (&'a str, &'a [(u32, u32, &'a str, &'a str)]);
    let rows: [Row<'_>; 10] = [
        (
            "WEBVTT\n\n00:01.000 --> 00:02.500 line:0\n<v Ada Berg>Größe 😀\u{7},</v>\n\n1:00:02.500 --> 1:00:03.000\n<v Ada Berg>alles.",
            &[(1_000, 2_500, "Ada Berg", "Ada Berg: Größe 😀,"), (3_602_500, 3_603_000, "Ada Berg", "Ada Berg: alles.")],
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\nWe\npay\n\n2\n00:00:02,000 --> 00:00:03,000\nall.\n",
            &[(1_000, 2_000, "", "We pay"), (2_000, 3_000, "", "all.")],
        ),
        // Two cues at one time are two, and an end before the beginning is none.
        (
            "1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:01,000 --> 00:00:00,500\nb\n",
            &[(1_000, 2_000, "", "a"), (1_000, 1_000, "", "b")],
        ),
        // Names before colons, if they come again; after a pause nobody knows who speaks, and a dash means another one.
        (
            "1\n00:00:01,000 --> 00:00:02,000\nAda Berg: We pay\n\n2\n00:00:02,000 --> 00:00:03,000\nit all.\n\n3\n00:00:03,000 --> 00:00:04,000\nBO: Note: no.\n- Yes.\n\n4\n00:00:09,000 --> 00:00:10,000\nHm.\n\n5\n00:00:10,000 --> 00:00:11,000\n- Ada Berg: One.\nBO: Two.",
            &[
                (1_000, 2_000, "Ada Berg", "Ada Berg: We pay"),
                (2_000, 3_000, "Ada Berg", "it all."),
                (3_000, 4_000, "BO", "BO: Note: no."),
                (3_000, 4_000, "", "- Yes."),
                (9_000, 10_000, "", "Hm."),
                (10_000, 11_000, "Ada Berg", "- Ada Berg: One."),
                (10_000, 11_000, "BO", "BO: Two."),
            ],
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\nNote: this is new: it costs 40.",
            &[(1_000, 2_000, "", "Note: this is new: it costs 40.")],
        ),
        // Whisper, WhisperX, whisper.cpp, YouTube.
        (
            r#"{"text":" We <b> pay","segments":[{"id":0,"start":0.0,"end":2.48,"text":" We <b>"},{"id":1,"start":2.48,"end":4.015,"text":" pay &amp; go"}],"language":"en"}"#,
            &[(0, 2_480, "", "We <b>"), (2_480, 4_015, "", "pay &amp; go")],
        ),
        (
            r#"{"segments":[{"start":1.0,"end":2.0,"text":"We pay.","speaker":"SPEAKER_00"},{"start":2.0,"end":4.0,"text":" No. In 2020.","speaker":"SPEAKER_01","words":[{"word":"No.","start":2.0,"end":2.5,"speaker":"SPEAKER_01"},{"word":"In","start":3.0,"end":3.2,"speaker":"SPEAKER_00"},{"word":"2020."}]}],"word_segments":[]}"#,
            &[
                (1_000, 2_000, "SPEAKER_00", "SPEAKER_00: We pay."),
                (2_000, 2_500, "SPEAKER_01", "SPEAKER_01: No."),
                (3_000, 3_200, "SPEAKER_00", "SPEAKER_00: In 2020."),
            ],
        ),
        (
            r#"{"result":{"language":"de"},"transcription":[{"timestamps":{"from":"00:00:00,000","to":"00:00:01,000"},"offsets":{"from":0,"to":1000},"text":" Wir zahlen."}]}"#,
            &[(0, 1_000, "", "Wir zahlen.")],
        ),
        (
            r#"{"wireMagic":"pb3","pens":[{}],"events":[{"tStartMs":0,"dDurationMs":9000,"id":1},{"tStartMs":160,"dDurationMs":4000,"segs":[{"utf8":"we"},{"utf8":" pay","tOffsetMs":240}]},{"tStartMs":2000,"aAppend":1,"segs":[{"utf8":"\n"}]},{"tStartMs":2010,"dDurationMs":1000,"segs":[{"utf8":"it all"}]}]}"#,
            &[(160, 4_160, "", "we pay"), (2_010, 3_010, "", "it all")],
        ),
        ("<tt xmlns='http://www.w3.org/ns/ttml'><body><div><p>No times.</p></div></body></tt>", &[(0, 0, "", "No times.")]),
    ];
    for (text, expected) in rows {
        let expected: Vec<Moment> = expected
            .iter()
            .map(|(begin, end, speaker, words)| (*begin, *end, (*speaker).to_owned(), (*words).to_owned()))
            .collect();
        assert_eq!(moments(text), expected, "{text}");
    }
    let cut_off =
        "<tt xmlns='http://www.w3.org/ns/ttml'><body><div><p begin='1s' end='2s'>We pay.</p><p begin='2s' end='3s'>We do not";
    assert!(matches!(read(cut_off.as_bytes(), cut_off), Err(ExtractError::Broken { format: "TTML", .. })));
    let untimed = "<tt xmlns='http://www.w3.org/ns/ttml'><body><div><p>No times.</p></div></body></tt>";
    let blocks = crate::domain::article::Article::from_blocks(
        read(untimed.as_bytes(), untimed).unwrap().blocks.into_iter().map(Into::into).collect(),
    );
    assert!(blocks.blocks()[0].locators.is_empty(), "what is not known is not kept as zero");
}

#[test]
fn transcripts_tell_their_language_and_what_is_wrong() {
    let text = r#"{"segments":[{"start":0.0,"end":1.0,"text":"Wir"}],"language":"de"}"#;
    assert_eq!(read(text.as_bytes(), text).unwrap().language, "de");
    let rows = [
        (
            r#"{"segments":[{"start":0.0,"end":1.0,"text":"a"},{"start":"x","text":"b"}],"language":"de"}"#,
            "number 2 of `segments` has no times",
        ),
        (r#"{"segments":[{"start":-1.0,"end":1.0,"text":"a"}],"text":"a"}"#, "number 1 of `segments` has no times"),
        (r#"{"segments":[{"start":1e300,"end":1.0,"text":"a"}],"text":"a"}"#, "number 1 of `segments` has no times"),
        (r#"{"events":[{"segs":[{"utf8":"a"}]}],"wireMagic":"pb3"}"#, "number 1 of `events` has no times"),
        (r#"{"text":"","segments":[{"start":0,"#, "EOF"),
    ];
    for (text, expected) in rows {
        let told = read(text.as_bytes(), text).map_err(|error| error.to_string());
        assert!(told.as_ref().is_err_and(|told| told.contains(expected)), "{text}: {told:?}");
    }
}
