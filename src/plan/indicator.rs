//! Pages of indicators, their charts, and their figures as data.

mod tables;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::addresses;
use super::assessment;
use super::chart::{Point, bars};
use super::context::Context;
use super::data::Document;
use super::headline::{self, Headline};
use super::json_ld;
use super::page::{Head, finish};
use super::survey;
use super::{Body, Entry, Output, View};
use crate::content::indicator::{Direction, Frequency, Indicator, Row, Source, group_anchor};
use crate::language::Word;
use crate::period::{Part, Period};
use crate::site::Item;
use crate::view::{
    ChartView, IndicatorCardView, IndicatorGroupView, IndicatorListView, IndicatorView, PeriodView,
    SourceView,
};

pub(super) use tables::datasets;

/// Digits of an achievement, in percent.
const ACHIEVEMENT_DIGITS: u32 = 2;

/// Every page and table of indicators.
pub(super) fn pages(context: &Context<'_>) -> Vec<Output> {
    if !context.site.has_figures() {
        return Vec::new();
    }
    let mut outputs = vec![Output::page("indicator_list", addresses::INDICATORS, list, 0)];
    for (number, item) in context.site.indicators.iter().enumerate() {
        let output = Output::page("indicator", addresses::of_item(item), page, number);
        outputs.push(output.of_entry(Entry::Indicator(number), item, Some(item.record.published)));
        let files = tables::document(item, number).outputs().into_iter();
        outputs.extend(files.map(|file| file.of_entry(Entry::Indicator(number), item, None)));
    }
    outputs.extend(tables::list(context).iter().flat_map(Document::outputs));
    outputs
}

/// The achievement in percent, by the formula that the indicator declares; `None` without a value
/// or target, and for a target of zero or less, against which nothing can be counted.
///
/// Higher is better: R/T × 100. Lower is better: (2T − R)/T × 100, or T/R × 100 where the
/// indicator says `rumus_turun: rasio`. These are the formulas that local governments use in their
/// performance agreements; the page prints the one used.
pub(super) fn achievement(indicator: &Indicator, row: &Row) -> Option<Decimal> {
    let (value, target) = (row.value?, row.target?);
    let ratio = match indicator.direction {
        _ if target <= Decimal::ZERO => None,
        Direction::Higher => value.checked_div(target),
        Direction::Lower if indicator.uses_ratio => target.checked_div(value),
        Direction::Lower => {
            (Decimal::TWO.checked_mul(target)?.checked_sub(value)?).checked_div(target)
        }
    };
    ratio?.checked_mul(Decimal::ONE_HUNDRED)
}

/// An indicator in a list.
pub(super) fn card(context: &Context<'_>, item: &Item<Indicator>) -> IndicatorCardView {
    let indicator = &item.record;
    let known: Vec<&Row> = indicator.rows.iter().filter(|row| row.value.is_some()).collect();
    let change = match known.as_slice() {
        [.., before, last] => Some(last.value.cmp(&before.value)),
        _ => None,
    };
    let trend = change.map(|change| match change {
        Ordering::Greater => "up",
        Ordering::Less => "down",
        Ordering::Equal => "same",
    });
    let verdict = match (change, indicator.direction) {
        (None | Some(Ordering::Equal), _) => None,
        (Some(Ordering::Greater), Direction::Higher) | (Some(Ordering::Less), Direction::Lower) => {
            Some("better")
        }
        _ => Some("worse"),
    };
    IndicatorCardView {
        title: indicator.name.clone(),
        url: addresses::of_item(item),
        unit: indicator.unit.clone(),
        direction: match indicator.direction {
            Direction::Higher => "higher",
            Direction::Lower => "lower",
        }
        .to_string(),
        latest: known.last().map(|row| period(context, indicator, row)),
        trend: trend.map(str::to_string),
        verdict: verdict.map(str::to_string),
        source: indicator.sources.first().map(|it| it.title.clone()).unwrap_or_default(),
        unpublished: context.unpublished(indicator.is_draft, Some(indicator.published)),
    }
}

/// The newest figures of the indicators that the office has chosen, or of all.
pub(super) fn headlines(context: &Context<'_>) -> Vec<Headline> {
    let site = context.site;
    let named = |slug: &str| site.indicators.iter().find(|item| item.slug == slug);
    let chosen = site.office.featured_indicators.iter();
    let mut items: Vec<_> = chosen.filter_map(|slug| named(&slug.value.0)).collect();
    if items.is_empty() {
        items = site.indicators.iter().collect();
    }
    items.into_iter().filter_map(|item| headline(context, item)).collect()
}

fn headline(context: &Context<'_>, item: &Item<Indicator>) -> Option<Headline> {
    let indicator = &item.record;
    let mut known = indicator.rows.iter().rev().filter(|row| row.value.is_some());
    let (row, before) = (known.next()?, known.next());
    let view = period(context, indicator, row);
    Some(Headline {
        id: format!("indikator/{}", item.slug),
        title: indicator.name.clone(),
        url: addresses::of_item(item),
        value: row.value,
        shown: view.value,
        unit: indicator.unit.clone(),
        period: row.period,
        target: row.target,
        target_shown: view.target,
        status: ["met", "missed"].into_iter().find(|status| *status == view.status),
        grade: None,
        before: before.and_then(|row| Some((row.value?, row.period))),
        counts: None,
        source: headline::source(&indicator.sources),
        published: indicator.published,
    })
}

fn list(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let mut groups: BTreeMap<&str, Vec<IndicatorCardView>> = BTreeMap::new();
    for item in &context.site.indicators {
        groups.entry(&item.record.group).or_default().push(card(context, item));
    }
    let groups = groups.into_iter().map(|(title, indicators)| IndicatorGroupView {
        id: group_anchor(title),
        title: title.to_string(),
        indicators,
    });
    let surveys = survey::latest(context);
    let assessments = context.site.assessments.iter().map(|item| assessment::card(context, item));
    let assessments = assessments.collect();
    let view = IndicatorListView { groups: groups.collect(), surveys, assessments };
    let title = context.language.word(Word::Indicators).to_string();
    let description = context.described(&title);
    let head = Head::new(output, title, description);
    finish(context, head, View::IndicatorList(view))
}

fn page(context: &Context<'_>, output: &Output, number: usize) -> Body {
    let item = &context.site.indicators[number];
    let indicator = &item.record;
    let url = output.url.as_str();
    let text = |text: &crate::content::values::Block| context.html(&text.0, &item.path, url);
    let [csv, json] = tables::document(item, number).table(context);
    let periods: Vec<PeriodView> =
        indicator.rows.iter().map(|row| period(context, indicator, row)).collect();
    let count = |status: &str| periods.iter().filter(|period| period.status == status).count();
    let met_count = count("met");
    let view = IndicatorView {
        target_count: met_count + count("missed"),
        met_count,
        card: card(context, item),
        aliases: indicator.aliases.clone(),
        group: indicator.group.clone(),
        description: indicator.description.as_ref().map(text),
        method: indicator.method.as_ref().map(text),
        formula: formula(indicator).to_string(),
        accumulation: if indicator.is_cumulative { "sum" } else { "last" }.to_string(),
        periods,
        years: years(context, indicator),
        chart: chart(context, indicator),
        published: context.date(indicator.published),
        sources: indicator.sources.iter().map(|source| source_view(context, source)).collect(),
        csv,
        json,
    };
    let summary = indicator.description.as_ref().map(|text| text.0.plain());
    let description =
        summary.unwrap_or_else(|| format!("{} ({}).", indicator.name, indicator.unit));
    let head = Head {
        above: vec![context.fixed(Word::Indicators, addresses::INDICATORS)],
        json_ld: vec![json_ld::indicator(context, indicator, &view, url)],
        owner: Some(indicator.owner.clone()),
        unpublished: view.card.unpublished.clone(),
        ..Head::new(output, indicator.name.clone(), description)
    };
    finish(context, head, View::Indicator(view))
}

fn formula(indicator: &Indicator) -> &'static str {
    match (indicator.direction, indicator.uses_ratio) {
        (Direction::Higher, _) => "higher",
        (Direction::Lower, false) => "lower_difference",
        (Direction::Lower, true) => "lower_ratio",
    }
}

fn period(context: &Context<'_>, indicator: &Indicator, row: &Row) -> PeriodView {
    let digits = indicator.digits;
    let number = |number: Decimal| context.language.decimal(number, digits);
    let achieved = achievement(indicator, row);
    let status = match (row.value, row.target, achieved) {
        (None, ..) => "missing",
        (_, None, _) => "no_target",
        (_, Some(target), _) if target.is_zero() => "zero_target",
        (_, _, Some(percent)) if percent >= Decimal::ONE_HUNDRED => "met",
        (Some(value), Some(target), None) if is_reached(indicator, value, target) => "met",
        _ => "missed",
    };
    let percent = |percent| context.language.decimal(percent, ACHIEVEMENT_DIGITS);
    PeriodView {
        label: row.period.label(context.language),
        id: row.period.id(),
        target: row.target.map(number),
        value: row.value.map(number),
        part: row.part.map(|part| context.language.decimal_exact(part)),
        whole: row.whole.map(|whole| context.language.decimal_exact(whole)),
        achievement: achieved.map(percent),
        status: status.to_string(),
        note: row.note.clone(),
    }
}

/// Tells whether a target is reached where no percentage can tell it.
fn is_reached(indicator: &Indicator, value: Decimal, target: Decimal) -> bool {
    match indicator.direction {
        Direction::Higher => value >= target,
        Direction::Lower => value <= target,
    }
}

/// The years of an indicator whose periods are shorter.
fn years(context: &Context<'_>, indicator: &Indicator) -> Vec<PeriodView> {
    if indicator.frequency == Some(Frequency::Year) {
        return Vec::new();
    }
    let mut years: BTreeMap<i16, Vec<&Row>> = BTreeMap::new();
    for row in &indicator.rows {
        years.entry(row.period.year).or_default().push(row);
    }
    years.into_iter().map(|(year, rows)| year_view(context, indicator, year, &rows)).collect()
}

/// The value of a year: of its last period, or the sum of its periods if none before the last
/// known one is missing. What a year is known up to is part of its label.
fn year_view(context: &Context<'_>, indicator: &Indicator, year: i16, rows: &[&Row]) -> PeriodView {
    let known = rows.iter().rposition(|row| row.value.is_some()).map_or(0, |last| last + 1);
    let known = &rows[..known];
    let sum = |of: fn(&Row) -> Option<Decimal>| -> Option<Decimal> {
        let is_from_start = known.first().is_some_and(|row| {
            matches!(
                row.period.part,
                Part::Quarter(1) | Part::Semester(1) | Part::Months(1, _) | Part::Year
            )
        });
        let count = known.last().map_or(0, |row| part_number(row.period));
        let is_whole = is_from_start && known.len() == count;
        let add = |sum: Decimal, row: &&Row| sum.checked_add(of(row)?);
        known.iter().try_fold(Decimal::ZERO, add).filter(|_| is_whole)
    };
    let last = known.last();
    let (value, target) = if indicator.is_cumulative {
        (sum(|row| row.value), sum(|row| row.target))
    } else {
        (last.and_then(|row| row.value), last.and_then(|row| row.target))
    };
    let row = Row { period: Period { year, part: Part::Year }, target, value, ..Row::default() };
    let mut view = period(context, indicator, &row);
    let whole = indicator.frequency.map_or(1, Frequency::count);
    if let Some(last) = last.filter(|last| part_number(last.period) < whole) {
        let up_to = context.language.word(Word::UpTo);
        view.label =
            format!("{} {up_to} {}", view.label, last.period.label_short(context.language));
    }
    view
}

fn part_number(period: Period) -> usize {
    match period.part {
        Part::Year => 1,
        Part::Semester(number) | Part::Quarter(number) | Part::Months(_, number) => {
            usize::from(number)
        }
    }
}

fn chart(context: &Context<'_>, indicator: &Indicator) -> Option<ChartView> {
    let language = context.language;
    let mut year_before = None;
    let points: Vec<Point> = indicator
        .rows
        .iter()
        .map(|row| {
            let is_new_year = year_before.replace(row.period.year) != Some(row.period.year);
            let has_sublabel = is_new_year && row.period.part != Part::Year;
            Point {
                name: row.period.label(language),
                label: row.period.label_short(language),
                sublabel: has_sublabel.then(|| row.period.year.to_string()),
                value: row.value,
                target: row.target,
            }
        })
        .collect();
    let digits = indicator.digits;
    bars(&points, |number| language.decimal(number, digits), |tick| language.decimal_exact(tick))
}

pub(super) fn source_view(context: &Context<'_>, source: &Source) -> SourceView {
    SourceView {
        title: source.title.clone(),
        url: source.url.as_ref().map(|url| url.0.clone()),
        file: source.file.as_ref().and_then(|file| context.file(file, Some(&source.title))),
    }
}
