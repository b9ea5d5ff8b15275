//! What the words behind `beleg` mean.

use std::{ffi::OsString, path::PathBuf};

use lexopt::prelude::{Long, Short, Value, ValueExt as _};

use super::article::STANDARD_INPUT;

pub(super) const HELP: &str = "\
Beleg reads articles for people who check what they say.

usage: beleg COMMAND [OPTION]... FILE...

commands:
  extract      read articles out of files: web pages, mails, documents, books, subtitles, text
  anchor       find marks again in another version of their article
  changes      tell what a publisher changed, and what became of each mark
  convert      write marks in the formats of other software, and read theirs
  validate     check files and say what is wrong, record by record
  merge        merge the states of articles from several files
  stats        count articles, marks, kinds and tags
  schema       print the JSON Schema of .beleg.json files
  completions  print completions for a shell
  man          print the manual page

  -h, --help     this text; `beleg COMMAND --help` tells more
  -V, --version  the version
";

pub(super) const HELP_EXTRACT: &str = "\
Reads the article out of each file and prints it: title, authors, date, site, language, and its blocks of text. Blocks that seem not
to belong to the article (menus, advertisements, forms, captions of pictures) are marked as boilerplate.

usage: beleg extract [OPTION]... FILE...

FILE is a saved web page (.html, .mhtml), a mail (.eml), Markdown, DOCX, EPUB, a PDF with a text layer, subtitles (.srt, .vtt) or plain
text. `-` is standard input.

  --format json    one JSON object a file, a line each (the default)
  --format text    the text of the article alone
  --format beleg   one .beleg.json file with all articles, their boilerplate flagged
  --account        also tell what stands in no block, with its words, why, and whether a reader of the source sees it: as `account` of
                   the JSON object, or as text instead of the article, one piece a line, as WHY, a tab, and the words. Why is one of
                   menu, hidden, struck, deleted, reading, control, drawing, number, placeholder, margin, comment, instead, details
  --url URL        where the article was read; for one file only
  --encoding NAME  read the bytes as this encoding, whatever the file says
  --name NAME      the name of what comes from standard input: its ending tells what it is
  -h, --help       this text

exit status: 0 if all files were read, 1 if some were not, 2 if the command was not understood.
";

pub(super) const HELP_ANCHOR: &str = "\
Finds marks again in another version of the article that they were made on, and prints one JSON object a mark, a line each:

  {\"id\": ..., \"state\": ..., \"start\": ..., \"end\": ..., \"exact\": ..., \"score\": ...}

state is exact (the same words between the same words), moved (the same words elsewhere), edited (reworded), or lost (deleted, or not
found with certainty: then start, end and exact are null, and `guess` may say where to look). Offsets count Unicode code points, the end
is not included. score is between 0 and 1. A mark of several stretches has them in `parts`.

usage: beleg anchor --article NEW [--was OLD] MARKS

NEW and OLD are articles in any file that `beleg extract` reads; a .txt file in UTF-8 is taken as it stands. MARKS is a .beleg.json file, W3C
Web Annotations (one, a page, a collection or a list), or annotations of Hypothesis (its export, or rows of its API). `-` is standard
input.

  --article NEW  the article in which to look
  --was OLD      the article that the marks were made on. With it, words that stand there often are told apart, and what was deleted is
                 known to be. A .beleg.json file holds that article itself.
  -h, --help     this text

exit status: 0 if all files were read, also if marks are lost; 1 if one was not; 2 if the command was not understood.
";

pub(super) const HELP_CHANGES: &str = "\
Tells what a publisher changed between two versions of an article: the headline, what became of each mark (still there, moved, reworded
with the change word by word and the numbers that are new, removed), and the sentences that were reworded, added or taken out
and that nobody marked.

usage: beleg changes [OPTION]... OLD NEW [MARKS]

OLD and NEW are articles in any file that `beleg extract` reads. MARKS is a file as for `beleg anchor`; without it, the marks in OLD are
taken if that is a .beleg.json file. `-` is standard input.

  --format markdown  the report as Markdown (the default)
  --format html      the report as a web page that needs nothing else
  --format json      one JSON object
  --language de      the words of the report in German; otherwise they are English
  -h, --help         this text

exit status: 0 if all files were read, 1 if one was not, 2 if the command was not understood.
";

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    HelpExtract,
    HelpAnchor,
    HelpChanges,
    Version,
    Extract(Wanted),
    Anchor(AnchorFiles),
    Changes(ChangesFiles),
    /// One of the commands that work on files of marks, with its words.
    Files(Vec<OsString>),
}

/// The files of `beleg anchor`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AnchorFiles {
    pub(super) article: PathBuf,
    pub(super) was: Option<PathBuf>,
    pub(super) marks: PathBuf,
}

/// The files of `beleg changes`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ChangesFiles {
    pub(super) old: PathBuf,
    pub(super) new: PathBuf,
    pub(super) marks: Option<PathBuf>,
    pub(super) format: ReportFormat,
    /// Of the report's words; BCP 47.
    pub(super) language: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ReportFormat {
    #[default]
    Markdown,
    Html,
    Json,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) files: Vec<PathBuf>,
    pub(super) format: OutputFormat,
    pub(super) url: Option<String>,
    pub(super) encoding: Option<String>,
    pub(super) name: Option<String>,
    /// Whether to tell what stands in no block.
    pub(super) account: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum OutputFormat {
    #[default]
    Json,
    Text,
    Beleg,
}

/// Why the words were not understood.
#[derive(Debug, thiserror::Error)]
pub(super) enum UsageError {
    #[error("a command is missing")]
    NoCommand,
    #[error("there is no command `{0}`")]
    UnknownCommand(String),
    #[error("a file is missing")]
    NoFile,
    #[error("`--format` is json, text or beleg, not `{0}`")]
    UnknownFormat(String),
    #[error("`--url` is for one file, and there are {0}")]
    UrlOfMany(usize),
    #[error("`--account` is for the formats json and text: a .beleg.json file counts what was left out")]
    AccountOfFile,
    #[error("`--article` with the new version is missing")]
    NoArticle,
    #[error("`--language` is en or de, not `{0}`")]
    UnknownLanguage(String),
    #[error("`--format` is markdown, html or json, not `{0}`")]
    UnknownReport(String),
    #[error("two versions of the article are needed, the old one and the new one")]
    NoVersions,
    #[error("a file with marks is missing")]
    NoMarks,
    #[error("`{0}` is one file too many")]
    TooMany(String),
    #[error("standard input can stand for one file only")]
    InputTwice,
    #[error(transparent)]
    Words(#[from] lexopt::Error),
}

/// Reads the arguments, without the name of the program.
///
/// # Errors
/// [`UsageError`].
pub(super) fn read(arguments: Vec<OsString>) -> Result<Command, UsageError> {
    if arguments.first().and_then(|word| word.to_str()).is_some_and(super::files::knows) {
        return Ok(Command::Files(arguments));
    }
    let mut parser = lexopt::Parser::from_args(arguments);
    let command = match parser.next()? {
        None => return Err(UsageError::NoCommand),
        Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Short('V') | Long("version")) => return Ok(Command::Version),
        Some(Value(command)) => command.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "extract" => read_extract(&mut parser),
        "anchor" => read_anchor(&mut parser),
        "changes" => read_changes(&mut parser),
        "help" => Ok(Command::Help),
        _ => Err(UsageError::UnknownCommand(command)),
    }
}

fn read_extract(parser: &mut lexopt::Parser) -> Result<Command, UsageError> {
    let mut wanted = Wanted::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::HelpExtract),
            Long("url") => wanted.url = Some(parser.value()?.string()?),
            Long("encoding") => wanted.encoding = Some(parser.value()?.string()?),
            Long("account") => wanted.account = true,
            Long("name") => wanted.name = Some(parser.value()?.string()?),
            Long("format") => {
                let name = parser.value()?.string()?;
                wanted.format = match name.as_str() {
                    "json" => OutputFormat::Json,
                    "text" => OutputFormat::Text,
                    "beleg" => OutputFormat::Beleg,
                    _ => return Err(UsageError::UnknownFormat(name)),
                };
            }
            Value(file) => wanted.files.push(file.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    match wanted.files.len() {
        0 => Err(UsageError::NoFile),
        _ if wanted.account && wanted.format == OutputFormat::Beleg => Err(UsageError::AccountOfFile),
        files if files > 1 && wanted.url.is_some() => Err(UsageError::UrlOfMany(files)),
        _ => Ok(Command::Extract(wanted)),
    }
}

fn read_anchor(parser: &mut lexopt::Parser) -> Result<Command, UsageError> {
    let (mut article, mut was, mut marks) = (None, None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::HelpAnchor),
            Long("article") => article = Some(PathBuf::from(parser.value()?)),
            Long("was") => was = Some(PathBuf::from(parser.value()?)),
            Value(file) if marks.is_none() => marks = Some(PathBuf::from(file)),
            Value(file) => return Err(UsageError::TooMany(file.to_string_lossy().into_owned())),
            other => return Err(other.unexpected().into()),
        }
    }
    let files = AnchorFiles { article: article.ok_or(UsageError::NoArticle)?, was, marks: marks.ok_or(UsageError::NoMarks)? };
    let all = [Some(&files.article), files.was.as_ref(), Some(&files.marks)];
    one_input(all.into_iter().flatten())?;
    Ok(Command::Anchor(files))
}

fn read_changes(parser: &mut lexopt::Parser) -> Result<Command, UsageError> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut format = ReportFormat::default();
    let mut language = "en".to_owned();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::HelpChanges),
            Long("format") => {
                let name = parser.value()?.string()?;
                format = match name.as_str() {
                    "markdown" => ReportFormat::Markdown,
                    "html" => ReportFormat::Html,
                    "json" => ReportFormat::Json,
                    _ => return Err(UsageError::UnknownReport(name)),
                };
            }
            Long("language") => {
                language = parser.value()?.string()?;
                if !matches!(language.as_str(), "en" | "de") {
                    return Err(UsageError::UnknownLanguage(language));
                }
            }
            Value(file) if files.len() < 3 => files.push(file.into()),
            Value(file) => return Err(UsageError::TooMany(file.to_string_lossy().into_owned())),
            other => return Err(other.unexpected().into()),
        }
    }
    one_input(files.iter())?;
    let mut files = files.into_iter();
    let (Some(old), Some(new)) = (files.next(), files.next()) else { return Err(UsageError::NoVersions) };
    Ok(Command::Changes(ChangesFiles { old, new, marks: files.next(), format, language }))
}

/// Standard input can be read once.
fn one_input<'a>(files: impl Iterator<Item = &'a PathBuf>) -> Result<(), UsageError> {
    let inputs = files.filter(|file| file.as_os_str() == STANDARD_INPUT).count();
    if inputs > 1 { Err(UsageError::InputTwice) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &str) -> Result<Command, String> {
        read(words.split_whitespace().map(OsString::from).collect()).map_err(|error| error.to_string())
    }

    #[test]
    fn words_are_understood() {
        assert_eq!(told("--help"), Ok(Command::Help));
        assert_eq!(told("-V"), Ok(Command::Version));
        assert_eq!(told("extract --help"), Ok(Command::HelpExtract));
        let wanted = Wanted { files: vec!["-".into(), "a.html".into()], format: OutputFormat::Text, ..Wanted::default() };
        assert_eq!(told("extract - --format=text a.html"), Ok(Command::Extract(wanted)));
        let wanted = Wanted { files: vec!["a".into()], account: true, ..Wanted::default() };
        assert_eq!(told("extract a --account"), Ok(Command::Extract(wanted)));
        let files = AnchorFiles { article: "new".into(), was: Some("old".into()), marks: "-".into() };
        assert_eq!(told("anchor --article new - --was=old"), Ok(Command::Anchor(files)));
        let files =
            ChangesFiles { old: "a".into(), new: "b".into(), marks: None, format: ReportFormat::Html, language: "de".to_owned() };
        assert_eq!(told("changes a --format html --language de b"), Ok(Command::Changes(files)));
        let wanted = Wanted { files: vec!["--a".into()], url: Some("u".to_owned()), ..Wanted::default() };
        assert_eq!(told("extract --url u -- --a"), Ok(Command::Extract(wanted)));
    }

    #[test]
    fn bad_usage_is_told() {
        let rows = [
            ("", "a command is missing"),
            ("eat", "there is no command `eat`"),
            ("extract", "a file is missing"),
            ("extract --format xml a", "`--format` is json, text or beleg, not `xml`"),
            ("extract --url u a b", "`--url` is for one file, and there are 2"),
            (
                "extract --account --format beleg a",
                "`--account` is for the formats json and text: a .beleg.json file counts what was left out",
            ),
            ("extract --loud a", "invalid option '--loud'"),
            ("extract a --url", "missing argument for option '--url'"),
            ("anchor marks.json", "`--article` with the new version is missing"),
            ("anchor --article a", "a file with marks is missing"),
            ("anchor --article a b c", "`c` is one file too many"),
            ("changes a", "two versions of the article are needed, the old one and the new one"),
            ("changes --format pdf a b", "`--format` is markdown, html or json, not `pdf`"),
            ("changes --language fr a b", "`--language` is en or de, not `fr`"),
            ("changes a b c d", "`d` is one file too many"),
            ("changes - -", "standard input can stand for one file only"),
            ("anchor --article - --was -  b", "standard input can stand for one file only"),
        ];
        for (words, expected) in rows {
            assert_eq!(told(words), Err(expected.to_owned()), "{words}");
        }
    }
}
