//! The addresses of the data as an interface that programs know (`OpenAPI` 3.1); all are plain files.

use serde_json::{Map, Value, json};

use super::{Dataset, Document, Format, Shape, datasets, text};
use crate::plan::context::Context;
use crate::plan::{Body, Output, addresses};

/// The version of the addresses and keys.
const VERSION: &str = "1";

/// The description of all addresses.
pub(super) fn description(context: &Context<'_>, _: &Output, _: usize) -> Body {
    let office = &context.site.office;
    let mut paths = Map::new();
    for dataset in datasets(context).iter().filter(|dataset| !dataset.is_part) {
        insert(&mut paths, dataset);
    }
    let about = context.language.either(
        "Berkas statis yang dibuat bersama portal; tidak perlu kunci atau pendaftaran.",
        "Static files that are made with the portal; no key and no registration is needed.",
    );
    let catalogue = operation(about, &[], "application/ld+json", &json!({ "type": "object" }));
    paths.insert(format!("/{}", addresses::CATALOGUE), catalogue);
    let mut info = Map::new();
    info.insert("title".into(), json!(super::catalogue::title(context)));
    info.insert("version".into(), json!(VERSION));
    info.insert("description".into(), json!(about));
    if let Some(licence) = &office.data_licence {
        info.insert("license".into(), json!({ "name": licence.name, "url": licence.url.0 }));
    }
    let server = office.base_url.trim_end_matches('/');
    let description = json!({
        "openapi": "3.1.0",
        "info": info,
        "servers": [{ "url": server }],
        "paths": paths,
    });
    Body::Text(text::json(&description))
}

/// The paths of a data set and of its parts.
fn insert(paths: &mut Map<String, Value>, dataset: &Dataset) {
    let Dataset { document, description, parts, .. } = dataset;
    insert_files(paths, document, description, &[]);
    if let Some((folder, shape)) = parts {
        let source = super::Source { shape, ..document.source };
        let part = Document::new(format!("{folder}/{{id}}"), source);
        let id = json!({
            "name": "id",
            "in": "path",
            "required": true,
            "description": "`id`",
            "schema": { "type": "string" },
        });
        insert_files(paths, &part, shape.about, &[id]);
    }
}

fn insert_files(paths: &mut Map<String, Value>, document: &Document, about: &str, with: &[Value]) {
    let shape: &Shape = document.source.shape;
    let schema = json!({ "$ref": format!("skema/{}.json", shape.name) });
    let json = operation(about, with, "application/json", &schema);
    paths.insert(format!("/{}", document.url(Format::Json)), json);
    if document.has_table() {
        let table = operation(about, with, "text/csv", &json!({ "type": "string" }));
        paths.insert(format!("/{}", document.url(Format::Csv)), table);
        let metadata = json!({ "type": "object" });
        let metadata = operation(about, with, "application/json", &metadata);
        paths.insert(format!("/{}", document.url(Format::Metadata)), metadata);
    }
}

fn operation(about: &str, parameters: &[Value], kind: &str, schema: &Value) -> Value {
    let content = Map::from_iter([(kind.to_string(), json!({ "schema": schema }))]);
    let found = json!({ "description": about, "content": content });
    let mut operation = json!({ "summary": about, "responses": { "200": found } });
    if !parameters.is_empty() {
        operation["parameters"] = json!(parameters);
        operation["responses"]["404"] = json!({ "description": "404" });
    }
    json!({ "get": operation })
}
