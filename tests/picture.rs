//! The picture of who says what about whom, and the timeline: on the annotated sample and on a document of many claims.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{collections::BTreeSet, fmt::Write as _};

use beleg::{
    app::picture::{Box, Part, Picture, picture, svg, timeline, wrapped},
    domain::{desk::query::Relations, document::Document, mark::Kind},
    format::native::read,
};

fn sample() -> Document {
    read(include_str!("../static/sample/annotated.beleg.json")).unwrap().documents.remove(0)
}

/// So many claims of one sentence each, all said by one source and about one entity, and the records given.
fn many(count: usize, records: &str) -> Document {
    let (sentence, mut marks, mut links) = ("Es regnet. ", String::new(), String::new());
    let id = |group: &str, number: usize| format!("01a204a1-2780-7{group}-8111-111111{number:06}");
    for number in 0..count {
        let start = number * sentence.len();
        write!(
            marks,
            r#"{{"id":"{}","kind":"claim","spans":[{{"start":{start},"end":{},"quote":"Es regnet."}}]}},"#,
            id("111", number),
            start + 10
        )
        .unwrap();
        for (group, link_type, to) in [("222", "said_by", id("444", 0)), ("333", "about", id("555", 0))] {
            write!(
                links,
                r#"{{"id":"{}","record":"link","link_type":"{link_type}","from":"{}","to":"{to}"}},"#,
                id(group, number),
                id("111", number)
            )
            .unwrap();
        }
    }
    let end = count * sentence.len();
    let text = sentence.repeat(count) + "Ende";
    let file = format!(
        r#"{{"format":"beleg","version":1,"documents":[{{"id":"01a204a1-2780-7000-8000-000000000000","created":"2026-11-22T19:00:00Z",
        "article":{{"blocks":[{{"kind":"paragraph","text":"{text}"}}]}},
        "marks":[{marks}{{"id":"{}","kind":"source","spans":[{{"start":{end},"end":{},"quote":"Ende"}}]}}],
        "records":[{links}{records}{{"id":"{}","record":"entity","name":"<Regen> & \"Sohn\""}}]}}]}}"#,
        id("444", 0),
        end + 4,
        id("555", 0),
    );
    let reading = read(&file).expect(&file);
    assert!(reading.is_whole(), "{:?}", reading.problems);
    reading.documents[0].clone()
}

fn of(document: &Document) -> Picture {
    picture(document, &Relations::of(document))
}

fn holds_together(picture: &Picture) {
    let overlap = |one: &Box, other: &Box| {
        one.x < other.x + other.width
            && other.x < one.x + one.width
            && one.y < other.y + other.height
            && other.y < one.y + one.height
    };
    for (place, own) in picture.boxes.iter().enumerate() {
        assert!(
            own.x >= 0 && own.y >= 0 && own.x + own.width <= picture.width && own.y + own.height <= picture.height,
            "{own:?} is inside"
        );
        for other in &picture.boxes[place + 1..] {
            assert!(!overlap(own, other), "{own:?} and {other:?} do not lie over each other");
        }
    }
    for edge in &picture.edges {
        for (end, (x, y)) in [(edge.from, edge.start), (edge.to, edge.end)] {
            let own = &picture.boxes[end];
            assert!(x == own.x || x == own.x + own.width, "{edge:?} ends at a side of {own:?}");
            assert!(own.y < y && y < own.y + own.height, "{edge:?} ends at {own:?}");
        }
        assert!(
            edge.path.starts_with(&format!("M{} {}C", edge.start.0, edge.start.1))
                && edge.path.ends_with(&format!(" {} {}", edge.end.0, edge.end.1))
        );
    }
}

#[test]
fn the_sample_is_drawn_in_full() {
    let document = sample();
    let drawn = of(&document);
    holds_together(&drawn);
    let count = |part: Part| drawn.boxes.iter().filter(|own| own.part == part).count();
    assert_eq!(count(Part::Claim), document.marks().filter(|mark| mark.kind == Kind::Claim).count());
    let relations = Relations::of(&document);
    let speakers =
        relations.links().iter().filter(|link| &*link.link_type == "said_by").map(|link| link.to).collect::<BTreeSet<_>>();
    assert_eq!(count(Part::Source), speakers.len());
    let links = |link_type: &str| drawn.edges.iter().filter(|edge| &*edge.link_type == link_type).count();
    assert_eq!((links("said_by"), links("about"), links("contradicts"), links("supports")), (26, 60, 3, 3));
    let claims: Vec<&Box> = drawn.boxes.iter().filter(|own| own.part == Part::Claim).collect();
    let start = |own: &Box| document.mark(own.id.as_mark()).unwrap().extent().unwrap().start();
    assert!(claims.windows(2).all(|pair| pair[0].y < pair[1].y && start(pair[0]) <= start(pair[1])), "in the order of the text");
    assert_eq!(drawn, of(&document), "the same twice");
}

#[test]
fn many_claims_lie_below_each_other() {
    for count in [1, 50, 300] {
        let drawn = of(&many(count, ""));
        holds_together(&drawn);
        assert_eq!((drawn.boxes.len(), drawn.edges.len()), (count + 2, 2 * count));
        let source = drawn.boxes.iter().find(|own| own.part == Part::Source).unwrap();
        let middle = source.y + source.height / 2;
        assert!((middle - drawn.height / 2).abs() < 40, "{middle} of {}: one source of all stands in the middle", drawn.height);
    }
    let empty = of(&many(0, ""));
    assert_eq!((empty.boxes.len(), empty.edges.len()), (0, 0), "who says nothing is not drawn");
}

#[test]
fn arrows_lead_from_box_to_box() {
    let drawn = of(&many(3, ""));
    let part = |place: Option<usize>| place.map(|place| drawn.boxes[place].part);
    assert_eq!(drawn.step(0, "ArrowDown"), Some(1));
    assert_eq!(drawn.step(0, "ArrowUp"), None);
    assert_eq!(part(drawn.step(1, "ArrowLeft")), Some(Part::Source));
    let entity = drawn.step(1, "ArrowRight");
    assert_eq!(part(entity), Some(Part::Entity));
    assert_eq!(drawn.step(entity.unwrap(), "ArrowLeft"), Some(1), "back to the claim at its side");
    assert_eq!(drawn.step(0, "x"), None);
    assert_eq!(drawn.related(3).len(), 4, "the source and its three claims");
}

#[test]
fn the_file_stands_alone() {
    let text = svg(&of(&many(2, "")), "Wer & was");
    for never in ["var(", "class=", "style=", "href", "<script", "<Regen>"] {
        assert!(!text.contains(never), "{never} in {text}");
    }
    assert!(
        text.starts_with("<svg xmlns=")
            && text.contains("<title>Wer &amp; was</title>")
            && text.contains("&lt;Regen&gt; &amp; &quot;Sohn&quot;")
    );
    assert_eq!(text.matches("<path ").count(), 4);
    assert_eq!(text.matches("<g>").count(), 4);
}

#[test]
fn text_is_wrapped_and_cut_at_words() {
    let rows: [(&str, &[&str]); 6] = [
        ("", &[""]),
        ("eins zwei", &["eins zwei"]),
        ("eins zwei drei", &["eins zwei", "drei"]),
        ("eins zwei drei vier fünf", &["eins zwei", "drei vier…"]),
        ("Donaudampfschiff", &["Donaudamp…"]),
        ("🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉", &["🎉🎉🎉🎉🎉🎉🎉🎉🎉…"]),
    ];
    for (text, expected) in rows {
        assert_eq!(wrapped(text, 10, 2), expected, "{text}");
    }
}

#[test]
fn claims_are_put_in_the_order_of_their_days() {
    let said = |number: u8, date: &str| {
        format!(r#"{{"id":"01a204a1-2780-7111-8111-1111110000{number:02}","record":"mark","date_said":"{date}"}},"#)
    };
    let seen = r#"{"id":"01a204a1-2780-7666-8111-111111000000","record":"appearance","claim":"01a204a1-2780-7111-8111-111111000003","publisher":"dpa","published":"2021-10"},"#;
    let records = [said(0, "2021-12-09"), said(1, "2020"), said(2, "im Juli"), seen.to_owned()].concat();
    let document = many(5, &records);
    let (dated, undated) = timeline(&document, &Relations::of(&document));
    let dates: Vec<(&str, Option<&str>)> = dated.iter().map(|moment| (&*moment.date, moment.seen.as_deref())).collect();
    assert_eq!(dates, [("2020", None), ("2021-10", Some("dpa")), ("2021-12-09", None)]);
    let words: Vec<&str> = undated.iter().map(|moment| &*moment.date).collect();
    assert_eq!(words, ["im Juli", ""], "what has no day that can be put in order");
}
