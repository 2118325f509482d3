//! The families with their pages, kept from one index to the next: a page that changes touches only
//! the families in which its place is another now.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::impact::{Levels, TITLE_LEVEL, least_level, worth};
use super::strings::small;
use super::wire;

/// Stands for roots that have no family.
const NONE: u32 = u32::MAX;
/// A family in fewer pages than this is rare, unless it stands in a title.
const COMMON_PAGES_MIN: usize = 3;

/// Words of one root, with the pages they stand in.
#[derive(Debug, Clone, Default)]
pub(super) struct Family {
    /// How much it tells, 1 to 31; less for words that tell little, 0 when no page has it.
    pub(super) worth: u32,
    /// All pages that have it, by number.
    all: Vec<Posting>,
    /// Pages under this level are left out.
    least: u8,
    /// How many pages are not left out.
    count: usize,
    /// Whether it stands in the title or another name of a page.
    pub(super) is_in_title: bool,
    /// Its pages as the script gets them.
    pub(super) text: String,
}

/// A page in which a family stands, and how much the page is about it: 0 to 15, from 8 on when it
/// stands in the title. In one number, for there are a million of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting(u32);

/// All families, by their roots.
#[derive(Debug, Default)]
pub(super) struct Families {
    /// Where the family of each root is.
    places: Vec<u32>,
    all: Vec<Held>,
    page_count: usize,
    stops: BTreeSet<u32>,
}

#[derive(Debug, Default)]
struct Held {
    family: Arc<Family>,
    /// Whether its pages have changed since it was looked at.
    is_open: bool,
    /// Whether it stands in several pages or in a title; beside the family, for all are asked.
    is_common: bool,
    /// Whether any page has it.
    is_used: bool,
}

impl Posting {
    const LEVEL_BITS: u32 = 4;

    fn new(page: u32, level: u8) -> Self {
        Posting(page << Self::LEVEL_BITS | u32::from(level))
    }

    pub(super) fn page(self) -> u32 {
        self.0 >> Self::LEVEL_BITS
    }

    pub(super) fn level(self) -> u8 {
        u8::try_from(self.0 % (1 << Self::LEVEL_BITS)).unwrap_or_default()
    }
}

impl Family {
    /// The pages that are not left out, by number.
    pub(super) fn postings(&self) -> impl Iterator<Item = Posting> {
        self.all.iter().copied().filter(|posting| posting.level() >= self.least)
    }

    /// Puts a page in, with a level, or takes it out.
    fn set(&mut self, page: u32, level: Option<u8>) {
        let at = self.all.partition_point(|posting| posting.page() < page);
        let is_there = self.all.get(at).is_some_and(|posting| posting.page() == page);
        match level.map(|level| Posting::new(page, level)) {
            Some(posting) if is_there => self.all[at] = posting,
            Some(posting) => self.all.insert(at, posting),
            None if is_there => _ = self.all.remove(at),
            None => {}
        }
    }

    /// The level of a page that has it.
    fn level(&self, page: u32) -> Option<u8> {
        let at = self.all.partition_point(|posting| posting.page() < page);
        self.all.get(at).filter(|posting| posting.page() == page).map(|posting| posting.level())
    }

    /// Finds what its pages make of it.
    fn look(&mut self, page_count: usize, share: f64, is_stop: bool) {
        self.worth = worth(self.all.len(), page_count, share);
        let levels = self.all.iter().map(|posting| posting.level());
        self.least = least_level(levels, page_count, is_stop);
        let postings: Vec<Posting> = self.postings().collect();
        self.count = postings.len();
        self.is_in_title = postings.iter().any(|posting| posting.level() >= TITLE_LEVEL);
        self.text = wire::posting_text(&postings);
    }
}

impl Families {
    /// The family of a root, if there is one.
    pub(super) fn get(&self, root: u32) -> Option<&Arc<Family>> {
        self.find(root).map(|held| &held.family)
    }

    /// Tells whether a family stands in several pages or in a title.
    pub(super) fn is_common(&self, root: u32) -> bool {
        self.find(root).is_some_and(|held| held.is_common)
    }

    /// Tells whether any page has a family.
    pub(super) fn is_used(&self, root: u32) -> bool {
        self.find(root).is_some_and(|held| held.is_used)
    }

    fn find(&self, root: u32) -> Option<&Held> {
        let place = *self.places.get(root as usize)?;
        self.all.get(place as usize)
    }

    /// Puts a page into its families; `before` are the roots of those it may be in, in order.
    pub(super) fn put(&mut self, page: u32, before: &[u32], levels: &Levels) {
        let is_left = |root: &&u32| levels.binary_search_by_key(*root, |(root, _)| *root).is_err();
        let left: Vec<u32> = before.iter().filter(is_left).copied().collect();
        let levels = levels.iter().map(|(root, level)| (*root, Some(*level)));
        for (root, level) in levels.chain(left.into_iter().map(|root| (root, None))) {
            let held = self.held(root);
            if held.family.level(page) != level {
                held.is_open = true;
                Arc::make_mut(&mut held.family).set(page, level);
            }
        }
    }

    /// Gives pages other numbers, by those they had; some are gone.
    pub(super) fn renumber(&mut self, numbers: &[Option<u32>]) {
        self.all.par_iter_mut().for_each(|held| {
            let family = Arc::make_mut(&mut held.family);
            let renumbered = family.all.iter().filter_map(|posting| {
                Some(Posting::new(numbers[posting.page() as usize]?, posting.level()))
            });
            family.all = renumbered.collect();
            family.all.sort_unstable();
            held.is_open = true;
        });
    }

    /// Looks at the families that have changed; `stops` are the roots of words that tell little,
    /// which keep a share of their worth.
    pub(super) fn look(&mut self, page_count: usize, stops: BTreeSet<u32>, share: f64) {
        for stop in self.stops.symmetric_difference(&stops).copied().collect::<Vec<_>>() {
            self.held(stop).is_open = true;
        }
        let stop_places: BTreeSet<usize> =
            stops.iter().map(|stop| self.places[*stop as usize] as usize).collect();
        let are_all_open = self.page_count != page_count;
        self.all.par_iter_mut().enumerate().for_each(|(place, held)| {
            if held.is_open || are_all_open {
                let is_stop = stop_places.contains(&place);
                let share = if is_stop { share } else { 1.0 };
                let family = Arc::make_mut(&mut held.family);
                family.look(page_count, share, is_stop);
                held.is_common = family.is_in_title || family.count >= COMMON_PAGES_MIN;
                held.is_used = family.worth > 0;
                family.all.shrink_to_fit();
                held.is_open = false;
            }
        });
        self.page_count = page_count;
        self.stops = stops;
    }

    /// Tells whether one page has all of these families.
    pub(super) fn have_common_page(&self, roots: &[u32]) -> bool {
        let families: Option<Vec<&Arc<Family>>> =
            roots.iter().map(|root| self.get(*root)).collect();
        let Some(mut families) = families else { return false };
        families.sort_by_key(|family| family.count);
        let Some((first, others)) = families.split_first() else { return false };
        let has =
            |family: &Family, page| family.level(page).is_some_and(|level| level >= family.least);
        first.postings().any(|it| others.iter().all(|family| has(family, it.page())))
    }

    fn held(&mut self, root: u32) -> &mut Held {
        if self.places.len() <= root as usize {
            self.places.resize(root as usize + 1, NONE);
        }
        let place = &mut self.places[root as usize];
        if *place == NONE {
            *place = small(self.all.len());
            self.all.push(Held { is_open: true, ..Held::default() });
        }
        &mut self.all[*place as usize]
    }
}
