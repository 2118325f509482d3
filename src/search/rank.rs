//! Asks the index; `engine.js` does the same in the browser.

use std::collections::BTreeMap;

use super::affixes::readings;
use super::answers::{self, Answer};
use super::impact::LEVELS;
use super::typo::{allowed, slips};
use super::words::words;
use super::{Group, Index};
use crate::language::Language;

/// More words than this are no question.
const WORDS_MAX: usize = 12;
/// How many pages are given back.
const HITS_MAX: usize = 50;
/// How many words a beginning or a mistyped word may stand for.
const COMPLETIONS_MAX: usize = 8;
/// The shortest beginning that is completed.
const PREFIX_CHARS_MIN: usize = 2;
/// Up to this length a word is as likely the beginning of another one.
const SHORT_CHARS_MAX: usize = 3;
/// From this level on a family stands in the title.
const TITLE_LEVEL: u8 = 8;

/// What a query found.
#[derive(Debug)]
pub struct Found {
    /// The pages, best first.
    pub hits: Vec<Hit>,
    /// How many pages there are in all.
    pub total: usize,
    /// The query with its mistyped words mended, when there were any.
    pub suggestion: Option<String>,
    /// The fact that answers it.
    pub answer: Option<Answer>,
    /// The words of the query and what each stands for.
    pub slots: Vec<Slot>,
}

/// A page that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its number in the index.
    pub document: usize,
    /// How well it fits.
    pub score: u64,
}

/// A word of the query, or several that mean something together.
#[derive(Debug)]
pub struct Slot {
    /// As it was typed.
    pub typed: String,
    /// What it stands for.
    pub alternatives: Vec<Alternative>,
    /// Of 64: how much of it counts.
    share: u64,
    /// What it asks for.
    marks: u32,
}

/// One thing that a word of the query may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// Families, all of which a page must have.
    families: Vec<usize>,
    /// How it was found.
    pub how: How,
    /// Of 64: how much it counts.
    pub weight: u64,
    /// The word that was met.
    pub word: String,
}

/// How a word of the query met a word of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It is the same word, or a form of it that pages have.
    Exact,
    /// It is another form of it.
    Form,
    /// It is the beginning of it.
    Prefix,
    /// It is mistyped.
    Typo,
    /// It means the same.
    Synonym,
}

impl Index {
    /// Finds the pages for a query on a page in this language.
    pub fn search(&self, query: &str, language: Language) -> Found {
        let mut typed = words(query);
        typed.truncate(WORDS_MAX);
        let is_open = query.chars().next_back().is_some_and(char::is_alphanumeric);
        let last = typed.len();
        let mut slots: Vec<Slot> = typed
            .iter()
            .enumerate()
            .map(|(index, word)| self.slot(word, is_open && index + 1 == last))
            .collect();
        let suggestion = suggestion(&slots);
        self.join_words(&typed, &mut slots);
        let marks: Vec<u32> = slots.iter().map(|slot| slot.marks).collect();
        self.add_synonyms(&mut slots);
        let (hits, total, about) = self.rank(&slots, language);
        let answer = Answer::asked(&marks).filter(|answer| match answer {
            Answer::Hours(_) => self.hours.is_some(),
            _ => {
                let best = hits.first().map(|hit| &self.documents[hit.document]);
                best.is_some_and(|best| best.group == Group::Service) && about
            }
        });
        Found { hits, total, suggestion, answer, slots }
    }

    /// What one word of the query stands for.
    fn slot(&self, word: &str, is_open: bool) -> Slot {
        let weights = &self.lists.weights.query;
        let mut found = Vec::new();
        if let Some(family) = self.family_of(word) {
            found.push(alternative(family, How::Exact, weights.exact, word));
        } else {
            for (family, root) in self.by_root(word) {
                found.push(alternative(family, How::Form, weights.root, &root));
            }
        }
        let length = word.chars().count();
        if is_open && length >= PREFIX_CHARS_MIN {
            let weight = match found.is_empty() {
                true => weights.prefix,
                false if length <= SHORT_CHARS_MAX => weights.beside_short,
                false => weights.beside,
            };
            for (family, whole) in self.completions(word) {
                if found.iter().all(|it| it.families != [family]) {
                    found.push(alternative(family, How::Prefix, weight, &whole));
                }
            }
        }
        if found.is_empty() {
            for (slips, family, meant) in self.mended(word, is_open) {
                found.push(alternative(family, How::Typo, weights.typo[slips], &meant));
            }
        }
        let own = found.iter().filter(|it| it.how != How::Prefix);
        let marks = own.filter_map(|it| self.marks.0.get(&it.families[0]));
        let marks = marks.fold(0, |all, mark| all | mark);
        Slot { typed: word.to_string(), alternatives: found, share: 64, marks }
    }

    /// The families of the readings of a word that no page has; the longest readings only.
    fn by_root(&self, word: &str) -> Vec<(usize, String)> {
        let mut found: Vec<(usize, String)> = Vec::new();
        for rules in self.lists.affixes.values() {
            for reading in readings(word, rules) {
                if let Some(family) = self.family_of(&reading) {
                    found.push((family, reading));
                }
            }
        }
        let longest = found.iter().map(|(_, reading)| reading.len()).max().unwrap_or_default();
        found.retain(|(_, reading)| reading.len() == longest);
        found.dedup_by_key(|(family, _)| *family);
        found
    }

    /// The families of the words that begin so, the most common first.
    fn completions(&self, word: &str) -> Vec<(usize, String)> {
        let words = self.lexicon.range(word.to_string()..).take_while(|(it, _)| it.starts_with(word));
        let mut families: BTreeMap<usize, &String> = BTreeMap::new();
        for (whole, family) in words {
            if self.families[*family].worth > 0 {
                families.entry(*family).or_insert(whole);
            }
        }
        let mut found: Vec<_> = families.into_iter().map(|(it, word)| (it, word.clone())).collect();
        found.sort_by_key(|(family, _)| (self.families[*family].worth, *family));
        found.truncate(COMPLETIONS_MAX);
        found
    }

    /// The families of the words that a mistyped word may be, those with the fewest slips first.
    fn mended(&self, word: &str, is_open: bool) -> Vec<(usize, usize, String)> {
        let max = allowed(word);
        if max == 0 {
            return Vec::new();
        }
        let typed: Vec<char> = word.chars().collect();
        let mut best: BTreeMap<usize, (usize, &String)> = BTreeMap::new();
        for (candidate, family) in &self.lexicon {
            let letters: Vec<char> = candidate.chars().collect();
            let Some(slips) = slips(&typed, &letters, max, is_open) else { continue };
            let entry = best.entry(*family).or_insert((slips, candidate));
            if slips < entry.0 {
                *entry = (slips, candidate);
            }
        }
        let mut found: Vec<_> =
            best.into_iter().map(|(family, (slips, word))| (slips, family, word.clone())).collect();
        found.sort_by_key(|(slips, family, _)| (*slips, self.families[*family].worth, *family));
        found.truncate(COMPLETIONS_MAX);
        found
    }

    /// Two words that pages write as one: `p irt`.
    fn join_words(&self, typed: &[String], slots: &mut Vec<Slot>) {
        for pair in typed.windows(2) {
            let joined = pair.concat();
            if let Some(family) = self.family_of(&joined) {
                let found = alternative(family, How::Exact, self.lists.weights.query.exact, &joined);
                slots.push(Slot { typed: joined, alternatives: vec![found], share: 64, marks: 0 });
            }
        }
    }

    /// Adds what words mean, alone and several together.
    fn add_synonyms(&self, slots: &mut Vec<Slot>) {
        let weights = &self.lists.weights.query;
        let telling: Vec<usize> =
            (0..slots.len()).filter(|it| slots[*it].marks & answers::STOP == 0).collect();
        let mut more: Vec<Slot> = Vec::new();
        for synonym in &self.synonyms {
            if let [key] = synonym.key[..] {
                for slot in slots.iter_mut() {
                    let base = slot.base().find(|it| it.families == [key]).map(|it| it.weight);
                    let Some(base) = base else { continue };
                    slot.mean(synonym.meant.iter(), weights.synonym * base / 64);
                }
                continue;
            }
            for run in telling.windows(synonym.key.len()) {
                let mut pairs = run.iter().zip(&synonym.key);
                let is_met =
                    pairs.all(|(slot, key)| slots[*slot].base().any(|it| it.families == [*key]));
                if !is_met {
                    continue;
                }
                let typed: Vec<_> = run.iter().map(|slot| slots[*slot].typed.as_str()).collect();
                let typed = typed.join(" ");
                let mut slot = Slot { typed, alternatives: Vec::new(), share: 64, marks: 0 };
                slot.mean(synonym.meant.iter(), weights.phrase);
                more.push(slot);
                for part in run {
                    slots[*part].share = weights.part;
                }
            }
        }
        slots.extend(more);
    }

    /// Puts the pages in order; also whether the best one is named by the query.
    fn rank(&self, slots: &[Slot], language: Language) -> (Vec<Hit>, usize, bool) {
        let count = self.documents.len();
        let mut totals = vec![0_u64; count];
        let mut in_title = vec![0_u64; count];
        let mut asked = 0;
        for slot in slots {
            let (scores, named) = self.score(slot, count);
            let tells = slot.marks == 0;
            asked += u64::from(tells && slot.share == 64);
            for document in 0..count {
                totals[document] += scores[document] * slot.share / 64;
                if tells {
                    in_title[document] += u64::from(named[document]);
                }
            }
        }
        let weights = &self.lists.weights.query;
        let mut hits = Vec::new();
        for (document, total) in totals.iter().enumerate().filter(|(_, total)| **total > 0) {
            let page = &self.documents[document];
            let length = (page.title_length as u64).max(1);
            let part = weights.title_part * in_title[document].min(length) / length;
            let named = in_title[document].min(asked);
            let whole = weights.query_part * named / asked.max(1);
            let mut score = total * (100 + part + whole) / 100;
            score = score * weights.sections[page.group.code()] / 100;
            if page.language != language {
                score = score * weights.other_language / 100;
            }
            hits.push(Hit { document, score });
        }
        hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.document));
        let best = hits.first().map_or(0, |hit| hit.score);
        hits.retain(|hit| hit.score * 100 >= best * weights.floor);
        let is_named =
            hits.first().is_some_and(|hit| asked > 0 && in_title[hit.document] * 2 >= asked);
        let total = hits.len();
        hits.truncate(HITS_MAX);
        (hits, total, is_named)
    }

    /// What a word of the query is worth in each page, and in which titles it stands.
    fn score(&self, slot: &Slot, count: usize) -> (Vec<u64>, Vec<bool>) {
        let mut scores = vec![0_u64; count];
        let mut named = vec![false; count];
        for alternative in &slot.alternatives {
            let mut sums: BTreeMap<usize, (usize, u64, bool)> = BTreeMap::new();
            for family in &alternative.families {
                let family = &self.families[*family];
                for posting in &family.postings {
                    let worth = u64::from(family.worth * LEVELS[usize::from(posting.level)]);
                    let sum = sums.entry(posting.document).or_insert((0, 0, true));
                    sum.0 += 1;
                    sum.1 += alternative.weight * worth;
                    sum.2 &= posting.level >= TITLE_LEVEL;
                }
            }
            for (document, (found, score, is_named)) in sums {
                if found == alternative.families.len() {
                    scores[document] = scores[document].max(score);
                    named[document] |= is_named;
                }
            }
        }
        (scores, named)
    }
}

impl Slot {
    /// What the word itself stands for, without what it may begin and what it may mean.
    fn base(&self) -> impl Iterator<Item = &Alternative> {
        let is_base = |it: &&Alternative| matches!(it.how, How::Exact | How::Form | How::Typo);
        self.alternatives.iter().filter(is_base)
    }

    /// Adds meanings.
    fn mean<'m>(&mut self, meant: impl Iterator<Item = &'m Vec<usize>>, weight: u64) {
        for families in meant {
            if self.alternatives.iter().all(|it| it.families != *families) {
                self.alternatives.push(Alternative {
                    families: families.clone(),
                    how: How::Synonym,
                    weight,
                    word: String::new(),
                });
            }
        }
    }
}

fn alternative(family: usize, how: How, weight: u64, word: &str) -> Alternative {
    Alternative { families: vec![family], how, weight, word: word.to_string() }
}

/// The query with its mistyped words mended.
fn suggestion(slots: &[Slot]) -> Option<String> {
    let typo = |slot: &Slot| slot.alternatives.first().filter(|it| it.how == How::Typo).cloned();
    slots.iter().any(|slot| typo(slot).is_some()).then(|| {
        let words: Vec<_> =
            slots.iter().map(|slot| typo(slot).map_or(slot.typed.clone(), |it| it.word)).collect();
        words.join(" ")
    })
}
