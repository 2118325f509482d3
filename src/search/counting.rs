//! The words of pages, counted: a pure function of what a page says. Texts are held only until their
//! words are counted.

use std::sync::Arc;

use super::document::{Document, describe};
use super::impact::{FIELDS, texts_of};
use super::packed::{Count, Counts};
use super::strings::{Strings, small};
use super::synonyms::{self, Entry};
use super::text::{self, Texts};
use super::words::each_indexed;
use crate::memo::Key;
use crate::plan::{Body, Output};
use crate::view::SiteView;

/// Some outputs with their words, each of which is held once; pages name them by their numbers.
#[derive(Debug, Default)]
pub struct Counted {
    pub(super) words: Strings,
    pub(super) pages: Vec<Page>,
    /// The keys of the outputs, also of those that are no page to be found.
    keys: Vec<Key>,
    /// How often each word stands in the page that is counted.
    counts: Vec<[u8; FIELDS]>,
}

/// What the search keeps of a page.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) key: Key,
    pub(super) document: Arc<Document>,
    /// Its words, each once.
    pub(super) words: Counts,
    /// How many words stand in each place.
    pub(super) lengths: [u32; FIELDS],
    /// Short names that it explains.
    pub(super) harvested: Vec<Entry>,
    /// The entries of the program's own list of which its title has all words, by their numbers.
    pub(super) titled: Vec<u32>,
}

impl Counted {
    /// Counts the words of an output, if it can be found; `key` tells it from all others.
    pub fn add(&mut self, key: Key, output: &Output, body: &Body, site: &SiteView) {
        let page = self.page(key, output, body, site);
        self.pages.extend(page);
        self.keys.push(key);
    }

    /// The keys of the outputs.
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    fn page(&mut self, key: Key, output: &Output, body: &Body, site: &SiteView) -> Option<Page> {
        let Body::Page(page, view) = body else { return None };
        let (group, texts) = text::of_view(page, view, site)?;
        let (words, lengths) = self.count(&texts);
        Some(Page {
            key,
            document: Arc::new(describe(output, page, view, group, &texts)),
            words,
            lengths,
            harvested: synonyms::harvest_page(&texts),
            titled: synonyms::titled(&texts.title),
        })
    }

    /// Counts the words of one page.
    fn count(&mut self, texts: &Texts) -> (Counts, [u32; FIELDS]) {
        let mut found: Vec<u32> = Vec::new();
        let mut lengths = [0; FIELDS];
        for (field, texts) in texts_of(texts).iter().enumerate() {
            for text in texts {
                each_indexed(text, |word| {
                    let word = self.words.add(word);
                    self.counts.resize(self.words.len(), [0; FIELDS]);
                    let counts = &mut self.counts[word as usize];
                    if *counts == [0; FIELDS] {
                        found.push(word);
                    }
                    counts[field] = counts[field].saturating_add(1);
                    lengths[field] += 1;
                });
            }
        }
        let take = |word| Count { word, counts: std::mem::take(&mut self.counts[word as usize]) };
        (Counts::new(found.into_iter().map(take).collect()), lengths)
    }
}

impl Page {
    /// The same page, where its words have other numbers.
    pub(super) fn with_numbers(self, numbers: &[u32]) -> Page {
        let words = self.words.iter().map(|it| Count { word: numbers[it.word as usize], ..it });
        Page { words: Counts::new(words.collect()), ..self }
    }
}

/// The numbers that words have elsewhere.
pub(super) fn numbers_in(words: &Strings, others: &mut Strings) -> Vec<u32> {
    (0..small(words.len())).map(|word| others.add(words.text(word))).collect()
}
