//! Which words are one family, kept from one vocabulary to the next.
//!
//! Every word of the portal votes for all it may come from; of these, it comes from what most words
//! can come from. So a word that comes or goes decides about others: those with a reading that has
//! more or fewer votes now are judged again.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::affixes::{Affixes, ROOT_CHARS_MIN, Rules};
use super::lists::Lists;
use super::strings::{Strings, small};
use crate::language::Language;

/// Stands where nothing is known yet.
const NONE: u32 = u32::MAX;
/// How many words are read together, so that their readings need little room at once.
const READ_TOGETHER: usize = 10_000;
const LANGUAGES: [Language; 2] = [Language::Indonesian, Language::English];

/// The roots of all words, by their numbers.
#[derive(Debug)]
pub(super) struct Roots {
    /// Roots of words that look as if they had affixes.
    fixed: HashMap<u32, u32>,
    /// In the order of `LANGUAGES`.
    forms: [Forms; 2],
    /// The language whose rules hold for a word; texts that are no word of the portal have none.
    languages: Vec<Option<Language>>,
    /// How many words can come from each text.
    votes: Vec<i32>,
    /// The root of each word.
    found: Vec<u32>,
}

/// What the rules of a language make of texts.
#[derive(Debug)]
struct Forms {
    rules: Rules,
    known: Vec<Form>,
    /// The readings of all known texts, one after another.
    readings: Vec<u32>,
    /// Where a text stands among the known ones.
    places: Vec<u32>,
}

/// A text that was read.
#[derive(Debug)]
struct Form {
    text: u32,
    /// Where its readings end.
    end: u32,
    /// What it comes from.
    best: u32,
}

impl Roots {
    /// Knows no words yet.
    pub(super) fn new(lists: &Lists, strings: &mut Strings) -> Self {
        let fixed = lists.roots.iter().map(|(word, root)| (strings.add(word), strings.add(root)));
        Roots {
            fixed: fixed.collect(),
            forms: LANGUAGES.map(|language| Forms {
                rules: lists.affixes(language),
                known: Vec::new(),
                readings: Vec::new(),
                places: Vec::new(),
            }),
            languages: Vec::new(),
            votes: Vec::new(),
            found: Vec::new(),
        }
    }

    /// The language of a word; none when the portal has no such word.
    pub(super) fn language(&self, word: u32) -> Option<Language> {
        self.languages.get(word as usize).copied().flatten()
    }

    /// The root of a word, or of a text that was one.
    pub(super) fn of(&self, word: u32) -> u32 {
        self.found[word as usize]
    }

    /// Reads every word of the portal by the rules of a language.
    pub(super) fn read_all(&mut self, language: Language, strings: &mut Strings) {
        let all = 0..small(self.languages.len());
        let words: Vec<u32> = all.filter(|word| self.language(*word).is_some()).collect();
        self.read(&words, language, strings);
    }

    /// What a word may come from by the rules of a language; it must have been read.
    pub(super) fn readings(&self, word: u32, language: Language) -> &[u32] {
        let forms = &self.forms[place(language)];
        forms.readings(forms.places[word as usize] as usize)
    }

    /// Reads words by the rules of a language.
    pub(super) fn read(&mut self, words: &[u32], language: Language, strings: &mut Strings) {
        let forms = &mut self.forms[place(language)];
        forms.places.resize(strings.len(), NONE);
        let unknown: Vec<u32> =
            words.iter().copied().filter(|word| forms.places[*word as usize] == NONE).collect();
        let rules = forms.rules.clone();
        let affixes = Affixes::new(&rules);
        for words in unknown.chunks(READ_TOGETHER) {
            let read = |word: &u32| affixes.readings(strings.text(*word));
            let readings: Vec<_> = words.par_iter().map(read).collect();
            for (word, readings) in words.iter().zip(readings) {
                forms.add(*word, readings.iter().map(|reading| strings.add(reading)));
            }
        }
        for forms in &mut self.forms {
            forms.places.resize(strings.len(), NONE);
        }
        self.languages.resize(strings.len(), None);
        self.votes.resize(strings.len(), 0);
        self.found.resize(strings.len(), NONE);
    }

    /// Follows changes of the vocabulary: words with the languages they have now, or none. Gives the
    /// words that have another root than before, with that one; new words had none.
    pub(super) fn update(
        &mut self,
        changes: &[(u32, Option<Language>)],
        strings: &mut Strings,
    ) -> BTreeMap<u32, u32> {
        for language in LANGUAGES {
            let words = changes.iter().filter(|(_, now)| *now == Some(language));
            let words: Vec<u32> = words.map(|(word, _)| *word).collect();
            self.read(&words, language, strings);
        }
        let touched = self.vote(changes);
        for language in LANGUAGES {
            self.judge(&touched, language, strings);
        }
        self.follow()
    }

    /// Counts the votes of words that come, go or are of another language; tells which texts have
    /// more or fewer than before.
    fn vote(&mut self, changes: &[(u32, Option<Language>)]) -> Vec<bool> {
        let mut touched = vec![false; self.votes.len()];
        for (word, now) in changes {
            let before = std::mem::replace(&mut self.languages[*word as usize], *now);
            touched[*word as usize] = true;
            for (language, vote) in [(before, -1), (*now, 1)] {
                let Some(language) = language else { continue };
                let forms = &self.forms[place(language)];
                for reading in forms.readings(forms.places[*word as usize] as usize) {
                    touched[*reading as usize] = true;
                    self.votes[*reading as usize] += vote;
                }
            }
        }
        touched
    }

    /// Finds again what texts come from that have a touched reading; and what that comes from.
    fn judge(&mut self, touched: &[bool], language: Language, strings: &mut Strings) {
        let at = place(language);
        let forms = &self.forms[at];
        let is_open = |number: &usize| {
            forms.readings(*number).iter().any(|reading| touched[*reading as usize])
        };
        let mut open: Vec<usize> = (0..forms.known.len()).into_par_iter().filter(is_open).collect();
        while !open.is_empty() {
            let best: Vec<u32> = open
                .par_iter()
                .map(|number| self.best(&self.forms[at], *number, strings))
                .collect();
            for (number, best) in open.iter().zip(&best) {
                self.forms[at].known[*number].best = *best;
            }
            let first = self.forms[at].known.len();
            self.read(&best, language, strings);
            open = (first..self.forms[at].known.len()).collect();
        }
    }

    /// The reading that most words have; of equals the longest.
    fn best(&self, forms: &Forms, number: usize, strings: &Strings) -> u32 {
        let text = forms.known[number].text;
        let rank = |reading: &u32| {
            let text = strings.text(*reading);
            let is_word = self.languages[*reading as usize].is_some();
            // Three letters are in many words by chance.
            let weight = if text.len() > ROOT_CHARS_MIN { 2 } else { 1 };
            let score = (self.votes[*reading as usize] + i32::from(is_word)) * weight;
            (score, text.len(), Reverse(text))
        };
        let found = || forms.readings(number).iter().copied().max_by_key(rank);
        self.fixed.get(&text).copied().or_else(found).unwrap_or(text)
    }

    /// Finds the root of every word; gives those that have another one now.
    fn follow(&mut self) -> BTreeMap<u32, u32> {
        let words = (0..small(self.languages.len())).into_par_iter();
        let moved = words.filter_map(|word| {
            let root = self.root(word, self.language(word)?);
            (root != self.of(word)).then_some((word, root))
        });
        let moved: Vec<(u32, u32)> = moved.collect();
        let replaced = moved.into_iter().map(|(word, root)| {
            let before = std::mem::replace(&mut self.found[word as usize], root);
            (word, before)
        });
        replaced.filter(|(_, before)| *before != NONE).collect()
    }

    /// The root of a root: `pelayanan`, `layanan`, `layan`.
    fn root(&self, word: u32, language: Language) -> u32 {
        let forms = &self.forms[place(language)];
        let best = |text: u32| forms.known[forms.places[text as usize] as usize].best;
        let mut seen = vec![word];
        let mut root = best(word);
        while !seen.contains(&root) {
            seen.push(root);
            root = best(root);
        }
        root
    }
}

impl Forms {
    fn add(&mut self, text: u32, readings: impl Iterator<Item = u32>) {
        // A word may be asked for twice at once.
        if self.places[text as usize] == NONE {
            self.places[text as usize] = small(self.known.len());
            self.readings.extend(readings);
            self.known.push(Form { text, end: small(self.readings.len()), best: text });
        }
    }

    fn readings(&self, number: usize) -> &[u32] {
        let start = number.checked_sub(1).map_or(0, |before| self.known[before].end as usize);
        &self.readings[start..self.known[number].end as usize]
    }
}

fn place(language: Language) -> usize {
    match language {
        Language::Indonesian => 0,
        Language::English => 1,
    }
}
