//! What a format cannot hold of a document, counted and named before anything is written.

use std::{fmt, rc::Rc};

use super::{
    Options, Target, Unit, averitec, brat, conll, published, tables,
    view::{View, typed},
};
use crate::domain::{
    article::{Block, BlockKind},
    desk::{field::RecordKind, words::is_german},
    details::{Detail, Told},
    document::Document,
    mark::{Kind, Mark, Origin},
    tags::TagId,
};

/// Something that a format cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LossKind {
    /// Marks whose words were not found in the text.
    LostMarks,
    /// Marks of other kinds than the one layer that is written.
    OtherKinds,
    /// Marks that overlap another one of the layer.
    Overlaps,
    /// Marks that end inside a word and take all of it.
    PartialWords,
    /// Marks with several parts, each of which becomes a mark of its own.
    Gaps,
    /// Types that make no label: of marks that are no entities, or with names that the format does not take.
    EntityTypes,
    /// Marks with tags.
    Tags,
    /// Tags at marks whose names the format does not take.
    TagNames,
    /// Marks with a note.
    Notes,
    /// Notes that lose their line breaks or blanks.
    NoteLines,
    /// Marks that came from a suggestion or another file, which is not told.
    Origins,
    /// Marks that name who made them.
    Creators,
    /// Times at which marks were made.
    Times,
    /// The article's text, which must be kept beside the file.
    Text,
    /// Blocks that are more than paragraphs: headings, lists, links, boilerplate, pages, times and speakers.
    Blocks,
    /// What was decided about boilerplate.
    Decisions,
    /// What is known of the article and has no place.
    Details,
    /// Labels, colours and keys of tags.
    TagLabels,
    /// What is said of marks beyond their words: the fields of claims, sources, quotations and mentions.
    Records,
    /// Entities, evidence, appearances, earlier checks, replies, corrections, signals.
    Entries,
    Links,
    /// Claims without a verdict, and such as ClaimReview cannot say.
    Unreviewed,
    /// Claims without a verdict, or with one that is no label.
    Unlabelled,
    /// Claims whose words no link can tell from others on the page.
    WordLinks,
    /// Evidence that answers no question, or is of a claim that is left out.
    Unasked,
    /// What is said of other things than those that have a row.
    OtherRecords,
    /// Marks that are neither claims nor what is said of them.
    NoClaims,
    /// Fields of other programs that Beleg keeps.
    UnknownFields,
}

/// How much of something is lost; never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    pub kind: LossKind,
    pub count: usize,
}

/// What a format would lose of a document, in the order of [`LossKind`].
#[must_use]
pub fn losses(document: &Document, target: Target, options: &Options) -> Vec<Loss> {
    let kinds = target.spec().cannot_hold.iter();
    let counted = kinds.map(|kind| Loss { kind: *kind, count: count(document, target, options, *kind) });
    counted.filter(|loss| loss.count > 0).collect()
}

/// Adds losses to others, kind by kind.
pub fn add_losses(losses: &mut Vec<Loss>, more: &[Loss]) {
    for loss in more {
        match losses.iter_mut().find(|own| own.kind == loss.kind) {
            Some(own) => own.count += loss.count,
            None => losses.push(*loss),
        }
    }
}

fn count(document: &Document, target: Target, options: &Options, kind: LossKind) -> usize {
    let drawn = |fits: &dyn Fn(&Mark) -> bool| document.marks().filter(|mark| mark.is_drawn() && fits(mark)).count();
    match kind {
        LossKind::LostMarks => document.marks().filter(|mark| !mark.is_drawn()).count(),
        LossKind::OtherKinds => drawn(&|mark| mark.kind != options.layer),
        LossKind::Overlaps => conll::changed(&View::new(document, Unit::CodePoints), options.layer).0,
        LossKind::PartialWords => conll::changed(&View::new(document, Unit::CodePoints), options.layer).1,
        LossKind::Gaps => drawn(&|mark| mark.spans.len() > 1),
        LossKind::EntityTypes => drawn(&|mark| mark.entity_type.is_some() && typed(mark).is_none()),
        LossKind::Tags => drawn(&|mark| !mark.tags.is_empty()),
        LossKind::TagNames => {
            let odd = |tags: &[TagId]| tags.iter().filter(|tag| !brat::takes_tag(tag)).count();
            document.marks().filter(|mark| mark.is_drawn()).map(|mark| odd(&mark.tags)).sum()
        }
        LossKind::Notes => drawn(&|mark| !mark.note.is_empty()),
        LossKind::NoteLines => drawn(&|mark| brat::one_line(&mark.note) != *mark.note),
        LossKind::Origins => drawn(&|mark| mark.origin != Origin::ByHand),
        LossKind::Creators => drawn(&|mark| !mark.creator.is_empty()),
        LossKind::Times => drawn(&|_| true),
        LossKind::Text => usize::from(!document.article().text().is_empty()),
        LossKind::Blocks => {
            let blocks = document.article().blocks().iter();
            let is_more = |block: &&Rc<Block>| {
                block.kind != BlockKind::Paragraph || block.boilerplate || !(block.links.is_empty() && block.locators.is_empty())
            };
            blocks.filter(is_more).count()
        }
        LossKind::Decisions => document.decisions().filter(|(_, decision)| decision.value.is_some()).count(),
        LossKind::Details => {
            let held = target.spec().holds_details;
            let lost = Detail::ALL.into_iter().filter(|detail| match document.details().get(*detail) {
                Told::Absent => false,
                Told::Unknown => true,
                Told::Said(_) => !held.contains(detail),
            });
            lost.count()
        }
        LossKind::TagLabels => document.tag_set().tags.len(),
        LossKind::Records => {
            let of_marks = document.records().filter(|(_, entry)| entry.kind() == RecordKind::Mark);
            of_marks.map(|(_, entry)| entry.values().count()).sum()
        }
        LossKind::Entries => {
            let behind = document.records().filter(|(_, entry)| !matches!(entry.kind(), RecordKind::Mark | RecordKind::Link));
            behind.filter(|(_, entry)| entry.has_content()).count()
        }
        LossKind::Links => document.records().filter(|(_, entry)| entry.kind() == RecordKind::Link && entry.has_content()).count(),
        LossKind::Unreviewed => published::unreviewed(document, options),
        LossKind::Unlabelled => averitec::unlabelled(document),
        LossKind::WordLinks => published::unlinked(document),
        LossKind::Unasked => averitec::unasked(document),
        LossKind::OtherRecords => target.table().map_or(0, |table| tables::left_out(table, document)),
        LossKind::NoClaims => drawn(&|mark| matches!(mark.kind, Kind::Quotation | Kind::Entity | Kind::Note)),
        LossKind::UnknownFields => {
            let of_marks: usize = document.marks().map(|mark| mark.extra.len()).sum();
            document.extra().len() + document.details().extra.len() + of_marks
        }
    }
}

impl LossKind {
    /// What is lost, in English, for one and for more.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::LostMarks => ("lost mark left out", "lost marks left out"),
            Self::OtherKinds => ("mark of another kind left out", "marks of other kinds left out"),
            Self::Overlaps => ("overlapping mark left out", "overlapping marks left out"),
            Self::PartialWords => ("mark widened to whole words", "marks widened to whole words"),
            Self::Gaps => ("mark with several parts cut into single ones", "marks with several parts cut into single ones"),
            Self::EntityTypes => ("type of an entity left out", "types of entities left out"),
            Self::Tags => ("mark loses its tags", "marks lose their tags"),
            Self::TagNames => ("tag left out for its name", "tags left out for their names"),
            Self::Notes => ("note left out", "notes left out"),
            Self::NoteLines => ("note put on one line", "notes put on one line"),
            Self::Origins => ("mark does not tell where it came from", "marks do not tell where they came from"),
            Self::Creators => ("name of who made a mark left out", "names of who made marks left out"),
            Self::Times => ("time of a mark left out", "times of marks left out"),
            Self::Text => ("text of an article left out", "texts of articles left out"),
            Self::Blocks => (
                "heading, list item, link, boilerplate or place in the source becomes plain text",
                "headings, list items, links, boilerplate or places in the source become plain text",
            ),
            Self::Decisions => ("decision about boilerplate left out", "decisions about boilerplate left out"),
            Self::Details => ("detail of the article left out", "details of the article left out"),
            Self::TagLabels => ("label and colour of a tag left out", "labels and colours of tags left out"),
            Self::Records => {
                ("field of a claim, source or quotation left out", "fields of claims, sources and quotations left out")
            }
            Self::Entries => ("entity, piece of evidence or signal left out", "entities, pieces of evidence and signals left out"),
            Self::Links => ("link left out", "links left out"),
            Self::Unreviewed => ("claim without a verdict left out", "claims without a verdict left out"),
            Self::Unlabelled => ("claim without one of the four labels left out", "claims without one of the four labels left out"),
            Self::WordLinks => (
                "link to the words of a claim left out: it would lead to others",
                "links to the words of claims left out: they would lead to others",
            ),
            Self::Unasked => ("piece of evidence without a question left out", "pieces of evidence without a question left out"),
            Self::OtherRecords => ("record of another kind left out", "records of other kinds left out"),
            Self::NoClaims => ("quotation, mention or note left out", "quotations, mentions and notes left out"),
            Self::UnknownFields => ("field of another program left out", "fields of other programs left out"),
        }
    }

    /// The same in German.
    #[must_use]
    pub fn german(self) -> (&'static str, &'static str) {
        match self {
            Self::LostMarks => ("verlorene Markierung fehlt", "verlorene Markierungen fehlen"),
            Self::OtherKinds => ("Markierung anderer Art fehlt", "Markierungen anderer Arten fehlen"),
            Self::Overlaps => ("überlappende Markierung fehlt", "überlappende Markierungen fehlen"),
            Self::PartialWords => {
                ("Markierung wird auf ganze Wörter ausgedehnt", "Markierungen werden auf ganze Wörter ausgedehnt")
            }
            Self::Gaps => (
                "Markierung mit mehreren Teilen wird in einzelne zerlegt",
                "Markierungen mit mehreren Teilen werden in einzelne zerlegt",
            ),
            Self::EntityTypes => ("Art einer Entität fehlt", "Arten von Entitäten fehlen"),
            Self::Tags => ("Markierung verliert ihre Schlagwörter", "Markierungen verlieren ihre Schlagwörter"),
            Self::TagNames => ("Schlagwort fehlt wegen seines Namens", "Schlagwörter fehlen wegen ihrer Namen"),
            Self::Notes => ("Notiz fehlt", "Notizen fehlen"),
            Self::NoteLines => ("Notiz steht in einer Zeile", "Notizen stehen in einer Zeile"),
            Self::Origins => ("Markierung sagt nicht, woher sie kommt", "Markierungen sagen nicht, woher sie kommen"),
            Self::Creators => ("Name dessen, der markiert hat, fehlt", "Namen derer, die markiert haben, fehlen"),
            Self::Times => ("Zeit einer Markierung fehlt", "Zeiten von Markierungen fehlen"),
            Self::Text => ("Text eines Artikels fehlt", "Texte von Artikeln fehlen"),
            Self::Blocks => (
                "Überschrift, Listenpunkt, Verweis oder Beiwerk wird einfacher Text",
                "Überschriften, Listenpunkte, Verweise oder Beiwerk werden einfacher Text",
            ),
            Self::Decisions => ("Entscheidung über Beiwerk fehlt", "Entscheidungen über Beiwerk fehlen"),
            Self::Details => ("Angabe zum Artikel fehlt", "Angaben zum Artikel fehlen"),
            Self::TagLabels => {
                ("Bezeichnung und Farbe eines Schlagworts fehlen", "Bezeichnungen und Farben von Schlagwörtern fehlen")
            }
            Self::Records => {
                ("Feld einer Behauptung, Quelle oder eines Zitats fehlt", "Felder von Behauptungen, Quellen und Zitaten fehlen")
            }
            Self::Entries => ("Entität, Beleg oder Signal fehlt", "Entitäten, Belege und Signale fehlen"),
            Self::Links => ("Verknüpfung fehlt", "Verknüpfungen fehlen"),
            Self::Unreviewed => ("Behauptung ohne Bewertung fehlt", "Behauptungen ohne Bewertung fehlen"),
            Self::Unlabelled => ("Behauptung ohne eines der vier Urteile fehlt", "Behauptungen ohne eines der vier Urteile fehlen"),
            Self::WordLinks => (
                "Link zu den Worten einer Behauptung fehlt: Er führte zu anderen",
                "Links zu den Worten von Behauptungen fehlen: Sie führten zu anderen",
            ),
            Self::Unasked => ("Beleg ohne Frage fehlt", "Belege ohne Frage fehlen"),
            Self::OtherRecords => ("Datensatz anderer Art fehlt", "Datensätze anderer Art fehlen"),
            Self::NoClaims => ("Zitat, Erwähnung oder Notiz fehlt", "Zitate, Erwähnungen und Notizen fehlen"),
            Self::UnknownFields => ("Feld eines anderen Programms fehlt", "Felder anderer Programme fehlen"),
        }
    }
}

impl Loss {
    /// What is lost, in German for German, in English for all other languages.
    #[must_use]
    pub fn told(&self, language: &str) -> String {
        let (one, more) = if is_german(language) { self.kind.german() } else { self.kind.words() };
        format!("{} {}", self.count, if self.count == 1 { one } else { more })
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.told("en"))
    }
}

/// The kind of marks that is written as the one layer of a format that has one; all names of kinds are known.
#[must_use]
pub fn layer_named(name: &str) -> Option<Kind> {
    use crate::format::native::Named as _;
    Kind::NAMES.iter().find(|(own, _)| *own == name).map(|(_, kind)| *kind)
}

/// The name of a kind, as files have it.
#[must_use]
pub fn kind_name(kind: Kind) -> &'static str {
    use crate::format::native::Named as _;
    kind.name()
}
