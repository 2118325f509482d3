//! Regulations and the services that rest on them, found by how texts cite them.

mod common;

use common::{Desk, read};
use serde_json::Value;

const LIST: &str = "content/regulasi/daftar.csv";
const HEADS: &str = "jenis;nomor;tahun;tentang;status;oleh;tautan\n";
const ROWS: &str = "Undang-Undang;25;2009;Pelayanan Publik;berlaku;;\n\
    Peraturan Menteri PANRB;5;2025;Pengelolaan Pengaduan Pelayanan Publik;berlaku;;\n\
    Peraturan Wali Kota Uji;3;2018;Izin (uji);dicabut;Perwali Uji Nomor 7 Tahun 2025;\n\
    Peraturan Wali Kota Uji;7;2025;Izin (uji);berlaku;;\n";

fn desk() -> Desk {
    let desk = Desk::with_portal();
    desk.put(LIST, &(HEADS.to_string() + ROWS));
    desk
}

fn service(name: &str, basis: &str) -> String {
    format!(
        "nama: {name}\nringkasan: Layanan untuk uji\nkelompok: nonperizinan\nbidang: Umum\n{basis}\
         persyaratan: [KTP]\nprosedur: [Datang]\njangka_waktu: 1 hari\nbiaya: gratis\nproduk: Surat\n"
    )
}

/// The services that rest on a regulation, by the data.
fn services(desk: &Desk, id: &str) -> Vec<String> {
    let data: Value =
        serde_json::from_str(&read(&desk.path("public/data/v1/regulasi.json"))).expect("JSON");
    let regulations = data["data"].as_array().expect("a list").iter();
    let found = regulations.filter(|it| it["id"] == id).filter_map(|it| it["layanan"].as_array());
    found.flatten().map(|slug| slug.as_str().expect("a slug").to_string()).collect()
}

/// Builds the site; gives what is said about it.
fn build(desk: &Desk) -> String {
    let run = desk.build(&[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.stderr
}

#[test]
fn a_regulation_is_found_however_it_is_cited() {
    let names = [
        "Permen PANRB No. 5 Tahun 2025",
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 5 Tahun 2025",
        "PermenPAN-RB 5/2025 Pasal 3",
    ];
    for name in names {
        let desk = desk();
        desk.put(
            "content/layanan/satu.yaml",
            &service("Satu", &format!("dasar_hukum: [{name}]\n")),
        );
        build(&desk);
        assert_eq!(services(&desk, "peraturan-menteri-panrb-5-2025"), ["satu"], "{name}");
        let page = read(&desk.path("public/layanan/satu.html"));
        let link = "href=\"../regulasi/index.html#peraturan-menteri-panrb-5-2025\"";
        assert!(page.contains(link), "{name}");
        let list = read(&desk.path("public/regulasi/index.html"));
        assert!(list.contains("href=\"../layanan/satu.html\">Satu</a>"), "{name}");
    }
}

#[test]
fn another_number_year_or_kind_is_another_regulation() {
    for name in ["Permen PANRB No. 5 Tahun 2024", "Permen PANRB 15/2025", "PP 5/2025", "UU 5/2025"]
    {
        let desk = desk();
        desk.put(
            "content/layanan/satu.yaml",
            &service("Satu", &format!("dasar_hukum: [{name}]\n")),
        );
        build(&desk);
        assert!(services(&desk, "peraturan-menteri-panrb-5-2025").is_empty(), "{name}");
    }
}

#[test]
fn services_without_a_basis_of_their_own_rest_on_the_shared_one() {
    let desk = desk();
    desk.put("content/standar.yaml", "dasar_hukum: [UU 25 Tahun 2009]\n");
    desk.put("content/layanan/dua.yaml", &service("Dua", ""));
    desk.put("content/layanan/tiga.yaml", &service("Tiga", "dasar_hukum: [Perwali Uji 7/2025]\n"));
    build(&desk);
    let found = services(&desk, "undang-undang-25-2009");
    assert!(
        found.contains(&"dua".to_string()) && !found.contains(&"tiga".to_string()),
        "{found:?}"
    );
}

#[test]
fn a_basis_with_a_link_of_its_own_keeps_it() {
    let desk = desk();
    let basis = "dasar_hukum:\n  - judul: UU 25/2009\n    tautan: https://uji.example/uu\n";
    desk.put("content/layanan/satu.yaml", &service("Satu", basis));
    build(&desk);
    let page = read(&desk.path("public/layanan/satu.html"));
    assert!(page.contains("href=\"https://uji.example/uu\">UU 25/2009</a>"));
    assert!(!page.contains("regulasi/index.html#"), "a link cannot hold another one");
    let found = services(&desk, "undang-undang-25-2009");
    assert!(found.contains(&"satu".to_string()), "it rests on it all the same: {found:?}");
}

#[test]
fn a_revoked_basis_is_told_where_it_stands() {
    let desk = desk();
    let basis = "dasar_hukum:\n  - UU 25/2009\n  - Perwali Uji No. 3 Tahun 2018\n";
    desk.put("content/layanan/satu.yaml", &service("Satu", basis));
    let notes = build(&desk);
    assert!(notes.contains("ZI362") && notes.contains("satu.yaml:7:"), "{notes}");
    let revoked = read(&desk.path("public/regulasi/index.html"));
    assert!(revoked.contains("href=\"#peraturan-wali-kota-uji-7-2025\""), "by what it was revoked");
}

#[test]
fn what_is_known_to_be_replaced_is_told_once() {
    let desk = Desk::with_portal();
    let row = |status: &str, by: &str| format!("{HEADS}Permen PANRB;62;2018;Uji;{status};{by};\n");
    let basis = "dasar_hukum: [Permen PANRB 62/2018]\n";
    desk.put("content/layanan/satu.yaml", &service("Satu", basis));
    desk.put(LIST, &row("dicabut", "Permen PANRB 5/2025"));
    let notes = build(&desk);
    assert!(!notes.contains("ZI362"), "all texts are told already: {notes}");
    desk.put(LIST, &row("berlaku", ""));
    let notes = build(&desk);
    assert!(notes.contains("regulasi/daftar.csv:2"), "the list is wrong: {notes}");
}
