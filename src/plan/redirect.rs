//! Old addresses: which there are, whether they are free, and the page at each.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::context::Context;
use super::page::{Head, finish};
use super::{Making, Output, View, addresses, survey};
use crate::content::old_address::OldAddress;
use crate::content::values::Placed;
use crate::diagnostic::{self, Diagnostic, Report};
use crate::language::Word;
use crate::site::Item;
use crate::view::{LinkView, RedirectView};

/// The kind of a page that only sends visitors on.
pub(super) const KIND: &str = "redirect";

/// An old address and the page that is meant.
pub(super) struct Redirect<'s> {
    /// The file that stands for the old address.
    pub(super) from: &'s str,
    /// The address of the page.
    pub(super) to: String,
    title: String,
    shown: &'s str,
    range: Range<usize>,
}

/// The old addresses of all entries in order, and what is wrong with them: a page or another entry
/// has the address already.
pub(super) fn redirects<'s>(
    context: &Context<'s>,
    outputs: &[Output],
) -> (Vec<Redirect<'s>>, Vec<Diagnostic>) {
    let all = all(context);
    if all.is_empty() {
        return Default::default();
    }
    let mut taken: BTreeMap<Cow<'_, str>, &str> =
        outputs.iter().map(|output| (super::folded(&output.url), maker(&output.origin))).collect();
    taken.insert(addresses::ASSETS.trim_end_matches('/').into(), maker(""));
    let mut redirects = Vec::new();
    let mut diagnostics = Vec::new();
    for redirect in all {
        let url = super::folded(redirect.from);
        if let Some(other) = in_the_way(&taken, &url) {
            let mut report = Report::new(redirect.shown);
            let words = [("url", redirect.from), ("other", other)];
            report.add(diagnostic::ALIAS_TAKEN, redirect.range.clone(), &words);
            diagnostics.extend(report.into_diagnostics());
        } else {
            taken.insert(url, redirect.shown);
            redirects.push(redirect);
        }
    }
    redirects.sort_by(|a, b| a.from.cmp(b.from));
    (redirects, diagnostics)
}

fn maker(origin: &str) -> &str {
    if origin.is_empty() { "zi-site" } else { origin }
}

/// Who has an address already, or a file where it needs a folder, or a folder where it needs a file.
fn in_the_way<'t>(taken: &BTreeMap<Cow<'_, str>, &'t str>, url: &str) -> Option<&'t str> {
    let above = url.match_indices('/').map(|(at, _)| &url[..at]);
    let file = above.chain([url]).find_map(|path| taken.get(path));
    let inside = format!("{url}/");
    let below = taken.range(Cow::from(inside.as_str())..).next();
    file.or(below.filter(|(path, _)| path.starts_with(&inside)).map(|(_, other)| other)).copied()
}

/// The old addresses of all entries that are published.
fn all<'s>(context: &Context<'s>) -> Vec<Redirect<'s>> {
    let site = context.site;
    let mut all = Vec::new();
    for item in &site.services {
        all.extend(of_item(item, &item.record.name, &item.record.old_addresses));
    }
    for item in &site.surveys {
        let title = survey::title(context, &item.record);
        all.extend(of_item(item, &title, &item.record.old_addresses));
    }
    for item in &site.assessments {
        all.extend(of_item(item, &item.record.name, &item.record.old_addresses));
    }
    if let Some(item) = &site.complaints {
        let title = context.language.word(Word::Complaints);
        all.extend(of_item(item, title, &item.record.old_addresses));
    }
    for item in site.news.iter().chain(&site.announcements) {
        all.extend(of_item(item, &item.record.title, &item.record.old_addresses));
    }
    for item in &site.indicators {
        all.extend(of_item(item, &item.record.name, &item.record.old_addresses));
    }
    for item in &site.documents {
        all.extend(of_item(item, &item.record.name, &item.record.old_addresses));
    }
    for item in &site.pages {
        all.extend(of_item(item, &item.record.title, &item.record.old_addresses));
    }
    all
}

fn of_item<'s, T>(
    item: &'s Item<T>,
    title: &str,
    old: &'s [Placed<OldAddress>],
) -> impl Iterator<Item = Redirect<'s>> {
    old.iter().map(move |address| Redirect {
        from: &address.value.0,
        to: addresses::of_item(item),
        title: title.to_string(),
        shown: &item.shown,
        range: address.range.clone(),
    })
}

/// The page at an old address, for hosts that know no redirects and for the disk.
pub(super) fn page(context: &Context<'_>, redirect: &Redirect<'_>) -> Output {
    let (title, url) = (redirect.title.clone(), redirect.to.clone());
    let target = LinkView { title: title.clone(), url, is_external: false };
    let output = Output { kind: Some(KIND), ..Output::file(redirect.from, Making::Sitemap) };
    let head = Head { stands_for: Some(&redirect.to), ..Head::new(&output, title.clone(), title) };
    let body = finish(context, head, View::Redirect(RedirectView { target }));
    Output { making: Making::Done(body), ..output }.of(redirect.shown, None)
}
