//! Label Studio's JSON: a list of tasks, or one. Of each task the first annotation is read, else the first prediction; older files call
//! annotations `completions`. Any text field of the task's data is its text: `text`, or the only one, or the longest.

use super::{
    File, ImportError, Imported, Problem, Reason,
    foreign::{ForeignMark, Label, join, not_json, position, problem},
    place,
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
    let json = Json::parse(file.text.trim_start_matches('\u{FEFF}')).map_err(|error| not_json(&error))?;
    let tasks = json.items().unwrap_or_else(|| vec![json]);
    let mut imported = Imported::default();
    let mut found = false;
    for (task, number) in tasks.into_iter().zip(1_usize..) {
        let record = format!("task {number}");
        let fields = Fields::of(task).filter(|fields| fields.contains("data"));
        let Some(mut fields) = fields else {
            imported.problems.push(problem(record, Reason::NotARecord));
            continue;
        };
        found = true;
        read_task(&mut fields, &record, file, &mut imported);
    }
    if found { Ok(imported) } else { Err(ImportError::NoAnnotations) }
}

fn read_task(fields: &mut Fields<'_>, record: &str, file: File<'_>, imported: &mut Imported) {
    let data: Vec<(String, String)> = fields.raw("data").and_then(Fields::of).map(texts).unwrap_or_default();
    let value = |name: &str| data.iter().find(|(own, _)| own == name).map(|(_, text)| text.as_str());
    let longest = data.iter().max_by_key(|(_, text)| text.len()).map(|(_, text)| text.as_str());
    let Some(text) = value("text").or(longest).and_then(ForeignText::new) else {
        imported.problems.push(problem(record, Reason::NoText));
        return;
    };
    let details = Details {
        title: value("title").unwrap_or_default().into(),
        url: value("url").unwrap_or_default().into(),
        ..Details::default()
    };
    let id = value("id").and_then(DocumentId::parse);
    let names = ["annotations", "completions", "predictions"];
    let set = names.into_iter().find_map(|name| fields.raw(name)?.items()?.into_iter().next());
    let results = set.and_then(Fields::of).map(|mut set| set.list("result")).unwrap_or_default();
    let marks = read_results(results, record, &mut imported.problems);
    place::with_text(&text, details, id, marks, Unit::CodePoints, &file, imported);
}

fn texts(fields: Fields<'_>) -> Vec<(String, String)> {
    fields.into_fields().filter_map(|(name, value)| Some((name.into_owned(), value.words()?.text.into_owned()))).collect()
}

fn read_results(results: Vec<Json<'_>>, record: &str, problems: &mut Vec<Problem>) -> Vec<ForeignMark> {
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
        let Some(mut value) = fields.raw("value").and_then(Fields::of) else {
            problems.push(problem(record, Reason::NotARecord));
            continue;
        };
        match kind.as_str() {
            "labels" | "hypertextlabels" => {
                let start = value.raw("start");
                let position = position(start, value.raw("end"));
                let labels = value.texts("labels");
                let quote = value.raw("text").and_then(Json::words).map(|words| words.text.into_owned()).unwrap_or_default();
                let part = Selected { quote, position, ..Selected::default() };
                let label = labels.first().map(|label| Label::of(label)).unwrap_or_default();
                let tags = labels.iter().skip(1).map(|label| label.to_string()).collect();
                marks.push(ForeignMark { id, label, tags, parts: vec![part], ..ForeignMark::default() });
            }
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
