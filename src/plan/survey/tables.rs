//! The figures of surveys as CSV and JSON.

use serde_json::{Value, json};

use super::outcome::{Outcome, grade};
use super::{
    Context, INDEX_DIGITS, data, groups, index_max, index_name, named, of_kind, series_slug, title,
};
use crate::content::survey::{Survey, SurveyKind};
use crate::rules::satisfaction::Grade;
use crate::site::Item;
use crate::survey::{self, ANSWER_MAX};

/// What was asked about, one row each.
pub(super) fn csv_text(context: &Context<'_>, survey: &Survey) -> String {
    let heads = ["periode", "kode", "unsur", "nilai_rata_rata", "skala", "mutu", "penjawab"];
    let outcome = Outcome::of(survey);
    let rows = outcome.means.iter().map(|mean| {
        let (code, name) = named(context, survey, &mean.name);
        let grade = grade(survey, survey::converted(mean.value));
        vec![
            survey.period.value.id(),
            code.unwrap_or_default(),
            name,
            data::csv_number(Some(mean.value.round_dp(INDEX_DIGITS))),
            format!("1-{ANSWER_MAX}"),
            grade.map(|grade| grade.mark.to_string()).unwrap_or_default(),
            mean.answered.map(|count| count.to_string()).unwrap_or_default(),
        ]
    });
    data::csv(&heads, rows)
}

pub(super) fn series_csv_text(context: &Context<'_>, kind: SurveyKind) -> String {
    let heads = [
        "periode",
        "indeks",
        "satuan",
        "nilai_tertinggi",
        "mutu",
        "kinerja",
        "populasi",
        "responden",
        "sampel_minimum",
        "tanggal_terbit",
        "sumber",
    ];
    let rows = of_kind(context, kind).map(|(_, item)| {
        let survey = &item.record;
        let outcome = Outcome::of(survey);
        let grade = |field: fn(&Grade) -> &str| outcome.grade.map(field).unwrap_or_default();
        let sources: Vec<_> = survey.sources.iter().map(|source| source.title.as_str()).collect();
        vec![
            survey.period.value.id(),
            data::csv_number(outcome.published),
            index_name(kind).to_string(),
            index_max(kind).to_string(),
            grade(|grade| grade.mark).to_string(),
            grade(|grade| grade.name).to_string(),
            survey.population.value.to_string(),
            survey.respondent_count().to_string(),
            outcome.sample_min().to_string(),
            survey.published.to_string(),
            sources.join(", "),
        ]
    });
    data::csv(&heads, rows)
}

/// A survey as data, without what was asked about.
fn record(context: &Context<'_>, item: &Item<Survey>) -> Value {
    let survey = &item.record;
    let outcome = Outcome::of(survey);
    let sources: Vec<_> = survey.sources.iter().map(|source| source.title.as_str()).collect();
    json!({
        "id": item.slug,
        "jenis": series_slug(survey.kind),
        "periode": survey.period.value.id(),
        "judul": title(context, survey),
        "indeks": data::json_number(outcome.published),
        "indeks_tertinggi": index_max(survey.kind),
        "indeks_1_4": data::json_number(outcome.index.map(|it| it.round_dp(INDEX_DIGITS))),
        "mutu": outcome.grade.map(|grade| grade.mark),
        "kinerja": outcome.grade.map(|grade| grade.name),
        "populasi": survey.population.value,
        "responden": survey.respondent_count(),
        "sampel_minimum": outcome.sample_min(),
        "sampel_terpenuhi": outcome.is_sample_met(),
        "mulai": survey.first_day.map(|day| day.to_string()),
        "selesai": survey.last_day.map(|day| day.to_string()),
        "tanggal_terbit": survey.published.to_string(),
        "penanggung_jawab": survey.owner,
        "sumber": sources,
        "contoh": context.site.office.is_example,
    })
}

pub(super) fn json_text(context: &Context<'_>, number: usize) -> String {
    let item = &context.site.surveys[number];
    let survey = &item.record;
    let elements = survey.all_means().into_iter().map(|mean| {
        let (code, name) = named(context, survey, &mean.name);
        let grade = grade(survey, survey::converted(mean.value));
        json!({
            "kode": code,
            "unsur": name,
            "nilai_rata_rata": data::json_number(Some(mean.value.round_dp(INDEX_DIGITS))),
            "mutu": grade.map(|grade| grade.mark),
            "penjawab": mean.answered,
        })
    });
    let mut document = record(context, item);
    document["unsur"] = elements.collect();
    document["responden_menurut"] = groups::record(survey, context.site.office.survey_group_min);
    data::json_text(&document)
}

pub(super) fn series_json_text(context: &Context<'_>, kind: SurveyKind) -> String {
    let surveys: Vec<Value> =
        of_kind(context, kind).map(|(_, item)| record(context, item)).collect();
    data::json_text(&json!({ "jenis": series_slug(kind), "survei": surveys }))
}
