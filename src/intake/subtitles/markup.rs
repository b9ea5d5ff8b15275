//! The lines of cues: what they say, without their markup, and who says it.

use dom_query::Document;

use super::time;

/// Markup of subtitles. Everything else in pointed brackets is text: "if x<y", "<unclear>".
const TAGS: [&str; 14] = ["i", "b", "u", "s", "em", "strong", "font", "span", "c", "v", "lang", "ruby", "rt", "br"];

/// Words of one speaker; no name where the file names none.
pub(super) struct Said {
    pub(super) speaker: String,
    pub(super) words: String,
}

/// Whether a line says when each of its words is said: `<00:00:00.960>`.
pub(super) fn has_inline_time(line: &str) -> bool {
    line.split('<').skip(1).any(|rest| rest.split_once('>').is_some_and(|(inner, _)| time(inner).is_some()))
}

/// What a line says, without markup, in the order of its speakers. `voice` is who speaks where it begins: a voice lasts to its end tag, or to
/// the end of its cue.
pub(super) fn said(line: &str, voice: &mut String, readings: &mut usize) -> Vec<Said> {
    let mut parts = vec![Said { speaker: voice.clone(), words: String::new() }];
    let mut is_reading = false;
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{']) {
        let (before, tag) = rest.split_at(at);
        if let Some(part) = parts.last_mut().filter(|_| !is_reading) {
            part.words.push_str(before);
        }
        let close = if tag.starts_with('<') { '>' } else { '}' };
        let inner = tag.get(1..).unwrap_or_default().split_once(close);
        match inner {
            Some((inner, behind)) if close == '>' && is_tag(inner) => {
                let name = tag_name(inner);
                if name == "v" {
                    let named = inner.split_once([' ', '\t']).filter(|_| !inner.starts_with('/'));
                    *voice = named.map(|(_, name)| entities(name.trim())).unwrap_or_default();
                    parts.push(Said { speaker: voice.clone(), words: String::new() });
                } else if name == "rt" {
                    is_reading = !inner.starts_with('/');
                    *readings += usize::from(is_reading);
                } else if let Some(part) = parts.last_mut().filter(|_| name == "br" && !is_reading) {
                    part.words.push(' ');
                }
                rest = behind;
            }
            // `{\\an8}`, where a subtitle stands; `{laughs}` is text.
            Some((inner, behind)) if close == '}' && inner.starts_with('\\') => rest = behind,
            _ => {
                let (sign, behind) = tag.split_at(1);
                if let Some(part) = parts.last_mut().filter(|_| !is_reading) {
                    part.words.push_str(sign);
                }
                rest = behind;
            }
        }
    }
    if let Some(part) = parts.last_mut().filter(|_| !is_reading) {
        part.words.push_str(rest);
    }
    for part in &mut parts {
        // Blanks on both sides of a tag are drawn as one.
        part.words = entities(&part.words).split_ascii_whitespace().collect::<Vec<_>>().join(" ").trim().to_owned();
    }
    parts
}

fn tag_name(inner: &str) -> String {
    let name = inner.trim_start_matches('/');
    name.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

fn is_tag(inner: &str) -> bool {
    let name = tag_name(inner);
    let behind = inner.trim_start_matches('/').get(name.len()..).unwrap_or_default();
    // "a<b and c>d" has words where a tag has attributes.
    let is_annotated = behind.starts_with([' ', '\t']) && (matches!(&*name, "v" | "lang") || behind.contains('='));
    let ends = behind.trim().is_empty() || behind.starts_with(['.', '/']) || is_annotated;
    TAGS.contains(&name.as_str()) && ends && !inner.contains('<') || time(inner).is_some()
}

/// What a line of WebVTT says of the one who speaks.
pub(super) fn voice(name: &str) -> String {
    format!("<v {}>", escaped(name))
}

/// Text as a line of WebVTT has it.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('{', "&#123;")
}

/// Entities of HTML become their signs.
fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    Document::fragment(text.replace('<', "&lt;")).text().to_string()
}
