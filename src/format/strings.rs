//! An object of names and texts, as the language files beside the page are.

use std::rc::Rc;

use crate::{
    domain::table::Table,
    format::native::{Fields, Json},
};

/// The names and texts of a JSON object. What is no text is left out; `None` when there is no object.
#[must_use]
pub fn read(text: &str) -> Option<Table<String, Rc<str>>> {
    let fields = Fields::parse(text)?;
    Some(fields.into_fields().filter_map(|(name, value)| Some((name.into_owned(), text_of(value)?))).collect())
}

fn text_of(value: Json<'_>) -> Option<Rc<str>> {
    value.words().map(|words| words.text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_texts_of_an_object_are_taken() {
        type Row<'a> = (&'a str, Option<&'a [(&'a str, &'a str)]>);
        let rows: [Row<'_>; 5] = [
            (r#"{"Undo":"R\u00fcckg\u00e4ngig","n":1,"x":{"y":"z"}," 😀 ":""}"#, Some(&[("Undo", "Rückgängig"), (" 😀 ", "")])),
            ("{}", Some(&[])),
            ("[\"Undo\"]", None),
            ("{\"Undo\":", None),
            ("", None),
        ];
        for (text, expected) in rows {
            let expected = expected.map(|rows| rows.iter().map(|(name, text)| ((*name).to_owned(), Rc::from(*text))).collect());
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
