//! Names of files that every host and every computer of the office can keep.

use std::path::Path;

use crate::characters;
use crate::diagnostic::{self, Report, Spot};

/// Longest name of a file or folder. Systems allow 255 bytes; the site adds endings to it.
const NAME_BYTES_MAX: usize = 200;
/// Names that Windows keeps for devices, whatever their ending and case.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// Devices that have a number, `com1`.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];
/// Signs that Windows allows in no name.
const WINDOWS_SIGNS: [char; 8] = ['<', '>', ':', '"', '|', '?', '*', '\\'];

/// Tells whether a file or folder of this name is passed over: hidden, or an editor's own.
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with(['.', '~']) || name.ends_with('~') || name.ends_with(".tmp")
}

/// What something hidden is that no office wants to publish by other ways: a kind, for messages.
pub(super) fn refused_when_hidden(name: &str) -> Option<&'static str> {
    match name.to_lowercase().as_str() {
        ".gitkeep" | ".gitignore" => None,
        name if name.starts_with(".env") || name.starts_with(".git") => Some("@secret"),
        name if name.starts_with(".ht") || name == ".user.ini" => Some("@program"),
        name if name.starts_with("~$") => Some("@leftover"),
        _ => None,
    }
}

/// Notes what is wrong with the name of a file or folder.
pub(super) fn check(path: &Path, report: &mut Report) -> bool {
    let name = path.file_name().unwrap_or_default();
    let is_text = name.to_str().is_some();
    let name = &*name.to_string_lossy();
    let is_strange = |c: char| c.is_control() || characters::is_invisible(c);
    let code = if !is_text || name.contains(is_strange) {
        diagnostic::FILE_NAME
    } else if name.len() > NAME_BYTES_MAX {
        diagnostic::LONG_NAME
    } else if is_refused_by_windows(name) {
        diagnostic::RESERVED_NAME
    } else {
        return true;
    };
    report.add(code, Spot::File, &[("name", name)]);
    false
}

fn is_refused_by_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let is_numbered = NUMBERED_DEVICES.iter().any(|device| {
        let mut rest = stem.strip_prefix(device).unwrap_or_default().chars();
        rest.next().is_some_and(|c| "0123456789¹²³".contains(c)) && rest.next().is_none()
    });
    DEVICES.contains(&stem.as_str())
        || is_numbered
        || name.ends_with(['.', ' '])
        || name.contains(WINDOWS_SIGNS)
}
