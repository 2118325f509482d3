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
    /// How many typed words stand there that do not ask for a fact.
    about: usize,
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
        slots.extend(typed.windows(2).filter_map(|pair| self.joined(&pair[0], &pair[1])));
        self.add_synonyms(&mut slots);
        let totals = self.totals(&slots, typed.len());
        let mut hits = self.order(&slots, &totals, language);
        let (total, own) = (hits.len(), &slots[..typed.len()]);
        let marks: Vec<u32> = own.iter().map(|slot| slot.marks).collect();
        let answer = Answer::asked(&marks, self.hours.is_some()).filter(|answer| {
            matches!(answer, Answer::Hours(_)) || self.is_about_one(own, &hits, &totals)
        });
        let suggestion = hits.first().and_then(|best| self.suggestion(own, best.document));
        hits.truncate(HITS_MAX);
        Found { hits, total, suggestion, answer, slots }
    }

    /// Tells whether a fact of the best hit answers the query: it is a service whose names have all
    /// words that ask for nothing, and no other service comes near.
    fn is_about_one(
        &self,
        own: &[Slot<'_>],
        hits: &[Hit],
        totals: &BTreeMap<usize, Total>,
    ) -> bool {
        let count = own.iter().filter(|slot| slot.marks == 0).count();
        let near = self.lists.weights.query.near;
        let is_service = |hit: &&Hit| self.documents[hit.document].group == Group::Service;
        let Some(best) = hits.first().filter(|hit| is_service(hit)) else { return false };
        let other = hits[1..].iter().find(is_service);
        let is_alone = other.is_none_or(|other| other.score * 100 < best.score * near);
        count > 0 && totals[&best.document].about == count && is_alone
    }

    /// The query with its mistyped words mended as the best page has them.
    fn suggestion(&self, own: &[Slot<'_>], best: usize) -> Option<String> {
        let score = |it: &Alternative| {
            let pages = self.pages_of(it);
            pages.into_iter().find(|(page, _, _)| *page == best).map(|(_, score, _)| score)
        };
        let mended = |slot: &Slot<'_>| {
            let found = slot.typos().filter_map(|it| Some((score(it)?, &it.word)));
            let best = found.min_by_key(|(score, _)| Reverse(*score));
            best.map(|(_, word)| word.clone())
        };
        let mended: Vec<Option<String>> = own.iter().map(mended).collect();
        mended.iter().any(Option::is_some).then(|| {
            let pairs = mended.into_iter().zip(own);
            let words = pairs.map(|(mended, slot)| mended.unwrap_or_else(|| slot.typed.clone()));
            words.collect::<Vec<_>>().join(" ")
        })
    }

    /// What each page has of the query.
    fn totals(&self, slots: &[Slot<'_>], typed: usize) -> BTreeMap<usize, Total> {
        let mut totals: BTreeMap<usize, Total> = BTreeMap::new();
        for (number, slot) in slots.iter().enumerate() {
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
                total.about += usize::from(is_named && slot.marks == 0 && number < typed);
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
            let family = &self.families.all[*family];
            let worth = u64::from(family.worth.min(alternative.worth_max));
            for posting in family.postings() {
                let sum = sums.entry(posting.page as usize).or_insert((0, 0, true));
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
