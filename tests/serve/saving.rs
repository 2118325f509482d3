//! Edits as editors make them: each is one change, shown once.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::SystemTime;

use crate::common::{BASE, Desk};
use crate::server::Server;

/// The file that is edited, and the page it makes.
const FILE: &str = "dasar.yaml";
const PAGE: &str = "/layanan/dasar.html";

/// Another file, which has nothing to do with it.
const MARKER: &str = "content/berita/penanda.md";

/// How an editor saves `text` as `name` in `folder`.
type Save = fn(folder: &Path, name: &str, text: &str);

const EDITORS: [(&str, Save); 11] = [
    ("VS Code", |folder, name, text| write(&folder.join(name), text)),
    ("Notepad", |folder, name, text| {
        let file = OpenOptions::new().write(true).truncate(true).open(folder.join(name));
        let mut file = file.expect("it is there");
        let (start, end) = text.split_at(text.len() / 2);
        file.write_all(start.as_bytes()).expect("it is written");
        file.write_all(end.as_bytes()).expect("it is written");
    }),
    ("vim", |folder, name, text| {
        let (file, copy) = (folder.join(name), folder.join(format!("{name}~")));
        write(&folder.join(".dasar.yaml.swp"), "b0VIM");
        write(&folder.join("4913"), "");
        remove(&folder.join("4913"));
        fs::rename(&file, &copy).expect("it is renamed");
        write(&file, text);
        remove(&copy);
        remove(&folder.join(".dasar.yaml.swp"));
    }),
    ("Emacs", |folder, name, text| {
        let (file, lock) = (folder.join(name), folder.join(format!(".#{name}")));
        symlink("user@host.1:2", &lock).expect("a lock");
        fs::rename(&file, folder.join(format!("{name}~"))).expect("it is renamed");
        write(&file, text);
        remove(&lock);
    }),
    ("Kate", |folder, name, text| replace(folder, name, &format!("{name}.AbCdEf"), text)),
    ("gedit", |folder, name, text| replace(folder, name, ".goutputstream-8ZK1X2", text)),
    ("sed -i", |folder, name, text| replace(folder, name, "sedY3kXQ9", text)),
    ("LibreOffice", |folder, name, text| {
        let lock = folder.join(format!(".~lock.{name}#"));
        write(&lock, "seorang pegawai");
        replace(folder, name, "lu48213.tmp", text);
        remove(&lock);
    }),
    ("Word", |folder, name, text| {
        let (file, old) = (folder.join(name), folder.join("~WRL0001.tmp"));
        write(&folder.join("~$dasar.yaml"), "kunci");
        write(&folder.join("~WRD0000.tmp"), text);
        fs::rename(&file, &old).expect("it is renamed");
        fs::rename(folder.join("~WRD0000.tmp"), &file).expect("it is renamed");
        remove(&old);
        remove(&folder.join("~$dasar.yaml"));
    }),
    ("delete and create", |folder, name, text| {
        remove(&folder.join(name));
        write(&folder.join(name), text);
    }),
    ("git checkout", |folder, name, text| {
        write(&folder.join(".git-lock"), "");
        remove(&folder.join(name));
        let mut file = File::create_new(folder.join(name)).expect("it is new");
        file.write_all(text.as_bytes()).expect("it is written");
        remove(&folder.join(".git-lock"));
    }),
];

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("it is written");
}

fn remove(path: &Path) {
    fs::remove_file(path).expect("it is removed");
}

/// Writes another file and puts it in the place of the first.
fn replace(folder: &Path, name: &str, other: &str, text: &str) {
    let mut file = File::create_new(folder.join(other)).expect("it is new");
    file.write_all(text.as_bytes()).expect("it is written");
    file.sync_all().expect("it is on disk");
    fs::rename(folder.join(other), folder.join(name)).expect("it is renamed");
}

fn marker(number: usize) -> String {
    format!("---\njudul: Penanda {number}\ntanggal: 2026-11-20\nringkasan: Penanda\n---\n\nIsi.\n")
}

/// A portal with the file that marks the end of what a test waits for.
fn desk_with_marker() -> Desk {
    let desk = Desk::with_portal();
    desk.put(MARKER, &marker(1_000));
    desk
}

fn original() -> &'static str {
    BASE.iter().find(|(path, _)| path.ends_with(FILE)).expect("the service of the small portal").1
}

/// Edits another file, waits until that is told, and gives how many builds were told since `count`
/// lines: whatever was to be told before, has been by then.
fn builds_since(desk: &Desk, server: &Server, count: usize, number: usize) -> usize {
    desk.put(MARKER, &marker(number));
    server.wait_after(count, "penanda.md");
    server.lines().iter().skip(count).filter(|line| line.contains(" → ")).count() - 1
}

#[test]
fn every_editor_makes_one_change() {
    let desk = desk_with_marker();
    let server = Server::start(&desk);
    let folder = desk.path("content/layanan");
    for (number, (editor, save)) in EDITORS.iter().enumerate() {
        let name = format!("Layanan {number} dari penyunting");
        let count = server.lines().len();
        save(&folder, FILE, &original().replace("Layanan Dasar", &name));
        server.wait_after(count, " → ");
        server.wait_for_page(PAGE, &name);
        assert_eq!(
            builds_since(&desk, &server, count, number),
            1,
            "{editor}: {:#?}",
            server.lines()
        );
    }
    let told = server.lines().join("\n");
    assert!(!told.contains("kesalahan"), "nothing half is shown:\n{told}");
}

#[test]
fn a_touch_is_no_change() {
    let desk = desk_with_marker();
    let server = Server::start(&desk);
    let count = server.lines().len();
    let file = File::open(desk.path("content/layanan/dasar.yaml")).expect("it is there");
    file.set_modified(SystemTime::UNIX_EPOCH).expect("it is touched");
    write(&desk.path("content/layanan/dasar.yaml"), original());
    write(&desk.path("content/layanan/.dasar.yaml.swp"), "b0VIM");
    assert_eq!(builds_since(&desk, &server, count, 1), 0);
}

#[test]
fn an_editor_that_is_open_changes_nothing() {
    let desk = desk_with_marker();
    let server = Server::start(&desk);
    let count = server.lines().len();
    for name in [".dasar.yaml.swp", "dasar.yaml~", ".~lock.dasar.yaml#", "~$dasar.yaml", "a.tmp"] {
        write(&desk.path("content/layanan").join(name), "x");
    }
    assert_eq!(builds_since(&desk, &server, count, 1), 0);
}

#[test]
fn what_is_broken_and_mended_is_told_each_time() {
    let desk = Desk::with_portal();
    let server = Server::start(&desk);
    desk.put("content/layanan/dasar.yaml", &original().replace("nama: ", "nama: Sebuah "));
    server.wait_for("dasar.yaml → ");
    desk.put("content/layanan/dasar.yaml", original());
    server.wait_for("berkas situs berubah");
    let good = server.get(PAGE).body;
    desk.put("content/layanan/dasar.yaml", &original().replace("nama:", "nma:"));
    let line = server.wait_for("kesalahan[ZI");
    assert!(line.contains("kesalahan["), "{line}");
    server.wait_for("situs terakhir yang utuh tetap tampil");
    assert!(server.get(PAGE).body == good, "the last good site stays up");
    let count = server.lines().len();
    desk.put("content/layanan/dasar.yaml", original());
    server.wait_after(count, " → situs tetap sama");
}
