//! Lines that name people, as files and pages write them.

/// "By Ada Berg and Bo Tal" are two people; a line that is no list of names stays whole.
pub(super) fn parted(line: &str) -> Vec<String> {
    let prefixes = ["by ", "von ", "par "];
    let has_prefix =
        prefixes.iter().find(|prefix| line.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)));
    let rest = has_prefix.and_then(|prefix| line.get(prefix.len()..)).unwrap_or(line);
    // "Von Braun" is a name.
    let has_prefix = has_prefix.filter(|prefix| **prefix == "by " || rest.split_whitespace().count() > 1);
    let rest = if has_prefix.is_some() { rest } else { line };
    let mut parts: Vec<&str> = vec![rest];
    for sign in [" and ", " und ", " & ", ", "] {
        // A comma may stand before a title or an agency.
        if sign == ", " && (has_prefix.is_none() || parts.len() < 2) {
            continue;
        }
        parts = parts.into_iter().flat_map(|part| part.split(sign)).collect();
    }
    let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    let are_names = parts.iter().all(|part| (2..=4).contains(&part.split_whitespace().count()));
    if parts.len() > 1 && are_names { parts.into_iter().map(str::to_owned).collect() } else { vec![rest.trim().to_owned()] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_parted_where_it_is_a_list_of_names() {
        let rows: [(&str, &[&str]); 8] = [
            ("By Ada Berg and Bo Tal", &["Ada Berg", "Bo Tal"]),
            ("Von Ada Berg, Bo Tal und Cy Dee", &["Ada Berg", "Bo Tal", "Cy Dee"]),
            ("Ada Berg & Bo Tal", &["Ada Berg", "Bo Tal"]),
            ("By Reuters", &["Reuters"]),
            ("Von Braun", &["Von Braun"]),
            ("Marks and Spencer", &["Marks and Spencer"]),
            ("Ada Berg, Reuters", &["Ada Berg, Reuters"]),
            ("Bryan By", &["Bryan By"]),
        ];
        for (line, expected) in rows {
            assert_eq!(parted(line), expected, "{line}");
        }
    }
}
