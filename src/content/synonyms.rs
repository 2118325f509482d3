//! `sinonim.yaml`: what people type into the search, and how the pages call it.

use std::collections::BTreeSet;

use super::fields::{Fields, Value};
use super::syntax::{Syntax, Text};
use super::values::Placed;
use crate::diagnostic;

/// Most words of one phrase; what is longer is a sentence, and nobody types it twice the same way.
const PHRASE_WORDS_MAX: usize = 4;

/// The words that a portal adds to those the search knows.
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    /// `sinonim`
    pub entries: Vec<SynonymEntry>,
}

/// Words that people use, with those that stand on the pages.
#[derive(Debug, Clone, Default)]
pub struct SynonymEntry {
    /// `dicari`: what people type
    pub typed: Vec<Placed<String>>,
    /// `maksud`: what the pages say, best first
    pub meant: Vec<Placed<String>>,
    /// `dua_arah`: whether it also holds the other way round
    pub is_mutual: bool,
}

/// One to four words of letters, digits and hyphens.
struct Phrase(String);

/// Reads `sinonim.yaml`.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> Synonyms {
    let entries: Vec<SynonymEntry> = fields.required("sinonim");
    note_repeats(&entries, fields);
    Synonyms { entries }
}

/// Notes what is typed in two places: one entry holds all that it can mean, best first.
fn note_repeats(entries: &[SynonymEntry], fields: &mut Fields<'_, '_, '_>) {
    let mut seen = BTreeSet::new();
    for typed in entries.iter().flat_map(|entry| &entry.typed) {
        if !seen.insert(typed.value.to_lowercase()) {
            let words = [("value", typed.value.as_str()), ("key", "dicari")];
            fields.report().add(diagnostic::DUPLICATE_ITEM, typed.range.clone(), &words);
        }
    }
}

impl Value for SynonymEntry {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| SynonymEntry {
            typed: texts(fields.required("dicari")),
            meant: texts(fields.required("maksud")),
            is_mutual: fields.or("dua_arah", false),
        })
    }
}

fn texts(phrases: Vec<Placed<Phrase>>) -> Vec<Placed<String>> {
    let text = |phrase: Placed<Phrase>| Placed { value: phrase.value.0, range: phrase.range };
    phrases.into_iter().map(text).collect()
}

impl Value for Phrase {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Phrase, |node, reading| {
            let text = String::read(node, reading)?;
            if !is_phrase(&text) {
                reading.wrong_type(node, "@phrase");
                return None;
            }
            Some(Phrase(text))
        })
    }
}

fn is_phrase(text: &str) -> bool {
    let is_word = |word: &str| {
        word.contains(char::is_alphanumeric)
            && word.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    text.split(' ').count() <= PHRASE_WORDS_MAX && text.split(' ').all(is_word)
}
