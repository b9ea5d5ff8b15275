//! What stands in a report, before it is known how it is written.

mod around;
mod dates;
mod sources;

use std::rc::Rc;

use self::{dates::in_words, sources::Sources};
use super::{About, Inline, Item, Line, Report};
use crate::{
    domain::{
        article::is_safe_url,
        desk::{
            entry::Entry,
            field::{Field, RecordKind},
            query::Relations,
            scales::Scale,
            words::{List, is_german},
        },
        document::Document,
        id::RecordId,
        locator::whereabouts,
        mark::{Kind, Mark},
        tags::{TagRole, Verdict, word_id},
    },
    format::text_fragment::{NoLink, WordLinks, without_fragment},
};

pub(super) fn report(document: &Document, about: &About) -> Report {
    let mut claims: Vec<&Rc<Mark>> = document.marks().filter(|mark| mark.kind == Kind::Claim).collect();
    claims.sort_by_key(|mark| (!mark.is_drawn(), mark.extent().map(|extent| extent.start())));
    let (relations, links) = (Relations::of(document), WordLinks::of(document));
    let mut writer = Writer { document, about, relations, links, claims, sources: Sources::default(), items: Vec::new() };
    writer.write();
    let title = format!("{}: {}", writer.say("Fact check", "Faktencheck"), writer.title());
    Report {
        title,
        language: if writer.is_german() { "de".to_owned() } else { "en".to_owned() },
        article_language: document.details().language.to_string(),
        items: writer.items,
    }
}

struct Writer<'a> {
    document: &'a Document,
    about: &'a About,
    relations: Relations,
    links: WordLinks<'a>,
    claims: Vec<&'a Rc<Mark>>,
    sources: Sources,
    items: Vec<Item>,
}

fn text(text: impl Into<String>) -> Inline {
    Inline::Text(text.into())
}

fn strong(text: impl Into<String>) -> Inline {
    Inline::Strong(text.into())
}

/// A link, if the address may be opened; else the address as words.
fn link(text: &str, url: &str) -> Inline {
    let shown = if text.is_empty() { url } else { text };
    if is_safe_url(url) { Inline::Link { text: shown.to_owned(), url: url.to_owned() } } else { Inline::Text(shown.to_owned()) }
}

impl<'a> Writer<'a> {
    fn is_german(&self) -> bool {
        is_german(&self.about.language)
    }

    fn say(&self, english: &'static str, german: &'static str) -> &'static str {
        if self.is_german() { german } else { english }
    }

    fn title(&self) -> String {
        let title = &self.document.details().title;
        if title.is_empty() { self.say("an article", "ein Artikel").to_owned() } else { title.to_string() }
    }

    fn entry(&self, id: impl Into<RecordId>) -> Option<&'a Entry> {
        self.document.record(id.into()).map(|entry| &**entry)
    }

    /// A date as the report's readers write it.
    fn date(&self, text: &str) -> String {
        in_words(text, self.is_german())
    }

    fn heading(&mut self, level: u8, english: &'static str, german: &'static str) {
        let words = self.say(english, german);
        self.items.push(Item::Heading(level, vec![text(words)]));
    }

    /// A word of a list as readers know it.
    fn word(&self, list: List, word: &str) -> String {
        let own = list.role().and_then(|role| word_id(role, None, word));
        let own = own.and_then(|id| self.document.tag_record(&id)?.value.clone());
        match own {
            Some(tag) => tag.label(&self.about.language).to_owned(),
            None => list.label(word, &self.about.language).unwrap_or(word).to_owned(),
        }
    }

    fn write(&mut self) {
        let title = format!("{}: {}", self.say("Fact check", "Faktencheck"), self.title());
        self.items.push(Item::Heading(1, vec![text(title)]));
        self.summary();
        self.article_facts();
        let checked: Vec<(usize, &Rc<Mark>)> = (1..).zip(self.claims.clone()).filter(|(_, mark)| self.is_checked(mark)).collect();
        if !checked.is_empty() {
            self.heading(2, "What was checked", "Was geprüft wurde");
            for (number, mark) in &checked {
                self.claim(*number, mark);
            }
        }
        let open: Vec<(usize, &Rc<Mark>)> = (1..).zip(self.claims.clone()).filter(|(_, mark)| !self.is_checked(mark)).collect();
        if !open.is_empty() {
            self.heading(2, "Claims without a verdict", "Behauptungen ohne Bewertung");
            let lines = open.iter().map(|(number, mark)| self.open_claim(*number, mark)).collect();
            self.items.push(Item::List(lines));
        }
        self.who_says_what();
        self.list_of_sources();
        self.signals();
        self.heading(2, "The article", "Der Artikel");
        let note = self.say("Numbers stand for the claims above.", "Die Zahlen stehen für die Behauptungen oben.");
        self.items.push(Item::Paragraph(vec![text(note)]));
        let blocks = self.blocks();
        self.items.push(Item::Article(blocks));
        self.transparency();
    }

    fn is_checked(&self, mark: &Mark) -> bool {
        let said = |field: Field| self.entry(mark.id).is_some_and(|entry| !entry.text(field).is_empty());
        said(Field::Rating) || said(Field::Conclusion)
    }

    fn summary(&mut self) {
        let checked = self.claims.iter().filter(|mark| self.is_checked(mark)).count();
        let all = self.claims.len();
        let counted = match (self.is_german(), checked) {
            (true, 1) => format!("Markiert: {all} Behauptungen, davon ist eine bewertet."),
            (true, _) => format!("Markiert: {all} Behauptungen, davon sind {checked} bewertet."),
            (false, 1) => format!("Claims marked: {all}, of which one has a verdict."),
            (false, _) => format!("Claims marked: {all}, of which {checked} have a verdict."),
        };
        let mut line = vec![text(counted)];
        let mut verdicts: Vec<(String, Option<Verdict>, usize)> = Vec::new();
        for mark in &self.claims {
            let Some((words, verdict)) = self.verdict(mark) else { continue };
            match verdicts.iter_mut().find(|(known, own, _)| *known == words && *own == verdict) {
                Some((_, _, count)) => *count += 1,
                None => verdicts.push((words, verdict, 1)),
            }
        }
        for (words, verdict, count) in verdicts {
            line.push(text(" "));
            line.push(Inline::Verdict { text: format!("{words}: {count}."), verdict });
        }
        self.items.push(Item::Paragraph(line));
        let by: Vec<String> =
            [self.about.by.clone(), self.date(&self.about.date)].into_iter().filter(|part| !part.is_empty()).collect();
        if !by.is_empty() {
            self.items.push(Item::Paragraph(vec![text(by.join(" · "))]));
        }
    }

    fn article_facts(&mut self) {
        let details = Rc::clone(self.document.details());
        let mut lines: Vec<Line> = Vec::new();
        let rows = [
            (self.say("Title", "Titel"), details.title.to_string()),
            (self.say("Outlet", "Medium"), details.outlet.to_string()),
            (self.say("By", "Von"), details.authors.iter().map(|author| &**author).collect::<Vec<_>>().join(", ")),
            (self.say("Published", "Veröffentlicht"), self.date(&details.published)),
            (self.say("Read", "Gelesen"), self.date(&details.accessed)),
        ];
        // The last two are dates, in the words of the report.
        for (place, (name, value)) in rows.into_iter().enumerate().filter(|(_, (_, value))| !value.is_empty()) {
            lines.push(vec![strong(format!("{name}: ")), if place < 3 { Inline::Words(value) } else { text(value) }]);
        }
        for (name, url) in
            [(self.say("Address", "Adresse"), &details.url), (self.say("Archived copy", "Archivierte Kopie"), &details.archive_url)]
        {
            if !url.is_empty() {
                lines.push(vec![strong(format!("{name}: ")), link("", url)]);
            }
        }
        if !details.machine_translated.is_empty() {
            let said = self.word(List::MachineTranslated, &details.machine_translated);
            lines.push(vec![strong(format!("{}: ", self.say("Translated by machine", "Maschinell übersetzt"))), text(said)]);
        }
        lines.push(vec![strong("SHA-256: "), text(self.document.article().sha256().to_string())]);
        self.heading(2, "The article that was checked", "Der geprüfte Artikel");
        self.items.push(Item::List(lines));
    }

    /// The verdict in words, and what it means where that is known; for a claim without a rating, none.
    fn verdict(&self, mark: &Mark) -> Option<(String, Option<Verdict>)> {
        let entry = self.entry(mark.id)?;
        let (scale, rating) = (entry.text(Field::Scale), entry.text(Field::Rating));
        if rating.is_empty() {
            return None;
        }
        let own = word_id(TagRole::Rating, Some(scale), rating).and_then(|id| self.document.tag_record(&id)?.value.clone());
        let built_in = Scale::named(scale).and_then(|scale| scale.rating(rating));
        let language = &self.about.language;
        let words = own.as_ref().map(|tag| tag.label(language)).or_else(|| Some(built_in?.label(language))).unwrap_or(rating);
        let verdict = own.as_ref().and_then(|tag| tag.verdict).or_else(|| built_in.map(|rating| rating.verdict));
        Some((words.to_owned(), verdict))
    }

    fn wording(&self, mark: &Mark) -> String {
        let entry = self.entry(mark.id);
        let said = [Field::Normalised, Field::Short].map(|field| entry.map_or("", |entry| entry.text(field)));
        said.into_iter().find(|said| !said.is_empty()).map_or_else(|| mark.quote(), str::to_owned)
    }

    fn open_claim(&self, number: usize, mark: &Mark) -> Line {
        let status = self.entry(mark.id).map_or("", |entry| entry.text(Field::Status));
        let mut line = vec![strong(format!("{number} ")), Inline::Words(self.wording(mark))];
        if !status.is_empty() {
            line.push(text(format!(" ({})", self.word(List::Status, status))));
        }
        line
    }

    fn claim(&mut self, number: usize, mark: &Mark) {
        let entry = self.entry(mark.id);
        let said = |field: Field| entry.map_or("", |entry| entry.text(field));
        let mut heading = vec![text(format!("{number}. ")), Inline::Words(self.wording(mark))];
        if let Some((words, verdict)) = self.verdict(mark) {
            heading.push(text(" – "));
            heading.push(Inline::Verdict { text: words, verdict });
        }
        self.items.push(Item::Heading(3, heading));
        if !said(Field::Conclusion).is_empty() {
            self.items.push(Item::Paragraph(vec![strong(said(Field::Conclusion))]));
        }
        let (open, close) = (self.say("“", "„"), self.say("”", "“"));
        self.items.push(Item::Quote(vec![text(open), Inline::Words(mark.quote().trim().to_owned()), text(close)]));
        let where_from = self.where_from(mark, entry);
        if !where_from.is_empty() {
            self.items.push(Item::Paragraph(where_from));
        }
        if !said(Field::Explanation).is_empty() {
            self.items.push(Item::Written(said(Field::Explanation).to_owned()));
        }
        self.evidence(mark);
        self.beside(mark);
        if !said(Field::OpenQuestions).is_empty() {
            self.heading(4, "What could not be established", "Was wir nicht klären konnten");
            self.items.push(Item::Written(said(Field::OpenQuestions).to_owned()));
        }
    }

    /// Who said it, when and where, and the way to the words.
    fn where_from(&self, mark: &Mark, entry: Option<&Entry>) -> Line {
        let said = |field: Field| entry.map_or("", |entry| entry.text(field));
        let speakers: Vec<String> = self.relations.linked_from(mark.id.into(), "said_by").map(|id| self.name_of(id)).collect();
        let mut line = Vec::new();
        // Page, or time and speaker, before what somebody has written down.
        let place = whereabouts(self.document.article(), &mark.ranges()).in_words(self.is_german());
        if mark.is_drawn() && !place.is_empty() {
            line.push(Inline::Words(place));
        }
        if !speakers.is_empty() {
            let said_by = self.say("Said by ", "Gesagt von ");
            line.push(text(format!("{}{said_by}", if line.is_empty() { "" } else { " · " })));
            line.push(Inline::Words(speakers.join(", ")));
        }
        let told = [
            (self.say("When", "Wann"), self.date(said(Field::DateSaid))),
            (self.say("Where", "Wo"), said(Field::PlaceSaid).to_owned()),
        ];
        for (name, value) in told.into_iter().filter(|(_, value)| !value.is_empty()) {
            line.push(text(format!("{}{name}: {value}", if line.is_empty() { "" } else { " · " })));
        }
        let url = &self.document.details().url;
        let to_words = if is_safe_url(url) { self.links.link(url, mark) } else { Err(NoLink::Lost) };
        if !line.is_empty() && to_words != Err(NoLink::Lost) {
            line.push(text(" · "));
        }
        match to_words {
            Ok(url) => line.push(link(self.say("to the words in the article", "zu den Worten im Artikel"), &url)),
            Err(NoLink::Ambiguous) => {
                line.push(link(self.say("to the article", "zum Artikel"), without_fragment(url)));
                line.push(text(self.say(
                    " (no link can tell these words from others in it)",
                    " (kein Link kann diese Worte von anderen darin unterscheiden)",
                )));
            }
            Err(NoLink::Lost) => {}
        }
        line
    }

    /// A source by its own name, that of its entity, or its words.
    fn name_of(&self, source: RecordId) -> String {
        let own = self.entry(source).map_or("", |entry| entry.text(Field::Name));
        let entity = self.relations.linked_from(source, "is_entity").find_map(|id| self.document.record(id));
        let entity = entity.map_or("", |entry| entry.text(Field::Name));
        let quote = self.document.mark(source.as_mark()).map(|mark| mark.quote()).unwrap_or_default();
        [own, entity, &quote].into_iter().find(|name| !name.is_empty()).unwrap_or("?").to_owned()
    }

    fn evidence(&mut self, mark: &Mark) {
        let all = self.relations.of_claim(self.document, mark.id.into(), RecordKind::Evidence);
        let groups = [
            ("supports", "Evidence for it", "Was dafür spricht"),
            ("refutes", "Evidence against it", "Was dagegen spricht"),
            ("", "Other evidence", "Weitere Belege"),
        ];
        for (stance, english, german) in groups {
            let named = |id: &&RecordId| {
                let own = self.entry(**id).map_or("", |entry| entry.text(Field::Stance));
                if stance.is_empty() { !matches!(own, "supports" | "refutes") } else { own == stance }
            };
            let here: Vec<RecordId> = all.iter().filter(named).copied().collect();
            if here.is_empty() {
                continue;
            }
            self.heading(4, english, german);
            let lines = here.into_iter().map(|id| self.one_evidence(id)).collect();
            self.items.push(Item::List(lines));
        }
    }

    fn one_evidence(&mut self, id: RecordId) -> Line {
        let number = self.sources.number(id, self.entry(id).map_or("", |entry| entry.text(Field::Address)));
        let Some(entry) = self.entry(id) else { return Vec::new() };
        let mut line = Vec::new();
        let (question, answer, quote) = (entry.text(Field::Question), entry.text(Field::Answer), entry.text(Field::Quote));
        if !question.is_empty() {
            line.push(strong(format!("{question} ")));
        }
        if !answer.is_empty() {
            line.push(text(format!("{answer} ")));
        }
        if !quote.is_empty() {
            line.push(Inline::Words(format!("“{quote}” ")));
        }
        if line.is_empty() {
            // Whatever it says, so that no place is empty.
            let title = [
                Field::Title,
                Field::Citation,
                Field::Note,
                Field::Address,
                Field::ArchiveUrl,
                Field::Publisher,
                Field::Author,
                Field::Interests,
            ];
            let title = title.map(|field| entry.text(field));
            line.push(text(format!("{} ", title.into_iter().find(|title| !title.is_empty()).unwrap_or_default())));
        }
        line.push(Inline::Source(number));
        line
    }

    /// Earlier checks, replies and corrections.
    fn beside(&mut self, mark: &Mark) {
        let groups = [
            (RecordKind::PreviousCheck, "Earlier checks", "Frühere Prüfungen"),
            (RecordKind::Appearance, "Where else it was seen", "Wo sie noch stand"),
            (RecordKind::Reply, "Reply", "Antwort"),
            (RecordKind::Correction, "Corrections", "Korrekturen"),
        ];
        for (kind, english, german) in groups {
            let ids = self.relations.of_claim(self.document, mark.id.into(), kind);
            let lines: Vec<Line> = ids.into_iter().filter_map(|id| self.entry(id)).map(|entry| self.one_beside(entry)).collect();
            if !lines.is_empty() {
                self.heading(4, english, german);
                self.items.push(Item::List(lines));
            }
        }
    }

    fn one_beside(&self, entry: &Entry) -> Line {
        let mut line = Vec::new();
        let url = [Field::Address, Field::ArchiveUrl].map(|field| entry.text(field)).into_iter().find(|url| !url.is_empty());
        let (title, url) = (entry.text(Field::Title), url.unwrap_or_default());
        if !url.is_empty() {
            line.push(link(title, url));
        } else if !title.is_empty() {
            line.push(text(title));
        }
        // What stands alone says what it is.
        let rows = [
            (Field::Verdict, self.say("verdict", "Urteil")),
            (Field::Asked, self.say("asked", "gefragt")),
            (Field::AskedThrough, self.say("asked by way of", "gefragt über")),
            (Field::Answer, ""),
            (Field::CorrectedOn, self.say("corrected", "korrigiert")),
            (Field::What, ""),
            (Field::Why, ""),
            (Field::Publisher, ""),
            (Field::Published, self.say("published", "veröffentlicht")),
            (Field::Note, ""),
        ];
        for (field, name) in rows {
            let said = self.date(entry.text(field));
            if said.is_empty() {
                continue;
            }
            let said = if name.is_empty() { said } else { format!("{name}: {said}") };
            line.push(text(if line.is_empty() { said } else { format!(", {said}") }));
        }
        line
    }
}
