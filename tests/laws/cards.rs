//! Cards in the margin, whatever they want: none above the article, none hidden by another, the open one beside its words if it can be.

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

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn no_card_is_out_of_reach_and_none_hides_another(wishes in wishes(), pick in 0..60_usize, lean in 0..100) {
        let pinned = (pick < wishes.len()).then_some(pick);
        let tops = stack(&wishes, pinned, lean);
        prop_assert_eq!(tops.len(), wishes.len());
        prop_assert!(tops.iter().all(|top| *top >= 0), "above the article: {:?}", tops);
        let crowded = pinned.filter(|pinned| needed(&wishes[..*pinned]) > tops[*pinned]);
        for (index, pair) in tops.windows(2).enumerate() {
            // What those before the open card need is all they get, and where there is less, all get less of it, though as much as can be
            // pressed while there is room for that.
            let shown = match (pinned, crowded) {
                (Some(pinned), _) if pinned == index => wishes[index].height + GAP,
                (_, Some(pinned)) if index < pinned => {
                    let least: i32 = wishes[..pinned].iter().map(tight).sum();
                    if least > tops[pinned] { tight(&wishes[index]) * tops[pinned] / least } else { tight(&wishes[index]) }
                }
                _ => close(&wishes[index]),
            };
            prop_assert!(pair[0] + shown <= pair[1], "one hides another: {:?}", tops);
        }
    }

    #[test]
    fn the_open_card_is_level_wherever_those_before_it_have_room(wishes in wishes(), pick in any::<prop::sample::Index>(), lean in 0..100) {
        prop_assume!(!wishes.is_empty());
        let pinned = pick.index(wishes.len());
        let tops = stack(&wishes, Some(pinned), lean);
        let level = wishes[pinned].level.max(0);
        prop_assert_eq!(tops[pinned], level.max(needed(&wishes[..pinned]).min(level + lean)));
    }

    #[test]
    fn a_card_far_from_its_words_is_pushed_there_by_cards_as_close_as_can_be(wishes in wishes()) {
        let tops = stack(&wishes, None, 0);
        for (index, (wish, top)) in wishes.iter().zip(&tops).enumerate() {
            let before = index.checked_sub(1).map_or((0, 0), |before| (tops[before] + wishes[before].height + GAP, tops[before] + close(&wishes[before])));
            // Level if there is room, right below the one before if that is near enough, over it otherwise.
            prop_assert!(*top >= wish.level);
            prop_assert!(*top == wish.level || *top <= before.0);
            prop_assert!(*top <= wish.level + FAR || *top == before.1);
        }
    }
}
