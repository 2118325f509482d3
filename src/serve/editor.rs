//! What editors do on the way to a saved file.

use std::path::Path;

/// Endings of what people write for a portal and its theme.
const WRITTEN: &[&str] = &["yaml", "md", "csv", "tsv", "html", "css", "js", "xml"];

/// Tells whether a file may be one that an editor makes to put it in the place of another: those
/// have names like `sedY3kXQ9` or `pbg.yaml.AbCdEf`.
pub(super) fn is_foreign(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    !ending.is_some_and(|ending| WRITTEN.contains(&ending.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_editors_put_in_the_place_of_others_are_foreign() {
        for path in ["layanan/sedY3kXQ9", "layanan/pbg.yaml.AbCdEf", "berkas/a.pdf"] {
            assert!(is_foreign(Path::new(path)), "{path}");
        }
        for path in ["layanan/pbg.yaml", "berita/a.md", "templates/base.html"] {
            assert!(!is_foreign(Path::new(path)), "{path}");
        }
    }
}
