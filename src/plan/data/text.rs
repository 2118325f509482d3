//! Documents as text: JSON with exact numbers, and tables for spreadsheets with Indonesian settings.

use rust_decimal::Decimal;
use serde_json::Value;

use super::shape::Shape;

/// What stands between the entries of a list in one cell; no entry can hold it.
pub(super) const LIST_SEPARATOR: &str = "\n";
/// How a cell says yes and no.
pub(super) const FLAGS: [&str; 2] = ["ya", "tidak"];

/// A document in JSON; nothing in it can be taken for a tag, even when it is shown as a page.
pub(super) fn json(document: &Value) -> String {
    format!("{document:#}\n").replace('<', "\\u003c")
}

/// The table of a document: `;` between cells, decimal comma, and a byte order mark, without which
/// spreadsheets guess the encoding wrong.
pub(super) fn csv(shape: &Shape, document: &Value) -> String {
    let mut text = String::from("\u{feff}");
    text.push_str(&shape.columns.join(";"));
    text.push_str("\r\n");
    for row in document["data"].as_array().into_iter().flatten() {
        let value = |key: &&str| row.get(*key).unwrap_or(&document[*key]);
        let cells = shape.columns.iter().map(|key| quoted(&cell(value(key))));
        text.push_str(&cells.collect::<Vec<_>>().join(";"));
        text.push_str("\r\n");
    }
    text
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(flag) => FLAGS[usize::from(!flag)].to_string(),
        Value::Number(number) => number.to_string().replace('.', ","),
        Value::String(text) => guarded(text),
        Value::Array(entries) => {
            let entries: Vec<String> = entries.iter().map(cell).collect();
            entries.join(LIST_SEPARATOR)
        }
        Value::Object(_) => unreachable!("records in records are no column"),
    }
}

/// Keeps text from being taken for a formula. What looks so already gets one more sign, so that
/// taking one away gives every text back.
fn guarded(text: &str) -> String {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == ',');
    let bare = text.trim_start_matches('\'');
    let is_formula = bare.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number;
    if is_formula { format!("'{text}") } else { text.to_string() }
}

fn quoted(cell: &str) -> String {
    if cell.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_string()
    }
}

/// A number with all its digits; `null` when there is none.
pub(in crate::plan) fn number(number: Option<Decimal>) -> Value {
    let text = number.map(|number| number.normalize().to_string());
    text.and_then(|text| text.parse::<serde_json::Number>().ok()).map_or(Value::Null, Value::Number)
}
