//! Holds `cari-uji.tsv` against the search: the pages that people look for must come first.

use std::collections::BTreeMap;

use crate::content::search_tests::SearchTest;
use crate::diagnostic::{self, Diagnostic, Report};
use crate::search::{Answer, Document, Index};
use crate::site::{Site, Target};

/// The file of the tests.
const FILE: &str = "cari-uji.tsv";

/// A row with the content file of its page.
struct Wanted<'s> {
    test: &'s SearchTest,
    path: &'s str,
}

/// Asks the search every query. The pages that are wanted for one query must stand before all
/// others; among themselves in any order. Hours that are told as an answer stand above all results.
pub(super) fn check(site: &Site, index: &Index) -> Vec<Diagnostic> {
    let mut report = Report::new(format!("{}/{FILE}", site.root));
    let mut queries: BTreeMap<&str, Vec<Wanted<'_>>> = BTreeMap::new();
    for test in site.search_tests.iter() {
        if let Some((path, Target::Page(_))) = site.targets.find(FILE, &test.path.value) {
            queries.entry(&test.query.value).or_default().push(Wanted { test, path });
        }
    }
    for (query, wanted) in queries {
        let found = index.search(query, site.office.language);
        let tells_hours = matches!(found.answer, Some(Answer::Hours(_)));
        let pages: Vec<_> = found.hits.iter().map(|hit| &index.documents[hit.document]).collect();
        let paths: Vec<_> = pages.iter().map(|page| path(site, page)).collect();
        let other = paths.iter().position(|path| wanted.iter().all(|row| row.path != *path));
        for row in wanted.iter().filter(|row| !(tells_hours && row.path == "jam.yaml")) {
            let place = paths.iter().position(|path| *path == row.path);
            let before = other.filter(|other| place.is_none_or(|place| *other < place));
            if place.is_none() || before.is_some() {
                note(row, place, before.map(|before| &**pages[before]), &mut report);
            }
        }
    }
    report.into_diagnostics()
}

/// The content file of a page, as links name it.
fn path<'p>(site: &Site, page: &'p Document) -> &'p str {
    let inside = page.origin.strip_prefix(site.root.as_str());
    inside.and_then(|path| path.strip_prefix('/')).unwrap_or(&page.origin)
}

/// Notes a page that is not found, or only behind another.
fn note(row: &Wanted<'_>, place: Option<usize>, before: Option<&Document>, report: &mut Report) {
    let SearchTest { query, path } = row.test;
    let place = place.map(|place| (place + 1).to_string());
    let mut words = vec![("query", query.value.as_str())];
    match &place {
        Some(place) => words.extend([("page", path.value.as_str()), ("place", place)]),
        None => words.push(("lost", &path.value)),
    }
    words.extend(before.map(|page| ("before", page.title.as_str())));
    report.add(diagnostic::SEARCH_TEST_LOST, query.range.clone(), &words);
}
