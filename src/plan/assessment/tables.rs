//! The results of assessments as data: each, and all in one long table.

use serde_json::{Value, json};

use super::Context;
use crate::content::assessment::{Assessment, AssessmentKind, AssessmentResult};
use crate::content::syntax::Choice;
use crate::language::Word;
use crate::plan::addresses;
use crate::plan::data::{
    Content, Dataset, Document, Field, Kind, Shape, Source, covered, field, file_url, maybe, number,
};
use crate::site::Item;

const ID: Field =
    field("id", Kind::Text, "Nama tetap penilaian, yang juga ada di alamat halamannya.");
const NAME: Field = field("nama", Kind::Text, "Nama penilaian atau penghargaan.");
const KIND: Field = field("jenis", Kind::OneOf(AssessmentKind::words), "Siapa yang menilai.");
const INSTITUTION: Field = field("lembaga", Kind::Text, "Lembaga yang menilai.");
const SUBJECT: Field =
    maybe("yang_dinilai", Kind::Text, "Yang dinilai; kosong bila kantor ini sendiri.");
const PERIOD: Field = field("periode", Kind::Text, "Periode yang dinilai: `2025`, `2025-S1`.");
const VALUE: Field = maybe("nilai", Kind::Number, "Nilai pada skala penilaiannya.");
const MAXIMUM: Field = maybe("nilai_tertinggi", Kind::Number, "Nilai tertinggi yang mungkin.");
const CATEGORY: Field = maybe("kategori", Kind::Text, "Kategori atau mutu.");
const RANK: Field = maybe("peringkat", Kind::Integer, "Peringkat.");
const RANKED: Field = maybe("dari", Kind::Integer, "Banyaknya yang diperingkatkan.");
const CLASS: Field = maybe("kelompok", Kind::Text, "Kelompok yang diperingkatkan.");
const TITLE: Field = maybe("predikat", Kind::Text, "Predikat.");
const DATE: Field = maybe("tanggal", Kind::Date, "Tanggal penetapan.");
const EVIDENCE: Field = maybe("bukti", Kind::Url, "Alamat bukti.");
const NOTE: Field = maybe("catatan", Kind::Text, "Catatan.");
const PUBLISHED: Field = field("tanggal_terbit", Kind::Date, "Tanggal hasil diterbitkan.");
const SOURCES: Field = field("sumber", Kind::List(&Kind::Text), "Sumber.");
const OWNER: Field = field("penanggung_jawab", Kind::Text, "Unit yang bertanggung jawab.");
const PAGE: Field = field("url", Kind::Url, "Alamat halaman.");

const COLUMNS: &[&str] = &[
    "id",
    "nama",
    "jenis",
    "lembaga",
    "yang_dinilai",
    "periode",
    "nilai",
    "nilai_tertinggi",
    "kategori",
    "peringkat",
    "dari",
    "kelompok",
    "predikat",
    "tanggal",
    "bukti",
    "catatan",
    "tanggal_terbit",
    "sumber",
    "penanggung_jawab",
    "url",
];

static ALL: Shape = Shape {
    name: "penilaian",
    about: "Semua penilaian dan penghargaan, satu baris untuk setiap hasil.",
    head: &[],
    rows: &[
        ID,
        NAME,
        KIND,
        INSTITUTION,
        SUBJECT,
        PERIOD,
        VALUE,
        MAXIMUM,
        CATEGORY,
        RANK,
        RANKED,
        CLASS,
        TITLE,
        DATE,
        EVIDENCE,
        NOTE,
        PUBLISHED,
        SOURCES,
        OWNER,
        PAGE,
    ],
    columns: COLUMNS,
};

static ONE: Shape = Shape {
    name: "penilaian-rinci",
    about: "Satu penilaian atau penghargaan, satu baris untuk setiap hasil.",
    head: &[&[ID, NAME, KIND, INSTITUTION, SUBJECT, MAXIMUM, PUBLISHED, SOURCES, OWNER, PAGE]],
    rows: &[PERIOD, VALUE, CATEGORY, RANK, RANKED, CLASS, TITLE, DATE, EVIDENCE, NOTE],
    columns: COLUMNS,
};

/// The results of all assessments, and of each.
pub(in crate::plan) fn datasets(context: &Context<'_>) -> Vec<Dataset> {
    let assessments = &context.site.assessments;
    let results = assessments.iter().flat_map(|item| &item.record.results);
    let description = context.language.either(
        "Nilai, kategori, peringkat, dan predikat menurut lembaga yang menilai.",
        "Values, categories, ranks and titles by the institutions that assess.",
    );
    let list = list(context).map(|document| Dataset {
        document,
        title: context.language.word(Word::Assessments).to_string(),
        description: description.to_string(),
        page: addresses::ASSESSMENTS.to_string(),
        periods: covered(results.map(|result| result.period.value)),
        issued: None,
        updated: assessments.iter().map(|item| item.record.published).max(),
        parts: Some((ALL.name, &ONE)),
        is_part: false,
    });
    let single = assessments.iter().enumerate().map(|(number, item)| dataset(item, number));
    list.into_iter().chain(single).collect()
}

fn dataset(item: &Item<Assessment>, number: usize) -> Dataset {
    let assessment = &item.record;
    Dataset {
        document: document(item, number),
        title: assessment.name.clone(),
        description: format!("{} ({}).", assessment.name, assessment.institution.value),
        page: addresses::of_item(item),
        periods: covered(assessment.results.iter().map(|result| result.period.value)),
        issued: Some(assessment.published),
        updated: Some(assessment.published),
        parts: None,
        is_part: true,
    }
}

/// The results of all assessments, when there are any.
pub(super) fn list(context: &Context<'_>) -> Option<Document> {
    let source = Source { shape: &ALL, make: all, number: 0 };
    (!context.site.assessments.is_empty()).then(|| Document::new(ALL.name, source))
}

/// The results of one assessment.
pub(super) fn document(item: &Item<Assessment>, number: usize) -> Document {
    let source = Source { shape: &ONE, make: one, number };
    Document::new(format!("{}/{}", ALL.name, item.slug), source)
}

fn all(context: &Context<'_>, _: usize) -> Content {
    let of = |item: &Item<Assessment>| {
        let results = item.record.results.iter();
        let rows = results.map(|result| {
            let mut row = head(context, item);
            let Value::Object(result) = row_of(context, &item.record, result) else { return row };
            row.as_object_mut().into_iter().for_each(|row| row.extend(result.clone()));
            row
        });
        rows.collect::<Vec<_>>()
    };
    Content {
        title: context.language.word(Word::Assessments).to_string(),
        head: Value::Null,
        rows: context.site.assessments.iter().flat_map(of).collect(),
    }
}

fn one(context: &Context<'_>, number: usize) -> Content {
    let item = &context.site.assessments[number];
    let results = item.record.results.iter();
    Content {
        title: item.record.name.clone(),
        head: head(context, item),
        rows: results.map(|result| row_of(context, &item.record, result)).collect(),
    }
}

/// What is told of an assessment as a whole.
fn head(context: &Context<'_>, item: &Item<Assessment>) -> Value {
    let assessment = &item.record;
    let sources: Vec<&str> = assessment.sources.iter().map(|it| it.title.as_str()).collect();
    json!({
        "id": item.slug,
        "nama": assessment.name,
        "jenis": assessment.kind.word(),
        "lembaga": assessment.institution.value,
        "yang_dinilai": assessment.subject,
        "nilai_tertinggi": number(assessment.maximum),
        "tanggal_terbit": assessment.published.to_string(),
        "sumber": sources,
        "penanggung_jawab": assessment.owner,
        "url": context.full_url(&addresses::of_item(item)),
    })
}

fn row_of(context: &Context<'_>, assessment: &Assessment, result: &AssessmentResult) -> Value {
    let evidence = result.evidence.as_ref();
    json!({
        "periode": result.period.value.id(),
        "nilai": number(result.value),
        "kategori": category(assessment, result),
        "peringkat": result.rank,
        "dari": result.ranked,
        "kelompok": result.class,
        "predikat": result.title,
        "tanggal": result.date.map(|date| date.to_string()),
        "bukti": evidence.map(|file| file_url(context, &file.value)),
        "catatan": result.note,
    })
}

/// The category as data has it: by its mark where a table is known.
fn category(assessment: &Assessment, result: &AssessmentResult) -> Option<String> {
    let told = result.category.as_ref().map(|category| category.value.clone());
    assessment.category(result).map(|category| category.mark.to_string()).or(told)
}
