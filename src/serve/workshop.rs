//! Where the site is built again and again. Everything else of the preview knows no build.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::shown::Shown;
use crate::build::{self, Options};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::site::HeldBack;
use crate::source::ReadError;

/// What may be different on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changes {
    /// Anything.
    Everything,
    /// These files and folders, new, changed or gone, below the content folder or a theme and named
    /// as the options of the build name those.
    Files(BTreeSet<PathBuf>),
}

/// What came of a build.
#[derive(Debug)]
pub struct Rebuilt {
    /// The site; none while there are errors.
    pub shown: Option<Arc<Shown>>,
    /// What is wrong, by file.
    pub diagnostics: Vec<Diagnostic>,
    /// Texts of the files that diagnostics may show, by the names they use.
    pub texts: BTreeMap<String, String>,
    /// The language of the portal.
    pub language: Language,
    /// How many pages the site has.
    pub page_count: usize,
    /// How many files of the site are new, gone or different from those of the last site.
    pub changed_count: usize,
    /// What is not published, and why.
    pub held_back: Vec<HeldBack>,
}

/// Builds one portal whenever it changes.
#[derive(Debug)]
pub struct Workshop {
    options: Options,
    last: Arc<Shown>,
}

impl Workshop {
    /// Prepares builds with these options; nothing is built yet.
    pub fn new(options: Options) -> Self {
        Workshop { options, last: Arc::default() }
    }

    /// Builds the site as it is after some changes.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn rebuild(&mut self, _changed: &Changes) -> Result<Rebuilt, ReadError> {
        let outcome = build::build(&self.options)?;
        let shown = outcome.artifacts.map(|artifacts| Arc::new(Shown::new(artifacts)));
        let changed_count = shown.as_ref().map_or(0, |shown| shown.difference(&self.last));
        if let Some(shown) = &shown {
            self.last = Arc::clone(shown);
        }
        Ok(Rebuilt {
            shown,
            diagnostics: outcome.diagnostics,
            texts: outcome.texts,
            language: outcome.language,
            page_count: outcome.page_count,
            changed_count,
            held_back: outcome.held_back,
        })
    }
}
