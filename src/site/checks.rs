//! Checks that need more than one entry, and those that depend on the date or on the language of
//! the portal.

mod acronyms;
mod care;
mod circles;
mod contradictions;
mod legal_basis;
mod orphans;
mod outdated;
mod products;
mod references;
mod regulations;
mod titles;
mod wording;
mod words;

use std::sync::Arc;

use jiff::Unit;
use jiff::civil::Date;
use rayon::prelude::*;

use super::texts::{self, AnyItem, FileTexts};
use super::{Item, Noted, Site, Target, has_component};
use crate::content::assessment::{Assessment, AssessmentKind};
use crate::content::complaints::Complaints;
use crate::content::indicator;
use crate::content::service::{ComponentKind, Service};
use crate::diagnostic::{self, Diagnostic, Report, Spot};
use crate::language::Language;
use crate::markdown::{Reference, Words};
use crate::memo::{Key, Memo};

pub use care::review_due;

/// How long the words of news are looked at; older ones are an archive.
const NEWS_DAYS_MAX: i32 = 365;

/// The files of the records of which there is one, as the user would name them; `None` where the
/// file was not read without errors.
#[derive(Debug)]
pub(super) struct Files {
    pub(super) office: Option<String>,
    pub(super) hours: Option<String>,
    pub(super) standard: Option<String>,
    /// Whether every file of the portal was read without errors.
    pub(super) are_all_sound: bool,
}

/// What is known of the last time.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// What is wrong with entries, by their keys and that of all else that decides about them; most
    /// have nothing wrong.
    entries: Memo<Option<Arc<Vec<Diagnostic>>>, (Key, Key)>,
    /// Circles of services, by what is known of the order of the site.
    circles: Option<(Key, Vec<Diagnostic>)>,
}

/// Checks whether a site can be published. What an entry lacks because it was not read without
/// errors is passed over, so that one mistake is told once.
///
/// `around` is the key of all that decides about an entry beside its own file.
pub(super) fn check(site: &Site, around: Key, known: &mut Known) -> (Vec<Diagnostic>, Noted) {
    let files = &site.sound;
    let entries: Vec<AnyItem<'_>> = AnyItem::all(site);
    let check = |entry: &AnyItem<'_>| {
        let notes = check_entry(site, *entry);
        (!notes.is_empty()).then(|| Arc::new(notes))
    };
    let checked = known.entries.all(&entries, |entry| (entry.key(), around), check);
    let noted = checked.iter().flatten().cloned().collect();
    let mut diagnostics = Vec::new();
    let singles = texts::of_singles(site);
    diagnostics.extend(singles.iter().filter(|it| is_sound(site, it)).flat_map(|texts| {
        let mut report = Report::new(&*texts.shown);
        references::check(site, texts, &mut report);
        report.into_diagnostics()
    }));
    diagnostics.extend(files.office.iter().flat_map(|file| check_office(site, file)));
    diagnostics.extend(files.hours.iter().flat_map(|file| check_hours(site, file)));
    diagnostics.extend(files.standard.iter().flat_map(|file| check_standard(site, file)));
    diagnostics.extend(check_search_tests(site));
    let circles = known.circles.take().filter(|(order, _)| *order == site.order);
    let (_, circles) =
        known.circles.insert(circles.unwrap_or_else(|| (site.order, circles::check(site))));
    diagnostics.extend(circles.iter().cloned());
    (diagnostics, noted)
}

/// Looks for what could be better: warnings only, which need a look at every word of the site.
pub fn advise(site: &Site) -> Vec<Diagnostic> {
    let mut all = texts(site);
    let mut diagnostics = products::check(site);
    diagnostics.extend(titles::check_duplicates(&all));
    if site.sound.are_all_sound {
        diagnostics.extend(orphans::check(site, &all));
        diagnostics.extend(care::check_owners(site));
    }
    all.retain(|texts| is_for_readers_of_today(site, texts));
    let explained = acronyms::explained(site);
    let read = |texts: &FileTexts<'_>| {
        let words: Vec<Words> = texts.prose.iter().map(|prose| prose.words()).collect();
        let explained = explained.as_ref();
        let acronyms = explained.map(|explained| acronyms::unexplained(&words, explained));
        (check_words(site, texts, &words), acronyms.unwrap_or_default())
    };
    let (notes, acronyms): (Vec<_>, Vec<_>) = all.par_iter().map(read).unzip();
    diagnostics.extend(notes.into_iter().flatten());
    diagnostics.extend(acronyms::check(all.iter().zip(acronyms)));
    diagnostics
}

/// The texts of the files that were read without errors, as far as there is one of a kind.
fn texts(site: &Site) -> Vec<FileTexts<'_>> {
    let mut all = texts::of_site(site);
    all.retain(|texts| is_sound(site, texts));
    all
}

fn is_sound(site: &Site, texts: &FileTexts<'_>) -> bool {
    match texts.path {
        "situs.yaml" => site.sound.office.is_some(),
        "jam.yaml" => site.sound.hours.is_some(),
        "standar.yaml" => site.sound.standard.is_some(),
        _ => true,
    }
}

/// Checks what an entry refers to, and what else can be wrong with it.
fn check_entry(site: &Site, entry: AnyItem<'_>) -> Vec<Diagnostic> {
    let texts = entry.texts();
    let mut report = Report::new(&*texts.shown);
    references::check(site, &texts, &mut report);
    match entry {
        AnyItem::Service(item) => check_service(site, item, &mut report),
        AnyItem::Page(item) => care::check(site.date, &item.record.care, &mut report),
        AnyItem::Assessment(item) => check_assessment(site, &item.record, &mut report),
        AnyItem::Complaints(item) => check_complaints(site, &item.record, &mut report),
        AnyItem::Indicator(item) => indicator::check_wholes(&item.record, &mut report),
        AnyItem::Ppid(item) => care::check(site.date, &item.record.care, &mut report),
        AnyItem::Regulations(item) => legal_basis::check_list(site, &item.record, &mut report),
        AnyItem::Post(_)
        | AnyItem::Survey(_)
        | AnyItem::Documents(_)
        | AnyItem::PublicInformation(_) => {}
    }
    report.into_diagnostics()
}

/// Checks the words that every kind of file has.
fn check_words(site: &Site, texts: &FileTexts<'_>, words: &[Words]) -> Vec<Diagnostic> {
    let mut report = Report::new(&*texts.shown);
    titles::check_capitals(texts, words, &mut report);
    wording::check(texts, words, &mut report);
    // What was written before a regulation was replaced was right on its day.
    contradictions::check(site, texts, words, &mut report);
    regulations::check(words, texts.date.unwrap_or(site.date), &mut report);
    report.into_diagnostics()
}

/// Tells whether the words of a file are worth a hint: those in Indonesian, for which the hints are,
/// but not old news, which stand in an archive and are not written again.
fn is_for_readers_of_today(site: &Site, texts: &FileTexts<'_>) -> bool {
    let is_old = |date: Date| {
        let age = site.date.since((Unit::Day, date));
        age.is_ok_and(|age| age.get_days() > NEWS_DAYS_MAX)
    };
    let language = texts.language.unwrap_or(site.office.language);
    language == Language::Indonesian && !texts.date.is_some_and(is_old)
}

fn check_office(site: &Site, file: &str) -> Vec<Diagnostic> {
    let mut report = Report::new(file);
    let (office, path) = (&site.office, "situs.yaml");
    for item in office.menu.iter().filter(|item| !item.target.value.contains(':')) {
        let (path_of_item, fragment) = item.path();
        let reference = Reference {
            target: path_of_item.to_string(),
            fragment: fragment.map(str::to_string),
            range: item.target.range.clone(),
            is_image: false,
        };
        references::check_reference(site, path, &reference, &mut report);
    }
    for slug in &office.featured_services {
        references::check_service_slug(site, slug, &mut report);
    }
    for slug in &office.featured_indicators {
        references::check_indicator_slug(site, slug, &mut report);
    }
    report.into_diagnostics()
}

fn check_standard(site: &Site, file: &str) -> Vec<Diagnostic> {
    let mut report = Report::new(file);
    legal_basis::check(site, &site.standard.legal_basis, &mut report);
    report.into_diagnostics()
}

fn check_hours(site: &Site, file: &str) -> Vec<Diagnostic> {
    let mut report = Report::new(file);
    let Some(hours) = &site.hours else {
        report.add(diagnostic::HOURS_INCOMPLETE, Spot::File, &[]);
        return report.into_diagnostics();
    };
    if !hours.days_not_given.is_empty() {
        let days = hours.days_not_given.join(", ");
        report.add(diagnostic::HOURS_INCOMPLETE, Spot::File, &[("days", &days)]);
    }
    for place in &hours.places_without_season {
        let words = [("place", place.value.as_str())];
        report.add(diagnostic::SEASON_NOT_COVERED, place.range.clone(), &words);
    }
    report.into_diagnostics()
}

/// Checks that the pages of `cari-uji.tsv` are there. One that waits for its day cannot be found yet;
/// that is no mistake, as no page leads to it from here.
fn check_search_tests(site: &Site) -> Vec<Diagnostic> {
    let path = "cari-uji.tsv";
    let mut report = Report::new(format!("{}/{path}", site.root));
    let is_held_back =
        |target| matches!(site.targets.find(path, target), Some((_, Target::HeldBack)));
    for test in site.search_tests.iter().filter(|test| !is_held_back(&test.path.value)) {
        let reference = Reference {
            target: test.path.value.clone(),
            fragment: None,
            range: test.path.range.clone(),
            is_image: false,
        };
        references::check_reference(site, path, &reference, &mut report);
    }
    report.into_diagnostics()
}

/// Checks that what an office says of itself is called that.
fn check_assessment(site: &Site, assessment: &Assessment, report: &mut Report) {
    let own = [Some(&site.office.name), site.office.full_name.as_ref()];
    let is_own = |name: &&String| name.eq_ignore_ascii_case(&assessment.institution.value);
    let is_called_so = assessment.kind == AssessmentKind::OwnAssessment;
    if !is_called_so && own.into_iter().flatten().any(|name| is_own(&name)) {
        let words = [("institution", assessment.institution.value.as_str())];
        report.add(diagnostic::OWN_ASSESSMENT, assessment.institution.range.clone(), &words);
    }
}

fn check_complaints(site: &Site, complaints: &Complaints, report: &mut Report) {
    let places = complaints.channels.iter().filter_map(|channel| channel.place.as_ref());
    for place in places.filter(|_| site.sound.hours.is_some()) {
        references::check_place(site, place, report);
    }
    care::check(site.date, &complaints.care, report);
}

fn check_service(site: &Site, item: &Item<Service>, report: &mut Report) {
    let service = &item.record;
    let issuing = service.all_requirements().filter_map(|it| it.service.as_ref());
    for slug in issuing.chain(&service.related) {
        references::check_service_slug(site, slug, report);
    }
    if let Some(place) = service.place.as_ref().filter(|_| site.sound.hours.is_some()) {
        references::check_place(site, place, report);
    }
    let is_missing = |kind: &ComponentKind| !has_component(service, &site.standard, *kind);
    let missing: Vec<&str> =
        ComponentKind::ALL.into_iter().filter(is_missing).map(ComponentKind::key).collect();
    if !missing.is_empty() && item.is_sound {
        let (count, missing) = (missing.len().to_string(), missing.join(", "));
        let words = [("missing", missing.as_str()), ("count", count.as_str())];
        report.add(diagnostic::STANDARD_INCOMPLETE, Spot::File, &words);
    }
    legal_basis::check(site, &service.shared.legal_basis, report);
    if site.office.language == Language::Indonesian {
        outdated::check(service, report);
        if item.is_sound {
            contradictions::check_service(service, report);
        }
    }
    care::check(site.date, &service.care, report);
}
