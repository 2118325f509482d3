//! Characters that have no place in a text: those that steer a machine, and those that nobody sees.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

/// Tells whether a character steers a terminal or a reader: all control characters but the ends of
/// lines and tabs, and the two that XML forbids beside them, which would make a feed unreadable.
pub fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\r' | '\t')
        || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// Tells whether a character has no shape and turns the direction of a text or hides in it.
///
/// The joiners and marks that some scripts and pictographs need (U+200C to U+200F) are not among
/// them.
pub fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{feff}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// Tells whether a text has nothing but visible ASCII, blanks and ends of lines, as most have: none of
/// the characters of this module is among them.
pub fn is_plain(text: &str) -> bool {
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r');
    // Bytes of one chunk are looked at all at once, since none of them ends the search.
    text.as_bytes().chunks(64).all(|chunk| chunk.iter().fold(true, |all, it| all & is_plain(it)))
}

/// The first control character of a text, and where it stands.
pub fn find_control(text: &str) -> Option<(usize, char)> {
    if is_plain(text) { None } else { text.char_indices().find(|(_, it)| is_control(*it)) }
}

/// The first invisible character of a text.
pub fn find_invisible(text: &str) -> Option<char> {
    if is_plain(text) { None } else { text.chars().find(|it| is_invisible(*it)) }
}

/// A text without its invisible characters.
pub fn without_invisible(text: &str) -> Cow<'_, str> {
    if find_invisible(text).is_some() {
        Cow::Owned(text.chars().filter(|character| !is_invisible(*character)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The name of a character that cannot be shown: `U+202E`.
pub fn name(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}
