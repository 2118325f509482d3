//! The stages one after another: the one way from a content folder to artifacts.

mod search_tests;

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::attachment;
use crate::budget;
use crate::content;
use crate::content::values::{Placed, is_base_url};
use crate::diagnostic::{self, Diagnostic, Report};
use crate::guard;
use crate::language::Language;
use crate::plan::{self, Body, Plan};
use crate::privacy;
use crate::render;
use crate::search::{self, Index};
use crate::site::{self, HeldBack, Selection, Site, WebLink};
use crate::source::{self, ReadError, Sources};
use crate::theme::{self, Files};
use crate::write::{Artifact, Content};

/// What a build is asked to do.
#[derive(Debug, Clone)]
pub struct Options {
    /// The content folder.
    pub content: PathBuf,
    /// A theme folder, instead of the one that `situs.yaml` names.
    pub theme: Option<PathBuf>,
    /// A base URL, instead of that of `situs.yaml`.
    pub base_url: Option<String>,
    /// Which entries are published.
    pub selection: Selection,
    /// Whether the site goes live: what is only for trying is an error then.
    pub is_production: bool,
}

/// What came of a build.
#[derive(Debug)]
pub struct Outcome {
    /// The site, unless there are errors.
    pub artifacts: Option<Vec<Artifact>>,
    /// What is wrong, by file.
    pub diagnostics: Vec<Diagnostic>,
    /// Texts of the files that diagnostics may show, by the names they use.
    pub texts: BTreeMap<String, String>,
    /// The language of the portal.
    pub language: Language,
    /// What is not published, and why.
    pub held_back: Vec<HeldBack>,
    /// How many pages the site has.
    pub page_count: usize,
    /// Links to other sites, for a check on request; a build asks none of them.
    pub web_links: Vec<WebLink>,
    /// What the search of the site knows, unless there are errors.
    pub search: Option<Index>,
}

/// Builds a site from a folder.
///
/// # Errors
/// When a file cannot be read.
pub fn build(options: &Options) -> Result<Outcome, ReadError> {
    let (sources, diagnostics) = source::read(&options.content)?;
    let theme = |site: &Site| theme_files(options, site);
    build_sources(&sources, diagnostics, options, &theme)
}

/// Builds a site from sources that have been read; `theme` gives the files of its theme.
///
/// # Errors
/// When a file of the theme cannot be read.
pub fn build_sources(
    sources: &Sources,
    mut diagnostics: Vec<Diagnostic>,
    options: &Options,
    theme: &dyn Fn(&Site) -> Result<ThemeFiles, ReadError>,
) -> Result<Outcome, ReadError> {
    let (entries, notes) = content::read(sources);
    diagnostics.extend(notes);
    // Without it nobody knows which numbers the office allows.
    let has_office = entries.iter().any(|it| it.path == "situs.yaml" && it.is_sound);
    let prepared = attachment::prepare(sources)?;
    let Selection { date, .. } = options.selection;
    let is_sound = !prepared.diagnostics.iter().any(Diagnostic::is_error);
    let attachments = prepared.attachments;
    let (site, notes) =
        site::join(entries, attachments, is_sound, options.selection, &sources.root);
    diagnostics.extend(notes);
    diagnostics.extend(prepared.diagnostics);
    if let Some(site) = site.as_ref().filter(|_| has_office) {
        let mut passages = privacy::passages(sources);
        passages.extend(prepared.passages);
        diagnostics.extend(privacy::check(&passages, site, date));
    }
    let mut texts = texts(sources);
    texts.extend(prepared.shown);
    let mut outcome = Outcome {
        artifacts: None,
        diagnostics,
        texts: veiled(texts, date),
        language: Language::default(),
        held_back: Vec::new(),
        page_count: 0,
        web_links: Vec::new(),
        search: None,
    };
    if let Some(site) = site {
        outcome.diagnostics.extend(check_production(&site, options));
        publish(with_base_url(site, options), theme, &mut outcome)?;
    }
    privacy::veil(&mut outcome.diagnostics, date);
    outcome.diagnostics.sort();
    outcome.diagnostics.dedup();
    Ok(outcome)
}

/// Plans and renders a site, unless something is wrong with it.
fn publish(
    site: Site,
    theme: &dyn Fn(&Site) -> Result<ThemeFiles, ReadError>,
    outcome: &mut Outcome,
) -> Result<(), ReadError> {
    outcome.language = site.office.language;
    outcome.web_links = site::web_links(&site);
    let (plan, notes) = plan::plan(&site);
    outcome.diagnostics.extend(notes);
    outcome.page_count = plan.page_count();
    let (files, notes) = theme(&site)?;
    outcome.diagnostics.extend(notes);
    for file in files.values().filter(|file| !file.bytes.contains(&0)) {
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        outcome.texts.insert(file.shown.clone(), text);
    }
    let (theme, notes) = theme::load(files, site.office.language);
    outcome.diagnostics.extend(notes);
    if let Some(theme) = &theme {
        let shown = format!("{}/situs.yaml", site.root);
        outcome.diagnostics.extend(check_options(&site, theme, &shown));
    }
    // The barrier: what is wrong stops the build here, and only here.
    if let Some(theme) = theme
        && !outcome.diagnostics.iter().any(Diagnostic::is_error)
    {
        let (mut artifacts, notes) = render::render(&plan, &theme);
        let index = search::index(&plan.outputs, &plan.site, &site);
        artifacts.extend(
            index
                .files()
                .into_iter()
                .map(|(path, text)| Artifact { path, content: Content::Bytes(text.into_bytes()) }),
        );
        outcome.diagnostics.extend(search_tests::check(&site, &index));
        outcome.search = Some(index);
        outcome.diagnostics.extend(check_weights(&site, &plan, &artifacts));
        outcome.artifacts = notes.is_empty().then_some(artifacts);
        outcome.diagnostics.extend(notes);
    }
    outcome.held_back = site.held_back;
    Ok(())
}

/// Checks what visitors have to load for each page.
fn check_weights(site: &Site, plan: &Plan, artifacts: &[Artifact]) -> Vec<Diagnostic> {
    let mut files: BTreeMap<&str, budget::File<'_>> = BTreeMap::new();
    for artifact in artifacts {
        let path = artifact.path.as_str();
        let (size_bytes, text) = match &artifact.content {
            Content::Bytes(bytes) => (bytes.len() as u64, std::str::from_utf8(bytes).ok()),
            Content::File(_) => (site.attachments.get(path).map_or(0, |it| it.size_bytes), None),
        };
        files.insert(path, budget::File { size_bytes, text });
    }
    let situs = format!("{}/situs.yaml", site.root);
    let pages: Vec<_> = plan
        .outputs
        .iter()
        .filter(|output| matches!(output.body, Body::Page(..)))
        .map(|output| budget::Page {
            url: &output.url,
            origin: if output.origin.is_empty() { &situs } else { &output.origin },
        })
        .collect();
    budget::check(&pages, &files, site.office.page_weight_kb_max)
}

/// Refuses to let a portal go live that says of itself that it is an example.
fn check_production(site: &Site, options: &Options) -> Vec<Diagnostic> {
    let mut report = Report::new(format!("{}/situs.yaml", site.root));
    if options.is_production && site.office.is_example {
        report.add(diagnostic::EXAMPLE_PORTAL, diagnostic::Spot::File, &[]);
    }
    report.into_diagnostics()
}

/// The texts of the content folder, by the names that messages use.
fn texts(sources: &Sources) -> BTreeMap<String, String> {
    let text = |file: &source::TextFile| {
        let text = std::str::from_utf8(&file.bytes).ok()?;
        Some((sources.shown(&file.path), content::without_mark(text).to_string()))
    };
    sources.texts.iter().filter_map(text).collect()
}

/// The texts that messages may show, without numbers of persons.
fn veiled(texts: BTreeMap<String, String>, date: Date) -> BTreeMap<String, String> {
    texts
        .into_par_iter()
        .map(|(file, text)| (guard::veil(&file, date), guard::veil(&text, date)))
        .collect()
}

fn with_base_url(site: Site, options: &Options) -> Site {
    let Some(url) = options.base_url.as_ref().filter(|url| is_base_url(url)) else { return site };
    let base_url = format!("{}/", url.trim_end_matches('/'));
    Site { office: content::situs::Office { base_url, ..site.office }, ..site }
}

/// The files of a theme, and what is wrong with the choice of it.
pub type ThemeFiles = (Files, Vec<Diagnostic>);

/// Finds the theme: the folder asked for, else the one that `situs.yaml` names in `themes/` beside
/// the content folder, over the default theme that is built in.
///
/// # Errors
/// When a file of the theme cannot be read.
pub fn theme_files(options: &Options, site: &Site) -> Result<ThemeFiles, ReadError> {
    let mut files = theme::default_files();
    let themes = source::beside(&options.content, "themes");
    let chosen = site.office.theme.name.as_ref();
    let name = chosen.map_or("default", |name| name.value.as_str());
    let is_plain = content::values::is_slug(name);
    let folder = options.theme.clone().unwrap_or_else(|| themes.join(name));
    if (is_plain || options.theme.is_some()) && source::is_folder(&folder) {
        let (own, diagnostics) = source::read_theme(&folder)?;
        theme::overlay(&mut files, &folder, own);
        return Ok((files, diagnostics));
    }
    if options.theme.is_none() && name == "default" {
        return Ok((files, Vec::new()));
    }
    let known = source::folder_names(&themes);
    let known = if known.is_empty() { "default".to_string() } else { known.join(", ") };
    let shown = format!("{}/situs.yaml", site.root);
    let mut report = Report::new(shown);
    let asked = options.theme.as_ref().map(|theme| theme.to_string_lossy().into_owned());
    let words = [("theme", asked.as_deref().unwrap_or(name)), ("known", known.as_str())];
    let spot = chosen.filter(|_| asked.is_none()).map(|name| name.range.clone());
    let spot = spot.map_or(diagnostic::Spot::File, diagnostic::Spot::from);
    report.add(diagnostic::THEME_NOT_FOUND, spot, &words);
    Ok((files, report.into_diagnostics()))
}

/// Checks the options of the theme that `situs.yaml` sets.
fn check_options(site: &Site, theme: &theme::Theme, shown: &str) -> Vec<Diagnostic> {
    let mut report = Report::new(shown);
    for (name, value) in &site.office.theme.options {
        match theme.options.get(&name.value) {
            None => {
                let known: Vec<_> = theme.options.keys().cloned().collect();
                note_option(&mut report, name, None, &known);
            }
            Some(allowed) if !allowed.contains(&value.value) => {
                note_option(&mut report, name, Some(value), allowed);
            }
            Some(_) => {}
        }
    }
    report.into_diagnostics()
}

fn note_option(
    report: &mut Report,
    name: &Placed<String>,
    value: Option<&Placed<String>>,
    allowed: &[String],
) {
    let allowed = allowed.join(", ");
    let mut words = vec![("option", name.value.as_str()), ("allowed", allowed.as_str())];
    words.extend(value.map(|value| ("value", value.value.as_str())));
    let spot = value.map_or(name.range.clone(), |value| value.range.clone());
    report.add(diagnostic::THEME_OPTION, spot, &words);
}
