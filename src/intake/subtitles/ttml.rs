//! Timed Text Markup (TTML, EBU-TT-D, IMSC, DFXP, iTunes' iTT) as cues: a paragraph a cue, or a span where spans have times of their own,
//! with the name of its agent. <https://www.w3.org/TR/ttml2/#timing-value-time-expression>

use super::{
    Cue,
    markup::{escaped, voice},
    time,
};
use crate::intake::{
    extracted::ExtractError,
    xml::{self, Element, Node},
};

/// Pictures of a second where the file does not say how many.
const FRAMES: f64 = 30.0;

/// What is said about the words and is none of them.
const SILENT: [&str; 4] = ["metadata", "title", "desc", "copyright"];

/// An element that is open, in the body.
#[derive(Clone, Default)]
struct Level {
    /// When it begins and ends, in milliseconds of the whole.
    begin: u64,
    end: Option<u64>,
    /// When its next part begins, if its parts follow each other.
    next: Option<u64>,
    is_timed: bool,
    agent: String,
    role: Role,
}

/// What an element is for the words in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Role {
    /// It holds paragraphs.
    #[default]
    Outer,
    Paragraph,
    /// A part of a paragraph with times of its own.
    Part,
    /// A part of a paragraph that another one says.
    Voice,
    /// A reading over words.
    Reading,
    Silent,
    Inner,
}

#[derive(Default)]
struct Reader {
    levels: Vec<Level>,
    /// The cue that is being read: its lines, and the one that is not at its end.
    lines: Vec<String>,
    line: String,
    cues: Vec<Cue>,
    /// Whether the open paragraph has given a cue.
    has_cue: bool,
    /// Names of those who speak, by id.
    agents: Vec<(String, String)>,
    in_name: bool,
    frames: f64,
    ticks: f64,
}

/// Reads the cues of a file, each line as the lines of WebVTT are: escaped, with who speaks before it.
///
/// # Errors
/// [`ExtractError::Broken`] if it is no XML.
pub(super) fn cues(bytes: &[u8]) -> Result<Vec<Cue>, ExtractError> {
    let mut reader = Reader { frames: FRAMES, ticks: 1.0, ..Reader::default() };
    xml::each(bytes, |node| reader.take(node)).map_err(|reason| ExtractError::Broken { format: "TTML", reason })?;
    Ok(reader.cues)
}

impl Reader {
    fn take(&mut self, node: Node) {
        match node {
            Node::Start(element) => self.start(&element),
            Node::End(name) => self.end(&name),
            Node::Text(text) if self.in_name => {
                if let Some((_, name)) = self.agents.last_mut() {
                    name.push_str(&text);
                }
            }
            Node::Text(text) if self.in_paragraph() => self.line.push_str(&escaped(&text)),
            Node::Text(_) => {}
        }
    }

    /// Whether words that come now are said.
    fn in_paragraph(&self) -> bool {
        self.levels.iter().any(|level| level.role == Role::Paragraph) && self.levels.iter().all(|level| level.role != Role::Silent)
    }

    fn start(&mut self, element: &Element) {
        match element.name.as_str() {
            "tt" => self.begin_file(element),
            "agent" if self.levels.is_empty() => {
                self.agents.push((element.attribute("id").unwrap_or_default().to_owned(), String::new()));
            }
            "name" if self.levels.is_empty() => self.in_name = true,
            "body" => self.open(element),
            _ if !self.levels.is_empty() => self.open(element),
            _ => {}
        }
    }

    fn begin_file(&mut self, element: &Element) {
        let number = |name: &str| {
            let number = element.attribute(name)?.parse::<f64>().ok();
            number.filter(|number| *number > 0.0)
        };
        // "1000 1001", for 29.97 pictures a second.
        let parts = element.attribute("frameRateMultiplier").and_then(|text| text.split_once([' ', ':']));
        let parts = parts.and_then(|(one, other)| Some((one.trim().parse::<f64>().ok()?, other.trim().parse::<f64>().ok()?)));
        let multiplier = parts.map(|(one, other)| one / other).filter(|factor| factor.is_finite() && *factor > 0.0).unwrap_or(1.0);
        self.frames = number("frameRate").unwrap_or(FRAMES) * multiplier;
        self.ticks = number("tickRate").or_else(|| number("frameRate")).unwrap_or(1.0);
    }

    fn open(&mut self, element: &Element) {
        let within = self.levels.last().cloned().unwrap_or_default();
        let in_paragraph = self.in_paragraph();
        let at = within.next.unwrap_or(within.begin);
        let [begin, end, length] = ["begin", "end", "dur"].map(|name| self.time(element, name));
        let has_times = begin.is_some() || end.is_some() || length.is_some();
        let begin = at.saturating_add(begin.unwrap_or_default());
        let ends = [end.map(|end| at.saturating_add(end)), length.map(|length| begin.saturating_add(length)), within.end];
        let agent = element.attribute("agent").unwrap_or_default();
        let role = match element.name.as_str() {
            name if SILENT.contains(&name) => Role::Silent,
            "p" if !in_paragraph => Role::Paragraph,
            "span" if in_paragraph && element.attribute("ruby").is_some_and(|ruby| ["text", "delimiter"].contains(&ruby)) => {
                Role::Reading
            }
            "span" if in_paragraph && has_times => Role::Part,
            "span" if in_paragraph && !agent.is_empty() && agent != within.agent => Role::Voice,
            _ if in_paragraph => Role::Inner,
            _ => Role::Outer,
        };
        let next = (element.attribute("timeContainer") == Some("seq")).then_some(begin);
        let agent = if agent.is_empty() { within.agent } else { agent.to_owned() };
        let level =
            Level { begin, end: ends.into_iter().flatten().min(), next, is_timed: within.is_timed || has_times, agent, role };
        match role {
            Role::Part => self.flush(false),
            Role::Reading => self.line.push_str("<rt>"),
            Role::Inner if element.name == "br" => self.break_line(),
            _ => {}
        }
        let name = self.voice_of(&level.agent);
        match role {
            Role::Paragraph | Role::Part => self.line = name,
            Role::Voice => self.line.push_str(&name),
            _ => {}
        }
        self.has_cue &= role != Role::Paragraph;
        self.levels.push(level);
    }

    fn end(&mut self, name: &str) {
        self.in_name &= name != "name";
        let Some(role) = self.levels.last().map(|level| level.role) else { return };
        if matches!(role, Role::Paragraph | Role::Part) {
            self.flush(role == Role::Paragraph);
        }
        let ended = self.levels.pop();
        let within = self.levels.last_mut();
        if let Some((within, ended)) = within.zip(ended) {
            within.next = within.next.map(|_| ended.end.unwrap_or(ended.begin));
            let agent = within.agent.clone();
            match role {
                Role::Reading => self.line.push_str("</rt>"),
                Role::Voice => {
                    let name = self.voice_of(&agent);
                    self.line.push_str(if name.is_empty() { "</v>" } else { &name });
                }
                Role::Part => self.line = self.voice_of(&agent),
                _ => {}
            }
        }
    }

    /// Ends the cue of the innermost element. A paragraph that `ends` is a cue even if it says nothing.
    fn flush(&mut self, ends: bool) {
        self.break_line();
        let Some(level) = self.levels.last() else { return };
        let lines = std::mem::take(&mut self.lines);
        let says = |line: &String| !line.starts_with("<v ") || !line.ends_with('>') || line.matches('>').count() > 1;
        if lines.iter().any(says) || (ends && !self.has_cue) {
            let Level { begin, end, is_timed, .. } = *level;
            self.cues.push(Cue { start: begin, end: end.unwrap_or(begin).max(begin), is_timed, lines });
            self.has_cue = true;
        }
    }

    /// What is put before the words of an agent: nothing if the file does not name it.
    fn voice_of(&self, agent: &str) -> String {
        let named = self.agents.iter().find(|(id, _)| agent.split_whitespace().any(|own| own == id));
        let name = named.map(|(_, name)| name.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
        if name.is_empty() { String::new() } else { voice(&name) }
    }

    fn time(&self, element: &Element, name: &str) -> Option<u64> {
        milliseconds(element.attribute(name)?.trim(), self.frames, self.ticks)
    }

    fn break_line(&mut self) {
        let line: Vec<&str> = self.line.split_whitespace().collect();
        if !line.is_empty() {
            self.lines.push(line.join(" "));
        }
        self.line.clear();
    }
}

/// A time as TTML writes it: a clock, with frames behind a fourth colon, or a number with its unit.
fn milliseconds(text: &str, frames: f64, ticks: f64) -> Option<u64> {
    if text.contains(':') {
        let parts: Vec<&str> = text.splitn(4, ':').collect();
        return match parts.as_slice() {
            [hours, minutes, seconds, pictures] => {
                let pictures: f64 = pictures.split('.').next()?.parse().ok()?;
                Some(time(&format!("{hours}:{minutes}:{seconds}"))? + (pictures * 1_000.0 / frames).round() as u64)
            }
            _ => time(text),
        };
    }
    let end = text.find(|sign: char| sign.is_ascii_alphabetic()).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let number: f64 = number.parse().ok().filter(|number: &f64| *number >= 0.0)?;
    let factor = match unit {
        "h" => 3_600_000.0,
        "m" => 60_000.0,
        "s" | "" => 1_000.0,
        "ms" => 1.0,
        "f" => 1_000.0 / frames,
        "t" => 1_000.0 / ticks,
        _ => return None,
    };
    Some((number * factor).round() as u64)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn cues_have_their_words_times_and_speakers() {
        let file = r#"<?xml version="1.0"?><tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
            xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25" ttp:tickRate="1000">
            <tt:head><tt:metadata><ttm:title>T</ttm:title><ttm:agent xml:id="a" type="person"><ttm:name type="full">Ada &amp; Bo</ttm:name></ttm:agent></tt:metadata></tt:head>
            <tt:body begin="10s"><tt:div>
            <tt:p begin="00:00:01.500" end="00:00:03:05" ttm:agent="a">It costs<tt:br/>40 &lt; 50
                million.</tt:p>
            <tt:p begin="4s" dur="500ms"><tt:span tts:color="red">No</tt:span> more.</tt:p><tt:p begin="5000t"/></tt:div></tt:body></tt:tt>"#;
        let found = cues(file.as_bytes()).unwrap();
        let rows: Vec<_> = found.iter().map(|cue| (cue.start, cue.end, cue.lines.join("|"))).collect();
        let expected = [
            (11_500, 13_200, "<v Ada &amp; Bo>It costs|40 &lt; 50 million.".to_owned()),
            (14_000, 14_500, "No more.".to_owned()),
            (15_000, 15_000, String::new()),
        ];
        assert_eq!(rows, expected);
        assert!(cues(b"<tt><body><p>a</tt>").is_err() || cues(b"<tt><body><p>a</tt>").is_ok_and(|cues| cues.len() < 2));
    }

    fn told(body: &str) -> Vec<(u64, u64, String)> {
        let file = format!(
            r#"<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="30"
            ttp:frameRateMultiplier="1000 1001"><head><metadata><ttm:agent xml:id="a"><ttm:name>Ada</ttm:name></ttm:agent>
            <ttm:agent xml:id="b"><ttm:name>Bo</ttm:name></ttm:agent></metadata></head>{body}</tt>"#
        );
        cues(file.as_bytes()).unwrap().into_iter().map(|cue| (cue.start, cue.end, cue.lines.join("|"))).collect()
    }

    #[test]
    fn times_are_those_of_the_words() {
        type Row<'a> = (&'a str, &'a [(u64, u64, &'a str)]);
        let rows: [Row<'_>; 7] = [
            // Spans with times of their own.
            (
                "<body><div><p begin='1s'><span begin='0s' end='1s'>One</span> <span begin='1s' end='2s'>two</span></p></div></body>",
                &[(1_000, 2_000, "One"), (2_000, 3_000, "two")],
            ),
            (
                "<body><p begin='1s' end='9s'>We <span begin='1s' dur='2s'>pay</span> all.</p></body>",
                &[(1_000, 9_000, "We"), (2_000, 4_000, "pay"), (1_000, 9_000, "all.")],
            ),
            // Nothing is shown longer than what it is in, and what has no end lasts as long as that.
            (
                "<body end='5s'><div><p begin='1s' end='9s'>a</p><p begin='2s'>b</p></div></body>",
                &[(1_000, 5_000, "a"), (2_000, 5_000, "b")],
            ),
            (
                "<body><div timeContainer='seq' begin='1s'><p dur='2s'>a</p><p begin='1s' dur='2s'>b</p></div></body>",
                &[(1_000, 3_000, "a"), (4_000, 6_000, "b")],
            ),
            // 30 pictures of 29.97 a second.
            (
                "<body><p begin='00:00:10:00' end='00:00:10:15'>a</p><p begin='30f' end='3003t'>b</p></body>",
                &[(10_000, 10_501, "a"), (1_001, 100_100, "b")],
            ),
            (
                "<body ttm:agent='a'><p begin='1s' end='2s'>We pay. <span ttm:agent='b'>No.</span> Yes.<metadata><ttm:desc>x</ttm:desc></metadata></p></body>",
                &[(1_000, 2_000, "<v Ada>We pay. <v Bo>No.<v Ada> Yes.")],
            ),
            (
                "<body><p begin='1s' end='2s'><span tts:ruby='container'><span tts:ruby='base'>東京</span><span tts:ruby='text'>とう</span></span></p></body>",
                &[(1_000, 2_000, "東京<rt>とう</rt>")],
            ),
        ];
        for (body, expected) in rows {
            let expected: Vec<_> = expected.iter().map(|(start, end, text)| (*start, *end, (*text).to_owned())).collect();
            assert_eq!(told(body), expected, "{body}");
        }
    }

    #[test]
    fn times_have_many_units() {
        let rows = [
            ("00:01:02.345", Some(62_345)),
            ("00:00:01:15", Some(1_500)),
            ("1.5s", Some(1_500)),
            ("2m", Some(120_000)),
            ("1h", Some(3_600_000)),
            ("250ms", Some(250)),
            ("15f", Some(500)),
            ("20t", Some(2_000)),
            ("7", Some(7_000)),
            ("x", None),
            ("-1s", None),
            ("1y", None),
        ];
        for (text, expected) in rows {
            assert_eq!(milliseconds(text, 30.0, 10.0), expected, "{text}");
        }
    }
}
