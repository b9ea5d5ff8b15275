//! Where marks of other programs say they are: the text selectors of the W3C Web Annotation Data Model (Recommendation of 23 February
//! 2017, section 4.2) and of Hypothesis, which uses them too. Only what words are marked is read here, not what is said of them.
//!
//! Positions count Unicode code points of the text that the marks were made on, as the model says. Hypothesis counts UTF-16 units of
//! the page it was used on; both are hints beside the quote.

mod fragment;

pub use fragment::Fragment;

use super::native::{Fields, Json};

/// A mark of another program, or one of a native file: an id, and the stretches of words that it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelectedMark {
    /// As the file gives it; `#3` for the third mark if it gives none.
    pub id: String,
    /// One for each target that selects words; at least one.
    pub parts: Vec<Selected>,
}

/// One stretch of words. A quote may be missing, then there is a position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selected {
    pub quote: String,
    pub prefix: String,
    pub suffix: String,
    /// Start and end in code points; never backwards.
    pub position: Option<(u32, u32)>,
    /// First and last words, where nothing else is said; see [`Selected::settled`].
    pub fragment: Option<Fragment>,
}

impl Selected {
    /// What it selects in a text: the first and the last words of a fragment become the quote from the one to the other.
    #[must_use]
    pub fn settled(self, text: &str) -> Self {
        match self.fragment {
            Some(fragment) if self.quote.is_empty() => Self { position: self.position, ..fragment.settled(text) },
            _ => Self { fragment: None, ..self },
        }
    }

    fn says_nothing(&self) -> bool {
        self.quote.is_empty() && self.position.is_none() && self.fragment.is_none()
    }
}

/// The marks of a file, and how many of its annotations say no words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelectedMarks {
    pub marks: Vec<SelectedMark>,
    /// Ids of annotations that select no words: they are about a whole page, a picture, or are replies.
    pub without_words: Vec<String>,
}

/// Why a file gave no marks.
#[derive(Debug, thiserror::Error)]
pub enum SelectorError {
    #[error("this is not JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    #[error("there are no Web Annotations and no annotations of Hypothesis in it")]
    NoAnnotations,
    #[error("the annotations of this collection are in other files: take its pages")]
    PagesElsewhere,
}

/// Lists in lists deeper than this are no annotations.
pub(super) const DEEPEST: usize = 8;

/// Reads an annotation, a page, a collection or a list of them, or what Hypothesis' API and its export give.
///
/// # Errors
/// When it is not JSON, or when there are no annotations in it.
pub fn read(text: &str) -> Result<SelectedMarks, SelectorError> {
    let json = Json::parse(text.trim_start_matches('\u{FEFF}'))?;
    let mut found = SelectedMarks::default();
    let mut count = 0;
    annotations(json, DEEPEST, &mut |mut fields| {
        count += 1;
        let id = fields.text("id").map_or_else(|| format!("#{count}"), Into::into);
        let mut parts = Vec::new();
        if let Some(target) = fields.raw("target") {
            targets(target, DEEPEST, &mut parts);
        }
        if parts.is_empty() {
            found.without_words.push(id);
        } else {
            found.marks.push(SelectedMark { id, parts });
        }
    });
    if count > 0 {
        return Ok(found);
    }
    // A collection may name the address of its first page instead of holding it.
    let names_page = Fields::of(json).and_then(|mut fields| fields.raw("first")).is_some_and(|first| first.words().is_some());
    Err(if names_page { SelectorError::PagesElsewhere } else { SelectorError::NoAnnotations })
}

/// Walks to every annotation: through lists, pages, collections with their pages inside, and the lists of Hypothesis.
pub(super) fn annotations<'a>(json: Json<'a>, depth: usize, each: &mut dyn FnMut(Fields<'a>)) {
    if depth == 0 {
        return;
    }
    if let Some(items) = json.items() {
        items.into_iter().for_each(|item| annotations(item, depth - 1, each));
        return;
    }
    let Some(mut fields) = Fields::of(json) else { return };
    if fields.contains("target") {
        return each(fields);
    }
    for name in ["items", "first", "rows", "annotations"] {
        if let Some(inner) = fields.raw(name) {
            annotations(inner, depth - 1, each);
        }
    }
}

/// Adds one part for each target with words: targets may be lists, or sets with `items`.
pub(super) fn targets(json: Json<'_>, depth: usize, parts: &mut Vec<Selected>) {
    if depth == 0 {
        return;
    }
    if let Some(items) = json.items() {
        items.into_iter().for_each(|item| targets(item, depth - 1, parts));
        return;
    }
    let named = |address: Json<'_>| {
        let fragment = Fragment::of(&address.words()?.text);
        fragment.map(|fragment| Selected { fragment: Some(fragment), ..Selected::default() })
    };
    let Some(mut fields) = Fields::of(json) else { return parts.extend(named(json)) };
    if let Some(items) = fields.raw("items") {
        targets(items, depth - 1, parts);
    }
    let selector = fields.raw("selector");
    let own = selector.and_then(of_recogito).unwrap_or_default();
    if !own.is_empty() {
        return parts.extend(own);
    }
    let mut part = Selected::default();
    if let Some(selector) = selector {
        selectors(selector, depth, &mut part);
    }
    // An address may name the words too.
    let address = ["source", "id"].into_iter().filter_map(|name| fields.raw(name)).find_map(named);
    parts.extend(Some(part).filter(|part| !part.says_nothing()).or(address));
}

/// The ranges of an annotation as Recogito keeps it: a list of quotes with their positions, each a part of its own.
fn of_recogito(selector: Json<'_>) -> Option<Vec<Selected>> {
    let ranges = selector.items().unwrap_or_else(|| vec![selector]);
    let range = |range: Json<'_>| {
        let mut fields = Fields::of(range).filter(|fields| !fields.contains("type"))?;
        let (start, end) = (fields.value("start", Json::plain), fields.value("end", Json::plain));
        let mut text = |name: &str| fields.text(name).unwrap_or_default().into_owned();
        let (quote, prefix, suffix) = (text("quote"), text("quotePrefix"), text("quoteSuffix"));
        let position = start.zip(end).filter(|(start, end): &(u32, u32)| start <= end);
        let part = Selected { quote, prefix, suffix, position, fragment: None };
        (!part.says_nothing()).then_some(part)
    };
    ranges.into_iter().map(range).collect()
}

/// Gathers what several selectors of one target say: they are different ways to say the same. A selector that is refined by another is
/// taken by the finest one that selects text.
fn selectors(json: Json<'_>, depth: usize, part: &mut Selected) {
    if depth == 0 {
        return;
    }
    if let Some(items) = json.items() {
        items.into_iter().for_each(|item| selectors(item, depth - 1, part));
        return;
    }
    let Some(mut fields) = Fields::of(json) else { return };
    match fields.text("type").as_deref() {
        Some("TextQuoteSelector") => {
            part.quote = fields.text("exact").unwrap_or_default().into_owned();
            part.prefix = fields.text("prefix").unwrap_or_default().into_owned();
            part.suffix = fields.text("suffix").unwrap_or_default().into_owned();
        }
        Some("TextPositionSelector") => {
            let (start, end) = (fields.value("start", Json::plain), fields.value("end", Json::plain));
            part.position = start.zip(end).filter(|(start, end): &(u32, u32)| start <= end);
        }
        // From the one position to the other. Ranges between elements of a page are not known here.
        Some("RangeSelector") => {
            let mut end_of = |name: &str| {
                let mut end = Selected::default();
                selectors(fields.raw(name)?, depth - 1, &mut end);
                end.position
            };
            let ends = end_of("startSelector").zip(end_of("endSelector"));
            part.position = ends.map(|((start, _), (end, _))| (start, end)).filter(|(start, end)| start <= end).or(part.position);
        }
        // Characters of plain text, after RFC 5147.
        Some("FragmentSelector") => {
            let value = fields.text("value").unwrap_or_default();
            let range = value.strip_prefix("char=").and_then(|range| range.split(';').next()?.split_once(','));
            let range = range.and_then(|(start, end)| Some((start.parse().ok()?, end.parse().ok()?)));
            part.position = range.filter(|(start, end)| start <= end).or(part.position);
            part.fragment = part.fragment.take().or_else(|| Fragment::of(&value));
        }
        _ => {}
    }
    if let Some(inner) = fields.raw("items") {
        selectors(inner, depth - 1, part);
    }
    if let Some(inner) = fields.raw("refinedBy") {
        // A position inside of what another selector selects counts from there, and what that is is not known here.
        let (position, fragment) = (part.position.take(), part.fragment.take());
        selectors(inner, depth - 1, part);
        part.position = position;
        part.fragment = fragment.or(part.fragment.take());
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    const QUOTE: &str = r#"{"type":"TextQuoteSelector","exact":"\u00e4😀","prefix":"a "}"#;
    const POSITION: &str = r#"{"type":"TextPositionSelector","start":2,"end":4}"#;

    fn part() -> Selected {
        Selected {
            quote: "ä😀".to_owned(), prefix: "a ".to_owned(), suffix: String::new(), position: Some((2, 4)), fragment: None
        }
    }

    fn check(text: &str, expected: &[(&str, usize)], without_words: &[&str]) {
        let found = read(text).expect(text);
        let marks: Vec<_> = found.marks.iter().map(|mark| (mark.id.as_str(), mark.parts.len())).collect();
        assert_eq!(marks, expected, "{text}");
        assert_eq!(found.without_words, without_words, "{text}");
    }

    #[test]
    fn all_shapes_of_files_are_walked() {
        let target = format!(r#"{{"source":"x","selector":[{QUOTE},{POSITION}]}}"#);
        let one = format!(r#"{{"id":"a","type":"Annotation","target":{target}}}"#);
        assert_eq!(read(&one).expect("one").marks[0].parts, [part()]);
        check(&one, &[("a", 1)], &[]);
        check(&format!("[{one},{one}]"), &[("a", 1), ("a", 1)], &[]);
        check(&format!(r#"{{"type":"AnnotationPage","items":[{one}]}}"#), &[("a", 1)], &[]);
        check(
            &format!(r#"{{"type":"AnnotationCollection","first":{{"type":"AnnotationPage","items":[{one}]}}}}"#),
            &[("a", 1)],
            &[],
        );
        check(&format!(r#"{{"total":1,"rows":[{{"id":"h","target":[{target}]}}]}}"#), &[("h", 1)], &[]);
        check(&format!(r#"{{"target":[{target},{target},"http://x"]}}"#), &[("#1", 2)], &[]);
        check(&format!(r#"{{"target":{{"type":"Composite","items":[{target},{target}]}}}}"#), &[("#1", 2)], &[]);
        check(r#"[{"id":"b","target":"http://x"},{"id":"c","target":[]}]"#, &[], &["b", "c"]);
    }

    #[test]
    fn a_refined_selector_is_the_finest_with_text() {
        let text = format!(r#"{{"target":{{"selector":{{"type":"FragmentSelector","value":"p1","refinedBy":{QUOTE}}}}}}}"#);
        let found = read(&text).expect("a mark");
        assert_eq!(found.marks[0].parts, [Selected { position: None, ..part() }]);
    }

    #[test]
    fn a_position_inside_of_something_is_none_in_the_text() {
        let inside = |outer: &str| format!(r#"{{"type":"{outer}","value":"/p[1]","refinedBy":{POSITION}}}"#);
        for outer in ["XPathSelector", "CssSelector", "FragmentSelector"] {
            check(&format!(r#"{{"target":{{"selector":{}}}}}"#, inside(outer)), &[], &["#1"]);
        }
        let xpath = inside("XPathSelector");
        let range = format!(r#"{{"type":"RangeSelector","startSelector":{xpath},"endSelector":{xpath}}}"#);
        check(&format!(r#"{{"target":{{"selector":{range}}}}}"#), &[], &["#1"]);
        let both = format!(r#"{{"target":{{"selector":[{range},{QUOTE},{POSITION}]}}}}"#);
        assert_eq!(read(&both).expect("a mark").marks[0].parts, [part()]);
    }

    #[test]
    fn an_address_may_name_the_words() {
        let fragment = ":~:text=gr%C3%BCn,Blau";
        let selector = format!(r#"{{"selector":{{"type":"FragmentSelector","value":"{fragment}"}}}}"#);
        for target in [
            selector,
            format!(r##"{{"source":"https://a.example/b#{fragment}"}}"##),
            format!(r##""https://a.example/#{fragment}""##),
        ] {
            let found = read(&format!(r#"{{"target":{target}}}"#)).expect("a mark");
            let part = found.marks[0].parts[0].clone().settled("Rot, Grün und Blau.");
            assert_eq!((part.quote.as_str(), part.prefix.as_str()), ("Grün und Blau", "Rot, "), "{target}");
        }
        let lost = Selected { fragment: Fragment::of(":~:text=a,b"), ..Selected::default() };
        assert_eq!(lost.settled("c").quote, "a … b");
        let both = format!(r#"{{"target":{{"selector":[{QUOTE},{{"type":"FragmentSelector","value":":~:text=b"}}]}}}}"#);
        assert_eq!(read(&both).expect("a mark").marks[0].parts[0].clone().settled("b").quote, "ä😀");
    }

    #[test]
    fn ranges_of_recogito_are_parts() {
        let text = r#"[{"id":"r","bodies":[],"target":{"annotation":"r","selector":[{"quote":"a","start":1,"end":2},{"quote":"b","start":4,"end":5}]}}]"#;
        check(text, &[("r", 2)], &[]);
        assert_eq!(read(text).expect("a mark").marks[0].parts[1].position, Some((4, 5)));
        check(r#"{"id":"r","bodies":[],"target":{"selector":[{"x":1}]}}"#, &[], &["r"]);
    }

    #[test]
    fn what_is_no_annotation_is_told() {
        for text in ["{}", "[]", "7", r#"{"items":[1,"x",{}]}"#] {
            assert!(matches!(read(text), Err(SelectorError::NoAnnotations)), "{text}");
        }
        assert!(matches!(read(r#"{"first":"http://x/page1"}"#), Err(SelectorError::PagesElsewhere)));
        assert!(matches!(read("{"), Err(SelectorError::NotJson(_))));
        let backwards = r#"{"target":{"selector":{"type":"TextPositionSelector","start":4,"end":2}}}"#;
        check(backwards, &[], &["#1"]);
        let deep = "[".repeat(60) + r#"{"target":1}"# + &"]".repeat(60);
        assert!(matches!(read(&deep), Err(SelectorError::NoAnnotations)));
    }
}
