//! From answers to an index: means, the index, its grade, the sample.
//!
//! All of it is exact: fractions are kept to twenty decimals and rounded once, to what is published,
//! halves up, before a grade is looked up. So 88,305 is 88,31, and no value falls between two grades.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::rules::satisfaction::Grade;

#[cfg(test)]
mod tests;

/// The best answer; the worst is 1.
pub const ANSWER_MAX: u8 = 4;
/// Decimals of everything that is published.
pub const DIGITS: u32 = 2;
/// Decimals that are kept on the way. What a division leaves beyond them cannot reach the second one.
const DIGITS_KEPT: u32 = 20;
/// What takes an index of 1 to 4 to one of 25 to 100.
const CONVERSION: Decimal = Decimal::from_parts(25, 0, 0, false, 0);

/// How often each answer was given to one question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally([u32; ANSWER_MAX as usize]);

impl Tally {
    /// Counts an answer from 1 to 4; tells whether it is one.
    pub fn count(&mut self, answer: u8) -> bool {
        let place = usize::from(answer).checked_sub(1).and_then(|index| self.0.get_mut(index));
        place.map(|count| *count += 1).is_some()
    }

    /// How many have answered.
    pub fn answered(&self) -> u32 {
        self.0.iter().sum()
    }

    /// How many gave each answer, the worst first.
    pub fn counts(&self) -> &[u32] {
        &self.0
    }

    /// The mean of the answers (*nilai rata-rata*, NRR), 1 to 4.
    pub fn mean(&self) -> Option<Decimal> {
        let sum: u64 = (1..).zip(self.0).map(|(answer, count)| answer * u64::from(count)).sum();
        let mean = Decimal::from(sum).checked_div(Decimal::from(self.answered()))?;
        Some(mean.round_dp(DIGITS_KEPT))
    }
}

/// The index of the means of all questions, which weigh the same: 1/9 each for nine, not 0,11.
pub fn index(means: &[Decimal]) -> Option<Decimal> {
    let sum: Decimal = means.iter().sum();
    let index = sum.checked_div(Decimal::from(means.len()))?;
    Some(index.round_dp(DIGITS_KEPT))
}

/// The index from 25 to 100 (*nilai interval konversi*, NIK) as it is published.
pub fn converted(index: Decimal) -> Decimal {
    published((index * CONVERSION).round_dp(DIGITS_KEPT - 2))
}

/// A value as it is published: two decimals, halves up.
pub fn published(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(DIGITS, RoundingStrategy::MidpointAwayFromZero)
}

/// The grade of a published value from 25 to 100.
pub fn grade(converted: Decimal, grades: &'static [Grade]) -> Option<&'static Grade> {
    grades.iter().find(|grade| Decimal::new(i64::from(grade.from_hundredths), 2) <= converted)
}

/// How many of a population have to be asked: Krejcie and Morgan's formula with chi-square 3,841,
/// shares of one half and an error of 5 %, rounded as in their table.
pub fn sample_min(population: u32) -> u32 {
    let chi_square = Decimal::new(3841, 3);
    let quarter = Decimal::new(25, 2);
    let error_square = Decimal::new(25, 4);
    let all = Decimal::from(population);
    let over = chi_square * all * quarter;
    let under = error_square * (all - Decimal::ONE) + chi_square * quarter;
    let sample = over / under;
    let whole = sample.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    u32::try_from(whole).unwrap_or(u32::MAX)
}
