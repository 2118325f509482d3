use super::*;

const CALENDAR: Calendar<'_> = Calendar {
    product: "-//zi-site//zi-site//ID",
    name: "Jam layanan, libur; DPMPTSP",
    host: "dpmptsp.contoh.go.id",
    stamp: date(2026, 11, 21),
};

fn calendar(exceptions: &[Exception], from: Date) -> String {
    ics(&CALENDAR, exceptions, from, |exception| format!("Tutup: {}", exception.name))
}

#[test]
fn rules_tell_what_holds_from_a_date_on() {
    let mut office = palu();
    office.seasons.push(ramadan());
    office.exceptions = holidays();
    let mut counter = Schedule::default();
    let special = Exception {
        hours: hours("08.00–11.30, 13.00–16.30"),
        ..closed(date(2026, 12, 24), date(2026, 12, 24), "Loket \"khusus\"")
    };
    counter.exceptions.push(special);
    let schedules = Schedules(vec![&counter, &office]);
    let json = rules_json(&schedules, Zone::Wita, date(2026, 12, 25));
    let day = "[[480,840]]";
    let expected = format!(
        concat!(
            r#"{{"zone":"WITA","offset":480,"#,
            r#""week":[[[480,990]],[[480,990]],[[480,990]],[[480,960]],[[510,660]],null,null],"#,
            r#""seasons":[{{"from":"2027-02-08","until":"2027-03-09","name":"Ramadan 1448 H","#,
            r#""week":[{day},{day},{day},{day},{day},{day},{day}]}}],"#,
            r#""exceptions":[{{"from":"2026-12-25","until":"2026-12-25","#,
            r#""name":"Hari Raya Natal","hours":[]}},"#,
            r#"{{"from":"2027-01-01","until":"2027-01-01","name":"Tahun Baru 2027","hours":[]}}]}}"#,
        ),
        day = day
    );
    assert_eq!(json, expected);
    let json = rules_json(&schedules, Zone::Wita, date(2026, 12, 24));
    let (near, far) = (json.find("khusus"), json.find("Cuti Bersama Natal"));
    assert!(near.is_some() && near < far);
    assert!(json.contains(r#""hours":[[480,690],[780,990]]"#));
}

#[test]
fn rules_of_nothing_are_unknown() {
    let json = rules_json(&Schedules(Vec::new()), Zone::Wib, date(2026, 11, 21));
    let expected = concat!(
        r#"{"zone":"WIB","offset":420,"week":[null,null,null,null,null,null,null],"#,
        r#""seasons":[],"exceptions":[]}"#
    );
    assert_eq!(json, expected);
}

#[test]
fn a_calendar_holds_the_days_to_come() {
    let text = calendar(&holidays(), date(2026, 12, 25));
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "PRODID:-//zi-site//zi-site//ID",
        "X-WR-CALNAME:Jam layanan\\, libur\\; DPMPTSP",
        "BEGIN:VEVENT",
        "UID:20261225-20261225-hari-raya-natal@dpmptsp.contoh.go.id",
        "DTSTAMP:20261121T000000Z",
        "DTSTART;VALUE=DATE:20261225",
        "DTEND;VALUE=DATE:20261226",
        "SUMMARY:Tutup: Hari Raya Natal",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:20270101-20270101-tahun-baru-2027@dpmptsp.contoh.go.id",
        "DTSTAMP:20261121T000000Z",
        "DTSTART;VALUE=DATE:20270101",
        "DTEND;VALUE=DATE:20270102",
        "SUMMARY:Tutup: Tahun Baru 2027",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(text.split("\r\n").collect::<Vec<_>>(), expected);
}

#[test]
fn the_end_of_an_event_is_the_day_after() {
    let year_end = [closed(date(2026, 12, 28), date(2026, 12, 31), "Stok opname")];
    let text = calendar(&year_end, date(2026, 12, 30));
    assert!(text.contains("DTSTART;VALUE=DATE:20261228\r\nDTEND;VALUE=DATE:20270101\r\n"));
}

#[test]
fn long_lines_are_folded_between_characters() {
    let name = "Peringatan – ".repeat(12);
    let basis = Some("SKB 3 Menteri; Nomor 1\\2,\nhalaman 3\r\n".to_owned());
    let long = Exception { basis, ..closed(date(2026, 12, 28), date(2026, 12, 28), &name) };
    let text = calendar(&[long], date(2026, 12, 1));
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.contains(&format!("SUMMARY:Tutup: {}\r\n", name.trim_end())));
    assert!(unfolded.contains("DESCRIPTION:SKB 3 Menteri\\; Nomor 1\\\\2\\,\\nhalaman 3\r\n"));
}
