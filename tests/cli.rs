//! The program as people and scripts run it: what it writes, prints and returns.
#![expect(clippy::disallowed_methods, reason = "looks at what the program did to the disk")]

mod common;

use std::fs;

use common::{DATE, Desk, Run};
use serde_json::Value;

/// A service with mistakes in three places; line and column of each are in `MISTAKES`.
const BROKEN_SERVICE: &str = "\
nama: Layanan Rusak
ringkasan: Layanan untuk uji
kelompok: perizinan
bidang: Umum
persyaratan: [KTP]
prosedur: [Datang]
jangka_waktu: sebentar
biaya: 10.000
produk: Surat
";
const MISTAKES: [&str; 4] = [
    "content/berita/2026-11-20-kabar.md:3:10",
    "content/layanan/rusak.yaml:3:11",
    "content/layanan/rusak.yaml:7:15",
    "content/layanan/rusak.yaml:8:8",
];
const BROKEN_NEWS: &str = "\
---
judul: Kabar
tanggal: 2024-02-31
ringkasan: Kabar untuk uji
---

Isi.
";

fn broken_desk() -> Desk {
    let desk = Desk::with_portal();
    desk.put("content/layanan/rusak.yaml", BROKEN_SERVICE);
    desk.put("content/berita/2026-11-20-kabar.md", BROKEN_NEWS);
    desk
}

fn news(title: &str, more: &str) -> String {
    format!("---\njudul: {title}\nringkasan: Kabar untuk uji\n{more}---\n\nIsi {title}.\n")
}

fn assert_ok(run: &Run) {
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
}

fn has_file_with(desk: &Desk, word: &str) -> bool {
    let tree = desk.tree("public");
    tree.values().any(|bytes| String::from_utf8_lossy(bytes).contains(word))
}

#[test]
fn a_small_portal_is_written() {
    let desk = Desk::with_portal();
    let run = desk.build(&[]);
    assert_ok(&run);
    assert!(run.stdout.is_empty(), "a summary is for people: {}", run.stdout);
    let tree = desk.tree("public");
    for path in ["index.html", "kontak.html", "layanan/dasar.html", "sitemap.xml", "404.html"] {
        assert!(tree.contains_key(path), "no {path}");
    }
    let again = desk.build(&[]);
    assert_ok(&again);
    assert_eq!(tree, desk.tree("public"));
    assert!(again.stderr.contains(" 0 ditulis"), "{}", again.stderr);
}

#[test]
fn a_check_writes_nothing() {
    let desk = Desk::with_portal();
    assert_ok(&desk.run(&["check", "--date", DATE]));
    assert!(!desk.path("public").exists());
}

#[test]
fn a_broken_portal_leaves_the_old_site_and_tells_every_mistake() {
    let desk = Desk::with_portal();
    assert_ok(&desk.build(&[]));
    let old = desk.tree(".");
    desk.put("content/layanan/rusak.yaml", BROKEN_SERVICE);
    desk.put("content/berita/2026-11-20-kabar.md", BROKEN_NEWS);
    let run = desk.build(&[]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    for place in MISTAKES {
        assert!(run.stderr.contains(place), "{place} is not told:\n{}", run.stderr);
    }
    assert!(run.stderr.contains("Situs yang lama tidak diubah"), "{}", run.stderr);
    fs::remove_file(desk.path("content/layanan/rusak.yaml")).expect("the file is there");
    fs::remove_dir_all(desk.path("content/berita")).expect("the folder is there");
    assert_eq!(old, desk.tree("."));
}

#[test]
fn a_first_build_that_fails_makes_no_folder() {
    let desk = broken_desk();
    assert_eq!(desk.build(&[]).status, 1);
    assert!(!desk.path("public").exists());
}

#[test]
fn usage_and_system_errors_are_status_2() {
    let desk = Desk::with_portal();
    desk.put("berkas.txt", "bukan folder");
    let calls: [&[&str]; 12] = [
        &["bangun"],
        &["build", "--tanggal", DATE],
        &["build", "--content", "tidak-ada"],
        &["build", "--content", "berkas.txt/x"],
        &["build", "--date", "21-11-2026"],
        &["build", "--date", "2026-02-31"],
        &["build", "--base-url", "uji.example"],
        &["build", "--format", "xml"],
        &["build", "--out", "berkas.txt"],
        &["build", "--out", "content/public"],
        &["build", "--out", "."],
        &["check", "--explain", "ZI999"],
    ];
    for call in calls {
        let run = desk.run(call);
        assert_eq!(run.status, 2, "{call:?}: {}", run.stderr);
        assert!(run.stdout.is_empty() && !run.stderr.trim().is_empty(), "{call:?} says why");
        assert!(!run.stderr.contains("panicked"), "{call:?}: {}", run.stderr);
    }
    let without_content = Desk::new();
    assert_eq!(without_content.build(&[]).status, 2);
    assert!(without_content.tree(".").is_empty());
}

#[test]
fn a_missing_theme_is_told_with_status_1() {
    let desk = Desk::with_portal();
    let run = desk.build(&["--theme", "tema/tidak-ada"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("ZI403"), "{}", run.stderr);
}

#[test]
fn json_lines_have_places() {
    let desk = broken_desk();
    let run = desk.build(&["--format", "json"]);
    assert_eq!(run.status, 1);
    let lines: Vec<Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect();
    let places: Vec<String> = lines
        .iter()
        .map(|line| {
            let file = line["file"].as_str().expect("a file");
            format!("{file}:{}:{}", line["line"], line["column"])
        })
        .collect();
    assert_eq!(places, MISTAKES);
    for line in &lines {
        assert!(line["code"].as_str().is_some_and(|code| code.starts_with("ZI")), "{line}");
        assert_eq!(line["severity"], "error", "{line}");
        assert!(line["end_line"].is_u64() && line["end_column"].is_u64(), "{line}");
        for key in ["title", "message", "help"] {
            assert!(line[key].is_string(), "{line}");
        }
    }
}

#[test]
fn json_of_a_good_portal_is_empty() {
    let desk = Desk::with_portal();
    let run = desk.run(&["check", "--date", DATE, "--format", "json"]);
    assert_ok(&run);
    assert!(run.stdout.is_empty(), "{}", run.stdout);
}

#[test]
fn explain_prints_the_page_of_a_code() {
    let desk = Desk::new();
    let run = desk.run(&["check", "--explain", "zi101"]);
    assert_eq!(run.status, 0);
    for part in ["ZI101 · Kunci tidak dikenal", "Mengapa", "Salah", "Benar"] {
        assert!(run.stdout.contains(part), "{part} is not in {}", run.stdout);
    }
    assert!(!run.stdout.contains("severity"), "the head of the page is for the program");
    let english = desk.run(&["check", "--lang", "en", "--explain", "ZI101"]);
    assert!(english.stdout.starts_with("ZI101 · Unknown key"), "{}", english.stdout);
    let unknown = desk.run(&["check", "--explain", "ZI999"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("ZI999"), "{}", unknown.stderr);
}

#[test]
fn what_init_makes_can_be_built() {
    let desk = Desk::new();
    assert_ok(&desk.run(&["init", "portal"]));
    let made = desk.tree("portal/content");
    assert!(made.keys().any(|path| path == "situs.yaml"), "{:?}", made.keys());
    let texts = made.values().map(|bytes| String::from_utf8_lossy(bytes));
    assert!(texts.into_iter().all(|text| !text.contains("{tanggal}")), "dates are filled in");
    let run = desk.run(&["build", "--content", "portal/content", "--out", "portal/public"]);
    assert_ok(&run);
    assert!(desk.path("portal/public/index.html").exists());
    let again = desk.run(&["init", "portal"]);
    assert_eq!(again.status, 2, "{}", again.stderr);
    assert_eq!(made, desk.tree("portal/content"));
}

#[test]
fn new_records_pass_the_check_and_overwrite_nothing() {
    let desk = Desk::with_portal();
    for kind in ["layanan", "berita", "pengumuman", "kinerja", "halaman", "dokumen"] {
        let records = |desk: &Desk| {
            desk.tree("content").into_keys().filter(|path| !path.starts_with(".skema/")).count()
        };
        let count = records(&desk);
        assert_ok(&desk.run(&["new", kind, "rekam-baru"]));
        let tree = desk.tree("content");
        assert_eq!(records(&desk), count + 1, "{kind}: one file more");
        assert!(tree.contains_key(".skema/layanan.json"), "{kind}: schemas for editors");
        let again = desk.run(&["new", kind, "rekam-baru"]);
        assert_eq!(again.status, 2, "{kind}: {}", again.stderr);
        assert_eq!(tree, desk.tree("content"), "{kind}: nothing is overwritten");
        for arguments in [&["check"][..], &["check", "--drafts"]] {
            let run = desk.run(arguments);
            assert_eq!(run.status, 0, "{kind} {arguments:?}: {}", run.stderr);
        }
    }
    assert_eq!(desk.run(&["new", "surat", "baru"]).status, 2);
    let run = desk.run(&["new", "layanan", "Izin Baru!"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("izin-baru"), "a name is proposed: {}", run.stderr);
    let outside = desk.run(&["new", "halaman", "../keluar"]);
    assert_eq!(outside.status, 2, "{}", outside.stderr);
}

#[test]
fn lists_of_which_there_is_one_get_their_names() {
    let desk = Desk::with_portal();
    assert_ok(&desk.run(&["new", "informasi-publik", "ppid"]));
    for arguments in [&["check"][..], &["check", "--drafts"]] {
        let run = desk.run(arguments);
        assert_eq!(run.status, 0, "{arguments:?}: {}", run.stderr);
    }
    let other = desk.run(&["new", "regulasi", "baru"]);
    assert_eq!(other.status, 2);
    assert!(other.stderr.contains("daftar"), "a name is proposed: {}", other.stderr);
    for (kind, path) in [
        ("informasi-publik", "content/informasi-publik/daftar.csv"),
        ("regulasi", "content/regulasi/daftar.csv"),
    ] {
        assert_ok(&desk.run(&["new", kind, "daftar"]));
        let run = desk.run(&["check"]);
        assert!(run.stderr.contains("ZI133"), "{kind}: there is nothing in it yet: {}", run.stderr);
        std::fs::remove_file(desk.path(path)).expect("it was made");
    }
}

#[test]
fn strict_makes_warnings_fail() {
    let desk = Desk::with_portal();
    fs::remove_file(desk.path("content/jam.yaml")).expect("the file is there");
    assert_ok(&desk.build(&[]));
    let built = desk.tree("public");
    let run = desk.build(&["--strict"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert_eq!(built, desk.tree("public"));
}

#[test]
fn drafts_are_published_on_request_only() {
    let desk = Desk::with_portal();
    desk.put("content/berita/2026-11-01-draf.md", &news("Kabarrahasia", "draf: true\n"));
    let run = desk.build(&[]);
    assert_ok(&run);
    assert!(run.stderr.contains("2026-11-01-draf.md (draf)"), "{}", run.stderr);
    assert!(!has_file_with(&desk, "Kabarrahasia"));
    assert_ok(&desk.build(&["--drafts"]));
    assert!(has_file_with(&desk, "Kabarrahasia"));
    assert_ok(&desk.build(&[]));
    assert!(!has_file_with(&desk, "Kabarrahasia"), "a draft goes away again");
}

#[test]
fn the_future_is_published_on_request_only() {
    let desk = Desk::with_portal();
    desk.put("content/berita/2026-11-22-besok.md", &news("Kabarbesok", ""));
    let run = desk.build(&[]);
    assert_ok(&run);
    assert!(run.stderr.contains("2026-11-22-besok.md (bertanggal 2026-11-22)"), "{}", run.stderr);
    assert!(!has_file_with(&desk, "Kabarbesok"));
    assert_ok(&desk.build(&["--future"]));
    assert!(has_file_with(&desk, "Kabarbesok"));
    assert_ok(&desk.run(&["build", "--date", "2026-11-22"]));
    assert!(has_file_with(&desk, "Kabarbesok"), "its day has come");
}

#[test]
fn base_url_replaces_that_of_the_office() {
    let desk = Desk::with_portal();
    assert_ok(&desk.build(&["--base-url", "https://contoh.example/sub"]));
    let sitemap = common::read(&desk.path("public/sitemap.xml"));
    assert!(
        sitemap.contains("<loc>https://contoh.example/sub/index.html</loc>")
            || sitemap.contains("<loc>https://contoh.example/sub/</loc>"),
        "{sitemap}"
    );
    assert!(!has_file_with(&desk, "uji.example"));
}

#[test]
fn messages_follow_the_portal_or_the_wish() {
    let desk = broken_desk();
    assert!(desk.build(&[]).stderr.contains("Tidak dibangun: 4 kesalahan"));
    assert!(desk.build(&["--lang", "en"]).stderr.contains("Not built: 4 errors"));
    assert_eq!(desk.build(&["--lang", "jv"]).status, 2);
    let desk = Desk::with_portal();
    desk.put("content/situs.yaml", &format!("{}bahasa: en\n", common::BASE[0].1));
    let run = desk.build(&[]);
    assert!(run.stderr.contains("Site ready in public"), "{}", run.stderr);
    assert!(desk.build(&["--lang", "id"]).stderr.contains("Situs selesai di public"));
}

#[test]
fn pipes_get_no_escape_codes() {
    let desk = broken_desk();
    for (name, value) in [("NO_COLOR", "1"), ("TERM", "xterm-256color"), ("NO_COLOR", "")] {
        let run = common::run(desk.command(&["build", "--date", DATE]).env(name, value));
        assert!(!run.stderr.contains('\u{1b}'), "{}", run.stderr);
        assert!(!run.stdout.contains('\u{1b}'), "{}", run.stdout);
    }
    let help = desk.run(&["build", "--help"]);
    assert_ok(&help);
    assert!(!help.stdout.contains('\u{1b}'));
}

/// Text that an author copied from anywhere must not steer the terminal of who builds.
#[test]
fn messages_pass_no_control_characters_on() {
    let desk = Desk::with_portal();
    desk.put("content/halaman/a.md", "---\njudul: \"a\\e[31mb\"\nkuncı\u{202e}: x\n---\n");
    desk.put("content/halaman/b.md", "---\njudul: \u{1b}[2J\n---\n");
    let run = desk.build(&[]);
    assert_eq!(run.status, 1);
    assert!(!run.stderr.contains('\u{1b}'), "{}", run.stderr.escape_debug());
}

#[test]
fn equal_calls_give_equal_bytes_anywhere() {
    let (one, other) = (Desk::new(), Desk::new());
    let example = common::tree(&common::root().join("content"));
    let copy = |desk: &Desk, folder: &str, paths: &mut dyn Iterator<Item = &String>| {
        for path in paths {
            let target = desk.path(&format!("{folder}/{path}"));
            fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
            fs::write(target, &example[path]).expect("the file can be written");
        }
    };
    copy(&one, "content", &mut example.keys());
    copy(&other, "lain/isi", &mut example.keys().rev());
    let calls = [
        (&one, "1", vec!["build", "--date", DATE]),
        (
            &other,
            "8",
            vec!["build", "--date", DATE, "--content", "lain/isi", "--out", "lain/hasil"],
        ),
    ];
    for (desk, threads, arguments) in &calls {
        let run = common::run(desk.command(arguments).env("RAYON_NUM_THREADS", threads));
        assert_ok(&run);
    }
    let (first, second) = (one.tree("public"), other.tree("lain/hasil"));
    assert!(first.len() > 80, "{} files", first.len());
    let differing: Vec<_> =
        first.iter().filter(|(path, it)| second.get(*path) != Some(it)).collect();
    let differing: Vec<_> = differing.iter().map(|(path, _)| path).collect();
    assert!(differing.is_empty() && first.len() == second.len(), "{differing:?} differ");
}

#[test]
fn foreign_files_in_the_output_are_safe() {
    let desk = Desk::with_portal();
    desk.put("public/penting.txt", "jangan dihapus");
    let before = desk.tree(".");
    let run = desk.build(&[]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains("penting.txt"), "{}", run.stderr);
    assert_eq!(before, desk.tree("."));
    fs::remove_file(desk.path("public/penting.txt")).expect("the file is there");
    assert_ok(&desk.build(&[]));
    desk.put("public/layanan/catatan.txt", "milik saya").put("public/index.html", "diubah");
    let before = desk.tree(".");
    assert_eq!(desk.build(&[]).status, 2);
    assert_eq!(before, desk.tree("."));
}

#[test]
fn the_output_is_no_link_and_no_source() {
    let desk = Desk::with_portal();
    fs::create_dir(desk.path("asli")).expect("a folder");
    #[cfg(unix)]
    std::os::unix::fs::symlink("asli", desk.path("tautan")).expect("a link");
    for out in ["tautan", "content", "content/berkas", "..", "/"] {
        let run = desk.build(&["--out", out]);
        assert_eq!(run.status, 2, "{out}: {}", run.stderr);
    }
    assert!(desk.tree("asli").is_empty());
}
