use super::*;
use Language::{English, Indonesian};

fn span(text: &str) -> TimeSpan {
    TimeSpan::parse(text).expect("a span")
}

#[test]
fn spellings() {
    for (text, indonesian, english) in [
        ("5 hari kerja", "5 hari kerja", "5 working days"),
        ("3–7 hari kerja", "3–7 hari kerja", "3–7 working days"),
        ("5-10 hari kerja", "5–10 hari kerja", "5–10 working days"),
        ("5 s.d. 10 hari", "5–10 hari", "5–10 days"),
        ("3 sampai dengan 7 hari", "3–7 hari", "3–7 days"),
        ("3 (tiga) jam", "3 jam", "3 hours"),
        ("3 (tiga) – 7 (tujuh) Hari Kerja", "3–7 hari kerja", "3–7 working days"),
        ("3(tiga) jam", "3 jam", "3 hours"),
        ("10 Menit", "10 menit", "10 minutes"),
        ("1 hari", "1 hari", "1 day"),
        ("1 hari kerja", "1 hari kerja", "1 working day"),
        ("2 minggu", "2 minggu", "2 weeks"),
        ("12 bulan", "12 bulan", "12 months"),
        ("1440 menit", "1.440 menit", "1,440 minutes"),
        ("5 tahun", "5 tahun", "5 years"),
        (" 5  hari   kerja ", "5 hari kerja", "5 working days"),
        ("4-4 jam", "4 jam", "4 hours"),
        ("15menit", "15 menit", "15 minutes"),
    ] {
        assert_eq!(span(text).text(Indonesian), indonesian, "{text}");
        assert_eq!(span(text).text(English), english, "{text}");
    }
    let expected = TimeSpan { low: 3, high: Some(7), unit: TimeUnit::WorkingDay };
    assert_eq!(span("3–7 hari kerja"), expected);
}

#[test]
fn refusals() {
    for text in [
        "",
        "5",
        "hari kerja",
        "lima hari",
        "5 harikerja",
        "5 hari libur",
        "5,5 jam",
        "5.5 jam",
        "-5 hari",
        "1–2–3 hari",
        "3 (tiga jam",
        "3 (3) jam",
        "(tiga) jam",
        "5 working days",
        "100000 hari",
        "999999999999 hari",
        "5 hari kerja 2",
        "3 – hari",
        "½ jam",
        "٣ jam",
        "sesuai dokumen lingkungan",
    ] {
        assert_eq!(TimeSpan::parse(text), Err(TimeSpanError::NotASpan), "{text}");
    }
    assert_eq!(TimeSpan::parse("0 hari"), Err(TimeSpanError::Zero));
    assert_eq!(TimeSpan::parse("0–3 hari"), Err(TimeSpanError::Zero));
    assert_eq!(TimeSpan::parse("7–3 hari"), Err(TimeSpanError::Reversed));
}

#[test]
fn totals() {
    let days = [span("6 hari kerja"), span("3 hari kerja")];
    assert_eq!(total(&days, Indonesian), "9 hari kerja");
    let mixed = [span("3 jam"), span("5 hari kerja"), span("2 jam"), span("1 hari")];
    assert_eq!(total(&mixed, Indonesian), "5 jam + 5 hari kerja + 1 hari");
    assert_eq!(total(&mixed, English), "5 hours + 5 working days + 1 day");
    let ranges = [span("3–7 hari"), span("2 hari"), span("1–2 hari")];
    assert_eq!(total(&ranges, Indonesian), "6–11 hari");
    assert_eq!(total(&[], Indonesian), "");
}
