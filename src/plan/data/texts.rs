//! News, announcements and free pages as data, without their texts.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::{Content, Dataset, Document, Field, Kind, Shape, Source, field, maybe};
use crate::content::page::Page;
use crate::content::post::{FileLink, Post};
use crate::content::syntax::Choice;
use crate::language::{Language, Word};
use crate::plan::addresses;
use crate::plan::context::Context;
use crate::site::Item;

const ID: Field = field("id", Kind::Text, "Nama tetap, yang juga ada di alamat halamannya.");
const TITLE: Field = field("judul", Kind::Text, "Judul.");
const DATE: Field = field("tanggal", Kind::Date, "Tanggal terbit.");
const UPDATED: Field = maybe("diperbarui", Kind::Date, "Tanggal isinya terakhir diubah.");
const SUMMARY: Field = maybe("ringkasan", Kind::Text, "Ringkasan.");
const TAGS: Field = field("label", Kind::List(&Kind::Text), "Label.");
const UNIT: Field = maybe("unit", Kind::Text, "Unit yang menerbitkan.");
const SOURCE: Field = maybe("sumber", Kind::Text, "Sumber.");
const LANGUAGE: Field = field("bahasa", Kind::OneOf(Language::words), "Bahasa (ISO 639-1).");
const FILES: Field = field("lampiran", Kind::List(&Kind::Url), "Alamat lampiran.");
const PAGE: Field = field("url", Kind::Url, "Alamat halaman.");

static NEWS: Shape = Shape {
    name: "berita",
    about: "Daftar berita, terbaru di atas; isi berita ada di halamannya.",
    head: &[],
    rows: &[
        ID,
        TITLE,
        DATE,
        UPDATED,
        SUMMARY,
        TAGS,
        UNIT,
        maybe("tempat", Kind::Text, "Tempat kejadian."),
        SOURCE,
        LANGUAGE,
        maybe("gambar", Kind::Url, "Alamat gambar."),
        FILES,
        PAGE,
    ],
    columns: &[
        "id",
        "judul",
        "tanggal",
        "diperbarui",
        "ringkasan",
        "label",
        "unit",
        "tempat",
        "sumber",
        "bahasa",
        "gambar",
        "lampiran",
        "url",
    ],
};

static ANNOUNCEMENTS: Shape = Shape {
    name: "pengumuman",
    about: "Daftar pengumuman, terbaru di atas, termasuk yang sudah lewat; isinya ada di halamannya.",
    head: &[],
    rows: &[
        ID,
        TITLE,
        maybe("nomor", Kind::Text, "Nomor pengumuman."),
        DATE,
        maybe("berlaku_sampai", Kind::Date, "Hari terakhir berlaku."),
        UPDATED,
        SUMMARY,
        TAGS,
        UNIT,
        SOURCE,
        LANGUAGE,
        FILES,
        PAGE,
    ],
    columns: &[
        "id",
        "judul",
        "nomor",
        "tanggal",
        "berlaku_sampai",
        "diperbarui",
        "ringkasan",
        "label",
        "unit",
        "sumber",
        "bahasa",
        "lampiran",
        "url",
    ],
};

static PAGES: Shape = Shape {
    name: "halaman",
    about: "Daftar halaman lepas; isinya ada di halamannya.",
    head: &[],
    rows: &[
        ID,
        TITLE,
        SUMMARY,
        LANGUAGE,
        maybe("penanggung_jawab", Kind::Text, "Unit yang bertanggung jawab."),
        maybe("ditinjau", Kind::Date, "Tanggal isinya terakhir ditinjau."),
        UPDATED,
        FILES,
        PAGE,
    ],
    columns: &[
        "id",
        "judul",
        "ringkasan",
        "bahasa",
        "penanggung_jawab",
        "ditinjau",
        "diperbarui",
        "lampiran",
        "url",
    ],
};

/// The lists of texts that have entries.
pub(super) fn datasets(context: &Context<'_>) -> Vec<Dataset> {
    let site = context.site;
    let language = context.language;
    let mut datasets = Vec::new();
    if !site.news.is_empty() {
        let about = language.either(
            "Judul, tanggal, dan ringkasan semua berita.",
            "Title, date and summary of all news.",
        );
        let source = Source { shape: &NEWS, make: news, number: 0 };
        let updated = site.news.iter().flat_map(|item| dates(&item.record)).max();
        datasets.push(dataset(context, Word::News, about, addresses::NEWS, source, updated));
    }
    if !site.announcements.is_empty() {
        let about = language.either(
            "Semua pengumuman dengan nomor dan masa berlakunya, termasuk yang sudah lewat.",
            "All announcements with their numbers and validity, also those that are over.",
        );
        let source = Source { shape: &ANNOUNCEMENTS, make: announcements, number: 0 };
        let updated = site.announcements.iter().flat_map(|item| dates(&item.record)).max();
        let page = addresses::ANNOUNCEMENTS;
        datasets.push(dataset(context, Word::Announcements, about, page, source, updated));
    }
    if !site.pages.is_empty() {
        let about = language.either(
            "Judul dan ringkasan halaman lain di portal ini.",
            "Title and summary of the other pages of this portal.",
        );
        let source = Source { shape: &PAGES, make: pages, number: 0 };
        let updated = site.pages.iter().filter_map(|item| item.record.care.updated).max();
        datasets.push(dataset(context, Word::Pages, about, addresses::DATA, source, updated));
    }
    datasets
}

fn dataset(
    context: &Context<'_>,
    title: Word,
    about: &str,
    page: &str,
    source: Source,
    updated: Option<Date>,
) -> Dataset {
    Dataset {
        document: Document::new(source.shape.name, source),
        title: context.language.word(title).to_string(),
        description: about.to_string(),
        page: page.to_string(),
        periods: None,
        issued: None,
        updated,
        parts: None,
        is_part: false,
    }
}

fn dates(post: &Post) -> impl Iterator<Item = Date> {
    std::iter::once(post.date).chain(post.updated)
}

fn news(context: &Context<'_>, _: usize) -> Content {
    let record = |item: &Item<Post>| {
        let post = &item.record;
        json!({
            "id": item.slug,
            "judul": post.title,
            "tanggal": post.date.to_string(),
            "diperbarui": post.updated.map(|date| date.to_string()),
            "ringkasan": post.summary,
            "label": post.tags,
            "unit": post.unit,
            "tempat": post.place,
            "sumber": post.source.as_ref().map(|text| text.0.plain()),
            "bahasa": post.language.unwrap_or(context.language).code(),
            "gambar": post.image.as_ref().map(|image| file_url(context, &image.file.value)),
            "lampiran": file_urls(context, &post.attachments),
            "url": context.full_url(&addresses::of_item(item)),
        })
    };
    list(context, Word::News, context.site.news.iter().map(record))
}

fn announcements(context: &Context<'_>, _: usize) -> Content {
    let record = |item: &Item<Post>| {
        let post = &item.record;
        json!({
            "id": item.slug,
            "judul": post.title,
            "nomor": post.number,
            "tanggal": post.date.to_string(),
            "berlaku_sampai": post.valid_until.map(|date| date.to_string()),
            "diperbarui": post.updated.map(|date| date.to_string()),
            "ringkasan": post.summary,
            "label": post.tags,
            "unit": post.unit,
            "sumber": post.source.as_ref().map(|text| text.0.plain()),
            "bahasa": post.language.unwrap_or(context.language).code(),
            "lampiran": file_urls(context, &post.attachments),
            "url": context.full_url(&addresses::of_item(item)),
        })
    };
    list(context, Word::Announcements, context.site.announcements.iter().map(record))
}

fn pages(context: &Context<'_>, _: usize) -> Content {
    let record = |item: &Item<Page>| {
        let page = &item.record;
        json!({
            "id": item.slug,
            "judul": page.title,
            "ringkasan": page.summary,
            "bahasa": page.language.unwrap_or(context.language).code(),
            "penanggung_jawab": page.care.owner,
            "ditinjau": page.care.reviewed.as_ref().map(|date| date.value.to_string()),
            "diperbarui": page.care.updated.map(|date| date.to_string()),
            "lampiran": file_urls(context, &page.attachments),
            "url": context.full_url(&addresses::of_item(item)),
        })
    };
    list(context, Word::Pages, context.site.pages.iter().map(record))
}

fn list(context: &Context<'_>, title: Word, rows: impl Iterator<Item = Value>) -> Content {
    let title = context.language.word(title).to_string();
    Content { title, head: Value::Null, rows: rows.collect() }
}

/// The full URL of an attachment.
pub(in crate::plan) fn file_url(context: &Context<'_>, path: &str) -> String {
    context.full_url(&addresses::attachment(path.trim_start_matches('/')))
}

fn file_urls(context: &Context<'_>, links: &[FileLink]) -> Vec<String> {
    links.iter().map(|link| file_url(context, &link.file.value)).collect()
}
