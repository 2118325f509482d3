//! Files of the site, as an honest server sends them.

use crate::common::Desk;
use crate::server::{Answer, Server};

/// An attachment of a known size, with bytes that tell their place.
const ATTACHMENT: &str = "0123456789abcdefghijklmnopqrstuvwxyz";

fn server() -> (Desk, Server) {
    let desk = Desk::with_portal();
    desk.put("content/berkas/angka.txt", ATTACHMENT);
    desk.put("content/berkas/nama dengan spasi.txt", "Spasi");
    let alias =
        "---\njudul: Profil\nalias: [lama/profil.html, tua/index.html]\n---\n\nIsi profil.\n";
    desk.put("content/halaman/profil.md", alias);
    let server = Server::start(&desk);
    (desk, server)
}

/// A page without the script of the preview.
fn without_script(answer: &Answer) -> String {
    let page = answer.text();
    let (before, rest) = page.split_once("<script src=\"/.zi-site/").expect("the script");
    let (_, after) = rest.split_once("</script>").expect("its end");
    format!("{before}{after}")
}

#[test]
fn every_file_is_what_build_writes() {
    let (desk, server) = server();
    assert_eq!(desk.build(&[]).status, 0);
    let tree = desk.tree("public");
    let published = tree.iter().filter(|(path, _)| !path.starts_with(".zi-site"));
    let mut count = 0;
    for (path, bytes) in published {
        let answer = server.get(&format!("/{}", path.replace(' ', "%20")));
        assert_eq!(answer.status, 200, "{path}");
        let is_page = path.ends_with(".html");
        let sent = if is_page { without_script(&answer).into_bytes() } else { answer.body };
        assert!(sent == *bytes, "{path} differs");
        assert!(!String::from_utf8_lossy(bytes).contains("/.zi-site/"), "{path} has a trace");
        count += 1;
    }
    assert!(count > 20, "{count} files");
}

#[test]
fn types_are_told() {
    let (_desk, server) = server();
    let cases = [
        ("/", "text/html; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/cari/indeks.js", "text/javascript; charset=utf-8"),
        ("/berkas/angka.txt", "text/plain; charset=utf-8"),
    ];
    for (target, media) in cases {
        assert_eq!(server.get(target).header("Content-Type"), Some(media), "{target}");
    }
}

#[test]
fn heads_are_like_answers_without_body() {
    let (_desk, server) = server();
    for target in ["/", "/berkas/angka.txt", "/tidak-ada.html", "/layanan"] {
        let (get, head) = (server.get(target), server.ask("HEAD", target, ""));
        assert_eq!(get.head, head.head, "{target}");
    }
}

#[test]
fn folders_have_an_index_and_old_addresses_lead_on() {
    let (_desk, server) = server();
    assert_eq!(server.get("/layanan/").body, server.get("/layanan/index.html").body);
    let moved = server.get("/layanan");
    assert_eq!((moved.status, moved.header("Location")), (302, Some("/layanan/")));
    for old in ["/lama/profil.html", "/tua/"] {
        assert!(server.get(old).text().contains("profil.html"), "{old}");
    }
    assert_eq!(server.get("/tua").header("Location"), Some("/tua/"));
    assert_eq!(server.get("/berkas/nama%20dengan%20spasi.txt").text(), "Spasi");
}

#[test]
fn what_is_not_there_is_told_by_the_page_of_the_site() {
    let (_desk, server) = server();
    let missing = server.get("/tidak/ada.html");
    assert_eq!(missing.status, 404);
    assert_eq!(missing.body, server.get("/404.html").body);
    let known = missing.header("ETag").expect("a tag").to_string();
    let again = server.ask("GET", "/tidak/ada.html", &format!("If-None-Match: {known}\r\n"));
    assert_eq!(again.status, 404);
}

#[test]
fn a_known_version_is_not_sent_again() {
    let (desk, server) = server();
    for (target, file, text) in [
        ("/berkas/angka.txt", "content/berkas/angka.txt", "lain"),
        ("/profil.html", "content/halaman/profil.md", "---\njudul: Profil lain\n---\n\nIsi.\n"),
    ] {
        let tag = server.get(target).header("ETag").expect("a tag").to_string();
        let ask = |headers: &str| server.ask("GET", target, headers);
        for known in [tag.clone(), format!("\"x\", W/{tag}"), "*".to_string()] {
            let answer = ask(&format!("If-None-Match: {known}\r\n"));
            assert_eq!((answer.status, answer.body.len()), (304, 0), "{known}");
            assert_eq!(answer.header("ETag"), Some(tag.as_str()));
        }
        assert_eq!(ask("If-None-Match: \"x\"\r\n").status, 200);
        let count = server.lines().len();
        desk.put(file, text);
        server.wait_after(count, " → ");
        assert_eq!(ask(&format!("If-None-Match: {tag}\r\n")).status, 200, "{target} has changed");
    }
}

#[test]
fn parts_are_sent() {
    let (_desk, server) = server();
    let target = "/berkas/angka.txt";
    let tag = server.get(target).header("ETag").expect("a tag").to_string();
    let cases = [
        ("bytes=0-9", 206, "0123456789", "bytes 0-9/36"),
        ("bytes=30-", 206, "uvwxyz", "bytes 30-35/36"),
        ("bytes=-2", 206, "yz", "bytes 34-35/36"),
        ("bytes=35-99", 206, "z", "bytes 35-35/36"),
        ("bytes=0-1,4-5", 200, ATTACHMENT, ""),
        ("bytes=9-3", 200, ATTACHMENT, ""),
    ];
    for (range, status, body, part) in cases {
        let answer = server.ask("GET", target, &format!("Range: {range}\r\n"));
        assert_eq!((answer.status, answer.text().as_str()), (status, body), "{range}");
        assert_eq!(answer.header("Content-Range").unwrap_or_default(), part, "{range}");
    }
    let beyond = server.ask("GET", target, "Range: bytes=36-\r\n");
    assert_eq!((beyond.status, beyond.header("Content-Range")), (416, Some("bytes */36")));
    let same = server.ask("GET", target, &format!("Range: bytes=0-1\r\nIf-Range: {tag}\r\n"));
    assert_eq!((same.status, same.text().as_str()), (206, "01"));
    let other = server.ask("GET", target, "Range: bytes=0-1\r\nIf-Range: \"x\"\r\n");
    assert_eq!((other.status, other.text().as_str()), (200, ATTACHMENT));
    let page = server.ask("GET", "/", "Range: bytes=0-14\r\nAccept-Encoding: gzip\r\n");
    assert_eq!((page.status, page.text().as_str()), (206, "<!DOCTYPE html>"));
}

#[test]
fn texts_are_compressed_for_those_who_ask() {
    let (_desk, server) = server();
    let whole = server.get("/cari/indeks.js");
    let packed = server.ask("GET", "/cari/indeks.js", "Accept-Encoding: br, gzip\r\n");
    assert_eq!(packed.header("Content-Encoding"), Some("gzip"));
    assert_eq!(packed.header("Vary"), Some("Accept-Encoding"));
    assert_ne!(packed.header("ETag"), whole.header("ETag"));
    assert!(packed.body.len() < whole.body.len());
    let mut unpacked = Vec::new();
    let mut reader = flate2::read::GzDecoder::new(packed.body.as_slice());
    std::io::Read::read_to_end(&mut reader, &mut unpacked).expect("it is gzip");
    assert!(unpacked == whole.body);
    for target in ["/cari/indeks.js", "/berkas/angka.txt"] {
        let headers = if target.ends_with("js") {
            "Accept-Encoding: gzip;q=0\r\n"
        } else {
            "Accept-Encoding: gzip\r\n"
        };
        assert_eq!(server.ask("GET", target, headers).header("Content-Encoding"), None, "{target}");
    }
}

#[test]
fn a_site_for_a_folder_of_a_host_has_its_page_for_lost_visitors() {
    let desk = Desk::with_portal();
    let situs = crate::common::read(&desk.path("content/situs.yaml"));
    desk.put("content/situs.yaml", &situs.replace("uji.example/", "uji.example/kota/portal/"));
    let server = Server::start(&desk);
    let lost = server.get("/tidak/ada.html");
    assert_eq!(lost.status, 404);
    let text = lost.text();
    let sheet = text.split('"').find(|it| it.starts_with("/kota/portal/aset/"));
    assert_eq!(server.get(sheet.expect("it names its style sheet whole")).status, 200);
    assert_eq!(server.get("/kota/portal/").body.len(), server.get("/").body.len());
    assert_eq!(server.get("/kota/portalaset/").status, 404);
}
