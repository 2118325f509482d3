//! The lists and weights of the search, which are data.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::affixes::Rules;
use super::words::words;
use crate::language::Language;

const WEIGHTS: &str = include_str!("data/weights.json");
const AFFIXES: &str = include_str!("data/affixes.json");
const MARKS: &str = include_str!("data/marks.json");
const ROOTS: &str = include_str!("data/roots-id.txt");
const STOPS: [&str; 2] =
    [include_str!("data/stopwords-id.txt"), include_str!("data/stopwords-en.txt")];

/// All lists, read.
#[derive(Debug, Clone)]
pub(super) struct Lists {
    pub(super) weights: Weights,
    /// The weights of queries, as the script gets them.
    pub(super) query_json: Value,
    pub(super) affixes: BTreeMap<String, Rules>,
    /// Roots of words that look as if they had affixes.
    pub(super) roots: BTreeMap<String, String>,
    /// What words ask for: kinds of marks with their words.
    pub(super) marks: BTreeMap<String, Vec<String>>,
    stops: Vec<String>,
}

/// The weights of building and of asking.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Weights {
    pub(super) build: BuildWeights,
    pub(super) query: QueryWeights,
}

/// Weights of the fields of a page, and how much their lengths count.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct BuildWeights {
    pub(super) title: f64,
    pub(super) alias: f64,
    pub(super) summary: f64,
    pub(super) body: f64,
    pub(super) title_length: f64,
    pub(super) alias_length: f64,
    pub(super) summary_length: f64,
    pub(super) body_length: f64,
    pub(super) saturation: f64,
    /// The share of its worth that a word keeps which tells little.
    pub(super) stop: f64,
}

/// Weights of the ways in which a word of a query meets a family, and of the order of the pages.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct QueryWeights {
    pub(super) exact: u64,
    pub(super) root: u64,
    /// The beginning of a word.
    pub(super) prefix: u64,
    /// The same, where the word is one already.
    pub(super) beside: u64,
    /// The same, where that word is short.
    pub(super) beside_short: u64,
    /// By number of slips.
    pub(super) typo: Vec<u64>,
    pub(super) synonym: u64,
    /// What several words together mean.
    pub(super) phrase: u64,
    /// Each of those words alone.
    pub(super) part: u64,
    /// Percent added at most, when the title has all words of the query.
    pub(super) query_part: u64,
    /// Percent for the groups.
    pub(super) sections: BTreeMap<String, u64>,
    pub(super) other_language: u64,
    /// Percent of the best score from which on another service comes near.
    pub(super) near: u64,
    /// Percent of the best score under which pages are left out.
    pub(super) floor: u64,
}

impl Lists {
    /// Reads the lists, which are parts of the program.
    pub(super) fn new() -> Self {
        let weights: Value = serde_json::from_str(WEIGHTS).expect("the weights are JSON");
        Lists {
            query_json: weights["query"].clone(),
            weights: serde_json::from_value(weights).expect("the weights are complete"),
            affixes: serde_json::from_str(AFFIXES).expect("the affixes are JSON"),
            marks: serde_json::from_str(MARKS).expect("the marks are JSON"),
            roots: ROOTS.lines().filter_map(pair).collect(),
            stops: STOPS.iter().flat_map(|list| list.lines()).flat_map(words).collect(),
        }
    }

    /// The affixes of a language; none when no page is in it.
    pub(super) fn affixes(&self, language: Language) -> Rules {
        self.affixes.get(language.code()).cloned().unwrap_or_default()
    }

    /// The words that tell little.
    pub(super) fn stops(&self) -> impl Iterator<Item = &str> {
        self.stops.iter().map(String::as_str)
    }

    /// Every word of the lists.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let marks = self.marks.values().flatten();
        self.stops.iter().chain(marks).map(String::as_str)
    }
}

fn pair(line: &str) -> Option<(String, String)> {
    let (word, root) = line.split_once(' ')?;
    Some((word.to_string(), root.to_string()))
}
