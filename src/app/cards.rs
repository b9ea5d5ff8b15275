//! Where cards stand in the margin: level with their words where there is room, otherwise pushed just far enough apart. Where there are
//! more cards than room, they lie over one another like a hand of cards, and each shows its first line. Where the open card leaves not
//! even room for that, some before it wait until it is closed. The unit is CSS pixels from the top of the article.

/// Space between two cards.
const GAP: i32 = 8;
/// A card is not pushed further than this from its words while those beside it can lie closer.
const FAR: i32 = 280;
/// So far below its words the open card stands at most, to make room for those before it.
pub const LEAN: i32 = 72;
/// So much of a card can still be pressed: the least target of WCAG 2.2, 2.5.8.
const TARGET: i32 = 24;

/// The line above all cards that says that some wait.
const NOTE: Wish = Wish { level: 0, height: 20, least: i32::MAX };

/// A card that wants to be level with its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Where its words are.
    pub level: i32,
    pub height: i32,
    /// How much of it must not be covered.
    pub least: i32,
}

impl Wish {
    /// The room to the next card where there is enough, and where there is not.
    fn rooms(&self) -> (i32, i32) {
        let full = self.height + GAP;
        (full, self.least.min(full))
    }

    /// The room to the next card where there is least: what must not be covered at all keeps all of it.
    fn tight(&self) -> i32 {
        let (full, close) = self.rooms();
        if self.is_whole() { full } else { close.min(TARGET) }
    }

    fn is_whole(&self) -> bool {
        let (full, close) = self.rooms();
        close == full
    }
}

/// The top of each card, in the order given (which is the order of the text); none for a card that waits. The pinned card gets its
/// level, or stands up to `lean` below it if those before it need the room; they give way upwards, but nothing goes above the top. Where
/// there is not room enough to press each of them, what must not be covered waits, and then others, the furthest from the pinned card
/// first, and the topmost line is left for a note of that. Those after it give way downwards.
#[must_use]
pub fn stack(wishes: &[Wish], pinned: Option<usize>, lean: i32) -> Vec<Option<i32>> {
    let stays = staying(wishes, pinned, lean);
    let note = stays.contains(&false).then_some(NOTE);
    let standing: Vec<Wish> =
        note.into_iter().chain(wishes.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(wish, _)| *wish)).collect();
    let note = usize::from(note.is_some());
    let pinned = pinned.map(|pinned| note + stays.iter().take(pinned).filter(|stays| **stays).count());
    let mut tops = place(&standing, pinned, lean).into_iter().skip(note);
    stays.into_iter().map(|stays| if stays { tops.next() } else { None }).collect()
}

/// Which cards have room.
fn staying(wishes: &[Wish], pinned: Option<usize>, lean: i32) -> Vec<bool> {
    let mut stays = vec![true; wishes.len()];
    let Some((pinned, open)) = pinned.and_then(|pinned| Some((pinned, wishes.get(pinned)?))) else { return stays };
    let room = open.level.max(0) + lean;
    let mut least: i32 = wishes.iter().take(pinned).map(Wish::tight).sum();
    if least <= room {
        return stays;
    }
    least += NOTE.tight();
    for whole in [true, false] {
        for (stays, wish) in stays.iter_mut().zip(wishes).take(pinned).filter(|(_, wish)| wish.is_whole() == whole) {
            if least <= room {
                break;
            }
            *stays = false;
            least -= wish.tight();
        }
    }
    stays
}

fn place(wishes: &[Wish], pinned: Option<usize>, lean: i32) -> Vec<i32> {
    let mut tops = Vec::with_capacity(wishes.len());
    // Where the next card can stand: fully beside the one before it, or over it; how much those before it need at least, and what is left
    // of that where there is no room for it.
    let (mut free, mut next, mut needed, mut tight) = (0, 0, 0, 0);
    for (index, wish) in wishes.iter().enumerate() {
        let (full, close) = wish.rooms();
        let (top, room) = if pinned == Some(index) {
            let level = wish.level.max(0);
            (level.max(needed.min(level + lean)), full)
        } else {
            (free.min(wish.level + FAR).max(next).max(wish.level), close)
        };
        tops.push(top);
        (free, next) = (top + full, top + room);
        if pinned.is_none_or(|pinned| index < pinned) {
            needed += close;
            tight += wish.tight();
        }
    }
    let Some((pinned, top)) = pinned.and_then(|pinned| Some((pinned, *tops.get(pinned)?))) else { return tops };
    let mut ceiling = top;
    let mut least = needed;
    for (top, wish) in tops.iter_mut().zip(wishes).take(pinned).rev() {
        let (full, close) = wish.rooms();
        least -= close;
        let highest = (ceiling - full).max((wish.level - FAR).min(ceiling - close));
        *top = (*top).min(highest).max(least);
        ceiling = *top;
    }
    if needed > top {
        // Not even their first lines have room, so each card shows a little less, though as much as can be pressed.
        let mut above = 0_i64;
        for (own, wish) in tops.iter_mut().zip(wishes).take(pinned) {
            let (close, least) = (wish.rooms().1, wish.tight());
            *own = above.checked_div(i64::from(needed - tight)).and_then(|share| i32::try_from(share).ok()).unwrap_or(0);
            above += i64::from(least) * i64::from(needed - tight) + i64::from(close - least) * i64::from(top - tight);
        }
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(wishes: &[(i32, i32)], pinned: Option<usize>, expected: &[i32]) {
        let wishes: Vec<Wish> = wishes.iter().map(|(level, height)| Wish { level: *level, height: *height, least: 10 }).collect();
        let expected: Vec<Option<i32>> = expected.iter().copied().map(Some).collect();
        assert_eq!(stack(&wishes, pinned, LEAN), expected, "{wishes:?} {pinned:?}");
    }

    #[test]
    fn cards_are_level_where_there_is_room() {
        check(&[], None, &[]);
        check(&[(10, 20), (100, 20)], None, &[10, 100]);
        check(&[(10, 20), (20, 20), (30, 20)], None, &[10, 38, 66]);
    }

    #[test]
    fn the_open_card_is_level_and_the_others_give_way() {
        check(&[(30, 20), (40, 20), (50, 20)], Some(1), &[12, 40, 68]);
        check(&[(200, 100), (210, 40), (300, 10)], Some(1), &[102, 210, 300]);
        check(&[(10, 20)], Some(0), &[10]);
    }

    #[test]
    fn no_card_stands_above_the_article() {
        check(&[(10, 20), (20, 20), (60, 20)], Some(1), &[0, 20, 60]);
        check(&[(0, 100), (90, 40), (300, 10)], Some(1), &[0, 90, 300]);
        check(&[(0, 20), (0, 20), (0, 20)], Some(2), &[0, 10, 20]);
        check(&[(-40, 20), (-30, 20)], None, &[0, 28]);
        check(&[(-40, 20)], Some(0), &[0]);
    }

    #[test]
    fn where_the_open_card_leaves_no_room_others_show_less_and_then_wait() {
        // First lines of 30, of which 24 can be pressed, and a line of chips of which nothing may be covered.
        let crowded: Vec<Wish> = [30, 30, i32::MAX, 30, 30].map(|least| Wish { level: 60, height: 50, least }).to_vec();
        assert_eq!(stack(&crowded, Some(4), 78), [Some(0), Some(26), Some(53), Some(111), Some(138)]);
        assert_eq!(stack(&crowded, Some(4), 70), [Some(0), Some(24), Some(48), Some(106), Some(130)]);
        assert_eq!(stack(&crowded, Some(4), 69), [Some(28), Some(58), None, Some(88), Some(118)]);
        assert_eq!(stack(&crowded, Some(4), 25), [None, Some(28), None, Some(56), Some(85)]);
        assert_eq!(stack(&crowded, None, 5).iter().flatten().count(), 5);
    }

    #[test]
    fn where_there_is_no_room_each_shows_its_first_line() {
        let wishes = vec![(0, 100); 6];
        check(&wishes, None, &[0, 108, 216, 280, 290, 300]);
        check(&[(400, 100), (400, 100), (400, 100), (400, 100), (400, 100)], Some(4), &[110, 120, 184, 292, 400]);
        // Nothing covers the open one.
        check(&[(0, 1000), (10, 100), (20, 100)], Some(0), &[0, 1008, 1018]);
    }
}
