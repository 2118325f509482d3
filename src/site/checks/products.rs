//! Products of another service: a standard that was copied and not changed throughout.

use std::collections::{BTreeMap, BTreeSet};

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
    let mut by_word: ByWord<'_> = BTreeMap::new();
    for (index, service) in services.iter().enumerate() {
        for name in &service.names {
            by_word.entry(first_word(name)).or_default().push(index);
        }
    }
    let mut diagnostics = Vec::new();
    for service in &services {
        let products = service.item.record.products.iter();
        let words: Vec<_> = products.map(|product| product.0.words()).collect();
        let blocks: Vec<_> = words.iter().filter_map(|words| words.blocks().next()).collect();
        if blocks.iter().any(|block| is_named(block.text, &service.names)) {
            continue;
        }
        for block in blocks {
            let others = named_like(&block.text.to_ascii_lowercase(), &by_word);
            let others = others.into_iter().map(|index| &services[index]);
            diagnostics.extend(check_product(service, &block, others));
        }
    }
    diagnostics
}

fn check_product<'n, 's: 'n>(
    service: &Named<'s>,
    product: &TextBlock<'_>,
    mut others: impl Iterator<Item = &'n Named<'s>>,
) -> Vec<Diagnostic> {
    let is_other = |other: &&Named<'_>| {
        other.item.path != service.item.path
            && is_named(product.text, &other.names)
            && !service.names.iter().any(|own| is_named(own, &other.names))
    };
    let mut report = Report::new(&*service.item.shown);
    if let Some(other) = others.find(is_other) {
        let words = [("product", product.text), ("other", &other.item.record.name)];
        let range = product.place(0..product.text.len());
        report.add(diagnostic::PRODUCT_OF_ANOTHER, range, &words);
    }
    report.into_diagnostics()
}

/// Services by the first words of their names.
type ByWord<'n> = BTreeMap<&'n str, Vec<usize>>;

/// The services whose names begin with a word of a text, in order; others are not named in it.
fn named_like(text: &str, by_word: &ByWord<'_>) -> BTreeSet<usize> {
    let starts = text.split(|c| !words::is_part(c)).chain([""]);
    starts.filter_map(|word| by_word.get(word)).flatten().copied().collect()
}

fn first_word(name: &str) -> &str {
    name.split(|c| !words::is_part(c)).next().unwrap_or_default()
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
