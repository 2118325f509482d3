//! What came of a survey, computed by the rule in force.

use rust_decimal::Decimal;

use crate::content::survey::{Mean, Survey, SurveyKind};
use crate::rules::satisfaction::Grade;
use crate::survey;

/// One of so many elements is named as one of the lowest: three of nine.
const LOWEST_SHARE: usize = 3;

/// What came of a survey.
pub(super) struct Outcome<'s> {
    pub(super) survey: &'s Survey,
    pub(super) means: Vec<Mean>,
    /// From 1 to 4.
    pub(super) index: Option<Decimal>,
    /// As it is published.
    pub(super) published: Option<Decimal>,
    pub(super) grade: Option<&'static Grade>,
}

impl<'s> Outcome<'s> {
    pub(super) fn of(survey: &'s Survey) -> Self {
        let means = survey.all_means();
        let values: Vec<Decimal> = means.iter().map(|mean| mean.value).collect();
        let index = survey::index(&values);
        let published = index.map(|index| publish(survey.kind, index));
        let grade = published.and_then(|published| grade(survey, published));
        Outcome { survey, means, index, published, grade }
    }

    /// The numbers of the lowest elements, the lowest first; none when all are alike.
    pub(super) fn lowest(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.means.len()).collect();
        order.sort_by_key(|number| self.means[*number].value);
        let ends = order.first().zip(order.last());
        let differ = ends.is_some_and(|(a, b)| self.means[*a].value < self.means[*b].value);
        order.truncate(if differ { self.means.len() / LOWEST_SHARE } else { 0 });
        order
    }

    pub(super) fn highest(&self) -> Option<usize> {
        let numbers = (0..self.means.len()).rev();
        numbers.max_by_key(|number| self.means[*number].value)
    }

    pub(super) fn sample_min(&self) -> u32 {
        survey::sample_min(self.survey.population.value)
    }

    pub(super) fn is_sample_met(&self) -> bool {
        self.survey.respondent_count() >= self.sample_min()
    }
}

/// An index as surveys of a kind publish it: converted to 25 to 100, or as it is.
pub(super) fn publish(kind: SurveyKind, index: Decimal) -> Decimal {
    match kind {
        SurveyKind::Satisfaction => survey::converted(index),
        SurveyKind::Quality | SurveyKind::Integrity => survey::published(index),
    }
}

/// The grade of a published index, where the rule in force gives one.
pub(super) fn grade(survey: &Survey, published: Decimal) -> Option<&'static Grade> {
    let rule = survey.rule().filter(|_| survey.kind == SurveyKind::Satisfaction)?;
    survey::grade(published, rule.rule.grades)
}
