//! XML as a flat row of starts, ends and texts. Names are without their namespace's prefix, entities other than the five of XML and
//! character numbers are left out: there is no other way for a file to make something big out of something small.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use crate::intake::people;

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
    let mut open = 0_usize;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                open += 1;
                take(Node::Start(element(&start)));
            }
            Event::Empty(start) => {
                let element = element(&start);
                let name = element.name.clone();
                take(Node::Start(element));
                take(Node::End(name));
            }
            Event::End(end) => {
                open = open.saturating_sub(1);
                take(Node::End(end.local_name().as_ref().to_owned()));
            }
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
            Event::Eof if open > 0 => return Err("it is cut off".to_owned()),
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

/// The texts inside the elements of each of the names, in the order of the file; empty ones are left out.
pub(super) fn texts<const COUNT: usize>(bytes: &[u8], names: [&str; COUNT]) -> [Vec<String>; COUNT] {
    let mut texts = [const { Vec::new() }; COUNT];
    let mut open: Option<(usize, String)> = None;
    // A broken file has told what it has told.
    each(bytes, |node| match node {
        Node::Start(element) => open = names.iter().position(|name| *name == element.name).map(|index| (index, String::new())),
        Node::End(_) => {
            if let Some((index, text)) = open.take() {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                texts.get_mut(index).filter(|_| !text.is_empty()).into_iter().for_each(|found| found.push(text.clone()));
            }
        }
        Node::Text(text) => open.iter_mut().for_each(|(_, found)| found.push_str(&text)),
    })
    .ok();
    texts
}

/// What a program writes where nobody has said anything.
const NO_VALUES: [&str; 20] = [
    "unknown title",
    "unknown author",
    "unknown",
    "untitled",
    "unbekannt",
    "unbekannter autor",
    "unbekannter titel",
    "inconnu",
    "desconocido",
    "sconosciuto",
    "python-docx",
    "docx",
    "apache poi",
    "libreoffice",
    "openoffice.org",
    "microsoft office user",
    "microsoft word",
    "windows user",
    "un-named",
    "word document",
];

/// "Undetermined", "several" and "none".
const NO_LANGUAGES: [&str; 3] = ["und", "mul", "zxx"];

/// Names of people in a file's own fields, which may be several in one; names of programs are none.
pub(super) fn people(fields: &[String]) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    let parts = fields.iter().flat_map(|field| field.split(';')).map(str::trim).filter(|name| is_value(name));
    for name in parts.flat_map(people::parted) {
        if !known.contains(&name) {
            known.push(name);
        }
    }
    known
}

/// The first field that says something.
pub(super) fn value(fields: &[String]) -> String {
    fields.iter().find(|field| is_value(field)).cloned().unwrap_or_default()
}

fn is_value(field: &str) -> bool {
    !field.is_empty() && !NO_VALUES.contains(&field.to_lowercase().as_str())
}

/// A language by its tag (BCP 47). "C" and "POSIX" are what programs write that run without a language.
pub(super) fn language(fields: &[String]) -> String {
    // Programs of Unix write "de_AT.UTF-8".
    let mut tags = fields.iter().map(|field| field.split(['.', '@']).next().unwrap_or_default().replace('_', "-"));
    let is_language = |main: &str| {
        (2..=3).contains(&main.len()) && main.bytes().all(|byte| byte.is_ascii_alphabetic()) && !NO_LANGUAGES.contains(&main)
    };
    tags.find(|tag| tag.split('-').next().is_some_and(is_language)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_come_whole_and_each_of_them() {
        let file = b"<m><t>Wort &amp; Bild</t><c>Ada; Bo</c><c>Cy Dee and Di Eff</c><c>python-docx</c><c>Ada</c><l>C</l><l>de-AT</l><e> </e></m>";
        let [title, authors, language_fields, empty] = texts(file, ["t", "c", "l", "e"]);
        assert_eq!(value(&title), "Wort & Bild");
        assert_eq!(people(&authors), ["Ada", "Bo", "Cy Dee", "Di Eff"]);
        assert_eq!(language(&language_fields), "de-AT");
        let tags = ["POSIX", "und", "de_AT.UTF-8"].map(str::to_owned);
        assert_eq!((language(&tags), people(&["Unbekannt".to_owned()])), ("de-AT".to_owned(), Vec::new()));
        assert_eq!((empty, value(&["Unknown Title".to_owned()])), (Vec::new(), String::new()));
    }
}
