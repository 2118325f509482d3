//! The small portal, and what must hold of every file that is read.

use std::collections::BTreeMap;

use jiff::civil::Date;
use zi_site::content::{self, Record};
use zi_site::diagnostic::{self, Diagnostic, Format, Spot};
use zi_site::language::Language;
use zi_site::plan;
use zi_site::site::{self, Selection, Site};
use zi_site::source::{Sources, TextFile};

/// One record of each kind that a site needs.
const BASE: [(&str, &str); 4] = [
    (
        "situs.yaml",
        "nama: DPMPTSP Kota Uji\npemerintah: Pemerintah Kota Uji\ndeskripsi: Portal uji\n\
         alamat_situs: https://uji.example/\nzona: WIB\n",
    ),
    (
        "jam.yaml",
        "jam:\n  senin: 08.00–16.00\n  selasa: 08.00–16.00\n  rabu: 08.00–16.00\n  \
         kamis: 08.00–16.00\n  jumat: 08.00–11.00\n  sabtu: tutup\n  minggu: tutup\n",
    ),
    ("standar.yaml", "dasar_hukum: [UU 25 Tahun 2009]\nsarana_prasarana: ada\n"),
    (
        "layanan/dasar.yaml",
        "nama: Layanan Dasar\nringkasan: Layanan untuk uji\nkelompok: nonperizinan\n\
         bidang: Umum\npersyaratan: [KTP]\nprosedur: [Datang]\njangka_waktu: 1 hari\n\
         biaya: gratis\nproduk: Surat\n",
    ),
];

/// Keeps all work on the thread of the fuzzer, which is faster for small files.
pub fn start() {
    // A second call finds the pool made; that is fine.
    let _ = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
}

/// Reads one file, and checks what must hold of the result.
pub fn check_file(path: &str, bytes: &[u8]) {
    let sources = Sources { root: "content".into(), texts: vec![file(path, bytes)], ..Sources::default() };
    let (entries, diagnostics) = content::read(&sources);
    let has_errors = diagnostics.iter().any(Diagnostic::is_error);
    let [entry] = entries.as_slice() else { panic!("{} entries of one file", entries.len()) };
    assert_eq!(entry.is_sound, !has_errors, "an entry is sound when nothing is wrong with it");
    assert!(has_errors || !matches!(entry.record, Record::Broken), "broken without a reason");
    check_diagnostics(&diagnostics, &texts(&sources));
}

/// Lays a file over the small portal, and plans the site.
pub fn check_site(path: &str, bytes: &[u8]) {
    let mut sources = Sources::from_texts(&BASE);
    sources.texts.retain(|text| text.path != path);
    sources.texts.push(file(path, bytes));
    sources.texts.sort_by(|a, b| a.path.cmp(&b.path));
    let (site, diagnostics) = join(&sources);
    check_diagnostics(&diagnostics, &texts(&sources));
    if let Some(site) = site {
        let (_, diagnostics) = plan::plan(&site);
        check_diagnostics(&diagnostics, &texts(&sources));
    }
}

/// The small portal itself.
pub fn small_site() -> Site {
    let (site, diagnostics) = join(&Sources::from_texts(&BASE));
    let errors: Vec<_> = diagnostics.iter().filter(|it| it.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    site.expect("the small portal has an office")
}

fn join(sources: &Sources) -> (Option<Site>, Vec<Diagnostic>) {
    let date = Date::constant(2026, 11, 21);
    let selection = Selection { date, includes_drafts: false, includes_future: false };
    let (entries, mut diagnostics) = content::read(sources);
    let (site, notes) = site::join(entries, BTreeMap::new(), true, selection, &sources.root);
    diagnostics.extend(notes);
    (site, diagnostics)
}

fn file(path: &str, bytes: &[u8]) -> TextFile {
    TextFile { path: path.to_string(), bytes: bytes.to_vec() }
}

fn texts(sources: &Sources) -> BTreeMap<String, String> {
    let text = |file: &TextFile| {
        let text = std::str::from_utf8(&file.bytes).ok()?;
        Some((sources.shown(&file.path), content::without_mark(text).to_string()))
    };
    sources.texts.iter().filter_map(text).collect()
}

/// Places lie in their files, on borders of characters, and what is shown steers no terminal.
pub fn check_diagnostics(diagnostics: &[Diagnostic], texts: &BTreeMap<String, String>) {
    for diagnostic in diagnostics {
        let text = texts.get(&diagnostic.file).map(String::as_str);
        if let (Spot::Bytes(start, end), Some(text)) = (&diagnostic.spot, text) {
            assert!(text.get(*start..*end).is_some(), "{diagnostic:?} leaves its file");
        }
    }
    // Showing is slow, and one mistake often comes in hundreds.
    for diagnostic in diagnostics.iter().take(3) {
        let text = texts.get(&diagnostic.file).map(String::as_str);
        for format in [Format::Json, Format::Text { is_coloured: false }] {
            let shown = diagnostic::show(diagnostic, text, Language::Indonesian, format);
            let is_steering = |c: char| c.is_control() && c != '\n';
            assert!(!shown.contains(is_steering), "{shown:?} can steer a terminal");
        }
    }
}
