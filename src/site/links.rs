//! What links may lead to, by the names that authors use: paths of the content folder.

use std::collections::{BTreeMap, BTreeSet};

use super::Item;
use crate::address;
use crate::content::indicator::{Indicator, group_anchor};
use crate::content::jam::{Hours, with_counters};
use crate::content::page::Page;
use crate::content::post::Post;
use crate::content::service::{Service, anchors, field_anchor};
use crate::markdown::Prose;

/// Everything that can be linked to.
#[derive(Debug, Default)]
pub struct Targets {
    targets: BTreeMap<String, Target>,
}

/// One thing that can be linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page made from an entry, or one that lists a folder (`layanan/`), with its anchors.
    Page(BTreeSet<String>),
    /// A file of `berkas/`.
    Attachment,
    /// An entry that is not published.
    HeldBack,
    /// An entry that could not be read.
    Broken,
}

impl Targets {
    /// Lists what can be linked to.
    #[expect(clippy::too_many_arguments, reason = "one list for each kind of entry")]
    pub(super) fn new<'a>(
        services: &[Item<Service>],
        news: &[Item<Post>],
        announcements: &[Item<Post>],
        indicators: &[Item<Indicator>],
        pages: &[Item<Page>],
        hours: Option<&Hours>,
        attachments: impl Iterator<Item = &'a String>,
        held_back: impl Iterator<Item = String>,
        broken: &[String],
    ) -> Targets {
        let mut targets = BTreeMap::new();
        let mut page = |path: &str, anchors: BTreeSet<String>| {
            targets.insert(path.to_string(), Target::Page(anchors));
        };
        page("", BTreeSet::new());
        page("situs.yaml", BTreeSet::new());
        page("jam.yaml", place_anchors(hours));
        if !services.is_empty() {
            page(
                "layanan/",
                services.iter().map(|item| field_anchor(&item.record.field)).collect(),
            );
        }
        for (folder, posts) in [("berita/", news), ("pengumuman/", announcements)] {
            if !posts.is_empty() {
                page(folder, BTreeSet::new());
            }
            posts.iter().for_each(|post| page(&post.path, prose_anchors(&post.record.body)));
        }
        if !indicators.is_empty() {
            page("kinerja/", indicators.iter().map(|it| group_anchor(&it.record.group)).collect());
        }
        let required: BTreeSet<&str> =
            services.iter().flat_map(|it| required(&it.record)).collect();
        for item in services {
            let is_required = required.contains(item.slug.as_str());
            page(&item.path, service_anchors(&item.record, is_required));
        }
        indicators.iter().for_each(|item| page(&item.path, BTreeSet::new()));
        pages.iter().for_each(|item| page(&item.path, prose_anchors(&item.record.body)));
        targets.extend(attachments.map(|path| (path.clone(), Target::Attachment)));
        targets.extend(held_back.map(|path| (path, Target::HeldBack)));
        targets.extend(broken.iter().map(|path| (path.clone(), Target::Broken)));
        Targets { targets }
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
            self.targets.get_key_value(&path).map(|(path, target)| (path.as_str(), target))
        })
    }

    /// Finds an attachment named in a record, by its path from the content folder.
    pub fn has_attachment(&self, path: &str) -> bool {
        self.targets.get(path) == Some(&Target::Attachment)
    }

    /// Finds the entry with a slug in a folder, `layanan/`.
    pub fn find_slug(&self, folder: &str, slug: &str) -> Option<&Target> {
        self.targets.get(&format!("{folder}{slug}.yaml"))
    }

    /// Every path, for suggestions.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.targets.keys().map(String::as_str)
    }
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

fn prose_anchors(prose: &Prose) -> BTreeSet<String> {
    prose.headings.iter().map(|heading| heading.id.clone()).collect()
}

/// The anchors of a service: of all components, of the other sections that it has, of its variants.
fn service_anchors(service: &Service, is_required: bool) -> BTreeSet<String> {
    let has_section = |anchor: &String| match anchor.as_str() {
        "untuk" => service.audience.is_some(),
        "varian" => !service.variants.is_empty(),
        "tanya-jawab" => !service.faq.is_empty(),
        "sk" => service.decree.is_some(),
        "terkait" => !service.related.is_empty() || is_required,
        _ => true,
    };
    let variants = service.variants.iter().map(|variant| variant.id.value.0.clone());
    anchors().filter(has_section).chain(variants).collect()
}

/// The services whose product a service requires.
fn required(service: &Service) -> impl Iterator<Item = &str> {
    service.all_requirements().filter_map(|it| Some(it.service.as_ref()?.value.0.as_str()))
}

fn place_anchors(hours: Option<&Hours>) -> BTreeSet<String> {
    let places = hours.into_iter().flat_map(|hours| with_counters(&hours.places));
    places.map(|place| place.id.0.clone()).collect()
}
