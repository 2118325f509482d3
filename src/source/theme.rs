//! Reads the folder of a theme.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use super::{FOLDER_DEPTH_MAX, ReadError, failing, is_hidden, size, walk_error};
use crate::diagnostic::{self, Diagnostic, Report, Spot};

/// Largest file of a theme; a font with every script is smaller.
const THEME_FILE_BYTES_MAX: u64 = 5 * 1024 * 1024;

/// The files of a theme folder, by path, and what is wrong with those that are not read.
pub type ThemeFolder = (BTreeMap<String, Vec<u8>>, Vec<Diagnostic>);

/// Reads the files of a theme folder, by path. Links and special files are not read and become
/// diagnostics.
///
/// # Errors
/// When a file cannot be read.
pub fn read_theme(root: &Path) -> Result<ThemeFolder, ReadError> {
    let mut files = BTreeMap::new();
    let mut diagnostics = Vec::new();
    let walk = WalkDir::new(root).max_depth(FOLDER_DEPTH_MAX).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        let entry = entry.map_err(|error| walk_error(error, root))?;
        let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let path = relative.to_string_lossy().replace('\\', "/");
        let is_file = entry.file_type().is_file();
        if is_file && size(entry.path())? <= THEME_FILE_BYTES_MAX {
            files.insert(path, failing(entry.path(), |path| fs::read(path))?);
        } else if is_file || !entry.file_type().is_dir() || entry.depth() == FOLDER_DEPTH_MAX {
            let mut report = Report::new(entry.path().to_string_lossy());
            let what = if is_file { "@too_large" } else { "@special" };
            report.add(diagnostic::THEME_FILE, Spot::File, &[("what", what)]);
            diagnostics.extend(report.into_diagnostics());
        }
    }
    Ok((files, diagnostics))
}
