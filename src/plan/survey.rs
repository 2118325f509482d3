//! Pages of surveys, and their figures as data.

mod groups;
mod outcome;
mod tables;

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::addresses;
use super::chart::{Point, bars};
use super::context::Context;
use super::data::Document;
use super::headline::{self, Counts, Headline};
use super::indicator::source_view;
use super::json_ld;
use super::page::{Head, finish};
use super::{Body, Entry, Output, View};
use crate::content::survey::{FollowUp, Progress, Survey, SurveyKind};
use crate::content::syntax::Choice;
use crate::language::{Language, Word};
use crate::period::Part;
use crate::rules::satisfaction::Grade;
use crate::site::Item;
use crate::survey::{self, ANSWER_MAX};
use crate::view::{
    ChangeView, ElementView, FollowUpView, GradeView, SurveyCardView, SurveyListView,
    SurveySeriesView, SurveyView,
};
use outcome::{Outcome, grade};

pub(super) use tables::datasets;

/// Decimals of the mean of one question on pages.
const MEAN_DIGITS: u32 = 3;
/// Decimals of an index before it is converted, as in the table of the grades.
const INDEX_DIGITS: u32 = 4;
/// Every kind, in the order of the page.
const KINDS: [SurveyKind; 3] =
    [SurveyKind::Satisfaction, SurveyKind::Quality, SurveyKind::Integrity];

/// Every page and table of surveys.
pub(super) fn pages(context: &Context<'_>) -> Vec<Output> {
    let surveys = &context.site.surveys;
    if surveys.is_empty() {
        return Vec::new();
    }
    let mut outputs = vec![Output::page("survey_list", addresses::SURVEYS, list, 0)];
    for (number, item) in surveys.iter().enumerate() {
        let output = Output::page("survey", addresses::of_item(item), page, number);
        outputs.push(output.of_entry(Entry::Survey(number), item, Some(item.record.published)));
        let files = tables::document(item, number).outputs().into_iter();
        outputs.extend(files.map(|file| file.of_entry(Entry::Survey(number), item, None)));
    }
    let series = tables::series(context);
    outputs.extend(series.iter().flat_map(|(_, document)| document.outputs()));
    outputs
}

fn grade_view(context: &Context<'_>, grade: &Grade) -> GradeView {
    let name = match context.language {
        Language::Indonesian => grade.name,
        Language::English => grade.name_english,
    };
    GradeView { mark: grade.mark.to_string(), name: name.to_string() }
}

/// What a kind of survey is called.
fn kind_word(kind: SurveyKind) -> Word {
    match kind {
        SurveyKind::Satisfaction => Word::SurveyOfSatisfaction,
        SurveyKind::Quality => Word::SurveyOfQuality,
        SurveyKind::Integrity => Word::SurveyOfIntegrity,
    }
}

/// What the index of a kind of survey is called for short.
fn index_name(kind: SurveyKind) -> &'static str {
    match kind {
        SurveyKind::Satisfaction => "IKM",
        SurveyKind::Quality => "IPKP",
        SurveyKind::Integrity => "IPAK",
    }
}

/// The largest index of a kind.
fn index_max(kind: SurveyKind) -> u8 {
    if kind == SurveyKind::Satisfaction { 100 } else { ANSWER_MAX }
}

/// The survey of the same kind before this one.
fn before<'s>(context: &Context<'s>, number: usize) -> Option<&'s Survey> {
    let surveys = &context.site.surveys;
    let before = &surveys[number.checked_sub(1)?].record;
    (before.kind == surveys[number].record.kind).then_some(&**before)
}

pub(super) fn title(context: &Context<'_>, survey: &Survey) -> String {
    let (kind, period) = (kind_word(survey.kind), survey.period.value);
    format!("{} {}", context.language.word(kind), period.label(context.language))
}

/// A survey in a list.
fn card(context: &Context<'_>, number: usize) -> SurveyCardView {
    let item = &context.site.surveys[number];
    let survey = &item.record;
    let outcome = Outcome::of(survey);
    let language = context.language;
    let index = |value| language.decimal(value, survey::DIGITS);
    let count = |value: u32| language.integer(value.into());
    let change = before(context, number).and_then(|before| {
        let value = Outcome::of(before).published?;
        let by = outcome.published?.checked_sub(value)?;
        let trend = match by.cmp(&Decimal::ZERO) {
            Ordering::Greater => "up",
            Ordering::Less => "down",
            Ordering::Equal => "same",
        };
        let period = before.period.value.label(language);
        Some(ChangeView { by: index(by.abs()), trend: trend.to_string(), period })
    });
    SurveyCardView {
        title: title(context, survey),
        url: addresses::of_item(item),
        period: survey.period.value.label(language),
        index_name: index_name(survey.kind).to_string(),
        index: outcome.published.map(index),
        index_max: index_max(survey.kind).to_string(),
        grade: outcome.grade.map(|grade| grade_view(context, grade)),
        respondents: count(survey.respondent_count()),
        population: count(survey.population.value),
        sample_min: count(outcome.sample_min()),
        is_sample_met: outcome.is_sample_met(),
        change,
        published: context.date(survey.published),
        unpublished: context.unpublished(survey.is_draft, Some(survey.published)),
    }
}

/// The index of the newest survey of each kind.
pub(super) fn headlines(context: &Context<'_>) -> Vec<Headline> {
    newest(context).map(|number| headline(context, number)).collect()
}

fn headline(context: &Context<'_>, number: usize) -> Headline {
    let item = &context.site.surveys[number];
    let survey = &item.record;
    let outcome = Outcome::of(survey);
    let before = before(context, number);
    let (part, whole) = (survey.respondent_count(), survey.population.value);
    Headline {
        id: format!("survei/{}", item.slug),
        title: context.language.word(kind_word(survey.kind)).to_string(),
        url: addresses::of_item(item),
        value: outcome.published,
        shown: outcome.published.map(|it| context.language.decimal(it, survey::DIGITS)),
        unit: index_name(survey.kind).to_string(),
        period: survey.period.value,
        target: None,
        target_shown: None,
        status: None,
        grade: outcome.grade.map(|grade| grade_view(context, grade)),
        before: before.and_then(|it| Some((Outcome::of(it).published?, it.period.value))),
        counts: Some(Counts { of: "respondents", part, whole }),
        source: headline::source(&survey.sources),
        published: survey.published,
    }
}

/// The numbers of the newest survey of each kind.
fn newest(context: &Context<'_>) -> impl Iterator<Item = usize> {
    let surveys = &context.site.surveys;
    let last = |kind| surveys.iter().rposition(|item| item.record.kind == kind);
    KINDS.into_iter().filter_map(last)
}

/// The newest survey of each kind.
pub(super) fn latest(context: &Context<'_>) -> Vec<SurveyCardView> {
    newest(context).map(|number| card(context, number)).collect()
}

fn list(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let series = tables::series(context);
    let series = series.iter().map(|(kind, document)| series_view(context, *kind, document));
    let view = SurveyListView { series: series.collect() };
    let title = context.language.word(Word::Surveys).to_string();
    let description = context.described(&title);
    let above = vec![context.fixed(Word::Indicators, addresses::INDICATORS)];
    let head = Head { above, ..Head::new(output, title, description) };
    finish(context, head, View::SurveyList(view))
}

/// Surveys of one kind.
fn series_view(context: &Context<'_>, kind: SurveyKind, document: &Document) -> SurveySeriesView {
    let [csv, json] = document.table(context);
    let numbers: Vec<usize> = of_kind(context, kind).map(|(number, _)| number).collect();
    let surveys: Vec<_> = numbers.iter().rev().map(|number| card(context, *number)).collect();
    SurveySeriesView {
        id: kind.word().to_string(),
        title: context.language.word(kind_word(kind)).to_string(),
        chart: (surveys.len() > 1).then(|| trend(context, kind)).flatten(),
        surveys,
        csv,
        json,
    }
}

/// The surveys of a kind with their numbers.
fn of_kind<'s>(
    context: &Context<'s>,
    kind: SurveyKind,
) -> impl Iterator<Item = (usize, &'s Item<Survey>)> + Clone {
    context.site.surveys.iter().enumerate().filter(move |(_, item)| item.record.kind == kind)
}

fn trend(context: &Context<'_>, kind: SurveyKind) -> Option<crate::view::ChartView> {
    let language = context.language;
    let point = |(_, item): (usize, &Item<Survey>)| {
        let period = item.record.period.value;
        let has_year = period.part == Part::Year;
        Point {
            name: period.label(language),
            label: period.label_short(language),
            sublabel: (!has_year).then(|| period.year.to_string()),
            value: Outcome::of(&item.record).published,
            target: None,
        }
    };
    let points: Vec<Point> = of_kind(context, kind).map(point).collect();
    let label = |number| language.decimal(number, survey::DIGITS);
    bars(&points, label, |tick| language.decimal_exact(tick))
}

fn page(context: &Context<'_>, output: &Output, number: usize) -> Body {
    let item = &context.site.surveys[number];
    let survey = &item.record;
    let outcome = Outcome::of(survey);
    let lowest = outcome.lowest();
    let elements: Vec<ElementView> = (0..outcome.means.len())
        .map(|number| element(context, &outcome, number, lowest.contains(&number)))
        .collect();
    let language = context.language;
    let unconverted = outcome.index.filter(|_| survey.kind == SurveyKind::Satisfaction);
    let of = |text: &crate::content::values::Block| context.html(&text.0, &item.path, &output.url);
    let group_min = context.site.office.survey_group_min;
    let days = survey.first_day.zip(survey.last_day);
    let [csv, json] = tables::document(item, number).table(context);
    let view = SurveyView {
        card: card(context, number),
        aliases: vec![index_name(survey.kind).into(), survey.kind.word().to_uppercase()],
        index_unconverted: unconverted.map(|index| language.decimal(index, INDEX_DIGITS)),
        lowest: lowest.iter().map(|number| elements[*number].clone()).collect(),
        highest: outcome.highest().map(|number| elements[number].clone()),
        elements,
        profiles: groups::profiles(context, survey, group_min),
        group_min: language.integer(group_min.into()),
        follow_ups: survey.follow_ups.iter().map(|it| follow_up(context, survey, it)).collect(),
        done_count: survey.follow_ups.iter().filter(|it| it.status == Progress::Done).count(),
        method: survey.method.as_ref().map(of),
        conductor: survey.conductor.clone(),
        days: days.map(|(first, last)| {
            let until = language.word(Word::UpTo);
            format!("{} {until} {}", language.date_short(first), language.date_short(last))
        }),
        sources: survey.sources.iter().map(|source| source_view(context, source)).collect(),
        regulation: survey
            .rule()
            .filter(|_| survey.kind == SurveyKind::Satisfaction)
            .map(|rule| rule.regulation.name()),
        csv,
        json,
    };
    let title = title(context, survey);
    let description = context.described(&title);
    let head = Head {
        above: vec![
            context.fixed(Word::Indicators, addresses::INDICATORS),
            context.fixed(Word::Surveys, addresses::SURVEYS),
        ],
        json_ld: vec![json_ld::survey(context, survey, &view, &output.url)],
        owner: Some(survey.owner.clone()),
        unpublished: view.card.unpublished.clone(),
        ..Head::new(output, title, description)
    };
    finish(context, head, View::Survey(view))
}

fn element(
    context: &Context<'_>,
    outcome: &Outcome<'_>,
    number: usize,
    is_low: bool,
) -> ElementView {
    let mean = &outcome.means[number];
    let survey = outcome.survey;
    let (code, name) = named(context, survey, &mean.name);
    let percent = mean.value * Decimal::ONE_HUNDRED / Decimal::from(ANSWER_MAX);
    let grade = grade(survey, survey::converted(mean.value));
    ElementView {
        code,
        name,
        mean: context.language.decimal(mean.value, MEAN_DIGITS),
        percent: percent.round_dp(1).to_string(),
        grade: grade.map(|grade| grade_view(context, grade)),
        answered: mean.answered.map(|count| context.language.integer(count.into())),
        is_low,
    }
}

/// The code and the name of what was asked about.
fn named(context: &Context<'_>, survey: &Survey, name: &str) -> (Option<String>, String) {
    let rule = survey.rule().filter(|_| survey.kind == SurveyKind::Satisfaction);
    match rule.and_then(|rule| rule.rule.element(name)) {
        Some(element) => {
            let name = match context.language {
                Language::Indonesian => element.name,
                Language::English => element.name_english,
            };
            (Some(element.code.to_string()), name.to_string())
        }
        None => (None, name.to_string()),
    }
}

fn follow_up(context: &Context<'_>, survey: &Survey, follow_up: &FollowUp) -> FollowUpView {
    let is_late = follow_up.due.is_some_and(|due| due < context.site.date);
    let status = match follow_up.status {
        Progress::Done => "done",
        _ if is_late => "late",
        Progress::Running => "running",
        Progress::NotBegun => "not_begun",
    };
    let element = follow_up.element.as_ref().map(|element| {
        let (code, name) = named(context, survey, &element.value);
        code.map_or(name.clone(), |code| format!("{code} {name}"))
    });
    FollowUpView {
        element,
        action: follow_up.action.clone(),
        owner: follow_up.owner.clone(),
        due: follow_up.due.map(|due| context.date(due)),
        status: status.to_string(),
        evidence: follow_up.evidence.as_ref().and_then(|file| context.file(file, None)),
        note: follow_up.note.clone(),
    }
}
