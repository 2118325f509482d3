//! The headline figures on one sheet, and as data for other dashboards.

use serde_json::json;

use super::context::Context;
use super::data::{Content, Dataset, Document, Kind, Shape, Source, covered, field};
use super::headline::{self, Headline};
use super::page::{Head, finish};
use super::{Body, Output, View, addresses, assessment, complaints, indicator, survey};
use crate::language::Word;
use crate::view::DashboardView;

static FIGURES: Shape = Shape {
    name: "dasbor",
    about: "Angka terbaru setiap survei, indikator pilihan, pengaduan, dan penilaian.",
    head: &[&[field("tanggal_situs", Kind::Date, "Tanggal situs diterbitkan.")]],
    rows: headline::RECORD,
    columns: &[
        "id",
        "nama",
        "nilai",
        "satuan",
        "periode",
        "target",
        "tercapai",
        "bagian",
        "dari",
        "mutu",
        "nilai_sebelumnya",
        "periode_sebelumnya",
        "sumber",
        "tanggal_terbit",
        "url",
    ],
};

/// The sheet and its data; nothing while there are no figures.
pub(super) fn pages(context: &Context<'_>) -> Vec<Output> {
    if !is_there(context) {
        return Vec::new();
    }
    let page = Output::page("dashboard", addresses::DASHBOARD, page, 0);
    document().outputs().into_iter().chain([page]).collect()
}

/// Tells whether there is a sheet: there is none without figures.
pub(super) fn is_there(context: &Context<'_>) -> bool {
    !headlines(context).is_empty()
}

/// The newest figures: surveys first, then the indicators that the office has chosen, or all, then
/// complaints and assessments.
fn headlines(context: &Context<'_>) -> Vec<Headline> {
    let mut all = survey::headlines(context);
    all.extend(indicator::headlines(context));
    all.extend(complaints::headline(context));
    all.extend(assessment::headlines(context));
    all
}

fn page(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let view = DashboardView {
        headlines: headlines(context).iter().map(|it| it.view(context)).collect(),
        files: document().files(context),
    };
    let title = context.language.word(Word::Dashboard).to_string();
    let description = context.described(&title);
    let head = Head {
        above: vec![context.fixed(Word::Indicators, addresses::INDICATORS)],
        ..Head::new(output, title, description)
    };
    finish(context, head, View::Dashboard(view))
}

fn document() -> Document {
    Document::new(FIGURES.name, Source { shape: &FIGURES, make: figures, number: 0 })
}

/// The figures as data.
pub(super) fn datasets(context: &Context<'_>) -> Vec<Dataset> {
    let all = headlines(context);
    if all.is_empty() {
        return Vec::new();
    }
    let description = context.language.either(
        "Angka terbaru dari survei, indikator, pengaduan, dan penilaian.",
        "The newest figures of surveys, indicators, complaints and assessments.",
    );
    vec![Dataset {
        document: document(),
        title: context.language.word(Word::Dashboard).to_string(),
        description: description.to_string(),
        page: addresses::DASHBOARD.to_string(),
        periods: covered(all.iter().map(|headline| headline.period)),
        issued: None,
        updated: all.iter().map(|headline| headline.published).max(),
        parts: None,
        is_part: false,
    }]
}

fn figures(context: &Context<'_>, _: usize) -> Content {
    Content {
        title: context.language.word(Word::Dashboard).to_string(),
        head: json!({ "tanggal_situs": context.site.date.to_string() }),
        rows: headlines(context).iter().map(|it| it.record(context)).collect(),
    }
}
