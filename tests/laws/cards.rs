//! Cards in the margin, whatever they want: none above the article, none hidden by another, the open one beside its words if it can be,
//! and no more waiting until it is closed than must.

use beleg::app::cards::{Wish, stack};
use proptest::prelude::*;

use crate::support::cases;

/// Space between two cards.
const GAP: i32 = 8;
/// Further from its words than this a card is only pushed by others that show no more than their first lines.
const FAR: i32 = 280;

/// Cards in the order of the text. Words that nobody has drawn yet may seem to stand far above the article.
fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let level = prop_oneof![4 => 0..6_000, 1 => -3_000..0];
    let height = prop_oneof![8 => 20..90, 1 => 500..2_500];
    let wish = (level, height, 10..200).prop_map(|(level, height, least)| Wish { level, height, least });
    prop::collection::vec(wish, 0..30).prop_map(|mut wishes| {
        wishes.sort_by_key(|wish| wish.level);
        wishes
    })
}

/// The line that says that some cards wait, and the space below it.
const NOTE: i32 = 28;

/// The room that a card takes at least.
fn close(wish: &Wish) -> i32 {
    wish.least.min(wish.height + GAP)
}

fn needed(wishes: &[Wish]) -> i32 {
    wishes.iter().map(close).sum()
}

/// What is left of it where there is no room for that: so much can be pressed, and what must not be covered is not.
fn tight(wish: &Wish) -> i32 {
    if wish.least < wish.height + GAP { wish.least.min(24) } else { wish.height + GAP }
}

fn waiting(wishes: &[Wish], tops: &[Option<i32>]) -> Vec<Wish> {
    wishes.iter().zip(tops).filter(|(_, top)| top.is_none()).map(|(wish, _)| *wish).collect()
}

fn standing(wishes: &[Wish], tops: &[Option<i32>]) -> Vec<(Wish, i32)> {
    wishes.iter().zip(tops).filter_map(|(wish, top)| Some((*wish, (*top)?))).collect()
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn no_card_is_out_of_reach_and_none_hides_another(wishes in wishes(), pick in 0..60_usize, lean in 0..100) {
        let pinned = (pick < wishes.len()).then_some(pick);
        let tops = stack(&wishes, pinned, lean);
        prop_assert_eq!(tops.len(), wishes.len());
        let stand = standing(&wishes, &tops);
        prop_assert!(stand.iter().all(|(_, top)| *top >= 0), "above the article: {:?}", tops);
        let pinned = pinned.map(|pinned| tops[..pinned].iter().flatten().count());
        let before: Vec<Wish> = stand[..pinned.unwrap_or(0)].iter().map(|(wish, _)| *wish).collect();
        let note = if tops.contains(&None) { NOTE } else { 0 };
        let crowded = pinned.filter(|pinned| note + needed(&before) > stand[*pinned].1);
        for (index, pair) in stand.windows(2).enumerate() {
            // What those before the open card need is all they get, and where there is less, as much as can be pressed.
            let shown = match (pinned, crowded) {
                (Some(pinned), _) if pinned == index => pair[0].0.height + GAP,
                (_, Some(pinned)) if index < pinned => tight(&pair[0].0),
                _ => close(&pair[0].0),
            };
            prop_assert!(pair[0].1 + shown <= pair[1].1, "one hides another: {:?}", tops);
        }
    }

    #[test]
    fn cards_wait_only_before_the_open_one_and_only_where_there_is_no_room(wishes in wishes(), pick in any::<prop::sample::Index>(), lean in 0..100) {
        prop_assume!(!wishes.is_empty());
        prop_assert_eq!(waiting(&wishes, &stack(&wishes, None, lean)), vec![]);
        let pinned = pick.index(wishes.len());
        let tops = stack(&wishes, Some(pinned), lean);
        prop_assert_eq!(waiting(&wishes[pinned..], &tops[pinned..]), vec![]);
        let room = wishes[pinned].level.max(0) + lean;
        let need = |wishes: &[Wish]| wishes.iter().map(tight).sum::<i32>();
        let stay: Vec<Wish> = standing(&wishes[..pinned], &tops[..pinned]).iter().map(|(wish, _)| *wish).collect();
        let note = if tops.contains(&None) { NOTE } else { 0 };
        let full_before = tops[..pinned].iter().all(Option::is_none);
        prop_assert!(need(&stay) + note <= room || full_before, "{} {} {}", need(&stay), note, room);
        prop_assert!(tops[..pinned].iter().flatten().all(|top| *top >= note));
        prop_assert_eq!(note > 0, need(&wishes[..pinned]) > room);
        let wait = waiting(&wishes[..pinned], &tops[..pinned]);
        // With the last of them to give way there would be no room; and a card gives way only when no line of chips is left that could.
        let is_whole = |wish: &Wish| close(wish) == wish.height + GAP;
        if let Some(last) = wait.iter().rfind(|wish| !is_whole(wish)).or_else(|| wait.last()) {
            prop_assert!(need(&stay) + note + tight(last) > room);
            prop_assert!(is_whole(last) || !stay.iter().any(is_whole));
        }
    }

    #[test]
    fn the_open_card_is_level_wherever_those_before_it_have_room(wishes in wishes(), pick in any::<prop::sample::Index>(), lean in 0..100) {
        prop_assume!(!wishes.is_empty());
        let pinned = pick.index(wishes.len());
        let tops = stack(&wishes, Some(pinned), lean);
        let level = wishes[pinned].level.max(0);
        let before: Vec<Wish> = standing(&wishes[..pinned], &tops[..pinned]).iter().map(|(wish, _)| *wish).collect();
        let note = if tops.contains(&None) { NOTE } else { 0 };
        prop_assert_eq!(tops[pinned], Some(level.max((note + needed(&before)).min(level + lean))));
    }

    #[test]
    fn a_card_far_from_its_words_is_pushed_there_by_cards_as_close_as_can_be(wishes in wishes()) {
        let tops: Vec<i32> = stack(&wishes, None, 0).into_iter().flatten().collect();
        prop_assert_eq!(tops.len(), wishes.len());
        for (index, (wish, top)) in wishes.iter().zip(&tops).enumerate() {
            let before = index.checked_sub(1).map_or((0, 0), |before| (tops[before] + wishes[before].height + GAP, tops[before] + close(&wishes[before])));
            // Level if there is room, right below the one before if that is near enough, over it otherwise.
            prop_assert!(*top >= wish.level);
            prop_assert!(*top == wish.level || *top <= before.0);
            prop_assert!(*top <= wish.level + FAR || *top == before.1);
        }
    }
}
