//! What regulations say in numbers, as data: the regulation, since when it holds, and how sure we are.
//!
//! A figure is judged by the rule that held on the last day of its period, so a new regulation does
//! not change what was published under the one before. A rule that changes gets a new row with its
//! first day; none is removed.

pub mod complaints;
pub mod information;
pub mod investment_report;
pub mod replaced;
pub mod satisfaction;
pub mod service_index;

use jiff::civil::Date;

/// A rule with the time in which it holds.
#[derive(Debug, Clone, Copy)]
pub struct InForce<R: 'static> {
    /// The regulation it stands in.
    pub regulation: Regulation,
    /// Its first day; the first of the year where only the year of the regulation is known.
    pub from: Date,
    /// How sure we are of it.
    pub certainty: Certainty,
    /// The rule.
    pub rule: R,
}

/// A regulation by its kind, number and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regulation {
    /// `Peraturan Menteri PANRB`
    pub kind: &'static str,
    /// Its number.
    pub number: u16,
    /// Its year.
    pub year: i16,
}

/// How a rule became known to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// An office or the regulation itself says so.
    Read,
    /// Several independent sources repeat it; the regulation itself was not read.
    Repeated,
    /// One source tells it; the regulation itself was not read.
    Told,
}

impl Regulation {
    /// How it is named in both languages: `Peraturan Menteri PANRB Nomor 14 Tahun 2017`.
    pub fn name(&self) -> String {
        format!("{} Nomor {} Tahun {}", self.kind, self.number, self.year)
    }
}

/// The rule that holds on a day: the last one that has begun. Rules stand in the order of time.
pub fn in_force<R>(rules: &'static [InForce<R>], day: Date) -> Option<&'static InForce<R>> {
    rules.iter().rev().find(|rule| rule.from <= day)
}

#[cfg(test)]
mod tests {
    use super::*;

    static RULES: [InForce<u8>; 2] = [rule(2017, 1), rule(2025, 2)];

    const fn rule(year: i16, rule: u8) -> InForce<u8> {
        InForce {
            regulation: Regulation { kind: "Peraturan", number: 1, year },
            from: jiff::civil::date(year, 7, 1),
            certainty: Certainty::Repeated,
            rule,
        }
    }

    #[test]
    fn a_rule_holds_until_the_next_begins() {
        let on =
            |year, month| in_force(&RULES, jiff::civil::date(year, month, 1)).map(|it| it.rule);
        assert_eq!(on(2017, 6), None);
        assert_eq!(on(2017, 7), Some(1));
        assert_eq!(on(2025, 6), Some(1));
        assert_eq!(on(2025, 7), Some(2));
    }
}
