//! A part of a text that is held once, whatever is read of it.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::small;

/// A part of a text, or all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    whole: Arc<str>,
    range: Range<u32>,
    /// How many blanks each line has before it that do not belong to it; nothing where the part is
    /// read as it is written.
    indent: Option<u32>,
}

impl Part {
    /// These bytes of a text.
    pub fn of(whole: &Arc<str>, range: Range<usize>) -> Part {
        let range = small(range.start)..small(range.end);
        Part { whole: Arc::clone(whole), range, indent: None }
    }

    /// What a value of YAML says, from its bytes in the file: mostly it stands there as it is, or with
    /// blanks before its lines. Else it is held beside the file.
    pub fn of_value(whole: &Arc<str>, range: Range<usize>, value: &str) -> Part {
        let written = Part::of(whole, range.clone());
        if written.as_written() == value {
            return written;
        }
        // A block begins with its words, or with the mark in the line before them.
        let line = whole[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let is_mark = !whole[line..range.start].trim_start_matches(' ').is_empty();
        let next = whole[range.clone()].find('\n').map_or(range.end, |at| range.start + at + 1);
        let head = if is_mark { next } else { line };
        let lines = &whole[head..range.end];
        let indent =
            lines.trim_start_matches('\n').bytes().take_while(|byte| *byte == b' ').count();
        let block = Part { indent: Some(small(indent)), ..Part::of(whole, head..range.end) };
        if *block.text() == *value { block } else { Part::from(value) }
    }

    /// The text as the file has it.
    pub(super) fn as_written(&self) -> &str {
        &self.whole[self.range.start as usize..self.range.end as usize]
    }

    /// The text.
    pub(super) fn text(&self) -> Cow<'_, str> {
        let Some(indent) = self.indent else { return self.as_written().into() };
        let lines = self.as_written().trim_end_matches('\n').lines();
        let mut text = String::with_capacity(self.as_written().len());
        for line in lines {
            text.push_str(line.get(indent as usize..).unwrap_or_default());
            text.push('\n');
        }
        text.into()
    }
}

impl From<&str> for Part {
    fn from(text: &str) -> Part {
        Part { whole: text.into(), range: 0..small(text.len()), indent: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_parts_of_their_file_where_they_can_be() {
        // The file, where the value begins, what it is, and whether it stands in the file.
        let cases = [
            ("a: Satu dua\n", "Satu", "Satu dua", true),
            ("a: |\n  Satu\n\n  - dua\n    tiga\n", "Satu", "Satu\n\n- dua\n  tiga\n", true),
            ("a: |\n    Satu\n", "|", "Satu\n", true),
            ("a: |-\n  Satu\n", "Satu", "Satu", true),
            ("a: |-\n  Satu\n  dua\n", "Satu", "Satu\ndua", false),
            ("a: |\r\n  Satu\r\n  dua\r\n", "Satu", "Satu\ndua\n", true),
            ("a: >\n  Satu\n  dua\n", "Satu", "Satu dua\n", false),
            ("a: \"Satu\"\n", "\"", "Satu", false),
        ];
        for (file, start, value, is_shared) in cases {
            let (whole, range) =
                (file.into(), file.find(start).expect("it is there")..file.trim_end().len());
            let part = Part::of_value(&whole, range, value);
            assert_eq!(&*part.text(), value, "{file:?}");
            assert_eq!(Arc::ptr_eq(&part.whole, &whole), is_shared, "{file:?}");
        }
    }
}
