//! `halaman/**/*.md`: free pages.

use std::ops::Range;

use super::fields::Fields;
use super::old_address::OldAddress;
use super::post::FileLink;
use super::service::Care;
use super::values::Placed;
use crate::language::Language;
use crate::markdown::Prose;

/// A free page.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// `judul`
    pub title: String,
    /// Where the title stands in the file.
    pub title_range: Range<usize>,
    /// `nama_lain`: what people call it when they search
    pub aliases: Vec<String>,
    /// `bahasa`, where it is not that of the portal
    pub language: Option<Language>,
    /// `ringkasan`
    pub summary: Option<String>,
    /// `lampiran`
    pub attachments: Vec<FileLink>,
    /// `penanggung_jawab`, `ditinjau`, `tinjau_setiap`, `diperbarui`
    pub care: Care,
    /// `alias`
    pub old_addresses: Vec<Placed<OldAddress>>,
    /// `draf`
    pub is_draft: bool,
    /// The text below the front matter.
    pub body: Prose,
}

/// Reads the front matter of `halaman/**/*.md`.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> Page {
    Page {
        title: fields.required("judul"),
        title_range: fields.spot("judul"),
        aliases: fields.list("nama_lain"),
        language: fields.optional("bahasa"),
        summary: fields.optional("ringkasan"),
        attachments: fields.list("lampiran"),
        care: Care::read(fields),
        old_addresses: fields.list("alias"),
        is_draft: fields.or("draf", false),
        body: Prose::default(),
    }
}
