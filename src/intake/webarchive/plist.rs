//! Apple's binary property lists, as far as saved pages use them: texts, bytes, lists and tables. After the description in the source of
//! CoreFoundation (`CFBinaryPList.c`). Numbers, dates and the like are read over.

/// Lists in lists deeper than this are read over.
const DEEPEST: usize = 32;

/// Objects that are opened and what they are long, those that stand in several places counted each time: a small file may name one list or
/// text a million times.
const MOST_OPENED: usize = 20_000_000;

/// The last bytes of a file: sizes of numbers, how many objects, which is the first, where the table of offsets is.
const TRAILER: usize = 32;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Plist<'a> {
    Text(String),
    Data(&'a [u8]),
    List(Vec<Plist<'a>>),
    Table(Vec<(String, Plist<'a>)>),
    Other,
}

impl<'a> Plist<'a> {
    pub(super) fn get(&self, name: &str) -> Option<&Plist<'a>> {
        match self {
            Self::Table(rows) => rows.iter().find(|(own, _)| own == name).map(|(_, value)| value),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    pub(super) fn data(&self) -> Option<&'a [u8]> {
        match self {
            Self::Data(data) => Some(data),
            _ => None,
        }
    }

    pub(super) fn items(&self) -> &[Plist<'a>] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }
}

/// Reads a property list; `None` if it is damaged.
pub(super) fn read(file: &[u8]) -> Option<Plist<'_>> {
    let trailer = file.get(file.len().checked_sub(TRAILER)?..)?;
    let size = |at: usize| trailer.get(at).map(|size| usize::from(*size)).filter(|size| (1..=8).contains(size));
    let word = |at: usize| number(trailer.get(at..at + 8)?);
    let mut reader = Reader { file, offset_size: size(6)?, reference_size: size(7)?, table: word(24)?, left: MOST_OPENED };
    reader.object(word(16)?, DEEPEST)
}

struct Reader<'a> {
    file: &'a [u8],
    /// Bytes of an offset, and of the number of an object.
    offset_size: usize,
    reference_size: usize,
    /// Where the table of offsets begins.
    table: usize,
    left: usize,
}

impl<'a> Reader<'a> {
    fn object(&mut self, place: usize, depth: usize) -> Option<Plist<'a>> {
        self.left = self.left.checked_sub(1)?;
        let entry = self.table.checked_add(place.checked_mul(self.offset_size)?)?;
        let offset = number(self.bytes(entry, self.offset_size)?)?;
        let marker = *self.file.get(offset)?;
        let (kind, short) = (marker >> 4, usize::from(marker & 15));
        if !matches!(kind, 4 | 5 | 6 | 10 | 12 | 13) {
            return Some(Plist::Other);
        }
        let (length, start) = if short == 15 { self.length(offset + 1)? } else { (short, offset + 1) };
        if kind != 4 {
            self.left = self.left.checked_sub(length)?;
        }
        match kind {
            4 => Some(Plist::Data(self.bytes(start, length)?)),
            5 => Some(Plist::Text(self.bytes(start, length)?.iter().map(|byte| char::from(*byte)).collect())),
            6 => {
                let (pairs, _) = self.bytes(start, length.checked_mul(2)?)?.as_chunks::<2>();
                Some(Plist::Text(String::from_utf16_lossy(&pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect::<Vec<_>>())))
            }
            _ if depth == 0 => Some(Plist::Other),
            13 => {
                let names = self.references(start, length)?;
                let values = self.references(start + length * self.reference_size, length)?;
                let mut rows = Vec::new();
                for (name, value) in names.into_iter().zip(values) {
                    if let Plist::Text(name) = self.object(name, depth - 1)? {
                        rows.push((name, self.object(value, depth - 1)?));
                    }
                }
                Some(Plist::Table(rows))
            }
            _ => {
                let mut items = Vec::new();
                for item in self.references(start, length)? {
                    items.push(self.object(item, depth - 1)?);
                }
                Some(Plist::List(items))
            }
        }
    }

    /// A length that did not fit into the marker, and where what it counts begins.
    fn length(&self, at: usize) -> Option<(usize, usize)> {
        let marker = *self.file.get(at)?;
        let size = 1_usize.checked_shl(u32::from(marker & 15)).filter(|size| marker >> 4 == 1 && *size <= 8)?;
        Some((number(self.bytes(at + 1, size)?)?, at + 1 + size))
    }

    /// The numbers of so many objects.
    fn references(&self, start: usize, count: usize) -> Option<Vec<usize>> {
        let bytes = self.bytes(start, count.checked_mul(self.reference_size)?)?;
        bytes.chunks(self.reference_size).map(number).collect()
    }

    fn bytes(&self, start: usize, length: usize) -> Option<&'a [u8]> {
        self.file.get(start..start.checked_add(length)?)
    }
}

/// A number, the greatest byte first.
fn number(bytes: &[u8]) -> Option<usize> {
    usize::try_from(bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte))).ok()
}
