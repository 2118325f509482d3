//! What pages say in short about services must hold for every kind of application, and nothing an
//! author wrote may get lost on the way.

mod common;

use common::{build_over, codes, outputs, words};

/// The start of a service that has everything but time and fee.
const START: &str = "nama: Izin Uji\nringkasan: Untuk uji\nkelompok: nonperizinan\nbidang: Umum\n\
                     persyaratan: [KTP]\nprosedur: [Datang]\nproduk: Surat\n";

fn list_with(rest: &str) -> String {
    let service = format!("{START}{rest}");
    let outcome = build_over(&[("layanan/izin-uji.yaml", &service)]);
    let list = &outputs(&outcome)["layanan/index.html"];
    let row = list.split("izin-uji.html").nth(1).expect("the service is in the list");
    words(row.split("</li>").next().unwrap_or_default())
}

#[test]
fn variants_that_differ_are_not_told_as_the_first_of_them() {
    let row = list_with(
        "varian:\n  - {id: a, nama: A, jangka_waktu: 1 hari, biaya: gratis}\n  \
         - id: b\n    nama: B\n    jangka_waktu: 20 hari kerja\n    biaya:\n      jenis: tarif\n      \
         dasar: Perda 1\n      tarif: [{uraian: x, nilai: Rp100.000}]\n",
    );
    assert!(!row.contains("Gratis") && !row.contains("1 hari"), "{row}");
    assert_eq!(row.matches("menurut jenis permohonan").count(), 2, "{row}");
}

#[test]
fn variants_counted_in_one_unit_make_a_range() {
    let row = list_with(
        "biaya: gratis\njangka_waktu: 18–26 hari kerja\n\
         varian: [{id: a, nama: A, jangka_waktu: 12 hari kerja}, {id: b, nama: B}]\n",
    );
    assert!(row.contains("12–26 hari kerja") && row.contains("Gratis"), "{row}");
}

#[test]
fn a_rule_without_a_number_is_not_called_missing() {
    let row = list_with("biaya: gratis\njangka_waktu: {keterangan: sesuai dokumen}\n");
    assert!(row.contains("sesuai ketentuan") && !row.contains("belum diisi"), "{row}");
}

#[test]
fn a_condition_alone_makes_a_requirement_conditional() {
    let service = format!("{START}jangka_waktu: 1 hari\nbiaya: gratis\n")
        .replace("[KTP]", "[{nama: Surat kuasa, bila: dikuasakan}]");
    let outcome = build_over(&[("layanan/izin-uji.yaml", &service)]);
    let page = words(&outputs(&outcome)["layanan/izin-uji.html"]);
    assert!(page.contains("Surat kuasa Bersyarat Bila dikuasakan"), "{page}");
}

#[test]
fn contradicting_fees_are_refused() {
    for fee in [
        "{jenis: nol, tarif: [{uraian: x, nilai: Rp1.000}]}",
        "{jenis: bukan_uang, keterangan: pohon, tarif: [{uraian: x, nilai: Rp1.000}]}",
    ] {
        let service = format!("{START}jangka_waktu: 1 hari\nbiaya: {fee}\n");
        let outcome = build_over(&[("layanan/izin-uji.yaml", &service)]);
        assert_eq!(codes(&outcome), ["ZI124"], "{fee}");
    }
}

#[test]
fn text_pasted_as_html_keeps_its_words_and_loses_its_scripts() {
    let page = "---\njudul: Uji\n---\n<p class=\"MsoNormal\"><span>Teks <b>tebal</b></span></p>\n\n\
                <script>alert(1)</script>\n\nSesudah &#1;L0&#2; itu.\n";
    let outcome = build_over(&[("halaman/uji.md", page)]);
    assert_eq!(codes(&outcome), ["ZI208", "ZI208"]);
    let html = &outputs(&outcome)["uji.html"];
    assert!(words(html).contains("Teks tebal"), "{html}");
    assert!(!html.contains("alert(1)") && !html.contains("MsoNormal"));
    assert!(html.contains("Sesudah L0 itu."), "control characters make no holes");
}

#[test]
fn one_run_tells_mistakes_of_the_file_and_of_its_links() {
    let service = format!("{START}jangka_waktu: 1 hari\nbiaya: gratis\nterkait: [tidak-ada]\n")
        .replace("bidang: Umum", "bidangg: Umum")
        .replace("[KTP]", "[{nama: Formulir, formulir: berkas/tidak-ada.pdf}]");
    let outcome = build_over(&[("layanan/izin-uji.yaml", &service)]);
    let mut found = codes(&outcome);
    found.sort_unstable();
    assert_eq!(found, ["ZI101", "ZI204", "ZI205"]);
}

#[test]
fn a_full_page_has_every_anchor_that_links_may_name() {
    let service = format!(
        "{START}jangka_waktu: 1 hari\nbiaya: gratis\nuntuk: Semua\nsk: {{nomor: 1/2026}}\n\
         varian: [{{id: baru, nama: Baru}}]\ntanya_jawab: [{{tanya: A, jawab: B}}]\n\
         terkait: [dasar]\n"
    );
    let page =
        &outputs(&build_over(&[("layanan/izin-uji.yaml", &service)]))["layanan/izin-uji.html"];
    for anchor in zi_site::content::service::anchors() {
        assert!(page.contains(&format!("id=\"{anchor}\"")), "{anchor} is missing");
    }
}
