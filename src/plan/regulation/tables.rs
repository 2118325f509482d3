//! The regulations as data.

use serde_json::{Value, json};

use super::{Context, record};
use crate::content::regulation::{Regulation, Regulations, Status};
use crate::language::Word;
use crate::plan::addresses;
use crate::plan::data::{Content, Dataset, Document, Kind, Shape, Source, field, maybe};
use crate::site::Item;

static SHAPE: Shape = Shape {
    name: "regulasi",
    about: "Peraturan, statusnya, dan layanan yang berdasar padanya.",
    head: &[&[field("url", Kind::Url, "Alamat halaman.")]],
    rows: &[
        field("id", Kind::Text, "Nama tetap peraturan, yang juga ada di alamat halamannya."),
        field("jenis", Kind::Text, "Jenis peraturan."),
        field("nomor", Kind::Text, "Nomor."),
        field("tahun", Kind::Integer, "Tahun."),
        field("tentang", Kind::Text, "Judul."),
        field("status", Kind::OneOf(states), "Apakah masih berlaku."),
        maybe("oleh", Kind::Text, "Peraturan yang mengubah atau mencabutnya."),
        maybe("tautan", Kind::Url, "Alamat naskah."),
        field("layanan", Kind::List(&Kind::Text), "Nama tetap layanan yang berdasar padanya."),
    ],
    columns: &["id", "jenis", "nomor", "tahun", "tentang", "status", "oleh", "tautan", "layanan"],
};

fn states() -> Vec<&'static str> {
    [Status::InForce, Status::Amended, Status::Revoked].into_iter().map(Status::name).collect()
}

pub(super) fn document() -> Document {
    Document::new(SHAPE.name, Source { shape: &SHAPE, make: content, number: 0 })
}

/// The regulations as data.
pub(in crate::plan) fn datasets(context: &Context<'_>) -> Vec<Dataset> {
    if context.site.regulations.is_none() {
        return Vec::new();
    }
    let description = context.language.either(
        "Peraturan dengan jenis, nomor, tahun, status, dan layanan yang berdasar padanya.",
        "Regulations by kind, number, year and status, with the services that rest on them.",
    );
    vec![Dataset {
        document: document(),
        title: context.language.word(Word::Regulations).to_string(),
        description: description.to_string(),
        page: addresses::REGULATIONS.to_string(),
        periods: None,
        issued: None,
        updated: None,
        parts: None,
        is_part: false,
    }]
}

fn content(context: &Context<'_>, _: usize) -> Content {
    let item = record(context);
    Content {
        title: context.language.word(Word::Regulations).to_string(),
        head: json!({ "url": context.full_url(addresses::REGULATIONS) }),
        rows: item.record.items.iter().map(|it| row(context, item, it)).collect(),
    }
}

fn row(context: &Context<'_>, item: &Item<Regulations>, regulation: &Regulation) -> Value {
    let services = context.resting_on(&regulation.id).iter().map(|item| item.slug.as_str());
    json!({
        "id": regulation.id,
        "jenis": regulation.kind,
        "nomor": regulation.number,
        "tahun": regulation.year,
        "tentang": regulation.title,
        "status": regulation.status.name(),
        "oleh": regulation.by,
        "tautan": context.full_link(regulation.link.as_ref(), &item.path),
        "layanan": services.collect::<Vec<_>>(),
    })
}
