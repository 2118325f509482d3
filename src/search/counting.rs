//! The words of pages, counted: each word is held once for many pages, and texts only until their
//! words are counted.

use std::collections::{BTreeSet, HashMap};

use super::impact::{self, FIELDS, Fields, Levels};
use super::lists::BuildWeights;
use super::synonyms::{self, Entry};
use super::text::{self, Texts};
use super::words::each_indexed;
use super::{Document, describe};
use crate::language::Language;
use crate::plan::Output;
use crate::view::SiteView;

/// The place of texts among the fields; all before it is shown with results.
const BODY: usize = FIELDS - 1;

/// Some pages with their words.
pub(super) struct Counted {
    /// Each word once; pages name them by their numbers.
    pub(super) words: Vec<Word>,
    pub(super) pages: Vec<Page>,
    /// Short names that the pages explain.
    pub(super) harvested: BTreeSet<Entry>,
}

/// A word of some pages.
pub(super) struct Word {
    pub(super) text: String,
    /// The language of a page that has it: that of the portal, if any such page has it.
    pub(super) language: Language,
    /// Whether it stands in a name or a summary.
    pub(super) is_shown: bool,
    /// How often it stands in the field that is counted.
    count: u32,
}

/// A page with the numbers of its words, and how often each stands there.
pub(super) struct Page {
    pub(super) document: Document,
    pub(super) words: Fields<(u32, u32)>,
}

/// Counts the words of those outputs that can be found.
pub(super) fn count(outputs: &[Output], site: &SiteView, language: Language) -> Counted {
    let mut counted = Counted { words: Vec::new(), pages: Vec::new(), harvested: BTreeSet::new() };
    let mut numbers = HashMap::new();
    for output in outputs {
        let Some((group, texts)) = text::of_output(output, site) else { continue };
        let Some(document) = describe(output, group, &texts, language) else { continue };
        synonyms::harvest_page(&texts, &mut counted.harvested);
        let words = counted.add(&texts, document.language, &mut numbers);
        if document.language == language {
            let all = words.iter().flatten();
            all.for_each(|(word, _)| counted.words[*word as usize].language = language);
        }
        counted.pages.push(Page { document, words });
    }
    counted
}

impl Counted {
    /// The words that stand in names and summaries.
    pub(super) fn shown(&self) -> impl Iterator<Item = String> {
        self.words.iter().filter(|word| word.is_shown).map(|word| word.text.clone())
    }

    /// The pages with how much each is about its families.
    pub(super) fn into_levels(
        self,
        families: &HashMap<&str, usize>,
        mean: &[f64; FIELDS],
        weights: &BuildWeights,
    ) -> Vec<(Document, Levels)> {
        let family = |word: &Word| small(families[word.text.as_str()]);
        let families: Vec<u32> = self.words.iter().map(family).collect();
        let levels = |page: Page| {
            let levels = impact::levels(&page.words, &families, mean, weights);
            (page.document, levels)
        };
        self.pages.into_iter().map(levels).collect()
    }

    /// Counts the words of one page.
    fn add(
        &mut self,
        texts: &Texts,
        language: Language,
        numbers: &mut HashMap<String, u32>,
    ) -> Fields<(u32, u32)> {
        let fields = impact::texts_of(texts);
        std::array::from_fn(|field| {
            let mut found: Vec<u32> = Vec::new();
            for text in &fields[field] {
                each_indexed(text, |word| {
                    let number = self.number(word, language, numbers);
                    let known = &mut self.words[number as usize];
                    known.is_shown |= field != BODY;
                    known.count += 1;
                    if known.count == 1 {
                        found.push(number);
                    }
                });
            }
            let take = |number| (number, std::mem::take(&mut self.words[number as usize].count));
            found.into_iter().map(take).collect()
        })
    }

    fn number(
        &mut self,
        word: &str,
        language: Language,
        numbers: &mut HashMap<String, u32>,
    ) -> u32 {
        if let Some(number) = numbers.get(word) {
            return *number;
        }
        let number = small(self.words.len());
        numbers.insert(word.to_string(), number);
        self.words.push(Word { text: word.to_string(), language, is_shown: false, count: 0 });
        number
    }
}

/// A number of words; texts of a portal have at most 128 MiB.
fn small(number: usize) -> u32 {
    u32::try_from(number).expect("there are fewer words than bytes")
}
