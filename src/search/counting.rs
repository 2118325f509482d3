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
use crate::plan::{Body, Output};
use crate::view::SiteView;

/// The place of texts among the fields; all before it is shown with results.
const BODY: usize = FIELDS - 1;

/// Some pages with their words.
#[derive(Debug, Default)]
pub struct Counted {
    /// Each word once; pages name them by their numbers.
    pub(super) words: Vec<Word>,
    /// The numbers of the words.
    numbers: HashMap<String, u32>,
    pub(super) pages: Vec<Page>,
    /// Short names that the pages explain.
    pub(super) harvested: BTreeSet<Entry>,
}

/// A word of some pages.
#[derive(Debug)]
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
#[derive(Debug)]
pub(super) struct Page {
    pub(super) document: Document,
    pub(super) words: Fields<(u32, u32)>,
}

impl Counted {
    /// Counts the words of an output, if it can be found; `language` is that of the portal.
    pub fn add(&mut self, output: &Output, body: &Body, site: &SiteView, language: Language) {
        let Body::Page(page, view) = body else { return };
        let Some((group, texts)) = text::of_view(page, view, site) else { return };
        let document = describe(output, page, view, group, &texts);
        synonyms::harvest_page(&texts, &mut self.harvested);
        let words = self.count(&texts, document.language);
        if document.language == language {
            let all = words.iter().flatten();
            all.for_each(|(word, _)| self.words[*word as usize].language = language);
        }
        self.pages.push(Page { document, words });
    }

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
    fn count(&mut self, texts: &Texts, language: Language) -> Fields<(u32, u32)> {
        let fields = impact::texts_of(texts);
        std::array::from_fn(|field| {
            let mut found: Vec<u32> = Vec::new();
            for text in &fields[field] {
                each_indexed(text, |word| {
                    let number = self.number(word, language);
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

    fn number(&mut self, word: &str, language: Language) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = small(self.words.len());
        self.numbers.insert(word.to_string(), number);
        self.words.push(Word { text: word.to_string(), language, is_shown: false, count: 0 });
        number
    }
}

/// A number of words; texts of a portal have at most 128 MiB.
fn small(number: usize) -> u32 {
    u32::try_from(number).expect("there are fewer words than bytes")
}
