//! Links to other sites, asked on request: against a server of this test.

mod common;

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use common::{DATE, Desk, Run};
use serde_json::Value;

/// A server that answers by path and remembers what it was asked.
struct Server {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let log = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                answer(stream, &log);
            }
        });
        Self { address, asked }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Gives what was asked since the last call, as `HEAD /path`.
    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().expect("no thread panicked"))
    }
}

fn answer(mut stream: TcpStream, log: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().expect("a second handle")).lines();
    let Some(Ok(line)) = lines.next() else { return };
    while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
    let asked = line.trim_end_matches(" HTTP/1.1").to_string();
    let status = match asked.as_str() {
        "HEAD /tanpa-head" => "405 Method Not Allowed",
        "HEAD /pindah" | "GET /pindah" => "301 Moved Permanently\r\nLocation: /ada",
        "HEAD /sementara" => "302 Found\r\nLocation: /ada",
        "HEAD /putar" | "GET /putar" => "301 Moved Permanently\r\nLocation: /putar",
        "HEAD /masuk" | "GET /masuk" => "403 Forbidden",
        "HEAD /hilang" | "GET /hilang" => "404 Not Found",
        _ => "200 OK",
    };
    log.lock().expect("no thread panicked").push(asked);
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    // Who closes early has heard enough.
    let _ = stream.write_all(head.as_bytes());
}

/// A portal with one page that links to these addresses, one a line.
fn desk(urls: &[String]) -> Desk {
    let desk = Desk::with_portal();
    let links: Vec<_> = urls.iter().map(|url| format!("- [situs]({url})\n")).collect();
    desk.put("content/halaman/a.md", &format!("---\njudul: A\n---\n{}", links.concat()));
    desk
}

fn check(desk: &Desk, more: &[&str]) -> Run {
    let arguments = [&["check", "--external", "--date", DATE, "--format", "json"], more].concat();
    let mut command = desk.command(&arguments);
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(name).env_remove(name.to_uppercase());
    }
    common::run(&mut command)
}

/// Code and line of each finding.
fn findings(run: &Run) -> Vec<(String, u64)> {
    let values = run.stdout.lines().map(|line| serde_json::from_str(line).expect("a JSON line"));
    let finding = |value: Value| {
        let code = value["code"].as_str().expect("a code").to_string();
        (code, value["line"].as_u64().unwrap_or_default())
    };
    values.map(finding).collect()
}

fn expected(list: &[(&str, u64)]) -> Vec<(String, u64)> {
    list.iter().map(|(code, line)| ((*code).to_string(), *line)).collect()
}

#[test]
fn each_answer_is_told_at_its_link_and_fails_nothing() {
    let server = Server::start();
    let closed = {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        format!("http://{}/", listener.local_addr().expect("an address"))
    };
    let paths =
        ["/ada", "/tanpa-head", "/pindah", "/sementara", "/masuk", "/hilang#atas", "/putar"];
    let mut urls: Vec<String> = paths.iter().map(|path| server.url(path)).collect();
    urls.push(closed);
    let desk = desk(&urls);
    let run = check(&desk, &["--strict"]);
    let wanted = [("ZI228", 9), ("ZI229", 10), ("ZI229", 11), ("ZI230", 6)];
    let mut found = findings(&run);
    found.sort();
    assert_eq!(found, expected(&wanted), "{}", run.stdout);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains(&server.url("/ada")), "the new address is told: {}", run.stdout);
}

#[test]
fn good_answers_are_kept_and_bad_ones_asked_for_again() {
    let server = Server::start();
    let desk = desk(&[server.url("/ada"), server.url("/pindah"), server.url("/hilang")]);
    let first = check(&desk, &[]);
    assert!(server.asked().contains(&"HEAD /ada".to_string()));
    let again = check(&desk, &[]);
    assert_eq!(findings(&first), findings(&again));
    assert_eq!(server.asked(), ["HEAD /hilang", "GET /hilang"]);
    let cache = String::from_utf8(desk.tree(".zi-site")["tautan.json"].clone()).expect("text");
    assert!(!cache.contains("/hilang"), "{cache}");
    desk.put(".zi-site/tautan.json", &cache.replace("\"date\": \"2", "\"date\": \"1"));
    check(&desk, &[]);
    assert!(server.asked().contains(&"HEAD /ada".to_string()), "an old answer is asked for again");
}

#[test]
fn what_is_to_be_skipped_is_not_asked_for() {
    let server = Server::start();
    let desk = desk(&[server.url("/dalam/hilang"), "https://contoh.example/".to_string()]);
    let situs = format!("{}lewati_tautan: [\"{}\"]\n", common::BASE[0].1, server.url("/dalam/"));
    desk.put("content/situs.yaml", &format!("{situs}lapor: {}\n", server.url("/hilang")));
    let run = check(&desk, &[]);
    assert_eq!(findings(&run), expected(&[("ZI228", 7)]), "{}", run.stdout);
    assert_eq!(server.asked(), ["HEAD /hilang", "GET /hilang"]);
}

#[test]
fn only_that_check_asks() {
    let server = Server::start();
    let desk = desk(&[server.url("/hilang")]);
    assert_eq!(desk.build(&["--strict"]).status, 0);
    assert_eq!(desk.run(&["check", "--date", DATE, "--strict"]).status, 0);
    assert!(server.asked().is_empty());
    assert!(!desk.path(".zi-site").exists());
}
