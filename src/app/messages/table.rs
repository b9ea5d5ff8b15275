//! The table of messages: key, English, German. Its parts, one for each region of the page, hand what stands in them on to the next.

mod claims;
mod desk;
mod export;
mod library;
mod page;
mod panels;
mod record;
mod register;
mod settings;
mod ties;
mod versions;

use self::{
    claims::claims, desk::desk, export::export, library::library, page::page, panels::panels, record::record, register::register,
    settings::settings, ties::ties, versions::versions,
};

/// Makes the type [`Msg`] of the table's rows.
macro_rules! messages {
    (; $($name:ident: $english:literal, $german:literal;)*) => {
        /// One thing the page can say.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Msg { $($name),* }

        impl Msg {
            pub const ALL: &'static [Msg] = &[$(Msg::$name),*];

            /// The key in a language file.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Msg::$name => stringify!($name)),* }
            }

            /// The page fetches its texts (`lang/en.json` and `lang/de.json`, written from this table); only the host has them
            /// compiled in.
            #[cfg(not(target_arch = "wasm32"))]
            #[must_use]
            pub fn english(self) -> &'static str {
                match self { $(Msg::$name => $english),* }
            }

            #[cfg(not(target_arch = "wasm32"))]
            #[must_use]
            pub fn german(self) -> &'static str {
                match self { $(Msg::$name => $german),* }
            }
        }
    };
}

page! { library desk panels claims register record ties settings export versions messages; }
