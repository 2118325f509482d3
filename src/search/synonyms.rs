//! What people type, and what pages say.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use super::families::Families;
use super::strings::{Strings, small};
use super::text::Texts;
use super::words::words;
use crate::content::values::Placed;
use crate::site::Site;

const LISTS: [&str; 1] = [include_str!("data/synonyms-id.tsv")];
/// More meanings than this make a query say everything.
const MEANINGS_MAX: usize = 3;
/// A short name has at least two letters and at most these.
const SHORT_CHARS_MAX: usize = 10;

/// The list of the program, read once.
static LISTED: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let lines = LISTS.iter().flat_map(|list| list.lines()).filter(|line| !line.starts_with('#'));
    lines.flat_map(read_line).collect()
});
/// The numbers of its phrases of several words, by the first of these.
static PHRASES: LazyLock<HashMap<&str, Vec<u32>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, Vec<u32>> = HashMap::new();
    for (number, entry) in LISTED.iter().enumerate() {
        if let [first, _, ..] = entry.typed.as_slice() {
            phrases.entry(first).or_default().push(small(number));
        }
    }
    phrases
});

/// What is typed and what is meant by it, as words or their numbers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry<W = String> {
    typed: Vec<W>,
    meant: Vec<Vec<W>>,
}

/// What is typed and what is meant by it, as families.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Synonym<F = usize> {
    pub(super) key: Vec<F>,
    /// Best first; each is looked for as a whole.
    pub(super) meant: Vec<Vec<F>>,
}

impl<W> Entry<W> {
    pub(super) fn words(&self) -> impl Iterator<Item = &W> {
        self.typed.iter().chain(self.meant.iter().flatten())
    }
}

impl Entry {
    fn numbered(&self, strings: &mut Strings) -> Entry<u32> {
        let mut all = |words: &Vec<String>| words.iter().map(|word| strings.add(word)).collect();
        Entry { typed: all(&self.typed), meant: self.meant.iter().map(all).collect() }
    }
}

/// The entries of the program's own list, by number.
pub(super) fn listed(strings: &mut Strings) -> Vec<Entry<u32>> {
    LISTED.iter().map(|entry| entry.numbered(strings)).collect()
}

/// The entries of the portal and of its pages.
pub(super) fn own(
    site: &Site,
    harvested: &BTreeSet<&Entry>,
    strings: &mut Strings,
) -> Vec<Entry<u32>> {
    let mut entries = Vec::new();
    for entry in site.synonyms.iter().flat_map(|synonyms| &synonyms.entries) {
        let all = |phrases: &[Placed<String>]| -> Vec<Vec<String>> {
            phrases.iter().map(|phrase| words(&phrase.value)).collect()
        };
        entries.extend(both_ways(&all(&entry.typed), &all(&entry.meant), entry.is_mutual));
    }
    entries.iter().chain(harvested.iter().copied()).map(|it| it.numbered(strings)).collect()
}

/// The entries of the program's own list of which a title has all words, by number: where it has,
/// people mean that page.
pub(super) fn titled(title: &str) -> Vec<u32> {
    let words = words(title);
    let starts = words.iter().filter_map(|word| PHRASES.get(word.as_str())).flatten().copied();
    let has_all = |number: &u32| LISTED[*number as usize].typed.iter().all(|it| words.contains(it));
    let found: BTreeSet<u32> = starts.filter(has_all).collect();
    found.into_iter().collect()
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
pub(super) fn harvest_page(texts: &Texts) -> Vec<Entry> {
    let mut entries = BTreeSet::new();
    for text in [&texts.title, &texts.summary, &texts.body] {
        harvest(text, &mut entries);
    }
    for alias in &texts.aliases {
        harvest(&format!("{} ({alias})", texts.title), &mut entries);
    }
    entries.into_iter().collect()
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

/// Turns words into families, by their roots, and keeps what leads to a page of this portal; in any
/// order.
pub(super) fn resolve(
    entries: &[Entry<u32>],
    root: impl Fn(u32) -> u32,
    families: &Families,
    stops: &BTreeSet<u32>,
) -> Vec<Synonym<u32>> {
    let roots = |words: &[u32]| -> Vec<u32> { words.iter().map(|word| root(*word)).collect() };
    let mut found: HashMap<Vec<u32>, Vec<Vec<u32>>> = HashMap::new();
    for entry in entries {
        // Small words in a phrase count: `hari ini` is not `hari`.
        let key = roots(&entry.typed);
        for meant in &entry.meant {
            let all = roots(meant);
            let telling: Vec<u32> = all.iter().copied().filter(|it| !stops.contains(it)).collect();
            let meant = if telling.is_empty() { all } else { telling };
            let list = found.entry(key.clone()).or_default();
            let is_new = !list.contains(&meant) && meant != key;
            if is_new && list.len() < MEANINGS_MAX && families.have_common_page(&meant) {
                list.push(meant);
            }
        }
    }
    found.retain(|key, meant| !key.is_empty() && !meant.is_empty());
    let is_needed = |(key, meant): &(&Vec<u32>, &Vec<Vec<u32>>)| {
        key.len() == 1 || !meant.iter().all(|meant| is_known(key, meant, &found))
    };
    let needed = found.iter().filter(is_needed);
    needed.map(|(key, meant)| Synonym { key: key.clone(), meant: meant.clone() }).collect()
}

/// Tells whether one of several words means the same alone.
fn is_known(key: &[u32], meant: &[u32], found: &HashMap<Vec<u32>, Vec<Vec<u32>>>) -> bool {
    key.iter().any(|word| {
        let alone = found.get(std::slice::from_ref(word));
        meant == [*word] || alone.is_some_and(|all| all.iter().any(|it| it == meant))
    })
}
