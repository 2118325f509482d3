//! Complaints: what is computed of counts, and in which order channels stand.

mod common;

use common::{Desk, read};
use serde_json::{Value, json};

const RECORD: &str = "kanal:\n  - jenis: surat\n  - jenis: whatsapp\n    telepon: \"0811-0000-0000\"\n\
    \x20   terhubung_lapor: true\n  - jenis: sp4n_lapor\nstatistik:\n  data_csv: pengaduan/angka.csv\n\
    \x20 janji_tanggapan: 24 jam\n  tanggal_terbit: 2026-07-10\n  sumber: Uji\n\
    penanggung_jawab: Bidang Uji\n";

fn desk(table: &str) -> Desk {
    let desk = Desk::with_portal();
    desk.put("content/pengaduan/pengaduan.yaml", RECORD);
    desk.put("content/pengaduan/angka.csv", table);
    desk
}

fn built(table: &str) -> (Desk, String, Value) {
    let desk = desk(table);
    let run = desk.build(&[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let page = read(&desk.path("public/pengaduan/index.html"));
    let data = read(&desk.path("public/data/v1/pengaduan.json"));
    (desk, page, serde_json::from_str(&data).expect("JSON"))
}

#[test]
fn shares_have_numerator_and_denominator() {
    let (desk, page, data) = built(
        "periode;diterima;diproses;selesai;median_tanggapan\n\
         2020 Januari–Oktober;25;0;25;\n\
         2026 TW II;147;4;143;12,5\n",
    );
    assert!(page.contains("97,28% (143 dari 147)"), "{page}");
    assert!(page.contains("100% (25 dari 25)"), "{page}");
    assert!(page.contains("143 dari 147 pengaduan Triwulan II 2026 selesai"), "{page}");
    assert!(page.contains("Januari–Oktober 2020"), "{page}");
    assert!(page.contains("12,5 jam (median); janjinya 24 jam"), "{page}");
    assert_eq!(data["data"][1]["persen_selesai"], json!(97.28));
    assert_eq!(data["data"][0]["periode"], json!("2020-01/2020-10"));
    let table = read(&desk.path("public/data/v1/pengaduan.csv"));
    assert!(
        table.contains("\r\n2026-TW2;;147;4;143;0;97,28;12,5;jam;2026-07-10;Uji\r\n"),
        "{table}"
    );
}

#[test]
fn none_of_none_is_no_share() {
    let (_desk, page, data) =
        built("periode;diterima;diproses;selesai\n2026 TW I;0;0;0\n2025;4;1;3\n");
    assert!(page.contains("Triwulan I 2026: tidak ada pengaduan"), "{page}");
    assert_eq!(data["data"][1]["persen_selesai"], Value::Null);
    assert_eq!(data["data"][0]["persen_selesai"], json!(75));
}

#[test]
fn channels_make_the_total_that_nobody_has_written() {
    let (_desk, page, data) = built(
        "periode;kanal;diterima;diproses;selesai;ditutup\n\
         2026;WhatsApp;6;1;5;0\n2026;SP4N-LAPOR!;61;9;50;2\n",
    );
    assert!(page.contains("55 dari 67 pengaduan Tahun 2026 selesai"), "{page}");
    let received: Vec<_> = data["data"].as_array().expect("rows").iter().collect();
    assert_eq!(received[0]["kanal"], Value::Null);
    assert_eq!(received[0]["diterima"], json!(67));
    assert_eq!(received[0]["ditutup"], json!(2));
}

#[test]
fn the_national_channel_comes_first() {
    let (_desk, page, _) = built("periode;diterima;diproses;selesai\n2026;0;0;0\n");
    let at = |word: &str| page.find(word).unwrap_or_else(|| panic!("no {word} in {page}"));
    assert!(at(">SP4N-LAPOR!</a></h3>") < at("<h3>WhatsApp</h3>"));
    assert!(at("<h3>WhatsApp</h3>") < at("<h3>Surat</h3>"));
    assert!(page.contains("https://wa.me/6281100000000"), "{page}");
    assert!(page.contains("SMS ke 1708"), "{page}");
    assert!(page.contains("Terhubung dengan SP4N-LAPOR!"), "{page}");
}

#[test]
fn columns_about_people_are_refused() {
    let desk = desk("periode;diterima;diproses;selesai;nama_pelapor\n2026;1;0;1;X\n");
    let run = desk.build(&[]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("ZI132") && run.stderr.contains("nama_pelapor"), "{}", run.stderr);
}

#[test]
fn one_mistake_is_told_once() {
    let heads = "periode;kanal;diterima;diproses;selesai;median_tanggapan\n";
    let rows = "2026;WhatsApp;6;satu;5;\n2026;SP4N-LAPOR!;61;9;52;\n2026;;67;10;57;7\n";
    let desk = desk(&format!("{heads}{rows}"));
    desk.put("content/pengaduan/pengaduan.yaml", &RECORD.replace("24 jam", "segera"));
    let run = desk.build(&[]);
    let codes: Vec<&str> = ["ZI113", "ZI144", "ZI145", "ZI146", "ZI147"]
        .into_iter()
        .filter(|code| run.stderr.contains(*code))
        .collect();
    assert_eq!(codes, ["ZI113", "ZI144"], "{}", run.stderr);
}
