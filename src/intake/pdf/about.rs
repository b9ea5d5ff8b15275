//! What a PDF says of itself: title and authors. Programs write much there that nobody meant.

use pdf_extract::{Document, Object, decode_text_string};

use crate::intake::xml;

/// What the programs that write PDFs put in the title when nobody gave one.
const NO_TITLES: [&str; 12] = [
    "untitled",
    "unbenannt",
    "ohne titel",
    "sans titre",
    "document",
    "dokument",
    "print",
    "about:blank",
    "powerpoint presentation",
    "powerpoint-präsentation",
    "layout 1",
    "slide 1",
];

/// Names of users that name nobody.
const NOBODY: [&str; 8] = ["admin", "administrator", "user", "owner", "root", "guest", "benutzer", "author"];

/// Names of files end so.
const ENDINGS: [&str; 24] = [
    ".doc", ".docx", ".odt", ".rtf", ".txt", ".tex", ".dvi", ".pdf", ".ps", ".eps", ".indd", ".qxd", ".qxp", ".ppt", ".pptx",
    ".xls", ".xlsx", ".ods", ".odp", ".pages", ".html", ".htm", ".md", ".pub",
];

/// The programs that write their own name before that of the file.
const PROGRAMS: [&str; 3] = ["microsoft word - ", "microsoft powerpoint - ", "microsoft excel - "];

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    /// Empty if it is no title that a person has written.
    pub(super) title: String,
    pub(super) authors: Vec<String>,
}

pub(super) fn read(document: &Document) -> About {
    let entry = |key: &[u8]| {
        let information = document.dereference(document.trailer.get(b"Info").ok()?).ok()?.1.as_dict().ok()?;
        let value: &Object = document.dereference(information.get(key).ok()?).ok()?.1;
        decode_text_string(value).ok()
    };
    let text = |key: &[u8]| {
        let text = entry(key).unwrap_or_default();
        text.split(|sign: char| sign.is_whitespace() || sign.is_control())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let title = text(b"Title");
    let mut authors = xml::people(&[text(b"Author")]);
    authors.retain(|name| !NOBODY.contains(&name.to_lowercase().as_str()));
    About { title: if is_title(&title) { title } else { String::new() }, authors }
}

/// Whether a person has written a title, and not a program.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let name = PROGRAMS.iter().find_map(|program| lower.strip_prefix(program)).unwrap_or(&lower);
    let is_file = ENDINGS.iter().any(|ending| name.ends_with(ending)) || (!name.contains(' ') && name.contains(['_', '/', '\\']));
    let without_number = name.trim_end_matches(|sign: char| sign.is_numeric() || " .-_()".contains(sign));
    let is_numbered = !name.contains(' ') && name.chars().filter(|sign| sign.is_numeric()).count() * 2 >= name.chars().count();
    name.len() == lower.len()
        && name.contains(char::is_alphabetic)
        && !is_file
        && !is_numbered
        && !lower.contains("://")
        && !NO_TITLES.contains(&name)
        && !NO_TITLES.contains(&without_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_programs_are_none() {
        for title in ["Council approves new tram line", "Jahresbericht 2020", "Straßenbahn", "מים", "COVID-19"] {
            assert!(is_title(title), "{title}");
        }
        let others = [
            "",
            " ",
            "untitled",
            "Untitled-2",
            "Document1",
            "Microsoft Word - tram.docx",
            "Microsoft Word - tram",
            "tram.indd",
            "tram_final_v3",
            "20240506123000",
            "https://post.example/tram",
            "PowerPoint Presentation",
            "Dokument 3",
            "about:blank",
            "C:\\tram",
        ];
        for title in others {
            assert!(!is_title(title), "{title}");
        }
    }
}
