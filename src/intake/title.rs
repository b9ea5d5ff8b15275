//! Which of a page's titles is the headline. Pages have several: for the window, for sharing, for search engines, and the heading that
//! a reader sees; most carry the site's name somewhere.

/// What stands between a headline and the name of a site.
const SEPARATORS: [&str; 12] = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " -- ", " \\ "];

/// Between these there is never a headline's own second half.
const SURE_SEPARATORS: [&str; 5] = [" | ", " :: ", " » ", " « ", " • "];

/// The name of a site has at most so many words.
const LONGEST_SITE: usize = 5;

/// A headline has at least so many words, if it was cut from something longer.
const SHORTEST_HEADLINE: usize = 2;

/// A page's titles; empty where it has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Candidates {
    /// From JSON-LD.
    pub(super) told: String,
    /// For sharing, such as `og:title`.
    pub(super) shared: String,
    /// `<title>`.
    pub(super) page: String,
    /// All `<h1>`.
    pub(super) headings: Vec<String>,
    pub(super) site: String,
    pub(super) host: String,
}

impl Candidates {
    /// The heading that the other titles confirm, else the title for sharing, that for the window, or the only heading.
    pub(super) fn best(&self) -> String {
        let titles = [&self.page, &self.shared, &self.told];
        let confirmed = |heading: &&String| {
            let words = heading.split_whitespace().count();
            let is_told = !self.told.is_empty() && letters(&self.told) == letters(heading);
            is_told || words >= SHORTEST_HEADLINE && titles.iter().any(|title| letters(title).contains(&letters(heading)))
        };
        if let Some(heading) = self.headings.iter().filter(confirmed).max_by_key(|heading| heading.len()) {
            let cut = self.without_site(heading);
            if !self.is_site(&cut) {
                return cut;
            }
        }
        let cut = |title: &String| Some(self.without_site(title)).filter(|title| !title.is_empty() && !self.is_site(title));
        let others = [&self.shared, &self.page, &self.told];
        others.into_iter().find_map(cut).or_else(|| self.headings.iter().find_map(cut)).unwrap_or_else(|| self.page.clone())
    }

    fn without_site(&self, title: &str) -> String {
        let mut title = title.trim();
        while let Some((at, separator)) =
            SEPARATORS.iter().filter_map(|separator| Some((title.rfind(separator)?, *separator))).max()
        {
            let (head, tail) = (title.get(..at).unwrap_or_default(), title.get(at + separator.len()..).unwrap_or_default());
            let words = tail.split_whitespace().count();
            let is_sure = SURE_SEPARATORS.contains(&separator) && words <= LONGEST_SITE;
            if head.split_whitespace().count() < SHORTEST_HEADLINE || !(self.is_site(tail) || is_sure) {
                break;
            }
            title = head.trim_end();
        }
        for separator in SEPARATORS.iter().chain(&[": "]) {
            if let Some((head, tail)) = title.split_once(separator)
                && self.is_site(head)
                && tail.split_whitespace().count() >= SHORTEST_HEADLINE
            {
                return tail.trim().to_owned();
            }
        }
        title.to_owned()
    }

    /// Whether a piece of a title names the site, by its name or by its host.
    fn is_site(&self, piece: &str) -> bool {
        let piece = letters(piece);
        let site = letters(&self.site);
        let host = letters(self.host.trim_start_matches("www."));
        if piece.is_empty() {
            return false;
        }
        let named = !site.is_empty()
            && (piece == site || (piece.len() > 3 && site.contains(&piece)) || (site.len() > 3 && piece.starts_with(&site)));
        let main = self.host.trim_start_matches("www.").rsplit('.').nth(1).map(letters).unwrap_or_default();
        named
            || (!host.is_empty()
                && (piece == host || (piece.len() > 2 && host.starts_with(&piece)) || (main.len() > 2 && piece.starts_with(&main))))
    }
}

/// Small letters and digits alone: titles differ in quotation marks and spaces.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_is_a_headline_that_is_told() {
        let told = Candidates {
            told: "Tram".to_owned(),
            page: "Tram - Post".to_owned(),
            headings: vec!["Tram".to_owned()],
            ..Candidates::default()
        };
        assert_eq!(told.best(), "Tram");
    }

    #[test]
    fn the_headline_is_found_without_the_site() {
        /// Title of the window, title for sharing, headings, site, host, and what is expected.
        type Row<'text> = (&'text str, &'text str, &'text [&'text str], &'text str, &'text str, &'text str);
        let rows: [Row<'_>; 9] = [
            ("Moon made of cheese | The Daily Post", "", &[], "The Daily Post", "", "Moon made of cheese"),
            ("Moon made of cheese - dailypost.example", "", &[], "", "dailypost.example", "Moon made of cheese"),
            ("Moon - really - made of cheese", "", &[], "The Daily Post", "", "Moon - really - made of cheese"),
            ("Moon made of cheese | Science | Post", "", &[], "Post", "", "Moon made of cheese"),
            ("Post: Mond ist Käse", "", &[], "Post", "", "Mond ist Käse"),
            ("Mond ist Käse - Post", "Der Mond", &["Mond ist Käse"], "Post", "", "Mond ist Käse"),
            ("Mond ist „Käse“ - Post", "", &["Daily Post", "Mond ist \"Käse\""], "Daily Post", "", "Mond ist \"Käse\""),
            ("", "", &["月はチーズ"], "", "", "月はチーズ"),
            ("", "", &[], "", "", ""),
        ];
        for (page, shared, headings, site, host, expected) in rows {
            let candidates = Candidates {
                told: String::new(),
                shared: shared.to_owned(),
                page: page.to_owned(),
                headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
                site: site.to_owned(),
                host: host.to_owned(),
            };
            assert_eq!(candidates.best(), expected, "{page}");
        }
    }
}
