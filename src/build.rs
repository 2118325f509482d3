//! The stages one after another: the one way from a content folder to artifacts.
//!
//! [`draft`] reads, joins, checks and plans everything; if nothing is wrong it gives a [`Ready`]
//! site, of which any output can be rendered. [`Draft::finish`] renders them all, and looks at what
//! only shows in the finished site. A build is the one after the other; a preview keeps the draft,
//! renders what is asked for, and hands what it has [`Kept`] to the draft after it.

mod chosen_theme;
mod ready;
mod search_tests;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use jiff::civil::Date;

use crate::attachment;
use crate::content::values::is_base_url;
use crate::content::{self, Entry, Record};
use crate::diagnostic::{self, Diagnostic, Report, Spot, Texts};
use crate::guard;
use crate::language::Language;
use crate::memo::Key;
use crate::plan::{self, Plan};
use crate::privacy;
use crate::search::{self, Index};
use crate::site::{self, HeldBack, Selection, Site, WebLink};
use crate::source::{self, ReadError, Sources};
use crate::theme::{self, Files, Theme};
use crate::write::Artifact;

pub use chosen_theme::{ThemeFiles, theme_files};
pub use ready::{Ready, Rendered};

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
    pub texts: Texts,
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

/// A build up to the barrier: everything is read, checked and planned, nothing is rendered.
#[derive(Debug)]
pub struct Draft {
    /// The site, unless there are errors.
    pub ready: Option<Arc<Ready>>,
    /// The language of the portal.
    pub language: Language,
    /// What is not published, and why.
    pub held_back: Vec<HeldBack>,
    /// How many pages the site has.
    pub page_count: usize,
    /// What is wrong so far.
    diagnostics: Vec<Diagnostic>,
    /// What is wrong with single entries.
    noted: site::Noted,
    site: Option<Arc<Site>>,
    attachments: Vec<Arc<attachment::LookedAt>>,
    theme: Option<Arc<KnownTheme>>,
    date: Date,
}

/// What is wrong, as it is told: by file, each thing once, without numbers of persons.
#[derive(Debug, Default)]
pub struct Told {
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// Texts of the files that diagnostics may show, by the names they use.
    pub texts: Texts,
}

/// What a draft has in common with the one before it: results for all that did not change. It holds
/// for drafts of one folder with one date.
#[derive(Debug, Default)]
pub struct Kept {
    contents: content::Known,
    attachments: attachment::Known,
    checks: site::Known,
    privacy: privacy::Known,
    /// The plan with what is wrong with it, by the order of the site.
    plan: Option<(Key, Arc<Plan>, Vec<Diagnostic>)>,
    theme: Option<Arc<KnownTheme>>,
    /// Of the index, which is made when somebody asks for it.
    search: Arc<Mutex<search::Kept>>,
}

/// A theme with the files it was loaded from.
#[derive(Debug)]
struct KnownTheme {
    files: Files,
    language: Language,
    theme: Option<Arc<Theme>>,
    diagnostics: Vec<Diagnostic>,
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
    diagnostics: Vec<Diagnostic>,
    options: &Options,
    theme: &dyn Fn(&Site) -> Result<ThemeFiles, ReadError>,
) -> Result<Outcome, ReadError> {
    let draft = draft(sources, diagnostics, options, theme, &mut Kept::default())?;
    Ok(draft.finish(sources))
}

/// Reads, checks and plans a site; `diagnostics` are those of reading the folder.
///
/// # Errors
/// When an attachment or a file of the theme cannot be read.
pub fn draft(
    sources: &Sources,
    mut diagnostics: Vec<Diagnostic>,
    options: &Options,
    theme: &dyn Fn(&Site) -> Result<ThemeFiles, ReadError>,
    kept: &mut Kept,
) -> Result<Draft, ReadError> {
    let (entries, notes) = content::read(sources, &mut kept.contents);
    diagnostics.extend(notes);
    // Without it nobody knows which numbers the office allows.
    let is_office = |it: &&Entry| matches!(it.record, Record::Office(_)) && it.head.is_sound;
    let has_office = entries.iter().copied().any(|it| is_office(&it));
    let mut prepared = attachment::prepare(sources, &mut kept.attachments)?;
    let Selection { date, .. } = options.selection;
    let is_sound = !prepared.diagnostics.iter().any(Diagnostic::is_error);
    let attachments = std::mem::take(&mut prepared.attachments);
    let (site, notes, of_entries) = site::join(
        &entries,
        attachments,
        is_sound,
        options.selection,
        &sources.root,
        &mut kept.checks,
    );
    diagnostics.extend(notes);
    diagnostics.append(&mut prepared.diagnostics);
    if let Some(site) = site.as_ref().filter(|_| has_office) {
        let found = privacy::check(sources, &prepared, site, date, &mut kept.privacy);
        diagnostics.extend(found);
    }
    let mut draft = Draft {
        ready: None,
        language: Language::default(),
        held_back: Vec::new(),
        page_count: 0,
        diagnostics,
        noted: of_entries,
        site: None,
        attachments: prepared.looked_at,
        theme: None,
        date,
    };
    if let Some(site) = site {
        draft.diagnostics.extend(check_production(&site, options));
        draft.prepare(with_base_url(site, options), theme, kept)?;
    }
    Ok(draft)
}

impl Draft {
    /// Plans a site, and makes it ready unless something is wrong with it.
    fn prepare(
        &mut self,
        site: Site,
        theme: &dyn Fn(&Site) -> Result<ThemeFiles, ReadError>,
        kept: &mut Kept,
    ) -> Result<(), ReadError> {
        self.language = site.office.language;
        self.held_back.clone_from(&site.held_back);
        let (plan, notes) = kept.plan(&site);
        self.diagnostics.extend(notes);
        self.page_count = plan.page_count();
        let (files, notes) = theme(&site)?;
        self.diagnostics.extend(notes);
        let known = kept.theme(files, site.office.language);
        self.diagnostics.extend(known.diagnostics.iter().cloned());
        self.theme = Some(Arc::clone(&known));
        if let Some(theme) = &known.theme {
            let shown = format!("{}/situs.yaml", site.root);
            self.diagnostics.extend(chosen_theme::check_options(&site, theme, &shown));
        }
        let site = Arc::new(site);
        self.site = Some(Arc::clone(&site));
        let search = Arc::clone(&kept.search);
        // The barrier: what is wrong stops the build here, and only here.
        if let Some(theme) = &known.theme
            && !self.has_errors()
        {
            self.ready = Some(Arc::new(Ready::new(site, plan, Arc::clone(theme), search)));
        }
        Ok(())
    }

    /// Tells whether the site cannot be published.
    pub fn has_errors(&self) -> bool {
        let noted = self.noted.iter().flat_map(|notes| notes.iter());
        self.diagnostics.iter().chain(noted).any(Diagnostic::is_error)
    }

    /// Renders everything, and looks for what could be better.
    pub fn finish(&self, sources: &Sources) -> Outcome {
        let rendered = self.ready.as_ref().and_then(|ready| ready.render(|it| it, || true));
        let mut notes = self.advice();
        let mut search = None;
        let artifacts = rendered.and_then(|rendered| {
            let is_good = rendered.errors.is_empty();
            notes.extend(rendered.errors);
            notes.extend(rendered.notes);
            search = Some(rendered.search);
            is_good.then_some(rendered.taken)
        });
        let web_links: Vec<_> = self.site.iter().flat_map(|site| site::web_links(site)).collect();
        let Told { diagnostics, texts } = self.tell(notes, sources, &web_links);
        Outcome {
            artifacts,
            diagnostics,
            texts,
            language: self.language,
            held_back: self.held_back.clone(),
            page_count: self.page_count,
            web_links,
            search,
        }
    }

    /// What could be better: warnings that need a look at every word.
    pub fn advice(&self) -> Vec<Diagnostic> {
        self.site.iter().flat_map(|site| site::advise(site)).collect()
    }

    /// What is wrong with the draft, and what was noted of it since, as it is told; with the texts of
    /// the files that have these links too.
    pub fn tell(&self, notes: Vec<Diagnostic>, sources: &Sources, links: &[WebLink]) -> Told {
        let mut diagnostics = self.diagnostics.clone();
        diagnostics.extend(self.noted.iter().flat_map(|notes| notes.iter().cloned()));
        diagnostics.extend(notes);
        let texts = self.texts(sources, &diagnostics, links);
        privacy::veil(&mut diagnostics, self.date);
        diagnostics.sort();
        diagnostics.dedup();
        Told { diagnostics, texts }
    }

    /// Tells whether two drafts have the same theme, or both none.
    pub fn has_theme_of(&self, other: &Draft) -> bool {
        match (&self.theme, &other.theme) {
            (Some(one), Some(two)) => Arc::ptr_eq(one, two),
            (None, None) => true,
            _ => false,
        }
    }

    /// Tells whether two drafts of the same sources are the same, with what there is to tell of them.
    pub fn is_like(&self, other: &Draft) -> bool {
        self.has_theme_of(other) && self.diagnostics == other.diagnostics
    }

    /// The texts that diagnostics point into, without numbers of persons, and those in which links
    /// stand.
    fn texts(&self, sources: &Sources, diagnostics: &[Diagnostic], links: &[WebLink]) -> Texts {
        let points = diagnostics.iter().filter(|it| it.spot != Spot::File);
        let mut wanted: BTreeSet<&str> = points.map(|it| it.file.as_str()).collect();
        wanted.extend(links.iter().map(|link| link.file.as_str()));
        if wanted.is_empty() {
            return Texts::new();
        }
        let in_sources = sources.texts.iter().filter_map(|file| {
            let text = file.content.as_ref().ok()?;
            Some((sources.shown(&file.path), content::unmarked(text)))
        });
        let passages = self.attachments.iter().flat_map(|it| &it.passages);
        let in_attachments = passages
            .filter(|passage| passage.part.is_none())
            .map(|passage| (passage.file.clone(), Arc::from(&*passage.text)));
        let in_theme = self
            .theme
            .iter()
            .flat_map(|theme| theme.files.values())
            .filter(|file| !file.bytes.contains(&0))
            .map(|file| (file.shown.clone(), String::from_utf8_lossy(&file.bytes).into()));
        in_sources
            .chain(in_attachments)
            .chain(in_theme)
            .filter(|(file, _)| wanted.contains(file.as_str()))
            .map(|(file, text)| {
                // Most have nothing to hide, and are held once.
                let veiled = guard::veil(&text, self.date).map_or(text, Arc::from);
                (guard::veil(&file, self.date).unwrap_or(file), veiled)
            })
            .collect()
    }
}

impl Kept {
    /// Plans a site, unless everything stands where it stood the last time.
    fn plan(&mut self, site: &Site) -> (Arc<Plan>, Vec<Diagnostic>) {
        let known = self.plan.take().filter(|(order, ..)| *order == site.order);
        let (_, plan, notes) = self.plan.insert(known.unwrap_or_else(|| {
            let (plan, notes) = plan::plan(site);
            (site.order, Arc::new(plan), notes)
        }));
        (Arc::clone(plan), notes.clone())
    }

    /// Loads a theme, unless it is the one of the last time.
    fn theme(&mut self, files: Files, language: Language) -> Arc<KnownTheme> {
        let known = self.theme.take();
        let known = known.filter(|known| known.language == language && known.files == files);
        let known = known.unwrap_or_else(|| {
            let (theme, diagnostics) = theme::load(files.clone(), language);
            Arc::new(KnownTheme { files, language, theme: theme.map(Arc::new), diagnostics })
        });
        self.theme = Some(Arc::clone(&known));
        known
    }
}

/// Refuses to let a portal go live that says of itself that it is an example.
fn check_production(site: &Site, options: &Options) -> Vec<Diagnostic> {
    let mut report = Report::new(format!("{}/situs.yaml", site.root));
    if options.is_production && site.office.is_example {
        report.add(diagnostic::EXAMPLE_PORTAL, Spot::File, &[]);
    }
    report.into_diagnostics()
}

fn with_base_url(mut site: Site, options: &Options) -> Site {
    if let Some(url) = options.base_url.as_ref().filter(|url| is_base_url(url)) {
        Arc::make_mut(&mut site.office).base_url = format!("{}/", url.trim_end_matches('/'));
    }
    site
}
