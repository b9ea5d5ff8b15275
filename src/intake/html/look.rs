//! What declarations of a style sheet say of words, as far as it changes what a reader sees.

use super::lists;
use crate::intake::flow::Run;

/// Nothing of an element is seen that is set so far to the left or above, in whatever unit.
const OFF_SCREEN: f64 = -900.0;

/// What is moved up or down by so much of its size is a raised or lowered sign; by less it is only set straight.
const LEAST_SHIFT: f64 = 0.15;

/// Letters of so many pixels are small, whatever is around them.
const SMALL: f64 = 11.0;

/// What declarations say; `None` where they say nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// `display: none`.
    pub(super) gone: Option<bool>,
    /// `visibility: hidden`.
    pub(super) unseen: Option<bool>,
    /// Cut down to nothing, or set off the screen.
    pub(super) clipped: Option<bool>,
    pub(super) struck: Option<bool>,
    /// Raised or lowered; the inner `None` is the line.
    pub(super) shifted: Option<Option<Run>>,
    /// On lines of its own, or beside others with a gap.
    pub(super) parted: Option<bool>,
    /// `display: inline`.
    pub(super) inline: Option<bool>,
    /// Parts what is in it.
    pub(super) parting: Option<bool>,
    pub(super) floats: Option<bool>,
    /// What is drawn before the items of a list.
    pub(super) list: Option<Option<lists::Style>>,
}

impl Look {
    pub(super) fn of(declarations: &str) -> Self {
        let mut look = Self::default();
        let (mut is_relative, mut moved, mut small, mut top) = (false, None, false, false);
        let (mut out_of_flow, mut overflow_hidden, mut tiny, mut cut, mut off) = (false, false, false, false, false);
        for (name, value) in declarations.split(';').filter_map(|declaration| declaration.split_once(':')) {
            let name = name.trim().to_ascii_lowercase();
            let value = value.trim().trim_end_matches("!important").trim().to_ascii_lowercase();
            match name.as_str() {
                "display" => {
                    let is_row = value.contains("flex") || value.contains("grid");
                    look.gone = Some(value == "none");
                    look.inline = Some(value == "inline");
                    look.parting = Some(is_row);
                    look.parted = Some(
                        is_row && !value.starts_with("inline")
                            || matches!(value.as_str(), "block" | "table" | "table-cell" | "list-item" | "flow-root"),
                    );
                }
                "float" => look.floats = Some(value != "none"),
                "list-style" | "list-style-type" => look.list = lists::named(&value).or(look.list),
                "visibility" => look.unseen = Some(matches!(value.as_str(), "hidden" | "collapse")),
                "mso-hide" => look.gone = look.gone.or(Some(value == "all")),
                "text-decoration" | "text-decoration-line" => look.struck = Some(value.contains("line-through")),
                "vertical-align" => {
                    look.shifted = match value.as_str() {
                        "super" => Some(Some(Run::Raised)),
                        "sub" => Some(Some(Run::Lowered)),
                        "baseline" => Some(None),
                        value => part_of_size(value).and_then(shift).map(Some).or(look.shifted),
                    };
                    top = matches!(value.as_str(), "top" | "text-top");
                }
                "font-variant-position" => {
                    look.shifted = match value.as_str() {
                        "super" => Some(Some(Run::Raised)),
                        "sub" => Some(Some(Run::Lowered)),
                        _ => look.shifted,
                    }
                }
                "position" => {
                    out_of_flow = matches!(value.as_str(), "absolute" | "fixed");
                    is_relative = value == "relative";
                }
                "overflow" => overflow_hidden = value.contains("hidden") || value.contains("clip"),
                "clip" => cut |= value.starts_with("rect") && numbers(&value).all(|number| number.abs() <= 1.0),
                "clip-path" => cut |= value.contains("inset(50%") || value.contains("inset(100%"),
                "width" | "height" | "max-height" | "max-width" => {
                    tiny |= numbers(&value).next().is_some_and(|length| length <= 1.0)
                }
                "font-size" => {
                    cut |= numbers(&value).next() == Some(0.0);
                    let of_pixels = value.strip_suffix("px").and_then(|number| number.parse::<f64>().ok());
                    small = match of_pixels {
                        Some(pixels) => pixels <= SMALL,
                        None => {
                            value.ends_with("small") || value == "smaller" || part_of_size(&value).is_some_and(|part| part < 1.0)
                        }
                    };
                }
                "left" | "right" | "top" | "text-indent" | "margin-left" => {
                    off |= numbers(&value).next().is_some_and(|length| length <= OFF_SCREEN);
                    if name == "top" {
                        moved = part_of_size(&value).map(|part| -part);
                    }
                }
                "bottom" => moved = part_of_size(&value),
                _ => {}
            }
        }
        if small && top {
            look.shifted = Some(Some(Run::Raised));
        }
        if small
            && is_relative
            && let Some(run) = moved.and_then(shift)
        {
            look.shifted = Some(Some(run));
        }
        if off || cut && (out_of_flow || declarations.contains("font-size")) || tiny && overflow_hidden {
            look.clipped = Some(true);
        }
        look
    }

    /// With what another says that counts more.
    pub(super) fn under(self, over: Self) -> Self {
        Self {
            gone: over.gone.or(self.gone),
            unseen: over.unseen.or(self.unseen),
            clipped: over.clipped.or(self.clipped),
            struck: over.struck.or(self.struck),
            shifted: over.shifted.or(self.shifted),
            parted: over.parted.or(self.parted),
            inline: over.inline.or(self.inline),
            parting: over.parting.or(self.parting),
            floats: over.floats.or(self.floats),
            list: over.list.or(self.list),
        }
    }

    pub(super) fn says_something(self) -> bool {
        self != Self::default()
    }

    /// Whether it would make a difference to what stands on the line.
    pub(super) fn acts(self) -> bool {
        let acts = [self.gone, self.unseen, self.clipped, self.parted, self.inline, self.parting];
        acts.contains(&Some(true)) || matches!(self.shifted, Some(Some(_))) || self.list.is_some() || self.struck.is_some()
    }
}

/// A length as a part of the size of the letters, at sixteen pixels.
fn part_of_size(value: &str) -> Option<f64> {
    let unit = value.find(|sign: char| sign.is_ascii_alphabetic() || sign == '%')?;
    let (number, unit) = value.split_at(unit);
    let number: f64 = number.trim().parse().ok()?;
    match unit {
        "em" | "rem" => Some(number),
        "ex" => Some(number / 2.0),
        "%" => Some(number / 100.0),
        "px" => Some(number / 16.0),
        "pt" => Some(number / 12.0),
        _ => None,
    }
}

/// Up is more than nothing.
fn shift(part: f64) -> Option<Run> {
    match part {
        part if part >= LEAST_SHIFT => Some(Run::Raised),
        part if part <= -LEAST_SHIFT => Some(Run::Lowered),
        _ => None,
    }
}

/// The numbers in a value, in whatever unit.
fn numbers(value: &str) -> impl Iterator<Item = f64> {
    value
        .split(|character: char| !(character.is_ascii_digit() || matches!(character, '.' | '-')))
        .filter_map(|text| text.parse().ok())
}
