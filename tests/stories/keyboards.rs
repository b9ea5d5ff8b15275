//! Keyboards of other scripts: what a key writes, where it lies, and what it does at the desk.

use beleg::app::keys::{self, KeyPress, Place};

use super::*;

impl User {
    /// Presses a key that writes one thing and lies at the place of another.
    fn types(self, key: &str, code: &str, with: KeyPress) -> Self {
        let press = KeyPress { key: key.to_owned(), code: code.to_owned(), ..with };
        match keys::intent(&self.state, &press) {
            Some(intent) => self.does(intent),
            None => self,
        }
    }
}

fn in_article() -> KeyPress {
    KeyPress { place: Place::Article, ..KeyPress::default() }
}

fn known() -> KeyPress {
    KeyPress { other_script: true, ..in_article() }
}

#[test]
fn letters_of_other_scripts_do_what_lies_at_their_place() {
    // Russian, Greek, Hebrew, Korean.
    let rows: [(Kind, &str, [&str; 4]); 4] = [
        (Kind::Claim, "KeyC", ["с", "ψ", "ב", "ㅊ"]),
        (Kind::Source, "KeyS", ["ы", "σ", "ד", "ㄴ"]),
        (Kind::Quotation, "KeyQ", ["й", ";", "/", "ㅂ"]),
        (Kind::Note, "KeyM", ["ь", "μ", "צ", "ㅡ"]),
    ];
    for (kind, code, keys) in rows {
        for key in keys {
            let user = User::with_article().selects("Juli").types(key, code, known());
            let mark = user.state.desk.active.and_then(|id| user.state.open_document()?.mark(id).cloned());
            assert_eq!(mark.map(|mark| mark.kind), Some(kind), "{key}");
        }
    }
    let user = User::with_article().selects("IS").types("у", "KeyE", in_article()).types("2", "Digit2", in_article());
    assert_eq!(user.state.open_document().unwrap().mark(user.active()).unwrap().entity_type, TagId::new("ORG"));
    let command = KeyPress { command: true, ..in_article() };
    let user = user.types("я", "KeyZ", command.clone());
    assert!(user.told().is_empty());
    assert_eq!(user.types("Я", "KeyZ", KeyPress { shift: true, ..command }).told(), ["Entity: IS"]);
}

#[test]
fn marks_sentences_blocks_and_the_search_are_reached_from_other_scripts() {
    let user = User::with_article().marks("Nach vier", Kind::Claim).marks("Die USA", Kind::Claim);
    let shown = beleg::domain::query::visible(user.state.open_document().unwrap(), &Default::default());
    let marks = [shown[0].id, shown[1].id];
    let user = user.types("л", "KeyK", known());
    assert_eq!(user.active(), marks[0]);
    let user = user.types("о", "KeyJ", known());
    assert_eq!(user.active(), marks[1]);
    let tied = user.types("д", "KeyL", known());
    assert_eq!(tied.state.desk.focus.map(|request| request.to), Some(Focus::Tie(marks[1])));

    let user = User::with_article().does(Intent::PlaceCursor { to: ByteOffset(0), extend: false });
    let after = user.types("т", "KeyN", known());
    assert!(after.state.desk.cursor.unwrap().head > ByteOffset(0));
    let back = after.types("з", "KeyP", known());
    assert_eq!(back.state.desk.cursor.unwrap().head, ByteOffset(0));
    let dropped = back.types("ч", "KeyX", known());
    assert!(dropped.state.open_document().unwrap().boilerplate(0).is_dropped());
    let looking = dropped.types(".", "Slash", known());
    assert!(looking.state.desk.find.is_some());
    let helped = looking.types(",", "Slash", KeyPress { shift: true, ..known() });
    assert_eq!(*helped.state.route, Route::Help);
}

#[test]
fn a_latin_letter_does_what_is_written_on_it_and_nothing_else() {
    // Dvorak has its c at the American I, and a j at the American C; French keyboards have a comma where others have M.
    let user = User::with_article().selects("Juli").types("j", "KeyC", in_article());
    assert!(user.told().is_empty());
    let user = user.types(",", "KeyM", in_article()).types("-", "Slash", in_article());
    assert!(user.told().is_empty() && user.state.desk.find.is_none());
    assert_eq!(user.types("c", "KeyI", in_article()).told(), ["Claim: Juli"]);
    // Caps lock.
    assert_eq!(User::with_article().selects("Juli").types("C", "KeyC", in_article()).told(), ["Claim: Juli"]);
    let undone = User::with_article().selects("Juli").presses("c", Place::Article);
    let undone = undone.types("w", "KeyZ", KeyPress { command: true, ..in_article() });
    assert_eq!(undone.told(), ["Claim: Juli"], "on a French keyboard W lies there");
    assert!(undone.types("z", "KeyW", KeyPress { command: true, ..in_article() }).told().is_empty());
}

#[test]
fn fields_alt_gr_dead_keys_and_the_setting_keep_letters_out_in_every_script() {
    let user = || User::with_article().selects("Juli");
    let rows = [
        ("с", KeyPress { place: Place::TextField, ..known() }),
        ("с", KeyPress { alt_graph: true, ..known() }),
        ("c", KeyPress { alt_graph: true, ..known() }),
        ("ć", KeyPress { alt_graph: true, command: true, alt: true, ..in_article() }),
        ("Dead", known()),
        ("Process", known()),
    ];
    for (key, with) in rows {
        assert!(user().types(key, "KeyC", with.clone()).told().is_empty(), "{key} {with:?}");
    }
    let undone = |with| user().presses("c", Place::Article).types("ż", "KeyZ", with);
    assert_eq!(undone(KeyPress { alt_graph: true, command: true, alt: true, ..in_article() }).told(), ["Claim: Juli"]);
    let off = user().does(Intent::SetSingleKeys(false));
    assert!(off.types("с", "KeyC", known()).types("c", "KeyC", known()).told().is_empty());
}
