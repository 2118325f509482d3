//! The program itself: ports, how it stops, and what it leaves alone.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::common::{DATE, Desk};
use crate::server::{PATIENCE, Server};

#[test]
fn it_stops_cleanly_also_while_pages_listen() {
    for signal in ["-INT", "-TERM"] {
        let desk = Desk::with_portal();
        let mut server = Server::start(&desk);
        let page = server.get("/").text();
        let folder =
            page.split("src=\"").find(|it| it.starts_with("/.zi-site/")).expect("the script");
        let folder = folder.split("pratinjau").next().expect("its folder").to_string();
        let mut stream = server.connect();
        let host = server.address;
        write!(stream, "GET {folder}kabar HTTP/1.1\r\nHost: {host}\r\n\r\n").expect("it is sent");
        let idle = server.connect();
        let status = server.stop(signal);
        assert_eq!(status.code(), Some(0), "{signal}");
        server.wait_for("Pratinjau berhenti.");
        drop((stream, idle));
    }
}

#[test]
fn asked_twice_it_stops_also_when_nobody_reads_what_it_says() {
    let desk = Desk::with_portal();
    for number in 0..400 {
        desk.put(&format!("content/halaman/{number}.md"), "---\njudul: A\nasing: 1\n---\n\nIsi.\n");
    }
    let mut command = desk.command(&["serve", "--date", DATE, "--port", "0"]);
    let mut child = command.stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut told = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut line = String::new();
    while !line.contains("kesalahan[") {
        assert!(told.read_line(&mut line).expect("lines") > 0, "{line}");
    }
    let started = Instant::now();
    let status = loop {
        thread::sleep(Duration::from_millis(500));
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        assert!(started.elapsed() < PATIENCE, "it does not stop");
        let pid = child.id().to_string();
        Command::new("kill").args(["-INT", &pid]).status().expect("kill starts");
    };
    assert_eq!(status.code(), Some(130));
}

#[test]
fn the_next_free_port_is_taken_and_told() {
    let desk = Desk::with_portal();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let server = Server::start_with(&desk, &["--port", &port.to_string()]);
    assert!(
        server.lines().iter().any(|line| line.contains(&format!("porta {port} sudah dipakai")))
    );
    assert!(server.address.port() > port);
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn only_this_machine_is_let_in() {
    let desk = Desk::with_portal();
    let server = Server::start(&desk);
    assert!(server.address.ip().is_loopback());
    let open = server.lines().join("\n");
    assert!(!open.contains("Di jaringan"), "{open}");
    // Every address of this kind is this machine, but only one of them is listened to.
    let other = (std::net::Ipv4Addr::new(127, 0, 0, 2), server.address.port());
    assert!(std::net::TcpStream::connect(other).is_err(), "it listens to all addresses");
}

#[test]
fn two_previews_do_not_disturb_each_other() {
    let desk = Desk::with_portal();
    let (first, second) = (Server::start(&desk), Server::start(&desk));
    desk.put("content/halaman/baru.md", "---\njudul: Baru\n---\n\nIsi baru.\n");
    for server in [&first, &second] {
        server.wait_for_page("/baru.html", "Isi baru");
    }
    let script =
        |server: &Server| server.get("/").text().split("/.zi-site/").nth(1).map(str::to_string);
    assert_ne!(script(&first), script(&second));
}

#[test]
fn nothing_is_written() {
    let desk = Desk::with_portal();
    let before = desk.tree(".");
    let mut server = Server::start(&desk);
    assert_eq!(server.get("/").status, 200);
    assert_eq!(server.stop("-TERM").code(), Some(0));
    assert!(desk.tree(".") == before);
}

#[test]
fn building_beside_it_is_no_change() {
    let desk = Desk::with_portal();
    let server = Server::start(&desk);
    let count = server.lines().len();
    assert_eq!(desk.build(&[]).status, 0);
    desk.put("content/halaman/baru.md", "---\njudul: Baru\n---\n\nIsi baru.\n");
    // The folder is new too; the system may tell of it before there is anything in it.
    server.wait_after(count, "content/halaman");
    let lines = server.lines();
    let builds = lines.iter().skip(count).filter(|line| line.contains(" → ")).count();
    assert_eq!(builds, 1, "{lines:#?}");
}

#[test]
fn a_portal_that_is_not_there_cannot_be_shown() {
    let desk = Desk::new();
    let run = desk.run(&["serve", "--port", "0", "--date", DATE]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("folder content tidak ada"), "{}", run.stderr);
}

#[test]
fn messages_follow_the_language_asked_for() {
    let desk = Desk::with_portal();
    let run = desk.run(&["serve", "--content", "lain", "--lang", "en", "--date", DATE]);
    assert!(run.stderr.contains("there is no folder lain"), "{}", run.stderr);
}
