use super::*;

fn dec(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

#[test]
fn numbers_with_either_separator() {
    for (text, value) in [
        ("77,33", "77.33"),
        ("77.33", "77.33"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.500.000", "1500000"),
        ("1,500,000", "1500000"),
        ("1.234.567,891", "1234567.891"),
        ("-2,5", "-2.5"),
        ("−2,5", "-2.5"),
        ("12450", "12450"),
        (" 3,92 ", "3.92"),
        ("0,123", "0.123"),
        ("0.123", "0.123"),
        ("1234,567", "1234.567"),
        ("3,5324", "3.5324"),
        ("100", "100"),
        ("0", "0"),
    ] {
        assert_eq!(parse_number(text), Ok(dec(value)), "{text}");
    }
    assert_eq!(parse_number("89,10").map(|value| value.to_string()), Ok("89.10".to_owned()));
}

#[test]
fn numbers_that_can_be_read_twice() {
    for (text, thousands, decimals) in [
        ("1.234", "1234", "1,2340"),
        ("1,234", "1234", "1,2340"),
        ("12.450", "12450", "12,4500"),
        ("-350.000", "-350000", "-350,0000"),
    ] {
        let error =
            NumberError::Ambiguous { as_thousands: thousands.into(), as_decimal: decimals.into() };
        assert_eq!(parse_number(text), Err(error), "{text}");
        assert!(parse_number(thousands).is_ok() && parse_number(decimals).is_ok(), "{text}");
    }
}

#[test]
fn texts_that_are_no_numbers() {
    for text in [
        "",
        " ",
        "-",
        "1e3",
        "0x1F",
        ".inf",
        "-.inf",
        "NaN",
        ".5",
        "5.",
        ",5",
        "1.5.0",
        "1.23.456",
        "1.234,",
        ".234,5",
        "1,234,56",
        "1.234,567.8",
        "1 234",
        "1_000",
        "12a",
        "½",
        "٣",
        "--1",
        "+5",
        "0.123.456",
        "77,33 %",
        "1.234;5",
        "1;234",
        "1;2;3",
        "99999999999999999999999999999999",
    ] {
        assert_eq!(parse_number(text), Err(NumberError::Malformed), "{text}");
    }
}

#[test]
fn money_as_offices_write_it() {
    for (text, value) in [
        ("gratis", "0"),
        ("Gratis", "0"),
        ("Rp1.500.000", "1500000"),
        ("Rp 1.500.000,00", "1500000"),
        ("Rp. 1.500.000,-", "1500000"),
        ("rp\u{a0}10.000", "10000"),
        ("IDR 10.000", "10000"),
        ("1500000", "1500000"),
        ("1.500.000", "1500000"),
        ("Rp0", "0"),
        ("Rp12.500,5", "12500.5"),
        ("500", "500"),
    ] {
        assert_eq!(parse_money(text, false), Ok(dec(value)), "{text}");
        assert_eq!(parse_money(text, true), Ok(dec(value)), "{text}");
    }
}

#[test]
fn money_that_yaml_would_read_as_a_float() {
    assert_eq!(parse_money("10.000", true), Ok(dec("10000")));
    let error = MoneyError::Unquoted { suggestion: "Rp10.000".into() };
    assert_eq!(parse_money("10.000", false), Err(error.clone()));
    let error = MoneyError::Unquoted { suggestion: "Rp350.000".into() };
    assert_eq!(parse_money("350.000", false), Err(error));
}

#[test]
fn texts_that_are_no_money() {
    for text in [
        "",
        "Rp",
        "1e3",
        "0x1F",
        "-500",
        "Rp-500",
        "-Rp500",
        "10.5",
        "10.00",
        "Rp10.00",
        "1,500,000",
        "10,000",
        "010",
        "Rp010.000",
        ".inf",
        "NaN",
        "seratus",
        "Rp1.500.0000",
        "Rp1.500,",
        "R",
        "½",
        "Rp1.500 per m²",
    ] {
        assert_eq!(parse_money(text, false), Err(MoneyError::Malformed), "{text}");
        assert_eq!(parse_money(text, true), Err(MoneyError::Malformed), "{text}");
    }
}
