//! Addresses as other software takes them.

/// What may stand in a URI besides letters and digits (RFC 3986).
const ALLOWED: &[u8] = b"-._~:/?#[]@!$&'()*+,;=%";

/// The address as a URI: with a scheme, and everything else percent-encoded that a URI cannot hold. `None` without a scheme.
pub(super) fn iri(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, rest) = address.split_once(':')?;
    let named = scheme.starts_with(|first: char| first.is_ascii_alphabetic());
    if !named || !scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)) || rest.is_empty() {
        return None;
    }
    // Brackets stand around an address of version 6, and nowhere else; `#` begins the fragment, once.
    let authority = rest.strip_prefix("//").map_or(0, |host| host.find(['/', '?', '#']).map_or(rest.len(), |end| end + 2));
    let fragment = rest.find('#');
    let bytes = rest.as_bytes();
    let mut uri = format!("{scheme}:");
    for (at, byte) in bytes.iter().copied().enumerate() {
        let encoded = match byte {
            b'%' => !bytes.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
            b'[' | b']' => at >= authority,
            b'#' => fragment != Some(at),
            _ => !byte.is_ascii_alphanumeric() && !ALLOWED.contains(&byte),
        };
        if encoded {
            uri.push('%');
            uri.extend(
                [byte >> 4, byte & 15]
                    .iter()
                    .filter_map(|digit| char::from_digit(u32::from(*digit), 16))
                    .map(|digit| digit.to_ascii_uppercase()),
            );
        } else {
            uri.push(char::from(byte));
        }
    }
    Some(uri)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_uris() {
        let rows = [
            ("https://example.org/a?b=c#d", Some("https://example.org/a?b=c#d")),
            (" https://example.org/Zürich 😀 ", Some("https://example.org/Z%C3%BCrich%20%F0%9F%98%80")),
            ("https://example.org/100%25 50%", Some("https://example.org/100%25%2050%25")),
            ("http://[::1]/a[1]#b#c", Some("http://[::1]/a%5B1%5D#b%23c")),
            ("mailto:a@b.c", Some("mailto:a@b.c")),
            ("example.org", None),
            ("a b:c", None),
            (":", None),
            ("", None),
        ];
        for (address, expected) in rows {
            assert_eq!(iri(address).as_deref(), expected, "{address}");
        }
    }
}
