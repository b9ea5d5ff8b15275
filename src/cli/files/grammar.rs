//! What the commands are called and what they take, in one place: help, completions and the manual are made of it.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};
use clap_complete::Shell;

use super::names::Source;
use crate::format::export::Target;

/// The commands that are read here. The others read their words themselves.
pub(super) const OWN: [&str; 7] = ["convert", "validate", "merge", "stats", "schema", "completions", "man"];

const ABOUT: &str = "Beleg reads articles and their marks for people who check what articles say.";

const STATUS: &str =
    "exit status: 0 if all was done, 1 if some files could not be read or written, 2 if the command was not understood.";

pub(super) fn own() -> Command {
    let command = Command::new("beleg").about(ABOUT).version(env!("CARGO_PKG_VERSION")).subcommand_required(true);
    command.subcommands([convert(), validate(), merge(), stats(), schema(), completions_command(), man_command()])
}

/// All commands, those included that read their words themselves.
fn all() -> Command {
    let file = || Arg::new("files").value_name("FILE").num_args(0..).value_parser(value_parser!(PathBuf));
    let value = |name: &'static str, what: &'static str| Arg::new(name).long(name).value_name("VALUE").help(what);
    let extract = Command::new("extract").about("Read articles out of web pages, mails, documents, books, subtitles, text").args([
        value("format", "What is printed").value_parser(["json", "text", "beleg"]),
        value("url", "Where the article was read"),
        value("encoding", "Read the bytes as this encoding"),
        value("name", "The name of what comes from standard input"),
        file(),
    ]);
    let anchor = Command::new("anchor").about("Find marks again in another version of their article").args([
        value("article", "The article in which to look"),
        value("was", "The article that the marks were made on"),
        file(),
    ]);
    let changes = Command::new("changes")
        .about("Tell what a publisher changed, and what became of each mark")
        .args([value("format", "The form of the report").value_parser(["markdown", "html", "json"]), file()]);
    own().subcommands([extract, anchor, changes])
}

fn files() -> Arg {
    Arg::new("files")
        .value_name("FILE")
        .help("Files, folders (searched for files of the format), or `-` for standard input")
        .required(true)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf))
}

fn from() -> Arg {
    let names = PossibleValuesParser::new(Source::names());
    Arg::new("from")
        .long("from")
        .value_name("FORMAT")
        .help("The format of the files; without it, it is found out")
        .value_parser(names)
}

fn article() -> Arg {
    Arg::new("article")
        .long("article")
        .value_name("FILE")
        .help("The article that marks are about, where the file does not hold its text: a .beleg.json file or plain text")
        .value_parser(value_parser!(PathBuf))
}

fn from_unit() -> Arg {
    Arg::new("from-unit")
        .long("from-unit")
        .value_name("UNIT")
        .help("What offsets in foreign files count; without it, it is found out by the words of the marks")
        .value_parser(["utf16", "code-points"])
}

fn out() -> Arg {
    Arg::new("output")
        .short('o')
        .long("output")
        .value_name("PATH")
        .help("A file, or a folder that gets a file for each article; without it, standard output")
        .value_parser(value_parser!(PathBuf))
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).help(help).action(ArgAction::SetTrue)
}

fn text(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

fn convert() -> Command {
    let targets = PossibleValuesParser::new(Target::ALL.map(|target| target.spec().name));
    Command::new("convert")
        .about("Write marks in the formats of other software, and read theirs")
        .long_about(
            "Reads articles with their marks and writes them in another format. Several articles become one file where the format \
             has room for them, else one JSON object a line. What the format cannot hold is counted on standard error.",
        )
        .after_help(format!(
            "examples:\n  \
             beleg convert --to web-annotation article.beleg.json > article.jsonld\n  \
             beleg convert --to brat -o corpus/ articles/          a folder of .txt and .ann files\n  \
             beleg convert --to csv --excel -o marks.csv *.beleg.json\n  \
             beleg convert --to report-html --language de article.beleg.json > report.html\n  \
             beleg convert --to claim-review --publisher \"The Desk\" --page https://desk.example/checks/7 article.beleg.json\n  \
             beleg convert --from hypothesis --article article.beleg.json --to beleg export.json\n\n{STATUS}"
        ))
        .args([
            Arg::new("to").long("to").value_name("FORMAT").help("The format to write").required(true).value_parser(targets),
            from(),
            from_unit(),
            article(),
            out(),
            Arg::new("unit")
                .long("unit")
                .value_name("UNIT")
                .help("doccano: what offsets count; its editor wants utf16, programs that read its files want code-points")
                .value_parser(["utf16", "code-points"])
                .default_value("utf16"),
            Arg::new("layer")
                .long("layer")
                .value_name("KIND")
                .help("CoNLL: the kind of marks that is written")
                .value_parser(["claim", "source", "entity", "quotation", "note"])
                .default_value("entity"),
            flag("excel", "CSV: begin with a byte-order mark, so that Excel sees UTF-8"),
            flag("semicolons", "CSV: semicolons between the fields"),
            text("publisher", "NAME", "claim-review, report: who publishes the check"),
            text("publisher-url", "URL", "claim-review: the publisher's home page"),
            text("page", "URL", "claim-review: the page of the check; without it, drafts are written"),
            text("published", "DATE", "claim-review, report: when, such as 2026-01-15; without it, today"),
            text("language", "LANGUAGE", "claim-review, report: the language of the check, such as de").default_value("en"),
            text("method", "URL", "report: where the method is explained"),
            flag("strict", "Fail if the format cannot hold everything"),
            flag("quiet", "Do not tell what the format cannot hold, and show no progress"),
            files(),
        ])
}

fn validate() -> Command {
    Command::new("validate")
        .about("Check files and say what is wrong, record by record")
        .after_help(
            "examples:\n  beleg validate *.beleg.json\n  beleg validate --json articles/ | jq .problems\n\n\
             exit status: 0 if everything can be taken as it stands, 1 if not, 2 if the command was not understood.",
        )
        .args([from(), from_unit(), article(), flag("json", "One JSON object a file, a line each"), files()])
}

fn merge() -> Command {
    Command::new("merge")
        .about("Merge the states of articles from several files, record by record: the newer one stays")
        .after_help(format!(
            "examples:\n  beleg merge mine.beleg.json hers.beleg.json -o both.beleg.json\n  \
             beleg merge --dry-run mine.beleg.json hers.beleg.json\n  \
             beleg merge --dry-run --json mine.beleg.json hers.beleg.json\n  \
             beleg merge --same-text mine.beleg.json hers.beleg.json -o both.beleg.json\n\n{STATUS}"
        ))
        .args([
            from(),
            from_unit(),
            article(),
            out(),
            flag("same-text", "Merge articles that were opened apart from each other, too, if they have the same text"),
            flag("dry-run", "Write nothing; tell difference by difference what each file would bring to those before it"),
            flag("json", "With --dry-run: one JSON object for each article of each file, a line each").requires("dry-run"),
            files(),
        ])
}

fn stats() -> Command {
    Command::new("stats")
        .about("Count articles, marks, kinds and tags")
        .after_help(format!("examples:\n  beleg stats articles/\n  beleg stats --json *.beleg.json\n\n{STATUS}"))
        .args([from(), from_unit(), article(), flag("json", "One JSON object an article, a line each"), files()])
}

fn schema() -> Command {
    Command::new("schema")
        .about("Print the JSON Schema of .beleg.json files")
        .after_help("example:\n  beleg schema > beleg.schema.json")
}

fn completions_command() -> Command {
    Command::new("completions")
        .about("Print completions for a shell")
        .after_help("example:\n  beleg completions bash > ~/.local/share/bash-completion/completions/beleg")
        .arg(Arg::new("shell").value_name("SHELL").required(true).value_parser(value_parser!(Shell)))
}

fn man_command() -> Command {
    Command::new("man").about("Print the manual page").after_help("example:\n  beleg man | man -l -")
}

/// Prints completions.
///
/// # Errors
/// When they cannot be written.
pub(super) fn completions(given: &ArgMatches, out: &mut dyn Write) -> io::Result<bool> {
    if let Some(shell) = given.get_one::<Shell>("shell") {
        // Into a text first: the generator does not expect an output that is closed.
        let mut text = Vec::new();
        clap_complete::generate(*shell, &mut all(), "beleg", &mut text);
        out.write_all(&text)?;
    }
    Ok(true)
}

/// Prints the manual: one page with all commands.
///
/// # Errors
/// When it cannot be written.
pub(super) fn man(out: &mut dyn Write) -> io::Result<bool> {
    let mut command = all();
    command.build();
    clap_mangen::Man::new(command.clone()).render(out)?;
    for part in command.get_subcommands().filter(|part| part.get_name() != "help") {
        let page = clap_mangen::Man::new(part.clone());
        writeln!(out, ".SH \"BELEG {}\"", part.get_name().to_uppercase())?;
        page.render_description_section(out)?;
        page.render_options_section(out)?;
    }
    Ok(true)
}
