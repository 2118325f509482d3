//! JSON Schemas of the data files.

use serde_json::{Map, Value, json};

use super::shape::{Field, Kind, Shape};
use crate::plan::addresses;
use crate::plan::context::Context;

/// The schema of all files of a shape.
pub(super) fn schema(context: &Context<'_>, shape: &Shape) -> Value {
    let mut object = of_fields(shape.keys());
    if !shape.rows.is_empty() {
        let rows = json!({
            "type": "array",
            "description": "Isi kumpulan data.",
            "items": of_fields(shape.rows.iter()),
        });
        object["properties"]["data"] = rows;
        object["required"].as_array_mut().into_iter().for_each(|it| it.push(json!("data")));
    }
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("$id".into(), json!(context.full_url(&addresses::data_schema(shape.name))));
    schema.insert("title".into(), json!(shape.name));
    schema.insert("description".into(), json!(shape.about));
    if let Value::Object(object) = object {
        schema.extend(object);
    }
    Value::Object(schema)
}

fn of_fields<'f>(fields: impl Iterator<Item = &'f Field>) -> Value {
    let mut properties = Map::new();
    let mut keys = Vec::new();
    for field in fields {
        keys.push(field.key);
        let mut value = of_kind(field.kind);
        if field.may_lack {
            allow_null(&mut value);
        }
        value["description"] = json!(field.about);
        properties.insert(field.key.into(), value);
    }
    json!({
        "type": "object",
        "properties": properties,
        "required": keys,
        "additionalProperties": false,
    })
}

fn of_kind(kind: Kind) -> Value {
    match kind {
        Kind::Text => json!({ "type": "string", "minLength": 1 }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Url => json!({ "type": "string", "format": "iri" }),
        Kind::Integer => json!({ "type": "integer", "minimum": 0 }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::OneOf(words) => json!({ "type": "string", "enum": words() }),
        Kind::List(kind) => json!({ "type": "array", "items": of_kind(*kind) }),
        Kind::Record(fields) => of_fields(fields.iter()),
        Kind::Named(kind) => json!({ "type": "object", "additionalProperties": of_kind(*kind) }),
    }
}

fn allow_null(schema: &mut Value) {
    schema["type"] = json!([schema["type"], "null"]);
    if let Some(words) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        words.push(Value::Null);
    }
}
