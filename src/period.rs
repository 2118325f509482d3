//! The periods that figures are reported for: years, semesters, quarters and months.

use std::cmp::Ordering;

use jiff::civil::Date;

use crate::language::Language;

#[cfg(test)]
mod tests;

const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

/// A year or a part of one; ordered by its end, and a whole after its last part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Period {
    /// The calendar year.
    pub year: i16,
    /// Which part of it.
    pub part: Part,
}

/// A part of a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// The whole year.
    #[default]
    Year,
    /// Semester 1 or 2.
    Semester(u8),
    /// Quarter 1 to 4 (`triwulan`).
    Quarter(u8),
    /// Months 1 to 12, from the first to the last; one when both are the same.
    Months(u8, u8),
}

impl Period {
    /// Reads `2024`, `2024 TW I`, `Triwulan 1 2024`, `2024-TW1`, `2024 S2`, `Semester II 2024`,
    /// `Maret 2024`, `2024-03`, `Januari–Oktober 2024`, `2024-01/2024-10`.
    pub fn parse(text: &str) -> Option<Self> {
        let upper = text.to_uppercase();
        let words = upper.split(|c: char| c.is_whitespace() || "-–/,.".contains(c));
        let (mut years, rest): (Vec<&str>, Vec<&str>) =
            words.filter(|word| !word.is_empty()).partition(|word| is_year(word));
        let months = Part::parse_months(&rest);
        if months.is_some() {
            years.dedup();
        }
        let [year] = years.as_slice() else { return None };
        let part = months.or_else(|| Part::parse(&rest.concat()))?;
        Some(Self { year: year_number(year), part })
    }

    /// A name for data files: `2024`, `2024-S2`, `2024-TW1`, `2024-03`, `2024-01/2024-10`.
    pub fn id(self) -> String {
        match self.part {
            Part::Year => self.year.to_string(),
            Part::Semester(number) => format!("{}-S{number}", self.year),
            Part::Quarter(number) => format!("{}-TW{number}", self.year),
            Part::Months(first, last) if first == last => format!("{}-{first:02}", self.year),
            Part::Months(first, last) => format!("{0}-{first:02}/{0}-{last:02}", self.year),
        }
    }

    /// Its name on pages: `Tahun 2024`, `Semester II 2024`, `Triwulan I 2024`, `Maret 2024`,
    /// `Januari–Oktober 2024`.
    pub fn label(self, language: Language) -> String {
        let year = self.year;
        match (language, self.part) {
            (Language::Indonesian, Part::Year) => format!("Tahun {year}"),
            (Language::Indonesian, Part::Semester(n)) => format!("Semester {} {year}", roman(n)),
            (Language::Indonesian, Part::Quarter(n)) => format!("Triwulan {} {year}", roman(n)),
            (Language::English, Part::Year) => year.to_string(),
            (Language::English, Part::Semester(n)) => format!("Semester {n} {year}"),
            (Language::English, Part::Quarter(n)) => format!("Quarter {n} {year}"),
            (_, Part::Months(first, last)) => {
                let months = months(first, last, |month| month_name(language, month).to_string());
                format!("{months} {year}")
            }
        }
    }

    /// Its name in charts, without the year if it is a part of one: `2024`, `Sem. II`, `TW I`, `Mar`.
    pub fn label_short(self, language: Language) -> String {
        match (language, self.part) {
            (_, Part::Year) => self.year.to_string(),
            (Language::Indonesian, Part::Semester(n)) => format!("Sem. {}", roman(n)),
            (Language::Indonesian, Part::Quarter(n)) => format!("TW {}", roman(n)),
            (Language::English, Part::Semester(n)) => format!("Sem. {n}"),
            (Language::English, Part::Quarter(n)) => format!("Q{n}"),
            (_, Part::Months(first, last)) => {
                months(first, last, |month| month_name(language, month).chars().take(3).collect())
            }
        }
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        let (year, last, months) = self.order_key();
        let month = i8::try_from((last + 1).saturating_sub(months)).unwrap_or(1);
        Date::new(year, month, 1).unwrap_or(Date::MIN)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        let (year, month, _) = self.order_key();
        let month = i8::try_from(month).unwrap_or(12);
        Date::new(year, month, 1).map_or(Date::MAX, Date::last_of_month)
    }

    fn order_key(self) -> (i16, u8, u8) {
        let (month_last, months) = match self.part {
            Part::Year => (12, 12),
            Part::Semester(number) => (number.saturating_mul(6), 6),
            Part::Quarter(number) => (number.saturating_mul(3), 3),
            Part::Months(first, last) => (last, last.saturating_sub(first) + 1),
        };
        (self.year, month_last, months)
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order_key().cmp(&other.order_key())
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Part {
    /// Reads the words beside the year as a month or as months from one to another.
    fn parse_months(words: &[&str]) -> Option<Self> {
        let is_joint = |word: &&&str| !matches!(**word, "BULAN" | "S" | "D" | "SD" | "HINGGA");
        let months: Option<Vec<u8>> =
            words.iter().filter(is_joint).map(|word| month_number(word)).collect();
        match months?.as_slice() {
            [month] => Some(Self::Months(*month, *month)),
            [first, last] if first < last => Some(Self::Months(*first, *last)),
            _ => None,
        }
    }

    /// Reads what stands beside the year, in upper case and without spaces.
    fn parse(text: &str) -> Option<Self> {
        if text.is_empty() || text == "TAHUN" {
            return Some(Self::Year);
        }
        for word in ["SEMESTER", "SEM", "SMT", "S"] {
            if let Some(number) = text.strip_prefix(word) {
                return ordinal(number, 2).map(Self::Semester);
            }
        }
        for word in ["TRIWULAN", "KUARTAL", "QUARTER", "TW", "T", "Q"] {
            if let Some(number) = text.strip_prefix(word) {
                return ordinal(number, 4).map(Self::Quarter);
            }
        }
        None
    }
}

/// Reads a month: its name in either language, its first letters, or two digits.
fn month_number(word: &str) -> Option<u8> {
    let is_short = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_it = |month: &u8| {
        let names = [Language::Indonesian, Language::English].map(|it| month_name(it, *month));
        let names = names.map(str::to_uppercase);
        names.iter().any(|name| name == word || is_short && name.starts_with(word))
            || format!("{month:02}") == word
    };
    (1..=12).find(is_it).or_else(|| matches!(word, "AGT" | "AGS" | "AGUST").then_some(8))
}

fn month_name(language: Language, month: u8) -> &'static str {
    let index = usize::from(month).saturating_sub(1);
    language.months().get(index).expect("a year has twelve months")
}

/// One month, or the first and the last.
fn months(first: u8, last: u8, name: impl Fn(u8) -> String) -> String {
    if first == last { name(first) } else { format!("{}–{}", name(first), name(last)) }
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && ("1900"..="2100").contains(&word)
}

fn year_number(word: &str) -> i16 {
    word.parse().expect("four digits fit")
}

fn ordinal(text: &str, number_max: u8) -> Option<u8> {
    (1..=number_max).find(|&number| text == number.to_string() || text == roman(number))
}

fn roman(number: u8) -> &'static str {
    let index = usize::from(number).saturating_sub(1);
    ROMAN.get(index).expect("a year has at most four parts")
}
