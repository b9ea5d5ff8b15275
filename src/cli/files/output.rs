//! Where files are written. A file appears under its name when it is whole, so that a run that was broken off leaves none that is not.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Behind the name of a file that is being written.
const UNFINISHED: &str = ".unfinished";

/// A file on its way.
pub(super) struct NewFile {
    file: BufWriter<File>,
    path: PathBuf,
    unfinished: PathBuf,
}

impl NewFile {
    /// # Errors
    /// When the file cannot be made.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        let mut unfinished = path.as_os_str().to_owned();
        unfinished.push(UNFINISHED);
        let unfinished = PathBuf::from(unfinished);
        Ok(Self { file: BufWriter::new(File::create(&unfinished)?), path: path.to_owned(), unfinished })
    }

    /// Gives the file its name.
    ///
    /// # Errors
    /// When it could not be written.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.file.flush()?;
        fs::rename(&self.unfinished, &self.path)
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Writes a whole file.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = NewFile::create(path)?;
    file.write_all(content)?;
    file.finish()
}

/// Whether a path means a folder: it is one, or ends as one.
pub(super) fn is_folder(path: &Path) -> bool {
    let written = path.as_os_str().to_string_lossy();
    path.is_dir() || written.ends_with('/') || written.ends_with(std::path::MAIN_SEPARATOR)
}

/// The name of a file without what says its format.
pub(super) fn stem(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let known = [".beleg.json", ".jsonld", ".jsonl", ".json", ".ann", ".txt"];
    let lower = name.to_ascii_lowercase();
    let end = known.iter().find(|ending| lower.ends_with(**ending)).map_or(name.len(), |ending| name.len() - ending.len());
    let stem = name.get(..end).unwrap_or_default();
    if stem.is_empty() || stem == "-" { "article".to_owned() } else { stem.to_owned() }
}
