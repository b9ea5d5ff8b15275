//! Mails (.eml) and web pages saved as one file (.mhtml), which are mails in form. All parts that a reader sees are read in their order, of
//! alternatives the richest that says anything; mails inside of a mail with who sent them and when. Attachments are none of the text.

use mail_parser::{
    Encoding, Message, MessageParser, MessagePart, MimeHeaders as _, PartType,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode},
};

use crate::{
    domain::article::BlockKind,
    intake::{
        encoding::{self, Text},
        extracted::{ExtractError, Extracted, Remark},
        file::About,
        html::{self, Frames, Wanted},
        plain,
    },
};

const FORMAT: &str = "mail";

/// Mails in mails, and parts in parts, that are opened.
const DEEPEST: usize = 20;

/// Reads a mail or a saved page.
///
/// # Errors
/// [`ExtractError::Broken`] if it has no headers, [`ExtractError::Empty`] if it has no body.
pub(super) fn read(content: &[u8], about: About<'_>) -> Result<Extracted, ExtractError> {
    let broken = || ExtractError::Broken { format: FORMAT, reason: "it has no headers".to_owned() };
    let message = MessageParser::default().parse(content).ok_or_else(broken)?;
    let location = location(&message);
    let is_page = location.is_some() || about.name.is_some_and(|name| name.to_ascii_lowercase().contains(".mht"));
    let mut extracted = if is_page {
        let is_web = |url: &String| url.starts_with("http://") || url.starts_with("https://");
        page(&message, about.url.map(str::to_owned).or_else(|| location.filter(is_web)), about)?
    } else {
        let mut reader = Reader { about, extracted: Extracted::default(), remarks: Vec::new() };
        reader.part(&message, 0, 0)?;
        let mut extracted = reader.extracted;
        extracted.remarks = Remark::sums(&reader.remarks);
        extracted
    };
    if let Some(subject) = message.subject().filter(|_| extracted.title.is_empty() || !is_page) {
        extracted.title = subject.trim().to_owned();
    }
    if !is_page {
        extracted.authors = senders(&message);
        extracted.published = message.date().map(|date| date.to_rfc3339()).unwrap_or_default();
    }
    extracted.checked()
}

/// Where a saved page was, if the file says so.
fn location(message: &Message<'_>) -> Option<String> {
    ["Snapshot-Content-Location", "Content-Location"].iter().find_map(|name| {
        let root = message.header(*name).or_else(|| {
            message.html_part(0)?.headers.iter().find(|header| header.name().eq_ignore_ascii_case(name)).map(|header| &header.value)
        });
        root.and_then(|value| value.as_text()).map(|text| text.trim().to_owned())
    })
}

/// Who wrote it: a mail may have several authors.
fn senders(message: &Message<'_>) -> Vec<String> {
    let from = message.from().into_iter().flat_map(|from| from.iter());
    from.filter_map(|from| from.name().or(from.address())).map(str::to_owned).collect()
}

/// A saved page: its first document, with the documents of its frames.
fn page(message: &Message<'_>, url: Option<String>, about: About<'_>) -> Result<Extracted, ExtractError> {
    let mut pages = message.parts.iter().filter(|part| is_html(part));
    let root = pages.next();
    let Some(root) = root else {
        let mut reader = Reader { about, extracted: Extracted::default(), remarks: Vec::new() };
        reader.part(message, 0, 0)?;
        return Ok(reader.extracted);
    };
    let mut frames = Frames::default();
    for part in pages {
        let Ok(text) = text(message, part, about) else { continue };
        let names = part.content_id().map(|id| format!("cid:{id}")).into_iter();
        frames.extend(names.chain(part.content_location().map(str::to_owned)).map(|name| (name, text.text.clone())));
    }
    let text = text(message, root, about)?;
    let read = html::read_with(&text.text, url.as_deref(), Wanted::MainText, &frames)?;
    Ok(Extracted { encoding: Some(text.encoding), replaced: text.replaced, ..read })
}

fn is_html(part: &MessagePart<'_>) -> bool {
    matches!(part.body, PartType::Html(_)) || subtype(part) == Some("html") || subtype(part) == Some("xhtml+xml")
}

fn subtype<'part>(part: &'part MessagePart<'_>) -> Option<&'part str> {
    part.content_type()?.subtype()
}

/// The text of a part, from its bytes: what a part says of its own encoding is often missing or wrong, and a page has its own word for it.
fn text(message: &Message<'_>, part: &MessagePart<'_>, about: About<'_>) -> Result<Text, ExtractError> {
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let bytes = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    let declared = part.content_type().and_then(|kind| kind.attribute("charset"));
    match bytes {
        Some(bytes) => encoding::decode(&bytes, about.encoding, declared),
        // As far as the crate could read it.
        None => encoding::decode(part.contents(), Some("utf-8"), None),
    }
}

struct Reader<'about> {
    about: About<'about>,
    extracted: Extracted,
    remarks: Vec<Remark>,
}

impl Reader<'_> {
    /// Reads a part and what it consists of.
    fn part(&mut self, message: &Message<'_>, id: u32, depth: usize) -> Result<(), ExtractError> {
        let Some(part) = message.parts.get(id as usize).filter(|_| depth < DEEPEST) else { return Ok(()) };
        match &part.body {
            PartType::Multipart(parts) if subtype(part) == Some("alternative") => self.alternative(message, parts, depth),
            PartType::Multipart(parts) if subtype(part) == Some("related") => {
                // The others are pictures and styles of the root, which is the first if none is named.
                let start = part.content_type().and_then(|kind| kind.attribute("start")).map(bare_id);
                let is_root = |id: &&u32| {
                    let own = message.parts.get(**id as usize).and_then(|part| part.content_id()).map(bare_id);
                    own.is_some() && own == start
                };
                parts.iter().find(is_root).or(parts.first()).map_or(Ok(()), |root| self.part(message, *root, depth + 1))
            }
            PartType::Multipart(parts) => parts.iter().try_for_each(|part| self.part(message, *part, depth + 1)),
            PartType::Message(inner) => self.enclosed(inner, depth),
            PartType::Text(_) | PartType::Html(_) if is_attachment(part) || !has_words(part) => Ok(()),
            PartType::Text(_) | PartType::Html(_) => self.words(message, part),
            PartType::Binary(_) | PartType::InlineBinary(_) => Ok(()),
        }
    }

    /// The last alternative is the richest; one without words says nothing.
    fn alternative(&mut self, message: &Message<'_>, parts: &[u32], depth: usize) -> Result<(), ExtractError> {
        let before = self.extracted.blocks.len();
        for part in parts.iter().rev() {
            self.part(message, *part, depth + 1)?;
            if self.extracted.blocks.len() > before {
                break;
            }
        }
        Ok(())
    }

    /// A mail inside of a mail: who sent it, when, and about what stand above its words.
    fn enclosed(&mut self, inner: &Message<'_>, depth: usize) -> Result<(), ExtractError> {
        let date = inner.date().map(|date| date.to_rfc3339());
        let from = Some(senders(inner).join(", ")).filter(|from| !from.is_empty());
        let heads = [("From", from), ("Date", date), ("Subject", inner.subject().map(str::to_owned))];
        let head: Vec<String> = heads.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}", value?.trim()))).collect();
        self.extracted.push(BlockKind::Paragraph, &head.join("\n"), false);
        self.part(inner, 0, depth + 1)
    }

    fn words(&mut self, message: &Message<'_>, part: &MessagePart<'_>) -> Result<(), ExtractError> {
        let text = text(message, part, self.about)?;
        if text.text.len() > plain::MAX_CHARACTERS * 4 {
            return Err(ExtractError::TooLong { characters: text.text.chars().count(), limit: plain::MAX_CHARACTERS });
        }
        self.extracted.encoding = self.extracted.encoding.or(Some(text.encoding));
        self.extracted.replaced += text.replaced;
        if !is_html(part) {
            let words =
                if is_flowed(part, "format", "flowed") { unflowed(&text.text, is_flowed(part, "delsp", "yes")) } else { text.text };
            self.extracted.push(BlockKind::Paragraph, &words, false);
            return Ok(());
        }
        let read = html::read_part(&text.text, self.about.url)?;
        self.remarks.extend(read.remarks);
        self.extracted.account.append(read.account);
        self.extracted.blocks.extend(read.blocks);
        if self.extracted.language.is_empty() {
            self.extracted.language = read.language;
        }
        Ok(())
    }
}

fn bare_id(id: &str) -> &str {
    id.trim().trim_start_matches('<').trim_end_matches('>')
}

/// Whether a part of text is a letter: invitations, cards and tables are texts for programs.
fn has_words(part: &MessagePart<'_>) -> bool {
    const FOR_PROGRAMS: [&str; 6] = ["calendar", "vcard", "x-vcard", "directory", "csv", "x-amp-html"];
    !subtype(part).is_some_and(|own| FOR_PROGRAMS.iter().any(|name| own.eq_ignore_ascii_case(name)))
}

fn is_attachment(part: &MessagePart<'_>) -> bool {
    part.content_disposition().is_some_and(|disposition| disposition.is_attachment())
}

fn is_flowed(part: &MessagePart<'_>, name: &str, value: &str) -> bool {
    part.content_type().and_then(|kind| kind.attribute(name)).is_some_and(|own| own.eq_ignore_ascii_case(value))
}

/// Joins the lines that a program has broken (<https://www.rfc-editor.org/rfc/rfc3676#section-4>): a blank at a line's end says that it goes on. With
/// `delete`, that blank is none of the text.
fn unflowed(text: &str, delete: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut before: Option<usize> = None;
    for line in text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)) {
        let depth = line.len() - line.trim_start_matches('>').len();
        let words = line.get(depth..).unwrap_or_default();
        // A blank at the beginning keeps a line from being taken for a quoted one.
        let words = words.strip_prefix(' ').unwrap_or(words);
        let is_signature = words == "-- ";
        let goes_on = before == Some(depth) && !is_signature;
        if !goes_on && !joined.is_empty() {
            joined.push('\n');
        }
        if !goes_on && depth > 0 {
            joined.push_str(&">".repeat(depth));
            joined.push(' ');
        }
        let is_soft = words.ends_with(' ') && !is_signature;
        joined.push_str(if is_soft && delete { words.strip_suffix(' ').unwrap_or(words) } else { words });
        before = is_soft.then_some(depth);
    }
    joined
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_part_for_readers_is_the_letter() {
        let head = "From: Ada <ada@post.example>, Bo <bo@post.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/";
        let invitation = "--A\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n--A--\r\n";
        let rows = [
            ("alternative; boundary=A\r\n\r\n--A\r\nContent-Type: text/html\r\n\r\n<p>It costs 40.</p>\r\n".to_owned() + invitation),
            ("mixed; boundary=A\r\n\r\n--A\r\nContent-Type: text/plain\r\n\r\nIt costs 40.\r\n".to_owned() + invitation),
            "related; boundary=A; start=\"<r>\"\r\n\r\n--A\r\nContent-Type: text/html\r\nContent-ID: <x>\r\n\r\n<p>A style.</p>\r\n--A\r\nContent-Type: text/html\r\nContent-ID: <r>\r\n\r\n<p>It costs 40.</p>\r\n--A--\r\n".to_owned(),
        ];
        for row in rows {
            let read = read(format!("{head}{row}").as_bytes(), About::default()).unwrap();
            let texts: Vec<_> = read.blocks.iter().map(|block| block.text.as_str()).collect();
            assert_eq!(texts, ["It costs 40."], "{row}");
            assert_eq!(read.authors, ["Ada", "Bo"]);
        }
    }

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

    fn texts(mail: &str) -> Vec<String> {
        let read = read(mail.replace('\n', "\r\n").as_bytes(), About::default()).unwrap();
        read.blocks.into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn every_part_that_is_seen_is_read_once() {
        let mixed = |parts: &[&str]| {
            let parts: String = parts.iter().map(|part| format!("--B\n{part}\n")).collect();
            format!("From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n{parts}--B--\n")
        };
        let alternative = |parts: &[&str]| mixed(parts).replace("multipart/mixed", "multipart/alternative");
        let plain = "Content-Type: text/plain\n\nIt cost 14.";
        let rows: [(String, &[&str]); 6] = [
            (mixed(&[plain, "Content-Type: image/png\n\nx", "Content-Type: text/plain\n\nNow 40."]), &["It cost 14.", "Now 40."]),
            (alternative(&[plain, "Content-Type: text/html\n\n<p>It cost 14.</p>"]), &["It cost 14."]),
            (alternative(&[plain, "Content-Type: text/html\n\n<html><body></body></html>"]), &["It cost 14."]),
            (mixed(&[plain, "Content-Type: text/csv\nContent-Disposition: attachment\n\n1999,7"]), &["It cost 14."]),
            (
                mixed(&[
                    plain,
                    "Content-Type: message/rfc822\n\nFrom: Press <press@c.example>\nSubject: Costs\nContent-Type: text/plain\n\nIt costs 40.",
                ]),
                &["It cost 14.", "From: Press\nSubject: Costs", "It costs 40."],
            ),
            (mixed(&["Content-Type: text/html\n\n<div style='display:none'>Teaser</div><p>It costs 40.</p>"]), &["It costs 40."]),
        ];
        for (mail, expected) in rows {
            assert_eq!(texts(&mail), expected, "{mail}");
        }
    }

    #[test]
    fn bytes_count_more_than_what_is_said_of_them() {
        let mail = |charset: &str, kind: &str, body: &[u8]| {
            let head = format!("From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/{kind}{charset}\r\n\r\n");
            let read = read(&[head.as_bytes(), body].concat(), About::default()).unwrap();
            (read.blocks.into_iter().map(|block| block.text).collect::<Vec<_>>().join("|"), read.replaced)
        };
        let utf8 = "Größe: 40 €.".as_bytes();
        let latin = b"Gr\xF6\xDFe der Stra\xDFe f\xFCr alle B\xFCrger";
        for charset in ["; charset=us-ascii", "", "; charset=nonsense"] {
            assert_eq!(mail(charset, "plain", utf8), ("Größe: 40 €.".to_owned(), 0), "{charset}");
        }
        for charset in ["", "; charset=nonsense", "; charset=iso-8859-1"] {
            assert_eq!(mail(charset, "plain", latin), ("Größe der Straße für alle Bürger".to_owned(), 0), "{charset}");
        }
        let page = b"<meta http-equiv=content-type content='text/html; charset=koi8-r'><p>\xF1";
        assert_eq!(mail("", "html", page), ("Я".to_owned(), 0));
    }

    #[test]
    fn lines_that_a_program_broke_are_joined() {
        let rows = [
            ("a long \nsentence.\nNew", false, "a long sentence.\nNew"),
            ("Verwaltungs \nvorschrift", true, "Verwaltungsvorschrift"),
            ("> quoted \n> words\nown", false, "> quoted words\nown"),
            ("a \n\nb", false, "a \nb"),
            (" >none\n-- \nme", false, ">none\n-- \nme"),
        ];
        for (text, delete, expected) in rows {
            assert_eq!(unflowed(text, delete), expected, "{text:?}");
        }
    }

    #[test]
    fn frames_of_a_saved_page_are_read_where_they_stand() {
        let page = "Snapshot-Content-Location: https://post.example/moon\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<meta charset=koi8-r><p>Before</p><iframe src='cid:f@x'></iframe>\n--b\nContent-Type: text/html\nContent-ID: <f@x>\n\n<p>The tweet: it is free.</p>\n--b--\n";
        assert_eq!(texts(page), ["Before", "The tweet: it is free."]);
    }
}
