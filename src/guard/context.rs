//! What stands around a number: words, and addresses of the web that it may be a part of.

use std::ops::Range;

/// How far a word may stand from the number it names, in characters: a label and its colon in a
/// form, or the head of a short column.
const REACH: usize = 40;

/// The text before and after a range, in lower case, as far as words reach.
pub(super) struct Surroundings {
    before: String,
    after: String,
}

impl Surroundings {
    pub(super) fn of(text: &str, range: &Range<usize>) -> Surroundings {
        let before: Vec<char> = text[..range.start].chars().rev().take(REACH).collect();
        let after = text[range.end..].chars().take(REACH);
        Surroundings {
            before: before.into_iter().rev().flat_map(char::to_lowercase).collect(),
            after: after.flat_map(char::to_lowercase).collect(),
        }
    }

    /// Where before the range one of the words stands last.
    pub(super) fn last_before(&self, words: &[&str]) -> Option<usize> {
        words.iter().flat_map(|word| places(&self.before, word)).max()
    }

    /// The same for words in the line of the range: the head of another column names nothing in it.
    pub(super) fn last_in_line(&self, words: &[&str]) -> Option<usize> {
        let line = self.before.rfind('\n').map_or(0, |newline| newline + 1);
        self.last_before(words).filter(|at| *at >= line)
    }

    /// Tells whether one of the words stands near, on either side.
    pub(super) fn has(&self, words: &[&str]) -> bool {
        let stands = |word: &&str| {
            places(&self.before, word).next().is_some()
                || places(&self.after, word).next().is_some()
        };
        words.iter().any(stands)
    }
}

/// Where a word stands as a whole in a text.
pub(super) fn places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = text[..*at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !is_letter(before) && !is_letter(after)
    })
}

/// The addresses of the web in a text, in order.
pub(super) fn urls(text: &str) -> Vec<Range<usize>> {
    let mut urls: Vec<Range<usize>> = Vec::new();
    let marks = ["://", "www."].into_iter().flat_map(|mark| text.match_indices(mark));
    let mut marks: Vec<usize> = marks.map(|(at, _)| at).collect();
    marks.sort_unstable();
    for at in marks {
        let last = urls.last().map_or(0, |url| url.end);
        if at < last {
            continue;
        }
        let scheme = text[last..at].trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let end = text[at..].find(is_url_end).map_or(text.len(), |length| at + length);
        urls.push(last + scheme.len()..end);
    }
    urls
}

/// Tells whether an address of the web ends before a character.
pub(super) fn is_url_end(character: char) -> bool {
    character.is_whitespace() || "\"'<>)]}|`".contains(character)
}

/// Those of some ranges, which are in order, that begin inside another.
pub(super) fn within<'r>(ranges: &'r [Range<usize>], outer: &Range<usize>) -> &'r [Range<usize>] {
    let before = |limit: usize| ranges.partition_point(|range| range.start < limit);
    &ranges[before(outer.start)..before(outer.end)]
}

/// The nearest place at or before `at` where a text can be cut.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
