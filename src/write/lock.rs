//! Keeps two builds from writing to the same output at once.

use std::fs::{self, File, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::error::{Action, WriteError, failed};

/// A lock on an output; the system frees it when the process ends, however it ends.
pub(super) struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock, or tells that another build holds it.
    pub(super) fn take(path: &Path) -> Result<Self, WriteError> {
        let mut options = File::options();
        options.create(true).write(true).truncate(false);
        loop {
            let file = options.open(path).map_err(failed(Action::Lock, path))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(WriteError::Busy),
                Err(TryLockError::Error(error)) => return Err(failed(Action::Lock, path)(error)),
            }
            // A build that ended just now may have removed the file that was opened here.
            if is_same_file(&file, path).map_err(failed(Action::Lock, path))? {
                return Ok(Self { path: path.to_path_buf(), file });
            }
        }
    }

    /// Removes the lock file, then frees the lock.
    pub(super) fn release(self) -> io::Result<()> {
        let removed = fs::remove_file(&self.path);
        drop(self.file);
        removed
    }
}

/// Whether the path still names the open file.
fn is_same_file(file: &File, path: &Path) -> io::Result<bool> {
    let opened = file.metadata()?;
    match fs::symlink_metadata(path) {
        Ok(named) => Ok((opened.dev(), opened.ino()) == (named.dev(), named.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
