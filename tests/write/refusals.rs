//! Places, paths and files that the writer leaves alone.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use zi_site::write::{WriteError, write};

use crate::desk::{Desk, FIRST, MANIFEST, SECOND, artifacts, names, tree};

#[test]
fn a_folder_without_our_manifest_is_refused() {
    let desk = Desk::new();
    desk.put("public/index.html", "situs lain").put("public/foto/a.jpg", "foto");
    let error = desk.write(FIRST).expect_err("foreign files");
    let WriteError::ForeignFiles { paths, count } = error else { panic!("{error}") };
    assert_eq!((paths, count), (vec!["foto/a.jpg".to_owned(), "index.html".to_owned()], 2));
    assert_eq!(tree(&desk.path("public")).len(), 2);
    assert_eq!(names(desk.0.path()), ["public"]);
}

#[test]
fn a_foreign_file_in_the_output_is_kept_and_told() {
    for path in ["catatan.txt", "layanan/catatan.txt", "baru/catatan.txt"] {
        let desk = Desk::new();
        desk.write_well(FIRST);
        desk.put(&format!("public/{path}"), "milik orang");
        let before = tree(&desk.path("public"));
        let error = desk.write(SECOND).expect_err("a foreign file");
        assert!(
            matches!(&error, WriteError::ForeignFiles { paths, .. } if paths == &[path]),
            "{error}"
        );
        assert_eq!(tree(&desk.path("public")), before);
    }
}

#[test]
fn a_foreign_link_or_empty_folder_is_kept_and_told() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    desk.put("luar/rahasia.txt", "rahasia");
    symlink(desk.path("luar"), desk.path("public/tautan")).expect("a link");
    fs::create_dir_all(desk.path("public/kosong/dalam")).expect("a folder");
    let error = desk.write(SECOND).expect_err("foreign things");
    let expected = ["kosong/dalam/", "tautan"];
    assert!(
        matches!(&error, WriteError::ForeignFiles { paths, .. } if paths == &expected),
        "{error}"
    );
    assert!(desk.path("luar/rahasia.txt").exists());
}

#[test]
fn only_the_first_foreign_files_are_listed() {
    let desk = Desk::new();
    for number in 0..25 {
        desk.put(&format!("public/{number:02}.txt"), "milik orang");
    }
    let error = desk.write(FIRST).expect_err("foreign files");
    assert!(matches!(&error, WriteError::ForeignFiles { paths, count: 25 } if paths.len() == 10));
}

#[test]
fn a_page_that_someone_changed_is_refused() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    desk.put("public/layanan/nib.html", "suntingan");
    let before = tree(&desk.path("public"));
    let error = desk.write(SECOND).expect_err("a changed file");
    let WriteError::ChangedFiles { paths, count: 1 } = error else { panic!("{error}") };
    assert_eq!(paths, ["layanan/nib.html"]);
    assert_eq!(tree(&desk.path("public")), before);
}

#[test]
fn a_page_that_someone_made_a_link_is_refused() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    desk.put("luar.html", "beranda");
    fs::remove_file(desk.path("public/index.html")).expect("a page");
    symlink(desk.path("luar.html"), desk.path("public/index.html")).expect("a link");
    let error = desk.write(SECOND).expect_err("a link in place of a page");
    assert!(matches!(error, WriteError::ChangedFiles { .. }), "{error}");
    assert!(desk.path("luar.html").exists());
}

#[test]
fn a_manifest_that_cannot_be_trusted_is_refused() {
    let outside = r#"{"version":1,"files":{"../luar.txt":{"blake3":"","size":0}}}"#;
    for text in ["", "{", "[]", r#"{"version":9,"files":{}}"#, outside] {
        let desk = Desk::new();
        desk.put("luar.txt", "").put(&format!("public/{MANIFEST}"), text);
        let error = desk.write(FIRST).expect_err("a bad manifest");
        assert!(matches!(error, WriteError::Io { .. }), "{error}");
        assert!(desk.path("luar.txt").exists());
    }
}

#[test]
fn an_output_that_is_a_link_or_a_file_is_refused() {
    let desk = Desk::new();
    fs::create_dir(desk.path("lain")).expect("a folder");
    symlink(desk.path("lain"), desk.path("public")).expect("a link");
    assert!(matches!(desk.write(FIRST), Err(WriteError::OutputIsSymlink)));
    let with_slash = desk.path("public/");
    assert!(matches!(write(&[], &with_slash, &[]), Err(WriteError::OutputIsSymlink)));
    desk.put("berkas", "bukan folder");
    assert!(matches!(write(&[], &desk.path("berkas"), &[]), Err(WriteError::OutputIsFile)));
}

#[test]
fn a_link_on_the_way_to_the_output_is_followed() {
    let desk = Desk::new();
    fs::create_dir(desk.path("www")).expect("a folder");
    symlink(desk.path("www"), desk.path("tautan")).expect("a link");
    write(&artifacts(FIRST), &desk.path("tautan/public"), &[]).expect("a site");
    assert!(desk.path("www/public/index.html").exists());
}

#[test]
fn roots_are_refused() {
    let home = std::env::home_dir().expect("a home folder");
    let current = std::env::current_dir().expect("a current folder");
    let above = current.parent().expect("a folder above");
    for output in [Path::new("/"), &home, &current, above, Path::new("."), Path::new("tests/..")] {
        let result = write(&artifacts(FIRST), output, &[]);
        assert!(matches!(result, Err(WriteError::OutputIsRoot)), "{}", output.display());
    }
}

#[test]
fn sources_and_output_must_lie_apart() {
    let desk = Desk::new();
    desk.put("situs/content/situs.yaml", "nama: Contoh");
    let content = desk.path("situs/content");
    let write_to = |output: &str| write(&artifacts(FIRST), &desk.path(output), &[&content]);
    for output in ["situs", "situs/content", "situs/content/../../situs", "situs/x/../content"] {
        let result = write_to(output);
        let is_refused =
            matches!(result, Err(WriteError::OutputContainsSources { .. } | WriteError::Io { .. }));
        assert!(is_refused, "{output}: {result:?}");
    }
    for output in ["situs/content/public", "situs/content/a/b"] {
        let result = write_to(output);
        assert!(
            matches!(result, Err(WriteError::OutputInsideSources { .. })),
            "{output}: {result:?}"
        );
    }
    assert_eq!(names(&desk.path("situs")), ["content"]);
    assert_eq!(names(&content), ["situs.yaml"]);
    // Beside it, and with a name that only begins alike, there is no harm.
    write_to("situs/content-public").expect("a site");
}

#[test]
fn sources_behind_a_link_are_found() {
    let desk = Desk::new();
    desk.put("asli/situs.yaml", "nama: Contoh");
    symlink(desk.path("asli"), desk.path("content")).expect("a link");
    let result = write(&artifacts(FIRST), &desk.path("asli/public"), &[&desk.path("content")]);
    assert!(matches!(result, Err(WriteError::OutputInsideSources { .. })));
}

#[test]
fn paths_that_are_not_safe_are_refused_before_anything_is_made() {
    let desk = Desk::new();
    let cases: &[&[(&str, &str)]] = &[
        &[("../luar.html", "")],
        &[("/etc/passwd", "")],
        &[("a//b", "")],
        &[("", "")],
        &[(MANIFEST, "")],
        &[("a", "1"), ("a", "1")],
        &[("a", "1"), ("a/b", "1")],
    ];
    for files in cases {
        let result = desk.write(files);
        assert!(matches!(result, Err(WriteError::UnsafePath { .. })), "{files:?}: {result:?}");
    }
    assert!(names(desk.0.path()).is_empty());
}
