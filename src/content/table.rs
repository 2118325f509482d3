//! `kinerja/*.csv`: tables of figures, as spreadsheets write them.

use super::indicator::Row;
use super::sheet::{Columns, Heads, Sheet, SheetRow};
use super::values::decimal;
use crate::characters;
use crate::diagnostic::{self, Report};
use crate::period::Period;

/// Most rows of a table: the months of 80 years. A page draws and lists every one.
const ROW_COUNT_MAX: usize = 1000;
const HEADS: Heads = Heads {
    known: &["periode", "realisasi", "target", "pembilang", "penyebut", "catatan"],
    needed: 2,
    example: "periode;target;realisasi;catatan",
};

/// Reads a table of figures: `periode;target;realisasi;pembilang;penyebut;catatan`, with `;`, `,` or tabs.
pub(super) fn read(text: &str, report: &mut Report) -> Vec<Row> {
    let Some(sheet) = Sheet::read(text, ROW_COUNT_MAX, report) else { return Vec::new() };
    let Some(columns) = sheet.columns(&HEADS, report) else { return Vec::new() };
    let rows = sheet.rows(report);
    rows.iter().filter_map(|row| read_line(row, &columns, report)).collect()
}

fn read_line(row: &SheetRow<'_>, columns: &Columns, report: &mut Report) -> Option<Row> {
    let line = row.line.clone();
    let mut figure =
        |head: &str| columns.cell(row, head).and_then(|text| decimal(text, line.clone(), report));
    let (target, value) = (figure("target"), figure("realisasi"));
    let (part, whole) = (figure("pembilang"), figure("penyebut"));
    let period = columns.cell(row, "periode").unwrap_or_default();
    let Some(period) = Period::parse(period) else {
        report.add(diagnostic::WRONG_PERIOD, line, &[("value", period)]);
        return None;
    };
    let note = columns.cell(row, "catatan");
    if let Some(character) = note.and_then(characters::find_invisible) {
        let name = characters::name(character);
        report.add(diagnostic::INVISIBLE_CHARACTER, line.clone(), &[("character", &name)]);
    }
    let note = note.map(|note| characters::without_invisible(note).into_owned());
    let (period_range, target_range, value_range) = (line.clone(), line.clone(), line);
    Some(Row { period, target, value, part, whole, note, period_range, target_range, value_range })
}
