//! Regulations: the list of them, with the services that rest on each.

mod tables;

use super::addresses;
use super::context::Context;
use super::page::{Head, finish};
use super::{Body, Entry, Output, View};
use crate::content::regulation::{Regulation, Regulations, Status};
use crate::language::Word;
use crate::site::Item;
use crate::view::{LinkView, RegulationGroupView, RegulationListView, RegulationView};

pub(super) use tables::datasets;

/// The list and its tables.
pub(super) fn pages(context: &Context<'_>) -> Vec<Output> {
    let Some(item) = &context.site.regulations else { return Vec::new() };
    let page = Output::page("regulation_list", addresses::REGULATIONS, list, 0);
    let mut outputs = vec![page.of_entry(Entry::Regulations, item, None)];
    let files = tables::document().outputs().into_iter();
    outputs.extend(files.map(|file| file.of_entry(Entry::Regulations, item, None)));
    outputs
}

fn record<'s>(context: &Context<'s>) -> &'s Item<Regulations> {
    context.site.regulations.as_ref().expect("its outputs are planned where there is one")
}

fn list(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let item = record(context);
    let mut groups: Vec<RegulationGroupView> = Vec::new();
    for regulation in &item.record.items {
        let view = view(context, item, regulation);
        let id = regulation.kind_anchor();
        match groups.iter_mut().find(|group| group.id == id) {
            Some(group) => group.regulations.push(view),
            None => groups.push(RegulationGroupView {
                id,
                title: regulation.kind.clone(),
                regulations: vec![view],
            }),
        }
    }
    let [csv, json] = tables::document().table(context);
    let view = RegulationListView { count: item.record.items.len(), groups, csv, json };
    let title = context.language.word(Word::Regulations).to_string();
    let description = context.described(&title);
    finish(context, Head::new(output, title, description), View::RegulationList(view))
}

fn view(
    context: &Context<'_>,
    item: &Item<Regulations>,
    regulation: &Regulation,
) -> RegulationView {
    let name = regulation.name();
    let (link, file) = context.leads_to(regulation.link.as_ref(), &item.path, &name);
    let by = regulation.by.as_deref().unwrap_or_default();
    let services = context.resting_on(&regulation.id).iter().map(|service| LinkView {
        title: service.record.name.clone(),
        url: addresses::of_item(service),
        is_external: false,
    });
    RegulationView {
        id: regulation.id.clone(),
        name,
        title: regulation.title.clone(),
        status: match regulation.status {
            Status::InForce => "in_force",
            Status::Amended => "amended",
            Status::Revoked => "revoked",
        }
        .to_string(),
        by: regulation.by.clone(),
        by_id: item.record.cited(by).first().map(|(_, found)| found.id.clone()),
        link,
        file,
        services: services.collect(),
    }
}
