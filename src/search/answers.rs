//! Questions that a fact answers: which words ask for what.

use std::collections::BTreeMap;

use super::lists::Lists;

/// What a word asks for, one bit each, also for the days.
pub(super) const HOURS: u32 = 1;
pub(super) const HOURS_BESIDE: u32 = 2;
pub(super) const FEE: u32 = 4;
pub(super) const DURATION: u32 = 8;
pub(super) const DURATION_WEAK: u32 = 16;
pub(super) const HOW: u32 = 32;
pub(super) const REQUIREMENTS: u32 = 64;
const VALIDITY: u32 = 128;
pub(super) const STOP: u32 = 256;
/// The first of the days.
const DAY: u32 = 512;
/// What a synonym hands on: a holiday means that the office is closed, but asks for no week.
pub(super) const HANDED_ON: u32 = FEE | DURATION | DURATION_WEAK | HOW | REQUIREMENTS | VALIDITY;

/// The kinds of marks in the order of their bits, then the days.
const KINDS: [&str; 8] = [
    "hours",
    "hours_beside",
    "fee",
    "duration",
    "duration_weak",
    "how",
    "requirements",
    "validity",
];
const DAYS: [&str; 9] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "tomorrow",
];

/// What families ask for.
#[derive(Debug)]
pub(super) struct Marks(pub(super) BTreeMap<usize, u32>);

/// The fact that answers a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// When the office is open, on a day or in the week.
    Hours(Option<Day>),
    /// What the best hit, a service, costs.
    Fee,
    /// How long it takes.
    Duration,
    /// What to bring.
    Requirements,
}

/// A day that somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// 0 is Monday.
    Weekday(u32),
    /// Today.
    Today,
    /// Tomorrow.
    Tomorrow,
}

impl Marks {
    /// Finds what families ask for, by the words that lead to them.
    pub(super) fn new(lists: &Lists, family: impl Fn(&str) -> Option<usize>) -> Self {
        let stops = lists.stops().filter_map(&family);
        let mut marks: BTreeMap<usize, u32> = stops.map(|stop| (stop, STOP)).collect();
        for (kind, words) in &lists.marks {
            let kind_at = KINDS.iter().position(|it| it == kind).map(|at| 1 << at);
            let day_at = || DAYS.iter().position(|it| it == kind).map(|at| DAY << at);
            let bit = kind_at.or_else(day_at).unwrap_or_default();
            for family in words.iter().filter_map(|word| family(word)) {
                *marks.entry(family).or_default() |= bit;
            }
        }
        Marks(marks)
    }
}

impl Answer {
    /// Finds what a query asks for, from the marks of each of its words; whether a service was found
    /// is not known here.
    pub(super) fn asked(marks: &[u32], knows_hours: bool) -> Option<Answer> {
        let all = marks.iter().fold(0, |all, mark| all | mark);
        let is_about_hours =
            |mark: &u32| *mark & (HOURS | HOURS_BESIDE | HOW | STOP) != 0 || *mark >= DAY;
        if knows_hours && all & HOURS != 0 && marks.iter().all(is_about_hours) {
            return Some(Answer::Hours(Day::of(all / DAY)));
        }
        let weak = marks.iter().filter(|mark| **mark & DURATION_WEAK != 0).count();
        let begins_weak = marks.first().is_some_and(|mark| mark & DURATION_WEAK != 0);
        let is_duration = weak > 1 || begins_weak || (weak > 0 && all & HOW != 0);
        if all & VALIDITY != 0 {
            None
        } else if all & REQUIREMENTS != 0 {
            Some(Answer::Requirements)
        } else if all & FEE != 0 {
            Some(Answer::Fee)
        } else {
            (is_duration || all & DURATION != 0).then_some(Answer::Duration)
        }
    }
}

impl Day {
    /// The day of these bits; none when several are asked for.
    fn of(days: u32) -> Option<Day> {
        let day = days.trailing_zeros();
        days.is_power_of_two().then_some(match day {
            7 => Day::Today,
            8 => Day::Tomorrow,
            day => Day::Weekday(day),
        })
    }
}
