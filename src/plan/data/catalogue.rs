//! The catalogue of the data sets, for portals that gather those of many offices (W3C DCAT 3).

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::{Dataset, Format, datasets, text};
use crate::language::Word;
use crate::plan::context::Context;
use crate::plan::{Body, Output, addresses, json_ld};

/// Names of media types in the register.
const MEDIA_TYPES: &str = "https://www.iana.org/assignments/media-types/";
/// Names of languages in the register of the Library of Congress, which DCAT recommends.
const LANGUAGES: &str = "http://id.loc.gov/vocabulary/iso639-1/";

/// The catalogue.
pub(super) fn catalogue(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let office = &context.site.office;
    let datasets = datasets(context);
    let mut map = Map::new();
    map.insert("@context".into(), vocabularies());
    map.insert("@id".into(), json!(context.full_url(&output.url)));
    map.insert("@type".into(), json!("dcat:Catalog"));
    map.insert("dct:title".into(), json!(title(context)));
    map.insert("dct:description".into(), json!(office.description));
    map.insert("dct:publisher".into(), publisher(context));
    map.insert("dct:language".into(), language(context));
    map.insert("foaf:homepage".into(), json!({ "@id": context.full_url(addresses::DATA) }));
    if let Some(updated) = datasets.iter().filter_map(|dataset| dataset.updated).max() {
        map.insert("dct:modified".into(), date(updated));
    }
    insert_licence(context, &mut map);
    let datasets: Vec<Value> = datasets.iter().map(|it| dataset(context, it)).collect();
    map.insert("dcat:dataset".into(), Value::Array(datasets));
    Body::Text(text::json(&Value::Object(map)))
}

/// The vocabularies, so that a reader needs no other file.
fn vocabularies() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

/// What the catalogue is called; an example says so.
pub(super) fn title(context: &Context<'_>) -> String {
    let name = &context.site.office.name;
    let title = format!("{} {name}", context.language.word(Word::OpenData));
    let mark = context.language.either("contoh, untuk peragaan", "an example, for demonstration");
    if context.site.office.is_example { format!("{title} ({mark})") } else { title }
}

fn dataset(context: &Context<'_>, dataset: &Dataset) -> Value {
    let json_url = context.full_url(&dataset.document.url(Format::Json));
    let mut map = Map::new();
    map.insert("@id".into(), json!(format!("{json_url}#data")));
    map.insert("@type".into(), json!("dcat:Dataset"));
    map.insert("dct:identifier".into(), json!(dataset.document.name));
    map.insert("dct:title".into(), json!(dataset.title));
    map.insert("dct:description".into(), json!(dataset.description));
    map.insert("dct:publisher".into(), json!({ "@id": json_ld::office_id(context) }));
    map.insert("dct:language".into(), language(context));
    map.insert("dct:spatial".into(), spatial(context));
    if let Some(issued) = dataset.issued {
        map.insert("dct:issued".into(), date(issued));
    }
    if let Some(updated) = dataset.updated {
        map.insert("dct:modified".into(), date(updated));
    }
    if let Some((first, last)) = dataset.periods {
        let temporal = json!({
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": date(first.first_day()),
            "dcat:endDate": date(last.last_day()),
        });
        map.insert("dct:temporal".into(), temporal);
    }
    map.insert("dcat:landingPage".into(), json!({ "@id": context.full_url(&dataset.page) }));
    if let Some(contact) = contact(context) {
        map.insert("dcat:contactPoint".into(), contact);
    }
    let texts = dataset.document.texts(context);
    let files = texts.iter().map(|(format, text)| distribution(context, dataset, *format, text));
    map.insert("dcat:distribution".into(), files.collect());
    Value::Object(map)
}

fn distribution(context: &Context<'_>, dataset: &Dataset, format: Format, text: &str) -> Value {
    let url = context.full_url(&dataset.document.url(format));
    let (kind, told_by) = match format {
        Format::Csv => ("text/csv", dataset.document.url(Format::Metadata)),
        Format::Json | Format::Metadata => {
            ("application/json", addresses::data_schema(dataset.document.source.shape.name))
        }
    };
    let mut map = Map::new();
    map.insert("@id".into(), json!(url));
    map.insert("@type".into(), json!("dcat:Distribution"));
    map.insert("dcat:accessURL".into(), json!({ "@id": url }));
    map.insert("dcat:downloadURL".into(), json!({ "@id": url }));
    map.insert("dcat:mediaType".into(), json!({ "@id": format!("{MEDIA_TYPES}{kind}") }));
    let size = json!({ "@type": "xsd:nonNegativeInteger", "@value": text.len().to_string() });
    map.insert("dcat:byteSize".into(), size);
    map.insert("dct:conformsTo".into(), json!({ "@id": context.full_url(&told_by) }));
    insert_licence(context, &mut map);
    Value::Object(map)
}

/// Only what the office states; without a statement there is no licence.
fn insert_licence(context: &Context<'_>, map: &mut Map<String, Value>) {
    if let Some(licence) = &context.site.office.data_licence {
        let value = json!({
            "@id": licence.url.0,
            "@type": "dct:LicenseDocument",
            "rdfs:label": licence.name,
        });
        map.insert("dct:license".into(), value);
    }
}

fn publisher(context: &Context<'_>) -> Value {
    let office = &context.site.office;
    json!({
        "@id": json_ld::office_id(context),
        "@type": "foaf:Organization",
        "foaf:name": office.full_name.as_ref().unwrap_or(&office.name),
        "foaf:homepage": { "@id": office.base_url },
    })
}

/// The place, as the office writes it.
fn spatial(context: &Context<'_>) -> Value {
    let office = &context.site.office;
    let address = office.address.as_ref();
    let place = address.map(|address| format!("{}, {}", address.city, address.province));
    let label = place.unwrap_or_else(|| office.government.clone());
    json!({ "@type": "dct:Location", "rdfs:label": label })
}

fn contact(context: &Context<'_>) -> Option<Value> {
    let office = &context.site.office;
    let email = office.contact.email.as_ref()?;
    Some(json!({
        "@type": "vcard:Organization",
        "vcard:fn": office.name,
        "vcard:hasEmail": { "@id": format!("mailto:{}", email.0) },
    }))
}

fn language(context: &Context<'_>) -> Value {
    json!({ "@id": format!("{LANGUAGES}{}", context.language.code()) })
}

fn date(date: Date) -> Value {
    json!({ "@type": "xsd:date", "@value": date.to_string() })
}
