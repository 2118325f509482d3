//! `pengaduan/*.csv`: how many complaints came, and what came of them.

use std::ops::Range;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::sheet::{Columns, Heads, Sheet, SheetRow};
use super::values::decimal;
use crate::characters;
use crate::diagnostic::{self, Report};
use crate::number;
use crate::period::Period;

/// Most rows: the months of 10 years, by 8 channels.
const ROW_COUNT_MAX: usize = 1000;
const HEADS: Heads = Heads {
    known: &["periode", "diterima", "diproses", "selesai", "kanal", "ditutup", "median_tanggapan"],
    needed: 4,
    example: "periode;diterima;diproses;selesai;ditutup;median_tanggapan",
};

/// Complaints of one period: of all channels, or of one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ComplaintRow {
    /// `periode`
    pub period: Period,
    /// `kanal`; `None`: all of them
    pub channel: Option<String>,
    /// `diterima`
    pub received: u32,
    /// `diproses`: of these, still in process
    pub running: u32,
    /// `selesai`: of these, resolved
    pub resolved: u32,
    /// `ditutup`: of these, closed without action, as others are competent or nothing was told
    pub closed: u32,
    /// `median_tanggapan`: median time until the first response, in the unit of the promise
    pub first_response: Option<Decimal>,
    /// The bytes of its line.
    pub range: Range<usize>,
}

/// Reads a table of complaints.
pub(super) fn read(text: &str, report: &mut Report) -> Vec<ComplaintRow> {
    let Some(sheet) = Sheet::read(text, ROW_COUNT_MAX, report) else { return Vec::new() };
    let Some(columns) = sheet.columns(&HEADS, report) else { return Vec::new() };
    let lines = sheet.rows(report);
    let mut rows: Vec<ComplaintRow> =
        lines.iter().filter_map(|line| read_line(line, &columns, report)).collect();
    check_duplicates(&rows, report);
    // With a row that is wrong or missing, sums would only tell the same mistake again.
    if !report.has_errors() {
        check_totals(&rows, report);
    }
    rows.sort_by(|a, b| (a.period, &a.channel).cmp(&(b.period, &b.channel)));
    rows
}

fn read_line(row: &SheetRow<'_>, columns: &Columns, report: &mut Report) -> Option<ComplaintRow> {
    let range = row.line.clone();
    let text = columns.cell(row, "periode").unwrap_or_default();
    let Some(period) = Period::parse(text) else {
        report.add(diagnostic::WRONG_PERIOD, range, &[("value", text)]);
        return None;
    };
    let channel = columns.cell(row, "kanal");
    if let Some(character) = channel.and_then(characters::find_invisible) {
        let name = characters::name(character);
        report.add(diagnostic::INVISIBLE_CHARACTER, range.clone(), &[("character", &name)]);
    }
    let mut count = |head: &'static str| count(columns.cell(row, head), head, &range, report);
    let (received, running, resolved) = (count("diterima")?, count("diproses")?, count("selesai")?);
    let closed = if columns.cell(row, "ditutup").is_some() { count("ditutup")? } else { 0 };
    let first_response = columns.cell(row, "median_tanggapan");
    let first_response = first_response.and_then(|text| decimal(text, range.clone(), report));
    let sum = u64::from(running) + u64::from(resolved) + u64::from(closed);
    if sum != u64::from(received) {
        let (received, sum) = (received.to_string(), sum.to_string());
        let words = [("received", received.as_str()), ("sum", sum.as_str())];
        report.add(diagnostic::COMPLAINT_SUM, range.clone(), &words);
    }
    let channel = channel.map(|name| characters::without_invisible(name).into_owned());
    Some(ComplaintRow {
        period,
        channel,
        received,
        running,
        resolved,
        closed,
        first_response,
        range,
    })
}

/// Reads how many there are: nothing is not 0.
fn count(
    text: Option<&str>,
    head: &'static str,
    range: &Range<usize>,
    report: &mut Report,
) -> Option<u32> {
    let text = text.unwrap_or_default();
    let whole = number::parse_number(text).ok().filter(|number| number.fract().is_zero());
    let count = whole.and_then(|number| number.to_u32());
    if count.is_none() {
        let words = [("column", head), ("value", text)];
        report.add(diagnostic::COMPLAINT_COUNT, range.clone(), &words);
    }
    count
}

fn check_duplicates(rows: &[ComplaintRow], report: &mut Report) {
    for (number, row) in rows.iter().enumerate() {
        let is_same =
            |other: &ComplaintRow| (other.period, &other.channel) == (row.period, &row.channel);
        if rows[..number].iter().any(is_same) {
            let period = row.period.id();
            let words = [("value", period.as_str()), ("key", "periode")];
            report.add(diagnostic::DUPLICATE_ITEM, row.range.clone(), &words);
        }
    }
}

/// Checks that the row of a period says what its channels say together.
fn check_totals(rows: &[ComplaintRow], report: &mut Report) {
    for total in rows.iter().filter(|row| row.channel.is_none()) {
        let Some(sum) = sum_of_channels(rows, total.period) else { continue };
        let counts = |row: &ComplaintRow| [row.received, row.running, row.resolved, row.closed];
        if counts(total) != counts(&sum) {
            let period = total.period.id();
            let shown = |row: &ComplaintRow| counts(row).map(|it| it.to_string()).join("; ");
            let (found, sum) = (shown(total), shown(&sum));
            let words = [("period", period.as_str()), ("found", &found), ("sum", &sum)];
            report.add(diagnostic::COMPLAINT_TOTAL, total.range.clone(), &words);
        }
    }
}

/// What the channels of a period have together; `None` where no channel is named.
fn sum_of_channels(rows: &[ComplaintRow], period: Period) -> Option<ComplaintRow> {
    let mut of_channels = rows.iter().filter(|row| row.period == period && row.channel.is_some());
    let first = of_channels.next()?.clone();
    let none = ComplaintRow { channel: None, first_response: None, ..first };
    Some(of_channels.fold(none, |sum, row| ComplaintRow {
        received: sum.received.saturating_add(row.received),
        running: sum.running.saturating_add(row.running),
        resolved: sum.resolved.saturating_add(row.resolved),
        closed: sum.closed.saturating_add(row.closed),
        ..sum
    }))
}

/// What each period has of all channels, in the order of time: as told, or the sum of its channels.
pub fn totals(rows: &[ComplaintRow]) -> Vec<ComplaintRow> {
    let mut periods: Vec<Period> = rows.iter().map(|row| row.period).collect();
    periods.dedup();
    let total = |period: Period| {
        let told = rows.iter().find(|row| row.period == period && row.channel.is_none());
        told.cloned().or_else(|| sum_of_channels(rows, period))
    };
    periods.into_iter().filter_map(total).collect()
}
