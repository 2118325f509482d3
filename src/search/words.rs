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
    let is_dropped = |c: &char| is_combining_mark(*c) || APOSTROPHES.contains(c);
    let folded: String = text.to_lowercase().nfd().filter(|c| !is_dropped(c)).collect();
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| word.chars().take(WORD_CHARS_MAX).collect()).collect()
}

/// The words of a text that goes into the index: those in it, and forms with a hyphen as one.
pub(super) fn indexed(text: &str) -> Vec<String> {
    let mut all = words(text);
    for form in text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|it| it.contains('-'))
    {
        let parts = words(form);
        for pair in parts.windows(2) {
            if pair.iter().any(|part| part.chars().count() <= PART_CHARS_MAX) {
                all.push(pair.concat());
            }
        }
    }
    all
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
