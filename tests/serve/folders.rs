//! Folders that come, go and move, and many files at once.

use std::fs;
use std::process::Command;

use crate::common::{BASE, DATE, Desk};
use crate::server::Server;

/// How many builds were told after so many lines.
fn builds(server: &Server, count: usize) -> usize {
    server.lines().iter().skip(count).filter(|line| line.contains(" → ")).count()
}

fn page(title: &str) -> String {
    format!("---\njudul: {title}\n---\n\nIsi {title}.\n")
}

#[test]
fn a_checkout_of_many_files_is_few_builds() {
    const FILES: usize = 500;
    let desk = Desk::with_portal();
    let server = Server::start(&desk);
    let count = server.lines().len();
    for number in 0..FILES {
        desk.put(&format!("content/halaman/baru/{number}.md"), &page(&format!("Halaman {number}")));
    }
    for number in [0, FILES / 2, FILES - 1] {
        server.wait_for_page(&format!("/baru/{number}.html"), &format!("Halaman {number}"));
    }
    desk.put("content/halaman/baru/akhir.md", &page("Akhir"));
    server.wait_for_page("/baru/akhir.html", "Isi Akhir");
    server.wait_after(count, " → ");
    let builds = builds(&server, count);
    assert!((1..=4).contains(&builds), "{builds} builds");
}

#[test]
fn folders_are_followed() {
    let desk = Desk::with_portal();
    let server = Server::start(&desk);
    desk.put("content/halaman/satu/dua/tiga.md", &page("Tiga"));
    server.wait_for_page("/satu/dua/tiga.html", "Isi Tiga");
    fs::rename(desk.path("content/halaman/satu"), desk.path("content/halaman/lain"))
        .expect("moved");
    server.wait_for_page("/lain/dua/tiga.html", "Isi Tiga");
    server.wait_for_page("/satu/dua/tiga.html", "Halaman tidak ditemukan");
    desk.put("content/halaman/lain/dua/tiga.md", &page("Empat"));
    server.wait_for_page("/lain/dua/tiga.html", "Isi Empat");
    fs::remove_dir_all(desk.path("content/halaman/lain")).expect("removed");
    server.wait_for_page("/lain/dua/tiga.html", "Halaman tidak ditemukan");
}

#[test]
fn the_content_may_vanish_and_come_back() {
    let desk = Desk::with_portal();
    let server = Server::start(&desk);
    let good = server.get("/").body;
    fs::rename(desk.path("content"), desk.path("pindah")).expect("moved");
    server.wait_for("folder content tidak ada");
    assert!(server.get("/").body == good, "the last good site stays up");
    desk.put("pindah/halaman/jauh.md", &page("Jauh"));
    fs::rename(desk.path("pindah"), desk.path("content")).expect("moved back");
    server.wait_for_page("/jauh.html", "Isi Jauh");
    desk.put("content/halaman/jauh.md", &page("Dekat"));
    server.wait_for_page("/jauh.html", "Isi Dekat");
    fs::remove_dir_all(desk.path("content")).expect("removed");
    for (path, text) in BASE {
        desk.put(&format!("content/{path}"), text);
    }
    desk.put("content/halaman/jauh.md", &page("Lagi"));
    server.wait_for_page("/jauh.html", "Isi Lagi");
}

#[test]
fn a_theme_is_followed_from_the_moment_it_is_there() {
    let desk = Desk::with_portal();
    let server = Server::start(&desk);
    let template = |word: &str| {
        let base = "{% extends \"base.html\" %}{% block content %}";
        format!("{base}<p>{word}</p>{{% endblock content %}}")
    };
    desk.put("themes/default/templates/pages/not_found.html", &template("Tema pertama"));
    server.wait_for_page("/404.html", "Tema pertama");
    desk.put("themes/default/templates/pages/not_found.html", &template("Tema kedua"));
    server.wait_for_page("/404.html", "Tema kedua");
}

#[test]
fn without_watches_files_are_looked_through() {
    let desk = Desk::with_portal();
    let mut command = Command::new("strace");
    command.current_dir(desk.path(".")).args(["-D", "-f", "-qq", "-o", "/dev/null"]);
    command.args(["-e", "trace=inotify_add_watch", "-e", "inject=inotify_add_watch:error=ENOSPC"]);
    command.args([env!("CARGO_BIN_EXE_zi-site"), "serve", "--port", "0", "--date", DATE]);
    let server = Server::start_command(command);
    server.wait_for("perubahan diperiksa setiap detik");
    desk.put("content/halaman/lambat.md", &page("Lambat"));
    server.wait_for_page("/lambat.html", "Isi Lambat");
}
