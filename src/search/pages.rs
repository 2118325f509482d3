//! The pages of an index in the order of their numbers, and what is different from the last time.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, HashMap, HashSet};

use super::counting::Page;
use super::strings::small;
use crate::language::Language;
use crate::memo::Key;

/// Pages, by the keys of the outputs that say what they hold.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// By number.
    pub(super) all: Vec<Page>,
    numbers: HashMap<Key, u32>,
    /// Outputs that are no page to be found.
    others: HashSet<Key>,
}

/// What is different about the pages.
#[derive(Debug, Default)]
pub(super) struct Edits {
    /// The numbers of pages that are new or say something else, with what was said there before.
    pub(super) new: BTreeMap<u32, Option<Page>>,
    /// Pages that are gone.
    pub(super) gone: Vec<Page>,
    /// The number that each page has now, if it is there.
    numbers: Vec<Option<u32>>,
}

/// A page with the number that it had.
type Numbered = (u32, Page);
/// Pages that are gone, by their addresses.
type Gone = HashMap<String, Numbered>;

impl Pages {
    /// Tells whether it is known what an output holds.
    pub(super) fn know(&self, key: &Key) -> bool {
        self.numbers.contains_key(key) || self.others.contains(key)
    }

    /// Has the pages with these keys and no others; those that are not known are among the counted
    /// ones. `language` is that of the portal.
    pub(super) fn change(
        &mut self,
        keys: &[Key],
        mut counted: Vec<Page>,
        language: Language,
    ) -> Edits {
        counted.retain(|page| !self.numbers.contains_key(&page.key));
        counted.sort_by(|a, b| order(a, b, language));
        let mut counted = counted.into_iter().peekable();
        let (kept, mut gone) = self.sift(keys);
        let mut edits = Edits { numbers: vec![None; kept.len() + gone.len()], ..Edits::default() };
        let mut all = Vec::with_capacity(keys.len());
        for (before, page) in kept {
            while let Some(new) = counted.next_if(|new| order(new, &page, language).is_lt()) {
                edits.add(new, &mut gone, &mut all);
            }
            edits.numbers[before as usize] = Some(number_of_next(&all));
            all.push(page);
        }
        counted.for_each(|new| edits.add(new, &mut gone, &mut all));
        edits.gone = gone.into_values().map(|(_, page)| page).collect();
        self.numbers = all.iter().map(|page| page.key).zip(0..).collect();
        self.others = keys.iter().filter(|key| !self.numbers.contains_key(key)).copied().collect();
        self.all = all;
        edits
    }

    /// The pages with one of these keys, and the others by address; with their numbers.
    fn sift(&mut self, keys: &[Key]) -> (Vec<Numbered>, Gone) {
        let mut is_kept = vec![false; self.all.len()];
        let known = keys.iter().filter_map(|key| self.numbers.get(key));
        known.for_each(|number| is_kept[*number as usize] = true);
        let pages = (0..).zip(std::mem::take(&mut self.all));
        let (kept, gone): (Vec<_>, Vec<_>) =
            pages.partition(|(number, _): &Numbered| is_kept[*number as usize]);
        let by_address = |gone: Numbered| (gone.1.document.url.clone(), gone);
        (kept, gone.into_iter().map(by_address).collect())
    }
}

impl Edits {
    /// The numbers that pages have now, if any has another one than before.
    pub(super) fn renumbered(&self) -> Option<&[Option<u32>]> {
        let is_other = (0..).zip(&self.numbers).any(|(before, now)| *now != Some(before));
        is_other.then_some(&self.numbers)
    }

    /// Adds a page; one that is gone from the same address gives it its number.
    fn add(&mut self, new: Page, gone: &mut Gone, all: &mut Vec<Page>) {
        let number = number_of_next(all);
        let replaced = gone.remove(&new.document.url).map(|(before, page)| {
            self.numbers[before as usize] = Some(number);
            page
        });
        self.new.insert(number, replaced);
        all.push(new);
    }
}

fn number_of_next(all: &[Page]) -> u32 {
    small(all.len())
}

/// Pages in the language of the portal come first, then it goes by group; news newest first, all else
/// by address, so that a title may change without changing numbers.
fn order(a: &Page, b: &Page, language: Language) -> Ordering {
    let key = |page: &Page| {
        let page = &page.document;
        (page.language != language, page.group)
    };
    let dates = || Reverse(&a.document.date).cmp(&Reverse(&b.document.date));
    key(a).cmp(&key(b)).then_with(dates).then_with(|| a.document.url.cmp(&b.document.url))
}
