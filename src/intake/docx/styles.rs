//! What the styles of a Word document say: names of headings, and how words are set.

use std::collections::HashMap;

use crate::intake::xml::{self, Element, Node};

/// Words that are moved up or down by so many half points are raised or lowered signs.
const LEAST_SHIFT: i32 = 3;

/// How a run of words is set, as far as it changes what they say; `None` where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) struck: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// Raised, lowered, or on the line.
    pub(super) shifted: Option<Shift>,
    pub(super) font: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shift {
    Raised,
    Lowered,
    Line,
}

impl Setting {
    /// Takes in a property of a run; `false` if it is none of these.
    pub(super) fn take(&mut self, element: &Element) -> bool {
        let value = element.attribute("val");
        let on = is_on(element);
        match element.name.as_str() {
            "strike" | "dstrike" => self.struck = Some(on),
            "vanish" | "specVanish" => self.hidden = Some(on),
            "vertAlign" => {
                self.shifted = Some(match value {
                    Some("superscript") => Shift::Raised,
                    Some("subscript") => Shift::Lowered,
                    _ => Shift::Line,
                });
            }
            // In half points; what is moved by less is only set straight.
            "position" => match value.and_then(|value| value.parse::<i32>().ok()) {
                Some(height) if height >= LEAST_SHIFT => self.shifted = Some(Shift::Raised),
                Some(height) if height <= -LEAST_SHIFT => self.shifted = Some(Shift::Lowered),
                _ => {}
            },
            "rFonts" => self.font = ["ascii", "hAnsi", "cs"].iter().find_map(|name| element.attribute(name)).map(str::to_owned),
            _ => return false,
        }
        true
    }

    /// With what another says that counts more.
    pub(super) fn under(&self, over: &Self) -> Self {
        Self {
            struck: over.struck.or(self.struck),
            hidden: over.hidden.or(self.hidden),
            shifted: over.shifted.or(self.shifted),
            font: over.font.clone().or_else(|| self.font.clone()),
        }
    }
}

/// Whether a property that is there or not is switched on.
pub(super) fn is_on(element: &Element) -> bool {
    !matches!(element.attribute("val"), Some("0" | "false" | "off" | "none"))
}

#[derive(Clone, Debug, Default)]
struct Style {
    /// Ids are in the language of the program that wrote the file, the names of headings are English.
    name: String,
    based_on: Option<String>,
    setting: Setting,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

/// Styles that are based on each other in a circle end somewhere.
const MOST_STEPS: usize = 12;

impl Styles {
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut styles = HashMap::new();
        let mut open: Option<(String, Style)> = None;
        // Without its styles a document still has its words.
        xml::each(bytes, |node| match node {
            Node::Start(element) if element.name == "style" => {
                open = element.attribute("styleId").map(|id| (id.to_owned(), Style::default()));
            }
            Node::Start(element) => {
                let Some((_, style)) = &mut open else { return };
                let value = element.attribute("val").map(str::to_owned);
                match element.name.as_str() {
                    "name" => style.name = value.unwrap_or_default().to_ascii_lowercase(),
                    "basedOn" => style.based_on = value,
                    _ => {
                        style.setting.take(&element);
                    }
                }
            }
            Node::End(name) if name == "style" => styles.extend(open.take()),
            _ => {}
        })
        .ok();
        Self(styles)
    }

    /// The name of a style, or its id where it has none.
    pub(super) fn name(&self, id: &str) -> String {
        self.0.get(id).map(|style| style.name.clone()).filter(|name| !name.is_empty()).unwrap_or_else(|| id.to_ascii_lowercase())
    }

    /// What a style says, with those that it is based on.
    pub(super) fn setting(&self, id: &str) -> Setting {
        let mut chain = Vec::new();
        let mut next = self.0.get(id);
        while let Some(style) = next.filter(|_| chain.len() < MOST_STEPS) {
            chain.push(&style.setting);
            next = style.based_on.as_ref().and_then(|id| self.0.get(id));
        }
        chain.iter().rev().fold(Setting::default(), |setting, over| setting.under(over))
    }
}
