//! `kinerja/*.csv`: tables of figures, as spreadsheets write them.

use std::ops::Range;

use super::indicator::Row;
use super::sheet::{Sheet, SheetRow};
use super::values::{decimal, is_missing};
use crate::characters;
use crate::diagnostic::{self, Report};
use crate::period::Period;

/// Most rows of a table: the months of 80 years. A page draws and lists every one.
const ROW_COUNT_MAX: usize = 1000;

/// Reads a table of figures: `periode;target;realisasi;catatan`, with `;`, `,` or tabs.
pub(super) fn read(text: &str, report: &mut Report) -> Vec<Row> {
    let Some(sheet) = Sheet::read(text, ROW_COUNT_MAX, report) else { return Vec::new() };
    let columns = Columns::read(&sheet.heads(), sheet.header_range.clone(), report);
    let Some(columns) = columns else { return Vec::new() };
    let rows = sheet.rows(report);
    rows.iter().filter_map(|row| read_line(row, &columns, report)).collect()
}

/// Which column holds what.
struct Columns {
    period: usize,
    target: Option<usize>,
    value: usize,
    note: Option<usize>,
}

impl Columns {
    fn read(names: &[String], range: Range<usize>, report: &mut Report) -> Option<Columns> {
        const KNOWN: [&str; 4] = ["periode", "target", "realisasi", "catatan"];
        const WORDS: [(&str, &str); 3] = [
            ("needed", "`periode`, `realisasi`"),
            ("allowed", "`target`, `catatan`"),
            ("example", "periode;target;realisasi;catatan"),
        ];
        let find = |wanted: &str| names.iter().position(|name| name == wanted);
        let is_twice = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
        let is_wrong = |name: &&String| !KNOWN.contains(&name.as_str()) || is_twice(name);
        let unknown = names.iter().find(is_wrong);
        if let Some(name) = unknown {
            let words = [("column", name.as_str())].into_iter().chain(WORDS).collect::<Vec<_>>();
            report.add(diagnostic::CSV_HEADER, range, &words);
            return None;
        }
        let (Some(period), Some(value)) = (find("periode"), find("realisasi")) else {
            report.add(diagnostic::CSV_HEADER, range, &WORDS);
            return None;
        };
        Some(Columns { period, target: find("target"), value, note: find("catatan") })
    }
}

fn read_line(row: &SheetRow<'_>, columns: &Columns, report: &mut Report) -> Option<Row> {
    let line = row.line.clone();
    let mut figure = |column: usize| {
        let text = row.cell(column);
        if is_missing(text) { None } else { decimal(text, line.clone(), report) }
    };
    let (target, value) = (columns.target.and_then(&mut figure), figure(columns.value));
    let period = row.cell(columns.period);
    let Some(period) = Period::parse(period) else {
        report.add(diagnostic::WRONG_PERIOD, line, &[("value", period)]);
        return None;
    };
    let note = columns.note.map(|column| row.cell(column)).filter(|note| !note.is_empty());
    if let Some(character) = note.and_then(characters::find_invisible) {
        let name = characters::name(character);
        report.add(diagnostic::INVISIBLE_CHARACTER, line.clone(), &[("character", &name)]);
    }
    let note = note.map(|note| characters::without_invisible(note).into_owned());
    let (period_range, target_range, value_range) = (line.clone(), line.clone(), line);
    Some(Row { period, target, value, note, period_range, target_range, value_range })
}
