//! The search: an index made at build time, and the ranking that asks it.
//!
//! A visitor's browser runs `search/engine.js` on the parts that [`Index::files`] writes. The same
//! rules stand in [`Index::search`], so that a build can tell what a search will find; one
//! table of cases and one test over many queries hold the two together. Everything that both need
//! (affixes, weights, synonyms) is data and travels with the index. All arithmetic of a query is in
//! whole numbers, so that both get the same scores.

mod affixes;
mod answers;
mod counting;
mod impact;
mod lists;
mod query;
mod rank;
mod synonyms;
mod text;
#[cfg(test)]
mod tests;
mod typo;
mod why;
mod wire;
mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use rayon::prelude::*;

use crate::language::Language;
use crate::plan::{Output, View};
use crate::site::Site;
use crate::view::{HoursSummaryView, PageView, ServiceView, SiteView};

use answers::Marks;

use impact::{Levels, TITLE_LEVEL};
use lists::Lists;
use synonyms::Synonym;
use text::Texts;

pub use answers::{Answer, Day};
pub use counting::Counted;
pub use query::{Alternative, How, Slot};
pub use rank::{Found, Hit};
pub use text::Group;
pub use why::Match;

/// From this many pages on the index is cut into parts that are loaded when a query needs them.
const WHOLE_PAGES_MAX: usize = 600;
/// How many outputs are counted together: enough that most of their words come again, few enough
/// for many cores.
pub const COUNTED_TOGETHER: usize = 500;
/// How many rare words are one part.
const RARE_WORDS: usize = 180;
/// A family in fewer pages than this is rare, unless it stands in a title.
const COMMON_PAGES_MIN: usize = 3;

/// What the search knows of a portal.
#[derive(Debug)]
pub struct Index {
    /// The pages that can be found; by their numbers in all else.
    pub documents: Vec<Document>,
    /// The words that every query can meet, with their families.
    lexicon: BTreeMap<String, usize>,
    /// The other words, in the parts in which they are loaded when a query has one of them.
    rare: Vec<Rare>,
    /// Those of the lexicon first, each kind in the order of its roots.
    families: Vec<Family>,
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

/// Words that stand in few pages and no title, or only in synonyms: all forms of some roots that
/// follow each other in the alphabet.
#[derive(Debug, Default)]
struct Rare {
    families: Range<usize>,
    words: BTreeMap<String, usize>,
    /// What is meant by phrases with one of these words.
    synonyms: Vec<Synonym>,
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
}

/// What a service answers in short.
#[derive(Debug)]
struct ServiceFacts {
    fee: String,
    amount: String,
    duration: String,
    duration_state: String,
    /// What everybody has to bring; nothing when it depends on the kind of application.
    requirements: Vec<String>,
    /// How many requirements there are, with those that hold for some only.
    requirement_count: usize,
}

/// Words of one root, with the pages they stand in.
#[derive(Debug, Default)]
struct Family {
    root: String,
    /// How much it tells, 1 to 31; less for words that tell little, 0 when no page has it.
    worth: u32,
    /// By number of the page.
    postings: Vec<Posting>,
}

impl Family {
    /// Tells whether it stands in the title or another name of a page.
    fn is_in_title(&self) -> bool {
        self.postings.iter().any(|posting| posting.level >= TITLE_LEVEL)
    }

    /// Tells whether it stands in several pages or in a title.
    fn is_common(&self) -> bool {
        self.is_in_title() || self.postings.len() >= COMMON_PAGES_MIN
    }
}

/// A page in which a family stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Posting {
    document: u32,
    /// How much the page is about it: 0 to 15, from 8 on when it stands in the title.
    level: u8,
}

/// Makes the index of pages whose words have been counted, in any number of parts.
pub fn index(parts: Vec<Counted>, view: &SiteView, site: &Site) -> Index {
    let language = site.office.language;
    let pages = || parts.iter().flat_map(|part| &part.pages);
    let mut lists = Lists::new();
    // The affixes of a language that no page has would only mislead.
    lists.affixes.retain(|code, _| pages().any(|it| it.document.language.code() == *code));
    let mean = impact::mean_lengths(pages().map(|page| &page.words));
    let titles: Vec<&str> = pages().map(|page| page.document.title.as_str()).collect();
    let harvested = parts.iter().flat_map(|part| part.harvested.iter().cloned()).collect();
    let entries = synonyms::entries(site, harvested, &titles);
    let vocabulary = vocabulary(&parts, &entries, &lists, language);
    let roots = affixes::roots(&vocabulary, &lists.roots, |language| lists.affixes(language));
    let numbers: BTreeMap<&str, usize> = roots.values().map(String::as_str).zip(0..).collect();
    let families: HashMap<&str, usize> =
        roots.iter().map(|(word, root)| (word.as_str(), numbers[root.as_str()])).collect();
    let family = |word: &str| families.get(word).copied();
    let stops = lists.stops(&family);
    let shown: BTreeSet<String> = parts.iter().flat_map(Counted::shown).collect();
    let pages = parts
        .into_par_iter()
        .flat_map_iter(|part| part.into_levels(&families, &mean, &lists.weights.build));
    let (documents, levels) = in_order(pages.collect(), language);
    let families = impact::families(levels, roots.len(), &stops, &lists.weights.build);
    let synonyms = synonyms::resolve(&entries, &families, &family, &stops);
    let marks = Marks::new(&lists, &family, &stops);
    let mut index = Index {
        documents,
        lexicon: BTreeMap::new(),
        rare: Vec::new(),
        families,
        synonyms,
        marks,
        lists,
        hours: view.hours.clone(),
        contact_url: view.urls.contact.clone(),
        zone: view.zone.clone(),
        has_other_places: site.hours.iter().any(|hours| !hours.places.is_empty()),
    };
    index.arrange(&roots, &numbers);
    index.drop_forms(&shown);
    index
}

impl Index {
    /// Numbers the families anew, without those that nothing leads to, and puts the words into the
    /// lexicon and the parts of rare words.
    fn arrange(&mut self, roots: &BTreeMap<String, String>, numbers: &BTreeMap<&str, usize>) {
        let keys: BTreeSet<usize> = self.synonyms.iter().flat_map(|it| &it.key).copied().collect();
        let is_used = |it: usize| self.families[it].worth > 0 || keys.contains(&it);
        let is_common = |it: usize| self.families[it].is_common() || self.marks.0.contains_key(&it);
        let by_root = || numbers.iter().map(|(root, number)| (*root, *number));
        let common = by_root().filter(|(_, it)| is_common(*it));
        let others = by_root().filter(|(_, it)| !is_common(*it) && is_used(*it));
        let kept: Vec<(&str, usize)> = common.clone().chain(others).collect();
        let common_count = common.count();
        let renumbered: BTreeMap<usize, usize> =
            kept.iter().enumerate().map(|(new, (_, old))| (*old, new)).collect();
        let mut rare: BTreeMap<String, usize> = BTreeMap::new();
        for (word, root) in roots.iter().chain(roots.values().map(|root| (root, root))) {
            let Some(number) = renumbered.get(&numbers[root.as_str()]) else { continue };
            let lexicon = if *number < common_count { &mut self.lexicon } else { &mut rare };
            lexicon.insert(word.clone(), *number);
        }
        self.families = kept
            .iter()
            .map(|(root, old)| Family {
                root: (*root).to_string(),
                ..std::mem::take(&mut self.families[*old])
            })
            .collect();
        self.marks.renumber(&renumbered);
        self.rare = self.cut(common_count, rare);
        self.place_synonyms(&renumbered, common_count);
    }

    /// Drops forms that the affixes lead to their root anyway, but for those that stand in a name or a
    /// summary: by these, beginnings and mistyped words are understood.
    fn drop_forms(&mut self, shown: &BTreeSet<String>) {
        let is_root = |word: &str, family: usize| self.families[family].root == word;
        let (kept, forms): (BTreeMap<_, _>, BTreeMap<_, _>) = std::mem::take(&mut self.lexicon)
            .into_iter()
            .partition(|(word, family)| is_root(word, *family) || shown.contains(word));
        self.lexicon = kept;
        let is_lost = |(word, family): &(String, usize)| !self.leads_to(word, *family);
        let lost: Vec<_> = forms.into_iter().filter(is_lost).collect();
        self.lexicon.extend(lost);
    }

    /// Cuts the rare words into parts, so that the forms of a root stay together.
    fn cut(&self, common_count: usize, words: BTreeMap<String, usize>) -> Vec<Rare> {
        let mut forms: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (word, family) in words {
            forms.entry(family).or_default().push(word);
        }
        let mut parts: Vec<Rare> = Vec::new();
        for family in common_count..self.families.len() {
            let is_full = parts.last().is_none_or(|part| part.words.len() >= RARE_WORDS);
            if is_full {
                parts.push(Rare { families: family..family, ..Rare::default() });
            }
            if let Some(part) = parts.last_mut() {
                part.families.end = family + 1;
                let forms = forms.remove(&family).into_iter().flatten();
                part.words.extend(forms.map(|word| (word, family)));
            }
        }
        parts
    }

    /// Puts what a phrase means where its first rare word is.
    fn place_synonyms(&mut self, renumbered: &BTreeMap<usize, usize>, common_count: usize) {
        let list = |families: &[usize]| -> Vec<usize> {
            families.iter().map(|family| renumbered[family]).collect()
        };
        for synonym in std::mem::take(&mut self.synonyms) {
            let key = list(&synonym.key);
            let meant = synonym.meant.iter().map(|meant| list(meant)).collect();
            let rare = key.iter().find(|family| **family >= common_count);
            let part = rare.and_then(|family| {
                self.rare.iter_mut().find(|part| part.families.contains(family))
            });
            let synonyms = part.map_or(&mut self.synonyms, |part| &mut part.synonyms);
            synonyms.push(Synonym { key, meant });
        }
    }

    /// The part that has the forms of a root, if any has them: the last that begins before it.
    fn rare_part(&self, root: &str) -> Option<&Rare> {
        let after = self
            .rare
            .partition_point(|part| self.families[part.families.start].root.as_str() <= root);
        self.rare.get(after.saturating_sub(1))
    }
}

/// Puts the pages in the order of their numbers: those in the language of the portal first, then by
/// group; news newest first, all else by title.
fn in_order(
    mut pages: Vec<(Document, Levels)>,
    language: Language,
) -> (Vec<Document>, Vec<Levels>) {
    pages.sort_by_cached_key(|(it, _)| {
        let is_other = it.language != language;
        let age = it.date.as_ref().map(|(iso, _)| std::cmp::Reverse(iso.clone()));
        (is_other, it.group, age, it.title.to_lowercase(), it.url.clone())
    });
    pages.into_iter().unzip()
}

/// What results tell of a page.
fn describe(
    output: &Output,
    page: &PageView,
    view: &View,
    group: Group,
    texts: &Texts,
) -> Document {
    let language = Language::from_code(&page.language).unwrap_or_default();
    let (date, service) = match view {
        View::Post(view) => {
            let date = &view.card.date;
            (Some((date.iso.clone(), date.short.clone())), None)
        }
        View::Service(view) => (None, Some(facts(view))),
        _ => (None, None),
    };
    Document {
        title: texts.title.clone(),
        url: output.url.clone(),
        origin: output.origin.to_string(),
        group,
        language,
        summary: texts.summary.clone(),
        date,
        service,
    }
}

fn facts(view: &ServiceView) -> ServiceFacts {
    let card = &view.card;
    let fee = card.fee.as_ref();
    let depends = view.variants.iter().any(|variant| !variant.requirements.is_empty());
    let has_groups = view.requirements.len() > 1;
    let items = view.requirements.iter().flat_map(|group| {
        let title = group.title.as_ref().filter(|_| has_groups);
        let items = group.items.iter().filter(|item| item.necessity == "required");
        items.map(move |item| {
            let name = words::plain(&item.name.0).trim().to_string();
            title.map_or(name.clone(), |title| format!("{name} ({title})"))
        })
    });
    let count = view.requirements.iter().map(|group| group.items.len()).sum();
    ServiceFacts {
        fee: fee.map(|fee| fee.kind.clone()).unwrap_or_default(),
        amount: fee.and_then(|fee| fee.amount.clone()).unwrap_or_default(),
        duration: card.duration.clone().unwrap_or_default(),
        duration_state: card.duration_state.clone(),
        requirements: if depends { Vec::new() } else { items.collect() },
        requirement_count: if depends { 0 } else { count },
    }
}

/// Every word that may be read for its root, with the language whose rules hold for it: that of the
/// portal, unless only pages in another one have it.
fn vocabulary(
    parts: &[Counted],
    entries: &[synonyms::Entry],
    lists: &Lists,
    language: Language,
) -> BTreeMap<String, Language> {
    let mut all: HashMap<&str, Language> = HashMap::new();
    all.extend(entries.iter().flat_map(synonyms::Entry::words).map(|it| (it.as_str(), language)));
    all.extend(lists.words().map(|word| (word, language)));
    let words = || parts.iter().flat_map(|part| &part.words);
    all.extend(words().map(|word| (word.text.as_str(), word.language)));
    let own = words().filter(|word| word.language == language);
    all.extend(own.map(|word| (word.text.as_str(), language)));
    all.into_iter().map(|(word, language)| (word.to_string(), language)).collect()
}
