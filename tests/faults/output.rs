//! Outputs that must not be replaced, in the forms in which people name them.

use std::fs;
use std::os::unix::fs::symlink;

use crate::common::Desk;
use crate::room::{assert_refused, room};

/// Builds `baru` into an output that must be refused; the desk stays as it was.
fn assert_stays(desk: &Desk, out: &str, word: &str) {
    let before = desk.tree(".");
    let run = desk.build(&["--content", "baru", "--out", out]);
    assert_refused(&run, &[word, "Situs yang lama tidak diubah"]);
    assert_eq!(desk.tree("."), before, "--out {out}");
}

#[test]
fn folders_that_are_not_the_programs_own_are_refused() {
    let desk = room();
    desk.put("milik/.git/HEAD", "ref: refs/heads/main\n").put("milik/index.html", "lama");
    desk.put("berkas.txt", "catatan");
    fs::create_dir(desk.path("di-luar")).expect("a folder");
    desk.put("di-luar/penting.txt", "penting");
    symlink(desk.path("di-luar"), desk.path("tautan")).expect("a link");
    let cases = [
        ("baru", "bertumpuk"),
        ("./baru/", "bertumpuk"),
        ("lama/../baru", "bertumpuk"),
        ("baru/public", "bertumpuk"),
        ("baru/berkas", "bertumpuk"),
        (".", "tidak boleh menjadi folder hasil"),
        ("..", "tidak boleh menjadi folder hasil"),
        ("/", "tidak boleh menjadi folder hasil"),
        ("public/..", "tidak boleh menjadi folder hasil"),
        ("tautan", "tautan simbolis"),
        ("tautan/", "tautan simbolis"),
        ("berkas.txt", "bukan folder"),
        ("berkas.txt/public", "berkas.txt"),
        ("milik", ".git/HEAD"),
        ("lama", "tidak dibuat zi-site"),
    ];
    for (out, word) in cases {
        assert_stays(&desk, out, word);
    }
    assert_eq!(fs::read_to_string(desk.path("di-luar/penting.txt")).expect("a file"), "penting");
}

#[test]
fn a_name_that_is_empty_or_too_long_is_no_folder() {
    let desk = room();
    let before = desk.tree(".");
    for out in [String::new(), "x".repeat(300), format!("{}x", "x/".repeat(3000))] {
        let run = desk.build(&["--content", "baru", "--out", &out]);
        assert_eq!(run.status, 2, "{}", run.stderr);
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
        assert_eq!(desk.tree("."), before);
    }
}

#[test]
fn names_with_spaces_and_marks_are_folders_like_others() {
    let desk = room();
    for out in ["hasil akhir", "hasil/é/dalam", "./-hasil", "hasil'\"$x", "public/"] {
        let run = desk.build(&["--content", "baru", "--out", out]);
        assert_eq!(run.status, 0, "{out}: {}", run.stderr);
        assert!(desk.path(out).join("index.html").exists(), "{out}");
    }
}
