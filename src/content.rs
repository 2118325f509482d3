//! One source file in, one entry out: typed, and as complete as the file lets it be.
//!
//! Here, and only here, the Indonesian keys of the content meet the English names of the program.
//! A reader sees one file and nothing else.

pub mod answers;
pub mod assessment;
pub mod complaint_table;
pub mod complaints;
pub mod document;
pub mod fields;
pub mod glossary;
pub mod indicator;
pub mod jam;
pub mod old_address;
pub mod page;
pub mod post;
pub mod ppid;
pub mod public_information;
pub mod regulation;
pub mod search_tests;
pub mod service;
pub mod situs;
pub mod synonyms;
pub mod survey;
pub mod syntax;
pub mod table;
pub mod values;

mod anchors;
mod decode;
mod file;
mod front_matter;
mod list;
mod name;
mod outline;
mod sheet;

use std::sync::Arc;

use crate::diagnostic::{self, Diagnostic, Report, Spot};
use crate::memo::{Key, Memo};
use crate::source::{ATTACHMENTS, Sources, TextFile};
use decode::decode;
use fields::{Fields, Value};
use file::File;
use jiff::civil::Date;
use syntax::Shape;

pub use anchors::Anchors;
pub use decode::{unmarked, without_mark};
pub use name::slug_of;
use name::{split_name, suggest_name};

/// What a file of the content folder holds.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The file as a whole.
    pub head: Arc<Head>,
    /// What it holds.
    pub record: Record,
}

/// What is known of a file of the content folder as a whole.
#[derive(Debug, Clone)]
pub struct Head {
    /// Path from the content folder, `layanan/pbg.yaml`; the id of the entry.
    pub path: Arc<str>,
    /// The file as the user would name it.
    pub shown: Arc<str>,
    /// What the file is called in addresses: its name without folder, date and ending; of pages
    /// with their folders.
    pub slug: String,
    /// Tells the file from every other, and from itself before it was written again.
    pub key: Key,
    /// Tells what others see of it: where it stands among others, and what links can lead to.
    pub outline: Key,
    /// Whether it could be read without errors; checks of the whole site skip what is not sound.
    pub is_sound: bool,
    /// The anchors of its page.
    pub anchors: Arc<Anchors>,
}

/// The kinds of content.
#[derive(Debug, Clone)]
pub enum Record {
    /// `situs.yaml`
    Office(Arc<situs::Office>),
    /// `jam.yaml`
    Hours(Arc<jam::Hours>),
    /// `standar.yaml`
    Standard(Arc<service::SharedComponents>),
    /// `istilah.yaml`
    Glossary(Arc<glossary::Glossary>),
    /// `sinonim.yaml`
    Synonyms(Arc<synonyms::Synonyms>),
    /// `cari-uji.tsv`
    SearchTests(Arc<Vec<search_tests::SearchTest>>),
    /// `layanan/*.yaml`
    Service(Arc<service::Service>),
    /// `berita/*.md`
    News(Arc<post::Post>),
    /// `pengumuman/*.md`
    Announcement(Arc<post::Post>),
    /// `kinerja/*.yaml`
    Indicator(Arc<indicator::Indicator>),
    /// `kinerja/*.csv`
    Table(Arc<Vec<indicator::Row>>),
    /// `skm/*.yaml`
    Survey(Arc<survey::Survey>),
    /// `skm/*.csv`
    Answers(Arc<answers::Answers>),
    /// `penilaian/*.yaml`
    Assessment(Arc<assessment::Assessment>),
    /// `pengaduan/pengaduan.yaml`
    Complaints(Arc<complaints::Complaints>),
    /// `pengaduan/*.csv`
    ComplaintTable(Arc<Vec<complaint_table::ComplaintRow>>),
    /// `informasi-publik/ppid.yaml`
    Ppid(Arc<ppid::Ppid>),
    /// `informasi-publik/daftar.csv`
    PublicInformation(Arc<public_information::PublicInformation>),
    /// `regulasi/daftar.csv`
    Regulations(Arc<regulation::Regulations>),
    /// `dokumen/*.yaml`
    Documents(Arc<document::DocumentSeries>),
    /// `halaman/**/*.md`
    Page(Arc<page::Page>),
    /// A file that could not be read at all. It keeps its place, so that one mistake is told once:
    /// links to it stay fine, and nothing is called missing.
    Broken,
}

/// A kind of content: where its files are and how one is read.
pub struct Kind {
    /// The file, or the folder with `/` at its end.
    pub place: &'static str,
    /// The ending of its files.
    pub ending: &'static str,
    /// What may stand in its records or front matter; of tables nothing is said.
    pub shape: fn() -> Option<Shape>,
    read: fn(&File, &mut Report) -> Option<Record>,
}

/// The shape of files whose keys `read` asks for.
fn keys<T>(read: impl Fn(&mut Fields<'_, '_, '_>) -> T) -> Shape {
    Shape::Keys(Fields::describe(read))
}

/// Stands for the date that may be in the name of a file, where its keys are described.
const NAME_DATE: Option<Date> = Some(Date::constant(2026, 1, 1));

/// A kind whose files are records in YAML.
macro_rules! record {
    ($place:expr, $read:path, $variant:ident) => {
        Kind {
            place: $place,
            ending: ".yaml",
            shape: || Some(keys($read)),
            read: |file, report| {
                file.record(report, $read).map(|it| Record::$variant(Arc::new(it)))
            },
        }
    };
}

/// A kind whose files are tables in CSV.
macro_rules! table {
    ($place:expr, $read:path, $variant:ident) => {
        Kind {
            place: $place,
            ending: ".csv",
            shape: || None,
            read: |file, report| Some(Record::$variant(Arc::new($read(&file.text, report)))),
        }
    };
}

/// Every kind of content; a new one is a line here and a file in `src/content/`.
pub const KINDS: [Kind; 21] = [
    record!("situs.yaml", situs::read, Office),
    record!("jam.yaml", jam::read, Hours),
    record!("standar.yaml", service::read_shared, Standard),
    Kind {
        place: "istilah.yaml",
        ending: ".yaml",
        shape: || Some(glossary::Glossary::syntax().shape()),
        read: |file, report| file.value(report).map(|it| Record::Glossary(Arc::new(it))),
    },
    record!("sinonim.yaml", synonyms::read, Synonyms),
    Kind {
        place: "cari-uji.tsv",
        ending: ".tsv",
        shape: || None,
        read: |file, report| {
            Some(Record::SearchTests(Arc::new(search_tests::read(&file.text, report))))
        },
    },
    record!("layanan/", service::read, Service),
    Kind {
        place: "berita/",
        ending: ".md",
        shape: || Some(keys(|fields| post::read_news(fields, NAME_DATE))),
        read: |file, report| {
            let (post, body) = file.page(report, |fields| post::read_news(fields, file.date))?;
            Some(Record::News(Arc::new(post::Post { body, ..post })))
        },
    },
    Kind {
        place: "pengumuman/",
        ending: ".md",
        shape: || Some(keys(|fields| post::read_announcement(fields, NAME_DATE))),
        read: |file, report| {
            let (post, body) =
                file.page(report, |fields| post::read_announcement(fields, file.date))?;
            Some(Record::Announcement(Arc::new(post::Post { body, ..post })))
        },
    },
    record!("kinerja/", indicator::read, Indicator),
    table!("kinerja/", table::read, Table),
    record!("skm/", survey::read, Survey),
    table!("skm/", answers::read, Answers),
    record!("penilaian/", assessment::read, Assessment),
    record!(complaints::PATH, complaints::read, Complaints),
    table!("pengaduan/", complaint_table::read, ComplaintTable),
    record!(ppid::PATH, ppid::read, Ppid),
    table!(public_information::PATH, public_information::read, PublicInformation),
    table!(regulation::PATH, regulation::read, Regulations),
    record!("dokumen/", document::read, Documents),
    Kind {
        place: "halaman/",
        ending: ".md",
        shape: || Some(keys(page::read)),
        read: |file, report| {
            let (page, body) = file.page(report, page::read)?;
            Some(Record::Page(Arc::new(page::Page { body, ..page })))
        },
    },
];

/// What came of reading files, by their keys.
pub type Known = Memo<(Option<Entry>, Vec<Diagnostic>)>;

/// Reads every file, on all cores; the result is in the order of the paths.
pub fn read<'k>(sources: &Sources, known: &'k mut Known) -> (Vec<&'k Entry>, Vec<Diagnostic>) {
    let read = |file: &TextFile| read_file(file, &sources.shown(&file.path));
    let results = known.all(&sources.texts, |file| file.key, read);
    let mut entries = Vec::with_capacity(results.len());
    let mut diagnostics = Vec::new();
    for (entry, notes) in results {
        entries.extend(entry);
        diagnostics.extend(notes.iter().cloned());
    }
    (entries, diagnostics)
}

/// Reads one file.
fn read_file(file: &TextFile, shown: &str) -> (Option<Entry>, Vec<Diagnostic>) {
    let mut report = Report::new(shown);
    let record =
        read_record(file, &mut report).or_else(|| kind_of(&file.path).map(|_| Record::Broken));
    let (_, slug) = split_name(&file.path);
    let head = |record: &Record| {
        let anchors = Arc::new(Anchors::of(record));
        Head {
            path: Arc::clone(&file.path),
            shown: shown.into(),
            slug,
            key: file.key,
            outline: outline::of(file, record, &anchors),
            is_sound: !report.has_errors(),
            anchors,
        }
    };
    let entry = record.map(|record| Entry { head: Arc::new(head(&record)), record });
    (entry, report.into_diagnostics())
}

fn read_record(file: &TextFile, report: &mut Report) -> Option<Record> {
    let Some(kind) = kind_of(&file.path) else {
        let mut known: Vec<String> = KINDS.iter().map(Kind::pattern).collect();
        known.push(format!("{ATTACHMENTS}/*"));
        report.add(diagnostic::UNKNOWN_FILE, Spot::File, &[("known", &known.join(", "))]);
        return None;
    };
    let (date, slug) = split_name(&file.path);
    if !slug.split('/').all(values::is_slug) && kind.place.ends_with('/') && kind.ending != ".csv" {
        let suggestion = suggest_name(&file.path, &slug, kind.ending);
        let mut words = vec![("name", &*file.path)];
        words.extend(suggestion.as_deref().map(|name| ("suggestion", name)));
        report.add(diagnostic::FILE_NAME, Spot::File, &words);
    }
    let text = decode(file, kind.ending == ".csv", report)?;
    let file = File { text, scope: kind.name(), date };
    (kind.read)(&file, report)
}

/// Finds the kind of a file.
pub fn kind_of(path: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| {
        let is_flat = kind.place != "halaman/";
        match path.strip_prefix(kind.place) {
            Some("") => true,
            Some(name) if kind.place.ends_with('/') => {
                name.ends_with(kind.ending) && !(is_flat && name.contains('/'))
            }
            _ => false,
        }
    })
}

impl Kind {
    /// Where its files are, `layanan/*.yaml`.
    pub fn pattern(&self) -> String {
        match self.place {
            place if place.ends_with('/') => format!("{place}*{}", self.ending),
            place => place.to_string(),
        }
    }

    /// What files of the kind are called, `layanan`; a file alone by its own name.
    pub fn name(&self) -> &'static str {
        let path = self.place.trim_end_matches(self.ending).trim_end_matches('/');
        path.rsplit('/').next().unwrap_or(path)
    }
}
