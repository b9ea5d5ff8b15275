//! Keeping documents safe: which state of which document goes where, and when a user may be told that it is saved. No clock, no
//! browser: what is outside comes in as values, what is to be done goes out as values, so that every order of events can be tried.
//!
//! There are two homes. `localStorage` is written at every change and survives a crashed tab, but a browser that is killed loses its
//! last seconds. The mirror (IndexedDB) is written a moment later by a transaction that waits for the disk, and several tabs may
//! write it. Each home holds whole documents; whatever is found is merged, record by record.
//!
//! In `localStorage` a document has a key of its own, written only by the tab that holds the document's lock. Every tab notes its
//! changes in a journal, under a key of its own, until the own key or the mirror has them: no tab writes a key that another living
//! tab writes.

mod adopt;
mod exchange;
mod keeper;
mod kept;
pub mod keys;
mod message;
mod row;
mod tabs;

pub(in crate::app) use adopt::set_aside;
pub use adopt::{Adopted, Found};
pub use exchange::{Exchange, Exchanged, Merge, Outgoing, Stored};
pub use keeper::{Keeper, MirrorState};
pub use message::Message;
pub use row::Row;
pub use tabs::Heard;
