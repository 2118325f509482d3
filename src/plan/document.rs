//! Documents that come every year or every few years, with the years of which there is none.

use std::cmp::Reverse;

use serde_json::{Value, json};

use super::addresses;
use super::context::Context;
use super::data;
use super::page::{Head, finish};
use super::{Body, Entry, Making, Output, View};
use crate::content::document::{Document, DocumentSeries};
use crate::content::values::Block;
use crate::language::Word;
use crate::site::Item;
use crate::view::{DocumentCardView, DocumentListView, DocumentSeriesView, DocumentView, LinkView};

/// The list, its tables, and a page for each series.
pub(super) fn pages(context: &Context<'_>) -> Vec<Output> {
    let series = &context.site.documents;
    if series.is_empty() {
        return Vec::new();
    }
    let mut outputs = vec![Output::page("document_list", addresses::DOCUMENTS, list, 0)];
    for (ending, make) in [("csv", csv as _), ("json", json as _)] {
        outputs.push(Output::file(addresses::documents_table(ending), Making::Later(make, 0)));
    }
    for (number, item) in series.iter().enumerate() {
        let output = Output::page("document_series", addresses::of_item(item), page, number);
        let updated = item.record.documents.iter().filter_map(|document| document.date).max();
        outputs.push(output.of_entry(Entry::Documents(number), item, updated));
    }
    outputs
}

/// A line of a series: a document, or a year of which there is none.
struct Line<'s> {
    first: i16,
    last: i16,
    document: Option<&'s Document>,
}

impl Line<'_> {
    /// `2025`, `2025–2029`.
    fn years(&self) -> String {
        if self.first == self.last {
            self.first.to_string()
        } else {
            format!("{}–{}", self.first, self.last)
        }
    }
}

/// What a series has and lacks, newest first.
fn lines<'s>(context: &Context<'_>, series: &'s DocumentSeries) -> Vec<Line<'s>> {
    let there = series.documents.iter().map(|document| {
        let (first, last) = (*document.years().start(), *document.years().end());
        Line { first, last, document: Some(document) }
    });
    let missing = series.missing(context.site.date.year()).into_iter();
    let missing = missing.map(|year| Line { first: year, last: year, document: None });
    let mut lines: Vec<_> = there.chain(missing).collect();
    lines.sort_by_key(|line| Reverse(line.first));
    lines
}

fn view(context: &Context<'_>, series: &DocumentSeries, line: &Line<'_>) -> DocumentView {
    let years = line.years();
    let title = line.document.map(|document| {
        document.title.clone().unwrap_or_else(|| format!("{} {years}", series.name))
    });
    let file = line.document.and_then(|document| document.file.as_ref());
    let url = line.document.and_then(|document| document.url.as_ref());
    DocumentView {
        file: file.and_then(|file| context.file(file, title.as_deref())),
        link: url.map(|url| LinkView {
            title: title.clone().unwrap_or_default(),
            url: url.0.clone(),
            is_external: true,
        }),
        date: line.document.and_then(|it| it.date).map(|date| context.date(date)),
        title,
        years,
    }
}

fn card(context: &Context<'_>, item: &Item<DocumentSeries>) -> DocumentCardView {
    let series = &item.record;
    let lines = lines(context, series);
    let latest = lines.iter().find(|line| line.document.is_some());
    let missing = series.missing(context.site.date.year());
    let missing: Vec<String> = missing.iter().map(i16::to_string).collect();
    DocumentCardView {
        title: series.name.clone(),
        url: addresses::of_item(item),
        latest: latest.map(|line| view(context, series, line)),
        count: series.documents.len(),
        missing: (!missing.is_empty()).then(|| missing.join(", ")),
        unpublished: context.unpublished(series.is_draft, None),
    }
}

fn list(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let file =
        |ending: &str, text: String| context.made_file(addresses::documents_table(ending), &text);
    let view = DocumentListView {
        series: context.site.documents.iter().map(|item| card(context, item)).collect(),
        csv: file("csv", csv_text(context)),
        json: file("json", json_text(context)),
    };
    let title = context.language.word(Word::Documents).to_string();
    let description = context.described(&title);
    finish(context, Head::new(output, title, description), View::DocumentList(view))
}

fn page(context: &Context<'_>, output: &Output, number: usize) -> Body {
    let item = &context.site.documents[number];
    let series = &item.record;
    let block = |Block(text): &Block| context.html(text, &item.path, &output.url);
    let lines = lines(context, series);
    let card = card(context, item);
    let head = Head {
        above: vec![context.fixed(Word::Documents, addresses::DOCUMENTS)],
        owner: series.owner.clone(),
        unpublished: card.unpublished.clone(),
        ..Head::new(output, series.name.clone(), context.described(&series.name))
    };
    let view = DocumentSeriesView {
        aliases: series.aliases.clone(),
        description: series.description.as_ref().map(block),
        documents: lines.iter().map(|line| view(context, series, line)).collect(),
        card,
    };
    finish(context, head, View::DocumentSeries(view))
}

fn csv(context: &Context<'_>, _: &Output, _: usize) -> Body {
    Body::Text(csv_text(context))
}

fn json(context: &Context<'_>, _: &Output, _: usize) -> Body {
    Body::Text(json_text(context))
}

/// Every line of every series with its view.
fn all<'s>(context: &Context<'s>) -> Vec<(&'s Item<DocumentSeries>, DocumentView)> {
    let of_series = |item: &'s Item<DocumentSeries>| {
        let lines = lines(context, &item.record);
        lines.iter().map(|line| (item, view(context, &item.record, line))).collect::<Vec<_>>()
    };
    context.site.documents.iter().flat_map(of_series).collect()
}

/// Where a document is, in full.
fn address(context: &Context<'_>, document: &DocumentView) -> Option<String> {
    let file = document.file.as_ref().map(|file| context.full_url(&file.url));
    file.or_else(|| document.link.as_ref().map(|link| link.url.clone()))
}

/// Whether there is a document, in the words of the data.
fn state(document: &DocumentView) -> &'static str {
    if document.title.is_some() { "ada" } else { "belum ada" }
}

fn csv_text(context: &Context<'_>) -> String {
    let heads = ["seri", "nama", "tahun", "keadaan", "judul", "tanggal", "tautan"];
    let rows = all(context).into_iter().map(|(item, document)| {
        vec![
            item.slug.clone(),
            item.record.name.clone(),
            document.years.clone(),
            state(&document).to_string(),
            document.title.clone().unwrap_or_default(),
            document.date.as_ref().map(|date| date.iso.clone()).unwrap_or_default(),
            address(context, &document).unwrap_or_default(),
        ]
    });
    data::csv(&heads, rows)
}

fn json_text(context: &Context<'_>) -> String {
    let documents = all(context).into_iter().map(|(item, document)| {
        json!({
            "seri": item.slug,
            "nama": item.record.name,
            "tahun": document.years,
            "keadaan": state(&document),
            "judul": document.title,
            "tanggal": document.date.as_ref().map(|date| date.iso.clone()),
            "tautan": address(context, &document),
        })
    });
    let documents: Vec<Value> = documents.collect();
    data::json_text(&json!({ "dokumen": documents, "contoh": context.site.office.is_example }))
}
