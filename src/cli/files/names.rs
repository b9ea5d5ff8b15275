//! Names of formats that are read.

use std::path::Path;

use clap::ArgMatches;

use crate::format::{import, native};

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Beleg,
    Foreign(import::Source),
}

impl Source {
    /// All names on the command line.
    pub(super) fn names() -> Vec<&'static str> {
        ["beleg"].into_iter().chain(import::Source::ALL.map(import::Source::name)).collect()
    }

    /// The format that was asked for.
    pub(super) fn of(given: &ArgMatches) -> Option<Self> {
        let name = given.get_one::<String>("from")?;
        let foreign = import::Source::ALL.into_iter().find(|source| source.name() == name);
        Some(foreign.map_or(Self::Beleg, Self::Foreign))
    }

    /// Whether a file in a folder is of this format, by its name.
    pub(super) fn takes(self, path: &Path) -> bool {
        let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        let endings: &[&str] = match self {
            Self::Beleg => &[native::FILE_EXTENSION],
            Self::Foreign(import::Source::WebAnnotation) => &[".jsonld", ".json"],
            Self::Foreign(import::Source::Hypothesis | import::Source::LabelStudio) => &[".json"],
            Self::Foreign(import::Source::Doccano) => &[".jsonl"],
            Self::Foreign(import::Source::Brat) => &[".ann"],
            Self::Foreign(import::Source::Csv) => &[".csv"],
        };
        endings.iter().any(|ending| name.ends_with(ending))
    }
}
