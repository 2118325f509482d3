//! Ways to reach a person: mobile telephones, and e-mail at hosts where persons have theirs.

use super::context::{Surroundings, floor};
use super::numbers::Run;
use super::{Finding, Kind};

/// Hosts of free e-mail; offices have hosts of their own.
const FREE_HOSTS: [&str; 14] = [
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "yahoo.co.id",
    "ymail.com",
    "rocketmail.com",
    "hotmail.com",
    "outlook.com",
    "outlook.co.id",
    "live.com",
    "icloud.com",
    "aol.com",
    "protonmail.com",
    "proton.me",
];

/// Words that name a telephone.
const PHONE_WORDS: [&str; 9] =
    ["telepon", "telp", "tlp", "hp", "ponsel", "handphone", "wa", "whatsapp", "hubungi"];
/// Words that name another number of that length; the word that stands last before it names it.
const OTHER_WORDS: [&str; 24] = [
    "nib",
    "npwp",
    "rekening",
    "rek",
    "invoice",
    "faktur",
    "billing",
    "resi",
    "tender",
    "virtual account",
    "va",
    "kode",
    "bayar",
    "surat",
    "pelanggan",
    "meter",
    "arsip",
    "aset",
    "inventaris",
    "register",
    "registrasi",
    "permohonan",
    "pendaftaran",
    "seri",
];
/// Words that tell that a telephone is the office's own, wherever they stand beside it.
const OFFICE_WORDS: [&str; 8] =
    ["kantor", "layanan", "pelayanan", "pengaduan", "hotline", "call center", "resmi", "dpmptsp"];
/// Longer than any telephone with its separators.
const PHONE_BYTES_MAX: usize = 24;

/// Finds telephones in the runs of a text, and addresses of persons.
pub(super) fn find(text: &str, runs: &[Run]) -> Vec<Finding> {
    let mut findings = phones(text, runs);
    findings.extend(emails(text));
    findings
}

fn phones(text: &str, runs: &[Run]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut next = 0;
    for start in runs.iter().flat_map(|run| run.range.clone()).filter_map(|at| begin(text, at)) {
        let before = text[..start].chars().next_back();
        let is_inside = before.is_some_and(|c| c.is_alphanumeric() || "+.-/,_".contains(c));
        if start < next || is_inside || is_tail(&text[..start]) {
            continue;
        }
        if let Some((value, length)) = phone(&text[start..]) {
            let range = start..start + length;
            next = range.end;
            let near = Surroundings::of(text, &range);
            let is_other = near.last_before(&OTHER_WORDS) > near.last_before(&PHONE_WORDS)
                || near.has(&OTHER_WORDS) && !near.has(&PHONE_WORDS);
            if is_other || near.has(&OFFICE_WORDS) {
                continue;
            }
            findings.push(Finding { kind: Kind::Phone, range, is_certain: false, value });
        }
    }
    findings
}

/// Where a telephone begins that has its first digit here, if it can: a `+` may stand before it.
fn begin(text: &str, digit: usize) -> Option<usize> {
    let (before, rest) = text.as_bytes().split_at(digit);
    let is_foreign = rest.starts_with(b"62");
    let start = if is_foreign && before.ends_with(b"+") { digit - 1 } else { digit };
    (is_foreign || rest.starts_with(b"08")).then_some(start)
}

/// Tells whether digits and a blank stand before a number: then it is the end of a longer one.
fn is_tail(before: &str) -> bool {
    let trimmed = before.trim_end_matches(' ');
    trimmed.len() < before.len() && trimmed.ends_with(|c: char| c.is_ascii_digit())
}

/// Reads a mobile telephone at the beginning of a text: in one piece, or in groups of three to five
/// digits, so that dates and times beside each other are none.
fn phone(text: &str) -> Option<(String, usize)> {
    let text = &text[..floor(text, PHONE_BYTES_MAX)];
    let is_part = |c: char| c.is_ascii_digit() || " -.".contains(c);
    let body = text.trim_start_matches('+');
    let plus = text.len() - body.len();
    let length = plus + body.find(|c| !is_part(c)).unwrap_or(body.len());
    let written = text[..length].trim_end_matches(|c: char| !c.is_ascii_digit());
    let is_cut =
        text[written.len()..].starts_with(|c: char| c.is_alphanumeric() || "*/".contains(c));
    let mut groups = written.trim_start_matches('+').split([' ', '-', '.']);
    let first = groups.next()?;
    let is_grouped = (first == "62" || (3..=5).contains(&first.len()))
        && groups.clone().all(|it| (3..=5).contains(&it.len()));
    let is_whole = groups.next().is_none();
    let value = national(&written.chars().filter(char::is_ascii_digit).collect::<String>())?;
    ((is_whole || is_grouped) && !is_cut).then_some((value, written.len()))
}

/// A mobile number without `0` or `62` before it; `None` for other numbers.
pub(super) fn national(digits: &str) -> Option<String> {
    let number = digits.strip_prefix("62").or_else(|| digits.strip_prefix('0'))?;
    let is_mobile = (9..=12).contains(&number.len()) && has_mobile_prefix(number.as_bytes());
    is_mobile.then(|| number.to_string())
}

/// Tells whether a number begins as those of mobile networks do; 800, 804 and 809 are of offices.
fn has_mobile_prefix(number: &[u8]) -> bool {
    matches!(
        number,
        [b'8', b'1' | b'5' | b'8', b'1'..=b'9', ..]
            | [b'8', b'2' | b'3', b'1'..=b'3' | b'8', ..]
            | [b'8', b'7', b'7'..=b'9', ..]
            | [b'8', b'9', b'5'..=b'9', ..]
    )
}

fn emails(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, _) in text.match_indices('@') {
        let is_name = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
        let is_host = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
        let start = text[..at].trim_end_matches(is_name).len();
        let host_end = text[at + 1..].find(|c| !is_host(c)).map_or(text.len(), |it| at + 1 + it);
        let host = text[at + 1..host_end].trim_end_matches(['.', '-']).to_lowercase();
        if start < at && FREE_HOSTS.contains(&host.as_str()) {
            let range = start..at + 1 + host.len();
            let value = text[range.clone()].to_lowercase();
            findings.push(Finding { kind: Kind::Email, range, is_certain: false, value });
        }
    }
    findings
}
