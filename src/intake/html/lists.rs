//! What a page draws before the items of its ordered lists. "1." of a plain list is left to whoever draws it; where the author has chosen
//! letters, Roman numbers or another beginning, the text refers to them ("see point c"), and they are words of it.

use std::collections::HashMap;

use dom_query::NodeRef;

use crate::intake::numerals;

/// How the items of a list are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Decimal,
    Letters { capital: bool },
    Roman { capital: bool },
}

#[derive(Clone, Copy, Debug)]
struct List {
    next: i64,
    step: i64,
    /// `None` if nothing is drawn.
    style: Option<Style>,
    /// Whether it is more than 1, 2, 3.
    is_chosen: bool,
}

/// The ordered lists of a page, by the indices of their elements.
#[derive(Default)]
pub(super) struct Lists {
    lists: HashMap<usize, List>,
}

impl Lists {
    /// `styled` is what style sheets say of the list.
    pub(super) fn begin(&mut self, list: &NodeRef<'_>, element: usize, styled: Option<Option<Style>>) {
        let is_reversed = list.has_attr("reversed");
        let start = list.attr("start").and_then(|start| start.trim().parse::<i64>().ok());
        let items = || list.children().iter().filter(|child| child.node_name().is_some_and(|name| &*name == "li")).count();
        let first = start.unwrap_or_else(|| if is_reversed { i64::try_from(items()).unwrap_or(1) } else { 1 });
        let style = styled.or_else(|| typed(list)).unwrap_or(Some(Style::Decimal));
        let is_chosen = first != 1 || is_reversed || style != Some(Style::Decimal);
        self.lists.insert(element, List { next: first, step: if is_reversed { -1 } else { 1 }, style, is_chosen });
    }

    /// What is drawn before an item of a list, with the blank behind it; `None` where nothing is, or where it goes without saying.
    pub(super) fn label(&mut self, item: &NodeRef<'_>, list: usize, styled: Option<Option<Style>>) -> Option<String> {
        let list = self.lists.get_mut(&list)?;
        if let Some(value) = item.attr("value").and_then(|value| value.trim().parse::<i64>().ok()) {
            list.is_chosen |= value != list.next;
            list.next = value;
        }
        let number = list.next;
        list.next = number.saturating_add(list.step);
        let style = styled.or_else(|| typed(item)).unwrap_or(list.style)?;
        (list.is_chosen || style != Style::Decimal).then(|| format!("{}. ", written(number, style)))
    }
}

/// The style that a value of `list-style` names; `Some(None)` for none at all.
pub(super) fn named(value: &str) -> Option<Option<Style>> {
    value.split_whitespace().find_map(|word| {
        Some(match word {
            "none" => None,
            "lower-alpha" | "lower-latin" => Some(Style::Letters { capital: false }),
            "upper-alpha" | "upper-latin" => Some(Style::Letters { capital: true }),
            "lower-roman" => Some(Style::Roman { capital: false }),
            "upper-roman" => Some(Style::Roman { capital: true }),
            "decimal" | "decimal-leading-zero" => Some(Style::Decimal),
            _ => return None,
        })
    })
}

/// The style that an element names by its type.
fn typed(node: &NodeRef<'_>) -> Option<Option<Style>> {
    Some(Some(match node.attr("type")?.trim() {
        "1" => Style::Decimal,
        "a" => Style::Letters { capital: false },
        "A" => Style::Letters { capital: true },
        "i" => Style::Roman { capital: false },
        "I" => Style::Roman { capital: true },
        "none" => return Some(None),
        _ => return None,
    }))
}

fn written(number: i64, style: Style) -> String {
    let count = u32::try_from(number).ok();
    let (written, capital) = match style {
        Style::Letters { capital } => (count.and_then(numerals::letters), capital),
        Style::Roman { capital } => (count.and_then(numerals::roman), capital),
        Style::Decimal => (None, false),
    };
    match written {
        Some(written) if capital => written.to_ascii_uppercase(),
        // What letters cannot say is said in numbers, as browsers do.
        written => written.unwrap_or_else(|| number.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_browsers_draw_them() {
        let rows = [
            (3, Style::Letters { capital: false }, "c"),
            (27, Style::Letters { capital: true }, "AA"),
            (0, Style::Letters { capital: false }, "0"),
            (4, Style::Roman { capital: false }, "iv"),
            (1999, Style::Roman { capital: true }, "MCMXCIX"),
            (4000, Style::Roman { capital: false }, "4000"),
            (-2, Style::Decimal, "-2"),
        ];
        for (number, style, expected) in rows {
            assert_eq!(written(number, style), expected);
        }
    }
}
