//! Titles: one for each page, and readable.

use std::collections::BTreeMap;

use super::super::texts::FileTexts;
use super::care::shortened;
use super::words::words;
use crate::diagnostic::{self, Diagnostic, Report};
use crate::markdown::Words;

/// A word of capitals with fewer letters may be an acronym.
const WORD_LETTERS_MIN: usize = 6;
/// Acronyms have few vowels (DPMPTSP); words have more.
const WORD_VOWELS_MIN: usize = 2;

/// Tells once for each title that several pages of one kind have, at the first of them.
pub(super) fn check_duplicates(all: &[FileTexts<'_>]) -> Vec<Diagnostic> {
    let mut by_title: BTreeMap<(&str, String), Vec<&FileTexts<'_>>> = BTreeMap::new();
    for texts in all {
        let folder = texts.path.split('/').next().unwrap_or_default();
        if let Some((title, _)) = texts.title.as_ref().filter(|(title, _)| !title.is_empty()) {
            by_title.entry((folder, title.to_lowercase())).or_default().push(texts);
        }
    }
    let mut diagnostics = Vec::new();
    for same in by_title.into_values() {
        let Some((first, others)) = same.split_first().filter(|(_, others)| !others.is_empty())
        else {
            continue;
        };
        let Some((title, range)) = &first.title else { continue };
        let others: Vec<&str> = others.iter().map(|texts| &*texts.shown).collect();
        let mut report = Report::new(&*first.shown);
        let words = [("title", *title), ("others", &shortened(&others))];
        report.add(diagnostic::DUPLICATE_TITLE, range.clone(), &words);
        diagnostics.extend(report.into_diagnostics());
    }
    diagnostics
}

/// Notes titles and headings that are written in capitals throughout.
pub(super) fn check_capitals(texts: &FileTexts<'_>, words: &[Words], report: &mut Report) {
    let headings = words.iter().flat_map(Words::blocks).filter(|it| it.is_heading);
    let headings = headings.map(|block| (block.text, block.place(0..block.text.len())));
    let titles = texts.title.iter().cloned().chain(headings);
    for (title, range) in titles.filter(|(title, _)| is_shouted(title)) {
        report.add(diagnostic::TITLE_IN_CAPITALS, range, &[("title", title)]);
    }
}

/// Tells whether a title has no small letter although it has words that are no acronyms.
fn is_shouted(title: &str) -> bool {
    let is_word = |(_, word): (_, &str)| {
        word.chars().filter(|c| c.is_alphabetic()).count() >= WORD_LETTERS_MIN
            && word.chars().filter(|c| "AIUEO".contains(*c)).count() >= WORD_VOWELS_MIN
    };
    !title.contains(char::is_lowercase) && words(title).count() > 1 && words(title).any(is_word)
}
