//! Every output of the site: its address, and the view or text it is made from.
//!
//! Addresses are made here and nowhere else. A page is finished when it leaves this stage: a
//! template can look nothing up.

mod addresses;
mod chart;
mod context;
mod files;
mod hosting;
mod hours;
mod indicator;
mod json_ld;
mod other;
mod page;
mod post;
mod redirect;
mod service;
mod shared;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{self, Diagnostic, Report, Spot};
use crate::site::Site;
use crate::view::{
    AnnouncementListView, ContactPageView, FeedView, FreePageView, HomeView, IndicatorListView,
    IndicatorView, NewsArchiveView, NewsListView, NotFoundView, PageView, PostView, RedirectView,
    SearchView, ServiceAzView, ServiceListView, ServiceView, SiteView, SitemapView,
};
use context::Context;

pub use addresses::{ASSETS, SEARCH_INDEX, SEARCH_PARTS, is_list};

/// Everything that is to be written.
#[derive(Debug)]
pub struct Plan {
    /// What all pages share.
    pub site: SiteView,
    /// The outputs, by address.
    pub outputs: Vec<Output>,
}

/// One file of the site.
#[derive(Debug)]
pub struct Output {
    /// Its address from the root of the site.
    pub url: String,
    /// The content file it comes from, for messages.
    pub origin: String,
    /// What it is made from.
    pub body: Body,
}

/// What an output is made from.
#[derive(Debug)]
pub enum Body {
    /// A page, rendered with the template of its kind.
    Page(Box<PageView>, Box<View>),
    /// A feed, rendered with the template of this name.
    Feed(&'static str, Box<View>),
    /// Text as it is.
    Text(String),
    /// A copy of a file.
    File(PathBuf),
    /// These bytes.
    Bytes(Arc<[u8]>),
}

/// The view of an output.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each is named as its struct, which is documented")]
#[expect(clippy::large_enum_variant, reason = "every view stands in a box of its own")]
pub enum View {
    Home(HomeView),
    ServiceList(ServiceListView),
    ServiceAz(ServiceAzView),
    Service(ServiceView),
    Contact(ContactPageView),
    NewsList(NewsListView),
    NewsArchive(NewsArchiveView),
    Post(PostView),
    AnnouncementList(AnnouncementListView),
    IndicatorList(IndicatorListView),
    Indicator(IndicatorView),
    FreePage(FreePageView),
    NotFound(NotFoundView),
    Search(SearchView),
    Redirect(RedirectView),
    Feed(FeedView),
    Sitemap(SitemapView),
}

impl Plan {
    /// How many of the outputs are pages; those at old addresses are none.
    pub fn page_count(&self) -> usize {
        let is_page = |output: &&Output| match &output.body {
            Body::Page(page, _) => page.kind != redirect::KIND,
            _ => false,
        };
        self.outputs.iter().filter(is_page).count()
    }
}

/// Plans every output; problems are two outputs with one address, or an old address in use.
pub fn plan(site: &Site) -> (Plan, Vec<Diagnostic>) {
    let context = Context::new(site);
    let mut outputs = Vec::new();
    outputs.extend(other::pages(&context));
    outputs.extend(service::pages(&context));
    outputs.extend(post::news(&context));
    outputs.extend(post::announcements(&context));
    outputs.extend(indicator::pages(&context));
    outputs.extend(files::files(&context));
    outputs.push(files::sitemap(&outputs));
    outputs.sort_by(|a, b| a.url.cmp(&b.url));
    let mut diagnostics = check_addresses(&outputs);
    let (redirects, notes) = redirect::redirects(&context, &outputs);
    diagnostics.extend(notes);
    outputs.extend(redirects.iter().map(|it| redirect::page(&context, it)));
    outputs.extend(hosting::files(&context, &redirects));
    outputs.sort_by(|a, b| a.url.cmp(&b.url));
    (Plan { site: shared::site_view(&context), outputs }, diagnostics)
}

/// An address as a host takes it that tells neither case apart nor the two ways of storing `é`.
fn folded(url: &str) -> String {
    url.to_lowercase().nfc().collect()
}

/// Finds outputs whose addresses are the same, also where a host does not tell case apart.
fn check_addresses(outputs: &[Output]) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<String, &Output> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for output in outputs {
        let Some(other) = seen.insert(folded(&output.url), output) else { continue };
        let same = output.url == other.url;
        let code = if same { diagnostic::SAME_ADDRESS } else { diagnostic::ADDRESS_CASE };
        // A free page is moved more easily than a record, and a record than what the program makes.
        let is_movable = |it: &&Output| (it.origin.contains("/halaman/"), !it.origin.is_empty());
        let is_first = is_movable(&output) >= is_movable(&other);
        let (output, other) = if is_first { (output, other) } else { (other, output) };
        let mut report = Report::new(output.origin.clone());
        let maker = if other.origin.is_empty() { "zi-site" } else { &other.origin };
        let words = [("url", output.url.as_str()), ("other", maker)];
        report.add(code, Spot::File, &words);
        diagnostics.extend(report.into_diagnostics());
    }
    diagnostics
}
