//! The state machine of the page: state, actions, update, and what is to be stored. It knows no browser and no clock; time, random
//! bytes and everything read from outside ride in the action. Offsets are bytes, as in the domain.

pub mod action;
pub mod arrivals;
pub mod cards;
pub mod claims;
mod cleaning;
pub mod cursor;
pub mod desk_acts;
pub mod files;
pub mod folds;
pub mod forms;
pub mod keep;
pub mod keys;
pub mod marking;
pub mod messages;
pub mod notice;
pub mod persist;
pub mod picture;
pub mod ports;
pub mod reader;
pub mod route;
pub mod select;
pub mod state;
pub mod tag_acts;
pub mod tagging;
pub mod update;
pub mod versions;
