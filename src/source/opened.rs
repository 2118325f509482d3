//! Files that are read when somebody asks for them, long after the folder was read.

#![expect(clippy::disallowed_methods, reason = "part of the one module that reads from the disk")]

use std::fs::{self, File};
use std::io::{self, Read, Seek as _, SeekFrom};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::{attachment_key, state};
use crate::memo::Key;

/// An attachment that is open.
#[derive(Debug)]
pub struct Opened {
    file: File,
    /// Its size.
    pub size_bytes: u64,
    /// What changes when it is written or replaced.
    pub state: String,
    /// Its key as an [`super::Attachment`].
    pub key: Key,
}

impl Opened {
    /// Gives its bytes from a place on.
    ///
    /// # Errors
    /// When it has no such place.
    pub fn read_from(mut self, place: u64) -> io::Result<Box<dyn Read + Send>> {
        self.file.seek(SeekFrom::Start(place))?;
        Ok(Box::new(self.file))
    }
}

/// Opens an attachment of the content folder `root`, unless a link leads to it by now.
///
/// # Errors
/// When it cannot be read, or is no file of that folder.
pub fn open_attachment(root: &Path, path: &Path) -> io::Result<Opened> {
    let below = path.strip_prefix(root).map_err(io::Error::other)?;
    if fs::canonicalize(path)? != fs::canonicalize(root)?.join(below) {
        return Err(io::Error::other("a link leads to it"));
    }
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    let path = below.to_string_lossy().replace('\\', "/");
    Ok(Opened {
        file,
        size_bytes: metadata.len(),
        state: format!("{:?}", state(&metadata)),
        key: attachment_key(&path, state(&metadata)),
    })
}

/// Tells whether nothing is at a path, or an empty file: as while it is being saved.
pub fn is_missing_or_empty(path: &Path) -> bool {
    fs::metadata(path).map_or(true, |metadata| metadata.is_file() && metadata.len() == 0)
}

/// Tells whether there is something at a path.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Tells a folder from others, also from another one of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FolderIdentity(u64, u64);

/// Where the folder at a path is, which a link may lead to, with its identity; nothing when there is
/// none.
pub fn real_folder(path: &Path) -> Option<(PathBuf, FolderIdentity)> {
    let path = fs::canonicalize(path).ok()?;
    let metadata = fs::metadata(&path).ok().filter(fs::Metadata::is_dir)?;
    Some((path, FolderIdentity(metadata.dev(), metadata.ino())))
}

/// What changes when the file at a path is written or replaced; nothing when there is none.
pub fn state_of(path: &Path) -> Option<String> {
    fs::metadata(path).ok().map(|metadata| format!("{:?}", state(&metadata)))
}
