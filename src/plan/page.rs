//! The head of a page and where it stands in the site.

use super::context::{Context, shorten};
use super::{Body, Output, View, addresses, json_ld};
use crate::content::service::Care;
use crate::language::{Language, Word};
use crate::site::review_due;
use crate::view::{LinkView, PageView, UnpublishedView};

/// What is said of a page beside its view.
pub(super) struct Head<'h> {
    pub(super) output: &'h Output,
    /// The page it stands for, if that is another.
    pub(super) stands_for: Option<&'h str>,
    /// Its language, if that is not the portal's.
    pub(super) language: Option<Language>,
    pub(super) title: String,
    pub(super) description: String,
    /// The pages between the home page and this one.
    pub(super) above: Vec<LinkView>,
    pub(super) json_ld: Vec<serde_json::Value>,
    pub(super) image_url: Option<String>,
    pub(super) care: Option<&'h Care>,
    /// The unit in charge, where `care` does not tell it.
    pub(super) owner: Option<String>,
    pub(super) unpublished: Option<UnpublishedView>,
}

impl<'h> Head<'h> {
    /// The head of a page of which nothing more is known.
    pub(super) fn new(output: &'h Output, title: String, description: String) -> Self {
        Head {
            output,
            stands_for: None,
            language: None,
            title,
            description,
            above: Vec::new(),
            json_ld: Vec::new(),
            image_url: None,
            care: None,
            owner: None,
            unpublished: None,
        }
    }
}

/// Makes a page of its head and view.
pub(super) fn finish(context: &Context<'_>, head: Head<'_>, view: View) -> Body {
    let url = head.output.url.as_str();
    let kind = head.output.kind.unwrap_or_default();
    let is_home = url == addresses::HOME;
    let is_not_found = url == addresses::NOT_FOUND;
    let mut breadcrumbs = Vec::new();
    if !is_home && !is_not_found {
        breadcrumbs.push(context.fixed(Word::Home, addresses::HOME));
        breadcrumbs.extend(head.above.iter().cloned());
    }
    let mut json_ld = head.json_ld;
    if !breadcrumbs.is_empty() {
        json_ld.push(json_ld::breadcrumbs(context, &breadcrumbs, &head.title, url));
    }
    let menu_url = std::iter::once(url)
        .chain(head.above.iter().rev().map(|link| link.url.as_str()))
        .find(|url| context.menu.iter().any(|item| item.url == **url))
        .map(str::to_string);
    let care = head.care;
    let reviewed = care.and_then(|care| care.reviewed.as_ref()).map(|date| date.value);
    let due = care.and_then(review_due);
    let page = PageView {
        kind: kind.to_string(),
        url: url.to_string(),
        root: if is_not_found { context.base_path() } else { addresses::root_of(url) },
        language: head.language.unwrap_or(context.language).code().to_string(),
        title: head.title,
        description: shorten(&head.description),
        canonical: context.full_url(head.stands_for.unwrap_or(url)),
        breadcrumbs,
        menu_url,
        og_type: if kind == "news" { "article" } else { "website" }.to_string(),
        image_url: head.image_url,
        json_ld: json_ld.iter().map(json_ld::script).collect(),
        updated: head.output.updated.map(|date| context.date(date)),
        reviewed: reviewed.map(|date| context.date(date)),
        is_review_overdue: due.is_some_and(|due| due < context.site.date),
        owner: head.owner.or(care.and_then(|care| care.owner.clone())),
        unpublished: head.unpublished,
    };
    Body::Page(Box::new(page), Box::new(view))
}
