//! Where to complain, and what comes of it.

use serde::Serialize;

use super::{DateView, FileView, Html, LinkView, SourceView};

/// Where to complain (`complaints.html`), and the form to print (`complaint_form.html`).
#[derive(Debug, Clone, Serialize)]
pub struct ComplaintsView {
    /// What the office says first.
    pub introduction: Option<Html>,
    /// Channels for complaints about service, in a fixed order.
    pub service_channels: Vec<ComplaintChannelView>,
    /// Channels for reports in confidence on breaches of duty.
    pub integrity_channels: Vec<ComplaintChannelView>,
    /// How those who report are protected.
    pub confidentiality: Option<Html>,
    /// What to have at hand.
    pub to_prepare: Vec<Html>,
    /// What the office does, step by step; empty where it follows LAPOR! alone.
    pub steps: Vec<ComplaintStepView>,
    /// What LAPOR! says will happen.
    pub lapor_stages: Vec<LaporStageView>,
    /// What the office gives where it has not kept its standard.
    pub compensation: Option<Html>,
    /// Where to turn if the answer does not help.
    pub appeal: Option<Html>,
    /// The regulations behind it, as a list.
    pub legal_basis: Option<Html>,
    /// What came of complaints.
    pub statistics: Option<ComplaintStatisticsView>,
    /// Address of the form to print.
    pub form_url: String,
}

/// One way to complain.
#[derive(Debug, Clone, Serialize)]
pub struct ComplaintChannelView {
    /// `lapor`, `app`, `whatsapp`, `phone`, `email`, `social_media`, `in_person`, `box`, `letter`,
    /// `whistleblowing` or `gifts`.
    pub kind: String,
    /// Its own name.
    pub name: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// Number for text messages.
    pub sms: Option<String>,
    /// Telephone as printed.
    pub phone: Option<String>,
    /// `tel:` or `https://wa.me/` address.
    pub phone_url: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// The place, with its hours on the page of contacts.
    pub place: Option<LinkView>,
    /// When it is answered.
    pub hours: Option<String>,
    /// Within which time there is a first response: `24 jam`.
    pub promise: Option<String>,
    /// Whether it hands on to SP4N-LAPOR!; `None` where that is not told.
    pub is_linked: Option<bool>,
    /// More words.
    pub note: Option<Html>,
}

/// One step of what happens with a complaint.
#[derive(Debug, Clone, Serialize)]
pub struct ComplaintStepView {
    /// What is done.
    pub action: String,
    /// Within which time: `3 hari kerja`.
    pub within: Option<String>,
}

/// One stage of a complaint in LAPOR!.
#[derive(Debug, Clone, Serialize)]
pub struct LaporStageView {
    /// `verified`, `answered` or `replied`.
    pub key: String,
    /// Within which time: `3 hari`.
    pub within: String,
}

/// What came of complaints.
#[derive(Debug, Clone, Serialize)]
pub struct ComplaintStatisticsView {
    /// The newest period.
    pub latest: ComplaintPeriodView,
    /// All channels together, newest period first.
    pub periods: Vec<ComplaintPeriodView>,
    /// By channel, newest period first; empty where only totals are known.
    pub channels: Vec<ComplaintPeriodView>,
    /// Whether any were closed without action.
    pub has_closed: bool,
    /// The promised first response: `24 jam`.
    pub promise: Option<String>,
    /// Unit of the medians: `jam`.
    pub unit: Option<String>,
    /// Notes on the figures.
    pub note: Option<Html>,
    /// Date of publication.
    pub published: DateView,
    /// Where the figures come from.
    pub sources: Vec<SourceView>,
    /// The table as CSV.
    pub csv: FileView,
    /// The table as JSON.
    pub json: FileView,
}

/// Complaints of one period.
#[derive(Debug, Clone, Serialize)]
pub struct ComplaintPeriodView {
    /// `Triwulan I 2026`.
    pub label: String,
    /// The channel; `None`: all of them.
    pub channel: Option<String>,
    /// Whether there were none.
    pub is_none: bool,
    /// How many came.
    pub received: String,
    /// How many of these are in process.
    pub running: String,
    /// How many of these are resolved.
    pub resolved: String,
    /// How many of these were closed without action.
    pub closed: String,
    /// The share that is resolved, in percent: `97,28`; `None` where none came.
    pub share: Option<String>,
    /// The parts of a bar: resolved, in process, closed; those that are 0 are left out.
    pub parts: Vec<SharePartView>,
    /// Median time until the first response.
    pub median: Option<String>,
    /// Whether the median is within the promise; `None` where either is not known.
    pub is_promise_kept: Option<bool>,
}

/// A part of a bar that shows shares.
#[derive(Debug, Clone, Serialize)]
pub struct SharePartView {
    /// `resolved`, `running` or `closed`.
    pub key: String,
    /// How many, as it is written.
    pub count: String,
    /// Where it begins, in percent of the bar: `83.1`.
    pub start: String,
    /// How long it is, in percent of the bar.
    pub width: String,
}
