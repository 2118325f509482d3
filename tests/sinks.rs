//! Every place where words of authors reach a file of the site: each with words that would become
//! something else there if they were let.

mod common;

use std::collections::BTreeMap;

use common::{BASE, build_over, outputs};
use serde_json::Value;

/// What text may hold and no file may take for its own: markup, ends of scripts, quotation marks,
/// separators of lines that only some readers know, and signs of iCalendar.
const HOSTILE: &str =
    "</script><!--]]>\"'`<svg/onload=x>&amp;{root};,\\n\\\u{2028}\u{2029}END:VEVENT";

/// The smallest picture.
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"></svg>";

/// A text in single quotation marks for YAML.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A portal in which every text is this one.
fn site_of(text: &str) -> BTreeMap<String, String> {
    let texts = [
        (
            "situs.yaml",
            "nama: M\npemerintah: M\nnama_lengkap: M\ndeskripsi: M\nhosting: [cpanel, nginx, netlify]\n\
             alamat_situs: https://uji.example/a&b/\nzona: WIB\nmaklumat: M\n\
             alamat: {jalan: M, kota: M, provinsi: M, kode_pos: M, akses: M}\n\
             peringatan: [{judul: M, isi: M, mulai: 2026-11-20, selesai: 2026-11-30}]\n\
             menu: [{judul: M, tujuan: 'https://lain.example/?a=1&b=2'}]\n",
        ),
        (
            "jam.yaml",
            "jam: {senin: 08.00–16.00, selasa: tutup, rabu: tutup, kamis: tutup, jumat: tutup, \
             sabtu: tutup, minggu: tutup}\ndasar: M\nlokasi: [{id: a, nama: M, alamat: M}]\n\
             pengecualian: [{tanggal: 2026-12-25, jenis: kantor, nama: M, jam: tutup, dasar: M}]\n",
        ),
        (
            "layanan/dasar.yaml",
            "nama: M\nsingkatan: M\nnama_lain: [M]\nringkasan: M\nbidang: M\n\
             kelompok: nonperizinan\nsk: {nomor: M, tentang: M}\npenanggung_jawab: M\n\
             persyaratan: [{nama: M, kelompok: M, penerbit: M, sifat: kondisional, bila: M}]\n\
             prosedur: [{langkah: M, pelaksana: M}]\nbiaya: gratis\njangka_waktu: 1 hari\n\
             produk: M\nuntuk: M\ntanya_jawab: [{tanya: M, jawab: M}]\nalias: [/lama.html]\n",
        ),
        (
            "berita/2026-11-01-a.md",
            "---\njudul: M\nringkasan: M\nlabel: [M]\npenulis: M\nunit: M\ntempat: M\nsumber: M\n\
             gambar: {berkas: berkas/foto.svg, alt: M, keterangan: M, kredit: M}\n---\n\n\
             [a](/berkas/foto.svg \"T\")\n\n![T](/berkas/foto.svg \"T\")\n\n## T\n\n```T\nT\n```\n\nT\n",
        ),
        (
            "pengumuman/2026-11-01-a.md",
            "---\njudul: M\nringkasan: M\nnomor: M\nunit: M\n---\n\n> [!NOTE]\n> T\n\n|T|\n|-|\n|T|\n",
        ),
        (
            "halaman/a.md",
            "---\njudul: M\nringkasan: M\npenanggung_jawab: M\n---\n\n## T\n\n## T\n\n## T\n",
        ),
        (
            "kinerja/a.yaml",
            "nama: M\nkelompok: M\nsatuan: M\narah: naik\nperiode: tahun\nuraian: M\nmetode: M\n\
             penanggung_jawab: M\ntanggal_terbit: 2026-10-10\nsumber: [{judul: M}]\n\
             data: [{periode: 2025, target: 5, realisasi: 4, catatan: M}]\n",
        ),
    ];
    let one_line = text.replace(['\u{2028}', '\u{2029}', '|'], " ");
    let put = |template: &str| {
        let all = [": M", "[M"].iter().fold(template.to_string(), |record, start| {
            record.replace(start, &start.replace('M', &quoted(text)))
        });
        ["\"T\"", "## T", "```T", "[T]", "\nT\n", "> T", "|T|"].iter().fold(all, |page, part| {
            page.replace(part, &part.replace('T', &one_line.replace('"', "\\\"")))
        })
    };
    let mut files: Vec<(&str, String)> =
        texts.iter().map(|(path, text)| (*path, put(text))).collect();
    files.push(("berkas/foto.svg", PICTURE.to_string()));
    files.push(("standar.yaml", BASE[2].1.to_string()));
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    outputs(&build_over(&files))
}

fn of_kind<'s>(
    site: &'s BTreeMap<String, String>,
    ending: &'s str,
) -> impl Iterator<Item = (&'s String, &'s String)> {
    let found: Vec<_> = site.iter().filter(|(path, _)| path.ends_with(ending)).collect();
    assert!(!found.is_empty(), "no {ending}");
    found.into_iter()
}

#[test]
fn pages_show_it_as_text() {
    let site = site_of(HOSTILE);
    for (path, html) in of_kind(&site, ".html") {
        let lower = html.to_lowercase();
        assert!(!lower.contains("<svg/onload"), "{path}");
        // Scripts are ours: each is a file or structured data, and ends once.
        let opened = lower.matches("<script").count();
        assert_eq!(opened, lower.matches("</script>").count(), "{path}");
        let known = lower.matches("<script src=").count()
            + lower.matches("<script type=\"application/ld+json\">").count();
        assert_eq!(opened, known, "{path}");
        assert!(!html.contains("<!--"), "{path}");
    }
    for (path, html) in of_kind(&site, ".html").filter(|(path, _)| !path.contains("arsip")) {
        let tags = html.split('<').skip(1).filter_map(|part| part.split_once('>'));
        for (tag, _) in tags {
            assert_eq!(tag.matches('"').count() % 2, 0, "{path}: <{tag}>");
        }
    }
}

#[test]
fn structured_data_says_the_same_words() {
    let site = site_of(HOSTILE);
    let mut count = 0;
    for (path, html) in of_kind(&site, ".html") {
        for block in html.split("<script type=\"application/ld+json\">").skip(1) {
            let json = block.split_once("</script>").expect("the script ends").0;
            let value: Value = serde_json::from_str(json).unwrap_or_else(|e| panic!("{path}: {e}"));
            assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{path}: {json}");
            count += usize::from(value.to_string().contains("<svg/onload"));
        }
    }
    assert!(count > 3, "{count} blocks hold the words");
    for (path, json) in of_kind(&site, ".json") {
        let value: Value = serde_json::from_str(json).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert!(!json.contains('<'), "{path}");
        let is_of_an_entry = path.contains("/indikator/") || path.contains("/layanan/");
        assert!(!is_of_an_entry || value.to_string().contains("<svg/onload"), "{path}");
    }
    assert!(site.contains_key("data/v1/indikator/a.json"), "{:?}", site.keys());
}

#[test]
fn feeds_and_the_sitemap_stay_what_they_are() {
    let site = site_of(HOSTILE);
    for (path, xml) in of_kind(&site, ".xml") {
        assert!(!xml.contains("<svg") && !xml.contains("]]>"), "{path}: {xml}");
        assert!(is_well_formed(xml), "{path}: {xml}");
    }
    assert!(site["sitemap.xml"].contains("https://uji.example/a&amp;b/layanan/dasar.html"));
    assert!(site["berita/feed.xml"].contains("&lt;svg/onload"));
}

/// Whether every `&` begins an entity that XML knows, and all characters are those of XML.
fn is_well_formed(xml: &str) -> bool {
    let entities = xml.split('&').skip(1).all(|rest| {
        let name = rest.split(';').next().unwrap_or_default();
        matches!(name, "amp" | "lt" | "gt" | "quot" | "apos")
            || name.strip_prefix('#').is_some_and(|number| {
                number.trim_start_matches('x').chars().all(|c| c.is_ascii_hexdigit())
            })
    });
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    entities && xml.chars().all(is_allowed)
}

#[test]
fn the_calendar_has_the_lines_it_should() {
    let ics = &site_of(HOSTILE)["jam.ics"];
    assert_eq!(
        ics.matches("\r\nEND:VEVENT\r\n").count(),
        ics.matches("\r\nBEGIN:VEVENT\r\n").count()
    );
    assert!(
        ics.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\n', '\r'])),
        "{ics}"
    );
    let unfolded = ics.replace("\r\n ", "");
    let summary = unfolded.lines().find(|line| line.starts_with("SUMMARY:")).expect("a summary");
    assert!(summary.contains("{root}\\;\\,\\\\n\\\\"), "{summary}");
    let names = [
        "BEGIN",
        "VERSION",
        "CALSCALE",
        "METHOD",
        "PRODID",
        "X-WR-CALNAME",
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "TRANSP",
        "END",
    ];
    for line in unfolded.lines() {
        let name = line.split([':', ';']).next().unwrap_or_default();
        assert!(names.contains(&name), "{line}");
    }
}

#[test]
fn files_for_hosts_and_robots_hold_no_words_of_authors() {
    let site = site_of(HOSTILE);
    let files = [".htaccess", ".nginx.conf", "_headers", "_redirects", "robots.txt"];
    for file in files {
        assert!(!site[file].contains("onload"), "{file}: {}", site[file]);
    }
}

/// A cell that begins like a formula is run by spreadsheets.
#[test]
fn cells_are_no_formulas() {
    for (note, is_marked) in [
        ("=HYPERLINK(\"https://lain.example\")", true),
        ("@SUM(1)", true),
        ("+62 811 0000", true),
        ("-1+1|cmd", true),
        ("-cmd|x!A0", true),
        ("- tanpa tanda", true),
        ("-5", false),
        ("-5,5", false),
        ("naik = turun", false),
    ] {
        let csv = &site_of(note)["data/v1/indikator/a.csv"];
        let row = csv.lines().nth(1).expect("a row");
        let cells: Vec<_> = row.split(';').map(|cell| cell.trim_start_matches('"')).collect();
        let marked = format!("'{}", &note[..1]);
        assert_eq!(cells.last().expect("a cell").starts_with(&marked), is_marked, "{row}");
        assert!(!cells.iter().any(|cell| cell.starts_with(['=', '+', '@'])), "{row}");
    }
    let quoted = &site_of("a;b\"c")["data/v1/indikator/a.csv"];
    assert!(quoted.contains(";\"a;b\"\"c\""), "{quoted}");
}

/// Characters that XML forbids would end a feed, however they are written.
#[test]
fn characters_that_only_escapes_can_write_are_told_or_dropped() {
    for written in ["\\0", "\\x01", "\\x1b", "\\u0008", "\\uFFFE", "\\uFFFF"] {
        let news = format!("---\njudul: \"Ka{written}bar\"\nringkasan: Kabar\n---\n\nIsi.\n");
        let outcome = build_over(&[("berita/2026-11-01-a.md", &news)]);
        if outcome.artifacts.is_some() {
            let feed = &outputs(&outcome)["berita/feed.xml"];
            assert!(is_well_formed(feed), "{written}: {feed:?}");
        } else {
            assert!(!outcome.diagnostics.is_empty(), "{written}");
        }
    }
    for entity in ["&#0;", "&#1;", "&#x1b;", "&#xFFFE;", "&#xFFFF;", "\u{fffe}", "\u{ffff}"] {
        let news =
            format!("---\njudul: Kabar\nringkasan: Kabar\n---\n\nIsi{entity}nya `a{entity}`.\n");
        let outcome = build_over(&[("berita/2026-11-01-a.md", &news)]);
        if outcome.artifacts.is_some() {
            let feed = &outputs(&outcome)["berita/feed.xml"];
            assert!(is_well_formed(feed), "{entity}: {feed:?}");
        }
    }
}
