//! Label Studio's JSON: a list of tasks, or one. Of each task the first annotation is read, else the first prediction; older files call
//! annotations `completions`. Any text field of the task's data is its text: `text`, or the only one, or the longest. In the short form
//! (`JSON_MIN`, and its table) a task is an object of its data and of one list of spans for each control.

use super::{
    File, ImportError, Imported, Problem, Reason,
    foreign::{ForeignMark, Label, join, not_json, position, problem},
    place,
    plain::{self, PlainText},
    text::ForeignText,
};
use crate::{
    domain::{document::Details, id::DocumentId},
    format::{
        export::{CONTINUES, Unit},
        native::{Fields, Json},
        selectors::Selected,
    },
};

pub(super) fn read(file: File<'_>) -> Result<Imported, ImportError> {
    let whole = file.text.trim_start_matches('\u{FEFF}');
    let table = super::csv::is_of_label_studio(whole).then(|| of_table(whole));
    let json = Json::parse(table.as_deref().unwrap_or(whole)).map_err(|error| not_json(&error))?;
    let mut tasks = Vec::new();
    tasks_of(json, DEEPEST, &mut tasks);
    let mut imported = Imported::default();
    let mut found = false;
    for (task, number) in tasks.into_iter().zip(1_usize..) {
        let record = format!("task {number}");
        let fields = Fields::of(task).filter(|fields| fields.contains("data") || fields.contains("annotation_id"));
        let Some(mut fields) = fields else {
            imported.problems.push(problem(record, Reason::NotARecord));
            continue;
        };
        found = true;
        read_task(&mut fields, &record, file, &mut imported);
    }
    if found { Ok(imported) } else { Err(ImportError::NoAnnotations) }
}

/// A table of the short form, whose cells hold texts and JSON, as that form.
fn of_table(table: &str) -> String {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(table.as_bytes());
    let names = reader.headers().cloned().unwrap_or_default();
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let tasks = reader.into_records().map_while(Result::ok).map(|row| {
        let cells = names.iter().zip(&row).map(|(name, cell)| {
            let is_json = cell.starts_with(['[', '{']) && Json::parse(cell).is_ok();
            format!("{}:{}", quoted(name.trim()), if is_json { cell.to_owned() } else { quoted(cell) })
        });
        format!("{{{}}}", cells.collect::<Vec<_>>().join(","))
    });
    format!("[{}]", tasks.collect::<Vec<_>>().join(","))
}

/// Lists in lists deeper than this hold no tasks.
const DEEPEST: usize = 4;

/// The tasks of a list, of lists in it too.
fn tasks_of<'a>(json: Json<'a>, depth: usize, tasks: &mut Vec<Json<'a>>) {
    match json.items().filter(|_| depth > 0) {
        Some(items) => items.into_iter().for_each(|item| tasks_of(item, depth - 1, tasks)),
        None => tasks.push(json),
    }
}

/// What the short form says of a task besides its data.
const SHORT: [&str; 8] = ["id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time", "inner_id", "agreement"];

/// Takes a task of the short form apart: its texts, and its spans as results.
fn short<'a>(fields: Fields<'a>, record: &str, problems: &mut Vec<Problem>) -> (Vec<(String, String)>, Vec<Region<'a>>) {
    let (mut data, mut regions) = (Vec::new(), Vec::new());
    for (name, value) in fields.into_fields().filter(|(name, _)| !SHORT.contains(&&**name)) {
        if let Some(words) = value.words() {
            data.push((name.into_owned(), words.text.into_owned()));
            continue;
        }
        let spans: Option<Vec<Fields<'a>>> = value.items().and_then(|items| items.into_iter().map(Fields::of).collect());
        let spans = spans.filter(|spans| spans.iter().all(|span| span.contains("start") && span.contains("end")));
        match spans {
            Some(spans) => regions.extend(spans.into_iter().map(|value| Region { id: String::new(), value })),
            None if matches!(value.get(), "null" | "[]" | "{}") => {}
            None => problems.push(problem(record, Reason::Unknown(format!("“{name}”")))),
        }
    }
    (data, regions)
}

/// A stretch of text with its labels.
struct Region<'a> {
    id: String,
    value: Fields<'a>,
}

impl Region<'_> {
    /// As a mark. `page` has the words of a task that is markup, with the offsets that the region counts in.
    fn mark(mut self, page: Option<&PlainText>) -> ForeignMark {
        let (start, end) = (self.value.raw("start"), self.value.raw("end"));
        let position = match page {
            None => position(start, end),
            Some(page) => self.value.raw("globalOffsets").and_then(Fields::of).and_then(|mut offsets| {
                let (start, end) = position(offsets.raw("start"), offsets.raw("end"))?;
                page.range(start, end)
            }),
        };
        let names = ["labels", "hypertextlabels"];
        let labels = names.into_iter().map(|name| self.value.texts(name)).find(|labels| !labels.is_empty()).unwrap_or_default();
        let quote = self.value.raw("text").and_then(Json::words).map(|words| words.text.into_owned()).unwrap_or_default();
        // Where a page has a line break, the text of a region has the two signs of one.
        let quote = if page.is_some() { quote.replace("\\n", "\n") } else { quote };
        let part = Selected { quote, position, ..Selected::default() };
        let label = labels.first().map(|label| Label::of(label)).unwrap_or_default();
        let tags = labels.iter().skip(1).map(|label| label.to_string()).collect();
        ForeignMark { id: self.id, label, tags, parts: vec![part], ..ForeignMark::default() }
    }
}

/// The one set of results of a task that is taken: the first annotation that was not called off, else the first prediction. The others are
/// counted.
fn chosen<'a>(fields: &mut Fields<'a>, record: &str, problems: &mut Vec<Problem>) -> Vec<Json<'a>> {
    let mut sets = |name: &str| -> Vec<Fields<'a>> {
        let all = fields.raw(name).and_then(Json::items).unwrap_or_default();
        all.into_iter().filter_map(Fields::of).collect()
    };
    let mut made = sets("annotations");
    made.extend(sets("completions"));
    let predicted = sets("predictions");
    let count = made.len();
    made.retain_mut(|set| set.raw("was_cancelled").is_none_or(|flag| flag.get() != "true"));
    if made.len() < count {
        problems.push(problem(record, Reason::Rejected));
    }
    let results = |sets: Vec<Fields<'a>>| -> Vec<Vec<Json<'a>>> { sets.into_iter().map(|mut set| set.list("result")).collect() };
    let (made, predicted) = (results(made), results(predicted));
    let others = made.iter().skip(1).filter(|set| !set.is_empty()).count();
    if others > 0 {
        problems.push(problem(record, Reason::OtherAnnotations(others)));
    }
    let taken = usize::from(made.is_empty());
    let left: usize = predicted.iter().skip(taken).map(Vec::len).sum();
    if left > 0 {
        problems.push(problem(record, Reason::Predictions(left)));
    }
    made.into_iter().chain(predicted).next().unwrap_or_default()
}

fn read_task(fields: &mut Fields<'_>, record: &str, file: File<'_>, imported: &mut Imported) {
    let (data, regions) = match fields.raw("data").and_then(Fields::of) {
        Some(data) => (texts(data), None),
        None => {
            let (data, regions) = short(std::mem::take(fields), record, &mut imported.problems);
            (data, Some(regions))
        }
    };
    let value = |name: &str| data.iter().find(|(own, _)| own == name).map(|(_, text)| text.as_str());
    let longest = data.iter().max_by_key(|(_, text)| text.len()).map(|(_, text)| text.as_str());
    let raw = value("text").or(longest).unwrap_or_default();
    let page = plain::is_markup(raw).then(|| plain::plain(raw));
    if page.is_some() {
        imported.problems.push(problem(record, Reason::Markup));
    }
    let Some(text) = ForeignText::new(page.as_ref().map_or(raw, |page| &page.text)) else {
        imported.problems.push(problem(record, Reason::NoText));
        return;
    };
    let details = Details {
        title: value("title").unwrap_or_default().into(),
        url: value("url").unwrap_or_default().into(),
        ..Details::default()
    };
    let id = value("id").and_then(DocumentId::parse);
    let marks = match regions {
        Some(regions) => {
            let named = regions.into_iter().zip(1_usize..);
            let named = named.map(|(region, number)| Region { id: format!("{record}, result {number}"), ..region });
            named.map(|region| region.mark(page.as_ref())).collect()
        }
        None => {
            let results = chosen(fields, record, &mut imported.problems);
            read_results(results, page.as_ref(), record, &mut imported.problems)
        }
    };
    place::with_text(&text, details, id, marks, Unit::CodePoints, &file, imported);
}

fn texts(fields: Fields<'_>) -> Vec<(String, String)> {
    fields.into_fields().filter_map(|(name, value)| Some((name.into_owned(), value.words()?.text.into_owned()))).collect()
}

fn read_results(results: Vec<Json<'_>>, page: Option<&PlainText>, record: &str, problems: &mut Vec<Problem>) -> Vec<ForeignMark> {
    let mut marks: Vec<ForeignMark> = Vec::new();
    let mut later: Vec<(String, String, Fields<'_>)> = Vec::new();
    let mut ties: Vec<(String, String)> = Vec::new();
    for (result, number) in results.into_iter().zip(1_usize..) {
        let record = format!("{record}, result {number}");
        let Some(mut fields) = Fields::of(result) else {
            problems.push(problem(record, Reason::NotARecord));
            continue;
        };
        let kind = fields.text("type").unwrap_or_default().into_owned();
        if kind == "relation" {
            let labels = fields.texts("labels");
            let name = labels.first().map(|label| label.to_string()).unwrap_or_default();
            let ends = fields.text("from_id").zip(fields.text("to_id"));
            match ends {
                Some((from, to)) if name == CONTINUES => ties.push((from.into_owned(), to.into_owned())),
                _ => problems.push(problem(record, Reason::Relation(name))),
            }
            continue;
        }
        let id = fields.text("id").unwrap_or_default().into_owned();
        let Some(value) = fields.raw("value").and_then(Fields::of) else {
            problems.push(problem(record, Reason::NotARecord));
            continue;
        };
        match kind.as_str() {
            "labels" | "hypertextlabels" => marks.push(Region { id, value }.mark(page)),
            // About a region, which may come later.
            "textarea" | "choices" => later.push((id, kind, value)),
            _ => problems.push(problem(record, Reason::Unknown(kind))),
        }
    }
    for (id, kind, mut value) in later {
        let Some(mark) = marks.iter_mut().find(|mark| mark.id == id) else {
            problems.push(problem(record, Reason::Unknown(format!("a {kind} of no region"))));
            continue;
        };
        if kind == "choices" {
            mark.tags.extend(value.texts("choices").into_iter().map(|tag| tag.into_owned()));
        } else {
            let notes = match value.raw("text") {
                Some(text) => text.items().unwrap_or_else(|| vec![text]),
                None => vec![],
            };
            let notes: Vec<String> = notes.into_iter().filter_map(|note| Some(note.words()?.text.into_owned())).collect();
            mark.note = notes.join("\n\n");
        }
    }
    let place_of = |id: &str| marks.iter().position(|mark| mark.id == id);
    let pairs: Vec<(usize, usize)> = ties.iter().filter_map(|(from, to)| place_of(from).zip(place_of(to))).collect();
    join(marks, &pairs)
}
