//! The families with their pages, kept from one index to the next: a page that changes touches only
//! the families in which its place is another now.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::impact::{TITLE_LEVEL, least_level, worth};
use super::packed::Series;
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
    /// All pages that have it, by number, with how much each is about it.
    all: Series,
    /// Pages under this level are left out.
    least: u8,
    /// How many pages are not left out.
    count: usize,
    /// Whether it stands in the title or another name of a page.
    pub(super) is_in_title: bool,
    /// Its pages as the script gets them.
    pub(super) text: String,
}

/// A page in which a family stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) page: u32,
    /// How much the page is about the family: 0 to 15, from 8 on when it stands in the title.
    pub(super) level: u8,
}

/// How much a page is about a family, by its root, where that is another now; nothing where the page
/// no longer has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change {
    pub(super) root: u32,
    pub(super) page: u32,
    pub(super) level: Option<u8>,
}

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

impl Family {
    /// The pages that are not left out, by number.
    pub(super) fn postings(&self) -> impl Iterator<Item = Posting> {
        let all = self.all.iter().map(|(page, level)| Posting { page, level });
        all.filter(|posting| posting.level >= self.least)
    }

    /// Follows changes, in the order of their pages.
    fn follow(&mut self, changes: &[Change]) {
        let added = changes.iter().filter_map(|change| Some((change.page, change.level?)));
        if changes.first().is_some_and(|first| first.page > self.all.last()) {
            added.for_each(|(page, level)| self.all.push(page, level));
            return;
        }
        let is_same = |page: u32| changes.binary_search_by_key(&page, |it| it.page).is_err();
        let same = self.all.iter().filter(|(page, _)| is_same(*page));
        let mut all: Vec<(u32, u8)> = same.chain(added).collect();
        all.sort_unstable();
        self.all = all.into_iter().collect();
    }

    /// Finds what its pages make of it.
    fn look(&mut self, page_count: usize, share: f64, is_stop: bool) {
        let levels = || self.all.iter().map(|(_, level)| level);
        self.worth = worth(levels().count(), page_count, share);
        self.least = least_level(levels(), page_count, is_stop);
        let postings: Vec<Posting> = self.postings().collect();
        self.count = postings.len();
        self.is_in_title = postings.iter().any(|posting| posting.level >= TITLE_LEVEL);
        self.text = wire::posting_text(&postings);
        self.text.shrink_to_fit();
        self.all.shrink_to_fit();
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

    /// Follows changes, in the order of their roots and pages.
    pub(super) fn follow(&mut self, changes: &[Change]) {
        for changes in changes.chunk_by(|a, b| a.root == b.root) {
            let held = self.held(changes[0].root);
            held.is_open = true;
            Arc::make_mut(&mut held.family).follow(changes);
        }
    }

    /// Gives pages other numbers, by those they had; some are gone.
    pub(super) fn renumber(&mut self, numbers: &[Option<u32>]) {
        self.all.par_iter_mut().for_each(|held| {
            let family = Arc::make_mut(&mut held.family);
            let renumbered = family
                .all
                .iter()
                .filter_map(|(page, level)| Some((numbers[page as usize]?, level)));
            let mut all: Vec<(u32, u8)> = renumbered.collect();
            all.sort_unstable();
            family.all = all.into_iter().collect();
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
        let mut others: Vec<_> = others.iter().map(|it| it.postings().peekable()).collect();
        first.postings().any(|it| {
            others.iter_mut().all(|postings| {
                while postings.next_if(|other| other.page < it.page).is_some() {}
                postings.peek().is_some_and(|other| other.page == it.page)
            })
        })
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
