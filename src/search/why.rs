//! Why a page was found, for people who look after a portal.

use std::cmp::Reverse;

use super::Index;
use super::query::{How, Slot, WHOLE};
use super::rank::Found;

/// A word of the query with what it met in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// As it was typed.
    pub typed: String,
    /// The word that was met; of a synonym the roots of its words.
    pub word: String,
    /// How it was found.
    pub how: How,
    /// Of 64: how much it counts.
    pub weight: u64,
    /// What it adds to the score, before titles and sections are looked at.
    pub points: u64,
}

impl Index {
    /// The words of a query that a page has, those that add most first.
    pub fn why(&self, found: &Found<'_>, document: usize) -> Vec<Match> {
        let matches = found.slots.iter().filter_map(|slot| self.best_match(slot, document));
        let mut matches: Vec<Match> = matches.collect();
        matches.sort_by_key(|it| Reverse(it.points));
        matches
    }

    /// The best of what a word stands for, if the page has any of it.
    fn best_match(&self, slot: &Slot<'_>, document: usize) -> Option<Match> {
        let points = |it| {
            let page = self.pages_of(it).into_iter().find(|(page, _, _)| *page == document)?;
            Some((page.1, it))
        };
        let found = slot.alternatives.iter().filter_map(points);
        let (points, best) = found.min_by_key(|(points, _)| Reverse(*points))?;
        let roots = best.families.iter().map(|family| self.families.roots.get(*family));
        let word = match best.word.as_str() {
            "" => roots.collect::<Vec<_>>().join(" "),
            word => word.to_string(),
        };
        Some(Match {
            typed: slot.typed.clone(),
            word,
            how: best.how,
            weight: best.weight,
            points: points * slot.share / WHOLE,
        })
    }
}
