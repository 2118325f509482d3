//! The page of the open data.

use super::{Dataset, Document, Format, datasets};
use crate::language::Word;
use crate::plan::context::Context;
use crate::plan::page::{Head, finish};
use crate::plan::{Body, Output, View, addresses, json_ld};
use crate::view::{DataPageView, DatasetView, LinkView};

/// What people look for when they want data.
const NAMES: [&str; 5] = ["Open data", "Unduh data", "CSV", "JSON", "API"];

/// The page.
pub(super) fn page(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let all = datasets(context);
    let shown: Vec<&Dataset> = all.iter().filter(|dataset| !dataset.is_part).collect();
    let licence = context.site.office.data_licence.as_ref();
    let view = DataPageView {
        aliases: NAMES.map(str::to_string).to_vec(),
        datasets: shown.iter().map(|dataset| view(context, dataset)).collect(),
        has_parts: shown.iter().any(|dataset| dataset.parts.is_some()),
        licence: licence.map(|licence| LinkView {
            title: licence.name.clone(),
            url: licence.url.0.clone(),
            is_external: true,
        }),
        catalogue: addresses::CATALOGUE.to_string(),
        openapi: addresses::OPENAPI.to_string(),
        cited: shown.first().map(|dataset| LinkView {
            title: dataset.title.clone(),
            url: context.full_url(&dataset.document.url(Format::Json)),
            is_external: false,
        }),
    };
    let title = context.language.word(Word::OpenData).to_string();
    let description = context.described(&title);
    let head = Head {
        json_ld: vec![json_ld::data_catalogue(context, &output.url)],
        ..Head::new(output, title, description)
    };
    finish(context, head, View::Data(view))
}

fn view(context: &Context<'_>, dataset: &Dataset) -> DatasetView {
    let document = &dataset.document;
    DatasetView {
        id: document.name.clone(),
        title: dataset.title.clone(),
        description: dataset.description.clone(),
        page: Some(dataset.page.clone()).filter(|page| page != addresses::DATA),
        periods: periods(context, dataset),
        updated: dataset.updated.map(|date| context.date(date)),
        files: document.files(context),
        columns: metadata(document),
        schema: addresses::data_schema(document.source.shape.name),
        parts: dataset.parts.map(|(folder, _)| addresses::data(&format!("{folder}/<id>"), "json")),
    }
}

/// The first and the last period in words.
fn periods(context: &Context<'_>, dataset: &Dataset) -> Option<String> {
    let (first, last) = dataset.periods?;
    let [first, last] = [first, last].map(|period| period.label(context.language));
    let until = context.language.word(Word::UpTo);
    Some(if first == last { first } else { format!("{first} {until} {last}") })
}

fn metadata(document: &Document) -> Option<String> {
    document.has_table().then(|| document.url(Format::Metadata))
}
