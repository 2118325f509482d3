//! Services in lists: by field, and from A to Z under all their names.

use std::collections::BTreeMap;

use super::{applicant, channel, duration_total, fee_label};
use crate::content::service::{Duration, Group, Service, Variant, field_anchor};
use crate::language::{Language, Word};
use crate::markdown::slugify;
use crate::plan::Body;
use crate::plan::context::Context;
use crate::plan::page::{Head, finish};
use crate::plan::{Output, View, addresses};
use crate::site::Item;
use crate::time_span::TimeSpan;
use crate::view::{
    AzEntryView, FeeLabelView, LetterView, ServiceAzView, ServiceCardView, ServiceFieldView,
    ServiceListView,
};

/// A service in a list.
pub(in crate::plan) fn card(context: &Context<'_>, item: &Item<Service>) -> ServiceCardView {
    let service = &item.record;
    let (duration, duration_state) = duration_in_short(context.language, service);
    ServiceCardView {
        title: service.name.clone(),
        abbreviation: service.abbreviation.clone(),
        url: addresses::of_item(item),
        summary: service.summary.clone(),
        group: match service.group {
            Group::BusinessLicence => "business_licence",
            Group::OtherLicence => "other_licence",
            Group::NonLicence => "non_licence",
        }
        .to_string(),
        duration,
        duration_state: duration_state.to_string(),
        fee: fee_in_short(context, service),
        channels: service.channels.iter().map(|it| channel(*it).to_string()).collect(),
        applicants: service.applicants.iter().map(|it| applicant(*it).to_string()).collect(),
        aliases: service.aliases.clone(),
        unpublished: context.unpublished(service.is_draft, None),
    }
}

/// What holds for each kind of application: its own value, else that of the service.
pub(in crate::plan) fn effective<'s, T>(
    service: &'s Service,
    own: Option<&'s T>,
    of_variant: impl Fn(&'s Variant) -> Option<&'s T>,
) -> Vec<Option<&'s T>> {
    if service.variants.is_empty() {
        return vec![own];
    }
    service.variants.iter().map(|variant| of_variant(variant).or(own)).collect()
}

/// The length for all kinds of application, as one length or range if they can be told so, and what
/// is known of it.
pub(in crate::plan) fn duration_in_short(
    language: Language,
    service: &Service,
) -> (Option<String>, &'static str) {
    let all = effective(service, service.duration.as_ref(), |variant| variant.duration.as_ref());
    let known: Vec<&Duration> = all.iter().copied().flatten().collect();
    if known.is_empty() {
        return (None, "unknown");
    }
    if known.iter().all(|duration| duration.stages.is_empty()) {
        return (None, "by_rule");
    }
    let totals: Vec<_> = known.iter().map(|duration| duration_total(language, duration)).collect();
    if known.len() == all.len() && totals.iter().all(|total| total == &totals[0]) {
        return (totals[0].clone(), "known");
    }
    match duration_span(service) {
        Some(span) => (Some(span.text(language)), "known"),
        None => (None, "by_variant"),
    }
}

/// The length for all kinds of application, when all are counted in one unit.
pub(in crate::plan) fn duration_span(service: &Service) -> Option<TimeSpan> {
    let all = effective(service, service.duration.as_ref(), |variant| variant.duration.as_ref());
    let sums: Option<Vec<TimeSpan>> = all.into_iter().map(|duration| sum(duration?)).collect();
    widest(&sums?)
}

/// The sum of the stages, when all are counted in one unit.
fn sum(duration: &Duration) -> Option<TimeSpan> {
    let spans = duration.stages.iter().map(|stage| Some(stage.time));
    spans.reduce(|sum, next| {
        sum.zip(next).filter(|(a, b)| a.unit == b.unit).map(|(a, b)| a.plus(b))
    })?
}

/// The range that holds all spans, when all are counted in one unit.
fn widest(spans: &[TimeSpan]) -> Option<TimeSpan> {
    let unit = spans.first()?.unit;
    let low = spans.iter().map(|span| span.low).min()?;
    let high = spans.iter().map(|span| span.high.unwrap_or(span.low)).max()?;
    let is_one_unit = spans.iter().all(|span| span.unit == unit);
    is_one_unit.then_some(TimeSpan { low, high: Some(high).filter(|high| *high != low), unit })
}

/// The fee for all kinds of application, or that they differ.
fn fee_in_short(context: &Context<'_>, service: &Service) -> Option<FeeLabelView> {
    let all = effective(service, service.fee.as_ref(), |variant| variant.fee.as_ref());
    let labels: Vec<Option<FeeLabelView>> =
        all.into_iter().map(|fee| fee.map(|fee| fee_label(context, fee))).collect();
    let first = labels.first().cloned().flatten();
    if labels.iter().all(|label| *label == first) {
        return first;
    }
    Some(FeeLabelView { kind: "by_variant".to_string(), amount: None })
}

/// The services by field.
pub(in crate::plan) fn fields<'s>(
    context: &Context<'s>,
) -> BTreeMap<&'s str, Vec<&'s Item<Service>>> {
    let mut fields: BTreeMap<&str, Vec<&Item<Service>>> = BTreeMap::new();
    for item in &context.site.services {
        fields.entry(item.record.field.as_str()).or_default().push(item);
    }
    fields
}

/// The list of services.
pub(super) fn list(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let fields = fields(context).into_iter().map(|(title, items)| ServiceFieldView {
        id: field_anchor(title),
        title: title.to_string(),
        services: items.into_iter().map(|item| card(context, item)).collect(),
    });
    let view = ServiceListView { count: context.site.services.len(), fields: fields.collect() };
    let title = context.language.word(Word::Services).to_string();
    let description = context.described(&title);
    let head = Head::new(output, title, description);
    finish(context, head, View::ServiceList(view))
}

/// The services from A to Z.
pub(super) fn az(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let mut letters: BTreeMap<String, Vec<AzEntryView>> = BTreeMap::new();
    for item in &context.site.services {
        let service = &item.record;
        let url = addresses::of_item(item);
        let others = service.abbreviation.iter().chain(&service.aliases);
        let names = std::iter::once((&service.name, None))
            .chain(others.map(|name| (name, Some(service.name.clone()))));
        for (name, alias_of) in names {
            let entry = AzEntryView { name: name.clone(), url: url.clone(), alias_of };
            letters.entry(letter(name)).or_default().push(entry);
        }
    }
    let letters = letters.into_iter().map(|(letter, mut entries)| {
        entries.sort_by_cached_key(|entry| (entry.name.to_lowercase(), entry.url.clone()));
        let id = format!("huruf-{}", slugify(&letter));
        LetterView { letter, id, entries }
    });
    let view = ServiceAzView { letters: letters.collect() };
    let title = context.language.word(Word::ServicesAz).to_string();
    let description = context.described(&title);
    let head = Head {
        above: vec![context.fixed(Word::Services, addresses::SERVICES)],
        ..Head::new(output, title, description)
    };
    finish(context, head, View::ServiceAz(view))
}

fn letter(name: &str) -> String {
    let first = name.chars().find(|c| c.is_alphanumeric()).unwrap_or('0');
    if first.is_alphabetic() { first.to_uppercase().to_string() } else { "0–9".to_string() }
}
