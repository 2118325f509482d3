//! What is kept from one index to the next, and how it follows the pages of a site.
//!
//! Pages are found by the keys of what they say; one whose key is not known has been counted. From
//! there on, each step follows the one before and does only what that has changed: which words there
//! are ([`Vocabulary`]), which root each has ([`Roots`]), how much each page is about each root
//! ([`Families`]). An index that is made from nothing goes the same way: everything has changed then.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::counting::{Counted, Page, numbers_in};
use super::document::Document;
use super::families::{Change, Families};
use super::impact::{self, Lengths, Levels};
use super::lists::{BuildWeights, Lists};
use super::pages::{Edits, Pages};
use super::roots::Roots;
use super::strings::Strings;
use super::synonyms::{self, Entry};
use super::vocabulary::Vocabulary;
use crate::language::Language;
use crate::memo::Key;
use crate::site::Site;

/// How many pages are looked at together, so that what comes of them needs little room at once.
const PAGES_TOGETHER: usize = 500;
/// With so many times as many words as at first, most are no longer in use, and all is made anew.
const GROWTH_MAX: usize = 2;

/// What is known of the pages of a portal.
#[derive(Debug)]
pub struct Kept {
    /// Tells what all pages share.
    shared: Key,
    pub(super) lists: Lists,
    pub(super) strings: Strings,
    /// How many strings there were at first.
    first_count: usize,
    pages: Pages,
    pub(super) vocabulary: Vocabulary,
    pub(super) roots: Roots,
    mean: Lengths,
    pub(super) families: Families,
    /// The entries of the program's own list of synonyms.
    listed: Vec<Entry<u32>>,
}

impl Default for Kept {
    fn default() -> Self {
        Kept::new(Key::default())
    }
}

impl Kept {
    fn new(shared: Key) -> Self {
        let lists = Lists::new();
        let mut strings = Strings::default();
        let roots = Roots::new(&lists, &mut strings);
        let listed = synonyms::listed(&mut strings);
        Kept {
            shared,
            lists,
            strings,
            first_count: 0,
            pages: Pages::default(),
            vocabulary: Vocabulary::default(),
            roots,
            mean: Lengths::default(),
            families: Families::default(),
            listed,
        }
    }

    /// Tells whether the output of a site with this key need not be counted.
    pub fn knows(&self, site: &Site, key: &Key) -> bool {
        self.is_of_use(site.shared) && self.pages.know(key)
    }

    fn is_of_use(&self, shared: Key) -> bool {
        self.shared == shared && self.strings.len() <= self.first_count * GROWTH_MAX
    }

    /// Follows a site to the outputs with these keys, in the order of their addresses; those that are
    /// not known are among the counted ones. Gives what people type there.
    pub(super) fn follow(
        &mut self,
        keys: &[Key],
        counted: Vec<Counted>,
        site: &Site,
    ) -> Vec<Entry<u32>> {
        if !self.is_of_use(site.shared) {
            *self = Kept::new(site.shared);
        }
        let language = site.office.language;
        let counted = self.take(counted);
        let edits = self.pages.change(keys, counted, language);
        let entries = self.entries(site);
        let moved = self.follow_words(&edits, &entries, language);
        self.follow_pages(&edits, &moved);
        for language in self.spoken() {
            self.roots.read_all(language, &mut self.strings);
        }
        if self.first_count == 0 {
            self.first_count = self.strings.len();
        }
        let share = self.lists.weights.build.stop;
        self.families.look(self.pages.all.len(), self.stops(), share);
        entries
    }

    /// The languages that pages have.
    pub(super) fn spoken(&self) -> BTreeSet<Language> {
        self.pages.all.iter().map(|page| page.document.language).collect()
    }

    /// The pages that can be found, by number.
    pub(super) fn documents(&self) -> Vec<Arc<Document>> {
        self.pages.all.iter().map(|page| Arc::clone(&page.document)).collect()
    }

    /// The roots of words that tell little.
    pub(super) fn stops(&self) -> BTreeSet<u32> {
        self.lists.stops().filter_map(|word| self.root_of(word)).collect()
    }

    /// The root of a text that is a word of the portal.
    pub(super) fn root_of(&self, text: &str) -> Option<u32> {
        let word = self.strings.get(text)?;
        self.roots.language(word).map(|_| self.roots.of(word))
    }

    /// The pages that were counted, with the numbers that words have here.
    fn take(&mut self, counted: Vec<Counted>) -> Vec<Page> {
        let mut all = Vec::new();
        for Counted { words, pages, .. } in counted {
            let numbers = numbers_in(&words, &mut self.strings);
            all.extend(pages.into_iter().map(|page| page.with_numbers(&numbers)));
        }
        all
    }

    /// What people type and what is meant by it: as the portal says, its pages, and the list of the
    /// program, but for phrases that stand in a title.
    fn entries(&mut self, site: &Site) -> Vec<Entry<u32>> {
        let pages = &self.pages.all;
        let harvested: BTreeSet<_> = pages.iter().flat_map(|page| &page.harvested).collect();
        let titled: BTreeSet<u32> = pages.iter().flat_map(|page| &page.titled).copied().collect();
        let mut entries = synonyms::own(site, &harvested, &mut self.strings);
        let listed = (0..).zip(&self.listed).filter(|(number, _)| !titled.contains(number));
        entries.extend(listed.map(|(_, entry)| entry.clone()));
        entries
    }

    /// Finds the words that came and went; gives those that have another root than before, with that
    /// one.
    fn follow_words(
        &mut self,
        edits: &Edits,
        entries: &[Entry<u32>],
        language: Language,
    ) -> BTreeMap<u32, u32> {
        let replaced = edits.new.values().flatten();
        for page in replaced.chain(&edits.gone) {
            self.vocabulary.remove(page, language);
        }
        for number in edits.new.keys() {
            self.vocabulary.add(&self.pages.all[*number as usize], language);
        }
        let of_lists = self.lists.words().map(|word| self.strings.add(word));
        let mut listed: Vec<u32> = of_lists.collect();
        listed.extend(entries.iter().flat_map(Entry::words));
        self.vocabulary.list(listed);
        let changes = self.vocabulary.changes(&self.roots, language);
        self.roots.update(&changes, &mut self.strings)
    }

    /// Puts pages into the families of their words: those that are new into all of theirs, the others
    /// where a word has another root now; all, when they are held against another length.
    fn follow_pages(&mut self, edits: &Edits, moved: &BTreeMap<u32, u32>) {
        if let Some(numbers) = edits.renumbered() {
            self.families.renumber(numbers);
        }
        let mean = impact::mean_lengths(self.pages.all.iter());
        let mean_before = std::mem::replace(&mut self.mean, mean);
        let is_all_open = mean.map(f64::to_bits) != mean_before.map(f64::to_bits);
        let mut is_open = vec![is_all_open; self.strings.len()];
        for (word, before) in moved {
            is_open[*before as usize] = true;
            is_open[self.roots.of(*word) as usize] = true;
        }
        let is_looked_at = |(number, _): &(u32, &Page)| {
            is_all_open || !moved.is_empty() || edits.new.contains_key(number)
        };
        let pages: Vec<_> = (0..).zip(&self.pages.all).filter(is_looked_at).collect();
        let weights = &self.lists.weights.build;
        let look = Look { roots: &self.roots, moved, mean, mean_before, weights };
        let changes = |(number, page): &(u32, &Page)| match edits.new.get(number) {
            Some(before) => look.changes(*number, page, before.as_ref(), |_| true),
            None => look.changes(*number, page, Some(page), |root| is_open[root as usize]),
        };
        for pages in pages.chunks(PAGES_TOGETHER) {
            let found: Vec<_> = pages.par_iter().map(changes).collect();
            let mut changes = found.concat();
            // Pages stand in their order.
            changes.sort_by_key(|change| change.root);
            self.families.follow(&changes);
        }
    }
}

/// By what pages are looked at.
struct Look<'k> {
    roots: &'k Roots,
    /// The roots that words had before, where they have another now.
    moved: &'k BTreeMap<u32, u32>,
    mean: Lengths,
    mean_before: Lengths,
    weights: &'k BuildWeights,
}

impl Look<'_> {
    /// How much a page is about families, where that is not as it was before; of the words whose root
    /// is open.
    fn changes(
        &self,
        number: u32,
        page: &Page,
        before: Option<&Page>,
        is_open: impl Fn(u32) -> bool,
    ) -> Vec<Change> {
        let root = |word| Some(self.roots.of(word)).filter(|root| is_open(*root));
        let root_before = |word| {
            let root = root(word)?;
            Some(self.moved.get(&word).copied().unwrap_or(root))
        };
        let before =
            before.map(|page| impact::levels(page, root_before, &self.mean_before, self.weights));
        let before = before.unwrap_or_default();
        let now = impact::levels(page, root, &self.mean, self.weights);
        let change = |root, level| Change { root, page: number, level };
        let is_in = |levels: &Levels, root| levels.binary_search_by_key(&root, |it| it.0).is_ok();
        let left = before.iter().filter(|(root, _)| !is_in(&now, *root));
        let left = left.map(|(root, _)| change(*root, None));
        let is_other = |level: &&(u32, u8)| before.binary_search(level).is_err();
        let others = now.iter().filter(is_other).map(|(root, level)| change(*root, Some(*level)));
        others.chain(left).collect()
    }
}
