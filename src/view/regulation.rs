//! Regulations by which the office works.

use serde::Serialize;

use super::{FileView, LinkView};

/// All regulations (`regulation_list.html`).
#[derive(Debug, Clone, Serialize)]
pub struct RegulationListView {
    /// How many there are.
    pub count: usize,
    /// Regulations by their kind.
    pub groups: Vec<RegulationGroupView>,
    /// The list as CSV.
    pub csv: FileView,
    /// The list as JSON.
    pub json: FileView,
}

/// Regulations of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct RegulationGroupView {
    /// Anchor on the page: `jenis-undang-undang`.
    pub id: String,
    /// `Undang-Undang`.
    pub title: String,
    /// The regulations.
    pub regulations: Vec<RegulationView>,
}

/// One regulation.
#[derive(Debug, Clone, Serialize)]
pub struct RegulationView {
    /// Anchor on the page: `undang-undang-25-2009`.
    pub id: String,
    /// `Undang-Undang Nomor 25 Tahun 2009`.
    pub name: String,
    /// What it is about.
    pub title: String,
    /// `in_force`, `amended` or `revoked`.
    pub status: String,
    /// What has changed or revoked it.
    pub by: Option<String>,
    /// Where that stands on this page.
    pub by_id: Option<String>,
    /// The page that has it.
    pub link: Option<LinkView>,
    /// The file that has it.
    pub file: Option<FileView>,
    /// The services that rest on it.
    pub services: Vec<LinkView>,
}
