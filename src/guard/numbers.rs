//! Where in a text a number of a person can stand at all. Most texts have no such place, so that
//! the structure of numbers is looked at in few.

use std::ops::Range;

use super::is_mask;
use crate::characters;

/// What may stand between the groups of a number.
pub(super) const SEPARATORS: [char; 5] = [' ', '.', '-', '\u{a0}', '–'];
/// The shortest number that is looked for is a mobile telephone.
const UNITS_MIN: usize = 10;

/// Characters that follow each other and that a number may be written with; the first is a digit.
pub(super) struct Run {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// How many digits it has, with those that are hidden.
    pub(super) units: usize,
}

/// The runs that are long enough, in order.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut next = 0;
    while let Some(digit) = text.as_bytes()[next..].iter().position(u8::is_ascii_digit) {
        let run = run(text, next + digit);
        next = run.range.end;
        if run.units >= UNITS_MIN {
            runs.push(run);
        }
    }
    runs
}

fn run(text: &str, start: usize) -> Run {
    let mut units = 0;
    let is_outside = |c: char| {
        let is_unit = c.is_ascii_digit() || is_mask(c);
        units += usize::from(is_unit);
        !is_unit && !SEPARATORS.contains(&c) && !characters::is_invisible(c)
    };
    let end = text[start..].find(is_outside).map_or(text.len(), |length| start + length);
    Run { range: start..end, units }
}
