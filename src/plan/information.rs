//! The list of public information, with its tables.

use serde_json::{Value, json};

use super::addresses;
use super::context::Context;
use super::data;
use super::page::{Head, finish};
use super::{Body, Entry, Making, Output, View};
use crate::content::public_information::{Category, Information, Medium, PATH};
use crate::language::Word;
use crate::view::{InformationCategoryView, InformationListView, InformationView, LinkView};

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
    for (ending, make) in [("csv", csv as _), ("json", json as _)] {
        let output = Output::file(addresses::information_table(ending), Making::Later(make, 0));
        outputs.push(output.of_entry(Entry::PublicInformation, item, None));
    }
    outputs
}

/// What there is, in the order of the table; nothing when there is no list.
fn items<'s>(context: &Context<'s>) -> &'s [Information] {
    context.site.public_information.as_ref().map_or(&[], |item| &item.record.items)
}

fn list(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let has_list = context.site.public_information.is_some();
    let file = |ending: &str, text: String| {
        has_list.then(|| context.made_file(addresses::information_table(ending), &text))
    };
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
        csv: file("csv", csv_text(context)),
        json: file("json", json_text(context)),
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

fn media(item: &Information) -> Vec<&'static str> {
    item.media.iter().map(|medium| medium.name()).collect()
}

fn csv(context: &Context<'_>, _: &Output, _: usize) -> Body {
    Body::Text(csv_text(context))
}

fn json(context: &Context<'_>, _: &Output, _: usize) -> Body {
    Body::Text(json_text(context))
}

fn csv_text(context: &Context<'_>) -> String {
    let heads = [
        "id",
        "kategori",
        "jenis",
        "ringkasan",
        "pejabat",
        "penanggung_jawab",
        "pembuatan",
        "bentuk",
        "penyimpanan",
        "tautan",
        "dasar_hukum",
        "uji_konsekuensi",
        "tanggal_uji",
    ];
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let rows = items(context).iter().map(|item| {
        vec![
            item.id.clone(),
            item.category.name().to_string(),
            text(&item.kind),
            item.summary.clone(),
            text(&item.holder),
            text(&item.maker),
            text(&item.made),
            media(item).join(", "),
            text(&item.retention),
            context.full_link(item.link.as_ref(), PATH).unwrap_or_default(),
            text(&item.ground),
            text(&item.test_number),
            item.test_date.map(|date| date.to_string()).unwrap_or_default(),
        ]
    });
    data::csv(&heads, rows)
}

fn json_text(context: &Context<'_>) -> String {
    let items = items(context).iter().map(|item| {
        json!({
            "id": item.id,
            "kategori": item.category.name(),
            "jenis": item.kind,
            "ringkasan": item.summary,
            "pejabat": item.holder,
            "penanggung_jawab": item.maker,
            "pembuatan": item.made,
            "bentuk": media(item),
            "penyimpanan": item.retention,
            "tautan": context.full_link(item.link.as_ref(), PATH),
            "dasar_hukum": item.ground,
            "uji_konsekuensi": item.test_number,
            "tanggal_uji": item.test_date.map(|date| date.to_string()),
        })
    });
    let items: Vec<Value> = items.collect();
    data::json_text(&json!({ "informasi": items, "contoh": context.site.office.is_example }))
}
