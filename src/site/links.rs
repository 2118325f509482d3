//! What links may lead to, by the names that authors use: paths of the content folder.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::Sorted;
use crate::address;
use crate::content::Anchors;
use crate::content::indicator::group_anchor;
use crate::content::jam::{Hours, with_counters};
use crate::content::service::{RELATED, field_anchor};
use crate::memo::{Key, key};

/// Everything that can be linked to.
#[derive(Debug)]
pub struct Targets {
    targets: BTreeMap<Arc<str>, Target>,
    /// Tells these targets from all others.
    pub(super) key: Key,
}

/// One thing that can be linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page made from an entry, or one that lists a folder (`layanan/`), with its anchors.
    Page(Arc<Anchors>),
    /// A file of `berkas/`.
    Attachment,
    /// An entry that is not published.
    HeldBack,
    /// An entry that could not be read.
    Broken,
}

impl Targets {
    /// Lists what can be linked to.
    pub(super) fn of<'a>(
        sorted: &Sorted,
        attachments: impl Iterator<Item = &'a String>,
    ) -> Arc<Targets> {
        let mut targets = of_entries(sorted);
        targets.extend(attachments.map(|path| (path.as_str().into(), Target::Attachment)));
        targets.par_sort_by(|(a, _), (b, _)| a.cmp(b));
        let key = key(targets.iter().flat_map(|(path, target)| [path.as_bytes(), target.key()]));
        Arc::new(Targets { targets: targets.into_iter().collect(), key })
    }

    /// Finds what a link in the file `from` leads to: a path from the content folder when it
    /// begins with `/`, else one from the folder of the file, else one from the content folder.
    pub fn find(&self, from: &str, link: &str) -> Option<(&str, &Target)> {
        let link = address::decode(link);
        if link.is_empty() {
            return None;
        }
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let candidates = match link.strip_prefix('/') {
            Some(path) => vec![normalise("", path)],
            None => vec![normalise(folder, &link), normalise("", &link)],
        };
        candidates.into_iter().flatten().find_map(|path| {
            self.targets.get_key_value(path.as_str()).map(|(path, target)| (&**path, target))
        })
    }

    /// Finds an attachment named in a record, by its path from the content folder.
    pub fn has_attachment(&self, path: &str) -> bool {
        self.targets.get(path) == Some(&Target::Attachment)
    }

    /// Finds the entry with a slug in a folder, `layanan/`.
    pub fn find_slug(&self, folder: &str, slug: &str) -> Option<&Target> {
        self.targets.get(format!("{folder}{slug}.yaml").as_str())
    }

    /// Every path, for suggestions.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.targets.keys().map(|path| &**path)
    }
}

impl Target {
    /// Tells it from others at the same path.
    fn key(&self) -> &[u8] {
        match self {
            Target::Page(anchors) => anchors.key.bytes(),
            Target::Attachment => b"attachment",
            Target::HeldBack => b"held back",
            Target::Broken => b"broken",
        }
    }
}

/// What entries can be linked to, and the pages that list them.
fn of_entries(sorted: &Sorted) -> Vec<(Arc<str>, Target)> {
    let (services, indicators) = (&sorted.services, &sorted.indicators);
    let mut targets: Vec<(Arc<str>, Target)> = Vec::new();
    let mut page = |path: &Arc<str>, anchors: &Arc<Anchors>| {
        targets.push((Arc::clone(path), Target::Page(Arc::clone(anchors))));
    };
    let none = Arc::new(Anchors::new([]));
    let hours = sorted.hours.as_ref().map(|item| item.record.as_ref());
    page(&"".into(), &none);
    page(&"situs.yaml".into(), &none);
    page(&"jam.yaml".into(), &Arc::new(Anchors::new(place_anchors(hours))));
    if !services.is_empty() {
        let fields: BTreeSet<&str> = services.iter().map(|it| it.record.field.as_str()).collect();
        page(&"layanan/".into(), &Arc::new(Anchors::new(fields.into_iter().map(field_anchor))));
    }
    for (folder, posts) in [("berita/", &sorted.news), ("pengumuman/", &sorted.announcements)] {
        if !posts.is_empty() {
            page(&folder.into(), &none);
        }
        posts.iter().for_each(|post| page(&post.path, &post.anchors));
    }
    let assessments = &sorted.assessments;
    if !(indicators.is_empty() && sorted.surveys.is_empty() && assessments.is_empty()) {
        let groups: BTreeSet<&str> = indicators.iter().map(|it| it.record.group.as_str()).collect();
        page(&"kinerja/".into(), &Arc::new(Anchors::new(groups.into_iter().map(group_anchor))));
    }
    if !sorted.surveys.is_empty() {
        page(&"skm/".into(), &none);
    }
    if !assessments.is_empty() {
        page(&"penilaian/".into(), &none);
    }
    assessments.iter().for_each(|item| page(&item.path, &none));
    if let Some(item) = &sorted.complaints {
        page(&"pengaduan/".into(), &item.anchors);
        page(&item.path, &item.anchors);
    }
    let required: BTreeSet<&str> =
        services.iter().flat_map(|it| it.record.required_services()).collect();
    for item in services {
        let related = required.contains(item.slug.as_str()).then(|| {
            let names = item.anchors.names().map(str::to_string);
            Arc::new(Anchors::new(names.chain([RELATED.to_string()])))
        });
        page(&item.path, related.as_ref().unwrap_or(&item.anchors));
    }
    indicators.iter().for_each(|item| page(&item.path, &none));
    sorted.surveys.iter().for_each(|item| page(&item.path, &none));
    if let Some(anchors) = information_anchors(sorted) {
        page(&"informasi-publik/".into(), &anchors);
    }
    sorted.public_information.iter().for_each(|item| page(&item.path, &item.anchors));
    sorted.ppid.iter().for_each(|item| page(&item.path, &item.anchors));
    if let Some(item) = &sorted.regulations {
        page(&"regulasi/".into(), &item.anchors);
        page(&item.path, &item.anchors);
    }
    if !sorted.documents.is_empty() {
        page(&"dokumen/".into(), &none);
    }
    sorted.documents.iter().for_each(|item| page(&item.path, &none));
    sorted.pages.iter().for_each(|item| page(&item.path, &item.anchors));
    let held_back = sorted.held_back.iter().map(|(path, _)| (Arc::clone(path), Target::HeldBack));
    targets.extend(held_back);
    targets.extend(sorted.broken.iter().map(|path| (Arc::clone(path), Target::Broken)));
    targets
}

/// The anchors of the list of public information; there is a page also where there is no list yet.
fn information_anchors(sorted: &Sorted) -> Option<Arc<Anchors>> {
    let list = sorted.public_information.as_ref().map(|item| Arc::clone(&item.anchors));
    list.or_else(|| sorted.ppid.as_ref().map(|_| Arc::default()))
}

/// Joins a path to a folder; `None` when it climbs out of the content folder.
fn normalise(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let is_folder = path.ends_with('/') && !parts.is_empty();
    Some(format!("{}{}", parts.join("/"), if is_folder { "/" } else { "" }))
}

fn place_anchors(hours: Option<&Hours>) -> impl Iterator<Item = String> {
    let places = hours.into_iter().flat_map(|hours| with_counters(&hours.places));
    places.map(|place| place.id.0.clone())
}
