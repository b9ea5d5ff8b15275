//! Enough of a reader of Rust to tell code from comments, strings and tests.

/// One file in three readings of the same length, so that positions agree.
pub(crate) struct Source {
    pub(crate) path: String,
    /// Without comments.
    pub(crate) text: String,
    /// Without comments, and with empty strings.
    pub(crate) code: String,
    /// The same without what is compiled for tests only.
    pub(crate) shipped: String,
}

impl Source {
    pub(crate) fn new(path: &str, source: &str) -> Self {
        let (text, code) = blank(source);
        let shipped = if path.ends_with("/tests.rs") || path.contains("/tests/") || path.contains("/tests/") {
            blank_all(&code)
        } else {
            without_tests(&code)
        };
        Self { path: path.to_owned(), text, code, shipped }
    }

    /// The first folder or file below `src`.
    pub(crate) fn room(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        below.split('/').next().unwrap_or(below).trim_end_matches(".rs")
    }

    pub(crate) fn line(&self, at: usize) -> usize {
        self.code.bytes().take(at).filter(|&byte| byte == b'\n').count() + 1
    }
}

fn blank_all(code: &str) -> String {
    code.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
}

/// Replaces comments, and in the second reading also what stands in quotes, by spaces. Works on bytes: positions stay.
fn blank(source: &str) -> (String, String) {
    let bytes = source.as_bytes();
    let (mut text, mut code) = (bytes.to_vec(), bytes.to_vec());
    let wipe = |target: &mut Vec<u8>, from: usize, to: usize| {
        for byte in target.iter_mut().take(to).skip(from).filter(|byte| **byte != b'\n') {
            *byte = b' ';
        }
    };
    let find = |from: usize, what: &str| source.get(from..).and_then(|rest| rest.find(what)).map_or(bytes.len(), |at| from + at);
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let in_word = at > 0 && is_word(bytes[at - 1]);
        if rest.starts_with(b"//") {
            let end = find(at, "\n");
            wipe(&mut text, at, end);
            wipe(&mut code, at, end);
            at = end;
        } else if rest.starts_with(b"/*") {
            let end = (find(at, "*/") + 2).min(bytes.len());
            wipe(&mut text, at, end);
            wipe(&mut code, at, end);
            at = end;
        } else if let Some(hashes) = raw_string(rest).filter(|_| !in_word) {
            let start = find(at, "\"") + 1;
            let end = find(start, &format!("\"{}", "#".repeat(hashes)));
            wipe(&mut code, start, end);
            at = end + 1 + hashes;
        } else if rest[0] == b'"' {
            let mut end = at + 1;
            while end < bytes.len() && bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            wipe(&mut code, at + 1, end);
            at = end + 1;
        } else if rest[0] == b'\'' {
            // A letter in quotes; without the second quote it is a lifetime.
            let letter = source[at + 1..].chars().next().map_or(1, char::len_utf8);
            let end = if rest.get(1) == Some(&b'\\') { find(at + 3, "'") } else { at + 1 + letter };
            if bytes.get(end) == Some(&b'\'') {
                wipe(&mut text, at + 1, end);
                wipe(&mut code, at + 1, end);
                at = end + 1;
            } else {
                at += 1;
            }
        } else {
            at += 1;
        }
    }
    (String::from_utf8_lossy(&text).into_owned(), String::from_utf8_lossy(&code).into_owned())
}

/// The number of `#` when a raw string starts here.
fn raw_string(rest: &[u8]) -> Option<usize> {
    let after = rest.strip_prefix(b"br").or_else(|| rest.strip_prefix(b"r"))?;
    let hashes = after.iter().take_while(|&&byte| byte == b'#').count();
    (after.get(hashes) == Some(&b'"')).then_some(hashes)
}

/// Blanks every item that stands under `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut shipped = code.to_owned();
    for (start, attribute) in code.match_indices("#[cfg(test)]") {
        let from = start + attribute.len();
        let open = code[from..].find(['{', ';']).map_or(code.len(), |at| from + at);
        let end = if code[open..].starts_with('{') { closing(code, open) } else { open };
        shipped.replace_range(start..end, &blank_all(&code[start..end]));
    }
    shipped
}

/// The position after the brace that closes the one at `open`.
fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0_i32;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        depth += i32::from(byte == b'{') - i32::from(byte == b'}');
        if depth == 0 {
            return at + 1;
        }
    }
    code.len()
}

pub(crate) fn is_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric()
}

/// Where `word` stands as a word of its own.
pub(crate) fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let free = |byte: Option<&u8>| byte.is_none_or(|&byte| !is_word(byte));
    let bytes = code.as_bytes();
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |&at| (at == 0 || free(bytes.get(at - 1))) && free(bytes.get(at + word.len())))
}
