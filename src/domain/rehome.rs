//! Two documents about one text: somebody else has opened the same page and marked in it. Theirs can come to lie in mine.
//!
//! Marks, tags and records keep their ids and stamps, so a second arrival of the same file finds what the first has brought, and a newer
//! state of it is merged as any other. What belongs to a document and not to its records must not decide anything: that theirs was opened
//! later makes neither its text nor its details newer than mine.

use std::rc::Rc;

use crate::domain::{
    details::{Detail, Details, Told},
    document::Document,
    former::FormerText,
    stamp::{Stamp, Stamped, Timestamp},
};

impl Document {
    /// Whether it has this text, or had it.
    #[must_use]
    pub fn has_text(&self, sha256: &str) -> bool {
        self.article.value.sha256() == sha256 || self.former.iter().any(|former| former.article.sha256() == sha256)
    }

    /// This state as one of `home`, to be merged into it. Text and trash of `home` stay, and of the details all that it says.
    #[must_use]
    pub fn rehomed(&self, home: &Document) -> Document {
        let own = home.article.stamp;
        let known = |former: &FormerText| home.former.iter().find(|own| own.article.sha256() == former.article.sha256());
        let current = FormerText {
            stamp: self.article.stamp,
            article: Rc::clone(&self.article.value),
            url: Rc::clone(&self.details.value.url),
        };
        let texts = self.former.iter().cloned().chain([current]);
        let texts = texts.filter(|former| former.article.sha256() != home.article.value.sha256());
        let former =
            texts.map(|former| FormerText { stamp: known(&former).map_or(before(former.stamp, own), |own| own.stamp), ..former });
        // Before the beginning of time there is no time: a text without a stamp has no former ones.
        let former = former.filter(|former| former.stamp < own);
        // A decision about this text counts, whenever it was read; one about another text is about other blocks.
        let same = self.article.value.sha256() == home.article.value.sha256();
        let decided = self.decisions.iter().filter(|_| same);
        let mut moved = Document {
            id: home.id,
            created: home.created,
            article: home.article.clone(),
            former: former.collect(),
            decisions: decided
                .map(|(block, decision)| (*block, Stamped { stamp: decision.stamp.max(own), ..decision.clone() }))
                .collect(),
            details: self.details_beside(home),
            trashed: home.trashed.clone(),
            ..self.clone()
        };
        moved.show();
        moved
    }

    /// What `home` says of the article, and what this says where that says nothing.
    fn details_beside(&self, home: &Document) -> Stamped<Rc<Details>> {
        let mut details = (*home.details.value).clone();
        let of_reading = [Detail::Accessed, Detail::FileName, Detail::Encoding];
        for detail in Detail::ALL.into_iter().filter(|detail| !of_reading.contains(detail)) {
            if details.get(detail) == Told::Absent {
                details.set(detail, self.details.value.get(detail));
            }
        }
        if details == *home.details.value {
            return home.details.clone();
        }
        let next = Stamp { counter: home.details.stamp.counter.saturating_add(1), ..home.details.stamp };
        Stamped { stamp: next.max(self.details.stamp), value: Rc::new(details) }
    }
}

/// The stamp, or one that is older than another if it is not.
fn before(stamp: Stamp, other: Stamp) -> Stamp {
    if stamp < other {
        return stamp;
    }
    match other.at.0.checked_sub(1) {
        Some(at) => Stamp { at: Timestamp(at), ..stamp },
        None => Stamp::default(),
    }
}
