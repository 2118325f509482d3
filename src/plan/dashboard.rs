//! The headline figures on one sheet, and as data for other dashboards.

use serde_json::{Value, json};

use super::context::Context;
use super::headline::Headline;
use super::page::{Head, finish};
use super::{
    Body, Making, Output, View, addresses, assessment, complaints, data, indicator, survey,
};
use crate::language::Word;
use crate::view::DashboardView;

/// The sheet and its data; nothing while there are no figures.
pub(super) fn pages(context: &Context<'_>) -> Vec<Output> {
    if !is_there(context) {
        return Vec::new();
    }
    vec![
        Output::page("dashboard", addresses::DASHBOARD, page, 0),
        Output::file(addresses::DASHBOARD_DATA, Making::Later(json, 0)),
    ]
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
        json: context.made_file(addresses::DASHBOARD_DATA.to_string(), &json_text(context)),
    };
    let title = context.language.word(Word::Dashboard).to_string();
    let description = context.described(&title);
    let head = Head {
        above: vec![context.fixed(Word::Indicators, addresses::INDICATORS)],
        ..Head::new(output, title, description)
    };
    finish(context, head, View::Dashboard(view))
}

fn json(context: &Context<'_>, _: &Output, _: usize) -> Body {
    Body::Text(json_text(context))
}

fn json_text(context: &Context<'_>) -> String {
    let records: Vec<Value> = headlines(context).iter().map(|it| it.record(context)).collect();
    data::json_text(&json!({
        "instansi": context.site.office.name,
        "contoh": context.site.office.is_example,
        "tanggal_situs": context.site.date.to_string(),
        "data": records,
    }))
}
