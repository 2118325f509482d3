//! The list of public information as data.

use serde_json::{Value, json};

use super::{Context, items};
use crate::content::public_information::{Category, Information, Medium, PATH};
use crate::language::Word;
use crate::plan::addresses;
use crate::plan::data::{Content, Dataset, Document, Kind, Shape, Source, field, maybe};

static SHAPE: Shape = Shape {
    name: "informasi-publik",
    about: "Daftar Informasi Publik; informasi yang dikecualikan hanya dicantumkan alasannya.",
    head: &[&[field("url", Kind::Url, "Alamat halaman.")]],
    rows: &[
        field("id", Kind::Text, "Nama tetap informasi."),
        field("kategori", Kind::OneOf(categories), "Kategori informasi."),
        maybe("jenis", Kind::Text, "Jenis informasi."),
        field("ringkasan", Kind::Text, "Ringkasan isi informasi."),
        maybe("pejabat", Kind::Text, "Pejabat atau unit yang menguasai informasi."),
        maybe("penanggung_jawab", Kind::Text, "Penanggung jawab pembuatan atau penerbitan."),
        maybe("pembuatan", Kind::Text, "Waktu dan tempat pembuatan."),
        field("bentuk", Kind::List(&Kind::Text), "Bentuk yang tersedia."),
        maybe("penyimpanan", Kind::Text, "Jangka waktu penyimpanan."),
        maybe("tautan", Kind::Url, "Alamat informasi."),
        maybe("dasar_hukum", Kind::Text, "Dasar hukum pengecualian."),
        maybe("uji_konsekuensi", Kind::Text, "Nomor uji konsekuensi."),
        maybe("tanggal_uji", Kind::Date, "Tanggal uji konsekuensi."),
    ],
    columns: &[
        "id",
        "kategori",
        "jenis",
        "ringkasan",
        "pejabat",
        "penanggung_jawab",
        "pembuatan",
        "bentuk",
        "penyimpanan",
        "tautan",
        "dasar_hukum",
        "uji_konsekuensi",
        "tanggal_uji",
    ],
};

fn categories() -> Vec<&'static str> {
    Category::ALL.iter().map(|(_, category)| category.name()).collect()
}

/// The document, when there is a list.
pub(super) fn document(context: &Context<'_>) -> Option<Document> {
    let source = Source { shape: &SHAPE, make: content, number: 0 };
    context.site.public_information.as_ref().map(|_| Document::new(SHAPE.name, source))
}

/// The list as data.
pub(in crate::plan) fn datasets(context: &Context<'_>) -> Vec<Dataset> {
    let description = context.language.either(
        "Daftar Informasi Publik menurut kategori, dengan pejabat yang menguasainya.",
        "The list of public information by category, with who has it.",
    );
    let dataset = |document| Dataset {
        document,
        title: context.language.word(Word::PublicInformation).to_string(),
        description: description.to_string(),
        page: addresses::PUBLIC_INFORMATION.to_string(),
        periods: None,
        issued: None,
        updated: None,
        parts: None,
        is_part: false,
    };
    document(context).map(dataset).into_iter().collect()
}

fn content(context: &Context<'_>, _: usize) -> Content {
    Content {
        title: context.language.word(Word::PublicInformation).to_string(),
        head: json!({ "url": context.full_url(addresses::PUBLIC_INFORMATION) }),
        rows: items(context).iter().map(|item| row(context, item)).collect(),
    }
}

fn row(context: &Context<'_>, item: &Information) -> Value {
    json!({
        "id": item.id,
        "kategori": item.category.name(),
        "jenis": item.kind,
        "ringkasan": item.summary,
        "pejabat": item.holder,
        "penanggung_jawab": item.maker,
        "pembuatan": item.made,
        "bentuk": item.media.iter().map(|medium: &Medium| medium.name()).collect::<Vec<_>>(),
        "penyimpanan": item.retention,
        "tautan": context.full_link(item.link.as_ref(), PATH),
        "dasar_hukum": item.ground,
        "uji_konsekuensi": item.test_number,
        "tanggal_uji": item.test_date.map(|date| date.to_string()),
    })
}
