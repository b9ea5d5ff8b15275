//! The numbered list of sources: one address has one number, however often and by whatever names it was written down.

use crate::domain::id::RecordId;

/// Evidence by what it is read at, in the order in which it is first named.
#[derive(Default)]
pub(super) struct Sources {
    rows: Vec<(String, Vec<RecordId>)>,
}

impl Sources {
    /// The number of a piece of evidence, counted from 1. One without an address is a source of its own.
    pub(super) fn number(&mut self, id: RecordId, address: &str) -> usize {
        let address = same(address);
        let is_it = |(own, ids): &(String, Vec<RecordId>)| ids.contains(&id) || (!address.is_empty() && *own == address);
        if let Some(place) = self.rows.iter().position(is_it) {
            if let Some((_, ids)) = self.rows.get_mut(place).filter(|(_, ids)| !ids.contains(&id)) {
                ids.push(id);
            }
            return place + 1;
        }
        self.rows.push((address, vec![id]));
        self.rows.len()
    }

    /// For each number the evidence that it stands for.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[RecordId]> {
        self.rows.iter().map(|(_, ids)| ids.as_slice())
    }
}

/// What an address is compared by: without its scheme, the place on the page, and what only tells who has followed which link. Letters of
/// the host are small.
fn same(address: &str) -> String {
    let address = address.trim();
    let (page, place) = address.split_once('#').unwrap_or((address, ""));
    // Some sites tell their pages apart by what stands behind the sign.
    let place = if place.starts_with(['/', '!']) { place } else { "" };
    let (scheme, rest) = page.split_once("://").unwrap_or(("", page));
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let (whole, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = whole.split_once('/').unwrap_or((whole, ""));
    let host = host.to_lowercase();
    let host = host.strip_suffix(":80").or_else(|| host.strip_suffix(":443")).unwrap_or(&host);
    let is_trace = |part: &&str| ["utm_", "fbclid=", "gclid=", "mc_cid=", "mc_eid="].iter().any(|own| part.starts_with(own));
    let query: Vec<&str> = query.split('&').filter(|part| !part.is_empty() && !is_trace(part)).collect();
    let scheme = if is_web { String::new() } else { format!("{}:", scheme.to_lowercase()) };
    if rest.is_empty() {
        return String::new();
    }
    format!("{scheme}{host}/{}?{}#{place}", path.trim_end_matches('/'), query.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stamp::Timestamp;

    #[test]
    fn one_address_has_one_number() {
        let id = |number: u8| RecordId::new(Timestamp(1), [number; 10]);
        let rows = [
            (1, "https://a.example/report", 1),
            (2, "http://A.example:80/report/?utm_source=x#:~:text=nine%20homes", 1),
            (3, "https://a.example/Report", 2),
            (4, "https://a.example/report?page=2", 3),
            (5, "", 4),
            (6, "", 5),
            (5, "", 4),
            (7, "https://a.example/#/one", 6),
            (8, "https://a.example/#/two", 7),
            (9, "https://a.example", 8),
            (10, "https://a.example/", 8),
        ];
        let mut sources = Sources::default();
        for (number, address, expected) in rows {
            assert_eq!(sources.number(id(number), address), expected, "{address}");
        }
        assert_eq!(sources.rows().next().map(<[RecordId]>::len), Some(2));
    }
}
