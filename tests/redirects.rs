//! Old addresses: each leads on, none gets in the way, and none is forgotten.
#![expect(clippy::disallowed_methods, reason = "renames files of a portal")]

mod common;

use std::fs;

use common::{BASE, Desk, build_over, codes, outputs};
use zi_site::content::KINDS;
use zi_site::content::syntax::Shape;
use zi_site::diagnostic::Spot;

fn page(title: &str, more: &str) -> String {
    format!("---\njudul: {title}\n{more}---\n\nIsi {title}.\n")
}

/// A record of each kind that can have old addresses.
fn one_of_each() -> Vec<(&'static str, String)> {
    let post = |alias: &str| page("Kabar", &format!("ringkasan: Kabar\nalias: [{alias}]\n"));
    let indicator = "nama: Nilai\nkelompok: A\nsatuan: hari\narah: naik\nperiode: tahun\n\
                     penanggung_jawab: A\ntanggal_terbit: 2026-01-01\nsumber: A\n\
                     data: [{periode: 2025, realisasi: 4}]\nalias: [/lama/nilai.html]\n";
    let survey = "jenis: spak\nperiode: 2025\npopulasi: 9\nresponden: 9\nnilai: {Suap: 4}\n\
                  penanggung_jawab: A\ntanggal_terbit: 2026-01-01\nsumber: A\n";
    let assessment = "nama: Indeks\njenis: penilaian\nlembaga: A\nhasil: [{periode: 2025, nilai: 4}]\n\
                      penanggung_jawab: A\ntanggal_terbit: 2026-01-01\nsumber: A\n";
    let complaints = "kanal: [{jenis: sp4n_lapor}]\npenanggung_jawab: A\n";
    let documents =
        "nama: Renstra\ndari: 2025\ndokumen: [{tahun: 2025, tautan: https://uji.example/a}]\n";
    vec![
        ("layanan/dasar.yaml", format!("{}alias: [/lama/layanan.html]\n", BASE[3].1)),
        ("berita/2026-11-01-kabar.md", post("/lama/berita.html")),
        ("pengumuman/2026-11-01-kabar.md", post("/lama/pengumuman")),
        ("kinerja/nilai.yaml", indicator.to_string()),
        ("skm/spak.yaml", format!("{survey}alias: [/lama/survei.html]\n")),
        ("penilaian/ipp.yaml", format!("{assessment}alias: [/lama/ipp.html]\n")),
        ("pengaduan/pengaduan.yaml", format!("{complaints}alias: [/lama/pengaduan.html]\n")),
        ("dokumen/renstra.yaml", format!("{documents}alias: [/lama/renstra.html]\n")),
        (
            "halaman/profil/sejarah.md",
            page("Sejarah", "alias: [/sejarah.htm, lama/dalam/a.html]\n"),
        ),
    ]
}

fn build_all(more: &[(&str, &str)]) -> zi_site::build::Outcome {
    let records = one_of_each();
    let mut texts: Vec<_> = records.iter().map(|(path, text)| (*path, text.as_str())).collect();
    texts.extend(more);
    build_over(&texts)
}

#[test]
fn an_old_address_leads_on_with_a_link_and_without_a_script() {
    let site = outputs(&build_all(&[]));
    for (old, to, url) in [
        ("lama/layanan.html", "../layanan/dasar.html", "layanan/dasar.html"),
        ("lama/berita.html", "../berita/kabar.html", "berita/kabar.html"),
        ("lama/pengumuman/index.html", "../../pengumuman/kabar.html", "pengumuman/kabar.html"),
        ("lama/nilai.html", "../kinerja/nilai.html", "kinerja/nilai.html"),
        ("lama/survei.html", "../skm/spak.html", "skm/spak.html"),
        ("lama/ipp.html", "../penilaian/ipp.html", "penilaian/ipp.html"),
        ("lama/pengaduan.html", "../pengaduan/index.html", "pengaduan/index.html"),
        ("lama/renstra.html", "../dokumen/renstra.html", "dokumen/renstra.html"),
        ("sejarah.htm", "profil/sejarah.html", "profil/sejarah.html"),
        ("lama/dalam/a.html", "../../profil/sejarah.html", "profil/sejarah.html"),
    ] {
        let html = &site[old];
        for part in [
            format!("<meta http-equiv=\"refresh\" content=\"0; url={to}\">"),
            format!("<a href=\"{to}\">"),
            format!("<link rel=\"canonical\" href=\"https://uji.example/{url}\">"),
            "<meta name=\"robots\" content=\"noindex\">".to_string(),
        ] {
            assert!(html.contains(&part), "{old} lacks {part}:\n{html}");
        }
        assert!(!html.contains("<script"), "{html}");
    }
}

#[test]
fn every_kind_that_takes_old_addresses_is_tried_here() {
    let records = one_of_each();
    for kind in &KINDS {
        let Some(Shape::Keys(keys)) = (kind.shape)() else { continue };
        let takes = keys.keys.iter().any(|key| key.name == "alias");
        let is_tried = records.iter().any(|(path, _)| path.starts_with(kind.place));
        assert!(is_tried || !takes, "{}", kind.place);
    }
}

#[test]
fn an_old_address_is_in_no_list() {
    let (with, without) = (build_all(&[]), build_over(&[]));
    for (path, text) in outputs(&with) {
        let is_list = path.ends_with(".xml") || path == "index.html" || path.ends_with(".json");
        assert!(!is_list || !text.contains("lama/"), "{path}");
    }
    assert!(with.page_count > without.page_count);
    let pages = outputs(&with).keys().filter(|path| path.ends_with(".html")).count();
    assert_eq!(pages - with.page_count, 9, "the old addresses are no pages");
}

#[test]
fn an_address_that_is_taken_is_refused_where_it_stands() {
    let taken = [
        "/index.html",
        "/layanan/dasar.html",
        "/LAYANAN/Dasar.html",
        "/layanan/",
        "/kontak.html/lama",
        "/profil.html",
        "/lama/layanan.html",
        "/lama/layanan.html/x",
        "/kinerja",
        "/aset/css/lama.html",
    ];
    for alias in taken {
        let text = page("Profil", &format!("alias: [{alias}]\n"));
        let outcome = build_all(&[("halaman/profil.md", &text)]);
        let errors: Vec<_> = outcome.diagnostics.iter().filter(|it| it.is_error()).collect();
        let [found] = errors.as_slice() else { panic!("{alias}: {errors:?}") };
        assert_eq!(found.code.0, "ZI503", "{alias}");
        assert_eq!(found.file, "content/halaman/profil.md");
        let Spot::Bytes(start, end) = found.spot else { panic!("{alias} has a place") };
        assert_eq!(&text[start..end], alias);
    }
}

#[test]
fn an_address_that_is_no_file_of_the_site_is_refused() {
    for alias in
        ["https://lain.example/a.html", "'../a.html'", "/a.php", "'/?p=1'", "'/a;b'", "'/a\tb'"]
    {
        let text = page("Profil", &format!("alias: [{alias}]\n"));
        assert_eq!(codes(&build_over(&[("halaman/profil.md", &text)])), ["ZI216"], "{alias}");
    }
}

#[test]
fn drafts_have_no_old_addresses() {
    let text = page("Profil", "draf: true\nalias: [/lama.html]\n");
    assert!(!outputs(&build_over(&[("halaman/profil.md", &text)])).contains_key("lama.html"));
}

#[test]
fn servers_are_told_of_old_addresses() {
    let office = format!("{}hosting: [litespeed, nginx, cloudflare]\n", BASE[0].1);
    let office = office.replace("uji.example/", "uji.example/sub/");
    let site = outputs(&build_all(&[("situs.yaml", &office)]));
    let lines = [
        (".htaccess", "RedirectMatch 301 \"^/sub/lama/nilai\\.html$\" \"/sub/kinerja/nilai.html\""),
        (
            ".htaccess",
            "RedirectMatch 301 \"^/sub/lama/pengumuman/$\" \"/sub/pengumuman/kabar.html\"",
        ),
        (".nginx.conf", "location = /sub/lama/nilai.html { return 301 /sub/kinerja/nilai.html; }"),
        ("_redirects", "/sub/lama/pengumuman /sub/pengumuman/kabar.html 301"),
    ];
    for (file, line) in lines {
        assert!(site[file].lines().any(|it| it.trim() == line), "{file}: {}", site[file]);
    }
    assert!(!outputs(&build_all(&[])).keys().any(|path| path.contains("htaccess")));
}

/// What the address of a site may hold must not become an instruction for a server.
#[test]
fn odd_addresses_of_sites_give_no_instructions() {
    let office = format!("{}hosting: [cpanel, nginx, netlify]\n", BASE[0].1);
    let office = office.replace("https://uji.example/", "'https://uji.example/a;}b$uri/{c,*d(e'");
    let site = outputs(&build_all(&[("situs.yaml", &office)]));
    for file in [".htaccess", ".nginx.conf", "_headers", "_redirects"] {
        let text = &site[file];
        assert!(text.contains("/a%3B%7Db%24uri/%7Bc%2C%2Ad%28e/"), "{file}: {text}");
        assert!(!text.contains("b$uri") && !text.contains("a;}"), "{file}: {text}");
    }
}

#[test]
fn a_page_under_a_new_name_is_missed_once() {
    let desk = Desk::with_portal();
    desk.put("content/halaman/profil.md", &page("Profil Kantor", ""));
    desk.put("content/halaman/hapus.md", &page("Tidak Perlu", ""));
    assert_eq!(desk.build(&[]).status, 0);
    fs::rename(desk.path("content/halaman/profil.md"), desk.path("content/halaman/tentang.md"))
        .expect("the page is there");
    fs::remove_file(desk.path("content/halaman/hapus.md")).expect("the page is there");
    let run = desk.build(&["--strict"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for part in [
        "ZI504",
        "`profil.html` tidak ada lagi di situs",
        "penggantinya tampaknya `tentang.html`: tambahkan `alias: [profil.html]`",
        "saran: tambahkan `alias: [hapus.html]`",
        "2 peringatan",
    ] {
        assert!(run.stderr.contains(part), "{part} is not told:\n{}", run.stderr);
    }
    let again = desk.build(&[]);
    assert!(!again.stderr.contains("ZI504"), "{}", again.stderr);
}

#[test]
fn an_old_address_that_is_kept_is_not_missed() {
    let desk = Desk::with_portal();
    desk.put("content/halaman/profil.md", &page("Profil Kantor", ""));
    assert_eq!(desk.build(&[]).status, 0);
    fs::remove_file(desk.path("content/halaman/profil.md")).expect("the page is there");
    desk.put("content/halaman/tentang.md", &page("Profil Kantor", "alias: [profil.html]\n"));
    let run = desk.build(&["--format", "json"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    // Taking the alias away is a loss again.
    desk.put("content/halaman/tentang.md", &page("Profil Kantor", ""));
    let run = desk.build(&["--format", "json", "--lang", "en"]);
    assert!(run.stdout.contains("\"code\":\"ZI504\""), "{}", run.stdout);
}

#[test]
fn a_successor_is_named_only_when_there_is_one() {
    let desk = Desk::with_portal();
    desk.put("content/halaman/lama.md", &page("Alur", ""));
    assert_eq!(desk.build(&[]).status, 0);
    fs::remove_file(desk.path("content/halaman/lama.md")).expect("the page is there");
    desk.put("content/halaman/satu.md", &page("Alur", ""));
    desk.put("content/halaman/dua.md", &page("Alur", ""));
    let run = desk.build(&[]);
    assert!(
        run.stderr.contains("ZI504") && !run.stderr.contains("penggantinya tampaknya"),
        "{}",
        run.stderr
    );
}
