//! How many complaints came, and what came of them.

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};

use super::super::headline::{self, Counts, Headline};
use super::super::indicator::source_view;
use super::{Context, Viewer, addresses};
use crate::content::complaint_table::{ComplaintRow, totals};
use crate::content::complaints::Statistics;
use crate::language::{Language, Word};
use crate::plan::data::{
    Content, Dataset, Document, Kind, Shape, Source, covered, field, maybe, number,
};
use crate::time_span::TimeUnit;
use crate::view::{ComplaintPeriodView, ComplaintStatisticsView, SharePartView};

/// Decimals of a share in percent: `97,28`.
const SHARE_DIGITS: u32 = 2;
/// Decimals of the parts of a bar, in percent; finer than a pixel of the widest bar.
const PART_DIGITS: u32 = 2;

static FIGURES: Shape = Shape {
    name: "pengaduan",
    about: "Pengaduan per periode: lebih dahulu seluruh kanal, lalu setiap kanal.",
    head: &[&[
        field("satuan", Kind::Text, "Satuan yang dihitung."),
        maybe("janji_tanggapan", PROMISE, "Janji tanggapan pertama."),
        field("rumus", Kind::Text, "Rumus bagian yang selesai."),
        field("tanggal_terbit", Kind::Date, "Tanggal angka diterbitkan."),
        field("sumber", Kind::List(&Kind::Text), "Sumber angka."),
        field("url", Kind::Url, "Alamat halaman."),
    ]],
    rows: &[
        field("periode", Kind::Text, "Periode: `2025`, `2025-TW1`, `2020-01/2020-10`."),
        maybe("kanal", Kind::Text, "Kanal; kosong untuk seluruh kanal."),
        field("diterima", Kind::Integer, "Pengaduan yang diterima."),
        field("diproses", Kind::Integer, "Yang masih diproses."),
        field("selesai", Kind::Integer, "Yang selesai."),
        field("ditutup", Kind::Integer, "Yang ditutup tanpa tindak lanjut."),
        maybe("persen_selesai", Kind::Number, "Kosong bila tidak ada yang diterima."),
        maybe("median_tanggapan", Kind::Number, "Median waktu sampai tanggapan pertama."),
        maybe("satuan_median", Kind::Text, "Satuan median."),
    ],
    columns: &[
        "periode",
        "kanal",
        "diterima",
        "diproses",
        "selesai",
        "ditutup",
        "persen_selesai",
        "median_tanggapan",
        "satuan_median",
        "tanggal_terbit",
        "sumber",
    ],
};

const PROMISE: Kind = Kind::Record(&[
    field("nilai", Kind::Integer, "Waktu paling lama."),
    field("satuan", Kind::Text, "Satuan waktu."),
]);

/// What a table tells; `None` while it has no rows.
pub(super) fn view(
    context: &Context<'_>,
    statistics: &Statistics,
    viewer: &Viewer<'_, '_>,
) -> Option<ComplaintStatisticsView> {
    let newest_first = |rows: &mut dyn Iterator<Item = &ComplaintRow>| {
        let mut periods: Vec<_> = rows.map(|row| period(context, statistics, row)).collect();
        periods.reverse();
        periods
    };
    let totals = totals(&statistics.rows);
    let periods = newest_first(&mut totals.iter());
    let of_channels = statistics.rows.iter().filter(|row| row.channel.is_some());
    let unit =
        statistics.promise.map(|promise| (promise.unit, promise.high.unwrap_or(promise.low)));
    let [csv, json] = document(context)?.0.table(context);
    Some(ComplaintStatisticsView {
        latest: periods.first()?.clone(),
        periods,
        channels: newest_first(&mut { of_channels }),
        has_closed: totals.iter().any(|row| row.closed > 0),
        promise: statistics.promise.map(|promise| promise.text(context.language)),
        unit: unit.map(|(unit, count)| unit.name(context.language, count).to_string()),
        note: statistics.note.as_ref().map(|text| viewer.block(text)),
        published: context.date(statistics.published),
        sources: statistics.sources.iter().map(|source| source_view(context, source)).collect(),
        csv,
        json,
    })
}

/// The share of the newest period that is resolved; of the last before it that had any.
pub(super) fn headline(context: &Context<'_>, statistics: &Statistics) -> Option<Headline> {
    let totals = totals(&statistics.rows);
    let mut known = totals.iter().rev().filter_map(|row| Some((share(row)?, row)));
    let ((share, row), before) = (known.next()?, known.next());
    let counts = Counts { of: "complaints", part: row.resolved, whole: row.received };
    Some(Headline {
        id: "pengaduan".to_string(),
        title: context.language.word(Word::Resolved).to_string(),
        url: addresses::COMPLAINTS.to_string(),
        value: Some(share),
        shown: Some(context.language.decimal_exact(share)),
        unit: "%".to_string(),
        period: row.period,
        target: None,
        target_shown: None,
        status: None,
        grade: None,
        before: before.map(|(share, row)| (share, row.period)),
        counts: Some(counts),
        source: headline::source(&statistics.sources),
        published: statistics.published,
    })
}

/// How many of those that came are resolved, in percent, halves up; `None` where none came.
fn share(row: &ComplaintRow) -> Option<Decimal> {
    let percent = Decimal::from(row.resolved) * Decimal::ONE_HUNDRED;
    let share = percent.checked_div(Decimal::from(row.received))?;
    Some(share.round_dp_with_strategy(SHARE_DIGITS, RoundingStrategy::MidpointAwayFromZero))
}

fn period(
    context: &Context<'_>,
    statistics: &Statistics,
    row: &ComplaintRow,
) -> ComplaintPeriodView {
    let language = context.language;
    let count = |count: u32| language.integer(count.into());
    let promise = statistics.promise.map(|promise| promise.high.unwrap_or(promise.low));
    let kept = row.first_response.zip(promise);
    ComplaintPeriodView {
        label: row.period.label(language),
        channel: row.channel.clone(),
        is_none: row.received == 0,
        received: count(row.received),
        running: count(row.running),
        resolved: count(row.resolved),
        closed: count(row.closed),
        share: share(row).map(|share| language.decimal_exact(share)),
        parts: parts(context, row),
        median: row.first_response.map(|median| language.decimal_exact(median)),
        is_promise_kept: kept.map(|(median, promise)| median <= Decimal::from(promise)),
    }
}

fn parts(context: &Context<'_>, row: &ComplaintRow) -> Vec<SharePartView> {
    let percent = |count: u32| {
        let part = Decimal::from(count) * Decimal::ONE_HUNDRED;
        part.checked_div(Decimal::from(row.received)).unwrap_or_default()
    };
    let text = |percent: Decimal| percent.round_dp(PART_DIGITS).normalize().to_string();
    let counts = [("resolved", row.resolved), ("running", row.running), ("closed", row.closed)];
    let mut before = 0;
    let mut parts = Vec::new();
    for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        parts.push(SharePartView {
            key: key.to_string(),
            count: context.language.integer(count.into()),
            start: text(percent(before)),
            width: text(percent(count)),
        });
        before += count;
    }
    parts
}

/// Units in data are in one language.
fn unit_name(unit: TimeUnit) -> String {
    unit.name(Language::Indonesian, 1).to_string()
}

/// Each period with its total, then its channels.
fn rows(statistics: &Statistics) -> Vec<ComplaintRow> {
    let of_channels = statistics.rows.iter().filter(|row| row.channel.is_some()).cloned();
    let mut rows: Vec<ComplaintRow> = totals(&statistics.rows);
    rows.extend(of_channels);
    rows.sort_by(|a, b| (a.period, &a.channel).cmp(&(b.period, &b.channel)));
    rows
}

/// The figures as data.
pub(in crate::plan) fn datasets(context: &Context<'_>) -> Vec<Dataset> {
    let Some((document, statistics)) = document(context) else { return Vec::new() };
    let description = context.language.either(
        "Pengaduan yang diterima, diproses, dan selesai menurut periode dan kanal.",
        "Complaints received, in process and resolved by period and channel.",
    );
    vec![Dataset {
        document,
        title: context.language.word(Word::Complaints).to_string(),
        description: description.to_string(),
        page: addresses::COMPLAINTS.to_string(),
        periods: covered(statistics.rows.iter().map(|row| row.period)),
        issued: Some(statistics.published),
        updated: Some(statistics.published),
        parts: None,
        is_part: false,
    }]
}

/// The document, when there are figures.
pub(super) fn document<'s>(context: &Context<'s>) -> Option<(Document, &'s Statistics)> {
    let statistics = context.site.complaints.as_ref()?.record.statistics.as_ref()?;
    let source = Source { shape: &FIGURES, make: content, number: 0 };
    Some((Document::new(FIGURES.name, source), statistics))
}

fn content(context: &Context<'_>, _: usize) -> Content {
    let title = context.language.word(Word::Complaints).to_string();
    let Some((_, statistics)) = document(context) else {
        return Content { title, head: Value::Null, rows: Vec::new() };
    };
    let unit = statistics.promise.map(|promise| unit_name(promise.unit));
    let row = |row: &ComplaintRow| {
        json!({
            "periode": row.period.id(),
            "kanal": row.channel,
            "diterima": row.received,
            "diproses": row.running,
            "selesai": row.resolved,
            "ditutup": row.closed,
            "persen_selesai": number(share(row)),
            "median_tanggapan": number(row.first_response),
            "satuan_median": unit.as_ref().filter(|_| row.first_response.is_some()),
        })
    };
    let promise = statistics.promise.map(|promise| {
        let most = promise.high.unwrap_or(promise.low);
        json!({ "nilai": most, "satuan": unit_name(promise.unit) })
    });
    let sources: Vec<&str> = statistics.sources.iter().map(|it| it.title.as_str()).collect();
    let head = json!({
        "satuan": "pengaduan",
        "janji_tanggapan": promise,
        "rumus": "persen_selesai = selesai / diterima × 100",
        "tanggal_terbit": statistics.published.to_string(),
        "sumber": sources,
        "url": context.full_url(addresses::COMPLAINTS),
    });
    Content { title, head, rows: rows(statistics).iter().map(row).collect() }
}
