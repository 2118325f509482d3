//! The order of the pages that a query finds; `engine.js` makes the same in the browser.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::answers::{self, Answer};
use super::impact::{LEVELS, TITLE_LEVEL};
use super::query::{Alternative, Slot, WHOLE};
use super::words::words;
use super::{Group, Index};
use crate::language::Language;

/// More words than this are no question.
const WORDS_MAX: usize = 12;
/// How many pages are given back.
const HITS_MAX: usize = 50;

/// What a query found.
#[derive(Debug)]
pub struct Found<'i> {
    /// The pages, best first.
    pub hits: Vec<Hit>,
    /// How many pages there are in all.
    pub total: usize,
    /// The query with its mistyped words mended, when there were any.
    pub suggestion: Option<String>,
    /// The fact that answers it.
    pub answer: Option<Answer>,
    /// The words of the query and what each stands for.
    pub slots: Vec<Slot<'i>>,
}

/// A page that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its number in the index.
    pub document: usize,
    /// How well it fits.
    pub score: u64,
}

/// What a page has of a query.
#[derive(Debug, Clone, Copy, Default)]
struct Total {
    score: u64,
    /// How many words stand in its title.
    named: u64,
    /// Whether one of them does not ask for a fact.
    is_about: bool,
}

/// A page that has an alternative, its score, and whether all of it stands in the title.
type Match = (usize, u64, bool);

impl Index {
    /// Finds the pages for a query on a page in this language.
    pub fn search(&self, query: &str, language: Language) -> Found<'_> {
        let mut typed = words(query);
        typed.truncate(WORDS_MAX);
        let is_open = query.chars().next_back().is_some_and(char::is_alphanumeric);
        let last = typed.len().saturating_sub(1);
        let slot = |(index, word): (usize, &String)| self.slot(word, is_open && index == last);
        let mut slots: Vec<Slot<'_>> = typed.iter().enumerate().map(slot).collect();
        let suggestion = suggestion(&slots);
        slots.extend(typed.windows(2).filter_map(|pair| self.joined(&pair[0], &pair[1])));
        self.add_synonyms(&mut slots);
        let totals = self.totals(&slots);
        let mut hits = self.order(&slots, &totals, language);
        let total = hits.len();
        hits.truncate(HITS_MAX);
        let best = hits.first().map(|hit| hit.document);
        let is_about_service = best.is_some_and(|best| {
            self.documents[best].group == Group::Service && totals[&best].is_about
        });
        let marks: Vec<u32> = slots[..typed.len()].iter().map(|slot| slot.marks).collect();
        let answer = Answer::asked(&marks, self.hours.is_some())
            .filter(|answer| matches!(answer, Answer::Hours(_)) || is_about_service);
        Found { hits, total, suggestion, answer, slots }
    }

    /// What each page has of the query.
    fn totals(&self, slots: &[Slot<'_>]) -> BTreeMap<usize, Total> {
        let mut totals: BTreeMap<usize, Total> = BTreeMap::new();
        for slot in slots {
            let mut best: BTreeMap<usize, (u64, bool)> = BTreeMap::new();
            for (page, score, is_named) in slot.alternatives.iter().flat_map(|it| self.pages_of(it))
            {
                let known = best.entry(page).or_default();
                *known = (known.0.max(score), known.1 || is_named);
            }
            for (page, (score, is_named)) in best {
                let total = totals.entry(page).or_default();
                total.score += score * slot.share / WHOLE;
                total.named += u64::from(is_named && slot.tells());
                total.is_about |= is_named && slot.marks == 0;
            }
        }
        totals
    }

    /// The pages that have all families of an alternative. Several families tell more than one, but
    /// not as much as each alone.
    pub(super) fn pages_of(&self, alternative: &Alternative) -> Vec<Match> {
        let count = alternative.families.len();
        let mut sums: BTreeMap<usize, (usize, u64, bool)> = BTreeMap::new();
        for family in &alternative.families {
            let family = &self.families[*family];
            let worth = u64::from(family.worth.min(alternative.worth_max));
            for posting in &family.postings {
                let sum = sums.entry(posting.document).or_insert((0, 0, true));
                sum.0 += 1;
                sum.1 += alternative.weight * worth * LEVELS[usize::from(posting.level)];
                sum.2 &= posting.level >= TITLE_LEVEL;
            }
        }
        let whole = sums.into_iter().filter(|(_, (found, _, _))| *found == count);
        whole
            .map(|(page, (_, score, named))| (page, score * 2 / (count as u64 + 1), named))
            .collect()
    }

    /// Puts the pages in order: by score, with what titles, groups and languages add or take.
    fn order(
        &self,
        slots: &[Slot<'_>],
        totals: &BTreeMap<usize, Total>,
        language: Language,
    ) -> Vec<Hit> {
        let weights = &self.lists.weights.query;
        let asked = slots.iter().filter(|slot| slot.tells() && slot.share == WHOLE).count() as u64;
        let hit = |(document, total): (&usize, &Total)| {
            let page = &self.documents[*document];
            let part = weights.query_part * total.named.min(asked) / asked.max(1);
            let score = total.score * (100 + part) / 100;
            let score = score * weights.sections[page.group.code()] / 100;
            let is_other = page.language != language;
            let score = if is_other { score * weights.other_language / 100 } else { score };
            Hit { document: *document, score }
        };
        let mut hits: Vec<Hit> = totals.iter().map(hit).collect();
        let best = hits.iter().map(|hit| hit.score).max().unwrap_or_default();
        hits.retain(|hit| hit.score > 0 && hit.score * 100 >= best * weights.floor);
        hits.sort_by_key(|hit| (Reverse(hit.score), hit.document));
        hits
    }
}

impl Slot<'_> {
    /// Tells whether the word tells something.
    fn tells(&self) -> bool {
        self.marks & answers::STOP == 0
    }
}

/// The query with its mistyped words mended.
fn suggestion(slots: &[Slot<'_>]) -> Option<String> {
    slots.iter().any(|slot| slot.mended().is_some()).then(|| {
        let words = slots.iter().map(|slot| slot.mended().unwrap_or(&slot.typed));
        words.collect::<Vec<_>>().join(" ")
    })
}
