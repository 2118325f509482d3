//! What is shown although it is not to be published yet bears a mark, and nothing else does.

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::{BASE, words};
use zi_site::build::{self, Options};
use zi_site::site::{Selection, Site};
use zi_site::source::Sources;

const DRAFT: &str =
    "---\njudul: Kabar draf\ntanggal: 2026-11-20\nringkasan: Uji\ndraf: true\n---\n\nIsi.\n";
const FUTURE: &str = "---\njudul: Kabar nanti\ntanggal: 2026-12-03\nringkasan: Uji\n---\n\nIsi.\n";
const TODAY: &str = "---\njudul: Kabar kini\ntanggal: 2026-11-20\nringkasan: Uji\n---\n\nIsi.\n";
const PAGE: &str = "---\njudul: Halaman draf\ndraf: true\n---\n\nIsi.\n";

/// The pages of a portal with a draft and an entry of the future.
fn pages(shows_all: bool) -> BTreeMap<String, String> {
    let service = BASE.iter().find(|(path, _)| *path == "layanan/dasar.yaml").expect("a service").1;
    let service = format!("{}draf: true\n", service.replace("Layanan Dasar", "Layanan Baru"));
    let more = [
        ("berita/draf.md", DRAFT),
        ("berita/kini.md", TODAY),
        ("berita/nanti.md", FUTURE),
        ("halaman/draf.md", PAGE),
        ("layanan/baru.yaml", service.as_str()),
    ];
    let sources = Sources::from_texts(&[BASE, &more].concat());
    let options = common::options(Path::new(&sources.root));
    let selection =
        Selection { includes_drafts: shows_all, includes_future: shows_all, ..options.selection };
    let options = Options { selection, ..options };
    let theme = |site: &Site| build::theme_files(&options, site);
    let outcome = build::build_sources(&sources, Vec::new(), &options, &theme);
    let outputs = common::outputs(&outcome.expect("the theme can be read"));
    outputs.into_iter().filter(|(path, _)| path.ends_with(".html")).collect()
}

#[test]
fn what_is_not_to_be_published_bears_a_mark() {
    let pages = pages(true);
    let marked = [
        ("berita/draf.html", "Draf Halaman ini belum terbit."),
        ("berita/nanti.html", "Terbit 3 Desember 2026 Halaman ini belum terbit."),
        ("draf.html", "Draf Halaman ini belum terbit."),
        ("layanan/baru.html", "Draf Halaman ini belum terbit."),
        ("layanan/index.html", "Layanan Baru Draf"),
        ("berita/index.html", "20 November 2026 Draf"),
        ("berita/index.html", "Terbit 3 Desember 2026"),
    ];
    for (path, mark) in marked {
        let words = words(&pages[path]);
        assert!(words.contains(mark), "{path}: {words}");
    }
    for path in ["berita/kini.html", "layanan/dasar.html", "kontak.html"] {
        assert!(!pages[path].contains("tag-unpublished"), "{path}");
    }
}

#[test]
fn a_published_site_has_no_marks() {
    for (path, html) in pages(false) {
        assert!(!html.contains("tag-unpublished"), "{path}");
    }
}
