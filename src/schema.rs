//! JSON Schemas of the records, for editors that complete and check while typing.
//!
//! What may be written comes from the readers themselves ([`crate::content::syntax`]); the words
//! about it come from the manual of editors and from the glossary. So nothing is said twice.

mod manual;
#[cfg(test)]
mod tests;
mod text;

use serde_json::{Map, Value, json};

use crate::content::jam::DAYS;
use crate::content::syntax::{Condition, KeyShape, Keys, Shape};
use crate::content::{KINDS, Kind};
use manual::Manual;

/// How a file that this program has made can be told.
pub const MARK: &str = "Dibuat oleh zi-site schema; perubahan di sini akan ditimpa.";

/// The schema of one kind of content.
#[derive(Debug)]
pub struct Schema {
    /// The kind, `layanan`.
    pub name: &'static str,
    /// The schema, of draft 7.
    pub json: Value,
}

/// The schemas of all kinds but tables.
pub fn schemas() -> Vec<Schema> {
    let manual = Manual::read();
    KINDS.iter().filter_map(|kind| Some(of_kind(kind, &(kind.shape)()?, &manual))).collect()
}

fn of_kind(kind: &Kind, shape: &Shape, manual: &Manual) -> Schema {
    let name = kind.name();
    let mut json = Map::new();
    json.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
    json.insert("$comment".into(), MARK.into());
    json.insert("title".into(), format!("zi-site: {}", kind.pattern()).into());
    json.extend(of_shape(shape, &Path { kind: name, keys: Vec::new(), manual }));
    Schema { name, json: Value::Object(json) }
}

/// Where in a record a value stands.
struct Path<'m> {
    kind: &'static str,
    keys: Vec<&'static str>,
    manual: &'m Manual,
}

impl Path<'_> {
    fn to(&self, key: &'static str) -> Self {
        let keys = self.keys.iter().copied().chain([key]).collect();
        Path { kind: self.kind, keys, manual: self.manual }
    }
}

fn of_shape(shape: &Shape, path: &Path<'_>) -> Map<String, Value> {
    let json = match shape {
        Shape::Text(kind) => text::schema(*kind),
        Shape::Choice(words) => json!({ "enum": text::choices(words) }),
        Shape::List(item) => {
            json!({ "type": "array", "minItems": 1, "items": of_shape(item, path) })
        }
        Shape::Keys(keys) => return of_keys(keys, path),
        Shape::Week(day) => of_week(&of_shape(day, path)),
        Shape::Names(value) => {
            json!({ "type": "object", "additionalProperties": of_shape(value, path) })
        }
        Shape::Either(shapes) => {
            let shapes: Vec<_> = shapes.iter().map(|shape| of_shape(shape, path)).collect();
            json!({ "anyOf": shapes })
        }
    };
    match json {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn of_keys(keys: &Keys, path: &Path<'_>) -> Map<String, Value> {
    let mut properties = Map::new();
    for key in &keys.keys {
        properties.insert(key.name.to_string(), Value::Object(of_key(key, &path.to(key.name))));
    }
    let required: Vec<_> = keys.keys.iter().filter(|key| key.is_required).collect();
    let mut map = Map::new();
    map.insert("type".into(), "object".into());
    map.insert("additionalProperties".into(), false.into());
    map.insert("properties".into(), properties.into());
    if !required.is_empty() {
        let names: Vec<_> = required.iter().map(|key| key.name).collect();
        map.insert("required".into(), names.into());
    }
    let groups = |groups: &Vec<Vec<&str>>| {
        let groups: Vec<_> = groups.iter().map(|keys| json!({ "required": keys })).collect();
        json!({ "anyOf": groups })
    };
    let rules: Vec<Value> = keys
        .alternatives
        .iter()
        .map(groups)
        .chain(keys.conditions.iter().map(of_condition))
        .collect();
    if !rules.is_empty() {
        map.insert("allOf".into(), rules.into());
    }
    map
}

fn of_key(key: &KeyShape, path: &Path<'_>) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("title".into(), title(key.name).into());
    if let Some(entry) = path.manual.find(path.kind, &path.keys) {
        map.insert("description".into(), entry.description.clone().into());
        let examples = text::examples(&key.shape, &entry.examples);
        if !examples.is_empty() {
            map.insert("examples".into(), examples.into());
        }
    }
    map.extend(of_shape(&key.shape, path));
    map
}

/// What the value of one key asks of others.
fn of_condition(condition: &Condition) -> Value {
    let Condition { key, word, wanted, refused } = condition;
    let mut then = Map::new();
    if !wanted.is_empty() {
        then.insert("required".into(), json!(wanted));
    }
    if !refused.is_empty() {
        let refused = refused.iter().map(|key| ((*key).to_string(), false.into()));
        then.insert("properties".into(), Value::Object(refused.collect()));
    }
    let is_met = json!({ "properties": { *key: { "const": word } }, "required": [key] });
    json!({ "if": is_met, "then": then })
}

/// A map from days; they are offered as they are written in the manual, and read in any case.
fn of_week(day: &Map<String, Value>) -> Value {
    let properties: Map<_, _> =
        DAYS.iter().map(|name| ((*name).to_string(), Value::Object(day.clone()))).collect();
    let pattern = text::weekday_pattern();
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "patternProperties": { pattern: day },
    })
}

/// A key as a title: `Jangka waktu`, `SK`.
fn title(key: &str) -> String {
    if key.len() <= 2 {
        return key.to_uppercase();
    }
    let words = key.replace('_', " ");
    let (first, rest) = words.split_at(1);
    first.to_uppercase() + rest
}
