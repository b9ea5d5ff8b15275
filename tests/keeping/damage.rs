//! Whatever stored text is cut short or has a bit flipped: the others are there, and the damaged one is put aside and offered.

use std::rc::Rc;

use beleg::{
    app::{
        keep::{Found, Keeper, keys},
        persist,
        ports::{KeyValue, MemoryStore},
    },
    domain::{document::Document, id::DocumentId, stamp::ReplicaId, stamp::Timestamp},
    format::{native::write_one, stored::seal},
};
use proptest::{prelude::*, sample::Index};

use crate::support::{cases, documents::document};

/// Articles differ in their ids; the generator gives all the same.
fn library(documents: &[Document]) -> Vec<(DocumentId, String)> {
    let renamed = documents.iter().zip(1..).map(|(document, number)| {
        let id = DocumentId::new(Timestamp(number), [7; 10]);
        (id, write_one(document).replacen(&document.id().to_string(), &id.to_string(), 1))
    });
    renamed.map(|(id, file)| (id, seal(&file).0)).collect()
}

/// Cut at a character, or with one bit changed, as the browser then hands it over.
fn damaged(text: &str, place: &Index, bit: Option<u32>) -> String {
    let at = place.index(text.len());
    match bit {
        Some(bit) => {
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] ^= 1 << bit;
            String::from_utf8_lossy(&bytes).into_owned()
        }
        None => text.char_indices().take_while(|(start, _)| *start < at).map(|(_, sign)| sign).collect(),
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn a_damaged_value_costs_itself_alone(documents in prop::collection::vec(document(), 1..5), which in any::<Index>(), place in any::<Index>(), bit in prop::option::of(0..8_u32)) {
        let library = library(&documents);
        let store = Rc::new(MemoryStore::default());
        for (id, text) in &library {
            store.set(&keys::document(*id), text).unwrap();
        }
        let (hurt, text) = which.get(&library);
        let broken = damaged(text, &place, bit);
        store.set(&keys::document(*hurt), &broken).unwrap();
        let mut keeper = Keeper::new(ReplicaId(1), Rc::clone(&store) as Rc<dyn KeyValue>, Ok(()));
        let start = persist::start(&mut keeper, &store.keys().unwrap(), None, || false);
        let there: Vec<DocumentId> = start.documents.keys().copied().collect();
        let others: Vec<DocumentId> = library.iter().map(|(id, _)| *id).filter(|id| id != hurt).collect();
        prop_assert_eq!(there, others);
        let [aside] = start.set_aside.as_slice() else { return Err(TestCaseError::fail(format!("{:?}", start.set_aside))) };
        prop_assert_eq!(store.get(aside).unwrap(), Some(broken), "untouched");
        prop_assert_eq!(store.get(&keys::document(*hurt)).unwrap(), None);
    }

    #[test]
    fn a_home_that_is_whole_stands_in_for_the_other(document in document(), place in any::<Index>(), bit in prop::option::of(0..8_u32)) {
        let [(id, text)] = library(&[document]).try_into().unwrap();
        let broken = damaged(&text, &place, bit);
        let check = beleg::format::stored::check_of(&text).map(str::to_owned);
        let keeper = || Keeper::new(ReplicaId(1), Rc::new(MemoryStore::default()), Ok(()));
        let whole = keeper().adopt(id, &Found { own: Some(text.clone()), ..Found::default() }).document;
        prop_assert!(whole.is_some());
        let mirror_hurt = Found { own: Some(text.clone()), mirrored: Some(broken.clone()), check: check.clone(), ..Found::default() };
        let adopted = keeper().adopt(id, &mirror_hurt);
        prop_assert_eq!(&adopted.document, &whole);
        prop_assert!(adopted.mirror_damaged);
        let own_hurt = Found { own: Some(broken), mirrored: Some(text), check, ..Found::default() };
        prop_assert_eq!(&keeper().adopt(id, &own_hurt).document, &whole);
    }
}
