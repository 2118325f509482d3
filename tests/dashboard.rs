//! The sheet of headline figures: the same on the page and as data, and nothing that is not known.

mod common;

use common::{Desk, read};
use serde_json::{Value, json};

fn indicator(name: &str, rows: &str) -> String {
    format!(
        "nama: {name}\nkelompok: Uji\nsatuan: hari\narah: turun\nperiode: tahun\ndesimal: 1\n\
         penanggung_jawab: Uji\ntanggal_terbit: 2026-01-10\nsumber: Laporan uji\ndata:\n{rows}"
    )
}

#[test]
fn newest_figures_with_target_trend_and_source() {
    let desk = Desk::with_portal();
    let rows = "  - periode: 2024\n    realisasi: 5,5\n  - periode: 2025\n    target: 5\n    \
                realisasi: 4,2\n  - periode: 2026\n    target: 4\n    realisasi: \"-\"\n";
    desk.put("content/kinerja/waktu.yaml", &indicator("Waktu uji", rows));
    desk.put(
        "content/kinerja/kosong.yaml",
        &indicator("Tanpa angka", "  - periode: 2025\n    realisasi: \"-\"\n"),
    );
    let run = desk.build(&[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let page = read(&desk.path("public/dasbor.html"));
    assert!(page.contains("4,2 <span class=\"unit\">hari</span>"), "{page}");
    assert!(page.contains("Tahun 2025 · Target 5,0"), "{page}");
    assert!(page.contains("turun 1,3 dari Tahun 2024"), "{page}");
    assert!(page.contains("Laporan uji"), "{page}");
    assert!(!page.contains("Tanpa angka"), "what is not known is not there: {page}");
    let data = read(&desk.path("public/data/v1/dasbor.json"));
    let data: Value = serde_json::from_str(&data).expect("JSON");
    let figure = &data["data"][0];
    assert_eq!(figure["nilai"], json!(4.2));
    assert_eq!(figure["target"], json!(5));
    assert_eq!(figure["tercapai"], json!(true));
    assert_eq!(figure["nilai_sebelumnya"], json!(5.5));
    assert_eq!(data["data"].as_array().map(Vec::len), Some(1));
}

#[test]
fn without_figures_there_is_no_sheet() {
    let desk = Desk::with_portal();
    assert_eq!(desk.build(&[]).status, 0);
    assert_eq!(common::read_if_there(&desk.path("public/dasbor.html")), None);
    assert_eq!(common::read_if_there(&desk.path("public/data/v1/dasbor.json")), None);
}
