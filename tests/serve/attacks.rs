//! What a preview server must survive. After each attack it still answers.

use std::io::{BufReader, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use crate::common::{BASE, DATE, Desk};
use crate::server::{Server, read_answer};

/// Something that is beside the content and must never be seen.
const SECRET: &str = "rahasia-di-luar-situs";

/// How long to wait for an answer that need not come.
const FORGOTTEN_AFTER: Duration = Duration::from_millis(500);

fn server() -> (Desk, Server) {
    let desk = Desk::with_portal();
    desk.put("rahasia.txt", SECRET).put("content/.env", SECRET).put("content/catatan.tmp", SECRET);
    desk.put("content/berkas/formulir.txt", "Formulir");
    let server = Server::start(&desk);
    (desk, server)
}

/// Sends an attack; its status must be one of these, and no answer counts as 0.
fn attack(server: &Server, bytes: &[u8], allowed: &[u16]) {
    let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(120)]).into_owned();
    let answer = server.send(bytes);
    let status = answer.as_ref().map_or(0, |answer| answer.status);
    assert!(allowed.contains(&status), "{status} for {shown:?}");
    if let Some(answer) = answer.filter(|answer| answer.status != 417 && !answer.body.is_empty()) {
        assert!(!answer.text().contains(SECRET), "{shown:?}");
        assert_eq!(answer.header("X-Content-Type-Options"), Some("nosniff"), "{shown:?}");
        assert_eq!(answer.header("Cache-Control"), Some("no-store"), "{shown:?}");
        assert_eq!(answer.header("Access-Control-Allow-Origin"), None, "{shown:?}");
    }
    assert_alive(server, &shown);
}

fn assert_alive(server: &Server, after: &str) {
    assert_eq!(server.get("/").status, 200, "after {after:?}");
}

fn with_host(server: &Server, line: &str, headers: &str) -> Vec<u8> {
    format!("{line}\r\nHost: {}\r\n{headers}\r\n", server.address).into_bytes()
}

#[test]
fn no_path_leaves_the_site() {
    let (_desk, server) = server();
    let refused = [
        "/../rahasia.txt",
        "/../../etc/passwd",
        "/%2e%2e/rahasia.txt",
        "/..%2frahasia.txt",
        "/%2e%2e%2frahasia.txt",
        "/%2E%2E%5Crahasia.txt",
        "/..\\rahasia.txt",
        "/..%5crahasia.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "///rahasia.txt",
        "/./index.html",
        "/layanan/./dasar.html",
        "/layanan/../index.html",
        "/berkas/..%2f..%2frahasia.txt",
        "/%00",
        "/index.html%00.css",
        "/%0d%0aSet-Cookie:%20a=b",
        "/%ff%fe",
        "/%",
        "/%4",
        "/%zz",
        "/a%5c..%5cb",
        "/\\evil.example",
    ];
    for path in refused {
        attack(&server, &with_host(&server, &format!("GET {path} HTTP/1.1"), ""), &[400]);
    }
    let unknown = [
        "/%252e%252e/rahasia.txt",
        "/%252e%252e%252frahasia.txt",
        "/etc/passwd",
        "/rahasia.txt",
        "/C:/Windows/win.ini",
        "/C:%2fWindows",
        "/CON",
        "/aux.html",
        "/.env",
        "/.git/config",
        "/.zi-site/",
        "/.zi-site/0123456789abcdef/keadaan",
        "/catatan.tmp",
        "/content/situs.yaml",
        "/situs.yaml",
        "/INDEX.HTML",
        "/index.html/",
        "/layanan/dasar.html/..",
        "/berkas/.",
    ];
    for path in unknown {
        attack(&server, &with_host(&server, &format!("GET {path} HTTP/1.1"), ""), &[400, 404]);
    }
}

#[test]
fn a_link_out_of_the_content_is_not_followed() {
    let (desk, server) = server();
    assert_eq!(server.get("/berkas/formulir.txt").text(), "Formulir");
    std::fs::remove_file(desk.path("content/berkas/formulir.txt")).expect("it is there");
    std::os::unix::fs::symlink(desk.path("rahasia.txt"), desk.path("content/berkas/formulir.txt"))
        .expect("a link");
    server.wait_for("kesalahan");
    attack(&server, &with_host(&server, "GET /berkas/formulir.txt HTTP/1.1", ""), &[404]);
    std::fs::rename(desk.path("content/berkas"), desk.path("content/lama")).expect("moved");
    std::fs::create_dir(desk.path("luar")).expect("a folder");
    desk.put("luar/formulir.txt", SECRET);
    std::os::unix::fs::symlink(desk.path("luar"), desk.path("content/berkas")).expect("a link");
    attack(&server, &with_host(&server, "GET /berkas/formulir.txt HTTP/1.1", ""), &[404]);
}

#[test]
fn nothing_that_was_asked_comes_back() {
    let (_desk, server) = server();
    let marks =
        ["<script>alert(7)</script>", "%3Cscript%3Ealert(7)%3C/script%3E", "%22onx=%22alert(7)"];
    for mark in marks {
        for target in [format!("/{mark}"), format!("/?q={mark}"), format!("/layanan?{mark}")] {
            let answer = server.get(&target);
            assert!(!format!("{}{}", answer.head, answer.text()).contains("alert(7)"), "{target}");
        }
    }
    for path in ["/layanan", "/layanan?x=//evil.example", "//layanan", "/\\layanan", "/%2flayanan"]
    {
        let answer = server.get(path);
        let to = answer.header("Location").unwrap_or("/layanan/");
        assert_eq!(to, "/layanan/", "{path}");
    }
}

#[test]
fn foreign_names_are_refused() {
    let (_desk, server) = server();
    let port = server.address.port();
    let ask =
        |hosts: &str, target: &str| format!("GET {target} HTTP/1.1\r\n{hosts}\r\n").into_bytes();
    for good in ["127.0.0.1", "localhost", "[::1]", "LOCALHOST"] {
        attack(&server, &ask(&format!("Host: {good}:{port}\r\n"), "/"), &[200]);
    }
    let foreign = [
        "evil.example".to_string(),
        format!("evil.example:{port}"),
        "127.0.0.1".to_string(),
        format!("localhost.evil.example:{port}"),
        format!("127.0.0.1.nip.example:{port}"),
        format!("127.0.0.1:{port}@evil.example"),
        format!("0.0.0.0:{port}"),
        format!("2130706433:{port}"),
        format!("[::ffff:127.0.0.1]:{port}"),
        String::new(),
    ];
    for host in foreign {
        attack(&server, &ask(&format!("Host: {host}\r\n"), "/"), &[400, 403]);
    }
    attack(&server, &ask("", "/"), &[400]);
    attack(
        &server,
        &ask(&format!("Host: localhost:{port}\r\nHost: evil.example\r\n"), "/"),
        &[400],
    );
    let good = format!("Host: localhost:{port}\r\n");
    attack(&server, &ask(&good, "http://evil.example/"), &[400]);
    attack(&server, &ask(&good, &format!("http://localhost:{port}/")), &[400]);
}

#[test]
fn other_sites_cannot_read_or_listen() {
    let (_desk, server) = server();
    let page = server.get("/").text();
    let folder = page.split("src=\"/.zi-site/").nth(1).and_then(|it| it.split('/').next());
    let folder = format!("/.zi-site/{}", folder.expect("the script of the preview"));
    for name in ["keadaan", "kabar", "pratinjau.js"] {
        let target = format!("{folder}/{name}");
        for header in [
            "Origin: http://evil.example",
            "Origin: null",
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Site: same-site",
        ] {
            let answer = server.ask("GET", &target, &format!("{header}\r\n"));
            assert_eq!(answer.status, 403, "{name} for {header}");
        }
    }
    let origin = format!("Origin: http://{}\r\nSec-Fetch-Site: same-origin\r\n", server.address);
    assert_eq!(server.ask("GET", &format!("{folder}/keadaan"), &origin).status, 200);
    let preflight = "Origin: http://evil.example\r\nAccess-Control-Request-Method: GET\r\n\
                     Access-Control-Request-Private-Network: true\r\n";
    attack(&server, &with_host(&server, "OPTIONS / HTTP/1.1", preflight), &[405]);
    let answer = server.ask("GET", "/", "Origin: http://evil.example\r\n");
    assert_eq!(answer.header("Access-Control-Allow-Origin"), None);
    assert_eq!(answer.header("Cross-Origin-Resource-Policy"), Some("same-origin"));
}

#[test]
fn only_reading_is_allowed() {
    let (_desk, server) = server();
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"] {
        attack(&server, &with_host(&server, &format!("{method} / HTTP/1.1"), ""), &[405]);
        let answer = server.ask(method, "/", "");
        assert_eq!(answer.header("Allow"), Some("GET, HEAD"), "{method}");
    }
    let bodies = [
        "Content-Length: 4\r\n",
        "Content-Length: 999999999999999\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 2000\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Content-Length: 4\r\nContent-Length: 5\r\n",
        "Transfer-Encoding: identity, chunked\r\n",
        "Content-Length: 99999999999999999999999\r\n",
    ];
    for body in bodies {
        for method in ["GET", "POST"] {
            let mut stream = server.connect();
            // A request with a huge body is forgotten, and never answered.
            stream.set_read_timeout(Some(FORGOTTEN_AFTER)).expect("a timeout");
            let head = with_host(&server, &format!("{method} / HTTP/1.1"), body);
            stream.write_all(&[&head, &b"abcd"[..]].concat()).expect("it is sent");
            stream.shutdown(std::net::Shutdown::Write).expect("it ends");
            let answer = read_answer(&mut BufReader::new(stream), false);
            let status = answer.map_or(0, |answer| answer.status);
            assert!([0, 400].contains(&status), "{status} for {method} with {body:?}");
            assert_alive(&server, body);
        }
    }
}

#[test]
fn broken_and_huge_requests_do_no_harm() {
    let (_desk, server) = server();
    let host = format!("Host: {}\r\n", server.address);
    let many = (0..20_000).fold(String::new(), |all, number| all + &format!("X-{number}: a\r\n"));
    let ranges = (0..2_000).map(|it| format!("{it}-{it}")).collect::<Vec<_>>().join(",");
    let attacks: [(&str, Vec<u8>, &[u16]); 12] = [
        ("another version", format!("GET / HTTP/9.9\r\n{host}\r\n").into_bytes(), &[400, 505]),
        ("no version", format!("GET /\r\n{host}\r\n").into_bytes(), &[400]),
        (
            "a TLS hello",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n".to_vec(),
            &[0, 400],
        ),
        ("NULs", [&[0; 4096][..], b"\r\n\r\n"].concat(), &[0, 400]),
        (
            "a long path",
            format!("GET /{} HTTP/1.1\r\n{host}\r\n", "a".repeat(100_000)).into_bytes(),
            &[400],
        ),
        (
            "a long header",
            format!("GET / HTTP/1.1\r\n{host}X: {}\r\n\r\n", "a".repeat(1 << 20)).into_bytes(),
            &[200],
        ),
        ("many headers", format!("GET / HTTP/1.1\r\n{host}{many}\r\n").into_bytes(), &[200]),
        (
            "many ranges",
            format!("GET / HTTP/1.1\r\n{host}Range: bytes={ranges}\r\n\r\n").into_bytes(),
            &[200],
        ),
        ("no colon", format!("GET / HTTP/1.1\r\n{host}nonsense\r\n\r\n").into_bytes(), &[400]),
        (
            "other letters",
            format!("GET / HTTP/1.1\r\n{host}X: \u{e9}\r\n\r\n").into_bytes(),
            &[0, 400],
        ),
        (
            "an odd hope",
            format!("GET / HTTP/1.1\r\n{host}Expect: tea\r\n\r\n").into_bytes(),
            &[417],
        ),
        ("lines of LF", format!("GET / HTTP/1.1\n{}\n\n", host.trim()).into_bytes(), &[0, 400]),
    ];
    for (name, bytes, allowed) in attacks {
        let mut stream = server.connect();
        // It may be refused in the middle.
        let _ = stream.write_all(&bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let status = read_answer(&mut BufReader::new(stream), false).map_or(0, |it| it.status);
        assert!(allowed.contains(&status), "{status} for {name}");
        assert_alive(&server, name);
    }
}

#[test]
fn slow_and_idle_clients_hold_up_nobody() {
    let (_desk, server) = server();
    let idle: Vec<TcpStream> = (0..200).map(|_| server.connect()).collect();
    let mut slow: Vec<TcpStream> = (0..100).map(|_| server.connect()).collect();
    for round in 0..5 {
        for stream in &mut slow {
            stream.write_all(&b"GET / HTTP/1.1\r\n"[round..=round]).expect("it is sent");
        }
        assert_alive(&server, "slow clients");
    }
    // These ask and never read.
    let deaf: Vec<TcpStream> = (0..100).map(|_| server.connect()).collect();
    for mut stream in &deaf {
        let ask = with_host(&server, "GET /layanan/dasar.html HTTP/1.1", "");
        stream.write_all(&ask.repeat(200)).expect("it is sent");
    }
    for (path, _) in BASE.iter().take(3) {
        assert_alive(&server, path);
    }
    drop((idle, slow, deaf));
    assert_alive(&server, "all of them have gone");
}

#[test]
fn after_the_files_of_the_system_are_used_up_it_answers_again() {
    const FILES_MAX: usize = 64;
    let desk = Desk::with_portal();
    let mut command = Command::new("sh");
    let program = env!("CARGO_BIN_EXE_zi-site");
    let line = format!("ulimit -n {FILES_MAX} && exec {program} serve --port 0 --date {DATE}");
    command.current_dir(desk.path(".")).args(["-c", &line]);
    let server = Server::start_command(command);
    let idle: Vec<TcpStream> = (0..FILES_MAX).map(|_| server.connect()).collect();
    drop(idle);
    assert_alive(&server, "64 idle clients");
}

#[test]
fn places_for_answers_cannot_be_taken_by_those_who_send_nothing() {
    /// More than there are places.
    const CLIENTS: usize = 450;
    let (_desk, server) = server();
    let request = with_host(&server, "GET / HTTP/1.1", "Content-Length: 5000\r\n");
    let held: Vec<TcpStream> = (0..CLIENTS)
        .map(|_| {
            let mut stream = server.connect();
            stream.write_all(&request).expect("sent");
            stream
        })
        .collect();
    assert_alive(&server, "bodies that never come");
    let mut greedy = server.connect();
    let requests = with_host(&server, "GET / HTTP/1.1", "").repeat(CLIENTS);
    greedy.write_all(&requests).expect("sent");
    assert_alive(&server, "many requests on one connection");
    drop(held);
}
