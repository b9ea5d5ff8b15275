//! What is kept in a browser's storage: patches make the state they were made from, and no damage goes unnoticed.

use beleg::format::{
    native::{read_patch, write_one, write_patch},
    stored::{self, Unreadable, check_of, seal},
};
use proptest::{prelude::*, sample::Index};

use crate::support::{cases, documents::document, documents::three_states};

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn a_patch_makes_the_later_state([since, more, other] in three_states()) {
        let now = since.merge(&more).unwrap();
        let patch = write_patch(&now, &since);
        prop_assert_eq!(read_patch(&patch, &since), Some(now.clone()));
        prop_assert_eq!(read_patch(&patch, &now), Some(now.clone()), "and changes nothing where it is known");
        // On another state it brings what is new, and nothing else.
        let with_others = other.merge(&since).unwrap();
        let on_other = read_patch(&patch, &with_others).unwrap();
        prop_assert_eq!(since.merge(&on_other).unwrap(), since.merge(&more).unwrap().merge(&other).unwrap());
        prop_assert_eq!(read_patch(&write_patch(&since, &since), &since), Some(since), "a patch without anything");
    }

    #[test]
    fn a_sealed_text_is_read(document in document()) {
        let file = write_one(&document);
        let (text, check) = seal(&file);
        prop_assert_eq!(check_of(&text), Some(&*check));
        prop_assert_eq!(stored::read_document(&text), Ok(document.clone()));
        prop_assert_eq!(stored::read_document(&file), Ok(document), "as version 0.1 wrote it");
        prop_assert!(serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok());
    }

    #[test]
    fn no_damage_goes_unnoticed(document in document(), place in any::<Index>(), bit in 0..8_u32, cut in any::<Index>()) {
        let (text, _) = seal(&write_one(&document));
        let mut bytes = text.clone().into_bytes();
        let at = place.index(bytes.len());
        bytes[at] ^= 1 << bit;
        // The browser hands over broken characters as U+FFFD.
        let flipped = String::from_utf8_lossy(&bytes);
        prop_assert_eq!(stored::read_document(&flipped), Err(Unreadable::Damaged), "bit {} of byte {}", bit, at);
        let mut end = cut.index(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        prop_assert_eq!(stored::read_document(&text[..end]), Err(Unreadable::Damaged), "cut at {}", end);
    }
}

#[test]
fn a_text_of_a_newer_version_is_not_damaged() {
    let newer = "{\n  \"format\": \"beleg\",\n  \"version\": 99,\n  \"documents\": [{}]\n}\n";
    assert_eq!(stored::read_document(&seal(newer).0), Err(Unreadable::Newer));
    assert_eq!(stored::read_document(newer), Err(Unreadable::Newer));
}
