//! Names of formats that are read.

use clap::ArgMatches;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Beleg,
}

pub(super) const SOURCES: [(&str, Source); 1] = [("beleg", Source::Beleg)];

/// The format that was asked for.
pub(super) fn source(given: &ArgMatches) -> Option<Source> {
    let name = given.get_one::<String>("from")?;
    SOURCES.iter().find(|(own, _)| own == name).map(|(_, source)| *source)
}

impl Source {
    /// Whether a file in a folder is of this format, by its name.
    pub(super) fn takes(self, path: &std::path::Path) -> bool {
        let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        match self {
            Source::Beleg => name.ends_with(crate::format::native::FILE_EXTENSION),
        }
    }
}
