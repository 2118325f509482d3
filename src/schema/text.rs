//! Kinds of text as schemas. A schema may let more pass than the reader does, and never less: what
//! an editor marks as wrong is wrong.

use serde_json::{Value, json};

use crate::content::jam::DAYS;
use crate::content::syntax::{Shape, Text};

/// The units of lengths of time, as they are read.
const UNITS: [&str; 7] = ["menit", "jam", "hari kerja", "hari", "minggu", "bulan", "tahun"];

/// The schema of a kind of text.
pub(super) fn schema(kind: Text) -> Value {
    match kind {
        Text::Plain | Text::Markdown => json!({ "type": ["string", "number"] }),
        Text::Boolean => json!({ "type": "boolean" }),
        Text::Count => json!({ "type": "integer", "minimum": 1 }),
        Text::Date => pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        Text::WebUrl => pattern("^https?://[^\\s]+$"),
        Text::Email => pattern("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"),
        Text::Phone => pattern("^[0-9 ()+./-]+$"),
        Text::Slug => json!({
            "type": ["string", "integer"],
            "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        }),
        Text::Money => json!({
            "type": ["string", "integer"],
            "pattern": format!("^({}|({}\\.? ?)?[0-9][0-9.,]*)$", any_case("gratis"), any_case("rp")),
        }),
        Text::Free => json!({ "anyOf": [
            { "enum": ["gratis"] },
            { "type": "string", "pattern": format!("^{}$", any_case("gratis")) },
            { "type": "string", "pattern": format!("^{}\\.? ?0(,00?)?$", any_case("rp")) },
            { "const": 0 },
        ] }),
        Text::Number => json!({
            "type": ["number", "string"],
            "pattern": "^[-−]?[0-9][0-9.,]*$",
        }),
        Text::Figure => json!({ "type": ["number", "string", "null"] }),
        Text::Period => json!({ "type": ["string", "integer"], "pattern": "[0-9]{4}" }),
        Text::TimeSpan => {
            let units: Vec<_> = UNITS.iter().map(|unit| any_case(unit)).collect();
            pattern(&format!("^\\s*[0-9].*({})\\s*$", units.join("|")))
        }
        Text::Hours => pattern(&format!("^\\s*({}|[0-9].*)\\s*$", any_case("tutup"))),
        Text::Weekday => json!({ "anyOf": [
            { "enum": DAYS },
            { "type": "string", "pattern": weekday_pattern() },
        ] }),
    }
}

/// Examples as values of a shape; of words to choose from and of larger things there are none.
pub(super) fn examples(shape: &Shape, texts: &[String]) -> Vec<Value> {
    let kind = match shape {
        Shape::Text(kind) => *kind,
        Shape::Either(shapes) => match shapes.as_slice() {
            [Shape::Text(kind), ..] => *kind,
            _ => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    let value = |text: &String| match kind {
        Text::Count => text.parse::<u32>().ok().map(Value::from),
        Text::Boolean => text.parse::<bool>().ok().map(Value::from),
        _ => Some(Value::from(text.as_str())),
    };
    let is_item = |text: &&String| !text.starts_with("- ") && !text.starts_with('[');
    texts.iter().filter(is_item).filter_map(value).collect()
}

/// Words to choose from; those that YAML takes for numbers also as numbers.
pub(super) fn choices(words: &[&str]) -> Vec<Value> {
    let numbers = words.iter().filter_map(|word| word.parse::<u32>().ok().map(Value::from));
    numbers.chain(words.iter().map(|word| Value::from(*word))).collect()
}

/// The names of days, in any case and spelling that is read.
pub(super) fn weekday_pattern() -> String {
    let days: Vec<_> = DAYS.iter().map(|day| any_case(day)).collect();
    format!("^({}|{}['’ ]?{})$", days.join("|"), any_case("jum"), any_case("at"))
}

fn pattern(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

/// A pattern for a word in any case; patterns of schemas have no flag for it.
fn any_case(word: &str) -> String {
    let any = |c: char| match c {
        ' ' => "\\s+".to_string(),
        c => format!("[{}{c}]", c.to_uppercase()),
    };
    word.chars().map(any).collect()
}
