//! Numbers, money, lengths of time.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::content::fields::Value;
use crate::content::syntax::{Syntax, Text};
use crate::diagnostic;
use crate::number::{self, MoneyError, NumberError};
use crate::period::Period;
use crate::time_span::{TimeSpan, TimeSpanError};

/// An amount of rupiah.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Money(pub Decimal);

/// How many of something there were; there may have been none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tally(pub u32);

impl Value for bool {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Boolean, |node, reading| match reading.scalar(node)?.text.as_str() {
            "true" => Some(true),
            "false" => Some(false),
            _ => {
                reading.wrong_type(node, "@boolean");
                None
            }
        })
    }
}

impl Value for u32 {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Count, |node, reading| {
            let text = &reading.scalar(node)?.text;
            let number = text.parse().ok().filter(|number| *number > 0);
            if number.is_none() {
                reading.wrong_type(node, "@count");
            }
            number
        })
    }
}

impl Value for Tally {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Tally, |node, reading| {
            let number = reading.scalar(node)?.text.parse().ok();
            if number.is_none() {
                reading.wrong_type(node, "@count");
            }
            number.map(Tally)
        })
    }
}

impl Value for Money {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Money, |node, reading| {
            let scalar = reading.scalar(node)?;
            match number::parse_money(&scalar.text, scalar.is_quoted) {
                Ok(amount) => Some(Money(amount)),
                Err(error) => {
                    let mut words = vec![("value", scalar.text.as_str())];
                    if let MoneyError::Unquoted { suggestion } = &error {
                        words.push(("suggestion", suggestion.as_str()));
                    }
                    reading.report.add(diagnostic::WRONG_MONEY, node.range.clone(), &words);
                    None
                }
            }
        })
    }
}

impl Value for Decimal {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Number, |node, reading| {
            let text = &reading.scalar(node)?.text;
            decimal(text, node.range.clone(), reading.report)
        })
    }
}

/// Reads a number from text, wherever it stands.
pub fn decimal(
    text: &str,
    range: Range<usize>,
    report: &mut diagnostic::Report,
) -> Option<Decimal> {
    match number::parse_number(text) {
        Ok(number) => Some(number),
        Err(NumberError::Ambiguous { as_thousands, as_decimal }) => {
            let words = [
                ("value", text),
                ("thousands", as_thousands.as_str()),
                ("decimal", as_decimal.as_str()),
            ];
            report.add(diagnostic::AMBIGUOUS_NUMBER, range, &words);
            None
        }
        Err(NumberError::Malformed) => {
            report.add(diagnostic::WRONG_NUMBER, range, &[("value", text)]);
            None
        }
    }
}

/// Tells whether a text says that there is no figure.
pub(in crate::content) fn is_missing(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(text.as_str(), "" | "-" | "–" | "n/a" | "belum ada" | "tidak ada" | "tidak tersedia")
}

impl Value for Period {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Period, |node, reading| {
            let text = &reading.scalar(node)?.text;
            let period = Period::parse(text);
            if period.is_none() {
                let words = [("value", text.as_str())];
                reading.report.add(diagnostic::WRONG_PERIOD, node.range.clone(), &words);
            }
            period
        })
    }
}

impl Value for TimeSpan {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::TimeSpan, |node, reading| {
            let text = &reading.scalar(node)?.text;
            match TimeSpan::parse(text) {
                Ok(span) => Some(span),
                Err(TimeSpanError::NotASpan | TimeSpanError::Zero | TimeSpanError::Reversed) => {
                    let words = [("value", text.as_str())];
                    reading.report.add(diagnostic::WRONG_DURATION, node.range.clone(), &words);
                    None
                }
            }
        })
    }
}
