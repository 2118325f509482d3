//! Words in texts: where they are, and which are acronyms.

use std::ops::Range;

/// Words by which a text says that it speaks of what was.
const PAST: [&str; 18] = [
    "lama",
    "dahulu",
    "dulu",
    "semula",
    "pernah",
    "sebelum",
    "sebelumnya",
    "ganti",
    "diganti",
    "digantikan",
    "pengganti",
    "menggantikan",
    "eks",
    "bekas",
    "tidak berlaku",
    "tidak lagi",
    "mencabut",
    "dicabut",
];

/// Tells whether a text says that it speaks of what was.
pub(super) fn speaks_of_past(text: &str) -> bool {
    PAST.iter().any(|word| find(text, word).is_some())
}

/// Gives the words of a text with their bytes; a hyphen inside a word belongs to it.
pub(super) fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut end = 0;
    text.split_inclusive(|c: char| !is_part(c)).filter_map(move |piece| {
        let start = end + piece.len() - piece.trim_start_matches('-').len();
        end += piece.len();
        let word = piece.trim_start_matches('-').trim_end_matches(|c: char| !c.is_alphanumeric());
        (!word.is_empty()).then(|| (start..start + word.len(), word))
    })
}

/// Tells whether a character is part of a word.
pub(super) fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '-'
}

/// Finds a phrase as whole words; `phrase` is lower case, the text any.
pub(super) fn find(text: &str, phrase: &str) -> Option<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let mut starts = lower.match_indices(phrase).map(|(start, _)| start..start + phrase.len());
    starts.find(|found| {
        !lower[..found.start].ends_with(is_part) && !lower[found.end..].starts_with(is_part)
    })
}

/// Tells whether a word is written in capitals as acronyms are: `PBG`, `SP4N-LAPOR`.
pub(super) fn is_acronym(word: &str) -> bool {
    let is_capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().all(is_capital)
        && word.chars().filter(char::is_ascii_uppercase).count() > 1
}
