//! What editors and office programs leave beside a file while they work on it.

use std::path::Path;

/// The file that vim makes to try whether it may write into a folder.
const VIM_TRIAL: &str = "4913";
/// Endings of copies and parts.
const ENDINGS: &[&str] =
    &["~", ".swp", ".swo", ".swx", ".tmp", ".bak", ".part", ".crdownload", ".kate-swp"];
/// Beginnings of hidden files (with them the locks of Emacs and `LibreOffice`), of the locks of
/// Word and Excel, and of copies.
const BEGINNINGS: &[&str] = &[".", "~", "#"];

/// Tells whether a path below a watched folder is of no interest, by any of its names.
pub(super) fn is_leftover(below: &Path) -> bool {
    below.iter().any(|name| {
        let name = name.to_string_lossy();
        let is_part = ENDINGS.iter().any(|ending| name.ends_with(ending));
        name == VIM_TRIAL || is_part || BEGINNINGS.iter().any(|it| name.starts_with(it))
    })
}

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
    fn what_editors_leave_behind_is_told_from_what_people_write() {
        let leftovers = [
            "layanan/.pbg.yaml.swp",
            "layanan/pbg.yaml~",
            "4913",
            "layanan/4913",
            ".#pbg.yaml",
            "#pbg.yaml#",
            "~$surat.docx",
            ".~lock.surat.odt#",
            "lu4821.tmp",
            ".git/index",
            ".skema/layanan.json",
            "sedY3kXQ9.tmp",
            ".goutputstream-8ZK1X2",
            "a.part",
        ];
        for path in leftovers {
            assert!(is_leftover(Path::new(path)), "{path}");
        }
        for path in
            ["situs.yaml", "layanan/pbg.yaml", "berkas/49130.pdf", "berita/2026-11-22-a.md", ""]
        {
            assert!(!is_leftover(Path::new(path)), "{path}");
        }
    }

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
