//! What a reader has chosen once and for all articles.

use std::rc::Rc;

use crate::domain::{
    mark::Extra,
    stamp::{ReplicaId, Timestamp},
    tags::{TagSet, default_tag_set},
};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// What the system says.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];
}

/// A hint that is shown until it was followed once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hint {
    /// Select words to mark them.
    Select,
    /// One key makes the mark.
    Press,
    /// Take the marks away in a file.
    Export,
}

impl Hint {
    pub const ALL: [Hint; 3] = [Hint::Select, Hint::Press, Hint::Export];
}

/// What was last chosen for files for others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exporting {
    /// The format's name, as on the command line; empty means Beleg's own.
    pub format: String,
    /// The organisation that publishes checks, its home page, and the page that explains its method.
    pub publisher: String,
    pub publisher_url: String,
    pub method_url: String,
}

/// The settings. A new installation starts with the default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// BCP 47; `None` means the browser's.
    pub language: Option<String>,
    pub theme: Theme,
    /// Name or initials that new marks carry as their creator; may be empty.
    pub name: String,
    /// The tags that new documents start with.
    pub tags: TagSet,
    /// Whether a selection grows to whole words. Off at first: parts of words are marked too.
    pub snap_to_words: bool,
    /// Whether single letters act outside text fields. Some assistive software needs them off.
    pub single_keys: bool,
    /// Hints that need not be shown any more.
    pub hints_seen: Vec<Hint>,
    /// Who writes here, as stamps tell it; `None` until it was drawn.
    pub replica: Option<ReplicaId>,
    /// What was last chosen for files for others.
    pub exporting: Rc<Exporting>,
    /// When everything was last taken into a backup, or a reminder of it was put off.
    pub backed_up: Option<Timestamp>,
    /// When the settings were changed: of two homes the newer counts.
    pub changed: Option<Timestamp>,
    pub extra: Extra,
}

impl Settings {
    /// Remembers that a hint need not be shown again.
    pub fn saw(&mut self, hint: Hint) {
        if !self.hints_seen.contains(&hint) {
            self.hints_seen.push(hint);
        }
    }
}

impl Settings {
    /// Takes from a backup what is not set here: adding it twice changes nothing.
    pub fn add(&mut self, backup: &Settings) {
        self.tags = self.tags.extended_by(&backup.tags.tags);
        if self.name.is_empty() {
            self.name.clone_from(&backup.name);
        }
        if self.language.is_none() {
            self.language.clone_from(&backup.language);
        }
    }
}

impl Settings {
    /// A new installation on a site that has settings of its own. Who writes here, and what is about this browser, stays.
    #[must_use]
    pub fn begun_with(&self, site: &Settings) -> Self {
        Self {
            language: self.language.clone().or_else(|| site.language.clone()),
            theme: site.theme,
            tags: site.tags.clone(),
            snap_to_words: site.snap_to_words,
            single_keys: site.single_keys,
            exporting: Rc::clone(&site.exporting),
            ..self.clone()
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: Theme::default(),
            name: String::new(),
            tags: default_tag_set(),
            snap_to_words: false,
            single_keys: true,
            hints_seen: Vec::new(),
            replica: None,
            exporting: Rc::default(),
            backed_up: None,
            changed: None,
            extra: Extra::new(),
        }
    }
}
