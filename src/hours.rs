//! Opening hours: what an office writes down, and what therefore holds on a date.
//!
//! Hours that nobody wrote down are [`DayHours::Unknown`], never closed.

mod engine;
mod ics;
mod parse;
mod rules;
#[cfg(test)]
mod tests;
mod working_days;

use jiff::civil::{Date, Weekday};

use crate::language::Language;

pub use engine::{DatedDay, DatedRange, Day, Reason, Schedules};
pub use ics::{Calendar, ics};
pub use parse::{HoursError, parse_clock, parse_day_hours, parse_intervals, parse_weekday};
pub use rules::rules_json;
pub use working_days::WorkingDays;

/// The days of a week, Monday first.
pub const WEEKDAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// A time of day from 00.00 to 24.00.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClockTime(u16);

impl ClockTime {
    /// Midnight at the end of a day.
    pub const END_OF_DAY: Self = Self(24 * 60);

    /// The time so many minutes after midnight, at most 1,440.
    pub fn new(minutes: u16) -> Option<Self> {
        (minutes <= Self::END_OF_DAY.0).then_some(Self(minutes))
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }
}

/// A time of a day in which an office is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Interval {
    /// When it begins.
    pub opens: ClockTime,
    /// When it ends, later than it begins.
    pub closes: ClockTime,
}

impl Interval {
    /// The words for it: `08.00–16.30`.
    pub fn text(self, language: Language) -> String {
        language.interval(self.opens.minutes(), self.closes.minutes())
    }
}

/// The hours of one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum DayHours {
    /// Nobody wrote them down.
    #[default]
    Unknown,
    /// Closed all day.
    Closed,
    /// Open at these times, in order and apart.
    Open(Vec<Interval>),
}

/// The hours of seven days, Monday first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Week(pub [DayHours; 7]);

impl Week {
    /// The hours of one weekday.
    pub fn day(&self, weekday: Weekday) -> &DayHours {
        &self.0[offset(weekday)]
    }
}

/// Hours that hold for a while, such as those of Ramadan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Season {
    /// What it is called.
    pub name: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Its hours.
    pub week: Week,
    /// The letter that sets them.
    pub basis: Option<String>,
}

/// Why some days differ from the week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ExceptionKind {
    /// A national holiday (`libur nasional`).
    NationalHoliday,
    /// Leave that all civil servants take together (`cuti bersama`).
    CollectiveLeave,
    /// A decision of the office itself.
    #[default]
    Office,
}

/// Days with hours of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exception {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Why they differ.
    pub kind: ExceptionKind,
    /// What the days are called.
    pub name: String,
    /// Their hours.
    pub hours: DayHours,
    /// The letter that sets them.
    pub basis: Option<String>,
}

/// All that is written down about the hours of one office, place or counter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schedule {
    /// Its ordinary week; `None`: that of the place it belongs to.
    pub week: Option<Week>,
    /// The letter that sets the week.
    pub basis: Option<String>,
    /// Its seasons.
    pub seasons: Vec<Season>,
    /// Its dated exceptions.
    pub exceptions: Vec<Exception>,
}

/// Two entries of one schedule that say different things about one date, by their indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contradiction {
    /// Two exceptions cover one date.
    Exceptions(usize, usize),
    /// Two seasons overlap.
    Seasons(usize, usize),
}

impl Schedule {
    /// Every pair of exceptions, then of seasons, that share a date.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let exceptions: Vec<_> = self.exceptions.iter().map(|e| (e.from, e.until)).collect();
        let seasons: Vec<_> = self.seasons.iter().map(|s| (s.from, s.until)).collect();
        let exceptions = overlaps(&exceptions).into_iter();
        let seasons = overlaps(&seasons).into_iter();
        exceptions
            .map(|(first, second)| Contradiction::Exceptions(first, second))
            .chain(seasons.map(|(first, second)| Contradiction::Seasons(first, second)))
            .collect()
    }
}

/// A time zone of Indonesia; none has summer time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Zone {
    /// Western Indonesia, UTC+7.
    #[default]
    Wib,
    /// Central Indonesia, UTC+8.
    Wita,
    /// Eastern Indonesia, UTC+9.
    Wit,
}

impl Zone {
    /// Every zone, from west to east.
    pub const ALL: [Self; 3] = [Self::Wib, Self::Wita, Self::Wit];

    /// Its abbreviation.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wib => "WIB",
            Self::Wita => "WITA",
            Self::Wit => "WIT",
        }
    }

    /// The zone with an abbreviation, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| zone.name().eq_ignore_ascii_case(name))
    }

    /// How many minutes its clocks are ahead of UTC.
    pub fn offset_minutes(self) -> u16 {
        match self {
            Self::Wib => 7 * 60,
            Self::Wita => 8 * 60,
            Self::Wit => 9 * 60,
        }
    }
}

/// A week with equal days in a row taken together: first day, last day, their hours.
pub fn week_ranges(week: &Week) -> Vec<(Weekday, Weekday, &DayHours)> {
    let mut ranges: Vec<(Weekday, Weekday, &DayHours)> = Vec::new();
    for (weekday, hours) in WEEKDAYS.into_iter().zip(&week.0) {
        match ranges.last_mut() {
            Some((_, last, same)) if *same == hours => *last = weekday,
            _ => ranges.push((weekday, weekday, hours)),
        }
    }
    ranges
}

fn overlaps(spans: &[(Date, Date)]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (first, one) in spans.iter().enumerate() {
        for (second, other) in spans.iter().enumerate().skip(first + 1) {
            let (from, until) = (one.0.max(other.0), one.1.min(other.1));
            if from <= until {
                pairs.push((first, second));
            }
        }
    }
    pairs
}

/// The place of a weekday in a week that begins on Monday.
///
/// # Panics
/// Never: the number of a weekday is below seven.
pub fn offset(weekday: Weekday) -> usize {
    usize::try_from(weekday.to_monday_zero_offset()).expect("weekdays count from zero")
}
