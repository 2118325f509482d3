//! Files that are no files: links, pipes, sockets, folders without end.

#![expect(clippy::disallowed_methods, reason = "tests make links, pipes and sockets")]

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::case::{case, page};

/// A text that may not leave the place where it stands.
const SECRET: &str = "rahasia-di-luar-portal";

fn link(desk: &Path, target: &str, path: &str) {
    let path = desk.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
    symlink(target, path).expect("the link can be made");
}

#[test]
fn links_are_not_followed() {
    let places = ["halaman/uji.md", "kinerja/a.csv", "berkas/a.pdf", "layanan/a.yaml"];
    for place in places {
        let outside = case(place).put("luar.txt", page(SECRET));
        let outside =
            outside.with(|desk| link(desk, "../../luar.txt", &format!("content/{place}")));
        outside.run().fails(&["ZI007"]).says(place).absent(&[SECRET]);
        for target in ["/dev/zero", "/etc/passwd", "tidak-ada", ".", "..", "/proc/self/mem"] {
            let ran = case(target).with(|desk| link(desk, target, &format!("content/{place}")));
            ran.run().fails(&["ZI007"]).absent(&["root:x:0"]);
        }
    }
    let folder = case("folder outside").put("luar/uji.md", page(SECRET));
    let folder = folder.with(|desk| link(desk, "../luar", "content/halaman"));
    folder.run().fails(&["ZI007"]).absent(&[SECRET]);
    let circle = case("circle").with(|desk| {
        link(desk, "b", "content/halaman/a");
        link(desk, "a", "content/halaman/b");
    });
    circle.run().fails(&["ZI007"]);
}

#[test]
fn pipes_and_sockets_are_not_waited_for() {
    for place in ["halaman/uji.md", "berkas/a.pdf", "kinerja/a.csv", "situs.yaml"] {
        let ran = case(place).with(|desk| {
            let path = desk.join("content").join(place);
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
            let _ = fs::remove_file(&path);
            let status = Command::new("mkfifo").arg(path).status().expect("mkfifo is there");
            assert!(status.success());
        });
        ran.run().refused().says("ZI007").says(place);
    }
    let ran = case("socket").with(|desk| {
        fs::create_dir_all(desk.join("content/berkas")).expect("a folder");
        UnixListener::bind(desk.join("content/berkas/a.pdf")).expect("a socket");
    });
    ran.run().fails(&["ZI007"]);
}

#[test]
fn folders_are_no_files_and_have_an_end() {
    let ran = case("folder with the name of a page").put("content/halaman/uji.md/a.txt", "x");
    ran.run().builds(&["ZI005"]);
    let ran = case("empty folder with the name of a page").with(|desk| {
        fs::create_dir_all(desk.join("content/halaman/uji.md")).expect("a folder");
    });
    ran.run().survives();
    let ran = case("folder with the name of the office").with(|desk| {
        fs::remove_file(desk.join("content/situs.yaml")).expect("it was there");
        fs::create_dir(desk.join("content/situs.yaml")).expect("a folder");
    });
    ran.run().fails(&["ZI006"]);
    let deep = format!("content/halaman/{}uji.md", "a/".repeat(300));
    case("300 folders").put(&deep, page("Isi.")).run().fails(&["ZI007"]);
    let ran = case("many pages").with(|desk| {
        fs::create_dir_all(desk.join("content/kinerja")).expect("a folder");
        for number in 0..20_010 {
            fs::write(desk.join(format!("content/kinerja/{number}.csv")), "x").expect("a file");
        }
    });
    ran.run().refused().says("ZI031");
}

#[test]
fn old_files_are_files() {
    let ran = case("1970").page("Isi.").with(|desk| {
        let file = fs::File::options().write(true).open(desk.join("content/halaman/uji.md"));
        let epoch = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
        file.expect("it is there").set_modified(epoch).expect("the time can be set");
    });
    ran.run().builds(&[]).present("Isi.");
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    case("no content").arguments(&["--content", "tidak-ada"]).run().refuses();
    let ran = case("a file as content").put("berkas.txt", "x");
    ran.arguments(&["--content", "berkas.txt"]).run().refused();
}
