//! Files of earlier versions are brought up to date step by step before they are read, so that reading knows one version only.
//! A step is a function of the file's text. Its test is the golden file of the version it starts from.

use std::borrow::Cow;

use super::VERSION;

/// Makes a file of the next version, its field `version` included.
pub(super) type Step = fn(&str) -> String;

/// The step at index 0 makes version 2 of version 1, and so on. Raising [`VERSION`] without a step does not compile.
const STEPS: [Step; VERSION as usize - 1] = [];

/// The file in the version that is read.
pub(super) fn up_to_date(file: &str, version: u64) -> Cow<'_, str> {
    migrate(file, version, &STEPS)
}

fn migrate<'a>(file: &'a str, version: u64, steps: &[Step]) -> Cow<'a, str> {
    let done = usize::try_from(version).unwrap_or(usize::MAX).saturating_sub(1);
    steps.iter().skip(done).fold(Cow::Borrowed(file), |file, step| Cow::Owned(step(&file)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_from_the_files_version_on_is_taken_in_order() {
        let steps: [Step; 3] = [|file| format!("{file} 2"), |file| format!("{file} 3"), |file| format!("{file} 4")];
        let rows = [(1, "1 2 3 4"), (2, "1 3 4"), (3, "1 4"), (4, "1"), (9, "1"), (u64::MAX, "1")];
        for (version, expected) in rows {
            assert_eq!(migrate("1", version, &steps), expected, "version {version}");
        }
    }
}
