//! Tables in CSV as spreadsheets write them: with `;`, `,` or tabs, and one line of heads.

use std::ops::Range;

use super::values::is_missing;

use crate::diagnostic::{self, Report, Spot};

/// A table.
pub(super) struct Sheet<'t> {
    text: &'t str,
    header: csv::StringRecord,
    /// The bytes of the heads.
    pub(super) header_range: Range<usize>,
    rows: Vec<csv::StringRecord>,
}

/// One row of a table, with as many cells as there are heads.
pub(super) struct SheetRow<'s> {
    cells: &'s csv::StringRecord,
    /// The bytes of its line.
    pub(super) line: Range<usize>,
}

/// The heads that a table may have.
pub(super) struct Heads {
    /// All of them; those that must be there first.
    pub(super) known: &'static [&'static str],
    /// How many must be there.
    pub(super) needed: usize,
    /// A first line.
    pub(super) example: &'static str,
}

/// Which column holds what.
pub(super) struct Columns {
    heads: &'static Heads,
    numbers: Vec<Option<usize>>,
}

impl Columns {
    /// The text of a cell by the head of its column; `None` where there is nothing.
    pub(super) fn cell<'s>(&self, row: &SheetRow<'s>, head: &str) -> Option<&'s str> {
        let number = self.heads.known.iter().position(|known| *known == head)?;
        Some(row.cell(self.numbers[number]?)).filter(|text| !is_missing(text))
    }
}

impl<'t> Sheet<'t> {
    /// Finds the columns of a table by their heads; `None` when one is missing, unknown or there
    /// twice, which is then noted.
    pub(super) fn columns(&self, heads: &'static Heads, report: &mut Report) -> Option<Columns> {
        let names = self.heads();
        let is_twice = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
        let is_wrong = |name: &&String| !heads.known.contains(&name.as_str()) || is_twice(name);
        let wrong = names.iter().find(is_wrong);
        let find = |wanted: &&str| names.iter().position(|name| name == wanted);
        let numbers: Vec<Option<usize>> = heads.known.iter().map(find).collect();
        if wrong.is_none() && numbers[..heads.needed].iter().all(Option::is_some) {
            return Some(Columns { heads, numbers });
        }
        let quoted = |heads: &[&str]| {
            heads.iter().map(|head| format!("`{head}`")).collect::<Vec<_>>().join(", ")
        };
        let (needed, allowed) = heads.known.split_at(heads.needed);
        let (needed, allowed) = (quoted(needed), quoted(allowed));
        let mut words = vec![("needed", needed.as_str()), ("allowed", allowed.as_str())];
        words.push(("example", heads.example));
        words.extend(wrong.map(|name| ("column", name.as_str())));
        report.add(diagnostic::CSV_HEADER, self.header_range.clone(), &words);
        None
    }

    /// Reads a table of at most `row_count_max` rows; `None` when there is nothing to read in it.
    pub(super) fn read(text: &'t str, row_count_max: usize, report: &mut Report) -> Option<Self> {
        let header_line = text.lines().next().unwrap_or_default();
        let delimiter = [';', '\t', ','].into_iter().find(|c| header_line.contains(*c));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(';') as u8)
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let records = reader.records();
        let mut rows: Vec<_> =
            records.map(|it| it.expect("text is UTF-8 and rows may differ in length")).collect();
        if rows.len() < 2 {
            report.add(diagnostic::CSV_EMPTY, Spot::File, &[]);
        }
        if rows.is_empty() {
            return None;
        }
        let header = rows.remove(0);
        let sheet = Sheet { text, header, header_range: 0..header_line.len(), rows };
        if let Some(row) = sheet.rows.get(row_count_max) {
            let (found, limit) = (sheet.rows.len().to_string(), row_count_max.to_string());
            let words = [("found", found.as_str()), ("limit", limit.as_str())];
            report.add(diagnostic::CSV_ROWS, sheet.line_of(row), &words);
            return None;
        }
        Some(sheet)
    }

    /// The heads, in small letters.
    pub(super) fn heads(&self) -> Vec<String> {
        self.header.iter().map(str::to_lowercase).collect()
    }

    /// The rows that are whole; what is wrong with others is noted.
    pub(super) fn rows(&self, report: &mut Report) -> Vec<SheetRow<'_>> {
        let filled = self.rows.iter().filter(|row| !row.iter().all(str::is_empty));
        let whole = filled.filter(|row| self.is_whole(row, report));
        whole.map(|cells| SheetRow { cells, line: self.line_of(cells) }).collect()
    }

    fn is_whole(&self, row: &csv::StringRecord, report: &mut Report) -> bool {
        let line = || self.line_of(row);
        if row.iter().any(|cell| cell.contains('\n')) {
            report.add(diagnostic::CSV_QUOTE, line(), &[]);
            return false;
        }
        if row.len() != self.header.len() {
            let (found, expected) = (row.len().to_string(), self.header.len().to_string());
            let words = [("found", found.as_str()), ("expected", expected.as_str())];
            report.add(diagnostic::CSV_RAGGED, line(), &words);
            return false;
        }
        true
    }

    /// The bytes of the line in which a row begins.
    fn line_of(&self, row: &csv::StringRecord) -> Range<usize> {
        let start = row.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or_default().min(self.text.len());
        let rest = &self.text[start..];
        let start = start + (rest.len() - rest.trim_start().len());
        let rest = &self.text[start..];
        let line = rest.find('\n').map_or(rest, |end| &rest[..end]);
        start..start + line.trim_end().len()
    }
}

impl<'s> SheetRow<'s> {
    /// The text of a cell.
    pub(super) fn cell(&self, column: usize) -> &'s str {
        self.cells.get(column).unwrap_or_default()
    }
}
