//! The list of a site's files, kept inside the site: what a build may remove again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::{Action, WriteError, failed};

/// Name of the list in the root of the site.
pub(super) const MANIFEST_NAME: &str = ".zi-site-manifest.json";
/// Name of the list while it is being written.
pub(super) const MANIFEST_DRAFT_NAME: &str = ".zi-site-manifest.json.new";
/// The form of the list this program writes and reads.
const VERSION: u32 = 1;

/// The files of a site with what identifies their content; no dates, so that equal sites have
/// equal lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    version: u32,
    /// Path from the root of the site → its content.
    pub(super) files: BTreeMap<String, Entry>,
}

/// What identifies the content of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// BLAKE3 hash, in hexadecimal.
    pub(super) blake3: String,
    /// Size in bytes.
    #[serde(rename = "size")]
    pub(super) size_bytes: u64,
}

impl Manifest {
    /// Lists these files.
    pub(super) fn new(files: BTreeMap<String, Entry>) -> Self {
        Self { version: VERSION, files }
    }

    /// Reads the list of the site in `root`.
    pub(super) fn read(root: &Path) -> Result<Self, WriteError> {
        let path = root.join(MANIFEST_NAME);
        let bytes = fs::read(&path).map_err(failed(Action::Read, &path))?;
        Self::parse(&bytes).map_err(failed(Action::Read, &path))
    }

    /// Understands a list; one that names a file outside the site is refused.
    fn parse(bytes: &[u8]) -> io::Result<Self> {
        let manifest: Self = serde_json::from_slice(bytes)?;
        if manifest.version != VERSION || !manifest.files.keys().all(|path| is_safe(path)) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "unknown kind of manifest"));
        }
        Ok(manifest)
    }

    /// Writes the list into `root`, so that it is there whole or not at all.
    pub(super) fn write(&self, root: &Path) -> Result<(), WriteError> {
        let (draft, path) = (root.join(MANIFEST_DRAFT_NAME), root.join(MANIFEST_NAME));
        let mut bytes = serde_json::to_vec_pretty(self)
            .map_err(io::Error::from)
            .map_err(failed(Action::Write, &path))?;
        bytes.push(b'\n');
        File::create_new(&draft)
            .and_then(|mut file| file.write_all(&bytes).and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&draft, &path))
            .map_err(failed(Action::Write, &path))
    }

    /// The folders its files lie in, outer ones first.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        self.files
            .keys()
            .flat_map(|path| path.match_indices('/').map(|(end, _)| &path[..end]))
            .collect()
    }
}

/// Whether a path stays inside the site, is written in one way only, and is free for a page.
pub(super) fn is_safe(path: &str) -> bool {
    let is_plain = |part: &str| !matches!(part, "" | "." | "..");
    path.split('/').all(is_plain)
        && !path.contains('\\')
        && !path.contains(char::is_control)
        && !matches!(path, MANIFEST_NAME | MANIFEST_DRAFT_NAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_site_are_not_safe() {
        let unsafe_paths =
            ["", "/", "/a", "a/", "a//b", "..", "a/../b", "./a", "a\\b", "a\0", "a\nb"];
        for path in unsafe_paths {
            assert!(!is_safe(path), "{path:?}");
        }
        assert!(!is_safe(MANIFEST_NAME));
    }

    #[test]
    fn ordinary_paths_are_safe() {
        for path in ["index.html", "layanan/pbg.html", ".htaccess", ".well-known/a", "berkas/A b…"]
        {
            assert!(is_safe(path), "{path:?}");
        }
    }

    #[test]
    fn a_manifest_that_names_a_file_outside_is_refused() {
        let text = r#"{"version":1,"files":{"../x":{"blake3":"00","size":1}}}"#;
        assert!(Manifest::parse(text.as_bytes()).is_err());
        assert!(Manifest::parse(text.replace("../", "").as_bytes()).is_ok());
        assert!(Manifest::parse(text.replace("../", "").replace(":1,", ":2,").as_bytes()).is_err());
    }
}
