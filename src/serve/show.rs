//! The portal from change to change: what is shown, and what is told.
//!
//! A change is drafted and shown at once; pages are rendered when somebody asks for them. Meanwhile
//! the `finisher` renders everything, to find what is wrong and how much has changed. It gives up when
//! the next change comes.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::{Duration, Instant};

use super::finisher::Finisher;
use super::problems::Problems;
use super::shown::Shown;
use super::stage::{Scene, Stage};
use super::workshop::{Changes, Finished, Rebuilt, Work, Workshop};
use super::{Audience, Event, ServeError, Signal};
use crate::build::{self, Draft, Ready, Told};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::source::{Changed, ReadError};

/// How often and after which time a build is tried again that met a file in the middle of being
/// saved; in all a second, in which every editor is done.
const TRIES: usize = 25;
const RETRY_AFTER: Duration = Duration::from_millis(40);

/// The portal that is shown, change after change.
pub(super) struct Show<'a> {
    workshop: Workshop,
    content: PathBuf,
    pub(super) stage: Arc<Stage>,
    finisher: Finisher,
    audience: &'a dyn Audience,
    language: Language,
    problems: Arc<Problems>,
    /// The draft that is shown, until all is known of it.
    current: Option<Current>,
    /// The draft that was shown last.
    last_draft: Option<Arc<Draft>>,
    /// How many drafts there were.
    count: u64,
    /// What has changed since something was told; nothing before the first time.
    untold: Option<Changes>,
    /// What the last finished build found wrong.
    known: Vec<Diagnostic>,
    /// What tells the files of the last finished site from others.
    files: Option<BTreeMap<String, String>>,
    /// The last site that could be rendered as a whole.
    last_good: Option<Arc<Ready>>,
    /// Whether the last build could not read everything, so that nobody knows what it missed; with
    /// what was wrong before.
    lost: Option<Arc<Problems>>,
}

/// A draft of which not all is known yet.
struct Current {
    work: Work,
    /// How long it took to show it.
    time: Duration,
}

impl<'a> Show<'a> {
    /// Prepares to show a portal.
    pub(super) fn new(
        options: &build::Options,
        finisher: Finisher,
        audience: &'a dyn Audience,
    ) -> Self {
        Show {
            workshop: Workshop::new(options.clone()),
            content: options.content.clone(),
            stage: Arc::default(),
            finisher,
            audience,
            language: audience.language().unwrap_or_default(),
            problems: Arc::default(),
            current: None,
            last_draft: None,
            count: 0,
            untold: None,
            known: Vec::new(),
            files: None,
            last_good: None,
            lost: None,
        }
    }

    /// Builds for the first time.
    pub(super) fn first(&mut self) -> Result<(), ServeError> {
        let started = Instant::now();
        let Some(work) = self.build(&Changes::Everything).map_err(ServeError::Read)? else {
            return Ok(());
        };
        self.take(work, started);
        Ok(())
    }

    /// Tells that the site is there, as far as anything is known of it.
    pub(super) fn tell_ready(&self) {
        if let Some(Current { work, time }) = &self.current {
            let rebuilt = self.rebuilt(work, work.tell(), work.ready().is_some(), None);
            self.audience.hear(&Event::Ready { rebuilt: &rebuilt, time: *time });
        }
    }

    /// Follows what happens until it is asked to stop.
    pub(super) fn go_on(&mut self, inbox: &Receiver<Signal>) {
        for signal in inbox {
            match signal {
                Signal::Changed(changes) => self.follow(&changes),
                Signal::Finished(number, finished) if number == self.count => self.tell(finished),
                Signal::Finished(..) => {}
                Signal::Polling => self.audience.hear(&Event::Polling),
                Signal::Stop => break,
            }
        }
    }

    fn follow(&mut self, changes: &Changes) {
        let started = Instant::now();
        let changes = if self.lost.is_some() { &Changes::Everything } else { changes };
        match self.build(changes) {
            Ok(Some(work)) => {
                self.lost = None;
                self.untold = Some(match self.untold.take() {
                    Some(earlier) => earlier.and(changes),
                    None => changes.clone(),
                });
                self.take(work, started);
            }
            Ok(None) => {
                // What could not be read is there again, as it was.
                if let Some(before) = self.lost.take() {
                    self.show(None, before, true);
                    self.audience.hear(&Event::ReadAgain);
                }
            }
            Err(error) => self.excuse(&error),
        }
    }

    /// Drafts the site, and tries again while files are being saved.
    fn build(&mut self, changes: &Changes) -> Result<Option<Work>, ReadError> {
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

    /// Shows a draft, and has it finished.
    fn take(&mut self, work: Work, started: Instant) {
        self.language = self.audience.language().unwrap_or(work.draft.language);
        self.count += 1;
        let shown = work
            .ready()
            .map(|ready| Arc::new(Shown::new(Arc::clone(ready), self.last_good.clone())));
        let problems = match &shown {
            None => Arc::new(Problems::of_build(&work.tell(), self.language)),
            // What was wrong may be mended; what else there is to say takes longer to find.
            Some(_) if self.problems.has_errors && !self.fails_as_before(&work) => Arc::default(),
            Some(_) => Arc::clone(&self.problems),
        };
        self.last_draft = Some(Arc::clone(&work.draft));
        self.show(shown, problems, true);
        self.finisher.finish(self.count, work.clone());
        self.current = Some(Current { work, time: started.elapsed() });
    }

    /// Tells whether a draft fails if the last one did: that one was whole, so its theme cannot be
    /// rendered.
    fn fails_as_before(&self, work: &Work) -> bool {
        let last = self.last_draft.as_ref();
        last.is_some_and(|last| last.ready.is_some() && last.has_theme_of(&work.draft))
    }

    /// Tells what came of the draft that is shown, if there is something to tell.
    fn tell(&mut self, finished: Finished) {
        let Some(Current { work, time, .. }) = self.current.take() else { return };
        let Finished { told, files } = finished;
        let problems = Arc::new(Problems::of_build(&told, self.language));
        let has_site = files.is_some();
        let mut changed_count = None;
        if let (Some(files), Some(ready)) = (files, work.ready()) {
            changed_count = self.files.as_ref().map(|before| difference(&files, before));
            self.files = Some(files);
            self.last_good = Some(Arc::clone(ready));
        }
        if self.lost.is_some() {
            self.lost = Some(problems);
        } else {
            let is_other = problems != self.problems;
            self.show(None, problems, is_other);
        }
        let known: BTreeSet<Diagnostic> = self.known.drain(..).collect();
        self.known.clone_from(&told.diagnostics);
        let found = told.diagnostics.iter().filter(|it| !known.contains(*it));
        let found: Vec<_> = found.cloned().collect();
        if self.lost.is_some() {
            // Why nothing more can be built was told after it.
            return;
        }
        let rebuilt = self.rebuilt(&work, told, has_site, changed_count);
        let changes = self.untold.take();
        let changes = changes.as_ref();
        self.audience.hear(&Event::Rebuilt { rebuilt: &rebuilt, changes, time, found: &found });
    }

    fn rebuilt(
        &self,
        work: &Work,
        told: Told,
        has_site: bool,
        changed_count: Option<usize>,
    ) -> Rebuilt {
        Rebuilt {
            has_site,
            diagnostics: told.diagnostics,
            texts: told.texts,
            language: self.language,
            page_count: work.draft.page_count,
            changed_count,
            held_back: work.draft.held_back.clone(),
        }
    }

    /// Shows why nothing could be built.
    fn excuse(&mut self, error: &ReadError) {
        let words = self.audience.words(error);
        let problems = Arc::new(Problems::of_reading(error, &words, self.language));
        let before = Arc::clone(&self.problems);
        self.lost.get_or_insert(before);
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

/// How many files are new, gone or different.
fn difference(now: &BTreeMap<String, String>, before: &BTreeMap<String, String>) -> usize {
    let is_other = |(path, file): &(&String, &String)| before.get(*path) != Some(*file);
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    now.iter().filter(is_other).count() + gone.count()
}
