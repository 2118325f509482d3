//! What people type, and what pages say.

use std::collections::{BTreeMap, BTreeSet};

use super::Family;
use super::lists::Lists;
use super::text::Texts;
use super::words::words;
use crate::language::Language;
use crate::site::Site;

const LISTS: [(Language, &str); 1] =
    [(Language::Indonesian, include_str!("data/synonyms-id.tsv"))];
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
pub(super) fn entries(_lists: &Lists, _site: &Site, pages: &[&Texts]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for texts in pages {
        for text in [&texts.title, &texts.summary, &texts.body] {
            harvest(text, &mut entries);
        }
    }
    entries.sort();
    entries.dedup();
    for (_, list) in LISTS {
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            read_line(line, &mut entries);
        }
    }
    entries
}

/// Reads `typed<TAB>meant | meant<TAB>class`; with `=` after the class it holds both ways.
fn read_line(line: &str, entries: &mut Vec<Entry>) {
    let mut columns = line.split('\t');
    let (Some(typed), Some(meant), Some(class)) = (columns.next(), columns.next(), columns.next())
    else {
        return;
    };
    let typed = words(typed);
    let meant: Vec<_> = meant.split('|').map(words).collect();
    if class.ends_with('=') {
        let back = |meant: &Vec<String>| Entry { typed: meant.clone(), meant: vec![typed.clone()] };
        entries.extend(meant.iter().map(back));
    }
    entries.push(Entry { typed, meant });
}

/// Finds `Nama Panjang (NP)` in a text: both names mean the same.
fn harvest(text: &str, entries: &mut Vec<Entry>) {
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
        let before = words(text[..at].rsplit(['\n', '.', ';', ':', ',']).next().unwrap_or_default());
        if let Some(long) = long_name(&before, &letters) {
            let short = words(short);
            entries.push(Entry { typed: short.clone(), meant: vec![long.to_vec()] });
            entries.push(Entry { typed: long.to_vec(), meant: vec![short] });
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
        let key = phrase(&entry.typed);
        for meant in entry.meant.iter().map(|words| phrase(words)) {
            let list = found.entry(key.clone()).or_default();
            let is_new = !list.contains(&meant) && meant != key;
            if is_new && list.len() < MEANINGS_MAX && is_found(&meant, families) {
                list.push(meant);
            }
        }
    }
    let all = found.into_iter().filter(|(key, meant)| !key.is_empty() && !meant.is_empty());
    all.map(|(key, meant)| Synonym { key, meant }).collect()
}

/// Tells whether one page has all of these families.
fn is_found(families: &[usize], all: &[Family]) -> bool {
    let mut pages: Option<BTreeSet<usize>> = None;
    for family in families {
        let these: BTreeSet<usize> =
            all[*family].postings.iter().map(|posting| posting.document).collect();
        pages = Some(match pages {
            Some(pages) => pages.intersection(&these).copied().collect(),
            None => these,
        });
    }
    pages.is_some_and(|pages| !pages.is_empty())
}
