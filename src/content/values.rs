//! The simple values of records: text, dates, money, addresses.

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::fields::{Reading, Value};
use crate::diagnostic;
use crate::markdown::{self, Origin, Prose, Setting};
use crate::number::{self, MoneyError, NumberError};
use crate::period::Period;
use crate::time_span::{TimeSpan, TimeSpanError};
use crate::yaml::{Node, Value as Yaml};

/// One line of Markdown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inline(pub Prose);

/// Paragraphs of Markdown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block(pub Prose);

/// Something with its place in the file, for checks that need the whole site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placed<T> {
    /// The thing.
    pub value: T,
    /// Its bytes in the file.
    pub range: Range<usize>,
}

/// The address of a page elsewhere, `https://…` or `http://…`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WebUrl(pub String);

/// A slug or id: lower-case ASCII letters, digits and hyphens.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slug(pub String);

/// An amount of rupiah.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Money(pub Decimal);

/// A telephone number as printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phone(pub String);

/// An e-mail address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Email(pub String);

impl<T: Value> Value for Vec<T> {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let Yaml::List(items) = &node.value else {
            reading.wrong_type(node, "@list");
            return None;
        };
        if items.is_empty() {
            reading.report.add(diagnostic::EMPTY_VALUE, node.range.clone(), &[]);
            return None;
        }
        Some(items.iter().filter_map(|item| T::read(item, reading)).collect())
    }
}

impl<T: Value> Value for Placed<T> {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        Some(Placed { value: T::read(node, reading)?, range: node.range.clone() })
    }
}

/// Where one line of text becomes a paragraph: ten lines of a page, four times what a search result
/// shows.
const LINE_CHARS_MAX: usize = 600;

impl Value for String {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let scalar = reading.scalar(node)?;
        let text = scalar.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let length @ LINE_CHARS_MAX.. = text.chars().count() {
            let (length, limit) = (length.to_string(), LINE_CHARS_MAX.to_string());
            let words = [("length", length.as_str()), ("limit", limit.as_str())];
            reading.report.add(diagnostic::LONG_TEXT, node.range.clone(), &words);
        }
        if !scalar.is_quoted && is_changed_by_yaml(&text) {
            let words = [("value", text.as_str())];
            reading.report.add(diagnostic::UNQUOTED_TEXT, node.range.clone(), &words);
        }
        Some(text)
    }
}

/// Tells whether other YAML readers would make something else of an unquoted text: `1.10` the
/// number 1.1, `007` the number 7, `no` the truth value false.
fn is_changed_by_yaml(text: &str) -> bool {
    const WORDS: [&str; 8] = ["yes", "no", "on", "off", "y", "n", "true", "false"];
    let digits = text.trim_start_matches(['+', '-']);
    let is_number = digits.contains(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.matches('.').count() <= 1;
    let keeps_shape = !text.starts_with('+')
        && (digits == "0" || !digits.starts_with('0') || digits.starts_with("0."))
        && !(digits.contains('.') && digits.ends_with(['0', '.']));
    is_number && !keeps_shape || WORDS.contains(&text.to_lowercase().as_str())
}

impl Value for bool {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        match reading.scalar(node)?.text.as_str() {
            "true" => Some(true),
            "false" => Some(false),
            _ => {
                reading.wrong_type(node, "@boolean");
                None
            }
        }
    }
}

impl Value for u32 {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = &reading.scalar(node)?.text;
        let number = text.parse().ok().filter(|number| *number > 0);
        if number.is_none() {
            reading.wrong_type(node, "@count");
        }
        number
    }
}

impl Value for Date {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = &reading.scalar(node)?.text;
        let date = parse_date(text);
        if date.is_none() {
            let suggestion = suggest_date(text);
            let mut words = vec![("value", text.as_str())];
            words.extend(suggestion.as_deref().map(|date| ("suggestion", date)));
            reading.report.add(diagnostic::WRONG_DATE, node.range.clone(), &words);
        }
        date
    }
}

/// Years outside of these are slips of the hand.
const YEAR_MIN: i16 = 1945;
const YEAR_MAX: i16 = 2100;

/// Reads `2026-11-21`, and nothing else.
pub fn parse_date(text: &str) -> Option<Date> {
    let is_iso = text.len() == 10
        && text.bytes().enumerate().all(|(index, byte)| {
            if matches!(index, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() }
        });
    let date: Date = is_iso.then(|| text.parse().ok())??;
    (YEAR_MIN..=YEAR_MAX).contains(&date.year()).then_some(date)
}

/// Guesses what a date in another form means: `5/3/2024` and `5 Maret 2024` are 2024-03-05.
fn suggest_date(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"];
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).filter(|p| !p.is_empty()).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let lower = second.to_lowercase();
    let month = match MONTHS.iter().position(|month| lower.starts_with(month)) {
        Some(index) => i8::try_from(index).ok()? + 1,
        None => second.parse().ok()?,
    };
    let (year, day) = if first.len() == 4 { (first, third) } else { (third, first) };
    let date = Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()?;
    (year.len() == 4).then(|| date.to_string())
}

impl Value for Inline {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = reading.scalar(node)?.text.clone();
        Some(Inline(prose(&text, node, true, reading)))
    }
}

impl Value for Block {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = match &node.value {
            Yaml::List(items) => {
                let items: Vec<_> =
                    items.iter().filter_map(|item| Some(&reading.scalar(item)?.text)).collect();
                let items = items.iter().map(|item| format!("- {}", item.replace('\n', "\n  ")));
                items.collect::<Vec<_>>().join("\n")
            }
            _ => reading.scalar(node)?.text.clone(),
        };
        Some(Block(prose(&text, node, false, reading)))
    }
}

fn prose(text: &str, node: &Node, is_inline: bool, reading: &mut Reading<'_>) -> Prose {
    let source = reading.text[node.range.clone()].to_string();
    let id_prefix = format!("{}{}-", reading.scope, reading.prose_count + 1);
    let origin = Origin::Within(node.range.clone(), source);
    let setting = Setting { origin, is_inline, heading_level_min: 3, id_prefix };
    reading.prose_count += 1;
    markdown::parse(text, &setting, reading.report)
}

impl Value for WebUrl {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = reading.scalar(node)?.text.trim();
        if !is_web_url(text) {
            reading.report.add(diagnostic::WRONG_URL, node.range.clone(), &[("value", text)]);
            return None;
        }
        Some(WebUrl(text.to_string()))
    }
}

/// Tells whether a text is the address of a site, to which paths can be added.
pub fn is_base_url(text: &str) -> bool {
    is_web_url(text) && !text.contains(['?', '#']) && !text.ends_with(".html")
}

/// Tells whether a text is a full address of the web.
pub fn is_web_url(text: &str) -> bool {
    let has_host = ["https://", "http://"].iter().any(|scheme| {
        let host = text.strip_prefix(scheme).and_then(|rest| rest.split('/').next());
        host.is_some_and(|host| host.contains('.') || host.starts_with("localhost"))
    });
    has_host && !text.contains(|c: char| c.is_whitespace() || "\"<>\\".contains(c))
}

impl Value for Slug {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = &reading.scalar(node)?.text;
        if is_slug(text) {
            return Some(Slug(text.clone()));
        }
        let name = text.trim_end_matches(".yaml").trim_end_matches(".md");
        let suggestion = markdown::slugify(name);
        let mut words = vec![("value", text.as_str())];
        if !suggestion.is_empty() {
            words.push(("suggestion", suggestion.as_str()));
        }
        reading.report.add(diagnostic::WRONG_ID, node.range.clone(), &words);
        None
    }
}

/// Tells whether a text may be a slug.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.len() <= 120 && markdown::slugify(text) == text
}

impl Value for Money {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
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
    }
}

impl Value for Decimal {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = &reading.scalar(node)?.text;
        decimal(text, node.range.clone(), reading.report)
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
pub(super) fn is_missing(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(text.as_str(), "" | "-" | "–" | "n/a" | "belum ada" | "tidak ada" | "tidak tersedia")
}

impl Value for Period {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = &reading.scalar(node)?.text;
        let period = Period::parse(text);
        if period.is_none() {
            let words = [("value", text.as_str())];
            reading.report.add(diagnostic::WRONG_PERIOD, node.range.clone(), &words);
        }
        period
    }
}

impl Value for TimeSpan {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = &reading.scalar(node)?.text;
        match TimeSpan::parse(text) {
            Ok(span) => Some(span),
            Err(TimeSpanError::NotASpan | TimeSpanError::Zero | TimeSpanError::Reversed) => {
                let words = [("value", text.as_str())];
                reading.report.add(diagnostic::WRONG_DURATION, node.range.clone(), &words);
                None
            }
        }
    }
}

impl Value for Phone {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let scalar = reading.scalar(node)?;
        let text = scalar.text.as_str();
        let digit_count = text.chars().filter(char::is_ascii_digit).count();
        let is_phone = (3..=16).contains(&digit_count)
            && text.chars().all(|c| c.is_ascii_digit() || "+-() ./".contains(c));
        if !is_phone {
            let words = [("value", text)];
            reading.report.add(diagnostic::WRONG_CONTACT, node.range.clone(), &words);
            return None;
        }
        if !scalar.is_quoted && text.chars().all(|c| c.is_ascii_digit() || c == '+') {
            let words = [("value", text)];
            reading.report.add(diagnostic::UNQUOTED_PHONE, node.range.clone(), &words);
        }
        Some(Phone(text.to_string()))
    }
}

impl Value for Email {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = reading.scalar(node)?.text.trim();
        let is_email = text.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.ends_with('.') && !host.contains('@')
        }) && !text.contains(|c: char| c.is_whitespace() || "<>\",".contains(c));
        if !is_email {
            reading.report.add(diagnostic::WRONG_CONTACT, node.range.clone(), &[("value", text)]);
            return None;
        }
        Some(Email(text.to_string()))
    }
}
