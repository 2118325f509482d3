//! Prose that repeats a figure of the records, and says another one: hours, telephones, days, fees.
//!
//! A warning that is wrong teaches authors to pass over all of them, so only what stands beside a
//! word that says what it is about is compared, and news, which tell of other days, are left out.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::super::Site;
use super::super::texts::FileTexts;
use super::wording::sentences;
use super::words::find;
use crate::content::jam::with_counters;
use crate::content::service::{Duration, Fee, FeeKind, Service, Step};
use crate::content::values::Block;
use crate::diagnostic::{self, Report};
use crate::guard;
use crate::hours::{DayHours, Schedule};
use crate::language::Language;
use crate::markdown::{TextBlock, Words};
use crate::number::parse_money;
use crate::time_span::{self, TimeSpan};

/// Words beside which a clock time is one of the office hours.
const OF_HOURS: [&str; 4] = ["buka", "jam layanan", "jam pelayanan", "jam operasional"];
/// Words beside which a telephone is that of the office.
const OF_PHONES: [&str; 3] = ["kami", "kantor", "dinas"];
/// Words beside which a time is that of the service.
const OF_DAYS: [&str; 5] =
    ["berapa lama", "jangka waktu", "selesai dalam", "paling lama", "lama proses"];
/// Words beside which a time is another one.
const NOT_OF_DAYS: [&str; 4] = ["berlaku", "sebelum", "setelah", "sejak"];
/// Words beside which an amount is the fee of the service.
const OF_FEES: [&str; 5] = ["biaya", "biayanya", "tarif", "tarifnya", "retribusi"];
/// Digits of a telephone with its area.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 9..=14;
/// How many of the known values a message names.
const KNOWN_MAX: usize = 3;

/// Notes hours and telephones that no record has.
pub(super) fn check(site: &Site, texts: &FileTexts<'_>, words: &[Words], report: &mut Report) {
    if texts.date.is_some() {
        return;
    }
    let (times, phones) = (known_times(site), known_phones(site));
    for block in words.iter().flat_map(Words::blocks) {
        let hours = |text: &str| {
            let mut found = clock_times(text).into_iter();
            found.find(|(_, minutes)| !times.contains(minutes)).map(|(range, _)| range)
        };
        if !times.is_empty() {
            note(&block, first(&block, &OF_HOURS, hours), "@hours_differ", None, report);
        }
        let phone = |text: &str| {
            let is_known =
                |range: &Range<usize>| phones.contains(&guard::normalised(&text[range.clone()]));
            phone_numbers(text).into_iter().find(|range| !is_known(range))
        };
        if !phones.is_empty() {
            note(&block, first(&block, &OF_PHONES, phone), "@phone_differs", None, report);
        }
    }
}

/// What `find` finds in the first sentence that has one of some words.
fn first(
    block: &TextBlock<'_>,
    words: &[&str],
    find: impl Fn(&str) -> Option<Range<usize>>,
) -> Option<Range<usize>> {
    // What has no mark at its end is no sentence, and is looked at as a whole.
    let rest = sentences(block.text).last().map_or(0, |sentence| sentence.end);
    let mut parts = sentences(block.text).chain(std::iter::once(rest..block.text.len()));
    parts.find_map(|part| {
        let text = &block.text[part.clone()];
        let found = find(text).filter(|_| has_any(text, words))?;
        Some(part.start + found.start..part.start + found.end)
    })
}

/// Notes days and fees in the answers of a service that its own components do not have.
pub(super) fn check_service(service: &Service, report: &mut Report) {
    let (days, fees) = (known_days(service), known_fees(service));
    for question in &service.faq {
        let Block(answer) = &question.answer;
        for block in answer.words().blocks() {
            let is_about =
                |words: &[&str]| has_any(block.text, words) || has_any(&question.question, words);
            if is_about(&OF_DAYS) && !is_about(&NOT_OF_DAYS) && !days.is_empty() {
                let mut found = spans(block.text).into_iter();
                let other = found.find(|(_, span)| !days.contains(span)).map(|(range, _)| range);
                let known = days.iter().map(|span| span.text(Language::Indonesian)).collect();
                note(&block, other, "@duration_differs", Some(known), report);
            }
            if is_about(&OF_FEES) && !fees.is_empty() {
                let mut found = amounts(block.text).into_iter();
                let other = found.find(|(_, fee)| !fees.contains(fee)).map(|(range, _)| range);
                let known = fees.iter().map(|fee| Language::Indonesian.rupiah(*fee)).collect();
                note(&block, other, "@fee_differs", Some(known), report);
            }
        }
    }
}

fn note(
    block: &TextBlock<'_>,
    found: Option<Range<usize>>,
    kind: &str,
    known: Option<BTreeSet<String>>,
    report: &mut Report,
) {
    let Some(range) = found else { return };
    let known = known.map(|known| known.into_iter().take(KNOWN_MAX).collect::<Vec<_>>());
    let known = known.map(|known| known.join(", "));
    let mut words = vec![("value", &block.text[range.clone()]), ("kind", kind)];
    words.extend(known.as_deref().map(|known| ("known", known)));
    report.add(diagnostic::FIGURE_DIFFERS, block.place(range), &words);
}

fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| find(text, word).is_some())
}

/// Every time at which something opens or closes, in minutes after midnight.
fn known_times(site: &Site) -> BTreeSet<u16> {
    let places = site.hours.iter().flat_map(|hours| with_counters(&hours.places));
    let schedules = site.hours.iter().map(|hours| &hours.office);
    let days = schedules.chain(places.map(|place| &place.schedule)).flat_map(days_of);
    let intervals = days.flat_map(|day| match day {
        DayHours::Open(intervals) => intervals.as_slice(),
        DayHours::Unknown | DayHours::Closed => &[],
    });
    intervals.flat_map(|it| [it.opens.minutes(), it.closes.minutes()]).collect()
}

fn days_of(schedule: &Schedule) -> impl Iterator<Item = &DayHours> {
    let weeks = schedule.week.iter().chain(schedule.seasons.iter().map(|season| &season.week));
    let exceptions = schedule.exceptions.iter().map(|exception| &exception.hours);
    weeks.flat_map(|week| &week.0).chain(exceptions)
}

fn known_phones(site: &Site) -> BTreeSet<String> {
    let all = site.contacts().flat_map(|contact| contact.split('/'));
    all.filter(|contact| !contact.contains('@')).map(guard::normalised).collect()
}

/// How long the service, its stages, steps and variants take.
fn known_days(service: &Service) -> Vec<TimeSpan> {
    let of_variants = service.variants.iter().filter_map(|variant| variant.duration.as_ref());
    let durations: Vec<&Duration> = service.duration.iter().chain(of_variants).collect();
    let of_steps = service.variants.iter().flat_map(|variant| &variant.steps);
    let steps = service.steps.iter().chain(of_steps).filter_map(|step: &Step| step.time);
    let stages = durations.iter().flat_map(|duration| &duration.stages).map(|stage| stage.time);
    let sums = durations.iter().filter_map(|duration| {
        let times: Vec<TimeSpan> = duration.stages.iter().map(|stage| stage.time).collect();
        TimeSpan::parse(&time_span::total(&times, Language::Indonesian)).ok()
    });
    if durations.is_empty() { Vec::new() } else { sums.chain(stages).chain(steps).collect() }
}

/// The amounts of the fees of a service; of one without a fee, nothing but 0.
fn known_fees(service: &Service) -> BTreeSet<Decimal> {
    let of_variants = service.variants.iter().filter_map(|variant| variant.fee.as_ref());
    let fees: Vec<&Fee> = service.fee.iter().chain(of_variants).collect();
    let rows = fees.iter().flat_map(|fee| fee.tariffs.iter().chain(&fee.examples));
    let free = fees.iter().filter(|fee| fee.kind == FeeKind::Free).map(|_| Decimal::ZERO);
    rows.map(|row| row.amount.0).chain(free).collect()
}

/// Pieces of a text that consist of characters of a kind, with their bytes.
fn runs(text: &str, is_part: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_part(*c)) {
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end = at + c.len_utf8(),
            None => runs.push(at..at + c.len_utf8()),
        }
    }
    runs
}

/// Times as `08.00` or `8:00`, in minutes after midnight.
fn clock_times(text: &str) -> Vec<(Range<usize>, u16)> {
    let pieces = runs(text, |c| c.is_ascii_digit() || matches!(c, '.' | ':'));
    let read = |range: Range<usize>| {
        let end = range.start + text[range.clone()].trim_end_matches(['.', ':']).len();
        let (hours, minutes) = text[range.start..end].split_once(['.', ':'])?;
        let is_time = matches!(hours.len(), 1 | 2) && minutes.len() == 2;
        let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
        let is_money = text[..range.start].trim_end().ends_with("Rp");
        let is_time = is_time && hours < 24 && minutes < 60 && !is_money;
        is_time.then_some((range.start..end, hours * 60 + minutes))
    };
    pieces.into_iter().filter_map(read).collect()
}

/// Telephones with their area: `(0451) 123456`, `0811-0000-0000`, `+62 451 123456`.
fn phone_numbers(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | ' ' | '.');
    let trimmed = |range: Range<usize>| {
        let piece = &text[range.clone()];
        let start =
            range.start + piece.len() - piece.trim_start_matches([' ', '.', '-', ')']).len();
        let end = range.start + piece.trim_end_matches([' ', '.', '-', '(']).len();
        start..end.max(start)
    };
    let is_phone = |range: &Range<usize>| {
        let piece = text[range.clone()].trim_start_matches('(');
        let digits = piece.chars().filter(char::is_ascii_digit).count();
        let has_area = piece.starts_with("+62") || piece.starts_with('0');
        has_area && PHONE_DIGITS.contains(&digits)
    };
    runs(text, is_part).into_iter().map(trimmed).filter(is_phone).collect()
}

/// Lengths of time: `5 hari kerja`, `3–7 hari`, `3 (tiga) jam`.
fn spans(text: &str) -> Vec<(Range<usize>, TimeSpan)> {
    const UNITS: [&str; 7] =
        [" hari kerja", " hari", " jam", " menit", " minggu", " bulan", " tahun"];
    let lower = text.to_ascii_lowercase();
    let read = |number: Range<usize>| {
        let rest = &lower[number.end..];
        let words = rest.strip_prefix(" (").and_then(|rest| rest.find(')')).map_or(0, |at| at + 3);
        let unit = UNITS.iter().find(|unit| rest[words..].starts_with(**unit))?;
        let range = number.start..number.end + words + unit.len();
        let span = TimeSpan::parse(&text[range.clone()]).ok()?;
        Some((range, span))
    };
    let numbers = runs(text, |c| c.is_ascii_digit() || matches!(c, '-' | '–'));
    let begins =
        |range: &Range<usize>| text[range.clone()].starts_with(|c: char| c.is_ascii_digit());
    numbers.into_iter().filter(begins).filter_map(read).collect()
}

/// Amounts: `Rp100.000`, `Rp 100.000`.
fn amounts(text: &str) -> Vec<(Range<usize>, Decimal)> {
    let read = |(start, _): (usize, &str)| {
        let rest = text[start + 2..].trim_start_matches([' ', '.']);
        let from = text.len() - rest.len();
        let length = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        let end = from + rest[..length].trim_end_matches('.').len();
        let amount = parse_money(&format!("Rp{}", &text[from..end]), true).ok()?;
        Some((start..end, amount))
    };
    text.match_indices("Rp").filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_found_and_other_numbers_are_not() {
        let minutes = |text: &str| clock_times(text).into_iter().map(|it| it.1).collect::<Vec<_>>();
        assert_eq!(minutes("Buka 08.00–15.30, Jumat sampai 11:00."), [480, 930, 660]);
        assert_eq!(minutes("nilai 77,33; Rp12.30; pasal 1.10.2; 99.00"), Vec::<u16>::new());
    }

    #[test]
    fn telephones_are_found_with_their_area() {
        let text = "Hubungi kami di (0451) 123456, +62 811-0000-0000 atau 0451 654321. Kode 12345.";
        let found: Vec<&str> = phone_numbers(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, ["(0451) 123456", "+62 811-0000-0000", "0451 654321"]);
    }

    #[test]
    fn lengths_of_time_are_found_as_they_are_written() {
        let text = "Paling lama 5 (lima) hari kerja, biasanya 3–4 hari; berlaku 5 tahun.";
        let found: Vec<&str> = spans(text).into_iter().map(|(range, _)| &text[range]).collect();
        assert_eq!(found, ["5 (lima) hari kerja", "3–4 hari", "5 tahun"]);
    }

    #[test]
    fn amounts_are_found() {
        let text = "Biayanya Rp100.000. Ada juga Rp 1.250.000 per tahun.";
        let found: Vec<String> = amounts(text).into_iter().map(|it| it.1.to_string()).collect();
        assert_eq!(found, ["100000", "1250000"]);
    }
}
