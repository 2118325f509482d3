//! Checks of words and links beyond the examples of their pages: what they must find, and what an
//! office may write without being told.

mod common;

use common::build_over;
use zi_site::diagnostic::{Diagnostic, Spot};
use zi_site::write::{Artifact, Content};

/// A page with front matter.
fn page(title: &str, body: &str) -> String {
    format!("---\njudul: {title}\n---\n{body}\n")
}

/// A service whose requirement, product and more lines are given.
fn service(name: &str, requirement: &str, product: &str, more: &str) -> String {
    format!(
        "nama: {name}\nringkasan: Layanan untuk uji\nkelompok: nonperizinan\nbidang: Umum\n\
         persyaratan:\n  - {requirement}\nprosedur: [Datang]\njangka_waktu: 1 hari\n\
         biaya: gratis\nproduk: {product}\n{more}"
    )
}

/// What is found in files laid over the small portal.
fn found(texts: &[(&str, &str)]) -> Vec<Diagnostic> {
    build_over(texts).diagnostics
}

fn codes(texts: &[(&str, &str)]) -> Vec<&'static str> {
    found(texts).iter().map(|diagnostic| diagnostic.code.0).collect()
}

/// The part of `text` that the only finding points at.
fn place<'t>(path: &str, text: &'t str) -> &'t str {
    let found = found(&[(path, text)]);
    let [only] = found.as_slice() else { panic!("not one finding: {found:#?}") };
    let Spot::Bytes(start, end) = only.spot else { panic!("no place: {only:?}") };
    &text[start..end]
}

#[test]
fn places_are_exact() {
    let path = "halaman/a.md";
    let text = page("A", "Baca\ndan [klik di sini](/jam.yaml) ya.");
    assert_eq!(place(path, &text), "[klik di sini](/jam.yaml)");
    let text = page("A", "Kata.\n\n- butir\n- ## JADWAL PELAYANAN LOKET");
    assert_eq!(place(path, &text), "JADWAL PELAYANAN LOKET");
    let text = page("PROFIL DINAS KOTA", "Kata.");
    assert_eq!(place(path, &text), "PROFIL DINAS KOTA");
    let words = "kata ".repeat(50);
    let text = page("A", &format!("Satu dua. Ini {words}akhir. Tiga."));
    assert_eq!(place(path, &text), format!("Ini {words}akhir."));
    let text = service("Uji", "Fotokopi TDP dan KTP", "Surat", "");
    assert_eq!(place("layanan/uji.yaml", &text), "TDP");
}

#[test]
fn sound_titles_are_not_shouted() {
    for title in ["PBG", "WA SMART MPP", "SIUP dan TDP", "DPMPTSP KOTA", "SIPTTK SIPB"] {
        assert_eq!(codes(&[("halaman/a.md", &page(title, "Isi."))]), [""; 0], "{title}");
    }
    for title in ["JADWAL PELAYANAN", "PENGUMUMAN NOMOR 5"] {
        assert_eq!(codes(&[("halaman/a.md", &page(title, "Isi."))]), ["ZI344"], "{title}");
    }
}

/// The smallest picture that is text.
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";

/// A picture of 900 KB.
fn heavy_picture() -> String {
    let (head, tail) =
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><desc>", "</desc></svg>");
    format!("{head}{}{tail}", "x".repeat(900_000 - head.len() - tail.len()))
}

#[test]
fn links_and_pictures_that_explain_themselves_pass() {
    let body = "[lapor.go.id](https://www.lapor.go.id/) dan [unduh formulir](/jam.yaml), \
                <kantor@uji.example>";
    assert_eq!(codes(&[("halaman/a.md", &page("A", body))]), [""; 0]);
    for link in ["**Klik di sini**", "di sini!", "https://lapor.go.id", "Selengkapnya …"] {
        let body = format!("Baca [{link}](/jam.yaml).");
        assert_eq!(codes(&[("halaman/a.md", &page("A", &body))]), ["ZI342"], "{link}");
    }
    for alt in ["Foto 2", "IMG_001.JPG", "dokumentasi kegiatan"] {
        let body = format!("![{alt}](/berkas/a.svg)");
        let texts = [("halaman/a.md", &*page("A", &body)), ("berkas/a.svg", SVG)];
        assert_eq!(codes(&texts), ["ZI343"], "{alt}");
    }
    let text =
        "---\njudul: A\nringkasan: a\ngambar: {berkas: berkas/a.svg, alt: Foto}\n---\nIsi.\n";
    let texts = [("berita/2026-01-01-a.md", text), ("berkas/a.svg", SVG)];
    assert_eq!(codes(&texts), ["ZI343"]);
}

#[test]
fn the_words_of_old_news_are_left_alone() {
    let text = "---\njudul: A\nringkasan: a\n---\n[Klik di sini](/jam.yaml).\n";
    assert_eq!(codes(&[("berita/2025-11-22-a.md", text)]), ["ZI342"]);
    assert_eq!(codes(&[("berita/2025-11-20-a.md", text)]), [""; 0]);
    let mended = text.replace("ringkasan", "diperbarui: 2026-11-01\nringkasan");
    assert_eq!(codes(&[("berita/2025-11-20-a.md", &mended)]), ["ZI342"]);
}

#[test]
fn titles_of_regulations_are_no_sentences() {
    let title = "Peraturan Menteri tentang ".to_string() + &"kata ".repeat(50);
    let more = format!("dasar_hukum:\n  - {title}\n");
    let text = service("Uji", "KTP", "Surat", &more);
    assert_eq!(codes(&[("layanan/uji.yaml", &text)]), [""; 0]);
}

#[test]
fn the_portal_decides_the_language() {
    let situs = format!("{}bahasa: en\n", common::BASE[0].1);
    let text = page("PROFIL DINAS KOTA", "[Klik di sini](/jam.yaml).");
    assert_eq!(codes(&[("situs.yaml", &situs), ("halaman/a.md", &text)]), [""; 0]);
}

#[test]
fn old_names_are_told_where_they_mislead() {
    let told = |requirement: &str| {
        codes(&[("layanan/uji.yaml", &service("Uji", requirement, "Surat", ""))])
    };
    for wrong in [
        "Fotokopi IMB",
        "SITU/HO yang masih berlaku",
        "Izin Gangguan",
        "Surat bermeterai dengan meterai 6000",
        "Surat Izin Usaha Perdagangan",
    ] {
        assert_eq!(told(wrong), ["ZI309"], "{wrong}");
    }
    for right in [
        "PBG atau IMB yang pernah terbit",
        "IMB lama",
        "SIUP Perikanan",
        "Denah situ atau danau",
        "meterai Rp10.000",
        "NIB (pengganti SIUP)",
    ] {
        assert_eq!(told(right), [""; 0], "{right}");
    }
    let alias = service("Uji", "KTP", "Surat", "nama_lain: [IMB, SIUP]\n");
    assert_eq!(codes(&[("layanan/uji.yaml", &alias)]), [""; 0]);
}

#[test]
fn a_product_of_another_service_is_told() {
    let short = service("Persetujuan Bangunan Gedung", "KTP", "Surat PBG", "singkatan: PBG\n");
    let told = |name: &str, product: &str| {
        let other = service(name, "KTP", product, "");
        codes(&[("layanan/a.yaml", &short), ("layanan/b.yaml", &other)])
    };
    assert_eq!(told("Izin Reklame", "Persetujuan Bangunan Gedung (PBG)"), ["ZI308"]);
    assert_eq!(told("Izin Reklame", "Izin Reklame dan salinan PBG"), [""; 0]);
    assert_eq!(told("Perubahan PBG", "Surat PBG baru"), [""; 0]);
}

#[test]
fn what_nothing_leads_to_is_told_once() {
    let nested = page("A", "Isi, lihat [bagian](#bagian).\n\n## Bagian");
    assert_eq!(codes(&[("halaman/x/a.md", &nested)]), ["ZI225"]);
    let menu = format!("{}menu:\n  - judul: A\n    tujuan: /halaman/x/a.md\n", common::BASE[0].1);
    assert_eq!(codes(&[("situs.yaml", &menu), ("halaman/x/a.md", &nested)]), [""; 0]);
    let unused = [("berkas/a.txt", "a"), ("berkas/b.txt", "b")];
    let found = found(&unused);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].words.contains(&("files", "berkas/a.txt, berkas/b.txt".to_string())));
    // With a file that could not be read, nobody knows what it refers to.
    let broken = ("halaman/b.md", "---\njudul: [\n---\n");
    assert!(!codes(&[unused[0], broken]).contains(&"ZI226"));
}

#[test]
fn many_pages_with_one_title_are_told_once() {
    let text = "---\njudul: Apel pagi\nringkasan: a\n---\nIsi.\n";
    let texts = [
        ("berita/2026-01-05-a.md", text),
        ("berita/2026-01-12-b.md", text),
        ("berita/2026-01-19-c.md", text),
        ("halaman/apel.md", &page("Apel pagi", "Isi.")),
    ];
    assert_eq!(codes(&texts), ["ZI227"]);
}

#[test]
fn acronyms_are_asked_for_only_with_a_glossary() {
    let text = page("A", "Sampaikan LKPM kepada BKPM (badan pusat) pada triwulan III.");
    assert_eq!(codes(&[("halaman/a.md", &text)]), [""; 0]);
    let glossary = ("istilah.yaml", "NIB: Nomor Induk Berusaha\n");
    assert_eq!(codes(&[("halaman/a.md", &text), glossary]), ["ZI346"]);
    let number = page("A", "Surat Nomor B/127/S.KP.12.00/2020 memuat jadwal.");
    assert_eq!(codes(&[("halaman/a.md", &number), glossary]), [""; 0]);
    let term = page("A", "WA SMART MPP\n: Layanan informasi lewat WhatsApp.");
    assert_eq!(codes(&[("halaman/a.md", &term), glossary]), [""; 0]);
    let again =
        [("halaman/a.md", &*text), ("halaman/b.md", &*text.replace("judul: A", "judul: B"))];
    assert_eq!(codes(&[again[0], again[1], glossary]), ["ZI346"]);
    let with = ("istilah.yaml", "LKPM: Laporan Kegiatan Penanaman Modal\n");
    assert_eq!(codes(&[("halaman/a.md", &text), with]), [""; 0]);
    let by_service = service("Klinik", "KTP", "Surat", "singkatan: Klinik LKPM\n");
    let texts = [("halaman/a.md", &*text), glossary, ("layanan/k.yaml", &by_service)];
    assert_eq!(codes(&texts), [""; 0]);
}

#[test]
fn a_glossary_is_a_set_of_texts() {
    assert_eq!(codes(&[("istilah.yaml", "- NIB\n")]), ["ZI103"]);
    assert_eq!(codes(&[("istilah.yaml", "NIB:\n  - Nomor\n")]), ["ZI103"]);
}

#[test]
fn a_heavy_page_is_told_with_what_makes_it_heavy() {
    let photo = heavy_picture();
    let body = page("A", "![Petugas di loket](/berkas/gambar.svg)");
    let texts = [("halaman/a.md", &*body), ("berkas/gambar.svg", &photo)];
    let found = found(&texts);
    let [only] = found.as_slice() else { panic!("not one finding: {found:#?}") };
    assert_eq!((only.code.0, only.file.as_str()), ("ZI520", "content/halaman/a.md"));
    let word = |name: &str| only.words.iter().find(|(known, _)| *known == name);
    let (_, parts) = word("parts").expect("its parts");
    assert!(parts.starts_with("berkas/gambar.svg (879 KB), aset/css/style."), "{parts}");
    assert!(word("others").is_none());
    let both = [texts[0], texts[1], ("halaman/b.md", &*body.replace("judul: A", "judul: B"))];
    let found = build_over(&both).diagnostics;
    assert_eq!(found.len(), 1, "one file is told once: {found:#?}");
    assert!(found[0].words.contains(&("others", "1".to_string())));
}

#[test]
fn a_page_weighs_what_it_loads() {
    let outcome = build_over(&[("berkas/gambar.svg", &heavy_picture())]);
    let codes: Vec<_> = outcome.diagnostics.iter().map(|diagnostic| diagnostic.code.0).collect();
    assert_eq!(codes, ["ZI226"], "a file that no page shows weighs nothing");
    let situs = format!("{}berat_halaman_kb: 60\n", common::BASE[0].1);
    let outcome = build_over(&[("situs.yaml", &situs)]);
    let [only] = outcome.diagnostics.as_slice() else { panic!("{:#?}", outcome.diagnostics) };
    let word = |name: &str| only.words.iter().find(|(known, _)| *known == name);
    let (_, page) = word("page").expect("its address");
    // The page itself, its styles, the font that they name, the script and the icons.
    let loaded =
        ["aset/css/", "aset/fonts/plus", "aset/js/site.", "aset/icons/favicon", page.as_str()];
    let artifacts = outcome.artifacts.as_ref().expect("a warning stops nothing");
    let is_loaded = |it: &&Artifact| loaded.iter().any(|start| it.path.starts_with(start));
    let sizes = artifacts.iter().filter(is_loaded).map(|it| match &it.content {
        Content::Bytes(bytes) => bytes.len(),
        Content::File(_) => 0,
    });
    let size = format!("{} KB", sizes.sum::<usize>().div_ceil(1024));
    assert_eq!(word("size"), Some(&("size", size)), "{only:#?}");
}

#[test]
fn a_section_that_a_service_lacks_cannot_be_linked_to() {
    let with = service("Uji", "KTP", "Surat", "tanya_jawab:\n  - {tanya: Apa?, jawab: Ini.}\n");
    let without = service("Uji", "KTP", "Surat", "");
    let link = page("A", "[Tanya jawab](/layanan/uji.yaml#tanya-jawab)");
    assert_eq!(codes(&[("layanan/uji.yaml", &with), ("halaman/a.md", &link)]), [""; 0]);
    assert_eq!(codes(&[("layanan/uji.yaml", &without), ("halaman/a.md", &link)]), ["ZI202"]);
    let link = page("A", "[Biaya](/layanan/uji.yaml#biaya)");
    assert_eq!(codes(&[("layanan/uji.yaml", &without), ("halaman/a.md", &link)]), [""; 0]);
}
