use super::*;

#[test]
fn lebaran_stops_the_count() {
    let office = Schedule { exceptions: holidays(), ..palu() };
    let schedules = Schedules(vec![&office]);
    let days = WorkingDays::default();
    assert_eq!(days.add(&schedules, date(2026, 3, 17), 1), Some(date(2026, 3, 25)));
    assert_eq!(days.add(&schedules, date(2026, 3, 17), 5), Some(date(2026, 3, 31)));
    let counted = WorkingDays { counts_collective_leave: true, ..days };
    assert_eq!(counted.add(&schedules, date(2026, 3, 17), 1), Some(date(2026, 3, 18)));
    assert_eq!(counted.add(&schedules, date(2026, 3, 17), 3), Some(date(2026, 3, 23)));
}

#[test]
fn the_count_goes_on_in_the_next_year_and_over_leap_days() {
    let office = Schedule { exceptions: holidays(), ..palu() };
    let schedules = Schedules(vec![&office]);
    let days = WorkingDays::default();
    assert_eq!(days.add(&schedules, date(2026, 12, 23), 5), Some(date(2027, 1, 4)));
    assert_eq!(days.add(&schedules, date(2028, 2, 28), 1), Some(date(2028, 2, 29)));
    assert_eq!(days.add(&schedules, date(2028, 2, 28), 2), Some(date(2028, 3, 1)));
    assert_eq!(days.add(&schedules, date(2027, 2, 26), 1), Some(date(2027, 3, 1)));
}

#[test]
fn the_day_of_application_is_not_counted() {
    let palu = palu();
    let schedules = Schedules(vec![&palu]);
    let days = WorkingDays::default();
    let (friday, saturday) = (date(2026, 11, 20), date(2026, 11, 21));
    assert_eq!(days.add(&schedules, friday, 0), Some(friday));
    assert_eq!(days.add(&schedules, friday, 1), Some(date(2026, 11, 23)));
    assert_eq!(days.add(&schedules, saturday, 1), Some(date(2026, 11, 23)));
    assert_eq!(days.add(&schedules, friday, 5), Some(date(2026, 11, 27)));
}

#[test]
fn only_the_office_can_close_the_office() {
    let monday = date(2026, 11, 23);
    let days = WorkingDays::default();
    let closing = Schedule { exceptions: vec![closed(monday, monday, "Pindah")], ..palu() };
    let open = palu();
    assert!(!days.is_working_day(&Schedules(vec![&closing]), monday));
    assert!(!days.is_working_day(&Schedules(vec![&open, &closing]), monday));
    assert!(days.is_working_day(&Schedules(vec![&closing, &open]), monday));
    let mut special = closing.clone();
    special.exceptions[0].hours = hours("10.00–12.00");
    assert!(days.is_working_day(&Schedules(vec![&special]), monday));
}

#[test]
fn a_holiday_stays_one_where_a_counter_opens() {
    let christmas = date(2026, 12, 25);
    let mut office = Schedule { exceptions: holidays(), ..palu() };
    for exception in &mut office.exceptions {
        exception.hours = hours("08.00–12.00");
    }
    assert!(!WorkingDays::default().is_working_day(&Schedules(vec![&office]), christmas));
}

#[test]
fn a_week_of_six_days() {
    let palu = palu();
    let schedules = Schedules(vec![&palu]);
    let six = WorkingDays {
        weekdays: [true, true, true, true, true, true, false],
        counts_collective_leave: false,
    };
    assert_eq!(six.add(&schedules, date(2026, 11, 20), 2), Some(date(2026, 11, 23)));
}

#[test]
fn without_working_days_there_is_no_answer() {
    let palu = palu();
    let schedules = Schedules(vec![&palu]);
    let none = WorkingDays { weekdays: [false; 7], counts_collective_leave: true };
    assert_eq!(none.add(&schedules, date(2026, 11, 20), 1), None);
    assert_eq!(WorkingDays::default().add(&schedules, date(9999, 12, 30), 5), None);
}
