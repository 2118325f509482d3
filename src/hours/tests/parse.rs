use super::*;

#[test]
fn clock_times() {
    for (text, minutes) in [
        ("08.00", 480),
        ("08:00", 480),
        ("8.00", 480),
        ("00.00", 0),
        ("24.00", 1440),
        ("23:59", 1439),
    ] {
        assert_eq!(parse_clock(text).map(ClockTime::minutes), Ok(minutes), "{text}");
    }
    for text in [
        "25:61", "24.01", "08.60", "8", "08.0", "008.00", "08.00.00", "0800", "", "08,00", "-8.00",
        "+8.00",
    ] {
        assert_eq!(parse_clock(text), Err(HoursError::NotATime(text.into())), "{text}");
    }
    assert_eq!(ClockTime::new(1441), None);
}

#[test]
fn hours_of_a_day_in_many_spellings() {
    let expected = hours("08.00–16.30");
    for text in [
        "08:00 - 16:30 WITA",
        "08.00—16.30",
        "8.00-16.30",
        "08.00 s.d. 16.30",
        "08.00 s/d 16.30 wita",
        "08.00 sampai 16.30",
        "08.00 Sampai Dengan 16.30",
        "Pukul 08.00 s.d 16.30 WIB",
        "08:00 WITA – 16:30 WITA",
    ] {
        assert_eq!(parse_day_hours(text), Ok(expected.clone()), "{text}");
    }
    for text in ["tutup", "Tutup", " TUTUP "] {
        assert_eq!(parse_day_hours(text), Ok(DayHours::Closed));
    }
}

#[test]
fn a_break_on_friday_makes_two_intervals() {
    let DayHours::Open(intervals) = hours("07.30–11.30, 13.00–16.00") else { panic!("open") };
    let texts: Vec<_> = intervals.iter().map(|i| i.text(Language::Indonesian)).collect();
    assert_eq!(texts, ["07.30–11.30", "13.00–16.00"]);
    assert_eq!(parse_intervals(["07.30–11.30", "13.00–16.00"]), Ok(DayHours::Open(intervals)));
    assert_eq!(hours("07.30–11.30 dan 13.00–16.00"), hours("07.30–11.30, 13.00–16.00"));
    assert_ne!(hours("08.00–12.00, 12.00–16.00"), hours("08.00–16.00"));
    assert_eq!(hours("00.00–24.00"), parse_day_hours("0:00-24:00").expect("all day"));
}

#[test]
fn errors_name_the_part_that_is_wrong() {
    let error = |text| parse_day_hours(text).expect_err(text);
    assert_eq!(error("08.00–25:61"), HoursError::NotATime("25:61".into()));
    assert_eq!(
        error("08.00–12.00, 16.00–13.00"),
        HoursError::ClosesBeforeOpens("16.00–13.00".into())
    );
    assert_eq!(error("08.00–08.00"), HoursError::ClosesBeforeOpens("08.00–08.00".into()));
    assert_eq!(error("22.00–06.00"), HoursError::ClosesBeforeOpens("22.00–06.00".into()));
    assert_eq!(error("08.00–12.00, 11.00–16.00"), HoursError::Overlap("11.00–16.00".into()));
    assert_eq!(error("13.00–16.00, 08.00–12.00"), HoursError::Overlap("08.00–12.00".into()));
    assert_eq!(error("24.00–24.00"), HoursError::MidnightOpening("24.00–24.00".into()));
    assert_eq!(error("Libur"), HoursError::NotHours("Libur".into()));
    assert_eq!(error("08.00"), HoursError::NotHours("08.00".into()));
    assert_eq!(error("08.00–10.00–12.00"), HoursError::NotHours("08.00–10.00–12.00".into()));
    assert_eq!(error("08.00–12.00,"), HoursError::NotHours(String::new()));
    assert_eq!(error(""), HoursError::NotHours(String::new()));
    assert_eq!(parse_intervals([]), Err(HoursError::NotHours(String::new())));
}

#[test]
fn weekdays() {
    for text in ["jumat", "Jumat", "JUM'AT", "jum’at", "Jum at", " jumat "] {
        assert_eq!(parse_weekday(text), Some(Weekday::Friday), "{text}");
    }
    assert_eq!(parse_weekday("SELASA"), Some(Weekday::Tuesday));
    assert_eq!(parse_weekday("Minggu"), Some(Weekday::Sunday));
    assert_eq!(parse_weekday("monday"), None);
    assert_eq!(parse_weekday("hari senin"), None);
    for weekday in WEEKDAYS {
        let name = Language::Indonesian.weekday_name(weekday);
        assert_eq!(parse_weekday(name), Some(weekday));
    }
}

#[test]
fn zones() {
    let offsets = Zone::ALL.map(|zone| (zone.name(), zone.offset_minutes()));
    assert_eq!(offsets, [("WIB", 420), ("WITA", 480), ("WIT", 540)]);
}
