//! The page on complaints, the form to print, and their figures as data.

mod figures;

use super::addresses;
use super::context::Context;
use super::headline::Headline;
use super::json_ld;
use super::page::{Head, finish};
use super::service::Viewer;
use super::shared::{phone_url, whatsapp_url};
use super::{Body, Entry, Output, View};
use crate::content::complaints::{ChannelKind, ComplaintChannel, Complaints};
use crate::language::Word;
use crate::rules::complaints::{LAPOR_SMS, LAPOR_STAGES};
use crate::site::Item;
use crate::time_span::TimeUnit;
use crate::view::{ComplaintChannelView, ComplaintStepView, ComplaintsView, Html, LaporStageView};

pub(super) use figures::datasets;

/// The pages and tables on complaints.
pub(super) fn pages(context: &Context<'_>) -> Vec<Output> {
    let Some(item) = &context.site.complaints else { return Vec::new() };
    let published = item.record.statistics.as_ref().map(|statistics| statistics.published);
    let updated = published.max(item.record.care.updated);
    let of = |output: Output, date| output.of_entry(Entry::Complaints, item, date);
    let mut outputs = vec![
        of(Output::page("complaints", addresses::COMPLAINTS, page, 0), updated),
        of(Output::page("complaint_form", addresses::COMPLAINT_FORM, form, 0), None),
    ];
    if let Some((document, _)) = figures::document(context) {
        outputs.extend(document.outputs().into_iter().map(|output| of(output, None)));
    }
    outputs
}

/// The share of complaints that is resolved.
pub(super) fn headline(context: &Context<'_>) -> Option<Headline> {
    let statistics = context.site.complaints.as_ref()?.record.statistics.as_ref()?;
    figures::headline(context, statistics)
}

fn item<'s>(context: &Context<'s>) -> &'s Item<Complaints> {
    context.site.complaints.as_ref().expect("the page is planned where there is a record")
}

fn page(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let record = &item(context).record;
    let view = view(context, output);
    let title = context.language.word(Word::Complaints).to_string();
    let figures = view.statistics.as_ref().zip(record.statistics.as_ref());
    let head = Head {
        json_ld: figures
            .map(|(view, statistics)| json_ld::complaints(context, statistics, view, &output.url))
            .into_iter()
            .collect(),
        care: Some(&record.care),
        ..Head::new(output, title.clone(), context.described(&title))
    };
    finish(context, head, View::Complaints(view))
}

fn form(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let title = context.language.word(Word::ComplaintForm).to_string();
    let description = context.described(&title);
    let head = Head {
        above: vec![context.fixed(Word::Complaints, addresses::COMPLAINTS)],
        ..Head::new(output, title, description)
    };
    finish(context, head, View::Complaints(view(context, output)))
}

fn view(context: &Context<'_>, output: &Output) -> ComplaintsView {
    let item = item(context);
    let record = &item.record;
    let viewer = Viewer { context, path: &item.path, url: &output.url };
    let block = |text: &Option<_>| text.as_ref().map(|text| viewer.block(text));
    let channels = |is_for: fn(&ComplaintChannel) -> bool| {
        let channels = record.channels.iter().filter(move |channel| is_for(channel));
        channels.map(|channel| channel_view(&viewer, channel)).collect()
    };
    ComplaintsView {
        introduction: block(&record.introduction),
        service_channels: channels(ComplaintChannel::is_for_service),
        integrity_channels: channels(ComplaintChannel::is_for_integrity),
        confidentiality: block(&record.confidentiality),
        to_prepare: record.to_prepare.iter().map(|text| viewer.inline(text)).collect(),
        steps: record
            .steps
            .iter()
            .map(|step| ComplaintStepView {
                action: step.action.clone(),
                within: step.within.map(|within| within.text(context.language)),
            })
            .collect(),
        lapor_stages: lapor_stages(context),
        compensation: block(&record.compensation),
        appeal: block(&record.appeal),
        legal_basis: viewer.legal_basis(&record.legal_basis),
        statistics: record
            .statistics
            .as_ref()
            .and_then(|statistics| figures::view(context, statistics, &viewer)),
        form_url: addresses::COMPLAINT_FORM.to_string(),
    }
}

fn lapor_stages(context: &Context<'_>) -> Vec<LaporStageView> {
    let days = |count: u32| {
        let unit = TimeUnit::Day.name(context.language, count);
        format!("{} {unit}", context.language.integer(count.into()))
    };
    LAPOR_STAGES
        .iter()
        .map(|stage| LaporStageView { key: stage.key.to_string(), within: days(stage.days) })
        .collect()
}

fn channel_view(viewer: &Viewer<'_, '_>, channel: &ComplaintChannel) -> ComplaintChannelView {
    let phone = channel.phone.as_ref().map(|phone| phone.0.as_str());
    let is_whatsapp = channel.kind == ChannelKind::Whatsapp;
    let note: Option<Html> = channel.note.as_ref().map(|text| viewer.inline(text));
    ComplaintChannelView {
        kind: channel_code(channel.kind).to_string(),
        name: channel.name.clone(),
        url: channel.url.as_ref().map(|url| url.0.clone()),
        sms: (channel.kind == ChannelKind::Lapor).then(|| LAPOR_SMS.to_string()),
        phone: phone.map(str::to_string),
        phone_url: phone.map(if is_whatsapp { whatsapp_url } else { phone_url }),
        email: channel.email.as_ref().map(|email| email.0.clone()),
        place: channel.place.as_ref().and_then(|place| viewer.place(place)),
        hours: channel.hours.clone(),
        promise: channel.promise.map(|promise| promise.text(viewer.context.language)),
        is_linked: channel.is_linked,
        note,
    }
}

fn channel_code(kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::Lapor => "lapor",
        ChannelKind::App => "app",
        ChannelKind::Whatsapp => "whatsapp",
        ChannelKind::Phone => "phone",
        ChannelKind::Email => "email",
        ChannelKind::SocialMedia => "social_media",
        ChannelKind::InPerson => "in_person",
        ChannelKind::Box => "box",
        ChannelKind::Letter => "letter",
        ChannelKind::Whistleblowing => "whistleblowing",
        ChannelKind::Gifts => "gifts",
    }
}
