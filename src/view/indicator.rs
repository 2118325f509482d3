//! Indicators and their charts.

use serde::Serialize;

use super::{AssessmentCardView, DateView, FileView, Html, SurveyCardView, UnpublishedView};

/// An indicator in a list.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorCardView {
    /// Its name.
    pub title: String,
    /// Address from the root of the site.
    pub url: String,
    /// `indeks`, `persen`, …
    pub unit: String,
    /// `higher` or `lower` is better.
    pub direction: String,
    /// The newest period that has a value; `None` when there is none yet.
    pub latest: Option<PeriodView>,
    /// `up`, `down` or `same` against the period with a value before it.
    pub trend: Option<String>,
    /// `better` or `worse`, by the direction; `None` where nothing has changed.
    pub verdict: Option<String>,
    /// The first source.
    pub source: String,
    /// The mark of what is not to be published yet.
    pub unpublished: Option<UnpublishedView>,
}

/// One period of an indicator.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodView {
    /// `Triwulan I 2026`.
    pub label: String,
    /// `2026-TW1`, for data files.
    pub id: String,
    /// `88,31`.
    pub target: Option<String>,
    /// `89,10`; `None`: the figure is not available.
    pub value: Option<String>,
    /// Of a share, the part: `143`.
    pub part: Option<String>,
    /// Of a share, the whole: `147`.
    pub whole: Option<String>,
    /// `100,89`, in percent.
    pub achievement: Option<String>,
    /// `met`, `missed`, `no_target`, `zero_target` or `missing`.
    pub status: String,
    /// A remark.
    pub note: Option<String>,
}

/// The overview of the indicators (`indicator_list.html`).
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorListView {
    /// Indicators by group.
    pub groups: Vec<IndicatorGroupView>,
    /// The newest survey of each kind.
    pub surveys: Vec<SurveyCardView>,
    /// Assessments and awards.
    pub assessments: Vec<AssessmentCardView>,
}

/// Indicators of one group.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorGroupView {
    /// Anchor on the page.
    pub id: String,
    /// Name of the group.
    pub title: String,
    /// Its indicators, by name.
    pub indicators: Vec<IndicatorCardView>,
}

/// One indicator (`indicator.html`).
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorView {
    /// The facts in short, as in lists.
    pub card: IndicatorCardView,
    /// What people call it, for the search; not printed.
    pub aliases: Vec<String>,
    /// Name of the group.
    pub group: String,
    /// What it measures.
    pub description: Option<Html>,
    /// How it is measured.
    pub method: Option<Html>,
    /// `higher` (R/T), `lower_difference` ((2T−R)/T) or `lower_ratio` (T/R).
    pub formula: String,
    /// `last` or `sum`: how the value of a year is made.
    pub accumulation: String,
    /// Every period, oldest first.
    pub periods: Vec<PeriodView>,
    /// Every year, oldest first; empty when the periods are years.
    pub years: Vec<PeriodView>,
    /// How many periods have a target and a value.
    pub target_count: usize,
    /// In how many of these it was met.
    pub met_count: usize,
    /// The picture; `None` when no period has a value.
    pub chart: Option<ChartView>,
    /// Date of publication of the figures.
    pub published: DateView,
    /// Where the figures come from.
    pub sources: Vec<SourceView>,
    /// The table as CSV.
    pub csv: FileView,
    /// The table as JSON.
    pub json: FileView,
}

/// Where a figure comes from.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// Name of the document.
    pub title: String,
    /// Its address elsewhere.
    pub url: Option<String>,
    /// The document itself.
    pub file: Option<FileView>,
}

/// A chart of bars with the targets as strokes; all numbers are units of the SVG's `viewBox`.
#[derive(Debug, Clone, Serialize)]
pub struct ChartView {
    /// Width of the picture.
    pub width: u32,
    /// Height of the picture.
    pub height: u32,
    /// Left end of the plot.
    pub left: f64,
    /// Right end of the plot.
    pub right: f64,
    /// Height of the line of zero.
    pub zero_y: f64,
    /// Lines of the grid with their labels.
    pub ticks: Vec<TickView>,
    /// The bars, oldest first.
    pub bars: Vec<BarView>,
    /// Upper end of the plot.
    pub top: f64,
    /// Height of the plot.
    pub plot_height: f64,
    /// Whether any bar has a target.
    pub has_targets: bool,
    /// Whether any bar is a gap.
    pub has_gaps: bool,
    /// Whether the values are so long that they are written upwards.
    pub is_dense: bool,
    /// The pieces of a line, as paths of SVG; empty where bars are drawn.
    pub lines: Vec<String>,
    /// What is seen.
    pub finding: FindingView,
}

/// What is seen in a chart.
#[derive(Debug, Clone, Serialize)]
pub struct FindingView {
    /// `up`, `down`, `same`, or `one` for a single value.
    pub trend: String,
    /// The first value.
    pub first: String,
    /// Its period.
    pub first_period: String,
    /// The last value.
    pub last: String,
    /// Its period.
    pub last_period: String,
    /// The highest value.
    pub high: String,
    /// Its period.
    pub high_period: String,
    /// The lowest value.
    pub low: String,
    /// Its period.
    pub low_period: String,
    /// Periods without a value.
    pub missing: Vec<String>,
}

/// One line of the grid.
#[derive(Debug, Clone, Serialize)]
pub struct TickView {
    /// Its height.
    pub y: f64,
    /// `50`.
    pub label: String,
}

/// One period in a chart.
#[derive(Debug, Clone, Serialize)]
pub struct BarView {
    /// Left end.
    pub x: f64,
    /// Middle, for the label.
    pub middle: f64,
    /// Width.
    pub width: f64,
    /// Upper end; meaningless when `value` is `None`.
    pub y: f64,
    /// Height; zero when `value` is `None`.
    pub height: f64,
    /// The value as printed; `None`: a gap.
    pub value: Option<String>,
    /// How far from a line its value is written, up or down; `None`: it is not.
    pub label_shift: Option<i32>,
    /// Where its label begins: above the bar, or above a target just over it.
    pub label_y: f64,
    /// Whether the bar is high enough to hold a label that is written upwards.
    pub holds_label: bool,
    /// Height of the target's stroke.
    pub target_y: Option<f64>,
    /// The target as printed.
    pub target: Option<String>,
    /// First line of the label (`TW I`, `2024`).
    pub label: String,
    /// Second line of the label (`2026`), where a year begins.
    pub sublabel: Option<String>,
}
