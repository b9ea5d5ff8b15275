//! Where each token of a text occurs: from words to places without reading the text again.

use super::tokens::Tokens;

/// The places of all tokens, made in steps.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// A key and its number, found by hashing; number 0 is free.
    slots: Vec<(u64, u32)>,
    /// The number of each token.
    numbers: Vec<u32>,
    /// How often each number occurs, and once summed up, where its places begin.
    starts: Vec<u32>,
    places: Vec<u32>,
    placed: usize,
}

impl Index {
    /// Makes ready for the tokens of a text.
    pub(super) fn begin(&mut self, tokens: &Tokens) {
        self.slots = vec![(0, 0); (tokens.len() * 2).next_power_of_two().max(2)];
        self.numbers = Vec::with_capacity(tokens.len());
        self.starts = vec![0];
    }

    /// Goes on for so many tokens; `true` when all are in.
    pub(super) fn step(&mut self, tokens: &Tokens, steps: usize) -> bool {
        let keys = tokens.keys();
        let mut left = steps.max(1);
        while left > 0 && self.numbers.len() < keys.len() {
            left -= 1;
            let key = keys.get(self.numbers.len()).copied().unwrap_or_default();
            let slot = self.slot(key);
            let next = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
            let number = match self.slots.get_mut(slot) {
                Some(slot) if slot.1 == 0 => {
                    *slot = (key, next);
                    self.starts.push(0);
                    next
                }
                Some(slot) => slot.1,
                None => next,
            };
            if let Some(count) = self.starts.get_mut(number as usize) {
                *count += 1;
            }
            self.numbers.push(number);
        }
        if self.numbers.len() < keys.len() {
            return false;
        }
        if self.places.len() < keys.len() {
            // Counts become ends; each place that is filled in moves its end down to the start.
            let mut sum = 0;
            for count in &mut self.starts {
                sum += *count;
                *count = sum;
            }
            self.starts.push(sum);
            self.places.resize(keys.len(), 0);
        }
        while left > 0 && self.placed < keys.len() {
            left -= 1;
            self.placed += 1;
            let token = keys.len() - self.placed;
            let number = self.numbers.get(token).copied().unwrap_or_default();
            let Some(start) = self.starts.get_mut(number as usize) else { continue };
            *start = start.saturating_sub(1);
            if let Some(place) = self.places.get_mut(*start as usize) {
                *place = u32::try_from(token).unwrap_or(u32::MAX);
            }
        }
        self.placed == keys.len()
    }

    fn slot(&self, key: u64) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = key as usize & last;
        while self.slots.get(slot).is_some_and(|(own, number)| *number != 0 && *own != key) {
            slot = (slot + 1) & last;
        }
        slot
    }

    /// The places of a key, in order.
    pub(super) fn places(&self, key: u64) -> &[u32] {
        if self.slots.is_empty() {
            return &[];
        }
        let number = self.slots.get(self.slot(key)).map_or(0, |slot| slot.1 as usize);
        if number == 0 {
            return &[];
        }
        let range = self.starts.get(number).zip(self.starts.get(number + 1));
        range.and_then(|(from, to)| self.places.get(*from as usize..*to as usize)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_has_its_places() {
        let tokens = Tokens::of("der IS und der Irak, der IS");
        for steps in 1..20 {
            let mut index = Index::default();
            index.begin(&tokens);
            while !index.step(&tokens, steps) {}
            for (token, key) in tokens.keys().iter().enumerate() {
                let expected: Vec<u32> =
                    (0_u32..).zip(tokens.keys()).filter(|(_, other)| *other == key).map(|(at, _)| at).collect();
                assert_eq!(index.places(*key), expected, "token {token}, {steps} steps");
            }
            assert!(index.places(7).is_empty());
        }
        let empty = Tokens::of("");
        let mut index = Index::default();
        assert!(index.places(7).is_empty());
        index.begin(&empty);
        assert!(index.step(&empty, 1) && index.places(7).is_empty());
    }
}
