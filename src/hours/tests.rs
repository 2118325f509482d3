mod engine;
mod output;
mod parse;
mod working_days;

use jiff::civil::{Date, date};

use super::*;

/// The hours that the article about the office in Palu prints, without the weekend.
fn palu() -> Schedule {
    let week =
        week(["08.00–16.30", "08.00–16.30", "08.00–16.30", "08.00–16.00", "08.30–11.00", "", ""]);
    Schedule { week: Some(week), ..Schedule::default() }
}

fn week(days: [&str; 7]) -> Week {
    Week(days.map(hours))
}

fn hours(text: &str) -> DayHours {
    if text.is_empty() {
        return DayHours::Unknown;
    }
    parse_day_hours(text).expect("hours")
}

fn exception(kind: ExceptionKind, from: Date, until: Date, name: &str) -> Exception {
    Exception { from, until, kind, name: name.into(), hours: DayHours::Closed, basis: None }
}

fn closed(from: Date, until: Date, name: &str) -> Exception {
    exception(ExceptionKind::Office, from, until, name)
}

fn ramadan() -> Season {
    Season {
        name: "Ramadan 1448 H".into(),
        from: date(2027, 2, 8),
        until: date(2027, 3, 9),
        week: week(["08.00–14.00"; 7]),
        basis: None,
    }
}

/// The holidays and collective leave of March 2026 and round the end of that year.
fn holidays() -> Vec<Exception> {
    let (national, leave) = (ExceptionKind::NationalHoliday, ExceptionKind::CollectiveLeave);
    vec![
        exception(leave, date(2026, 3, 18), date(2026, 3, 18), "Cuti Bersama Nyepi"),
        exception(national, date(2026, 3, 19), date(2026, 3, 19), "Nyepi"),
        exception(leave, date(2026, 3, 20), date(2026, 3, 20), "Cuti Bersama Idulfitri"),
        exception(national, date(2026, 3, 21), date(2026, 3, 22), "Idulfitri 1447 H"),
        exception(leave, date(2026, 3, 23), date(2026, 3, 24), "Cuti Bersama Idulfitri"),
        exception(leave, date(2026, 12, 24), date(2026, 12, 24), "Cuti Bersama Natal"),
        exception(national, date(2026, 12, 25), date(2026, 12, 25), "Hari Raya Natal"),
        exception(national, date(2027, 1, 1), date(2027, 1, 1), "Tahun Baru 2027"),
    ]
}
