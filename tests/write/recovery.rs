//! Builds that are killed, fail or meet each other.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;

use zi_site::write::{Artifact, Content, WriteError, write};

use crate::desk::{Desk, FIRST, MANIFEST, SECOND, inode, tree};

#[test]
fn a_file_that_cannot_be_read_leaves_the_old_site() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    let lost = Content::File(desk.path("content/tidak-ada.pdf"));
    let artifact = Artifact { path: "a.pdf".to_owned(), content: lost };
    let error = write(&[artifact], &desk.path("public"), &[]).expect_err("no such file");
    assert!(matches!(error, WriteError::Io { .. }), "{error}");
    desk.check(FIRST);
}

#[test]
fn a_second_writer_is_told_that_the_output_is_busy() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    let lock = File::create(desk.path(".public.zi-site.lock")).expect("a lock file");
    lock.lock().expect("a lock");
    assert!(matches!(desk.write(SECOND), Err(WriteError::Busy)));
    drop(lock);
    // The file of a killed build is no obstacle; only the lock is.
    desk.write_well(SECOND);
}

#[test]
fn two_writers_at_once_leave_one_of_the_two_sites() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    let attempts = std::thread::scope(|scope| {
        let writers = [FIRST, SECOND, FIRST, SECOND].map(|files| {
            let desk = &desk;
            scope.spawn(move || (0..20).map(|_| desk.write(files)).collect::<Vec<_>>())
        });
        writers.map(|writer| writer.join().expect("no panic"))
    });
    for result in attempts.into_iter().flatten() {
        assert!(matches!(result, Ok(_) | Err(WriteError::Busy)), "{result:?}");
    }
    let count = tree(&desk.path("public")).len() - 1;
    desk.check(if count == FIRST.len() { FIRST } else { SECOND });
}

#[test]
fn the_stage_of_a_killed_build_is_cleaned() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    // Cut short while pages were written: the manifest is there, one page is half done.
    desk.put(".public.zi-site.new/index.html", "bera");
    let manifest = fs::read_to_string(desk.path("public").join(MANIFEST)).expect("a manifest");
    desk.put(&format!(".public.zi-site.new/{MANIFEST}"), &manifest);
    desk.write_well(SECOND);
    // Cut short while the manifest itself was written.
    desk.put(&format!(".public.zi-site.new/{MANIFEST}.new"), "{");
    desk.write_well(FIRST);
    // Cut short at the end of a removal.
    fs::create_dir(desk.path(".public.zi-site.new")).expect("a folder");
    desk.write_well(SECOND);
}

#[test]
fn the_old_site_of_a_build_killed_after_the_exchange_is_cleaned() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    fs::rename(desk.path("public"), desk.path(".public.zi-site.new")).expect("a folder");
    desk.write_well(SECOND);
}

#[test]
fn the_site_of_a_build_killed_between_two_renames_comes_back() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    let before = inode(&desk.path("public/layanan/pbg.html"));
    fs::rename(desk.path("public"), desk.path(".public.zi-site.old")).expect("a folder");
    desk.write_well(SECOND);
    assert_eq!(inode(&desk.path("public/layanan/pbg.html")), before);
}

#[test]
fn foreign_files_in_a_left_over_stage_are_kept_and_told() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    desk.put(".public.zi-site.new/catatan.txt", "milik orang");
    let error = desk.write(SECOND).expect_err("a foreign file");
    let path = desk.path(".public.zi-site.new/catatan.txt");
    assert!(path.exists());
    let told = path.canonicalize().expect("a path").display().to_string();
    assert!(
        matches!(&error, WriteError::ForeignFiles { paths, .. } if paths == &[told]),
        "{error}"
    );
}

#[test]
fn a_parent_that_cannot_be_written_leaves_the_old_site() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    fs::create_dir(desk.path(".public.zi-site.lock")).expect("a folder in the way");
    assert!(matches!(desk.write(SECOND), Err(WriteError::Io { .. })));
    fs::remove_dir(desk.path(".public.zi-site.lock")).expect("a folder");
    desk.put(".public.zi-site.new", "sesuatu di jalan");
    assert!(matches!(desk.write(SECOND), Err(WriteError::Io { .. })));
    fs::remove_file(desk.path(".public.zi-site.new")).expect("a file");
    desk.check(FIRST);
}

#[test]
fn a_read_only_parent_leaves_the_old_site() {
    let desk = Desk::new();
    desk.write_well(FIRST);
    fs::set_permissions(desk.0.path(), PermissionsExt::from_mode(0o555)).expect("permissions");
    // The administrator may write all the same.
    let is_refused = File::create(desk.path("uji")).is_err();
    let result = if is_refused { Some(desk.write(SECOND)) } else { None };
    fs::set_permissions(desk.0.path(), PermissionsExt::from_mode(0o755)).expect("permissions");
    if let Some(result) = result {
        assert!(matches!(result, Err(WriteError::Io { .. })), "{result:?}");
        desk.check(FIRST);
    }
}
