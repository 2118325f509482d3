//! Checks that need more than one entry, and those that depend on the date.

use jiff::Span;
use jiff::civil::Date;

use super::{Item, Site, Target, has_component};
use crate::content::fields::nearest;
use crate::content::indicator::Indicator;
use crate::content::jam::with_counters;
use crate::content::page::Page;
use crate::content::post::{FileLink, Post};
use crate::content::service::{Care, ComponentKind, Service};
use crate::content::values::{Placed, Slug};
use crate::diagnostic::{self, Code, Diagnostic, Report, Spot};
use crate::markdown::{Prose, Reference};
use crate::time_span::{TimeSpan, TimeUnit};

/// The files of the records of which there is one, as the user would name them; `None` where the
/// file was not read without errors.
pub(super) struct Files {
    pub(super) office: Option<String>,
    pub(super) hours: Option<String>,
    pub(super) standard: Option<String>,
}

/// Checks a site. What an entry lacks because it was not read without errors is passed over, so that
/// one mistake is told once.
pub(super) fn check(site: &Site, files: &Files) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    diagnostics.extend(files.office.iter().flat_map(|file| check_office(site, file)));
    diagnostics.extend(files.hours.iter().flat_map(|file| check_hours(site, file)));
    diagnostics.extend(files.standard.iter().flat_map(|file| check_standard(site, file)));
    diagnostics
        .extend(each(&site.services, |item, report| check_service(site, files, item, report)));
    for posts in [&site.news, &site.announcements] {
        diagnostics.extend(each(posts, |item, report| check_post(site, item, report)));
    }
    diagnostics.extend(each(&site.indicators, |item, report| check_indicator(site, item, report)));
    diagnostics.extend(each(&site.pages, |item, report| check_page(site, item, report)));
    diagnostics.extend(check_circles(site));
    diagnostics
}

fn each<T>(items: &[Item<T>], mut check: impl FnMut(&Item<T>, &mut Report)) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for item in items {
        let mut report = Report::new(item.shown.clone());
        check(item, &mut report);
        diagnostics.extend(report.into_diagnostics());
    }
    diagnostics
}

fn check_office(site: &Site, file: &str) -> Vec<Diagnostic> {
    let mut report = Report::new(file);
    let (office, path) = (&site.office, "situs.yaml");
    for alert in &office.alerts {
        alert.body.iter().for_each(|text| check_prose(site, path, &text.0, &mut report));
    }
    let access = office.address.as_ref().and_then(|address| address.access.as_ref());
    access.iter().for_each(|text| check_prose(site, path, &text.0, &mut report));
    office.pledge.iter().for_each(|text| check_prose(site, path, &text.0, &mut report));
    office.logo.iter().for_each(|logo| check_picture(site, logo, &mut report));
    for item in office.menu.iter().filter(|item| !item.target.value.contains(':')) {
        let (path_of_item, fragment) = item.path();
        let reference = Reference {
            target: path_of_item.to_string(),
            fragment: fragment.map(str::to_string),
            range: item.target.range.clone(),
            is_image: false,
        };
        check_reference(site, path, &reference, &mut report);
    }
    for slug in &office.featured_services {
        check_service_slug(site, slug, &mut report);
    }
    for slug in &office.featured_indicators {
        let known = site.indicators.iter().map(|item| item.slug.as_str());
        let code = diagnostic::INDICATOR_NOT_FOUND;
        check_slug(
            site.targets.find_slug("kinerja/", &slug.value.0),
            slug,
            known,
            code,
            &mut report,
        );
    }
    report.into_diagnostics()
}

fn check_hours(site: &Site, file: &str) -> Vec<Diagnostic> {
    let mut report = Report::new(file);
    let Some(hours) = &site.hours else {
        report.add(diagnostic::HOURS_INCOMPLETE, Spot::File, &[]);
        return report.into_diagnostics();
    };
    if !hours.days_not_given.is_empty() {
        let days = hours.days_not_given.join(", ");
        report.add(diagnostic::HOURS_INCOMPLETE, Spot::File, &[("days", &days)]);
    }
    for place in &hours.places_without_season {
        let words = [("place", place.value.as_str())];
        report.add(diagnostic::SEASON_NOT_COVERED, place.range.clone(), &words);
    }
    let places = with_counters(&hours.places);
    for text in places.filter_map(|place| place.note.as_ref()).chain(&hours.note) {
        check_prose(site, "jam.yaml", &text.0, &mut report);
    }
    report.into_diagnostics()
}

fn check_standard(site: &Site, file: &str) -> Vec<Diagnostic> {
    let mut report = Report::new(file);
    for text in site.standard.texts() {
        check_prose(site, "standar.yaml", text, &mut report);
    }
    for file in site.standard.legal_basis.iter().filter_map(|basis| basis.file.as_ref()) {
        check_file(site, file, &mut report);
    }
    report.into_diagnostics()
}

fn check_service(site: &Site, files: &Files, item: &Item<Service>, report: &mut Report) {
    let service = &item.record;
    for text in service.texts() {
        check_prose(site, &item.path, text, report);
    }
    let templates = service.all_requirements().filter_map(|it| it.template.as_ref());
    let decree = service.decree.iter().filter_map(|decree| decree.file.as_ref());
    let bases = service.shared.legal_basis.iter().filter_map(|basis| basis.file.as_ref());
    for file in templates.chain(decree).chain(bases) {
        check_file(site, file, report);
    }
    let issuing = service.all_requirements().filter_map(|it| it.service.as_ref());
    for slug in issuing.chain(&service.related) {
        check_service_slug(site, slug, report);
    }
    if let Some(place) = service.place.as_ref().filter(|_| files.hours.is_some()) {
        check_place(site, place, report);
    }
    let is_missing = |kind: &ComponentKind| !has_component(service, &site.standard, *kind);
    let missing: Vec<&str> =
        ComponentKind::ALL.into_iter().filter(is_missing).map(ComponentKind::key).collect();
    if !missing.is_empty() && item.is_sound {
        let (count, missing) = (missing.len().to_string(), missing.join(", "));
        let words = [("missing", missing.as_str()), ("count", count.as_str())];
        report.add(diagnostic::STANDARD_INCOMPLETE, Spot::File, &words);
    }
    check_care(site.date, &service.care, report);
}

fn check_post(site: &Site, item: &Item<Post>, report: &mut Report) {
    let post = &item.record;
    check_prose(site, &item.path, &post.body, report);
    post.source.iter().for_each(|text| check_prose(site, &item.path, &text.0, report));
    post.image.iter().for_each(|image| check_picture(site, &image.file, report));
    check_files(site, &post.attachments, report);
}

fn check_indicator(site: &Site, item: &Item<Indicator>, report: &mut Report) {
    let indicator = &item.record;
    for text in indicator.description.iter().chain(&indicator.method) {
        check_prose(site, &item.path, &text.0, report);
    }
    let files = indicator.sources.iter().filter_map(|source| source.file.as_ref());
    files.for_each(|file| check_file(site, file, report));
}

fn check_page(site: &Site, item: &Item<Page>, report: &mut Report) {
    check_prose(site, &item.path, &item.record.body, report);
    check_files(site, &item.record.attachments, report);
    check_care(site.date, &item.record.care, report);
}

fn check_files(site: &Site, files: &[FileLink], report: &mut Report) {
    files.iter().for_each(|link| check_file(site, &link.file, report));
}

fn check_picture(site: &Site, file: &Placed<String>, report: &mut Report) {
    check_file(site, file, report);
    if !is_picture(&file.value) && !file.value.is_empty() {
        let words = [("file", file.value.as_str())];
        report.add(diagnostic::NOT_A_PICTURE, file.range.clone(), &words);
    }
}

/// Tells by its ending whether browsers show a file as a picture.
fn is_picture(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    matches!(ending.as_str(), "jpg" | "jpeg" | "png" | "webp" | "gif" | "avif" | "svg")
}

fn check_file(site: &Site, file: &Placed<String>, report: &mut Report) {
    let path = file.value.trim_start_matches('/');
    if !path.is_empty() && !site.targets.has_attachment(path) {
        let known = site.attachments.keys().map(String::as_str);
        let mut words = vec![("file", file.value.as_str())];
        words.extend(nearest(path, known).map(|path| ("suggestion", path)));
        report.add(diagnostic::ATTACHMENT_NOT_FOUND, file.range.clone(), &words);
    }
}

fn check_service_slug(site: &Site, slug: &Placed<Slug>, report: &mut Report) {
    let known = site.services.iter().map(|item| item.slug.as_str());
    let found = site.targets.find_slug("layanan/", &slug.value.0);
    check_slug(found, slug, known, diagnostic::SERVICE_NOT_FOUND, report);
}

fn check_slug<'k>(
    found: Option<&Target>,
    slug: &Placed<Slug>,
    known: impl Iterator<Item = &'k str>,
    code: Code,
    report: &mut Report,
) {
    if slug.value.0.is_empty() {
        return;
    }
    match found {
        Some(Target::Page(_) | Target::Attachment | Target::Broken) => {}
        Some(Target::HeldBack) => {
            let words = [("link", slug.value.0.as_str())];
            report.add(diagnostic::LINK_TO_HELD_BACK, slug.range.clone(), &words);
        }
        None => {
            let mut words = vec![("slug", slug.value.0.as_str())];
            words.extend(nearest(&slug.value.0, known).map(|slug| ("suggestion", slug)));
            report.add(code, slug.range.clone(), &words);
        }
    }
}

fn check_place(site: &Site, place: &Placed<Slug>, report: &mut Report) {
    let places = site.hours.iter().flat_map(|hours| with_counters(&hours.places));
    let ids: Vec<&str> = places.map(|place| place.id.0.as_str()).collect();
    if !ids.contains(&place.value.0.as_str()) {
        let mut words = vec![("id", place.value.0.as_str())];
        let nearest = nearest(&place.value.0, ids.iter().copied());
        words.extend(nearest.map(|id| ("suggestion", id)));
        report.add(diagnostic::PLACE_NOT_FOUND, place.range.clone(), &words);
    }
}

fn check_prose(site: &Site, path: &str, prose: &Prose, report: &mut Report) {
    prose.references.iter().for_each(|it| check_reference(site, path, it, report));
}

fn check_reference(site: &Site, path: &str, reference: &Reference, report: &mut Report) {
    let link = reference.target.as_str();
    let found = if link.is_empty() && reference.fragment.is_some() {
        site.targets.find("", &format!("/{path}"))
    } else {
        site.targets.find(path, link)
    };
    let spot = reference.range.clone();
    match found {
        None if report.has_enough(diagnostic::LINK_NOT_FOUND) => {
            report.add(diagnostic::LINK_NOT_FOUND, spot, &[]);
        }
        None => {
            let wanted = link.trim_start_matches(['/', '.']);
            let mut words = vec![("link", link)];
            let nearest = nearest(wanted, site.targets.paths()).map(str::to_string);
            let web = is_host(link).then(|| format!("https://{link}"));
            let suggestion = web.or(nearest);
            words.extend(suggestion.as_deref().map(|path| ("suggestion", path)));
            report.add(diagnostic::LINK_NOT_FOUND, spot, &words);
        }
        Some((_, Target::HeldBack)) => {
            report.add(diagnostic::LINK_TO_HELD_BACK, spot, &[("link", link)]);
        }
        Some((target, Target::Page(anchors))) => {
            if let Some(fragment) = reference.fragment.as_ref().filter(|it| !anchors.contains(*it))
            {
                let nearest = nearest(fragment, anchors.iter().map(String::as_str));
                let mut words = vec![("link", target), ("fragment", fragment)];
                words.extend(nearest.map(|anchor| ("suggestion", anchor)));
                report.add(diagnostic::FRAGMENT_NOT_FOUND, spot, &words);
            }
        }
        Some((path, Target::Attachment)) if reference.is_image && !is_picture(path) => {
            report.add(diagnostic::NOT_A_PICTURE, spot, &[("file", link)]);
        }
        Some((_, Target::Attachment | Target::Broken)) => {}
    }
}

/// Tells whether a link is the name of a web site whose scheme was forgotten.
fn is_host(link: &str) -> bool {
    let host = link.split('/').next().unwrap_or_default();
    host.starts_with("www.") || host.ends_with(".go.id") || host.ends_with(".com")
}

fn check_care(date: Date, care: &Care, report: &mut Report) {
    if let (Some(reviewed), Some(due)) = (&care.reviewed, review_due(care))
        && due < date
    {
        let due = due.to_string();
        report.add(diagnostic::REVIEW_OVERDUE, reviewed.range.clone(), &[("due", &due)]);
    }
}

/// When a page must be looked at again.
pub fn review_due(care: &Care) -> Option<Date> {
    let (reviewed, interval) = (care.reviewed.as_ref()?.value, care.review_interval?);
    reviewed.checked_add(span(interval)?).ok()
}

/// The span of an interval; `None` when it is longer than calendars reach.
fn span(interval: TimeSpan) -> Option<Span> {
    let count = i64::from(interval.low);
    let span = match interval.unit {
        TimeUnit::Minute | TimeUnit::Hour => return Some(Span::new()),
        TimeUnit::WorkingDay | TimeUnit::Day => Span::new().try_days(count),
        TimeUnit::Week => Span::new().try_weeks(count),
        TimeUnit::Month => Span::new().try_months(count),
        TimeUnit::Year => Span::new().try_years(count),
    };
    span.ok()
}

/// Finds services that need each other's product in a circle.
fn check_circles(site: &Site) -> Vec<Diagnostic> {
    let needs = |slug: &str| -> Vec<&Placed<Slug>> {
        let item = site.services.iter().find(|item| item.slug == slug);
        item.iter()
            .flat_map(|item| item.record.all_requirements())
            .filter_map(|requirement| requirement.service.as_ref())
            .collect()
    };
    let mut diagnostics = Vec::new();
    let mut told: Vec<String> = Vec::new();
    for item in &site.services {
        if told.contains(&item.slug) {
            continue;
        }
        if let Some((chain, range)) = find_circle(&item.slug, &needs) {
            let mut report = Report::new(item.shown.clone());
            let words = [("chain", chain.join(" → "))];
            report.add(diagnostic::SERVICE_CIRCLE, range, &[("chain", &words[0].1)]);
            diagnostics.extend(report.into_diagnostics());
            told.extend(chain);
        }
    }
    diagnostics
}

/// Walks from a service along what it needs; the shortest way back to it is the circle.
fn find_circle<'s>(
    start: &str,
    needs: &impl Fn(&str) -> Vec<&'s Placed<Slug>>,
) -> Option<(Vec<String>, std::ops::Range<usize>)> {
    let mut paths: Vec<(Vec<String>, std::ops::Range<usize>)> = needs(start)
        .into_iter()
        .map(|need| (vec![start.to_string(), need.value.0.clone()], need.range.clone()))
        .collect();
    let mut seen: Vec<String> = Vec::new();
    let mut index = 0;
    while let Some((path, range)) = paths.get(index).cloned() {
        index += 1;
        let last = path.last().cloned().unwrap_or_default();
        if last == start {
            return Some((path, range));
        }
        if seen.contains(&last) {
            continue;
        }
        for need in needs(&last) {
            let mut longer = path.clone();
            longer.push(need.value.0.clone());
            paths.push((longer, range.clone()));
        }
        seen.push(last);
    }
    None
}
