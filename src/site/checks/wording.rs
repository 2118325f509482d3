//! Words that do not help readers: of links, of pictures, in sentences.

use std::ops::Range;

use super::super::texts::FileTexts;
use crate::attachment::is_picture;
use crate::diagnostic::{self, Report};
use crate::markdown::Words;

/// Words of links that say nothing when they are read alone, as screen readers do.
const EMPTY_LINKS: [&str; 16] = [
    "klik",
    "klik di sini",
    "klik disini",
    "di sini",
    "disini",
    "sini",
    "selengkapnya",
    "baca selengkapnya",
    "lihat selengkapnya",
    "link",
    "link ini",
    "tautan",
    "tautan ini",
    "tautan berikut",
    "click here",
    "here",
];
/// Words that say that there is a picture, but not what it shows.
const EMPTY_ALTS: [&str; 12] = [
    "foto",
    "gambar",
    "logo",
    "ilustrasi",
    "dokumentasi",
    "foto kegiatan",
    "gambar kegiatan",
    "dokumentasi kegiatan",
    "image",
    "img",
    "photo",
    "picture",
];
/// Words in a sentence from which on readers lose its beginning. Guides to plain language ask for
/// half as many; official Indonesian would drown in warnings then.
const SENTENCE_WORDS_MAX: usize = 40;

/// Checks the links, pictures and sentences of a file.
pub(super) fn check(texts: &FileTexts<'_>, words: &[Words], report: &mut Report) {
    for link in texts.prose.iter().flat_map(|prose| &prose.links) {
        let text = link.text.trim();
        if link.is_image {
            check_alt(text, link.range.clone(), report);
        } else if is_empty_link(text) {
            report.add(diagnostic::LINK_TEXT, link.range.clone(), &[("text", text)]);
        }
    }
    texts.alts.iter().for_each(|alt| check_alt(&alt.value, alt.range.clone(), report));
    check_sentences(words, report);
}

fn is_empty_link(text: &str) -> bool {
    let plain = plain(text);
    let is_address = ["http://", "https://"].iter().any(|scheme| plain.starts_with(scheme));
    is_address || EMPTY_LINKS.contains(&plain.as_str())
}

fn check_alt(text: &str, range: Range<usize>, report: &mut Report) {
    let plain = plain(text);
    let without_number = plain.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    if is_picture(&plain) || EMPTY_ALTS.contains(&without_number) {
        report.add(diagnostic::PICTURE_TEXT, range, &[("text", text)]);
    }
}

/// A text in small letters, without marks at its ends.
fn plain(text: &str) -> String {
    let marks = |c: char| !c.is_alphanumeric();
    text.trim_matches(marks).to_lowercase()
}

/// Tells of the longest sentence of a file, when it is too long, and how many more there are.
fn check_sentences(words: &[Words], report: &mut Report) {
    let blocks = words.iter().flat_map(Words::blocks);
    let long: Vec<_> = blocks
        .flat_map(|block| sentences(block.text).map(move |sentence| (block, sentence)))
        .map(|(block, sentence)| (count_words(&block.text[sentence.clone()]), block, sentence))
        .filter(|(count, ..)| *count > SENTENCE_WORDS_MAX)
        .collect();
    // Of two equally long ones, the first.
    let Some((count, block, sentence)) = long.iter().rev().max_by_key(|(count, ..)| *count) else {
        return;
    };
    let (count, others) = (count.to_string(), (long.len() - 1).to_string());
    let limit = SENTENCE_WORDS_MAX.to_string();
    let mut words = vec![("count", count.as_str()), ("limit", limit.as_str())];
    if long.len() > 1 {
        words.push(("others", others.as_str()));
    }
    report.add(diagnostic::LONG_SENTENCE, block.place(sentence.clone()), &words);
}

fn count_words(sentence: &str) -> usize {
    sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The sentences of a text. What has no mark at its end is a title or an item of a list, and no
/// sentence; what stands on both sides of `:` or `;` can be read by itself.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let ends = text.match_indices(['.', '!', '?', ':', ';']).map(|(at, _)| at + 1);
    let is_end = |end: &usize| text[*end..].chars().next().is_none_or(char::is_whitespace);
    let mut start = 0;
    ends.filter(is_end).map(move |end| {
        let from = start + text[start..end].len() - text[start..end].trim_start().len();
        start = end;
        from..end
    })
}
