//! `alias`: the addresses a page had before.

use super::fields::Value;
use super::syntax::{Syntax, Text};
use crate::diagnostic;

/// Longest old address; file systems take 255 bytes for one name, and hosts 2,000 for a line.
const ADDRESS_BYTES_MAX: usize = 200;

/// An old address, as the path of the file that stands for it: `perizinan/imb.html`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OldAddress(pub String);

impl Value for OldAddress {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::OldAddress, |node, reading| {
            let text = reading.scalar(node)?.text.trim();
            let file = file_of(text);
            if file.is_none() {
                let words = [("value", text)];
                reading.report.add(diagnostic::WRONG_ALIAS, node.range.clone(), &words);
            }
            file.map(OldAddress)
        })
    }
}

/// The file at an address of this site: `/perizinan/imb/` is `perizinan/imb/index.html`.
fn file_of(address: &str) -> Option<String> {
    let path = address.strip_prefix('/').unwrap_or(address);
    let path = path.strip_suffix('/').unwrap_or(path);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let is_name =
        |part: &str| !part.is_empty() && !part.starts_with('.') && part.chars().all(is_plain);
    if path.len() > ADDRESS_BYTES_MAX || !path.split('/').all(is_name) {
        return None;
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        None => Some(format!("{path}/index.html")),
        Some((_, "html" | "htm")) if !address.ends_with('/') => Some(path.to_string()),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_files_of_the_site() {
        let cases = [
            ("/perizinan/imb.html", "perizinan/imb.html"),
            ("layanan/imb.htm", "layanan/imb.htm"),
            ("/profil", "profil/index.html"),
            ("/index.php/profil/", "index.php/profil/index.html"),
            ("Berita_2019/A-1.html", "Berita_2019/A-1.html"),
        ];
        for (address, file) in cases {
            assert_eq!(file_of(address).as_deref(), Some(file), "{address}");
        }
    }

    #[test]
    fn what_is_no_file_of_the_site_is_refused() {
        let long = "a/".repeat(150);
        for address in [
            "",
            "/",
            "//",
            "//lain.example/a",
            "https://lain.example/a.html",
            "../a.html",
            "a/../b",
            "./a",
            "a//b",
            "a b",
            "a\\b",
            "?p=12",
            "a#b",
            "a%2f",
            "é.html",
            "a\n",
            "a\"b",
            "a;b",
            ".htaccess",
            "a/.git/b",
            "menu.php",
            "surat.pdf",
            "a.html/",
            "$x",
            "*",
            &long,
        ] {
            assert_eq!(file_of(address), None, "{address}");
        }
    }
}
