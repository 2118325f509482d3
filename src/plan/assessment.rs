//! Pages of assessments and awards, and their results as data.

mod tables;

use rust_decimal::Decimal;

use super::addresses;
use super::chart::{Point, bars};
use super::context::Context;
use super::data::Document;
use super::headline::{self, Headline};
use super::indicator::source_view;
use super::json_ld;
use super::page::{Head, finish};
use super::{Body, Entry, Output, View};
use crate::content::assessment::{Assessment, AssessmentKind, AssessmentResult};
use crate::content::values::Placed;
use crate::language::{Language, Word};
use crate::period::{Part, Period};
use crate::site::Item;
use crate::view::{
    AssessmentCardView, AssessmentGroupView, AssessmentListView, AssessmentResultView,
    AssessmentView, ChartView, GradeView,
};

pub(super) use tables::datasets;

/// Every kind, in the order of the page.
const KINDS: [AssessmentKind; 3] =
    [AssessmentKind::External, AssessmentKind::Award, AssessmentKind::OwnAssessment];

/// Every page and table of assessments.
pub(super) fn pages(context: &Context<'_>) -> Vec<Output> {
    let assessments = &context.site.assessments;
    if assessments.is_empty() {
        return Vec::new();
    }
    let mut outputs = vec![Output::page("assessment_list", addresses::ASSESSMENTS, list, 0)];
    outputs.extend(tables::list(context).iter().flat_map(Document::outputs));
    for (number, item) in assessments.iter().enumerate() {
        let entry = Entry::Assessment(number);
        let output = Output::page("assessment", addresses::of_item(item), page, number);
        outputs.push(output.of_entry(entry, item, Some(item.record.published)));
        let files = tables::document(item, number).outputs().into_iter();
        outputs.extend(files.map(|file| file.of_entry(entry, item, None)));
    }
    outputs
}

fn code(kind: AssessmentKind) -> &'static str {
    match kind {
        AssessmentKind::External => "external",
        AssessmentKind::Award => "award",
        AssessmentKind::OwnAssessment => "own",
    }
}

/// An assessment in a list.
pub(super) fn card(context: &Context<'_>, item: &Item<Assessment>) -> AssessmentCardView {
    let assessment = &item.record;
    AssessmentCardView {
        title: assessment.name.clone(),
        url: addresses::of_item(item),
        kind: code(assessment.kind).to_string(),
        institution: assessment.institution.value.clone(),
        subject: assessment.subject.clone(),
        latest: assessment.results.last().map(|it| result(context, assessment, it)),
        unpublished: context.unpublished(assessment.is_draft, Some(assessment.published)),
    }
}

fn result(
    context: &Context<'_>,
    assessment: &Assessment,
    result: &AssessmentResult,
) -> AssessmentResultView {
    let language = context.language;
    let integer = |number: u32| language.integer(number.into());
    let grade = assessment.category(result).map(|category| GradeView {
        mark: category.mark.to_string(),
        name: match language {
            Language::Indonesian => category.name,
            Language::English => category.name_english,
        }
        .to_string(),
    });
    let told = result.category.as_ref().filter(|_| grade.is_none());
    AssessmentResultView {
        period: result.period.value.label(language),
        value: result.value.map(|value| language.decimal_exact(value)),
        maximum: assessment.maximum.map(|maximum| language.decimal_exact(maximum)),
        grade,
        category: told.map(|category| category.value.clone()),
        rank: result.rank.map(integer),
        ranked: result.ranked.map(integer),
        class: result.class.clone(),
        title: result.title.clone(),
        date: result.date.map(|date| context.date(date)),
        evidence: result.evidence.as_ref().and_then(|file| context.file(file, None)),
        note: result.note.clone(),
        is_missing: result.is_missing(),
    }
}

impl AssessmentResult {
    /// Stands for a year of which nothing is known.
    fn missing(year: i16) -> AssessmentResult {
        let period = Placed { value: Period { year, part: Part::Year }, range: 0..0 };
        AssessmentResult { period, ..AssessmentResult::default() }
    }

    fn is_missing(&self) -> bool {
        self.period.range.is_empty()
    }
}

/// The results with the years between them of which nothing is known.
fn without_gaps(assessment: &Assessment) -> Vec<AssessmentResult> {
    let mut all: Vec<AssessmentResult> = Vec::new();
    for result in &assessment.results {
        if let Some(before) = all.last().map(|it| it.period.value.year) {
            all.extend((before + 1..result.period.value.year).map(AssessmentResult::missing));
        }
        all.push(result.clone());
    }
    all
}

/// The newest result with a value of each assessment of the office.
pub(super) fn headlines(context: &Context<'_>) -> Vec<Headline> {
    let own = context.site.assessments.iter().filter(|item| item.record.subject.is_none());
    own.filter_map(|item| headline(context, item)).collect()
}

fn headline(context: &Context<'_>, item: &Item<Assessment>) -> Option<Headline> {
    let assessment = &item.record;
    let mut known = assessment.results.iter().rev().filter(|result| result.value.is_some());
    let (newest, before) = (known.next()?, known.next());
    let view = result(context, assessment, newest);
    let title = match assessment.kind {
        AssessmentKind::OwnAssessment => {
            let own = context.language.word(Word::OwnAssessment);
            format!("{} ({own})", assessment.name)
        }
        _ => assessment.name.clone(),
    };
    Some(Headline {
        id: format!("penilaian/{}", item.slug),
        title,
        url: addresses::of_item(item),
        value: newest.value,
        shown: view.value,
        unit: context.language.word(Word::Score).to_string(),
        period: newest.period.value,
        target: None,
        target_shown: None,
        status: None,
        grade: view.grade,
        before: before.and_then(|result| Some((result.value?, result.period.value))),
        counts: None,
        source: headline::source(&assessment.sources),
        published: assessment.published,
    })
}

fn list(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let of_kind = |kind: AssessmentKind| {
        let items = context.site.assessments.iter().filter(move |it| it.record.kind == kind);
        AssessmentGroupView {
            kind: code(kind).to_string(),
            assessments: items.map(|item| card(context, item)).collect(),
        }
    };
    let groups = KINDS.into_iter().map(of_kind).filter(|group| !group.assessments.is_empty());
    let files = tables::list(context).map(|document| document.files(context));
    let view = AssessmentListView { groups: groups.collect(), files: files.unwrap_or_default() };
    let title = context.language.word(Word::Assessments).to_string();
    let description = context.described(&title);
    let head = Head {
        above: vec![context.fixed(Word::Indicators, addresses::INDICATORS)],
        ..Head::new(output, title, description)
    };
    finish(context, head, View::AssessmentList(view))
}

fn page(context: &Context<'_>, output: &Output, number: usize) -> Body {
    let item = &context.site.assessments[number];
    let assessment = &item.record;
    let results = without_gaps(assessment);
    let [csv, json] = tables::document(item, number).table(context);
    let described = assessment.description.as_ref();
    let view = AssessmentView {
        card: card(context, item),
        aliases: assessment.aliases.clone(),
        description: described.map(|text| context.html(&text.0, &item.path, &output.url)),
        chart: chart(context, &results),
        results: results.iter().rev().map(|it| result(context, assessment, it)).collect(),
        has_dates: results.iter().any(|result| result.date.is_some()),
        has_categories: assessment.has_categories,
        published: context.date(assessment.published),
        sources: assessment.sources.iter().map(|source| source_view(context, source)).collect(),
        csv,
        json,
    };
    let description = match described {
        Some(text) => text.0.plain(),
        None => context.described(&assessment.name),
    };
    let head = Head {
        above: vec![
            context.fixed(Word::Indicators, addresses::INDICATORS),
            context.fixed(Word::Assessments, addresses::ASSESSMENTS),
        ],
        json_ld: vec![json_ld::assessment(context, assessment, &view, &output.url)],
        owner: Some(assessment.owner.clone()),
        unpublished: view.card.unpublished.clone(),
        ..Head::new(output, assessment.name.clone(), description)
    };
    finish(context, head, View::Assessment(view))
}

/// The values as bars; a single one is no picture.
fn chart(context: &Context<'_>, results: &[AssessmentResult]) -> Option<ChartView> {
    let language = context.language;
    let point = |result: &AssessmentResult| Point {
        name: result.period.value.label(language),
        label: result.period.value.label_short(language),
        sublabel: (result.period.value.part != Part::Year)
            .then(|| result.period.value.year.to_string()),
        value: result.value,
        target: None,
    };
    let values = results.iter().filter(|result| result.value.is_some()).count();
    let points: Vec<Point> = results.iter().map(point).collect();
    let label = |number: Decimal| language.decimal_exact(number);
    (values > 1).then(|| bars(&points, label, label))?
}
