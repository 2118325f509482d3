//! The simple values of records: text, dates, money, addresses.

mod contacts;
mod figures;
mod link;
mod words;

use std::ops::Range;

use jiff::civil::Date;

use super::fields::{Reading, Value};
use super::syntax::{Shape, Syntax, Text};
use crate::diagnostic::{self, Report};
use crate::markdown::{self, Origin, Part, Prose, Setting};
use crate::yaml::{Node, Scalar, Value as Yaml};
pub(super) use figures::is_missing;

pub use contacts::{Email, Phone, Slug, WebUrl, is_base_url, is_slug, is_web_url};
pub use figures::{Money, Tally, decimal};
pub use link::Link;

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

impl<T: Value> Value for Vec<T> {
    fn syntax() -> Syntax<Self> {
        let shape = || Shape::List(Box::new(T::syntax().shape()));
        Syntax::new(shape, |node, reading| {
            let Yaml::List(items) = &node.value else {
                reading.wrong_type(node, "@list");
                return None;
            };
            if items.is_empty() {
                reading.report.add(diagnostic::EMPTY_VALUE, node.range.clone(), &[]);
                return None;
            }
            let mut list: Vec<T> = items.iter().filter_map(|it| T::read(it, reading)).collect();
            list.shrink_to_fit();
            Some(list)
        })
    }
}

impl<T: Value> Value for Placed<T> {
    fn syntax() -> Syntax<Self> {
        Syntax::new(
            || T::syntax().shape(),
            |node, reading| {
                Some(Placed { value: T::read(node, reading)?, range: node.range.clone() })
            },
        )
    }
}

/// Where one line of text becomes a paragraph: ten lines of a page, four times what a search result
/// shows.
const LINE_CHARS_MAX: usize = 600;

impl Value for String {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Plain, |node, reading| {
            let scalar = words(node, reading)?;
            let text = scalar.text.split_whitespace().collect::<Vec<_>>().join(" ");
            note_length(&text, node, reading);
            if !scalar.is_quoted && is_changed_by_yaml(&text) {
                let words = [("value", text.as_str())];
                reading.report.add(diagnostic::UNQUOTED_TEXT, node.range.clone(), &words);
            }
            Some(text)
        })
    }
}

/// Notes that a text is too long for one line.
fn note_length(text: &str, node: &Node, reading: &mut Reading<'_>) {
    if let length @ LINE_CHARS_MAX.. = text.chars().count() {
        let (length, limit) = (length.to_string(), LINE_CHARS_MAX.to_string());
        let words = [("length", length.as_str()), ("limit", limit.as_str())];
        reading.report.add(diagnostic::LONG_TEXT, node.range.clone(), &words);
    }
}

/// Reads a text for people.
fn words<'n>(node: &'n Node, reading: &mut Reading<'_>) -> Option<&'n Scalar> {
    let scalar = reading.scalar(node)?;
    note_lost(node, scalar, reading);
    Some(scalar)
}

/// Notes what YAML does to an unquoted text unseen: words after ` #` become a comment, and an item
/// of a list that is indented too far becomes a part of the one above.
fn note_lost(node: &Node, scalar: &Scalar, reading: &mut Reading<'_>) {
    if scalar.is_quoted {
        return;
    }
    let Range { start, end } = node.range;
    let line = reading.text[end..].lines().next().unwrap_or_default();
    let comment = line.trim_start();
    let is_word = comment.len() < line.len()
        && comment.strip_prefix('#').is_some_and(|it| it.starts_with(char::is_alphanumeric));
    if is_word {
        let range = end + line.len() - comment.len()..end + line.len();
        let lost = comment.trim_end();
        reading.report.add(diagnostic::TEXT_AFTER_HASH, range, &[("lost", lost)]);
    }
    let mut at = start;
    for line in reading.text[start..end].split_inclusive('\n') {
        let item = line.trim_start();
        if at > start && item.starts_with("- ") {
            let begin = at + line.len() - item.len();
            let range = begin..begin + item.trim_end().len();
            reading.report.add(diagnostic::ITEM_INDENT, range, &[]);
        }
        at += line.len();
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

impl Value for Date {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Date, |node, reading| {
            date(&reading.scalar(node)?.text, node.range.clone(), reading.report)
        })
    }
}

/// Reads a day from text, wherever it stands.
pub(super) fn date(text: &str, range: Range<usize>, report: &mut Report) -> Option<Date> {
    let date = parse_date(text);
    if date.is_none() {
        let suggestion = suggest_date(text).filter(|date| date != text);
        let mut words = vec![("value", text)];
        words.extend(suggestion.as_deref().map(|date| ("suggestion", date)));
        report.add(diagnostic::WRONG_DATE, range, &words);
    }
    date
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

/// Reads a year from text, wherever it stands; an empty text has been noted.
pub(super) fn year(text: &str, range: Range<usize>, report: &mut Report) -> Option<i16> {
    let year = text.parse().ok().filter(|year| (YEAR_MIN..=YEAR_MAX).contains(year));
    if year.is_none() && !text.is_empty() {
        report.add(diagnostic::WRONG_YEAR, range, &[("value", text)]);
    }
    year
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
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Markdown, |node, reading| {
            let scalar = words(node, reading)?;
            Some(Inline(prose(&scalar.text, node, true, reading)))
        })
    }
}

impl Value for Block {
    fn syntax() -> Syntax<Self> {
        Syntax::text_or_list(Text::Markdown, |node, reading| {
            let text = if let Yaml::List(items) = &node.value {
                let items = items.iter().filter_map(|item| words(item, reading));
                let items = items.map(|item| format!("- {}", item.text.replace('\n', "\n  ")));
                items.collect::<Vec<_>>().join("\n")
            } else {
                words(node, reading)?.text.clone()
            };
            Some(Block(prose(&text, node, false, reading)))
        })
    }
}

fn prose(text: &str, node: &Node, is_inline: bool, reading: &mut Reading<'_>) -> Prose {
    let source = Part::of(reading.text, node.range.clone());
    let text = Part::of_value(reading.text, node.range.clone(), text);
    let id_prefix = format!("{}{}-", reading.scope, reading.prose_count + 1);
    let origin = Origin::Within(node.range.clone(), source);
    let setting = Setting { origin, is_inline, heading_level_min: 3, id_prefix };
    reading.prose_count += 1;
    markdown::parse(text, setting, reading.report)
}
