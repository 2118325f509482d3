//! The words of a portal: which pages and lists have each, kept from one index to the next.

use super::counting::Page;
use super::roots::Roots;
use crate::language::Language;

/// The words that are in use, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    uses: Vec<Uses>,
    /// The words of lists and synonyms, of the last time.
    listed: Vec<u32>,
    /// Words that may be in use otherwise than before.
    touched: Vec<u32>,
}

/// Who has a word.
#[derive(Debug, Clone, Default)]
struct Uses {
    /// Pages in the language of the portal, and lists.
    own: u32,
    /// Pages in the other language.
    other: u32,
    /// Pages with the word in a name or a summary.
    shown: u32,
}

impl Vocabulary {
    /// Tells whether a word stands in a name or a summary.
    pub(super) fn is_shown(&self, word: u32) -> bool {
        self.uses.get(word as usize).is_some_and(|uses| uses.shown > 0)
    }

    /// Adds the words of a page; `language` is that of the portal.
    pub(super) fn add(&mut self, page: &Page, language: Language) {
        self.count(page, language, |count, by| *count += by);
    }

    /// Takes away the words of a page.
    pub(super) fn remove(&mut self, page: &Page, language: Language) {
        self.count(page, language, |count, by| *count -= by);
    }

    fn count(&mut self, page: &Page, language: Language, change: fn(&mut u32, u32)) {
        for it in page.words.iter() {
            let uses = self.uses(it.word);
            let is_own = page.document.language == language;
            change(if is_own { &mut uses.own } else { &mut uses.other }, 1);
            change(&mut uses.shown, u32::from(it.is_shown()));
            self.touched.push(it.word);
        }
    }

    /// Has these words of lists, and no others.
    pub(super) fn list(&mut self, words: Vec<u32>) {
        if self.listed == words {
            return;
        }
        for word in &words {
            self.uses(*word).own += 1;
        }
        let before = std::mem::replace(&mut self.listed, words);
        for word in &before {
            self.uses(*word).own -= 1;
        }
        self.touched.extend(before.into_iter().chain(self.listed.iter().copied()));
    }

    /// The words that came or went since the last time, or are of another language, which they have
    /// now: that of the portal, unless only pages in the other one have them.
    pub(super) fn changes(
        &mut self,
        roots: &Roots,
        language: Language,
    ) -> Vec<(u32, Option<Language>)> {
        let mut touched = std::mem::take(&mut self.touched);
        touched.sort_unstable();
        touched.dedup();
        let other = match language {
            Language::Indonesian => Language::English,
            Language::English => Language::Indonesian,
        };
        let now = touched.into_iter().map(|word| {
            let uses = self.uses(word);
            let in_other = (uses.other > 0).then_some(other);
            (word, if uses.own > 0 { Some(language) } else { in_other })
        });
        now.filter(|(word, now)| *now != roots.language(*word)).collect()
    }

    fn uses(&mut self, word: u32) -> &mut Uses {
        if self.uses.len() <= word as usize {
            self.uses.resize(word as usize + 1, Uses::default());
        }
        &mut self.uses[word as usize]
    }
}
