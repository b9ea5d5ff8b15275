//! The native file, `*.beleg.json`: one document or many, with everything that is recorded about them.
//!
//! Version 1 is one JSON object: `{"format":"beleg","version":1,"documents":[…]}`. It is made to be read and compared by people
//! too: the order of fields is fixed, each block, tag and mark stands on a line of its own, what is empty is left out.
//! **Offsets count Unicode code points** of the blocks' texts joined by two line feeds, start included, end excluded; next to
//! them stands the quote, and a reader trusts the quote where the two differ. Times are RFC 3339 in UTC with milliseconds.
//! Fields that this program does not know survive in documents, details, tags and marks; elsewhere they are reported.
//! The same format is kept in the browser's storage. `static/schema/beleg-1.schema.json` describes it.

mod article;
mod details;
mod fields;
mod json;
mod kept;
mod layout;
mod marks;
mod migrate;
mod names;
mod problem;
mod read;
mod recognise;
mod records;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
#[cfg(not(target_arch = "wasm32"))]
#[expect(dead_code, reason = "only the schema is made from them")]
mod shapes;
mod tags;
mod write;

pub use kept::KeptText;
pub use problem::{Outcome, Problem, ProblemReason, ReadError, RecordName};
pub use read::{Reading, read, read_patch};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
pub use write::{write, write_backup, write_one, write_patch};

pub(super) use fields::Fields;
pub(super) use json::Json;
pub(super) use layout::Lines;
pub(super) use names::Named;
pub(super) use recognise::name_of;
pub(super) use tags::{read_definition, write_tag};

/// What the field `format` says.
pub const FORMAT: &str = "beleg";

/// The version that is written. Every version up to it is read, newer ones are refused.
pub const VERSION: u32 = 1;

/// What the names of such files end with.
pub const FILE_EXTENSION: &str = ".beleg.json";
