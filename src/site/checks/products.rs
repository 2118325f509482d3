//! Products of another service: a standard that was copied and not changed throughout.

use super::super::{Item, Site};
use super::words;
use crate::content::service::Service;
use crate::diagnostic::{self, Diagnostic, Report};
use crate::markdown::TextBlock;

/// A service with what it is called, in full and in short, in lower case.
struct Named<'s> {
    item: &'s Item<Service>,
    names: Vec<String>,
}

/// Finds services whose product names another service and not their own.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let services: Vec<Named<'_>> =
        site.services.iter().map(|item| Named { item, names: names(&item.record) }).collect();
    let mut diagnostics = Vec::new();
    for service in &services {
        let products = service.item.record.products.iter();
        let blocks: Vec<_> = products.filter_map(|product| product.0.blocks().next()).collect();
        if blocks.iter().any(|block| is_named(block.text, &service.names)) {
            continue;
        }
        for block in blocks {
            diagnostics.extend(check_product(service, &block, &services));
        }
    }
    diagnostics
}

fn check_product(
    service: &Named<'_>,
    product: &TextBlock<'_>,
    services: &[Named<'_>],
) -> Vec<Diagnostic> {
    let is_other = |other: &&Named<'_>| {
        other.item.path != service.item.path
            && is_named(product.text, &other.names)
            && !service.names.iter().any(|own| is_named(own, &other.names))
    };
    let mut report = Report::new(&*service.item.shown);
    if let Some(other) = services.iter().find(is_other) {
        let words = [("product", product.text), ("other", &other.item.record.name)];
        let range = product.place(0..product.text.len());
        report.add(diagnostic::PRODUCT_OF_ANOTHER, range, &words);
    }
    report.into_diagnostics()
}

fn names(service: &Service) -> Vec<String> {
    let short = service.abbreviation.iter().filter(|short| words::is_acronym(short));
    let all = std::iter::once(&service.name).chain(short);
    all.filter(|name| !name.is_empty()).map(|name| name.to_ascii_lowercase()).collect()
}

fn is_named(text: &str, names: &[String]) -> bool {
    let lower = text.to_ascii_lowercase();
    names.iter().any(|name| lower.contains(name) && words::find(&lower, name).is_some())
}
