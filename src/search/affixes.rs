//! Forms of words: what a word may come from, and which words are one family.
//!
//! There is no dictionary. A word has all readings that its affixes allow; what most words of the
//! portal can come from is the root. So a portal that says `perizinan` and `izin` has one family
//! for both, and a word that only looks as if it had an affix stays what it is.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;
use serde::Deserialize;

use crate::language::Language;

/// The shortest root: from two letters nothing can be told.
const ROOT_CHARS_MIN: usize = 3;
/// How many affixes a word may have on each side: `mem-per-panjang`, `jangka-nya-lah`.
const DEPTH: usize = 2;

/// The affixes of a language, as the file has them and as the script of the search gets them.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Rules {
    /// `prefix|restored|letters`: what is removed, what stands in its place, and which letters may
    /// follow it (all, when none are named).
    pub(super) prefixes: String,
    /// `suffix|restored`.
    pub(super) suffixes: String,
}

/// The affixes of a language, taken apart once for many words.
struct Affixes<'r> {
    prefixes: Vec<Affix<'r>>,
    suffixes: Vec<Affix<'r>>,
}

/// An affix, what stands in its place, and which letters may follow it.
struct Affix<'r> {
    text: &'r str,
    restored: &'r str,
    letters: &'r str,
}

impl<'r> Affixes<'r> {
    fn new(rules: &'r Rules) -> Self {
        let list = |rules: &'r str| rules.split(' ').filter_map(Affix::read).collect();
        Affixes { prefixes: list(&rules.prefixes), suffixes: list(&rules.suffixes) }
    }

    fn readings(&self, word: &str) -> Vec<String> {
        let mut all = vec![word.to_string()];
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            extend(&mut all, &self.suffixes, Affix::without_suffix);
            extend(&mut all, &self.prefixes, Affix::without_prefix);
        }
        all
    }
}

impl<'r> Affix<'r> {
    fn read(rule: &'r str) -> Option<Self> {
        let mut parts = rule.split('|');
        let (text, restored) = (parts.next()?, parts.next()?);
        Some(Affix { text, restored, letters: parts.next().unwrap_or_default() })
    }

    fn without_suffix(&self, word: &str) -> Option<String> {
        let rest = word.strip_suffix(self.text)?;
        (rest.len() >= ROOT_CHARS_MIN).then(|| format!("{rest}{}", self.restored))
    }

    fn without_prefix(&self, word: &str) -> Option<String> {
        let rest = word.strip_prefix(self.text)?;
        let may_follow = self.letters.is_empty() || self.letters.contains(rest.chars().next()?);
        let length = rest.len() + self.restored.len();
        (may_follow && length >= ROOT_CHARS_MIN).then(|| format!("{}{rest}", self.restored))
    }
}

/// Every reading of a word: itself first, then what it may come from.
pub(super) fn readings(word: &str, rules: &Rules) -> Vec<String> {
    Affixes::new(rules).readings(word)
}

/// Adds what one of the affixes makes of the readings, and what another makes of that.
fn extend<'r>(
    all: &mut Vec<String>,
    affixes: &[Affix<'r>],
    without: fn(&Affix<'r>, &str) -> Option<String>,
) {
    let mut from = 0;
    for _ in 0..DEPTH {
        let until = all.len();
        for index in from..until {
            for affix in affixes {
                let reading = without(affix, &all[index]);
                all.extend(reading.filter(|reading| !all.contains(reading)));
            }
        }
        from = until;
    }
}

/// Finds the root of each word; `fixed` are the roots of words that look as if they had affixes.
pub(super) fn roots(
    words: &BTreeMap<String, Language>,
    fixed: &BTreeMap<String, String>,
    rules: impl Fn(Language) -> Rules,
) -> BTreeMap<String, String> {
    let (indonesian, english) = (rules(Language::Indonesian), rules(Language::English));
    let (indonesian, english) = (Affixes::new(&indonesian), Affixes::new(&english));
    let read = |word: &str, language: Language| match language {
        Language::Indonesian => indonesian.readings(word),
        Language::English => english.readings(word),
    };
    let known: HashMap<&str, Vec<String>> =
        words.par_iter().map(|(word, language)| (word.as_str(), read(word, *language))).collect();
    let mut votes: HashMap<&str, u32> = HashMap::new();
    for word in words.keys() {
        for reading in &known[word.as_str()] {
            *votes.entry(reading).or_default() += 1;
        }
    }
    let best_of = |readings: &[String]| -> Option<String> {
        let score = |reading: &String| {
            let votes = votes.get(reading.as_str()).copied().unwrap_or_default();
            let is_word = known.contains_key(reading.as_str());
            // Three letters are in many words by chance.
            (votes + u32::from(is_word)) * if reading.len() > ROOT_CHARS_MIN { 2 } else { 1 }
        };
        readings.iter().max_by_key(|it| (score(it), it.len(), std::cmp::Reverse(*it))).cloned()
    };
    let best = |word: &str, language: Language| -> String {
        let fixed = fixed.get(word).cloned();
        let found = fixed.or_else(|| match known.get(word) {
            Some(readings) if words[word] == language => best_of(readings),
            _ => best_of(&read(word, language)),
        });
        found.unwrap_or_else(|| word.to_string())
    };
    let root = |(word, language): (&String, &Language)| {
        let mut seen = BTreeSet::from([word.clone()]);
        let mut root = best(word, *language);
        // The root of a root: `pelayanan`, `layanan`, `layan`.
        while seen.insert(root.clone()) {
            root = best(&root, *language);
        }
        (word.clone(), root)
    };
    words.par_iter().map(root).collect()
}
