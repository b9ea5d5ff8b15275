//! The file as it will be, made while the dialog is open: an article at a time, so that the page answers in between.

use std::{
    collections::{BTreeMap, HashSet},
    rc::Rc,
};

use yew::prelude::*;

use crate::{
    app::{
        select,
        state::{ExportScope, Library},
    },
    browser::{spawn_local, time},
    domain::{desk::preflight::preflight, document::Document, id::MarkId},
    format::{
        claim_review::{self, Severity},
        export::{self, ArchiveFull, Gathered, Loss, Options, Piece, Target, Zip},
        native,
    },
    ui::{
        effects::{Wanted, use_guard},
        marks::shortened,
    },
};

/// So much of the file is shown; nobody reads more in a dialog.
const PREVIEW_CHARACTERS: usize = 2_500;
/// A page is shown as a page up to so many bytes; a longer one would hold up the dialog for what nobody reads there.
const PREVIEW_PAGE_BYTES: usize = 400_000;
/// So much of a claim tells it from the others.
const QUOTE_CHARACTERS: usize = 60;

/// What is wanted.
#[derive(Clone, PartialEq)]
pub(super) struct Asked {
    pub(super) library: Rc<Library>,
    pub(super) scope: ExportScope,
    pub(super) target: Target,
    pub(super) options: Options,
    /// In which language losses and faults are told.
    pub(super) language: String,
}

/// What is wrong with some ClaimReviews, and the claims it is wrong with.
#[derive(PartialEq)]
pub(super) struct Doubt {
    pub(super) severity: Severity,
    pub(super) text: String,
    pub(super) claims: Vec<(MarkId, String)>,
}

/// What is shown of the file.
#[derive(PartialEq)]
pub(super) enum Preview {
    /// Its begin, letter by letter.
    Text(String),
    /// All of it, as a browser shows it.
    Page(String),
}

#[derive(PartialEq)]
pub(super) struct Made {
    pub(super) name: String,
    pub(super) media_type: &'static str,
    pub(super) content: Vec<u8>,
    /// Whether it can be read as text, and so be copied.
    pub(super) is_text: bool,
    pub(super) preview: Preview,
    pub(super) losses: Vec<Loss>,
    pub(super) doubts: Vec<Doubt>,
    /// ClaimReviews that are written.
    pub(super) reviews: usize,
    /// What the pre-flight finds, where it is for readers and of one article.
    pub(super) findings: usize,
}

type Outcome = Result<Rc<Made>, ArchiveFull>;

/// The file for what is asked; `None` until it is made.
#[hook]
pub(super) fn use_made(asked: &Rc<Asked>) -> Option<Outcome> {
    let made = use_state(|| None::<(Rc<Asked>, Outcome)>);
    let setter = made.setter();
    use_guard(Rc::clone(asked), move |asked| {
        let (asked, wanted) = (Rc::clone(asked), Wanted::default());
        let still = wanted.asker();
        spawn_local(async move {
            if let Some(outcome) = make(&asked, still).await {
                setter.set(Some((asked, outcome)));
            }
        });
        wanted
    });
    made.as_ref().filter(|(own, _)| own == asked).map(|(_, outcome)| outcome.clone())
}

/// Formats whose files hold one article. Many go into a zip.
fn holds_one(target: Target) -> bool {
    use Target::*;
    match target {
        WebAnnotation | Recogito | Cas | ReportMarkdown | ReportHtml => true,
        Beleg | Hypothesis | LabelStudio | LabelStudioConfig | Doccano | Spacy | Brat | Conll | Csv | ClaimsTable
        | SourcesTable | EntitiesTable | EvidenceTable | Averitec | ClaimReview => false,
    }
}

/// Whether it is read by people, and so shall be looked over before.
pub(super) fn is_published(target: Target) -> bool {
    matches!(target, Target::ClaimReview | Target::ReportMarkdown | Target::ReportHtml)
}

/// `None` when it is not wanted any more.
async fn make(asked: &Asked, still: impl Fn() -> bool) -> Option<Outcome> {
    let documents = select::exported(&asked.library, asked.scope);
    let mut maker = Maker::new(asked, documents.len());
    for (index, document) in documents.iter().enumerate() {
        if index > 0 {
            time::pause().await;
            if !still() {
                return None;
            }
        }
        if let Err(full) = maker.take(document) {
            return Some(Err(full));
        }
    }
    Some(maker.finish(&documents).map(Rc::new))
}

struct Maker<'a> {
    asked: &'a Asked,
    options: Options,
    documents: usize,
    gathered: Gathered,
    /// A zip with a file for each, where one holds no more.
    each: Option<(Zip, HashSet<String>)>,
    content: Vec<u8>,
    preview: String,
    losses: Vec<Loss>,
    doubts: BTreeMap<(Severity, String), Vec<(MarkId, String)>>,
    reviews: usize,
    findings: usize,
}

impl<'a> Maker<'a> {
    fn new(asked: &'a Asked, documents: usize) -> Self {
        let options = Options { at: time::now(), ..asked.options.clone() };
        let gathered = Gathered::new(asked.target, &options);
        let each = (documents > 1 && holds_one(asked.target)).then(Default::default);
        let head = gathered.head();
        let content = if each.is_some() || asked.target == Target::Beleg { Vec::new() } else { head.clone().into_bytes() };
        let preview = if each.is_some() { String::new() } else { head };
        Self {
            asked,
            options,
            documents,
            gathered,
            each,
            content,
            preview,
            losses: Vec::new(),
            doubts: BTreeMap::new(),
            reviews: 0,
            findings: 0,
        }
    }

    fn take(&mut self, document: &Document) -> Result<(), ArchiveFull> {
        let target = self.asked.target;
        // It has a form of its own, which says when it was written.
        if target == Target::Beleg {
            return Ok(());
        }
        export::add_losses(&mut self.losses, &export::losses(document, target, &self.options));
        if target == Target::ClaimReview {
            self.look_at_reviews(document);
        }
        if is_published(target) && self.documents == 1 {
            self.findings = preflight(document).len();
        }
        let piece = Piece::new(document, target, &self.options, self.documents == 1);
        if self.preview.chars().count() < PREVIEW_CHARACTERS {
            // What is too long to be shown as a page is better looked at as the same text without its markup.
            let shown = (target == Target::ReportHtml).then(|| Piece::new(document, Target::ReportMarkdown, &self.options, true));
            let part = shown.as_ref().unwrap_or(&piece).parts().first();
            self.preview.push_str(&part.map(|part| String::from_utf8_lossy(&part.content)).unwrap_or_default());
        }
        let Some((zip, names)) = &mut self.each else {
            self.content.extend(self.gathered.add(piece)?);
            return Ok(());
        };
        let stem = export::free_name(names, &select::file_name(&document.details().title));
        for part in piece.parts() {
            self.content.extend(zip.add(&format!("{stem}{}", part.ending), &part.content)?);
        }
        Ok(())
    }

    fn look_at_reviews(&mut self, document: &Document) {
        let publication = &self.options.publication;
        for review in claim_review::reviews(document, &claim_review::rated(document), publication) {
            self.reviews += usize::from(!review.is_refused());
            let id = review.id().as_mark();
            let quote = document.mark(id).map(|mark| shortened(&mark.quote(), QUOTE_CHARACTERS)).unwrap_or_default();
            for fault in review.faults() {
                let claims = self.doubts.entry((fault.severity(), fault.told(&self.asked.language))).or_default();
                claims.push((id, quote.clone()));
            }
        }
    }

    fn finish(mut self, documents: &[Rc<Document>]) -> Result<Made, ArchiveFull> {
        let (target, spec) = (self.asked.target, self.asked.target.spec());
        let is_zip = self.each.is_some() || target == Target::Brat;
        let stem = match documents {
            [document] => select::file_name(&document.details().title),
            _ => "library".to_owned(),
        };
        let name = match self.each {
            Some(_) => format!("{stem}-{}.zip", spec.name),
            None => format!("{stem}{}", spec.ending),
        };
        if target == Target::Beleg {
            let documents: Vec<&Document> = documents.iter().map(|document| &**document).collect();
            self.preview = native::write(&documents, Some(self.options.at));
            self.content = self.preview.clone().into_bytes();
        } else {
            match self.each {
                Some((zip, _)) => self.content.extend(zip.finish()),
                None => self.content.extend(self.gathered.finish()?),
            }
            if target == Target::LabelStudioConfig {
                self.preview = String::from_utf8_lossy(&self.content).into_owned();
            }
        }
        let is_page = target == Target::ReportHtml && !is_zip && self.content.len() <= PREVIEW_PAGE_BYTES;
        let preview = if is_page {
            Preview::Page(String::from_utf8_lossy(&self.content).into_owned())
        } else {
            Preview::Text(self.preview.chars().take(PREVIEW_CHARACTERS).collect())
        };
        let doubts = self.doubts.into_iter().map(|((severity, text), claims)| Doubt { severity, text, claims });
        Ok(Made {
            name,
            media_type: if is_zip { "application/zip" } else { spec.media_type },
            content: self.content,
            is_text: !is_zip,
            preview,
            losses: self.losses,
            doubts: doubts.collect(),
            reviews: self.reviews,
            findings: self.findings,
        })
    }
}
