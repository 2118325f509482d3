//! The report on investment (*Laporan Kegiatan Penanaman Modal*, LKPM).

use jiff::civil::{Date, date};

use super::{Certainty, InForce, Regulation};

/// Until when companies report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The day of the month after the quarter.
    pub day: i8,
}

/// The deadlines, in the order of time.
pub static RULES: [InForce<Deadline>; 2] = [
    InForce {
        regulation: Regulation { kind: "Peraturan BKPM", number: 5, year: 2021 },
        from: date(2021, 1, 1),
        certainty: Certainty::Repeated,
        rule: Deadline { day: 10 },
    },
    InForce {
        regulation: Regulation { kind: "Peraturan BKPM", number: 5, year: 2025 },
        from: date(2025, 10, 2),
        certainty: Certainty::Repeated,
        rule: Deadline { day: 15 },
    },
];

/// The months in which companies report, for the quarter before.
pub const MONTHS: [&str; 4] = ["januari", "april", "juli", "oktober"];

/// The deadline of a day, with those that no longer hold on it.
pub fn in_force(day: Date) -> Option<(&'static InForce<Deadline>, &'static [InForce<Deadline>])> {
    let number = RULES.iter().rposition(|rule| rule.from <= day)?;
    Some((&RULES[number], &RULES[..number]))
}
