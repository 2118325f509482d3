//! The figures of surveys as data: each, and all of a kind in one table.

use serde_json::{Map, Value, json};

use super::groups::{self, GROUP};
use super::outcome::{Outcome, grade};
use super::{
    Context, INDEX_DIGITS, KINDS, index_max, index_name, kind_word, named, of_kind, title,
};
use crate::content::survey::{Survey, SurveyKind};
use crate::content::syntax::Choice;
use crate::plan::addresses;
use crate::plan::data::{
    Content, Dataset, Document, Field, Kind, Shape, Source, covered, field, maybe, number,
};
use crate::site::Item;
use crate::survey::{self, ANSWER_MAX};

const PERIOD: Field = field("periode", Kind::Text, "Periode: `2025`, `2025-S1`, `2025-TW1`.");

/// What is told of one survey as a whole.
const SURVEY: &[Field] = &[
    field("id", Kind::Text, "Nama tetap survei, yang juga ada di alamat halamannya."),
    field("jenis", Kind::OneOf(SurveyKind::words), "Jenis survei."),
    PERIOD,
    field("nama", Kind::Text, "Nama survei dengan periodenya."),
    maybe("indeks", Kind::Number, "Indeks yang diterbitkan; kosong bila ada unsur tanpa nilai."),
    field("satuan", Kind::Text, "Nama indeks: IKM, IPKP, atau IPAK."),
    field("indeks_tertinggi", Kind::Integer, "Nilai tertinggi yang mungkin."),
    maybe("mutu", Kind::Text, "Mutu pelayanan menurut peraturan; hanya SKM."),
    maybe("kinerja", Kind::Text, "Kinerja menurut peraturan; hanya SKM."),
    field("populasi", Kind::Integer, "Penerima layanan dalam periode itu."),
    field("responden", Kind::Integer, "Responden."),
    field("sampel_minimum", Kind::Integer, "Responden minimum menurut Krejcie dan Morgan."),
    field("sampel_terpenuhi", Kind::Flag, "Apakah responden mencapai minimum."),
    maybe("indeks_1_4", Kind::Number, "Indeks sebelum dikonversi, skala 1 sampai 4."),
    maybe("mulai", Kind::Date, "Hari pertama survei."),
    maybe("selesai", Kind::Date, "Hari terakhir survei."),
    field("tanggal_terbit", Kind::Date, "Tanggal hasil diterbitkan."),
    field("penanggung_jawab", Kind::Text, "Unit yang bertanggung jawab."),
    field("sumber", Kind::List(&Kind::Text), "Sumber angka."),
    field("url", Kind::Url, "Alamat halaman."),
];

static OF_KIND: Shape = Shape {
    name: "survei",
    about: "Semua survei satu jenis, satu baris untuk setiap periode.",
    head: &[],
    rows: SURVEY,
    columns: &[
        "id",
        "periode",
        "indeks",
        "satuan",
        "indeks_tertinggi",
        "mutu",
        "kinerja",
        "populasi",
        "responden",
        "sampel_minimum",
        "sampel_terpenuhi",
        "indeks_1_4",
        "mulai",
        "selesai",
        "tanggal_terbit",
        "penanggung_jawab",
        "sumber",
        "jenis",
        "nama",
        "url",
    ],
};

static ONE: Shape = Shape {
    name: "survei-rinci",
    about: "Satu survei, satu baris untuk setiap unsur.",
    head: &[
        SURVEY,
        &[field(
            "responden_menurut",
            Kind::Named(&Kind::List(&GROUP)),
            "Responden menurut kelompok; kelompok kecil digabung agar tidak ada yang dikenali.",
        )],
    ],
    rows: &[
        maybe("kode", Kind::Text, "Kode unsur; hanya SKM."),
        field("unsur", Kind::Text, "Yang ditanyakan."),
        field("nilai_rata_rata", Kind::Number, "Nilai rata-rata, skala 1 sampai 4."),
        field("skala", Kind::Text, "Skala jawaban."),
        maybe("mutu_unsur", Kind::Text, "Mutu unsur menurut peraturan; hanya SKM."),
        maybe("penjawab", Kind::Integer, "Yang menjawab; kosong bila hanya nilainya diketahui."),
    ],
    columns: &[
        "id",
        "periode",
        "kode",
        "unsur",
        "nilai_rata_rata",
        "skala",
        "mutu_unsur",
        "penjawab",
        "tanggal_terbit",
        "sumber",
    ],
};

/// The surveys of each kind, and each survey.
pub(in crate::plan) fn datasets(context: &Context<'_>) -> Vec<Dataset> {
    let lists = series(context).into_iter().map(|(kind, document)| {
        let surveys = || of_kind(context, kind).map(|(_, item)| &item.record);
        let description = context.language.either(
            "Indeks, mutu, populasi, responden, dan sampel minimum setiap periode.",
            "Index, grade, population, respondents and smallest sample of each period.",
        );
        Dataset {
            document,
            title: context.language.word(kind_word(kind)).to_string(),
            description: description.to_string(),
            page: addresses::SURVEYS.to_string(),
            periods: covered(surveys().map(|survey| survey.period.value)),
            issued: None,
            updated: surveys().map(|survey| survey.published).max(),
            parts: Some((OF_KIND.name, &ONE)),
            is_part: false,
        }
    });
    let surveys = context.site.surveys.iter().enumerate();
    lists.chain(surveys.map(|(number, item)| dataset(context, item, number))).collect()
}

fn dataset(context: &Context<'_>, item: &Item<Survey>, number: usize) -> Dataset {
    let survey = &item.record;
    let office = &context.site.office;
    let title = title(context, survey);
    Dataset {
        document: document(item, number),
        description: format!("{title}. {}, {}.", office.name, office.government),
        title,
        page: addresses::of_item(item),
        periods: Some((survey.period.value, survey.period.value)),
        issued: Some(survey.published),
        updated: Some(survey.published),
        parts: None,
        is_part: true,
    }
}

/// The kinds of which there are surveys, with their figures.
pub(super) fn series(context: &Context<'_>) -> Vec<(SurveyKind, Document)> {
    let numbers = KINDS.into_iter().enumerate();
    let there = numbers.filter(|(_, kind)| of_kind(context, *kind).next().is_some());
    let document = |(number, kind): (usize, SurveyKind)| {
        let source = Source { shape: &OF_KIND, make: all_of_kind, number };
        (kind, Document::new(format!("{}-{}", OF_KIND.name, kind.word()), source))
    };
    there.map(document).collect()
}

/// The figures of one survey.
pub(super) fn document(item: &Item<Survey>, number: usize) -> Document {
    let source = Source { shape: &ONE, make: one, number };
    Document::new(format!("{}/{}", OF_KIND.name, item.slug), source)
}

fn all_of_kind(context: &Context<'_>, number: usize) -> Content {
    let kind = KINDS[number];
    let rows = of_kind(context, kind).map(|(_, item)| Value::Object(record(context, item)));
    Content {
        title: context.language.word(kind_word(kind)).to_string(),
        head: Value::Null,
        rows: rows.collect(),
    }
}

/// A survey as a whole.
fn record(context: &Context<'_>, item: &Item<Survey>) -> Map<String, Value> {
    let survey = &item.record;
    let outcome = Outcome::of(survey);
    let sources: Vec<_> = survey.sources.iter().map(|source| source.title.as_str()).collect();
    let record = json!({
        "id": item.slug,
        "jenis": survey.kind.word(),
        "periode": survey.period.value.id(),
        "nama": title(context, survey),
        "indeks": number(outcome.published),
        "satuan": index_name(survey.kind),
        "indeks_tertinggi": index_max(survey.kind),
        "mutu": outcome.grade.map(|grade| grade.mark),
        "kinerja": outcome.grade.map(|grade| grade.name),
        "populasi": survey.population.value,
        "responden": survey.respondent_count(),
        "sampel_minimum": outcome.sample_min(),
        "sampel_terpenuhi": outcome.is_sample_met(),
        "indeks_1_4": number(outcome.index.map(|it| it.round_dp(INDEX_DIGITS))),
        "mulai": survey.first_day.map(|day| day.to_string()),
        "selesai": survey.last_day.map(|day| day.to_string()),
        "tanggal_terbit": survey.published.to_string(),
        "penanggung_jawab": survey.owner,
        "sumber": sources,
        "url": context.full_url(&addresses::of_item(item)),
    });
    if let Value::Object(record) = record { record } else { Map::new() }
}

fn one(context: &Context<'_>, index: usize) -> Content {
    let item = &context.site.surveys[index];
    let survey = &item.record;
    let elements = survey.all_means().into_iter().map(|mean| {
        let (code, name) = named(context, survey, &mean.name);
        let grade = grade(survey, survey::converted(mean.value));
        json!({
            "kode": code,
            "unsur": name,
            "nilai_rata_rata": number(Some(mean.value.round_dp(INDEX_DIGITS))),
            "skala": format!("1 sampai {ANSWER_MAX}"),
            "mutu_unsur": grade.map(|grade| grade.mark),
            "penjawab": mean.answered,
        })
    });
    let mut head = record(context, item);
    let groups = groups::record(survey, context.site.office.survey_group_min);
    head.insert("responden_menurut".into(), groups);
    Content { title: title(context, survey), head: Value::Object(head), rows: elements.collect() }
}
