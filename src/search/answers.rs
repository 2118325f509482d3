//! Questions that a fact answers: which words ask for what.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::Lists;

/// What a word asks for, one bit each; the days as a number above them.
pub(super) const HOURS: u32 = 1;
pub(super) const HOURS_BESIDE: u32 = 2;
pub(super) const FEE: u32 = 4;
pub(super) const DURATION: u32 = 8;
pub(super) const DURATION_WEAK: u32 = 16;
pub(super) const HOW: u32 = 32;
pub(super) const REQUIREMENTS: u32 = 64;
pub(super) const STOP: u32 = 128;
const DAY_SHIFT: u32 = 8;

/// The kinds of marks in the order of their bits, then the days.
const KINDS: [&str; 7] =
    ["hours", "hours_beside", "fee", "duration", "duration_weak", "how", "requirements"];
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
    pub(super) fn new(
        lists: &Lists,
        family: &dyn Fn(&str) -> Option<usize>,
        stops: &BTreeSet<usize>,
    ) -> Self {
        let mut marks: BTreeMap<usize, u32> = stops.iter().map(|stop| (*stop, STOP)).collect();
        for (kind, words) in &lists.marks {
            let bits = match KINDS.iter().position(|it| it == kind) {
                Some(bit) => 1 << bit,
                None => {
                    DAYS.iter().position(|it| it == kind).map_or(0, |day| (day + 1) << DAY_SHIFT)
                }
            };
            for family in words.iter().filter_map(|word| family(word)) {
                *marks.entry(family).or_default() |= u32::try_from(bits).unwrap_or_default();
            }
        }
        Marks(marks)
    }

    pub(super) fn renumber(&mut self, numbers: &BTreeMap<usize, usize>) {
        let marks = std::mem::take(&mut self.0).into_iter();
        self.0 = marks.map(|(family, mark)| (numbers[&family], mark)).collect();
    }
}

impl Answer {
    /// Finds what a query asks for, from the marks of each of its words; whether a service was found
    /// is not known here.
    pub(super) fn asked(marks: &[u32], knows_hours: bool) -> Option<Answer> {
        let all = marks.iter().fold(0, |all, mark| all | mark);
        let about_hours = |mark: &u32| {
            *mark & (HOURS | HOURS_BESIDE | HOW | STOP) != 0 || *mark >> DAY_SHIFT != 0
        };
        if knows_hours && all & HOURS != 0 && marks.iter().all(about_hours) {
            let day = marks.iter().map(|mark| mark >> DAY_SHIFT).find(|day| *day > 0);
            return Some(Answer::Hours(day.map(|day| match day {
                8 => Day::Today,
                9 => Day::Tomorrow,
                day => Day::Weekday(day - 1),
            })));
        }
        let weak = marks.iter().filter(|mark| **mark & DURATION_WEAK != 0).count();
        if all & REQUIREMENTS != 0 {
            Some(Answer::Requirements)
        } else if all & FEE != 0 {
            Some(Answer::Fee)
        } else if all & DURATION != 0 || weak > 1 || (weak > 0 && all & HOW != 0) {
            Some(Answer::Duration)
        } else {
            None
        }
    }
}
