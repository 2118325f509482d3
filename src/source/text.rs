//! Records, pages and tables, which are read whole.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::PathBuf;
use std::str::Utf8Error;
use std::sync::Arc;

use super::{Changed, ReadError, State, TEXT_BYTES_MAX, failing, state};
use crate::memo::{Key, key};

/// A file that is read.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// Path from the content folder, with `/`.
    pub path: Arc<str>,
    /// Its text, or its bytes where they are none.
    pub content: Result<Arc<str>, (Arc<[u8]>, Utf8Error)>,
    /// Tells it from files with another path or other bytes.
    pub key: Key,
    /// What the disk said of it; nothing of a file in memory.
    pub(super) state: Option<State>,
}

/// A file that is to be read.
pub(super) struct Found {
    pub(super) file: PathBuf,
    /// Path from the content folder.
    pub(super) path: String,
    pub(super) state: State,
}

impl TextFile {
    /// A file that is not on disk.
    pub fn in_memory(path: &str, bytes: &[u8]) -> TextFile {
        let key = key([path.as_bytes(), bytes]);
        let content = match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.into()),
            Err(error) => Err((bytes.into(), error)),
        };
        TextFile { path: path.into(), content, key, state: None }
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Ok(text) => text.as_bytes(),
            Err((bytes, _)) => bytes,
        }
    }
}

impl Found {
    /// Reads the file whole, as it was at one moment.
    pub(super) fn read(self) -> Result<TextFile, ReadError> {
        let bytes = failing(&self.file, |path| {
            let mut bytes = Vec::with_capacity(usize::try_from(self.state.2).unwrap_or(0) + 1);
            // A file that grows all the time would never end.
            File::open(path)?.take(TEXT_BYTES_MAX + 1).read_to_end(&mut bytes)?;
            let after = state(&fs::symlink_metadata(path)?);
            let is_same = self.state.2 == bytes.len() as u64 && self.state == after;
            if is_same { Ok(bytes) } else { Err(io::Error::other(Changed)) }
        })?;
        Ok(TextFile { state: Some(self.state), ..TextFile::in_memory(&self.path, &bytes) })
    }
}
