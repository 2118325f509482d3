//! The requests for information as data.

use serde_json::{Value, json};

use super::{Context, median, newest_first, share};
use crate::content::ppid::Requests;
use crate::language::Word;
use crate::plan::addresses;
use crate::plan::data::{
    Content, Dataset, Document, Kind, Shape, Source, covered, field, maybe, number,
};

static SHAPE: Shape = Shape {
    name: "permohonan-informasi",
    about: "Permohonan informasi publik per periode dan hasilnya, yang terbaru lebih dahulu.",
    head: &[&[
        field("satuan", Kind::Text, "Satuan yang dihitung."),
        field("rumus", Kind::Text, "Rumus bagian."),
        field("url", Kind::Url, "Alamat halaman."),
    ]],
    rows: &[
        field("periode", Kind::Text, "Periode: `2025`, `2025-TW1`."),
        field("diterima", Kind::Integer, "Permohonan yang diterima."),
        field("dikabulkan", Kind::Integer, "Yang dikabulkan seluruhnya."),
        field("dikabulkan_sebagian", Kind::Integer, "Yang dikabulkan sebagian."),
        field("ditolak", Kind::Integer, "Yang ditolak."),
        field("proses", Kind::Integer, "Yang masih diproses."),
        maybe("persen_dikabulkan", Kind::Number, "Kosong bila tidak ada permohonan."),
        maybe("persen_dikabulkan_sebagian", Kind::Number, "Kosong bila tidak ada permohonan."),
        maybe("persen_ditolak", Kind::Number, "Kosong bila tidak ada permohonan."),
        maybe("persen_proses", Kind::Number, "Kosong bila tidak ada permohonan."),
        maybe("median_hari_kerja", Kind::Number, "Median hari kerja sampai jawaban."),
        maybe("alasan", Kind::Text, "Alasan penolakan."),
        field("tanggal_terbit", Kind::Date, "Tanggal angka diterbitkan."),
        field("sumber", Kind::List(&Kind::Text), "Sumber angka."),
    ],
    columns: &[
        "periode",
        "satuan",
        "diterima",
        "dikabulkan",
        "dikabulkan_sebagian",
        "ditolak",
        "proses",
        "persen_dikabulkan",
        "persen_dikabulkan_sebagian",
        "persen_ditolak",
        "persen_proses",
        "median_hari_kerja",
        "alasan",
        "tanggal_terbit",
        "sumber",
    ],
};

/// All requests that are told, newest first.
fn requests<'s>(context: &Context<'s>) -> Vec<&'s Requests> {
    context.site.ppid.as_ref().map(|item| newest_first(&item.record)).unwrap_or_default()
}

/// The document, when requests are told.
pub(super) fn document(context: &Context<'_>) -> Option<Document> {
    let source = Source { shape: &SHAPE, make: content, number: 0 };
    (!requests(context).is_empty()).then(|| Document::new(SHAPE.name, source))
}

/// The requests as data.
pub(in crate::plan) fn datasets(context: &Context<'_>) -> Vec<Dataset> {
    let Some(document) = document(context) else { return Vec::new() };
    let description = context.language.either(
        "Permohonan informasi publik yang diterima menurut periode dan hasilnya.",
        "Requests for public information by period and outcome.",
    );
    let requests = requests(context);
    let published = requests.iter().map(|requests| requests.published).max();
    vec![Dataset {
        document,
        title: context.language.word(Word::InformationRequests).to_string(),
        description: description.to_string(),
        page: addresses::PPID.to_string(),
        periods: covered(requests.iter().map(|requests| requests.period.value)),
        issued: published,
        updated: published,
        parts: None,
        is_part: false,
    }]
}

fn content(context: &Context<'_>, _: usize) -> Content {
    Content {
        title: context.language.word(Word::InformationRequests).to_string(),
        head: json!({
            "satuan": "permohonan",
            "rumus": "persen = jumlah / diterima × 100",
            "url": context.full_url(addresses::PPID),
        }),
        rows: requests(context).into_iter().map(row).collect(),
    }
}

fn row(requests: &Requests) -> Value {
    let received = requests.received.value.0;
    let sources: Vec<&str> = requests.sources.iter().map(|it| it.title.as_str()).collect();
    let mut row = json!({
        "periode": requests.period.value.id(),
        "diterima": received,
        "median_hari_kerja": number(median(requests)),
        "alasan": requests.reason,
        "tanggal_terbit": requests.published.to_string(),
        "sumber": sources,
    });
    for (key, count) in requests.outcomes() {
        row[key] = json!(count);
        row[format!("persen_{key}")] = number(share(count, received));
    }
    row
}
