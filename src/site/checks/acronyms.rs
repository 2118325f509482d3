//! Acronyms that nobody has explained; checked where the portal has an `istilah.yaml`.

use std::collections::BTreeSet;

use super::super::Site;
use super::super::texts::FileTexts;
use super::care::shortened;
use super::words::{is_acronym, words};
use crate::diagnostic::{self, Diagnostic, Report};
use crate::markdown::TextBlock;

/// Acronyms that everybody in Indonesia reads without help.
const EVERYDAY: [&str; 14] =
    ["KTP", "KK", "RT", "RW", "RI", "UU", "SK", "WIB", "WITA", "WIT", "PDF", "SMS", "TV", "AC"];

/// Tells once for each file which of its acronyms are explained nowhere.
pub(super) fn check(site: &Site, all: &[FileTexts<'_>]) -> Vec<Diagnostic> {
    let Some(glossary) = &site.glossary else { return Vec::new() };
    let office = &site.office;
    let names = [Some(&office.name), office.full_name.as_ref(), Some(&office.government)];
    let services = site.services.iter().filter_map(|item| item.record.abbreviation.as_ref());
    let mut explained: BTreeSet<&str> = EVERYDAY.into_iter().collect();
    explained.extend(glossary.terms.keys().map(String::as_str));
    for name in names.into_iter().flatten().chain(services) {
        explained.extend(words(name).map(|(_, word)| word));
    }
    all.iter().flat_map(|texts| check_file(texts, &explained)).collect()
}

fn check_file(texts: &FileTexts<'_>, explained: &BTreeSet<&str>) -> Vec<Diagnostic> {
    let blocks = || texts.prose.iter().flat_map(|prose| &prose.blocks);
    let here: BTreeSet<&str> = blocks().flat_map(|block| explained_in(&block.text)).collect();
    let mut unknown: Vec<&str> = Vec::new();
    let mut first = None;
    for block in blocks().filter(|block| is_running_text(block)) {
        for (range, word) in words(&block.text).filter(|(_, word)| is_acronym(word)) {
            let is_known = explained.contains(word) || here.contains(word) || is_roman(word);
            if !is_known && !unknown.contains(&word) {
                unknown.push(word);
                first.get_or_insert_with(|| block.place(range));
            }
        }
    }
    let mut report = Report::new(texts.shown.clone());
    if let (Some(place), Some(acronym)) = (first, unknown.first()) {
        let list = shortened(&unknown);
        let words = [("acronyms", list.as_str()), ("acronym", *acronym)];
        report.add(diagnostic::ACRONYM_UNEXPLAINED, place, &words);
    }
    report.into_diagnostics()
}

/// Headings are explained by what follows, and in a text of capitals every word looks like one.
fn is_running_text(block: &TextBlock) -> bool {
    !block.is_heading && block.text.contains(char::is_lowercase)
}

/// Finds acronyms that a text spells out: `Persetujuan Bangunan Gedung (PBG)`,
/// `PBG (Persetujuan Bangunan Gedung)`, or as a term that its definition follows.
fn explained_in(text: &str) -> impl Iterator<Item = &str> {
    words(text).filter(|(_, word)| is_acronym(word)).filter_map(move |(range, word)| {
        let (before, after) = (text[..range.start].trim_end(), text[range.end..].trim_start());
        let is_in_brackets = before.len() > 1 && before.ends_with('(') && after.starts_with(')');
        let is_before_brackets = after.starts_with('(');
        let is_term = before.is_empty() && after.is_empty();
        (is_in_brackets || is_before_brackets || is_term).then_some(word)
    })
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| "IVXLCDM".contains(c))
}
