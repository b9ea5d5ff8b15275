//! `beleg convert`: documents in, files of other software out. Files are read and converted by all processors, some at a time, and written
//! in the order in which they were named; so the memory needed does not grow with their number.

use std::{
    collections::HashSet,
    fs,
    io::{self, IsTerminal as _, Write},
    path::{Path, PathBuf},
};

use clap::ArgMatches;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::{
    inputs::{self, Reader},
    output::{self, NewFile},
};
use crate::{
    cli::{clock::now, files::inputs::Documents},
    domain::document::Document,
    format::{
        claim_review::{self, Publication, Severity},
        date_time::Moment,
        export::{self, ArchiveFull, Gathered, Loss, Options, Part, Piece, Target, Unit},
        import::Source,
    },
};

/// Files that are read at a time, for each processor.
const AT_A_TIME: usize = 16;

/// What a file became.
struct Converted {
    /// For one file of all documents.
    pieces: Vec<Piece>,
    /// For a file of each document.
    files: Vec<Vec<Part>>,
    losses: Vec<Loss>,
    /// What the file was taken for, if nobody had said it.
    format: Option<Source>,
    messages: Vec<String>,
    failed: bool,
}

/// Where documents go to.
enum Destination<'a> {
    Output(&'a mut dyn Write),
    File(NewFile),
    Folder { path: PathBuf, names: HashSet<String> },
}

#[derive(Debug, thiserror::Error)]
enum WriteError {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error(transparent)]
    Full(#[from] ArchiveFull),
}

/// Converts all files; `false` if one of them failed.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn run(given: &ArgMatches, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<bool> {
    let Some(target) = given.get_one::<String>("to").and_then(|name| Target::named(name)) else { return Ok(false) };
    let options = options(given);
    let reader = Reader::of(given);
    let paths = match inputs::paths(given, &reader) {
        Ok(paths) => paths,
        Err((folder, error)) => {
            writeln!(err, "beleg: {}: cannot be read: {error}", folder.display())?;
            return Ok(false);
        }
    };
    if paths.is_empty() {
        writeln!(err, "beleg: there are no files to convert in what was named")?;
        return Ok(false);
    }
    let wanted = given.get_one::<PathBuf>("output");
    let mut destination = match wanted {
        None => Destination::Output(out),
        Some(path) => match open(path) {
            Ok(destination) => destination,
            Err(error) => {
                writeln!(err, "beleg: {}: cannot be written: {error}", path.display())?;
                return Ok(false);
            }
        },
    };
    let quiet = given.get_flag("quiet");
    let progress = progress(paths.len(), quiet);
    let mut gathered = Gathered::new(target, &options);
    let mut losses: Vec<Loss> = Vec::new();
    let mut whole = true;
    let into_folder = matches!(destination, Destination::Folder { .. });
    let done = (|| -> Result<(), WriteError> {
        if !into_folder {
            destination.write(gathered.head().as_bytes())?;
        }
        let at_a_time = AT_A_TIME * rayon::current_num_threads();
        for some in paths.chunks(at_a_time) {
            let alone = paths.len() == 1;
            let converted: Vec<Converted> =
                some.par_iter().map(|path| convert(path, &reader, target, &options, alone, into_folder)).collect();
            for (path, converted) in some.iter().zip(converted) {
                if let Some(format) = converted.format.filter(|_| !quiet) {
                    progress.suspend(|| writeln!(err, "beleg: {}: read as {}", path.display(), format.title()))?;
                }
                for message in &converted.messages {
                    progress.suspend(|| writeln!(err, "beleg: {}: {message}", path.display()))?;
                }
                whole &= !converted.failed;
                export::add_losses(&mut losses, &converted.losses);
                for (piece, parts) in converted.pieces.into_iter().zip(converted.files) {
                    if let Destination::Folder { path: folder, names } = &mut destination {
                        let stem = export::free_name(names, &output::stem(path));
                        for part in parts {
                            output::write(&folder.join(format!("{stem}{}", part.ending)), &part.content)?;
                        }
                        gathered.note(piece);
                    } else {
                        destination.write(&gathered.add(piece)?)?;
                    }
                }
                progress.inc(1);
            }
        }
        finish(destination, gathered, wanted)
    })();
    progress.finish_and_clear();
    match done {
        Ok(()) => {}
        // Only the standard output may be closed early without that being a fault.
        Err(WriteError::Io(error)) if wanted.is_none() => return Err(error),
        Err(error) => {
            let shown = wanted.map(|path| format!("{}: ", path.display())).unwrap_or_default();
            writeln!(err, "beleg: {shown}cannot be written: {error}")?;
            return Ok(false);
        }
    }
    if !quiet {
        for loss in &losses {
            writeln!(err, "beleg: not in {}: {loss}", target.spec().title)?;
        }
    }
    let strict = given.get_flag("strict") && !losses.is_empty();
    Ok(whole && !strict)
}

fn options(given: &ArgMatches) -> Options {
    let told = |name: &str| given.get_one::<String>(name).map(String::as_str);
    let said = |name: &str| told(name).unwrap_or_default().to_owned();
    let default = Options::default();
    Options {
        doccano_unit: if told("unit") == Some("code-points") { Unit::CodePoints } else { Unit::Utf16 },
        byte_order_mark: given.get_flag("excel"),
        semicolons: given.get_flag("semicolons"),
        layer: told("layer").and_then(export::layer_named).unwrap_or(default.layer),
        publication: Publication {
            publisher: said("publisher"),
            publisher_url: said("publisher-url"),
            url: said("page"),
            published: given.get_one::<String>("published").cloned().unwrap_or_else(today),
            language: said("language"),
        },
        method_url: said("method"),
        at: now(),
    }
}

/// The date of today, in UTC.
fn today() -> String {
    Moment(now()).to_string().split('T').next().unwrap_or_default().to_owned()
}

/// What is wrong with the reviews of a document's claims, a line each.
fn faults(document: &Document, options: &Options) -> Vec<String> {
    let reviews = claim_review::reviews(document, &claim_review::rated(document), &options.publication);
    let lines = reviews.iter().flat_map(|review| {
        let quote: String =
            document.mark(review.id().as_mark()).map(|mark| mark.quote()).unwrap_or_default().chars().take(60).collect();
        let line = |fault: &claim_review::Fault| {
            let severity = match fault.severity() {
                Severity::Refused => "left out",
                Severity::Draft => "draft",
                Severity::Warned => "warning",
            };
            format!("claim “{quote}”: {severity}: {fault}")
        };
        review.faults().iter().map(line).collect::<Vec<_>>()
    });
    lines.collect()
}

fn open<'a>(path: &Path) -> io::Result<Destination<'a>> {
    if output::is_folder(path) {
        fs::create_dir_all(path)?;
        return Ok(Destination::Folder { path: path.to_owned(), names: HashSet::new() });
    }
    Ok(Destination::File(NewFile::create(path)?))
}

impl Destination<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Output(out) => out.write_all(bytes),
            Self::File(file) => file.write_all(bytes),
            Self::Folder { .. } => Ok(()),
        }
    }
}

/// Ends the file, and writes what goes with all files: a configuration beside them.
fn finish(mut destination: Destination<'_>, gathered: Gathered, wanted: Option<&PathBuf>) -> Result<(), WriteError> {
    let shared = gathered.shared();
    if !matches!(destination, Destination::Folder { .. }) {
        let end = gathered.finish()?;
        destination.write(&end)?;
    }
    match destination {
        Destination::Output(_) => {}
        Destination::File(file) => {
            file.finish()?;
            // An archive holds it already.
            if let (Some((name, content)), Some(path)) = (shared, wanted)
                && name != export::BRAT_CONFIG
            {
                output::write(&path.with_file_name(format!("{}.{name}", output::stem(path))), content.as_bytes())?;
            }
        }
        Destination::Folder { path, .. } => {
            if let Some((name, content)) = shared {
                output::write(&path.join(name), content.as_bytes())?;
            }
        }
    }
    Ok(())
}

fn convert(path: &Path, reader: &Reader, target: Target, options: &Options, alone: bool, into_folder: bool) -> Converted {
    let mut converted = Converted { pieces: vec![], files: vec![], losses: vec![], format: None, messages: vec![], failed: false };
    let Documents { documents, problems, damaged, format } = match reader.read(path) {
        Ok(documents) => documents,
        Err(error) => {
            converted.messages.push(error.to_string());
            converted.failed = true;
            return converted;
        }
    };
    converted.format = format;
    converted.messages = problems;
    converted.failed = damaged;
    if target == Target::ReportHtml && !into_folder && (!alone || documents.len() > 1) {
        converted.messages.push("several pages cannot be one file: name a folder with --output".to_owned());
        converted.failed = true;
        return converted;
    }
    if target == Target::ClaimReview {
        converted.messages.extend(documents.iter().flat_map(|document| faults(document, options)));
    }
    let alone = into_folder || (alone && documents.len() == 1);
    for document in &documents {
        export::add_losses(&mut converted.losses, &export::losses(document, target, options));
        let piece = Piece::new(document, target, options, alone);
        converted.files.push(if into_folder { files(document, target, options, &piece, &mut converted.messages) } else { vec![] });
        converted.pieces.push(piece);
    }
    converted
}

/// The files of one document.
fn files(document: &Document, target: Target, options: &Options, piece: &Piece, messages: &mut Vec<String>) -> Vec<Part> {
    if target == Target::Brat {
        return piece.parts().to_vec();
    }
    match export::file(&[document], target, options) {
        Ok(content) => vec![Part { ending: target.spec().ending, content }],
        Err(error) => {
            messages.push(error.to_string());
            vec![]
        }
    }
}

/// A name that no file of this run has.
fn progress(files: usize, quiet: bool) -> ProgressBar {
    if files < 2 || quiet || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(files as u64);
    match ProgressStyle::with_template("{bar:40} {pos}/{len} files, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
