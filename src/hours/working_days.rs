//! Working days: the days that count for the deadlines of services.

use jiff::Span;
use jiff::civil::Date;

use super::engine::covers;
use super::{DayHours, Exception, ExceptionKind, Schedules, offset};

/// Which days an office counts as working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingDays {
    /// The weekdays that count, Monday first.
    pub weekdays: [bool; 7],
    /// Whether days of collective leave count.
    pub counts_collective_leave: bool,
}

impl Default for WorkingDays {
    fn default() -> Self {
        let weekdays = [true, true, true, true, true, false, false];
        Self { weekdays, counts_collective_leave: false }
    }
}

impl WorkingDays {
    /// Whether a date is a working day.
    ///
    /// Holidays count at every level, but only the office itself, the outermost schedule, can
    /// close the whole office.
    pub fn is_working_day(self, schedules: &Schedules<'_>, date: Date) -> bool {
        let is_covering = |e: &&Exception| covers(e.from, e.until, date);
        let office = schedules.0.last().map_or(&[][..], |office| office.exceptions.as_slice());
        self.weekdays[offset(date.weekday())]
            && !schedules.exceptions().filter(is_covering).any(|e| self.is_holiday(e))
            && !office.iter().filter(is_covering).any(is_office_closed)
    }

    /// The n-th working day after a date, the date itself for 0; `None` if there never is one.
    pub fn add(self, schedules: &Schedules<'_>, start: Date, n: u32) -> Option<Date> {
        let Some(index) = n.checked_sub(1) else { return Some(start) };
        if self.weekdays == [false; 7] {
            return None;
        }
        let index = usize::try_from(index).unwrap_or(usize::MAX);
        let days_after = start.series(Span::new().days(1)).skip(1);
        days_after.filter(|date| self.is_working_day(schedules, *date)).nth(index)
    }

    fn is_holiday(self, exception: &Exception) -> bool {
        match exception.kind {
            ExceptionKind::NationalHoliday => true,
            ExceptionKind::CollectiveLeave => !self.counts_collective_leave,
            ExceptionKind::Office => false,
        }
    }
}

fn is_office_closed(exception: &Exception) -> bool {
    exception.kind == ExceptionKind::Office && exception.hours == DayHours::Closed
}
