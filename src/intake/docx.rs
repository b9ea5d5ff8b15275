//! Word's DOCX to blocks: the paragraphs of the document and its notes, as they are when all changes are accepted. Formatting goes,
//! but for what changes the meaning of words: raised, lowered, struck out, hidden.

mod body;
mod margins;
mod math;
mod numbering;
mod styles;
mod symbols;

use std::collections::HashMap;

use crate::{
    domain::article::BlockKind,
    intake::{
        archive::Archive,
        encoding,
        extracted::{ExtractError, Extracted, ExtractedBlock, Remark},
        file::About,
        html, mail,
        xml::{self, Node},
    },
};

use self::{
    body::{Notes, Reader},
    numbering::Numbering,
    styles::Styles,
};

const FORMAT: &str = "DOCX";
const DOCUMENT: &str = "word/document.xml";

/// Reads a document.
///
/// # Errors
/// [`ExtractError::NotText`] for other archives, and those of [`Archive`].
pub(super) fn read(content: &[u8]) -> Result<Extracted, ExtractError> {
    let mut archive = Archive::open(content, FORMAT)?;
    let part = related(&mut archive, "", "/officeDocument")?.into_iter().next().unwrap_or_else(|| DOCUMENT.to_owned());
    let Some(document) = archive.read(&part)? else {
        return Err(ExtractError::NotText { looks_like: Some("ZIP archive without a document that can be read") });
    };
    let extracted = about(&mut archive)?;
    let styles = match related(&mut archive, &part, "/styles")?.first() {
        Some(styles) => archive.read(styles)?,
        None => archive.read("word/styles.xml")?,
    };
    let styles = styles.map(|bytes| Styles::read(&bytes)).unwrap_or_default();
    let lists = related(&mut archive, &part, "/numbering")?.into_iter().next().unwrap_or_else(|| "word/numbering.xml".to_owned());
    let numbering = archive.read(&lists)?.map(|bytes| Numbering::read(&bytes)).unwrap_or_default();
    let targets = targets(&mut archive, &part)?;
    let mut reader = Reader::default();
    (reader.extracted, reader.styles, reader.numbering, reader.targets) = (extracted, styles, numbering, targets);
    let mut unreadable = 0;
    let read = xml::each(&document, |node| reader.take(node));
    reader.close();
    if let Err(reason) = read {
        if reader.extracted.blocks.is_empty() {
            return Err(ExtractError::Broken { format: FORMAT, reason });
        }
        unreadable += 1;
    }
    let chunks = std::mem::take(&mut reader.chunks);
    let parts = reader.targets.clone();
    for notes in [Notes::Foot, Notes::End] {
        unreadable += usize::from(read_notes(&mut archive, &part, notes, &mut reader)?.is_err());
    }
    let mut extracted = std::mem::take(&mut reader.extracted);
    reader.tables.check(&mut extracted.blocks);
    let mut account = std::mem::take(&mut reader.account);
    let mut remarks = account.remarks().to_vec();
    // From the last to the first, so that places before stay what they are.
    for (at, id) in chunks.into_iter().rev() {
        let read = parts.get(&id).map(|target| chunk(&mut archive, &resolved(&part, target))).transpose()?.flatten();
        match read {
            Some(read) => {
                remarks.extend(read.remarks);
                account.append(read.account);
                extracted.blocks.splice(at..at, read.blocks);
            }
            None => unreadable += 1,
        }
    }
    margins::read(&mut archive, &part, &mut account)?;
    extracted.account = account;
    remarks.push(Remark::UnreadableParts(unreadable));
    extracted.remarks = Remark::sums(&remarks);
    if extracted.title.is_empty() {
        let is_heading = |block: &&ExtractedBlock| matches!(block.kind, BlockKind::Heading(_));
        extracted.title = extracted.blocks.iter().find(is_heading).map(|block| block.text.replace('\n', " ")).unwrap_or_default();
    }
    extracted.checked()
}

/// What the file says of itself. When it was made is not when it was published.
fn about(archive: &mut Archive<'_>) -> Result<Extracted, ExtractError> {
    let part = related(archive, "", "/core-properties")?.into_iter().next().unwrap_or_else(|| "docProps/core.xml".to_owned());
    let Some(core) = archive.read(&part)? else { return Ok(Extracted::default()) };
    let [title, creator, language] = xml::texts(&core, ["title", "creator", "language"]);
    Ok(Extracted {
        title: xml::value(&title),
        authors: xml::people(&creator),
        language: xml::language(&language),
        ..Extracted::default()
    })
}

fn read_notes(
    archive: &mut Archive<'_>,
    part: &str,
    notes: Notes,
    reader: &mut Reader,
) -> Result<Result<(), String>, ExtractError> {
    let (kind, usual) = match notes {
        Notes::Foot => ("/footnotes", "word/footnotes.xml"),
        Notes::End => ("/endnotes", "word/endnotes.xml"),
    };
    let place = related(archive, part, kind)?.into_iter().next().unwrap_or_else(|| usual.to_owned());
    let Some(bytes) = archive.read(&place)? else { return Ok(Ok(())) };
    reader.targets = targets(archive, &place)?;
    let read = xml::each(&bytes, |node| reader.take(node));
    reader.close();
    Ok(read)
}

/// Another document inside: a web page, a saved page, a document of Word, a text.
fn chunk(archive: &mut Archive<'_>, part: &str) -> Result<Option<Extracted>, ExtractError> {
    let Some(bytes) = archive.read(part)? else { return Ok(None) };
    let name = part.to_ascii_lowercase();
    let read = if name.contains(".mht") {
        mail::read(&bytes, About { name: Some(part), ..About::default() }).ok()
    } else if [".htm", ".html", ".xhtml"].iter().any(|ending| name.ends_with(ending)) {
        encoding::decode(&bytes, None, None).ok().and_then(|text| html::read_part(&text.text, None).ok())
    } else if name.ends_with(".txt") {
        encoding::decode(&bytes, None, None).ok().and_then(|text| crate::intake::text::blocks(&text.text).ok())
    } else {
        None
    };
    Ok(read)
}

/// Where the relations of a part are written down; those of the whole file for no part.
fn relations_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// A part named by a relation, from the part that names it.
fn resolved(from: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Calls `each` with id, kind and target of every relation of a part.
fn relations(archive: &mut Archive<'_>, part: &str, mut each: impl FnMut(&str, &str, &str)) -> Result<(), ExtractError> {
    if let Some(bytes) = archive.read(&relations_of(part))? {
        // Without its links a document still has its words.
        xml::each(&bytes, |node| {
            let Node::Start(element) = node else { return };
            if let (Some(id), Some(kind), Some(target)) =
                (element.attribute("Id"), element.attribute("Type"), element.attribute("Target"))
            {
                each(id, kind, target);
            }
        })
        .ok();
    }
    Ok(())
}

/// The parts of a kind that belong to a part, by where they are in the archive.
fn related(archive: &mut Archive<'_>, part: &str, wanted: &str) -> Result<Vec<String>, ExtractError> {
    let mut found = Vec::new();
    relations(archive, part, |_, kind, target| {
        if kind.ends_with(wanted) {
            found.push(resolved(part, target));
        }
    })?;
    Ok(found)
}

/// Where the links and the parts of a part lead, by their ids.
fn targets(archive: &mut Archive<'_>, part: &str) -> Result<HashMap<String, String>, ExtractError> {
    let mut targets = HashMap::new();
    relations(archive, part, |id, kind, target| {
        if kind.ends_with("/hyperlink") || kind.ends_with("/aFChunk") {
            targets.insert(id.to_owned(), target.to_owned());
        }
    })?;
    Ok(targets)
}

#[cfg(test)]
mod tests;
