//! Who looks after a page, and when it was looked at.

use jiff::Span;
use jiff::civil::Date;

use super::super::Site;
use crate::content::service::Care;
use crate::diagnostic::{self, Diagnostic, Report, Spot};
use crate::time_span::{TimeSpan, TimeUnit};

/// Files named in a summary; with more, the list would not be read.
const FILES_SHOWN_MAX: usize = 5;

/// Checks when a page was looked at.
pub(super) fn check(date: Date, care: &Care, report: &mut Report) {
    if let Some(reviewed) = care.reviewed.as_ref().filter(|reviewed| reviewed.value > date) {
        let words = [("date", &*reviewed.value.to_string())];
        report.add(diagnostic::REVIEW_IN_FUTURE, reviewed.range.clone(), &words);
    }
    if let (Some(reviewed), Some(due)) = (&care.reviewed, review_due(care))
        && due < date
    {
        let due = due.to_string();
        report.add(diagnostic::REVIEW_OVERDUE, reviewed.range.clone(), &[("due", &due)]);
    }
}

/// Tells in one warning which services and pages have no owner, where most have one: a portal that
/// names none, or has just begun, knows.
pub(super) fn check_owners(site: &Site) -> Vec<Diagnostic> {
    let services = site.services.iter().map(|item| (&item.shown, &item.record.care));
    let pages = site.pages.iter().map(|item| (&item.shown, &item.record.care));
    let (with, without): (Vec<_>, Vec<_>) =
        services.chain(pages).partition(|(_, care)| care.owner.is_some());
    let has_most = with.len() > without.len();
    let Some((first, _)) = without.first().filter(|_| has_most) else { return Vec::new() };
    let files: Vec<&str> = without.iter().map(|(shown, _)| &***shown).collect();
    let (count, list) = (files.len().to_string(), shortened(&files));
    let mut report = Report::new(&***first);
    let words = [("count", count.as_str()), ("files", list.as_str())];
    report.add(diagnostic::OWNER_MISSING, Spot::File, &words);
    report.into_diagnostics()
}

/// The first names of a list, and how many more there are.
pub(super) fn shortened(names: &[&str]) -> String {
    let shown = names[..names.len().min(FILES_SHOWN_MAX)].join(", ");
    match names.len().saturating_sub(FILES_SHOWN_MAX) {
        0 => shown,
        more => format!("{shown}, … (+{more})"),
    }
}

/// When a page must be looked at again.
pub fn review_due(care: &Care) -> Option<Date> {
    let (reviewed, interval) = (care.reviewed.as_ref()?.value, care.review_interval?);
    reviewed.checked_add(span(interval)?).ok()
}

/// The span of an interval; `None` when it is longer than calendars reach.
fn span(interval: TimeSpan) -> Option<Span> {
    let count = i64::from(interval.low);
    let span = match interval.unit {
        TimeUnit::Minute | TimeUnit::Hour => return Some(Span::new()),
        TimeUnit::WorkingDay | TimeUnit::Day => Span::new().try_days(count),
        TimeUnit::Week => Span::new().try_weeks(count),
        TimeUnit::Month => Span::new().try_months(count),
        TimeUnit::Year => Span::new().try_years(count),
    };
    span.ok()
}
