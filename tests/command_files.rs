//! The built command, over files of marks.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    fs,
    io::Write as _,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

const SMALL: &str = "tests/data/exchange/small.beleg.json";
const SAMPLE: &str = "static/sample/annotated.beleg.json";

/// A folder of this test's own, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("beleg-files-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }

    fn names(&self, name: &str) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(self.0.join(name)).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
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

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn one_file_goes_to_standard_output_and_losses_to_standard_error() {
    let output = beleg(&["convert", "--to", "spacy", SMALL]);
    assert_eq!(output.status.code(), Some(0));
    let row: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(row["spans"].as_array().unwrap().len(), 8);
    let told = text(&output.stderr);
    assert!(
        told.contains("beleg: not in spaCy and Prodigy: 1 lost mark left out\n") && told.contains(": 2 notes left out\n"),
        "{told}"
    );
    assert!(beleg(&["convert", "--to", "spacy", "--quiet", SMALL]).stderr.is_empty());
    assert_eq!(beleg(&["convert", "--to", "spacy", "--strict", SMALL]).status.code(), Some(1));
}

#[test]
fn standard_input_is_a_file_and_many_articles_are_lines() {
    let small = fs::read_to_string(SMALL).unwrap();
    let compact = |text: &str| serde_json::from_str::<Value>(text).unwrap().to_string();
    let lines = format!("{}\n{}\n", compact(&small), compact(&fs::read_to_string(SAMPLE).unwrap()));
    let output = with_input(&["convert", "--to", "web-annotation", "-"], lines.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let totals: Vec<u64> =
        text(&output.stdout).lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["total"].as_u64().unwrap()).collect();
    assert_eq!(totals[0], 8);
    assert_eq!(totals.len(), 2);
}

#[test]
fn a_folder_gets_a_file_for_each_article() {
    let folder = Folder::new("folder");
    for (name, file) in [("in/a.beleg.json", SMALL), ("in/deep/a.beleg.json", SAMPLE)] {
        fs::create_dir_all(folder.0.join(name).parent().unwrap()).unwrap();
        fs::copy(file, folder.0.join(name)).unwrap();
    }
    fs::write(folder.0.join("in/readme.txt"), "no marks").unwrap();
    let (from, out) = (folder.path("in"), folder.path("out") + "/");
    assert_eq!(beleg(&["convert", "--to", "brat", "-o", &out, &from]).status.code(), Some(0));
    assert_eq!(folder.names("out"), ["a-2.ann", "a-2.txt", "a.ann", "a.txt", "annotation.conf"]);
    assert_eq!(beleg(&["convert", "--to", "label-studio", "-o", &folder.path("tasks.json"), &from]).status.code(), Some(0));
    assert_eq!(folder.names("."), ["in", "out", "tasks.config.xml", "tasks.json"]);
    // And back: every mark on its words.
    let back = beleg(&["convert", "--from", "brat", "--to", "beleg", &out]);
    assert_eq!((back.status.code(), text(&back.stderr)), (Some(0), String::new()));
    let articles = serde_json::from_slice::<Value>(&back.stdout).unwrap()["documents"].as_array().unwrap().len();
    assert_eq!(articles, 2);
}

#[test]
fn one_bad_file_does_not_spoil_the_others() {
    let folder = Folder::new("bad");
    fs::write(folder.0.join("bad.beleg.json"), "{").unwrap();
    let bad = folder.path("bad.beleg.json");
    let output = beleg(&["convert", "--to", "csv", "--quiet", &bad, "/nowhere.beleg.json", SMALL]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout).lines().next().unwrap().split(',').next(), Some("id"));
    let told = text(&output.stderr);
    assert!(
        told.contains("bad.beleg.json: the file is not JSON") && told.contains("/nowhere.beleg.json: cannot be read"),
        "{told}"
    );
}

#[test]
fn marks_of_others_need_their_article() {
    let folder = Folder::new("foreign");
    let export = folder.path("export.json");
    assert!(beleg(&["convert", "--to", "hypothesis", "--quiet", "-o", &export, SMALL]).status.success());
    let output = beleg(&["convert", "--to", "beleg", &export]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("give the article with --article"));
    let output = beleg(&["convert", "--to", "beleg", "--article", SMALL, &export]);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), format!("beleg: {export}: read as Hypothesis\n")));
    let quiet = beleg(&["convert", "--to", "beleg", "--quiet", "--article", SMALL, &export]);
    assert_eq!((quiet.status.code(), text(&quiet.stderr)), (Some(0), String::new()));
    // The second time nothing changes.
    let once = folder.path("once.beleg.json");
    fs::write(&once, &output.stdout).unwrap();
    let again = beleg(&["convert", "--to", "beleg", "--article", &once, &export]);
    assert_eq!(text(&again.stdout), text(&output.stdout));
}

#[test]
fn files_are_validated_merged_and_counted() {
    let folder = Folder::new("look");
    let good = beleg(&["validate", SMALL, SAMPLE]);
    assert_eq!(good.status.code(), Some(0));
    let broken = fs::read_to_string(SMALL).unwrap().replace("\"kind\": \"source\"", "\"kind\": \"sauce\"");
    fs::write(folder.0.join("broken.beleg.json"), broken).unwrap();
    let broken = folder.path("broken.beleg.json");
    let output = beleg(&["validate", "--json", &broken]);
    assert_eq!(output.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&told["valid"], &told["marks"]), (&false.into(), &7.into()));
    assert!(told["problems"][0].as_str().unwrap().contains("sauce"));

    let merged = folder.path("merged.beleg.json");
    assert!(beleg(&["merge", "-o", &merged, SMALL, SAMPLE, SMALL]).status.success());
    let once = beleg(&["stats", "--json", &merged]);
    let twice = folder.path("twice.beleg.json");
    assert!(beleg(&["merge", "-o", &twice, &merged, SMALL]).status.success());
    let count = |output: &Output| -> Vec<(Value, Value)> {
        let rows = text(&output.stdout);
        rows.lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap())
            .map(|row| (row["id"].clone(), row["marks"].clone()))
            .collect()
    };
    assert_eq!(count(&once), count(&beleg(&["stats", "--json", &twice])));
    assert_eq!(count(&once)[0].1, 8);
    let table = text(&beleg(&["stats", SMALL]).stdout);
    assert!(table.contains("marks") && table.contains("lost"), "{table}");
}

#[test]
fn a_dry_merge_tells_what_would_change_and_writes_nothing() {
    let folder = Folder::new("dry");
    let out = folder.path("out.beleg.json");
    let output = beleg(&["merge", "--dry-run", "-o", &out, SMALL, SMALL]);
    assert_eq!(output.status.code(), Some(0));
    let told = text(&output.stdout);
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines[0].ends_with("a new article with 8 marks"), "{told}");
    assert!(lines[1].ends_with("nothing would change"), "{told}");
    assert!(folder.names("").is_empty());

    // Two people write a note to one mark, one after the other.
    let state = |name: &str, note: &str, stamp: &str| {
        let mut file: Value = serde_json::from_str(&fs::read_to_string(SMALL).unwrap()).unwrap();
        for (number, mark) in file["documents"][0]["marks"].as_array_mut().unwrap().iter_mut().enumerate() {
            let stamp = if number == 0 { stamp } else { "2026-11-22T19:01:00.000Z/0/00000000000000aa" };
            mark["stamp"] = stamp.into();
        }
        file["documents"][0]["marks"][0]["note"] = note.into();
        fs::write(folder.0.join(name), file.to_string()).unwrap();
        folder.path(name)
    };
    let older = state("older.beleg.json", "Seen", "2026-11-22T19:02:00.000Z/0/00000000000000aa");
    let newer = state("newer.beleg.json", "Seen again", "2026-11-22T19:03:00.000Z/0/00000000000000bb");
    let told =
        |own: &str, theirs: &str| text(&beleg(&["merge", "--dry-run", own, theirs]).stdout).lines().nth(1).unwrap().to_owned();
    assert!(told(&older, &newer).ends_with(": 1 changed mark"), "{}", told(&older, &newer));
    let kept = told(&newer, &older);
    assert!(kept.ends_with(": nothing would change; 1 newer here, and kept"), "{kept}");
    // By name, with both texts, in the other order too: nobody's note is dropped unseen.
    let whole = text(&beleg(&["merge", "--dry-run", &newer, &older]).stdout);
    let lines: Vec<&str> = whole.lines().skip(2).map(str::trim).collect();
    let [heading, note, mine, theirs] = lines[..] else { panic!("{whole}") };
    assert!(heading.starts_with("Claim \u{201C}") || heading.contains(" \u{201C}"), "{heading}");
    assert_eq!(note, "Note: both changed it; stays, being newer here");
    assert!(mine.starts_with("- Seen again  (") && mine.ends_with("2026-11-22T19:03:00.000Z)"), "{mine}");
    assert!(theirs.starts_with("+ Seen  (") && theirs.ends_with("2026-11-22T19:02:00.000Z)"), "{theirs}");
    let json = beleg(&["merge", "--dry-run", "--json", &newer, &older]);
    let rows: Vec<Value> = text(&json.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&rows[0]["new"], &rows[1]["new"], &rows[1]["changes"]), (&true.into(), &false.into(), &false.into()));
    let difference = &rows[1]["differences"][0];
    assert_eq!((&difference["what"], &difference["fate"]), (&"Note".into(), &"kept".into()));
    assert_eq!((&difference["mine"]["says"], &difference["theirs"]["says"]), (&"Seen again".into(), &"Seen".into()));
    assert_eq!(beleg(&["merge", "--json", &newer, &older]).status.code(), Some(2), "it is about a dry run");
    // A second time brings nothing.
    let both = folder.path("both.beleg.json");
    assert!(beleg(&["merge", "-o", &both, &older, &newer]).status.success());
    assert!(told(&both, &newer).ends_with(": nothing would change"), "{}", told(&both, &newer));

    // A mark that only the other side has.
    let mut file: Value = serde_json::from_str(&fs::read_to_string(&newer).unwrap()).unwrap();
    file["documents"][0]["marks"].as_array_mut().unwrap().remove(7);
    let fewer = folder.path("fewer.beleg.json");
    fs::write(&fewer, file.to_string()).unwrap();
    assert!(told(&fewer, &newer).ends_with(": 1 new mark"), "{}", told(&fewer, &newer));
}

/// Two people have opened the same page apart from each other.
#[test]
fn articles_of_one_text_are_told_of_and_merged_when_that_is_asked_for() {
    let folder = Folder::new("same-text");
    let mut file: Value = serde_json::from_str(&fs::read_to_string(SMALL).unwrap()).unwrap();
    let id = file["documents"][0]["id"].as_str().unwrap().to_owned();
    let other = format!("{}1", &id[..id.len() - 1]);
    assert_ne!(id, other);
    file["documents"][0]["id"] = other.as_str().into();
    for mark in file["documents"][0]["marks"].as_array_mut().unwrap() {
        let own = mark["id"].as_str().unwrap().to_owned();
        mark["id"] = own.replacen("-7", "-6", 1).into();
    }
    let theirs = folder.path("theirs.beleg.json");
    fs::write(&theirs, file.to_string()).unwrap();
    let told = text(&beleg(&["merge", "--dry-run", SMALL, &theirs]).stdout);
    assert!(told.lines().nth(1).unwrap().ends_with(&format!("; {id} has the same text, --same-text merges the two")), "{told}");
    let marks = |arguments: &[&str], out: &str| -> Vec<Value> {
        let out = folder.path(out);
        assert!(beleg(&[arguments, &["-o", &out]].concat()).status.success());
        let rows = text(&beleg(&["stats", "--json", &out]).stdout);
        rows.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["marks"].clone()).collect()
    };
    assert_eq!(marks(&["merge", SMALL, &theirs], "apart.beleg.json"), [8, 8]);
    assert_eq!(marks(&["merge", "--same-text", SMALL, &theirs, &theirs], "one.beleg.json"), [16]);
}

/// Tables as spreadsheets write them: in the encodings of Windows, with the separator on a line of its own, a title above, one column.
#[test]
fn tables_are_read_as_spreadsheets_write_them() {
    let folder = Folder::new("tables");
    fs::write(folder.0.join("art.txt"), "Rat stimmt zu\n\nDie Größe: 40 Millionen Euro. Die Bahn fährt 7,500 Leute.\n").unwrap();
    let article = folder.path("art.txt");
    let utf16 = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let rows: [(&str, Vec<u8>, &str, &str); 8] = [
        ("a.csv", b"Behauptung;Notiz\r\nGr\xF6\xDFe: 40 Millionen;pr\xFCfen\r\n".to_vec(), "Größe: 40 Millionen", "prüfen"),
        (
            "b.csv",
            utf16("\u{FEFF}claim\tnote\r\nGröße: 40 Millionen\t\"zwei\r\nZeilen\"\r\n"),
            "Größe: 40 Millionen",
            "zwei\r\nZeilen",
        ),
        ("c.csv", utf16("claim\tnote\r\nGröße: 40 Millionen\tx\r\n"), "Größe: 40 Millionen", "x"),
        ("d.csv", b"sep=;\r\nclaim;note\r\n40 Millionen;x\r\n".to_vec(), "40 Millionen", "x"),
        ("e.csv", b"claim\n7,500 Leute\n".to_vec(), "7,500 Leute", ""),
        ("f.TSV", b"Claims of May\t\n\t\nClaim Text\tComments\n40 Millionen\tx\n".to_vec(), "40 Millionen", "x"),
        ("g.csv", b"quote|note|\r\n40 Millionen|x|\r\n".to_vec(), "40 Millionen", "x"),
        ("h.txt", utf16("\u{FEFF}Zitat\tAnmerkung\r\n40 Millionen\tx\r\n"), "40 Millionen", "x"),
    ];
    for (name, content, quote, note) in rows {
        fs::write(folder.0.join(name), content).unwrap();
        let output = beleg(&["convert", "--to", "beleg", "--article", &article, &folder.path(name)]);
        let told = text(&output.stderr);
        assert!(output.status.success() && told.contains("read as CSV"), "{name}: {told}");
        let file: Value = serde_json::from_slice(&output.stdout).unwrap();
        let marks = file["documents"][0]["marks"].as_array().unwrap();
        let mark = &marks[0];
        let found = (marks.len(), mark["spans"][0]["quote"].as_str().unwrap(), mark["note"].as_str().unwrap_or_default());
        assert_eq!(found, (1, quote, note), "{name}");
    }
    fs::write(folder.0.join("bad.csv"), "Ort;Jahr\r\nBonn;1990\r\n").unwrap();
    let output = beleg(&["convert", "--to", "beleg", "--article", &article, &folder.path("bad.csv")]);
    let told = text(&output.stderr);
    assert!(output.status.code() == Some(1) && told.contains("CSV: this table has no column") && told.contains("“ort”"), "{told}");
}

#[test]
fn the_shell_is_told_everything() {
    let schema = beleg(&["schema"]);
    assert_eq!(text(&schema.stdout), fs::read_to_string("static/schema/beleg-1.schema.json").unwrap());
    for shell in ["bash", "zsh", "fish"] {
        let output = text(&beleg(&["completions", shell]).stdout);
        assert!(output.contains("convert") && output.contains("extract") && output.contains("web-annotation"), "{shell}");
    }
    let manual = text(&beleg(&["man"]).stdout);
    assert!(manual.starts_with(".ie") || manual.contains(".TH"), "{manual}");
    assert!(manual.contains("BELEG CONVERT"), "{manual}");
    let help = beleg(&["convert", "--help"]);
    assert!(help.status.success() && text(&help.stdout).contains("examples:"));
    for arguments in
        [&["convert"][..], &["convert", "--to", "x", "a"], &["convert", "--to", "csv"], &["validate"], &["completions", "x"]]
    {
        let output = beleg(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}
