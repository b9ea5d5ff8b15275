//! What is published of a check: ClaimReview with its mistakes, and the report. The files in `tests/data/published` are written anew with
//! `UPDATE=1`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{fs, rc::Rc};

use beleg::{
    anchor::describe::describe,
    domain::{
        article::{Article, BlockKind},
        desk::{
            acts,
            entry::{Name, Value, Values},
            field::{Field, RecordKind},
            query::Relations,
        },
        details::{Detail, Details, Told},
        document::Document,
        edit::Edit,
        id::RecordId,
        mark::{Kind, Mark},
        stamp::{ReplicaId, Stamp, Timestamp},
        tags::{TagDefinition, TagRole, Verdict, word_id},
        text::TextRange,
    },
    format::{
        claim_review::{self, Fault, Publication, Severity, rated, review},
        export::{self, LossKind, Options, Target},
        native,
        report::{self, About},
    },
};
use serde_json::{Value as Json, json};

const AT: u64 = 1_900_000_000_000;

fn done(document: &Document, edit: &Edit) -> Document {
    let stamp = Stamp { at: Timestamp(AT), counter: 0, replica: ReplicaId(1) };
    document.apply(edit, Stamp { counter: document.last_stamp().counter + 1, ..stamp }).unwrap().0
}

fn sample() -> Document {
    native::read(include_str!("../static/sample/annotated.beleg.json")).unwrap().documents.remove(0)
}

/// The first claim that somebody is linked as saying.
fn claim(document: &Document) -> RecordId {
    let relations = Relations::of(document);
    let claims = document.marks().filter(|mark| mark.kind == Kind::Claim).map(|mark| RecordId::from(mark.id));
    claims.into_iter().find(|id| relations.linked_from(*id, "said_by").next().is_some()).unwrap()
}

fn speaker(document: &Document) -> RecordId {
    Relations::of(document).linked_from(claim(document), "said_by").next().unwrap()
}

fn says(document: &Document, field: Field, value: &str) -> Document {
    done(document, &Edit::SetField(claim(document), field, Value::text(value)))
}

fn detail(document: &Document, detail: Detail, said: &str) -> Document {
    done(document, &Edit::SetDetail(detail, Told::Said(vec![said.into()])))
}

fn values(fields: &[(Field, &str)]) -> Values {
    fields.iter().map(|(field, text)| (Name::Known(*field), Value::text(text).unwrap())).collect()
}

/// The sample with one claim checked in full.
fn checked() -> Document {
    let mut document = sample();
    for (field, value) in [
        (Detail::Url, "https://post.example/irak"),
        (Detail::Published, "2021-12-10"),
        (Detail::Outlet, "The Post"),
        (Detail::ArchiveUrl, "https://web.archive.org/web/2021/https://post.example/irak"),
    ] {
        document = detail(&document, field, value);
    }
    for (field, value) in [
        (Field::Normalised, "The US-led coalition ended its combat mission in Iraq in December 2021."),
        (Field::Short, "The US-led coalition ended its mission in Iraq."),
        (Field::Scale, "default"),
        (Field::Rating, "half_true"),
        (Field::Conclusion, "The combat mission ended; 2,500 soldiers stay as advisers."),
        (
            Field::Explanation,
            "The coalition **ended its combat role** on 9 December <b>2021</b>.\n\n- It [says so](https://www.inherentresolve.mil/) itself.\n- 2,500 soldiers stay.",
        ),
        (Field::OpenQuestions, "How many of them fight is not known."),
        (Field::DateSaid, "2021-12-09"),
        (Field::PlaceSaid, "Baghdad"),
        (Field::Status, "checked"),
    ] {
        document = says(&document, field, value);
    }
    let id = |number: u8| RecordId::new(Timestamp(AT), [number; 10]);
    let evidence = [
        values(&[
            (Field::Stance, "supports"),
            (Field::Title, "Iraq says the combat mission is over"),
            (Field::Address, "https://news.example/iraq"),
            (Field::ArchiveUrl, "https://archive.example/1"),
            (Field::Publisher, "News"),
            (Field::Published, "2021-12-09"),
            (Field::Quote, "the combat mission has ended"),
            (Field::Level, "primary"),
        ]),
        values(&[
            (Field::Stance, "refutes"),
            (Field::Question, "Do soldiers stay?"),
            (Field::Answer, "Yes, 2,500."),
            (Field::Address, "https://defense.example/briefing"),
            (Field::Title, "Briefing <b>of</b> 9 December"),
        ]),
    ];
    for (number, values) in (1..).zip(evidence) {
        let made = acts::add_to_claim(&document, claim(&document), RecordKind::Evidence, id(number), values).unwrap();
        document = done(&document, &made);
    }
    document
}

fn publication() -> Publication {
    Publication {
        publisher: "The Desk".to_owned(),
        publisher_url: "https://desk.example/".to_owned(),
        url: "https://desk.example/checks/7".to_owned(),
        published: "2022-01-15".to_owned(),
        language: "en".to_owned(),
    }
}

fn faults(document: &Document, publication: &Publication) -> Vec<Fault> {
    review(document, claim(document), publication).unwrap().faults().to_vec()
}

fn written(document: &Document, publication: &Publication) -> Json {
    serde_json::from_str(&claim_review::write(&[document], publication)).unwrap()
}

#[test]
fn a_checked_claim_becomes_a_review() {
    let document = checked();
    assert_eq!(rated(&document), [claim(&document)]);
    assert_eq!(faults(&document, &publication()), []);
    let all = written(&document, &publication());
    let [review] = all.as_array().unwrap().as_slice() else { panic!("{all}") };
    assert_eq!(review["@type"], "ClaimReview");
    assert_eq!(review["url"], "https://desk.example/checks/7");
    assert_eq!(review["claimReviewed"], "The US-led coalition ended its mission in Iraq.");
    assert_eq!(
        review["reviewRating"],
        json!({"@type": "Rating", "alternateName": "Half true", "ratingValue": 3, "bestRating": 5, "worstRating": 1,
               "ratingExplanation": "The combat mission ended; 2,500 soldiers stay as advisers."})
    );
    assert_eq!(review["author"]["name"], "The Desk");
    let item = &review["itemReviewed"];
    let quote = document.mark(claim(&document).as_mark()).unwrap().quote();
    assert_eq!(item["text"], quote.as_str());
    assert_eq!(item["datePublished"], "2021-12-09");
    assert!(item["appearance"][0]["url"].as_str().unwrap().starts_with("https://post.example/irak#:~:text="));
    assert_eq!(review["citation"].as_array().unwrap().len(), 2);
    assert_eq!(review["citation"][0]["archivedAt"], "https://archive.example/1");
    // The same by the way of all other formats.
    let options = Options { publication: publication(), ..Options::default() };
    let file = export::file(&[&document], Target::ClaimReview, &options).unwrap();
    assert_eq!(serde_json::from_slice::<Json>(&file).unwrap(), all);
    let lost = export::losses(&document, Target::ClaimReview, &options);
    assert!(lost.iter().any(|loss| loss.to_string() == "25 claims without a verdict left out"), "{lost:?}");
}

#[test]
fn without_an_address_of_the_check_there_is_a_draft() {
    let document = checked();
    let publication = Publication { url: String::new(), ..publication() };
    let all = written(&document, &publication);
    assert_eq!(all[0]["draft"], json!(["the page of the check has no address yet"]));
    assert_eq!(all[0]["claimReview"]["@type"], "ClaimReview");
    assert_eq!(all[0]["claimReview"].get("url"), None);
}

#[test]
fn a_value_beside_the_line_has_words_and_no_numbers() {
    let document = says(&checked(), Field::Rating, "unproven");
    assert_eq!(written(&document, &publication())[0]["reviewRating"]["alternateName"], "Unproven");
    assert_eq!(written(&document, &publication())[0]["reviewRating"].get("ratingValue"), None);
    // A team without a scale says its conclusion.
    let document = says(&says(&document, Field::Rating, ""), Field::Scale, "");
    let rating = &written(&document, &publication())[0]["reviewRating"];
    assert_eq!(*rating, json!({"@type": "Rating", "alternateName": "The combat mission ended; 2,500 soldiers stay as advisers."}));
}

/// A rating of a scale of one's own.
fn step(scale: &str, word: &str, number: Option<u32>, verdict: Option<Verdict>) -> Edit {
    let tag = TagDefinition::new(word_id(TagRole::Rating, Some(scale), word).unwrap(), TagRole::Rating, 0);
    let labels = [("en".to_owned(), word.to_owned())].into_iter().collect();
    Edit::PutTag(Rc::new(TagDefinition { labels, number, verdict, ..tag }))
}

fn with_scale(steps: &[(&str, Option<u32>, Option<Verdict>)], rating: &str) -> Document {
    let steps = steps.iter().map(|(word, number, verdict)| step("own", word, *number, *verdict)).collect();
    let document = done(&checked(), &Edit::All(steps));
    says(&says(&document, Field::Scale, "own"), Field::Rating, rating)
}

/// Each row: the mistake, the document and the publication that have it, and how bad it is.
#[test]
fn every_mistake_is_known_by_name() {
    use Severity::{Draft, Refused, Warned};
    let claim_says = |field: Field, value: &str| (says(&checked(), field, value), publication());
    let speaker_says = |field: Field, value: &str| {
        let document = checked();
        (done(&document, &Edit::SetField(speaker(&document), field, Value::text(value))), publication())
    };
    let published = |change: fn(&mut Publication)| {
        let mut publication = publication();
        change(&mut publication);
        (checked(), publication)
    };
    let no_wording = (says(&says(&checked(), Field::Short, ""), Field::Normalised, ""), publication());
    let not_rated = (says(&says(&checked(), Field::Rating, ""), Field::Conclusion, ""), publication());
    let scale = |steps: &[(&str, Option<u32>, Option<Verdict>)], rating: &str| (with_scale(steps, rating), publication());
    let pinocchios = [("one Pinocchio", Some(1), Some(Verdict::MostlyTrue)), ("four Pinocchios", Some(4), Some(Verdict::False))];
    let rows: Vec<((Document, Publication), Fault, Severity)> = vec![
        (no_wording, Fault::NoWording, Refused),
        (not_rated, Fault::NotRated, Refused),
        (claim_says(Field::Rating, "pants_on_fire"), Fault::RatingNotOnScale("pants_on_fire".into()), Refused),
        (
            claim_says(Field::Short, "It is half true that the mission ended."),
            Fault::RatingInsideClaim("Half true".into()),
            Refused,
        ),
        (published(|publication| publication.url.clear()), Fault::NoUrl, Draft),
        (published(|publication| publication.url = "desk.example/7".into()), Fault::UrlNotWhole("desk.example/7".into()), Draft),
        (published(|publication| publication.url = "https://bit.ly/x".into()), Fault::ShortLink("https://bit.ly/x".into()), Draft),
        (published(|publication| publication.publisher.clear()), Fault::NoPublisher, Draft),
        (
            claim_says(Field::Short, "The coalition that the United States have led since 2014 has ended its mission in Iraq."),
            Fault::WordingTooLong(87),
            Warned,
        ),
        (claim_says(Field::Short, "“The mission ended.”"), Fault::WordingQuoted, Warned),
        (scale(&pinocchios, "four Pinocchios"), Fault::ScaleReversed, Warned),
        (scale(&[("a", Some(3), None), ("b", Some(3), None)], "a"), Fault::DummyNumbers, Warned),
        (
            scale(&[("none", Some(0), Some(Verdict::False)), ("full", Some(5), Some(Verdict::True))], "full"),
            Fault::ScaleStartsBelowOne,
            Warned,
        ),
        (
            scale(
                &[
                    ("false", Some(1), Some(Verdict::False)),
                    ("unknown", Some(3), Some(Verdict::Complicated)),
                    ("true", Some(5), Some(Verdict::True)),
                ],
                "unknown",
            ),
            Fault::NumberBesideTheLine("unknown".into()),
            Warned,
        ),
        (
            speaker_says(Field::Name, "Anonymous social media user"),
            Fault::PlaceholderAuthor("Anonymous social media user".into()),
            Warned,
        ),
        (speaker_says(Field::Name, "Internetnutzer"), Fault::PlaceholderAuthor("Internetnutzer".into()), Warned),
        (speaker_says(Field::Name, "The Desk"), Fault::AuthorIsPublisher("The Desk".into()), Warned),
        (claim_says(Field::DateSaid, "9.12.2021"), Fault::NotADate("9.12.2021".into()), Warned),
        (claim_says(Field::DateSaid, "2021-02-29"), Fault::NotADate("2021-02-29".into()), Warned),
        (claim_says(Field::DateSaid, "2022-01-15"), Fault::DateOfCheck, Warned),
        ((detail(&checked(), Detail::Url, "post.example"), publication()), Fault::NoAppearance, Warned),
    ];
    for ((document, publication), fault, severity) in rows {
        let found = faults(&document, &publication);
        assert!(found.contains(&fault), "{fault}: {found:?}");
        assert_eq!(fault.severity(), severity, "{fault}");
        assert_eq!(written(&document, &publication).as_array().unwrap().is_empty(), severity == Refused, "{fault}");
        assert!(!faults(&checked(), &self::publication()).contains(&fault), "{fault} in what is right");
    }
}

#[test]
fn what_is_doubtful_is_left_out() {
    let document = says(&checked(), Field::DateSaid, "9.12.2021");
    assert_eq!(written(&document, &publication())[0]["itemReviewed"].get("datePublished"), None);
    let document = checked();
    let named = done(&document, &Edit::SetField(speaker(&document), Field::Name, Value::text("unknown")));
    assert_eq!(written(&named, &publication())[0]["itemReviewed"].get("author"), None);
    let reversed = with_scale(&[("true", Some(1), Some(Verdict::True)), ("false", Some(5), Some(Verdict::False))], "true");
    assert_eq!(
        written(&reversed, &publication())[0]["reviewRating"],
        json!({"@type": "Rating", "alternateName": "true",
        "ratingExplanation": "The combat mission ended; 2,500 soldiers stay as advisers."})
    );
}

fn golden(name: &str, made: &str) {
    let path = format!("{}/tests/data/published/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(format!("{}/tests/data/published", env!("CARGO_MANIFEST_DIR"))).unwrap();
        fs::write(&path, made).unwrap();
    }
    assert!(fs::read_to_string(&path).expect("UPDATE=1 writes it") == made, "{path} differs; UPDATE=1 writes it anew");
}

#[test]
fn the_report_is_that_of_the_files() {
    let document = checked();
    for language in ["en", "de"] {
        let about = About {
            by: "The Desk".into(),
            date: "2022-01-15".into(),
            method_url: "https://desk.example/method".into(),
            language: language.into(),
        };
        golden(&format!("report.{language}.md"), &report::to_markdown(&document, &about));
        golden(&format!("report.{language}.html"), &report::to_html(&document, &about));
    }
    golden("review.claimreview.json", &claim_review::write(&[&document], &publication()));
}

#[test]
fn the_report_says_what_things_are() {
    let mut document = detail(&checked(), Detail::Accessed, "2026-11-29T09:01:17.396Z");
    let again = values(&[
        (Field::Stance, "supports"),
        (Field::Address, "http://news.example/iraq/#:~:text=over"),
        (Field::Citation, "A second look"),
    ]);
    let id = RecordId::new(Timestamp(AT), [9; 10]);
    document = done(&document, &acts::add_to_claim(&document, claim(&document), RecordKind::Evidence, id, again).unwrap());
    let about = About { language: "en".into(), ..About::default() };
    let page = |rating: &str| report::to_html(&says(&document, Field::Rating, rating), &about);
    let html = page("half_true");
    assert_eq!(html.matches("<li id=\"source-").count(), 2, "one number for one address");
    assert!(html.contains("Iraq says the combat mission is over; A second look"), "{html}");
    assert!(html.contains("29 November 2026, 09:01 (UTC)") && !html.contains("09:01:17"));
    assert!(html.contains("When: 9 December 2021 · Where: Baghdad"));
    let looks = |html: &str| {
        html.split("<strong class=\"verdict ").nth(1).map(|rest| rest.split('<').next().unwrap_or_default().to_owned())
    };
    let all: Vec<_> =
        ["true", "mostly_true", "half_true", "mostly_false", "false", "unproven"].map(|rating| looks(&page(rating))).into();
    assert!(all.iter().all(Option::is_some), "{all:?}");
    let apart: std::collections::BTreeSet<_> = all.iter().collect();
    assert_eq!(apart.len(), all.len(), "each looks otherwise");
}

/// What the command is tried with, and the tables and claims that it makes of it.
#[test]
fn a_check_is_told_in_tables() {
    let document = checked();
    golden("checked.beleg.json", &native::write(&[&document], None));
    let options = Options { publication: publication(), ..Options::default() };
    let made =
        |document: &Document, target: Target| String::from_utf8(export::file(&[document], target, &options).unwrap()).unwrap();
    for target in [Target::ClaimsTable, Target::SourcesTable, Target::EntitiesTable, Target::EvidenceTable, Target::Averitec] {
        golden(&format!("checked{}", target.spec().ending), &made(&document, target));
    }
    let claims: Json = serde_json::from_str(&made(&document, Target::Averitec)).unwrap();
    assert_eq!(claims.as_array().unwrap().len(), 1, "one claim has a verdict");
    assert_eq!(claims[0]["label"], "Conflicting Evidence/Cherrypicking");
    assert_eq!(claims[0]["questions"].as_array().unwrap().len(), 1, "one piece of evidence answers a question");
    let told = |target| export::losses(&document, target, &options).iter().map(ToString::to_string).collect::<Vec<_>>();
    let averitec = told(Target::Averitec);
    assert!(averitec.contains(&"25 claims without one of the four labels left out".to_owned()), "{averitec:?}");
    assert!(averitec.contains(&"1 piece of evidence without a question left out".to_owned()), "{averitec:?}");
    // What is not for publication is in no table.
    let mark = speaker(&document);
    let told = done(&document, &Edit::SetField(mark, Field::Contact, Value::text("ada@desk.example")));
    let told = done(&told, &Edit::SetField(mark, Field::Role, Value::text("expert")));
    let sources = made(&told, Target::SourcesTable);
    assert!(sources.contains("expert") && !sources.contains("ada@"), "{sources}");
}

#[test]
fn a_report_runs_nothing_and_hides_nothing() {
    let document = checked();
    let about = About { language: "en".into(), ..About::default() };
    let (html, markdown) = (report::to_html(&document, &about), report::to_markdown(&document, &about));
    for bad in ["<script", "<b>", "<img", "javascript:", "src=", "@import", "url("] {
        assert!(!html.contains(bad), "{bad}");
    }
    for said in ["the combat mission has ended", "Yes, 2,500.", "Half true", "How many of them fight"] {
        assert!(html.contains(said) && markdown.contains(said), "{said}");
    }
    // Markdown that another program renders: no HTML comes out of it that is not of its own making.
    let events = pulldown_cmark::Parser::new_ext(&markdown, pulldown_cmark::Options::ENABLE_TABLES);
    assert!(
        !events.into_iter().any(|event| matches!(event, pulldown_cmark::Event::Html(_) | pulldown_cmark::Event::InlineHtml(_)))
    );
    let empty = Document::new(document.id(), Article::new([]), Default::default(), Stamp::default());
    assert!(report::to_markdown(&empty, &about).starts_with("# Fact check: an article"));
}

/// An article whose paragraph stands in it twice, with a checked claim in the second one.
fn said_twice() -> Document {
    let paragraph = |words: &str| (BlockKind::Paragraph, words.to_owned());
    let parts = ["Before.", "He says that it is so.", "Behind.", "Before.", "He says that it is so.", "Behind."].map(paragraph);
    let details = Details { url: "https://post.example/twice#:~:text=He".into(), ..Details::default() };
    let id = checked().id();
    let document = Document::new(id, Article::new(parts), details, Stamp::default());
    let start = document.article().text().rfind("says").unwrap();
    let spans = describe(document.article(), &[TextRange::from_bytes(start..start + "says that".len())]);
    let (of, checked) = (checked(), claim(&checked()));
    let mark = Mark { spans, tags: Vec::new(), ..(**of.mark(checked.as_mark()).unwrap()).clone() };
    let mut document = done(&document, &Edit::PutMark(Rc::new(mark)));
    for (field, value) in [(Field::Short, "It is so."), (Field::Scale, "default"), (Field::Rating, "half_true")] {
        document = done(&document, &Edit::SetField(checked, field, Value::text(value)));
    }
    document
}

#[test]
fn a_link_that_would_lead_to_other_words_is_left_out_and_said() {
    let document = said_twice();
    let id = rated(&document)[0];
    let publication = publication();
    let review = review(&document, id, &publication).unwrap();
    assert!(review.faults().contains(&Fault::NoWordLink), "{:?}", review.faults());
    assert!(Fault::NoWordLink.to_string().starts_with("no link") && Fault::NoWordLink.told("de").starts_with("kein Link"));
    let review = written(&document, &publication)[0].clone();
    assert_eq!(review["itemReviewed"]["appearance"][0]["url"], "https://post.example/twice");
    for (language, said) in [
        ("en", "[to the article](<https://post.example/twice>) (no link can tell these words from others in it)"),
        ("de", "[zum Artikel](<https://post.example/twice>) (kein Link kann diese Worte von anderen darin unterscheiden)"),
    ] {
        let about = About { language: language.into(), ..About::default() };
        let report = report::to_markdown(&document, &about);
        assert!(report.contains(said), "{report}");
        assert!(report::to_html(&document, &about).contains("href=\"https://post.example/twice\""));
        let lost = export::losses(&document, Target::ReportHtml, &Options::default());
        let told = lost.iter().find(|loss| loss.kind == LossKind::WordLinks).unwrap().told(language);
        assert!(told.contains(if language == "de" { "Link zu den Worten" } else { "link to the words" }), "{told}");
    }
    let linked = export::losses(&checked(), Target::ReportHtml, &Options::default());
    assert!(linked.iter().all(|loss| loss.kind != LossKind::WordLinks), "{linked:?}");
}
