//! What a PDF calls its pages: "xii", "A-3" (ISO 32000-1, 12.4.2).

use pdf_extract::{Dictionary, Document, Object, decode_text_string};

use crate::{
    domain::locator::Page,
    intake::numerals::{repeated_letters, roman},
};

/// A tree of labels that is deeper than this is broken.
const DEEPEST: usize = 16;

/// From this page on, counted from 0, pages are called so.
struct Stretch {
    first: u32,
    style: Vec<u8>,
    prefix: String,
    start: u32,
}

/// The pages of a file by their numbers.
pub(super) struct Labels(Vec<Stretch>);

impl Labels {
    pub(super) fn of(document: &Document) -> Self {
        let mut stretches = Vec::new();
        if let Some(tree) = document.catalog().ok().and_then(|catalog| dictionary(document, catalog.get(b"PageLabels").ok()?)) {
            collect(document, tree, DEEPEST, &mut stretches);
        }
        stretches.sort_by_key(|stretch| stretch.first);
        Self(stretches)
    }

    /// A page, counted from 1. One that is called by its number has no label.
    pub(super) fn page(&self, number: u32) -> Page {
        let label = self.label(number).filter(|label| *label != number.to_string()).unwrap_or_default();
        Page { number, label: label.into() }
    }

    fn label(&self, number: u32) -> Option<String> {
        let index = number.checked_sub(1)?;
        let stretch = self.0.iter().rev().find(|stretch| stretch.first <= index)?;
        let count = stretch.start.checked_add(index - stretch.first)?;
        let counted = match stretch.style.as_slice() {
            b"D" => count.to_string(),
            b"R" => roman(count)?.to_ascii_uppercase(),
            b"r" => roman(count)?,
            b"A" => repeated_letters(count)?.to_ascii_uppercase(),
            b"a" => repeated_letters(count)?,
            _ => String::new(),
        };
        let label = format!("{}{counted}", stretch.prefix);
        let label: Vec<&str> = label.split(|sign: char| sign.is_whitespace() || sign.is_control()).collect();
        Some(label.join(" ").trim().to_owned())
    }
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    document.dereference(object).ok()?.1.as_dict().ok()
}

fn collect(document: &Document, tree: &Dictionary, depth: usize, stretches: &mut Vec<Stretch>) {
    let list = |name: &[u8]| document.dereference(tree.get(name).ok()?).ok()?.1.as_array().ok();
    for pair in list(b"Nums").map_or(&[][..], Vec::as_slice).chunks_exact(2) {
        let [first, label] = pair else { continue };
        let first = first.as_i64().ok().and_then(|first| u32::try_from(first).ok());
        if let Some((first, label)) = first.zip(dictionary(document, label)) {
            let prefix = label.get(b"P").ok().and_then(|prefix| decode_text_string(document.dereference(prefix).ok()?.1).ok());
            stretches.push(Stretch {
                first,
                style: label.get(b"S").and_then(Object::as_name).unwrap_or_default().to_owned(),
                prefix: prefix.unwrap_or_default(),
                start: label.get(b"St").and_then(Object::as_i64).ok().and_then(|start| u32::try_from(start).ok()).unwrap_or(1),
            });
        }
    }
    for kid in list(b"Kids").into_iter().flatten().filter(|_| depth > 0) {
        if let Some(kid) = dictionary(document, kid) {
            collect(document, kid, depth - 1, stretches);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_called_as_the_file_calls_them() {
        let stretch = |first, style: &str, prefix: &str, start| Stretch {
            first,
            style: style.as_bytes().to_vec(),
            prefix: prefix.to_owned(),
            start,
        };
        let labels =
            Labels(vec![stretch(0, "r", "", 1), stretch(4, "D", "", 1), stretch(9, "A", "A-\n", 26), stretch(12, "", "Ende", 1)]);
        let rows = [(0, ""), (1, "i"), (4, "iv"), (5, "1"), (9, "5"), (10, "A- Z"), (11, "A- AA"), (13, "Ende")];
        for (number, expected) in rows {
            assert_eq!(&*labels.page(number).label, expected, "{number}");
        }
        assert_eq!(&*Labels(vec![stretch(0, "D", "", 1)]).page(7).label, "", "its number says it all");
        assert_eq!(&*Labels(Vec::new()).page(7).label, "");
    }
}
