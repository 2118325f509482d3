//! A site that nothing stands against: any of its outputs can be rendered, or all of them.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::search_tests;
use crate::budget;
use crate::diagnostic::Diagnostic;
use crate::plan::{Maker, Plan, SEARCH_PARTS};
use crate::render::{self, Renderer};
use crate::search::{self, Index};
use crate::site::Site;
use crate::theme::Theme;
use crate::view::SiteView;
use crate::write::{Artifact, Content};

/// A site with its plan and its theme.
#[derive(Debug)]
pub struct Ready {
    site: Arc<Site>,
    plan: Plan,
    theme: Arc<Theme>,
    view: SiteView,
    search: OnceLock<Searchable>,
}

/// The index of the search, and its files by address.
#[derive(Debug)]
struct Searchable {
    index: Arc<Index>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Ready {
    pub(super) fn new(site: Arc<Site>, plan: Plan, theme: Arc<Theme>) -> Ready {
        let view = Maker::new(&site, &plan).site_view();
        Ready { site, plan, theme, view, search: OnceLock::new() }
    }

    /// Renders the output at an address; nothing when there is none.
    pub fn artifact(&self, path: &str) -> Option<Result<Artifact, Diagnostic>> {
        if let Ok(index) = self.plan.outputs.binary_search_by(|it| it.url.as_str().cmp(path)) {
            let output = &self.plan.outputs[index];
            let body = Maker::new(&self.site, &self.plan).body(output);
            return Some(Renderer::new(&self.theme, &self.view).render(output, &body));
        }
        if let Some(asset) = self.theme.assets.iter().find(|asset| asset.url == path) {
            return Some(Ok(render::asset(asset)));
        }
        let is_part = path.starts_with(SEARCH_PARTS);
        let bytes = is_part.then(|| self.searchable().files.get(path).cloned()).flatten()?;
        Some(Ok(Artifact { path: path.to_string(), content: Content::Bytes(bytes) }))
    }

    /// Every address but those of the parts of the search, which only the script of the search asks
    /// for.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let outputs = self.plan.outputs.iter().map(|output| output.url.as_str());
        outputs.chain(self.theme.assets.iter().map(|asset| asset.url.as_str()))
    }

    /// What the search of the site knows.
    pub fn search(&self) -> Arc<Index> {
        Arc::clone(&self.searchable().index)
    }

    fn searchable(&self) -> &Searchable {
        self.search.get_or_init(|| {
            let maker = Maker::new(&self.site, &self.plan);
            let page = |output| search::page(output, &maker.body(output), &self.view);
            let outputs = self.plan.outputs.par_iter().filter(|output| output.kind.is_some());
            self.index(outputs.filter_map(page).collect())
        })
    }

    fn index(&self, pages: Vec<search::Page>) -> Searchable {
        let index = search::index(pages, &self.view, &self.site);
        let files = index.files().into_iter().map(|(path, text)| (path, text.into_bytes()));
        Searchable { files: files.collect(), index: Arc::new(index) }
    }

    /// Renders every output, and tells what is wrong with templates and what only shows in the
    /// finished site.
    pub(super) fn artifacts(&self) -> (Vec<Artifact>, Vec<Diagnostic>, Vec<Diagnostic>) {
        let maker = Maker::new(&self.site, &self.plan);
        let renderer = Renderer::new(&self.theme, &self.view);
        let results: Vec<_> = self
            .plan
            .outputs
            .par_iter()
            .map(|output| {
                let body = maker.body(output);
                (renderer.render(output, &body), search::page(output, &body, &self.view))
            })
            .collect();
        let mut artifacts = Vec::with_capacity(results.len());
        let mut errors: Vec<Diagnostic> = Vec::new();
        let mut pages = Vec::new();
        for (result, page) in results {
            pages.extend(page);
            match result {
                Ok(artifact) => artifacts.push(artifact),
                // One mistake in a template fails on every page; it is told once.
                Err(diagnostic) if errors.contains(&diagnostic) => {}
                Err(diagnostic) => errors.push(diagnostic),
            }
        }
        artifacts.extend(self.theme.assets.iter().map(render::asset));
        let searchable = self.search.get_or_init(|| self.index(pages));
        artifacts.extend(searchable.files.iter().map(|(path, bytes)| Artifact {
            path: path.clone(),
            content: Content::Bytes(bytes.clone()),
        }));
        let mut notes = search_tests::check(&self.site, &searchable.index);
        notes.extend(self.check_weights(&artifacts));
        (artifacts, errors, notes)
    }

    /// Checks what visitors have to load for each page.
    fn check_weights(&self, artifacts: &[Artifact]) -> Vec<Diagnostic> {
        let site = &self.site;
        let mut files: BTreeMap<&str, budget::File<'_>> = BTreeMap::new();
        for artifact in artifacts {
            let path = artifact.path.as_str();
            let (size_bytes, text) = match &artifact.content {
                Content::Bytes(bytes) => (bytes.len() as u64, std::str::from_utf8(bytes).ok()),
                Content::File(_) => {
                    (site.attachments.get(path).map_or(0, |it| it.size_bytes), None)
                }
            };
            files.insert(path, budget::File { size_bytes, text });
        }
        let situs = format!("{}/situs.yaml", site.root);
        let pages: Vec<_> = self
            .plan
            .outputs
            .iter()
            .filter(|output| output.kind.is_some())
            .map(|output| budget::Page {
                url: &output.url,
                origin: if output.origin.is_empty() { &situs } else { &output.origin },
            })
            .collect();
        budget::check(&pages, &files, site.office.page_weight_kb_max)
    }
}
