//! How dates, numbers, money, times and sizes are written in the languages of a portal.

use jiff::civil::{Date, Weekday};
use rust_decimal::{Decimal, RoundingStrategy};

#[cfg(test)]
mod tests;
mod words;

pub use words::{Word, fill};

const MONTHS_INDONESIAN: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS_INDONESIAN: [&str; 7] =
    ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];
const WEEKDAYS_ENGLISH: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The language a portal is written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// Indonesian.
    #[default]
    Indonesian,
    /// English.
    English,
}

impl Language {
    /// The language with an ISO 639-1 code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "id" => Some(Self::Indonesian),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The words for this language, where they stand beside what they are about.
    pub fn either(self, indonesian: &'static str, english: &'static str) -> &'static str {
        match self {
            Self::Indonesian => indonesian,
            Self::English => english,
        }
    }

    /// Its ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }

    /// A date with its weekday: `Senin, 13 November 2023`.
    pub fn date_long(self, date: Date) -> String {
        format!("{}, {}", self.weekday_name(date.weekday()), self.date_short(date))
    }

    /// A date without its weekday: `13 November 2023`.
    pub fn date_short(self, date: Date) -> String {
        format!("{} {}", date.day(), self.month_year(date))
    }

    /// The month of a date: `November 2023`.
    pub fn month_year(self, date: Date) -> String {
        format!("{} {}", name_at(self.months(), date.month() - 1), date.year())
    }

    /// The names of the months.
    pub fn months(self) -> &'static [&'static str; 12] {
        match self {
            Self::Indonesian => &MONTHS_INDONESIAN,
            Self::English => &MONTHS_ENGLISH,
        }
    }

    /// A weekday: `Senin`.
    pub fn weekday_name(self, weekday: Weekday) -> &'static str {
        let names = match self {
            Self::Indonesian => &WEEKDAYS_INDONESIAN,
            Self::English => &WEEKDAYS_ENGLISH,
        };
        name_at(names, weekday.to_monday_zero_offset())
    }

    /// Weekdays in a row: `Senin–Rabu`, or `Senin` when both are the same.
    pub fn weekday_range(self, first: Weekday, last: Weekday) -> String {
        if first == last {
            return self.weekday_name(first).to_owned();
        }
        format!("{}–{}", self.weekday_name(first), self.weekday_name(last))
    }

    /// A number rounded half away from zero to so many decimals: `12.450`, `88,31`.
    pub fn decimal(self, value: Decimal, digits: u32) -> String {
        let rounded = value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
        let width = usize::try_from(digits).unwrap_or(usize::MAX);
        self.punctuate(&format!("{:.width$}", rounded.abs()), is_below_zero(rounded))
    }

    /// A number with exactly the decimals it was given with.
    pub fn decimal_exact(self, value: Decimal) -> String {
        self.punctuate(&value.abs().to_string(), is_below_zero(value))
    }

    /// A whole number: `12.450`.
    pub fn integer(self, value: u64) -> String {
        self.decimal_exact(Decimal::from(value))
    }

    /// An amount of money: `Rp1.500.000` (`Rp1,500,000` in English), with cents if it has any.
    pub fn rupiah(self, amount: Decimal) -> String {
        let sign = if is_below_zero(amount) { "-" } else { "" };
        let digits = if amount.fract().is_zero() { 0 } else { 2 };
        format!("{sign}Rp{}", self.decimal(amount.abs(), digits))
    }

    /// A time of day from its minutes: `08.00`, and `24.00` for the end of the day.
    pub fn clock(self, minutes: u16) -> String {
        let separator = match self {
            Self::Indonesian => '.',
            Self::English => ':',
        };
        format!("{:02}{separator}{:02}", minutes / 60, minutes % 60)
    }

    /// An interval of a day from its minutes: `08.00–16.30`.
    pub fn interval(self, opens: u16, closes: u16) -> String {
        format!("{}–{}", self.clock(opens), self.clock(closes))
    }

    /// The size of a file, where a KB is 1,024 bytes: `24 KB`, `1,2 MB`.
    pub fn file_size(self, bytes: u64) -> String {
        let units = [("B", 1_u64, 0), ("KB", 1 << 10, 0), ("MB", 1 << 20, 1), ("GB", 1 << 30, 1)];
        let sizes = units.map(|(unit, unit_bytes, digits)| {
            let size = Decimal::from(bytes) / Decimal::from(unit_bytes);
            let strategy = RoundingStrategy::MidpointAwayFromZero;
            (unit, size.round_dp_with_strategy(digits, strategy).normalize())
        });
        let fitting = sizes.iter().find(|(_, size)| *size < Decimal::from(1024));
        let (unit, size) = fitting.unwrap_or(&sizes[3]);
        format!("{} {unit}", self.decimal_exact(*size))
    }

    /// Puts the language's separators into plain digits with a decimal point.
    fn punctuate(self, digits: &str, is_negative: bool) -> String {
        let (thousands, point) = match self {
            Self::Indonesian => ('.', ','),
            Self::English => (',', '.'),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let mut text = String::from(if is_negative { "-" } else { "" });
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push(thousands);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(point);
            text.push_str(fraction);
        }
        text
    }
}

/// A decimal may be minus zero, which nobody wants to read.
fn is_below_zero(value: Decimal) -> bool {
    value.is_sign_negative() && !value.is_zero()
}

fn name_at(names: &'static [&'static str], offset: i8) -> &'static str {
    let offset = usize::try_from(offset).expect("months and weekdays count from zero");
    names[offset]
}
