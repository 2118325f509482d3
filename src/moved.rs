//! Addresses of the last build that are gone, and the page that seems to take the place of each.

use crate::diagnostic::{self, Diagnostic, Report, Spot};
use crate::plan;
use crate::write::{Artifact, Content, Vanished};

/// Warns of each page that is gone; `output` names the folder of the site, for messages.
///
/// The successor is the one page that is new and has the same title.
pub fn warnings(vanished: &Vanished, artifacts: &[Artifact], output: &str) -> Vec<Diagnostic> {
    let is_new = |artifact: &&Artifact| !vanished.known.contains(&artifact.path);
    let new: Vec<_> = artifacts.iter().filter(is_new).filter_map(titled).collect();
    let pages = vanished.files.iter().filter(|(path, _)| is_page(path));
    let mut diagnostics = Vec::new();
    for (path, bytes) in pages.filter(|(path, _)| !plan::is_list(path)) {
        let mut report = Report::new(format!("{output}/{path}"));
        let mut words = vec![("url", path.as_str())];
        words.extend(successor(title(bytes), &new).map(|page| ("page", page)));
        report.add(diagnostic::ADDRESS_GONE, Spot::File, &words);
        diagnostics.extend(report.into_diagnostics());
    }
    diagnostics
}

/// The only new page with a title.
fn successor<'a>(title: Option<&str>, new: &[(&'a str, &str)]) -> Option<&'a str> {
    let mut same = new.iter().filter(|(_, other)| Some(*other) == title);
    match (same.next(), same.next()) {
        (Some((path, _)), None) => Some(path),
        _ => None,
    }
}

/// The path and the title of a page.
fn titled(artifact: &Artifact) -> Option<(&str, &str)> {
    match &artifact.content {
        Content::Bytes(bytes) if is_page(&artifact.path) => Some((&artifact.path, title(bytes)?)),
        Content::Bytes(_) | Content::File(_) => None,
    }
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// What stands between the tags of the title.
fn title(page: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(page).ok()?;
    let (_, rest) = text.split_once("<title>")?;
    Some(rest.split_once("</title>")?.0)
}
