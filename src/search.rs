//! The search: an index made at build time, and the ranking that asks it.
//!
//! A visitor's browser runs `search/engine.js` on the parts that [`Index::outputs`] writes. The same
//! rules stand in [`rank`](Index::search), so that a build can tell what a search will find; one
//! table of cases and one test over many queries hold the two together. Everything that both need
//! (affixes, weights, synonyms) is data and travels with the index. All arithmetic of a query is in
//! whole numbers, so that both get the same scores.

mod affixes;
mod answers;
mod impact;
mod lists;
mod rank;
mod synonyms;
mod text;
mod typo;
mod wire;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Language;
use crate::plan::{Body, Output, View};
use crate::site::Site;
use crate::view::{ServiceView, SiteView};

use answers::Marks;
use impact::Field;
use lists::Lists;
use synonyms::Synonym;
use text::Texts;

pub use answers::{Answer, Day};
pub use rank::{Alternative, Found, Hit, How, Slot};
pub use text::Group;

/// From this many pages on the index is cut into parts that are loaded when a query needs them.
const WHOLE_PAGES_MAX: usize = 600;
/// A family in fewer pages than this is rare, unless it stands in a title.
const COMMON_PAGES_MIN: usize = 3;

/// What the search knows of a portal.
#[derive(Debug)]
pub struct Index {
    /// The pages that can be found; by their numbers in all else.
    pub documents: Vec<Document>,
    /// Words with their families, sorted.
    lexicon: BTreeMap<String, usize>,
    /// Words that only parts loaded later know; none in small portals.
    rare: BTreeMap<String, usize>,
    families: Vec<Family>,
    synonyms: Vec<Synonym>,
    marks: Marks,
    lists: Lists,
    /// The language of the portal.
    language: Language,
    /// Hours of the office, for answers.
    hours: Option<crate::view::HoursSummaryView>,
    /// Where all hours stand.
    contact_url: String,
    zone: String,
}

/// A page that can be found.
#[derive(Debug)]
pub struct Document {
    /// Its heading.
    pub title: String,
    /// Its address from the root of the site.
    pub url: String,
    /// The content file it comes from; empty for pages the program makes.
    pub origin: String,
    /// Its group of results.
    pub group: Group,
    /// Its language.
    pub language: Language,
    summary: String,
    /// When it was published, of news; for people and for sorting.
    date: Option<(String, String)>,
    service: Option<ServiceFacts>,
    /// Words in its title that mean something.
    title_length: usize,
}

/// What a service answers in short.
#[derive(Debug)]
struct ServiceFacts {
    fee: String,
    amount: String,
    duration: String,
    duration_state: String,
    /// Names of the requirements; none when they depend on the kind of application.
    requirements: Vec<String>,
}

/// Words of one root, with the pages they stand in.
#[derive(Debug, Default)]
struct Family {
    root: String,
    /// How much it tells, 1 to 79; less for words that tell little, 0 when no page has it.
    worth: u32,
    /// By number of the page.
    postings: Vec<Posting>,
}

impl Family {
    /// Tells whether it stands in several pages or in a title.
    fn is_common(&self) -> bool {
        let in_title = self.postings.iter().any(|posting| posting.level >= Field::TITLE_LEVEL);
        in_title || self.postings.len() >= COMMON_PAGES_MIN
    }
}

/// A page in which a family stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Posting {
    document: usize,
    /// How much the page is about it: 0 to 15, from 8 on when it stands in the title.
    level: u8,
}

/// Makes the index of all pages of a plan.
pub fn index(outputs: &[Output], view: &SiteView, site: &Site) -> Index {
    let lists = Lists::new(site);
    let pages = pages(outputs, view, site);
    let texts: Vec<&Texts> = pages.iter().map(|(_, texts)| texts).collect();
    let entries = synonyms::entries(&lists, site, &texts);
    let vocabulary = vocabulary(&pages, &entries, &lists, site.office.language);
    let rules = |language| lists.affixes(language).clone();
    let roots = affixes::roots(&vocabulary, &lists.roots, &rules);
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for root in roots.values() {
        numbers.entry(root).or_default();
    }
    for (number, slot) in numbers.values_mut().enumerate() {
        *slot = number;
    }
    let family = |word: &str| roots.get(word).map(|root| numbers[root.as_str()]);
    let stops = lists.stops(&family);
    let (mut families, lengths) = impact::families(&texts, numbers.len(), &family, &stops, &lists);
    for (root, number) in &numbers {
        families[*number].root = (*root).to_string();
    }
    let synonyms = synonyms::resolve(&entries, &families, &family, &stops);
    let marks = Marks::new(&lists, &family, &stops);
    let documents = pages.into_iter().zip(lengths).map(|((document, _), title_length)| Document {
        title_length,
        ..document
    });
    let mut index = Index {
        documents: documents.collect(),
        lexicon: BTreeMap::new(),
        rare: BTreeMap::new(),
        families,
        synonyms,
        marks,
        lists,
        language: site.office.language,
        hours: view.hours.clone(),
        contact_url: view.urls.contact.clone(),
        zone: view.zone.clone(),
    };
    index.fill_lexicon(&roots, &numbers);
    index
}

impl Index {
    /// Takes the words that a query can meet: those of pages, of synonyms and of marks.
    fn fill_lexicon(&mut self, roots: &BTreeMap<String, String>, numbers: &BTreeMap<&str, usize>) {
        let is_large = self.documents.len() > WHOLE_PAGES_MAX;
        let synonyms = self.synonyms.iter();
        let needed: BTreeSet<usize> = synonyms
            .flat_map(|synonym| synonym.key.iter().chain(synonym.meant.iter().flatten()))
            .chain(self.marks.0.keys())
            .copied()
            .collect();
        let with_roots = roots.values().map(|root| (root, root));
        for (word, root) in roots.iter().chain(with_roots) {
            let number = numbers[root.as_str()];
            let family = &self.families[number];
            if family.worth == 0 && !needed.contains(&number) {
                continue;
            }
            let is_common = !is_large || needed.contains(&number) || family.is_common();
            let lexicon = if is_common { &mut self.lexicon } else { &mut self.rare };
            lexicon.insert(word.clone(), number);
        }
    }

    fn family_of(&self, word: &str) -> Option<usize> {
        self.lexicon.get(word).or_else(|| self.rare.get(word)).copied()
    }
}

/// The pages that can be found, in the order of their numbers: those in the language of the portal
/// first, then by group; news newest first, all else by title.
fn pages(outputs: &[Output], view: &SiteView, site: &Site) -> Vec<(Document, Texts)> {
    let mut pages: Vec<_> =
        outputs.iter().filter_map(|output| page(output, view, site.office.language)).collect();
    pages.sort_by_cached_key(|(it, _)| {
        let is_other = it.language != site.office.language;
        let age = it.date.as_ref().map(|(iso, _)| std::cmp::Reverse(iso.clone()));
        (is_other, it.group, age, it.title.to_lowercase(), it.url.clone())
    });
    pages
}

fn page(output: &Output, site: &SiteView, language: Language) -> Option<(Document, Texts)> {
    let (group, texts) = text::of_output(output, site)?;
    let Body::Page(_, view) = &output.body else { return None };
    let (date, service) = match view.as_ref() {
        View::Post(view) => {
            let date = &view.card.date;
            (Some((date.iso.clone(), date.short.clone())), None)
        }
        View::Service(view) => (None, Some(facts(view))),
        _ => (None, None),
    };
    let document = Document {
        title: texts.title.clone(),
        url: output.url.clone(),
        origin: output.origin.clone(),
        group,
        language,
        summary: texts.summary.clone(),
        date,
        service,
        title_length: 0,
    };
    Some((document, texts))
}

fn facts(view: &ServiceView) -> ServiceFacts {
    let card = &view.card;
    let fee = card.fee.as_ref();
    let depends = view.variants.iter().any(|variant| !variant.requirements.is_empty());
    let items = view.requirements.iter().flat_map(|group| &group.items);
    let items = items.map(|item| words::plain(&item.name.0).trim().to_string());
    ServiceFacts {
        fee: fee.map(|fee| fee.kind.clone()).unwrap_or_default(),
        amount: fee.and_then(|fee| fee.amount.clone()).unwrap_or_default(),
        duration: card.duration.clone().unwrap_or_default(),
        duration_state: card.duration_state.clone(),
        requirements: if depends { Vec::new() } else { items.collect() },
    }
}

/// Every word that may be read for its root, with the language whose rules hold for it.
fn vocabulary(
    pages: &[(Document, Texts)],
    entries: &[synonyms::Entry],
    lists: &Lists,
    language: Language,
) -> BTreeMap<String, Language> {
    let mut words: BTreeMap<String, Language> = BTreeMap::new();
    let own = entries.iter().flat_map(synonyms::Entry::words).cloned();
    words.extend(own.chain(lists.words()).map(|word| (word, language)));
    // Pages in the language of the portal come last, and so decide about words of both languages.
    for (document, texts) in pages.iter().rev() {
        let texts = texts.aliases.iter().chain([&texts.title, &texts.summary, &texts.body]);
        let all = texts.flat_map(|text| words::indexed(text));
        words.extend(all.map(|word| (word, document.language)));
    }
    words
}
