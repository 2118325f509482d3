//! Links, pictures, attachments and the names of other records: what they lead to must be there.

use super::super::texts::FileTexts;
use super::super::{Site, Target};
use crate::attachment::is_picture;
use crate::content::fields::nearest;
use crate::content::jam::with_counters;
use crate::content::values::{Placed, Slug};
use crate::diagnostic::{self, Code, Report};
use crate::markdown::{Reference, TextBlock};

/// Checks everything that a file refers to by its path.
pub(super) fn check(site: &Site, texts: &FileTexts<'_>, report: &mut Report) {
    let references = texts.prose.iter().flat_map(|prose| &prose.references);
    let references = references.chain(texts.links.iter().copied());
    references.for_each(|reference| check_reference(site, texts.path, reference, report));
    let with_open_links = texts.prose.iter().filter(|prose| prose.has_open_link);
    for words in with_open_links.map(|prose| prose.words()) {
        words.blocks().for_each(|block| check_open_link(&block, report));
    }
    texts.files.iter().for_each(|file| check_file(site, file, report));
    texts.pictures.iter().for_each(|picture| check_picture(site, picture, report));
}

/// Notes a link that Markdown did not take for one, most often for a blank in the name of the file.
fn check_open_link(block: &TextBlock<'_>, report: &mut Report) {
    if let Some(range) = block.open_link() {
        let link = &block.text[range.clone()];
        report.add(diagnostic::LINK_NOT_READ, block.place(range), &[("link", link)]);
    }
}

fn check_picture(site: &Site, file: &Placed<String>, report: &mut Report) {
    check_file(site, file, report);
    if !is_picture(&file.value) && !file.value.is_empty() {
        let words = [("file", file.value.as_str())];
        report.add(diagnostic::NOT_A_PICTURE, file.range.clone(), &words);
    }
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

/// Checks the name of another service.
pub(super) fn check_service_slug(site: &Site, slug: &Placed<Slug>, report: &mut Report) {
    let known = site.services.iter().map(|item| item.slug.as_str());
    let found = site.targets.find_slug("layanan/", &slug.value.0);
    check_slug(found, slug, known, diagnostic::SERVICE_NOT_FOUND, report);
}

/// Checks the name of an indicator.
pub(super) fn check_indicator_slug(site: &Site, slug: &Placed<Slug>, report: &mut Report) {
    let known = site.indicators.iter().map(|item| item.slug.as_str());
    let found = site.targets.find_slug("kinerja/", &slug.value.0);
    check_slug(found, slug, known, diagnostic::INDICATOR_NOT_FOUND, report);
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

/// Checks the id of a place or counter.
pub(super) fn check_place(site: &Site, place: &Placed<Slug>, report: &mut Report) {
    let places = site.hours.iter().flat_map(|hours| with_counters(&hours.places));
    let ids: Vec<&str> = places.map(|place| place.id.0.as_str()).collect();
    if !ids.contains(&place.value.0.as_str()) {
        let mut words = vec![("id", place.value.0.as_str())];
        let nearest = nearest(&place.value.0, ids.iter().copied());
        words.extend(nearest.map(|id| ("suggestion", id)));
        report.add(diagnostic::PLACE_NOT_FOUND, place.range.clone(), &words);
    }
}

/// Checks a link or picture of a text in the file `path`.
pub(super) fn check_reference(site: &Site, path: &str, reference: &Reference, report: &mut Report) {
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
            let nearest = nearest(wanted, site.targets.paths()).map(|path| format!("/{path}"));
            let web = is_host(link).then(|| format!("https://{link}"));
            let suggestion = web.or(nearest);
            words.extend(suggestion.as_deref().map(|path| ("suggestion", path)));
            report.add(diagnostic::LINK_NOT_FOUND, spot, &words);
        }
        Some((_, Target::HeldBack)) => {
            report.add(diagnostic::LINK_TO_HELD_BACK, spot, &[("link", link)]);
        }
        Some((target, Target::Page(anchors))) => {
            if let Some(fragment) =
                reference.fragment.as_ref().filter(|it| anchors.names().all(|name| name != **it))
            {
                let nearest = nearest(fragment, anchors.names());
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
