//! How long a service or a step takes: `5 hari kerja`, `3–7 hari`.

use crate::language::Language;

#[cfg(test)]
mod tests;

/// Enough for any real service; sums of a few stages stay far from overflow.
const COUNT_MAX: u32 = 99_999;

/// A length of time, or a range of lengths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TimeSpan {
    /// The length, or the lower end of the range.
    pub low: u32,
    /// The upper end, if it is a range.
    pub high: Option<u32>,
    /// What is counted.
    pub unit: TimeUnit,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TimeUnit {
    /// `menit`.
    #[default]
    Minute,
    /// `jam`.
    Hour,
    /// `hari kerja`.
    WorkingDay,
    /// `hari`, on the calendar.
    Day,
    /// `minggu`.
    Week,
    /// `bulan`.
    Month,
    /// `tahun`.
    Year,
}

/// Why a text is not a length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeSpanError {
    /// It has not the form of a number and a unit.
    NotASpan,
    /// It lasts no time.
    Zero,
    /// The range begins with its larger number.
    Reversed,
}

impl TimeSpan {
    /// Reads `5 hari kerja`, `3–7 hari kerja`, `3 (tiga) jam`.
    ///
    /// # Errors
    ///
    /// Text of another form, a length of zero, and a range that falls are refused.
    pub fn parse(text: &str) -> Result<Self, TimeSpanError> {
        let plain = without_parentheses(&text.to_lowercase()).ok_or(TimeSpanError::NotASpan)?;
        let unit_start = plain.rfind(|c: char| c.is_ascii_digit()).map_or(0, |digit| digit + 1);
        let (numbers, unit) = plain.split_at(unit_start);
        let unit = TimeUnit::parse(unit).ok_or(TimeSpanError::NotASpan)?;
        let (low, high) = range(numbers).ok_or(TimeSpanError::NotASpan)?;
        if low == 0 {
            return Err(TimeSpanError::Zero);
        }
        if high < low {
            return Err(TimeSpanError::Reversed);
        }
        Ok(Self::new(low, high, unit))
    }

    /// The words for it: `3–7 hari kerja`.
    pub fn text(self, language: Language) -> String {
        let low = language.integer(u64::from(self.low));
        let Some(high) = self.high else {
            return format!("{low} {}", self.unit.name(language, self.low));
        };
        let unit = self.unit.name(language, high);
        format!("{low}–{} {unit}", language.integer(u64::from(high)))
    }

    fn new(low: u32, high: u32, unit: TimeUnit) -> Self {
        Self { low, high: (high > low).then_some(high), unit }
    }

    /// Both together, both counted in the unit of the first.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let high = self.high.unwrap_or(self.low);
        let high = high.saturating_add(other.high.unwrap_or(other.low));
        Self::new(self.low.saturating_add(other.low), high, self.unit)
    }
}

impl TimeUnit {
    /// Its name for a count of it: `hari kerja`, `working day` for 1, else `working days`.
    pub fn name(self, language: Language, count: u32) -> &'static str {
        let (indonesian, singular, plural) = match self {
            Self::Minute => ("menit", "minute", "minutes"),
            Self::Hour => ("jam", "hour", "hours"),
            Self::WorkingDay => ("hari kerja", "working day", "working days"),
            Self::Day => ("hari", "day", "days"),
            Self::Week => ("minggu", "week", "weeks"),
            Self::Month => ("bulan", "month", "months"),
            Self::Year => ("tahun", "year", "years"),
        };
        match language {
            Language::Indonesian => indonesian,
            Language::English if count == 1 => singular,
            Language::English => plural,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match text.split_whitespace().collect::<Vec<_>>().as_slice() {
            ["menit"] => Some(Self::Minute),
            ["jam"] => Some(Self::Hour),
            ["hari", "kerja"] => Some(Self::WorkingDay),
            ["hari"] => Some(Self::Day),
            ["minggu"] => Some(Self::Week),
            ["bulan"] => Some(Self::Month),
            ["tahun"] => Some(Self::Year),
            _ => None,
        }
    }
}

/// The sum of stages: `9 hari kerja`, or `3 jam + 5 hari kerja` when their units differ.
pub fn total(spans: &[TimeSpan], language: Language) -> String {
    let mut sums: Vec<TimeSpan> = Vec::new();
    for span in spans {
        match sums.iter_mut().find(|sum| sum.unit == span.unit) {
            Some(sum) => *sum = sum.plus(*span),
            None => sums.push(*span),
        }
    }
    sums.iter().map(|sum| sum.text(language)).collect::<Vec<_>>().join(" + ")
}

/// Takes out the number in words that official texts repeat: `3 (tiga) jam`.
fn without_parentheses(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let (words, next) = after.split_once(')')?;
        let are_words = words.chars().all(|c| c.is_alphabetic() || c.is_whitespace());
        if !are_words || !before.trim_end().ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        plain.push_str(before.trim_end());
        plain.push(' ');
        rest = next;
    }
    plain.push_str(rest);
    Some(plain)
}

/// Reads `5` as 5 to 5 and `3–7` as 3 to 7.
fn range(text: &str) -> Option<(u32, u32)> {
    let mut plain = text.to_owned();
    for word in ["sampai dengan", "sampai", "hingga", "s.d.", "s.d", "s/d", "-", "—"] {
        plain = plain.replace(word, "–");
    }
    match plain.split('–').collect::<Vec<_>>().as_slice() {
        [one] => count(one).map(|number| (number, number)),
        [low, high] => Some((count(low)?, count(high)?)),
        _ => None,
    }
}

fn count(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.is_empty() || text.len() > 5 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.bytes()
        .try_fold(0_u32, |number, digit| Some(number * 10 + u32::from(digit - b'0')))
        .filter(|number| *number <= COUNT_MAX)
}
