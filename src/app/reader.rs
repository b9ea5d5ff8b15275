//! What the reader, the page's worker, answers: the article as a native file, or why there is none. One text, so that nothing but a text
//! crosses between the two programs.

use std::rc::Rc;

use crate::{
    app::notice::Refusal,
    domain::{
        article::Article,
        details::Details,
        document::Document,
        id::DocumentId,
        mark::Mark,
        stamp::{Stamp, Timestamp},
    },
    format::{import::with_highlights, native},
    intake::{
        encoding,
        extracted::{ExtractError, Extracted},
    },
};

/// The worker's first word: it can be asked now.
pub const READY: &str = "ready";

/// Longer than a file of a hundred megabytes takes on a slow telephone.
pub const MOST_SECONDS: u32 = 90;

/// Stands before a refusal; a native file begins with a brace.
const REFUSED: char = '!';

/// Stands before a text that was asked for alone.
const TEXT: char = '=';

/// What the worker sends back when only the text of a file is wanted.
#[must_use]
pub fn write_text(read: Result<encoding::Text, ExtractError>) -> String {
    match read {
        Ok(read) => format!("{TEXT}{}", read.text),
        Err(error) => write_answer(Err(error), ""),
    }
}

/// The text in such an answer; `None` if it is another.
#[must_use]
pub fn read_text(answer: &str) -> Option<&str> {
    answer.strip_prefix(TEXT)
}

/// What the worker sends back.
#[must_use]
pub fn write_answer(read: Result<Extracted, ExtractError>, name: &str) -> String {
    match read {
        Ok(extracted) => {
            let document = document(extracted, name, DocumentId::new(Timestamp(0), [0; 10]), Stamp::default());
            native::write(&[&document], None)
        }
        Err(error) => {
            let (word, first, second) = match error {
                ExtractError::Empty => ("empty", String::new(), String::new()),
                ExtractError::TooLong { characters, limit } => ("too-long", characters.to_string(), limit.to_string()),
                ExtractError::TooBig { bytes, limit } => ("too-big", bytes.to_string(), limit.to_string()),
                ExtractError::NotText { .. } => ("not-text", String::new(), String::new()),
                ExtractError::Broken { format, reason } => ("broken", format.to_owned(), reason),
                ExtractError::Protected { format } => ("protected", format.to_owned(), String::new()),
                ExtractError::Inflates { format } => ("inflates", format.to_owned(), String::new()),
                ExtractError::NoTextLayer => ("no-text-layer", String::new(), String::new()),
                ExtractError::UnknownEncoding(label) => ("unknown-encoding", label, String::new()),
            };
            format!("{REFUSED}{word}\n{first}\n{second}")
        }
    }
}

/// The article that was read, with what readers have marked in its file.
#[must_use]
pub fn document(mut extracted: Extracted, name: &str, id: DocumentId, stamp: Stamp) -> Document {
    let highlights = std::mem::take(&mut extracted.highlights);
    let (article, details) = extracted.into_article(name);
    let document = Document::new(id, article, details, stamp);
    if highlights.is_empty() { document } else { with_highlights(&document, &highlights, stamp.at) }
}

/// An article that was read, and what readers have marked in its file. Marks without a date are of the moment 0.
pub type Read = (Rc<Article>, Rc<Details>, Vec<Rc<Mark>>);

/// What the page makes of it.
///
/// # Errors
/// Why there is no article; [`Refusal::ReaderFailed`] for an answer that cannot be understood.
pub fn read_answer(answer: &str) -> Result<Read, Refusal> {
    if let Some(refused) = answer.strip_prefix(REFUSED) {
        let mut parts = refused.splitn(3, '\n');
        let mut part = || parts.next().unwrap_or_default();
        let (word, first, second) = (part(), part(), part());
        let number = |text: &str| text.parse().unwrap_or_default();
        return Err(match word {
            "empty" => Refusal::Empty,
            "too-long" => Refusal::TooLong { characters: number(first), limit: number(second) },
            "too-big" => Refusal::TooBig { bytes: number(first), limit: number(second) },
            "not-text" => Refusal::Binary(None),
            "broken" => Refusal::Broken { format: first.into(), reason: second.into() },
            "protected" => Refusal::Protected(first.into()),
            "inflates" => Refusal::Inflates(first.into()),
            "no-text-layer" => Refusal::NoTextLayer,
            "unknown-encoding" => Refusal::UnknownEncoding(first.into()),
            _ => Refusal::ReaderFailed,
        });
    }
    let reading = native::read(answer).map_err(|_| Refusal::ReaderFailed)?;
    let document = reading.documents.into_iter().next().ok_or(Refusal::Empty)?;
    Ok((Rc::clone(document.article()), Rc::clone(document.details()), document.marks().cloned().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::text;

    #[test]
    fn a_text_arrives_as_it_was_sent_and_is_no_article() {
        let text = |bytes: &[u8]| write_text(encoding::decode(bytes, None, None));
        assert_eq!(read_text(&text(b"Behauptung;Notiz\r\nGr\xF6\xDFe;\r\n")), Some("Behauptung;Notiz\r\nGröße;\r\n"));
        assert_eq!(read_answer(&text(b"a")), Err(Refusal::ReaderFailed));
        let refused = write_text(Err(ExtractError::UnknownEncoding("x".to_owned())));
        assert_eq!((read_text(&refused), read_answer(&refused)), (None, Err(Refusal::UnknownEncoding("x".into()))));
    }

    #[test]
    fn articles_and_refusals_arrive_as_they_were_sent() {
        let html = "<h1>Moon</h1><p>It is <a href='https://a.example'>made</a> of cheese 😀.</p><p>Advertisement</p>";
        let read = || crate::intake::file::extract_pasted(html, "", Some("https://post.example"));
        let (article, details) = read().unwrap_or_default().into_article("a.html");
        assert_eq!(read_answer(&write_answer(read(), "a.html")), Ok((Rc::new(article.clone()), Rc::new(details), Vec::new())));
        assert!(
            article.blocks().iter().any(|block| block.boilerplate) && article.blocks().iter().any(|block| !block.links.is_empty())
        );
        assert!(text::read("Words", "", None, 0).is_ok());

        let text = "a\nb".to_owned();
        let rows = [
            (ExtractError::Empty, Refusal::Empty),
            (ExtractError::TooLong { characters: 3, limit: 2 }, Refusal::TooLong { characters: 3, limit: 2 }),
            (ExtractError::TooBig { bytes: 3, limit: 2 }, Refusal::TooBig { bytes: 3, limit: 2 }),
            (ExtractError::NotText { looks_like: None }, Refusal::Binary(None)),
            (ExtractError::Broken { format: "PDF", reason: text }, Refusal::Broken { format: "PDF".into(), reason: "a\nb".into() }),
            (ExtractError::Protected { format: "PDF" }, Refusal::Protected("PDF".into())),
            (ExtractError::Inflates { format: "EPUB" }, Refusal::Inflates("EPUB".into())),
            (ExtractError::NoTextLayer, Refusal::NoTextLayer),
            (ExtractError::UnknownEncoding("x".to_owned()), Refusal::UnknownEncoding("x".into())),
        ];
        for (error, refusal) in rows {
            assert_eq!(read_answer(&write_answer(Err(error), "")), Err(refusal));
        }
        for other in ["", "!", "!later\n", "{}"] {
            assert_eq!(read_answer(other), Err(Refusal::ReaderFailed), "{other}");
        }
    }
}
