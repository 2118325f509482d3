//! Where the site is built again and again. Everything else of the preview knows no build.
//!
//! A change is drafted at once, which is all that showing the site needs. What is left, rendering
//! everything to find what is wrong in it, is [`Work::finish`], which may take its time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::build::{self, Draft, Kept, Options, Ready, Told};
use crate::diagnostic::{Diagnostic, Texts};
use crate::language::Language;
use crate::memo::Key;
use crate::site::{HeldBack, Site};
use crate::source::{self, ReadError, Sources};
use crate::write::{Artifact, Content};

/// What may be different on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changes {
    /// Anything.
    Everything,
    /// These files and folders, new, changed or gone, below the content folder or a theme and named
    /// as the options of the build name those.
    Files(BTreeSet<PathBuf>),
}

impl Changes {
    /// These changes and others after them.
    pub(super) fn and(self, others: &Changes) -> Changes {
        match (self, others) {
            (Changes::Files(mut files), Changes::Files(others)) => {
                files.extend(others.iter().cloned());
                Changes::Files(files)
            }
            _ => Changes::Everything,
        }
    }
}

/// What came of a change, when all is known of it.
#[derive(Debug)]
pub struct Rebuilt {
    /// Whether there is a site; there is none while there are errors.
    pub has_site: bool,
    /// What is wrong, by file.
    pub diagnostics: Vec<Diagnostic>,
    /// Texts of the files that diagnostics may show, by the names they use.
    pub texts: Texts,
    /// The language of the portal.
    pub language: Language,
    /// How many pages the site has.
    pub page_count: usize,
    /// How many files of the site are new, gone or different from those of the last site of which
    /// all is known, if there is one.
    pub changed_count: Option<usize>,
    /// What is not published, and why.
    pub held_back: Vec<HeldBack>,
}

/// Drafts one portal whenever it changes.
#[derive(Debug)]
pub struct Workshop {
    options: Options,
    sources: Arc<Sources>,
    /// What reading the folder told.
    notes: Vec<Diagnostic>,
    kept: Kept,
    last: Option<Last>,
}

/// What the last draft was made of.
#[derive(Debug)]
struct Last {
    sources: Key,
    draft: Arc<Draft>,
}

/// A draft with the files it was made of.
#[derive(Debug, Clone)]
pub struct Work {
    /// The draft.
    pub draft: Arc<Draft>,
    sources: Arc<Sources>,
}

/// What came of rendering everything.
#[derive(Debug)]
pub struct Finished {
    /// What is wrong.
    pub told: Told,
    /// What tells each file of the site from others; nothing when a template cannot be rendered.
    pub files: Option<BTreeMap<String, String>>,
}

impl Workshop {
    /// Prepares builds with these options; nothing is built yet.
    pub fn new(options: Options) -> Self {
        Workshop {
            options,
            sources: Arc::default(),
            notes: Vec::new(),
            kept: Kept::default(),
            last: None,
        }
    }

    /// Drafts the site as it is after some changes; nothing when it is what it was.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn rebuild(&mut self, changes: &Changes) -> Result<Option<Work>, ReadError> {
        self.read(changes)?;
        let options = &self.options;
        let theme = |site: &Site| build::theme_files(options, site);
        let (sources, notes) = (&self.sources, self.notes.clone());
        let draft = build::draft(sources, notes, options, &theme, &mut self.kept)?;
        let key = sources.key();
        let is_same = self
            .last
            .as_ref()
            .is_some_and(|last| last.sources == key && last.draft.is_like(&draft));
        if is_same {
            return Ok(None);
        }
        let draft = Arc::new(draft);
        let work = Work { draft: Arc::clone(&draft), sources: Arc::clone(sources) };
        self.last = Some(Last { sources: key, draft });
        Ok(Some(work))
    }

    /// Reads what may be different of the content. A theme is read by every draft.
    fn read(&mut self, changes: &Changes) -> Result<(), ReadError> {
        let root = &self.options.content;
        if let Changes::Files(files) = changes {
            let files = files.iter().filter(|file| file.starts_with(root)).cloned().collect();
            if source::read_files(root, Arc::make_mut(&mut self.sources), &files)? {
                return Ok(());
            }
        }
        let (sources, notes) = source::read_again(root, &self.sources)?;
        self.sources = Arc::new(sources);
        self.notes = notes;
        Ok(())
    }
}

impl Work {
    /// The site, unless there are errors.
    pub fn ready(&self) -> Option<&Arc<Ready>> {
        self.draft.ready.as_ref()
    }

    /// What is wrong so far.
    pub fn tell(&self) -> Told {
        self.draft.tell(Vec::new(), &self.sources, &[])
    }

    /// Renders everything and looks for what could be better, as long as `goes_on`.
    pub fn finish(&self, goes_on: impl Fn() -> bool + Sync) -> Option<Finished> {
        let rendered = match self.ready() {
            Some(ready) => Some(ready.render(fingerprint, &goes_on)?),
            None => None,
        };
        let mut notes = if goes_on() { self.draft.advice() } else { return None };
        let files = rendered.and_then(|rendered| {
            let is_good = rendered.errors.is_empty();
            notes.extend(rendered.errors);
            notes.extend(rendered.notes);
            is_good.then(|| rendered.taken.into_iter().collect())
        });
        Some(Finished { told: self.draft.tell(notes, &self.sources, &[]), files })
    }
}

/// The address of a file of the site, and what tells it from others at the same address.
fn fingerprint(artifact: Artifact) -> (String, String) {
    let fingerprint = match &artifact.content {
        Content::Bytes(bytes) => super::file::tag(bytes),
        Content::File(path) => source::state_of(path).unwrap_or_default(),
    };
    (artifact.path, fingerprint)
}
