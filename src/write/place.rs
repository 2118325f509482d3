//! Where a site may be written, and the names beside it that a build uses.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{Action, WriteError, failed};

/// An output that may be replaced, and what lies beside it on the same disk.
#[derive(Debug)]
pub(super) struct Place {
    /// The folder of the site.
    pub(super) output: PathBuf,
    /// The folder that holds it.
    pub(super) parent: PathBuf,
    /// The new site while it is built; the old one after the exchange.
    pub(super) staging: PathBuf,
    /// The old site where the system cannot exchange two folders.
    pub(super) retired: PathBuf,
    /// The lock.
    pub(super) lock: PathBuf,
}

impl Place {
    /// Looks at an output and refuses one whose replacement would do harm.
    pub(super) fn choose(output: &Path, sources: &[&Path]) -> Result<Self, WriteError> {
        let output = inspect(output)?;
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return Err(WriteError::OutputIsRoot);
        };
        refuse_root(&output)?;
        for source in sources {
            refuse_overlap(&output, source)?;
        }
        let beside = |ending| parent.join(hidden(name, ending));
        Ok(Self {
            parent: parent.to_path_buf(),
            staging: beside(".zi-site.new"),
            retired: beside(".zi-site.old"),
            lock: beside(".zi-site.lock"),
            output,
        })
    }

    /// Makes the folder that holds the output.
    pub(super) fn create_parent(&self) -> Result<(), WriteError> {
        fs::create_dir_all(&self.parent).map_err(failed(Action::Create, &self.parent))
    }
}

/// `.<name><ending>`
fn hidden(name: &OsStr, ending: &str) -> OsString {
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(ending);
    hidden
}

/// Gives the true path of the output, which is a folder or nothing yet.
fn inspect(output: &Path) -> Result<PathBuf, WriteError> {
    // Without the slash at its end, `public/` shows whether `public` is a link.
    let named: PathBuf = output.components().collect();
    match fs::symlink_metadata(&named) {
        Ok(metadata) if metadata.is_symlink() => {
            return Err(WriteError::OutputIsSymlink);
        }
        Ok(metadata) if !metadata.is_dir() => {
            return Err(WriteError::OutputIsFile);
        }
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(Action::Read, &named)(error)),
    }
    resolve(&named).map_err(failed(Action::Read, &named))
}

/// Refuses a folder that holds the home folder or the current one.
fn refuse_root(output: &Path) -> Result<(), WriteError> {
    let current = env::current_dir().map_err(failed(Action::Read, Path::new(".")))?;
    let home = env::home_dir().filter(|home| home.is_absolute());
    for folder in home.into_iter().chain([current]) {
        let folder = folder.canonicalize().unwrap_or(folder);
        if folder.starts_with(output) {
            return Err(WriteError::OutputIsRoot);
        }
    }
    Ok(())
}

/// Refuses an output that is, holds or lies in what the site is made from.
fn refuse_overlap(output: &Path, source: &Path) -> Result<(), WriteError> {
    let resolved = resolve(source).map_err(failed(Action::Read, source))?;
    if resolved.starts_with(output) {
        return Err(WriteError::OutputContainsSources { source: source.to_path_buf() });
    }
    if output.starts_with(&resolved) {
        return Err(WriteError::OutputInsideSources { source: source.to_path_buf() });
    }
    Ok(())
}

/// Gives the path without links and `..`; its last parts need not exist.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    let mut existing = absolute.as_path();
    let mut missing = Vec::new();
    loop {
        match existing.canonicalize() {
            Ok(true_path) => return Ok(missing.iter().rev().fold(true_path, |p, n| p.join(n))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let (Some(parent), Some(name)) = (existing.parent(), existing.file_name()) else {
                    return Err(error);
                };
                missing.push(name);
                existing = parent;
            }
            Err(error) => return Err(error),
        }
    }
}
