//! XML as a flat row of starts, ends and texts. Names are without their namespace's prefix, entities other than the five of XML and
//! character numbers are left out: there is no other way for a file to make something big out of something small.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

/// One piece of a file. Empty elements are a start and an end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Start(Element),
    /// The local name.
    End(String),
    Text(String),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    /// Local names and values.
    attributes: Vec<(String, String)>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Hands every piece to `take`.
///
/// # Errors
/// What is wrong with the file, in English; what came before has been handed over.
pub(super) fn each(bytes: &[u8], mut take: impl FnMut(Node)) -> Result<(), String> {
    let text = crate::intake::encoding::decode(bytes, None, None).map_err(|error| error.to_string())?.text;
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => take(Node::Start(element(&start))),
            Event::Empty(start) => {
                let element = element(&start);
                let name = element.name.clone();
                take(Node::Start(element));
                take(Node::End(name));
            }
            Event::End(end) => take(Node::End(end.local_name().as_ref().to_owned())),
            Event::Text(text) => take(Node::Text(text.to_string())),
            Event::CData(text) => take(Node::Text(text.to_string())),
            Event::GeneralRef(reference) => {
                let number = reference.resolve_char_ref().ok().flatten();
                let sign = number.or(match &*reference {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => None,
                });
                if let Some(sign) = sign {
                    take(Node::Text(sign.into()));
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start.attributes().flatten().map(|attribute| {
        let raw = attribute.value.to_string();
        let value = quick_xml::escape::unescape(&raw).map(|value| value.into_owned()).unwrap_or(raw);
        (attribute.key.local_name().as_ref().to_owned(), value)
    });
    Element { name: start.local_name().as_ref().to_owned(), attributes: attributes.collect() }
}

/// The text inside the first element of each of the names, in their order; empty where there is none.
pub(super) fn texts<const COUNT: usize>(bytes: &[u8], names: [&str; COUNT]) -> [String; COUNT] {
    let mut texts = [const { String::new() }; COUNT];
    let mut open: Option<usize> = None;
    // A broken file has told what it has told.
    each(bytes, |node| match node {
        Node::Start(element) => {
            open =
                names.iter().position(|name| *name == element.name).filter(|index| texts.get(*index).is_some_and(String::is_empty));
        }
        Node::End(_) => open = None,
        Node::Text(text) => {
            if let Some(found) = open.and_then(|index| texts.get_mut(index)) {
                found.push_str(text.trim());
            }
        }
    })
    .ok();
    texts
}
