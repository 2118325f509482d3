//! Every output of the site: its address, and the view or text it is made from.
//!
//! Addresses are made here and nowhere else. [`plan`] lists them all, which is quick; what stands at
//! one, [`Maker::body`] makes when it is wanted, and it is finished then: a template can look nothing
//! up.

mod addresses;
mod assessment;
mod chart;
mod complaints;
mod context;
mod dashboard;
mod data;
mod document;
mod files;
mod headline;
mod hosting;
mod hours;
mod indicator;
mod information;
mod json_ld;
mod other;
mod page;
mod post;
mod ppid;
mod redirect;
mod regulation;
mod service;
mod shared;
mod survey;

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use crate::content::Head;
use crate::diagnostic::{self, Diagnostic, Report, Spot};
use crate::memo::{Key, key};
use crate::site::Site;
use crate::view::{
    AnnouncementListView, AssessmentListView, AssessmentView, ComplaintsView, ContactPageView,
    DashboardView, DataPageView, DocumentListView, DocumentSeriesView, FeedView, FreePageView,
    HomeView, IndicatorListView, IndicatorView, InformationListView, NewsArchiveView, NewsListView,
    NotFoundView, PageView, PostView, PpidView, RedirectView, RegulationListView, SearchView,
    ServiceAzView, ServiceListView, ServiceView, SiteView, SitemapView, SurveyListView, SurveyView,
};
use context::Context;

pub use addresses::{ASSETS, SEARCH_INDEX, SEARCH_PARTS, is_list};

/// Everything that is to be written.
#[derive(Debug)]
pub struct Plan {
    /// The outputs, by address.
    pub outputs: Vec<Output>,
}

/// One file of the site.
#[derive(Debug)]
pub struct Output {
    /// Its address from the root of the site.
    pub url: String,
    /// The content file it comes from, for messages.
    pub origin: Arc<str>,
    /// The kind of a page, as its template is named; other files have none.
    pub kind: Option<&'static str>,
    /// The entry that it is made of, if it is made of one.
    entry: Option<Entry>,
    /// When what it tells was last changed.
    updated: Option<Date>,
    making: Making,
}

/// An entry, by its number among its kind. The entry itself may be written again while everything
/// stands where it stood.
#[derive(Debug, Clone, Copy)]
enum Entry {
    Service(usize),
    News(usize),
    Announcement(usize),
    Indicator(usize),
    Survey(usize),
    Assessment(usize),
    Complaints,
    Ppid,
    PublicInformation,
    Regulations,
    Documents(usize),
    Page(usize),
}

/// How an output gets its body.
#[derive(Debug)]
enum Making {
    /// It has one.
    Done(Body),
    /// This function makes it, of the entry or list with this number among its kind.
    Later(fn(&Context<'_>, &Output, usize) -> Body, usize),
    /// It is a file of open data.
    Data(data::Source, data::Format),
    /// It is a schema of open data.
    Schema(&'static data::Shape),
    /// It lists the other outputs.
    Sitemap,
}

/// Makes what stands at the addresses of a site.
#[derive(Debug)]
pub struct Maker<'s> {
    context: Context<'s>,
    outputs: &'s [Output],
}

/// What an output is made from.
#[derive(Debug, Clone)]
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
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each is named as its struct, which is documented")]
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
    SurveyList(SurveyListView),
    Survey(SurveyView),
    Dashboard(DashboardView),
    AssessmentList(AssessmentListView),
    Assessment(AssessmentView),
    Complaints(ComplaintsView),
    InformationList(InformationListView),
    Ppid(PpidView),
    RegulationList(RegulationListView),
    DocumentList(DocumentListView),
    DocumentSeries(DocumentSeriesView),
    Data(DataPageView),
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
        let is_page = |output: &&Output| output.kind.is_some_and(|kind| kind != redirect::KIND);
        self.outputs.iter().filter(is_page).count()
    }
}

impl Output {
    /// A page that is made when it is wanted.
    fn page(
        kind: &'static str,
        url: impl Into<String>,
        make: fn(&Context<'_>, &Output, usize) -> Body,
        number: usize,
    ) -> Output {
        Output { kind: Some(kind), ..Output::file(url, Making::Later(make, number)) }
    }

    /// A file that is no page.
    fn file(url: impl Into<String>, making: Making) -> Output {
        Output {
            url: url.into(),
            origin: "".into(),
            kind: None,
            entry: None,
            updated: None,
            making,
        }
    }

    /// Tells what it says from what all other outputs say, but for what they share
    /// ([`Site::shared`]) and what it tells of other entries.
    pub fn key(&self, site: &Site) -> Key {
        self.entry_key(site).unwrap_or_else(|| key([self.url.as_bytes()]))
    }

    fn entry_key(&self, site: &Site) -> Option<Key> {
        Some(match self.entry? {
            Entry::Service(number) => site.services[number].key,
            Entry::News(number) => site.news[number].key,
            Entry::Announcement(number) => site.announcements[number].key,
            Entry::Indicator(number) => site.indicators[number].key,
            Entry::Survey(number) => site.surveys[number].key,
            Entry::Assessment(number) => site.assessments[number].key,
            Entry::Complaints => site.complaints.as_ref()?.key,
            Entry::Ppid => site.ppid.as_ref()?.key,
            Entry::PublicInformation => site.public_information.as_ref()?.key,
            Entry::Regulations => site.regulations.as_ref()?.key,
            Entry::Documents(number) => site.documents[number].key,
            Entry::Page(number) => site.pages[number].key,
        })
    }

    /// The same, made of an entry.
    fn of_entry(self, entry: Entry, head: &Head, updated: Option<Date>) -> Output {
        Output { entry: Some(entry), ..self.of(Arc::clone(&head.shown), updated) }
    }

    /// The same, made of a content file.
    fn of(self, origin: impl Into<Arc<str>>, updated: Option<Date>) -> Output {
        Output { origin: origin.into(), updated, ..self }
    }
}

impl<'s> Maker<'s> {
    /// Prepares for a site and the plan that was made of it.
    pub fn new(site: &'s Site, plan: &'s Plan) -> Maker<'s> {
        Maker { context: Context::new(site), outputs: &plan.outputs }
    }

    /// What all pages share.
    pub fn site_view(&self) -> SiteView {
        shared::site_view(&self.context)
    }

    /// What an output is made from.
    pub fn body(&self, output: &Output) -> Body {
        match &output.making {
            Making::Done(body) => body.clone(),
            Making::Later(make, number) => make(&self.context, output, *number),
            Making::Data(source, format) => data::body(&self.context, output, *source, *format),
            Making::Schema(shape) => data::schema(&self.context, shape),
            Making::Sitemap => files::sitemap(&self.context, self.outputs),
        }
    }
}

/// Plans every output; problems are two outputs with one address, or an old address in use.
pub fn plan(site: &Site) -> (Plan, Vec<Diagnostic>) {
    let context = Context::new(site);
    let mut outputs = Vec::new();
    outputs.extend(other::pages(&context));
    let (services, news) = rayon::join(|| service::pages(&context), || post::news(&context));
    outputs.extend(services);
    outputs.extend(news);
    outputs.extend(post::announcements(&context));
    outputs.extend(indicator::pages(&context));
    outputs.extend(survey::pages(&context));
    outputs.extend(dashboard::pages(&context));
    outputs.extend(assessment::pages(&context));
    outputs.extend(complaints::pages(&context));
    outputs.extend(information::pages(&context));
    outputs.extend(ppid::pages(&context));
    outputs.extend(regulation::pages(&context));
    outputs.extend(document::pages(&context));
    outputs.extend(data::services(&context));
    outputs.extend(data::outputs(&context));
    outputs.extend(files::files(&context));
    outputs.push(Output::file(addresses::SITEMAP, Making::Sitemap));
    outputs.par_sort_unstable_by(|a, b| (&a.url, &a.origin).cmp(&(&b.url, &b.origin)));
    let mut diagnostics = check_addresses(&outputs);
    let (redirects, notes) = redirect::redirects(&context, &outputs);
    diagnostics.extend(notes);
    outputs.extend(redirects.iter().map(|it| redirect::page(&context, it)));
    outputs.extend(hosting::files(&context, &redirects));
    outputs.sort_by(|a, b| a.url.cmp(&b.url));
    (Plan { outputs }, diagnostics)
}

/// An address as a host takes it that tells neither case apart nor the two ways of storing `é`.
fn folded(url: &str) -> Cow<'_, str> {
    let is_plain = url.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_plain { url.into() } else { url.to_lowercase().nfc().collect() }
}

/// Finds outputs whose addresses are the same, also where a host does not tell case apart.
fn check_addresses(outputs: &[Output]) -> Vec<Diagnostic> {
    let mut by_address: Vec<(Cow<'_, str>, &Output)> =
        outputs.iter().map(|output| (folded(&output.url), output)).collect();
    // Where all addresses are plain, they stand in order already.
    by_address.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut diagnostics = Vec::new();
    for pair in by_address.windows(2) {
        let [(address, other), (same_address, output)] = pair else { continue };
        if address != same_address {
            continue;
        }
        let same = output.url == other.url;
        let code = if same { diagnostic::SAME_ADDRESS } else { diagnostic::ADDRESS_CASE };
        // A free page is moved more easily than a record, and a record than what the program makes.
        let is_movable = |it: &Output| (it.origin.contains("/halaman/"), !it.origin.is_empty());
        let is_first = is_movable(output) >= is_movable(other);
        let (output, other) = if is_first { (output, other) } else { (other, output) };
        let mut report = Report::new(&*output.origin);
        let maker = if other.origin.is_empty() { "zi-site" } else { &*other.origin };
        let words = [("url", output.url.as_str()), ("other", maker)];
        report.add(code, Spot::File, &words);
        diagnostics.extend(report.into_diagnostics());
    }
    diagnostics
}
