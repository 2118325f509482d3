//! A site that nothing stands against: any of its outputs can be rendered, or all of them.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::search_tests;
use crate::budget;
use crate::diagnostic::Diagnostic;
use crate::memo::Key;
use crate::plan::{Body, Maker, Output, Plan, SEARCH_INDEX, SEARCH_PARTS};
use crate::render::{self, Renderer};
use crate::search::{self, COUNTED_TOGETHER, Counted, Index};
use crate::site::Site;
use crate::theme::{Asset, Theme};
use crate::view::SiteView;
use crate::write::{Artifact, Content};

/// Into how many parts the outputs are cut at least, so that every core has some; what comes out is
/// the same for any number.
const CHUNKS: usize = 32;

/// A site with its plan and its theme.
#[derive(Debug)]
pub struct Ready {
    site: Arc<Site>,
    plan: Arc<Plan>,
    theme: Arc<Theme>,
    view: SiteView,
    /// The files of the search, by address.
    search: OnceLock<BTreeMap<String, Vec<u8>>>,
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
    pub(super) fn new(site: Arc<Site>, plan: Arc<Plan>, theme: Arc<Theme>) -> Ready {
        let view = Maker::new(&site, &plan).site_view();
        Ready { site, plan, theme, view, search: OnceLock::new() }
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
        let is_part = path.starts_with(SEARCH_PARTS);
        let bytes = is_part.then(|| self.search_files().get(path).cloned()).flatten()?;
        Some(Ok(Artifact { path: path.to_string(), content: Content::Bytes(bytes) }))
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
        let is_part = || path.starts_with(SEARCH_PARTS) && path.ends_with(".js");
        self.output(path).is_some()
            || self.asset(path).is_some()
            || path == SEARCH_INDEX
            || (is_part() && self.search_files().contains_key(path))
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
    fn search_files(&self) -> &BTreeMap<String, Vec<u8>> {
        self.search.get_or_init(|| {
            let maker = Maker::new(&self.site, &self.plan);
            let counted = self.chunks().map(|outputs| {
                let mut counted = Counted::default();
                for output in outputs.iter().filter(|output| output.kind.is_some()) {
                    self.count(&mut counted, output, &maker.body(output));
                }
                counted
            });
            files_of(&self.index(counted.collect()))
        })
    }

    /// The outputs, in parts that one core works on.
    fn chunks(&self) -> rayon::slice::Chunks<'_, Output> {
        let outputs = &self.plan.outputs;
        outputs.par_chunks(outputs.len().div_ceil(CHUNKS).clamp(1, COUNTED_TOGETHER))
    }

    fn count(&self, counted: &mut Counted, output: &Output, body: &Body) {
        counted.add(output, body, &self.view, self.site.office.language);
    }

    fn index(&self, counted: Vec<Counted>) -> Index {
        search::index(counted, &self.view, &self.site)
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
        let chunk = |outputs: &[Output]| {
            let mut counted = Counted::default();
            let results: Option<Vec<_>> = outputs
                .iter()
                .map(|output| {
                    goes_on().then(|| {
                        let body = maker.body(output);
                        self.count(&mut counted, output, &body);
                        renderer.render(output, &body).map(piece)
                    })
                })
                .collect();
            Some((results?, counted))
        };
        let chunks: Option<Vec<_>> = self.chunks().map(chunk).collect();
        let (results, counted): (Vec<_>, Vec<_>) = chunks?.into_iter().unzip();
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
        let of_search =
            self.search.get_or_init(|| files_of(&search)).iter().map(|(path, bytes)| Artifact {
                path: path.clone(),
                content: Content::Bytes(bytes.clone()),
            });
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

/// The files of an index, by address.
fn files_of(index: &Index) -> BTreeMap<String, Vec<u8>> {
    index.files().into_iter().map(|(path, text)| (path, text.into_bytes())).collect()
}
