//! Random documents as mails: parts of several kinds, encoded and broken in the ways of mail programs.

use proptest::{collection::vec, prelude::*};

use super::{
    content::{Block, blocks},
    html,
    told::{ALWAYS, Fate, Told},
};

#[derive(Clone, Debug)]
pub(crate) enum Part {
    Plain(Vec<Vec<String>>, Transfer, Lines),
    Page(Vec<Block>, Transfer),
    /// As text and as a page, which says the same or more.
    Alternative(Vec<Block>),
    Attached(String),
    /// A page with what belongs to it.
    Related(Vec<Block>),
    /// What somebody else has written, in answer to which it is.
    Quoting(Vec<Vec<String>>),
    Enclosed(Vec<Part>),
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Transfer {
    Bytes,
    Quoted,
    Base64,
    Latin,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lines {
    Fixed,
    Flowed,
    /// Flowed, with the blank at the end of a line none of the text.
    Deleted,
}

fn transfer() -> impl Strategy<Value = Transfer> {
    prop_oneof![Just(Transfer::Bytes), Just(Transfer::Quoted), Just(Transfer::Base64), Just(Transfer::Latin)]
}

fn lines() -> impl Strategy<Value = Lines> {
    prop_oneof![Just(Lines::Fixed), Just(Lines::Flowed), Just(Lines::Deleted)]
}

fn paragraphs() -> impl Strategy<Value = Vec<Vec<String>>> {
    let word = prop_oneof!["[a-zäöü]{3,9}", "[1-9][0-9]{0,4}", Just("not".to_owned()), Just("nicht".to_owned())];
    vec(vec(word, 1..30), 1..4)
}

fn part() -> impl Strategy<Value = Part> {
    let leaf = prop_oneof![
        3 => (paragraphs(), transfer(), lines()).prop_map(|(text, transfer, lines)| Part::Plain(text, transfer, lines)),
        3 => (blocks(), transfer()).prop_map(|(blocks, transfer)| Part::Page(blocks, transfer)),
        1 => blocks().prop_map(Part::Alternative),
        1 => "[a-z]{3,9}".prop_map(Part::Attached),
        1 => blocks().prop_map(Part::Related),
        1 => paragraphs().prop_map(Part::Quoting),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| vec(inner, 1..3).prop_map(Part::Enclosed))
}

pub(crate) fn parts() -> impl Strategy<Value = Vec<Part>> {
    vec(part(), 1..4)
}

pub(crate) fn file(parts: &[Part]) -> (Told, Vec<u8>) {
    let (mut told, mut bytes) = (Told::default(), Vec::new());
    let mut boundary = 0;
    letter(&mut told, &mut bytes, parts, &mut boundary);
    told.mark(&String::from_utf8_lossy(&bytes));
    (told, bytes)
}

fn letter(told: &mut Told, bytes: &mut Vec<u8>, parts: &[Part], boundaries: &mut usize) {
    *boundaries += 1;
    let boundary = format!("B{boundaries}B");
    let head = format!(
        "From: Ada <ada@a.example>\r\nSubject: Costs\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary={boundary}\r\n\r\n"
    );
    bytes.extend(head.bytes());
    bytes.extend(format!("--{boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{ALWAYS}\r\n").bytes());
    told.read(&format!("\n{ALWAYS}\n"));
    for part in parts {
        bytes.extend(format!("--{boundary}\r\n").bytes());
        self::part_of(told, bytes, part, boundaries);
        bytes.extend(b"\r\n");
    }
    bytes.extend(format!("--{boundary}--\r\n").bytes());
}

fn part_of(told: &mut Told, bytes: &mut Vec<u8>, part: &Part, boundaries: &mut usize) {
    match part {
        Part::Plain(paragraphs, transfer, lines) => {
            let kind = match lines {
                Lines::Fixed => "",
                Lines::Flowed => "; format=flowed",
                Lines::Deleted => "; format=flowed; delsp=yes",
            };
            let text: Vec<String> = paragraphs.iter().map(|words| broken(words, *lines)).collect();
            paragraphs.iter().for_each(|words| told.read(&format!("\n{}\n", words.join(" "))));
            body(bytes, &format!("text/plain{kind}"), *transfer, &text.join("\r\n\r\n"));
        }
        Part::Page(blocks, transfer) => {
            let page = page(told, blocks);
            body(bytes, "text/html", *transfer, &page);
        }
        Part::Alternative(blocks) => {
            *boundaries += 1;
            let boundary = format!("B{boundaries}B");
            bytes.extend(format!("Content-Type: multipart/alternative; boundary={boundary}\r\n\r\n--{boundary}\r\n").bytes());
            body(bytes, "text/plain", Transfer::Bytes, "Nothing but 12345 and not that.");
            bytes.extend(format!("\r\n--{boundary}\r\n").bytes());
            let page = page(told, blocks);
            body(bytes, "text/html", Transfer::Quoted, &page);
            bytes.extend(format!("\r\n--{boundary}--\r\n").bytes());
        }
        Part::Related(blocks) => {
            *boundaries += 1;
            let boundary = format!("B{boundaries}B");
            bytes.extend(format!("Content-Type: multipart/related; boundary={boundary}\r\n\r\n--{boundary}\r\n").bytes());
            let page = page(told, blocks);
            body(bytes, "text/html", Transfer::Base64, &page);
            let picture = "Content-Type: image/png\r\nContent-ID: <p>\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA";
            bytes.extend(format!("\r\n--{boundary}\r\n{picture}\r\n--{boundary}--\r\n").bytes());
        }
        Part::Quoting(paragraphs) => {
            let lines = paragraphs.iter().map(|words| format!("> {}\r\n>> {}\r\n", words.join(" "), words.join(" ")));
            paragraphs.iter().for_each(|words| told.read(&format!("\n{0}\n{0}\n", words.join(" "))));
            let content: String = lines.collect();
            bytes.extend(b"Content-Disposition: inline\r\n");
            body(bytes, "text/plain", Transfer::Quoted, &format!("{content}-- \r\nAda\r\n"));
            told.read("\nAda\n");
        }
        Part::Attached(words) => {
            bytes.extend(
                format!("Content-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\n{words} 54321 not\r\n")
                    .bytes(),
            );
        }
        Part::Enclosed(parts) => {
            bytes.extend(b"Content-Type: message/rfc822\r\n\r\n");
            told.read("\nFrom: Ada\nSubject: Costs\n");
            letter(told, bytes, parts, boundaries);
        }
    }
}

/// A page, told beside what was told so far.
fn page(told: &mut Told, blocks: &[Block]) -> String {
    let page = html::page(blocks);
    told.read(&format!("\n{}\n", page.kept));
    told.with(Fate::Apart, |told| told.read(&page.apart));
    told.with(Fate::Unseen, |told| told.read(&page.unseen));
    page.markup
}

/// Lines as a program breaks them.
fn broken(words: &[String], lines: Lines) -> String {
    let end = match lines {
        Lines::Fixed => "\r\n",
        Lines::Flowed => " \r\n",
        Lines::Deleted => "  \r\n",
    };
    words.chunks(7).map(|chunk| chunk.join(" ")).collect::<Vec<_>>().join(end)
}

fn body(bytes: &mut Vec<u8>, kind: &str, transfer: Transfer, text: &str) {
    let (charset, content) = match transfer {
        Transfer::Latin if text.chars().all(|sign| u32::from(sign) < 256) => {
            ("iso-8859-1", text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect())
        }
        _ => ("utf-8", text.as_bytes().to_vec()),
    };
    let (encoding, content) = match transfer {
        Transfer::Bytes => ("8bit", content),
        Transfer::Base64 => ("base64", base64(&content)),
        Transfer::Quoted | Transfer::Latin => ("quoted-printable", quoted(&content)),
    };
    bytes.extend(format!("Content-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n").bytes());
    bytes.extend(content);
}

fn quoted(content: &[u8]) -> Vec<u8> {
    let (mut quoted, mut width) = (Vec::new(), 0);
    for (at, byte) in content.iter().enumerate() {
        let ends_line = content.get(at + 1) == Some(&b'\r');
        let sign = match byte {
            b'\r' | b'\n' => vec![*byte],
            b' ' if ends_line => b"=20".to_vec(),
            b' '..=b'<' | b'>'..=b'~' => vec![*byte],
            other => format!("={other:02X}").into_bytes(),
        };
        width = if *byte == b'\n' { 0 } else { width + sign.len() };
        if width > 72 {
            quoted.extend(b"=\r\n");
            width = sign.len();
        }
        quoted.extend(sign);
    }
    quoted
}

fn base64(content: &[u8]) -> Vec<u8> {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = Vec::new();
    for (at, chunk) in content.chunks(3).enumerate() {
        if at > 0 && at % 18 == 0 {
            encoded.extend(b"\r\n");
        }
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4_usize {
            let sign = SIGNS[(bits >> (18 - 6 * index)) as usize & 63];
            encoded.push(if index <= chunk.len() { sign } else { b'=' });
        }
    }
    encoded
}
