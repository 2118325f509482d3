//! What others, or the office itself, have found of it.

use serde::Serialize;

use super::{ChartView, DateView, FileView, GradeView, Html, SourceView, UnpublishedView};

/// An assessment in a list.
#[derive(Debug, Clone, Serialize)]
pub struct AssessmentCardView {
    /// `Indeks Pelayanan Publik`.
    pub title: String,
    /// Address from the root of the site.
    pub url: String,
    /// `external`, `award` or `own`.
    pub kind: String,
    /// Who has assessed.
    pub institution: String,
    /// Who was assessed, where that is not the office.
    pub subject: Option<String>,
    /// The newest result.
    pub latest: Option<AssessmentResultView>,
    /// The mark of what is not to be published yet.
    pub unpublished: Option<UnpublishedView>,
}

/// What was found for one period.
#[derive(Debug, Clone, Serialize)]
pub struct AssessmentResultView {
    /// `Tahun 2020`.
    pub period: String,
    /// The value, `3,92`.
    pub value: Option<String>,
    /// The largest value there can be.
    pub maximum: Option<String>,
    /// The category by the table of the instrument.
    pub grade: Option<GradeView>,
    /// The category as it was told, where no table is known.
    pub category: Option<String>,
    /// The rank.
    pub rank: Option<String>,
    /// Among how many.
    pub ranked: Option<String>,
    /// Among whom: `kategori kecil`.
    pub class: Option<String>,
    /// What was awarded.
    pub title: Option<String>,
    /// When.
    pub date: Option<DateView>,
    /// What shows it.
    pub evidence: Option<FileView>,
    /// A remark.
    pub note: Option<String>,
    /// Whether nothing is known of that year.
    pub is_missing: bool,
}

/// All assessments and awards (`assessment_list.html`).
#[derive(Debug, Clone, Serialize)]
pub struct AssessmentListView {
    /// By whom they are, those by others first.
    pub groups: Vec<AssessmentGroupView>,
    /// All results as CSV and JSON.
    pub files: Vec<FileView>,
}

/// Assessments of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct AssessmentGroupView {
    /// `external`, `award` or `own`.
    pub kind: String,
    /// Its members, by name.
    pub assessments: Vec<AssessmentCardView>,
}

/// One assessment (`assessment.html`).
#[derive(Debug, Clone, Serialize)]
pub struct AssessmentView {
    /// The facts in short, as in lists.
    pub card: AssessmentCardView,
    /// What people call it, for the search; not printed.
    pub aliases: Vec<String>,
    /// What it is about.
    pub description: Option<Html>,
    /// The results, newest first; years between them of which nothing is known too.
    pub results: Vec<AssessmentResultView>,
    /// Whether any of them has a day.
    pub has_dates: bool,
    /// The picture; `None` for less than two values.
    pub chart: Option<ChartView>,
    /// Whether categories follow the table of the IPP.
    pub has_categories: bool,
    /// Date of publication.
    pub published: DateView,
    /// Where the results come from.
    pub sources: Vec<SourceView>,
    /// The results as CSV.
    pub csv: FileView,
    /// The results as JSON.
    pub json: FileView,
}
