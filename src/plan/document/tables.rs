//! All documents as data, and the years of which there is none.

use serde_json::json;

use super::{Context, lines, view};
use crate::content::document::DocumentSeries;
use crate::language::Word;
use crate::plan::addresses;
use crate::plan::data::{Content, Dataset, Document, Kind, Shape, Source, field, maybe};
use crate::site::Item;
use crate::view::DocumentView;

static SHAPE: Shape = Shape {
    name: "dokumen",
    about: "Dokumen berkala per tahun; tahun yang belum ada dokumennya ikut dicantumkan.",
    head: &[&[field("url", Kind::Url, "Alamat halaman.")]],
    rows: &[
        field("id", Kind::Text, "Nama tetap seri, yang juga ada di alamat halamannya."),
        field("nama", Kind::Text, "Nama seri dokumen."),
        field("tahun", Kind::Text, "Tahun yang dicakup: `2025`, `2025–2029`."),
        field("keadaan", Kind::OneOf(states), "Apakah dokumennya ada."),
        maybe("judul_dokumen", Kind::Text, "Judul dokumen."),
        maybe("tanggal", Kind::Date, "Tanggal dokumen."),
        maybe("tautan", Kind::Url, "Alamat dokumen."),
    ],
    columns: &["id", "nama", "tahun", "keadaan", "judul_dokumen", "tanggal", "tautan"],
};

/// Whether there is a document.
const THERE: &str = "ada";
const MISSING: &str = "belum ada";

fn states() -> Vec<&'static str> {
    vec![THERE, MISSING]
}

pub(super) fn document() -> Document {
    Document::new(SHAPE.name, Source { shape: &SHAPE, make: content, number: 0 })
}

/// The documents as data.
pub(in crate::plan) fn datasets(context: &Context<'_>) -> Vec<Dataset> {
    let series = &context.site.documents;
    if series.is_empty() {
        return Vec::new();
    }
    let description = context.language.either(
        "Dokumen perencanaan dan pelaporan menurut seri dan tahun.",
        "Documents of planning and reporting by series and year.",
    );
    let documents = series.iter().flat_map(|item| &item.record.documents);
    vec![Dataset {
        document: document(),
        title: context.language.word(Word::Documents).to_string(),
        description: description.to_string(),
        page: addresses::DOCUMENTS.to_string(),
        periods: None,
        issued: None,
        updated: documents.filter_map(|document| document.date).max(),
        parts: None,
        is_part: false,
    }]
}

fn content(context: &Context<'_>, _: usize) -> Content {
    let of_series = |item: &Item<DocumentSeries>| {
        let lines = lines(context, &item.record);
        let views = lines.iter().map(|line| view(context, &item.record, line));
        views.map(|view| row(context, item, &view)).collect::<Vec<_>>()
    };
    Content {
        title: context.language.word(Word::Documents).to_string(),
        head: json!({ "url": context.full_url(addresses::DOCUMENTS) }),
        rows: context.site.documents.iter().flat_map(of_series).collect(),
    }
}

fn row(
    context: &Context<'_>,
    item: &Item<DocumentSeries>,
    document: &DocumentView,
) -> serde_json::Value {
    let file = document.file.as_ref().map(|file| context.full_url(&file.url));
    json!({
        "id": item.slug,
        "nama": item.record.name,
        "tahun": document.years,
        "keadaan": if document.title.is_some() { THERE } else { MISSING },
        "judul_dokumen": document.title,
        "tanggal": document.date.as_ref().map(|date| &date.iso),
        "tautan": file.or_else(|| document.link.as_ref().map(|link| link.url.clone())),
    })
}
