//! Archives that store their files as they are: what a zip needs and no more. Texts of annotations are small, and packing would need
//! many times as much code as this.

/// The first version of the format that knows folders and stored files (2.0).
const VERSION: u16 = 20;

/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;

/// 1980-01-01, the first day of the format: equal contents give equal archives.
const DAY: u16 = 1 << 5 | 1;

/// An archive on its way. What was handed out need not be kept.
#[derive(Clone, Debug, Default)]
pub struct Zip {
    /// The list of files, which ends the archive.
    directory: Vec<u8>,
    files: u16,
    length: u32,
}

/// The format counts files with 16 bits and bytes with 32.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a zip file holds 65,535 files and 4 GB at most: write to a folder instead, or fewer articles")]
pub struct ArchiveFull;

impl Zip {
    /// The bytes of a file in the archive.
    ///
    /// # Errors
    /// When the archive has no room for it.
    pub fn add(&mut self, name: &str, content: &[u8]) -> Result<Vec<u8>, ArchiveFull> {
        let size = u32::try_from(content.len()).map_err(|_| ArchiveFull)?;
        let name_size = u16::try_from(name.len()).map_err(|_| ArchiveFull)?;
        let mut about = Vec::new();
        for number in [VERSION, FLAGS, 0, 0, DAY] {
            about.extend(number.to_le_bytes());
        }
        for number in [crc32(content), size, size] {
            about.extend(number.to_le_bytes());
        }
        about.extend(name_size.to_le_bytes());
        about.extend(0_u16.to_le_bytes());
        let bytes = [b"PK\x03\x04".as_slice(), &about, name.as_bytes(), content].concat();
        let files = self.files.checked_add(1).ok_or(ArchiveFull)?;
        let length = u32::try_from(bytes.len()).ok().and_then(|own| own.checked_add(self.length)).ok_or(ArchiveFull)?;
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&about);
        // No comment, first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(self.length.to_le_bytes());
        self.directory.extend(name.as_bytes());
        (self.files, self.length) = (files, length);
        Ok(bytes)
    }

    /// What ends the archive.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        let mut end = self.directory;
        let size = u32::try_from(end.len()).unwrap_or(u32::MAX);
        end.extend(b"PK\x05\x06\0\0\0\0");
        end.extend(self.files.to_le_bytes());
        end.extend(self.files.to_le_bytes());
        end.extend(size.to_le_bytes());
        end.extend(self.length.to_le_bytes());
        end.extend(0_u16.to_le_bytes());
        end
    }
}

/// The checksum of ISO 3309 that zip files use.
fn crc32(content: &[u8]) -> u32 {
    !content.iter().fold(u32::MAX, |sum, byte| {
        let row = usize::from(sum.to_le_bytes()[0] ^ byte);
        (sum >> 8) ^ TABLE.get(row).copied().unwrap_or_default()
    })
}

static TABLE: [u32; 256] = table();

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut row = 0;
    while row < 256 {
        let mut sum = row as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
            bit += 1;
        }
        table[row] = sum;
        row += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn what_is_full_says_so() {
        let mut zip = Zip { files: u16::MAX, ..Zip::default() };
        assert_eq!(zip.add("a", b""), Err(ArchiveFull));
        let mut zip = Zip { length: u32::MAX - 10, ..Zip::default() };
        assert_eq!(zip.add("a", b""), Err(ArchiveFull));
    }
}
