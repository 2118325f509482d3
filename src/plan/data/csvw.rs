//! What a table tells of itself (CSV on the Web, W3C 2015): separators, and of each column its name,
//! type and meaning.

use serde_json::{Map, Value, json};

use super::shape::{Field, Kind, Shape};
use super::text::{FLAGS, LIST_SEPARATOR};
use crate::plan::context::Context;

/// The metadata of a table with this file name.
pub(super) fn metadata(context: &Context<'_>, shape: &Shape, title: &Value, name: &str) -> Value {
    let columns: Vec<Value> = shape.columns().map(column).collect();
    let mut map = Map::new();
    map.insert("@context".into(), json!(["http://www.w3.org/ns/csvw", { "@language": "id" }]));
    map.insert("url".into(), json!(name));
    map.insert("dc:title".into(), title.clone());
    map.insert("dc:description".into(), json!(shape.about));
    map.insert("dc:publisher".into(), json!(context.site.office.name));
    if let Some(licence) = &context.site.office.data_licence {
        map.insert("dc:license".into(), json!({ "@id": licence.url.0 }));
    }
    let dialect = json!({
        "encoding": "utf-8",
        "delimiter": ";",
        "quoteChar": "\"",
        "doubleQuote": true,
        "lineTerminators": ["\r\n"],
        "header": true,
        "headerRowCount": 1,
    });
    map.insert("dialect".into(), dialect);
    map.insert("tableSchema".into(), json!({ "columns": columns }));
    Value::Object(map)
}

fn column(field: &Field) -> Value {
    let (kind, is_list) = match field.kind {
        Kind::List(kind) => (*kind, true),
        kind => (kind, false),
    };
    let mut column = json!({
        "name": field.key,
        "titles": field.key,
        "dc:description": field.about,
        "datatype": datatype(kind),
    });
    if is_list {
        column["separator"] = json!(LIST_SEPARATOR);
    } else {
        column["required"] = json!(!field.may_lack);
    }
    column
}

fn datatype(kind: Kind) -> Value {
    match kind {
        Kind::Date => json!("date"),
        Kind::Url => json!("anyURI"),
        Kind::Integer => json!("nonNegativeInteger"),
        Kind::Number => json!({ "base": "decimal", "format": { "decimalChar": "," } }),
        Kind::Flag => json!({ "base": "boolean", "format": FLAGS.join("|") }),
        Kind::Text | Kind::OneOf(_) | Kind::List(_) | Kind::Record(_) | Kind::Named(_) => {
            json!("string")
        }
    }
}
