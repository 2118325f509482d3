//! The rules of opening hours as JSON, for the script that tells whether an office is open now.

use jiff::civil::Date;
use serde::Serialize;

use super::{DayHours, Exception, Schedules, Season, Week, Zone};

/// `null` when unknown, `[]` when closed, else pairs of minutes.
type DayRule = Option<Vec<(u16, u16)>>;

#[derive(Serialize)]
struct Rules<'a> {
    zone: &'a str,
    offset: u16,
    week: [DayRule; 7],
    seasons: Vec<SeasonRule<'a>>,
    exceptions: Vec<ExceptionRule<'a>>,
}

#[derive(Serialize)]
struct SeasonRule<'a> {
    from: String,
    until: String,
    name: &'a str,
    week: [DayRule; 7],
}

#[derive(Serialize)]
struct ExceptionRule<'a> {
    from: String,
    until: String,
    name: &'a str,
    hours: DayRule,
}

/// The rules that hold on a date and after it; in each list the first entry for a date wins.
///
/// # Panics
///
/// Never: the rules are text, numbers and lists.
pub fn rules_json(schedules: &Schedules<'_>, zone: Zone, from: Date) -> String {
    let rules = Rules {
        zone: zone.name(),
        offset: zone.offset_minutes(),
        week: schedules.week().map_or_else(Default::default, week_rule),
        seasons: schedules.seasons().filter(|s| s.until >= from).map(season_rule).collect(),
        exceptions: schedules
            .exceptions()
            .filter(|e| e.until >= from)
            .map(exception_rule)
            .collect(),
    };
    serde_json::to_string(&rules).expect("text, numbers and lists are always JSON")
}

fn season_rule(season: &Season) -> SeasonRule<'_> {
    SeasonRule {
        from: season.from.to_string(),
        until: season.until.to_string(),
        name: &season.name,
        week: week_rule(&season.week),
    }
}

fn exception_rule(exception: &Exception) -> ExceptionRule<'_> {
    ExceptionRule {
        from: exception.from.to_string(),
        until: exception.until.to_string(),
        name: &exception.name,
        hours: day_rule(&exception.hours),
    }
}

fn week_rule(week: &Week) -> [DayRule; 7] {
    week.0.each_ref().map(day_rule)
}

fn day_rule(hours: &DayHours) -> DayRule {
    match hours {
        DayHours::Unknown => None,
        DayHours::Closed => Some(Vec::new()),
        DayHours::Open(intervals) => {
            let minutes = intervals.iter().map(|i| (i.opens.minutes(), i.closes.minutes()));
            Some(minutes.collect())
        }
    }
}
