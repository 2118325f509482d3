//! Surveys among those who were served.

use serde::Serialize;

use super::{ChartView, DateView, FileView, Html, SourceView, UnpublishedView};

/// A survey in a list.
#[derive(Debug, Clone, Serialize)]
pub struct SurveyCardView {
    /// `Survei Kepuasan Masyarakat Semester I 2026`.
    pub title: String,
    /// Address from the root of the site.
    pub url: String,
    /// `Semester I 2026`.
    pub period: String,
    /// What its index is called for short: `IKM`, `IPKP`, `IPAK`.
    pub index_name: String,
    /// The index as it is published: `83,12`, or `3,62` for surveys whose index goes to 4.
    pub index: Option<String>,
    /// The largest index: `100` or `4`.
    pub index_max: String,
    /// Its grade, where a rule gives one.
    pub grade: Option<GradeView>,
    /// How many have answered.
    pub respondents: String,
    /// How many were served.
    pub population: String,
    /// How many have to answer at least.
    pub sample_min: String,
    /// Whether so many have answered.
    pub is_sample_met: bool,
    /// The change against the survey before; `None` for the first.
    pub change: Option<ChangeView>,
    /// Date of publication.
    pub published: DateView,
    /// The mark of what is not to be published yet.
    pub unpublished: Option<UnpublishedView>,
}

/// A grade.
#[derive(Debug, Clone, Serialize)]
pub struct GradeView {
    /// `B`.
    pub mark: String,
    /// `Baik`.
    pub name: String,
}

/// A change of an index.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// How much, without sign: `1,20`.
    pub by: String,
    /// `up`, `down` or `same`.
    pub trend: String,
    /// The period it is compared with.
    pub period: String,
}

/// All surveys (`survey_list.html`).
#[derive(Debug, Clone, Serialize)]
pub struct SurveyListView {
    /// Surveys by what they are about.
    pub series: Vec<SurveySeriesView>,
}

/// Surveys of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct SurveySeriesView {
    /// Anchor on the page: `skm`.
    pub id: String,
    /// `Survei Kepuasan Masyarakat`.
    pub title: String,
    /// The surveys, newest first.
    pub surveys: Vec<SurveyCardView>,
    /// The picture; `None` for a single survey.
    pub chart: Option<ChartView>,
    /// The table as CSV.
    pub csv: FileView,
    /// The table as JSON.
    pub json: FileView,
}

/// One survey (`survey.html`).
#[derive(Debug, Clone, Serialize)]
pub struct SurveyView {
    /// The facts in short, as in lists.
    pub card: SurveyCardView,
    /// What people call it, for the search; not printed.
    pub aliases: Vec<String>,
    /// The index from 1 to 4 before it is converted, `3,3248`; only where it is converted.
    pub index_unconverted: Option<String>,
    /// What was asked about.
    pub elements: Vec<ElementView>,
    /// The elements with the lowest means, lowest first; none when all are alike.
    pub lowest: Vec<ElementView>,
    /// The element with the highest mean.
    pub highest: Option<ElementView>,
    /// Who has answered.
    pub profiles: Vec<ProfileView>,
    /// Fewer respondents than this are never shown as a group of their own.
    pub group_min: String,
    /// What is done about the result.
    pub follow_ups: Vec<FollowUpView>,
    /// How many of these are done.
    pub done_count: usize,
    /// How it was done.
    pub method: Option<Html>,
    /// Who has asked.
    pub conductor: Option<String>,
    /// `2 Januari–30 Juni 2026`: when people were asked.
    pub days: Option<String>,
    /// Where the figures come from.
    pub sources: Vec<SourceView>,
    /// The regulation by whose rule it was counted.
    pub regulation: Option<String>,
    /// The table as CSV.
    pub csv: FileView,
    /// All of it as JSON.
    pub json: FileView,
}

/// One thing that was asked about.
#[derive(Debug, Clone, Serialize)]
pub struct ElementView {
    /// `U1`; questions of other surveys have none.
    pub code: Option<String>,
    /// `Persyaratan`.
    pub name: String,
    /// The mean, `3,324`.
    pub mean: String,
    /// The mean in percent of 4, for the length of a bar: `83.1`.
    pub percent: String,
    /// Its grade, where a rule gives one.
    pub grade: Option<GradeView>,
    /// How many have answered, where that is known.
    pub answered: Option<String>,
    /// Whether it is one of the lowest.
    pub is_low: bool,
}

/// Respondents by what is known of them.
#[derive(Debug, Clone, Serialize)]
pub struct ProfileView {
    /// `layanan`, `jenis_kelamin`, `usia`, `pendidikan` or `pekerjaan`.
    pub key: String,
    /// The groups, largest first; those that are too small are one.
    pub groups: Vec<GroupView>,
    /// Whether indices of groups are told.
    pub has_indices: bool,
}

/// Respondents who have something in common.
#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    /// What they have in common; `None` for small groups taken together.
    pub name: Option<String>,
    /// How many they are.
    pub respondents: String,
    /// Their share of all in percent, `12,5`.
    pub share: String,
    /// Their index, of services.
    pub index: Option<String>,
}

/// What is done about a result.
#[derive(Debug, Clone, Serialize)]
pub struct FollowUpView {
    /// What it is about.
    pub element: Option<String>,
    /// What is done.
    pub action: String,
    /// Who does it.
    pub owner: Option<String>,
    /// Until when.
    pub due: Option<DateView>,
    /// `not_begun`, `running`, `done` or `late`.
    pub status: String,
    /// What shows it.
    pub evidence: Option<FileView>,
    /// A remark.
    pub note: Option<String>,
}
