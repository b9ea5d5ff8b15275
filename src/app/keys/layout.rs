//! A press of a key, and which key it was. Keyboards of other scripts type letters that name no command; there the place of the key
//! counts, as it does for everyone who knows a program by its keys. A Latin letter counts as it is written, wherever its key lies.

/// Where the keyboard is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// A text field, or an input method at work: nothing but its own keys.
    TextField,
    /// The article with its reading cursor.
    Article,
    /// A button, link or list: its own keys (Enter, Space, arrows) are left to it.
    Control,
    /// Nothing in particular.
    #[default]
    Page,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyPress {
    /// As in `KeyboardEvent.key`: what is written.
    pub key: String,
    /// As in `KeyboardEvent.code`: where the key lies, by its name on an American keyboard.
    pub code: String,
    /// Whether the last letter that was typed was none of the Latin ones. It tells how to take a sign such as the full stop, which lies
    /// where a Latin keyboard has another key.
    pub other_script: bool,
    /// Control, or Command on a Mac.
    pub command: bool,
    pub shift: bool,
    pub alt: bool,
    /// The key that writes third signs; some systems report Control and Alt besides.
    pub alt_graph: bool,
    pub place: Place,
}

impl KeyPress {
    /// What the press may mean, likeliest first: what is written, then what the key at that place writes on an American keyboard.
    #[must_use]
    pub fn meanings(&self) -> [Option<&str>; 2] {
        let written = self.key.as_str();
        // What is written with the help of AltGr is a sign that a word needs, and no command.
        if self.alt_graph && is_letter(written) { [None, None] } else { [Some(written), self.by_place()] }
    }

    /// Whether the press means one of these keys, in small letters or large.
    #[must_use]
    pub fn means(&self, key: &str) -> bool {
        self.meanings().into_iter().flatten().any(|meant| meant.eq_ignore_ascii_case(key))
    }

    fn by_place(&self) -> Option<&str> {
        let written = self.key.chars().next()?;
        // Names of keys are Latin, and longer than a sign.
        let is_sign = written.is_ascii_punctuation() && self.key.len() == 1;
        if self.alt_graph || !(is_of_other_script(written) || (is_sign && self.other_script)) {
            return None;
        }
        match self.code.as_str() {
            "Slash" => Some(if self.shift { "?" } else { "/" }),
            code => code.strip_prefix("Key").or_else(|| code.strip_prefix("Digit")).filter(|key| key.len() == 1),
        }
    }
}

/// Whether a key that was pressed tells which letters the keyboard writes: `true` for those of other scripts than the Latin one.
#[must_use]
pub fn writes_other_script(key: &str) -> Option<bool> {
    is_letter(key).then(|| key.chars().next().is_some_and(is_of_other_script))
}

/// A letter, and not the name of a key. Some keyboards write two signs at one press, but never two Latin ones.
fn is_letter(key: &str) -> bool {
    let mut signs = key.chars();
    signs.next().is_some_and(|first| first.is_alphabetic() && (is_of_other_script(first) || signs.next().is_none()))
}

/// Letters and digits from Greek on, without the Latin letters, punctuation and symbols among them.
fn is_of_other_script(sign: char) -> bool {
    sign >= '\u{370}' && !matches!(sign, '\u{1D00}'..='\u{1EFF}' | '\u{2000}'..='\u{2C7F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str, code: &str, other_script: bool) -> KeyPress {
        KeyPress { key: key.to_owned(), code: code.to_owned(), other_script, ..KeyPress::default() }
    }

    #[test]
    fn a_key_of_another_script_counts_by_its_place_and_a_latin_one_as_it_is_written() {
        let rows = [
            // Russian, Greek, Hebrew, Korean, Arabic, Hindi, Thai.
            ("с", "KeyC", false, Some("C")),
            ("С", "KeyC", false, Some("C")),
            ("ψ", "KeyC", false, Some("C")),
            ("ב", "KeyC", false, Some("C")),
            ("ㅊ", "KeyC", false, Some("C")),
            ("لا", "KeyB", false, Some("B")),
            ("म", "KeyC", false, Some("C")),
            ("แ", "KeyC", false, Some("C")),
            ("٣", "Digit3", false, Some("3")),
            ("ظ", "Slash", false, Some("/")),
            ("б", "Comma", false, None),
            // Signs of such a keyboard, once a letter has told.
            (".", "Slash", true, Some("/")),
            ("/", "KeyQ", true, Some("Q")),
            (";", "KeyQ", true, Some("Q")),
            ("'", "KeyW", true, Some("W")),
            // German, French, Dvorak, Turkish.
            ("-", "Slash", false, None),
            (",", "KeyM", false, None),
            ("c", "KeyI", false, None),
            ("j", "KeyC", true, None),
            (".", "Slash", false, None),
            ("é", "Digit2", false, None),
            ("ş", "Semicolon", false, None),
            ("ệ", "KeyC", true, None),
            // Dead keys, input methods, named keys, typographic signs.
            ("Dead", "KeyC", true, None),
            ("Process", "KeyC", true, None),
            ("Enter", "Enter", true, None),
            ("’", "KeyQ", true, None),
            ("", "KeyC", true, None),
        ];
        for (key, code, other_script, expected) in rows {
            let press = press(key, code, other_script);
            assert_eq!(press.meanings(), [Some(key), expected], "{key} at {code}");
        }
    }

    #[test]
    fn what_alt_gr_writes_is_no_command() {
        for key in ["ć", "c", "ſ", "ґ"] {
            assert_eq!(KeyPress { alt_graph: true, ..press(key, "KeyC", true) }.meanings(), [None, None], "{key}");
        }
        let slash = KeyPress { alt_graph: true, ..press("/", "KeyQ", true) };
        assert_eq!(slash.meanings(), [Some("/"), None]);
    }

    #[test]
    fn letters_tell_the_script_and_other_keys_do_not() {
        let rows = [
            ("с", Some(true)),
            ("لا", Some(true)),
            ("c", Some(false)),
            ("É", Some(false)),
            (".", None),
            ("Enter", None),
            ("F2", None),
            ("", None),
        ];
        for (key, expected) in rows {
            assert_eq!(writes_other_script(key), expected, "{key}");
        }
    }

    #[test]
    fn shift_and_the_key_of_the_slash_ask_for_help() {
        let press = KeyPress { shift: true, ..press(",", "Slash", true) };
        assert!(press.means("?") && !press.means("/"));
    }
}
