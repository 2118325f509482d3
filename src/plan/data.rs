//! Open data: every kind of record and every series as JSON, and as CSV where it is a table.
//!
//! A [`Shape`] says once what the files of a kind hold; [`Source::make`] fills it. The CSV is made of
//! the JSON, so both tell the same. What stands under `v1` keeps its keys and their meaning; what
//! must change them gets `v2`.

mod catalogue;
mod csvw;
mod hours;
mod office;
mod openapi;
mod page;
mod schema;
mod services;
mod shape;
mod text;
mod texts;

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::addresses;
use super::context::Context;
use super::{
    Body, Making, Output, assessment, complaints, dashboard, document, indicator, information,
    ppid, regulation, survey,
};
use crate::period::Period;
use crate::view::FileView;

pub(super) use services::outputs as services;
pub(super) use shape::{Field, Kind, Shape, field, maybe};
pub(super) use text::number;
pub(super) use texts::file_url;

/// Where the files of one document come from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source {
    pub(super) shape: &'static Shape,
    /// Makes it, of the entry or list with this number among its kind.
    pub(super) make: fn(&Context<'_>, usize) -> Content,
    pub(super) number: usize,
}

/// What one document holds beside what all have.
#[derive(Debug)]
pub(super) struct Content {
    pub(super) title: String,
    /// The keys of the document, an object.
    pub(super) head: Value,
    /// The records of `data`.
    pub(super) rows: Vec<Value>,
}

/// The files that tell the same.
#[derive(Debug)]
pub(super) struct Document {
    /// Its name below the folder of the data, without ending; also its id.
    pub(super) name: String,
    pub(super) source: Source,
}

/// One of the files of a document.
#[derive(Debug, Clone, Copy)]
pub(super) enum Format {
    Json,
    Csv,
    /// What the CSV tells of itself.
    Metadata,
}

/// What the catalogue tells of a document.
#[derive(Debug)]
pub(super) struct Dataset {
    pub(super) document: Document,
    pub(super) title: String,
    pub(super) description: String,
    /// The address of the page that shows it.
    pub(super) page: String,
    /// The first and the last period it has figures of.
    pub(super) periods: Option<(Period, Period)>,
    /// When its figures were published, where they are published as one.
    pub(super) issued: Option<Date>,
    /// The newest date of what it tells.
    pub(super) updated: Option<Date>,
    /// The documents of its single entries, whose names are folder and id.
    pub(super) parts: Option<(&'static str, &'static Shape)>,
    /// Whether it is itself one of the parts of another; only the catalogue lists those.
    pub(super) is_part: bool,
}

/// Every data set of a portal, in the order of the page; a new kind of record adds a line.
fn datasets(context: &Context<'_>) -> Vec<Dataset> {
    let kinds = [
        services::datasets,
        hours::datasets,
        dashboard::datasets,
        indicator::datasets,
        survey::datasets,
        complaints::datasets,
        assessment::datasets,
        information::datasets,
        ppid::datasets,
        regulation::datasets,
        document::datasets,
        texts::datasets,
        office::datasets,
    ];
    kinds.iter().flat_map(|of| of(context)).collect()
}

/// The documents of the kinds that plan none themselves, and what describes all of them.
pub(super) fn outputs(context: &Context<'_>) -> Vec<Output> {
    let mut outputs = vec![
        Output::page("data", addresses::DATA, page::page, 0),
        Output::file(addresses::CATALOGUE, Making::Later(catalogue::catalogue, 0)),
        Output::file(addresses::OPENAPI, Making::Later(openapi::description, 0)),
    ];
    let own = [hours::datasets, texts::datasets, office::datasets];
    let own = own.iter().flat_map(|of| of(context));
    outputs.extend(own.flat_map(|dataset| dataset.document.outputs()));
    let schema = |shape: &'static Shape| {
        Output::file(addresses::data_schema(shape.name), Making::Schema(shape))
    };
    outputs.extend(shapes(&datasets(context)).into_iter().map(schema));
    outputs
}

/// Every shape of the documents of these data sets, by name.
fn shapes(datasets: &[Dataset]) -> Vec<&'static Shape> {
    let parts = datasets.iter().filter_map(|dataset| Some(dataset.parts?.1));
    let all = datasets.iter().map(|dataset| dataset.document.source.shape).chain(parts);
    let mut shapes: Vec<_> = all.collect();
    shapes.sort_by_key(|shape| shape.name);
    shapes.dedup_by_key(|shape| shape.name);
    shapes
}

impl Document {
    /// A document with a name.
    pub(super) fn new(name: impl Into<String>, source: Source) -> Document {
        Document { name: name.into(), source }
    }

    /// Its files.
    pub(super) fn outputs(&self) -> Vec<Output> {
        let table = [Format::Csv, Format::Metadata].into_iter().filter(|_| self.has_table());
        let formats = std::iter::once(Format::Json).chain(table);
        let output = |format| Output::file(self.url(format), Making::Data(self.source, format));
        formats.map(output).collect()
    }

    /// Its files with their sizes, for a page; the table first.
    pub(super) fn files(&self, context: &Context<'_>) -> Vec<FileView> {
        let texts = self.texts(context).into_iter();
        texts.map(|(format, text)| context.made_file(self.url(format), &text)).collect()
    }

    /// The table of a document that has one, and its JSON.
    pub(super) fn table(&self, context: &Context<'_>) -> [FileView; 2] {
        let files = self.files(context).try_into();
        files.unwrap_or_else(|_| panic!("{} has no table", self.name))
    }

    /// What stands in its files, the table first.
    fn texts(&self, context: &Context<'_>) -> Vec<(Format, String)> {
        let document = self.source.document(context);
        let table = self.has_table().then(|| text::csv(self.source.shape, &document));
        let table = table.map(|text| (Format::Csv, text));
        table.into_iter().chain([(Format::Json, text::json(&document))]).collect()
    }

    fn has_table(&self) -> bool {
        !self.source.shape.columns.is_empty()
    }

    fn url(&self, format: Format) -> String {
        let ending = match format {
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Metadata => "csv-metadata.json",
        };
        addresses::data(&self.name, ending)
    }
}

impl Source {
    /// The document with what all have.
    fn document(&self, context: &Context<'_>) -> Value {
        let Content { title, head, rows } = (self.make)(context, self.number);
        let office = &context.site.office;
        let mut document = Map::new();
        let schema = context.full_url(&addresses::data_schema(self.shape.name));
        document.insert("$schema".into(), json!(schema));
        document.insert("judul".into(), json!(title));
        document.insert("instansi".into(), json!(office.name));
        document.insert("contoh".into(), json!(office.is_example));
        if let Value::Object(head) = head {
            document.extend(head);
        }
        if !self.shape.rows.is_empty() {
            document.insert("data".into(), Value::Array(rows));
        }
        Value::Object(document)
    }
}

/// What stands in a file of a document.
pub(super) fn body(context: &Context<'_>, output: &Output, source: Source, format: Format) -> Body {
    let document = source.document(context);
    Body::Text(match format {
        Format::Json => text::json(&document),
        Format::Csv => text::csv(source.shape, &document),
        Format::Metadata => {
            let name = output.url.rsplit('/').next().unwrap_or_default();
            let table = name.trim_end_matches("-metadata.json");
            text::json(&csvw::metadata(context, source.shape, &document["judul"], table))
        }
    })
}

/// What a schema says.
pub(super) fn schema(context: &Context<'_>, shape: &Shape) -> Body {
    Body::Text(text::json(&schema::schema(context, shape)))
}

/// The first and the last of some periods.
pub(super) fn covered(periods: impl Iterator<Item = Period> + Clone) -> Option<(Period, Period)> {
    periods.clone().min_by_key(|period| period.first_day()).zip(periods.max())
}
