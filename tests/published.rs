//! What is published, and how: drafts stay inside, old announcements move, text stays text.

mod common;

use common::{build_over, outputs, words};

/// An indicator that is not to be published yet.
const INDICATOR: &str = "\
nama: Katarahasia
kelompok: Katarahasia
satuan: hari
arah: naik
periode: tahun
penanggung_jawab: Bidang Perizinan
tanggal_terbit: 2026-10-10
sumber: Laporan kinerja
data: [{periode: 2025, realisasi: 4}]
draf: true
";

#[test]
fn drafts_and_the_future_are_in_no_output() {
    let post = |more: &str| {
        format!("---\njudul: Katarahasia\nringkasan: Katarahasia\n{more}---\n\nKatarahasia.\n")
    };
    let page = "---\njudul: Katarahasia\ndraf: true\n---\n\nKatarahasia.\n";
    let secret = [
        ("berita/2026-11-01-katarahasia.md", post("draf: true\n")),
        ("berita/2026-11-22-katarahasia-besok.md", post("")),
        ("pengumuman/2026-11-02-katarahasia.md", post("draf: true\n")),
        ("pengumuman/2026-12-02-katarahasia.md", post("")),
        ("halaman/katarahasia.md", page.to_string()),
        ("kinerja/katarahasia.yaml", INDICATOR.to_string()),
        ("layanan/katarahasia.yaml", format!("{}draf: true\n", common::BASE[3].1)),
    ];
    let mut texts: Vec<(&str, &str)> =
        secret.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let open = post("").replace("Katarahasia", "Kabar");
    texts.extend([
        ("berita/2026-11-03-kabar.md", open.as_str()),
        ("pengumuman/2026-11-03-kabar.md", &open),
    ]);
    let outcome = build_over(&texts);
    assert_eq!(outcome.held_back.len(), secret.len());
    let site = outputs(&outcome);
    assert!(site.contains_key("berita/feed.xml") && site.contains_key("pengumuman/feed.xml"));
    for (path, text) in &site {
        assert!(!path.contains("katarahasia"), "{path}");
        assert!(!text.to_lowercase().contains("katarahasia"), "{path} tells a secret");
    }
}

#[test]
fn an_announcement_moves_to_the_archive_after_its_last_day() {
    let text = |until: &str| {
        format!(
            "---\njudul: Maklum\ntanggal: 2026-11-01\nringkasan: R\nberlaku_sampai: {until}\n---\n\nIsi.\n"
        )
    };
    let places = |until: &str| {
        let site = outputs(&build_over(&[("pengumuman/maklum.md", &text(until))]));
        let has = |path: &str| site.get(path).is_some_and(|page| words(page).contains("Maklum"));
        (has("pengumuman/index.html"), has("pengumuman/arsip.html"))
    };
    assert_eq!(places("2026-11-21"), (true, false), "its last day is today");
    assert_eq!(places("2026-11-20"), (false, true));
}

/// Editors copy text from anywhere; none of it may run in the browser of a citizen.
#[test]
fn text_never_becomes_markup() {
    let hostile = "'</script>\"><img src=x onerror=y>&{{ 7 }}{% x %}'";
    let records = [
        (
            "situs.yaml",
            "nama: M\npemerintah: M\nnama_lengkap: M\ndeskripsi: M\n\
          alamat_situs: https://uji.example/\nzona: WIB\nmaklumat: A\n\
          alamat: {jalan: M, kota: M, provinsi: M, kode_pos: M}\n\
          peringatan:\n  - judul: M\n    mulai: 2026-11-20\n    selesai: 2026-11-30\n",
        ),
        (
            "jam.yaml",
            "jam: {senin: 08.00–16.00}\ndasar: M\npengecualian:\n  - tanggal: 2026-12-25\n    \
          jenis: kantor\n    nama: M\n    jam: tutup\n    dasar: M\n\
          lokasi:\n  - id: a\n    nama: M\n    alamat: M\n",
        ),
        (
            "layanan/a.yaml",
            "nama: M\nsingkatan: M\nnama_lain: [M]\nringkasan: M\nbidang: M\n\
          kelompok: nonperizinan\nsk: {nomor: M, tentang: M}\npenanggung_jawab: M\n\
          persyaratan:\n  - nama: A\n    kelompok: M\n    penerbit: M\n    sifat: kondisional\n    \
          bila: M\nprosedur:\n  - langkah: A\n    pelaksana: M\n",
        ),
        (
            "berita/2026-11-01-a.md",
            "---\njudul: M\nringkasan: M\nlabel: [M]\npenulis: M\nunit: M\n\
          tempat: M\n---\n\nIsi.\n",
        ),
        (
            "pengumuman/2026-11-01-a.md",
            "---\njudul: M\nringkasan: M\nnomor: M\nunit: M\n---\n\nIsi.\n",
        ),
        ("halaman/a.md", "---\njudul: M\nringkasan: M\npenanggung_jawab: M\n---\n\nIsi.\n"),
        (
            "kinerja/a.yaml",
            "nama: M\nkelompok: M\nsatuan: M\narah: naik\nperiode: tahun\n\
          penanggung_jawab: M\ntanggal_terbit: 2026-10-10\nsumber: M\n\
          data:\n  - periode: 2025\n    target: 5\n    realisasi: 4\n    catatan: M\n",
        ),
    ];
    let records = records.map(|(path, text)| (path, put_in(text, hostile)));
    let texts: Vec<(&str, &str)> =
        records.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let site = outputs(&build_over(&texts));
    let pages = site.iter().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".xml"));
    for (path, text) in pages {
        assert!(!text.contains("<img src=x"), "{path}");
        assert!(!text.contains("\"><img"), "{path}");
    }
    assert!(site["layanan/a.html"].contains("&lt;img"), "the text is there, as text");
    assert!(site["berita/feed.xml"].contains("&lt;img"), "the text is there, as text");
}

/// Puts a text where `M` stands alone.
fn put_in(record: &str, text: &str) -> String {
    let starts = [": M", "[M"];
    starts
        .iter()
        .fold(record.to_string(), |record, start| record.replace(start, &start.replace('M', text)))
}

#[test]
fn an_example_says_so_on_every_page() {
    let office = format!("{}contoh: true\n", common::BASE[0].1);
    let site = outputs(&build_over(&[("situs.yaml", &office)]));
    for (path, html) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(html.contains("class=\"example\""), "{path}");
    }
    let real = outputs(&build_over(&[]));
    assert!(!real["index.html"].contains("class=\"example\""));
}
