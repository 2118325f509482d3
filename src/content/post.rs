//! `berita/*.md` and `pengumuman/*.md`: dated texts.

use std::ops::Range;

use jiff::civil::Date;

use super::fields::{Fields, Value};
use super::old_address::OldAddress;
use super::situs::check_order;
use super::syntax::Syntax;
use super::values::{Inline, Placed};
use crate::language::Language;
use crate::markdown::Prose;

/// A news item or an announcement.
#[derive(Debug, Clone, Default)]
pub struct Post {
    /// `judul`
    pub title: String,
    /// Where the title stands in the file.
    pub title_range: Range<usize>,
    /// `bahasa`, where it is not that of the portal
    pub language: Option<Language>,
    /// `tanggal`, or the date in the file name
    pub date: Date,
    /// `ringkasan`
    pub summary: Option<String>,
    /// `gambar`, of news
    pub image: Option<Picture>,
    /// `label`
    pub tags: Vec<String>,
    /// `lampiran`
    pub attachments: Vec<FileLink>,
    /// `penulis`
    pub author: Option<String>,
    /// `unit`
    pub unit: Option<String>,
    /// `tempat`, of news
    pub place: Option<String>,
    /// `sumber`
    pub source: Option<Inline>,
    /// `diperbarui`
    pub updated: Option<Date>,
    /// `nomor`, of announcements
    pub number: Option<String>,
    /// `berlaku_sampai`, of announcements
    pub valid_until: Option<Date>,
    /// `alias`
    pub old_addresses: Vec<Placed<OldAddress>>,
    /// `draf`
    pub is_draft: bool,
    /// The text below the front matter.
    pub body: Prose,
}

/// A picture with its words.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    /// `berkas`
    pub file: Placed<String>,
    /// `alt`
    pub alt: Placed<String>,
    /// `keterangan`
    pub caption: Option<String>,
    /// `kredit`
    pub credit: Option<String>,
}

/// A file to download.
#[derive(Debug, Clone, Default)]
pub struct FileLink {
    /// `berkas`, or the text itself
    pub file: Placed<String>,
    /// `judul`
    pub title: Option<String>,
}

/// Reads the front matter of `berita/*.md`.
pub(super) fn read_news(fields: &mut Fields<'_, '_, '_>, name_date: Option<Date>) -> Post {
    Post {
        summary: Some(fields.required("ringkasan")),
        image: fields.optional("gambar"),
        place: fields.optional("tempat"),
        ..read_common(fields, name_date)
    }
}

/// Reads the front matter of `pengumuman/*.md`.
pub(super) fn read_announcement(fields: &mut Fields<'_, '_, '_>, name_date: Option<Date>) -> Post {
    let post = Post {
        summary: fields.optional("ringkasan"),
        number: fields.optional("nomor"),
        valid_until: fields.optional("berlaku_sampai"),
        ..read_common(fields, name_date)
    };
    if let Some(until) = post.valid_until {
        let spot = fields.spot("berlaku_sampai");
        check_order(fields.report(), post.date, until, spot);
    }
    post
}

fn read_common(fields: &mut Fields<'_, '_, '_>, name_date: Option<Date>) -> Post {
    let date = match name_date {
        Some(date) => fields.or("tanggal", date),
        None => fields.required("tanggal"),
    };
    Post {
        title: fields.required("judul"),
        title_range: fields.spot("judul"),
        language: fields.optional("bahasa"),
        date,
        tags: fields.list("label"),
        attachments: fields.list("lampiran"),
        author: fields.optional("penulis"),
        unit: fields.optional("unit"),
        source: fields.optional("sumber"),
        updated: fields.optional("diperbarui"),
        old_addresses: fields.list("alias"),
        is_draft: fields.or("draf", false),
        ..Post::default()
    }
}

impl Value for Picture {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| Picture {
            file: fields.required("berkas"),
            alt: fields.required("alt"),
            caption: fields.optional("keterangan"),
            credit: fields.optional("kredit"),
        })
    }
}

impl Value for FileLink {
    fn syntax() -> Syntax<Self> {
        Syntax::short(
            |file| FileLink { file, title: None },
            |fields| FileLink { file: fields.required("berkas"), title: fields.optional("judul") },
        )
    }
}
