//! The search: an index made at build time, and the ranking that asks it.
//!
//! A visitor's browser runs `search/engine.js` on the parts that [`Index::files`] writes. The same
//! rules stand in [`Index::search`], so that a build can tell what a search will find; one
//! table of cases and one test over many queries hold the two together. Everything that both need
//! (affixes, weights, synonyms) is data and travels with the index. All arithmetic of a query is in
//! whole numbers, so that both get the same scores.
//!
//! The way to an index: what a page says (`text`) is counted (`counting`) by its words (`words`). What
//! is kept of the last index (`kept`) follows the pages that are new: which words there are
//! (`vocabulary`), of which root each is (`affixes`, `roots`), how much each page is about each root
//! (`impact`, `families`). Of that, families and words are numbered and put into their places
//! (`arrange`), and written as scripts (`wire`). An index that is made for the first time follows from
//! nothing, on the same way; so an index never depends on those before it.

mod affixes;
mod answers;
mod arrange;
mod counting;
mod document;
mod families;
mod impact;
mod kept;
mod lists;
mod packed;
mod pages;
mod query;
mod rank;
mod roots;
mod strings;
mod synonyms;
#[cfg(test)]
mod tests;
mod text;
mod typo;
mod vocabulary;
mod why;
mod wire;
mod words;

use std::ops::Range;
use std::sync::Arc;

use crate::memo::Key;
use crate::site::Site;
use crate::view::{HoursSummaryView, SiteView};

use answers::Marks;
use arrange::{Numbers, WordList};
use families::Family;
use lists::Lists;
use strings::Texts;
use synonyms::Synonym;

pub use answers::{Answer, Day};
pub use counting::Counted;
pub use document::Document;
pub use kept::Kept;
pub use query::{Alternative, How, Slot};
pub use rank::{Found, Hit};
pub use text::Group;
pub use why::Match;
pub use wire::Files;

/// From this many pages on the index is cut into parts that are loaded when a query needs them.
const WHOLE_PAGES_MAX: usize = 600;

/// What the search knows of a portal.
#[derive(Debug)]
pub struct Index {
    /// The pages that can be found; by their numbers in all else.
    pub documents: Vec<Arc<Document>>,
    /// The words that every query can meet, with their families.
    lexicon: WordList,
    /// The other words, in the parts in which they are loaded when a query has one of them.
    rare: Vec<Rare>,
    /// Those of the lexicon first, each kind in the order of its roots.
    families: FamilyList,
    synonyms: Vec<Synonym>,
    marks: Marks,
    lists: Lists,
    /// Hours of the office, for answers.
    hours: Option<HoursSummaryView>,
    /// Where all hours stand.
    contact_url: String,
    zone: String,
    /// Whether there are places with hours of their own.
    has_other_places: bool,
}

/// Families by their numbers, with their roots.
#[derive(Debug, Default)]
struct FamilyList {
    roots: Texts,
    all: Vec<Arc<Family>>,
}

/// Words that stand in few pages and no title, or only in synonyms: all forms of some roots that
/// follow each other in the alphabet.
#[derive(Debug, Default)]
struct Rare {
    families: Range<usize>,
    words: WordList,
    /// What is meant by phrases with one of these words.
    synonyms: Vec<Synonym>,
}

/// What an index is made of.
#[derive(Debug)]
pub struct Portal<'p> {
    /// The site.
    pub site: &'p Site,
    /// What its pages share.
    pub view: &'p SiteView,
    /// The keys of the outputs that may be found, in the order of their addresses.
    pub keys: &'p [Key],
}

impl Kept {
    /// Makes the index of a portal; the outputs that are not known are among the counted ones.
    pub fn index(&mut self, portal: &Portal<'_>, counted: Vec<Counted>) -> Index {
        let Portal { site, view, keys } = *portal;
        let entries = self.follow(keys, counted, site);
        let alphabet = self.strings.alphabet();
        let root = |word| self.roots.of(word);
        let found = synonyms::resolve(&entries, root, &self.families, &self.stops());
        let numbers = Numbers::new(self, &alphabet, &found);
        let ((lexicon, mut rare), families) =
            rayon::join(|| numbers.words(self, &alphabet), || numbers.families(self));
        let family = |word: &str| self.root_of(word).map(|root| numbers.of(root));
        let spoken = self.spoken();
        let mut lists = self.lists.clone();
        // The affixes of a language that no page has would only mislead.
        lists.affixes.retain(|code, _| spoken.iter().any(|language| language.code() == *code));
        Index {
            documents: self.documents(),
            lexicon,
            synonyms: arrange::place_synonyms(found, &numbers, &mut rare),
            rare,
            families,
            marks: Marks::new(&lists, family),
            lists,
            hours: view.hours.clone(),
            contact_url: view.urls.contact.clone(),
            zone: view.zone.clone(),
            has_other_places: site.hours.iter().any(|hours| !hours.places.is_empty()),
        }
    }
}

impl Index {
    /// The part that has the forms of a root, if any has them: the last that begins before it.
    fn rare_part(&self, root: &str) -> Option<&Rare> {
        let first = |part: &Rare| self.families.roots.get(part.families.start);
        let after = self.rare.partition_point(|part| first(part) <= root);
        self.rare.get(after.saturating_sub(1))
    }
}
