//! The officer for public information: how to ask, how long it may take, how many have asked.

mod tables;

use std::cmp::Reverse;

use rust_decimal::{Decimal, RoundingStrategy};

use super::addresses;
use super::context::Context;
use super::indicator::source_view;
use super::page::{Head, finish};
use super::shared::contact_view;
use super::{Body, Entry, Output, View};
use crate::content::ppid::{Ppid, Requests};
use crate::content::situs::Contact;
use crate::content::values::{Block, Inline};
use crate::language::Word;
use crate::rules::information;
use crate::site::Item;
use crate::view::{InformationDeadlinesView, InformationRequestsView, OutcomeView, PpidView};

pub(super) use tables::datasets;

/// Decimals of a share in percent.
const SHARE_DIGITS: u32 = 1;

/// The page of the officer, and the requests as tables.
pub(super) fn pages(context: &Context<'_>) -> Vec<Output> {
    let Some(item) = &context.site.ppid else { return Vec::new() };
    let page = Output::page("ppid", addresses::PPID, page, 0);
    let mut outputs = vec![page.of_entry(Entry::Ppid, item, item.record.care.updated)];
    let files = tables::document(context).into_iter().flat_map(|document| document.outputs());
    outputs.extend(files.map(|file| file.of_entry(Entry::Ppid, item, None)));
    outputs
}

fn record<'s>(context: &Context<'s>) -> &'s Item<Ppid> {
    context.site.ppid.as_ref().expect("its outputs are planned where there is one")
}

fn page(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let item = record(context);
    let ppid = &item.record;
    let files = tables::document(context).map(|document| document.table(context));
    let (csv, json) = files.map(|[csv, json]| (csv, json)).unzip();
    let line = |Inline(text): &Inline| context.html(text, &item.path, &output.url);
    let block = |Block(text): &Block| context.html(text, &item.path, &output.url);
    let (phone, email) = (ppid.phone.clone(), ppid.email.clone());
    let view = PpidView {
        officer: ppid.officer.clone(),
        superior: ppid.superior.clone(),
        basis: ppid.basis.as_ref().map(line),
        description: ppid.description.as_ref().map(block),
        pledge: ppid.pledge.as_ref().map(block),
        place: ppid.place.as_ref().map(line),
        contact: contact_view(&Contact { phone, email, ..Contact::default() }),
        url: ppid.url.as_ref().map(|url| url.0.clone()),
        steps: ppid.steps.iter().map(line).collect(),
        fee: ppid.fee.as_ref().map(block),
        objection_steps: ppid.objection_steps.iter().map(line).collect(),
        forms: context.files(&ppid.forms),
        deadlines: deadlines(context),
        requests: newest_first(ppid).into_iter().map(|it| requests(context, it)).collect(),
        csv,
        json,
        list: context.fixed(Word::PublicInformation, addresses::PUBLIC_INFORMATION),
    };
    let description = ppid.description.as_ref().map(|Block(text)| text.plain());
    let description = description.unwrap_or_else(|| context.described(&ppid.name));
    let head = Head {
        care: Some(&ppid.care),
        unpublished: context.unpublished(ppid.is_draft, None),
        above: vec![view.list.clone()],
        ..Head::new(output, ppid.name.clone(), description)
    };
    finish(context, head, View::Ppid(view))
}

/// How long the office may take, by the rule of the day of the build.
fn deadlines(context: &Context<'_>) -> Option<InformationDeadlinesView> {
    let rule = information::on(context.site.date)?;
    let days = |days: u8| context.language.integer(days.into());
    Some(InformationDeadlinesView {
        answer: days(rule.rule.answer_days),
        extension: days(rule.rule.extension_days),
        objection: days(rule.rule.objection_days),
        objection_answer: days(rule.rule.objection_answer_days),
        regulation: rule.regulation.name(),
    })
}

fn newest_first(ppid: &Ppid) -> Vec<&Requests> {
    let mut requests: Vec<_> = ppid.requests.iter().collect();
    requests.sort_by_key(|requests| Reverse(requests.period.value));
    requests
}

fn requests(context: &Context<'_>, requests: &Requests) -> InformationRequestsView {
    let language = context.language;
    let received = requests.received.value.0;
    let outcomes = requests.outcomes().into_iter().filter_map(|(key, count)| {
        Some(OutcomeView {
            code: code(key).to_string(),
            count: language.integer(count.into()),
            share: language.decimal(share(count, received)?, SHARE_DIGITS),
        })
    });
    InformationRequestsView {
        period: requests.period.value.label(language),
        received: (received > 0).then(|| language.integer(received.into())),
        outcomes: outcomes.collect(),
        reason: requests.reason.clone(),
        median_days: median(requests).map(|days| language.decimal_exact(days)),
        published: context.date(requests.published),
        sources: requests.sources.iter().map(|source| source_view(context, source)).collect(),
    }
}

/// The share of those received in percent; there is none where nothing was received.
fn share(count: u32, received: u32) -> Option<Decimal> {
    let share = (Decimal::from(count) * Decimal::ONE_HUNDRED).checked_div(received.into())?;
    Some(share.round_dp_with_strategy(SHARE_DIGITS, RoundingStrategy::MidpointAwayFromZero))
}

/// The middle of the days to the answers; there is none where nothing was received.
fn median(requests: &Requests) -> Option<Decimal> {
    requests.median_days.filter(|_| requests.received.value.0 > 0)
}

/// The name of an outcome in the theme.
fn code(key: &str) -> &'static str {
    match key {
        "dikabulkan" => "granted",
        "dikabulkan_sebagian" => "granted_in_part",
        "ditolak" => "refused",
        _ => "in_process",
    }
}
