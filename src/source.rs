//! Reads a content folder: the only reader of the program, and it reads everything once.

#![expect(clippy::disallowed_methods, reason = "the one module that reads from the disk")]

mod name;
mod opened;
mod text;
mod theme;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{self, Diagnostic, Report, Spot};
use crate::memo::{Key, key};

pub use opened::{
    FolderIdentity, Opened, is_missing_or_empty, is_there, open_attachment, real_folder, state_of,
};
use text::Found;
pub use text::TextFile;
pub use theme::{ThemeFolder, read_theme};

/// Largest record or page; the longest real service standard seen is a fifth of it, and a page is
/// held in memory several times while it becomes HTML.
const TEXT_BYTES_MAX: u64 = 1024 * 1024;
/// Most records, pages and tables: a news item every day for 50 years.
const TEXT_COUNT_MAX: usize = 20_000;
/// Most bytes of all records, pages and tables, which are held in memory.
const ALL_TEXT_BYTES_MAX: u64 = 128 * 1024 * 1024;
/// Deepest folder below the content folder.
const FOLDER_DEPTH_MAX: usize = 16;
/// Folder of attachments, which are copied and not read.
pub const ATTACHMENTS: &str = "berkas";

/// Everything the build reads from the content folder.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Folder as the user named it, for messages.
    pub root: String,
    /// Records, pages and tables, by path.
    pub texts: Vec<TextFile>,
    /// Attachments, by their path from the content folder (`berkas/…`).
    pub attachments: BTreeMap<String, Attachment>,
}

/// What changes when a file is written or replaced: device, inode, size, and the times of its text and
/// of anything about it; programs that copy set the first as they like, and only the first.
type State = (u64, u64, u64, [i64; 4]);

/// A file that is copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Where its bytes are.
    pub content: AttachmentContent,
    /// Its size.
    pub size_bytes: u64,
    /// Width and height in pixels, for pictures that have been looked at.
    pub dimensions: Option<(u32, u32)>,
    /// Tells it from files with another path, and from itself before it was written again.
    pub key: Key,
}

/// Where the bytes of an attachment are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttachmentContent {
    /// In this file, which is copied as it is.
    Disk(PathBuf),
    /// Here: what a picture became, or a file of a test.
    Memory(Arc<[u8]>),
}

/// A folder could not be read.
#[derive(Debug)]
pub struct ReadError {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub error: std::io::Error,
}

/// A file changed while it was read; what was read is neither the old file nor the new one.
#[derive(Debug)]
pub struct Changed;

impl std::fmt::Display for Changed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the file changed during the build")
    }
}

impl std::error::Error for Changed {}

impl Sources {
    /// Names a file as the user would, `content/layanan/pbg.yaml`.
    pub fn shown(&self, path: &str) -> String {
        if self.root.is_empty() { path.to_string() } else { format!("{}/{path}", self.root) }
    }

    /// Tells these files from all others.
    pub fn key(&self) -> Key {
        let texts = self.texts.iter().map(|file| file.key.bytes());
        key(texts.chain(self.attachments.values().map(|file| file.key.bytes())))
    }

    /// Builds sources from texts in memory, for tests.
    pub fn from_texts(texts: &[(&str, &str)]) -> Sources {
        let mut sources = Sources { root: "content".to_string(), ..Sources::default() };
        for (path, text) in texts {
            if path.starts_with("berkas/") {
                let attachment = Attachment::in_memory(path, text.as_bytes());
                sources.attachments.insert((*path).to_string(), attachment);
            } else {
                sources.texts.push(TextFile::in_memory(path, text.as_bytes()));
            }
        }
        sources.texts.sort_by(|a, b| a.path.cmp(&b.path));
        sources
    }
}

impl Attachment {
    /// An attachment that is not on disk.
    pub fn in_memory(path: &str, bytes: &[u8]) -> Attachment {
        let content = AttachmentContent::Memory(bytes.into());
        let (size_bytes, key) = (bytes.len() as u64, key([path.as_bytes(), bytes]));
        Attachment { content, size_bytes, dimensions: None, key }
    }
}

/// Reads the bytes of an attachment.
///
/// # Errors
/// When its file cannot be read.
pub fn attachment_bytes(attachment: &Attachment) -> Result<Vec<u8>, ReadError> {
    match &attachment.content {
        AttachmentContent::Disk(path) => failing(path, |path| fs::read(path)),
        AttachmentContent::Memory(bytes) => Ok(bytes.to_vec()),
    }
}

/// Reads the content folder `root`.
///
/// # Errors
/// When the folder or a file in it cannot be read. Files that may not be published are not read
/// and become diagnostics.
pub fn read(root: &Path) -> Result<(Sources, Vec<Diagnostic>), ReadError> {
    read_again(root, &Sources::default())
}

/// Like [`read`], without reading texts that are as they were in `known`.
///
/// # Errors
/// As [`read`].
pub fn read_again(root: &Path, known: &Sources) -> Result<(Sources, Vec<Diagnostic>), ReadError> {
    let shown = root.to_string_lossy().trim_end_matches('/').to_string();
    let mut sources = Sources { root: shown, ..Sources::default() };
    let mut diagnostics = Vec::new();
    let mut found = Vec::new();
    let mut text_bytes = 0;
    let walk = WalkDir::new(root).max_depth(FOLDER_DEPTH_MAX).sort_by_file_name();
    let mut walk = walk.into_iter();
    while let Some(entry) = walk.next() {
        let entry = entry.map_err(|error| walk_error(error, root))?;
        if entry.depth() == 0 {
            continue;
        }
        if is_hidden(&entry) {
            diagnostics.extend(refuse_hidden(&sources, root, &entry));
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            continue;
        }
        if let Some(text) = take(&mut sources, &mut diagnostics, root, &entry)? {
            text_bytes += text.state.2;
            found.push(text);
        }
        if found.len() > TEXT_COUNT_MAX || text_bytes > ALL_TEXT_BYTES_MAX {
            let mut report = Report::new(sources.root.clone());
            report.add(diagnostic::CONTENT_TOO_LARGE, Spot::File, &[]);
            diagnostics.extend(report.into_diagnostics());
            break;
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    sources.texts =
        found.into_par_iter().map(|text| known.read_text(text)).collect::<Result<_, _>>()?;
    Ok((sources, diagnostics))
}

/// Reads only these files again, named as the system names them. Tells whether that was enough: it
/// is not when something came or went, or is no text of the content.
///
/// # Errors
/// When a file cannot be read.
pub fn read_files(
    root: &Path,
    known: &mut Sources,
    files: &BTreeSet<PathBuf>,
) -> Result<bool, ReadError> {
    let absolute = std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf());
    for file in files {
        let inside = file.strip_prefix(root).or_else(|_| file.strip_prefix(&absolute));
        let Ok(path) = inside.map(|path| path.to_string_lossy().into_owned()) else {
            return Ok(false);
        };
        let index = known.texts.binary_search_by(|text| (*text.path).cmp(&path));
        let metadata = fs::symlink_metadata(file);
        let (Ok(index), Ok(metadata)) = (index, metadata) else { return Ok(false) };
        if !metadata.is_file() || metadata.len() > TEXT_BYTES_MAX {
            return Ok(false);
        }
        let text = Found { file: file.clone(), path, state: state(&metadata) };
        known.texts[index] = text.read()?;
    }
    Ok(true)
}

fn is_hidden(entry: &DirEntry) -> bool {
    name::is_hidden(&entry.file_name().to_string_lossy())
}

/// Tells whether a path below a content folder or a theme is nothing that a build looks at: hidden, in
/// a hidden folder, or what editors leave beside a file while they work on it.
pub fn is_passed_over(below: &Path) -> bool {
    let is_hidden = |name: &OsStr| name::is_hidden(&name.to_string_lossy());
    let Some(at) = below.iter().position(is_hidden) else { return false };
    let refused =
        below.iter().nth(at).and_then(|it| name::refused_when_hidden(&it.to_string_lossy()));
    let is_last = at + 1 == below.iter().count();
    !(is_last && refused.is_some() && below.starts_with(ATTACHMENTS))
}

/// Refuses what is hidden among the attachments and no editor's own: an office that puts keys or a
/// repository there would publish it by other ways. What editors leave behind is passed over.
fn refuse_hidden(sources: &Sources, root: &Path, entry: &DirEntry) -> Vec<Diagnostic> {
    let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
    let path = relative.to_string_lossy().replace('\\', "/");
    let name = entry.file_name().to_string_lossy();
    let Some(what) = name::refused_when_hidden(&name) else { return Vec::new() };
    let mut report = Report::new(sources.shown(&path));
    if path.starts_with(&format!("{ATTACHMENTS}/")) {
        report.add(diagnostic::ATTACHMENT_REFUSED, Spot::File, &[("what", what)]);
    }
    report.into_diagnostics()
}

fn take(
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
    root: &Path,
    entry: &DirEntry,
) -> Result<Option<Found>, ReadError> {
    let mut found = None;
    let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
    let lossy = relative.to_string_lossy().replace('\\', "/");
    let mut report = Report::new(sources.shown(&lossy));
    if !name::check(relative, &mut report) {
        // What is wrong has been said.
    } else if entry.file_type().is_dir() {
        if entry.depth() == FOLDER_DEPTH_MAX {
            report.add(diagnostic::NOT_A_FILE, Spot::File, &[]);
        }
    } else if !entry.file_type().is_file() {
        report.add(diagnostic::NOT_A_FILE, Spot::File, &[]);
    } else if lossy.starts_with("berkas/") {
        let attachment = read_attachment(entry.path(), &lossy)?;
        sources.attachments.insert(lossy, attachment);
    } else {
        let state = state(&failing(entry.path(), |path| fs::symlink_metadata(path))?);
        if state.2 <= TEXT_BYTES_MAX {
            found = Some(Found { file: entry.path().to_path_buf(), path: lossy, state });
        } else {
            report.add(diagnostic::FILE_TOO_LARGE, Spot::File, &[("limit", "1 MB")]);
        }
    }
    diagnostics.extend(report.into_diagnostics());
    Ok(found)
}

impl Sources {
    /// Reads a text, unless it is known as it is.
    fn read_text(&self, found: Found) -> Result<TextFile, ReadError> {
        let index = self.texts.binary_search_by(|text| (*text.path).cmp(&found.path));
        let known = index.ok().map(|index| &self.texts[index]);
        match known.filter(|text| text.state == Some(found.state)) {
            Some(text) => Ok(text.clone()),
            None => found.read(),
        }
    }
}

fn state(metadata: &fs::Metadata) -> State {
    let times = [metadata.mtime(), metadata.mtime_nsec(), metadata.ctime(), metadata.ctime_nsec()];
    (metadata.dev(), metadata.ino(), metadata.len(), times)
}

fn read_attachment(file: &Path, path: &str) -> Result<Attachment, ReadError> {
    let content = AttachmentContent::Disk(file.to_path_buf());
    let state = state(&failing(file, |file| fs::metadata(file))?);
    Ok(Attachment {
        content,
        size_bytes: state.2,
        dimensions: None,
        key: attachment_key(path, state),
    })
}

fn attachment_key(path: &str, state: State) -> Key {
    let (device, inode, size_bytes, times) = state;
    let numbers = [device, inode, size_bytes].map(u64::to_le_bytes).concat();
    key([path.as_bytes(), &numbers, &times.map(i64::to_le_bytes).concat()])
}

fn walk_error(error: walkdir::Error, root: &Path) -> ReadError {
    let path = error.path().unwrap_or(root).to_path_buf();
    let error = error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links"));
    ReadError { path, error }
}

fn size(path: &Path) -> Result<u64, ReadError> {
    failing(path, |path| fs::metadata(path)).map(|metadata| metadata.len())
}

fn failing<T>(
    path: &Path,
    action: impl FnOnce(&Path) -> std::io::Result<T>,
) -> Result<T, ReadError> {
    action(path).map_err(|error| ReadError { path: path.to_path_buf(), error })
}

/// Tells whether there is a folder at a path.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Names a file or folder beside the content folder.
pub fn beside(content: &Path, name: &str) -> PathBuf {
    match content.parent().filter(|_| content.file_name().is_some()) {
        Some(folder) => folder.join(name),
        None => content.join("..").join(name),
    }
}

/// Reads a file that need not be there.
pub fn read_if_there(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}

/// Lists the folders in a folder, by name; none when it cannot be read.
pub fn folder_names(root: &Path) -> Vec<String> {
    let entries = WalkDir::new(root).min_depth(1).max_depth(1).sort_by_file_name().into_iter();
    entries
        .flatten()
        .filter(|entry| entry.file_type().is_dir() && !is_hidden(entry))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}
