//! Mails (.eml) and web pages saved as one file (.mhtml), which are mails in form. The first body counts, HTML before plain text.

use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};

use crate::{
    domain::article::BlockKind,
    intake::{
        extracted::{ExtractError, Extracted},
        file::About,
        html::{self, Wanted},
        plain,
    },
};

const FORMAT: &str = "mail";

/// Reads a mail or a saved page.
///
/// # Errors
/// [`ExtractError::Broken`] if it has no headers, [`ExtractError::Empty`] if it has no body.
pub(super) fn read(content: &[u8], about: About<'_>) -> Result<Extracted, ExtractError> {
    let broken = || ExtractError::Broken { format: FORMAT, reason: "it has no headers".to_owned() };
    let message = MessageParser::default().parse(content).ok_or_else(broken)?;
    let location = ["Snapshot-Content-Location", "Content-Location"].iter().find_map(|name| {
        let root = message.header(*name).or_else(|| {
            message.html_part(0)?.headers.iter().find(|header| header.name().eq_ignore_ascii_case(name)).map(|header| &header.value)
        });
        root.and_then(|value| value.as_text()).map(|text| text.trim().to_owned())
    });
    let is_page = location.is_some() || about.name.is_some_and(|name| name.to_ascii_lowercase().contains(".mht"));
    let url =
        about.url.map(str::to_owned).or_else(|| location.filter(|url| url.starts_with("http://") || url.starts_with("https://")));
    let mut extracted = match body(&message).ok_or(ExtractError::Empty)? {
        Body::Html(html) => html::read(&html, url.as_deref(), if is_page { Wanted::MainText } else { Wanted::Everything })?,
        Body::Text(text) => {
            let mut extracted = Extracted::default();
            if text.len() > plain::MAX_CHARACTERS * 4 {
                return Err(ExtractError::TooLong { characters: text.chars().count(), limit: plain::MAX_CHARACTERS });
            }
            extracted.push(BlockKind::Paragraph, &text, false);
            extracted.checked()?
        }
    };
    if let Some(subject) = message.subject().filter(|_| extracted.title.is_empty() || !is_page) {
        extracted.title = subject.trim().to_owned();
    }
    if !is_page {
        let sender = message.from().and_then(|from| from.first()).and_then(|from| from.name().or(from.address()));
        extracted.authors = sender.map(str::to_owned).into_iter().collect();
        extracted.published = message.date().map(|date| date.to_rfc3339()).unwrap_or_default();
    }
    Ok(extracted)
}

enum Body {
    Html(String),
    Text(String),
}

fn body(message: &Message<'_>) -> Option<Body> {
    let html = message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) => Some(Body::Html(html.to_string())),
        _ => None,
    });
    let text = || {
        message.text_bodies().find_map(|part| match &part.body {
            PartType::Text(text)
                if part.content_type().is_none_or(|kind| kind.subtype().is_none_or(|subtype| subtype != "html")) =>
            {
                Some(Body::Text(text.to_string()))
            }
            _ => None,
        })
    };
    html.or_else(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn bodies_are_read() {
        let plain = "From: Ada <ada@post.example>\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nMIME-Version: 1.0\r\nDate: Mon, 6 May 2024 10:00:00 +0200\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nF=FCr dich.\r\n\r\nZwei.";
        let read = read(plain.as_bytes(), About::default()).unwrap();
        let blocks: Vec<_> = read.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!((read.title.as_str(), blocks.as_slice()), ("Grüße", &["Für dich.", "Zwei."][..]));
        assert_eq!((read.authors.as_slice(), read.published.as_str()), (&["Ada".to_owned()][..], "2024-05-06T10:00:00+02:00"));
    }

    #[test]
    fn saved_pages_tell_their_address() {
        let page = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/moon\r\nSubject: Moon\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPGgxPk1vb248L2gxPjxwPkl0IGlzIG1hZGUgb2YgY2hlZXNlLjwvcD4=\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n";
        let read = read(page.as_bytes(), About::default()).unwrap();
        assert_eq!(read.url, "https://post.example/moon");
        assert!(read.blocks.iter().any(|block| block.text == "It is made of cheese."));
    }
}
