//! What is stored, and what comes back.

use super::*;

fn keys(store: &MemoryStore) -> Vec<String> {
    store.keys().unwrap()
}

/// What a tab finds that starts now, without a mirror.
fn start(store: &Rc<MemoryStore>) -> persist::Start {
    let mut keeper = Keeper::new(ReplicaId(99), Rc::clone(store) as Rc<dyn KeyValue>, Ok(()));
    persist::start(&mut keeper, &keys(store), None, || false)
}

#[test]
fn what_is_stored_is_there_at_the_next_start_and_damage_is_put_aside() {
    let store = Rc::new(MemoryStore::default());
    let mut keeper = Keeper::new(ReplicaId(7), Rc::clone(&store) as Rc<dyn KeyValue>, Ok(()));
    let user = User::with_article().marks("Juli", Kind::Claim);
    keeper.changed(&user.state.library);
    assert_eq!(start(&store).documents, user.state.library.documents, "from the journal alone");
    user.state.library.documents.keys().for_each(|id| keeper.own(*id));
    assert!(keeper.settle().is_empty());
    let [key] = keys(&store).try_into().expect("the own key alone");
    assert_eq!(start(&store).documents, user.state.library.documents);

    let cut: String = store.get(&key).unwrap().unwrap().chars().take(200).collect();
    store.set(&key, &cut).unwrap();
    let after = start(&store);
    assert!(after.documents.is_empty());
    let [aside] = after.set_aside.as_slice() else { panic!("{:?}", after.set_aside) };
    assert_eq!(store.get(aside).unwrap().as_deref(), Some(cut.as_str()), "untouched");
    assert_eq!(store.get(&key).unwrap(), None);
    assert!(start(&store).set_aside.is_empty(), "it is put aside once");
}

#[test]
fn values_of_version_0_1_are_read_and_sealed() {
    let store = Rc::new(MemoryStore::default());
    let user = User::with_article().marks("Juli", Kind::Claim);
    let document = user.state.open_document().unwrap();
    let key = keep::keys::document(document.id());
    store.set(&key, &native::write_one(document)).unwrap();
    let mut keeper = Keeper::new(ReplicaId(8), Rc::clone(&store) as Rc<dyn KeyValue>, Ok(()));
    let start = persist::start(&mut keeper, &keys(&store), None, || false);
    assert_eq!(start.documents, user.state.library.documents);
    keeper.wanted_locks(None).into_iter().for_each(|id| keeper.own(id));
    assert!(keeper.settle().is_empty());
    assert!(format::stored::check_of(&store.get(&key).unwrap().unwrap()).is_some());
}

#[test]
fn what_a_newer_version_wrote_is_left_alone() {
    let store = Rc::new(MemoryStore::default());
    let id = User::with_article().state.open_document().unwrap().id();
    let newer = "{\"format\":\"beleg\",\"version\":99,\"documents\":[]}";
    store.set(&keep::keys::document(id), newer).unwrap();
    let start = start(&store);
    assert!(start.documents.is_empty() && start.set_aside.is_empty());
    assert_eq!(store.get(&keep::keys::document(id)).unwrap().as_deref(), Some(newer));
}

#[test]
fn a_deleted_article_lies_in_the_trash_for_thirty_days() {
    let user = User::with_article().marks("Juli", Kind::Claim);
    let id = user.state.open_document().unwrap().id();
    let user = user.does(Intent::RemoveDocument(id));
    assert_eq!((*user.state.route).clone(), Route::Library);
    assert!(user.state.library.is_empty());
    assert_eq!(select::trash(&user.state.library).len(), 1);
    let undone = User { state: user.state.clone(), ..user }.does(Intent::Undo);
    assert_eq!(undone.state.library.shown(), 1, "deleting is undone in the library");
    let user = undone.does(Intent::RemoveDocument(id));
    let left = |milliseconds: u64| {
        let action = Action { intent: Intent::Heard(vec![]), at: Timestamp(user.now + milliseconds), random: [0; 10] };
        update(&user.state, action).unwrap_or_else(|| user.state.clone()).library.documents.len()
    };
    assert_eq!((left(TRASH_KEEPS_MS), left(TRASH_KEEPS_MS + 1)), (1, 0));
    let user = user.does(Intent::PurgeDocument(id));
    assert!(user.state.library.documents.is_empty());
}

#[test]
fn restoring_a_backup_twice_changes_nothing_the_second_time() {
    let one = User::with_article().marks("Juli", Kind::Claim);
    let id = one.state.open_document().unwrap().id();
    let one = one.does(Intent::SetName("Ada".to_owned()));
    let two = one
        .does(Intent::TakeText { text: "Noch ein Artikel.\n\nKurz.".to_owned(), file_name: None })
        .does(Intent::RemoveDocument(id));
    let documents: Vec<_> = two.state.library.documents.values().map(|document| &**document).collect();
    let backup = native::write_backup(&documents, Timestamp(1), &two.state.settings);
    let restore = || Intent::TakeFile { name: "backup.beleg.json".to_owned(), bytes: backup.as_bytes().into() };
    let fresh = User::new().does(restore());
    assert_eq!(fresh.state.library.documents, two.state.library.documents, "the trash included");
    assert_eq!(fresh.state.settings.name, "Ada");
    let before = (fresh.state.library.clone(), fresh.state.settings.clone());
    let fresh = fresh.does(restore());
    assert_eq!(fresh.imported(), "");
    assert_eq!((fresh.state.library.clone(), fresh.state.settings.clone()), before);
}

#[test]
fn opening_a_file_brings_its_article_back_from_the_trash() {
    let user = User::with_article();
    let document = user.state.open_document().unwrap().clone();
    let file = native::write_one(&document);
    let user = user.does(Intent::RemoveDocument(document.id()));
    let user = user.does(Intent::TakeFile { name: "a.beleg.json".to_owned(), bytes: file.as_bytes().into() });
    assert_eq!(user.state.library.shown(), 1);
    assert_eq!(user.state.route.document(), Some(document.id()));
}

#[test]
fn an_address_waits_until_all_that_is_stored_has_been_looked_through() {
    let there = User::with_article();
    let document = (*there.state.library.documents.values().next().unwrap()).clone();
    let route = Route::Desk { document: document.id(), mark: None };
    let looking = || Library { looking: true, ..Library::default() };
    let user =
        || User { state: AppState::new(looking(), Settings::default(), route.clone(), ReplicaId(7)), now: 1_800_000_000_000 };
    let told = |user: &User| user.state.notices.len();
    assert_eq!(told(&user()), 0, "nothing is missing yet");
    // It lay in the store that is read later.
    let found = user().does(Intent::Heard(vec![(*document).clone()])).does(Intent::NotFound(Vec::new()));
    assert_eq!(told(&found), 0);
    assert_eq!(found.state.open_document().map(|document| document.id()), Some(document.id()));
    // It is nowhere.
    let lost = user().does(Intent::NotFound(Vec::new()));
    assert_eq!(*lost.last_notice(), NoticeBody::NoSuchDocument);
    // And in the library, nothing is said of an article that nobody asked for.
    let mut elsewhere = user();
    elsewhere.state = AppState::new(looking(), Settings::default(), Route::Library, ReplicaId(7));
    assert_eq!(told(&elsewhere.does(Intent::NotFound(vec![document.id()]))), 0);
}
