//! Writes the finished site; the only module that changes the disk.
//!
//! 1. `place` refuses folders that must not be replaced, and names what lies beside the output.
//! 2. `lock` keeps a second build away.
//! 3. `swap` repairs what a killed build left behind.
//! 4. `tree` looks at the output: every file in it must be ours and as we wrote it.
//! 5. `stage` builds the new site beside the old one; unchanged files are the old ones, linked.
//! 6. `swap` exchanges the two in one step.
//! 7. `tree` removes the old site, file by file, as its `manifest` lists it.
//!
//! Nothing before step 6 touches the site that is there, and from step 6 on the new one is whole:
//! a build that fails or is killed leaves one or the other.
#![expect(clippy::disallowed_methods, reason = "this is the only module that writes to the disk")]

mod error;
mod lock;
mod manifest;
mod place;
mod small;
mod stage;
mod swap;
mod tree;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

pub use self::error::{Action, WriteError};
use self::lock::Lock;
use self::manifest::Manifest;
use self::place::Place;
pub use self::small::replace_file;
use self::stage::Plan;

/// One file of the site.
#[derive(Debug, Clone)]
pub struct Artifact {
    /// Path from the root of the site, with `/` between its parts.
    pub path: String,
    /// What the file holds.
    pub content: Content,
}

/// What a file of the site holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A copy of this file.
    File(PathBuf),
}

/// What a build changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Files of the site.
    pub file_count: u64,
    /// Files that are new or differ from those of the last build.
    pub written_count: u64,
    /// Files that are the same as those of the last build, and were left as they are.
    pub kept_count: u64,
    /// Files of the last build that the site no longer has.
    pub removed_count: u64,
    /// Size of all files of the site.
    pub byte_count: u64,
    /// Remains of the last build beside the output that could not be removed; the next build tries
    /// again. The new site is in place all the same.
    pub left_behind: Vec<PathBuf>,
}

/// What the last build wrote and the next one will not.
#[derive(Debug, Clone, Default)]
pub struct Vanished {
    /// The files that are gone, with their bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// All files of the last build.
    pub known: BTreeSet<String>,
}

/// Looks for files of the last build that are not among `artifacts`, without changing anything.
///
/// An output that cannot be read has none; [`write()`] tells why it cannot.
pub fn vanished(artifacts: &[Artifact], output: &Path) -> Vanished {
    let Ok(manifest) = Manifest::read(output) else { return Vanished::default() };
    let next: BTreeSet<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    let known: BTreeSet<String> = manifest.files.into_keys().collect();
    let gone = known.iter().filter(|path| !next.contains(path.as_str()));
    let read = |path: &String| Some((path.clone(), fs::read(output.join(path)).ok()?));
    Vanished { files: gone.filter_map(read).collect(), known }
}

/// Makes `output` hold exactly these artifacts, or leaves it as it was.
///
/// `sources` are the files and folders that the site is made from; the output must lie apart.
///
/// # Errors
/// See [`WriteError`]; the site in `output` is then the old one, unharmed.
pub fn write(
    artifacts: &[Artifact],
    output: &Path,
    sources: &[&Path],
) -> Result<Written, WriteError> {
    let place = Place::choose(output, sources)?;
    let plan = Plan::make(artifacts)?;
    place.create_parent()?;
    let lock = Lock::take(&place.lock)?;
    let result = publish(&plan, &place);
    match (result, lock.release()) {
        (Ok(mut written), Err(_)) => {
            written.left_behind.push(place.lock);
            Ok(written)
        }
        (result, _) => result,
    }
}

/// Replaces the old site by the planned one, with the lock held.
fn publish(plan: &Plan<'_>, place: &Place) -> Result<Written, WriteError> {
    swap::recover(place)?;
    let old = tree::read_site(&place.output)?;
    let mut written = plan.summary(old.as_ref());
    if old.as_ref() == Some(&plan.manifest) {
        written.kept_count = written.file_count;
        return Ok(written);
    }
    let staged = stage::stage(plan, place, old.as_ref()).and_then(|staged| {
        swap::swap(place, old.is_some())?;
        Ok(staged)
    });
    match staged {
        Ok(staged) => {
            written.written_count = staged.written_count;
            written.kept_count = staged.kept_count;
            written.left_behind = swap::remove_old(place);
            Ok(written)
        }
        Err(error) => {
            // The first error is the one to tell; what stays of the stage, the next build removes.
            match tree::remove(&place.staging) {
                Ok(()) | Err(_) => Err(error),
            }
        }
    }
}
