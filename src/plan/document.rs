//! Documents that come every year or every few years, with the years of which there is none.

mod tables;

use std::cmp::Reverse;

use super::addresses;
use super::context::Context;
use super::page::{Head, finish};
use super::{Body, Entry, Output, View};
use crate::content::document::{Document, DocumentSeries};
use crate::content::values::Block;
use crate::language::Word;
use crate::site::Item;
use crate::view::{DocumentCardView, DocumentListView, DocumentSeriesView, DocumentView, LinkView};

pub(super) use tables::datasets;

/// The list, its tables, and a page for each series.
pub(super) fn pages(context: &Context<'_>) -> Vec<Output> {
    let series = &context.site.documents;
    if series.is_empty() {
        return Vec::new();
    }
    let mut outputs = vec![Output::page("document_list", addresses::DOCUMENTS, list, 0)];
    outputs.extend(tables::document().outputs());
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
    let [csv, json] = tables::document().table(context);
    let view = DocumentListView {
        series: context.site.documents.iter().map(|item| card(context, item)).collect(),
        csv,
        json,
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
