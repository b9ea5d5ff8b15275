//! Addresses that stand bare in a text, for those who write it as Markdown: which of its signs are one, and how it becomes a link. In
//! `<https://…>` no sign is escaped, so an address stands there as it is.

/// An address ends before these.
const ENDS: &str = "<>\"“”„«»‹›、。，）」";

/// Signs behind an address are the sentence's.
const BEHIND: &str = "?!.,:;*'’…";

/// How an address begins. The last kind is written without `http://` and leads there.
const BEGINNINGS: [&str; 4] = ["https://", "http://", "ftp://", "www."];

/// The bytes of the address with which a text begins; `before` is the sign before it. `None` if it begins with none.
pub(super) fn address(text: &str, before: Option<char>) -> Option<usize> {
    let is_in_word = |signs: &str| before.is_some_and(|sign| sign.is_ascii_alphanumeric() || signs.contains(sign));
    web(text).filter(|_| !is_in_word("/.@-+")).or_else(|| mail(text).filter(|_| !is_in_word("/.@-+_")))
}

fn web(text: &str) -> Option<usize> {
    let begins = |beginning: &&&str| text.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning));
    let beginning = BEGINNINGS.iter().find(begins)?.len();
    let end = text.find(|sign: char| sign.is_whitespace() || sign.is_control() || ENDS.contains(sign)).unwrap_or(text.len());
    let mut address = text.get(..end)?;
    while let Some(last) = address.chars().next_back() {
        let open = [(')', '('), (']', '['), ('}', '{')].into_iter().find(|(close, _)| *close == last);
        let is_unopened = open.is_some_and(|(close, open)| address.matches(close).count() > address.matches(open).count());
        if !is_unopened && !BEHIND.contains(last) {
            break;
        }
        address = address.get(..address.len() - last.len_utf8())?;
    }
    let host = address.get(beginning..)?;
    (host.starts_with(|sign: char| sign.is_alphanumeric() || sign == '[') && (beginning > 4 || host.contains('.')))
        .then_some(address.len())
}

/// An address of mail, of common signs.
fn mail(text: &str) -> Option<usize> {
    let is_common = |sign: char| sign.is_ascii_alphanumeric() || "._+-".contains(sign);
    let name = text.find(|sign| !is_common(sign)).filter(|end| *end > 0)?;
    let host = text.get(name..)?.strip_prefix('@')?;
    let end = host.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '.' && sign != '-').unwrap_or(host.len());
    let host = host.get(..end)?.trim_end_matches(['.', '-']);
    let (first, last) = host.rsplit_once('.')?;
    let is_host = !first.is_empty() && last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_host.then_some(name + 1 + host.len())
}

/// An address as a link of Markdown, with its signs as they are read.
pub(super) fn link(address: &str) -> String {
    let is_web = address.contains("://");
    let is_plain = !address.contains(['|', '\\', '[', ']', '`', '{', '}', '^', '*']) && !has_entity(address);
    if (is_web || address.contains('@')) && is_plain {
        return format!("<{address}>");
    }
    let scheme = if is_web { "" } else { "http://" };
    format!("[{}](<{scheme}{}>)", super::signs(address), destination(address))
}

/// An address between `(<` and `>)`.
pub(super) fn destination(address: &str) -> String {
    let ampersand = if has_entity(address) { "&amp;" } else { "&" };
    let mut written = String::with_capacity(address.len());
    for sign in address.chars() {
        match sign {
            '<' => written.push_str("%3C"),
            '>' => written.push_str("%3E"),
            '\n' | '\r' => written.push_str("%0A"),
            '&' => written.push_str(ampersand),
            '\\' | '|' => written.extend(['\\', sign]),
            _ => written.push(sign),
        }
    }
    written
}

/// `&copy;` in an address is read as a sign.
fn has_entity(address: &str) -> bool {
    let is_name = |(name, _): (&str, &str)| name.chars().all(|sign| sign == '#' || sign.is_ascii_alphanumeric());
    address.split('&').skip(1).any(|rest| rest.split_once(';').is_some_and(is_name))
}
