//! ZIP archives, in which documents and books come. Bounded in every direction, for a few kilobytes can unpack to gigabytes. Archives
//! inside archives are not opened.

use std::io::{Cursor, Read as _};

use zip::{ZipArchive, result::ZipError};

use crate::intake::extracted::ExtractError;

/// Entries of an archive: the largest books have some thousand pages and pictures.
const MOST_ENTRIES: usize = 20_000;

/// Bytes that may be unpacked, all entries that are read together.
const MOST_UNPACKED: u64 = 150_000_000;

/// Unpacked bytes for each packed one. XML packs to a twentieth at best; a bomb to a thousandth.
const HIGHEST_RATIO: u64 = 250;

/// Up to so many bytes the ratio does not matter.
const RATIO_FROM: u64 = 1_000_000;

/// An opened archive. `format` names it in errors.
pub(super) struct Archive<'bytes> {
    zip: ZipArchive<Cursor<&'bytes [u8]>>,
    left: u64,
    format: &'static str,
}

impl<'bytes> Archive<'bytes> {
    /// Reads the list of entries.
    ///
    /// # Errors
    /// [`ExtractError::Broken`] and [`ExtractError::Inflates`].
    pub(super) fn open(content: &'bytes [u8], format: &'static str) -> Result<Self, ExtractError> {
        let zip = ZipArchive::new(Cursor::new(content)).map_err(|error| broken(format, &error))?;
        if zip.len() > MOST_ENTRIES {
            return Err(ExtractError::Inflates { format });
        }
        Ok(Self { zip, left: MOST_UNPACKED, format })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The bytes of an entry; `None` if there is none of this name.
    ///
    /// # Errors
    /// [`ExtractError::Broken`], [`ExtractError::Protected`] and [`ExtractError::Inflates`].
    pub(super) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, ExtractError> {
        let format = self.format;
        let entry = match self.zip.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(ExtractError::Protected { format }),
            Err(error) => return Err(broken(format, &error)),
        };
        let packed = entry.compressed_size();
        let limit = self.left.min(packed.saturating_mul(HIGHEST_RATIO).max(RATIO_FROM));
        let mut unpacked = Vec::new();
        // What the entry says of its size is not believed: it is read to the limit and one byte more.
        let read = entry.take(limit.saturating_add(1)).read_to_end(&mut unpacked);
        let length = u64::try_from(unpacked.len()).unwrap_or(u64::MAX);
        if length > limit {
            return Err(ExtractError::Inflates { format });
        }
        read.map_err(|error| ExtractError::Broken { format, reason: error.to_string() })?;
        self.left -= length;
        Ok(Some(unpacked))
    }
}

fn broken(format: &'static str, error: &ZipError) -> ExtractError {
    ExtractError::Broken { format, reason: error.to_string() }
}

#[cfg(test)]
pub(super) mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::Write as _;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    pub(in crate::intake) fn packed(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in entries {
            writer.start_file(*name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated)).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn entries_are_read_by_name() {
        let bytes = packed(&[("a/b.xml", b"words"), ("empty", b"")]);
        let mut archive = Archive::open(&bytes, "DOCX").unwrap();
        assert_eq!(archive.read("a/b.xml"), Ok(Some(b"words".to_vec())));
        assert_eq!(archive.read("empty"), Ok(Some(Vec::new())));
        assert_eq!(archive.read("missing"), Ok(None));
    }

    #[test]
    fn bombs_and_broken_archives_are_refused() {
        let bytes = packed(&[("bomb", &vec![0; 5_000_000])]);
        assert_eq!(Archive::open(&bytes, "DOCX").unwrap().read("bomb"), Err(ExtractError::Inflates { format: "DOCX" }));
        for cut in 0..bytes.len() {
            if let Ok(mut archive) = Archive::open(&bytes[..cut], "DOCX") {
                assert!(archive.read("bomb").is_err());
            }
        }
        assert!(matches!(Archive::open(b"PK\x03\x04", "EPUB"), Err(ExtractError::Broken { format: "EPUB", .. })));
    }

    #[test]
    fn what_is_unpacked_is_counted_together() {
        let noise: Vec<u8> = (0..400_000_u32).flat_map(|number| number.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        let bytes = packed(&[("noise", &noise)]);
        let mut archive = Archive::open(&bytes, "EPUB").unwrap();
        let mut answers = std::iter::repeat_with(|| archive.read("noise")).take(200);
        assert!(answers.any(|answer| answer == Err(ExtractError::Inflates { format: "EPUB" })));
    }
}
