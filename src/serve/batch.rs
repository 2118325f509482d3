//! Changes that belong together: one save, or the five hundred files of a checkout.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::editor;
use super::workshop::Changes;
use crate::source;

/// Quiet for this long, a save is over; editors make all their calls within it.
const SAVE_ENDS_AFTER: Duration = Duration::from_millis(3);
/// Quiet for this long, many changes are over, and files that are gone or empty stay so.
const BURST_ENDS_AFTER: Duration = Duration::from_millis(60);
/// Quiet for this long, a new file of a foreign kind stays: most are renamed when they are written.
const FOREIGN_STAYS_AFTER: Duration = Duration::from_millis(300);
/// With more files than this, more are to come.
const SAVE_FILES_MAX: usize = 8;
/// Changes that never end are shown all the same.
const BATCH_LASTS_MAX: Duration = Duration::from_secs(1);

/// What a message of the system means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum News {
    /// These files and folders are new.
    Made(Vec<PathBuf>),
    /// These files and folders may be different or gone.
    Changed(Vec<PathBuf>),
    /// Anything may be different.
    Everything,
}

/// Changes that are shown together.
#[derive(Debug)]
pub(super) struct Batch {
    files: BTreeSet<PathBuf>,
    /// Those of them that were made meanwhile: when one is gone again, it was an editor's own.
    made: BTreeSet<PathBuf>,
    is_everything: bool,
    started: Instant,
    last: Instant,
}

impl Batch {
    /// Starts with the first change.
    pub(super) fn new(news: News, now: Instant) -> Self {
        let mut batch = Batch {
            files: BTreeSet::new(),
            made: BTreeSet::new(),
            is_everything: false,
            started: now,
            last: now,
        };
        batch.add(news, now);
        batch
    }

    /// Adds a change.
    pub(super) fn add(&mut self, news: News, now: Instant) {
        self.last = now;
        match news {
            News::Made(files) => {
                // What is made after it was gone was there before.
                let new = files.iter().filter(|file| !self.files.contains(*file));
                self.made.extend(new.cloned());
                self.files.extend(files);
            }
            News::Changed(files) => self.files.extend(files),
            News::Everything => self.is_everything = true,
        }
    }

    /// When the batch is over, if nothing more comes.
    pub(super) fn end(&self) -> Instant {
        let is_burst = self.is_everything || self.files.len() > SAVE_FILES_MAX;
        let is_foreign = |file: &PathBuf| {
            self.made.contains(file) && editor::is_foreign(file) && !source::is_folder(file)
        };
        let quiet = if is_burst {
            BURST_ENDS_AFTER
        } else if self.lasting().any(is_foreign) {
            FOREIGN_STAYS_AFTER
        } else if self.lasting().any(|file| source::is_missing_or_empty(file)) {
            BURST_ENDS_AFTER
        } else {
            SAVE_ENDS_AFTER
        };
        (self.last + quiet).min(self.started + BATCH_LASTS_MAX)
    }

    /// What has changed in all; nothing when it was an editor's own.
    pub(super) fn into_changes(self) -> Option<Changes> {
        if self.is_everything {
            return Some(Changes::Everything);
        }
        let files: BTreeSet<PathBuf> = self.lasting().cloned().collect();
        (!files.is_empty()).then_some(Changes::Files(files))
    }

    /// The files that were there before or are there now.
    fn lasting(&self) -> impl Iterator<Item = &PathBuf> {
        self.files.iter().filter(|file| !self.made.contains(*file) || source::is_there(file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(count: usize, path: &str) -> News {
        News::Changed((0..count).map(|number| PathBuf::from(format!("{path}{number}"))).collect())
    }

    #[test]
    fn a_save_is_shown_at_once_and_a_burst_as_one() {
        let start = Instant::now();
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let mut batch = Batch::new(News::Changed(vec![here]), start);
        assert_eq!(batch.end(), start + SAVE_ENDS_AFTER);
        batch.add(files(1, "gone"), start);
        assert_eq!(batch.end(), start + BURST_ENDS_AFTER, "a file that is gone may come back");
        batch.add(files(500, "new"), start + BATCH_LASTS_MAX);
        assert_eq!(batch.end(), start + BATCH_LASTS_MAX, "it ends some time");
        let Some(Changes::Files(all)) = batch.into_changes() else { panic!("files are named") };
        assert_eq!(all.len(), 502);
    }

    #[test]
    fn anything_is_more_than_files() {
        let now = Instant::now();
        let mut batch = Batch::new(files(1, "a"), now);
        batch.add(News::Everything, now);
        assert_eq!(batch.into_changes(), Some(Changes::Everything));
    }

    #[test]
    fn what_goes_comes_and_goes_is_gone() {
        let now = Instant::now();
        let mut batch = Batch::new(files(1, "gone"), now);
        batch.add(News::Made(vec![PathBuf::from("gone0")]), now);
        batch.add(files(1, "gone"), now);
        let Some(Changes::Files(all)) = batch.into_changes() else { panic!("a file is named") };
        assert_eq!(all.len(), 1);
    }

    #[test]
    fn what_comes_and_goes_is_nothing() {
        let now = Instant::now();
        let mut batch = Batch::new(News::Made(vec![PathBuf::from("gone0")]), now);
        batch.add(files(1, "gone"), now);
        assert_eq!(batch.end(), now + SAVE_ENDS_AFTER);
        assert_eq!(batch.into_changes(), None);
    }
}
