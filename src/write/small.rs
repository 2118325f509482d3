//! Small files of the program itself, beside the content.

use std::fs;
use std::io;
use std::path::Path;

/// Puts a file in place of another in one step, and makes its folder where there is none.
///
/// # Errors
/// When the system refuses; the old file is then as it was.
pub fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let new = path.with_extension("tmp");
    fs::write(&new, bytes)?;
    fs::rename(&new, path)
}
