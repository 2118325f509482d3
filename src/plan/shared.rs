//! What all pages share: the office, the menu, alerts, hours in short.

use super::addresses;
use super::context::Context;
use super::dashboard;
use super::hosting;
use super::hours;
use crate::content::situs::{Address, Contact};
use crate::view::{AddressView, AlertView, ContactView, LinkView, SiteView, UrlsView};

/// The part of every page's context that is the same.
pub(super) fn site_view(context: &Context<'_>) -> SiteView {
    let site = context.site;
    let office = &site.office;
    SiteView {
        name: office.name.clone(),
        full_name: office.full_name.clone().unwrap_or_else(|| office.name.clone()),
        government: office.government.clone(),
        description: office.description.clone(),
        base_url: office.base_url.clone(),
        policy: hosting::POLICY.to_string(),
        language: context.language.code().to_string(),
        is_example: office.is_example,
        zone: office.zone.name().to_string(),
        logo: office.logo.as_ref().and_then(|logo| context.image(&logo.value, &office.name)),
        menu: context.menu.clone(),
        more_links: more_links(context),
        address: office.address.as_ref().map(|address| address_view(context, address)),
        contact: contact_view(&office.contact),
        complaint_url: office.complaint_url.clone(),
        alerts: alerts(context),
        hours: hours::summary(context),
        build_date: context.date(site.date),
        options: office
            .theme
            .options
            .iter()
            .map(|(name, value)| (name.value.clone(), value.value.clone()))
            .collect(),
        urls: urls(context),
    }
}

fn more_links(context: &Context<'_>) -> Vec<LinkView> {
    let menu = &context.menu;
    let pages = context.site.pages.iter().filter(|item| !item.slug.contains('/'));
    pages
        .map(|item| LinkView {
            title: item.record.title.clone(),
            url: addresses::of_item(item),
            is_external: false,
        })
        .filter(|link| !menu.iter().any(|item| item.url == link.url))
        .collect()
}

fn urls(context: &Context<'_>) -> UrlsView {
    let site = context.site;
    let when = |has_content: bool, url: &str| has_content.then(|| url.to_string());
    UrlsView {
        home: addresses::HOME.to_string(),
        services: when(!site.services.is_empty(), addresses::SERVICES),
        services_az: when(!site.services.is_empty(), addresses::SERVICES_AZ),
        contact: addresses::CONTACT.to_string(),
        news: when(!site.news.is_empty(), addresses::NEWS),
        news_feed: when(!site.news.is_empty(), addresses::NEWS_FEED),
        announcements: when(!site.announcements.is_empty(), addresses::ANNOUNCEMENTS),
        indicators: when(site.has_figures(), addresses::INDICATORS),
        surveys: when(!site.surveys.is_empty(), addresses::SURVEYS),
        dashboard: when(dashboard::is_there(context), addresses::DASHBOARD),
        assessments: when(!site.assessments.is_empty(), addresses::ASSESSMENTS),
        complaints: when(site.complaints.is_some(), addresses::COMPLAINTS),
        public_information: when(site.has_public_information(), addresses::PUBLIC_INFORMATION),
        documents: when(!site.documents.is_empty(), addresses::DOCUMENTS),
        regulations: when(site.regulations.is_some(), addresses::REGULATIONS),
        calendar: when(hours::has_calendar(context), addresses::CALENDAR),
        data: addresses::DATA.to_string(),
        search: addresses::SEARCH.to_string(),
        search_index: addresses::SEARCH_INDEX.to_string(),
    }
}

fn address_view(context: &Context<'_>, address: &Address) -> AddressView {
    let area = [&address.village, &address.district];
    let area: Vec<_> = area.into_iter().flatten().cloned().collect();
    let mut city = vec![address.city.clone(), address.province.clone()];
    if let Some(code) = &address.postal_code {
        city.push(code.clone());
    }
    let lines = [address.street.clone(), area.join(", "), city.join(", ")];
    // The address stands on the contact page and in the footer; its links start from the root of
    // the site, where the contact page is.
    let access = address.access.as_ref();
    AddressView {
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        map_url: address.map.as_ref().map(|url| url.0.clone()),
        access: access.map(|text| context.html(&text.0, "situs.yaml", addresses::CONTACT)),
    }
}

pub(super) fn contact_view(contact: &Contact) -> ContactView {
    let social = contact.social.iter().map(|account| LinkView {
        title: account.name.clone(),
        url: account.url.0.clone(),
        is_external: true,
    });
    ContactView {
        phone: contact.phone.as_ref().map(|phone| phone.0.clone()),
        phone_url: contact.phone.as_ref().map(|phone| phone_url(&phone.0)),
        whatsapp: contact.whatsapp.as_ref().map(|phone| phone.0.clone()),
        whatsapp_url: contact.whatsapp.as_ref().map(|phone| whatsapp_url(&phone.0)),
        email: contact.email.as_ref().map(|email| email.0.clone()),
        social: social.collect(),
    }
}

/// What calls a number.
pub(super) fn phone_url(phone: &str) -> String {
    format!("tel:{}", digits(phone))
}

/// What opens a chat with a number: in the form for other countries.
pub(super) fn whatsapp_url(phone: &str) -> String {
    let digits = digits(phone);
    let digits = digits.trim_start_matches('+');
    let (country, rest) = digits.strip_prefix('0').map_or(("", digits), |rest| ("62", rest));
    format!("https://wa.me/{country}{rest}")
}

fn digits(phone: &str) -> String {
    phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

fn alerts(context: &Context<'_>) -> Vec<AlertView> {
    let date = context.site.date;
    let alerts = context.site.office.alerts.iter();
    alerts
        .filter(|alert| alert.from <= date && date <= alert.until)
        .map(|alert| AlertView {
            title: alert.title.clone(),
            body: alert.body.as_ref().map(|text| context.html_anywhere(&text.0, "situs.yaml")),
            level: if alert.is_important { "important" } else { "info" }.to_string(),
            from: context.date(alert.from),
            until: context.date(alert.until),
        })
        .collect()
}
