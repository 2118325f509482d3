//! What can keep a site from being written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// At most so many paths are listed in an error.
pub(super) const LISTED_MAX: usize = 10;

/// Why a site was not written.
#[derive(Debug)]
pub enum WriteError {
    /// The output is `/`, or holds the home folder or the current folder.
    OutputIsRoot,
    /// The output is a folder the site is made from, or holds one.
    OutputContainsSources {
        /// The folder or file the site is made from.
        source: PathBuf,
    },
    /// The output lies in a folder the site is made from.
    OutputInsideSources {
        /// The folder the site is made from.
        source: PathBuf,
    },
    /// The output is a symbolic link.
    OutputIsSymlink,
    /// The output is a file, or anything else that is not a folder.
    OutputIsFile,
    /// A folder that the build would replace holds files that no build has made.
    ForeignFiles {
        /// The first of them, from the output; in full if they lie in what a killed build left
        /// beside it. Folders end in `/`.
        paths: Vec<String>,
        /// How many there are.
        count: usize,
    },
    /// Files of the last build were changed by somebody else.
    ChangedFiles {
        /// The first of them, from the output.
        paths: Vec<String>,
        /// How many there are.
        count: usize,
    },
    /// An artifact's path leads out of the site, is not portable, or is taken already.
    UnsafePath {
        /// The path.
        path: String,
    },
    /// Another build is writing to the same output.
    Busy,
    /// The system refused something.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What was tried.
        action: Action,
        /// What the system said.
        error: io::Error,
    },
}

/// What was tried when the system refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Reading a file or folder.
    Read,
    /// Making a file or folder.
    Create,
    /// Writing a file.
    Write,
    /// Making sure that it has reached the disk.
    Sync,
    /// Locking the output.
    Lock,
    /// Putting the new site in the place of the old one.
    Replace,
    /// Removing a file or folder.
    Remove,
}

impl WriteError {
    /// Tells of files that no build has made.
    pub(super) fn foreign(mut paths: Vec<String>) -> Self {
        let count = paths.len();
        paths.truncate(LISTED_MAX);
        Self::ForeignFiles { paths, count }
    }

    /// Tells of files that are no longer as they were written.
    pub(super) fn changed(mut paths: Vec<String>) -> Self {
        let count = paths.len();
        paths.truncate(LISTED_MAX);
        Self::ChangedFiles { paths, count }
    }
}

/// Turns what the system said into an error that says where and at what.
pub(super) fn failed(action: Action, path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    move |error| WriteError::Io { path: path.to_path_buf(), action, error }
}

impl fmt::Display for Action {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Read => "read",
            Self::Create => "create",
            Self::Write => "write",
            Self::Sync => "sync",
            Self::Lock => "lock",
            Self::Replace => "replace",
            Self::Remove => "remove",
        })
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutputIsRoot => write!(formatter, "the output is no folder to replace"),
            Self::OutputContainsSources { source } => {
                write!(formatter, "the output holds `{}`", source.display())
            }
            Self::OutputInsideSources { source } => {
                write!(formatter, "the output lies inside `{}`", source.display())
            }
            Self::OutputIsSymlink => write!(formatter, "the output is a symbolic link"),
            Self::OutputIsFile => write!(formatter, "the output is not a folder"),
            Self::ForeignFiles { paths, count } => {
                write!(formatter, "the output holds {count} foreign files: {}", paths.join(", "))
            }
            Self::ChangedFiles { paths, count } => {
                write!(formatter, "{count} files of the output were changed: {}", paths.join(", "))
            }
            Self::UnsafePath { path } => write!(formatter, "`{path}` is not a path for a file"),
            Self::Busy => write!(formatter, "another build is writing to the output"),
            Self::Io { path, action, error } => {
                write!(formatter, "could not {action} `{}`: {error}", path.display())
            }
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}
