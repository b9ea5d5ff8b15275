//! Where cards stand in the margin: level with their words where there is room, otherwise pushed just far enough apart. The unit
//! is CSS pixels from the top of the article.

/// Space between two cards.
const GAP: i32 = 8;

/// A card that wants to be level with its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Where its words are.
    pub level: i32,
    pub height: i32,
}

/// The top of each card, in the order given (which is the order of the text). The pinned card gets its level exactly, except that
/// nothing goes above the top; those before it give way upwards, those after it downwards.
#[must_use]
pub fn stack(wishes: &[Wish], pinned: Option<usize>) -> Vec<i32> {
    let mut tops = Vec::with_capacity(wishes.len());
    let mut free = 0;
    for (index, wish) in wishes.iter().enumerate() {
        let top = if pinned == Some(index) { wish.level.max(0) } else { wish.level.max(free) };
        tops.push(top);
        free = top + wish.height + GAP;
    }
    if let Some(pinned) = pinned {
        let mut ceiling = tops.get(pinned).copied().unwrap_or(0);
        for index in (0..pinned.min(tops.len())).rev() {
            let (Some(top), Some(wish)) = (tops.get_mut(index), wishes.get(index)) else { break };
            *top = (*top).min(ceiling - GAP - wish.height);
            ceiling = *top;
        }
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(wishes: &[(i32, i32)], pinned: Option<usize>, expected: &[i32]) {
        let wishes: Vec<Wish> = wishes.iter().map(|(level, height)| Wish { level: *level, height: *height }).collect();
        assert_eq!(stack(&wishes, pinned), expected, "{wishes:?} {pinned:?}");
    }

    #[test]
    fn cards_are_level_where_there_is_room() {
        check(&[], None, &[]);
        check(&[(10, 20), (100, 20)], None, &[10, 100]);
        check(&[(10, 20), (20, 20), (30, 20)], None, &[10, 38, 66]);
    }

    #[test]
    fn the_open_card_is_level_and_the_others_give_way() {
        check(&[(10, 20), (20, 20), (30, 20)], Some(1), &[-8, 20, 48]);
        check(&[(0, 100), (90, 40), (300, 10)], Some(1), &[-18, 90, 300]);
        check(&[(10, 20)], Some(0), &[10]);
    }
}
