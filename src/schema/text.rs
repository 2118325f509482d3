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
        Text::Plain | Text::Markdown => json!({ "type": ["string", "number", "boolean"] }),
        Text::Boolean => {
            json!({ "anyOf": [{ "type": "boolean" }, pattern("^(true|false)$", "true atau false")] })
        }
        Text::Count => {
            let digits = pattern("^0*[1-9][0-9]*$", "bilangan bulat, paling kecil 1");
            json!({ "anyOf": [{ "type": "integer", "minimum": 1 }, digits] })
        }
        Text::Tally => {
            let digits = pattern("^[0-9]+$", "bilangan bulat, paling kecil 0");
            json!({ "anyOf": [{ "type": "integer", "minimum": 0 }, digits] })
        }
        Text::Date => pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "tanggal ditulis 2026-11-21"),
        Text::WebUrl => pattern("^https?://[^\\s]+$", "alamat web diawali https:// atau http://"),
        Text::Email => pattern("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", "alamat surel: nama@kantor.go.id"),
        Text::Phone => pattern("^[0-9 ()+./-]+$", "telepon: angka, spasi, + - ( ) . /"),
        Text::Slug => {
            or_integer(pattern("^[a-z0-9]+(-[a-z0-9]+)*$", "huruf kecil, angka, tanda hubung"))
        }
        Text::Phrase => {
            let word = "[^\\s,;:!?()/\"]+";
            let phrase = format!("^\\s*{word}(\\s+{word}){{0,3}}\\s*$");
            or_integer(pattern(&phrase, "1 sampai 4 kata: huruf, angka, tanda hubung"))
        }
        Text::OldAddress => {
            pattern("^/?[A-Za-z0-9._/-]+$", "alamat lama dari akar situs: /perizinan/imb.html")
        }
        Text::Money => or_integer(money()),
        Text::Free => json!({ "anyOf": [{ "enum": ["gratis", 0] }, free()] }),
        Text::Number => json!({
            "type": ["number", "string"],
            "pattern": "^[-−]?[0-9][0-9.,]*$",
            "patternErrorMessage": "angka: 77,33 atau 12450",
        }),
        Text::Figure => json!({ "type": ["number", "string", "null"] }),
        Text::Period => or_integer(pattern("[0-9]{4}", "periode: 2026, 2026 S1, atau 2026 TW I")),
        Text::TimeSpan => time_span(),
        Text::Hours => {
            let hours = format!("^\\s*({}|[0-9].*)\\s*$", any_case("tutup"));
            pattern(&hours, "jam: 08.00–16.00, atau tutup")
        }
        Text::Weekday => {
            json!({ "anyOf": [{ "enum": DAYS }, pattern(&weekday_pattern(), "nama hari")] })
        }
    }
}

fn money() -> Value {
    let (free, rupiah) = (any_case("gratis"), any_case("rp"));
    let currency = format!("({rupiah}|{})", any_case("idr"));
    let money = format!("^({free}|({currency}\\.? ?)?[0-9][0-9.,]*(,-)?)$");
    pattern(&money, "uang: Rp100.000, 100000, atau gratis")
}

fn free() -> Value {
    let (free, rupiah) = (any_case("gratis"), any_case("rp"));
    pattern(&format!("^({free}|({rupiah}\\.? ?)?0(,00?)?)$"), "gratis, atau jenis dan rinciannya")
}

fn time_span() -> Value {
    let units: Vec<_> = UNITS.iter().map(|unit| any_case(unit)).collect();
    let span = format!("^\\s*[0-9].*({})\\s*$", units.join("|"));
    pattern(&span, "bilangan dan satuan: 5 hari kerja, 3–7 hari, 15 menit")
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
        Text::Count | Text::Tally => text.parse::<u32>().ok().map(Value::from),
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

/// Text of a pattern; editors show `message` where a text is not of it.
fn pattern(pattern: &str, message: &str) -> Value {
    json!({ "type": "string", "pattern": pattern, "patternErrorMessage": message })
}

/// The same text, which YAML takes for a whole number when it is one.
fn or_integer(mut schema: Value) -> Value {
    schema["type"] = json!(["string", "integer"]);
    schema
}

/// A pattern for a word in any case; patterns of schemas have no flag for it.
fn any_case(word: &str) -> String {
    let any = |c: char| match c {
        ' ' => "\\s+".to_string(),
        c => format!("[{}{c}]", c.to_uppercase()),
    };
    word.chars().map(any).collect()
}
