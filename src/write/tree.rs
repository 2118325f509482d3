//! What lies in a folder that a build has made, and its removal.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::error::{Action, WriteError, failed};
use super::manifest::{Entry, MANIFEST_DRAFT_NAME, MANIFEST_NAME, Manifest};

/// Everything below a folder, by its path from there.
#[derive(Default)]
struct Tree {
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
    /// Links, devices, and names that are not UTF-8: nothing a build makes.
    others: BTreeSet<String>,
}

impl Tree {
    /// Looks through a folder without following links.
    fn scan(root: &Path) -> Result<Self, WriteError> {
        let mut tree = Self::default();
        for entry in WalkDir::new(root).min_depth(1).sort_by_file_name() {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(root).to_path_buf();
                let error = error.into_io_error();
                let error = error.unwrap_or_else(|| io::Error::other("a loop of links"));
                failed(Action::Read, &path)(error)
            })?;
            tree.insert(root, &entry);
        }
        Ok(tree)
    }

    /// Notes one thing.
    fn insert(&mut self, root: &Path, entry: &DirEntry) {
        let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let kind = entry.file_type();
        let group = match path.to_str() {
            Some(_) if kind.is_file() => &mut self.files,
            Some(_) if kind.is_dir() => &mut self.folders,
            _ => &mut self.others,
        };
        group.insert(path.to_string_lossy().into_owned());
    }

    /// What the manifest does not list, in order; a folder only if nothing else shows it.
    fn foreign(&self, manifest: &Manifest) -> Vec<String> {
        let is_ours = |path: &String| {
            manifest.files.contains_key(path)
                || matches!(path.as_str(), MANIFEST_NAME | MANIFEST_DRAFT_NAME)
        };
        let ours = manifest.folders();
        let all = [&self.files, &self.folders, &self.others];
        let is_bare = |folder: &str| {
            let inside = format!("{folder}/");
            all.iter().all(|group| {
                group.range(inside.clone()..).next().is_none_or(|path| !path.starts_with(&inside))
            })
        };
        let folders = self.folders.iter().filter(|path| !ours.contains(path.as_str()));
        let mut foreign: Vec<String> = folders
            .filter(|path| is_bare(path))
            .map(|path| format!("{path}/"))
            .chain(self.files.iter().filter(|path| !is_ours(path)).cloned())
            .chain(self.others.iter().filter(|path| !is_ours(path)).cloned())
            .collect();
        foreign.sort();
        foreign
    }
}

/// Reads the list of the site in `root`, less the files that are gone.
///
/// An empty folder is a site without files; `None` means there is no folder. Anything that no
/// build has made, or that was changed since, is an error.
pub(super) fn read_site(root: &Path) -> Result<Option<Manifest>, WriteError> {
    if !is_folder(root)? {
        return Ok(None);
    }
    let tree = Tree::scan(root)?;
    let mut manifest = own_manifest(root, &tree)?.map_err(WriteError::foreign)?;
    let changed: Vec<_> = tree.others.iter().filter(|p| manifest.files.contains_key(*p)).collect();
    if !changed.is_empty() {
        return Err(WriteError::changed(changed.into_iter().cloned().collect()));
    }
    manifest.files.retain(|path, _| tree.files.contains(path));
    refuse_changed(root, &manifest)?;
    Ok(Some(manifest))
}

/// Removes a folder that a build has made: the files its manifest lists, then the folders.
///
/// Nothing is removed from a folder that holds anything else. The manifest goes last, so that a
/// removal cut short can go on later.
pub(super) fn remove(root: &Path) -> Result<(), WriteError> {
    if !is_folder(root)? {
        return Ok(());
    }
    let tree = Tree::scan(root)?;
    own_manifest(root, &tree)?.map_err(|paths| {
        let in_full = |path: String| root.join(path).display().to_string();
        WriteError::foreign(paths.into_iter().map(in_full).collect())
    })?;
    let is_manifest = |path: &str| matches!(path, MANIFEST_NAME | MANIFEST_DRAFT_NAME);
    let files: Vec<_> = tree.files.iter().filter(|path| !is_manifest(path)).collect();
    in_order(files.par_iter().map(|path| remove_file(&root.join(path))))?;
    for folder in tree.folders.iter().rev() {
        remove_folder(&root.join(folder))?;
    }
    for path in tree.files.iter().filter(|path| is_manifest(path)) {
        remove_file(&root.join(path))?;
    }
    remove_folder(root)
}

/// Waits for all results, so that the error told does not depend on timing.
pub(super) fn in_order<T: Send>(
    results: impl IndexedParallelIterator<Item = Result<T, WriteError>>,
) -> Result<Vec<T>, WriteError> {
    let results: Vec<Result<T, WriteError>> = results.collect();
    results.into_iter().collect()
}

/// Computes what identifies the content of a file.
pub(super) fn identify(path: &Path) -> Result<Entry, WriteError> {
    let mut hasher = blake3::Hasher::new();
    File::open(path)
        .and_then(|mut file| io::copy(&mut file, &mut hasher))
        .map(|size_bytes| Entry { blake3: hasher.finalize().to_hex().to_string(), size_bytes })
        .map_err(failed(Action::Read, path))
}

/// Gives the manifest of a folder, or what in the folder the manifest does not list.
fn own_manifest(root: &Path, tree: &Tree) -> Result<Result<Manifest, Vec<String>>, WriteError> {
    let manifest = if tree.files.contains(MANIFEST_NAME) {
        Manifest::read(root)?
    } else {
        Manifest::new([].into())
    };
    let foreign = tree.foreign(&manifest);
    Ok(if foreign.is_empty() { Ok(manifest) } else { Err(foreign) })
}

/// Refuses a site whose files are no longer as the manifest says.
fn refuse_changed(root: &Path, manifest: &Manifest) -> Result<(), WriteError> {
    let files: Vec<_> = manifest.files.iter().collect();
    let changed = in_order(files.par_iter().map(|(path, entry)| {
        let found = identify(&root.join(path))?;
        Ok((found != **entry).then(|| (*path).clone()))
    }))?;
    let changed: Vec<_> = changed.into_iter().flatten().collect();
    if changed.is_empty() { Ok(()) } else { Err(WriteError::changed(changed)) }
}

/// Whether the path names a folder, itself and not through a link.
pub(super) fn is_folder(path: &Path) -> Result<bool, WriteError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(metadata.is_dir()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(failed(Action::Read, path)(error)),
    }
}

fn remove_file(path: &Path) -> Result<(), WriteError> {
    fs::remove_file(path).map_err(failed(Action::Remove, path))
}

fn remove_folder(path: &Path) -> Result<(), WriteError> {
    fs::remove_dir(path).map_err(failed(Action::Remove, path))
}
