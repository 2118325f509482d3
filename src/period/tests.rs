use super::*;

fn quarter(year: i16, number: u8) -> Period {
    Period { year, part: Part::Quarter(number) }
}

fn semester(year: i16, number: u8) -> Period {
    Period { year, part: Part::Semester(number) }
}

fn year(year: i16) -> Period {
    Period { year, part: Part::Year }
}

#[test]
fn spellings() {
    for text in [
        "2024 TW I",
        "TW I 2024",
        "Triwulan 1 2024",
        "triwulan i 2024",
        "2024-TW1",
        "2024 T1",
        "2024 tw.1",
        "TWI 2024",
        "Quarter 1 2024",
        "  2024   Triwulan   I ",
    ] {
        assert_eq!(Period::parse(text), Some(quarter(2024, 1)), "{text}");
    }
    assert_eq!(Period::parse("2024"), Some(year(2024)));
    assert_eq!(Period::parse("Tahun 2024"), Some(year(2024)));
    assert_eq!(Period::parse("2024 TW IV"), Some(quarter(2024, 4)));
    assert_eq!(Period::parse("2024 TW III"), Some(quarter(2024, 3)));
    assert_eq!(Period::parse("2024 S2"), Some(semester(2024, 2)));
    assert_eq!(Period::parse("Semester II 2024"), Some(semester(2024, 2)));
    assert_eq!(Period::parse("Sem. I 2024"), Some(semester(2024, 1)));
}

#[test]
fn months_are_named_or_numbered() {
    let months = |first, last| Some(Period { year: 2020, part: Part::Months(first, last) });
    for text in
        ["Maret 2020", "2020-03", "mar 2020", "March 2020", "2020 Maret", "Bulan Maret 2020"]
    {
        assert_eq!(Period::parse(text), months(3, 3), "{text}");
    }
    for text in ["Januari–Oktober 2020", "Januari s.d. Oktober 2020", "2020-01/2020-10"] {
        assert_eq!(Period::parse(text), months(1, 10), "{text}");
    }
    assert_eq!(Period::parse("Agt 2020"), months(8, 8));
    assert_eq!(Period::parse("Mei 2020"), months(5, 5));
}

#[test]
fn refusals() {
    for text in [
        "",
        "TW I",
        "2024 TW V",
        "2024 TW 0",
        "2024 S3",
        "2024 S",
        "2024 TW",
        "24 TW I",
        "20 24",
        "2024 2025",
        "2024 1",
        "2024-13",
        "2024 Oktober Januari",
        "Maret",
        "2023-01/2024-10",
        "2024 TW IIII",
        "0024",
        "2924",
        "2024 TW 1 2",
        "2024½",
        "2024 TW I-IV",
    ] {
        assert_eq!(Period::parse(text), None, "{text}");
    }
}

#[test]
fn names_read_back() {
    let (month, months) = (Part::Months(3, 3), Part::Months(1, 10));
    let (month, months) = (Period { year: 2024, part: month }, Period { year: 2020, part: months });
    let all = [year(2024), semester(2025, 2), quarter(2026, 3), month, months];
    for period in all {
        assert_eq!(Period::parse(&period.id()), Some(period));
        assert_eq!(Period::parse(&period.label(Language::Indonesian)), Some(period));
        assert_eq!(Period::parse(&period.label(Language::English)), Some(period));
    }
    assert_eq!(all.map(Period::id), ["2024", "2025-S2", "2026-TW3", "2024-03", "2020-01/2020-10"]);
    let labels = all.map(|period| period.label(Language::Indonesian));
    let names = ["Tahun 2024", "Semester II 2025", "Triwulan III 2026", "Maret 2024"];
    assert_eq!(labels[..4], names);
    assert_eq!(labels[4], "Januari–Oktober 2020");
    let labels = all.map(|period| period.label(Language::English));
    assert_eq!(
        labels,
        ["2024", "Semester 2 2025", "Quarter 3 2026", "March 2024", "January–October 2020"]
    );
    let labels = all.map(|period| period.label_short(Language::Indonesian));
    assert_eq!(labels, ["2024", "Sem. II", "TW III", "Mar", "Jan–Okt"]);
    let labels = all.map(|period| period.label_short(Language::English));
    assert_eq!(labels, ["2024", "Sem. 2", "Q3", "Mar", "Jan–Oct"]);
}

#[test]
fn periods_have_a_first_and_a_last_day() {
    let days = |text: &str| {
        let period = Period::parse(text).expect("a period");
        format!("{} {}", period.first_day(), period.last_day())
    };
    assert_eq!(days("2024"), "2024-01-01 2024-12-31");
    assert_eq!(days("2024 S2"), "2024-07-01 2024-12-31");
    assert_eq!(days("2024 TW I"), "2024-01-01 2024-03-31");
    assert_eq!(days("2024-02"), "2024-02-01 2024-02-29");
    assert_eq!(days("2020-01/2020-10"), "2020-01-01 2020-10-31");
}

#[test]
fn order_is_that_of_time() {
    let sorted = [
        quarter(2023, 4),
        year(2023),
        quarter(2024, 1),
        quarter(2024, 2),
        semester(2024, 1),
        quarter(2024, 3),
        quarter(2024, 4),
        semester(2024, 2),
        year(2024),
        quarter(2025, 1),
    ];
    assert!(sorted.is_sorted());
    assert!(sorted.windows(2).all(|pair| pair[0] < pair[1]));
}
