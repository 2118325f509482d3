//! One figure that stands for a record, as the sheet of headline figures and its data have it.

use std::cmp::Ordering;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::context::Context;
use super::data::{self, Field, Kind, field, maybe};
use crate::content::indicator::Source;
use crate::period::Period;
use crate::view::{GradeView, HeadlineView};

/// A figure in data.
pub(super) const RECORD: &[Field] = &[
    field("id", Kind::Text, "Nama tetap: kumpulan data dan id di dalamnya."),
    field("nama", Kind::Text, "Nama angka."),
    maybe("nilai", Kind::Number, "Angka terbaru dalam satuannya."),
    field("satuan", Kind::Text, "Satuan."),
    field("periode", Kind::Text, "Periode: `2025`, `2025-S1`, `2025-TW1`, `2025-03`."),
    maybe("target", Kind::Number, "Target dalam satuan yang sama."),
    maybe("tercapai", Kind::Flag, "Apakah target tercapai; kosong bila tanpa target."),
    maybe("bagian", Kind::Integer, "Pembilang, bila angkanya bagian dari keseluruhan."),
    maybe("dari", Kind::Integer, "Penyebut."),
    maybe("mutu", Kind::Text, "Mutu atau kategori menurut peraturan."),
    maybe("nilai_sebelumnya", Kind::Number, "Angka sebelumnya yang diketahui."),
    maybe("periode_sebelumnya", Kind::Text, "Periode angka sebelumnya."),
    field("sumber", Kind::Text, "Sumber angka."),
    field("tanggal_terbit", Kind::Date, "Tanggal angka diterbitkan."),
    field("url", Kind::Url, "Alamat halaman."),
];

/// The newest figure of a record.
pub(super) struct Headline {
    /// `survei/skm-2026-s1`
    pub(super) id: String,
    pub(super) title: String,
    /// Its page, from the root of the site.
    pub(super) url: String,
    pub(super) value: Option<Decimal>,
    /// As it is printed.
    pub(super) shown: Option<String>,
    pub(super) unit: String,
    pub(super) period: Period,
    pub(super) target: Option<Decimal>,
    /// As it is printed.
    pub(super) target_shown: Option<String>,
    /// `met` or `missed`.
    pub(super) status: Option<&'static str>,
    pub(super) grade: Option<GradeView>,
    /// The figure before it.
    pub(super) before: Option<(Decimal, Period)>,
    /// What it was counted of.
    pub(super) counts: Option<Counts>,
    pub(super) source: String,
    pub(super) published: Date,
}

/// The part and the whole that a figure was counted of.
pub(super) struct Counts {
    /// `respondents` or `complaints`.
    pub(super) of: &'static str,
    pub(super) part: u32,
    pub(super) whole: u32,
}

/// The first source, which stands for all.
pub(super) fn source(sources: &[Source]) -> String {
    sources.first().map(|source| source.title.clone()).unwrap_or_default()
}

impl Headline {
    /// Which way it has gone.
    fn trend(&self) -> Option<&'static str> {
        let (value, (before, _)) = self.value.zip(self.before)?;
        Some(match value.cmp(&before) {
            Ordering::Greater => "up",
            Ordering::Less => "down",
            Ordering::Equal => "same",
        })
    }

    /// By how much it has changed, without sign.
    fn change(&self) -> Option<Decimal> {
        let (value, (before, _)) = self.value.zip(self.before)?;
        value.checked_sub(before).map(|change| change.abs())
    }

    pub(super) fn view(&self, context: &Context<'_>) -> HeadlineView {
        let language = context.language;
        HeadlineView {
            title: self.title.clone(),
            url: self.url.clone(),
            value: self.shown.clone(),
            unit: self.unit.clone(),
            period: self.period.label(language),
            target: self.target_shown.clone(),
            status: self.status.map(str::to_string),
            grade: self.grade.clone(),
            trend: self.trend().map(str::to_string),
            change: self.change().map(|change| language.decimal_exact(change.normalize())),
            period_before: self.before.map(|(_, period)| period.label(language)),
            counted: self.counts.as_ref().map(|counts| counts.of.to_string()),
            part: self.counts.as_ref().map(|counts| language.integer(counts.part.into())),
            whole: self.counts.as_ref().map(|counts| language.integer(counts.whole.into())),
            source: self.source.clone(),
            published: context.date(self.published),
        }
    }

    pub(super) fn record(&self, context: &Context<'_>) -> Value {
        json!({
            "id": self.id,
            "nama": self.title,
            "nilai": data::number(self.value),
            "satuan": self.unit,
            "periode": self.period.id(),
            "target": data::number(self.target),
            "tercapai": self.status.map(|status| status == "met"),
            "bagian": self.counts.as_ref().map(|counts| counts.part),
            "dari": self.counts.as_ref().map(|counts| counts.whole),
            "mutu": self.grade.as_ref().map(|grade| grade.mark.as_str()),
            "nilai_sebelumnya": data::number(self.before.map(|(value, _)| value)),
            "periode_sebelumnya": self.before.map(|(_, period)| period.id()),
            "sumber": self.source,
            "tanggal_terbit": self.published.to_string(),
            "url": context.full_url(&self.url),
        })
    }
}
