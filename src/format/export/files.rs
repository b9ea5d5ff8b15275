//! Whole files: one of one document, one of many, several for one.

use std::collections::HashSet;

use super::{
    Options, Spec, Target, Unit, averitec, brat, cas, conll, csv, doccano, hypothesis, label_studio, published, spacy, tables,
    view::View,
    vocabulary::Vocabulary,
    web_annotation,
    zip::{ArchiveFull, Zip},
};
use crate::{
    domain::document::Document,
    format::native::{self, Lines},
};

pub(super) const BELEG: Spec = Spec {
    name: "beleg",
    title: "Beleg",
    version: "1",
    unit: Unit::CodePoints,
    ending: native::FILE_EXTENSION,
    media_type: "application/json",
    cannot_hold: &[],
    holds_details: &crate::domain::details::Detail::ALL,
};

/// A file that belongs to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What its name ends with.
    pub ending: &'static str,
    pub content: Vec<u8>,
}

/// What a document puts into a file, made apart from the others and on any thread.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    name: String,
    parts: Vec<Part>,
    vocabulary: Vocabulary,
}

impl Piece {
    /// `alone` where the file is that of one document, which is then set on lines.
    #[must_use]
    pub fn new(document: &Document, target: Target, options: &Options, alone: bool) -> Self {
        let spec = target.spec();
        let unit = if target == Target::Doccano { options.doccano_unit } else { spec.unit };
        let view = View::new(document, unit);
        let mut vocabulary = Vocabulary::default();
        if matches!(target, Target::Brat | Target::LabelStudio | Target::LabelStudioConfig) {
            vocabulary.add(document);
        }
        let content = match target {
            Target::Beleg => native_document(document),
            Target::WebAnnotation => json(alone, |lines| web_annotation::write(lines, &view)),
            Target::Recogito => json(alone, |lines| web_annotation::write_recogito(lines, &view)),
            Target::Cas => json(alone, |lines| cas::write(lines, &view)),
            Target::Doccano => json(false, |lines| doccano::write(lines, &view)),
            Target::Spacy => json(false, |lines| spacy::write(lines, &view)),
            Target::LabelStudio => json(false, |lines| label_studio::write(lines, &view)).trim_end().to_owned(),
            Target::LabelStudioConfig => String::new(),
            Target::Hypothesis => hypothesis::annotations(&view),
            Target::Csv => csv::rows(&view, options),
            Target::ClaimsTable | Target::SourcesTable | Target::EntitiesTable | Target::EvidenceTable => {
                target.table().map(|table| tables::rows(table, &view, options)).unwrap_or_default()
            }
            Target::Averitec => averitec::claims(document, options),
            Target::ClaimReview => published::reviews(document, options),
            Target::ReportMarkdown => published::markdown(document, options),
            Target::ReportHtml => published::html(document, options),
            Target::Conll => conll::write(&view, options),
            Target::Brat => brat::annotations(&view),
        };
        let own =
            Part { ending: if target == Target::Brat { brat::ANNOTATIONS } else { spec.ending }, content: content.into_bytes() };
        let mut parts = vec![own];
        if target == Target::Brat {
            parts.push(Part { ending: brat::TEXT, content: document.article().text().as_bytes().to_vec() });
        }
        Self { name: document.id().to_string(), parts, vocabulary }
    }

    /// The files of a document where a format has several for each.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }
}

fn json(alone: bool, write: impl FnOnce(&mut Lines)) -> String {
    let mut lines = if alone { Lines::default() } else { Lines::on_one_line() };
    write(&mut lines);
    lines.finish()
}

/// What a native file says between the brackets of its documents.
fn native_document(document: &Document) -> String {
    let file = native::write_one(document);
    let document = file.split_once(NATIVE_HEAD).map_or(&*file, |(_, document)| document);
    document.strip_suffix(NATIVE_TAIL).unwrap_or(document).to_owned()
}

const NATIVE_HEAD: &str = "\"documents\": [";
const NATIVE_TAIL: &str = "\n  ]\n}\n";

/// A file of many documents on its way: what is handed out need not be kept.
#[derive(Clone, Debug)]
pub struct Gathered {
    target: Target,
    options: Options,
    vocabulary: Vocabulary,
    zip: Zip,
    has_parts: bool,
}

impl Gathered {
    #[must_use]
    pub fn new(target: Target, options: &Options) -> Self {
        Self { target, options: options.clone(), vocabulary: Vocabulary::default(), zip: Zip::default(), has_parts: false }
    }

    /// How the file begins.
    #[must_use]
    pub fn head(&self) -> String {
        match self.target {
            Target::Beleg => {
                format!("{{\n  \"format\": \"{}\",\n  \"version\": {},\n  {NATIVE_HEAD}", native::FORMAT, native::VERSION)
            }
            Target::Hypothesis => hypothesis::head(&self.options),
            Target::LabelStudio => label_studio::HEAD.to_owned(),
            Target::ClaimReview | Target::Averitec => "[\n".to_owned(),
            Target::Csv => csv::head(&self.options),
            target => target.table().map(|table| tables::head(table, &self.options)).unwrap_or_default(),
        }
    }

    /// The bytes of the next document.
    ///
    /// # Errors
    /// When an archive is full.
    pub fn add(&mut self, piece: Piece) -> Result<Vec<u8>, ArchiveFull> {
        self.vocabulary.merge(piece.vocabulary);
        if self.target == Target::Brat {
            let mut bytes = Vec::new();
            for part in &piece.parts {
                bytes.extend(self.zip.add(&format!("{}{}", piece.name, part.ending), &part.content)?);
            }
            return Ok(bytes);
        }
        let Some(part) = piece.parts.into_iter().next().filter(|part| !part.content.is_empty()) else { return Ok(Vec::new()) };
        let separator = match self.target {
            Target::Beleg if self.has_parts => ",",
            Target::Hypothesis | Target::LabelStudio | Target::ClaimReview | Target::Averitec if self.has_parts => ",\n",
            _ => "",
        };
        self.has_parts = true;
        Ok([separator.as_bytes(), &part.content].concat())
    }

    /// How the file ends.
    ///
    /// # Errors
    /// When an archive is full.
    pub fn finish(mut self) -> Result<Vec<u8>, ArchiveFull> {
        Ok(match self.target {
            Target::Beleg => NATIVE_TAIL.into(),
            Target::Hypothesis => hypothesis::TAIL.into(),
            Target::LabelStudio => label_studio::TAIL.into(),
            Target::ClaimReview | Target::Averitec => "\n]\n".into(),
            Target::LabelStudioConfig => label_studio::config(&self.vocabulary).into_bytes(),
            Target::Brat => {
                let mut bytes = self.zip.add(brat::CONFIG, brat::config(&self.vocabulary).as_bytes())?;
                bytes.extend(self.zip.finish());
                bytes
            }
            _ => Vec::new(),
        })
    }

    /// A file that goes with all others, and its name: brat's and Label Studio's configuration.
    #[must_use]
    pub fn shared(&self) -> Option<(&'static str, String)> {
        match self.target {
            Target::Brat => Some((brat::CONFIG, brat::config(&self.vocabulary))),
            Target::LabelStudio => Some(("config.xml", label_studio::config(&self.vocabulary))),
            _ => None,
        }
    }

    /// Takes note of a document that is written elsewhere.
    pub fn note(&mut self, piece: Piece) {
        self.vocabulary.merge(piece.vocabulary);
    }
}

/// A name that no other file has, for a file in the same place.
#[must_use]
pub fn free_name(names: &mut HashSet<String>, stem: &str) -> String {
    let mut name = stem.to_owned();
    let mut number = 2_u32;
    // Names that differ in case are one on some systems.
    while !names.insert(name.to_lowercase()) {
        name = format!("{stem}-{number}");
        number += 1;
    }
    name
}

/// The file of some documents.
///
/// # Errors
/// When an archive is full.
pub fn file(documents: &[&Document], target: Target, options: &Options) -> Result<Vec<u8>, ArchiveFull> {
    let mut gathered = Gathered::new(target, options);
    let mut bytes = gathered.head().into_bytes();
    for document in documents {
        bytes.extend(gathered.add(Piece::new(document, target, options, documents.len() == 1))?);
    }
    bytes.extend(gathered.finish()?);
    Ok(bytes)
}
