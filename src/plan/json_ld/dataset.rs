//! Figures as data sets.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::office_reference;
use crate::content::assessment::{Assessment, AssessmentResult};
use crate::content::complaints::Statistics;
use crate::content::indicator::Indicator;
use crate::content::survey::Survey;
use crate::language::Word;
use crate::plan::context::Context;
use crate::view::{AssessmentView, ComplaintStatisticsView, FileView, IndicatorView, SurveyView};

/// Search engines want descriptions of data sets of at least this many characters.
const DATASET_DESCRIPTION_MIN: usize = 50;

/// Figures that are published as files.
struct Figures<'f> {
    name: &'f str,
    description: String,
    /// What is measured, with its unit.
    variable: String,
    published: Date,
    /// The first and the last year.
    years: Option<(i16, i16)>,
    csv: &'f FileView,
    json: &'f FileView,
}

/// The figures of an indicator.
pub(in crate::plan) fn indicator(
    context: &Context<'_>,
    indicator: &Indicator,
    view: &IndicatorView,
    url: &str,
) -> Value {
    let office = &context.site.office;
    let described = indicator.description.as_ref().map(|text| text.0.plain());
    let mut description = described.unwrap_or_else(|| indicator.name.clone());
    if description.chars().count() < DATASET_DESCRIPTION_MIN {
        description = format!(
            "{description} ({}). {}: {}, {}.",
            indicator.unit, office.name, indicator.group, office.government
        );
    }
    let years = indicator.rows.first().zip(indicator.rows.last());
    let figures = Figures {
        name: &indicator.name,
        description,
        variable: format!("{} ({})", indicator.name, indicator.unit),
        published: indicator.published,
        years: years.map(|(first, last)| (first.period.year, last.period.year)),
        csv: &view.csv,
        json: &view.json,
    };
    dataset(context, &figures, url)
}

/// The figures of a survey.
pub(in crate::plan) fn survey(
    context: &Context<'_>,
    survey: &Survey,
    view: &SurveyView,
    url: &str,
) -> Value {
    let office = &context.site.office;
    let (card, year) = (&view.card, survey.period.value.year);
    let figures = Figures {
        name: &card.title,
        description: format!("{}. {}, {}.", card.title, office.name, office.government),
        variable: format!("{} (0–{})", card.index_name, card.index_max),
        published: survey.published,
        years: Some((year, year)),
        csv: &view.csv,
        json: &view.json,
    };
    dataset(context, &figures, url)
}

/// The results of an assessment.
pub(in crate::plan) fn assessment(
    context: &Context<'_>,
    assessment: &Assessment,
    view: &AssessmentView,
    url: &str,
) -> Value {
    let office = &context.site.office;
    let (name, institution) = (&assessment.name, &assessment.institution.value);
    let years = assessment.results.first().zip(assessment.results.last());
    let year = |result: &AssessmentResult| result.period.value.year;
    let figures = Figures {
        name,
        description: format!("{name} ({institution}). {}, {}.", office.name, office.government),
        variable: name.clone(),
        published: assessment.published,
        years: years.map(|(first, last)| (year(first), year(last))),
        csv: &view.csv,
        json: &view.json,
    };
    dataset(context, &figures, url)
}

/// The figures of complaints.
pub(in crate::plan) fn complaints(
    context: &Context<'_>,
    statistics: &Statistics,
    view: &ComplaintStatisticsView,
    url: &str,
) -> Value {
    let office = &context.site.office;
    let name = context.language.word(Word::Complaints);
    let years = statistics.rows.first().zip(statistics.rows.last());
    let figures = Figures {
        name,
        description: format!(
            "{name}. {}, {}. {}",
            office.name, office.government, office.description
        ),
        variable: name.to_string(),
        published: statistics.published,
        years: years.map(|(first, last)| (first.period.year, last.period.year)),
        csv: &view.csv,
        json: &view.json,
    };
    dataset(context, &figures, url)
}

/// The open data as a whole.
pub(in crate::plan) fn data_catalogue(context: &Context<'_>, url: &str) -> Value {
    json!({
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "name": context.language.word(Word::OpenData),
        "url": context.full_url(url),
        "inLanguage": context.language.code(),
        "creator": office_reference(context),
        "isAccessibleForFree": true,
    })
}

fn dataset(context: &Context<'_>, figures: &Figures<'_>, url: &str) -> Value {
    let download = |file: &FileView, kind: &str| {
        json!({
            "@type": "DataDownload",
            "encodingFormat": kind,
            "contentUrl": context.full_url(&file.url),
        })
    };
    let mut map = Map::new();
    map.insert("@context".into(), json!("https://schema.org"));
    map.insert("@type".into(), json!("Dataset"));
    map.insert("name".into(), json!(figures.name));
    map.insert("description".into(), json!(figures.description));
    map.insert("url".into(), json!(context.full_url(url)));
    map.insert("inLanguage".into(), json!(context.language.code()));
    map.insert("creator".into(), office_reference(context));
    map.insert("datePublished".into(), json!(figures.published.to_string()));
    map.insert("variableMeasured".into(), json!(figures.variable));
    map.insert("isAccessibleForFree".into(), json!(true));
    if let Some(licence) = &context.site.office.data_licence {
        map.insert("license".into(), json!(licence.url.0));
    }
    if let Some((first, last)) = figures.years {
        map.insert("temporalCoverage".into(), json!(format!("{first}/{last}")));
    }
    let downloads = [download(figures.csv, "text/csv"), download(figures.json, "application/json")];
    map.insert("distribution".into(), json!(downloads));
    Value::Object(map)
}
