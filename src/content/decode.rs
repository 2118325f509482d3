//! Bytes of a file as text.

use std::sync::Arc;

use crate::characters;
use crate::diagnostic::{self, Report, Spot};
use crate::source::TextFile;

/// A text without the mark that some editors put before it; places are counted from there.
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The same of a text that is held once.
pub fn unmarked(text: &Arc<str>) -> Arc<str> {
    let unmarked = without_mark(text);
    if unmarked.len() == text.len() { Arc::clone(text) } else { unmarked.into() }
}

/// Gives the text of a file without that mark, or says why it has none.
pub(super) fn decode(file: &TextFile, is_table: bool, report: &mut Report) -> Option<Arc<str>> {
    let bytes = file.bytes();
    if let Some(encoding) = wide_encoding(bytes) {
        let code = if is_table { diagnostic::CSV_ENCODING } else { diagnostic::NOT_UTF8 };
        report.add(code, Spot::File, &[("encoding", encoding)]);
        return None;
    }
    let text = match &file.content {
        Ok(text) => text,
        Err((bytes, error)) => {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let place = diagnostic::place(&before, before.len());
            let (line, column) = (place.line.to_string(), place.column.to_string());
            let words = [("line", line.as_str()), ("column", column.as_str())];
            report.add(diagnostic::NOT_UTF8, Spot::File, &words);
            return None;
        }
    };
    let marks = text.len() - without_mark(text).len();
    let text_start = |at: usize| at.saturating_sub(marks);
    if let Some((at, character)) = characters::find_control(text) {
        let range = text_start(at)..text_start(at) + character.len_utf8();
        let name = characters::name(character);
        report.add(diagnostic::CONTROL_CHARACTER, range, &[("character", &name)]);
        return None;
    }
    if let Some(at) = lone_return(text) {
        report.add(diagnostic::LINE_ENDS, text_start(at)..text_start(at), &[]);
        return None;
    }
    Some(unmarked(text))
}

/// Names an encoding of two or four bytes a character, by its mark or by the zeros of its first
/// letters.
fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    let head = bytes.first_chunk::<4>()?;
    match (head, head.map(|byte| byte == 0)) {
        ([0xff, 0xfe, 0, 0] | [0, 0, 0xfe, 0xff], _)
        | (_, [true, true, true, false] | [false, true, true, true]) => Some("UTF-32"),
        ([0xff, 0xfe, ..] | [0xfe, 0xff, ..], _)
        | (_, [true, false, true, false] | [false, true, false, true]) => Some("UTF-16"),
        _ => None,
    }
}

/// Finds the end of a line as very old computers wrote it, which most programs do not see.
fn lone_return(text: &str) -> Option<usize> {
    let mut returns = text.match_indices('\r').map(|(at, _)| at);
    returns.find(|at| !text[at + 1..].starts_with('\n'))
}
