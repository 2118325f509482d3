//! Bytes that are not the text they should be.

use crate::case::{case, news, page};

fn utf16(text: &str, is_big: bool, has_mark: bool) -> Vec<u8> {
    let mark = has_mark.then_some(0xfeff);
    let units = mark.into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

fn utf32(text: &str, is_big: bool) -> Vec<u8> {
    let units = std::iter::once('\u{feff}').chain(text.chars()).map(u32::from);
    units.flat_map(|unit| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn other_encodings_are_named() {
    let text = page("Isi.");
    for is_big in [false, true] {
        for has_mark in [false, true] {
            let bytes = utf16(&text, is_big, has_mark);
            let ran = case("UTF-16").put("content/halaman/uji.md", bytes).run();
            ran.fails(&["ZI001"]).says("UTF-16").says("halaman/uji.md");
        }
        let ran = case("UTF-32").put("content/halaman/uji.md", utf32(&text, is_big)).run();
        ran.fails(&["ZI001"]).says("UTF-32");
        let table = "periode;target;realisasi\n2025;1;2\n";
        let ran = case("UTF-16 table").put("content/kinerja/a.csv", utf16(table, is_big, true));
        ran.run().fails(&["ZI130"]).says("UTF-16");
        let ran = case("UTF-16 record").put("content/jam.yaml", utf16("jam: tutup", is_big, true));
        ran.run().fails(&["ZI001"]);
    }
}

#[test]
fn bytes_that_are_not_utf8_have_a_place() {
    let cases: [(&str, &[u8]); 6] = [
        ("latin-1", b"caf\xe9"),
        ("overlong slash", b"a\xc0\xafb"),
        ("overlong nul", b"a\xe0\x80\x80b"),
        ("surrogate", b"a\xed\xa0\x80b"),
        ("beyond the last character", b"a\xf4\x90\x80\x80"),
        ("cut in two", b"a\xe2\x80"),
    ];
    for (name, bytes) in cases {
        let file = [b"---\njudul: Uji\n---\n\nBaris\n", bytes].concat();
        let ran = case(name).put("content/halaman/uji.md", &file).run();
        ran.fails(&["ZI001"]).says("baris 6 kolom");
    }
}

#[test]
fn control_characters_have_a_place() {
    for (name, sign) in [("nul", '\0'), ("bell", '\u{7}'), ("escape", '\u{1b}'), ("C1", '\u{9b}')] {
        let code = format!("U+{:04X}", u32::from(sign));
        let body = case(name).page(&format!("Baris\na{sign}[31mb"));
        body.run().fails(&["ZI002"]).placed().says("uji.md:6:2").says(&code);
        let record = case(name).put("content/jam.yaml", format!("jam: a{sign}b\n"));
        record.run().fails(&["ZI002"]).placed();
        let table = format!("periode;target;realisasi\n2025;1;2{sign}\n");
        case(name).put("content/kinerja/a.csv", table).run().fails(&["ZI002"]).placed();
    }
    let ran = case("control characters of YAML")
        .put("content/berita/uji.md", news("\"a\\x01b\\x0bc\\x7fd\\e[31m\""))
        .run();
    ran.fails(&["ZI002"]).placed();
    case("control characters of HTML").page("a&#1;b&#11;c&#127;d&#x9b;e").run().builds(&[]);
}

#[test]
fn characters_without_a_shape_are_left_out() {
    for sign in ['\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}', '\u{2060}', '\u{e0041}'] {
        let escape = format!("\\U{:08X}", u32::from(sign));
        for sign_in_yaml in [sign.to_string(), escape] {
            let title = news(&format!("\"Laporan{sign_in_yaml}Kinerja\""));
            let ran = case("title").put("content/berita/2026-11-20-uji.md", title).run();
            let sign = sign.to_string();
            ran.builds(&["ZI025"]).placed().absent(&[&sign, "%E2%80%8B"]).present("LaporanKinerja");
        }
        let body = format!("Satu{sign}dua, `kode{sign}`, [teks](https://a.example \"x{sign}y\").");
        let ran = case("text").page(&body).run();
        ran.builds(&["ZI025"]).placed().absent(&[&sign.to_string()]).present("Satudua");
    }
    let ran = case("entities").page("Satu&#x202e;dua&#8203;tiga").run();
    ran.builds(&["ZI025"]).present("Satuduatiga");
    let ran = case("pasted HTML").page("<p>Satu\u{202e}dua</p>").run();
    ran.survives().absent(&["\u{202e}"]);
    let ran = case("letters that need joiners").page("نمی\u{200c}خواهم").run();
    ran.builds(&[]).present("\u{200c}");
}

#[test]
fn ends_of_lines_do_not_matter_or_are_told() {
    let text = page("Baris satu\nBaris dua\n\n- a\n- b");
    let with = |name: &str, text: String| {
        let ran = case(name).put("content/halaman/uji.md", text).run();
        ran.builds(&[]).present("Baris satu").output("uji.html")
    };
    let (lf, crlf) = (with("LF", text.clone()), with("CRLF", text.replace('\n', "\r\n")));
    assert_eq!(lf, crlf, "CRLF changes the page");
    let ran = case("CR").put("content/halaman/uji.md", text.replace('\n', "\r")).run();
    ran.fails(&["ZI030"]).placed();
    let ran = case("one CR").page("Baris satu\rBaris dua").run();
    ran.fails(&["ZI030"]).placed().says("uji.md:5:11");
    case("CR table")
        .put("content/kinerja/a.csv", "periode;realisasi\r2025;1\r")
        .run()
        .fails(&["ZI030"]);
}

#[test]
fn nearly_nothing_is_no_page() {
    let fences = [
        ("empty", "", "ZI020"),
        ("a mark only", "\u{feff}", "ZI020"),
        ("blanks only", " \n\t\n\n", "ZI020"),
        ("never closed", "---\njudul: Uji\n\nIsi.\n", "ZI021"),
        ("four signs", "----\njudul: Uji\n----\n", "ZI020"),
        ("TOML", "+++\ntitle = \"Uji\"\n+++\n", "ZI022"),
        ("JSON", "{\"title\": \"Uji\"}\n", "ZI020"),
        ("empty front matter", "---\n---\nIsi.\n", "ZI102"),
    ];
    for (name, text, code) in fences {
        case(name).put("content/halaman/uji.md", text).run().fails(&[code]);
    }
    let ran =
        case("blanks after the fence").put("content/halaman/a.md", "---  \njudul: A\n--- \nIsi.\n");
    ran.run().builds(&[]);
    let ran =
        case("a mark before").put("content/halaman/a.md", format!("\u{feff}{}", page("Isi.")));
    ran.run().builds(&[]);
    case("empty record").put("content/jam.yaml", "").run().builds(&["ZI302"]);
    case("empty office").put("content/situs.yaml", "").run().fails(&["ZI102"]);
}
