//! What careless or hostile content tried once, and must not manage again.

mod common;

use common::{BASE, build_over, codes, outputs, words};
use zi_site::diagnostic::{self, Spot};

fn office(more: &str) -> String {
    format!("{}{more}", BASE[0].1)
}

#[test]
fn intervals_beyond_the_calendar_are_no_reason_to_stop() {
    let page = "---\njudul: Uji\nditinjau: 2026-01-01\ntinjau_setiap: 99999 tahun\n---\nIsi.\n";
    assert_eq!(codes(&build_over(&[("halaman/uji.md", page)])), [""; 0]);
}

#[test]
fn the_menu_leads_only_to_pages_and_the_web() {
    for target in ["javascript://%0aalert(1)", "javascript:alert(1)", "data://x/y", "https://"] {
        let situs = office(&format!("menu: [{{judul: X, tujuan: \"{target}\"}}]\n"));
        assert_eq!(codes(&build_over(&[("situs.yaml", &situs)])), ["ZI203"], "{target}");
    }
}

#[test]
fn names_of_files_are_text() {
    let name = "berkas/perda.<img src=x onerror=alert(1)>";
    let service = "nama: A\nringkasan: A\nkelompok: nonperizinan\nbidang: Umum\nbiaya: gratis\n\
                   jangka_waktu: 1 hari\npersyaratan: [KTP]\nprosedur: [Datang]\nproduk: Surat\n";
    let service = format!("{service}dasar_hukum: [{{judul: Perda, berkas: '{name}'}}]\n");
    let outcome = build_over(&[("layanan/a.yaml", &service), (name, "x")]);
    let page = &outputs(&outcome)["layanan/a.html"].to_lowercase();
    assert!(!page.contains("<img src=x"), "{page}");
}

#[test]
fn empty_lists_are_empty() {
    let indicator = "nama: A\nkelompok: A\nsatuan: hari\narah: naik\nperiode: tahun\n\
                     penanggung_jawab: A\ntanggal_terbit: 2026-01-01\n\
                     data: [{periode: 2025, realisasi: 1}]\n";
    let without = format!("{indicator}sumber: []\n");
    assert_eq!(codes(&build_over(&[("kinerja/a.yaml", &without)])), ["ZI117"]);
}

#[test]
fn words_of_authors_do_not_vanish() {
    let page = "---\njudul: Uji\n---\n<!-- x --> Teks penting.\n\nIsi.\n\n[^lepas]: Catatan lepas.\n\n\
                Dua[^dua].\n\n[^dua]: Satu.\n\n    Lanjutan.\n";
    let html = &outputs(&build_over(&[("halaman/uji.md", page)]))["uji.html"];
    for part in ["Teks penting.", "Catatan lepas.", "Satu.", "Lanjutan."] {
        assert!(words(html).contains(part), "{part} is not in {html}");
    }
    let service = "nama: A\nringkasan: A\nkelompok: nonperizinan\nbidang: Umum\nbiaya: gratis\n\
                   jangka_waktu: 1 hari\nprosedur: [Datang]\nproduk: Surat\n\
                   persyaratan: ['[Catatan]: KTP', '~~~ tanda', '2. Dua', '- tiga', '___']\n";
    let html = &outputs(&build_over(&[("layanan/a.yaml", service)]))["layanan/a.html"];
    for part in ["[Catatan]: KTP", "~~~ tanda", "2. Dua", "- tiga", "___"] {
        assert!(words(html).contains(part), "{part} is not in {html}");
    }
}

#[test]
fn a_byte_order_mark_moves_no_place() {
    let page = "\u{feff}---\njudul: Uji\ntinjau_setiap: \"é salah\"\n---\nIsi.\n";
    let outcome = build_over(&[("halaman/uji.md", page)]);
    let found = &outcome.diagnostics[0];
    let Spot::Bytes(start, _) = found.spot else { panic!("the mistake has a place") };
    let place = diagnostic::place(&outcome.texts[&found.file], start);
    assert_eq!((place.line, place.column), (3, 16));
}

#[test]
fn ids_on_a_page_are_unique() {
    let page =
        "---\njudul: Uji\n---\n## A\n\n## A\n\n## A 2\n\n## Catatan kaki 1\n\nx[^1]\n\n[^1]: y\n";
    let service = "nama: A\nringkasan: A\nkelompok: nonperizinan\nbidang: Konten\nbiaya: gratis\n\
                   jangka_waktu: 1 hari\npersyaratan: [KTP]\nprosedur: [Datang]\nproduk: Surat\n\
                   untuk: \"a[^1]\\n\\n[^1]: b\"\npengawasan_internal: \"c[^1]\\n\\n[^1]: d\"\n";
    let standard = BASE[2]
        .1
        .replace("penanganan_pengaduan: ada", "penanganan_pengaduan: \"e[^1]\\n\\n[^1]: f\"");
    let note =
        "  - {judul: A, isi: \"g[^1]\\n\\n[^1]: h\", mulai: 2026-01-01, selesai: 2099-01-01}\n";
    let alerts = office(&format!("peringatan:\n{}", note.repeat(9)));
    let files = [
        ("halaman/uji.md", page),
        ("layanan/a.yaml", service),
        ("standar.yaml", &standard),
        ("situs.yaml", &alerts),
    ];
    let all = outputs(&build_over(&files));
    for path in ["layanan/a.html", "layanan/index.html"] {
        let html = &all[path];
        let mut ids: Vec<&str> =
            html.split(" id=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{path}");
    }
    assert!(all["uji.html"].contains("id=\"a-2-2\""));
}

#[test]
fn pages_and_data_round_alike() {
    let indicator = "nama: A\nkelompok: A\nsatuan: indeks\narah: naik\nperiode: tahun\n\
                     penanggung_jawab: A\ntanggal_terbit: 2026-01-01\nsumber: A\n\
                     data: [{periode: 2025, target: 200, realisasi: \"176,45\"}]\n";
    let all = outputs(&build_over(&[("kinerja/a.yaml", indicator)]));
    assert!(all["kinerja/a.html"].contains("88,23"));
    assert!(
        all["data/v1/indikator/a.csv"].contains(";88,23;"),
        "{}",
        all["data/v1/indikator/a.csv"]
    );
    assert!(
        all["data/v1/indikator/a.json"].contains("88.23"),
        "{}",
        all["data/v1/indikator/a.json"]
    );
}

#[test]
fn one_wrong_choice_is_told_once() {
    let start = "nama: A\nringkasan: A\nkelompok: nonperizinan\nbidang: A\njangka_waktu: 1 hari\n\
                 prosedur: [Datang]\nproduk: Surat\n";
    for rest in [
        "persyaratan: [KTP]\nbiaya: {jenis: retribsi, tarif: [{uraian: x, nilai: Rp1}]}\n",
        "biaya: gratis\npersyaratan: [{nama: x, sifat: kondisionl, bila: dikuasakan}]\n",
    ] {
        let service = format!("{start}{rest}");
        assert_eq!(codes(&build_over(&[("layanan/a.yaml", &service)])), ["ZI104"], "{rest}");
    }
}

#[test]
fn a_link_at_the_head_of_a_value_wants_quotes() {
    let service = BASE[3].1.replace("[KTP]", "\n  - [KTP](https://a.example/) asli\n");
    let outcome = build_over(&[("layanan/dasar.yaml", &service)]);
    assert_eq!(codes(&outcome), ["ZI024"]);
    let at = service.find("[KTP](").expect("the link");
    assert!(matches!(outcome.diagnostics[0].spot, Spot::Bytes(start, _) if start == at));
}
