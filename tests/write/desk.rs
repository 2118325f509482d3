//! A place to write sites on, and a small site in two states.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use walkdir::WalkDir;
use zi_site::write::{Artifact, Content, WriteError, Written, write};

/// Name of the list that the writer keeps of its files.
pub(crate) const MANIFEST: &str = ".zi-site-manifest.json";

/// A small site.
pub(crate) const FIRST: &[(&str, &str)] =
    &[("index.html", "beranda"), ("layanan/pbg.html", "PBG"), ("layanan/nib.html", "NIB")];
/// The same with one page less and one changed.
pub(crate) const SECOND: &[(&str, &str)] =
    &[("index.html", "beranda baru"), ("layanan/pbg.html", "PBG")];

/// A temporary folder that holds an output and what lies beside it.
pub(crate) struct Desk(pub(crate) TempDir);

impl Desk {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// A path on it.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Puts a file on it.
    pub(crate) fn put(&self, path: &str, text: &str) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
        self
    }

    /// Writes a site of these files into `public`.
    pub(crate) fn write(&self, files: &[(&str, &str)]) -> Result<Written, WriteError> {
        write(&artifacts(files), &self.path("public"), &[&self.path("content")])
    }

    /// Writes a site of these files into `public`, and sees that it is there.
    #[track_caller]
    pub(crate) fn write_well(&self, files: &[(&str, &str)]) -> Written {
        let written = self.write(files).expect("a site that can be written");
        self.check(files);
        written
    }

    /// The output holds these files and the manifest, and nothing lies beside it.
    #[track_caller]
    pub(crate) fn check(&self, files: &[(&str, &str)]) {
        let mut found = tree(&self.path("public"));
        assert!(found.remove(MANIFEST).is_some(), "a manifest in {found:?}");
        let expected = files.iter().map(|(p, t)| ((*p).to_owned(), (*t).to_owned())).collect();
        assert_eq!(found, expected);
        let beside: Vec<_> =
            names(self.0.path()).into_iter().filter(|n| n.starts_with('.')).collect();
        assert!(beside.is_empty(), "left beside the output: {beside:?}");
    }
}

/// Artifacts of these texts.
pub(crate) fn artifacts(files: &[(&str, &str)]) -> Vec<Artifact> {
    let bytes = |text: &str| Content::Bytes(text.as_bytes().to_vec());
    files.iter().map(|(p, t)| Artifact { path: (*p).to_owned(), content: bytes(t) }).collect()
}

/// All files below a folder with their text.
pub(crate) fn tree(root: &Path) -> BTreeMap<String, String> {
    WalkDir::new(root)
        .into_iter()
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(root).expect("a path below the root");
            let text = fs::read_to_string(entry.path()).expect("a text");
            (path.to_string_lossy().into_owned(), text)
        })
        .collect()
}

/// The names in a folder.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

/// What tells whether a file is still the same one.
pub(crate) fn inode(path: &Path) -> u64 {
    fs::metadata(path).expect("a file").ino()
}
