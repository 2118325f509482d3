//! A site that nothing stands against: any of its outputs can be rendered, or all of them.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rayon::prelude::*;

use super::search_tests;
use crate::budget;
use crate::diagnostic::Diagnostic;
use crate::memo::Key;
use crate::plan::{Maker, Output, Plan, SEARCH_INDEX, SEARCH_PARTS};
use crate::render::{self, Renderer};
use crate::search::{Counted, Files, Index, Kept, Portal};
use crate::site::Site;
use crate::theme::{Asset, Theme};
use crate::view::SiteView;
use crate::write::{Artifact, Content};

/// A site with its plan and its theme.
#[derive(Debug)]
pub struct Ready {
    site: Arc<Site>,
    plan: Arc<Plan>,
    theme: Arc<Theme>,
    view: SiteView,
    /// What the search has kept of the sites before.
    kept: Arc<Mutex<Kept>>,
    /// The files of the search, once somebody has asked for them.
    search: OnceLock<Files>,
}

/// What came of rendering everything.
#[derive(Debug)]
pub struct Rendered<T> {
    /// What was taken of each artifact.
    pub taken: Vec<T>,
    /// What the search of the site knows.
    pub search: Index,
    /// What is wrong with templates.
    pub errors: Vec<Diagnostic>,
    /// What only shows in the finished site.
    pub notes: Vec<Diagnostic>,
}

/// What came of rendering one output.
struct Piece<T> {
    path: String,
    taken: T,
    weight: budget::File,
}

impl Ready {
    pub(super) fn new(
        site: Arc<Site>,
        plan: Arc<Plan>,
        theme: Arc<Theme>,
        kept: Arc<Mutex<Kept>>,
    ) -> Ready {
        let view = Maker::new(&site, &plan).site_view();
        Ready { site, plan, theme, view, kept, search: OnceLock::new() }
    }

    /// Renders the output at an address; nothing when there is none.
    pub fn artifact(&self, path: &str) -> Option<Result<Artifact, Diagnostic>> {
        if let Some(output) = self.output(path) {
            let body = Maker::new(&self.site, &self.plan).body(output);
            return Some(Renderer::new(&self.theme, &self.view).render(output, &body));
        }
        if let Some(asset) = self.asset(path) {
            return Some(Ok(render::asset(asset)));
        }
        let is_script = path.starts_with(SEARCH_PARTS);
        is_script.then(|| search_file(self.search_files(), path)).flatten().map(Ok)
    }

    /// Tells an attachment from itself after it was written again, and from every other.
    pub fn attachment_key(&self, path: &str) -> Option<Key> {
        self.site.attachments.get(path).map(|attachment| attachment.key)
    }

    /// The path under which the site is published, without `/` at its ends; often empty.
    pub fn base_path(&self) -> &str {
        let rest = self.site.office.base_url.split_once("://").map_or("", |(_, rest)| rest);
        rest.split_once('/').map_or("", |(_, path)| path).trim_matches('/')
    }

    /// Tells whether there is a file at an address.
    pub fn has(&self, path: &str) -> bool {
        self.output(path).is_some()
            || self.asset(path).is_some()
            || path == SEARCH_INDEX
            || (path.starts_with(SEARCH_PARTS) && self.search_files().has(path))
    }

    fn output(&self, path: &str) -> Option<&Output> {
        let outputs = &self.plan.outputs;
        let index = outputs.binary_search_by(|output| output.url.as_str().cmp(path));
        index.ok().map(|index| &outputs[index])
    }

    fn asset(&self, path: &str) -> Option<&Asset> {
        self.theme.assets.iter().find(|asset| asset.url == path)
    }

    /// The files of the search, made of the index; that is large, and not kept.
    fn search_files(&self) -> &Files {
        self.search.get_or_init(|| {
            let index = self.index(Vec::new());
            rayon::scope(|_| index.files())
        })
    }

    /// What the search has kept. What it did not finish, nobody may use.
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(|broken: PoisonError<_>| {
            let mut kept = broken.into_inner();
            *kept = Kept::default();
            kept
        })
    }

    /// The addresses of outputs that need not be counted.
    fn known(&self) -> HashSet<&str> {
        let kept = self.kept();
        let outputs = self.plan.outputs.iter();
        let known = outputs.filter(|output| kept.knows(&self.site, &output.key(&self.site)));
        known.map(|output| output.url.as_str()).collect()
    }

    /// Makes the index, on the threads that work: the room that a thread took for its work stays with
    /// it, and in a preview each visitor has another thread.
    fn index(&self, counted: Vec<Counted>) -> Index {
        // None of those threads may wait for this: it might have to go on with what the holder waits for.
        let mut kept = self.kept();
        let kept = &mut *kept;
        rayon::scope(|_| self.follow(kept, counted))
    }

    /// Makes the index; outputs that are neither known nor among the counted ones are counted first.
    fn follow(&self, kept: &mut Kept, mut counted: Vec<Counted>) -> Index {
        let pages = || self.plan.outputs.iter().filter(|output| output.kind.is_some());
        let keys: Vec<Key> = pages().map(|output| output.key(&self.site)).collect();
        let given: HashSet<Key> = counted.iter().flat_map(Counted::keys).copied().collect();
        let is_known = |key: &Key| given.contains(key) || kept.knows(&self.site, key);
        let unknown = pages().zip(&keys).filter(|(_, key)| !is_known(key));
        let unknown: Vec<(&Output, &Key)> = unknown.collect();
        let maker = Maker::new(&self.site, &self.plan);
        let count = |mut counted: Counted, (output, key): &(&Output, &Key)| {
            counted.add(**key, output, &maker.body(output), &self.view);
            counted
        };
        counted.par_extend(unknown.par_iter().fold(Counted::default, count));
        kept.index(&Portal { site: &self.site, view: &self.view, keys: &keys }, counted)
    }

    /// Renders every output, as long as `goes_on`, and takes of each artifact what is wanted; in the
    /// order of the plan.
    pub fn render<T: Send>(
        &self,
        take: impl Fn(Artifact) -> T + Sync,
        goes_on: impl Fn() -> bool + Sync,
    ) -> Option<Rendered<T>> {
        let maker = Maker::new(&self.site, &self.plan);
        let renderer = Renderer::new(&self.theme, &self.view);
        let piece = |artifact: Artifact| Piece {
            path: artifact.path.clone(),
            weight: self.weight(&artifact),
            taken: take(artifact),
        };
        let known = self.known();
        let render = |(mut results, mut counted): (Vec<_>, Counted), output: &Output| {
            goes_on().then(|| {
                let body = maker.body(output);
                if output.kind.is_some() && !known.contains(output.url.as_str()) {
                    counted.add(output.key(&self.site), output, &body, &self.view);
                }
                results.push(renderer.render(output, &body).map(piece));
                (results, counted)
            })
        };
        // Each core counts for itself; what comes out is the same for any number of them.
        let parts = self.plan.outputs.par_iter().try_fold(Default::default, render);
        let parts: Option<Vec<_>> = parts.collect();
        let (results, counted): (Vec<_>, Vec<_>) = parts?.into_iter().unzip();
        let mut pieces = Vec::new();
        let mut errors: Vec<Diagnostic> = Vec::new();
        for result in results.into_iter().flatten() {
            match result {
                Ok(piece) => pieces.push(piece),
                // One mistake in a template fails on every page; it is told once.
                Err(diagnostic) if errors.contains(&diagnostic) => {}
                Err(diagnostic) => errors.push(diagnostic),
            }
        }
        if !goes_on() {
            return None;
        }
        let search = self.index(counted);
        let files = self.search.get_or_init(|| search.files());
        let of_search = files.paths().filter_map(|path| search_file(files, &path));
        let others = self.theme.assets.iter().map(render::asset).chain(of_search);
        pieces.extend(others.map(piece));
        let mut notes = search_tests::check(&self.site, &search);
        let (mut taken, mut weights) = (Vec::with_capacity(pieces.len()), BTreeMap::new());
        for piece in pieces {
            taken.push(piece.taken);
            weights.insert(piece.path, piece.weight);
        }
        notes.extend(self.check_weights(&weights));
        Some(Rendered { taken, search, errors, notes })
    }

    fn weight(&self, artifact: &Artifact) -> budget::File {
        let path = artifact.path.as_str();
        let (size_bytes, text) = match &artifact.content {
            Content::Bytes(bytes) => (bytes.len() as u64, std::str::from_utf8(bytes).ok()),
            Content::File(_) => {
                (self.site.attachments.get(path).map_or(0, |it| it.size_bytes), None)
            }
        };
        budget::File::new(path, size_bytes, text)
    }

    /// Checks what visitors have to load for each page.
    fn check_weights(&self, weights: &BTreeMap<String, budget::File>) -> Vec<Diagnostic> {
        let situs = format!("{}/situs.yaml", self.site.root);
        let pages = self.plan.outputs.iter().filter(|output| output.kind.is_some());
        let pages: Vec<_> = pages
            .map(|output| budget::Page {
                url: &output.url,
                origin: if output.origin.is_empty() { &situs } else { &output.origin },
            })
            .collect();
        budget::check(&pages, weights, self.site.office.page_weight_kb_max)
    }
}

/// A file of the search.
fn search_file(files: &Files, path: &str) -> Option<Artifact> {
    let content = Content::Bytes(files.get(path)?.into_bytes());
    Some(Artifact { path: path.to_string(), content })
}
