//! The headline figures on one sheet.

use serde::Serialize;

use super::{DateView, FileView, GradeView};

/// The headline figures (`dashboard.html`).
#[derive(Debug, Clone, Serialize)]
pub struct DashboardView {
    /// The figures, in the order of the sheet.
    pub headlines: Vec<HeadlineView>,
    /// The same as CSV and JSON.
    pub files: Vec<FileView>,
}

/// The newest figure of a record.
#[derive(Debug, Clone, Serialize)]
pub struct HeadlineView {
    /// What it is.
    pub title: String,
    /// Address of its page, from the root of the site.
    pub url: String,
    /// As it is printed; `None`: not available.
    pub value: Option<String>,
    /// Its unit.
    pub unit: String,
    /// Its period.
    pub period: String,
    /// What was to be reached.
    pub target: Option<String>,
    /// `met` or `missed`.
    pub status: Option<String>,
    /// Its grade.
    pub grade: Option<GradeView>,
    /// `up`, `down` or `same`; `None` where there is none before it.
    pub trend: Option<String>,
    /// By how much it has changed.
    pub change: Option<String>,
    /// The period of the figure before.
    pub period_before: Option<String>,
    /// What it was counted of: `respondents` or `complaints`.
    pub counted: Option<String>,
    /// How many of these: the part.
    pub part: Option<String>,
    /// The whole of that part.
    pub whole: Option<String>,
    /// Where it comes from.
    pub source: String,
    /// When it was published.
    pub published: DateView,
}
