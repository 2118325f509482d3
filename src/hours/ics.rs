//! Closures and special hours as an iCalendar file (RFC 5545).

use jiff::civil::Date;

use super::Exception;

/// RFC 5545 wants no line over 75 octets.
const LINE_OCTETS_MAX: usize = 75;

/// What a calendar file says about itself.
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'a> {
    /// The program that made it: `-//zi-site//zi-site//ID`.
    pub product: &'a str,
    /// What programs call it.
    pub name: &'a str,
    /// The host of the portal, which makes the ids of the events unique.
    pub host: &'a str,
    /// The date it was made.
    pub stamp: Date,
}

/// A calendar of all-day events, one for each exception that ends on a date or after it.
///
/// RFC 5545 knows no calendar without events, so an empty one should not be published.
pub fn ics<'e>(
    calendar: &Calendar<'_>,
    exceptions: impl IntoIterator<Item = &'e Exception>,
    from: Date,
    summary: impl Fn(&Exception) -> String,
) -> String {
    let mut text = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"] {
        push_line(&mut text, line);
    }
    push_line(&mut text, &format!("PRODID:{}", escape(calendar.product)));
    push_line(&mut text, &format!("X-WR-CALNAME:{}", escape(calendar.name)));
    for exception in exceptions.into_iter().filter(|exception| exception.until >= from) {
        push_event(&mut text, calendar, exception, &summary(exception));
    }
    push_line(&mut text, "END:VCALENDAR");
    text
}

fn push_event(text: &mut String, calendar: &Calendar<'_>, exception: &Exception, summary: &str) {
    push_line(text, "BEGIN:VEVENT");
    push_line(text, &format!("UID:{}", uid(calendar.host, exception)));
    push_line(text, &format!("DTSTAMP:{}T000000Z", compact(calendar.stamp)));
    push_line(text, &format!("DTSTART;VALUE=DATE:{}", compact(exception.from)));
    // The end is the day after; without one, an event lasts a day.
    if let Ok(end) = exception.until.tomorrow() {
        push_line(text, &format!("DTEND;VALUE=DATE:{}", compact(end)));
    }
    push_line(text, &format!("SUMMARY:{}", escape(summary)));
    if let Some(basis) = &exception.basis {
        push_line(text, &format!("DESCRIPTION:{}", escape(basis)));
    }
    push_line(text, "TRANSP:TRANSPARENT");
    push_line(text, "END:VEVENT");
}

/// An id that stays the same as long as the dates and the name do.
fn uid(host: &str, exception: &Exception) -> String {
    let lower = exception.name.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-");
    format!("{}-{}-{name}@{host}", compact(exception.from), compact(exception.until))
}

/// A date as `20261225`.
fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.trim_end().chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Adds a line, folded between characters where it is too long.
fn push_line(text: &mut String, line: &str) {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LINE_OCTETS_MAX {
            text.push_str("\r\n ");
            octets = 1;
        }
        text.push(c);
        octets += c.len_utf8();
    }
    text.push_str("\r\n");
}
