//! Pages that no reader comes to, and attachments that no page names.

use std::collections::BTreeSet;

use super::super::Site;
use super::super::texts::FileTexts;
use super::care::shortened;
use crate::diagnostic::{self, Diagnostic, Report, Spot};

/// Finds what is published but not linked to.
pub(super) fn check(site: &Site, all: &[FileTexts<'_>]) -> Vec<Diagnostic> {
    let named = named(site, all);
    let mut diagnostics = Vec::new();
    // Pages outside of folders are in the footer of every page.
    let pages = site.pages.iter().filter(|item| item.slug.contains('/'));
    for item in pages.filter(|item| !named.contains(&*item.path)) {
        let mut report = Report::new(&*item.shown);
        report.add(diagnostic::PAGE_NOT_LINKED, Spot::File, &[]);
        diagnostics.extend(report.into_diagnostics());
    }
    let is_unnamed = |path: &&str| !named.contains(path);
    let unnamed: Vec<&str> =
        site.attachments.keys().map(String::as_str).filter(is_unnamed).collect();
    if let Some(first) = unnamed.first() {
        let mut report = Report::new(format!("{}/{first}", site.root));
        let (count, files) = (unnamed.len().to_string(), shortened(&unnamed));
        let words = [("count", count.as_str()), ("files", files.as_str())];
        report.add(diagnostic::ATTACHMENT_NOT_LINKED, Spot::File, &words);
        diagnostics.extend(report.into_diagnostics());
    }
    diagnostics
}

/// The paths that the files of the site name. A page does not lead readers to itself.
fn named<'s>(site: &'s Site, all: &[FileTexts<'s>]) -> BTreeSet<&'s str> {
    let menu = site.office.menu.iter().filter(|item| !item.is_external());
    let mut named: BTreeSet<&str> =
        menu.filter_map(|item| Some(site.targets.find("situs.yaml", item.path().0)?.0)).collect();
    for texts in all {
        let references = texts.prose.iter().flat_map(|prose| &prose.references);
        let references = references.chain(texts.links.iter().copied());
        let found = references.filter_map(|it| site.targets.find(texts.path, &it.target));
        named.extend(found.map(|(path, _)| path).filter(|path| *path != texts.path));
        let files = texts.files.iter().chain(&texts.pictures);
        named.extend(files.map(|file| file.value.trim_start_matches('/')));
    }
    named
}
