//! Tables and records as files that other programs read.

use rust_decimal::Decimal;
use serde_json::Value;

/// A table for spreadsheets with Indonesian settings: `;` between cells, decimal comma, and a byte
/// order mark, without which spreadsheets guess the encoding wrong.
pub(super) fn csv(heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = String::from("\u{feff}");
    text.push_str(&heads.join(";"));
    text.push_str("\r\n");
    for row in rows {
        let cells: Vec<_> = row.iter().map(|cell| csv_cell(cell)).collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    text
}

/// A number for such a table; empty when there is none.
pub(super) fn csv_number(number: Option<Decimal>) -> String {
    number.map(|number| number.normalize().to_string().replace('.', ",")).unwrap_or_default()
}

/// Quotes a cell where needed, and keeps text from being taken for a formula.
fn csv_cell(cell: &str) -> String {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == ',');
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number;
    let cell = if is_formula { format!("'{cell}") } else { cell.to_string() };
    if cell.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

/// A number as JSON with all its digits; `null` when there is none.
pub(super) fn json_number(number: Option<Decimal>) -> Value {
    let text = number.map(|number| number.normalize().to_string());
    text.and_then(|text| text.parse::<serde_json::Number>().ok()).map_or(Value::Null, Value::Number)
}

/// A document in JSON; nothing in it can be taken for a tag, even when it is shown as a page.
pub(super) fn json_text(document: &Value) -> String {
    format!("{document:#}\n").replace('<', "\\u003c")
}
