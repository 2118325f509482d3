//! Public information: the list of it, and how to ask for it.

use serde::Serialize;

use super::{ContactView, DateView, FileView, Html, LinkView, SourceView};

/// The list of public information (`information_list.html`).
#[derive(Debug, Clone, Serialize)]
pub struct InformationListView {
    /// How many kinds of information there are.
    pub count: usize,
    /// The categories that have some, in the order of the law.
    pub categories: Vec<InformationCategoryView>,
    /// The page of the officer for public information.
    pub ppid: Option<LinkView>,
    /// The list as CSV; `None` where there is no list yet.
    pub csv: Option<FileView>,
    /// The list as JSON; `None` where there is no list yet.
    pub json: Option<FileView>,
}

/// Information of one category.
#[derive(Debug, Clone, Serialize)]
pub struct InformationCategoryView {
    /// Anchor on the page: `serta-merta`.
    pub id: String,
    /// `periodic`, `immediate`, `anytime` or `excluded`.
    pub code: String,
    /// What there is.
    pub items: Vec<InformationView>,
}

/// One kind of information.
#[derive(Debug, Clone, Serialize)]
pub struct InformationView {
    /// Anchor on the page.
    pub id: String,
    /// What it is.
    pub summary: String,
    /// What it belongs to.
    pub kind: Option<String>,
    /// The page that has it.
    pub link: Option<LinkView>,
    /// The file that has it.
    pub file: Option<FileView>,
    /// The officer or unit that has it.
    pub holder: Option<String>,
    /// Who makes or publishes it.
    pub maker: Option<String>,
    /// When and where it was made.
    pub made: Option<String>,
    /// `printed`, `recorded`, `online`.
    pub media: Vec<String>,
    /// How long it is kept.
    pub retention: Option<String>,
    /// Why it may not be given out.
    pub ground: Option<String>,
    /// The number of the consequence test.
    pub test_number: Option<String>,
    /// The day of the consequence test.
    pub test_date: Option<DateView>,
}

/// The officer for public information (`ppid.html`).
#[derive(Debug, Clone, Serialize)]
pub struct PpidView {
    /// Who it is, by office.
    pub officer: String,
    /// Who answers objections, by office.
    pub superior: String,
    /// The decree that set it up.
    pub basis: Option<Html>,
    /// What it does.
    pub description: Option<Html>,
    /// Its pledge.
    pub pledge: Option<Html>,
    /// Where people can ask.
    pub place: Option<Html>,
    /// How to reach it.
    pub contact: ContactView,
    /// The form on the web.
    pub url: Option<String>,
    /// How to ask, step by step.
    pub steps: Vec<Html>,
    /// What it costs.
    pub fee: Option<Html>,
    /// How to object, step by step.
    pub objection_steps: Vec<Html>,
    /// Forms to print.
    pub forms: Vec<FileView>,
    /// How long it may take.
    pub deadlines: Option<InformationDeadlinesView>,
    /// Requests by period, newest first.
    pub requests: Vec<InformationRequestsView>,
    /// The requests as CSV; `None` where there are no figures.
    pub csv: Option<FileView>,
    /// The requests as JSON; `None` where there are no figures.
    pub json: Option<FileView>,
    /// The list of public information.
    pub list: LinkView,
}

/// Deadlines in working days.
#[derive(Debug, Clone, Serialize)]
pub struct InformationDeadlinesView {
    /// From the request to the answer.
    pub answer: String,
    /// How much longer the answer may take.
    pub extension: String,
    /// How long people may object.
    pub objection: String,
    /// From the objection to its answer.
    pub objection_answer: String,
    /// The regulation that says so.
    pub regulation: String,
}

/// The requests of a period.
#[derive(Debug, Clone, Serialize)]
pub struct InformationRequestsView {
    /// `Tahun 2025`.
    pub period: String,
    /// How many there were; `None` when there was none.
    pub received: Option<String>,
    /// What came of them.
    pub outcomes: Vec<OutcomeView>,
    /// Why requests were refused.
    pub reason: Option<String>,
    /// The middle of the working days to the answers.
    pub median_days: Option<String>,
    /// Date of publication.
    pub published: DateView,
    /// Where the figures come from.
    pub sources: Vec<SourceView>,
}

/// One thing that came of requests.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeView {
    /// `granted`, `granted_in_part`, `refused` or `in_process`.
    pub code: String,
    /// How many requests.
    pub count: String,
    /// Their share of those received in percent, `66,7`.
    pub share: String,
}
