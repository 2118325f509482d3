//! The portal from build to build: what is shown, and what is told.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::{Duration, Instant};

use super::problems::Problems;
use super::shown::Shown;
use super::stage::{Scene, Stage};
use super::workshop::{Changes, Rebuilt, Workshop};
use super::{Audience, Event, ServeError, Signal};
use crate::build;
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::source::{Changed, ReadError};

/// How often and after which time a build is tried again that met a file in the middle of being
/// saved; in all a second, in which every editor is done.
const TRIES: usize = 25;
const RETRY_AFTER: Duration = Duration::from_millis(40);

/// The portal that is shown, build after build.
pub(super) struct Show<'a> {
    workshop: Workshop,
    content: PathBuf,
    pub(super) stage: Arc<Stage>,
    audience: &'a dyn Audience,
    language: Language,
    problems: Arc<Problems>,
    /// What the last build found wrong.
    known: Vec<Diagnostic>,
    /// Whether the last build could not read everything, so that nobody knows what it missed.
    is_lost: bool,
}

impl<'a> Show<'a> {
    /// Prepares to show a portal.
    pub(super) fn new(options: &build::Options, audience: &'a dyn Audience) -> Self {
        Show {
            workshop: Workshop::new(options.clone()),
            content: options.content.clone(),
            stage: Arc::default(),
            audience,
            language: Language::default(),
            problems: Arc::default(),
            known: Vec::new(),
            is_lost: false,
        }
    }

    /// Builds for the first time.
    pub(super) fn first(&mut self) -> Result<(), ServeError> {
        let started = Instant::now();
        let rebuilt = self.build(&Changes::Everything).map_err(ServeError::Read)?;
        self.take(&rebuilt, None, started);
        Ok(())
    }

    /// Follows what happens until it is asked to stop.
    pub(super) fn go_on(&mut self, inbox: &Receiver<Signal>) {
        for signal in inbox {
            match signal {
                Signal::Changed(changes) => self.follow(changes),
                Signal::Polling => self.audience.hear(&Event::Polling),
                Signal::Stop => return,
            }
        }
    }

    fn follow(&mut self, changes: Changes) {
        let started = Instant::now();
        let changes = if self.is_lost { Changes::Everything } else { changes };
        let built = self.build(&changes);
        self.is_lost = built.is_err();
        match built {
            Ok(rebuilt) => self.take(&rebuilt, Some(&changes), started),
            Err(error) => self.excuse(&error),
        }
    }

    /// Builds, and tries again while files are being saved.
    fn build(&mut self, changes: &Changes) -> Result<Rebuilt, ReadError> {
        let mut built = self.workshop.rebuild(changes);
        for _ in 0..TRIES {
            match &built {
                Err(error) if self.is_passing(error) => {
                    thread::sleep(RETRY_AFTER);
                    built = self.workshop.rebuild(&Changes::Everything);
                }
                _ => break,
            }
        }
        built
    }

    /// Shows what was built, unless it is what is shown already.
    fn take(&mut self, rebuilt: &Rebuilt, changes: Option<&Changes>, started: Instant) {
        let problems = Arc::new(Problems::of_build(rebuilt));
        let is_other = rebuilt.changed_count > 0 || problems != self.problems;
        let is_new = changes.is_none() || is_other;
        self.language = rebuilt.language;
        self.show(rebuilt.shown.clone(), problems, is_new);
        let known: BTreeSet<Diagnostic> = self.known.drain(..).collect();
        self.known.clone_from(&rebuilt.diagnostics);
        if is_new {
            let is_found = |diagnostic: &&Diagnostic| !known.contains(*diagnostic);
            let found: Vec<_> = rebuilt.diagnostics.iter().filter(is_found).cloned().collect();
            let time = started.elapsed();
            self.audience.hear(&Event::Rebuilt { rebuilt, changes, time, found: &found });
        }
    }

    /// Shows why nothing could be built.
    fn excuse(&mut self, error: &ReadError) {
        let words = self.audience.words(error);
        let problems = Arc::new(Problems::of_reading(error, &words, self.language));
        if problems != self.problems {
            self.show(None, problems, true);
            self.audience.hear(&Event::Unreadable(error));
        }
    }

    fn show(&mut self, shown: Option<Arc<Shown>>, problems: Arc<Problems>, is_new: bool) {
        self.problems = Arc::clone(&problems);
        self.stage.show(Scene { shown, problems, language: self.language }, is_new);
    }
    /// Tells whether a file was written, replaced or moved in the moment it was read.
    fn is_passing(&self, error: &ReadError) -> bool {
        let inner = error.error.get_ref();
        let is_changed = inner.is_some_and(|inner| inner.downcast_ref::<Changed>().is_some());
        is_changed || (error.error.kind() == io::ErrorKind::NotFound && error.path != self.content)
    }
}
