//! The body of a Word document, event by event, as it reads when all changes are accepted.

use std::{borrow::Cow, collections::HashMap};

use crate::{
    domain::{article::BlockKind, tables::Cell},
    intake::{
        account::{Account, Why},
        extracted::{Extracted, ExtractedBlock},
        flow::{Flow, Run},
        numerals,
        tables::Tables,
        xml::{Element, Node},
    },
};

use super::{
    math,
    numbering::Numbering,
    styles::{self, Setting, Shift, Styles},
    symbols,
};

/// The notes of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notes {
    Foot,
    End,
}

/// What goes on when a box inside of a paragraph has ended.
#[derive(Default)]
struct Paragraph {
    flow: Flow,
    kind: Option<BlockKind>,
    style: Setting,
    run: Setting,
    is_mark_deleted: bool,
    /// The list that it is an item of, and the level there, until the item is counted.
    list: Option<(String, usize)>,
    /// Blocks that stand in boxes of this paragraph, and follow it.
    boxes: Vec<ExtractedBlock>,
}

/// A field: an instruction, then what it makes.
#[derive(Default)]
struct Field {
    instruction: String,
    has_result: bool,
}

#[derive(Default)]
pub(super) struct Reader {
    pub(super) extracted: Extracted,
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    /// Addresses of links and parts by their ids.
    pub(super) targets: HashMap<String, String>,
    /// Where other documents are let in: before which block, and the id of the part.
    pub(super) chunks: Vec<(usize, String)>,
    /// What stands in none of the blocks.
    pub(super) account: Account,
    /// The notes that are referred to, by id, in the order of their numbers.
    pub(super) notes: [Vec<String>; 2],
    /// The number of the note that is being read.
    note: Option<String>,
    paragraph: Paragraph,
    around: Vec<Paragraph>,
    fields: Vec<Field>,
    /// For each content control that is open, whether it shows a placeholder.
    controls: Vec<bool>,
    formula: Option<math::Builder>,
    /// Inside `<t>`, or inside an instruction: nothing else has words.
    in_text: bool,
    in_instruction: bool,
    in_paragraph_properties: bool,
    in_run_properties: bool,
    /// Inside what properties were before a change.
    former: usize,
    /// For each row of a table that is open, whether it is hidden.
    rows: Vec<bool>,
    /// For each choice that is open, how many texts there were before it, and whether what stands instead of it is a second version.
    alternates: Vec<(usize, bool)>,
    /// Texts of the document so far.
    texts: usize,
    pub(super) tables: Tables,
    cells: Vec<OpenCell>,
    /// Whether the row that begins names the columns.
    is_head: bool,
    /// What is open that is not there when all changes are accepted, is a second version of something, or what nobody has written;
    /// the words go with the outermost.
    silent: Vec<(Why, String)>,
}

struct OpenCell {
    columns: u32,
    /// Whether it is a part of the cell above it.
    goes_on: bool,
    /// Where it stands, if that is known already; `None` in it for a table that is too wide to be one.
    place: Option<Option<Cell>>,
}

impl Reader {
    pub(super) fn take(&mut self, node: Node) {
        if let Some(formula) = &mut self.formula {
            if let Some(formula) = formula.take(&node) {
                self.formula = None;
                match self.silent.first_mut() {
                    None => formula.write(&mut self.paragraph.flow),
                    Some((_, words)) => {
                        let mut flow = Flow::default();
                        formula.write(&mut flow);
                        words.push_str(&flow.text);
                    }
                }
            }
            return;
        }
        // How words were set before a change is not how they are.
        match &node {
            Node::Start(element) if element.name.ends_with("PrChange") => self.former += 1,
            Node::End(name) if name.ends_with("PrChange") => self.former = self.former.saturating_sub(1),
            _ => {}
        }
        if self.former > 0 {
            return;
        }
        match node {
            Node::Text(text) if self.in_instruction => {
                self.fields.last_mut().into_iter().for_each(|field| field.instruction.push_str(&text))
            }
            Node::Text(text) if self.in_text => self.text(&text),
            Node::Text(_) => {}
            Node::Start(element) => self.start(&element),
            Node::End(name) => self.end(&name),
        }
    }

    fn start(&mut self, element: &Element) {
        let value = element.attribute("val").unwrap_or_default();
        if self.in_run_properties && !self.in_paragraph_properties && self.paragraph.run.take(element) {
            return;
        }
        match element.name.as_str() {
            "t" => self.in_text = true,
            "delText" => self.in_text = !self.silent.is_empty(),
            "instrText" => self.in_instruction = true,
            "pPr" => self.in_paragraph_properties = true,
            "rPr" => self.in_run_properties = true,
            "r" => self.paragraph.run = Setting::default(),
            "rStyle" if !self.in_paragraph_properties => {
                self.paragraph.run = self.styles.setting(value).under(&self.paragraph.run);
            }
            "oMath" => {
                let mut formula = math::Builder::default();
                formula.take(&Node::Start(element.clone()));
                self.formula = Some(formula);
            }
            "tab" | "ptab" if !self.in_paragraph_properties && !self.paragraph.flow.text.is_empty() => self.text("\t"),
            "br" | "cr" => self.text("\n"),
            "noBreakHyphen" => self.text("\u{2011}"),
            "softHyphen" => self.text("\u{AD}"),
            "sym" | "symEx" => {
                let number = element.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok()).unwrap_or_default();
                self.text(&symbols::sign(element.attribute("font").unwrap_or_default(), number).to_string());
            }
            "footnoteReference" | "endnoteReference" => self.refer(element),
            "footnote" | "endnote" => self.begin_note(element),
            "footnoteRef" | "endnoteRef" => {
                if let Some(note) = self.note.take() {
                    self.text(&note);
                    self.paragraph.flow.seam();
                }
            }
            "del" | "moveFrom" if self.in_paragraph_properties => self.paragraph.is_mark_deleted = true,
            "del" | "moveFrom" => self.silence(Why::Deleted),
            "AlternateContent" => self.alternates.push((self.texts, false)),
            "Fallback" => {
                // Who understands nothing of the choice takes this instead (ISO/IEC 29500-3).
                if let Some((_, is_second)) = self.alternates.last_mut().filter(|(before, _)| *before != self.texts) {
                    *is_second = true;
                    self.silence(Why::Instead);
                }
            }
            "rt" => self.silence(Why::Reading),
            "sdt" => self.controls.push(false),
            "showingPlcHdr" => self.controls.last_mut().into_iter().for_each(|control| *control = true),
            "sdtContent" if self.controls.last() == Some(&true) => self.silence(Why::Placeholder),
            "tbl" => {
                self.place_cell();
                self.tables.begin(false);
            }
            "tr" => {
                self.rows.push(false);
                self.tables.row();
                self.is_head = false;
            }
            "gridBefore" => self.tables.skip(value.parse().unwrap_or_default()),
            "tblHeader" => self.is_head = styles::is_on(element),
            "tc" => self.cells.push(OpenCell { columns: 1, goes_on: false, place: None }),
            // Without a value it goes on.
            "vMerge" => self.cells.last_mut().into_iter().for_each(|cell| cell.goes_on = value != "restart"),
            "gridSpan" => self.cells.last_mut().into_iter().for_each(|cell| cell.columns = value.parse().unwrap_or(1)),
            "p" => self.place_cell(),
            "hidden" if styles::is_on(element) => {
                if let Some(row) = self.rows.last_mut().filter(|row| !**row) {
                    *row = true;
                    self.silence(Why::Hidden);
                }
            }
            // A large first letter has a paragraph of its own, and is the first letter of the next.
            "framePr" if matches!(element.attribute("dropCap"), Some("drop" | "margin")) => self.paragraph.is_mark_deleted = true,
            "hyperlink" => {
                if let Some(address) = element.attribute("id").and_then(|id| self.targets.get(id)) {
                    self.paragraph.flow.begin_link(address);
                }
            }
            "fldSimple" => {
                if let Some(address) = element.attribute("instr").and_then(address_of_field) {
                    self.paragraph.flow.begin_link(address);
                }
            }
            "fldChar" => self.field(element.attribute("fldCharType").unwrap_or_default()),
            "altChunk" => self.chunks.extend(element.attribute("id").map(|id| (self.extracted.blocks.len(), id.to_owned()))),
            "txbxContent" => {
                let around = std::mem::take(&mut self.paragraph);
                self.around.push(around);
            }
            "numPr" if self.paragraph.kind.is_none() => self.paragraph.kind = Some(BlockKind::ListItem),
            "numId" if self.in_paragraph_properties => {
                let level = self.paragraph.list.take().map(|(_, level)| level).unwrap_or_default();
                self.paragraph.list = Some((value.to_owned(), level));
            }
            "ilvl" if self.in_paragraph_properties => self.paragraph.list = value.parse().ok().map(|level| (String::new(), level)),
            "pStyle" => {
                self.paragraph.kind = kind(&self.styles.name(value)).or(self.paragraph.kind);
                self.paragraph.style = self.styles.setting(value);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => {
                self.silent.first_mut().into_iter().for_each(|(_, words)| words.push(' '));
                self.close();
            }
            "t" | "delText" => self.in_text = false,
            "instrText" => self.in_instruction = false,
            "pPr" => self.in_paragraph_properties = false,
            "rPr" => self.in_run_properties = false,
            "hyperlink" | "fldSimple" => self.paragraph.flow.end_link(),
            "tc" => {
                self.place_cell();
                self.cells.pop();
            }
            "tbl" => self.tables.end(),
            "del" | "moveFrom" | "rt" if !self.in_paragraph_properties => self.speak(),
            "Fallback" if self.alternates.last().is_some_and(|(_, is_second)| *is_second) => self.speak(),
            "AlternateContent" => drop(self.alternates.pop()),
            "sdtContent" if self.controls.last() == Some(&true) => self.speak(),
            "sdt" => drop(self.controls.pop()),
            "tr" if self.rows.pop() == Some(true) => self.speak(),
            "txbxContent" => self.end_box(),
            _ => {}
        }
    }

    /// What a cell spans is said inside of it, before its words; with these it has its place.
    fn place_cell(&mut self) {
        if let Some(cell) = self.cells.last_mut().filter(|cell| cell.place.is_none()) {
            let place = self.tables.cell(1, cell.columns, self.is_head);
            place.filter(|_| cell.goes_on).into_iter().for_each(|place| self.tables.goes_on(place));
            cell.place = Some(place);
        }
    }

    fn silence(&mut self, why: Why) {
        self.silent.push((why, String::new()));
    }

    fn speak(&mut self) {
        if let Some((why, words)) = self.silent.pop() {
            self.account.add(why, &words);
        }
    }

    /// Words, set as the run says.
    fn text(&mut self, text: &str) {
        if self.fields.iter().any(|field| !field.has_result) {
            return;
        }
        self.texts += 1;
        let setting = self.paragraph.style.under(&self.paragraph.run);
        let text = setting.font.as_ref().map_or(Cow::Borrowed(text), |font| symbols::text(font, text).into());
        if let Some((_, words)) = self.silent.first_mut() {
            return words.push_str(&text);
        }
        if setting.hidden == Some(true) {
            return self.account.add(Why::Hidden, &text);
        }
        let run = match (setting.struck, setting.shifted) {
            (Some(true), _) => Some(Run::Struck),
            (_, Some(Shift::Raised)) => Some(Run::Raised),
            (_, Some(Shift::Lowered)) => Some(Run::Lowered),
            _ => None,
        };
        self.count_item();
        let flow = &mut self.paragraph.flow;
        run.into_iter().for_each(|run| flow.begin(run));
        flow.text.push_str(&text);
        run.into_iter().for_each(|_| flow.end());
    }

    /// Puts the letter of an item before its first words.
    fn count_item(&mut self) {
        let Some((list, level)) = self.paragraph.list.take() else { return };
        if let Some(label) = self.numbering.label(&list, level).filter(|_| self.paragraph.flow.text.is_empty()) {
            self.paragraph.flow.text.push_str(&label);
        }
    }

    fn refer(&mut self, element: &Element) {
        let is_end = element.name == "endnoteReference";
        let Some(id) = element.attribute("id") else { return };
        if let Some(notes) = self.notes.get_mut(usize::from(is_end)) {
            notes.push(id.to_owned());
            let number = label(notes.len(), is_end);
            // A custom mark stands in the text itself.
            if element.attribute("customMarkFollows").is_none_or(|value| value == "0") {
                self.paragraph.run = Setting::default();
                self.text(&number);
            }
        }
    }

    fn begin_note(&mut self, element: &Element) {
        let is_end = element.name == "endnote";
        let notes = self.notes.get(usize::from(is_end)).map(Vec::as_slice).unwrap_or_default();
        let place = element.attribute("id").and_then(|id| notes.iter().position(|own| own == id));
        self.note = place.map(|place| label(place + 1, is_end));
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.has_result = true;
                    if let Some(address) = address_of_field(&field.instruction) {
                        self.paragraph.flow.begin_link(address);
                    }
                }
            }
            "end" if self.fields.pop().is_some_and(|field| address_of_field(&field.instruction).is_some()) => {
                self.paragraph.flow.end_link();
            }
            _ => {}
        }
    }

    fn end_box(&mut self) {
        self.close();
        self.paragraph = self.around.pop().unwrap_or_default();
    }

    /// Ends a paragraph, unless its end was deleted: then it goes on in the next.
    pub(super) fn close(&mut self) {
        if std::mem::take(&mut self.paragraph.is_mark_deleted) {
            self.paragraph.list = None;
            return;
        }
        // An item without words counts, and shows nothing.
        if let Some((list, level)) = self.paragraph.list.take() {
            self.numbering.label(&list, level);
        }
        let plain = if !self.cells.is_empty() { BlockKind::TableCell } else { BlockKind::Paragraph };
        let kind = self.paragraph.kind.take().unwrap_or(plain);
        let first = self.extracted.blocks.len();
        self.extracted.cell = self.cells.last().and_then(|cell| cell.place.flatten());
        self.paragraph.flow.push(kind, &mut self.extracted);
        self.extracted.cell = None;
        self.account.append(std::mem::take(&mut self.paragraph.flow.left_out));
        let boxes = std::mem::take(&mut self.paragraph.boxes);
        self.extracted.blocks.extend(boxes);
        // Inside a box: what stands around it comes first.
        if let Some(around) = self.around.last_mut() {
            around.boxes.extend(self.extracted.blocks.split_off(first));
        }
        self.paragraph.style = Setting::default();
        self.paragraph.run = Setting::default();
    }
}

/// A note's number in the text: Word counts notes at the end in small Roman numbers.
fn label(number: usize, is_end: bool) -> String {
    let roman = u32::try_from(number).ok().filter(|_| is_end).and_then(numerals::roman);
    roman.map_or_else(|| format!("[{number}]"), |roman| format!("[{roman}]"))
}

/// The address in the instruction of a field: `HYPERLINK "https://…"`.
fn address_of_field(instruction: &str) -> Option<&str> {
    instruction.trim().strip_prefix("HYPERLINK")?.split('"').nth(1)
}

fn kind(style: &str) -> Option<BlockKind> {
    if let Some(level) = style.strip_prefix("heading") {
        return level.trim().parse().ok().filter(|level| (1..=6).contains(level)).map(BlockKind::Heading);
    }
    match style {
        "title" => Some(BlockKind::Heading(1)),
        "subtitle" => Some(BlockKind::Heading(2)),
        // Pandoc, and writers of letters, quote in the second; LibreOffice in the last.
        "quote" | "block text" | "blocktext" | "intense quote" | "intensequote" | "quotations" => Some(BlockKind::Quote),
        "caption" => Some(BlockKind::Caption),
        _ if style.starts_with("list") => Some(BlockKind::ListItem),
        _ => None,
    }
}
