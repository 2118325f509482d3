//! Texts by numbers, each held once, without an allocation of its own: a large portal has a million.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::sync::Arc;

use hashbrown::HashTable;
use rayon::prelude::*;

/// Texts one after another.
#[derive(Debug, Default)]
pub(super) struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    pub(super) fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(small(self.all.len()));
    }

    pub(super) fn get(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.all[start..self.ends[number] as usize]
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// How many of the texts, which stand in order, come before all that `is_before` does not hold of.
    pub(super) fn partition_point(&self, is_before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if is_before(self.get(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }
}

/// Different texts, numbered in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Strings {
    texts: Texts,
    numbers: HashTable<u32>,
    /// The numbers in the order of their texts, as of the last time somebody asked.
    alphabet: Arc<Vec<u32>>,
}

impl Strings {
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    pub(super) fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize)
    }

    /// The number of a text that is there.
    pub(super) fn get(&self, text: &str) -> Option<u32> {
        self.numbers.find(hash(text), |number| self.text(*number) == text).copied()
    }

    /// The number of a text, which gets one if it has none.
    pub(super) fn add(&mut self, text: &str) -> u32 {
        if let Some(number) = self.get(text) {
            return number;
        }
        let number = small(self.len());
        self.texts.push(text);
        let texts = &self.texts;
        let rehash = |number: &u32| hash(texts.get(*number as usize));
        self.numbers.insert_unique(hash(text), number, rehash);
        number
    }

    /// All numbers in the order of their texts.
    pub(super) fn alphabet(&mut self) -> Arc<Vec<u32>> {
        let mut new: Vec<u32> = (small(self.alphabet.len())..small(self.len())).collect();
        if !new.is_empty() {
            new.par_sort_unstable_by_key(|number| self.text(*number));
            let mut merged = Vec::with_capacity(self.len());
            let mut rest = self.alphabet.as_slice();
            for number in new {
                let text = self.text(number);
                let before = rest.partition_point(|other| self.text(*other) < text);
                merged.extend_from_slice(&rest[..before]);
                merged.push(number);
                rest = &rest[before..];
            }
            merged.extend_from_slice(rest);
            self.alphabet = Arc::new(merged);
        }
        Arc::clone(&self.alphabet)
    }
}

fn hash(text: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(text)
}

/// A number of words or of their letters; texts of a portal have at most 128 MiB.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).expect("there are fewer words than bytes")
}
