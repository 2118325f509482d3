//! Documents that come every year or every few years.

use serde::Serialize;

use super::{DateView, FileView, Html, LinkView, UnpublishedView};

/// All series of documents (`document_list.html`).
#[derive(Debug, Clone, Serialize)]
pub struct DocumentListView {
    /// The series, by name.
    pub series: Vec<DocumentCardView>,
    /// All documents as CSV.
    pub csv: FileView,
    /// All documents as JSON.
    pub json: FileView,
}

/// A series in a list.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentCardView {
    /// `Laporan Kinerja (LKjIP)`.
    pub title: String,
    /// Address from the root of the site.
    pub url: String,
    /// The newest document.
    pub latest: Option<DocumentView>,
    /// How many documents there are.
    pub count: usize,
    /// The years of which there is none although there should be one, `2021, 2023`.
    pub missing: Option<String>,
    /// The mark of what is not to be published yet.
    pub unpublished: Option<UnpublishedView>,
}

/// One series (`document_series.html`).
#[derive(Debug, Clone, Serialize)]
pub struct DocumentSeriesView {
    /// The facts in short, as in lists.
    pub card: DocumentCardView,
    /// What people call it, for the search; not printed.
    pub aliases: Vec<String>,
    /// What the documents are for.
    pub description: Option<Html>,
    /// Documents and gaps, newest first.
    pub documents: Vec<DocumentView>,
}

/// A document, or a year of which there is none.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentView {
    /// `2025`, `2025–2029`.
    pub years: String,
    /// Its name; `None` of a year of which there is no document.
    pub title: Option<String>,
    /// Where it is on another site.
    pub link: Option<LinkView>,
    /// The file.
    pub file: Option<FileView>,
    /// When it was published.
    pub date: Option<DateView>,
}
