//! `kinerja/*.csv`: tables of figures, as spreadsheets write them.

use std::ops::Range;

use super::indicator::Row;
use super::values::{decimal, is_missing};
use crate::characters;
use crate::diagnostic::{self, Report};
use crate::period::Period;

/// Most rows of a table: the months of 80 years. A page draws and lists every one.
const ROW_COUNT_MAX: usize = 1000;

/// Reads a table of figures: `periode;target;realisasi;catatan`, with `;`, `,` or tabs.
pub(super) fn read(text: &str, report: &mut Report) -> Vec<Row> {
    let header_line = text.lines().next().unwrap_or_default();
    let delimiter = [';', '\t', ','].into_iter().find(|c| header_line.contains(*c)).unwrap_or(';');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter as u8)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let records: Vec<_> = reader
        .records()
        .map(|record| record.expect("text is UTF-8 and rows may differ in length"))
        .collect();
    let Some((header, rows)) = records.split_first() else {
        report.add(diagnostic::CSV_EMPTY, diagnostic::Spot::File, &[]);
        return Vec::new();
    };
    let Some(columns) = Columns::read(header, 0..header_line.len(), report) else {
        return Vec::new();
    };
    if rows.is_empty() {
        report.add(diagnostic::CSV_EMPTY, diagnostic::Spot::File, &[]);
    }
    if let Some(row) = rows.get(ROW_COUNT_MAX) {
        let (found, limit) = (rows.len().to_string(), ROW_COUNT_MAX.to_string());
        let words = [("found", found.as_str()), ("limit", limit.as_str())];
        report.add(diagnostic::CSV_ROWS, line_of(row, text), &words);
        return Vec::new();
    }
    rows.iter().filter_map(|record| read_line(record, &columns, header, text, report)).collect()
}

/// Which column holds what.
struct Columns {
    period: usize,
    target: Option<usize>,
    value: usize,
    note: Option<usize>,
}

impl Columns {
    fn read(
        header: &csv::StringRecord,
        range: Range<usize>,
        report: &mut Report,
    ) -> Option<Columns> {
        const KNOWN: [&str; 4] = ["periode", "target", "realisasi", "catatan"];
        let names: Vec<String> = header.iter().map(str::to_lowercase).collect();
        let find = |wanted: &str| names.iter().position(|name| name == wanted);
        let is_twice = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
        let is_wrong = |name: &&String| !KNOWN.contains(&name.as_str()) || is_twice(name);
        let unknown = names.iter().find(is_wrong);
        if let Some(name) = unknown {
            let words = [("column", name.as_str())];
            report.add(diagnostic::CSV_HEADER, range, &words);
            return None;
        }
        let (Some(period), Some(value)) = (find("periode"), find("realisasi")) else {
            report.add(diagnostic::CSV_HEADER, range, &[]);
            return None;
        };
        Some(Columns { period, target: find("target"), value, note: find("catatan") })
    }
}

/// The bytes of the line in which a row begins.
fn line_of(record: &csv::StringRecord, text: &str) -> Range<usize> {
    let start = record.position().map_or(0, csv::Position::byte);
    let start = usize::try_from(start).unwrap_or_default().min(text.len());
    let start = start + (text[start..].len() - text[start..].trim_start().len());
    let length = text[start..].find('\n').unwrap_or(text.len() - start);
    start..start + text[start..start + length].trim_end().len()
}

fn read_line(
    record: &csv::StringRecord,
    columns: &Columns,
    header: &csv::StringRecord,
    text: &str,
    report: &mut Report,
) -> Option<Row> {
    let line = line_of(record, text);
    if record.iter().all(str::is_empty) {
        return None;
    }
    if record.iter().any(|cell| cell.contains('\n')) {
        report.add(diagnostic::CSV_QUOTE, line, &[]);
        return None;
    }
    if record.len() != header.len() {
        let (found, expected) = (record.len().to_string(), header.len().to_string());
        let words = [("found", found.as_str()), ("expected", expected.as_str())];
        report.add(diagnostic::CSV_RAGGED, line, &words);
        return None;
    }
    let cell = |column: usize| record.get(column).unwrap_or_default();
    let mut figure = |column: usize| {
        let text = cell(column);
        if is_missing(text) { None } else { decimal(text, line.clone(), report) }
    };
    let (target, value) = (columns.target.and_then(&mut figure), figure(columns.value));
    let Some(period) = Period::parse(cell(columns.period)) else {
        report.add(diagnostic::WRONG_PERIOD, line, &[("value", cell(columns.period))]);
        return None;
    };
    let note = columns.note.map(cell).filter(|note| !note.is_empty());
    if let Some(character) = note.and_then(characters::find_invisible) {
        let name = characters::name(character);
        report.add(diagnostic::INVISIBLE_CHARACTER, line.clone(), &[("character", &name)]);
    }
    let note = note.map(|note| characters::without_invisible(note).into_owned());
    let (period_range, target_range, value_range) = (line.clone(), line.clone(), line);
    Some(Row { period, target, value, note, period_range, target_range, value_range })
}
