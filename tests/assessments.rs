//! Assessments and awards: categories, ranks, and years of which nothing is known.

mod common;

use common::{Desk, read};
use serde_json::{Value, json};

fn built(results: &str, more: &str) -> (Desk, String) {
    let desk = Desk::with_portal();
    let record = format!(
        "nama: Indeks Pelayanan Publik\njenis: penilaian\nlembaga: Kementerian PANRB\n{more}\
         hasil:\n{results}penanggung_jawab: Uji\ntanggal_terbit: 2026-01-10\nsumber: Uji\n"
    );
    desk.put("content/penilaian/ipp.yaml", &record);
    let run = desk.build(&[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let page = read(&desk.path("public/penilaian/ipp.html"));
    (desk, page)
}

#[test]
fn the_value_has_its_category_and_years_between_are_named() {
    let results = "  - periode: 2025\n    nilai: 3,5050\n  - periode: 2020\n    nilai: 3,92\n";
    let (desk, page) = built(results, "instrumen: ipp\n");
    assert!(page.contains("B – Baik"), "{page}");
    for year in 2020..=2025 {
        assert!(page.contains(&format!("<th scope=\"row\">Tahun {year}</th>")), "{year}: {page}");
    }
    assert_eq!(
        page.matches("<span class=\"unfilled\">Data tidak tersedia</span>").count(),
        4,
        "{page}"
    );
    let text = read(&desk.path("public/data/v1/penilaian/ipp.json"));
    let data: Value = serde_json::from_str(&text).expect("JSON");
    let results = &data["data"];
    assert_eq!(results[0]["nilai"], json!(3.92));
    assert_eq!(results[1]["kategori"], json!("B"));
    assert_eq!(results.as_array().map(Vec::len), Some(2));
}

#[test]
fn a_rank_is_told_with_whom_it_was_ranked() {
    let results =
        "  - periode: 2023\n    nilai: 77,33\n    peringkat: 3\n    kelompok: kategori kecil\n";
    let (desk, page) = built(results, "");
    assert!(page.contains("peringkat 3, kategori kecil"), "{page}");
    assert!(!page.contains("<svg viewBox"), "one value is no picture");
    let table = read(&desk.path("public/data/v1/penilaian.csv"));
    assert!(table.contains(";2023;77,33;;;3;;kategori kecil;"), "{table}");
}

#[test]
fn what_an_office_found_of_itself_is_called_that() {
    let desk = Desk::with_portal();
    desk.put(
        "content/penilaian/lke.yaml",
        "nama: Lembar Kerja Evaluasi\njenis: penilaian_mandiri\nlembaga: DPMPTSP Kota Uji\n\
         hasil:\n  - periode: 2026 S1\n    nilai: 79,85\npenanggung_jawab: Uji\n\
         tanggal_terbit: 2026-01-10\nsumber: Uji\n",
    );
    let run = desk.build(&[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for page in ["penilaian/index.html", "penilaian/lke.html", "kinerja/index.html"] {
        assert!(
            read(&desk.path(&format!("public/{page}"))).contains("Penilaian mandiri"),
            "{page}"
        );
    }
}
