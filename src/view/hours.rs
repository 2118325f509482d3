//! Opening hours.

use serde::Serialize;

use super::{DateView, FileView, Html};

/// Hours in short.
#[derive(Debug, Clone, Serialize)]
pub struct HoursSummaryView {
    /// The build date.
    pub today: DateView,
    /// What holds on the build date.
    pub today_hours: DayHoursView,
    /// The week with equal days in a row taken together.
    pub week: Vec<DayRangeView>,
    /// The rules for the script, as JSON for the attribute `data-hours`.
    pub rules_json: String,
    /// The next closure or special day within 30 days.
    pub next_exception: Option<DatedHoursView>,
}

/// Days in a row with the same hours.
#[derive(Debug, Clone, Serialize)]
pub struct DayRangeView {
    /// `Senin–Rabu`.
    pub days: String,
    /// Their hours.
    pub hours: DayHoursView,
}

/// What holds on one day.
#[derive(Debug, Clone, Serialize)]
pub struct DayHoursView {
    /// `open`, `closed` or `unknown` (not given, which is not closed).
    pub state: String,
    /// `08.00–12.00`, in order; empty unless open. The zone is not part of it.
    pub intervals: Vec<String>,
}

/// One row of a weekly table.
#[derive(Debug, Clone, Serialize)]
pub struct WeekdayView {
    /// `Senin`.
    pub name: String,
    /// Its hours.
    pub hours: DayHoursView,
}

/// One date, or several in a row, with its hours and the reason.
#[derive(Debug, Clone, Serialize)]
pub struct DatedHoursView {
    /// First day.
    pub from: DateView,
    /// Last day, when it is another one.
    pub until: Option<DateView>,
    /// What holds.
    pub hours: DayHoursView,
    /// Name of the holiday, closure or season; `None` for the ordinary week.
    pub reason: Option<String>,
    /// `national_holiday`, `collective_leave`, `office`, `season` or `regular`.
    pub kind: String,
    /// The deciding letter.
    pub basis: Option<String>,
}

/// A place or counter with its hours.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceView {
    /// Anchor on the page.
    pub id: String,
    /// Name of the place.
    pub name: String,
    /// Address in one line.
    pub address: Option<String>,
    /// Telephone as printed.
    pub phone: Option<String>,
    /// Remarks.
    pub note: Option<Html>,
    /// The deciding letter of the ordinary week.
    pub basis: Option<String>,
    /// Seven rows, Monday first.
    pub week: Vec<WeekdayView>,
    /// Whether the hours are those of the place above it.
    pub is_inherited: bool,
    /// Seasons that have not ended; none where they are those of the place above it.
    pub seasons: Vec<SeasonView>,
    /// Closures and special days of the next 60 days; none where they are those of the place above.
    pub exceptions: Vec<DatedHoursView>,
    /// Whether closures of the place above it hold here too and are not listed again.
    pub shares_exceptions: bool,
    /// The rules for the script, as JSON for the attribute `data-hours`.
    pub rules_json: String,
    /// Counters inside this place.
    pub counters: Vec<PlaceView>,
}

/// Hours that hold for a while.
#[derive(Debug, Clone, Serialize)]
pub struct SeasonView {
    /// `Ramadan 1448 H`.
    pub name: String,
    /// First day.
    pub from: DateView,
    /// Last day.
    pub until: DateView,
    /// The deciding letter.
    pub basis: Option<String>,
    /// Seven rows, Monday first.
    pub week: Vec<WeekdayView>,
    /// Whether it holds on the build date.
    pub is_current: bool,
}

/// The page of hours and contact (`contact.html`).
#[derive(Debug, Clone, Serialize)]
pub struct ContactPageView {
    /// The office itself first, then its other places; empty when no hours are known.
    pub places: Vec<PlaceView>,
    /// The office on each of the next 60 days, days alike in a row taken together.
    pub calendar: Vec<DatedHoursView>,
    /// The same closures and special hours as a calendar file.
    pub calendar_file: Option<FileView>,
}
