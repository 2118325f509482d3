//! Recognises in a text what an office must not publish: numbers and addresses of persons, and what
//! gambling rings plant in pages of governments.
//!
//! It is pure: a text and a date in, findings out. It knows neither files nor what a portal allows;
//! `privacy` brings texts of all kinds here, and decides with the whole portal in view.

mod address;
mod context;
mod identity;
mod numbers;
mod placeholder;
mod planted;
#[cfg(test)]
mod tests;

use std::ops::Range;

use jiff::civil::Date;

pub use placeholder::find_placeholders;
pub use planted::{Plant, Planted, find_planted};

/// What a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A NIK, the number of a person.
    Citizen,
    /// The number of a family card, which has the shape of a NIK.
    Family,
    /// A NIK with stars in it that still tells the day of birth.
    Masked,
    /// A NIP, the number of a civil servant, which begins with the day of birth.
    Employee,
    /// A mobile telephone.
    Phone,
    /// An address at a host of free e-mail.
    Email,
}

/// Something personal in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Whether more than its shape speaks for it.
    pub is_certain: bool,
    /// What it says, without separators: findings of one value are equal here.
    pub value: String,
}

/// Finds everything personal in `text`, in order; nobody is born after `date`.
pub fn find(text: &str, date: Date) -> Vec<Finding> {
    let runs = numbers::runs(text);
    let mut findings = identity::find(text, &runs, date);
    findings.extend(address::find(text, &runs));
    if findings.is_empty() {
        return findings;
    }
    let urls = context::urls(text);
    findings.retain(|finding| !is_inside(finding.range.start, &urls));
    findings.sort_by_key(|finding| finding.range.start);
    findings
}

/// Tells whether a place is in one of some ranges, which are in order.
fn is_inside(at: usize, ranges: &[Range<usize>]) -> bool {
    let before = ranges.partition_point(|range| range.start <= at);
    before > 0 && at < ranges[before - 1].end
}

/// Brings a value into the form that findings have: digits alone, or an address in lower case.
pub fn normalised(value: &str) -> String {
    if value.contains('@') {
        return value.trim().to_lowercase();
    }
    let digits: String = value.chars().filter(|c| c.is_ascii_digit() || is_mask(*c)).collect();
    address::national(&digits).unwrap_or(digits)
}

/// Hides all but the beginning of what was found: enough to find it again, too little to use it.
pub fn masked(value: &str) -> String {
    const SHOWN: usize = 4;
    let hide = |(index, c): (usize, char)| {
        let is_kept = index < SHOWN || !c.is_ascii_digit();
        if is_kept { c } else { '*' }
    };
    if let Some((name, host)) = value.split_once('@') {
        let stars = "*".repeat(name.len().saturating_sub(1));
        return format!("{}{stars}@{host}", &name[..name.len().min(1)]);
    }
    value.chars().enumerate().map(hide).collect()
}

/// Hides numbers of persons in a text, byte for byte, so that places in it stay true; nothing when it
/// has none.
pub fn veil(text: &str, date: Date) -> Option<String> {
    let mut veiled = String::new();
    let mut next = 0;
    for finding in identity::find(text, &numbers::runs(text), date) {
        let found = &text[finding.range.clone()];
        if found.is_ascii() && finding.range.start >= next {
            veiled.push_str(&text[next..finding.range.start]);
            veiled.push_str(&masked(found));
            next = finding.range.end;
        }
    }
    (next > 0).then(|| veiled + &text[next..])
}

/// Tells whether a character stands for a digit that is hidden.
fn is_mask(character: char) -> bool {
    matches!(character, '*' | 'x' | 'X' | '#' | '•' | '●')
}
