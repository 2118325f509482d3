use super::Language::{English, Indonesian};
use super::*;
use jiff::civil::date;

fn dec(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

#[test]
fn codes() {
    assert_eq!(Language::from_code("id"), Some(Indonesian));
    assert_eq!(Language::from_code("en"), Some(English));
    assert_eq!(Language::from_code("ID"), None);
    assert_eq!(Language::default().code(), "id");
    assert_eq!(English.code(), "en");
}

#[test]
fn dates() {
    let day = date(2023, 11, 13);
    assert_eq!(Indonesian.date_long(day), "Senin, 13 November 2023");
    assert_eq!(English.date_long(day), "Monday, 13 November 2023");
    assert_eq!(Indonesian.date_short(day), "13 November 2023");
    assert_eq!(Indonesian.month_year(date(2026, 8, 1)), "Agustus 2026");
    assert_eq!(Indonesian.date_long(date(2024, 2, 29)), "Kamis, 29 Februari 2024");
    assert_eq!(Indonesian.date_short(date(2026, 12, 1)), "1 Desember 2026");
    assert_eq!(English.date_long(date(2027, 1, 3)), "Sunday, 3 January 2027");
}

#[test]
fn weekday_ranges() {
    assert_eq!(Indonesian.weekday_range(Weekday::Monday, Weekday::Wednesday), "Senin–Rabu");
    assert_eq!(Indonesian.weekday_range(Weekday::Friday, Weekday::Friday), "Jumat");
    assert_eq!(English.weekday_range(Weekday::Saturday, Weekday::Sunday), "Saturday–Sunday");
}

#[test]
fn decimals_are_rounded_half_up() {
    assert_eq!(Indonesian.decimal(dec("88.305"), 2), "88,31");
    assert_eq!(Indonesian.decimal(dec("88.304"), 2), "88,30");
    assert_eq!(Indonesian.decimal(dec("-2.5"), 0), "-3");
    assert_eq!(Indonesian.decimal(dec("12450"), 0), "12.450");
    assert_eq!(English.decimal(dec("12450"), 0), "12,450");
    assert_eq!(English.decimal(dec("88.31"), 2), "88.31");
    assert_eq!(Indonesian.decimal(dec("1234567.5"), 2), "1.234.567,50");
    assert_eq!(Indonesian.decimal(dec("999.995"), 2), "1.000,00");
    assert_eq!(Indonesian.decimal(dec("-0.001"), 2), "0,00");
    assert_eq!(Indonesian.decimal(dec("-123"), 0), "-123");
    assert_eq!(Indonesian.decimal(dec("-1234"), 0), "-1.234");
}

#[test]
fn exact_decimals_keep_their_digits() {
    assert_eq!(Indonesian.decimal_exact(dec("89.10")), "89,10");
    assert_eq!(Indonesian.decimal_exact(dec("1234.5")), "1.234,5");
    assert_eq!(English.decimal_exact(dec("-0.0")), "0.0");
    assert_eq!(English.integer(1440), "1,440");
}

#[test]
fn money() {
    assert_eq!(Indonesian.rupiah(dec("1500000")), "Rp1.500.000");
    assert_eq!(English.rupiah(dec("1500000")), "Rp1,500,000");
    assert_eq!(Indonesian.rupiah(dec("1500000.00")), "Rp1.500.000");
    assert_eq!(Indonesian.rupiah(dec("12500.5")), "Rp12.500,50");
    assert_eq!(Indonesian.rupiah(dec("-500")), "-Rp500");
    assert_eq!(Indonesian.rupiah(Decimal::ZERO), "Rp0");
}

#[test]
fn times() {
    assert_eq!(Indonesian.clock(480), "08.00");
    assert_eq!(English.clock(480), "08:00");
    assert_eq!(Indonesian.clock(0), "00.00");
    assert_eq!(Indonesian.clock(1440), "24.00");
    assert_eq!(Indonesian.interval(480, 990), "08.00–16.30");
    assert_eq!(English.interval(480, 990), "08:00–16:30");
}

#[test]
fn sizes() {
    assert_eq!(Indonesian.file_size(0), "0 B");
    assert_eq!(Indonesian.file_size(1023), "1.023 B");
    assert_eq!(Indonesian.file_size(1024), "1 KB");
    assert_eq!(Indonesian.file_size(24 * 1024 + 100), "24 KB");
    assert_eq!(Indonesian.file_size(1024 * 1024 - 1), "1 MB");
    assert_eq!(Indonesian.file_size(1_258_291), "1,2 MB");
    assert_eq!(English.file_size(1_258_291), "1.2 MB");
    assert_eq!(English.file_size(5 << 30), "5 GB");
    assert_eq!(English.file_size(5 << 40), "5,120 GB");
}
