//! The index of public service (*Indeks Pelayanan Publik*, IPP), from 0 to 5.
//!
//! The table is repeated by independent sources; the regulation that has it was not read, so pages
//! do not name one.

use rust_decimal::Decimal;

use super::Certainty;

/// The largest index.
pub const MAX: u8 = 5;
/// How sure we are of the table.
pub const CERTAINTY: Certainty = Certainty::Repeated;

/// A category of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Category {
    /// The largest value that has it, in hundredths: values between two printed bounds belong to
    /// the higher category.
    pub until_hundredths: u32,
    /// `B-`
    pub mark: &'static str,
    /// `Baik (dengan catatan)`
    pub name: &'static str,
    /// The same in English.
    pub name_english: &'static str,
}

/// The categories, from the lowest.
pub const CATEGORIES: [Category; 9] = [
    category(100, "F", "Pembinaan Intensif", "Intensive guidance"),
    category(150, "E", "Prioritas Pembinaan", "Priority for guidance"),
    category(200, "D", "Pembinaan", "Guidance"),
    category(250, "C-", "Cukup (dengan catatan)", "Sufficient (with remarks)"),
    category(300, "C", "Cukup", "Sufficient"),
    category(350, "B-", "Baik (dengan catatan)", "Good (with remarks)"),
    category(400, "B", "Baik", "Good"),
    category(450, "A-", "Sangat Baik", "Very good"),
    category(500, "A", "Pelayanan Prima", "Excellent service"),
];

const fn category(
    until_hundredths: u32,
    mark: &'static str,
    name: &'static str,
    name_english: &'static str,
) -> Category {
    Category { until_hundredths, mark, name, name_english }
}

/// The category of an index; `None` outside of 0 to 5.
pub fn category_of(index: Decimal) -> Option<&'static Category> {
    let hundredths = index.checked_mul(Decimal::ONE_HUNDRED)?;
    let has = |category: &&Category| hundredths <= Decimal::from(category.until_hundredths);
    CATEGORIES.iter().find(has).filter(|_| !index.is_sign_negative())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_belong_to_the_lower_category() {
        let mark = |text: &str| {
            let index: Decimal = text.parse().expect("a number");
            category_of(index).map(|category| category.mark)
        };
        for (index, expected) in [
            ("0", "F"),
            ("1.00", "F"),
            ("1.01", "E"),
            ("2.50", "C-"),
            ("3.50", "B-"),
            ("3.505", "B"),
            ("3.51", "B"),
            ("3.92", "B"),
            ("4.00", "B"),
            ("4.01", "A-"),
            ("4.50", "A-"),
            ("5.00", "A"),
        ] {
            assert_eq!(mark(index), Some(expected), "{index}");
        }
        assert_eq!(mark("5.01"), None);
        assert_eq!(mark("-0.1"), None);
    }
}
