//! The pages of which there is one, and the free pages.

use super::addresses;
use super::context::{Context, shorten};
use super::page::{Head, finish};
use super::{Body, Entry, Output, View, hours, indicator, json_ld, post, service};
use crate::content::page::Page;
use crate::content::service::Service;
use crate::content::service::field_anchor;
use crate::language::Word;
use crate::site::Item;
use crate::view::{FreePageView, HomeView, LinkView, NotFoundView, SearchView};

/// How many services, indicators, news and announcements the home page shows.
const SERVICES_MAX: usize = 6;
const INDICATORS_MAX: usize = 4;
const POSTS_MAX: usize = 3;
/// A list of contents helps from this many headings on.
const CONTENTS_MIN: usize = 3;

/// The home page, hours and contact, search, free pages, and the page for lost visitors.
pub(super) fn pages(context: &Context<'_>) -> Vec<Output> {
    let mut pages = vec![
        Output::page("home", addresses::HOME, home, 0).of("situs.yaml", None),
        Output::page("contact", addresses::CONTACT, hours::contact_page, 0).of("jam.yaml", None),
        Output::page("search", addresses::SEARCH, search, 0),
        Output::page("not_found", addresses::NOT_FOUND, not_found, 0),
    ];
    pages.extend(context.site.pages.iter().enumerate().map(|(number, item)| {
        let output = Output::page("page", addresses::of_item(item), free_page, number);
        output.of_entry(Entry::Page(number), item, item.record.care.updated)
    }));
    pages
}

fn home(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let site = context.site;
    let office = &site.office;
    let indicators = office
        .featured_indicators
        .iter()
        .filter_map(|slug| site.indicators.iter().find(|item| item.slug == slug.value.0));
    let current = site.announcements.iter().filter(|item| !site.is_expired(&item.record));
    let view = HomeView {
        pledge: office
            .pledge
            .as_ref()
            .map(|text| context.html(&text.0, "situs.yaml", addresses::HOME)),
        services: main_services(context).map(|item| service::card(context, item)).collect(),
        service_count: site.services.len(),
        fields: fields(context),
        indicators: indicators
            .take(INDICATORS_MAX)
            .map(|item| indicator::card(context, item))
            .collect(),
        news: site.news.iter().take(POSTS_MAX).map(|item| post::card(context, item)).collect(),
        announcements: current.take(POSTS_MAX).map(|item| post::card(context, item)).collect(),
    };
    let head = Head {
        json_ld: vec![json_ld::website(context), json_ld::office(context)],
        ..Head::new(output, office.name.clone(), office.description.clone())
    };
    finish(context, head, View::Home(view))
}

/// The services asked for most; where the office names none, the first ones.
fn main_services<'s>(context: &Context<'s>) -> impl Iterator<Item = &'s Item<Service>> {
    let site = context.site;
    let featured =
        site.office.featured_services.iter().filter_map(|slug| context.service(&slug.value.0));
    let mut services: Vec<_> = featured.collect();
    if services.is_empty() {
        services = site.services.iter().collect();
    }
    services.into_iter().take(SERVICES_MAX)
}

/// The fields of services with their anchors on the list.
fn fields(context: &Context<'_>) -> Vec<LinkView> {
    let link = |field: &str| LinkView {
        title: field.to_string(),
        url: format!("{}#{}", addresses::SERVICES, field_anchor(field)),
        is_external: false,
    };
    service::fields(context).into_keys().map(link).collect()
}

fn search(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let title = context.language.word(Word::Search).to_string();
    let description = context.described(&title);
    let link = |item: &Item<Service>| LinkView {
        title: item.record.name.clone(),
        url: addresses::of_item(item),
        is_external: false,
    };
    let view = SearchView {
        services: main_services(context).map(link).collect(),
        fields: fields(context),
    };
    let head = Head::new(output, title, description);
    finish(context, head, View::Search(view))
}

fn not_found(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let title = context.language.word(Word::NotFound).to_string();
    let description = context.described(&title);
    let head = Head::new(output, title, description);
    finish(context, head, View::NotFound(NotFoundView {}))
}

fn free_page(context: &Context<'_>, output: &Output, number: usize) -> Body {
    let item = &context.site.pages[number];
    let page = &item.record;
    let headings: Vec<_> = page.body.headings.iter().filter(|heading| heading.level == 2).collect();
    let contents = headings.iter().map(|heading| LinkView {
        title: heading.text.clone(),
        url: format!("#{}", heading.id),
        is_external: false,
    });
    let view = FreePageView {
        summary: page.summary.clone(),
        aliases: page.aliases.clone(),
        body: context.html(&page.body, &item.path, &output.url),
        contents: if headings.len() >= CONTENTS_MIN { contents.collect() } else { Vec::new() },
        attachments: context.files(&page.attachments),
    };
    let description = page.summary.clone().unwrap_or_else(|| shorten(&page.body.plain()));
    let head = Head {
        language: page.language,
        care: Some(&page.care),
        unpublished: context.unpublished(page.is_draft, None),
        above: parents(context, item),
        ..Head::new(output, page.title.clone(), description)
    };
    finish(context, head, View::FreePage(view))
}

/// The pages above a page in a folder: `halaman/profil.md` is above `halaman/profil/sejarah.md`.
fn parents(context: &Context<'_>, item: &Item<Page>) -> Vec<LinkView> {
    let slashes = item.slug.match_indices('/').map(|(at, _)| &item.slug[..at]);
    slashes
        .filter_map(|slug| context.site.pages.iter().find(|page| page.slug == slug))
        .map(|page| LinkView {
            title: page.record.title.clone(),
            url: addresses::of_item(page),
            is_external: false,
        })
        .collect()
}
