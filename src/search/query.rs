//! What the words of a query stand for; `engine.js` finds the same in the browser.

use std::collections::BTreeMap;

use super::affixes::readings;
use super::answers;
use super::arrange::WordList;
use super::impact::WORTH_MAX;
use super::synonyms::Synonym;
use super::typo::{allowed, slips};
use super::{Index, Rare};

/// How many words a beginning or a mistyped word may stand for.
const GUESSES_MAX: usize = 8;
/// The shortest beginning that is completed.
const PREFIX_CHARS_MIN: usize = 2;
/// Up to this length a word is as likely the beginning of another one.
const SHORT_CHARS_MAX: usize = 3;
/// All of a word of the query.
pub(super) const WHOLE: u64 = 64;

/// A word of the query, or several that mean something together.
#[derive(Debug)]
pub struct Slot<'i> {
    /// As it was typed.
    pub typed: String,
    /// What it stands for.
    pub alternatives: Vec<Alternative>,
    /// Of 64: how much of it counts.
    pub(super) share: u64,
    /// What it asks for.
    pub(super) marks: u32,
    /// The parts of rare words it was looked for in.
    rare: Vec<&'i Rare>,
}

/// One thing that a word of the query may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// Families, all of which a page must have.
    pub(super) families: Vec<usize>,
    /// How it was found.
    pub how: How,
    /// Of 64: how much it counts.
    pub weight: u64,
    /// Each family tells no more than this.
    pub(super) worth_max: u32,
    /// The word that was met; of a synonym nothing.
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

/// Slips, family and word of a guess.
type Guess = (usize, usize, String);

/// The words that one word of a query is held against.
struct Known<'k> {
    common: &'k WordList,
    rare: &'k [&'k Rare],
}

impl Known<'_> {
    fn get(&self, word: &str) -> Option<usize> {
        let rare = || self.rare.iter().find_map(|rare| rare.words.get(word));
        self.common.get(word).or_else(rare)
    }

    fn words(&self) -> impl Iterator<Item = (&str, usize)> {
        self.common.iter().chain(self.rare.iter().flat_map(|rare| rare.words.iter()))
    }
}

impl Index {
    /// What one word of the query stands for; `is_open` when more letters may follow.
    pub(super) fn slot(&self, word: &str, is_open: bool) -> Slot<'_> {
        let weights = &self.lists.weights.query;
        let rare =
            if self.lexicon.get(word).is_some() { Vec::new() } else { self.rare_parts(word) };
        let known = Known { common: &self.lexicon, rare: &rare };
        let mut slot = Slot::new(word.to_string());
        match known.get(word) {
            Some(family) => {
                let guess = vec![(0, family, word.to_string())];
                self.add(&mut slot, How::Exact, &[weights.exact], guess);
            }
            None => self.add(&mut slot, How::Form, &[weights.root], self.by_root(word, &known)),
        }
        let length = word.chars().count();
        if is_open && length >= PREFIX_CHARS_MIN {
            let weight = match slot.alternatives.is_empty() {
                true => weights.prefix,
                false if length <= SHORT_CHARS_MAX => weights.beside_short,
                false => weights.beside,
            };
            self.add(&mut slot, How::Prefix, &[weight], self.completions(word, &known));
        }
        if slot.alternatives.is_empty() {
            self.add(&mut slot, How::Typo, &weights.typo, self.mended(word, is_open, &known));
        }
        self.limit_guesses(&mut slot.alternatives);
        let own = slot.alternatives.iter().filter(|it| it.how != How::Prefix);
        let marks = own.filter_map(|it| self.marks.0.get(&it.families[0]));
        slot.marks = marks.fold(0, |all, mark| all | mark);
        slot.rare = rare;
        slot
    }

    /// The parts that may have a word, or what it may come from.
    fn rare_parts(&self, word: &str) -> Vec<&Rare> {
        let mut parts: Vec<&Rare> = Vec::new();
        for reading in self.lists.affixes.values().flat_map(|rules| readings(word, rules)) {
            let part = self.rare_part(&reading);
            parts.extend(part.filter(|part| !parts.iter().any(|it| std::ptr::eq(*it, *part))));
        }
        parts
    }

    /// Two words that pages write as one, if they do: `p irt`.
    pub(super) fn joined(&self, first: &str, second: &str) -> Option<Slot<'_>> {
        let mut slot = Slot::new(format!("{first}{second}"));
        let are_common = [first, second].iter().all(|word| self.lexicon.get(word).is_some());
        let rare = if are_common { None } else { self.rare_part(&slot.typed) };
        let known = Known { common: &self.lexicon, rare: rare.as_slice() };
        let guess = (0, known.get(&slot.typed)?, slot.typed.clone());
        self.add(&mut slot, How::Exact, &[self.lists.weights.query.exact], vec![guess]);
        Some(slot)
    }

    /// Adds guesses; the weights are by the number of slips.
    fn add(&self, slot: &mut Slot<'_>, how: How, weights: &[u64], guesses: Vec<Guess>) {
        for (slips, family, word) in guesses {
            let worth_max = self.families.all[family].worth;
            slot.add(Alternative {
                families: vec![family],
                how,
                weight: weights[slips],
                worth_max,
                word,
            });
        }
    }

    /// What is only guessed tells no more than the most common guess, unless it stands in a title.
    fn limit_guesses(&self, found: &mut [Alternative]) {
        let worth = |it: &Alternative| self.families.all[it.families[0]].worth;
        let least = |how: How| found.iter().filter(|it| it.how == how).map(worth).min();
        let limits = [How::Prefix, How::Typo].map(|how| (how, least(how)));
        for it in found.iter_mut().filter(|it| !self.families.all[it.families[0]].is_in_title) {
            let limit = limits.iter().find(|(how, _)| *how == it.how).and_then(|(_, least)| *least);
            it.worth_max = it.worth_max.min(limit.unwrap_or(WORTH_MAX));
        }
    }

    /// The families of the readings of a word that no page has; of the longest readings only.
    fn by_root(&self, word: &str, known: &Known<'_>) -> Vec<Guess> {
        let rules = self.lists.affixes.values();
        let readings = rules.flat_map(|rules| readings(word, rules));
        let found: Vec<Guess> =
            readings.filter_map(|reading| Some((0, known.get(&reading)?, reading))).collect();
        let longest = found.iter().map(|(_, _, reading)| reading.len()).max();
        found.into_iter().filter(|(_, _, reading)| Some(reading.len()) == longest).collect()
    }

    /// The families of the words that begin so.
    fn completions(&self, word: &str, known: &Known<'_>) -> Vec<Guess> {
        let words = known.words().filter(|(whole, _)| whole.starts_with(word));
        let mut found = self.best(words.map(|(whole, family)| (0, family, whole.to_string())));
        found.retain(|(_, family, _)| self.families.all[*family].worth > 0);
        found
    }

    /// The families of the words with the fewest slips to a mistyped one.
    fn mended(&self, word: &str, is_open: bool, known: &Known<'_>) -> Vec<Guess> {
        let max = allowed(word);
        if max == 0 {
            return Vec::new();
        }
        let typed: Vec<char> = word.chars().collect();
        let mut found = self.best(known.words().filter_map(|(whole, family)| {
            let letters: Vec<char> = whole.chars().collect();
            // The beginning of a word that no page has is no slip.
            let slips = slips(&typed, &letters, max, is_open).filter(|slips| *slips > 0)?;
            Some((slips, family, whole.to_string()))
        }));
        let fewest = found.first().map(|(slips, _, _)| *slips);
        found.retain(|(slips, _, _)| Some(*slips) == fewest);
        found
    }

    /// The best guess of each family: those with the fewest slips first, then the most common;
    /// what no page has comes last.
    fn best(&self, guesses: impl Iterator<Item = Guess>) -> Vec<Guess> {
        let mut best: BTreeMap<usize, Guess> = BTreeMap::new();
        for guess in guesses {
            let known = best.entry(guess.1).or_insert_with(|| guess.clone());
            if guess.0 < known.0 {
                *known = guess;
            }
        }
        let mut found: Vec<Guess> = best.into_values().collect();
        found.sort_by_key(|(slips, family, _)| {
            let worth = self.families.all[*family].worth;
            (*slips, worth == 0, worth, *family)
        });
        found.truncate(GUESSES_MAX);
        found
    }

    /// Adds what words mean, alone and several together.
    pub(super) fn add_synonyms(&self, slots: &mut Vec<Slot<'_>>) {
        let weights = &self.lists.weights.query;
        let all: Vec<usize> = (0..slots.len()).collect();
        let tells = |slot: &usize| slots[*slot].marks & answers::STOP == 0;
        let telling: Vec<usize> = all.iter().copied().filter(tells).collect();
        let mut more: Vec<Slot<'_>> = Vec::new();
        for synonym in self.synonyms_for(slots) {
            if let [key] = synonym.key[..] {
                for slot in slots.iter_mut() {
                    if let Some(base) = slot.meeting(key).map(|it| it.weight) {
                        self.mean(slot, synonym, weights.synonym * base / WHOLE);
                    }
                }
                continue;
            }
            let length = synonym.key.len();
            let mut runs = telling.windows(length).chain(all.windows(length));
            let is_met = |run: &&[usize]| {
                let mut pairs = run.iter().zip(&synonym.key);
                pairs.all(|(slot, key)| slots[*slot].meeting(*key).is_some())
            };
            let Some(run) = runs.find(is_met) else { continue };
            let typed: Vec<_> = run.iter().map(|slot| slots[*slot].typed.as_str()).collect();
            let mut slot = Slot::new(typed.join(" "));
            self.mean(&mut slot, synonym, weights.phrase);
            more.push(slot);
            run.iter().for_each(|part| slots[*part].share = weights.part);
        }
        slots.extend(more);
    }

    /// The synonyms that every query can meet, and those of the rare words of this one.
    fn synonyms_for<'i>(&'i self, slots: &[Slot<'i>]) -> Vec<&'i Synonym> {
        let mut parts: Vec<&Rare> = Vec::new();
        for part in slots.iter().flat_map(|slot| &slot.rare) {
            if !parts.iter().any(|it| std::ptr::eq(*it, *part)) {
                parts.push(part);
            }
        }
        self.synonyms.iter().chain(parts.into_iter().flat_map(|part| &part.synonyms)).collect()
    }

    /// Adds meanings, which tell no more than the word itself does. What they ask for, the word
    /// asks for.
    fn mean(&self, slot: &mut Slot<'_>, synonym: &Synonym, weight: u64) {
        let own = slot.alternatives.first().map_or(0, |it| it.worth_max);
        let worth_max = if own == 0 { WORTH_MAX } else { own };
        for families in &synonym.meant {
            let (families, word) = (families.clone(), String::new());
            if let [family] = families[..] {
                let marks = self.marks.0.get(&family).copied().unwrap_or_default();
                slot.marks |= marks & answers::HANDED_ON;
            }
            slot.add(Alternative { families, how: How::Synonym, weight, worth_max, word });
        }
    }
}

impl Slot<'_> {
    fn new(typed: String) -> Self {
        Slot { typed, alternatives: Vec::new(), share: WHOLE, marks: 0, rare: Vec::new() }
    }

    /// Adds what is not there yet.
    fn add(&mut self, alternative: Alternative) {
        if self.alternatives.iter().all(|it| it.families != alternative.families) {
            self.alternatives.push(alternative);
        }
    }

    /// The alternative by which the word itself, not its meaning, is of a family.
    fn meeting(&self, family: usize) -> Option<&Alternative> {
        let is_own = |it: &&Alternative| matches!(it.how, How::Exact | How::Form | How::Typo);
        self.alternatives.iter().filter(is_own).find(|it| it.families == [family])
    }

    /// What a mistyped word may stand for.
    pub(super) fn typos(&self) -> impl Iterator<Item = &Alternative> {
        self.alternatives.iter().filter(|it| it.how == How::Typo)
    }
}
