//! Names of files and addresses that hosts, systems or readers take for something else.

#![expect(clippy::disallowed_methods, reason = "tests make files with odd names")]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;

use crate::case::{case, page};

#[test]
fn names_that_cannot_be_addresses_are_refused() {
    let names = [
        "ada spasi.md",
        "persen%41.md",
        "persen%2e%2e%2fkeluar.md",
        "Huruf-Besar.md",
        "titik..dua.md",
        "tanda?tanya.md",
        "a#b.md",
        "a\\b.md",
        "ganda--hubung.md",
        "é.md",
        "e\u{301}.md",
        "а-sirilik.md",
        "lebar\u{200b}nol.md",
        "balik\u{202e}dm.md",
        "tab\t.md",
        "baris\nbaru.md",
        "-a.md",
        "--out.md",
        "x ",
        "x.",
    ];
    for name in names {
        let path = format!("content/halaman/{name}");
        case(name).put(&path, page("Isi.")).run().refused();
    }
    let ran = case("blanks").put("content/halaman/ada spasi.md", page("Isi.")).run();
    ran.fails(&["ZI004"]).says("ada-spasi.md");
    let ran = case("a line end").put("content/halaman/baris\nbaru.md", page("Isi.")).run();
    ran.fails(&["ZI004"]).says("baris\\nbaru.md");
}

#[test]
fn names_that_are_not_text_are_refused() {
    let ran = case("bytes").with(|desk| {
        let name = OsStr::from_bytes(b"a\xff\x1b[31m.md");
        fs::create_dir_all(desk.join("content/halaman")).expect("a folder");
        fs::write(desk.join("content/halaman").join(name), page("Isi.")).expect("a file");
    });
    ran.run().fails(&["ZI004"]);
}

#[test]
fn names_that_windows_keeps_are_refused() {
    let names =
        ["con.md", "CON.md", "aux.md", "nul.md", "prn.md", "com1.md", "lpt9.md", "lpt¹.md", "Nul"];
    for name in names {
        let ran = case(name).put(&format!("content/halaman/{name}"), page("Isi.")).run();
        ran.refused().says("ZI026");
        let ran = case(name).put(&format!("content/berkas/{name}"), "isi").run();
        ran.refused().says("ZI026");
    }
    case("folder").put("content/halaman/aux/a.md", page("Isi.")).run().fails(&["ZI026"]);
    for name in ["titik.", "spasi ", "a:b.pdf", "a|b.pdf", "a\"b.pdf", "a*.pdf", "a<b>.pdf"] {
        case(name).put(&format!("content/berkas/{name}"), "isi").run().refused().says("ZI026");
    }
    for name in ["konsul.txt", "com10.txt", "nulis.txt", "auxilia.txt"] {
        case(name).put(&format!("content/berkas/{name}"), "isi").run().builds(&[]);
    }
}

#[test]
fn long_names_are_refused_before_an_ending_makes_them_too_long() {
    for length in [121, 201, 250, 252] {
        let path = format!("content/halaman/{}.md", "a".repeat(length));
        case("long page").put(&path, page("Isi.")).run().refused();
    }
    let path = format!("content/berkas/{}.pdf", "a".repeat(201));
    case("long attachment").put(&path, "isi").run().fails(&["ZI027"]);
    let title = "Judul ".repeat(2000);
    let text = format!("---\njudul: {title}\nringkasan: Uji\n---\nIsi.\n");
    case("long title").put("content/berita/2026-11-20-uji.md", text).run().builds(&["ZI028"]);
}

#[test]
fn hidden_names_are_passed_over() {
    let ran = case("dots").put("content/halaman/..md", page("Isi."));
    let ran = ran.put("content/halaman/...md", page("Isi.")).put("content/.git/config", "x");
    ran.put("content/halaman/.uji.md.swp", "x")
        .put("content/halaman/~uji.md", "x")
        .run()
        .builds(&[]);
}

#[test]
fn addresses_that_meet_are_told_with_both_names() {
    let news = "---\njudul: Uji\nringkasan: Uji\ntanggal: 2026-11-01\n---\nIsi.\n";
    let ran = case("same slug")
        .put("content/berita/2026-11-20-uji.md", news.replace("tanggal: 2026-11-01\n", ""));
    let ran = ran.put("content/berita/uji.md", news).run();
    ran.refused().says("ZI501").says("berita/uji.md").says("berita/2026-11-20-uji.md");
    let ran = case("page and list").put("content/halaman/layanan/index.md", page("Isi.")).run();
    ran.refused().says("ZI501").says("layanan/index.md");
    let ran = case("page and page of the program").put("content/halaman/kontak.md", page("Isi."));
    ran.run().refused().says("ZI501").says("kontak.md");
    let ran = case("page and front page").put("content/halaman/index.md", page("Isi.")).run();
    ran.refused().says("index.md");
    let ran = case("case").put("content/berkas/A.pdf", "a").put("content/berkas/a.pdf", "b").run();
    ran.refused().says("ZI502").says("A.pdf").says("a.pdf");
    let ran = case("case of folders").put("content/berkas/A/a.pdf", "a");
    ran.put("content/berkas/a/a.pdf", "b").run().refused().says("ZI502");
    let ran = case("composed and not").put("content/berkas/caf\u{e9}.pdf", "a");
    ran.put("content/berkas/cafe\u{301}.pdf", "b").run().refused();
}

#[test]
fn a_slug_inside_a_file_cannot_lead_away() {
    for slug in ["/tmp/keluar", "../keluar", "%2e%2e/keluar", "..", "a/b", "con"] {
        let text = format!("---\njudul: Uji\nslug: \"{slug}\"\n---\nIsi.\n");
        let ran = case(slug).put("content/halaman/uji.md", text).run();
        ran.fails(&["ZI101"]).placed();
    }
}
