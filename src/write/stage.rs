//! Builds the new site beside the old one.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use rayon::prelude::*;

use super::error::{Action, WriteError, failed};
use super::manifest::{Entry, Manifest, is_safe};
use super::place::Place;
use super::swap::sync_folder;
use super::tree::{identify, in_order};
use super::{Artifact, Content, Written};
use crate::source::Changed;

/// A file is copied in pieces of this size.
const COPY_SIZE_BYTES: usize = 64 * 1024;

/// What the new site will hold.
pub(super) struct Plan<'a> {
    /// The list of its files.
    pub(super) manifest: Manifest,
    contents: BTreeMap<&'a str, &'a Content>,
}

/// How the files of the new site came about.
#[derive(Default)]
pub(super) struct Staged {
    pub(super) written_count: u64,
    pub(super) kept_count: u64,
}

impl<'a> Plan<'a> {
    /// Checks the paths of all artifacts and identifies their contents.
    pub(super) fn make(artifacts: &'a [Artifact]) -> Result<Self, WriteError> {
        let mut contents = BTreeMap::new();
        for artifact in artifacts {
            let is_taken = contents.insert(artifact.path.as_str(), &artifact.content).is_some();
            if is_taken || !is_safe(&artifact.path) {
                return Err(WriteError::UnsafePath { path: artifact.path.clone() });
            }
        }
        let list: Vec<_> = contents.iter().collect();
        let entries = in_order(list.par_iter().map(|(path, content)| {
            let entry = match content {
                Content::Bytes(bytes) => entry_of(bytes),
                Content::File(source) => identify(source)?,
            };
            Ok(((**path).to_owned(), entry))
        }))?;
        let manifest = Manifest::new(entries.into_iter().collect());
        if let Some(folder) = manifest.folders().iter().find(|path| contents.contains_key(*path)) {
            return Err(WriteError::UnsafePath { path: (*folder).to_owned() });
        }
        Ok(Self { manifest, contents })
    }

    /// Counts what is known before anything is written.
    pub(super) fn summary(&self, old: Option<&Manifest>) -> Written {
        let files = &self.manifest.files;
        let old_paths = old.into_iter().flat_map(|old| old.files.keys());
        Written {
            file_count: files.len() as u64,
            removed_count: old_paths.filter(|path| !files.contains_key(*path)).count() as u64,
            byte_count: files.values().map(|entry| entry.size_bytes).sum(),
            ..Written::default()
        }
    }
}

/// Builds the planned site in the staging folder and waits until it has reached the disk.
///
/// The manifest comes first: whatever is found in a staging folder later, it lists.
pub(super) fn stage(
    plan: &Plan<'_>,
    place: &Place,
    old: Option<&Manifest>,
) -> Result<Staged, WriteError> {
    create_folder(&place.staging)?;
    plan.manifest.write(&place.staging)?;
    let folders = plan.manifest.folders();
    for folder in &folders {
        create_folder(&place.staging.join(folder))?;
    }
    let staged = stage_files(plan, place, old)?;
    for folder in folders.iter().rev() {
        sync_folder(&place.staging.join(folder))?;
    }
    if old.is_some() {
        keep_permissions(place)?;
    }
    sync_folder(&place.staging)?;
    Ok(staged)
}

/// Links the files that are in the old site already, and writes the others.
fn stage_files(
    plan: &Plan<'_>,
    place: &Place,
    old: Option<&Manifest>,
) -> Result<Staged, WriteError> {
    let files: Vec<_> = plan.manifest.files.iter().zip(plan.contents.values()).collect();
    let are_kept = in_order(files.par_iter().map(|((path, entry), content)| {
        let target = place.staging.join(path);
        let is_same = old.is_some_and(|old| old.files.get(*path) == Some(*entry));
        // Where the system makes no link, writing the file anew does as well.
        if is_same && fs::hard_link(place.output.join(path), &target).is_ok() {
            return Ok(true);
        }
        write_file(&target, content, entry)?;
        Ok(false)
    }))?;
    let kept_count = are_kept.iter().filter(|is_kept| **is_kept).count() as u64;
    Ok(Staged { kept_count, written_count: are_kept.len() as u64 - kept_count })
}

/// Writes one file and waits until it has reached the disk.
fn write_file(target: &Path, content: &Content, entry: &Entry) -> Result<(), WriteError> {
    let mut file = File::create_new(target).map_err(failed(Action::Create, target))?;
    match content {
        Content::Bytes(bytes) => file.write_all(bytes).map_err(failed(Action::Write, target))?,
        Content::File(source) => copy(source, &mut file, target, entry)?,
    }
    file.sync_all().map_err(failed(Action::Sync, target))
}

/// Copies a file, which must still be the one that was identified.
fn copy(source: &Path, file: &mut File, target: &Path, entry: &Entry) -> Result<(), WriteError> {
    let mut original = File::open(source).map_err(failed(Action::Read, source))?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; COPY_SIZE_BYTES];
    loop {
        let length = original.read(&mut buffer).map_err(failed(Action::Read, source))?;
        if length == 0 {
            break;
        }
        hasher.update(&buffer[..length]);
        file.write_all(&buffer[..length]).map_err(failed(Action::Write, target))?;
    }
    if hasher.finalize().to_hex().as_str() == entry.blake3 {
        Ok(())
    } else {
        Err(failed(Action::Read, source)(io::Error::other(Changed)))
    }
}

/// Gives the new site the permissions that the old folder has.
fn keep_permissions(place: &Place) -> Result<(), WriteError> {
    fs::metadata(&place.output)
        .and_then(|metadata| fs::set_permissions(&place.staging, metadata.permissions()))
        .map_err(failed(Action::Create, &place.staging))
}

fn create_folder(path: &Path) -> Result<(), WriteError> {
    fs::create_dir(path).map_err(failed(Action::Create, path))
}

fn entry_of(bytes: &[u8]) -> Entry {
    Entry { blake3: blake3::hash(bytes).to_hex().to_string(), size_bytes: bytes.len() as u64 }
}
