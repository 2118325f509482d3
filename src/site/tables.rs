//! Records get the tables beside them that they name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Item;
use crate::content::Head;
use crate::content::answers::Answers;
use crate::content::complaint_table::ComplaintRow;
use crate::content::complaints::{Complaints, Statistics};
use crate::content::fields::nearest;
use crate::content::indicator::{Indicator, Row, check_rows};
use crate::content::survey::{Survey, check_answers};
use crate::content::values::Placed;
use crate::diagnostic::{self, Diagnostic, Report};
use crate::memo::key;

/// Tables of one kind, by their paths.
pub(super) type Tables<T> = BTreeMap<Arc<str>, Item<T>>;

/// Gives indicators the rows of their tables, and puts rows in the order of time.
pub(super) fn join_rows(
    indicators: Vec<Item<Indicator>>,
    tables: &Tables<Vec<Row>>,
    broken: &[Arc<str>],
) -> (Vec<Item<Indicator>>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let join = |item: Item<Indicator>| {
        let mut indicator = Arc::unwrap_or_clone(item.record);
        let table = named(indicator.csv.as_ref(), &item.head, tables, broken, &mut diagnostics);
        if let Some(table) = table {
            indicator.rows.clone_from(&table.record);
            let mut report = Report::new(&*table.shown);
            check_rows(&table.record, &indicator, &mut report);
            diagnostics.extend(report.into_diagnostics());
        }
        indicator.rows.sort_by_key(|row| row.period);
        with_table(&item.head, indicator, table)
    };
    let joined = indicators.into_iter().map(join).collect();
    (joined, diagnostics)
}

/// Gives surveys their answers, and puts them in the order of time.
pub(super) fn join_answers(
    surveys: Vec<Item<Survey>>,
    tables: &Tables<Answers>,
    broken: &[Arc<str>],
) -> (Vec<Item<Survey>>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let join = |item: Item<Survey>| {
        let mut survey = Arc::unwrap_or_clone(item.record);
        let table = named(survey.csv.as_ref(), &item.head, tables, broken, &mut diagnostics);
        if let Some(table) = table {
            survey.answers = Some(Arc::clone(&table.record));
        }
        if let Some(table) = table.filter(|table| table.is_sound) {
            let mut report = Report::new(&*table.shown);
            check_answers(&survey, &mut report);
            diagnostics.extend(report.into_diagnostics());
        }
        with_table(&item.head, survey, table)
    };
    let mut joined: Vec<Item<Survey>> = surveys.into_iter().map(join).collect();
    joined.sort_by_key(|item| (item.record.kind, item.record.period.value));
    diagnostics.extend(check_surveys(&joined));
    (joined, diagnostics)
}

/// Gives the figures of complaints to the record that names them.
pub(super) fn join_complaints(
    complaints: Option<Item<Complaints>>,
    tables: &Tables<Vec<ComplaintRow>>,
    broken: &[Arc<str>],
) -> (Option<Item<Complaints>>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let joined = complaints.map(|item| {
        let mut complaints = Arc::unwrap_or_clone(item.record);
        let csv = complaints.statistics.as_ref().map(|statistics| &statistics.csv);
        let table = named(csv, &item.head, tables, broken, &mut diagnostics);
        if let (Some(statistics), Some(table)) = (&mut complaints.statistics, table) {
            statistics.rows = Arc::clone(&table.record);
            let mut report = Report::new(&*table.shown);
            if item.head.is_sound {
                check_medians(statistics, &mut report);
            }
            diagnostics.extend(report.into_diagnostics());
        }
        with_table(&item.head, complaints, table)
    });
    (joined, diagnostics)
}

/// Checks that medians have a unit, which is that of the promise.
fn check_medians(statistics: &Statistics, report: &mut Report) {
    let median = statistics.rows.iter().find(|row| row.first_response.is_some());
    if let Some(row) = median.filter(|_| statistics.promise.is_none()) {
        report.add(diagnostic::COMPLAINT_PROMISE, row.range.clone(), &[]);
    }
}

/// The table that a record names; one that is not there is noted.
fn named<'t, T>(
    csv: Option<&Placed<String>>,
    head: &Head,
    tables: &'t Tables<T>,
    broken: &[Arc<str>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'t Item<T>> {
    let csv = csv?;
    let table = tables.get(csv.value.as_str());
    if table.is_none() && broken.iter().all(|path| **path != *csv.value) {
        let mut report = Report::new(&*head.shown);
        let nearest = nearest(&csv.value, tables.keys().map(|path| &**path));
        let mut words = vec![("file", csv.value.as_str())];
        words.extend(nearest.map(|path| ("suggestion", path)));
        report.add(diagnostic::ATTACHMENT_NOT_FOUND, csv.range.clone(), &words);
        diagnostics.extend(report.into_diagnostics());
    }
    table
}

/// A record with its table; sound when both are, and another one when either is.
fn with_table<R, T>(head: &Head, record: R, table: Option<&Item<T>>) -> Item<R> {
    let is_sound = head.is_sound && table.is_none_or(|table| table.is_sound);
    let key = table.map_or(head.key, |table| key([head.key.bytes(), table.key.bytes()]));
    Item { head: Arc::new(Head { key, is_sound, ..head.clone() }), record: Arc::new(record) }
}

/// Checks that each period has one survey of a kind, and that no more have answered than were served.
fn check_surveys(surveys: &[Item<Survey>]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut seen = BTreeSet::new();
    for item in surveys.iter().filter(|item| item.is_sound) {
        let survey = &item.record;
        let mut report = Report::new(&*item.shown);
        let period = survey.period.value.id();
        if !seen.insert((survey.kind, period.clone())) {
            let words = [("value", period.as_str()), ("key", "periode")];
            report.add(diagnostic::DUPLICATE_ITEM, survey.period.range.clone(), &words);
        }
        let (respondents, population) = (survey.respondent_count(), survey.population.value);
        if respondents > population {
            let (respondents, population) = (respondents.to_string(), population.to_string());
            let words = [("respondents", respondents.as_str()), ("population", &population)];
            let spot = survey.population.range.clone();
            report.add(diagnostic::SURVEY_POPULATION, spot, &words);
        } else {
            check_sample(survey, &mut report);
        }
        diagnostics.extend(report.into_diagnostics());
    }
    diagnostics
}

/// Checks that enough have answered to speak for all.
fn check_sample(survey: &Survey, report: &mut Report) {
    let wanted = crate::survey::sample_min(survey.population.value);
    let respondents = survey.respondent_count();
    if respondents < wanted {
        let (respondents, wanted) = (respondents.to_string(), wanted.to_string());
        let words = [("respondents", respondents.as_str()), ("wanted", &wanted)];
        report.add(diagnostic::SURVEY_SAMPLE, survey.population.range.clone(), &words);
    }
}
