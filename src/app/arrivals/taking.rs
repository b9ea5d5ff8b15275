//! Taking over what came: at once if nothing needs a look, else when it has been looked at.

use std::rc::Rc;

use super::{Arrival, Decided, Decision, Fate, How, counts::count, look};
use crate::{
    app::{
        files::tell_taken,
        notice::{NoticeBody, Taken},
        route::Route,
        state::{AppState, BeingRead, Came, Dialog, Waiting},
        update::{open, set_trashed, undo_at, with_document, with_settings, without_reading},
    },
    domain::{details::Details, document::Document, history::Act, id::DocumentId, incoming::Thing, stamp::Timestamp, table::Table},
    format::native::Problem,
};

/// Takes at once what changes nothing of what is there and is not there already; anything else waits for a look.
pub(in crate::app) fn arrive(state: &AppState, arrival: &Arrival, waiting: Waiting, at: Timestamp) -> AppState {
    // What has not been read yet may be the same article.
    let is_new = |fate: &Fate| matches!(fate, Fate::New { .. });
    if !state.library.is_whole() && arrival.rows.iter().any(|row| is_new(&row.fate)) {
        return hold(state, waiting);
    }
    let state = match waiting.held {
        Some(reading) => &without_reading(state, reading),
        None => state,
    };
    let waiting = Waiting { held: None, ..waiting };
    let is_own = arrival.format.is_none_or(|format| format == crate::format::export::Target::Beleg.spec().title);
    let harmless = |fate: &Fate| (is_new(fate) && is_own) || *fate == Fate::Same;
    if arrival.rows.iter().all(|row| harmless(&row.fate)) && arrival.problems.is_empty() {
        return take(state, &[waiting], &Decided::new(), false, at);
    }
    let arrivals = state.arrivals.iter().cloned().chain([waiting]).collect();
    AppState { arrivals: Rc::new(arrivals), dialog: Some(Dialog::Arrivals), ..state.clone() }
}

/// Until the library has been read; so long it is told that something is being read.
fn hold(state: &AppState, waiting: Waiting) -> AppState {
    let mut next = state.clone();
    let number = waiting.held.unwrap_or_else(|| {
        let number = u32::MAX - state.arrivals.len() as u32;
        let reading = BeingRead { number, name: Rc::clone(&waiting.name), route: Rc::clone(&state.route) };
        Rc::make_mut(&mut next.readings).push(reading);
        number
    });
    Rc::make_mut(&mut next.arrivals).push(Waiting { held: Some(number), ..waiting });
    next
}

/// Looks anew at what was held until the library had been read, and at what was waiting for a new version to be taken over.
#[must_use]
#[inline(never)]
pub fn look_again(state: &AppState, at: Timestamp) -> AppState {
    let mut next = AppState { arrivals: Rc::default(), ..state.clone() };
    for waiting in state.arrivals.iter().cloned() {
        let called_off = waiting.held.is_some_and(|own| !state.readings.iter().any(|reading| reading.number == own));
        let again = Waiting { updates: None, ..waiting };
        match look(&next.library, &again, at).filter(|_| !called_off) {
            // The new version that was taken over was all there was to it.
            Some(Ok(arrival)) if waiting.updates.is_some() && !arrival.rows.iter().any(|row| brings(&row.fate)) => {}
            Some(Ok(arrival)) => next = arrive(&next, &arrival, again, at),
            _ => {}
        }
    }
    next
}

fn brings(fate: &Fate) -> bool {
    match fate {
        Fate::SameText { incoming, .. } => incoming.asks(),
        fate => *fate != Fate::Same,
    }
}

/// Ends the waiting: takes everything over as was decided, or leaves it.
#[must_use]
#[inline(never)]
pub fn settle(state: &AppState, decided: Option<&Decided>, at: Timestamp) -> AppState {
    let arrivals = Rc::clone(&state.arrivals);
    let next = AppState { arrivals: Rc::default(), dialog: None, ..state.clone() };
    match decided {
        Some(decided) => take(&next, &arrivals, decided, true, at),
        None => next,
    }
}

/// Takes a whole merge back, article by article.
#[must_use]
#[inline(never)]
pub fn undo(state: &AppState, taken: &Taken, at: Timestamp) -> AppState {
    let mut next = taken.merged.iter().fold(state.clone(), |state, id| undo_at(&state, *id, taken.at, at));
    Rc::make_mut(&mut next.notices).retain(|notice| !matches!(notice.body, NoticeBody::Imported { .. }));
    next
}

/// What is being taken over.
struct Taking {
    state: AppState,
    at: Timestamp,
    /// Articles as they were before anything was merged into them.
    before: Table<DocumentId, Rc<Document>>,
    /// What is to be seen afterwards, if it is one article.
    touched: Vec<DocumentId>,
    taken: Taken,
    /// The new versions that are to be looked at next.
    updates: Vec<Waiting>,
    problems: Vec<Problem>,
    elsewhere: bool,
}

fn take(state: &AppState, arrivals: &[Waiting], decided: &Decided, asked: bool, at: Timestamp) -> AppState {
    let mut taking = Taking {
        state: state.clone(),
        at,
        before: Table::new(),
        touched: Vec::new(),
        taken: Taken { at, ..Taken::default() },
        updates: Vec::new(),
        problems: Vec::new(),
        elsewhere: false,
    };
    let mut read = None;
    for (place, waiting) in arrivals.iter().enumerate() {
        let Some(Ok(arrival)) = look(&taking.state.library, waiting, at) else { continue };
        if let Came::Article { document, elsewhere } = &waiting.came {
            // Who was asked has come back.
            taking.elsewhere |= *elsewhere && !asked;
            read = Some(Rc::clone(document.details()));
        }
        taking.arrival(arrival, waiting, |id| decided.get(&(place, id)).cloned().unwrap_or_default());
    }
    taking.end(read.filter(|_| arrivals.len() == 1))
}

impl Taking {
    fn arrival(&mut self, arrival: Arrival, waiting: &Waiting, decision: impl Fn(DocumentId) -> Decision) {
        self.problems.extend(arrival.reading.problems);
        for (theirs, row) in arrival.reading.documents.into_iter().zip(arrival.rows) {
            let decision = decision(row.document);
            let how = decision.how(&row.fate);
            match &row.fate {
                Fate::New { .. } => self.add(theirs),
                Fate::Same => self.show(theirs.id(), !theirs.is_trashed()),
                Fate::Changed(_) => self.merge(theirs.id(), &theirs, &row.fate, &decision),
                Fate::SameText { .. } | Fate::SameAddress { .. } if how == How::Leave => {}
                Fate::SameText { .. } | Fate::SameAddress { .. } if how == How::KeepBoth => self.add(theirs),
                Fate::SameText { own, .. } | Fate::SameAddress { own } if how == How::Update => {
                    self.updates.push(Waiting { updates: Some((*own, Rc::new(theirs))), ..waiting.clone() });
                }
                Fate::SameText { own, .. } => self.merge(*own, &theirs, &row.fate, &decision),
                // Marks on two texts are not merged unseen.
                Fate::SameAddress { .. } => self.add(theirs),
            }
        }
        if let Some(theirs) = arrival.reading.settings {
            self.state = with_settings(&self.state, self.at, |mine| mine.add(&theirs));
        }
    }

    fn add(&mut self, theirs: Document) {
        let id = theirs.id();
        self.taken.added += 1;
        self.touched.push(id);
        self.state.clock = self.state.clock.after(theirs.last_stamp());
        self.state = with_document(&self.state, theirs, Default::default());
    }

    /// Who opens a file with an article wants to see it, even if it lay in the trash.
    fn show(&mut self, id: DocumentId, wanted: bool) {
        if !self.touched.contains(&id) {
            self.touched.push(id);
        }
        if let Some(restored) = set_trashed(&self.state, id, false, self.at).filter(|_| wanted) {
            self.taken.restored += 1;
            self.state = restored;
        }
    }

    fn merge(&mut self, own: DocumentId, theirs: &Document, fate: &Fate, decision: &Decision) {
        let Some((mine, incoming)) = self.state.library.documents.get(&own).cloned().zip(fate.incoming()) else { return };
        let mut clock = self.state.clock.after(theirs.last_stamp()).after(mine.last_stamp());
        let mut both = (*incoming.both).clone();
        if let Some(edit) = incoming.edit(&mine, theirs, &decision.choices) {
            let (stamp, next) = clock.tick(self.at);
            clock = next;
            // The edit was made for this very document.
            if let Ok((chosen, _)) = both.apply(&edit, stamp) {
                both = chosen;
            }
        }
        let takes = incoming.takes(&decision.choices);
        count(&mut self.taken, incoming, &takes);
        // Into the trash it goes only with a colleague's word and the user's.
        let stays = incoming.differences.iter().zip(&takes).any(|(difference, take)| difference.thing == Thing::Trash && !take);
        let wanted = stays || !theirs.is_trashed();
        let goes = both.is_trashed() && !mine.is_trashed() && !wanted;
        if !self.before.contains_key(&own) {
            self.before.insert(own, mine);
        }
        let history = self.state.library.histories.get(&own).cloned().unwrap_or_default();
        self.state = with_document(&AppState { clock, ..self.state.clone() }, both, history);
        if goes {
            self.taken.trashed += 1;
            Rc::make_mut(&mut self.state.library).removed.push(own);
        }
        self.show(own, wanted);
    }

    /// One step of undo for each article, and a word about it all.
    fn end(self, read: Option<Rc<Details>>) -> AppState {
        let Self { mut state, at, before, touched, mut taken, mut updates, problems, elsewhere } = self;
        for (id, was) in before.iter() {
            let Some(now) = state.library.documents.get(id).filter(|now| !now.same_content(was)).cloned() else { continue };
            let history = state.library.histories.get(id).cloned().unwrap_or_default();
            state = with_document(&state, (*now).clone(), history.record(now.towards(was), Act::Merge, at));
            taken.merged.push(*id);
        }
        if let ([document], false) = (&*touched, elsewhere)
            && state.library.documents.get(document).is_some_and(|document| !document.is_trashed())
        {
            state = open(&state, Route::Desk { document: *document, mark: None });
        }
        // An article that was read tells what was not taken as it was.
        let state = match read.filter(|_| taken.added == 1 && taken.merged.is_empty()) {
            Some(details) => tell_taken(state, details, elsewhere),
            None if touched.is_empty() => state,
            None => state.telling(NoticeBody::Imported { taken: Rc::new(taken), problems: Rc::new(problems) }),
        };
        let Some((own, _)) = updates.first().and_then(|waiting| waiting.updates.clone()) else { return state };
        updates.iter_mut().skip(1).for_each(|waiting| waiting.updates = None);
        let next = open(&state, Route::Desk { document: own, mark: None });
        AppState { arrivals: Rc::new(updates), dialog: Some(Dialog::Update(own)), ..next }
    }
}
