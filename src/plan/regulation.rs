//! Regulations: the list of them, with the services that rest on each.

use serde_json::{Value, json};

use super::addresses;
use super::context::Context;
use super::data;
use super::page::{Head, finish};
use super::{Body, Entry, Making, Output, View};
use crate::content::regulation::{Regulation, Regulations, Status};
use crate::language::Word;
use crate::site::Item;
use crate::view::{LinkView, RegulationGroupView, RegulationListView, RegulationView};

/// The list and its tables.
pub(super) fn pages(context: &Context<'_>) -> Vec<Output> {
    let Some(item) = &context.site.regulations else { return Vec::new() };
    let page = Output::page("regulation_list", addresses::REGULATIONS, list, 0);
    let mut outputs = vec![page.of_entry(Entry::Regulations, item, None)];
    for (ending, make) in [("csv", csv as _), ("json", json as _)] {
        let output = Output::file(addresses::regulations_table(ending), Making::Later(make, 0));
        outputs.push(output.of_entry(Entry::Regulations, item, None));
    }
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
    let file =
        |ending: &str, text: String| context.made_file(addresses::regulations_table(ending), &text);
    let view = RegulationListView {
        count: item.record.items.len(),
        groups,
        csv: file("csv", csv_text(context)),
        json: file("json", json_text(context)),
    };
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

fn csv(context: &Context<'_>, _: &Output, _: usize) -> Body {
    Body::Text(csv_text(context))
}

fn json(context: &Context<'_>, _: &Output, _: usize) -> Body {
    Body::Text(json_text(context))
}

/// The services that rest on a regulation, by their names in addresses.
fn slugs<'s>(context: &Context<'s>, regulation: &Regulation) -> Vec<&'s str> {
    context.resting_on(&regulation.id).iter().map(|item| item.slug.as_str()).collect()
}

fn csv_text(context: &Context<'_>) -> String {
    let heads = ["id", "jenis", "nomor", "tahun", "tentang", "status", "oleh", "tautan", "layanan"];
    let item = record(context);
    let rows = item.record.items.iter().map(|regulation| {
        vec![
            regulation.id.clone(),
            regulation.kind.clone(),
            regulation.number.clone(),
            regulation.year.to_string(),
            regulation.title.clone(),
            regulation.status.name().to_string(),
            regulation.by.clone().unwrap_or_default(),
            context.full_link(regulation.link.as_ref(), &item.path).unwrap_or_default(),
            slugs(context, regulation).join(", "),
        ]
    });
    data::csv(&heads, rows)
}

fn json_text(context: &Context<'_>) -> String {
    let item = record(context);
    let regulations = item.record.items.iter().map(|regulation| {
        json!({
            "id": regulation.id,
            "jenis": regulation.kind,
            "nomor": regulation.number,
            "tahun": regulation.year,
            "tentang": regulation.title,
            "status": regulation.status.name(),
            "oleh": regulation.by,
            "tautan": context.full_link(regulation.link.as_ref(), &item.path),
            "layanan": slugs(context, regulation),
        })
    });
    let regulations: Vec<Value> = regulations.collect();
    data::json_text(&json!({ "regulasi": regulations, "contoh": context.site.office.is_example }))
}
