//! Open data.

use serde::Serialize;

use super::{DateView, FileView, LinkView};

/// The page of the open data (`data.html`).
#[derive(Debug, Clone, Serialize)]
pub struct DataPageView {
    /// What people call it, for the search; not printed.
    pub aliases: Vec<String>,
    /// The data sets.
    pub datasets: Vec<DatasetView>,
    /// Whether entries of any of them have files of their own.
    pub has_parts: bool,
    /// On what terms the data may be used, if the office says so.
    pub licence: Option<LinkView>,
    /// Address of the catalogue (DCAT), from the root of the site.
    pub catalogue: String,
    /// Address of the description of all addresses (`OpenAPI`), from the root of the site.
    pub openapi: String,
    /// A data set to show how one is cited, with its full URL.
    pub cited: Option<LinkView>,
}

/// One data set.
#[derive(Debug, Clone, Serialize)]
pub struct DatasetView {
    /// Its id, which is also the anchor.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is in it.
    pub description: String,
    /// Address of the page that shows it, if there is one beside this.
    pub page: Option<String>,
    /// `Tahun 2020 s.d. Semester I 2026`.
    pub periods: Option<String>,
    /// The newest date of what it tells.
    pub updated: Option<DateView>,
    /// CSV, where it is a table, and JSON.
    pub files: Vec<FileView>,
    /// Address of what the columns of the CSV mean, from the root of the site.
    pub columns: Option<String>,
    /// Address of the schema of the JSON, from the root of the site.
    pub schema: String,
    /// Where each of its entries has a file of its own: `data/v1/layanan/<id>.json`.
    pub parts: Option<String>,
}
