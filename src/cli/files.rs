//! The commands that work on files of marks: `convert`, `validate`, `merge`, `stats`, `schema`, and what a shell wants to know of all
//! commands.

mod bring;
mod convert;
mod grammar;
mod inputs;
mod look;
mod merge;
mod names;
mod output;

use std::{ffi::OsString, io, io::Write};

use clap::ArgMatches;

/// Whether a word is one of these commands.
pub(super) fn knows(command: &str) -> bool {
    grammar::OWN.contains(&command)
}

/// What clap makes of the words behind `beleg`.
pub(super) struct Asked {
    matches: ArgMatches,
}

/// Reads the words, the command among them.
///
/// # Errors
/// When they are not understood, and when help was asked for.
pub(super) fn read(words: Vec<OsString>) -> Result<Asked, clap::Error> {
    let name = OsString::from("beleg");
    grammar::own().try_get_matches_from([name].into_iter().chain(words)).map(|matches| Asked { matches })
}

/// Runs a command; `false` if part of it failed.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn run(asked: &Asked, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<bool> {
    match asked.matches.subcommand() {
        Some(("convert", given)) => convert::run(given, out, err),
        Some(("validate", given)) => look::validate(given, out, err),
        Some(("stats", given)) => look::stats(given, out, err),
        Some(("merge", given)) => merge::run(given, out, err),
        Some(("completions", given)) => grammar::completions(given, out),
        Some(("man", _)) => grammar::man(out),
        // No other is known.
        _ => out.write_all(crate::format::native::schema().as_bytes()).map(|()| true),
    }
}
