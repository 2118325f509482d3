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

/// Every reading of a word: itself first, then what it may come from.
pub(super) fn readings(word: &str, rules: &Rules) -> Vec<String> {
    let mut all = vec![word.to_string()];
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        extend(&mut all, &rules.suffixes, without_suffix);
        extend(&mut all, &rules.prefixes, without_prefix);
    }
    all
}

/// Adds what one of the rules makes of the readings, and what another makes of that.
fn extend(all: &mut Vec<String>, rules: &str, apply: fn(&str, &str) -> Option<String>) {
    let mut from = 0;
    for _ in 0..DEPTH {
        let until = all.len();
        for index in from..until {
            for rule in rules.split(' ') {
                let reading = apply(&all[index], rule);
                all.extend(reading.filter(|reading| !all.contains(reading)));
            }
        }
        from = until;
    }
}

fn without_suffix(word: &str, rule: &str) -> Option<String> {
    let (suffix, restored) = rule.split_once('|')?;
    let rest = word.strip_suffix(suffix)?;
    (rest.len() >= ROOT_CHARS_MIN).then(|| format!("{rest}{restored}"))
}

fn without_prefix(word: &str, rule: &str) -> Option<String> {
    let mut parts = rule.split('|');
    let rest = word.strip_prefix(parts.next()?)?;
    let (restored, letters) = (parts.next()?, parts.next()?);
    let may_follow = letters.is_empty() || letters.contains(rest.chars().next()?);
    let length = rest.len() + restored.len();
    (may_follow && length >= ROOT_CHARS_MIN).then(|| format!("{restored}{rest}"))
}

/// Finds the root of each word; `fixed` are the roots of words that look as if they had affixes.
pub(super) fn roots(
    words: &BTreeMap<String, Language>,
    fixed: &BTreeMap<String, String>,
    rules: impl Fn(Language) -> Rules,
) -> BTreeMap<String, String> {
    let (indonesian, english) = (rules(Language::Indonesian), rules(Language::English));
    let read = |word: &str, language: Language| match language {
        Language::Indonesian => readings(word, &indonesian),
        Language::English => readings(word, &english),
    };
    let mut votes: HashMap<String, u32> = HashMap::new();
    for (word, language) in words {
        for reading in read(word, *language) {
            *votes.entry(reading).or_default() += 1;
        }
    }
    let best = |word: &str, language: Language| -> String {
        if let Some(root) = fixed.get(word) {
            return root.clone();
        }
        let score = |reading: &String| {
            let votes = votes.get(reading).copied().unwrap_or_default();
            let is_word = words.contains_key(reading);
            // Three letters are in many words by chance.
            (votes + u32::from(is_word)) * if reading.len() > ROOT_CHARS_MIN { 2 } else { 1 }
        };
        let readings = read(word, language);
        let best = readings.iter().max_by_key(|it| (score(it), it.len(), std::cmp::Reverse(*it)));
        best.cloned().unwrap_or_else(|| word.to_string())
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
