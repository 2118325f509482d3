//! Services that need each other.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::{Item, Site};
use crate::content::service::Service;
use crate::content::values::{Placed, Slug};
use crate::diagnostic::{self, Diagnostic, Report};

/// What each service needs, by its slug.
type Needs<'s> = BTreeMap<&'s str, Vec<&'s Placed<Slug>>>;

/// Finds services that need each other's product in a circle. Each service is walked through once,
/// and tells of one circle at most.
pub(super) fn check<'s>(site: &'s Site) -> Vec<Diagnostic> {
    let needs_of = |item: &'s Item<Service>| {
        let requirements = item.record.all_requirements();
        let needs: Vec<_> = requirements.filter_map(|it| it.service.as_ref()).collect();
        (!needs.is_empty()).then_some((item.slug.as_str(), needs))
    };
    let needs: Needs<'_> = site.services.iter().filter_map(needs_of).collect();
    let mut done = BTreeSet::new();
    let mut diagnostics = Vec::new();
    for item in site.services.iter().filter(|item| needs.contains_key(item.slug.as_str())) {
        if let Some((chain, range)) = find_circle(&item.slug, &needs, &mut done) {
            let first = site.services.iter().find(|item| item.slug == chain[0]).unwrap_or(item);
            let mut report = Report::new(&*first.shown);
            report.add(diagnostic::SERVICE_CIRCLE, range, &[("chain", &chain.join(" → "))]);
            diagnostics.extend(report.into_diagnostics());
        }
    }
    diagnostics
}

/// Walks along what a service needs, in depth; gives the first circle it comes to, with the place
/// where its first service names the next one.
fn find_circle<'s>(
    start: &'s str,
    needs: &Needs<'s>,
    done: &mut BTreeSet<&'s str>,
) -> Option<(Vec<&'s str>, Range<usize>)> {
    // The way from the start, with how many needs of each service have been followed.
    let mut way: Vec<(&'s str, usize)> = Vec::new();
    let mut next = Some(start).filter(|start| done.insert(start));
    let mut circle = None;
    loop {
        way.extend(next.take().map(|slug| (slug, 0)));
        let Some((slug, followed)) = way.last_mut() else { return circle };
        let Some(need) = needs.get(slug).and_then(|needs| needs.get(*followed)) else {
            way.pop();
            continue;
        };
        *followed += 1;
        let wanted = need.value.0.as_str();
        if let Some(at) = way.iter().position(|(slug, _)| *slug == wanted) {
            circle = circle.or_else(|| Some(describe(&way[at..], needs)));
        } else if needs.contains_key(wanted) && done.insert(wanted) {
            next = Some(wanted);
        }
    }
}

/// The services of a circle, the first of them again at its end.
fn describe<'s>(way: &[(&'s str, usize)], needs: &Needs<'s>) -> (Vec<&'s str>, Range<usize>) {
    let (first, followed) = way[0];
    let chain = way.iter().map(|(slug, _)| *slug).chain([first]).collect();
    (chain, needs[first][followed - 1].range.clone())
}
