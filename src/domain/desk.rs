//! The record of a fact check: what is said of claims, sources, quotations and mentions beyond their words, and the records that lie
//! behind the text: entities, evidence, links, signals.
//!
//! All of them have one shape, an [`entry::Entry`]: fields with values, each stamped when it was written. **The field is what is merged**,
//! and not the record: two people fill in the form of one claim at the same time, one the rating and one the speaker, and neither may
//! lose what the other wrote. Inside one field the newer value wins; a list, such as the types of a claim, is one field. What several
//! people add to a claim side by side (evidence, appearances, earlier checks) is a record each, and no list.
//!
//! The fields, their value lists and their sources: Google's ClaimReview guidelines and schema.org, AVeriTeC (2023), Full Fact's claim
//! typology (Konstantinovskiy and others, 2021), PARC 3.0 and PolNeAR for quotations, Spangher and others (2023) for sources, the
//! Credibility Coalition's vocabulary for signals. [`field`] and [`words`] name them one by one.

pub mod acts;
pub mod content;
pub mod date;
pub mod entry;
pub mod field;
pub mod former_tags;
pub mod gather;
pub mod ledger;
pub mod preflight;
pub mod query;
pub mod refile;
pub mod register;
pub mod scales;
pub mod ties;
pub mod words;
