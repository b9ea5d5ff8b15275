//! Which blocks are near the window. Only they carry marks and cards; the others are plain text with the same words.

use std::rc::Rc;

use yew::prelude::*;

/// So many blocks are drawn before the browser has said what is in sight.
const AT_FIRST: usize = 24;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Near {
    /// By block; what lies behind the end is not near.
    blocks: Vec<bool>,
    /// For printing: everything.
    all: bool,
}

pub(crate) enum NearAction {
    Seen(Vec<(usize, bool)>),
    All,
}

impl Default for Near {
    fn default() -> Self {
        Self { blocks: vec![true; AT_FIRST], all: false }
    }
}

impl Near {
    pub(crate) fn has(&self, block: usize) -> bool {
        self.all || self.blocks.get(block).copied().unwrap_or(false)
    }
}

impl Reducible for Near {
    type Action = NearAction;

    fn reduce(self: Rc<Self>, action: NearAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            NearAction::All => next.all = true,
            NearAction::Seen(seen) => {
                for (block, near) in seen {
                    if next.blocks.len() <= block {
                        next.blocks.resize(block + 1, false);
                    }
                    if let Some(place) = next.blocks.get_mut(block) {
                        *place = near;
                    }
                }
            }
        }
        if next == *self { self } else { Rc::new(next) }
    }
}
