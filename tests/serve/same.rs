//! What the preview shows and tells is what a build would: cases in which it once was not.

use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::common::Desk;
use crate::server::{PATIENCE, Server};

/// Waits until pages are told of so many errors.
fn wait_for_errors(server: &Server, wanted: u64) {
    problems(server, |errors| errors == wanted);
}

/// Waits until pages are told of any.
fn wait_for_problems(server: &Server) {
    problems(server, |errors| errors > 0);
}

/// What pages are told when the number of errors is accepted.
fn problems(server: &Server, accepts: impl Fn(u64) -> bool) -> Value {
    let started = Instant::now();
    loop {
        let page = server.get("/").text();
        let at = page.find("/.zi-site/").expect("the page has the preview's script");
        let own = &page[at..at + page[at..].find("/pratinjau.js").expect("a script")];
        let state = server.get(&format!("{own}/keadaan?path=%2F&problems=x")).text();
        let mut state: Value = serde_json::from_str(&state).expect("JSON");
        let found = state["problems"]["errors"].as_u64().unwrap_or(0);
        if accepts(found) {
            return state["problems"].take();
        }
        assert!(started.elapsed() < PATIENCE, "{found} errors");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn names_that_a_build_refuses_are_refused_and_forgiven() {
    let desk = Desk::with_portal();
    desk.put("content/berkas/data.bak", "x");
    let server = Server::start(&desk);
    wait_for_errors(&server, 1);
    fs::remove_file(desk.path("content/berkas/data.bak")).expect("removed");
    wait_for_errors(&server, 0);
    for name in ["berkas/a.part", "berkas/.env", "berkas/~$surat.docx", "halaman/#a.md"] {
        desk.put(&format!("content/{name}"), "x");
        assert_eq!(desk.build(&[]).status, 1, "{name}");
        wait_for_problems(&server);
        fs::remove_file(desk.path(&format!("content/{name}"))).expect("removed");
        wait_for_errors(&server, 0);
    }
}

#[test]
fn a_theme_that_was_refused_is_forgiven() {
    let desk = Desk::with_portal();
    desk.put("themes/default/static/css/lain.css", "body {}");
    symlink("/etc/hostname", desk.path("themes/default/static/css/tautan.css")).expect("a link");
    let server = Server::start(&desk);
    wait_for_errors(&server, 1);
    fs::remove_file(desk.path("themes/default/static/css/tautan.css")).expect("removed");
    wait_for_errors(&server, 0);
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn a_file_deleted_made_and_deleted_at_once_is_gone() {
    let desk = Desk::with_portal();
    desk.put("content/halaman/sementara.md", "---\njudul: Sementara\n---\n\nIsi.\n");
    let server = Server::start(&desk);
    assert_eq!(server.get("/sementara.html").status, 200);
    let path = desk.path("content/halaman/sementara.md");
    let text = fs::read(&path).expect("it is there");
    fs::remove_file(&path).expect("removed");
    fs::write(&path, text).expect("written");
    fs::remove_file(&path).expect("removed");
    server.wait_for_page("/sementara.html", "Halaman tidak ditemukan");
}

#[test]
fn an_attachment_is_served_as_it_was_looked_into_or_not_at_all() {
    let desk = Desk::with_portal();
    let plain = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    desk.put("content/berkas/logo.svg", plain);
    let server = Server::start(&desk);
    assert_eq!(server.get("/berkas/logo.svg").text(), plain);
    let active = plain.replace("/>", "><script>alert(1)</script></svg>");
    desk.put("content/berkas/logo.svg", &active);
    wait_for_errors(&server, 1);
    assert_eq!(server.get("/berkas/logo.svg").status, 503);
    desk.put("content/berkas/logo.svg", plain);
    wait_for_errors(&server, 0);
    server.wait_for_page("/berkas/logo.svg", plain);
}

#[test]
fn a_template_that_fails_from_the_beginning_has_a_page_that_says_so() {
    let desk = Desk::with_portal();
    let template =
        "{% extends \"base.html\" %}{% block content %}{{ tidak.ada }}{% endblock content %}";
    desk.put("themes/default/templates/pages/home.html", template);
    let server = Server::start(&desk);
    let answer = server.get("/");
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("/pratinjau.js"), "{}", answer.text());
    fs::remove_file(desk.path("themes/default/templates/pages/home.html")).expect("removed");
    server.wait_for_page("/", "Layanan Dasar");
}

#[test]
fn a_site_under_a_path_has_all_its_pages() {
    let desk = Desk::with_portal();
    let start = |url: &str| Server::start_with(&desk, &["--port", "0", "--base-url", url]);
    let server = start("https://kota.example/layanan/");
    assert_eq!(server.get("/layanan/dasar.html").status, 200);
    assert_eq!(server.get("/layanan/layanan/dasar.html").status, 200);
    let server = start("https://kota.example/zi/portal/");
    assert_eq!(server.get("/zi/portal/layanan/dasar.html").status, 200);
    let place = |target: &str| server.get(target).header("Location").map(str::to_string);
    assert_eq!(place("/zi/portal").as_deref(), Some("/zi/portal/"));
    assert_eq!(place("/zi/portal/layanan").as_deref(), Some("/zi/portal/layanan/"));
}

#[test]
fn what_links_lead_to_is_not_watched() {
    let desk = Desk::with_portal();
    desk.put("content/berkas/surat.txt", "Surat");
    symlink("/usr", desk.path("content/berkas/semua")).expect("a link");
    let started = Instant::now();
    let server = Server::start(&desk);
    wait_for_errors(&server, 1);
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    fs::remove_file(desk.path("content/berkas/semua")).expect("removed");
    wait_for_errors(&server, 0);
}

#[test]
fn a_folder_that_moves_far_above_is_followed() {
    let desk = Desk::with_portal();
    let page = |text: &str| format!("---\njudul: Baru\n---\n\n{text}\n");
    fs::create_dir_all(desk.path("atas")).expect("made");
    fs::rename(desk.path("content"), desk.path("atas/isi")).expect("moved");
    symlink(desk.path("atas/isi"), desk.path("content")).expect("a link");
    let server = Server::start(&desk);
    fs::rename(desk.path("atas"), desk.path("jauh")).expect("moved");
    server.wait_for("folder content tidak ada lagi");
    fs::rename(desk.path("jauh"), desk.path("atas")).expect("moved back");
    server.wait_for("isi dapat dibaca lagi");
    desk.put("content/halaman/baru.md", &page("Isi pertama"));
    server.wait_for_page("/baru.html", "Isi pertama");
    desk.put("content/halaman/baru.md", &page("Isi kedua"));
    server.wait_for_page("/baru.html", "Isi kedua");
}

#[test]
fn changes_that_the_system_could_not_tell_are_found() {
    /// More than the system keeps for a program that does not ask.
    const FILES: usize = 20_000;
    let desk = Desk::with_portal();
    let server = Server::start(&desk);
    server.signal("-STOP");
    let noise = desk.path("content/layanan/derau.tmp");
    for _ in 0..FILES / 2 {
        let mut file = fs::File::create(&noise).expect("made");
        file.write_all(b"x").expect("written");
        drop(file);
        fs::remove_file(&noise).expect("removed");
    }
    let page = |text: &str| format!("---\njudul: Baru\n---\n\n{text}\n");
    desk.put("content/halaman/baru/satu.md", &page("Isi pertama"));
    server.signal("-CONT");
    server.wait_for_page("/baru/satu.html", "Isi pertama");
    desk.put("content/halaman/baru/satu.md", &page("Isi kedua"));
    server.wait_for_page("/baru/satu.html", "Isi kedua");
}

#[test]
fn problems_are_in_the_language_asked_for() {
    let desk = Desk::with_portal();
    let server = Server::start_with(&desk, &["--port", "0", "--lang", "en"]);
    desk.put("content/berkas/data.bak", "x");
    assert_eq!(problems(&server, |errors| errors == 1)["language"], "en");
}

#[test]
fn a_file_rewritten_with_its_size_and_time_is_read() {
    let desk = Desk::with_portal();
    desk.put("content/halaman/baru.md", "---\njudul: Baru\n---\n\nIsi satu.\n");
    let server = Server::start(&desk);
    server.wait_for_page("/baru.html", "Isi satu.");
    let path = desk.path("content/halaman/baru.md");
    let modified = fs::metadata(&path).and_then(|it| it.modified()).expect("a time");
    desk.put("content/halaman/baru.md", "---\njudul: Baru\n---\n\nIsi tiga.\n");
    desk.put("content/halaman/lain.md", "---\njudul: Lain\n---\n\nIsi lain.\n");
    let file = fs::File::options().write(true).open(&path).expect("it is there");
    file.set_modified(modified).expect("set back");
    server.wait_for_page("/lain.html", "Isi lain.");
    server.wait_for_page("/baru.html", "Isi tiga.");
}
