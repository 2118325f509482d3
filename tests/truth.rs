//! Figures that are said twice: what differs from the records is told, what does not is left alone.

mod common;

use common::Desk;

fn told(page: &str, service: &str) -> Vec<String> {
    let desk = Desk::with_portal();
    desk.put(
        "content/situs.yaml",
        "nama: DPMPTSP Kota Uji\npemerintah: Pemerintah Kota Uji\ndeskripsi: Portal uji\n\
         alamat_situs: https://uji.example/\nzona: WIB\nkontak:\n  telepon: \"(0451) 111222\"\n",
    );
    desk.put(
        "content/jam.yaml",
        "jam:\n  senin: 08.00-12.00, 13.00-15.30\n  selasa: 08.00-15.30\n  rabu: 08.00-15.30\n  \
         kamis: 08.00-15.30\n  jumat: 08.00-11.00\n  sabtu: tutup\n  minggu: tutup\n",
    );
    desk.put(
        "content/halaman/tentang.md",
        &format!("---\njudul: Tentang\nringkasan: Tentang kantor ini.\n---\n{page}\n"),
    );
    desk.put(
        "content/layanan/uji.yaml",
        &format!(
            "nama: Izin Uji\nringkasan: Izin untuk uji.\nkelompok: nonperizinan\nbidang: Umum\n\
             persyaratan: [KTP]\nprosedur: [Datang ke loket.]\njangka_waktu: 5 hari kerja\n\
             biaya:\n  jenis: tarif\n  dasar: Perda Nomor 1 Tahun 2024\n  tarif:\n    - uraian: Papan\n      \
             nilai: Rp100.000\nproduk: Izin\n{service}"
        ),
    );
    let run = desk.run(&["check", "--date", "2026-11-22", "--format", "json"]);
    let lines = run.stdout.lines().filter(|line| line.contains("\"ZI316\""));
    lines.map(str::to_string).collect()
}

#[test]
fn the_same_figures_are_left_alone() {
    let page = "Kantor buka pukul 08.00 sampai 15.30, Jumat sampai 11.00. Rapat dimulai 09.15.\n\n\
                Telepon kami (0451) 111-222. Rumah sakit dapat dihubungi di (0451) 987654.";
    let faq = "tanya_jawab:\n  - tanya: Berapa lama dan berapa biayanya?\n    \
               jawab: Selesai dalam 5 (lima) hari kerja, tarif Rp100.000.\n  \
               - tanya: Berapa lama izin berlaku?\n    jawab: Izin berlaku 5 tahun.\n";
    assert_eq!(told(page, faq), Vec::<String>::new());
}

#[test]
fn hours_that_no_record_has_are_told() {
    let told = told("Jam pelayanan kami 08.00 sampai 16.00.", "");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("16.00"), "{told:?}");
}

#[test]
fn telephones_that_no_record_has_are_told() {
    let told = told("Hubungi kantor kami di (0451) 123 456.", "");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("(0451) 123 456"), "{told:?}");
}

#[test]
fn fees_and_days_that_the_service_has_not_are_told() {
    let faq = "tanya_jawab:\n  - tanya: Berapa biayanya?\n    jawab: Biaya izin ini Rp150.000.\n  \
               - tanya: Berapa lama?\n    jawab: Paling lama 3 hari kerja.\n";
    let told = told("Kantor ini kecil.", faq);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("Rp100.000") && told[1].contains("5 hari kerja"), "{told:?}");
}
