//! Who says what about whom, laid out: sources at the left, claims in the middle in the order of the text, entities at the right. Lengths
//! are in the picture's own units, which are pixels when it is shown at its size. The same document always gives the same picture.

use std::{fmt::Write as _, rc::Rc};

use crate::{
    app::claims::name,
    domain::{
        desk::{
            date,
            field::{Field, RecordKind},
            query::Relations,
        },
        document::Document,
        id::RecordId,
        mark::Kind,
        query::{Filter, visible},
    },
    format::markup,
};

/// What a box stands for, and so in which column it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Source,
    Claim,
    Entity,
}

impl Part {
    /// Left edge and width of its column.
    fn column(self) -> (i32, i32) {
        match self {
            Self::Source => (8, 210),
            Self::Claim => (368, 344),
            Self::Entity => (872, 220),
        }
    }

    /// So many characters fit into a line of its boxes, and so many lines into a box.
    fn room(self) -> (usize, usize) {
        match self {
            Self::Source | Self::Entity => (28, 2),
            Self::Claim => (48, 2),
        }
    }
}

/// A source, a claim or an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Box {
    pub id: RecordId,
    pub part: Part,
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
    pub lines: Vec<String>,
    /// In full.
    pub text: Rc<str>,
}

/// A link between two boxes, named by their places in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    pub from: usize,
    pub to: usize,
    pub link_type: Rc<str>,
    pub start: (i32, i32),
    pub end: (i32, i32),
    /// For the attribute `d` of a path.
    pub path: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    pub width: i32,
    pub height: i32,
    pub boxes: Vec<Box>,
    pub edges: Vec<Edge>,
}

pub const LINE: i32 = 16;
pub const PADDING: i32 = 8;
const GAP: i32 = 8;
const WIDTH: i32 = 1100;

impl Picture {
    /// The boxes that a box is linked with, itself included.
    #[must_use]
    pub fn related(&self, to: usize) -> Vec<usize> {
        let mut related = vec![to];
        for edge in &self.edges {
            if edge.from == to || edge.to == to {
                related.push(if edge.from == to { edge.to } else { edge.from });
            }
        }
        related
    }

    /// The box that an arrow key leads to: the next in its column, or the one nearest in height in the next column that has any.
    #[must_use]
    pub fn step(&self, from: usize, key: &str) -> Option<usize> {
        let here = self.boxes.get(from)?;
        let middle = |own: &Box| own.y + own.height / 2;
        let all = || self.boxes.iter().enumerate();
        let below = || all().filter(|(_, own)| own.part == here.part && own.y > here.y).min_by_key(|(_, own)| own.y);
        let above = || all().filter(|(_, own)| own.part == here.part && own.y < here.y).max_by_key(|(_, own)| own.y);
        let nearest =
            |part: Part| all().filter(|(_, own)| own.part == part).min_by_key(|(_, own)| (middle(own) - middle(here)).abs());
        let parts = [Part::Source, Part::Claim, Part::Entity];
        let found = match key {
            "ArrowDown" => below(),
            "ArrowUp" => above(),
            "ArrowRight" => parts.into_iter().filter(|part| *part > here.part).find_map(nearest),
            "ArrowLeft" => parts.into_iter().rev().filter(|part| *part < here.part).find_map(nearest),
            _ => None,
        };
        found.map(|(place, _)| place)
    }
}

/// Lays out the claims of a document with whoever says them and whatever they are about. What no claim is linked with is left out.
#[must_use]
pub fn picture(document: &Document, relations: &Relations) -> Picture {
    let claims: Vec<RecordId> =
        visible(document, &Filter::default()).iter().filter(|mark| mark.kind == Kind::Claim).map(|mark| mark.id.into()).collect();
    let mut boxes: Vec<Box> = claims.iter().map(|id| block(document, *id, Part::Claim)).collect();
    let height = stack(&mut boxes, 0);
    let claim_count = boxes.len();
    // Sources that are the same are one box, under the first of them.
    let first_of = |source: RecordId| relations.same_source(source).into_iter().min().unwrap_or(source);
    let mut ties: Vec<(usize, RecordId, Part, Rc<str>)> = Vec::new();
    for (place, claim) in claims.iter().enumerate() {
        for link in relations.links_at(*claim).filter(|link| link.from == *claim) {
            match &*link.link_type {
                "said_by" => ties.push((place, first_of(link.to), Part::Source, Rc::clone(&link.link_type))),
                _ if document.record(link.to).is_some_and(|entry| entry.kind() == RecordKind::Entity) => {
                    ties.push((place, link.to, Part::Entity, Rc::clone(&link.link_type)));
                }
                _ if claims.contains(&link.to) => ties.push((place, link.to, Part::Claim, Rc::clone(&link.link_type))),
                _ => {}
            }
        }
    }
    for part in [Part::Source, Part::Entity] {
        let own = side(document, &boxes, &ties, part, height);
        boxes.extend(own);
    }
    let edges = ties.iter().filter_map(|(from, to, part, link_type)| {
        let among = if *part == Part::Claim { boxes.get(..claim_count)? } else { &boxes };
        let to = among.iter().position(|own| own.id == *to && own.part == *part)?;
        edge(&boxes, *from, to, Rc::clone(link_type))
    });
    let edges = edges.collect();
    let bottom = boxes.iter().map(|own| own.y + own.height).max().unwrap_or(0);
    Picture { width: WIDTH, height: bottom + GAP, boxes, edges }
}

fn block(document: &Document, id: RecordId, part: Part) -> Box {
    let said = |field: Field| document.record(id).map(|entry| entry.text(field).to_owned()).filter(|text| !text.is_empty());
    let text = match part {
        Part::Claim => said(Field::Normalised).or_else(|| document.mark(id.as_mark()).map(|mark| mark.quote())).unwrap_or_default(),
        Part::Source | Part::Entity => name(document, id),
    };
    let (x, width) = part.column();
    let (characters, most) = part.room();
    let lines = wrapped(&text, characters, most);
    let height = i32::try_from(lines.len().max(1)).unwrap_or(1) * LINE + 2 * PADDING;
    Box { id, part, x, y: 0, width, height, lines, text: text.into() }
}

/// Puts boxes below each other. Returns where the last ends.
fn stack(boxes: &mut [Box], top: i32) -> i32 {
    let mut y = top + GAP;
    for own in boxes {
        own.y = y;
        y += own.height + GAP;
    }
    y
}

/// The boxes at one side: each as near to the middle of its claims as the others let it.
fn side(document: &Document, claims: &[Box], ties: &[(usize, RecordId, Part, Rc<str>)], part: Part, height: i32) -> Vec<Box> {
    let mut wanted: Vec<(RecordId, i32, i32)> = Vec::new();
    for (claim, id, _, _) in ties.iter().filter(|tie| tie.2 == part) {
        let Some(middle) = claims.get(*claim).map(|own| own.y + own.height / 2) else { continue };
        match wanted.iter_mut().find(|(own, ..)| own == id) {
            Some((_, sum, count)) => {
                *sum += middle;
                *count += 1;
            }
            None => wanted.push((*id, middle, 1)),
        }
    }
    wanted.sort_by_key(|(id, sum, count)| (sum / count, *id));
    let mut boxes: Vec<Box> = Vec::new();
    for (id, sum, count) in wanted {
        let mut own = block(document, id, part);
        let free = boxes.last().map_or(GAP, |last| last.y + last.height + GAP);
        own.y = free.max(sum / count - own.height / 2);
        boxes.push(own);
    }
    // What was pushed out below moves up again as far as there is room.
    let mut bottom = height.max(boxes.iter().map(|own| own.height + GAP).sum::<i32>() + GAP) - GAP;
    for own in boxes.iter_mut().rev() {
        own.y = own.y.min(bottom - own.height);
        bottom = own.y - GAP;
    }
    boxes
}

fn edge(boxes: &[Box], from: usize, to: usize, link_type: Rc<str>) -> Option<Edge> {
    let (one, other) = (boxes.get(from)?, boxes.get(to)?);
    let (left, right) = (|own: &Box| (own.x, own.y + own.height / 2), |own: &Box| (own.x + own.width, own.y + own.height / 2));
    let (start, end) = match other.part {
        Part::Source => (left(one), right(other)),
        Part::Entity => (right(one), left(other)),
        Part::Claim => (right(one), right(other)),
    };
    // Between two claims a bow beside the column, the further out the longer it is.
    let (first, second) = if other.part == Part::Claim {
        let out = start.0 + 28 + ((end.1 - start.1).abs() / 12).min(90);
        (out, out)
    } else {
        let middle = i32::midpoint(start.0, end.0);
        (middle, middle)
    };
    let path = format!("M{} {}C{first} {} {second} {} {} {}", start.0, start.1, start.1, end.1, end.0, end.1);
    Some(Edge { from, to, link_type, start, end, path })
}

/// A text in at most so many lines of at most so many characters, with an ellipsis where something is left out.
#[must_use]
pub fn wrapped(text: &str, characters: usize, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let Some(last) = lines.last_mut() else { break };
        let length = last.chars().count();
        if length > 0 && length + 1 + word.chars().count() > characters {
            lines.push(word.to_owned());
        } else {
            if length > 0 {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    let too_many = lines.len() > most;
    lines.truncate(most);
    let count = lines.len();
    for (place, line) in lines.iter_mut().enumerate() {
        let cut = too_many && place + 1 == count;
        if line.chars().count() > characters || cut {
            *line = line.chars().take(characters.saturating_sub(1)).collect::<String>().trim_end().to_owned() + "…";
        }
    }
    lines
}

/// The picture as a file that stands alone: every look is an attribute, for light paper.
#[must_use]
pub fn svg(picture: &Picture, title: &str) -> String {
    let mut text = String::new();
    let (width, height) = (picture.width, picture.height);
    write_all(
        &mut text,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"system-ui, sans-serif\" font-size=\"12.5\">\n<title>{}</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n",
            markup::xml(title)
        ),
    );
    for edge in &picture.edges {
        let (colour, dash) = match &*edge.link_type {
            "contradicts" => ("#b02a37", " stroke-dasharray=\"5 4\""),
            "said_by" => ("#1d5fa8", ""),
            "about" => ("#1f6a4a", ""),
            _ => ("#5d5a53", " stroke-dasharray=\"2 3\""),
        };
        write_all(
            &mut text,
            format_args!(
                "<path d=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-opacity=\"0.55\" stroke-width=\"1.2\"{dash}/>\n",
                edge.path
            ),
        );
    }
    for own in &picture.boxes {
        let (colour, fill) = match own.part {
            Part::Source => ("#1d5fa8", "#e3effb"),
            Part::Claim => ("#b3400c", "#fdeadd"),
            Part::Entity => ("#1f6a4a", "#e1f2e9"),
        };
        write_all(
            &mut text,
            format_args!(
                "<g><title>{}</title><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"5\" fill=\"{fill}\" stroke=\"{colour}\"/>",
                markup::xml(&own.text),
                own.x,
                own.y,
                own.width,
                own.height
            ),
        );
        for (line, y) in own.lines.iter().zip((own.y + PADDING + 12..).step_by(16)) {
            write_all(
                &mut text,
                format_args!("<text x=\"{}\" y=\"{y}\" fill=\"#1d1c1a\">{}</text>", own.x + PADDING, markup::xml(line)),
            );
        }
        text.push_str("</g>\n");
    }
    text.push_str("</svg>\n");
    text
}

fn write_all(text: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    text.write_fmt(what).unwrap_or_default();
}

/// A claim at the day it was said, or was seen somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// As it was written: ISO 8601, as far as it is known. Empty if it is not.
    pub date: Rc<str>,
    pub claim: RecordId,
    pub text: Rc<str>,
    /// Where it was seen; `None` for when it was said.
    pub seen: Option<Rc<str>>,
}

/// The claims by their dates, the earliest first, and those without a date that can be put in order.
#[must_use]
pub fn timeline(document: &Document, relations: &Relations) -> (Vec<Moment>, Vec<Moment>) {
    let (mut dated, mut undated) = (Vec::new(), Vec::new());
    for mark in visible(document, &Filter::default()).iter().filter(|mark| mark.kind == Kind::Claim) {
        let claim = RecordId::from(mark.id);
        let text = block(document, claim, Part::Claim).text;
        let said = document.record(claim).map_or("", |entry| entry.text(Field::DateSaid));
        let mut moments = vec![Moment { date: said.into(), claim, text: Rc::clone(&text), seen: None }];
        for seen in relations.of_claim(document, claim, RecordKind::Appearance).into_iter().filter_map(|id| document.record(id)) {
            let place = [Field::Publisher, Field::Title, Field::Address]
                .into_iter()
                .map(|field| seen.text(field))
                .find(|text| !text.is_empty());
            moments.push(Moment {
                date: seen.text(Field::Published).into(),
                claim,
                text: Rc::clone(&text),
                seen: Some(place.unwrap_or_default().into()),
            });
        }
        let any = moments.iter().any(|moment| date::known(&moment.date).is_some());
        for moment in moments {
            if date::known(&moment.date).is_some() {
                dated.push(moment);
            } else if !any && moment.seen.is_none() {
                undated.push(moment);
            }
        }
    }
    dated.sort_by(|one, other| one.date.cmp(&other.date));
    (dated, undated)
}
