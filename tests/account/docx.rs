//! Random documents as Word writes them.

use super::{
    content::{Apart, Block, Inline, Joint, Set},
    listed::packed,
    told::{ALWAYS, Fate, Told},
};

const STYLES: &str = "<w:style w:type='character' w:styleId='Gone'><w:name w:val='Gone'/><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type='character' w:styleId='Struck'><w:name w:val='Struck'/><w:rPr><w:strike/></w:rPr></w:style>\
    <w:style w:type='character' w:styleId='Up'><w:name w:val='Up'/><w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>";

/// What goes into parts of its own, and what is known of the place.
#[derive(Default)]
struct Document {
    told: Told,
    foot: Told,
    end: Told,
    notes: [usize; 2],
    /// Properties of the runs that are written.
    properties: Vec<&'static str>,
    /// Inside what a change puts in, takes out or moves: no other change is inside of it.
    in_change: bool,
    in_link: bool,
    in_box: bool,
}

pub(crate) fn file(blocks: &[Block]) -> (Told, Vec<u8>) {
    let mut document = Document::default();
    document.paragraph(|document| document.run(ALWAYS));
    blocks.iter().for_each(|own| document.block(own));
    let Document { mut told, foot, end, .. } = document;
    let wrap = |name: &str, body: &str| format!("<w:{name} xmlns:w='w' xmlns:m='m' xmlns:r='r' xmlns:mc='mc'>{body}</w:{name}>");
    let relation =
        |id: &str, kind: &str, target: &str| format!("<Relationship Id='{id}' Type='http://x/{kind}' Target='{target}'/>");
    let relations = [
        relation("link", "hyperlink", "https://a.example/"),
        relation("foot", "footnotes", "footnotes.xml"),
        relation("end", "endnotes", "endnotes.xml"),
    ];
    let content = packed(&[
        ("word/document.xml", wrap("document", &format!("<w:body>{}</w:body>", told.markup))),
        ("word/_rels/document.xml.rels", format!("<Relationships>{}</Relationships>", relations.concat())),
        ("word/styles.xml", wrap("styles", STYLES)),
        ("word/footnotes.xml", wrap("footnotes", &foot.markup)),
        ("word/endnotes.xml", wrap("endnotes", &end.markup)),
    ]);
    for notes in [foot, end] {
        told.kept.push_str(&notes.kept);
    }
    (told, content)
}

impl Document {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(inner) | Block::Heading(_, inner) | Block::Note(_, inner) => {
                self.paragraph(|document| document.line(inner));
            }
            Block::Code(words) => self.paragraph(|document| {
                for (at, word) in words.iter().enumerate() {
                    if at > 0 {
                        document.told.mark("<w:r><w:noBreakHyphen/></w:r>");
                        document.told.read("\u{2011}");
                    }
                    document.run(word);
                }
            }),
            Block::List(_, items) => items.iter().flatten().for_each(|own| self.block(own)),
            Block::Quote(inner) => inner.iter().for_each(|own| self.block(own)),
            Block::Table(rows) => {
                self.told.mark("<w:tbl>");
                for row in rows {
                    self.told.mark("<w:tr>");
                    for cell in row {
                        self.told.mark("<w:tc>");
                        self.paragraph(|document| document.line(cell));
                        self.told.mark("</w:tc>");
                    }
                    self.told.mark("</w:tr>");
                }
                self.told.mark("</w:tbl>");
            }
            // A paragraph whose end was deleted goes on in the next.
            Block::Boxed(0..=2, inner) => {
                if let [Block::Paragraph(first), Block::Paragraph(second), ..] = inner.as_slice() {
                    self.told.mark("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>");
                    self.line(first);
                    self.told.mark("</w:p><w:p>");
                    self.line(second);
                    self.told.mark("</w:p>");
                    self.told.read("\n");
                }
            }
            Block::Boxed(3..=5, inner) if !self.in_box => self.paragraph(|document| document.boxed(inner)),
            Block::Boxed(6..=7, inner) => {
                self.told.mark("<w:sdt><w:sdtPr/><w:sdtContent>");
                inner.iter().for_each(|own| self.block(own));
                self.told.mark("</w:sdtContent></w:sdt>");
            }
            Block::Boxed(_, inner) => inner.iter().for_each(|own| self.block(own)),
            Block::Hidden(_, inner) => {
                self.told.mark("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>");
                self.with(Fate::Unseen, |document| inner.iter().for_each(|own| document.block(own)));
                self.told.mark("</w:tc></w:tr></w:tbl>");
            }
        }
    }

    /// As [`Told::with`].
    fn with(&mut self, fate: Fate, inside: impl FnOnce(&mut Self)) {
        let mut own = std::mem::take(&mut self.told);
        own.with(fate, |told| {
            self.told = std::mem::take(told);
            inside(self);
            *told = std::mem::take(&mut self.told);
        });
        self.told = own;
    }

    fn paragraph(&mut self, inside: impl FnOnce(&mut Self)) {
        self.told.read("\n");
        self.told.mark("<w:p>");
        inside(self);
        self.told.mark("</w:p>");
        self.told.read("\n");
    }

    /// A box in a paragraph, once as programs of today draw it and once for others.
    fn boxed(&mut self, inner: &[Block]) {
        self.run("before the box");
        self.told.read("\n");
        self.told.mark("<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>");
        self.in_box = true;
        let before = self.told.clone();
        inner.iter().for_each(|own| self.block(own));
        self.in_box = false;
        let again = self.told.markup.get(before.markup.len()..).unwrap().to_owned();
        let told = &self.told;
        let texts = [(&told.kept, before.kept), (&told.apart, before.apart), (&told.unseen, before.unseen)];
        let twice: Vec<String> = texts.into_iter().map(|(text, before)| text.get(before.len()..).unwrap().to_owned()).collect();
        self.told.unseen.push_str(&twice.concat());
        self.told.mark(&format!(
            "</w:txbxContent></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            again
        ));
        self.told.read("\n");
    }

    fn run(&mut self, words: &str) {
        self.open_run();
        self.told.say(words);
        self.close_run();
    }

    fn open_run(&mut self) {
        let properties = self.properties.concat();
        self.told.mark(&format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>"));
    }

    fn close_run(&mut self) {
        self.told.mark("</w:t></w:r>");
    }

    fn line(&mut self, line: &[Inline]) {
        let is_sign = |inner: &Inline| matches!(inner, Inline::Raised(..) | Inline::Lowered(_) | Inline::Note(..));
        for (at, inner) in line.iter().enumerate() {
            // Two raised runs side by side are one number in two pieces.
            if at > 0 && (!is_sign(inner) || is_sign(&line[at - 1])) {
                self.run(" ");
            }
            self.inline(inner);
        }
    }

    fn inline(&mut self, inner: &Inline) {
        match inner {
            Inline::Words(words) => self.run(&words.join(" ")),
            Inline::Set(set, inner) => self.set(*set, inner),
            Inline::Raised(number, 0..=1) => self.sign("<w:rStyle w:val='Up'/>", number),
            Inline::Raised(number, _) => self.sign("<w:vertAlign w:val='superscript'/>", number),
            Inline::Lowered(number) => self.sign("<w:position w:val='-6'/>", number),
            Inline::Note(_, way) => self.note(*way == 0),
            Inline::Joined(first, joint, second) => self.joined(first, *joint, second),
            Inline::Fraction(above, below) if !self.told.is_kept() => self.run(&format!("{above}/{below}")),
            Inline::Fraction(above, below) => {
                let number = |name: &str, number: u32| format!("<m:{name}><m:r><m:t>{number}</m:t></m:r></m:{name}>");
                let (above_it, below_it) = (number("num", *above), number("den", *below));
                self.told.mark(&format!("<m:oMath><m:f>{above_it}{below_it}</m:f></m:oMath>"));
                self.told.read(&format!(" {above}/{below} "));
            }
            Inline::Break => {
                self.told.mark("<w:r><w:br/></w:r>");
                self.told.read("\n");
            }
            Inline::Apart(apart, words) => self.apart(*apart, words),
        }
    }

    /// A sign that is no part of the word before it.
    fn sign(&mut self, property: &'static str, number: &str) {
        self.told.read(" ");
        self.properties.push(property);
        self.run(number);
        self.properties.pop();
        self.told.read(" ");
    }

    /// A note: its number in the text, its words in a part of its own.
    fn note(&mut self, is_end: bool) {
        if !self.told.is_kept() || self.in_box || self.in_change {
            return;
        }
        const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
        let (name, part) = if is_end { ("endnote", &mut self.end) } else { ("footnote", &mut self.foot) };
        let counted = &mut self.notes[usize::from(is_end)];
        if *counted == ROMAN.len() {
            return;
        }
        let label = if is_end { ROMAN[*counted].to_owned() } else { (*counted + 1).to_string() };
        *counted += 1;
        let id = *counted + 10;
        self.told.mark(&format!("<w:r><w:{name}Reference w:id='{id}'/></w:r>"));
        self.told.read(&format!(" {label} "));
        part.mark(&format!("<w:{name} w:id='{id}'><w:p><w:r><w:{name}Ref/></w:r><w:r><w:t xml:space='preserve'> "));
        part.read(&format!("\n{label} "));
        part.say("noted");
        part.mark(&format!("</w:t></w:r></w:p></w:{name}>"));
    }

    fn joined(&mut self, first: &str, joint: Joint, second: &str) {
        match joint {
            // Runs that are left out are listed one by one.
            _ if !self.told.is_kept() => self.run(&format!("{first}{second}")),
            Joint::Nothing => {
                self.run(first);
                self.run(second);
            }
            Joint::Break | Joint::Comment => {
                self.run(first);
                self.told.mark("<w:bookmarkStart w:id='1'/><w:proofErr w:type='gramStart'/>");
                self.run(second);
            }
            Joint::SoftHyphen => {
                self.run(first);
                self.told.mark("<w:r><w:softHyphen/></w:r>");
                self.run(second);
            }
            Joint::Hidden(_) => {
                self.run(first);
                self.properties.push("<w:vanish/>");
                self.with(Fate::Unseen, |document| document.run("unseen"));
                self.properties.pop();
                self.run(second);
            }
            Joint::Picture => {
                self.run(first);
                self.told.read(" ");
                self.told.mark("<w:r><w:tab/></w:r>");
                self.run(second);
            }
            Joint::Symbol => {
                self.run(first);
                self.told.read(" ");
                self.told.mark("<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>");
                self.run(second);
            }
        }
    }

    fn set(&mut self, set: Set, inner: &[Inline]) {
        let struck = |way: u8| ["<w:dstrike/>", "<w:rStyle w:val='Struck'/>", "<w:strike/>"][usize::from(way.min(2))];
        let hidden = |way: u8| ["<w:rStyle w:val='Gone'/>", "<w:vanish/>"][usize::from(way.min(1))];
        match set {
            Set::Plain(0) => self.marked("<w:smartTag>", inner, "</w:smartTag>"),
            Set::Plain(_) | Set::Quoted => self.property("<w:b/>", Fate::Kept, inner),
            Set::Link if !self.in_link => {
                self.in_link = true;
                self.marked("<w:hyperlink r:id='link'>", inner, "</w:hyperlink>");
                self.in_link = false;
            }
            Set::Link => self.property("<w:i/>", Fate::Kept, inner),
            Set::Struck(way) => self.property(struck(way), Fate::Apart, inner),
            Set::Hidden(way) => self.property(hidden(way), Fate::Unseen, inner),
            Set::Parted(0) => self.marked("<w:fldSimple w:instr=' REF not 12 '>", inner, "</w:fldSimple>"),
            Set::Parted(_) => self.property("<w:caps/>", Fate::Kept, inner),
            Set::Read => self.property("<w:u w:val='single'/>", Fate::Kept, inner),
            Set::Inserted if !self.in_change => self.changed("ins", Fate::Kept, inner),
            Set::Deleted if !self.in_change => self.changed("del", Fate::Unseen, inner),
            Set::Moved if !self.in_change => self.changed("moveFrom", Fate::Unseen, inner),
            Set::Inserted | Set::Deleted | Set::Moved => self.line(inner),
        }
    }

    fn marked(&mut self, open: &str, inner: &[Inline], close: &str) {
        self.told.mark(open);
        self.line(inner);
        self.told.mark(close);
    }

    fn property(&mut self, property: &'static str, fate: Fate, inner: &[Inline]) {
        self.properties.push(property);
        if fate == Fate::Kept {
            self.line(inner);
        } else {
            self.with(fate, |document| document.line(inner));
        }
        self.properties.pop();
    }

    fn changed(&mut self, name: &str, fate: Fate, inner: &[Inline]) {
        self.in_change = true;
        self.told.mark(&format!("<w:{name} w:id='5' w:author='Ada'>"));
        let start = self.told.markup.len();
        if fate == Fate::Kept {
            self.line(inner);
        } else {
            self.with(fate, |document| document.line(inner));
        }
        if name == "del" {
            let runs = self.told.markup.split_off(start).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>");
            self.told.mark(&runs);
        }
        self.told.mark(&format!("</w:{name}>"));
        self.in_change = false;
    }

    fn apart(&mut self, apart: Apart, words: &str) {
        match apart {
            _ if !self.told.is_kept() => self.run(words),
            Apart::Placeholder | Apart::Choice => {
                self.told.mark("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>");
                self.with(Fate::Apart, |document| document.run(words));
                self.told.mark("</w:sdtContent></w:sdt>");
            }
            Apart::Drawing => {
                self.told.mark("<w:r><w:ruby><w:rt>");
                self.with(Fate::Apart, |document| document.run("reading"));
                self.told.mark("</w:rt><w:rubyBase>");
                self.run(words);
                self.told.mark("</w:rubyBase></w:ruby></w:r>");
            }
            // A field that makes words: those are the text, and its instruction is not.
            _ => {
                let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
                let instruction = "<w:r><w:instrText> REF not 12 </w:instrText></w:r>";
                self.told.mark(&format!("{}{instruction}{}", field("begin"), field("separate")));
                self.run(words);
                self.told.mark(&field("end"));
            }
        }
    }
}
