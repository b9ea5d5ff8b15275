//! What is kept in the browser's storage: a file of one document, or a patch of one, with a checksum as its last field. Storage can
//! be cut short or damaged where no program notices; JSON that was damaged inside a text would still be JSON.
//!
//! The checksum is XXH64 (seed 0) of the file without that field, so that it is the native file again, in UTF-8. Files that are
//! exported carry none: they may be edited by hand.

use std::fmt::Write as _;

use xxhash_rust::xxh64::xxh64;

use crate::{
    domain::document::Document,
    format::native::{self, ReadError},
};

/// How every file ends.
const END: &str = "\n}\n";
const BEFORE_CHECK: &str = ",\n  \"check\": \"xxh64:";
const AFTER_CHECK: &str = "\"\n}\n";
const DIGITS: usize = 16;

/// A checksum in hexadecimal. Equal checksums mean equal texts, as far as chance allows.
pub type Check = String;

/// Why a stored text was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not what was written.
    Damaged,
    /// A newer version of this program wrote it. It is left as it is.
    Newer,
    /// It is a whole patch, but what it starts from is not there.
    NeedsBase,
}

/// Adds the checksum to the text of a file.
#[must_use]
pub fn seal(file: &str) -> (String, Check) {
    let check = checksum(file);
    let body = file.strip_suffix(END).unwrap_or(file);
    (format!("{body}{BEFORE_CHECK}{check}{AFTER_CHECK}"), check)
}

fn checksum(file: &str) -> Check {
    let mut check = Check::new();
    // Writing to a text cannot fail.
    write!(check, "{:016x}", xxh64(file.as_bytes(), 0)).ok();
    check
}

/// The checksum that a stored text carries, unchecked: cheap to look at.
#[must_use]
pub fn check_of(stored: &str) -> Option<&str> {
    parts(stored).map(|(_, check)| check)
}

fn parts(stored: &str) -> Option<(&str, &str)> {
    let rest = stored.strip_suffix(AFTER_CHECK)?;
    let (rest, check) = rest.split_at_checked(rest.len().checked_sub(DIGITS)?)?;
    let body = rest.strip_suffix(BEFORE_CHECK)?;
    check.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some((body, check))
}

/// The file without its checksum. A text that carries none was written by version 0.1 and is taken as it is.
fn open(stored: &str) -> Result<std::borrow::Cow<'_, str>, Unreadable> {
    let Some((body, check)) = parts(stored) else { return Ok(stored.into()) };
    let file = format!("{body}{END}");
    // Letter by letter: a digit in another case is damage too.
    if checksum(&file) == check { Ok(file.into()) } else { Err(Unreadable::Damaged) }
}

/// The document of a stored text.
///
/// # Errors
/// When it is not whole: a text that had to be mended or lacks a record counts as damaged, so that saving it again cannot lose what
/// was there.
pub fn read_document(stored: &str) -> Result<Document, Unreadable> {
    let file = open(stored)?;
    let mut reading = native::read(&file).map_err(|error| match error {
        ReadError::Newer { .. } => Unreadable::Newer,
        _ => Unreadable::Damaged,
    })?;
    let whole = reading.is_whole();
    match reading.documents.pop() {
        Some(document) if whole && reading.documents.is_empty() => Ok(document),
        _ => Err(Unreadable::Damaged),
    }
}

/// The state that a stored patch makes of an earlier one. Without an earlier one the patch must be a whole document.
///
/// # Errors
/// As [`read_document`], and when there is no earlier state for what is only a patch.
pub fn read_patch(stored: &str, base: Option<&Document>) -> Result<Document, Unreadable> {
    let Some(base) = base else {
        let sealed = parts(stored).is_some() && open(stored).is_ok();
        return read_document(stored).map_err(|why| if sealed && why == Unreadable::Damaged { Unreadable::NeedsBase } else { why });
    };
    let file = open(stored)?;
    native::read_patch(&file, base).ok_or_else(|| match native::read(&file) {
        Err(ReadError::Newer { .. }) => Unreadable::Newer,
        _ => Unreadable::Damaged,
    })
}
