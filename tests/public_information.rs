//! Public information: what is listed, what may not be given out, who has asked.

mod common;

use common::{Desk, read};
use serde_json::Value;

const LIST: &str = "content/informasi-publik/daftar.csv";
const PPID: &str = "content/informasi-publik/ppid.yaml";
const HEADS: &str = "kategori;ringkasan;pejabat;penanggung_jawab;pembuatan;bentuk;penyimpanan;\
    tautan;dasar_hukum;uji_konsekuensi;tanggal_uji\n";

fn row(category: &str, summary: &str, more: &str) -> String {
    format!("{category};{summary};Sekretariat;Umum;2026, Kota Uji;cetak, online;5 tahun;{more}\n")
}

fn ppid(more: &str) -> String {
    format!(
        "nama: PPID Uji\npejabat: Sekretaris\natasan: Kepala Dinas\nprosedur: [Isi formulir]\n{more}"
    )
}

fn data(desk: &Desk, name: &str) -> Value {
    serde_json::from_str(&read(&desk.path(&format!("public/data/v1/{name}.json")))).expect("JSON")
}

/// Builds the site; gives what is said about it.
fn build(desk: &Desk) -> String {
    let run = desk.build(&[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.stderr
}

#[test]
fn columns_are_known_by_the_heads_of_the_form_in_any_order() {
    let desk = Desk::with_portal();
    let list = "No;Jangka Waktu Penyimpanan;Ringkasan Isi Informasi;Kategori;\
        Pejabat/Unit yang Menguasai;Penanggung Jawab;Waktu dan Tempat Pembuatan;Bentuk Informasi\n\
        1;5 tahun;Laporan kinerja;Informasi yang wajib tersedia setiap saat;Sekretariat;Umum;\
        2026, Kota Uji;Cetak dan rekam\n";
    desk.put(LIST, list);
    let notes = build(&desk);
    assert!(!notes.contains("ZI360"), "nothing is missing: {notes}");
    let found = &data(&desk, "informasi-publik")["data"][0];
    assert_eq!(found["kategori"], "setiap saat");
    assert_eq!(found["ringkasan"], "Laporan kinerja");
    assert_eq!(found["pejabat"], "Sekretariat");
    assert_eq!(found["pembuatan"], "2026, Kota Uji");
    assert_eq!(found["bentuk"], serde_json::json!(["cetak", "rekam"]));
    assert_eq!(found["penyimpanan"], "5 tahun");
    assert_eq!(found["id"], "info-laporan-kinerja");
}

#[test]
fn categories_stand_in_the_order_of_the_law_and_can_be_jumped_to() {
    let desk = Desk::with_portal();
    let rows = [
        row("dikecualikan", "Data pemohon", ";UU 14/2008;1/2026;2026-02-03"),
        row("serta-merta", "Gangguan layanan", ";;;"),
        row("berkala", "Profil kantor", "layanan/;;;"),
    ];
    desk.put(LIST, &(HEADS.to_string() + &rows.concat()));
    desk.put(
        "content/halaman/a.md",
        "---\njudul: A\n---\n[Informasi](/informasi-publik/#berkala)\n",
    );
    build(&desk);
    let page = read(&desk.path("public/informasi-publik/index.html"));
    let at = |id: &str| page.find(&format!("<section class=\"filter-group\" id=\"{id}\""));
    assert!(at("berkala") < at("serta-merta") && at("serta-merta") < at("dikecualikan"));
    assert!(at("berkala").is_some() && at("setiap-saat").is_none(), "only those that have some");
    assert!(page.contains("href=\"../layanan/index.html\">Profil kantor</a>"));
    assert!(read(&desk.path("public/a.html")).contains("informasi-publik/index.html#berkala"));
    assert!(read(&desk.path("public/index.html")).contains("informasi-publik/index.html"), "menu");
    assert!(read(&desk.path("public/sitemap.xml")).contains("informasi-publik/index.html"));
}

#[test]
fn nothing_leads_to_what_is_excluded() {
    for link in ["berkas/rahasia.pdf", "https://uji.example/rahasia", "layanan/"] {
        let desk = Desk::with_portal();
        let more = format!("{link};UU 14/2008;1/2026;2026-02-03");
        desk.put(LIST, &(HEADS.to_string() + &row("dikecualikan", "Data pemohon", &more)));
        let run = desk.build(&[]);
        assert_eq!(run.status, 1, "{link}: {}", run.stderr);
        assert!(run.stderr.contains("ZI152"), "{link}: {}", run.stderr);
        assert!(desk.tree("public").is_empty(), "{link}");
    }
}

#[test]
fn a_link_that_leads_nowhere_is_told() {
    for link in ["berkas/tidak-ada.pdf", "halaman/tidak-ada.md", "http//uji", "ftp://uji.example"] {
        let desk = Desk::with_portal();
        let list = HEADS.to_string() + &row("berkala", "Laporan", &format!("{link};;;"));
        desk.put(LIST, &list);
        let run = desk.build(&[]);
        assert_eq!(run.status, 1, "{link}: {}", run.stderr);
    }
}

#[test]
fn summaries_that_begin_alike_have_ids_of_their_own() {
    let desk = Desk::with_portal();
    let long = "Laporan kinerja tahunan dinas penanaman modal dan pelayanan terpadu satu pintu";
    let rows: Vec<String> =
        (2024..2027).map(|year| row("berkala", &format!("{long} {year}"), ";;;")).collect();
    desk.put(LIST, &(HEADS.to_string() + &rows.concat()));
    build(&desk);
    let found = data(&desk, "informasi-publik");
    let ids: std::collections::BTreeSet<&str> = found["data"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| it["id"].as_str().expect("an id"))
        .collect();
    assert_eq!(ids.len(), 3, "{ids:?}");
}

#[test]
fn no_requests_are_neither_0_nor_100_percent() {
    let desk = Desk::with_portal();
    desk.put(
        PPID,
        &ppid(
            "permohonan:\n  - periode: 2025\n    diterima: 0\n    median_hari: 3\n    \
             tanggal_terbit: 2026-01-20\n    sumber: Uji\n",
        ),
    );
    build(&desk);
    let page = read(&desk.path("public/informasi-publik/ppid.html"));
    assert!(page.contains("Tidak ada permohonan."));
    assert!(!page.contains("0%)"), "no share is told");
    let requests = &data(&desk, "permohonan-informasi")["data"][0];
    assert_eq!(requests["diterima"], 0);
    assert_eq!(requests["persen_dikabulkan"], Value::Null);
    assert_eq!(requests["median_hari_kerja"], Value::Null);
}

#[test]
fn shares_are_told_with_what_they_are_counted_of() {
    let desk = Desk::with_portal();
    desk.put(
        PPID,
        &ppid(
            "permohonan:\n  - periode: 2025\n    diterima: 3\n    dikabulkan: 2\n    ditolak: 1\n    \
             median_hari: 6,5\n    tanggal_terbit: 2026-01-20\n    sumber: Uji\n",
        ),
    );
    build(&desk);
    let page = read(&desk.path("public/informasi-publik/ppid.html"));
    assert!(page.contains("dari 3 (66,7%)") && page.contains("dari 3 (33,3%)"), "{page}");
    assert!(page.contains("6,5 hari kerja"));
    let csv = read(&desk.path("public/data/v1/permohonan-informasi.csv"));
    assert!(csv.contains("2025;permohonan;3;2;0;1;0;66,7;0;33,3;0;6,5;"), "{csv}");
}

#[test]
fn deadlines_come_from_the_law_and_name_it() {
    let desk = Desk::with_portal();
    desk.put(PPID, &ppid(""));
    build(&desk);
    let page = read(&desk.path("public/informasi-publik/ppid.html"));
    for words in ["10 hari kerja", "7 hari kerja", "30 hari kerja", "Komisi Informasi"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(page.contains("Undang-Undang Nomor 14 Tahun 2008"));
    let list = read(&desk.path("public/informasi-publik/index.html"));
    assert!(list.contains("Daftar Informasi Publik belum diisi."), "the folder has a page");
    assert!(list.contains("ppid.html"));
}

#[test]
fn what_is_held_back_is_nowhere() {
    let desk = Desk::with_portal();
    desk.put(PPID, &ppid("draf: true\n"));
    let notes = build(&desk);
    assert!(notes.contains("ppid.yaml (draf)"), "{notes}");
    assert!(desk.tree("public/informasi-publik").is_empty());
}
