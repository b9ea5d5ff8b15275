//! Differences in words: what they are about, what each side says.

use std::rc::Rc;

use crate::{
    app::{
        claims::ratings,
        forms,
        messages::{Catalogue, Msg, kind_word},
    },
    domain::{
        desk::{
            entry::{Entry, Name, Value},
            field::{Field, RULES, RecordKind, Shape, Subject},
            ties,
            words::List,
        },
        details::{Detail, Told},
        document::Document,
        id::RecordId,
        incoming::{Difference, Names, Part, Said, Side, Thing},
        mark::Mark,
        tags::{TagDefinition, TagId, TagSet},
    },
};

/// So much of a name or a quote is said where it stands for something; characters.
const LONG: usize = 80;

/// So much of what stands around words tells one place from another; characters.
const AROUND: usize = 20;

/// What has the words for the differences of two states.
pub struct Teller<'a> {
    words: &'a Catalogue,
    mine: &'a Document,
    theirs: &'a Document,
    tags: TagSet,
    names: Names,
}

/// What a group of differences is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub label: Rc<str>,
    /// The words of a mark, the name of a record; may be empty.
    pub words: String,
}

impl<'a> Teller<'a> {
    #[must_use]
    pub fn new(words: &'a Catalogue, mine: &'a Document, theirs: &'a Document) -> Self {
        let tags = mine.tag_set().extended_by(&theirs.tag_set().tags);
        Self { words, mine, theirs, tags, names: Names::of(&[mine, theirs]) }
    }

    /// Who wrote it, if that is known.
    #[must_use]
    pub fn who(&self, side: &Side) -> Option<Rc<str>> {
        let made = match &side.said {
            // Who made a mark stands in it; who has changed it since does not.
            Said::Mark(mark) if mark.created == side.stamp.at => Some(&mark.creator).filter(|creator| !creator.is_empty()),
            _ => None,
        };
        made.or_else(|| self.names.of_stamp(side.stamp)).cloned()
    }

    #[must_use]
    pub fn heading(&self, thing: &Thing) -> Heading {
        let text = |message: Msg| self.words.text(message);
        let (label, words) = match thing {
            Thing::Text => (text(Msg::ThingText), String::new()),
            Thing::Details => (text(Msg::Details), String::new()),
            Thing::Trash => (text(Msg::ThingTrash), String::new()),
            Thing::Block(number) => {
                let block = self.mine.article().block(*number);
                (text(Msg::ThingBlock), block.map(|block| shortened(&block.text)).unwrap_or_default())
            }
            Thing::Tag(id) => (text(Msg::ThingTag), self.tag(id)),
            Thing::Mark(id) => {
                let mark = self.mine.mark(*id).or_else(|| self.theirs.mark(*id));
                (
                    mark.map_or_else(|| "".into(), |mark| text(kind_word(mark.kind))),
                    mark.map(|mark| mark.quote()).unwrap_or_default(),
                )
            }
            Thing::Record(id) => {
                let entry = self.mine.record(*id).or_else(|| self.theirs.record(*id));
                (entry.map_or_else(|| "".into(), |entry| text(record_word(entry.kind()))), self.name(*id))
            }
        };
        Heading { label, words }
    }

    /// Whether it is of a link, which has no other name than what it says.
    #[must_use]
    pub fn is_link(&self, difference: &Difference) -> bool {
        id_of(&difference.thing)
            .and_then(|id| self.mine.record(id).or_else(|| self.theirs.record(id)))
            .is_some_and(|entry| entry.kind() == RecordKind::Link)
    }

    /// What is different, in its group: the name of a field, or that something is new.
    #[must_use]
    pub fn label(&self, difference: &Difference) -> String {
        let part = match &difference.part {
            Part::Whole => self.words.text(state(difference)),
            Part::Kind => self.words.text(Msg::PartKind),
            Part::Words => self.words.text(Msg::PartWords),
            Part::EntityType => self.words.text(Msg::EntityType),
            Part::Tags => self.words.text(Msg::TagsHeading),
            Part::Note => self.words.text(Msg::NoteField),
            Part::Field(Name::Known(field)) => self.field(self.subject(difference), *field),
            Part::Field(Name::Unknown(name)) => Rc::clone(name),
            Part::Detail(detail) => short(&self.words.text(detail_word(*detail))),
        };
        // In the group of a claim stands evidence too.
        if difference.thing == difference.root {
            return part.to_string();
        }
        let Heading { label, words } = self.heading(&difference.thing);
        let name =
            if words.is_empty() || difference.part == Part::Whole { String::new() } else { format!(" · {}", shortened(&words)) };
        format!("{label}{name}: {part}")
    }

    /// What a side says; empty for nothing.
    #[must_use]
    pub fn said(&self, difference: &Difference, side: &Side) -> String {
        let other = if std::ptr::eq(side, &difference.mine) { &difference.theirs } else { &difference.mine };
        match &side.said {
            Said::Never | Said::Nothing if matches!(difference.thing, Thing::Block(_)) => {
                self.words.text(Msg::BlockProposedSaid).to_string()
            }
            Said::Nothing if difference.part == Part::Whole => self.words.text(Msg::DifferenceDeleted).to_string(),
            Said::Never | Said::Nothing => String::new(),
            Said::Article(article) => {
                let counted = article.text().split_whitespace().count();
                self.words.with(Msg::ThingTextFew, &[("n", &counted.to_string())])
            }
            Said::Mark(mark) => self.mark(mark, other),
            Said::Record(entry) => self.record(entry),
            Said::Tag(tag) => self.definition(tag),
            Said::Kind(kind) => self.words.text(kind_word(*kind)).to_string(),
            Said::Words { quote, lost, .. } => self.marked(difference, quote, *lost, other),
            Said::Tags(tags) => tags.iter().map(|tag| self.tag(tag)).collect::<Vec<_>>().join(", "),
            Said::Text(text) => text.to_string(),
            Said::Value(value) => match &difference.part {
                Part::Field(Name::Known(field)) => self.value(*field, value, self.entry_of(difference, side)),
                _ => self.value(Field::Note, value, None),
            },
            Said::Detail(told) => self.detail(told),
            Said::Dropped(true) => self.words.text(Msg::BlockDroppedSaid).to_string(),
            Said::Dropped(false) => self.words.text(Msg::BlockKeptSaid).to_string(),
            Said::Trashed(true) => self.words.text(Msg::ThingTrashed).to_string(),
            Said::Trashed(false) => self.words.text(Msg::ThingNotTrashed).to_string(),
        }
    }

    fn entry_of(&self, difference: &Difference, side: &Side) -> Option<&Rc<Entry>> {
        let document = if std::ptr::eq(side, &difference.mine) { self.mine } else { self.theirs };
        document.record(id_of(&difference.thing)?)
    }

    fn subject(&self, difference: &Difference) -> Option<Subject> {
        let id = id_of(&difference.thing)?;
        self.mine.subject(id).or_else(|| self.theirs.subject(id))
    }

    fn field(&self, subject: Option<Subject>, field: Field) -> Rc<str> {
        let own = subject.filter(|subject| field.is_of(*subject)).or_else(|| field.rule().subjects.first().copied());
        let label = self.words.text(own.map_or(Msg::FieldOfOtherKind, |subject| forms::label(subject, field)));
        if field == Field::Mode { label } else { short(&label) }
    }

    /// All that is said in a mark that one side does not have. Its words stand above.
    fn mark(&self, mark: &Mark, other: &Side) -> String {
        let mut told: Vec<String> = Vec::new();
        let mut say = |label: Rc<str>, value: String| told.extend((!value.is_empty()).then(|| format!("{label}: {value}")));
        let tags: Vec<String> = mark.entity_type.iter().chain(&mark.tags).map(|tag| self.tag(tag)).collect();
        say(self.words.text(Msg::TagsHeading), tags.join(", "));
        say(self.words.text(Msg::NoteField), mark.note.to_string());
        let id = mark.id.into();
        let side = if matches!(other.said, Said::Mark(_)) || self.theirs.mark(mark.id).is_none() { self.mine } else { self.theirs };
        told.extend(side.record(id).map(|entry| self.record(entry)).filter(|said| !said.is_empty()));
        if !mark.is_drawn() {
            told.push(self.words.text(Msg::PartLost).to_string());
        }
        told.join("; ")
    }

    fn record(&self, entry: &Rc<Entry>) -> String {
        if entry.kind() == RecordKind::Link {
            let link_type = entry.text(Field::LinkType);
            let told = List::LinkType.label(link_type, self.words.language()).unwrap_or(link_type);
            return format!("{told} → {}", entry.id(Field::To).map(|to| self.name(to)).unwrap_or_default());
        }
        // What it belongs to stands above.
        let fields = RULES.iter().filter(|rule| rule.field != Field::OfClaim);
        let said = fields.filter_map(|rule| {
            let value = entry.value(rule.field)?;
            let subject = Subject::of_record(entry.kind());
            Some(format!("{}: {}", self.field(subject, rule.field), self.value(rule.field, value, Some(entry))))
        });
        said.collect::<Vec<_>>().join("; ")
    }

    fn value(&self, field: Field, value: &Value, entry: Option<&Rc<Entry>>) -> String {
        let language = self.words.language();
        let word = |list: List, word: &str| {
            let offered = list.offered(&self.tags, language);
            let known = offered.iter().find(|(own, _)| **own == *word).map(|(_, label)| label.to_string());
            known.or_else(|| list.label(word, language).map(str::to_owned)).unwrap_or_else(|| word.to_owned())
        };
        match (value, field.shape()) {
            (Value::Text(text), _) if field == Field::Rating => {
                let scale = entry.map(|entry| entry.text(Field::Scale)).unwrap_or_default();
                let known = ratings(&self.tags, scale, language).into_iter().find(|(own, _)| own == text);
                known.map_or_else(|| text.to_string(), |(_, label)| label.to_string())
            }
            (Value::Text(text), Shape::Word(list)) => word(list, text),
            (Value::Text(text) | Value::Unknown(text), _) => text.to_string(),
            (Value::Texts(texts), Shape::Words(list)) => texts.iter().map(|text| word(list, text)).collect::<Vec<_>>().join(", "),
            (Value::Texts(texts), _) => texts.join(", "),
            (Value::Id(id), _) => self.name(*id),
            (Value::Spans(words), _) => words.spans.iter().map(|span| &*span.quote).collect::<Vec<_>>().join(" … "),
        }
    }

    /// What another record or mark is called.
    fn name(&self, id: RecordId) -> String {
        let named = [self.mine, self.theirs].map(|document| ties::name(document, id));
        let name = named.into_iter().find(|name| !name.is_empty());
        let entry = || self.mine.record(id).or_else(|| self.theirs.record(id));
        // A piece of evidence is known by what it rests on, a signal by what is observed.
        let by_field = || {
            let entry = entry()?;
            let fields = [Field::Title, Field::Citation, Field::Address, Field::Publisher, Field::Code, Field::What, Field::Answer];
            fields.into_iter().find_map(|field| Some(self.value(field, entry.value(field)?, Some(entry))))
        };
        shortened(&name.or_else(by_field).unwrap_or_default())
    }

    fn tag(&self, id: &TagId) -> String {
        self.tags.get(id).map_or_else(|| id.to_string(), |tag| tag.label(self.words.language()).to_owned())
    }

    fn definition(&self, tag: &TagDefinition) -> String {
        let language = self.words.language();
        let archived = tag.archived.then(|| self.words.text(Msg::PartArchived).to_string());
        let told = [Some(tag.label(language).to_owned()), tag.guideline(language).map(str::to_owned), archived];
        told.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    fn detail(&self, told: &Told) -> String {
        match told {
            Told::Absent => String::new(),
            Told::Unknown => self.words.text(Msg::Unknown).to_string(),
            Told::Said(texts) => texts.join("; "),
        }
    }

    /// Marked words; where the same words stand elsewhere, with what stands around them.
    fn marked(&self, difference: &Difference, quote: &Rc<str>, lost: bool, other: &Side) -> String {
        let lost = if lost { format!(" ({})", self.words.text(Msg::PartLost)) } else { String::new() };
        let same = matches!(&other.said, Said::Words { quote: others, .. } if others == quote);
        let document = if std::ptr::eq(other, &difference.theirs) { self.mine } else { self.theirs };
        let mark = if let Thing::Mark(id) = difference.thing { document.mark(id) } else { None };
        match mark.and_then(|mark| mark.spans.first()).filter(|_| same) {
            Some(span) => {
                let before: String = span.prefix.chars().rev().take(AROUND).collect::<Vec<_>>().into_iter().rev().collect();
                let after: String = span.suffix.chars().take(AROUND).collect();
                format!("…{before}[{quote}]{after}…{lost}")
            }
            None => format!("{quote}{lost}"),
        }
    }
}

/// What a difference is called that is about the whole of something: that it is new, deleted or put back, as far as it is a record.
#[must_use]
pub fn state(difference: &Difference) -> Msg {
    match (&difference.thing, &difference.mine.said, &difference.theirs.said) {
        (Thing::Text, ..) => Msg::PartText,
        (Thing::Trash, ..) => Msg::PartPlace,
        (Thing::Block(_), ..) => Msg::PartDecision,
        (_, Said::Never, _) => Msg::DifferenceNew,
        (_, Said::Nothing, _) if difference.fate.is_taken() => Msg::DifferenceBack,
        (_, Said::Nothing, _) => Msg::DifferenceDeletedHere,
        (.., Said::Nothing) => Msg::DifferenceDeleted,
        _ => Msg::DifferenceChanged,
    }
}

fn id_of(thing: &Thing) -> Option<RecordId> {
    match thing {
        Thing::Mark(id) => Some((*id).into()),
        Thing::Record(id) => Some(*id),
        _ => None,
    }
}

fn record_word(kind: RecordKind) -> Msg {
    match kind {
        // What is said of a mark is told with the mark.
        RecordKind::Mark => Msg::FormClaim,
        RecordKind::Entity => Msg::KindEntity,
        RecordKind::Evidence => Msg::FormEvidence,
        RecordKind::Appearance => Msg::FormAppearance,
        RecordKind::PreviousCheck => Msg::FormPreviousCheck,
        RecordKind::Reply => Msg::FormReply,
        RecordKind::Correction => Msg::FormCorrection,
        RecordKind::Link => Msg::ThingLink,
        RecordKind::Signal => Msg::ThingSignal,
    }
}

fn detail_word(detail: Detail) -> Msg {
    match detail {
        Detail::Title => Msg::DetailTitle,
        Detail::Subtitle => Msg::DetailSubtitle,
        Detail::Language => Msg::DetailLanguage,
        Detail::Url | Detail::CanonicalUrl => Msg::DetailUrl,
        Detail::ArchiveUrl => Msg::DetailArchiveUrl,
        Detail::Outlet => Msg::DetailOutlet,
        Detail::Authors => Msg::DetailAuthors,
        Detail::Published => Msg::DetailPublished,
        Detail::Accessed => Msg::DetailAccessed,
        Detail::Genre => Msg::DetailGenre,
        Detail::TranslatedFrom => Msg::DetailTranslatedFrom,
        Detail::MachineTranslated => Msg::DetailMachineTranslated,
        Detail::FileName => Msg::DetailFileName,
        Detail::Encoding => Msg::DetailEncoding,
    }
}

/// Labels of forms give an example behind a comma, or in brackets.
fn short(label: &str) -> Rc<str> {
    let label = label.split_once(", ").map_or(label, |(label, _)| label);
    label.split_once(" (").map_or(label, |(label, _)| label).into()
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONG) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}
