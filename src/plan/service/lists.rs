//! Services in lists: by field, and from A to Z under all their names.

use std::collections::BTreeMap;

use super::{applicant, channel, duration_total, fee_label};
use crate::content::service::{Group, Service, Variant};
use crate::language::Word;
use crate::markdown::slugify;
use crate::plan::context::{Context, Head};
use crate::plan::{Output, View, addresses};
use crate::site::Item;
use crate::view::{
    AzEntryView, LetterView, ServiceAzView, ServiceCardView, ServiceFieldView, ServiceListView,
};

/// A service in a list.
pub(in crate::plan) fn card(context: &Context<'_>, item: &Item<Service>) -> ServiceCardView {
    let service = &item.record;
    let duration = service.duration.as_ref().or_else(|| only(service, |v| v.duration.as_ref()));
    let fee = service.fee.as_ref().or_else(|| only(service, |v| v.fee.as_ref()));
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
        duration: duration.and_then(|duration| duration_total(context, duration)),
        fee: fee.map(|fee| fee_label(context, fee)),
        channels: service.channels.iter().map(|it| channel(*it).to_string()).collect(),
        applicants: service.applicants.iter().map(|it| applicant(*it).to_string()).collect(),
        aliases: service.aliases.clone(),
    }
}

/// What a service without a value of its own has in its first variant.
fn only<'s, T>(service: &'s Service, of: impl Fn(&'s Variant) -> Option<T>) -> Option<T> {
    service.variants.first().and_then(of)
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
pub(super) fn list(context: &Context<'_>) -> Output {
    let fields = fields(context).into_iter().map(|(title, items)| ServiceFieldView {
        id: slugify(title),
        title: title.to_string(),
        services: items.into_iter().map(|item| card(context, item)).collect(),
    });
    let view = ServiceListView { count: context.site.services.len(), fields: fields.collect() };
    let title = context.language.word(Word::Services).to_string();
    let description = context.described(&title);
    let head = Head::new("service_list", addresses::SERVICES, title, description);
    context.page(head, View::ServiceList(view))
}

/// The services from A to Z.
pub(super) fn az(context: &Context<'_>) -> Output {
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
        ..Head::new("service_az", addresses::SERVICES_AZ, title, description)
    };
    context.page(head, View::ServiceAz(view))
}

fn letter(name: &str) -> String {
    let first = name.chars().find(|c| c.is_alphanumeric()).unwrap_or('0');
    if first.is_alphabetic() { first.to_uppercase().to_string() } else { "0–9".to_string() }
}
