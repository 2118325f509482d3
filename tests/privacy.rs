//! The publish guard: what it stops, what it lets pass, and how seldom it is wrong.

mod common;

use jiff::civil::Date;
use zi_site::guard;

/// A number with the structure of a NIK, in a region that is not in use.
const NIK: &str = "3379721508909876";

const TODAY: Date = Date::constant(2026, 11, 21);

fn codes(texts: &[(&str, &str)]) -> Vec<&'static str> {
    common::codes(&common::build_over(texts))
}

fn page(body: &str) -> String {
    format!("---\njudul: Uji\n---\n{body}\n")
}

#[test]
fn every_kind_of_text_is_looked_at() {
    let named = format!("NIK {NIK}");
    let service = common::BASE[3].1.replace("Layanan untuk uji", &named);
    let comment = format!("{}# {named}\n", common::BASE[2].1);
    let table = format!("periode;realisasi;catatan\n2025;1;{named}\n");
    let indicator = "nama: Uji\nuraian: Uji\nsatuan: izin\narah: naik\nsumber: Uji\n";
    for (path, text) in [
        ("layanan/dasar.yaml", service),
        ("standar.yaml", comment),
        ("halaman/uji.md", page(&named)),
        ("kinerja/uji.csv", table),
    ] {
        let outcome = common::build_over(&[("kinerja/uji.yaml", indicator), (path, &text)]);
        let found: Vec<_> = outcome
            .diagnostics
            .iter()
            .filter(|it| it.code.0 == "ZI320")
            .map(|it| &it.file)
            .collect();
        assert_eq!(found, [&format!("content/{path}")]);
    }
    let found = codes(&[("berkas/ktp-3379721508900001_lama.txt", "a")]);
    assert_eq!(found, ["ZI226", "ZI320"], "names of files too");
}

#[test]
fn three_numbers_are_a_list_of_persons() {
    let others = ["3379721508909875", "3379721508909874"];
    let two = page(&format!("{NIK}, {}", others[0]));
    assert_eq!(codes(&[("halaman/uji.md", &two)]), ["ZI321", "ZI321"]);
    let three = page(&format!("{NIK}, {}, {}", others[0], others[1]));
    assert_eq!(codes(&[("halaman/uji.md", &three)]), ["ZI320", "ZI320", "ZI320"]);
}

#[test]
fn a_long_list_is_told_briefly() {
    let rows: Vec<String> = (1000..1200).map(|serial| format!("337972150890{serial}")).collect();
    let outcome = common::build_over(&[("halaman/uji.md", &page(&rows.join("\n")))]);
    assert_eq!(outcome.diagnostics.len(), 20);
    let last = outcome.diagnostics.last().expect("a diagnostic");
    assert!(last.words.contains(&("more", "180".to_string())), "{last:?}");
}

#[test]
fn a_value_is_allowed_once_and_for_the_whole_portal() {
    let allow = |value: &str| {
        format!("{}izinkan:\n  - nilai: \"{value}\"\n    alasan: uji\n", common::BASE[0].1)
    };
    let body = page(&format!("NIK {NIK} dan 337972 150890 9876"));
    let spaced = allow("33.79.72.150890.9876");
    assert_eq!(codes(&[("situs.yaml", &spaced), ("halaman/uji.md", &body)]), [""; 0]);
    let other = allow("3379721508909875");
    let found = codes(&[("situs.yaml", &other), ("halaman/uji.md", &body)]);
    assert_eq!(found, ["ZI320", "ZI320", "ZI326"]);
    let without = allow(NIK).replace("    alasan: uji\n", "");
    assert_eq!(codes(&[("situs.yaml", &without), ("halaman/uji.md", &body)]), ["ZI102"]);
}

#[test]
fn what_the_office_publishes_as_its_own_is_no_secret() {
    let contact = "kontak:\n  whatsapp: \"0812-0000-0000\"\n  email: dinas.uji@gmail.com\n";
    let office = format!("{}{contact}", common::BASE[0].1);
    let body = page("Hubungi +62 812 0000 0000 atau dinas.uji@gmail.com");
    assert_eq!(codes(&[("situs.yaml", &office), ("halaman/uji.md", &body)]), [""; 0]);
    assert_eq!(codes(&[("halaman/uji.md", &body)]), ["ZI324", "ZI325"]);
}

#[test]
fn no_output_of_a_run_repeats_the_number() {
    let desk = common::Desk::with_portal();
    desk.put("content/halaman/uji.md", &page(&format!("NIK {NIK} <b>{NIK}</b>")));
    desk.put("content/berkas/ktp-3379721508909876.txt", &format!("KTP {NIK}"));
    desk.put("content/standar.yaml", &format!("tidak_dikenal: {NIK}\n"));
    for arguments in [&["--format", "json"][..], &[]] {
        let run = desk.build(arguments);
        assert_eq!(run.status, 1);
        let shown = format!("{}{}", run.stdout, run.stderr);
        assert!(shown.contains("3379************"), "{shown}");
        assert!(!shown.contains(NIK), "{shown}");
    }
}

#[test]
fn hidden_blocks_stop_a_build() {
    let block = "<div style=\"position:absolute;left:-9999px\">\
                 <a href=\"https://menang.example/\">slot gacor</a></div>";
    let outcome = common::build_over(&[("halaman/uji.md", &page(block))]);
    assert!(common::codes(&outcome).contains(&"ZI329"), "{:?}", outcome.diagnostics);
    assert!(outcome.artifacts.is_none());
}

#[test]
fn an_example_does_not_go_live() {
    let desk = common::Desk::with_portal();
    desk.put("content/situs.yaml", &format!("{}contoh: true\n", common::BASE[0].1));
    assert_eq!(desk.build(&[]).status, 0);
    for flag in ["--production", "--produksi"] {
        let run = desk.build(&[flag, "--format", "json"]);
        assert_eq!(run.status, 1);
        assert!(run.stdout.contains("\"code\":\"ZI330\""), "{}", run.stdout);
    }
    assert_eq!(desk.run(&["check", "--production", "--date", common::DATE]).status, 1);
    assert_eq!(desk.build(&["--production", "--drafts"]).status, 2);
    desk.put("content/situs.yaml", common::BASE[0].1);
    assert_eq!(desk.build(&["--production"]).status, 0);
}

/// Numbers of a fixed sequence, so that every run sees the same paragraphs.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count)
            .map(|_| char::from(b'0' + u8::try_from(self.below(10)).expect("a digit")))
            .collect()
    }
}

/// A paragraph as offices write them, full of numbers that are nobody's.
fn paragraph(numbers: &mut Numbers) -> String {
    let year = 2015 + numbers.below(12);
    let (day, month) = (1 + numbers.below(28), 1 + numbers.below(12));
    let mut digits = |count| numbers.digits(count);
    let sentences = [
        format!(
            "NIB {} diterbitkan melalui OSS pada {day:02}-{month:02}-{year} pukul 08.30.",
            digits(13)
        ),
        format!(
            "NPWP {}.{}.{}.{}-{}.000 atas nama badan usaha.",
            digits(2),
            digits(3),
            digits(3),
            digits(1),
            digits(3)
        ),
        format!("NPWP badan 0{} tercatat aktif; pemohon membawa fotokopi KTP.", digits(15)),
        format!("Rekening giro {} pada bank daerah atas nama kas daerah.", digits(16)),
        format!(
            "Telepon (0{}) {} ext. {}, faks 021-{}.",
            digits(3),
            digits(6),
            digits(2),
            digits(7)
        ),
        format!(
            "Keputusan Kepala Dinas Nomor 503/{}/DPMPTSP/{year} tanggal {day} Maret {year}.",
            digits(4)
        ),
        format!(
            "Realisasi investasi Rp{}.{}.{}.{} dari {} proyek.",
            digits(3),
            digits(3),
            digits(3),
            digits(3),
            digits(4)
        ),
        format!("Kode tender {} dan kode RUP {}.", digits(8), digits(8)),
        format!("Invoice INV/{year}{month:02}{day:02}/{} jatuh tempo 14 hari.", digits(12)),
        format!("Koordinat -{}.{}, 1{}.{}.", digits(1), digits(14), digits(2), digits(13)),
        format!("Diunggah {year}{month:02}{day:02}{}, ukuran {} bita.", digits(6), digits(7)),
        format!(
            "Unduh di https://contoh.example/unduh/{}/{}.pdf hari ini.",
            digits(16),
            digits(18)
        ),
        format!("Kode billing {} berlaku tujuh hari.", digits(15)),
        format!(
            "Nomor permohonan P-{year}-{} sudah selesai; NIK tidak perlu dicantumkan.",
            digits(6)
        ),
        format!("Sertifikat {}-{}-{} dicetak dua rangkap.", digits(4), digits(6), digits(3)),
    ];
    let mut chosen = Vec::new();
    for _ in 0..4 {
        let index = usize::try_from(numbers.below(sentences.len() as u64)).expect("an index");
        chosen.push(sentences[index].clone());
    }
    chosen.join(" ")
}

/// The promise: at most one false alarm in a thousand paragraphs that hold no personal data.
#[test]
fn clean_paragraphs_hardly_ever_raise_an_alarm() {
    let mut numbers = Numbers(20_261_121);
    let mut alarms = Vec::new();
    for _ in 0..5_000 {
        let paragraph = paragraph(&mut numbers);
        let found = guard::find(&paragraph, TODAY);
        alarms.extend(found.iter().map(|it| format!("{it:?} in {paragraph}")));
    }
    assert!(alarms.len() <= 5, "{} alarms:\n{}", alarms.len(), alarms.join("\n"));
}

#[test]
fn portals_without_personal_data_raise_no_alarm() {
    let mut count = 0;
    for portal in common::portals() {
        for path in common::files(&portal, &["md", "yaml", "csv"]) {
            let text = common::read(&path);
            count += text.split("\n\n").count();
            assert_eq!(guard::find(&text, TODAY), [], "{}", path.display());
            assert_eq!(guard::find_planted(&text), [], "{}", path.display());
        }
    }
    assert!(count > 400, "{count} paragraphs only");
}
