//! The figures of indicators as data: each, and all in one long table.

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};

use super::{ACHIEVEMENT_DIGITS, Context, achievement, formula};
use crate::content::indicator::{Direction, Frequency, Indicator, Row};
use crate::content::syntax::Choice;
use crate::language::Word;
use crate::plan::addresses;
use crate::plan::data::{
    Content, Dataset, Document, Field, Kind, Shape, Source, covered, field, maybe, number,
};
use crate::site::Item;

const ID: Field =
    field("id", Kind::Text, "Nama tetap indikator, yang juga ada di alamat halamannya.");
const NAME: Field = field("nama", Kind::Text, "Nama indikator.");
const PERIOD: Field =
    field("periode", Kind::Text, "Periode: `2025`, `2025-S1`, `2025-TW1`, `2025-03`.");
const LABEL: Field = field("label", Kind::Text, "Periode dengan kata-kata.");
const UNIT: Field = field("satuan", Kind::Text, "Satuan target dan realisasi.");
const TARGET: Field = maybe("target", Kind::Number, "Target dalam satuannya.");
const VALUE: Field =
    maybe("realisasi", Kind::Number, "Realisasi dalam satuannya; kosong bila belum tersedia.");
const PART: Field = maybe("pembilang", Kind::Number, "Pembilang realisasi yang berupa persentase.");
const WHOLE: Field = maybe("penyebut", Kind::Number, "Penyebutnya.");
const ACHIEVEMENT: Field =
    maybe("capaian_persen", Kind::Number, "Capaian dalam persen, dua desimal, menurut rumusnya.");
const SOURCES: Field = field("sumber", Kind::List(&Kind::Text), "Sumber angka.");
const PUBLISHED: Field = field("tanggal_terbit", Kind::Date, "Tanggal angka diterbitkan.");
const NOTE: Field = maybe("catatan", Kind::Text, "Catatan.");
const PAGE: Field = field("url", Kind::Url, "Alamat halaman.");

const COLUMNS: &[&str] = &[
    "id",
    "nama",
    "periode",
    "label",
    "target",
    "realisasi",
    "pembilang",
    "penyebut",
    "capaian_persen",
    "satuan",
    "sumber",
    "tanggal_terbit",
    "url",
    "catatan",
];

static ALL: Shape = Shape {
    name: "indikator",
    about: "Semua indikator kinerja, satu baris untuk setiap indikator dan periode.",
    head: &[],
    rows: &[
        ID,
        NAME,
        PERIOD,
        LABEL,
        TARGET,
        VALUE,
        PART,
        WHOLE,
        ACHIEVEMENT,
        UNIT,
        SOURCES,
        PUBLISHED,
        NOTE,
        PAGE,
    ],
    columns: COLUMNS,
};

static ONE: Shape = Shape {
    name: "indikator-rinci",
    about: "Satu indikator kinerja dengan cara menghitungnya.",
    head: &[&[
        ID,
        NAME,
        field("kelompok", Kind::Text, "Kelompok."),
        UNIT,
        field("arah", Kind::OneOf(Direction::words), "Ke mana angkanya membaik."),
        field("rumus", Kind::Text, "Rumus capaian."),
        maybe("frekuensi", Kind::OneOf(Frequency::words), "Seberapa sering ada angka."),
        field("akumulasi", Kind::OneOf(accumulations), "Cara periode menjadi angka tahunan."),
        maybe("uraian", Kind::Text, "Penjelasan."),
        maybe("metode", Kind::Text, "Cara mengukur."),
        field("penanggung_jawab", Kind::Text, "Unit yang bertanggung jawab."),
        PUBLISHED,
        SOURCES,
        PAGE,
    ]],
    rows: &[PERIOD, LABEL, TARGET, VALUE, PART, WHOLE, ACHIEVEMENT, NOTE],
    columns: COLUMNS,
};

const ACCUMULATIONS: [&str; 2] = ["terakhir", "jumlah"];

fn accumulations() -> Vec<&'static str> {
    ACCUMULATIONS.to_vec()
}

/// The figures of all indicators, and of each.
pub(in crate::plan) fn datasets(context: &Context<'_>) -> Vec<Dataset> {
    let indicators = &context.site.indicators;
    let rows = indicators.iter().flat_map(|item| &item.record.rows);
    let list = list(context).map(|document| Dataset {
        document,
        title: context.language.word(Word::Indicators).to_string(),
        description: context
            .language
            .either(
                "Target, realisasi, dan capaian semua indikator kinerja.",
                "Targets, values and achievements of all performance indicators.",
            )
            .to_string(),
        page: addresses::INDICATORS.to_string(),
        periods: covered(rows.map(|row| row.period)),
        issued: None,
        updated: indicators.iter().map(|item| item.record.published).max(),
        parts: Some((ALL.name, &ONE)),
        is_part: false,
    });
    let single = indicators.iter().enumerate().map(|(number, item)| dataset(item, number));
    list.into_iter().chain(single).collect()
}

fn dataset(item: &Item<Indicator>, number: usize) -> Dataset {
    let indicator = &item.record;
    let described = indicator.description.as_ref().map(|text| text.0.plain());
    Dataset {
        document: document(item, number),
        title: indicator.name.clone(),
        description: described
            .unwrap_or_else(|| format!("{} ({}).", indicator.name, indicator.unit)),
        page: addresses::of_item(item),
        periods: covered(indicator.rows.iter().map(|row| row.period)),
        issued: Some(indicator.published),
        updated: Some(indicator.published),
        parts: None,
        is_part: true,
    }
}

/// The figures of all indicators, when there are any.
pub(super) fn list(context: &Context<'_>) -> Option<Document> {
    let source = Source { shape: &ALL, make: all, number: 0 };
    (!context.site.indicators.is_empty()).then(|| Document::new(ALL.name, source))
}

/// The figures of one indicator.
pub(super) fn document(item: &Item<Indicator>, number: usize) -> Document {
    let source = Source { shape: &ONE, make: one, number };
    Document::new(format!("{}/{}", ALL.name, item.slug), source)
}

fn all(context: &Context<'_>, _: usize) -> Content {
    let of = |item: &Item<Indicator>| {
        let indicator = &item.record;
        let rows = indicator.rows.iter().map(|row| {
            let mut value = figures(context, indicator, row);
            value["id"] = json!(item.slug);
            value["nama"] = json!(indicator.name);
            value["satuan"] = json!(indicator.unit);
            value["sumber"] = json!(sources(indicator));
            value["tanggal_terbit"] = json!(indicator.published.to_string());
            value["url"] = json!(context.full_url(&addresses::of_item(item)));
            value
        });
        rows.collect::<Vec<_>>()
    };
    Content {
        title: context.language.word(Word::Indicators).to_string(),
        head: Value::Null,
        rows: context.site.indicators.iter().flat_map(of).collect(),
    }
}

fn one(context: &Context<'_>, number: usize) -> Content {
    let item = &context.site.indicators[number];
    let indicator = &*item.record;
    let plain = |text: &crate::content::values::Block| text.0.plain();
    let head = json!({
        "id": item.slug,
        "nama": indicator.name,
        "kelompok": indicator.group,
        "satuan": indicator.unit,
        "arah": indicator.direction.word(),
        "rumus": match formula(indicator) {
            "higher" => "realisasi / target × 100",
            "lower_difference" => "(2 × target − realisasi) / target × 100",
            _ => "target / realisasi × 100",
        },
        "frekuensi": indicator.frequency.map(Choice::word),
        "akumulasi": ACCUMULATIONS[usize::from(indicator.is_cumulative)],
        "uraian": indicator.description.as_ref().map(plain),
        "metode": indicator.method.as_ref().map(plain),
        "penanggung_jawab": indicator.owner,
        "tanggal_terbit": indicator.published.to_string(),
        "sumber": sources(indicator),
        "url": context.full_url(&addresses::of_item(item)),
    });
    let rows = indicator.rows.iter().map(|row| figures(context, indicator, row)).collect();
    Content { title: indicator.name.clone(), head, rows }
}

fn sources(indicator: &Indicator) -> Vec<&str> {
    indicator.sources.iter().map(|source| source.title.as_str()).collect()
}

fn figures(context: &Context<'_>, indicator: &Indicator, row: &Row) -> Value {
    json!({
        "periode": row.period.id(),
        "label": row.period.label(context.language),
        "target": number(row.target),
        "realisasi": number(row.value),
        "pembilang": number(row.part),
        "penyebut": number(row.whole),
        "capaian_persen": number(achievement(indicator, row).map(rounded)),
        "catatan": row.note,
    })
}

/// An achievement as it is published everywhere, halves rounded up as people do.
fn rounded(percent: Decimal) -> Decimal {
    percent.round_dp_with_strategy(ACHIEVEMENT_DIGITS, RoundingStrategy::MidpointAwayFromZero)
}
