//! From what is kept to an index: families get the numbers by which browsers know them, and words go
//! where a query meets them. Families that every query may meet come first, then the rare ones, each
//! kind in the order of its roots; those that nothing leads to are left out.

use std::collections::HashSet;
use std::ops::Range;

use super::kept::Kept;
use super::strings::{Texts, small};
use super::synonyms::Synonym;
use super::{FamilyList, Rare};

/// How many rare words are one part.
const RARE_WORDS: usize = 180;
/// The number of what has none.
const NONE: u32 = u32::MAX;

/// Words in their order, each with its family.
#[derive(Debug, Default)]
pub(super) struct WordList {
    words: Texts,
    families: Vec<u32>,
}

impl WordList {
    fn push(&mut self, word: &str, family: u32) {
        self.words.push(word);
        self.families.push(family);
    }

    /// The family of a word.
    pub(super) fn get(&self, word: &str) -> Option<usize> {
        let at = self.words.partition_point(|other| other < word);
        let is_there = at < self.words.len() && self.words.get(at) == word;
        is_there.then(|| self.families[at] as usize)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, usize)> {
        self.words.iter().zip(self.families.iter().map(|family| *family as usize))
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter()
    }
}

/// The families of an index, by their numbers.
#[derive(Debug)]
pub(super) struct Numbers {
    /// Their roots.
    roots: Vec<u32>,
    /// How many of them every query may meet.
    common: u32,
    /// The number of each root.
    of: Vec<u32>,
}

impl Numbers {
    /// Numbers the families that pages have or that synonyms lead on from.
    pub(super) fn new(kept: &Kept, alphabet: &[u32], synonyms: &[Synonym<u32>]) -> Self {
        let mut is_root = vec![false; kept.strings.len()];
        let words = alphabet.iter().filter(|word| kept.roots.language(**word).is_some());
        words.for_each(|word| is_root[kept.roots.of(*word) as usize] = true);
        let marked: HashSet<u32> =
            kept.lists.words().filter_map(|word| kept.root_of(word)).collect();
        let keys: HashSet<u32> = synonyms.iter().flat_map(|it| &it.key).copied().collect();
        let (mut common, mut rare) = (Vec::new(), Vec::new());
        for root in alphabet.iter().copied().filter(|root| is_root[*root as usize]) {
            if kept.families.is_common(root) || marked.contains(&root) {
                common.push(root);
            } else if kept.families.is_used(root) || keys.contains(&root) {
                rare.push(root);
            }
        }
        let count = small(common.len());
        common.append(&mut rare);
        let mut of = vec![NONE; kept.strings.len()];
        (0..).zip(&common).for_each(|(number, root)| of[*root as usize] = number);
        Numbers { roots: common, common: count, of }
    }

    /// The number of the family of a root, which is in the index.
    pub(super) fn of(&self, root: u32) -> usize {
        self.of[root as usize] as usize
    }

    /// The families with their roots.
    pub(super) fn families(&self, kept: &Kept) -> FamilyList {
        let mut families = FamilyList::default();
        for root in &self.roots {
            families.roots.push(kept.strings.text(*root));
            families.all.push(kept.families.get(*root).cloned().unwrap_or_default());
        }
        families
    }

    /// The words of the families that every query may meet, and those of the rare ones, in parts.
    pub(super) fn words(&self, kept: &Kept, alphabet: &[u32]) -> (WordList, Vec<Rare>) {
        let (mut common, mut rare) = (Vec::new(), Vec::new());
        for word in alphabet {
            let family = self.family(*word, kept);
            if family < self.common {
                common.push((*word, family));
            } else if family != NONE {
                rare.push((*word, family));
            }
        }
        (self.lexicon(&common, kept), self.cut(&rare, kept))
    }

    /// The number of the family of a word or a root.
    fn family(&self, word: u32, kept: &Kept) -> u32 {
        let is_word = || kept.roots.language(word).is_some();
        match self.of[word as usize] {
            NONE if is_word() => self.of[kept.roots.of(word) as usize],
            number => number,
        }
    }

    /// The words that every query may meet. Forms that the affixes lead to their root anyway are left
    /// out, but for those that stand in a name or a summary: by these, beginnings and mistyped words
    /// are understood.
    fn lexicon(&self, words: &[(u32, u32)], kept: &Kept) -> WordList {
        let is_shown = |word: u32| self.of[word as usize] != NONE || kept.vocabulary.is_shown(word);
        let mut families = vec![NONE; kept.strings.len()];
        for (word, family) in words.iter().filter(|(word, _)| is_shown(*word)) {
            families[*word as usize] = *family;
        }
        let spoken = kept.spoken();
        let leads_to = |word: u32, family: u32| {
            let readings = spoken.iter().flat_map(|it| kept.roots.readings(word, *it));
            let found = readings.filter(|reading| families[**reading as usize] != NONE);
            let length = |reading: &u32| kept.strings.text(*reading).len();
            let found: Vec<u32> = found.copied().collect();
            let longest = found.iter().map(length).max();
            let mut longest = found.iter().filter(|it| Some(length(it)) == longest).peekable();
            longest.peek().is_some() && longest.all(|it| families[*it as usize] == family)
        };
        let mut list = WordList::default();
        for (word, family) in words {
            if is_shown(*word) || !leads_to(*word, *family) {
                list.push(kept.strings.text(*word), *family);
            }
        }
        list
    }

    /// Cuts the rare words into parts, so that the forms of a root stay together.
    fn cut(&self, words: &[(u32, u32)], kept: &Kept) -> Vec<Rare> {
        let mut forms = vec![0; self.roots.len()];
        words.iter().for_each(|(_, family)| forms[*family as usize] += 1);
        let mut parts: Vec<Rare> = Vec::new();
        let mut part_of = vec![0; self.roots.len()];
        let mut count = RARE_WORDS;
        for family in self.common as usize..self.roots.len() {
            if count >= RARE_WORDS {
                let families = Range { start: family, end: family };
                parts.push(Rare { families, ..Rare::default() });
                count = 0;
            }
            count += forms[family];
            part_of[family] = parts.len() - 1;
            parts.iter_mut().next_back().expect("it was just added").families.end = family + 1;
        }
        for (word, family) in words {
            let part = &mut parts[part_of[*family as usize]];
            part.words.push(kept.strings.text(*word), *family);
        }
        parts
    }
}

/// Puts what a phrase means where its first rare word is, else where all queries meet it; in the order
/// of families.
pub(super) fn place_synonyms(
    found: Vec<Synonym<u32>>,
    numbers: &Numbers,
    rare: &mut [Rare],
) -> Vec<Synonym> {
    let list = |roots: Vec<u32>| roots.into_iter().map(|root| numbers.of(root)).collect();
    let numbered = found.into_iter().map(|synonym| Synonym {
        key: list(synonym.key),
        meant: synonym.meant.into_iter().map(list).collect(),
    });
    let mut numbered: Vec<Synonym> = numbered.collect();
    numbered.sort_unstable();
    let mut common = Vec::new();
    for synonym in numbered {
        let first = synonym.key.iter().find(|family| **family >= numbers.common as usize);
        let part = first.map(|it| rare.partition_point(|part| part.families.end <= *it));
        part.map_or(&mut common, |part| &mut rare[part].synonyms).push(synonym);
    }
    common
}
