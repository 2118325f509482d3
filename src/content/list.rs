//! Lists that offices keep in spreadsheets, as CSV: one thing a row, columns known by their heads.

use std::ops::Range;

use jiff::civil::Date;

use super::fields::nearest;
use super::sheet::{Sheet, SheetRow};
use super::values::{Link, date, is_missing};
use crate::characters;
use crate::diagnostic::{self, Report};

/// Heads of columns that number the rows; that is not kept.
const ROW_NUMBERS: [&str; 3] = ["no", "no_urut", "nomor_urut"];

/// A column that a list may have.
pub(super) struct Column {
    /// Its head.
    pub(super) key: &'static str,
    /// Heads that offices give it, with `_` between words.
    pub(super) others: &'static [&'static str],
    /// Whether it must be there, and a cell of it filled in.
    pub(super) is_required: bool,
}

/// A list.
pub(super) struct List<'t> {
    sheet: Sheet<'t>,
    /// What each column holds; `None`: the number of the row.
    keys: Vec<Option<&'static str>>,
}

/// One row of a list.
pub(super) struct ListRow<'s> {
    row: SheetRow<'s>,
    keys: &'s [Option<&'static str>],
}

impl Column {
    /// A column that must be there.
    pub(super) const fn required(key: &'static str, others: &'static [&'static str]) -> Column {
        Column { key, others, is_required: true }
    }

    /// A column that may be left out, as may any cell of it.
    pub(super) const fn optional(key: &'static str, others: &'static [&'static str]) -> Column {
        Column { key, others, is_required: false }
    }
}

impl<'t> List<'t> {
    /// Reads a list of at most `row_count_max` rows; `None` when its columns are not known.
    pub(super) fn read(
        text: &'t str,
        columns: &[Column],
        row_count_max: usize,
        report: &mut Report,
    ) -> Option<Self> {
        let sheet = Sheet::read(text, row_count_max, report)?;
        let keys = keys(&sheet, columns, report)?;
        Some(List { sheet, keys })
    }

    /// The bytes of the heads.
    pub(super) fn heads(&self) -> Range<usize> {
        self.sheet.header_range.clone()
    }

    /// The rows that are whole; what is wrong with others is noted.
    pub(super) fn rows(&self, report: &mut Report) -> Vec<ListRow<'_>> {
        let rows = self.sheet.rows(report).into_iter();
        let rows: Vec<_> = rows.map(|row| ListRow { row, keys: &self.keys }).collect();
        for row in &rows {
            let mut cells = (0..self.keys.len()).map(|column| row.row.cell(column));
            if let Some(character) = cells.find_map(characters::find_invisible) {
                let name = characters::name(character);
                let words = [("character", name.as_str())];
                report.add(diagnostic::INVISIBLE_CHARACTER, row.line(), &words);
            }
        }
        rows
    }
}

/// What each column holds, by its head; `None` when a head is not known, stands twice or is missing.
fn keys(
    sheet: &Sheet<'_>,
    columns: &[Column],
    report: &mut Report,
) -> Option<Vec<Option<&'static str>>> {
    let wrong = |kind: &'static str, head: &str, suggestion: Option<&str>, report: &mut Report| {
        let needed = quoted(columns.iter().filter(|column| column.is_required));
        let allowed = quoted(columns.iter().filter(|column| !column.is_required));
        let example = columns.iter().map(|column| column.key).collect::<Vec<_>>().join(";");
        let mut words =
            vec![(kind, head), ("needed", &needed), ("allowed", &allowed), ("example", &example)];
        words.extend(suggestion.map(|key| ("suggestion", key)));
        report.add(diagnostic::CSV_HEADER, sheet.header_range.clone(), &words);
    };
    let mut keys = Vec::new();
    for head in sheet.heads() {
        let name = joined(&head, "_");
        let is_meant = |it: &&Column| it.key == name || it.others.contains(&name.as_str());
        let found = columns.iter().find(is_meant).map(|column| column.key);
        if found.is_some() && keys.contains(&found) {
            wrong("twice", &head, None, report);
            return None;
        }
        if found.is_none() && !ROW_NUMBERS.contains(&name.as_str()) {
            let meant = nearest(&name, columns.iter().map(|column| column.key));
            wrong("column", &head, meant, report);
            return None;
        }
        keys.push(found);
    }
    let mut required = columns.iter().filter(|column| column.is_required);
    if let Some(missing) = required.find(|column| !keys.contains(&Some(column.key))) {
        wrong("missing", missing.key, None, report);
        return None;
    }
    Some(keys)
}

/// The heads of columns, for messages.
fn quoted<'c>(columns: impl Iterator<Item = &'c Column>) -> String {
    columns.map(|column| format!("`{}`", column.key)).collect::<Vec<_>>().join(", ")
}

/// The words of a text with one sign between them.
fn joined(text: &str, sign: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(sign)
}

impl ListRow<'_> {
    /// The bytes of its line.
    pub(super) fn line(&self) -> Range<usize> {
        self.row.line.clone()
    }

    /// The text of a cell that may be empty.
    pub(super) fn optional(&self, key: &str) -> Option<String> {
        let column = self.keys.iter().position(|it| *it == Some(key))?;
        let text = characters::without_invisible(self.row.cell(column));
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!is_missing(&text)).then_some(text)
    }

    /// The text of a cell that must be filled in.
    pub(super) fn required(&self, key: &str, report: &mut Report) -> String {
        self.optional(key).unwrap_or_else(|| {
            report.add(diagnostic::LIST_CELL, self.line(), &[("column", key)]);
            String::new()
        })
    }

    /// A day, `2026-11-21`.
    pub(super) fn date(&self, key: &str, report: &mut Report) -> Option<Date> {
        date(&self.optional(key)?, self.line(), report)
    }

    /// A page, a file or another site.
    pub(super) fn link(&self, key: &str, report: &mut Report) -> Option<Link> {
        Link::parse(&self.optional(key)?, self.line(), report)
    }

    /// One of some words, or a longer name that ends in it; signs and case do not matter.
    pub(super) fn choice<T: Copy>(
        &self,
        key: &str,
        choices: &[(&str, T)],
        report: &mut Report,
    ) -> Option<T> {
        let text = self.required(key, report);
        if text.is_empty() { None } else { choice(&text, choices, self.line(), report) }
    }

    /// Some of some words, between signs or with `dan`.
    pub(super) fn choices<T: Copy>(
        &self,
        key: &str,
        choices: &[(&str, T)],
        report: &mut Report,
    ) -> Vec<T> {
        let text = self.optional(key).unwrap_or_default().to_lowercase().replace(" dan ", ",");
        let words = text.split([',', '/', ';', '&']).map(str::trim).filter(|word| !word.is_empty());
        words.filter_map(|word| choice(word, choices, self.line(), report)).collect()
    }
}

/// What a value is called, of some that have names.
pub(super) fn name_of<T: PartialEq>(value: &T, named: &[(&'static str, T)]) -> &'static str {
    named.iter().find(|(_, it)| it == value).map_or("", |(name, _)| name)
}

fn choice<T: Copy>(
    text: &str,
    choices: &[(&str, T)],
    line: Range<usize>,
    report: &mut Report,
) -> Option<T> {
    let words = format!(" {}", joined(&text.to_lowercase(), " "));
    let is_meant = |(name, _): &&(&str, T)| words.ends_with(&format!(" {}", joined(name, " ")));
    let found = choices.iter().find(is_meant);
    if found.is_none() {
        let allowed: Vec<_> = choices.iter().map(|(name, _)| format!("`{name}`")).collect();
        let allowed = allowed.join(", ");
        let mut words = vec![("value", text), ("allowed", allowed.as_str())];
        let nearest = nearest(text, choices.iter().map(|(name, _)| *name));
        words.extend(nearest.map(|name| ("suggestion", name)));
        report.add(diagnostic::WRONG_CHOICE, line, &words);
    }
    found.map(|(_, value)| *value)
}
