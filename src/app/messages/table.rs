//! The table of messages: key, English, German. Its parts, one for each region of the page, hand what stands in them on to the next.

mod arrivals;
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
    arrivals::arrivals, claims::claims, desk::desk, export::export, library::library, page::page, panels::panels, record::record,
    register::register, settings::settings, ties::ties, versions::versions,
};

/// Those that come behind this are said by parts of the page that a first visit does not load, and their keys lie there too.
macro_rules! later {
    ($then:ident $($more:ident)*; $($before:tt)*) => { $then! { $($more)*; $($before)* @ } };
}

/// Makes the type [`Msg`] of the table's rows.
macro_rules! messages {
    (; $($first:ident: $first_english:literal, $first_german:literal;)* @ $($name:ident: $english:literal, $german:literal;)*) => {
        /// One thing the page can say.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Msg { $($first,)* $($name),* }

        impl Msg {
            pub const ALL: &'static [Msg] = &[$(Msg::$first,)* $(Msg::$name),*];

            /// The key in a language file. Until the rest of the page is there, those that only it says have none.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(Msg::$first => stringify!($first),)*
                    _ if super::is_rest_there() => self.key_of_rest(),
                    _ => "",
                }
            }

            #[inline(never)]
            fn key_of_rest(self) -> &'static str {
                match self {
                    $(Msg::$name => stringify!($name),)*
                    _ => "",
                }
            }

            /// The page fetches its texts (`lang/en.json` and `lang/de.json`, written from this table); only the host has them
            /// compiled in.
            #[cfg(not(target_arch = "wasm32"))]
            #[must_use]
            pub fn english(self) -> &'static str {
                match self { $(Msg::$first => $first_english,)* $(Msg::$name => $english),* }
            }

            #[cfg(not(target_arch = "wasm32"))]
            #[must_use]
            pub fn german(self) -> &'static str {
                match self { $(Msg::$first => $first_german,)* $(Msg::$name => $german),* }
            }
        }
    };
}

page! { library desk panels claims later register record ties settings export arrivals versions messages; }
