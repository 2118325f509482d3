//! What people type, and what pages say.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Family;
use super::text::Texts;
use super::words::words;
use crate::content::values::Placed;
use crate::site::Site;

const LISTS: [&str; 1] = [include_str!("data/synonyms-id.tsv")];
/// More meanings than this make a query say everything.
const MEANINGS_MAX: usize = 3;
/// A short name has at least two letters and at most these.
const SHORT_CHARS_MAX: usize = 10;

/// What is typed and what is meant by it, as words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    typed: Vec<String>,
    meant: Vec<Vec<String>>,
}

/// What is typed and what is meant by it, as families.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Synonym {
    pub(super) key: Vec<usize>,
    /// Best first; each is looked for as a whole.
    pub(super) meant: Vec<Vec<usize>>,
}

impl Entry {
    pub(super) fn words(&self) -> impl Iterator<Item = &String> {
        self.typed.iter().chain(self.meant.iter().flatten())
    }
}

/// All entries: those of the portal, those of its pages, and the list of the program.
pub(super) fn entries(site: &Site, harvested: BTreeSet<Entry>, titles: &[&str]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for entry in site.synonyms.iter().flat_map(|synonyms| &synonyms.entries) {
        let all = |phrases: &[Placed<String>]| -> Vec<Vec<String>> {
            phrases.iter().map(|phrase| words(&phrase.value)).collect()
        };
        entries.extend(both_ways(&all(&entry.typed), &all(&entry.meant), entry.is_mutual));
    }
    entries.extend(harvested);
    let lines = LISTS.iter().flat_map(|list| list.lines()).filter(|line| !line.starts_with('#'));
    let mut titles_with: HashMap<String, BTreeSet<usize>> = HashMap::new();
    for (number, title) in titles.iter().enumerate() {
        for word in words(title) {
            titles_with.entry(word).or_default().insert(number);
        }
    }
    // Where a title has all words of a phrase, people mean that page.
    let is_title = |entry: &Entry| {
        let titles: Option<Vec<_>> = entry.typed.iter().map(|it| titles_with.get(it)).collect();
        let Some([first, others @ ..]) = titles.as_deref() else { return false };
        let has_all = |title: &usize| others.iter().all(|titles| titles.contains(title));
        entry.typed.len() > 1 && first.iter().any(has_all)
    };
    entries.extend(lines.flat_map(read_line).filter(|entry| !is_title(entry)));
    entries
}

/// Reads `typed<TAB>meant | meant<TAB>class`; with `=` after the class it holds both ways.
fn read_line(line: &str) -> Vec<Entry> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [typed, meant, class, ..] = columns[..] else { return Vec::new() };
    let meant: Vec<_> = meant.split('|').map(words).collect();
    both_ways(&[words(typed)], &meant, class.ends_with('='))
}

fn both_ways(typed: &[Vec<String>], meant: &[Vec<String>], is_mutual: bool) -> Vec<Entry> {
    let entry = |typed: &Vec<String>, meant: &[Vec<String>]| Entry {
        typed: typed.clone(),
        meant: meant.to_vec(),
    };
    let back = if is_mutual { meant } else { &[] };
    let there = typed.iter().map(|typed| entry(typed, meant));
    there.chain(back.iter().map(|meant| entry(meant, typed))).collect()
}

/// Finds short names that a page explains.
pub(super) fn harvest_page(texts: &Texts, entries: &mut BTreeSet<Entry>) {
    for text in [&texts.title, &texts.summary, &texts.body] {
        harvest(text, entries);
    }
    for alias in &texts.aliases {
        harvest(&format!("{} ({alias})", texts.title), entries);
    }
}

/// Finds `Nama Panjang (NP)` in a text: both names mean the same.
fn harvest(text: &str, entries: &mut BTreeSet<Entry>) {
    for (at, _) in text.match_indices('(') {
        let Some((short, _)) = text[at + 1..].split_once(')') else { return };
        let letters: Vec<char> =
            short.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let is_short = (2..=SHORT_CHARS_MAX).contains(&letters.len())
            && short.chars().filter(|c| c.is_uppercase()).count() >= 2
            && !short.contains(' ');
        if !is_short {
            continue;
        }
        let before =
            words(text[..at].rsplit(['\n', '.', ';', ':', ',']).next().unwrap_or_default());
        if let Some(long) = long_name(&before, &letters) {
            entries.extend(both_ways(&[words(short)], &[long.to_vec()], true));
        }
    }
}

/// The words at the end of a text whose first letters are these; small words between may be passed
/// over.
fn long_name<'w>(before: &'w [String], letters: &[char]) -> Option<&'w [String]> {
    let mut left = letters.len();
    let mut skipped = 0;
    for (index, word) in before.iter().enumerate().rev() {
        if word.starts_with(letters[left - 1]) {
            left -= 1;
        } else if skipped < 2 && left < letters.len() {
            skipped += 1;
        } else {
            return None;
        }
        if left == 0 {
            return Some(&before[index..]);
        }
    }
    None
}

/// Turns words into families, and keeps what leads to a page of this portal.
pub(super) fn resolve(
    entries: &[Entry],
    families: &[Family],
    family: &dyn Fn(&str) -> Option<usize>,
    stops: &BTreeSet<usize>,
) -> Vec<Synonym> {
    let phrase = |words: &[String]| -> Vec<usize> {
        let all: Vec<usize> = words.iter().filter_map(|word| family(word)).collect();
        let telling: Vec<usize> = all.iter().copied().filter(|it| !stops.contains(it)).collect();
        if telling.is_empty() { all } else { telling }
    };
    let mut found: BTreeMap<Vec<usize>, Vec<Vec<usize>>> = BTreeMap::new();
    for entry in entries {
        // Small words in a phrase count: `hari ini` is not `hari`.
        let key: Vec<usize> = entry.typed.iter().filter_map(|word| family(word)).collect();
        for meant in entry.meant.iter().map(|words| phrase(words)) {
            let list = found.entry(key.clone()).or_default();
            let is_new = !list.contains(&meant) && meant != key;
            if is_new && list.len() < MEANINGS_MAX && is_found(&meant, families) {
                list.push(meant);
            }
        }
    }
    found.retain(|key, meant| !key.is_empty() && !meant.is_empty());
    let is_needed = |(key, meant): &(&Vec<usize>, &Vec<Vec<usize>>)| {
        key.len() == 1 || !meant.iter().all(|meant| is_known(key, meant, &found))
    };
    let needed = found.iter().filter(is_needed);
    needed.map(|(key, meant)| Synonym { key: key.clone(), meant: meant.clone() }).collect()
}

/// Tells whether one of several words means the same alone.
fn is_known(key: &[usize], meant: &[usize], found: &BTreeMap<Vec<usize>, Vec<Vec<usize>>>) -> bool {
    key.iter().any(|word| {
        let alone = found.get(std::slice::from_ref(word));
        meant == [*word] || alone.is_some_and(|all| all.iter().any(|it| it == meant))
    })
}

/// Tells whether one page has all of these families.
fn is_found(families: &[usize], all: &[Family]) -> bool {
    let mut pages: Option<BTreeSet<u32>> = None;
    for family in families {
        let postings = all[*family].postings.iter();
        let these: BTreeSet<u32> = postings.map(|posting| posting.document).collect();
        pages = Some(match pages {
            Some(pages) => pages.intersection(&these).copied().collect(),
            None => these,
        });
    }
    pages.is_some_and(|pages| !pages.is_empty())
}
