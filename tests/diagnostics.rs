//! Every page of a diagnostic is a test: its wrong example gives exactly that code, its right
//! example gives none.

mod common;

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;
use zi_site::build::{Options, build_sources};
use zi_site::diagnostic::{self, Code};
use zi_site::language::Language;
use zi_site::site::Selection;
use zi_site::source::{Attachment, Sources, TextFile};
use zi_site::theme;

/// The portal that examples are laid over.
const BASE: &[(&str, &str)] = &[
    (
        "situs.yaml",
        "nama: DPMPTSP Kota Uji\npemerintah: Pemerintah Kota Uji\ndeskripsi: Portal uji\n\
         alamat_situs: https://uji.example/\nzona: WIB\n",
    ),
    (
        "jam.yaml",
        "jam:\n  senin: 08.00–16.00\n  selasa: 08.00–16.00\n  rabu: 08.00–16.00\n  \
         kamis: 08.00–16.00\n  jumat: 08.00–11.00\n  sabtu: tutup\n  minggu: tutup\n\
         lokasi:\n  - id: mpp\n    nama: Mal Pelayanan Publik\n",
    ),
    (
        "standar.yaml",
        "dasar_hukum: [UU 25 Tahun 2009]\nsarana_prasarana: ada\nkompetensi_pelaksana: ada\n\
         pengawasan_internal: ada\npenanganan_pengaduan: ada\njumlah_pelaksana: 4 orang\n\
         jaminan_pelayanan: ada\njaminan_keamanan: ada\nevaluasi_kinerja: ada\n",
    ),
    (
        "layanan/dasar.yaml",
        "nama: Layanan Dasar\nringkasan: Layanan untuk uji\nkelompok: nonperizinan\n\
         bidang: Umum\npersyaratan: [KTP]\nprosedur: [Datang]\njangka_waktu: 1 hari\n\
         biaya: gratis\nproduk: Surat\n",
    ),
    // Refers to the attachments below.
    (
        "halaman/unduhan.md",
        "---\njudul: Unduhan\n---\n[Formulir](/berkas/formulir.pdf) dan \
         [gambar gedung](/berkas/foto.png).\n",
    ),
];

const PDF: &[u8] = include_bytes!("../content/berkas/formulir-permohonan.pdf");
/// One grey pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
    \0\0\0\nIDAT\x78\x9c\x63\x68\0\0\0\x82\0\x81\x77\xcd\x72\xb6\0\0\0\0IEND\xae\x42\x60\x82";

/// A file of an example: its path and bytes; a path that begins with `-` is removed.
type Example = Vec<(String, Vec<u8>)>;

#[test]
fn wrong_examples_give_exactly_their_code() {
    let mut problems = Vec::new();
    for (code, page) in diagnostic::pages().filter(|(_, page)| has_example(page.text)) {
        let found = codes(&examples(page.text, "## Salah"));
        if !found.iter().all(|other| *other == code) || found.is_empty() {
            problems.push(format!("{}: {found:?}", code.0));
        }
    }
    assert!(problems.is_empty(), "wrong examples that give other codes:\n{}", problems.join("\n"));
}

#[test]
fn right_examples_give_no_code() {
    let mut problems = Vec::new();
    for (code, page) in diagnostic::pages().filter(|(_, page)| has_example(page.text)) {
        let found = codes(&examples(page.text, "## Benar"));
        if !found.is_empty() {
            problems.push(format!("{}: {found:?}", code.0));
        }
    }
    assert!(problems.is_empty(), "right examples that are not right:\n{}", problems.join("\n"));
}

#[test]
fn every_page_speaks_both_languages_and_fills_its_words() {
    for (code, page) in diagnostic::pages() {
        for language in [Language::Indonesian, Language::English] {
            assert!(!page.title(language).is_empty(), "{} has no title", code.0);
            assert!(!page.message(language, &[]).is_empty(), "{} has no message", code.0);
        }
        for heading in ["## Mengapa", "## Why"] {
            assert!(page.text.contains(heading), "{} has no {heading}", code.0);
        }
        assert!(page.text.starts_with(&format!("# {}\n", code.0)), "{} has another head", code.0);
    }
}

#[test]
fn shown_messages_have_no_open_placeholder() {
    for (code, page) in diagnostic::pages().filter(|(_, page)| has_example(page.text)) {
        for diagnostic in run(&examples(page.text, "## Salah")).1 {
            for language in [Language::Indonesian, Language::English] {
                let message = page.message(language, &diagnostic.words);
                let help = page.help(language, &diagnostic.words);
                for text in [message, help] {
                    let open = text.split('{').skip(1).any(|rest| {
                        rest.split_once('}').is_some_and(|(name, _)| {
                            !name.is_empty()
                                && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
                        })
                    });
                    assert!(!open, "{} leaves a placeholder open: {text}", code.0);
                }
            }
        }
    }
}

fn has_example(text: &str) -> bool {
    !text.lines().any(|line| line.starts_with("- example: none"))
}

/// Reads the fences of one section of a page.
fn examples(text: &str, heading: &str) -> Example {
    let mut files = Vec::new();
    let mut is_here = false;
    let mut open: Option<(String, bool, String)> = None;
    for line in text.lines() {
        if let Some((path, is_escaped, body)) = &mut open {
            if line == "```" {
                let bytes = if *is_escaped { unescape(body) } else { body.as_bytes().to_vec() };
                files.push((path.clone(), bytes));
                open = None;
            } else {
                body.push_str(line);
                body.push('\n');
            }
        } else if line.starts_with("## ") {
            is_here = line == heading;
        } else if let (true, Some(info)) = (is_here, line.strip_prefix("```")) {
            let (kind, path) = info.split_once(' ').expect("a fence names its language and file");
            open = Some((path.to_string(), kind == "escaped", String::new()));
        }
    }
    assert!(!files.is_empty(), "no example under {heading}");
    files
}

/// Turns `\xNN`, `\0`, `\t`, `\r` and `\n` into bytes.
fn unescape(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut result = Vec::new();
    let mut index = 0;
    while index < bytes.len() {
        let (byte, length) = match (bytes[index], bytes.get(index + 1)) {
            (b'\\', Some(b'x')) => {
                let hex = text.get(index + 2..index + 4).expect("two digits follow \\x");
                (u8::from_str_radix(hex, 16).expect("the digits are hexadecimal"), 4)
            }
            (b'\\', Some(b'0')) => (0, 2),
            (b'\\', Some(b't')) => (b'\t', 2),
            (b'\\', Some(b'r')) => (b'\r', 2),
            (b'\\', Some(b'n')) => (b'\n', 2),
            (byte, _) => (byte, 1),
        };
        result.push(byte);
        index += length;
    }
    result
}

fn codes(example: &Example) -> Vec<Code> {
    run(example).1.iter().map(|diagnostic| diagnostic.code).collect()
}

/// Builds the base portal with an example laid over it.
fn run(example: &Example) -> (bool, Vec<diagnostic::Diagnostic>) {
    let mut texts: BTreeMap<String, Vec<u8>> =
        BASE.iter().map(|(path, text)| ((*path).to_string(), text.as_bytes().to_vec())).collect();
    let mut files = theme::default_files();
    let mut sources = Sources { root: "content".to_string(), ..Sources::default() };
    for (path, bytes) in [("berkas/formulir.pdf", PDF), ("berkas/foto.png", PNG)] {
        sources.attachments.insert(path.to_string(), Attachment::in_memory(path, bytes));
    }
    for (path, bytes) in example {
        if let Some(path) = path.strip_prefix("theme:") {
            let shown = format!("themes/uji/{path}");
            files.insert(path.to_string(), theme::File { shown, bytes: bytes.clone() });
        } else if let Some(path) = path.strip_prefix('-') {
            texts.remove(path);
        } else if path.starts_with("berkas/") {
            sources.attachments.insert(path.clone(), Attachment::in_memory(path, bytes));
        } else {
            texts.insert(path.clone(), bytes.clone());
        }
    }
    sources.texts =
        texts.into_iter().map(|(path, bytes)| TextFile::in_memory(&path, &bytes)).collect();
    let date = Date::constant(2026, 11, 21);
    let options = Options {
        content: PathBuf::from("content"),
        theme: None,
        base_url: None,
        selection: Selection { date, includes_drafts: false, includes_future: false },
        is_production: false,
    };
    let own = files.values().any(|file| file.shown.starts_with("themes/uji/"));
    let theme_files = |site: &zi_site::site::Site| {
        if own || site.office.theme.name.is_none() {
            return Ok((files.clone(), Vec::new()));
        }
        zi_site::build::theme_files(&options, site)
    };
    let outcome = build_sources(&sources, Vec::new(), &options, &theme_files)
        .expect("nothing is read from the disk");
    (outcome.artifacts.is_some(), outcome.diagnostics)
}

#[test]
#[expect(clippy::disallowed_methods, reason = "makes a link that leads out of the portal")]
fn what_a_page_cannot_show_is_tried_on_the_disk() {
    let desk = common::Desk::with_portal();
    let large = format!("---\njudul: Besar\n---\n{}", "teks ".repeat(500_000));
    desk.put("content/halaman/besar.md", &large);
    desk.put("content/berkas/Surat.pdf", "a").put("content/berkas/surat.pdf", "b");
    std::os::unix::fs::symlink("/dev/zero", desk.path("content/berkas/nol.pdf"))
        .expect("the link can be made");
    let words = "common: {}\n";
    desk.put("themes/lain/strings/en.yaml", words);
    let situs = "nama: Uji\npemerintah: Uji\ndeskripsi: Uji\nalamat_situs: https://uji.example/\n\
                 zona: WIB\nbahasa: en\ntema: {nama: lain}\n";
    desk.put("content/situs.yaml", situs);
    let run = desk.build(&["--format", "json"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    for code in ["ZI003", "ZI007", "ZI405", "ZI502"] {
        assert!(run.stdout.contains(&format!("\"code\":\"{code}\"")), "{code}: {}", run.stdout);
    }
}
