//! Bytes to and from records: the native file here, one file per foreign format beside it.
//!
//! The only room that reads and writes JSON. Files count offsets in Unicode code points; bytes stay inside.
//! Reading never gives up a whole file for one bad record: it returns what could be taken and a list of problems.

pub mod changes;
pub mod claim_review;
pub mod date_time;
pub mod export;
#[cfg(not(target_arch = "wasm32"))]
pub mod gold;
pub mod import;
pub mod index;
pub mod markup;
pub mod native;
pub mod report;
pub mod selectors;
pub mod settings;
pub mod stored;
pub mod strings;
pub mod text_fragment;
