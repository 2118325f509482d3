//! Acronyms that nobody has explained; checked where the portal has an `istilah.yaml`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::Site;
use super::super::texts::FileTexts;
use super::words::{is_acronym, words};
use crate::diagnostic::{self, Diagnostic, Report};
use crate::markdown::{TextBlock, Words};

/// Acronyms that everybody in Indonesia reads without help.
const EVERYDAY: [&str; 24] = [
    "AC", "GPS", "KK", "KTP", "NIK", "NPWP", "PDF", "QR", "RI", "RT", "RW", "SD", "SIM", "SK",
    "SMA", "SMP", "SMS", "STNK", "TV", "UU", "WA", "WIB", "WIT", "WITA",
];

/// The first use of an acronym, and how many other files use it.
struct Use<'s> {
    texts: &'s FileTexts<'s>,
    place: Range<usize>,
    others: usize,
}

/// The acronyms that everybody knows or the portal explains; nothing where it has no `istilah.yaml`.
pub(super) fn explained(site: &Site) -> Option<BTreeSet<&str>> {
    let glossary = site.glossary.as_ref()?;
    let office = &site.office;
    let names = [Some(&office.name), office.full_name.as_ref(), Some(&office.government)];
    let services = site.services.iter().filter_map(|item| item.record.abbreviation.as_ref());
    let mut explained: BTreeSet<&str> = EVERYDAY.into_iter().collect();
    explained.extend(glossary.terms.keys().map(String::as_str));
    for name in names.into_iter().flatten().chain(services) {
        explained.extend(words(name).map(|(_, word)| word));
    }
    Some(explained)
}

/// Tells once for each acronym that it is explained nowhere, at its first use. Files come with what
/// they leave [`unexplained`].
pub(super) fn check<'s>(
    all: impl Iterator<Item = (&'s FileTexts<'s>, BTreeMap<String, Range<usize>>)>,
) -> Vec<Diagnostic> {
    let mut uses: BTreeMap<String, Use<'_>> = BTreeMap::new();
    for (texts, acronyms) in all {
        for (acronym, place) in acronyms {
            let new = Use { texts, place, others: 0 };
            uses.entry(acronym).and_modify(|first| first.others += 1).or_insert(new);
        }
    }
    uses.into_iter().flat_map(|(acronym, first)| report(&acronym, &first)).collect()
}

fn report(acronym: &str, first: &Use<'_>) -> Vec<Diagnostic> {
    let others = first.others.to_string();
    let mut words = vec![("acronym", acronym)];
    if first.others > 0 {
        words.push(("others", others.as_str()));
    }
    let mut report = Report::new(&*first.texts.shown);
    report.add(diagnostic::ACRONYM_UNEXPLAINED, first.place.clone(), &words);
    report.into_diagnostics()
}

/// Gives the acronyms of a file that neither it nor the portal explains, with their first places.
pub(super) fn unexplained(
    texts: &[Words],
    explained: &BTreeSet<&str>,
) -> BTreeMap<String, Range<usize>> {
    let blocks = || texts.iter().flat_map(Words::blocks);
    let here: BTreeSet<&str> = blocks().flat_map(|block| explained_in(block.text)).collect();
    let mut places = BTreeMap::new();
    for block in blocks().filter(|block| is_running_text(block)) {
        for (range, word) in words(block.text).filter(|(_, word)| is_acronym(word)) {
            let is_known = explained.contains(word) || here.contains(word) || is_roman(word);
            if !is_known && !is_in_number(block.text, &range) {
                places.entry(word.to_string()).or_insert_with(|| block.place(range));
            }
        }
    }
    places
}

/// Headings are explained by what follows, and in a text of capitals every word looks like one.
fn is_running_text(block: &TextBlock<'_>) -> bool {
    !block.is_heading && block.text.contains(char::is_lowercase)
}

/// Finds acronyms that a text spells out: `Persetujuan Bangunan Gedung (PBG)`,
/// `PBG (Persetujuan Bangunan Gedung)`, or as a term that its definition follows.
fn explained_in(text: &str) -> impl Iterator<Item = &str> {
    let is_term = words(text).all(|(_, word)| is_acronym(word));
    words(text).filter(|(_, word)| is_acronym(word)).filter_map(move |(range, word)| {
        let (before, after) = (text[..range.start].trim_end(), text[range.end..].trim_start());
        let is_in_brackets = before.len() > 1 && before.ends_with('(') && after.starts_with(')');
        let is_before_brackets = after.starts_with('(');
        (is_in_brackets || is_before_brackets || is_term).then_some(word)
    })
}

/// Tells whether a word is part of the number of a document: `B/127/S.KP.12.00/2020`.
fn is_in_number(text: &str, range: &Range<usize>) -> bool {
    let start = text[..range.start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let end = text[range.end..].find(char::is_whitespace).map_or(text.len(), |at| range.end + at);
    let around = [&text[start..range.start], &text[range.end..end]];
    around.iter().any(|part| part.contains(|c: char| c.is_ascii_digit()))
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| "IVXLCDM".contains(c))
}
