//! The writer replaces a site as a whole, and removes nothing that is not its own.
#![expect(clippy::disallowed_methods, reason = "these tests are about the disk")]

mod desk;
mod recovery;
mod refusals;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use zi_site::write::{Artifact, Content, Written, write};

use crate::desk::{Desk, FIRST, MANIFEST, SECOND, artifacts, inode, tree};

#[test]
fn a_first_site_is_written_whole() {
    let desk = Desk::new();
    let written = desk.write_well(FIRST);
    let byte_count = "berandaPBGNIB".len() as u64;
    let expected = Written { file_count: 3, written_count: 3, byte_count, ..Written::default() };
    assert_eq!(written, expected);
}

#[test]
fn a_missing_parent_is_made_and_an_empty_output_is_taken() {
    let desk = Desk::new();
    write(&artifacts(FIRST), &desk.path("a/b/public"), &[]).expect("a site");
    assert!(desk.path("a/b/public/layanan/pbg.html").exists());
    fs::create_dir(desk.path("public")).expect("a folder");
    desk.write_well(FIRST);
}

#[test]
fn changes_are_counted_and_pages_that_are_gone_are_removed() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    let written = desk.write_well(SECOND);
    let counts = (written.written_count, written.kept_count, written.removed_count);
    assert_eq!(counts, (1, 1, 1));
    desk.write_well(&[("a.html", "a")]);
    assert!(!desk.path("public/layanan").exists());
}

#[test]
fn an_unchanged_file_stays_the_same_file() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    let (kept, changed) = (desk.path("public/layanan/pbg.html"), desk.path("public/index.html"));
    let before = (inode(&kept), inode(&changed));
    desk.write_well(SECOND);
    assert_eq!(inode(&kept), before.0);
    assert_ne!(inode(&changed), before.1);
}

#[test]
fn the_same_site_again_changes_nothing() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    let (folder, manifest) = (inode(&desk.path("public")), desk.path("public").join(MANIFEST));
    let before = fs::read(&manifest).expect("a manifest");
    let written = desk.write_well(FIRST);
    assert_eq!((written.kept_count, written.written_count), (3, 0));
    assert_eq!(inode(&desk.path("public")), folder);
    assert_eq!(fs::read(&manifest).expect("a manifest"), before);
}

#[test]
fn the_order_of_artifacts_does_not_matter() {
    let (one, other) = (Desk::new(), Desk::new());
    one.write_well(FIRST);
    let reversed: Vec<_> = FIRST.iter().rev().copied().collect();
    other.write_well(&reversed);
    assert_eq!(tree(&one.path("public")), tree(&other.path("public")));
}

#[test]
fn files_are_copied_and_linked_when_they_are_the_same() {
    let desk = Desk::new();
    desk.put("content/berkas/a.pdf", "isi berkas");
    let copy = |path: &str| Artifact {
        path: path.to_owned(),
        content: Content::File(desk.path("content/berkas/a.pdf")),
    };
    let output = desk.path("public");
    write(&[copy("berkas/a.pdf")], &output, &[]).expect("a site");
    desk.check(&[("berkas/a.pdf", "isi berkas")]);
    let before = inode(&desk.path("public/berkas/a.pdf"));
    let written = write(&[copy("berkas/a.pdf"), copy("b.pdf")], &output, &[]).expect("a site");
    assert_eq!((written.kept_count, written.written_count, written.byte_count), (1, 1, 20));
    assert_eq!(inode(&desk.path("public/berkas/a.pdf")), before);
    assert_ne!(inode(&desk.path("public/berkas/a.pdf")), inode(&desk.path("content/berkas/a.pdf")));
}

#[test]
fn a_page_that_someone_removed_is_written_again() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    fs::remove_dir_all(desk.path("public/layanan")).expect("a folder that was there");
    let written = desk.write_well(FIRST);
    assert_eq!((written.written_count, written.kept_count), (2, 1));
}

#[test]
fn a_page_may_become_a_folder_and_a_folder_a_page() {
    let desk = Desk::new();
    desk.write_well(&[("a", "file"), ("b/c", "file")]);
    desk.write_well(&[("a/c", "file"), ("b", "file")]);
}

#[test]
fn the_permissions_of_the_folder_stay() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    fs::set_permissions(desk.path("public"), PermissionsExt::from_mode(0o2750))
        .expect("permissions");
    desk.write_well(SECOND);
    let mode = fs::metadata(desk.path("public")).expect("a folder").permissions().mode();
    assert_eq!(mode & 0o7777, 0o2750);
}
