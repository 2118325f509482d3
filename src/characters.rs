//! Characters that have no place in a text: those that steer a machine, and those that nobody sees.

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

/// A text without its invisible characters.
pub fn without_invisible(text: &str) -> Cow<'_, str> {
    if text.contains(is_invisible) {
        Cow::Owned(text.chars().filter(|character| !is_invisible(*character)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The name of a character that cannot be shown: `U+202E`.
pub fn name(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}
