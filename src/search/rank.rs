//! Asks the index; `engine.js` does the same in the browser.

use std::collections::BTreeMap;

use super::affixes::readings;
use super::answers::{self, Answer};
use super::impact::{Field, LEVELS, WORTH_MAX};
use super::synonyms::Synonym;
use super::typo::{allowed, slips};
use super::words::words;
use super::{Group, Index, Rare};
use crate::language::Language;

/// More words than this are no question.
const WORDS_MAX: usize = 12;
/// How many pages are given back.
const HITS_MAX: usize = 50;
/// How many words a beginning or a mistyped word may stand for.
const GUESSES_MAX: usize = 8;
/// The shortest beginning that is completed.
const PREFIX_CHARS_MIN: usize = 2;
/// Up to this length a word is as likely the beginning of another one.
const SHORT_CHARS_MAX: usize = 3;
/// All of a word of the query.
const WHOLE: u64 = 64;
/// Words of a title beyond these are not counted.
const TITLE_WORDS_MAX: u64 = 31;

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
    marks: u32,
    /// What phrases with it mean, when it is a rare word.
    synonyms: &'i [Synonym],
}

/// The words that one word of a query is held against.
struct Known<'i> {
    common: &'i BTreeMap<String, usize>,
    rare: Option<&'i Rare>,
}

/// Slips, family and word of a guess.
type Guess = (usize, usize, String);

/// One thing that a word of the query may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// Families, all of which a page must have.
    pub(super) families: Vec<usize>,
    /// How it was found.
    pub how: How,
    /// Of 64: how much it counts.
    pub weight: u64,
    /// It tells no more than this.
    worth_max: u32,
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
    pub fn search(&self, query: &str, language: Language) -> Found<'_> {
        let mut typed = words(query);
        typed.truncate(WORDS_MAX);
        let is_open = query.chars().next_back().is_some_and(char::is_alphanumeric);
        let last = typed.len();
        let mut slots: Vec<Slot<'_>> = typed
            .iter()
            .enumerate()
            .map(|(index, word)| self.slot(word, is_open && index + 1 == last))
            .collect();
        let suggestion = suggestion(&slots);
        self.join_words(&typed, &mut slots);
        let marks: Vec<u32> = slots.iter().map(|slot| slot.marks).collect();
        self.add_synonyms(&mut slots);
        let (mut hits, is_about) = self.rank(&slots, language);
        let best = hits.first().map(|hit| &self.documents[hit.document]);
        let is_service = is_about && best.is_some_and(|best| best.group == Group::Service);
        let answer = Answer::asked(&marks, self.hours.is_some()).filter(|answer| {
            matches!(answer, Answer::Hours(_)) || is_service
        });
        let total = hits.len();
        hits.truncate(HITS_MAX);
        Found { hits, total, suggestion, answer, slots }
    }

    /// What one word of the query stands for.
    fn slot(&self, word: &str, is_open: bool) -> Slot<'_> {
        let weights = &self.lists.weights.query;
        let is_common = self.lexicon.contains_key(word);
        let rare = if is_common { None } else { self.rare_part(word) };
        let known = Known { common: &self.lexicon, rare };
        let mut found = Vec::new();
        if let Some(family) = known.get(word) {
            found.push(alternative(family, How::Exact, weights.exact, word));
        } else {
            for (family, root) in self.by_root(word, &known) {
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
            for (_, family, whole) in self.completions(word, &known) {
                if found.iter().all(|it| it.families != [family]) {
                    found.push(alternative(family, How::Prefix, weight, &whole));
                }
            }
        }
        if found.is_empty() {
            for (slips, family, meant) in self.mended(word, is_open, &known) {
                found.push(alternative(family, How::Typo, weights.typo[slips], &meant));
            }
        }
        self.weigh(&mut found);
        let own = found.iter().filter(|it| it.how != How::Prefix);
        let marks = own.filter_map(|it| self.marks.0.get(&it.families[0]));
        let marks = marks.fold(0, |all, mark| all | mark);
        let typed = word.to_string();
        let synonyms = rare.map_or(&[][..], |rare| rare.synonyms.as_slice());
        Slot { typed, alternatives: found, share: WHOLE, marks, synonyms }
    }

    /// Says how much each alternative tells: what is only guessed no more than the most common
    /// guess, unless it stands in a title.
    fn weigh(&self, found: &mut [Alternative]) {
        let worth = |it: &Alternative| self.families[it.families[0]].worth;
        let least = |how: How| {
            let same = found.iter().filter(|it| it.how == how).map(worth);
            same.min().unwrap_or_default()
        };
        let (prefix, typo) = (least(How::Prefix), least(How::Typo));
        for it in found {
            let own = self.families[it.families[0]].worth;
            let is_named = self.families[it.families[0]].is_in_title();
            it.worth_max = match it.how {
                How::Prefix if !is_named => prefix,
                How::Typo if !is_named => typo,
                _ => own,
            };
        }
    }

    /// The families of the readings of a word that no page has; the longest readings only.
    fn by_root(&self, word: &str, known: &Known<'_>) -> Vec<(usize, String)> {
        let mut found: Vec<(usize, String)> = Vec::new();
        for rules in self.lists.affixes.values() {
            for reading in readings(word, rules) {
                if let Some(family) = known.get(&reading) {
                    found.push((family, reading));
                }
            }
        }
        let longest = found.iter().map(|(_, reading)| reading.len()).max().unwrap_or_default();
        found.retain(|(_, reading)| reading.len() == longest);
        found
    }

    /// The families of the words that begin so.
    fn completions(&self, word: &str, known: &Known<'_>) -> Vec<Guess> {
        let words = known.words().filter(|(it, family)| {
            it.starts_with(word) && self.families[**family].worth > 0
        });
        self.best(words.map(|(whole, family)| (0, *family, whole.clone())))
    }

    /// The families of the words that a mistyped word may be, those with the fewest slips first.
    fn mended(&self, word: &str, is_open: bool, known: &Known<'_>) -> Vec<Guess> {
        let max = allowed(word);
        if max == 0 {
            return Vec::new();
        }
        let typed: Vec<char> = word.chars().collect();
        self.best(known.words().filter_map(|(whole, family)| {
            let letters: Vec<char> = whole.chars().collect();
            let slips = slips(&typed, &letters, max, is_open)?;
            Some((slips, *family, whole.clone()))
        }))
    }

    /// The best guess of each family; those with the fewest slips first, then the most common.
    fn best(&self, guesses: impl Iterator<Item = Guess>) -> Vec<Guess> {
        let mut best: BTreeMap<usize, Guess> = BTreeMap::new();
        for guess in guesses {
            let known = best.entry(guess.1).or_insert_with(|| guess.clone());
            if guess.0 < known.0 {
                *known = guess;
            }
        }
        let mut found: Vec<Guess> = best.into_values().collect();
        found.sort_by_key(|(slips, family, _)| (*slips, self.families[*family].worth, *family));
        found.truncate(GUESSES_MAX);
        found
    }

    /// Two words that pages write as one: `p irt`.
    fn join_words(&self, typed: &[String], slots: &mut Vec<Slot<'_>>) {
        for pair in typed.windows(2) {
            let joined = pair.concat();
            if let Some(family) = self.lexicon.get(&joined) {
                let weight = self.lists.weights.query.exact;
                let mut found = [alternative(*family, How::Exact, weight, &joined)];
                self.weigh(&mut found);
                slots.push(Slot { alternatives: found.to_vec(), ..Slot::of_several(joined) });
            }
        }
    }

    /// Adds what words mean, alone and several together.
    fn add_synonyms(&self, slots: &mut Vec<Slot<'_>>) {
        let weights = &self.lists.weights.query;
        let all: Vec<usize> = (0..slots.len()).collect();
        let telling: Vec<usize> =
            all.iter().copied().filter(|it| slots[*it].marks & answers::STOP == 0).collect();
        let mut parts: Vec<&[Synonym]> = Vec::new();
        for slot in slots.iter() {
            if !parts.iter().any(|it| std::ptr::eq(*it, slot.synonyms)) {
                parts.push(slot.synonyms);
            }
        }
        let mut more: Vec<Slot<'_>> = Vec::new();
        for synonym in self.synonyms.iter().chain(parts.into_iter().flatten()) {
            if let [key] = synonym.key[..] {
                for slot in slots.iter_mut() {
                    let base = slot.base().find(|it| it.families == [key]).map(|it| it.weight);
                    let Some(base) = base else { continue };
                    slot.mean(&synonym.meant, weights.synonym * base / WHOLE);
                }
                continue;
            }
            let runs = telling.windows(synonym.key.len()).chain(all.windows(synonym.key.len()));
            let met = runs.into_iter().find(|run| {
                let mut pairs = run.iter().zip(&synonym.key);
                pairs.all(|(slot, key)| slots[*slot].base().any(|it| it.families == [*key]))
            });
            let Some(run) = met else { continue };
            let typed: Vec<_> = run.iter().map(|slot| slots[*slot].typed.as_str()).collect();
            let mut slot = Slot::of_several(typed.join(" "));
            slot.mean(&synonym.meant, weights.phrase);
            more.push(slot);
            for part in run {
                slots[*part].share = weights.part;
            }
        }
        slots.extend(more);
    }

    /// Puts the pages in order; also whether a word that asks for nothing names the best one.
    fn rank(&self, slots: &[Slot<'_>], language: Language) -> (Vec<Hit>, bool) {
        let count = self.documents.len();
        let mut totals = vec![0_u64; count];
        let mut names = vec![0_u64; count];
        let mut is_about = vec![false; count];
        let mut asked = 0;
        for slot in slots {
            let (scores, named) = self.score(slot, count);
            let tells = slot.marks & answers::STOP == 0;
            asked += u64::from(tells && slot.share == WHOLE);
            for document in 0..count {
                totals[document] += scores[document] * slot.share / WHOLE;
                names[document] += u64::from(tells && named[document]);
                is_about[document] |= slot.marks == 0 && named[document];
            }
        }
        let score = |document: usize| {
            let score = self.in_order(document, totals[document], names[document], asked, language);
            Hit { document, score }
        };
        let mut hits: Vec<Hit> = (0..count).map(score).filter(|hit| hit.score > 0).collect();
        hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.document));
        let best = hits.first().map_or(0, |hit| hit.score);
        hits.retain(|hit| hit.score * 100 >= best * self.lists.weights.query.floor);
        let is_about = hits.first().is_some_and(|hit| is_about[hit.document]);
        (hits, is_about)
    }

    /// The score of a page, with what its title, its group and its language add or take.
    fn in_order(
        &self,
        document: usize,
        total: u64,
        named: u64,
        asked: u64,
        language: Language,
    ) -> u64 {
        let weights = &self.lists.weights.query;
        let page = &self.documents[document];
        let length = (page.title_length as u64).clamp(1, TITLE_WORDS_MAX);
        let of_title = weights.title_part * named.min(length) / length;
        let of_query = weights.query_part * named.min(asked) / asked.max(1);
        let score = total * (100 + of_title + of_query) / 100;
        let score = score * weights.sections[page.group.code()] / 100;
        if page.language == language { score } else { score * weights.other_language / 100 }
    }

    /// What a word of the query is worth in each page, and in which titles it stands.
    fn score(&self, slot: &Slot<'_>, count: usize) -> (Vec<u64>, Vec<bool>) {
        let mut scores = vec![0_u64; count];
        let mut named = vec![false; count];
        for alternative in &slot.alternatives {
            let mut sums: BTreeMap<usize, (usize, u64, bool)> = BTreeMap::new();
            for family in &alternative.families {
                let family = &self.families[*family];
                for posting in &family.postings {
                    let worth = family.worth.min(alternative.worth_max);
                    let worth = u64::from(worth * LEVELS[usize::from(posting.level)]);
                    let sum = sums.entry(posting.document).or_insert((0, 0, true));
                    sum.0 += 1;
                    sum.1 += alternative.weight * worth;
                    sum.2 &= posting.level >= Field::TITLE_LEVEL;
                }
            }
            for (document, (found, score, is_named)) in sums {
                if found == alternative.families.len() {
                    // Several families together tell more than one, but not as much as each alone.
                    let score = score * 2 / (found as u64 + 1);
                    scores[document] = scores[document].max(score);
                    named[document] |= is_named;
                }
            }
        }
        (scores, named)
    }
}

impl Slot<'_> {
    /// Several words as one.
    fn of_several(typed: String) -> Self {
        Slot { typed, alternatives: Vec::new(), share: WHOLE, marks: 0, synonyms: &[] }
    }

    /// What the word itself stands for, without what it may begin and what it may mean.
    fn base(&self) -> impl Iterator<Item = &Alternative> {
        let is_base = |it: &&Alternative| matches!(it.how, How::Exact | How::Form | How::Typo);
        self.alternatives.iter().filter(is_base)
    }

    /// Adds meanings, which tell no more than the word itself does.
    fn mean(&mut self, meant: &[Vec<usize>], weight: u64) {
        let own = self.alternatives.first().map_or(0, |it| it.worth_max);
        let worth_max = if own == 0 { WORTH_MAX } else { own };
        for families in meant {
            if self.alternatives.iter().all(|it| it.families != *families) {
                self.alternatives.push(Alternative {
                    families: families.clone(),
                    how: How::Synonym,
                    weight,
                    worth_max,
                    word: String::new(),
                });
            }
        }
    }
}

impl Known<'_> {
    fn get(&self, word: &str) -> Option<usize> {
        let rare = || self.rare.and_then(|rare| rare.words.get(word));
        self.common.get(word).or_else(rare).copied()
    }

    fn words(&self) -> impl Iterator<Item = (&String, &usize)> {
        self.common.iter().chain(self.rare.iter().flat_map(|rare| &rare.words))
    }
}

fn alternative(family: usize, how: How, weight: u64, word: &str) -> Alternative {
    Alternative { families: vec![family], how, weight, worth_max: 0, word: word.to_string() }
}

/// The query with its mistyped words mended.
fn suggestion(slots: &[Slot<'_>]) -> Option<String> {
    let typo = |slot: &Slot<'_>| {
        slot.alternatives.first().filter(|it| it.how == How::Typo).map(|it| it.word.clone())
    };
    slots.iter().any(|slot| typo(slot).is_some()).then(|| {
        let words = slots.iter().map(|slot| typo(slot).unwrap_or_else(|| slot.typed.clone()));
        words.collect::<Vec<_>>().join(" ")
    })
}
