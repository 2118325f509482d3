//! `jam.yaml`: when the office and its places are open.

use std::ops::Range;

use jiff::civil::Date;

use super::fields::{Fields, Value};
use super::situs::check_order;
use super::syntax::{Choice, Shape, Syntax, Text, Words};
use super::values::{Block, Phone, Placed, Slug};
use crate::diagnostic;
use crate::hours::{
    self, Contradiction, DayHours, Exception, ExceptionKind, HoursError, Schedule, Season, Week,
    WorkingDays,
};
use crate::yaml::Value as Yaml;

/// The hours of the office and of its places.
#[derive(Debug, Clone, Default)]
pub struct Hours {
    /// The office itself.
    pub office: Schedule,
    /// `catatan`
    pub note: Option<Block>,
    /// `lokasi`
    pub places: Vec<Place>,
    /// `hari_kerja`
    pub working_days: WorkingDays,
    /// Places whose own week is not covered by a season of the office, for a warning.
    pub places_without_season: Vec<Placed<String>>,
    /// Days that are not given, in Indonesian, with the season or place they belong to.
    pub days_not_given: Vec<String>,
}

/// A place or counter with hours of its own.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// `id`
    pub id: Slug,
    /// `nama`
    pub name: String,
    /// `alamat`
    pub address: Option<String>,
    /// `telepon`
    pub phone: Option<Phone>,
    /// `catatan`
    pub note: Option<Block>,
    /// `jam`, `musim`, `pengecualian`
    pub schedule: Schedule,
    /// `loket`: counters inside this place
    pub counters: Vec<Place>,
    /// Where it stands in the file.
    pub range: Range<usize>,
}

/// The days as they are written, Monday first.
pub const DAYS: [&str; 7] = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"];

/// Reads `jam.yaml`.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> Hours {
    let office = read_schedule(fields);
    let places: Vec<Place> = fields.list("lokasi");
    note_ids(fields, &places);
    Hours {
        note: fields.optional("catatan"),
        working_days: fields.optional("hari_kerja").unwrap_or_default(),
        places_without_season: uncovered_places(&office, &places),
        days_not_given: days_not_given(&office, &places),
        office,
        places,
    }
}

/// Places, each followed by its counters.
pub fn with_counters(places: &[Place]) -> impl Iterator<Item = &Place> {
    places.iter().flat_map(|place| std::iter::once(place).chain(&place.counters))
}

/// The days that are not given, of the office, its seasons, its places and theirs.
fn days_not_given(office: &Schedule, places: &[Place]) -> Vec<String> {
    let mut missing = match &office.week {
        Some(week) => days_missing(week, None),
        None => DAYS.iter().map(|day| (*day).to_string()).collect(),
    };
    missing.extend(seasons_missing(office));
    for place in with_counters(places) {
        let week = place.schedule.week.as_ref();
        missing.extend(week.iter().flat_map(|week| days_missing(week, Some(&place.name))));
        missing.extend(seasons_missing(&place.schedule));
    }
    missing
}

fn seasons_missing(schedule: &Schedule) -> Vec<String> {
    let seasons = schedule.seasons.iter();
    seasons.flat_map(|season| days_missing(&season.week, Some(&season.name))).collect()
}

fn days_missing(Week(days): &Week, of: Option<&str>) -> Vec<String> {
    let missing = DAYS.iter().zip(days).filter(|(_, day)| **day == DayHours::Unknown);
    let name = |(day, _): (&&str, &DayHours)| match of {
        Some(of) => format!("{day} ({of})"),
        None => (*day).to_string(),
    };
    missing.map(name).collect()
}

/// Finds places with a week but without a season, while the office has seasons.
fn uncovered_places(office: &Schedule, places: &[Place]) -> Vec<Placed<String>> {
    with_counters(places)
        .filter(|place| place.schedule.week.is_some() && place.schedule.seasons.is_empty())
        .filter(|_| !office.seasons.is_empty())
        .map(|place| Placed { value: place.name.clone(), range: place.range.clone() })
        .collect()
}

/// Anchors of the page of hours and contact that places cannot take.
const RESERVED_IDS: [&str; 8] =
    ["kantor", "alamat", "hubungi", "akses", "pengaduan", "jam", "hari-ini", "konten"];

fn note_ids(fields: &mut Fields<'_, '_, '_>, places: &[Place]) {
    let mut seen: Vec<&str> = Vec::new();
    for place in with_counters(places) {
        let id = place.id.0.as_str();
        if RESERVED_IDS.contains(&id) {
            let suggestion = format!("{id}-1");
            let words = [("value", id), ("suggestion", suggestion.as_str())];
            fields.report().add(diagnostic::WRONG_ID, place.range.clone(), &words);
        } else if seen.contains(&id) && !id.is_empty() {
            let words = [("value", id), ("key", "lokasi")];
            fields.report().add(diagnostic::DUPLICATE_ITEM, place.range.clone(), &words);
        }
        seen.push(id);
    }
}

fn read_schedule(fields: &mut Fields<'_, '_, '_>) -> Schedule {
    let schedule = Schedule {
        week: fields.optional("jam"),
        basis: fields.optional("dasar"),
        seasons: fields.list("musim"),
        exceptions: fields.list("pengecualian"),
    };
    let contradictions = schedule.contradictions();
    for contradiction in contradictions {
        let (key, first, second, date) = match contradiction {
            Contradiction::Exceptions(first, second) => {
                let (first, second) = (&schedule.exceptions[first], &schedule.exceptions[second]);
                ("pengecualian", &first.name, &second.name, first.from.max(second.from))
            }
            Contradiction::Seasons(first, second) => {
                let (first, second) = (&schedule.seasons[first], &schedule.seasons[second]);
                ("musim", &first.name, &second.name, first.from.max(second.from))
            }
        };
        // Dates that could not be read are all the same default; that is no contradiction.
        if date == Date::default() {
            continue;
        }
        let (spot, date) = (fields.spot(key), date.to_string());
        let words = [("first", first.as_str()), ("second", second.as_str()), ("date", &date)];
        fields.report().add(diagnostic::CONTRADICTING_HOURS, spot, &words);
    }
    schedule
}

impl Value for Place {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| {
            let counters = fields.list::<Counter>("loket");
            let counters = counters.into_iter().map(|Counter(place)| place).collect();
            Place { counters, ..read_place(fields) }
        })
    }
}

/// A counter: a place that has no counters of its own.
struct Counter(Place);

impl Value for Counter {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| Counter(read_place(fields)))
    }
}

fn read_place(fields: &mut Fields<'_, '_, '_>) -> Place {
    Place {
        range: fields.spot("id"),
        id: fields.required("id"),
        name: fields.required("nama"),
        address: fields.optional("alamat"),
        phone: fields.optional("telepon"),
        note: fields.optional("catatan"),
        schedule: read_schedule(fields),
        counters: Vec::new(),
    }
}

impl Value for WorkingDays {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| {
            let days: Vec<Weekday> = fields.list("hari");
            let leave = fields.optional::<CollectiveLeave>("cuti_bersama");
            let mut working = WorkingDays::default();
            if !days.is_empty() {
                working.weekdays = [false; 7];
                days.iter().for_each(|Weekday(day)| working.weekdays[*day] = true);
            }
            working.counts_collective_leave = leave.is_some_and(|CollectiveLeave(counts)| counts);
            working
        })
    }
}

/// A day of the week, Monday = 0.
struct Weekday(usize);

impl Value for Weekday {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Weekday, |node, reading| {
            let text = &reading.scalar(node)?.text;
            let day = hours::parse_weekday(text);
            if day.is_none() {
                let allowed = DAYS.map(|day| format!("`{day}`")).join(", ");
                let words = [("value", text.as_str()), ("allowed", allowed.as_str())];
                reading.report.add(diagnostic::WRONG_CHOICE, node.range.clone(), &words);
            }
            day.map(|day| Weekday(hours::offset(day)))
        })
    }
}

/// Whether days of collective leave count as working days.
#[derive(Clone, Copy)]
struct CollectiveLeave(bool);

impl Value for CollectiveLeave {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(&[("libur", CollectiveLeave(false)), ("dihitung", CollectiveLeave(true))])
    }
}

impl Value for Week {
    fn syntax() -> Syntax<Self> {
        let shape = || Shape::Week(Box::new(DayHours::syntax().shape()));
        Syntax::new(shape, |node, reading| {
            let Yaml::Map(entries) = &node.value else {
                reading.wrong_type(node, "@map");
                return None;
            };
            let mut week = Week::default();
            let mut seen = [false; 7];
            for (key, value) in entries {
                let Some(day) = hours::parse_weekday(&key.name).map(hours::offset) else {
                    let nearest = super::fields::nearest(&key.name, DAYS.iter().copied());
                    let known = DAYS.join(", ");
                    let mut words = vec![("key", key.name.as_str()), ("known", known.as_str())];
                    words.extend(nearest.map(|day| ("suggestion", day)));
                    reading.report.add(diagnostic::UNKNOWN_KEY, key.range.clone(), &words);
                    continue;
                };
                if std::mem::replace(&mut seen[day], true) {
                    let words = [("key", key.name.as_str())];
                    reading.report.add(diagnostic::YAML_DUPLICATE_KEY, key.range.clone(), &words);
                }
                week.0[day] = DayHours::read(value, reading).unwrap_or_default();
            }
            Some(week)
        })
    }
}

impl Value for DayHours {
    fn syntax() -> Syntax<Self> {
        Syntax::text_or_list(Text::Hours, |node, reading| {
            let parsed = match &node.value {
                Yaml::List(items) => {
                    let parts: Vec<&str> = items
                        .iter()
                        .filter_map(|item| Some(reading.scalar(item)?.text.as_str()))
                        .collect();
                    hours::parse_intervals(parts)
                }
                _ => hours::parse_day_hours(&reading.scalar(node)?.text),
            };
            match parsed {
                Ok(hours) => Some(hours),
                Err(error) => {
                    let (code, part) = match &error {
                        HoursError::NotATime(part) | HoursError::MidnightOpening(part) => {
                            (diagnostic::WRONG_HOURS, part.as_str())
                        }
                        HoursError::NotHours(part) => (diagnostic::WRONG_HOURS, part.as_str()),
                        HoursError::ClosesBeforeOpens(part) | HoursError::Overlap(part) => {
                            (diagnostic::WRONG_INTERVALS, part.as_str())
                        }
                    };
                    reading.report.add(code, node.range.clone(), &[("value", part)]);
                    None
                }
            }
        })
    }
}

impl Value for Season {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| {
            let season = Season {
                name: fields.required("nama"),
                from: fields.required("dari"),
                until: fields.required("sampai"),
                week: fields.required("jam"),
                basis: fields.optional("dasar"),
            };
            let spot = fields.spot("sampai");
            check_order(fields.report(), season.from, season.until, spot);
            season
        })
    }
}

impl Value for Exception {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| {
            let (from, until) = read_days(fields);
            Exception {
                from,
                until,
                kind: fields.required("jenis"),
                name: fields.required("nama"),
                hours: fields.required("jam"),
                basis: fields.optional("dasar"),
            }
        })
    }
}

/// Reads `tanggal`, or `dari` and `sampai`.
fn read_days(fields: &mut Fields<'_, '_, '_>) -> (Date, Date) {
    fields.one_of(&["tanggal"], &["dari", "sampai"]);
    let date: Option<Date> = fields.optional("tanggal");
    let (from, until): (Option<Date>, Option<Date>) =
        (fields.optional("dari"), fields.optional("sampai"));
    if let (Some(from), Some(until)) = (from, until) {
        let spot = fields.spot("sampai");
        check_order(fields.report(), from, until, spot);
    }
    (from.or(date).unwrap_or_default(), until.or(date).unwrap_or_default())
}

impl Choice for ExceptionKind {
    const WORDS: Words<Self> = &[
        ("libur_nasional", ExceptionKind::NationalHoliday),
        ("cuti_bersama", ExceptionKind::CollectiveLeave),
        ("kantor", ExceptionKind::Office),
    ];
}

impl Value for ExceptionKind {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(Self::WORDS)
    }
}
