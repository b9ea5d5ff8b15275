//! The only room that names `web_sys`, `js_sys`, `gloo` and `wasm_bindgen`. It turns what browsers say into values of the domain
//! and back. UTF-16 is counted here and nowhere else; pixels are CSS pixels.

pub mod attention;
pub mod backup_file;
mod blocks;
pub mod caret;
pub mod clipboard;
pub mod environment;
pub mod events;
pub mod fetch;
pub mod files;
pub mod handover;
pub mod highlights;
pub mod layout;
pub mod leaving;
pub mod links;
pub mod location;
pub mod mirror;
pub mod observe;
pub mod offline;
pub mod panic;
pub mod quota;
pub mod reader;
pub mod rest;
pub mod selection;
pub mod share;
pub mod shared;
pub mod sight;
pub mod storage;
pub mod tabs;
pub mod time;

pub use wasm_bindgen_futures::spawn_local;
