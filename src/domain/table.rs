//! A map in the order of its keys, kept in one vector, and one way of sorting.
//!
//! The standard library's `BTreeMap` and sorts are faster for huge data, but each type they are used with adds five to eight
//! kilobytes of code to the page. Records come in the order of their ids, which grow with time, so adding is nearly always adding
//! at the end; looking up is a binary search.

use std::{borrow::Borrow, collections::BinaryHeap};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Table<K, V> {
    rows: Vec<(K, V)>,
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self { rows: Vec::new() }
    }
}

impl<K: Ord, V> Table<K, V> {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        // What is added last has the greatest key nearly always.
        match self.rows.last() {
            Some((last, _)) if last.borrow() < key => Err(self.rows.len()),
            _ => self.rows.binary_search_by(|(own, _)| own.borrow().cmp(key)),
        }
    }

    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().and_then(|index| self.rows.get(index)).map(|(_, value)| value)
    }

    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let index = self.place(key).ok()?;
        self.rows.get_mut(index).map(|(_, value)| value)
    }

    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Puts a value under a key and returns the one that was there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(index) => self.rows.get_mut(index).map(|(_, old)| std::mem::replace(old, value)),
            Err(index) => {
                self.rows.insert(index, (key, value));
                None
            }
        }
    }

    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|index| self.rows.remove(index).1)
    }
}

impl<K, V> Table<K, V> {
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.rows.iter().map(|(key, value)| (key, value))
    }

    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = (&K, &mut V)> {
        self.rows.iter_mut().map(|(key, value)| (&*key, value))
    }

    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.rows.iter().map(|(key, _)| key)
    }

    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.rows.iter().map(|(_, value)| value)
    }
}

impl<K: Ord, V> Extend<(K, V)> for Table<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, rows: I) {
        for (key, value) in rows {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Table<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(rows: I) -> Self {
        let mut table = Self::new();
        for (key, value) in rows {
            table.insert(key, value);
        }
        table
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for Table<K, V> {
    fn from(rows: [(K, V); N]) -> Self {
        rows.into_iter().collect()
    }
}

impl<K, V> IntoIterator for Table<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.into_iter()
    }
}

/// Sorts by a number; what has the same number stays in its order. The one sort that all lists of the page share.
pub fn sort_by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u128) {
    // A heap, for the slices' own sort weighs five kilobytes more. The place in the list makes every entry different.
    let order: BinaryHeap<(u128, usize)> = items.iter().map(number).zip(0..).collect();
    let order = order.into_sorted_vec();
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|(_, index)| taken.get_mut(index).and_then(Option::take)));
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_table_behaves_like_the_standard_map() {
        let (mut table, mut model) = (Table::new(), BTreeMap::new());
        // A walk without a random source: multiples of a number that shares no factor with the modulus visit every key.
        for step in 0_u32..400 {
            let key = step * 37 % 64;
            if step % 3 == 2 {
                assert_eq!(table.remove(&key), model.remove(&key), "{step}");
            } else {
                assert_eq!(table.insert(key, step), model.insert(key, step), "{step}");
            }
            assert_eq!(table.get(&key), model.get(&key));
            assert_eq!(table.contains_key(&(key + 1)), model.contains_key(&(key + 1)));
            assert!(table.iter().eq(model.iter()));
            assert_eq!(table.len(), model.len());
        }
        let again: Table<u32, u32> = model.clone().into_iter().rev().collect();
        assert_eq!(again, table, "whatever the order of adding");
    }

    #[test]
    fn sorting_keeps_equals_in_order() {
        let mut words = vec!["bb", "a", "cc", "dddd", "e"];
        sort_by_number(&mut words, |word| word.len() as u128);
        assert_eq!(words, ["a", "e", "bb", "cc", "dddd"]);
    }
}
