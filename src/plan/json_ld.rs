//! Facts for search engines, in the vocabulary of schema.org.

mod dataset;

use serde_json::{Map, Value, json};

use super::context::{Context, shorten};
use crate::content::post::Post;
use crate::content::service::Service;
use crate::hours::{DayHours, WEEKDAYS, Week, offset};
use crate::view::{Html, LinkView, PostView, ServiceView};

pub(super) use dataset::{assessment, complaints, data_catalogue, indicator, survey};

/// A block for `<script type="application/ld+json">`, in which nothing can end the script.
pub(super) fn script(value: &Value) -> Html {
    let text = value.to_string();
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            _ => safe.push(character),
        }
    }
    Html(safe)
}

/// The site itself.
pub(super) fn website(context: &Context<'_>) -> Value {
    let office = &context.site.office;
    json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": office.name,
        "url": office.base_url,
        "description": office.description,
        "inLanguage": context.language.code(),
    })
}

/// The office with its hours.
pub(super) fn office(context: &Context<'_>) -> Value {
    let office = &context.site.office;
    let mut map = Map::new();
    map.insert("@context".into(), json!("https://schema.org"));
    map.insert("@type".into(), json!("GovernmentOffice"));
    map.insert("@id".into(), json!(office_id(context)));
    map.insert("name".into(), json!(office.full_name.as_ref().unwrap_or(&office.name)));
    map.insert("url".into(), json!(office.base_url));
    map.insert("parentOrganization".into(), government(context));
    if let Some(address) = &office.address {
        map.insert(
            "address".into(),
            json!({
                "@type": "PostalAddress",
                "streetAddress": address.street,
                "addressLocality": address.city,
                "addressRegion": address.province,
                "postalCode": address.postal_code,
                "addressCountry": "ID",
            }),
        );
        if let Some(url) = &address.map {
            map.insert("hasMap".into(), json!(url.0));
        }
    }
    if let Some(phone) = &office.contact.phone {
        map.insert("telephone".into(), json!(phone.0));
    }
    if let Some(email) = &office.contact.email {
        map.insert("email".into(), json!(email.0));
    }
    if !office.contact.social.is_empty() {
        let urls: Vec<_> = office.contact.social.iter().map(|account| &account.url.0).collect();
        map.insert("sameAs".into(), json!(urls));
    }
    insert_hours(context, &mut map);
    Value::Object(without_nulls(map))
}

fn insert_hours(context: &Context<'_>, map: &mut Map<String, Value>) {
    let Some(hours) = &context.site.hours else { return };
    let date = context.site.date;
    let mut regular =
        hours.office.week.as_ref().map(|week| week_hours(week, None)).unwrap_or_default();
    for season in hours.office.seasons.iter().filter(|season| season.until >= date) {
        let validity = (season.from.to_string(), season.until.to_string());
        regular.extend(week_hours(&season.week, Some(&validity)));
    }
    let mut special = Vec::new();
    for exception in hours.office.exceptions.iter().filter(|it| it.until >= date) {
        let (from, until) = (exception.from.to_string(), exception.until.to_string());
        let times = match &exception.hours {
            DayHours::Unknown => continue,
            DayHours::Closed => vec![("00:00".to_string(), "00:00".to_string())],
            DayHours::Open(intervals) => intervals
                .iter()
                .map(|it| (time(it.opens.minutes()), time(it.closes.minutes())))
                .collect(),
        };
        special.extend(times.into_iter().map(|(opens, closes)| {
            json!({
                "@type": "OpeningHoursSpecification",
                "opens": opens,
                "closes": closes,
                "validFrom": from,
                "validThrough": until,
            })
        }));
    }
    if !regular.is_empty() {
        map.insert("openingHoursSpecification".into(), Value::Array(regular));
    }
    if !special.is_empty() {
        map.insert("specialOpeningHoursSpecification".into(), Value::Array(special));
    }
}

/// The hours of a week: one entry for each interval and the days that share it.
fn week_hours(week: &Week, validity: Option<&(String, String)>) -> Vec<Value> {
    let mut shared: Vec<((String, String), Vec<&str>)> = Vec::new();
    for weekday in WEEKDAYS {
        let DayHours::Open(intervals) = &week.0[offset(weekday)] else { continue };
        for interval in intervals {
            let times = (time(interval.opens.minutes()), time(interval.closes.minutes()));
            let day = DAY_NAMES[offset(weekday)];
            match shared.iter_mut().find(|(known, _)| *known == times) {
                Some((_, days)) => days.push(day),
                None => shared.push((times, vec![day])),
            }
        }
    }
    let entry = |((opens, closes), days): ((String, String), Vec<&str>)| {
        let mut entry = json!({
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": days,
            "opens": opens,
            "closes": closes,
        });
        if let Some((from, until)) = validity {
            entry["validFrom"] = json!(from);
            entry["validThrough"] = json!(until);
        }
        entry
    };
    shared.into_iter().map(entry).collect()
}

const DAY_NAMES: [&str; 7] = [
    "https://schema.org/Monday",
    "https://schema.org/Tuesday",
    "https://schema.org/Wednesday",
    "https://schema.org/Thursday",
    "https://schema.org/Friday",
    "https://schema.org/Saturday",
    "https://schema.org/Sunday",
];

/// `08:00`; the end of a day is written as its last minute, as schema.org has no 24:00.
fn time(minutes: u16) -> String {
    let minutes = minutes.min(24 * 60 - 1);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// One service.
pub(super) fn service(
    context: &Context<'_>,
    service: &Service,
    view: &ServiceView,
    url: &str,
) -> Value {
    let mut map = Map::new();
    map.insert("@context".into(), json!("https://schema.org"));
    map.insert("@type".into(), json!("GovernmentService"));
    map.insert("name".into(), json!(service.name));
    map.insert("description".into(), json!(service.summary));
    map.insert("url".into(), json!(context.full_url(url)));
    map.insert("serviceType".into(), json!(service.field));
    map.insert("serviceOperator".into(), office_reference(context));
    map.insert("jurisdiction".into(), government(context));
    if let Some(address) = &context.site.office.address {
        let area = json!({ "@type": "AdministrativeArea", "name": address.city });
        map.insert("areaServed".into(), area);
    }
    if let Some(week) = week_of(context, service) {
        map.insert("hoursAvailable".into(), Value::Array(week_hours(week, None)));
    }
    let mut names = service.aliases.clone();
    names.extend(service.abbreviation.clone());
    if !names.is_empty() {
        map.insert("alternateName".into(), json!(names));
    }
    if view.card.fee.as_ref().is_some_and(|fee| fee.kind == "free") {
        let offer = json!({ "@type": "Offer", "price": "0", "priceCurrency": "IDR" });
        map.insert("offers".into(), offer);
    }
    if let Some(system) = &view.system {
        let channel = json!({
            "@type": "ServiceChannel",
            "name": system.name,
            "serviceUrl": system.url,
        });
        map.insert("availableChannel".into(), channel);
    }
    Value::Object(without_nulls(map))
}

/// The week of the place where a service is given: of the counter, else of its place, else of the
/// office.
fn week_of<'s>(context: &Context<'s>, service: &Service) -> Option<&'s Week> {
    let hours = context.site.hours.as_ref()?;
    let wanted = service.place.as_ref().map(|place| &place.value);
    let mut chains = hours.places.iter().flat_map(|place| {
        let counters = place.counters.iter().map(move |counter| (counter, Some(place)));
        std::iter::once((place, None)).chain(counters)
    });
    let found = chains.find(|(place, _)| wanted == Some(&place.id));
    let own = found.and_then(|(place, _)| place.schedule.week.as_ref());
    let outer = found.and_then(|(_, outer)| outer?.schedule.week.as_ref());
    own.or(outer).or(hours.office.week.as_ref())
}

/// A news item or announcement.
pub(super) fn article(context: &Context<'_>, post: &Post, view: &PostView, url: &str) -> Value {
    let minutes = context.site.office.zone.offset_minutes();
    let time = |date: jiff::civil::Date| {
        format!("{date}T00:00:00+{:02}:{:02}", minutes / 60, minutes % 60)
    };
    let mut map = Map::new();
    map.insert("@context".into(), json!("https://schema.org"));
    map.insert("@type".into(), json!("NewsArticle"));
    map.insert("headline".into(), json!(post.title));
    map.insert("description".into(), json!(post.summary));
    map.insert("url".into(), json!(context.full_url(url)));
    map.insert("mainEntityOfPage".into(), json!(context.full_url(url)));
    map.insert("inLanguage".into(), json!(post.language.unwrap_or(context.language).code()));
    map.insert("datePublished".into(), json!(time(post.date)));
    map.insert("dateModified".into(), json!(time(post.updated.unwrap_or(post.date))));
    map.insert("author".into(), office_reference(context));
    map.insert("publisher".into(), office_reference(context));
    if let Some(image) = &view.card.image {
        map.insert("image".into(), json!([context.full_url(&image.url)]));
    }
    Value::Object(without_nulls(map))
}

/// Where a page stands.
pub(super) fn breadcrumbs(
    context: &Context<'_>,
    links: &[LinkView],
    title: &str,
    url: &str,
) -> Value {
    let all = links.iter().map(|link| (link.title.as_str(), link.url.as_str()));
    let items =
        (1..).zip(all.chain(std::iter::once((title, url)))).map(|(position, (name, url))| {
            json!({
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": context.full_url(url),
            })
        });
    json!({
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items.collect::<Vec<_>>(),
    })
}

pub(super) fn office_id(context: &Context<'_>) -> String {
    format!("{}#kantor", context.site.office.base_url)
}

fn office_reference(context: &Context<'_>) -> Value {
    let office = &context.site.office;
    json!({
        "@type": "GovernmentOrganization",
        "@id": office_id(context),
        "name": shorten(&office.name),
        "url": office.base_url,
    })
}

fn government(context: &Context<'_>) -> Value {
    json!({ "@type": "GovernmentOrganization", "name": context.site.office.government })
}

/// Leaves out what is not known, also one level down.
fn without_nulls(map: Map<String, Value>) -> Map<String, Value> {
    let clean = |value: Value| match value {
        Value::Object(inner) => {
            Value::Object(inner.into_iter().filter(|(_, value)| !value.is_null()).collect())
        }
        other => other,
    };
    map.into_iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(key, value)| (key, clean(value)))
        .collect()
}
