//! What holds on a date, when a counter stands in a place and a place belongs to an office.

use jiff::Span;
use jiff::civil::Date;

use super::{DayHours, Exception, ExceptionKind, Schedule, Season, Week};

static UNKNOWN: DayHours = DayHours::Unknown;

/// The schedules that bear on one counter, place or office, innermost first.
#[derive(Debug, Clone)]
pub struct Schedules<'a>(pub Vec<&'a Schedule>);

/// The hours of one day and why they hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Day<'a> {
    /// The hours.
    pub hours: &'a DayHours,
    /// Why they hold.
    pub reason: Reason<'a>,
}

/// Why hours hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason<'a> {
    /// The ordinary week.
    Regular,
    /// A season.
    Season(&'a Season),
    /// A dated exception.
    Exception(&'a Exception),
}

/// One date with what holds on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DatedDay<'a> {
    /// The date.
    pub date: Date,
    /// What holds.
    pub day: Day<'a>,
}

/// Dates in a row on which the same holds for the same reason.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DatedRange<'a> {
    /// First date.
    pub from: Date,
    /// Last date.
    pub until: Date,
    /// What holds.
    pub day: Day<'a>,
}

impl<'a> Schedules<'a> {
    /// What holds on a date: the nearest exception, else the nearest season, else the week.
    pub fn day(&self, date: Date) -> Day<'a> {
        let exception = self.exceptions().find(|e| covers(e.from, e.until, date));
        if let Some(exception) = exception {
            return Day { hours: &exception.hours, reason: Reason::Exception(exception) };
        }
        let season = self.seasons().find(|s| covers(s.from, s.until, date));
        if let Some(season) = season {
            let hours = season.week.day(date.weekday());
            return Day { hours, reason: Reason::Season(season) };
        }
        let hours = self.week().map_or(&UNKNOWN, |week| week.day(date.weekday()));
        Day { hours, reason: Reason::Regular }
    }

    /// So many dates in a row with what holds on them.
    pub fn days(&self, from: Date, count: usize) -> Vec<DatedDay<'a>> {
        let dates = from.series(Span::new().days(1)).take(count);
        dates.map(|date| DatedDay { date, day: self.day(date) }).collect()
    }

    /// The same dates, where days alike in a row are taken together.
    pub fn ranges(&self, from: Date, count: usize) -> Vec<DatedRange<'a>> {
        let mut ranges: Vec<DatedRange<'a>> = Vec::new();
        for DatedDay { date, day } in self.days(from, count) {
            match ranges.last_mut() {
                Some(last) if last.day.is_like(&day) => last.until = date,
                _ => ranges.push(DatedRange { from: date, until: date, day }),
            }
        }
        ranges
    }

    /// The ordinary week: that of the nearest schedule that has one.
    pub fn week(&self) -> Option<&'a Week> {
        self.0.iter().find_map(|schedule| schedule.week.as_ref())
    }

    /// The seasons that can hold, those that win first: none from beyond the schedule of the week.
    pub fn seasons(&self) -> impl Iterator<Item = &'a Season> {
        let week_level = self.0.iter().position(|schedule| schedule.week.is_some());
        let level_count = week_level.map_or(self.0.len(), |level| level + 1);
        self.0.iter().take(level_count).flat_map(|schedule| &schedule.seasons)
    }

    /// The exceptions, those that win first.
    pub fn exceptions(&self) -> impl Iterator<Item = &'a Exception> {
        self.0.iter().flat_map(|schedule| &schedule.exceptions)
    }
}

impl Day<'_> {
    fn is_like(&self, other: &Self) -> bool {
        self.hours == other.hours && self.reason.is_like(&other.reason)
    }
}

impl Reason<'_> {
    /// Whether a reader sees the same reason, be it written down once or day by day.
    fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Regular, Self::Regular) => true,
            (Self::Season(one), Self::Season(other)) => {
                (&one.name, &one.basis) == (&other.name, &other.basis)
            }
            (Self::Exception(one), Self::Exception(other)) => {
                exception_key(one) == exception_key(other)
            }
            _ => false,
        }
    }
}

fn exception_key(exception: &Exception) -> (ExceptionKind, &str, Option<&str>) {
    (exception.kind, &exception.name, exception.basis.as_deref())
}

/// Whether a date lies between two others, both included.
pub(super) fn covers(from: Date, until: Date, date: Date) -> bool {
    from <= date && date <= until
}
