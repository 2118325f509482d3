//! The list of public information, with its tables.

mod tables;

use super::addresses;
use super::context::Context;
use super::page::{Head, finish};
use super::{Body, Entry, Output, View};
use crate::content::public_information::{Category, Information, Medium, PATH};
use crate::language::Word;
use crate::view::{InformationCategoryView, InformationListView, InformationView, LinkView};

pub(super) use tables::datasets;

/// The list and its tables; the page is there also where only the officer has a record, whose page
/// stands in the same folder.
pub(super) fn pages(context: &Context<'_>) -> Vec<Output> {
    let site = context.site;
    if !site.has_public_information() {
        return Vec::new();
    }
    let page = Output::page("information_list", addresses::PUBLIC_INFORMATION, list, 0);
    let Some(item) = &site.public_information else { return vec![page] };
    let mut outputs = vec![page.of_entry(Entry::PublicInformation, item, None)];
    let files = tables::document(context).into_iter().flat_map(|document| document.outputs());
    outputs.extend(files.map(|file| file.of_entry(Entry::PublicInformation, item, None)));
    outputs
}

/// What there is, in the order of the table; nothing when there is no list.
fn items<'s>(context: &Context<'s>) -> &'s [Information] {
    context.site.public_information.as_ref().map_or(&[], |item| &item.record.items)
}

fn list(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let files = tables::document(context).map(|document| document.table(context));
    let (csv, json) = files.map(|[csv, json]| (csv, json)).unzip();
    let categories = Category::ALL.into_iter().map(|(_, category)| {
        let items = items(context).iter().filter(|item| item.category == category);
        InformationCategoryView {
            id: category.anchor(),
            code: category_code(category).to_string(),
            items: items.map(|item| information(context, item)).collect(),
        }
    });
    let view = InformationListView {
        count: items(context).len(),
        categories: categories.filter(|category| !category.items.is_empty()).collect(),
        ppid: context.site.ppid.as_ref().map(|item| LinkView {
            title: item.record.name.clone(),
            url: addresses::PPID.to_string(),
            is_external: false,
        }),
        csv,
        json,
    };
    let title = context.language.word(Word::PublicInformation).to_string();
    let description = context.described(&title);
    finish(context, Head::new(output, title, description), View::InformationList(view))
}

fn information(context: &Context<'_>, item: &Information) -> InformationView {
    let (link, file) = context.leads_to(item.link.as_ref(), PATH, &item.summary);
    InformationView {
        id: item.id.clone(),
        summary: item.summary.clone(),
        kind: item.kind.clone(),
        link,
        file,
        holder: item.holder.clone(),
        maker: item.maker.clone(),
        made: item.made.clone(),
        media: item.media.iter().map(|medium| medium_code(*medium).to_string()).collect(),
        retention: item.retention.clone(),
        ground: item.ground.clone(),
        test_number: item.test_number.clone(),
        test_date: item.test_date.map(|date| context.date(date)),
    }
}

fn category_code(category: Category) -> &'static str {
    match category {
        Category::Periodic => "periodic",
        Category::Immediate => "immediate",
        Category::Anytime => "anytime",
        Category::Excluded => "excluded",
    }
}

fn medium_code(medium: Medium) -> &'static str {
    match medium {
        Medium::Printed => "printed",
        Medium::Recorded => "recorded",
        Medium::Online => "online",
    }
}
