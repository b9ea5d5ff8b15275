//! Rules of the house that the compiler does not know. `ARCHITECTURE.md` gives the reasons.
//!
//! Each rule is a function from one source file to findings. Before a test reads the sources it shows on bad snippets that its rule
//! fires, and on good ones that it keeps quiet.
#![cfg(not(target_arch = "wasm32"))]

#[path = "tidy/source.rs"]
mod source;

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use source::{Source, is_word, words};

/// A longer file usually has two subjects.
const MOST_LINES: usize = 450;
const PURE: [&str; 7] = ["domain", "intake", "anchor", "format", "suggest", "compare", "app"];
const WEB: [&str; 8] = [
    "web_sys",
    "js_sys",
    "gloo",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "serde_wasm_bindgen",
    "gloo_worker",
    "console_error_panic_hook",
];

type Rule = fn(&Source) -> Vec<Finding>;

/// What is wrong, and at which byte of the file.
struct Finding(usize, String);

/// The first names of a path or of a group of paths: `a::b` gives `a`, `{a::b, c::{d, e}}` gives `a` and `c`.
fn first_names(tree: &str) -> Vec<String> {
    let name = |part: &str| part.trim_start().bytes().take_while(|&byte| is_word(byte)).map(char::from).collect::<String>();
    let Some(group) = tree.trim_start().strip_prefix('{') else { return vec![name(tree)] };
    let (mut names, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, byte) in group.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth > 0 => depth -= 1,
            b'}' | b',' if depth == 0 => {
                names.push(name(&group[start..at]));
                start = at + 1;
                if byte == b'}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The rooms that a room may import from.
fn left_of(room: &str) -> Option<Vec<&'static str>> {
    Some(match room {
        "domain" => vec![],
        // What a file says of a place is checked against the words when it is read, which is anchoring.
        "format" => vec!["domain", "anchor"],
        "intake" | "anchor" | "suggest" | "compare" => vec!["domain"],
        "app" => PURE[..6].to_vec(),
        "browser" | "worker" | "cli" => PURE.to_vec(),
        "ui" => [&PURE[..], &["browser"]].concat(),
        // The page, and the two other programs.
        "main" => vec!["ui", "browser"],
        "bin" => vec!["worker", "cli"],
        _ => return None,
    })
}

fn layers(source: &Source) -> Vec<Finding> {
    let room = source.room();
    if room == "lib" {
        return vec![];
    }
    let Some(allowed) = left_of(room) else { return vec![Finding(0, format!("`{room}` is not a room of this house"))] };
    let program = matches!(room, "main" | "bin");
    let mut roots = vec![if program { "beleg" } else { "crate" }];
    // In the file that opens a room, `super` is the whole crate.
    if source.path.matches('/').count() == 1 && !program {
        roots.push("super");
    }
    let mut findings = Vec::new();
    for root in roots {
        for at in words(&source.code, root) {
            let Some(tree) = source.code[at + root.len()..].strip_prefix("::") else { continue };
            // Inside a test module of the same file `super` is that file.
            if root == "super" && source.shipped[at..].starts_with(' ') {
                continue;
            }
            for name in first_names(tree).into_iter().filter(|name| name != room && !allowed.contains(&name.as_str())) {
                findings.push(Finding(at, format!("`{room}` may not import from `{name}`, only from its left: {allowed:?}")));
            }
        }
    }
    for (at, _) in source.shipped.match_indices("super::super") {
        findings.push(Finding(at, "`super::super` hides where a name comes from: write `crate::`".to_owned()));
    }
    findings
}

fn web_crates(source: &Source) -> Vec<Finding> {
    let allowed: &[&str] = match source.room() {
        "browser" => &WEB,
        "ui" => &["yew"],
        "worker" => &["js_sys", "wasm_bindgen"],
        _ => &[],
    };
    let named = |name: &&str| words(&source.code, name).collect::<Vec<_>>();
    let refused = WEB.iter().chain(&["yew"]).filter(|name| !allowed.contains(name));
    refused
        .flat_map(|name| named(name).into_iter().map(move |at| Finding(at, format!("`{name}` belongs to another room"))))
        .collect()
}

fn serde_only_in_format(source: &Source) -> Vec<Finding> {
    if source.room() == "format" {
        return vec![];
    }
    let places = ["Serialize", "Deserialize"].into_iter().flat_map(|name| words(&source.code, name));
    places.map(|at| Finding(at, "only `format` knows how records are written: give it a shape of its own".to_owned())).collect()
}

/// Findings for words, wherever they stand in shipped code, that are followed by one of `next` and preceded by `before`.
fn calls(source: &Source, names: &[&str], before: &str, next: &str, why: &str) -> Vec<Finding> {
    let code = &source.shipped;
    let hit = |at: usize, name: &str| code[..at].ends_with(before) && code[at + name.len()..].trim_start().starts_with(next);
    let places = names
        .iter()
        .flat_map(|name| words(code, name).filter(|&at| hit(at, name)).map(move |at| Finding(at, format!("`{name}`: {why}"))));
    places.collect()
}

fn panics(source: &Source) -> Vec<Finding> {
    let why = "no input may end the program: return the error, or show it";
    let mut findings = calls(source, &["unwrap", "expect", "unwrap_err", "expect_err"], ".", "(", why);
    findings.extend(calls(source, &["panic", "todo", "unimplemented"], "", "!", why));
    findings
}

fn markup(source: &Source) -> Vec<Finding> {
    let why = "text of others is only ever shown as text nodes";
    let setters = ["set_inner_html", "set_outer_html", "insert_adjacent_html", "from_html_unchecked", "create_contextual_fragment"];
    let mut findings = calls(source, &setters, "", "(", why);
    findings.extend(calls(source, &["eval"], "", "(", why));
    // Names of JavaScript properties stand in strings.
    let names = ["innerHTML", "outerHTML", "insertAdjacentHTML", "dangerously_set_inner_html"];
    findings.extend(names.iter().flat_map(|name| words(&source.text, name)).map(|at| Finding(at, why.to_owned())));
    findings
}

fn forgotten(source: &Source) -> Vec<Finding> {
    let mut findings = calls(source, &["forget"], ".", "(", "listeners, timers and URLs have an owner that drops them");
    for (at, _) in source.shipped.match_indices("let _ =") {
        let statement = source.shipped[at..].split(';').next().unwrap_or_default();
        if statement.contains('(') {
            findings.push(Finding(at, "`let _ =` throws a result away: handle it, or say with a name what is dropped".to_owned()));
        }
    }
    findings
}

fn length(source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().count();
    if lines <= MOST_LINES {
        return vec![];
    }
    vec![Finding(source.text.len(), format!("{lines} lines, the cap is {MOST_LINES}: does one room hold two subjects?"))]
}

fn skipped_tests(source: &Source) -> Vec<Finding> {
    let mut findings: Vec<Finding> = source
        .code
        .match_indices("#[ignore")
        .map(|(at, _)| Finding(at, "a test that does not run shows nothing".to_owned()))
        .collect();
    if !source.path.starts_with("src/") {
        findings.extend(calls(source, &["sleep"], "", "(", "wait for the condition instead"));
    }
    findings
}

/// Whether two letters stand next to each other: then it is a word, and not a sign.
fn has_word(text: &str) -> bool {
    text.chars().zip(text.chars().skip(1)).any(|(a, b)| a.is_alphabetic() && b.is_alphabetic())
}

/// Drawings and keys have no such parts, sentences have.
fn is_word_of_letters(part: &str) -> bool {
    part.len() > 1 && part.chars().all(char::is_alphabetic)
}

fn words_in_components(source: &Source) -> Vec<Finding> {
    if source.room() != "ui" {
        return vec![];
    }
    let why = "text that a user reads comes from the message catalogue";
    let mut findings = Vec::new();
    let mut at = 0;
    while let Some(open) = source.code[at..].find('"').map(|found| at + found) {
        let Some(close) = source.code[open + 1..].find('"').map(|found| open + 1 + found) else { break };
        at = close + 1;
        // What is blank here is a test, or the inside of one.
        if source.shipped[open..].starts_with(' ') {
            continue;
        }
        let literal = &source.text[open + 1..close];
        let before = source.code[..open].trim_end();
        let after = source.code[close + 1..].trim_start();
        let braced = before.strip_suffix('{').map(str::trim_end);
        let follows_tag = braced.is_some_and(|before| before.ends_with('>') && !before.ends_with("=>") && !before.ends_with("->"));
        let precedes_tag = after.strip_prefix('}').is_some_and(|after| after.trim_start().starts_with('<'));
        let child = braced.is_some() && after.starts_with('}') && (follows_tag || precedes_tag);
        let attributes = ["aria-label=", "aria-description=", "aria-roledescription=", "title=", "placeholder=", "alt="];
        let attribute = attributes.iter().any(|name| before.ends_with(name) || braced.is_some_and(|before| before.ends_with(name)));
        let sentence = literal.starts_with(char::is_uppercase) && literal.split(' ').skip(1).any(is_word_of_letters);
        if has_word(literal) && (child || attribute || sentence) {
            findings.push(Finding(open, format!("{literal:?}: {why}")));
        }
    }
    findings
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() && !path.ends_with("e2e") {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    rust_files(&root.join(folder), &mut files);
    files.sort();
    let read = |file: &PathBuf| {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let path = file.strip_prefix(root).unwrap_or(file).to_string_lossy().replace('\\', "/");
        Source::new(&path, &text)
    };
    files.iter().map(read).collect()
}

/// Shows that the rule fires on every bad snippet and on no good one, then reads the sources.
fn check(rule: Rule, folders: &[&str], bad: &[(&str, &str)], good: &[(&str, &str)]) {
    for (path, snippet) in bad {
        assert!(!rule(&Source::new(path, snippet)).is_empty(), "the rule must refuse in {path}: {snippet}");
    }
    for (path, snippet) in good {
        let findings = rule(&Source::new(path, snippet));
        assert!(findings.is_empty(), "the rule must accept in {path}: {snippet}\n{}", findings[0].1);
    }
    let mut report = String::new();
    for source in folders.iter().flat_map(|folder| sources(folder)) {
        for Finding(at, why) in rule(&source) {
            writeln!(report, "{}:{}: {why}", source.path, source.line(at)).unwrap_or_default();
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn a_room_imports_only_from_its_left() {
    let bad = [
        ("src/domain/mark.rs", "use crate::format::native;"),
        ("src/intake/html.rs", "use crate::{domain::text, anchor::locate};"),
        ("src/app/update.rs", "fn f() { crate::browser::time::now() }"),
        ("src/app.rs", "use super::ui::parts;"),
        ("src/browser/time.rs", "use crate::{\n app::{ports, state},\n ui::parts,\n};"),
        ("src/app/keys.rs", "use super::super::browser::time;"),
        ("src/main.rs", "use beleg::domain::text;"),
        ("src/attic/x.rs", "fn f() {}"),
    ];
    let good = [
        ("src/ui/app.rs", "use crate::{app::{state, ui_like::browser}, browser, domain::text};"),
        ("src/app/keys.rs", "//! see crate::ui\nuse super::state; // crate::ui\nuse crate::app::action;"),
        ("src/domain.rs", "fn f() { let s = \"crate::ui\"; }\n#[cfg(test)]\nmod tests { use super::*; }"),
        ("src/main.rs", "fn main() { beleg::ui::run(); }"),
        ("src/lib.rs", "pub mod domain; pub use crate::ui::run;"),
    ];
    check(layers, &["src"], &bad, &good);
}

#[test]
fn only_the_browser_room_names_browser_crates() {
    let bad = [
        ("src/domain/x.rs", "use web_sys::Range;"),
        ("src/ui/x.rs", "use wasm_bindgen::JsCast as _;"),
        ("src/app/x.rs", "use yew::prelude::*;"),
        ("src/main.rs", "gloo::utils::document();"),
        ("src/browser/x.rs", "use yew::Callback;"),
    ];
    let good = [
        ("src/browser/x.rs", "use web_sys::Range; use gloo::events;"),
        ("src/ui/x.rs", "use yew::prelude::*; // web_sys"),
        ("src/app/x.rs", "fn my_web_sys() {}"),
    ];
    check(web_crates, &["src"], &bad, &good);
}

#[test]
fn only_format_derives_serde() {
    let bad = [("src/domain/x.rs", "#[derive(Clone, Serialize)]\nstruct A;"), ("src/app/x.rs", "use serde::Deserialize;")];
    check(serde_only_in_format, &["src"], &bad, &[("src/format/x.rs", "#[derive(Serialize)]\nstruct A;")]);
}

#[test]
fn nothing_in_src_panics_on_purpose() {
    let bad = [
        ("src/app/x.rs", "fn f() { a().unwrap(); }"),
        ("src/app/x.rs", "fn f() { a()\n    .expect(\"b\"); }"),
        ("src/app/x.rs", "fn f() { panic!(\"a\") }"),
        ("src/app/x.rs", "#[cfg(test)]\nmod tests { fn t() { a().unwrap() } }\nfn f() { todo!() }"),
        ("src/app/x.rs", "fn f<'a>(x: &'a str) -> char { let c = '\"'; a().unwrap(); c }"),
    ];
    let good = [
        ("src/app/x.rs", "fn f() { a().unwrap_or_default(); } #[expect(unused)] fn g() {}"),
        ("src/app/x.rs", "fn f() {}\n#[cfg(test)]\nmod tests { fn t() { a().unwrap(); panic!() } }"),
        ("src/app/tests.rs", "fn t() { a().unwrap() }"),
        ("src/app/keys/tests/laws.rs", "fn t() { a().unwrap() }"),
        ("src/app/x.rs", "fn f() { b(r#\"x.unwrap() \"quoted\" \"#); /* panic!() */ }"),
    ];
    check(panics, &["src"], &bad, &good);
}

#[test]
fn no_text_becomes_markup() {
    let bad = [
        ("src/ui/x.rs", "Html::from_html_unchecked(a)"),
        ("src/browser/x.rs", "element.set_inner_html(a);"),
        ("src/browser/x.rs", "Reflect::set(a, \"innerHTML\", b)"),
        ("src/browser/x.rs", "js_sys::eval(a)"),
    ];
    check(markup, &["src"], &bad, &[("src/browser/x.rs", "retrieval(a); // innerHTML")]);
}

#[test]
fn nothing_is_leaked_or_thrown_away() {
    let bad = [("src/browser/x.rs", "closure.forget();"), ("src/app/x.rs", "let _ = store\n  .set(a, b);")];
    check(forgotten, &["src"], &bad, &[("src/app/x.rs", "let _ = a; let _kept = b(); forgetful();")]);
}

#[test]
fn files_stay_short() {
    let long = "\n".repeat(MOST_LINES + 1);
    check(length, &["src"], &[("src/app/x.rs", &long)], &[("src/app/x.rs", &long[1..])]);
}

#[test]
fn every_test_runs_and_none_sleeps() {
    let bad = [("tests/x.rs", "#[test]\n#[ignore = \"slow\"]\nfn t() {}"), ("tests/x.rs", "fn t() { std::thread::sleep (a); }")];
    check(skipped_tests, &["src", "tests"], &bad, &[("tests/x.rs", "fn t() { asleep(); } // #[ignore]")]);
}

#[test]
fn components_take_their_words_from_the_catalogue() {
    let bad = [
        ("src/ui/x.rs", "html! { <p>{\"Add a mark\"}</p> }"),
        ("src/ui/x.rs", "html! { <p>\n  { \"add\" }\n</p> }"),
        ("src/ui/x.rs", "html! { <p>{ count }{ \"marks\" }</p> }"),
        ("src/ui/x.rs", "html! { <button aria-label=\"Close\" /> }"),
        ("src/ui/x.rs", "let text = if one { \"One mark\" } else { \"more\" };"),
    ];
    let good = [
        ("src/ui/x.rs", "html! { <p class=\"card open\">{ words.add() }{ \"·\" }{ \"›\" }</p> }"),
        ("src/ui/x.rs", "fn class(on: bool) -> &'static str { if on { \"on\" } else { \"off\" } }"),
        ("src/ui/x.rs", "match a { A => { \"on\" } B => \"off\" }"),
        ("src/app/x.rs", "fn a() -> &'static str { \"Add a mark\" }"),
        ("src/ui/x.rs", "let path = \"M11 4a7 7 0 1 0 0 14zM21 21l-5-5\";"),
        ("src/ui/x.rs", "#[cfg(test)]\nmod tests { const A: &str = \"Add a mark\"; }"),
    ];
    check(words_in_components, &["src"], &bad, &good);
}
