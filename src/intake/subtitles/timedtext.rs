//! YouTube's subtitles in XML: `.srv3`, with paragraphs of milliseconds, and the older list of texts with seconds.

use super::{Cue, markup::escaped};
use crate::intake::{
    extracted::ExtractError,
    xml::{self, Element, Node},
};

/// Reads the cues of a file.
///
/// # Errors
/// [`ExtractError::Broken`] if it is no XML.
pub(super) fn cues(content: &[u8]) -> Result<Vec<Cue>, ExtractError> {
    let mut cues: Vec<Cue> = Vec::new();
    let mut open: Option<(String, Cue)> = None;
    let take = |node| match node {
        Node::Start(element) if open.is_none() => open = cue(&element).map(|cue| (String::new(), cue)),
        Node::Start(_) => {}
        Node::Text(words) => open.iter_mut().for_each(|(text, _)| text.push_str(&words)),
        Node::End(name) => {
            if let Some((text, mut cue)) = open.take_if(|_| name == "p" || name == "text") {
                // The older form is escaped twice.
                let text = if name == "text" { text.replace('<', "&lt;") } else { escaped(&text) };
                cue.lines = text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
                cues.push(cue);
            }
        }
    };
    xml::each(content, take).map_err(|reason| ExtractError::Broken { format: "subtitle", reason })?;
    Ok(cues)
}

fn cue(element: &Element) -> Option<Cue> {
    let (start, length, unit) = match element.name.as_str() {
        "p" => ("t", "d", 1.0),
        "text" => ("start", "dur", 1_000.0),
        _ => return None,
    };
    let number = |name: &str| element.attribute(name)?.parse::<f64>().ok().map(|number| (number * unit).round() as u64);
    let (start, is_timed) = (number(start).unwrap_or_default(), number(start).is_some());
    Some(Cue { start, end: start.saturating_add(number(length).unwrap_or_default()), is_timed, lines: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read() {
        let third = "<?xml version='1.0'?><timedtext format='3'><head><ws id='0'/></head><body>\
            <p t='1360' d='1680' w='1'>It costs<s t='5'> 40</s>\n&lt; 50</p><p t='3040' a='1'>\n</p></body></timedtext>";
        let first = "<transcript><text start='1.36' dur='1.68'>It&amp;#39;s R&amp;amp;D &lt; 50</text></transcript>";
        let rows = [
            (third, vec![(1_360, 3_040, "It costs 40|&lt; 50".to_owned()), (3_040, 3_040, String::new())]),
            (first, vec![(1_360, 3_040, "It&#39;s R&amp;D &lt; 50".to_owned())]),
        ];
        for (text, expected) in rows {
            let found: Vec<_> =
                cues(text.as_bytes()).unwrap_or_default().iter().map(|cue| (cue.start, cue.end, cue.lines.join("|"))).collect();
            assert_eq!(found, expected);
        }
        assert!(cues(b"<timedtext><p t='1'>a</b></timedtext>").is_err());
    }
}
