//! Finds the front matter of a Markdown file.

use std::ops::Range;

use crate::diagnostic::{self, Report, Spot};

/// The two parts of a Markdown file, as bytes of the file.
pub(super) struct FrontMatter {
    /// The YAML between the fences.
    pub(super) yaml: Range<usize>,
    /// The Markdown below.
    pub(super) body: Range<usize>,
}

/// Splits a file at its fences; `None` when it has none, which `report` then says.
pub(super) fn split(text: &str, report: &mut Report) -> Option<FrontMatter> {
    let mut lines = Lines { text, start: 0 };
    let first = lines.next().unwrap_or(0..0);
    if text[first.clone()].trim_end() == "+++" {
        report.add(diagnostic::FRONT_MATTER_TOML, first, &[]);
        return None;
    }
    if text[first.clone()].trim_end() != "---" {
        report.add(diagnostic::FRONT_MATTER_MISSING, Spot::File, &[]);
        return None;
    }
    let start = lines.start;
    while let Some(line) = lines.next() {
        if text[line.clone()].trim_end() == "---" {
            return Some(FrontMatter { yaml: start..line.start, body: lines.start..text.len() });
        }
    }
    report.add(diagnostic::FRONT_MATTER_OPEN, first.start..first.start + 3, &[]);
    None
}

/// The lines of a text as ranges without their ends.
struct Lines<'t> {
    text: &'t str,
    start: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.start >= self.text.len() {
            return None;
        }
        let start = self.start;
        let end = self.text[start..].find('\n').map_or(self.text.len(), |newline| start + newline);
        self.start = (end + 1).min(self.text.len());
        Some(start..end)
    }
}
