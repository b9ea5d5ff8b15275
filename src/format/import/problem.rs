//! What is wrong with a record of another program's file, or is to be told of it.

use std::fmt;

use crate::domain::desk::words::is_german;

/// What is wrong with one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The record: a line, a task, the id of an annotation.
    pub record: String,
    pub reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    NotJson {
        column: usize,
    },
    NotARecord,
    NoText,
    /// The record breaks a rule of its format and was taken all the same.
    Breaks(&'static str),
    /// It selects no words: it is about a whole page, a picture, or is a reply.
    NoWords,
    /// A selector that says nothing about text.
    UnknownSelector(String),
    /// The words were not found; the mark is kept as lost.
    Lost,
    /// A position alone, which lies outside the text.
    Outside,
    /// Relations between marks have no place yet.
    Relation(String),
    /// A line or a result that is not known.
    Unknown(String),
    /// The text that the file holds is not the one it was made on.
    OtherText,
    /// What has no place here and is not missed: the address of the page, the group.
    Aside(String),
    /// A column that was read as a field of another name.
    ReadAs(String, &'static str),
    /// Somebody looked at it and said no, or looked away.
    Rejected,
    /// So many marks that a program proposed, beside those that a person made.
    Predictions(usize),
    /// So many further annotations of the same task.
    OtherAnnotations(usize),
    /// The text was markup, and its words were taken.
    Markup,
    /// A body of an annotation that says nothing in words.
    Body(String),
    /// A note about the whole article, which was put on its headline.
    OnHeadline,
}

impl Problem {
    /// Whether something in the file is wrong, or lost, and not merely told: what is not about words has no place here, and a mark that
    /// is lost is kept.
    #[must_use]
    pub fn is_serious(&self) -> bool {
        use Reason::{Aside, Lost, Markup, NoWords, OnHeadline, OtherAnnotations, Predictions, ReadAs, Rejected, UnknownSelector};
        !matches!(
            self.reason,
            NoWords
                | UnknownSelector(_)
                | Lost
                | Aside(_)
                | ReadAs(..)
                | OnHeadline
                | Rejected
                | Predictions(_)
                | OtherAnnotations(_)
                | Markup
        )
    }
}

impl Problem {
    /// What is wrong, in German for German, in English for all other languages.
    #[must_use]
    pub fn told(&self, language: &str) -> String {
        if !is_german(language) {
            return self.to_string();
        }
        let reason = match &self.reason {
            Reason::NotJson { column } => format!("das ist kein JSON (siehe Spalte {column}) und wurde weggelassen"),
            Reason::NotARecord => "das ist kein Datensatz dieses Formats und wurde weggelassen".to_owned(),
            Reason::NoText => "darin steht kein Text; es wurde weggelassen".to_owned(),
            Reason::Breaks(rule) => format!("verstößt gegen eine Regel des Formats ({rule})"),
            Reason::NoWords => "wählt keine Wörter aus und wurde weggelassen".to_owned(),
            Reason::UnknownSelector(name) => format!("ein Selektor, der nichts über Text sagt, wurde weggelassen: {name}"),
            Reason::Lost => "die Wörter wurden im Artikel nicht gefunden; die Markierung bleibt als verloren erhalten".to_owned(),
            Reason::Outside => "die Stelle liegt außerhalb des Textes; es wurde weggelassen".to_owned(),
            Reason::Relation(name) => format!("die Beziehung {name} hat hier keinen Platz und wurde weggelassen"),
            Reason::Unknown(what) => format!("{what} ist hier nicht bekannt und wurde weggelassen"),
            Reason::OtherText => "der Text in der Datei ist nicht der, zu dem ihr Fingerabdruck gehört".to_owned(),
            Reason::Aside(what) => format!("{what} hat hier keinen Platz und wurde weggelassen"),
            Reason::ReadAs(what, field) => format!("{what} wurde als {field} gelesen"),
            Reason::Rejected => "wurde dort abgelehnt oder übergangen und deshalb weggelassen".to_owned(),
            Reason::Predictions(1) => "1 Vorhersage eines Modells (prediction) wurde weggelassen".to_owned(),
            Reason::Predictions(count) => format!("{count} Vorhersagen eines Modells (predictions) wurden weggelassen"),
            Reason::OtherAnnotations(1) => "1 weitere Annotation derselben Aufgabe wurde weggelassen".to_owned(),
            Reason::OtherAnnotations(count) => format!("{count} weitere Annotationen derselben Aufgabe wurden weggelassen"),
            Reason::Markup => "der Text war HTML; seine Wörter wurden übernommen".to_owned(),
            Reason::Body(what) => format!("ein Inhalt (body) ohne Wörter wurde weggelassen: {what}"),
            Reason::OnHeadline => "betrifft den ganzen Artikel und steht bei seiner Überschrift".to_owned(),
        };
        format!("{}: {reason}", self.record)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: ", self.record)?;
        match &self.reason {
            Reason::NotJson { column } => write!(formatter, "this is not JSON (see column {column}) and was left out"),
            Reason::NotARecord => write!(formatter, "this is no record of the format and was left out"),
            Reason::NoText => write!(formatter, "there is no text in it, and it was left out"),
            Reason::Breaks(rule) => write!(formatter, "{rule}"),
            Reason::NoWords => write!(formatter, "it selects no words and was left out"),
            Reason::UnknownSelector(name) => write!(formatter, "a selector that says nothing about text was left out: {name}"),
            Reason::Lost => write!(formatter, "its words were not found in the article, and the mark is kept as lost"),
            Reason::Outside => write!(formatter, "its position lies outside the text, and it was left out"),
            Reason::Relation(name) => write!(formatter, "the relation {name} has no place here and was left out"),
            Reason::Unknown(what) => write!(formatter, "{what} is not known here and was left out"),
            Reason::OtherText => write!(formatter, "the text in the file is not the one its fingerprint is of"),
            Reason::Aside(what) => write!(formatter, "{what} has no place here and was left out"),
            Reason::ReadAs(what, field) => write!(formatter, "{what} was read as {field}"),
            Reason::Rejected => write!(formatter, "it was rejected or ignored there, and was left out"),
            Reason::Predictions(1) => write!(formatter, "1 prediction of a model was left out"),
            Reason::Predictions(count) => write!(formatter, "{count} predictions of a model were left out"),
            Reason::OtherAnnotations(1) => write!(formatter, "1 other annotation of the same task was left out"),
            Reason::OtherAnnotations(count) => write!(formatter, "{count} other annotations of the same task were left out"),
            Reason::Markup => write!(formatter, "its text was HTML, and the words of it were taken"),
            Reason::Body(what) => write!(formatter, "a body without words was left out: {what}"),
            Reason::OnHeadline => write!(formatter, "it is about the whole article, and was put on its headline"),
        }
    }
}
