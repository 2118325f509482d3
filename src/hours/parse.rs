//! Reads clock times, hours of a day and names of weekdays as authors write them.

use jiff::civil::Weekday;

use super::{ClockTime, DayHours, Interval, Zone};

/// Words and signs that stand between the opening and the closing time, longest first.
const SEPARATORS: [&str; 9] =
    ["sampai dengan", "sampai", "hingga", "s.d.", "s.d", "s/d", "-", "—", "−"];

/// Why a text does not tell the hours of a day; each holds the part that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoursError {
    /// `25:61` is not a time of day.
    NotATime(String),
    /// `16.00–08.00` ends before it begins, or as it begins.
    ClosesBeforeOpens(String),
    /// The interval begins before the one written before it has ended.
    Overlap(String),
    /// `24.00` can only end an interval.
    MidnightOpening(String),
    /// It is neither `tutup` nor an interval.
    NotHours(String),
}

/// Reads `08.00`, `08:00` or `8.00`, up to `24.00`.
///
/// # Errors
///
/// Anything else is not a time.
pub fn parse_clock(text: &str) -> Result<ClockTime, HoursError> {
    let text = text.trim();
    clock(text).ok_or_else(|| HoursError::NotATime(text.to_owned()))
}

/// Reads `tutup` or intervals such as `08.00–12.00, 13.00–16.00`.
///
/// # Errors
///
/// The first part that is no interval, or that does not fit behind the one before it.
pub fn parse_day_hours(text: &str) -> Result<DayHours, HoursError> {
    if text.trim().eq_ignore_ascii_case("tutup") {
        return Ok(DayHours::Closed);
    }
    parse_intervals(text.replace(" dan ", ",").split([',', ';']))
}

/// Reads intervals that are written one by one, as `08.00–12.00` and `13.00–16.00`.
///
/// # Errors
///
/// The first part that is no interval, or that does not fit behind the one before it.
pub fn parse_intervals<'t>(
    parts: impl IntoIterator<Item = &'t str>,
) -> Result<DayHours, HoursError> {
    let mut intervals: Vec<Interval> = Vec::new();
    for part in parts {
        let interval = parse_interval(part)?;
        if intervals.last().is_some_and(|last| interval.opens < last.closes) {
            return Err(HoursError::Overlap(part.trim().to_owned()));
        }
        intervals.push(interval);
    }
    if intervals.is_empty() {
        return Err(HoursError::NotHours(String::new()));
    }
    Ok(DayHours::Open(intervals))
}

/// Reads the name of a weekday in any case; Friday may be `jumat`, `jum'at` or `jum at`.
pub fn parse_weekday(text: &str) -> Option<Weekday> {
    match text.trim().to_lowercase().as_str() {
        "senin" => Some(Weekday::Monday),
        "selasa" => Some(Weekday::Tuesday),
        "rabu" => Some(Weekday::Wednesday),
        "kamis" => Some(Weekday::Thursday),
        "jumat" | "jum'at" | "jum’at" | "jum‘at" | "jum`at" | "jum at" => Some(Weekday::Friday),
        "sabtu" => Some(Weekday::Saturday),
        "minggu" => Some(Weekday::Sunday),
        _ => None,
    }
}

fn parse_interval(part: &str) -> Result<Interval, HoursError> {
    let part = part.trim();
    let mut plain = part.to_lowercase();
    for separator in SEPARATORS {
        plain = plain.replace(separator, "–");
    }
    let Some((opens, closes)) = plain.split_once('–').filter(|(_, rest)| !rest.contains('–'))
    else {
        return Err(HoursError::NotHours(part.to_owned()));
    };
    let (opens, closes) = (parse_clock(bare(opens))?, parse_clock(bare(closes))?);
    if opens == ClockTime::END_OF_DAY {
        return Err(HoursError::MidnightOpening(part.to_owned()));
    }
    if closes <= opens {
        return Err(HoursError::ClosesBeforeOpens(part.to_owned()));
    }
    Ok(Interval { opens, closes })
}

/// Takes off the words that may stand round a time: `pukul 08.00 WITA`.
fn bare(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_prefix("pukul ").unwrap_or(text);
    match text.rsplit_once(char::is_whitespace) {
        Some((time, word)) if Zone::from_name(word).is_some() => time.trim(),
        _ => text,
    }
}

fn clock(text: &str) -> Option<ClockTime> {
    let (hours, minutes) = text.split_once(['.', ':'])?;
    let is_form_right = matches!(hours.len(), 1 | 2) && minutes.len() == 2;
    let mut digits = hours.bytes().chain(minutes.bytes());
    if !is_form_right || !digits.all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let hours: u16 = hours.parse().expect("two digits fit");
    let minutes: u16 = minutes.parse().expect("two digits fit");
    if minutes > 59 { None } else { ClockTime::new(hours * 60 + minutes) }
}
