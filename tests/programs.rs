//! What programs of others write: browsers that save pages, LibreOffice, Word, pandoc, tools for subtitles and for annotating. The files are
//! made here in the shape of theirs, with words of our own.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "programs/given.rs"]
mod given;
#[path = "programs/marks.rs"]
mod marks;
#[path = "programs/office.rs"]
mod office;
#[path = "programs/printed.rs"]
mod printed;
#[path = "programs/saved.rs"]
mod saved;
#[path = "programs/told.rs"]
mod told;
