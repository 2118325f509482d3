//! Words of a text, as they are looked up.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer words are cut: nobody types them, and they would only make the index larger.
const WORD_CHARS_MAX: usize = 30;
/// Up to this length the parts of `P-IRT` are also one word; longer parts are words of their own.
const PART_CHARS_MAX: usize = 4;

/// They stand inside words: `Jum'at`.
const APOSTROPHES: [char; 4] = ['\'', '’', '‘', 'ʼ'];

/// The words of a text in order: lower case, without marks over letters. `engine.js` has the same.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    each_word(text, |word| all.push(word.to_string()));
    all
}

/// Goes through the words of a text.
fn each_word(text: &str, mut take: impl FnMut(&str)) {
    for line in text.lines() {
        let folded = folded(line);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.for_each(|word| {
            let end = word.char_indices().nth(WORD_CHARS_MAX).map_or(word.len(), |(at, _)| at);
            take(&word[..end]);
        });
    }
}

/// Lower case, without marks over letters and without apostrophes.
fn folded(line: &str) -> String {
    if line.is_ascii() {
        let mut folded = line.replace('\'', "");
        folded.make_ascii_lowercase();
        return folded;
    }
    let is_dropped = |c: &char| is_combining_mark(*c) || APOSTROPHES.contains(c);
    line.to_lowercase().nfd().filter(|c| !is_dropped(c)).collect()
}

/// Goes through the words of a text that goes into the index: those in it, and forms with a hyphen
/// as one.
pub(super) fn each_indexed(text: &str, mut take: impl FnMut(&str)) {
    each_word(text, &mut take);
    for line in text.lines().filter(|line| line.contains('-')) {
        let forms = line.split(|c: char| !c.is_alphanumeric() && c != '-');
        for form in forms.filter(|form| form.contains('-')) {
            for pair in words(form).windows(2) {
                if pair.iter().any(|part| part.chars().count() <= PART_CHARS_MAX) {
                    take(&pair.concat());
                }
            }
        }
    }
}

/// The words of finished HTML, which this program has made itself.
pub(super) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        // Marks inside a word do not cut it, everything else does.
        let tag = rest[open..].find('>').map_or("", |end| &rest[open..=open + end]);
        let name = tag.trim_start_matches(['<', '/']).split([' ', '>']).next().unwrap_or_default();
        if !matches!(name, "em" | "strong" | "abbr" | "a" | "sup" | "sub" | "del") {
            text.push(' ');
        }
        rest = &rest[open + tag.len().max(1)..];
    }
    text.push_str(rest);
    if !text.contains('&') {
        return text;
    }
    let known = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    known.iter().fold(text, |text, (code, character)| text.replace(code, character))
}
