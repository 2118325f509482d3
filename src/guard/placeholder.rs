//! Figures that were made up to show what a page will look like.

use std::ops::Range;

/// Words that say so, in small letters.
const MADE_UP: [&str; 7] = [
    "angka rekaan",
    "angka buatan",
    "angka contoh",
    "data rekaan",
    "data contoh",
    "data dummy",
    "lorem ipsum",
];
/// What examples carry behind names; forms are examples too, so it tells only of figures.
const EXAMPLE: &str = "(contoh)";

/// Finds what says of itself that it is made up, line by line.
pub fn find_placeholders(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let lower = line.to_ascii_lowercase();
        let has_figure = line.contains(|c: char| c.is_ascii_digit());
        let mut words = MADE_UP.iter().chain(has_figure.then_some(&EXAMPLE));
        let word = words.find_map(|word| Some((lower.find(word)?, word)));
        found.extend(word.map(|(at, word)| start + at..start + at + word.len()));
        start += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_up_figures_are_found_and_forms_are_not() {
        let found = |text: &str| -> Vec<String> {
            find_placeholders(text).into_iter().map(|range| text[range].to_string()).collect()
        };
        assert_eq!(found("sumber: Laporan 2026 (Contoh)\n"), ["(Contoh)"]);
        assert_eq!(found("nilai: 88\nsumber: Angka rekaan\n"), ["Angka rekaan"]);
        assert_eq!(found("persyaratan:\n  - Surat kuasa (contoh)\n"), Vec::<String>::new());
        assert_eq!(found("Contoh pengisian formulir ada di loket 2.\n"), Vec::<String>::new());
    }
}
