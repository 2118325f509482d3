//! What open pages are told, and what they learn when they ask.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;

use serde_json::Value;

use crate::common::{BASE, Desk};
use crate::server::Server;

/// An open page: what its script knows.
struct Page {
    folder: String,
    path: &'static str,
    tag: String,
    shape: String,
    problems: String,
}

impl Page {
    fn open(server: &Server, path: &'static str) -> Page {
        let html = server.get(path).text();
        let attribute = |name: &str| {
            let start = format!("{name}=\"");
            let element = html.split("<script src=\"/.zi-site/").nth(1).expect("the script");
            let value = element.split(&start).nth(1).and_then(|rest| rest.split('"').next());
            value.expect("the attribute").to_string()
        };
        let token = html.split("/.zi-site/").nth(1).and_then(|it| it.split('/').next());
        Page {
            folder: format!("/.zi-site/{}", token.expect("a token")),
            path,
            tag: attribute("data-tag"),
            shape: attribute("data-shape"),
            problems: String::new(),
        }
    }

    fn ask(&mut self, server: &Server) -> Value {
        let Page { folder, path, tag, shape, problems } = self;
        let path = path.replace('/', "%2F");
        let query = format!("path={path}&tag={tag}&shape={shape}&problems={problems}");
        let answer = server.get(&format!("{folder}/keadaan?{query}"));
        let state: Value = serde_json::from_slice(&answer.body).expect("JSON");
        self.problems = state["problemsTag"].as_str().expect("a tag").to_string();
        state
    }

    /// Opens a stream and reads its head and the first event.
    fn listen(&self, server: &Server) -> BufReader<TcpStream> {
        let mut stream = server.connect();
        let (folder, host) = (&self.folder, server.address);
        write!(stream, "GET {folder}/kabar HTTP/1.1\r\nHost: {host}\r\n\r\n").expect("it is sent");
        let mut stream = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            stream.read_line(&mut head).expect("a head");
        }
        assert!(head.contains("Content-Type: text/event-stream"), "{head}");
        await_news(&mut stream);
        stream
    }
}

fn await_news(stream: &mut impl BufRead) {
    let mut line = String::new();
    while line != "event: news\n" {
        line.clear();
        assert!(stream.read_line(&mut line).expect("news in time") > 0, "the stream has ended");
    }
}

fn service(name: &str) -> String {
    let (_, text) = BASE.iter().find(|(path, _)| *path == "layanan/dasar.yaml").expect("a service");
    text.replace("Layanan Dasar", name)
}

#[test]
fn only_pages_that_differ_are_told_to_load_again() {
    let desk = Desk::with_portal();
    desk.put("content/halaman/lain.md", "---\njudul: Lain\n---\n\nIsi.\n");
    let server = Server::start(&desk);
    let (mut page, mut other) =
        (Page::open(&server, "/layanan/dasar.html"), Page::open(&server, "/lain.html"));
    let mut stream = page.listen(&server);
    assert_eq!(page.ask(&server)["change"], "none");
    desk.put(
        "content/layanan/dasar.yaml",
        &service("Layanan Dasar").replace("Datang", "Mendaftar"),
    );
    await_news(&mut stream);
    assert_eq!(page.ask(&server)["change"], "page");
    assert_eq!(other.ask(&server)["change"], "none");
    assert_eq!(Page::open(&server, "/layanan/dasar.html").ask(&server)["change"], "none");
}

#[test]
fn a_page_that_was_missing_is_told_when_it_is_there() {
    let desk = Desk::with_portal();
    let server = Server::start(&desk);
    let mut missing = Page::open(&server, "/baru.html");
    let mut stream = missing.listen(&server);
    assert_eq!(missing.ask(&server)["change"], "none");
    desk.put("content/halaman/baru.md", "---\njudul: Baru\n---\n\nIsi.\n");
    await_news(&mut stream);
    assert_eq!(missing.ask(&server)["change"], "page");
}

#[test]
fn a_new_style_sheet_is_told_by_its_address() {
    let desk = Desk::with_portal();
    desk.put("themes/default/static/css/style.css", "body { color: black; }");
    let server = Server::start(&desk);
    let mut page = Page::open(&server, "/");
    let mut stream = page.listen(&server);
    desk.put("themes/default/static/css/style.css", "body { color: navy; }");
    await_news(&mut stream);
    let state = page.ask(&server);
    assert_eq!(state["change"], "styles", "{state}");
    let sheet = state["styles"][0].as_str().expect("an address");
    assert_eq!(server.get(&format!("/{sheet}")).text(), "body { color: navy; }");
}

#[test]
fn problems_are_told_in_the_words_of_the_terminal_and_go_away() {
    let desk = Desk::with_portal();
    let server = Server::start(&desk);
    let mut page = Page::open(&server, "/");
    let mut stream = page.listen(&server);
    assert_eq!(page.ask(&server)["problems"], Value::Null);
    desk.put(
        "content/layanan/dasar.yaml",
        &service("Layanan Dasar").replace("biaya: gratis", "biaya: 10.000"),
    );
    await_news(&mut stream);
    let state = page.ask(&server);
    assert_eq!(state["change"], "none", "the last good site stays up");
    let problem = &state["problems"]["list"][0];
    assert_eq!(state["problems"]["errors"], 1);
    assert_eq!(problem["place"], "content/layanan/dasar.yaml:8:8");
    assert_eq!(problem["excerpt"], "biaya: 10.000");
    server.wait_for(&format!("kesalahan[{}]", problem["code"].as_str().expect("a code")));
    for key in ["message", "help"] {
        let words = problem[key].as_str().expect("words");
        assert!(!words.is_empty(), "{key}");
        server.wait_for(words);
    }
    assert_eq!(page.ask(&server)["problems"], Value::Null, "they are sent once");
    desk.put("content/layanan/dasar.yaml", &service("Layanan Dasar"));
    await_news(&mut stream);
    let state = page.ask(&server);
    assert_eq!((&state["problems"], state["problemsTag"].as_str()), (&Value::Null, Some("")));
}

#[test]
fn without_a_good_site_there_is_a_page_that_says_so() {
    let desk = Desk::with_portal();
    desk.put("content/layanan/dasar.yaml", "nama: [\n");
    let server = Server::start(&desk);
    let answer = server.get("/layanan/dasar.html");
    assert_eq!(answer.status, 503);
    let mut page = Page::open(&server, "/layanan/dasar.html");
    assert!(page.ask(&server)["problems"]["errors"].as_u64() > Some(0));
    let mut stream = page.listen(&server);
    desk.put("content/layanan/dasar.yaml", &service("Layanan Dasar"));
    await_news(&mut stream);
    assert_eq!(page.ask(&server)["change"], "page");
    assert_eq!(server.get("/layanan/dasar.html").status, 200);
}

#[test]
fn streams_are_bounded_and_the_oldest_ends() {
    const STREAMS_MAX: usize = 64;
    let desk = Desk::with_portal();
    let server = Server::start(&desk);
    let page = Page::open(&server, "/");
    let mut streams: Vec<_> = (0..=STREAMS_MAX).map(|_| page.listen(&server)).collect();
    desk.put("content/layanan/dasar.yaml", &service("Layanan Lain"));
    let mut oldest = streams.remove(0);
    await_news(&mut streams[0]);
    await_news(streams.last_mut().expect("many"));
    // It is ended by its last chunk, so that a browser comes back.
    let mut told = String::new();
    while !told.ends_with("0\r\n\r\n") {
        assert!(oldest.read_line(&mut told).expect("the stream goes on") > 0, "{told}");
    }
    assert!(!told.contains("news"), "{told}");
}
