//! Attachments: what is refused, what is cleaned, and that neither bombs nor rubbish stop a build.

mod common;

use std::io::{Cursor, Write as _};

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};
use zi_site::build::Outcome;
use zi_site::source::{Attachment, Sources};
use zi_site::write::Content as Written;

/// A number with the structure of a NIK, in a region that is not in use.
const NIK: &str = "3379721508909876";

/// Builds the small portal with an attachment and a page that links to it.
fn build(path: &str, bytes: &[u8]) -> Outcome {
    let page = format!("---\njudul: Unduhan\n---\n[Berkasnya](</{path}>)\n");
    let page = ("halaman/unduhan.md", page.as_str());
    let texts: Vec<_> = common::BASE.iter().copied().chain([page]).collect();
    let mut sources = Sources::from_texts(&texts);
    sources.attachments.insert(path.to_string(), Attachment::in_memory(path, bytes));
    common::build_sources(&sources)
}

fn codes(path: &str, bytes: &[u8]) -> Vec<&'static str> {
    common::codes(&build(path, bytes))
}

/// What is published of an attachment.
fn published(path: &str, bytes: &[u8]) -> Vec<u8> {
    let outcome = build(path, bytes);
    let artifacts = outcome.artifacts.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics));
    let artifact = artifacts.into_iter().find(|it| it.path == path).expect("it is published");
    match artifact.content {
        Written::Bytes(bytes) => bytes,
        Written::File(path) => panic!("{} is on disk", path.display()),
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn programs_keys_dumps_and_leftovers_are_refused() {
    for name in [
        "a.php",
        "a.PhP5",
        "a.phtml",
        "a.phar",
        "a.pht",
        "a.cgi",
        "a.pl",
        "a.asp",
        "a.aspx",
        "a.jsp",
        "a.exe",
        "a.bat",
        "a.sh",
        "foto.php.jpg",
        "foto.php.",
        "server.key",
        "a.pem",
        "id_rsa",
        "dump.sql",
        "a.bak",
        "cookies.txt",
        "~$surat.docx",
        "a.tmp",
        "a.html",
        "a.xhtml",
        "a.js",
        "a.swf",
        "a.docm",
        "a.xlsm",
    ] {
        assert_eq!(codes(&format!("berkas/{name}"), b"a"), ["ZI050"], "{name}");
    }
    for name in ["a.txt", "surat.v2.txt", "rekap.csv", "video.mp4", "php-dasar.txt", "shell.txt"] {
        assert_eq!(codes(&format!("berkas/{name}"), b"a"), [""; 0], "{name}");
    }
}

#[test]
fn what_is_hidden_among_the_attachments_is_told_or_passed_over() {
    let desk = common::Desk::with_portal();
    for name in [".env", ".git/config", ".htaccess", "~$surat.docx"] {
        desk.put(&format!("content/berkas/{name}"), "a");
    }
    for name in [".DS_Store", "surat.txt~", ".surat.txt.swp", ".gitkeep"] {
        desk.put(&format!("content/berkas/{name}"), "a");
    }
    let run = desk.build(&["--format", "json"]);
    assert_eq!(run.stdout.matches("\"code\":\"ZI050\"").count(), 4, "{}", run.stdout);
}

#[test]
fn bytes_must_be_what_the_name_says() {
    let html = b"<html><script>alert(1)</script></html>";
    let php = b"<?php system($_GET['c']);";
    for (name, bytes) in [
        ("a.jpg", &html[..]),
        ("a.pdf", &html[..]),
        ("a.png", &php[..]),
        ("a.txt", &php[..]),
        ("a.docx", &b"%PDF-1.7"[..]),
        ("a.doc", &b"PK\x03\x04"[..]),
        ("a.dat", &b"-----BEGIN RSA PRIVATE KEY-----\n"[..]),
        ("a.dat", &b"\x7fELF\x02"[..]),
    ] {
        assert_eq!(codes(&format!("berkas/{name}"), bytes), ["ZI051"], "{name}");
    }
}

/// A JPEG of a camera: half red, half blue, with notes of where and how it was taken.
fn photo(width: u16, height: u16, orientation: u8) -> Vec<u8> {
    let mut pixels = Vec::new();
    for _ in 0..height {
        for x in 0..width {
            pixels.extend(if x < width / 2 { [220, 20, 20] } else { [20, 20, 220] });
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    encoder.add_exif_metadata(&exif(orientation)).expect("notes fit");
    encoder.add_app_segment(1, b"http://ns.adobe.com/xap/1.0/\0<x/>".to_vec()).expect("notes fit");
    encoder.encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb).expect("it is a picture");
    bytes
}

/// Notes of a camera: how it was held, and its latitude.
fn exif(orientation: u8) -> Vec<u8> {
    let mut notes = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    notes.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    notes.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]);
    notes.extend([0, 0, 0, 0]);
    notes.extend([0, 1, 0, 1, 0, 2, 0, 0, 0, 2, b'S', 0, 0, 0, 0, 0, 0, 0]);
    notes
}

#[test]
fn photos_lose_their_notes_and_keep_their_pixels() {
    let photo = photo(40, 20, 1);
    assert_eq!(codes("berkas/foto.jpg", &photo), ["ZI056"]);
    let cleaned = published("berkas/foto.jpg", &photo);
    for note in [&b"Exif"[..], b"MM\0\x2a", b"ns.adobe.com"] {
        assert!(contains(&photo, note) && !contains(&cleaned, note));
    }
    let scan = |bytes: &[u8]| bytes.windows(2).position(|it| it == [0xff, 0xda]).expect("a scan");
    assert_eq!(cleaned[scan(&cleaned)..], photo[scan(&photo)..]);
    assert_eq!(published("berkas/foto.jpg", &cleaned), cleaned);
    assert_eq!(codes("berkas/foto.jpg", &cleaned), [""; 0]);
    let with_tail = [&photo[..], b"<?php system(1);"].concat();
    assert_eq!(published("berkas/foto.jpg", &with_tail), cleaned);
}

#[test]
fn photos_are_turned_upright_and_made_smaller() {
    let turned = published("berkas/foto.jpg", &photo(40, 20, 6));
    let size = imagesize::blob_size(&turned).expect("a picture");
    assert_eq!((size.width, size.height), (20, 40));
    let (pixels, _) = decode(&turned);
    let (first, last) = (&pixels[..3], &pixels[pixels.len() - 3..]);
    assert!(first[0] > 150 && first[2] < 100, "red is above: {first:?}");
    assert!(last[2] > 150 && last[0] < 100, "blue is below: {last:?}");

    let large = published("berkas/foto.jpg", &photo(3200, 100, 1));
    let size = imagesize::blob_size(&large).expect("a picture");
    assert_eq!((size.width, size.height), (1600, 50));
    assert!(!contains(&large, b"Exif"));
    assert_eq!(large, published("berkas/foto.jpg", &photo(3200, 100, 1)), "bytes are the same");
}

fn decode(bytes: &[u8]) -> (Vec<u8>, usize) {
    let mut decoder =
        zune_jpeg::JpegDecoder::new(zune_jpeg::zune_core::bytestream::ZCursor::new(bytes));
    let pixels = decoder.decode().expect("a picture");
    (pixels, decoder.info().expect("a head").width.into())
}

#[test]
fn pages_know_the_size_of_the_published_picture() {
    let mut sources = Sources::from_texts(
        &[
            common::BASE,
            &[("halaman/foto.md", "---\njudul: Foto\n---\n![Loket](/berkas/foto.jpg)\n")],
        ]
        .concat(),
    );
    let photo = Attachment::in_memory("berkas/foto.jpg", &photo(3200, 1600, 6));
    sources.attachments.insert("berkas/foto.jpg".to_string(), photo);
    let outputs = common::outputs(&common::build_sources(&sources));
    let (_, page) = outputs.iter().find(|(url, _)| url.ends_with("foto.html")).expect("a page");
    assert!(page.contains("width=\"1600\" height=\"3200\""), "{page}");
}

/// A PNG with a note in it.
fn drawing(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.add_text_chunk("Author".to_string(), "seorang".to_string()).expect("a note");
    let mut writer = encoder.write_header().expect("a head");
    let pixels = [10, 200, 30, 128].repeat((width * height) as usize);
    writer.write_image_data(&pixels).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

#[test]
fn drawings_lose_their_notes_and_stay_lossless() {
    let cleaned = published("berkas/a.png", &drawing(30, 10));
    assert!(!contains(&cleaned, b"tEXt") && contains(&cleaned, b"IDAT"));
    let large = published("berkas/a.png", &drawing(2000, 10));
    let mut reader = png::Decoder::new(Cursor::new(&large)).read_info().expect("a head");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut pixels).expect("pixels");
    assert_eq!((frame.width, frame.height), (1600, 8));
    assert!(pixels.chunks(4).all(|pixel| pixel == [10, 200, 30, 128]));
}

#[test]
fn films_and_webp_lose_their_notes_and_keep_moving() {
    let gif = b"GIF89a\x01\0\x01\0\0\0\0!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0!\xfe\x05rumah\0\
        ,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;buntut";
    let cleaned = published("berkas/a.gif", gif);
    assert!(contains(&cleaned, b"NETSCAPE2.0") && cleaned.ends_with(b"D\x01\0;"));
    assert!(!contains(&cleaned, b"rumah"));

    let mut webp = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x0c\0\0\0\x03\0\0\x02\0\0".to_vec();
    webp.extend(b"VP8L\x05\0\0\0\x2f\x03\x80\0\0\0XMP \x03\0\0\0<x>\0");
    let size = u32::try_from(webp.len() - 8).expect("a size").to_le_bytes();
    webp[4..8].copy_from_slice(&size);
    let cleaned = published("berkas/a.webp", &webp);
    assert!(contains(&cleaned, b"VP8L") && !contains(&cleaned, b"XMP "));
    assert_eq!(cleaned[20], 0, "the head announces no notes");
    assert_eq!(usize::from(cleaned[4]) + 8, cleaned.len());
}

#[test]
fn giant_and_broken_pictures_are_refused_by_their_heads() {
    let mut bomb = drawing(1, 1);
    bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    assert_eq!(codes("berkas/a.png", &bomb), ["ZI054"]);
    let whole = photo(200, 20, 1);
    for length in [3, 20, whole.len() / 2] {
        let found = codes("berkas/a.jpg", &whole[..length]);
        assert!(found.contains(&"ZI055"), "{length}: {found:?}");
    }
}

#[test]
fn drawings_that_only_draw_pass() {
    for portal in common::portals() {
        for path in common::files(&portal, &["svg"]) {
            let text = common::read(&path);
            let found = codes("berkas/a.svg", text.as_bytes());
            assert_eq!(found, [""; 0], "{}", path.display());
        }
    }
}

#[test]
fn drawings_that_run_or_load_anything_are_refused() {
    for body in [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        "<s:script xmlns:s=\"http://www.w3.org/2000/svg\"/>",
        "<h:iframe xmlns:h=\"http://www.w3.org/1999/xhtml\"/>",
        "<foreignObject/>",
        "<circle ONLOAD=\"alert(1)\"/>",
        "<a href=\"https://x.example/\"/>",
        "<use href=\"https://x.example/a.svg#a\"/>",
        "<image href=\"java&#x73;cript:alert(1)\"/>",
        "<image xlink:href=\"data:text/html,x\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"/>",
        "<set attributeName=\"href\"/>",
        "<style>@import 'https://x.example/a.css';</style>",
        "<style>a{background:u<!-- -->rl(https://x.example)}</style>",
        "<rect style=\"fill:\\75rl(https://x.example)\"/>",
        "<rect fill=\"url(//x.example/a)\"/>",
        "&lain;",
        "<?php system(1); ?>",
    ] {
        let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{body}</svg>");
        assert_eq!(codes("berkas/a.svg", text.as_bytes()), ["ZI057"], "{body}");
    }
    let doctype = "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    assert_eq!(codes("berkas/a.svg", doctype.as_bytes()), ["ZI057"]);
    let open = "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>";
    assert_eq!(codes("berkas/a.svg", open.as_bytes()), ["ZI055"]);
    let utf16: Vec<u8> = "\u{feff}<svg/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(codes("berkas/a.svg", &utf16), ["ZI055"]);
    let outcome = build("berkas/a.svg", b"<svg>\n  <script/></svg>");
    let shown = format!("{:?}", outcome.diagnostics[0].spot);
    assert_eq!(shown, "Bytes(8, 17)");
}

/// A document of Office with these files in it.
fn package(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(*name, options).expect("a file");
        writer.write_all(text.as_bytes()).expect("its text");
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn documents_are_read_where_nobody_looks() {
    let paragraph = format!(
        "<w:document><w:p><w:r><w:t>NIK 337972</w:t></w:r><w:r><w:t>{}</w:t></w:r></w:p></w:document>",
        &NIK[6..]
    );
    let docx = package(&[("word/document.xml", &paragraph)]);
    assert_eq!(codes("berkas/a.docx", &docx), ["ZI320"]);

    let xlsx = package(&[
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"Data\" state=\"veryHidden\"/></sheets></workbook>",
        ),
        ("xl/sharedStrings.xml", &format!("<sst><si><t>NIK</t></si><si><t>{NIK}</t></si></sst>")),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></worksheet>",
        ),
    ]);
    let outcome = build("berkas/a.xlsx", &xlsx);
    assert_eq!(common::codes(&outcome), ["ZI060", "ZI320"]);
    let words = &outcome.diagnostics[1].words;
    assert!(words.contains(&("sheet", "Data".to_string())), "{words:?}");
    assert!(!format!("{words:?}").contains(NIK), "{words:?}");

    for (path, file, text, code) in [
        ("a.docx", "docProps/core.xml", "<p><dc:creator>Seorang</dc:creator></p>", "ZI059"),
        ("a.docx", "word/comments.xml", "<c/>", "ZI060"),
        ("a.docx", "word/document.xml", "<d><w:del><w:r/></w:del></d>", "ZI060"),
        ("a.docx", "word/vbaProject.bin", "a", "ZI058"),
    ] {
        assert_eq!(codes(&format!("berkas/{path}"), &package(&[(file, text)])), [code], "{file}");
    }
}

#[test]
fn bombs_and_broken_documents_end_in_a_message() {
    let bomb = package(&[("word/document.xml", &" ".repeat(70 * 1024 * 1024))]);
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(codes("berkas/a.docx", &bomb), ["ZI053"]);
    let whole = package(&[("word/document.xml", "<d/>")]);
    assert_eq!(codes("berkas/a.docx", &whole[..whole.len() / 2]), ["ZI052"]);
    assert_eq!(codes("berkas/a.docx", &package(&[("word/document.xml", "<d><e></d>")])), ["ZI052"]);
    assert_eq!(codes("berkas/a.pdf", b"%PDF-1.7\nrusak"), ["ZI052"]);
}

/// Files that parsers could follow for ever, or so deep that their stack ends.
#[test]
fn endless_and_deep_documents_end_in_a_message_or_pass() {
    let deep =
        format!("%PDF-1.4\n1 0 obj\n{}\nendobj\ntrailer <</Root 1 0 R>>", "[".repeat(200_000));
    let maps =
        format!("%PDF-1.4\n1 0 obj\n{}\nendobj\ntrailer <</Root 1 0 R>>", "<</A ".repeat(200_000));
    let closed = format!(
        "%PDF-1.4\n1 0 obj\n{}{}\nendobj\ntrailer <</Root 1 0 R>>",
        "[".repeat(50_000),
        "]".repeat(50_000)
    );
    let round = paper("a", |document, catalog| {
        let pages = document.get_dictionary(catalog).and_then(|it| it.get(b"Pages")).cloned();
        let pages = pages.and_then(|it| it.as_reference()).expect("pages");
        let tree = document.get_dictionary_mut(pages).expect("a tree");
        tree.set("Kids", vec![Object::Reference(pages); 10]);
    });
    for bytes in [deep.as_bytes(), maps.as_bytes(), closed.as_bytes(), &round] {
        let started = std::time::Instant::now();
        codes("berkas/a.pdf", bytes);
        assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
    }
    let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{}", "<g>".repeat(300_000));
    assert_eq!(codes("berkas/a.svg", svg.as_bytes()), ["ZI055"]);
    let xml = package(&[("word/document.xml", &"<a>".repeat(300_000))]);
    assert_eq!(codes("berkas/a.docx", &xml), [""; 0]);
}

/// A PDF of one page with a text, and what `change` adds to its catalogue.
fn paper(text: &str, change: impl FnOnce(&mut Document, lopdf::ObjectId)) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier", "Encoding" => "WinAnsiEncoding",
    });
    let operations = vec![
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec!["F1".into(), 12.into()]),
        Operation::new("Tj", vec![Object::string_literal(text)]),
        Operation::new("ET", vec![]),
    ];
    let content = Content { operations }.encode().expect("a text");
    let content = document.add_object(Stream::new(dictionary! {}, content));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    });
    let kids = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(kids));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    change(&mut document, catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a file");
    bytes
}

#[test]
fn papers_are_read_page_by_page() {
    let outcome = build("berkas/a.pdf", &paper(&format!("NIK {NIK}"), |_, _| {}));
    assert_eq!(common::codes(&outcome), ["ZI320"]);
    let words = &outcome.diagnostics[0].words;
    assert!(words.contains(&("page", "1".to_string())), "{words:?}");
    let filled = paper("NIK:", |document, _| {
        document.add_object(dictionary! { "FT" => "Tx", "V" => Object::string_literal(NIK) });
    });
    assert_eq!(codes("berkas/a.pdf", &filled).len(), 1, "a form that was filled in");
    assert_eq!(codes("berkas/a.pdf", &paper("Formulir kosong", |_, _| {})), [""; 0]);
}

#[test]
fn papers_that_run_or_hide_something_are_told() {
    let action = |document: &mut Document, catalog, action| {
        let catalog = document.get_dictionary_mut(catalog).expect("a catalogue");
        catalog.set("OpenAction", action);
    };
    let script = paper("a", |document, catalog| {
        action(
            document,
            catalog,
            dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("a()") },
        );
    });
    assert_eq!(codes("berkas/a.pdf", &script), ["ZI058"]);
    let launch = paper("a", |document, catalog| {
        action(
            document,
            catalog,
            dictionary! { "S" => "Launch", "F" => Object::string_literal("a.exe") },
        );
    });
    assert_eq!(codes("berkas/a.pdf", &launch), ["ZI058"]);
    let named = paper("a", |document, _| {
        let info = document.add_object(dictionary! {
            "Author" => Object::string_literal("Seorang"),
            "Title" => Object::string_literal("C:\\Users\\seorang\\a.docx"),
        });
        document.trailer.set("Info", info);
    });
    assert_eq!(codes("berkas/a.pdf", &named), ["ZI059", "ZI059"]);
    let filled = paper("a", |document, _| {
        document.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, Vec::new()));
    });
    assert_eq!(codes("berkas/a.pdf", &filled), ["ZI060"]);
}
