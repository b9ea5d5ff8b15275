//! The command `beleg`: the same files as the page, without a browser. It reads its arguments, opens files and prints; what is in the
//! files is the business of the pure layers.

mod anchor;
mod arguments;
mod article;
mod changes;
mod clock;
mod extract;
mod files;
mod marks;
mod output;

use std::{
    ffi::OsString,
    io::{self, Write},
    process::ExitCode,
};

use arguments::{Command, HELP, HELP_ANCHOR, HELP_CHANGES, HELP_EXTRACT};

/// Something could not be read or written; the rest was done.
const FAILED: u8 = 1;

/// The command was not understood, nothing was done.
const BAD_USAGE: u8 = 2;

/// Runs the command with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    // A reader that breaks on a damaged file is told as that file's error, not as a fault of the program.
    std::panic::set_hook(Box::new(|_| {}));
    let status = run_with(std::env::args_os().skip(1).collect(), &mut io::stdout().lock(), &mut io::stderr().lock());
    ExitCode::from(status)
}

fn run_with(arguments: Vec<OsString>, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let done = match arguments::read(arguments) {
        Ok(Command::Help) => out.write_all(HELP.as_bytes()).map(|()| true),
        Ok(Command::HelpExtract) => out.write_all(HELP_EXTRACT.as_bytes()).map(|()| true),
        Ok(Command::HelpAnchor) => out.write_all(HELP_ANCHOR.as_bytes()).map(|()| true),
        Ok(Command::HelpChanges) => out.write_all(HELP_CHANGES.as_bytes()).map(|()| true),
        Ok(Command::Version) => writeln!(out, "beleg {}", env!("CARGO_PKG_VERSION")).map(|()| true),
        Ok(Command::Extract(wanted)) => extract::run(&wanted, out, err),
        Ok(Command::Anchor(files)) => anchor::run(&files, out, err),
        Ok(Command::Changes(files)) => changes::run(&files, out, err),
        Ok(Command::Files(words)) => match files::read(words) {
            Ok(asked) => files::run(&asked, out, err),
            // Help, and what is wrong with the words.
            Err(error) if error.use_stderr() => {
                write!(err, "{error}").ok();
                return BAD_USAGE;
            }
            Err(error) => write!(out, "{error}").map(|()| true),
        },
        Err(error) => {
            // When even the message cannot be written, the status still tells.
            writeln!(err, "beleg: {error}\nTry `beleg --help`.").ok();
            return BAD_USAGE;
        }
    };
    match done.and_then(|done| out.flush().map(|()| done)) {
        Ok(true) => 0,
        Ok(false) => FAILED,
        // Who reads the output has had enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(error) => {
            writeln!(err, "beleg: the output could not be written: {error}").ok();
            FAILED
        }
    }
}
