//! Pages of assessments and awards, and their results as CSV and JSON.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::addresses;
use super::chart::{Point, bars};
use super::context::Context;
use super::data;
use super::headline::{self, Headline};
use super::indicator::source_view;
use super::json_ld;
use super::page::{Head, finish};
use super::{Body, Entry, Making, Output, View};
use crate::content::assessment::{Assessment, AssessmentKind, AssessmentResult};
use crate::content::values::Placed;
use crate::language::{Language, Word};
use crate::period::{Part, Period};
use crate::site::Item;
use crate::view::{
    AssessmentCardView, AssessmentGroupView, AssessmentListView, AssessmentResultView,
    AssessmentView, ChartView, GradeView,
};

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
    for (ending, make) in [("csv", all_csv as _), ("json", all_json as _)] {
        outputs.push(Output::file(addresses::assessments_table(ending), Making::Later(make, 0)));
    }
    for (number, item) in assessments.iter().enumerate() {
        let entry = Entry::Assessment(number);
        let output = Output::page("assessment", addresses::of_item(item), page, number);
        outputs.push(output.of_entry(entry, item, Some(item.record.published)));
        for (ending, make) in [("csv", csv as _), ("json", json as _)] {
            let url = addresses::assessment_table(&item.slug, ending);
            let output = Output::file(url, Making::Later(make, number));
            outputs.push(output.of_entry(entry, item, None));
        }
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
    let all: Vec<_> = context.site.assessments.iter().collect();
    let file =
        |ending: &str, text: String| context.made_file(addresses::assessments_table(ending), &text);
    let groups = KINDS.into_iter().map(of_kind).filter(|group| !group.assessments.is_empty());
    let view = AssessmentListView {
        groups: groups.collect(),
        csv: file("csv", csv_text(&all)),
        json: file("json", json_text(context, &all)),
    };
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
    let file = |ending: &str, text: String| {
        context.made_file(addresses::assessment_table(&item.slug, ending), &text)
    };
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
        csv: file("csv", csv_text(&[item])),
        json: file("json", json_text(context, &[item])),
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

fn all_csv(context: &Context<'_>, _: &Output, _: usize) -> Body {
    Body::Text(csv_text(&context.site.assessments.iter().collect::<Vec<_>>()))
}

fn all_json(context: &Context<'_>, _: &Output, _: usize) -> Body {
    Body::Text(json_text(context, &context.site.assessments.iter().collect::<Vec<_>>()))
}

fn csv(context: &Context<'_>, _: &Output, number: usize) -> Body {
    Body::Text(csv_text(&[&context.site.assessments[number]]))
}

fn json(context: &Context<'_>, _: &Output, number: usize) -> Body {
    Body::Text(json_text(context, &[&context.site.assessments[number]]))
}

/// The name of a kind in data.
fn kind_name(kind: AssessmentKind) -> &'static str {
    match kind {
        AssessmentKind::External => "penilaian",
        AssessmentKind::Award => "penghargaan",
        AssessmentKind::OwnAssessment => "penilaian_mandiri",
    }
}

/// The category as data has it: by its mark where a table is known.
fn category(assessment: &Assessment, result: &AssessmentResult) -> Option<String> {
    let told = result.category.as_ref().map(|category| category.value.clone());
    assessment.category(result).map(|category| category.mark.to_string()).or(told)
}

/// Results of several assessments, one row each.
fn csv_text(items: &[&Item<Assessment>]) -> String {
    let heads = [
        "id",
        "nama",
        "jenis",
        "lembaga",
        "yang_dinilai",
        "periode",
        "nilai",
        "nilai_tertinggi",
        "kategori",
        "peringkat",
        "dari",
        "kelompok",
        "predikat",
        "tanggal",
        "catatan",
        "tanggal_terbit",
        "sumber",
    ];
    let rows = items.iter().flat_map(|item| {
        let assessment = &item.record;
        assessment.results.iter().map(|result| row(item, assessment, result))
    });
    data::csv(&heads, rows)
}

fn row(item: &Item<Assessment>, assessment: &Assessment, result: &AssessmentResult) -> Vec<String> {
    let count = |count: Option<u32>| count.map(|it| it.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let sources: Vec<&str> = assessment.sources.iter().map(|it| it.title.as_str()).collect();
    vec![
        item.slug.clone(),
        assessment.name.clone(),
        kind_name(assessment.kind).to_string(),
        assessment.institution.value.clone(),
        text(&assessment.subject),
        result.period.value.id(),
        data::csv_number(result.value),
        data::csv_number(assessment.maximum),
        category(assessment, result).unwrap_or_default(),
        count(result.rank),
        count(result.ranked),
        text(&result.class),
        text(&result.title),
        result.date.map(|date| date.to_string()).unwrap_or_default(),
        text(&result.note),
        assessment.published.to_string(),
        sources.join(", "),
    ]
}

fn json_text(context: &Context<'_>, items: &[&Item<Assessment>]) -> String {
    let assessments: Vec<Value> = items.iter().map(|item| record(item)).collect();
    data::json_text(&json!({
        "instansi": context.site.office.name,
        "contoh": context.site.office.is_example,
        "data": assessments,
    }))
}

fn record(item: &Item<Assessment>) -> Value {
    let assessment = &item.record;
    let sources: Vec<&str> = assessment.sources.iter().map(|it| it.title.as_str()).collect();
    let results = assessment.results.iter().map(|result| {
        json!({
            "periode": result.period.value.id(),
            "nilai": data::json_number(result.value),
            "kategori": category(assessment, result),
            "peringkat": result.rank,
            "dari": result.ranked,
            "kelompok": result.class,
            "predikat": result.title,
            "tanggal": result.date.map(|date| date.to_string()),
            "catatan": result.note,
        })
    });
    json!({
        "id": item.slug,
        "nama": assessment.name,
        "jenis": kind_name(assessment.kind),
        "lembaga": assessment.institution.value,
        "yang_dinilai": assessment.subject,
        "nilai_tertinggi": data::json_number(assessment.maximum),
        "penanggung_jawab": assessment.owner,
        "tanggal_terbit": assessment.published.to_string(),
        "sumber": sources,
        "hasil": results.collect::<Vec<_>>(),
    })
}
