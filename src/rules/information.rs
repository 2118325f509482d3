//! Requests for public information: how long an office may take.

use jiff::civil::date;

use super::{Certainty, InForce, Regulation, in_force};

/// Deadlines in working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InformationRequests {
    /// From the request to the answer.
    pub answer_days: u8,
    /// How much longer the answer may take, when the office says why.
    pub extension_days: u8,
    /// How long people may object to an answer.
    pub objection_days: u8,
    /// From the objection to its answer by the officer above.
    pub objection_answer_days: u8,
}

/// The rules. One office prints 30 days where others print 30 working days for objections.
pub static RULES: [InForce<InformationRequests>; 1] = [InForce {
    regulation: Regulation { kind: "Undang-Undang", number: 14, year: 2008 },
    from: date(2008, 1, 1),
    certainty: Certainty::Repeated,
    rule: InformationRequests {
        answer_days: 10,
        extension_days: 7,
        objection_days: 30,
        objection_answer_days: 30,
    },
}];

/// The rule that holds on a day.
pub fn on(day: jiff::civil::Date) -> Option<&'static InForce<InformationRequests>> {
    in_force(&RULES, day)
}
