//! All entries as one site: joined, checked against each other, and then never changed.

mod checks;
mod components;
mod contacts;
mod keys;
mod links;
mod order;
mod regulations;
mod tables;
mod texts;

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

use crate::content::answers::Answers;
use crate::content::assessment::Assessment;
use crate::content::complaint_table::ComplaintRow;
use crate::content::complaints::Complaints;
use crate::content::document::DocumentSeries;
use crate::content::glossary::Glossary;
use crate::content::indicator::{Indicator, Row};
use crate::content::jam::Hours;
use crate::content::page::Page;
use crate::content::post::Post;
use crate::content::ppid::Ppid;
use crate::content::public_information::PublicInformation;
use crate::content::regulation::Regulations;
use crate::content::search_tests::SearchTest;
use crate::content::service::{Service, SharedComponents};
use crate::content::situs::Office;
use crate::content::survey::Survey;
use crate::content::synonyms::Synonyms;
use crate::content::{Entry, Head, Record};
use crate::diagnostic::{self, Diagnostic, Report, Spot};
use crate::memo::{Key, key};
use crate::source::Attachment;
use order::Order;

pub use checks::{advise, review_due};
pub use components::has_component;
pub use links::{Target, Targets};
use tables::Tables;

pub use texts::{WebLink, web_links};

/// Everything a portal tells on one date.
#[derive(Debug)]
pub struct Site {
    /// The content folder as the user named it, for messages.
    pub root: String,
    /// The date the site is built for.
    pub date: Date,
    /// The office.
    pub office: Arc<Office>,
    /// Its hours, when there is a `jam.yaml`.
    pub hours: Option<Arc<Hours>>,
    /// Components of service standards that all services share.
    pub standard: Arc<SharedComponents>,
    /// What acronyms stand for, when there is an `istilah.yaml`.
    pub glossary: Option<Arc<Glossary>>,
    /// Words for the search, when there is a `sinonim.yaml`.
    pub synonyms: Option<Arc<Synonyms>>,
    /// What must be found, by the rows of `cari-uji.tsv`.
    pub search_tests: Arc<Vec<SearchTest>>,
    /// Services, by name.
    pub services: Vec<Item<Service>>,
    /// News, newest first.
    pub news: Vec<Item<Post>>,
    /// Announcements, newest first; expired ones too.
    pub announcements: Vec<Item<Post>>,
    /// Indicators, by name, with the rows of their tables in the order of time.
    pub indicators: Vec<Item<Indicator>>,
    /// Surveys by kind, oldest first, with their answers.
    pub surveys: Vec<Item<Survey>>,
    /// Assessments and awards, by name.
    pub assessments: Vec<Item<Assessment>>,
    /// Where to complain and what comes of it, with the figures of its table.
    pub complaints: Option<Item<Complaints>>,
    /// The officer for public information, when there is an `informasi-publik/ppid.yaml`.
    pub ppid: Option<Item<Ppid>>,
    /// The list of public information, when there is an `informasi-publik/daftar.csv`.
    pub public_information: Option<Item<PublicInformation>>,
    /// The list of regulations, when there is a `regulasi/daftar.csv`.
    pub regulations: Option<Item<Regulations>>,
    /// Series of documents, by name.
    pub documents: Vec<Item<DocumentSeries>>,
    /// Free pages, by path.
    pub pages: Vec<Item<Page>>,
    /// Attachments, by path.
    pub attachments: BTreeMap<String, Attachment>,
    /// What links may lead to.
    pub targets: Arc<Targets>,
    /// What is not published, and why.
    pub held_back: Vec<HeldBack>,
    /// Tells where everything stands: it is the same as long as this is.
    pub order: Key,
    /// Tells all that the texts of pages share from what they would share in another site: the
    /// office, its hours, its standard, the files that links may name, the date.
    pub shared: Key,
    /// Which of its files were read without errors.
    sound: checks::Files,
}

/// An entry with its record.
#[derive(Debug)]
pub struct Item<T> {
    head: Arc<Head>,
    /// What it holds.
    pub record: Arc<T>,
}

impl<T> Deref for Item<T> {
    type Target = Head;

    fn deref(&self) -> &Head {
        &self.head
    }
}

/// An entry that is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBack {
    /// The file as the user would name it.
    pub shown: String,
    /// Why.
    pub reason: HeldBackReason,
}

/// Why an entry is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldBackReason {
    /// It is marked as a draft.
    Draft,
    /// It is dated after the date of the build.
    Future(Date),
}

/// What decides which entries are published.
#[derive(Debug, Clone, Copy)]
pub struct Selection {
    /// The date the site is built for.
    pub date: Date,
    /// Whether drafts are published too.
    pub includes_drafts: bool,
    /// Whether entries of the future are published too.
    pub includes_future: bool,
}

/// Entries by kind, before they are joined.
#[derive(Default)]
struct Sorted {
    office: Option<Item<Office>>,
    hours: Option<Item<Hours>>,
    standard: Option<Item<SharedComponents>>,
    glossary: Option<Arc<Glossary>>,
    synonyms: Option<Arc<Synonyms>>,
    search_tests: Arc<Vec<SearchTest>>,
    services: Vec<Item<Service>>,
    news: Vec<Item<Post>>,
    announcements: Vec<Item<Post>>,
    indicators: Vec<Item<Indicator>>,
    tables: Tables<Vec<Row>>,
    surveys: Vec<Item<Survey>>,
    answers: Tables<Answers>,
    assessments: Vec<Item<Assessment>>,
    complaints: Option<Item<Complaints>>,
    complaint_tables: Tables<Vec<ComplaintRow>>,
    ppid: Option<Item<Ppid>>,
    public_information: Option<Item<PublicInformation>>,
    regulations: Option<Item<Regulations>>,
    documents: Vec<Item<DocumentSeries>>,
    pages: Vec<Item<Page>>,
    held_back: Vec<(Arc<str>, HeldBack)>,
    /// Paths of files that could not be read.
    broken: Vec<Arc<str>>,
}

/// What is wrong with single entries; shared with what is known of the last time, for a large portal
/// may have thousands of warnings.
pub type Noted = Vec<Arc<Vec<Diagnostic>>>;

/// What is known of the last time.
#[derive(Debug, Default)]
pub struct Known {
    /// What came of checking entries, by their keys and that of all else that decides about them.
    checks: checks::Known,
    /// Where everything stands.
    order: Order,
    /// What links may lead to.
    targets: Option<Arc<Targets>>,
}

/// Joins all entries into a site and checks them against each other.
///
/// There is a site only when there is a `situs.yaml`; `are_attachments_sound` when all of them may
/// be published; `root` names the content folder.
pub fn join(
    entries: &[&Entry],
    attachments: BTreeMap<String, Attachment>,
    are_attachments_sound: bool,
    selection: Selection,
    root: &str,
    known: &mut Known,
) -> (Option<Site>, Vec<Diagnostic>, Noted) {
    let are_all_sound = are_attachments_sound && entries.iter().all(|entry| entry.head.is_sound);
    let around = keys::around(entries, selection);
    let (mut sorted, targets) = known.sort(entries, &attachments, selection);
    let mut diagnostics = Vec::new();
    let (indicators, notes) = tables::join_rows(sorted.indicators, &sorted.tables, &sorted.broken);
    sorted.indicators = indicators;
    diagnostics.extend(notes);
    let (surveys, notes) = tables::join_answers(sorted.surveys, &sorted.answers, &sorted.broken);
    sorted.surveys = surveys;
    diagnostics.extend(notes);
    let complaints = sorted.complaints.take();
    let (complaints, notes) =
        tables::join_complaints(complaints, &sorted.complaint_tables, &sorted.broken);
    sorted.complaints = complaints;
    diagnostics.extend(notes);
    let office = sorted.office.take();
    let has_broken_hours = sorted.broken.iter().any(|path| &**path == "jam.yaml")
        || sorted.hours.as_ref().is_some_and(|item| !item.is_sound);
    let is_office_broken = sorted.broken.iter().any(|path| &**path == "situs.yaml");
    // With a broken `situs.yaml` there is no site to publish, but there is one to check.
    let office = office.or_else(|| is_office_broken.then(|| broken_office(root)));
    let Some(office) = office else {
        let mut report = Report::new(format!("{root}/situs.yaml"));
        report.add(diagnostic::FILE_MISSING, Spot::File, &[("file", "situs.yaml")]);
        diagnostics.extend(report.into_diagnostics());
        return (None, diagnostics, Noted::new());
    };
    let office_file = office.shown.clone();
    let office_is_sound = office.is_sound;
    let (standard_file, standard) = match sorted.standard {
        Some(item) => (item.is_sound.then(|| item.shown.clone()), item.record),
        None => (None, Arc::default()),
    };
    let sound = checks::Files {
        office: office_is_sound.then(|| office_file.to_string()),
        hours: (!has_broken_hours).then(|| format!("{root}/jam.yaml")),
        standard: standard_file.map(|file| file.to_string()),
        are_all_sound,
    };
    let site = Site {
        shared: keys::shared(around, &attachments, &targets),
        root: root.to_string(),
        date: selection.date,
        office: office.record,
        hours: sorted.hours.map(|item| item.record),
        standard,
        glossary: sorted.glossary,
        synonyms: sorted.synonyms,
        search_tests: sorted.search_tests,
        services: sorted.services,
        news: sorted.news,
        announcements: sorted.announcements,
        indicators: sorted.indicators,
        surveys: sorted.surveys,
        assessments: sorted.assessments,
        complaints: sorted.complaints,
        ppid: sorted.ppid,
        public_information: sorted.public_information,
        regulations: sorted.regulations,
        documents: sorted.documents,
        pages: sorted.pages,
        attachments,
        targets,
        held_back: sorted.held_back.into_iter().map(|(_, held)| held).collect(),
        order: known.order.key,
        sound,
    };
    let around = key([around.bytes(), site.targets.key.bytes()]);
    let (notes, of_entries) = checks::check(&site, around, &mut known.checks);
    diagnostics.extend(notes);
    (Some(site), diagnostics, of_entries)
}

impl Known {
    /// Sorts entries by kind, and finds what links may lead to; what decides both mostly stayed the same.
    fn sort(
        &mut self,
        entries: &[&Entry],
        attachments: &BTreeMap<String, Attachment>,
        selection: Selection,
    ) -> (Sorted, Arc<Targets>) {
        let key = order::key_of(entries, attachments, selection);
        if self.order.key != key {
            self.order = Order::of(entries, selection, key);
            self.targets = None;
        }
        let sorted = sort(entries, &self.order);
        let targets = self.targets.get_or_insert_with(|| Targets::of(&sorted, attachments.keys()));
        let targets = Arc::clone(targets);
        (sorted, targets)
    }
}

/// The office whose file could not be read.
fn broken_office(root: &str) -> Item<Office> {
    let head = Head {
        path: "situs.yaml".into(),
        shown: format!("{root}/situs.yaml").into(),
        slug: String::new(),
        key: Key::default(),
        outline: Key::default(),
        is_sound: false,
        anchors: Arc::default(),
    };
    Item { head: Arc::new(head), record: Arc::default() }
}

/// Sorts entries by kind, each kind in the order of its list.
fn sort(entries: &[&Entry], order: &Order) -> Sorted {
    let mut sorted = Sorted::default();
    for (number, reason) in &order.held_back {
        // What is held back keeps its path, so that links to it can be told apart.
        let head = &entries[*number].head;
        let held_back = HeldBack { shown: head.shown.to_string(), reason: *reason };
        sorted.held_back.push((Arc::clone(&head.path), held_back));
    }
    for number in &order.published {
        let Entry { head, record } = entries[*number];
        macro_rules! item {
            ($record:expr) => {
                Item { head: Arc::clone(head), record: Arc::clone($record) }
            };
        }
        match record {
            Record::Office(record) => sorted.office = Some(item!(record)),
            Record::Hours(record) => sorted.hours = Some(item!(record)),
            Record::Standard(record) => sorted.standard = Some(item!(record)),
            Record::Glossary(record) => sorted.glossary = Some(Arc::clone(record)),
            Record::Synonyms(record) => sorted.synonyms = Some(Arc::clone(record)),
            Record::SearchTests(record) => sorted.search_tests = Arc::clone(record),
            Record::Service(record) => sorted.services.push(item!(record)),
            Record::News(record) => sorted.news.push(item!(record)),
            Record::Announcement(record) => sorted.announcements.push(item!(record)),
            Record::Indicator(record) => sorted.indicators.push(item!(record)),
            Record::Table(record) => {
                sorted.tables.insert(Arc::clone(&head.path), item!(record));
            }
            Record::Survey(record) => sorted.surveys.push(item!(record)),
            Record::Answers(record) => {
                let answers = item!(record);
                sorted.answers.insert(Arc::clone(&answers.path), answers);
            }
            Record::Assessment(record) => sorted.assessments.push(item!(record)),
            Record::Complaints(record) => sorted.complaints = Some(item!(record)),
            Record::ComplaintTable(record) => {
                let rows = item!(record);
                sorted.complaint_tables.insert(Arc::clone(&rows.path), rows);
            }
            Record::Ppid(record) => sorted.ppid = Some(item!(record)),
            Record::PublicInformation(record) => sorted.public_information = Some(item!(record)),
            Record::Regulations(record) => sorted.regulations = Some(item!(record)),
            Record::Documents(record) => sorted.documents.push(item!(record)),
            Record::Page(record) => sorted.pages.push(item!(record)),
            Record::Broken => sorted.broken.push(Arc::clone(&head.path)),
        }
    }
    sorted
}

impl Site {
    /// Tells whether there is anything for the overview of the figures.
    pub fn has_figures(&self) -> bool {
        !(self.indicators.is_empty() && self.surveys.is_empty() && self.assessments.is_empty())
    }

    /// Tells whether there is anything about public information.
    pub fn has_public_information(&self) -> bool {
        self.ppid.is_some() || self.public_information.is_some()
    }

    /// Tells whether an announcement is over on the date of the build.
    pub fn is_expired(&self, post: &Post) -> bool {
        post.valid_until.is_some_and(|until| until < self.date)
    }
}
