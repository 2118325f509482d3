//! What each file tells readers and what it refers to, whatever kind of record it holds: one list
//! for all checks of words and links.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Item, Site};
use crate::content::assessment::Assessment;
use crate::content::complaints::Complaints;
use crate::content::document::DocumentSeries;
use crate::content::indicator::Indicator;
use crate::content::jam::{Hours, with_counters};
use crate::content::page::Page;
use crate::content::post::Post;
use crate::content::ppid::Ppid;
use crate::content::public_information::PublicInformation;
use crate::content::regulation::Regulations;
use crate::content::service::{Fee, LegalBasis, Service, SharedComponents};
use crate::content::situs::Office;
use crate::content::survey::Survey;
use crate::content::values::{Link, Placed, WebUrl, is_web_url};
use crate::language::Language;
use crate::markdown::{Prose, Reference};
use crate::memo::Key;

/// The words and references of one file.
#[derive(Debug, Default)]
pub(super) struct FileTexts<'s> {
    /// Path from the content folder.
    pub(super) path: &'s str,
    /// The file as the user would name it.
    pub(super) shown: Arc<str>,
    /// What its page is called, with the place; records without a page have none.
    pub(super) title: Option<(&'s str, Range<usize>)>,
    /// Its language, where it is not that of the portal.
    pub(super) language: Option<Language>,
    /// The day it was last written on, of news and announcements.
    pub(super) date: Option<Date>,
    /// Texts with Markdown.
    pub(super) prose: Vec<&'s Prose>,
    /// Attachments that it names by their path.
    pub(super) files: Vec<&'s Placed<String>>,
    /// Attachments that are shown as pictures.
    pub(super) pictures: Vec<&'s Placed<String>>,
    /// Texts that stand for those pictures.
    pub(super) alts: Vec<&'s Placed<String>>,
    /// Pages and files that it leads to, outside of texts.
    pub(super) links: Vec<&'s Reference>,
    /// Addresses of other sites, outside of texts.
    pub(super) urls: Vec<&'s str>,
}

/// A link to another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebLink {
    /// The file as the user would name it.
    pub file: String,
    /// The address.
    pub url: String,
    /// Its bytes in the file; `None` where a record only kept the address.
    pub range: Option<Range<usize>>,
}

/// Lists the links of a site to other sites, but for those that the office wants skipped and those
/// that are examples by their name (RFC 2606).
pub fn web_links(site: &Site) -> Vec<WebLink> {
    let is_skipped = |url: &str| {
        let host = url.split('/').nth(2).unwrap_or_default();
        let mut skipped = site.office.skipped_links.iter();
        host.ends_with(".example") || skipped.any(|prefix| url.starts_with(prefix))
    };
    let mut links = Vec::new();
    for texts in of_site(site) {
        let in_prose = texts.prose.iter().flat_map(|prose| &prose.links);
        let in_prose = in_prose.filter(|link| is_web_url(&link.url));
        let all = in_prose
            .map(|link| (link.url.as_str(), Some(link.range.clone())))
            .chain(texts.urls.iter().map(|url| (*url, None)));
        links.extend(all.filter(|(url, _)| !is_skipped(url)).map(|(url, range)| WebLink {
            file: texts.shown.to_string(),
            url: url.to_string(),
            range,
        }));
    }
    links
}

/// An entry of any of the kinds of which there are many.
#[derive(Clone, Copy)]
pub(super) enum AnyItem<'s> {
    Service(&'s Item<Service>),
    Post(&'s Item<Post>),
    Indicator(&'s Item<Indicator>),
    Survey(&'s Item<Survey>),
    Assessment(&'s Item<Assessment>),
    Complaints(&'s Item<Complaints>),
    Ppid(&'s Item<Ppid>),
    PublicInformation(&'s Item<PublicInformation>),
    Regulations(&'s Item<Regulations>),
    Documents(&'s Item<DocumentSeries>),
    Page(&'s Item<Page>),
}

impl<'s> AnyItem<'s> {
    /// All of a site, in the order in which checks tell about them.
    pub(super) fn all(site: &'s Site) -> Vec<AnyItem<'s>> {
        let posts = site.news.iter().chain(&site.announcements).map(AnyItem::Post);
        let services = site.services.iter().map(AnyItem::Service);
        let indicators = site.indicators.iter().map(AnyItem::Indicator);
        let pages = site.pages.iter().map(AnyItem::Page);
        let surveys = site.surveys.iter().map(AnyItem::Survey);
        let complaints = site.complaints.iter().map(AnyItem::Complaints);
        let assessments = site.assessments.iter().map(AnyItem::Assessment);
        let figures = indicators.chain(surveys).chain(assessments).chain(complaints);
        let mut all: Vec<_> = services.chain(posts).chain(figures).collect();
        all.extend(site.ppid.iter().map(AnyItem::Ppid));
        all.extend(site.public_information.iter().map(AnyItem::PublicInformation));
        all.extend(site.regulations.iter().map(AnyItem::Regulations));
        all.extend(site.documents.iter().map(AnyItem::Documents));
        all.extend(pages);
        all
    }

    /// Tells its file from every other.
    pub(super) fn key(&self) -> Key {
        match self {
            AnyItem::Service(item) => item.key,
            AnyItem::Post(item) => item.key,
            AnyItem::Indicator(item) => item.key,
            AnyItem::Survey(item) => item.key,
            AnyItem::Assessment(item) => item.key,
            AnyItem::Complaints(item) => item.key,
            AnyItem::Ppid(item) => item.key,
            AnyItem::PublicInformation(item) => item.key,
            AnyItem::Regulations(item) => item.key,
            AnyItem::Documents(item) => item.key,
            AnyItem::Page(item) => item.key,
        }
    }

    /// Its words and references.
    pub(super) fn texts(self) -> FileTexts<'s> {
        match self {
            AnyItem::Service(item) => of_item(item, of_service),
            AnyItem::Post(item) => of_item(item, of_post),
            AnyItem::Indicator(item) => of_item(item, of_indicator),
            AnyItem::Survey(item) => of_item(item, of_survey),
            AnyItem::Assessment(item) => of_item(item, of_assessment),
            AnyItem::Complaints(item) => of_item(item, of_complaints),
            AnyItem::Ppid(item) => of_item(item, of_ppid),
            AnyItem::PublicInformation(item) => of_item(item, of_public_information),
            AnyItem::Regulations(item) => of_item(item, of_regulations),
            AnyItem::Documents(item) => of_item(item, of_documents),
            AnyItem::Page(item) => of_item(item, of_page),
        }
    }
}

/// Lists what every file of a site says, in the order in which checks tell about it.
pub(super) fn of_site(site: &Site) -> Vec<FileTexts<'_>> {
    let mut all = of_singles(site);
    all.extend(AnyItem::all(site).into_iter().map(AnyItem::texts));
    all
}

/// Lists what those files say of which there is one.
pub(super) fn of_singles(site: &Site) -> Vec<FileTexts<'_>> {
    let alone = |path: &'static str, texts| FileTexts {
        path,
        shown: format!("{}/{path}", site.root).into(),
        ..texts
    };
    let mut all = vec![alone("situs.yaml", of_office(&site.office))];
    all.extend(site.hours.iter().map(|hours| alone("jam.yaml", of_hours(hours))));
    all.push(alone("standar.yaml", of_standard(&site.standard)));
    all
}

fn of_item<'s, T>(item: &'s Item<T>, of: impl Fn(&'s T) -> FileTexts<'s>) -> FileTexts<'s> {
    FileTexts { path: &item.path, shown: Arc::clone(&item.shown), ..of(&item.record) }
}

fn of_office(office: &Office) -> FileTexts<'_> {
    let alerts = office.alerts.iter().filter_map(|alert| alert.body.as_ref());
    let access = office.address.iter().filter_map(|address| address.access.as_ref());
    let menu = office.menu.iter().filter(|item| item.is_external());
    let map = office.address.iter().filter_map(|address| address.map.as_ref());
    let social = office.contact.social.iter().map(|account| &account.url);
    let mut urls: Vec<&str> = vec![&office.complaint_url];
    urls.extend(menu.map(|item| item.target.value.as_str()));
    urls.extend(map.chain(social).map(|WebUrl(url)| url.as_str()));
    FileTexts {
        prose: alerts
            .chain(access)
            .map(|text| &text.0)
            .chain(office.pledge.iter().map(|text| &text.0))
            .collect(),
        pictures: office.logo.iter().collect(),
        urls,
        ..FileTexts::default()
    }
}

fn of_hours(hours: &Hours) -> FileTexts<'_> {
    let notes = with_counters(&hours.places).filter_map(|place| place.note.as_ref());
    FileTexts {
        prose: notes.chain(&hours.note).map(|text| &text.0).collect(),
        ..FileTexts::default()
    }
}

fn of_standard(standard: &SharedComponents) -> FileTexts<'_> {
    let basis = || standard.legal_basis.iter();
    FileTexts {
        prose: standard.texts(),
        files: basis().filter_map(file_of_basis).collect(),
        urls: basis().filter_map(url_of_basis).collect(),
        ..FileTexts::default()
    }
}

fn of_service(service: &Service) -> FileTexts<'_> {
    let templates = service.all_requirements().filter_map(|it| it.template.as_ref());
    let decree = service.decree.iter().filter_map(|decree| decree.file.as_ref());
    let basis = || service.shared.legal_basis.iter();
    let system = service.system.iter().filter_map(|system| system.url.as_ref());
    let of_variants = service.variants.iter().filter_map(|variant| variant.fee.as_ref());
    let fees = service.fee.iter().chain(of_variants).filter_map(|fee: &Fee| fee.url.as_ref());
    FileTexts {
        title: Some((&service.name, service.name_range.clone())),
        prose: service.texts(),
        files: templates.chain(decree).chain(basis().filter_map(file_of_basis)).collect(),
        urls: system
            .chain(fees)
            .map(|WebUrl(url)| url.as_str())
            .chain(basis().filter_map(url_of_basis))
            .collect(),
        ..FileTexts::default()
    }
}

fn of_post(post: &Post) -> FileTexts<'_> {
    FileTexts {
        title: Some((&post.title, post.title_range.clone())),
        language: post.language,
        date: Some(post.updated.unwrap_or(post.date)),
        prose: std::iter::once(&post.body).chain(post.source.iter().map(|it| &it.0)).collect(),
        files: post.attachments.iter().map(|link| &link.file).collect(),
        pictures: post.image.iter().map(|image| &image.file).collect(),
        alts: post.image.iter().map(|image| &image.alt).collect(),
        ..FileTexts::default()
    }
}

fn of_indicator(indicator: &Indicator) -> FileTexts<'_> {
    let sources = || indicator.sources.iter();
    FileTexts {
        title: Some((&indicator.name, indicator.name_range.clone())),
        prose: indicator.description.iter().chain(&indicator.method).map(|it| &it.0).collect(),
        files: sources().filter_map(|source| source.file.as_ref()).collect(),
        urls: sources().filter_map(|source| Some(source.url.as_ref()?.0.as_str())).collect(),
        ..FileTexts::default()
    }
}

fn of_survey(survey: &Survey) -> FileTexts<'_> {
    let sources = || survey.sources.iter();
    let evidence = survey.follow_ups.iter().filter_map(|it| it.evidence.as_ref());
    FileTexts {
        prose: survey.method.iter().map(|it| &it.0).collect(),
        files: sources().filter_map(|source| source.file.as_ref()).chain(evidence).collect(),
        urls: sources().filter_map(|source| Some(source.url.as_ref()?.0.as_str())).collect(),
        ..FileTexts::default()
    }
}

fn of_assessment(assessment: &Assessment) -> FileTexts<'_> {
    let sources = || assessment.sources.iter();
    let evidence = assessment.results.iter().filter_map(|it| it.evidence.as_ref());
    FileTexts {
        title: Some((&assessment.name, assessment.name_range.clone())),
        prose: assessment.description.iter().map(|it| &it.0).collect(),
        files: sources().filter_map(|source| source.file.as_ref()).chain(evidence).collect(),
        urls: sources().filter_map(|source| Some(source.url.as_ref()?.0.as_str())).collect(),
        ..FileTexts::default()
    }
}

fn of_complaints(complaints: &Complaints) -> FileTexts<'_> {
    let sources = || complaints.statistics.iter().flat_map(|it| &it.sources);
    let basis = || complaints.legal_basis.iter();
    let channels = complaints.channels.iter().filter_map(|it| it.url.as_ref());
    let urls = sources().filter_map(|source| source.url.as_ref()).chain(channels);
    let files = sources().filter_map(|source| source.file.as_ref());
    FileTexts {
        prose: complaints.texts(),
        files: files.chain(basis().filter_map(file_of_basis)).collect(),
        urls: urls
            .map(|WebUrl(url)| url.as_str())
            .chain(basis().filter_map(url_of_basis))
            .collect(),
        ..FileTexts::default()
    }
}

fn of_ppid(ppid: &Ppid) -> FileTexts<'_> {
    let sources = || ppid.requests.iter().flat_map(|requests| &requests.sources);
    let of_sources = sources().filter_map(|source| source.file.as_ref());
    let urls = ppid.url.iter().chain(sources().filter_map(|source| source.url.as_ref()));
    FileTexts {
        prose: ppid.texts(),
        files: ppid.forms.iter().map(|form| &form.file).chain(of_sources).collect(),
        urls: urls.map(|WebUrl(url)| url.as_str()).collect(),
        ..FileTexts::default()
    }
}

fn of_public_information(list: &PublicInformation) -> FileTexts<'_> {
    of_links(list.items.iter().filter_map(|item| item.link.as_ref()))
}

fn of_regulations(list: &Regulations) -> FileTexts<'_> {
    of_links(list.items.iter().filter_map(|item| item.link.as_ref()))
}

fn of_links<'s>(links: impl Iterator<Item = &'s Link> + Clone) -> FileTexts<'s> {
    FileTexts {
        links: links.clone().filter_map(Link::reference).collect(),
        urls: links.filter_map(Link::url).collect(),
        ..FileTexts::default()
    }
}

fn of_documents(series: &DocumentSeries) -> FileTexts<'_> {
    let documents = || series.documents.iter();
    FileTexts {
        title: Some((&series.name, series.name_range.clone())),
        prose: series.description.iter().map(|it| &it.0).collect(),
        files: documents().filter_map(|document| document.file.as_ref()).collect(),
        urls: documents().filter_map(|document| Some(document.url.as_ref()?.0.as_str())).collect(),
        ..FileTexts::default()
    }
}

fn of_page(page: &Page) -> FileTexts<'_> {
    FileTexts {
        title: Some((&page.title, page.title_range.clone())),
        language: page.language,
        prose: vec![&page.body],
        files: page.attachments.iter().map(|link| &link.file).collect(),
        ..FileTexts::default()
    }
}

fn file_of_basis(basis: &LegalBasis) -> Option<&Placed<String>> {
    basis.file.as_ref()
}

fn url_of_basis(basis: &LegalBasis) -> Option<&str> {
    Some(basis.url.as_ref()?.0.as_str())
}
