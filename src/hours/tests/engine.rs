use super::*;

#[test]
fn a_week_takes_equal_days_together_and_leaves_the_weekend_open() {
    let palu = palu();
    let week = palu.week.as_ref().expect("a week");
    let ranges: Vec<_> = week_ranges(week)
        .into_iter()
        .map(|(first, last, hours)| {
            (Language::Indonesian.weekday_range(first, last), hours.clone())
        })
        .collect();
    let expected = [
        ("Senin–Rabu", "08.00–16.30"),
        ("Kamis", "08.00–16.00"),
        ("Jumat", "08.30–11.00"),
        ("Sabtu–Minggu", ""),
    ];
    assert_eq!(ranges, expected.map(|(days, text)| (days.to_owned(), hours(text))));
}

#[test]
fn hours_nobody_wrote_down_are_unknown() {
    let (palu, nothing) = (palu(), Schedule::default());
    let saturday = Schedules(vec![&palu]).day(date(2026, 11, 21));
    assert_eq!(saturday, Day { hours: &DayHours::Unknown, reason: Reason::Regular });
    for schedules in [Schedules(vec![&nothing]), Schedules(Vec::new())] {
        assert_eq!(schedules.day(date(2026, 11, 23)).hours, &DayHours::Unknown);
    }
}

#[test]
fn exceptions_win_over_seasons_and_seasons_over_the_week() {
    let mut office = palu();
    office.seasons.push(ramadan());
    office.exceptions.push(closed(date(2027, 3, 8), date(2027, 3, 8), "Nyepi"));
    let schedules = Schedules(vec![&office]);
    let day = |year, month, day| schedules.day(date(year, month, day));
    assert_eq!(day(2027, 2, 7).reason, Reason::Regular);
    assert_eq!(day(2027, 2, 8).hours, &hours("08.00–14.00"));
    assert_eq!(day(2027, 2, 8).reason, Reason::Season(&office.seasons[0]));
    assert_eq!(day(2027, 3, 8).hours, &DayHours::Closed);
    assert_eq!(day(2027, 3, 8).reason, Reason::Exception(&office.exceptions[0]));
    assert_eq!(day(2027, 3, 9).reason, Reason::Season(&office.seasons[0]));
    assert_eq!(day(2027, 3, 10).hours, &hours("08.00–16.30"));
}

#[test]
fn a_counter_inherits_what_it_does_not_say() {
    let mut office = palu();
    office.seasons.push(ramadan());
    office.exceptions.push(closed(date(2026, 12, 25), date(2026, 12, 25), "Natal"));
    let place = Schedule { week: Some(week(["09.00–15.00"; 7])), ..Schedule::default() };
    let mut counter = Schedule::default();
    let special = Exception {
        hours: hours("08.00–12.00"),
        ..closed(date(2026, 12, 24), date(2026, 12, 25), "Natal")
    };
    counter.exceptions.push(special);
    let schedules = Schedules(vec![&counter, &place, &office]);
    assert_eq!(schedules.day(date(2026, 12, 23)).hours, &hours("09.00–15.00"));
    assert_eq!(schedules.day(date(2026, 12, 25)).hours, &hours("08.00–12.00"));
    assert_eq!(Schedules(vec![&place, &office]).day(date(2026, 12, 25)).hours, &DayHours::Closed);
    // The office's season changes the office's week, not that of a place with a week of its own.
    assert_eq!(schedules.day(date(2027, 2, 9)).hours, &hours("09.00–15.00"));
    let without_week = Schedules(vec![&counter, &office]);
    assert_eq!(without_week.day(date(2027, 2, 9)).hours, &hours("08.00–14.00"));
}

#[test]
fn a_place_may_have_a_season_of_its_own_over_the_week_of_the_office() {
    let mut office = palu();
    office.seasons.push(ramadan());
    let mut place = Schedule::default();
    place.seasons.push(Season { week: week(["09.00–13.00"; 7]), ..ramadan() });
    let schedules = Schedules(vec![&place, &office]);
    assert_eq!(schedules.day(date(2027, 2, 9)).hours, &hours("09.00–13.00"));
    assert_eq!(schedules.day(date(2027, 2, 2)).hours, &hours("08.00–16.30"));
}

#[test]
fn a_season_may_cross_the_end_of_a_year() {
    let mut office = palu();
    office.seasons.push(Season { from: date(2026, 12, 28), until: date(2027, 1, 2), ..ramadan() });
    let days = Schedules(vec![&office]).days(date(2026, 12, 27), 8);
    let in_season: Vec<bool> =
        days.iter().map(|dated| matches!(dated.day.reason, Reason::Season(_))).collect();
    assert_eq!(in_season, [false, true, true, true, true, true, true, false]);
    assert_eq!(days[5].date, date(2027, 1, 1));
}

#[test]
fn days_alike_in_a_row_are_taken_together() {
    let mut office = palu();
    // One name over two entries, as decrees list it day by day.
    office.exceptions.push(closed(date(2026, 11, 24), date(2026, 11, 24), "Pindah kantor"));
    office.exceptions.push(closed(date(2026, 11, 25), date(2026, 11, 25), "Pindah kantor"));
    office.exceptions.push(closed(date(2026, 11, 26), date(2026, 11, 26), "Pelatihan"));
    let ranges = Schedules(vec![&office]).ranges(date(2026, 11, 21), 9);
    let spans: Vec<_> = ranges.iter().map(|r| (r.from.day(), r.until.day())).collect();
    assert_eq!(spans, [(21, 22), (23, 23), (24, 25), (26, 26), (27, 27), (28, 29)]);
}

#[test]
fn leap_days_are_days() {
    let palu = palu();
    let days = Schedules(vec![&palu]).days(date(2028, 2, 28), 3);
    let dates: Vec<_> = days.iter().map(|dated| dated.date).collect();
    assert_eq!(dates, [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)]);
    assert_eq!(Schedules(vec![&palu]).days(Date::MAX, 3).len(), 1);
}

#[test]
fn contradictions_are_pairs_that_share_a_date() {
    let mut office = palu();
    office.exceptions.push(closed(date(2026, 12, 24), date(2026, 12, 26), "Natal"));
    office.exceptions.push(closed(date(2026, 12, 27), date(2026, 12, 31), "Pindah"));
    office.exceptions.push(closed(date(2026, 12, 26), date(2026, 12, 27), "Pelatihan"));
    office.exceptions.push(closed(date(2026, 12, 31), date(2026, 12, 24), "terbalik"));
    office.seasons.push(ramadan());
    office.seasons.push(Season { from: date(2027, 3, 9), until: date(2027, 3, 20), ..ramadan() });
    let expected = [
        Contradiction::Exceptions(0, 2),
        Contradiction::Exceptions(1, 2),
        Contradiction::Seasons(0, 1),
    ];
    assert_eq!(office.contradictions(), expected);
    assert_eq!(Schedule::default().contradictions(), []);
}
