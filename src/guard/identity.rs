//! Numbers of persons by their structure: NIK, family card, NIP.
//!
//! A NIK is PPKKCC DDMMYY NNNN: province, regency and district, day of birth (40 more for women),
//! serial. There is no check digit, so a number of 16 digits is one by chance in about one of a
//! hundred cases; a word beside it, or a low serial as nearly all real ones have, makes it certain.

use std::ops::Range;

use jiff::civil::Date;

use super::context::Surroundings;
use super::numbers::{Run, SEPARATORS};
use super::{Finding, Kind, is_mask};
use crate::characters;

/// How a number of 16 digits is written: in one piece, by meaning, or like a bank card.
const CITIZEN_GROUPS: [&[usize]; 8] = [
    &[16],
    &[6, 6, 4],
    &[2, 2, 2, 6, 4],
    &[4, 4, 4, 4],
    &[10, 6],
    &[6, 10],
    &[4, 2, 6, 4],
    &[2, 2, 2, 2, 2, 2, 4],
];
/// How a NIP is written: in one piece, or by meaning.
const EMPLOYEE_GROUPS: [&[usize]; 2] = [&[18], &[8, 6, 1, 3]];
/// The shortest of these numbers.
const UNITS_MIN: usize = 16;
/// Up to this serial a number is a NIK even without a word: of numbers by chance, two in ten
/// thousand get here.
const LOW_SERIAL: u32 = 200;
/// Fewer years than this no civil servant had when taken on.
const EMPLOYEE_AGE_MIN: i16 = 15;

/// Words that name a NIK.
const CITIZEN_WORDS: [&str; 3] = ["nik", "ktp", "induk kependudukan"];
/// Words that name a family card.
const FAMILY_WORDS: [&str; 2] = ["kk", "kartu keluarga"];
/// Words that name another number of that length: the word that stands last before a number names it.
const OTHER_WORDS: [&str; 26] = [
    "inventaris",
    "aset",
    "rekening",
    "rek",
    "virtual account",
    "va",
    "invoice",
    "faktur",
    "tender",
    "resi",
    "billing",
    "transaksi",
    "rup",
    "nitku",
    "kode",
    "bayar",
    "pembayaran",
    "registrasi",
    "register",
    "permohonan",
    "pendaftaran",
    "antrean",
    "str",
    "sip",
    "seri",
    "sn",
];

/// Finds numbers of persons in the runs of a text.
pub(super) fn find(text: &str, runs: &[Run], date: Date) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut next = 0;
    let long = runs.iter().filter(|run| run.units >= UNITS_MIN);
    for start in long.flat_map(|run| run.range.clone()) {
        if !text.as_bytes()[start].is_ascii_digit() || start < next || !begins(text, start) {
            continue;
        }
        if let Some(finding) = citizen(text, start, date).or_else(|| employee(text, start, date)) {
            next = finding.range.end;
            findings.push(finding);
        }
    }
    findings
}

/// Tells whether a number may begin here: not inside a longer one, nor inside a word, but for a word
/// that names it (`NIK3379…`).
fn begins(text: &str, start: usize) -> bool {
    let letters = text[..start].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let word = text[start - letters..start].to_ascii_lowercase();
    if CITIZEN_WORDS.iter().chain(&FAMILY_WORDS).any(|name| *name == word) {
        return true;
    }
    let mut before = text[..start].chars().rev();
    match before.next() {
        Some('.' | '-') => !before.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric() && !is_mask(c),
        None => true,
    }
}

/// Tells whether a number may end here.
fn ends(text: &str, end: usize, separator: Option<char>) -> bool {
    let mut after = text[end..].chars();
    match after.next() {
        Some(c) if matches!(c, '.' | '-') || Some(c) == separator => {
            !after.next().is_some_and(|c| c.is_ascii_digit())
        }
        Some(c) => !c.is_alphanumeric() && !is_mask(c),
        None => true,
    }
}

/// Reads digits and stars in groups; gives them without separators, and where they end.
fn read(text: &str, start: usize, groups: &[usize]) -> Option<(String, Range<usize>)> {
    let mut rest = text[start..].char_indices();
    let mut units = String::new();
    let mut separator = None;
    for (index, length) in groups.iter().enumerate() {
        if index > 0 {
            let (_, found) = rest.next()?;
            let fits = SEPARATORS.contains(&found) && separator.is_none_or(|it| it == found);
            separator = fits.then_some(Some(found))?;
        }
        for _ in 0..*length {
            let (_, unit) = rest
                .find(|(_, c)| !characters::is_invisible(*c))
                .filter(|(_, c)| c.is_ascii_digit() || is_mask(*c))?;
            units.push(unit);
        }
    }
    let end = start + rest.offset();
    ends(text, end, separator).then_some((units, start..end))
}

fn citizen(text: &str, start: usize, date: Date) -> Option<Finding> {
    let (value, range) = CITIZEN_GROUPS.iter().find_map(|groups| read(text, start, groups))?;
    let is_whole = value.bytes().all(|byte| byte.is_ascii_digit());
    let serial = if is_whole { value[12..].parse().ok()? } else { 1 };
    if !has_citizen_shape(&value, date) || serial == 0 {
        return None;
    }
    let near = Surroundings::of(text, &range);
    let (named, family) = (near.last_before(&CITIZEN_WORDS), near.last_before(&FAMILY_WORDS));
    let is_named = near.has(&CITIZEN_WORDS) || near.has(&FAMILY_WORDS) || is_joined(text, start);
    let other = near.last_in_line(&OTHER_WORDS);
    if other.is_some() && other > named.max(family) && !is_joined(text, start) {
        return None;
    }
    let kind = match is_whole {
        false => Kind::Masked,
        true if family > named => Kind::Family,
        true => Kind::Citizen,
    };
    Some(Finding { kind, range, is_certain: is_named || serial <= LOW_SERIAL, value })
}

/// Tells whether a word touches a number; only one that names it may.
fn is_joined(text: &str, start: usize) -> bool {
    text[..start].ends_with(|c: char| c.is_ascii_alphabetic())
}

/// Tells whether 16 digits, of which some may be hidden, can be a NIK.
fn has_citizen_shape(value: &str, date: Date) -> bool {
    let part = |range: Range<usize>| value.get(range).and_then(|part| part.parse::<u8>().ok());
    let is_hidden = |range: Range<usize>| {
        let mut units = value.chars().skip(range.start).take(range.len());
        units.any(is_mask)
    };
    let regency = is_hidden(2..4) || part(2..4).is_some_and(|it| matches!(it, 1..=39 | 71..=79));
    let district = is_hidden(4..6) || part(4..6).is_some_and(|it| matches!(it, 1..=72));
    part(0..2).is_some_and(is_province) && regency && district && is_birth(value, date)
}

/// Codes of provinces in use.
fn is_province(code: u8) -> bool {
    matches!(code, 11..=19 | 21 | 31..=36 | 51..=53 | 61..=65 | 71..=76 | 81 | 82 | 91..=96)
}

/// Tells whether the digits 7–12 are a day that was; women have 40 added to the day.
fn is_birth(value: &str, date: Date) -> bool {
    let digits: Vec<char> = value.chars().skip(6).take(6).collect();
    let part = |at: usize| digits[at..at + 2].iter().collect::<String>().parse::<i8>().ok();
    let (Some(day), Some(month), Some(year)) = (part(0), part(2), part(4)) else { return false };
    let day = if day > 40 { day - 40 } else { day };
    [1900, 2000].into_iter().any(|century| {
        Date::new(century + i16::from(year), month, day).is_ok_and(|birth| birth <= date)
    })
}

fn employee(text: &str, start: usize, date: Date) -> Option<Finding> {
    let (value, range) = EMPLOYEE_GROUPS.iter().find_map(|groups| read(text, start, groups))?;
    let part = |range: Range<usize>| value.get(range).and_then(|part| part.parse::<i16>().ok());
    let (year, taken_on) = (part(0..4)?, part(8..12)?);
    let (month, day) = (i8::try_from(part(4..6)?).ok()?, i8::try_from(part(6..8)?).ok()?);
    let birth = Date::new(year, month, day).ok()?;
    // Contract staff have 21 where others have the month.
    let is_month = matches!(part(12..14)?, 1..=12 | 21);
    let is_employee = birth.year() >= 1940
        && taken_on >= year + EMPLOYEE_AGE_MIN
        && taken_on <= date.year()
        && is_month
        && matches!(part(14..15)?, 1 | 2)
        && part(15..18)? > 0;
    let near = Surroundings::of(text, &range);
    let is_other = near.last_before(&OTHER_WORDS) > near.last_before(&["nip"]);
    (is_employee && !is_other).then_some(Finding {
        kind: Kind::Employee,
        range,
        is_certain: true,
        value,
    })
}
