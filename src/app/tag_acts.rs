//! Acts on the tag set as a whole: merging words, splitting one, taking another set. They reach into every article, and one undo takes
//! them back.

use std::rc::Rc;

use crate::{
    app::{
        notice::{NoticeBody, Retagged},
        state::AppState,
        update::{edit, undo_at, with_settings},
    },
    domain::{
        desk::refile::{filed_under, refile, word_of},
        edit::Edit,
        history::Act,
        id::{DocumentId, RecordId},
        stamp::Timestamp,
        tags::{TagDefinition, TagSet},
    },
};

#[derive(Clone, Debug)]
pub enum TagAct {
    /// Files everything under the second; the first is archived.
    Merge {
        from: Rc<TagDefinition>,
        into: Rc<TagDefinition>,
    },
    /// Files some of what is filed under the first under a new one.
    Split {
        from: Rc<TagDefinition>,
        new: Rc<TagDefinition>,
        filed: Vec<(DocumentId, RecordId)>,
    },
    /// Takes a whole set in the place of the one in use. Articles keep the words that they use.
    TakeSet(Rc<TagSet>),
    Undo(Retagged),
}

/// What a merge would file anew, in articles that are not in the trash.
#[must_use]
pub fn filed(state: &crate::app::state::Library, tag: &TagDefinition) -> Vec<(DocumentId, RecordId)> {
    let word = word_of(tag);
    let documents = state.documents.values().filter(|document| !document.is_trashed());
    documents.flat_map(|document| filed_under(document, tag.role, word).into_iter().map(|id| (document.id(), id))).collect()
}

/// `None` when there is nothing to do.
#[must_use]
#[inline(never)]
pub fn update(state: &AppState, act: TagAct, at: Timestamp) -> Option<AppState> {
    match act {
        TagAct::Merge { from, into } => {
            if from.id == into.id || from.role != into.role {
                return None;
            }
            let (next, documents) = refiled(state, &from, &into, None, at);
            let archived = Rc::new(TagDefinition { archived: true, ..(*from).clone() });
            let set = state.settings.tags.with(archived).with(into);
            Some(told(state, next, set, documents, at))
        }
        TagAct::Split { from, new, filed } => {
            let (next, documents) = refiled(state, &from, &new, Some(&filed), at);
            Some(told(state, next, state.settings.tags.with(new), documents, at))
        }
        TagAct::TakeSet(set) => Some(told(state, state.clone(), (*set).clone(), Vec::new(), at)),
        TagAct::Undo(before) => {
            let next = before.documents.iter().fold(state.clone(), |state, id| undo_at(&state, *id, before.at, at));
            let mut next = with_settings(&next, at, |settings| settings.tags = (*before.tags).clone());
            Rc::make_mut(&mut next.notices).retain(|notice| !matches!(notice.body, NoticeBody::Retagged(_)));
            Some(next)
        }
    }
}

/// All articles with what is filed anew, and which have changed. The word travels with the article.
fn refiled(
    state: &AppState,
    from: &TagDefinition,
    into: &Rc<TagDefinition>,
    only: Option<&[(DocumentId, RecordId)]>,
    at: Timestamp,
) -> (AppState, Vec<DocumentId>) {
    let mut changed = Vec::new();
    let mut next = state.clone();
    for (id, document) in state.library.documents.iter() {
        let here: Option<Vec<RecordId>> =
            only.map(|only| only.iter().filter(|(own, _)| own == id).map(|(_, record)| *record).collect());
        let Some(made) = refile(document, from.role, word_of(from), word_of(into), here.as_deref()) else { continue };
        let made = Edit::All(vec![Edit::PutTag(Rc::clone(into)), made]);
        next = edit(&next, *id, &made, Act::ChangeTags, at);
        changed.push(*id);
    }
    (next, changed)
}

fn told(before: &AppState, next: AppState, tags: TagSet, documents: Vec<DocumentId>, at: Timestamp) -> AppState {
    let retagged = Retagged { tags: Rc::new(before.settings.tags.clone()), documents: Rc::new(documents), at };
    with_settings(&next, at, |settings| settings.tags = tags).telling(NoticeBody::Retagged(retagged))
}
