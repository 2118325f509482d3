//! Hours as tables, as lists of dates, and as rules for the script.

use jiff::civil::Date;

use super::addresses;
use super::context::Context;
use super::json_ld;
use super::page::{Head, finish};
use super::{Body, Output, View};
use crate::content::jam::{Hours, Place};
use crate::hours::{
    DatedRange, DayHours, Exception, ExceptionKind, Reason, Schedule, Schedules, Season, WEEKDAYS,
    Week, rules_json, week_ranges,
};
use crate::language::Word;
use crate::view::{
    ContactPageView, DatedHoursView, DayHoursView, DayRangeView, FileView, HoursSummaryView,
    PlaceView, SeasonView, WeekdayView,
};

/// How many days ahead closures and special hours are told.
const DAYS_AHEAD: usize = 60;
/// How many days ahead the next closure is announced on every page.
const DAYS_ANNOUNCED: usize = 30;

/// Hours of the office in short.
pub(super) fn summary(context: &Context<'_>) -> Option<HoursSummaryView> {
    let date = context.site.date;
    let schedules = Schedules(vec![&context.site.hours.as_ref()?.office]);
    let week = schedules.week()?;
    let ranges = week_ranges(week).into_iter().map(|(first, last, hours)| DayRangeView {
        days: context.language.weekday_range(first, last),
        hours: day_hours(context, hours),
    });
    let upcoming = schedules.ranges(date, DAYS_ANNOUNCED);
    let is_exception = |range: &&DatedRange<'_>| matches!(range.day.reason, Reason::Exception(_));
    Some(HoursSummaryView {
        today: context.date(date),
        today_hours: day_hours(context, schedules.day(date).hours),
        week: ranges.collect(),
        rules_json: rules_json(&schedules, context.site.office.zone, date),
        next_exception: upcoming.iter().find(is_exception).map(|range| dated(context, range)),
    })
}

/// The page of hours and contact.
pub(super) fn contact_page(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let language = context.language;
    let title = language.word(Word::Contact).to_string();
    let description = context.described(&title);
    let hours = context.site.hours.as_ref();
    let view = ContactPageView {
        places: hours.map(|hours| places(context, hours)).unwrap_or_default(),
        calendar: hours.map(|hours| calendar(context, hours)).unwrap_or_default(),
        calendar_file: has_calendar(context).then(|| calendar_file(context)),
    };
    let head =
        Head { json_ld: vec![json_ld::office(context)], ..Head::new(output, title, description) };
    finish(context, head, View::Contact(view))
}

/// Tells whether there is a calendar of closures.
pub(super) fn has_calendar(context: &Context<'_>) -> bool {
    let date = context.site.date;
    let hours = context.site.hours.as_ref();
    hours.is_some_and(|hours| hours.office.exceptions.iter().any(|it| it.until >= date))
}

/// The calendar of closures as a text.
pub(super) fn calendar_text(context: &Context<'_>, hours: &Hours) -> String {
    let base = &context.site.office.base_url;
    let host = base.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or("-");
    let calendar = crate::hours::Calendar {
        product: "-//zi-site//zi-site//ID",
        name: &context.site.office.name,
        host,
        stamp: context.site.date,
    };
    let summary = |exception: &Exception| match &exception.hours {
        DayHours::Open(intervals) => {
            let times: Vec<_> =
                intervals.iter().map(|interval| interval.text(context.language)).collect();
            let zone = context.site.office.zone.name();
            format!("{}: {} {zone}", exception.name, times.join(", "))
        }
        DayHours::Closed => {
            format!("{}: {}", context.language.word(Word::Closed), exception.name)
        }
        DayHours::Unknown => exception.name.clone(),
    };
    let mut exceptions: Vec<&Exception> = hours.office.exceptions.iter().collect();
    exceptions.sort_by_key(|exception| (exception.from, exception.until));
    crate::hours::ics(&calendar, exceptions, context.site.date, summary)
}

fn calendar_file(context: &Context<'_>) -> FileView {
    let size = context.site.hours.as_ref().map_or(0, |hours| calendar_text(context, hours).len());
    FileView {
        title: addresses::CALENDAR.to_string(),
        url: addresses::CALENDAR.to_string(),
        kind: "ICS".to_string(),
        size: context.language.file_size(size as u64),
    }
}

fn calendar(context: &Context<'_>, hours: &Hours) -> Vec<DatedHoursView> {
    let schedules = Schedules(vec![&hours.office]);
    // Days of the ordinary week are alike only within one day of the week; what is told in a row
    // are closures, special hours and seasons.
    schedules.ranges(context.site.date, DAYS_AHEAD).iter().map(|it| dated(context, it)).collect()
}

fn places(context: &Context<'_>, hours: &Hours) -> Vec<PlaceView> {
    let mut places = Vec::new();
    if hours.office.week.is_some() || hours.note.is_some() {
        let office = Place {
            id: crate::content::values::Slug("kantor".to_string()),
            name: context.site.office.name.clone(),
            note: hours.note.clone(),
            schedule: hours.office.clone(),
            ..Place::default()
        };
        places.push(place_view(context, &office, &[]));
    }
    places.extend(hours.places.iter().map(|place| place_view(context, place, &[&hours.office])));
    places
}

/// Shows a place; `above` are the schedules it may inherit, nearest first.
fn place_view(context: &Context<'_>, place: &Place, above: &[&Schedule]) -> PlaceView {
    let date = context.site.date;
    let chain: Vec<&Schedule> =
        std::iter::once(&place.schedule).chain(above.iter().copied()).collect();
    let schedules = Schedules(chain.clone());
    let unknown = Week::default();
    let week = schedules.week().unwrap_or(&unknown);
    // What is the same as above is not told again.
    let is_top = above.is_empty();
    let has_own_hours =
        is_top || place.schedule.week.is_some() || !place.schedule.seasons.is_empty();
    let has_own_exceptions = is_top || !place.schedule.exceptions.is_empty();
    let seasons = schedules.seasons().filter(|it| has_own_hours && it.until >= date);
    let exceptions =
        if has_own_exceptions { schedules.ranges(date, DAYS_AHEAD) } else { Vec::new() };
    let basis = chain.iter().find(|it| it.week.is_some()).and_then(|it| it.basis.clone());
    PlaceView {
        id: place.id.0.clone(),
        name: place.name.clone(),
        address: place.address.clone(),
        phone: place.phone.as_ref().map(|phone| phone.0.clone()),
        note: place.note.as_ref().map(|text| context.html(&text.0, "jam.yaml", addresses::CONTACT)),
        basis,
        week: week_view(context, week),
        is_inherited: place.schedule.week.is_none(),
        seasons: seasons.map(|season| season_view(context, season)).collect(),
        exceptions: exceptions
            .iter()
            .filter(|range| matches!(range.day.reason, Reason::Exception(_)))
            .map(|range| dated(context, range))
            .collect(),
        shares_exceptions: !has_own_exceptions
            && schedules.exceptions().any(|exception| exception.until >= date),
        rules_json: rules_json(&schedules, context.site.office.zone, date),
        counters: place.counters.iter().map(|it| place_view(context, it, &chain)).collect(),
    }
}

fn week_view(context: &Context<'_>, week: &Week) -> Vec<WeekdayView> {
    let row = |(weekday, hours): (jiff::civil::Weekday, &DayHours)| WeekdayView {
        name: context.language.weekday_name(weekday).to_string(),
        hours: day_hours(context, hours),
    };
    WEEKDAYS.into_iter().zip(&week.0).map(row).collect()
}

fn season_view(context: &Context<'_>, season: &Season) -> SeasonView {
    SeasonView {
        name: season.name.clone(),
        from: context.date(season.from),
        until: context.date(season.until),
        basis: season.basis.clone(),
        week: week_view(context, &season.week),
        is_current: season.from <= context.site.date && context.site.date <= season.until,
    }
}

fn day_hours(context: &Context<'_>, hours: &DayHours) -> DayHoursView {
    let (state, intervals) = match hours {
        DayHours::Unknown => ("unknown", &[][..]),
        DayHours::Closed => ("closed", &[][..]),
        DayHours::Open(intervals) => ("open", intervals.as_slice()),
    };
    let intervals = intervals.iter().map(|interval| interval.text(context.language)).collect();
    DayHoursView { state: state.to_string(), intervals }
}

fn dated(context: &Context<'_>, range: &DatedRange<'_>) -> DatedHoursView {
    let (reason, kind, basis) = match range.day.reason {
        Reason::Regular => (None, "regular", None),
        Reason::Season(season) => (Some(season.name.clone()), "season", season.basis.clone()),
        Reason::Exception(exception) => {
            let kind = match exception.kind {
                ExceptionKind::NationalHoliday => "national_holiday",
                ExceptionKind::CollectiveLeave => "collective_leave",
                ExceptionKind::Office => "office",
            };
            (Some(exception.name.clone()), kind, exception.basis.clone())
        }
    };
    let until: Option<Date> = Some(range.until).filter(|until| *until != range.from);
    DatedHoursView {
        from: context.date(range.from),
        until: until.map(|until| context.date(until)),
        hours: day_hours(context, range.day.hours),
        reason,
        kind: kind.to_string(),
        basis,
    }
}
