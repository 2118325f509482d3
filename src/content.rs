//! One source file in, one entry out: typed, and as complete as the file lets it be.
//!
//! Here, and only here, the Indonesian keys of the content meet the English names of the program.
//! A reader sees one file and nothing else.

pub mod answers;
pub mod fields;
pub mod glossary;
pub mod indicator;
pub mod jam;
pub mod old_address;
pub mod page;
pub mod post;
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
mod outline;
mod sheet;

use std::sync::Arc;

use crate::diagnostic::{self, Diagnostic, Report, Spot};
use crate::markdown;
use crate::memo::{Key, Memo};
use crate::source::{ATTACHMENTS, Sources, TextFile};
use decode::decode;
use fields::{Fields, Value};
use file::File;
use jiff::civil::Date;
use syntax::Shape;

pub use anchors::Anchors;
pub use decode::{unmarked, without_mark};

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

/// Every kind of content; a new one is a line here and a file in `src/content/`.
pub const KINDS: [Kind; 14] = [
    Kind {
        place: "situs.yaml",
        ending: ".yaml",
        shape: || Some(keys(situs::read)),
        read: |file, report| {
            file.record(report, situs::read).map(|office| Record::Office(Arc::new(office)))
        },
    },
    Kind {
        place: "jam.yaml",
        ending: ".yaml",
        shape: || Some(keys(jam::read)),
        read: |file, report| {
            file.record(report, jam::read).map(|hours| Record::Hours(Arc::new(hours)))
        },
    },
    Kind {
        place: "standar.yaml",
        ending: ".yaml",
        shape: || Some(keys(service::read_shared)),
        read: |file, report| {
            file.record(report, service::read_shared)
                .map(|shared| Record::Standard(Arc::new(shared)))
        },
    },
    Kind {
        place: "istilah.yaml",
        ending: ".yaml",
        shape: || Some(glossary::Glossary::syntax().shape()),
        read: |file, report| file.value(report).map(|it| Record::Glossary(Arc::new(it))),
    },
    Kind {
        place: "sinonim.yaml",
        ending: ".yaml",
        shape: || Some(keys(synonyms::read)),
        read: |file, report| {
            file.record(report, synonyms::read).map(|it| Record::Synonyms(Arc::new(it)))
        },
    },
    Kind {
        place: "cari-uji.tsv",
        ending: ".tsv",
        shape: || None,
        read: |file, report| {
            Some(Record::SearchTests(Arc::new(search_tests::read(&file.text, report))))
        },
    },
    Kind {
        place: "layanan/",
        ending: ".yaml",
        shape: || Some(keys(service::read)),
        read: |file, report| {
            file.record(report, service::read).map(|service| Record::Service(Arc::new(service)))
        },
    },
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
    Kind {
        place: "kinerja/",
        ending: ".yaml",
        shape: || Some(keys(indicator::read)),
        read: |file, report| {
            file.record(report, indicator::read).map(|it| Record::Indicator(Arc::new(it)))
        },
    },
    Kind {
        place: "kinerja/",
        ending: ".csv",
        shape: || None,
        read: |file, report| Some(Record::Table(Arc::new(table::read(&file.text, report)))),
    },
    Kind {
        place: "skm/",
        ending: ".yaml",
        shape: || Some(keys(survey::read)),
        read: |file, report| {
            file.record(report, survey::read).map(|it| Record::Survey(Arc::new(it)))
        },
    },
    Kind {
        place: "skm/",
        ending: ".csv",
        shape: || None,
        read: |file, report| Some(Record::Answers(Arc::new(answers::read(&file.text, report)))),
    },
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

/// What the file at a path is called in addresses.
pub fn slug_of(path: &str) -> String {
    split_name(path).1
}

/// Splits a path into the date at the head of the file name and the slug.
fn split_name(path: &str) -> (Option<Date>, String) {
    let name = match path.strip_prefix("halaman/") {
        Some(name) => name,
        None => path.rsplit('/').next().unwrap_or(path),
    };
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let date = stem.get(..10).and_then(values::parse_date);
    match (date, stem.get(11..)) {
        (Some(date), Some(rest)) if stem.as_bytes()[10] == b'-' && !rest.is_empty() => {
            (Some(date), rest.to_string())
        }
        _ => (None, stem.to_string()),
    }
}

/// Suggests a path like `path` whose name can be an address; none where no letter of it can stay.
fn suggest_name(path: &str, slug: &str, ending: &str) -> Option<String> {
    let before = path.find(slug).map_or("", |at| &path[..at]);
    let parts: Vec<_> = slug.split('/').map(markdown::slugify).collect();
    let is_usable = parts.iter().all(|part| !part.is_empty());
    is_usable.then(|| format!("{before}{}{ending}", parts.join("/")))
}

impl Kind {
    /// Where its files are, `layanan/*.yaml`.
    pub fn pattern(&self) -> String {
        match self.place {
            place if place.ends_with('/') => format!("{place}*{}", self.ending),
            place => place.to_string(),
        }
    }

    /// What files of the kind are called, `layanan`.
    pub fn name(&self) -> &'static str {
        self.place.trim_end_matches(self.ending).trim_end_matches('/')
    }
}
