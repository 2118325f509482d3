//! Services that need each other.

use super::super::Site;
use crate::content::values::{Placed, Slug};
use crate::diagnostic::{self, Diagnostic, Report};

/// Finds services that need each other's product in a circle.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
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
            let shown = chain.join(" → ");
            report.add(diagnostic::SERVICE_CIRCLE, range, &[("chain", &shown)]);
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
