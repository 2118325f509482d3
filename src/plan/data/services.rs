//! Services as data: a list, and each with its whole standard.

mod whole;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{Content, Dataset, Document, Field, Kind, Shape, Source, field, maybe, number};
use crate::content::service::{Applicant, Channel, ComponentKind, Fee, FeeKind, Group, Service};
use crate::content::syntax::Choice;
use crate::content::values::Inline;
use crate::language::{Language, Word};
use crate::plan::context::Context;
use crate::plan::service::{amounts, duration_in_short, duration_span, effective};
use crate::plan::{Entry, Output, addresses};
use crate::site::{Item, has_component};

/// What the fee of a service is when it differs by the kind of application.
const BY_VARIANT: &str = "menurut_varian";

const ID: Field =
    field("id", Kind::Text, "Nama tetap layanan, yang juga ada di alamat halamannya.");
const NAME: Field = field("nama", Kind::Text, "Nama layanan.");
const ABBREVIATION: Field = maybe("singkatan", Kind::Text, "Singkatan.");
const ALIASES: Field = field("nama_lain", Kind::List(&Kind::Text), "Nama lama dan sehari-hari.");
const SUMMARY: Field = field("ringkasan", Kind::Text, "Ringkasan.");
const GROUP: Field = field("kelompok", Kind::OneOf(Group::words), "Kelompok perizinan.");
const FIELD: Field = field("bidang", Kind::Text, "Bidang.");
const APPLICANTS: Field =
    field("pemohon", Kind::List(&Kind::OneOf(Applicant::words)), "Siapa yang dapat memohon.");
const CHANNELS: Field =
    field("kanal", Kind::List(&Kind::OneOf(Channel::words)), "Cara mengajukan permohonan.");
const PRODUCTS: Field = field("produk", Kind::List(&Kind::Text), "Produk layanan.");
const OWNER: Field = maybe("penanggung_jawab", Kind::Text, "Unit yang bertanggung jawab.");
const REVIEWED: Field = maybe("ditinjau", Kind::Date, "Tanggal isinya terakhir ditinjau.");
const UPDATED: Field = maybe("diperbarui", Kind::Date, "Tanggal isinya terakhir diubah.");
const PAGE: Field = field("url", Kind::Url, "Alamat halaman.");

static LIST: Shape = Shape {
    name: "layanan",
    about: "Semua layanan, satu baris untuk setiap layanan.",
    head: &[],
    rows: &[
        ID,
        NAME,
        ABBREVIATION,
        ALIASES,
        SUMMARY,
        GROUP,
        FIELD,
        APPLICANTS,
        CHANNELS,
        maybe("jangka_waktu", Kind::Text, "Jangka waktu penyelesaian dengan kata-kata."),
        maybe("jangka_waktu_min", Kind::Integer, "Jangka waktu terpendek, dalam satuannya."),
        maybe("jangka_waktu_maks", Kind::Integer, "Jangka waktu terpanjang, dalam satuannya."),
        maybe("jangka_waktu_satuan", Kind::Text, "Satuan jangka waktu, misalnya `hari kerja`."),
        field("jangka_waktu_status", Kind::OneOf(states), "Apa yang diketahui tentangnya."),
        maybe("biaya_jenis", Kind::OneOf(fee_kinds), "Jenis biaya; kosong bila belum diisi."),
        maybe(
            "biaya_min",
            Kind::Number,
            "Biaya terendah dalam rupiah; 0 bila gratis, kosong bila \
            tidak dapat disebut dengan satu angka.",
        ),
        maybe("biaya_maks", Kind::Number, "Biaya tertinggi dalam rupiah."),
        PRODUCTS,
        field("persyaratan", Kind::List(&Kind::Text), "Persyaratan untuk semua jenis permohonan."),
        field("komponen_terisi", Kind::Integer, "Komponen standar pelayanan yang sudah terisi."),
        field("komponen_seluruhnya", Kind::Integer, "Komponen menurut UU 25/2009 pasal 21."),
        OWNER,
        REVIEWED,
        UPDATED,
        PAGE,
    ],
    columns: &[
        "id",
        "nama",
        "singkatan",
        "nama_lain",
        "ringkasan",
        "kelompok",
        "bidang",
        "pemohon",
        "kanal",
        "jangka_waktu",
        "jangka_waktu_min",
        "jangka_waktu_maks",
        "jangka_waktu_satuan",
        "jangka_waktu_status",
        "biaya_jenis",
        "biaya_min",
        "biaya_maks",
        "produk",
        "persyaratan",
        "komponen_terisi",
        "komponen_seluruhnya",
        "penanggung_jawab",
        "ditinjau",
        "diperbarui",
        "url",
    ],
};

/// What may be known of a duration, as pages and as data call it.
const STATES: [(&str, &str); 4] = [
    ("known", "diketahui"),
    ("by_rule", "menurut_ketentuan"),
    ("by_variant", BY_VARIANT),
    ("unknown", "belum_diisi"),
];

fn states() -> Vec<&'static str> {
    STATES.iter().map(|(_, word)| *word).collect()
}

fn fee_kinds() -> Vec<&'static str> {
    FeeKind::words().into_iter().chain([BY_VARIANT]).collect()
}

/// The list, when there are services.
pub(super) fn datasets(context: &Context<'_>) -> Vec<Dataset> {
    let services = &context.site.services;
    if services.is_empty() {
        return Vec::new();
    }
    let description = context.language.either(
        "Persyaratan, jangka waktu, biaya, dan kelengkapan standar setiap layanan.",
        "Requirements, duration, fee and completeness of the standard of each service.",
    );
    vec![Dataset {
        document: Document::new(LIST.name, Source { shape: &LIST, make: list, number: 0 }),
        title: context.language.word(Word::Services).to_string(),
        description: description.to_string(),
        page: addresses::SERVICES.to_string(),
        periods: None,
        issued: None,
        updated: services.iter().filter_map(|item| item.record.care.updated).max(),
        parts: Some((LIST.name, &whole::SERVICE)),
        is_part: false,
    }]
}

/// The files of the list and of each service.
pub(in crate::plan) fn outputs(context: &Context<'_>) -> Vec<Output> {
    let lists = datasets(context);
    let mut outputs: Vec<_> = lists.iter().flat_map(|it| it.document.outputs()).collect();
    for (number, item) in context.site.services.iter().enumerate() {
        let source = Source { shape: &whole::SERVICE, make: whole::service, number };
        let document = Document::new(format!("{}/{}", LIST.name, item.slug), source);
        let files = document.outputs().into_iter();
        outputs.extend(files.map(|file| file.of_entry(Entry::Service(number), item, None)));
    }
    outputs
}

fn list(context: &Context<'_>, _: usize) -> Content {
    let rows = context.site.services.iter().map(|item| row(context, item));
    let title = context.language.word(Word::Services).to_string();
    Content { title, head: Value::Null, rows: rows.collect() }
}

fn row(context: &Context<'_>, item: &Item<Service>) -> Value {
    let service = &*item.record;
    let (duration, state) = duration_in_short(Language::Indonesian, service);
    let state = STATES.iter().find(|(shown, _)| *shown == state).map(|(_, word)| word);
    let time = duration_span(service);
    let fees = effective(service, service.fee.as_ref(), |variant| variant.fee.as_ref());
    let (low, high) = price(&fees).unzip();
    let is_filled = |kind: &ComponentKind| has_component(service, &context.site.standard, *kind);
    let names = service.requirements.iter().map(|requirement| &requirement.name);
    json!({
        "id": item.slug,
        "nama": service.name,
        "singkatan": service.abbreviation,
        "nama_lain": service.aliases,
        "ringkasan": service.summary,
        "kelompok": service.group.word(),
        "bidang": service.field,
        "pemohon": service.applicants.iter().map(|it| it.word()).collect::<Vec<_>>(),
        "kanal": service.channels.iter().map(|it| it.word()).collect::<Vec<_>>(),
        "jangka_waktu": duration,
        "jangka_waktu_min": time.map(|time| time.low),
        "jangka_waktu_maks": time.map(|time| time.high.unwrap_or(time.low)),
        "jangka_waktu_satuan": time.map(|time| time.unit.name(Language::Indonesian, 1)),
        "jangka_waktu_status": state,
        "biaya_jenis": fee_kind(&fees),
        "biaya_min": number(low),
        "biaya_maks": number(high),
        "produk": plain(&service.products),
        "persyaratan": plain(names),
        "komponen_terisi": ComponentKind::ALL.iter().filter(|kind| is_filled(kind)).count(),
        "komponen_seluruhnya": ComponentKind::ALL.len(),
        "penanggung_jawab": service.care.owner,
        "ditinjau": service.care.reviewed.as_ref().map(|date| date.value.to_string()),
        "diperbarui": service.care.updated.map(|date| date.to_string()),
        "url": context.full_url(&addresses::of_item(item)),
    })
}

fn plain<'t>(texts: impl IntoIterator<Item = &'t Inline>) -> Vec<String> {
    texts.into_iter().map(|text| text.0.plain()).collect()
}

/// The kind of the fee for all kinds of application; `None` while none is filled in.
fn fee_kind(fees: &[Option<&Fee>]) -> Option<&'static str> {
    let known: Vec<FeeKind> = fees.iter().flatten().map(|fee| fee.kind).collect();
    let first = known.first()?;
    let is_one = known.len() == fees.len() && known.iter().all(|kind| kind == first);
    Some(if is_one { first.word() } else { BY_VARIANT })
}

/// The lowest and the highest price of all kinds of application, when each has one.
fn price(fees: &[Option<&Fee>]) -> Option<(Decimal, Decimal)> {
    let of = |fee: Option<&Fee>| match fee? {
        fee if fee.kind == FeeKind::Free => Some((Decimal::ZERO, Decimal::ZERO)),
        fee => amounts(fee),
    };
    let prices: Vec<(Decimal, Decimal)> = fees.iter().copied().map(of).collect::<Option<_>>()?;
    let low = prices.iter().map(|(low, _)| *low).min();
    low.zip(prices.iter().map(|(_, high)| *high).max())
}
