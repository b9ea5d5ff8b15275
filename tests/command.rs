//! The built command, run over small files of every kind that it reads.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "command/files.rs"]
mod files;

use std::{
    fs,
    io::Write as _,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

/// A folder of this test's own, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("beleg-command-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn file(&self, name: &str, content: &[u8]) -> String {
        let path = self.0.join(name);
        fs::write(&path, content).unwrap();
        path.to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn beleg(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_beleg")).args(arguments).output().unwrap()
}

fn with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_beleg"));
    let mut child = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn printed(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn texts(article: &Value, boilerplate: bool) -> Vec<String> {
    let blocks = article["blocks"].as_array().unwrap().iter().filter(|block| block["boilerplate"] == boilerplate);
    blocks.map(|block| block["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_kind_of_file_gives_its_article() {
    let folder = Folder::new("kinds");
    for (name, content) in files::all() {
        let output = beleg(&["extract", &folder.file(name, &content)]);
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        let article = &printed(&output)[0];
        // Subtitles have no title: their first words stand for it.
        let title = if name.starts_with("talk") { "The moon is made of cheese" } else { files::TITLE };
        assert!(article["title"].as_str().unwrap().starts_with(title), "{name}: {}", article["title"]);
        let kept = texts(article, false).join("\n");
        assert!(kept.contains(files::FIRST) && kept.contains(files::SECOND), "{name}: {kept}");
        assert_eq!(article["language"], "en", "{name}");
    }
}

#[test]
fn a_page_tells_what_it_is() {
    let folder = Folder::new("page");
    let output = beleg(&["extract", "--url", "https://post.example/moon?x=1", &folder.file("page.html", files::PAGE.as_bytes())]);
    let article = &printed(&output)[0];
    let expected = [
        ("title", files::TITLE),
        ("byline", "Ada Moor, Bo Lind"),
        ("published", "2024-05-06T08:00:00Z"),
        ("site", "The Daily Post"),
        ("url", "https://post.example/moon?x=1"),
        ("canonical_url", "https://post.example/moon"),
        ("encoding", "UTF-8"),
    ];
    for (field, value) in expected {
        assert_eq!(article[field], value, "{field}");
    }
    let left_out = texts(article, true);
    for words in ["Advertisement", "Imprint and contact"] {
        assert!(left_out.iter().any(|text| text == words), "{words}: {left_out:?}");
    }
    let kinds: Vec<_> = article["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|block| block["boilerplate"] == false)
        .map(|block| &block["kind"])
        .collect();
    assert_eq!(kinds, ["paragraph", "paragraph", "heading", "paragraph", "quote", "list_item", "list_item", "paragraph"]);
    let everything = String::from_utf8(output.stdout).unwrap();
    assert!(!everything.contains("javascript:") && !everything.contains("alert("));
}

/// Offsets that are reckoned from the one are used with the other.
#[test]
fn all_formats_have_one_text() {
    let folder = Folder::new("one-text");
    let note = "This article was amended on 13 November 2026 to correct a figure.";
    let noted = files::PAGE.replace("</body>", &format!("<footer><small>{note}</small></footer></body>"));
    let mut given = files::all();
    given.push(("noted.html", noted.into_bytes()));
    for (name, content) in given {
        let path = folder.file(name, &content);
        let json = printed(&beleg(&["extract", &path])).remove(0);
        let file: Value = serde_json::from_slice(&beleg(&["extract", "--format", "beleg", &path]).stdout).unwrap();
        let own = &file["documents"][0]["article"];
        assert_eq!(json["sha256"], own["sha256"], "{name}");
        let text: Vec<char> = json["text"].as_str().unwrap().chars().collect();
        let mut blocks = json["blocks"].as_array().unwrap().clone();
        blocks.extend(Some(json["headline"].clone()).filter(|headline| !headline.is_null()));
        blocks.sort_by_key(|block| block["start"].as_u64());
        let joined: Vec<&str> = blocks.iter().map(|block| block["text"].as_str().unwrap()).collect();
        assert_eq!(joined.join("\n\n"), text.iter().collect::<String>(), "{name}");
        for (block, own) in blocks.iter().zip(own["blocks"].as_array().unwrap()) {
            let offset = |name: &str| usize::try_from(block[name].as_u64().unwrap()).unwrap();
            assert_eq!(text[offset("start")..offset("end")].iter().collect::<String>(), block["text"].as_str().unwrap(), "{name}");
            assert_eq!(block["boilerplate"] == true, own["boilerplate"] == true, "{name}: {block}");
        }
        let words = String::from_utf8(beleg(&["extract", "--format", "text", &path]).stdout).unwrap();
        let kept: Vec<&str> =
            blocks.iter().filter(|block| block["boilerplate"] == false).map(|block| block["text"].as_str().unwrap()).collect();
        assert_eq!(words.trim_end(), kept.join("\n\n"), "{name}");
        if name == "noted.html" {
            assert_eq!(json["corrections"], serde_json::json!([{ "date": "13 November 2026", "text": note }]));
        }
    }
}

#[test]
fn the_sample_loses_its_boilerplate_and_nothing_else() {
    let folder = Folder::new("sample");
    let sample = include_bytes!("../static/sample/article.txt");
    let output = beleg(&["extract", &folder.file("article.txt", sample)]);
    let article = &printed(&output)[0];
    assert_eq!(article["title"], "US-geführte Anti-IS-Koalition beendet ihre Mission im Irak");
    let gold: Value = serde_json::from_str(include_str!("data/sample/gold.json")).unwrap();
    let regions = gold["regions"].as_array().unwrap().iter().filter(|region| region["type"] == "boilerplate");
    let expected: Vec<String> = regions
        .flat_map(|region| region["spans"].as_array().unwrap())
        .flat_map(|span| span["exact"].as_str().unwrap().split("\n\n").map(str::to_owned).collect::<Vec<_>>())
        .collect();
    assert_eq!(texts(article, true), expected);
}

#[test]
fn one_bad_file_does_not_spoil_the_others() {
    let folder = Folder::new("bad");
    let good = folder.file("good.txt", b"The moon is made of cheese, and that is that.");
    let bad = folder.file("bad.docx", b"PK\x03\x04 cut off");
    let output = beleg(&["extract", &bad, "/nowhere/at/all.html", &good]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(printed(&output).len(), 1);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("bad.docx: the DOCX file is broken or cut off") && told.contains("all.html: cannot be read"), "{told}");
}

#[test]
fn standard_input_is_a_file() {
    let output = with_input(&["extract", "--format", "text", "--name", "a.md", "-"], b"# Moon\n\nIt is *made* of cheese.");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "Moon\n\nIt is made of cheese.\n");
    let output = with_input(&["extract", "--encoding", "koi8-r", "--format", "text", "-"], b"\xD1 \xD4\xD5\xD4");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "я тут\n");
}

#[test]
fn the_native_file_can_be_read_by_the_page() {
    let folder = Folder::new("native");
    let page = folder.file("page.html", files::PAGE.as_bytes());
    let text = folder.file("a.txt", b"Only this, and it is short.");
    let output = beleg(&["extract", "--format", "beleg", &page, &text]);
    assert!(output.status.success());
    let reading = beleg::format::native::read(std::str::from_utf8(&output.stdout).unwrap()).unwrap();
    assert!(reading.problems.is_empty());
    let titles: Vec<_> = reading.documents.iter().map(|document| document.details().title.to_string()).collect();
    assert_eq!(titles, [files::TITLE, "Only this, and it is short."]);
    let article = reading.documents[0].article();
    let words = |number: u32| article.block(number).unwrap().text.to_string();
    let numbers = (0..).take(article.blocks().len());
    let (dropped, kept): (Vec<u32>, Vec<u32>) = numbers.partition(|block| reading.documents[0].boilerplate(*block).is_dropped());
    assert_eq!(words(kept[0]), files::TITLE, "the article begins with its headline");
    let dropped: Vec<String> = dropped.into_iter().map(words).collect();
    for words in ["Advertisement", "Imprint and contact"] {
        assert!(dropped.iter().any(|text| text == words), "{words}: {dropped:?}");
    }
    assert!(dropped.iter().all(|text| !text.contains(files::FIRST)));
    assert_ne!(reading.documents[0].id(), reading.documents[1].id());
    let details = reading.documents[0].details();
    assert_eq!(details.authors.iter().map(|author| &**author).collect::<Vec<_>>(), ["Ada Moor", "Bo Lind"]);
    assert_eq!(
        (&*details.published, &*details.outlet, &*details.file_name),
        ("2024-05-06T08:00:00Z", "The Daily Post", "page.html")
    );
}

#[test]
fn help_and_bad_usage() {
    let helps =
        [(&["--help"][..], "usage: beleg COMMAND"), (&["extract", "--help"], "--format json"), (&["anchor", "-h"], "--was OLD")];
    for (arguments, words) in helps.into_iter().chain([(&["changes", "-h"][..], "OLD NEW [MARKS]")]) {
        let output = beleg(arguments);
        assert!(output.status.success() && String::from_utf8(output.stdout).unwrap().contains(words));
    }
    for arguments in [&[][..], &["extract"], &["extract", "--format", "x", "a"], &["eat"], &["--loud"]] {
        let output = beleg(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}

const ARTICLE: &str =
    "Koalition beendet Mission\n\nDie Koalition zieht 2.500 Soldaten ab. Der IS gilt als besiegt, sagte der Minister.\n";
const CORRECTED: &str =
    "Koalition verkleinert Mission\n\nVorab: Die Koalition zieht 1.500 Soldaten ab. Der IS gilt als besiegt. Das sagt er.\n";

fn annotation(id: &str, quote: &str) -> Value {
    let start = ARTICLE[..ARTICLE.find(quote).unwrap()].chars().count();
    serde_json::json!({"id": id, "type": "Annotation", "target": {"selector": [
        {"type": "TextQuoteSelector", "exact": quote},
        {"type": "TextPositionSelector", "start": start, "end": start + quote.chars().count()}]}})
}

#[test]
fn marks_of_others_are_found_in_a_new_version() {
    let folder = Folder::new("anchor");
    let (old, new) = (folder.file("old.txt", ARTICLE.as_bytes()), folder.file("new.txt", CORRECTED.as_bytes()));
    let items = [
        annotation("a", "zieht 2.500 Soldaten ab"),
        annotation("b", "Der IS gilt als besiegt"),
        annotation("c", "sagte der Minister"),
        serde_json::json!({"id": "d", "target": "https://example.org"}),
    ];
    let page = serde_json::json!({"type": "AnnotationPage", "items": items});
    let marks = folder.file("marks.json", page.to_string().as_bytes());
    let output = beleg(&["anchor", "--article", &new, "--was", &old, &marks]);
    assert!(output.status.success());
    let rows = printed(&output);
    let states: Vec<_> = rows.iter().map(|row| (row["id"].as_str().unwrap(), row["state"].as_str().unwrap())).collect();
    assert_eq!(states, [("a", "edited"), ("b", "exact"), ("c", "lost")]);
    for row in rows.iter().filter(|row| row["state"] != "lost") {
        let (start, end) = (row["start"].as_u64().unwrap() as usize, row["end"].as_u64().unwrap() as usize);
        let words: String = CORRECTED.chars().skip(start).take(end - start).collect();
        assert_eq!(row["exact"], words, "offsets count code points of the file as it is");
    }
    assert_eq!(rows[0]["exact"], "zieht 1.500 Soldaten ab");
    assert!(rows[2]["start"].is_null() && rows[2]["exact"].is_null() && rows[1]["score"] == 1.0);
    assert!(String::from_utf8(output.stderr).unwrap().contains("d says no words"));
    // Without the old text, and from standard input.
    let output = with_input(&["anchor", "--article", &new, "-"], page.to_string().as_bytes());
    assert_eq!(printed(&output)[1]["state"], "moved", "no context says that it is the same place");
}

#[test]
fn positions_behind_the_end_of_a_shorter_version_still_count() {
    let folder = Folder::new("shorter");
    let paragraph = "Stets gilt Satz 2 der Regel für alle Häuser der Stadt. ";
    let gone = "Hier stand einmal viel über Brücken und Wege, das niemand mehr braucht. ".repeat(9);
    let kept = format!("{paragraph}Über Schulen sagt sie nichts. {paragraph}");
    let old = format!("Zur Lage der Häuser. {gone}Von nun an anders. {kept}");
    let new = folder.file("new.txt", format!("Zur Lage der Häuser. Von nun an anders. {kept}").as_bytes());
    let mark = |id: &str, byte: usize, quote: &str| {
        let start = old[..byte].chars().count();
        serde_json::json!({"id": id, "type": "Annotation", "target": {"selector": [
            {"type": "TextQuoteSelector", "exact": quote, "prefix": &old[byte - 5..byte],
             "suffix": &old[byte + quote.len()..byte + quote.len() + 5]},
            {"type": "TextPositionSelector", "start": start, "end": start + quote.chars().count()}]}})
    };
    let items = [
        mark("a", old.find("Über Schulen").unwrap(), "Über Schulen"),
        mark("b", old.rfind("Satz 2").unwrap(), "Satz 2"),
        mark("c", old.find("Satz 2").unwrap(), "Satz 2"),
    ];
    let page = serde_json::json!({"type": "AnnotationPage", "items": items});
    let found = printed(&with_input(&["anchor", "--article", &new, "-"], page.to_string().as_bytes()));
    let places: Vec<_> = found.iter().map(|row| row["start"].as_u64()).collect();
    assert_eq!(places, [Some(95), Some(136), Some(51)]);
}

#[test]
fn changes_are_told_mark_by_mark() {
    let folder = Folder::new("changes");
    let text = folder.file("old.txt", ARTICLE.as_bytes());
    let native = beleg(&["extract", "--format", "beleg", &text]).stdout;
    let mut file: Value = serde_json::from_slice(&native).unwrap();
    file["documents"][0]["marks"] = serde_json::json!([
        {"id": "01a204a1-2781-7101-8101-010101010101", "kind": "claim", "created": "2026-11-22T19:01:00.000Z",
         "spans": [{"start": 41, "end": 64, "quote": "zieht 2.500 Soldaten ab"}]},
        {"id": "01a204a1-2781-7101-8101-010101010102", "kind": "entity", "created": "2026-11-22T19:01:00.000Z",
         "spans": [{"start": 70, "end": 72, "quote": "IS"}]},
    ]);
    let old = folder.file("old.beleg.json", file.to_string().as_bytes());
    let new = folder.file("new.txt", CORRECTED.as_bytes());
    let output = beleg(&["changes", "--format", "json", &old, &new]);
    let report = &printed(&output)[0];
    assert_eq!(report["headline"]["now"], "Koalition verkleinert Mission");
    let outcomes: Vec<_> = report["marks"].as_array().unwrap().iter().map(|mark| mark["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["reworded", "still there"]);
    assert_eq!(report["marks"][0]["new_numbers"], serde_json::json!(["1.500"]));
    let markdown = String::from_utf8(beleg(&["changes", &old, &new]).stdout).unwrap();
    assert!(markdown.contains("## Claims (1 reworded)") && markdown.contains("~~2.500~~ **1.500**"), "{markdown}");
    let html = String::from_utf8(beleg(&["changes", "--format=html", &old, &new]).stdout).unwrap();
    assert!(html.contains("<del>2.500 </del><ins>1.500 </ins>"), "{html}");
    let output = beleg(&["anchor", "--article", &new, &old]);
    assert_eq!(printed(&output)[1]["state"], "exact");
    // What cannot be read is told, and nothing is printed.
    for (arguments, words) in [
        (&["changes", "/nowhere/a.html", &new][..], "cannot be read"),
        (&["changes", &old, &new, &new], "not JSON"),
        (&["anchor", "--article", &new, "/nowhere/b.json"], "cannot be read"),
    ] {
        let output = beleg(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(output.stdout.is_empty() && told.contains(words), "{told}");
    }
}

/// What is no article is refused by its name, as the page does.
#[test]
fn marks_and_data_are_no_articles() {
    let folder = Folder::new("data");
    let rows = [
        ("a.csv", "claim;note\nWords;x\n", "it holds marks (CSV)"),
        ("a.jsonl", "{\"text\":\"a\",\"label\":[]}\n{\"text\":\"b\",\"label\":[]}\n", "it holds marks (doccano)"),
        ("a.json", "{\"x\":1}", "it is JSON and no article"),
        ("b.json", "not JSON", "it is JSON and no article: the file is not JSON"),
        ("a.txt", "{\"x\":1}", "it is JSON and no article"),
        ("a.beleg.json", include_str!("data/exchange/small.beleg.json"), "it is a Beleg file"),
    ];
    for (name, content, expected) in rows {
        let output = beleg(&["extract", &folder.file(name, content.as_bytes())]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && output.stdout.is_empty() && told.contains(expected), "{name}: {told}");
    }
}
