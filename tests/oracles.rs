//! Known questions with known answers, asked through real content: figures, dates, hours.

mod common;

use std::collections::BTreeMap;

use common::{build_over, codes, outputs, words};

/// The fields that every indicator needs.
const INDICATOR: &str = "\
nama: Waktu penyelesaian
kelompok: Waktu
satuan: hari
penanggung_jawab: Bidang Perizinan
tanggal_terbit: 2026-10-10
sumber: Laporan kinerja
";

/// An indicator of which lower is better, or higher, with one year's figures.
fn indicator(direction: &str, target: &str, value: &str) -> String {
    format!(
        "{INDICATOR}arah: {direction}\nperiode: tahun\n\
         data:\n  - periode: 2025\n    target: {target}\n    realisasi: {value}\n"
    )
}

fn with_indicator(text: &str) -> BTreeMap<String, String> {
    outputs(&build_over(&[("kinerja/uji.yaml", text)]))
}

/// The achievement as the page, the CSV and the JSON tell it.
fn achievements(text: &str) -> (String, String, serde_json::Value) {
    let site = with_indicator(text);
    let csv = site["data/v1/indikator/uji.csv"].lines().nth(1).expect("a row").to_string();
    let cell = csv.split(';').nth(8).expect("a ninth column").to_string();
    let json: serde_json::Value =
        serde_json::from_str(&site["data/v1/indikator/uji.json"]).expect("JSON");
    (words(&site["kinerja/uji.html"]), cell, json["data"][0]["capaian_persen"].clone())
}

fn assert_achievement(text: &str, page: &str, csv: &str, json: f64) {
    let (words, cell, number) = achievements(text);
    assert!(words.contains(page), "{page} is not in: {words}");
    assert_eq!(cell, csv);
    assert_eq!(number.as_f64().map(f64::to_bits), Some(json.to_bits()), "{number}");
}

/// The codes of a build with one more file.
fn codes_with(path: &str, text: &str) -> Vec<&'static str> {
    codes(&build_over(&[(path, text)]))
}

/// The codes of a build whose week is this.
fn codes_of_week(week: &str) -> Vec<&'static str> {
    codes_with("jam.yaml", &format!("jam:\n{week}"))
}

/// The contact page of a portal with this `jam.yaml`.
fn contact_page(hours: &str) -> String {
    let site = outputs(&build_over(&[("jam.yaml", hours)]));
    words(&site["kontak.html"])
}

#[test]
fn lower_is_better() {
    assert_achievement(&indicator("turun", "5", "4"), "120,00", "120", 120.0);
    assert_achievement(&indicator("turun", "5", "5"), "100,00", "100", 100.0);
    assert_achievement(&indicator("turun", "5", "12"), "-40,00", "-40", -40.0);
    let ratio = format!("{}rumus_turun: rasio\n", indicator("turun", "5", "4"));
    assert_achievement(&ratio, "125,00", "125", 125.0);
}

#[test]
fn higher_is_better() {
    assert_achievement(&indicator("naik", "80", "88,31"), "110,39", "110,39", 110.39);
    assert_achievement(&indicator("naik", "3", "2"), "66,67", "66,67", 66.67);
    assert_achievement(&indicator("naik", "5", "0"), "0,00", "0", 0.0);
}

#[test]
fn nothing_is_counted_against_a_target_of_zero() {
    for direction in ["naik", "turun"] {
        for value in ["4", "0"] {
            let text = indicator(direction, "0", value);
            assert_eq!(codes_with("kinerja/uji.yaml", &text), ["ZI303"]);
            let (words, cell, number) = achievements(&text);
            assert_eq!((cell.as_str(), number), ("", serde_json::Value::Null));
            for impossible in ["NaN", "inf", "∞", "null", "None"] {
                let found = words.split(' ').find(|word| word.eq_ignore_ascii_case(impossible));
                assert_eq!(found, None, "{words}");
            }
        }
    }
}

#[test]
fn what_is_missing_is_not_zero() {
    for missing in ["", "\"-\"", "–", "belum ada"] {
        let text = indicator("naik", "5", missing);
        let (words, cell, number) = achievements(&text);
        assert_eq!((cell.as_str(), number), ("", serde_json::Value::Null));
        assert!(!words.contains("0,00"), "{words}");
        let site = with_indicator(&text);
        assert!(
            site["data/v1/indikator/uji.csv"].contains("Tahun 2025;5;;;;;hari;"),
            "an empty cell"
        );
    }
    let without = indicator("naik", "5", "3").replace("    target: 5\n", "");
    let (words, cell, _) = achievements(&without);
    assert_eq!(cell, "");
    assert!(words.contains("Tahun 2025 – 3,00 – Tanpa target"), "{words}");
}

#[test]
fn numbers_are_read_as_they_are_meant() {
    let page = |value: &str| {
        with_indicator(&indicator("naik", "80", value))["data/v1/indikator/uji.json"].clone()
    };
    let expected = page("77.33");
    assert!(expected.contains("\"realisasi\": 77.33"), "{expected}");
    for same in ["77,33", "\"77,33\"", "\"77.33\"", "77,3300"] {
        assert_eq!(page(same), expected, "{same}");
    }
    assert!(page("1.234,56").contains("\"realisasi\": 1234.56"));
    assert!(page("1.500.000").contains("\"realisasi\": 1500000"));
    assert!(page("3,92").contains("\"realisasi\": 3.92"));
    let shown = words(&with_indicator(&indicator("naik", "80", "1234567,5"))["kinerja/uji.html"]);
    assert!(shown.contains("1.234.567,50"), "{shown}");
}

#[test]
fn what_can_be_read_twice_is_refused() {
    for value in ["1.234", "1,234", "\"1.234\"", "-1.234"] {
        let found = codes_with("kinerja/uji.yaml", &indicator("naik", "80", value));
        assert_eq!(found, ["ZI109"], "{value}");
    }
    for value in
        ["delapan", "1e3", "0x10", "1_000", ".5", "5.", "1.23.4", "٣", ".inf", ".nan", "+5"]
    {
        let found = codes_with("kinerja/uji.yaml", &indicator("naik", "80", value));
        assert_eq!(found, ["ZI110"], "{value}");
    }
}

#[test]
fn a_percentage_stays_below_a_hundred() {
    let text = |value: &str| {
        indicator("naik", "80", value).replace("satuan: hari", "satuan: persen\nmetode: Uji")
    };
    assert_eq!(codes_with("kinerja/uji.yaml", &text("100,00")), Vec::<&str>::new());
    assert_eq!(codes_with("kinerja/uji.yaml", &text("100,01")), ["ZI120"]);
    let raised = format!("{}maksimal: 200\n", text("150"));
    assert_eq!(codes_with("kinerja/uji.yaml", &raised), Vec::<&str>::new());
}

#[test]
fn periods_have_one_name_and_the_order_of_time() {
    let row = |period: &str| format!("  - periode: {period}\n    realisasi: 4\n");
    let rows = ["2026 S1", "Semester II 2025", "2025 Smt 1"].map(row).concat();
    let text = format!("{INDICATOR}arah: naik\nperiode: semester\ndata:\n{rows}");
    let csv = with_indicator(&text)["data/v1/indikator/uji.csv"].clone();
    let labels: Vec<_> = csv.lines().skip(1).map(|line| line.split(';').nth(3)).collect();
    let expected = ["Semester I 2025", "Semester II 2025", "Semester I 2026"].map(Some);
    assert_eq!(labels, expected);
    let refused = |periods: &str, frequency: &str| {
        let text = format!("{INDICATOR}arah: naik\nperiode: {frequency}\ndata:\n{periods}");
        codes_with("kinerja/uji.yaml", &text)
    };
    assert_eq!(refused("  - periode: 2026 TW V\n", "triwulan"), ["ZI114"]);
    assert_eq!(refused("  - periode: 2026 S3\n", "semester"), ["ZI114"]);
    assert_eq!(refused("  - periode: 2026\n", "triwulan"), ["ZI114"]);
    let twice = "  - periode: 2026 TW I\n  - periode: Triwulan 1 2026\n";
    assert_eq!(refused(twice, "triwulan"), ["ZI122"]);
}

#[test]
fn a_year_is_summed_only_when_nothing_is_missing() {
    let year = |periods: [&str; 4]| {
        let row = |(index, value): (usize, &&str)| {
            format!("  - periode: 2025 TW {}\n    target: 10\n    realisasi: {value}\n", index + 1)
        };
        let rows: String = periods.iter().enumerate().map(row).collect();
        let text = format!(
            "{INDICATOR}arah: naik\nperiode: triwulan\nakumulasi: jumlah\ndesimal: 0\ndata:\n{rows}"
        );
        words(&with_indicator(&text)["kinerja/uji.html"])
    };
    assert!(year(["11", "12", "13", "14"]).contains("Tahun 2025 40 50 125,00"), "all four");
    let gap = year(["11", "\"-\"", "13", "14"]);
    assert!(!gap.contains("38"), "a sum over a gap is no sum: {gap}");
    let so_far = year(["11", "12", "\"-\"", "\"-\""]);
    assert!(so_far.contains("s.d. TW II"), "the label tells up to when: {so_far}");
}

#[test]
fn figures_that_are_too_large_to_add_have_no_sum() {
    let largest = "79228162514264337593543950335";
    let row = |quarter: &str| format!("  - periode: 2025 {quarter}\n    realisasi: {largest}\n");
    let rows = ["TW I", "TW II"].map(row).concat();
    let text =
        format!("{INDICATOR}arah: naik\nperiode: triwulan\nakumulasi: jumlah\ndata:\n{rows}");
    let page = words(&with_indicator(&text)["kinerja/uji.html"]);
    assert!(page.contains("Tahun 2025 s.d. TW II – –"), "{page}");
}

#[test]
fn tables_of_spreadsheets_are_read_in_all_their_forms() {
    let record = format!("{INDICATOR}arah: naik\nperiode: triwulan\ndata_csv: kinerja/tabel.csv\n");
    let json = |table: &str| {
        let outcome = build_over(&[("kinerja/uji.yaml", &record), ("kinerja/tabel.csv", table)]);
        outputs(&outcome)["data/v1/indikator/uji.json"].clone()
    };
    let expected =
        json("periode;target;realisasi;catatan\n2026 TW I;80;77,33;naik\n2026 TW II;80;;\n");
    assert!(expected.contains("77.33") && expected.contains("\"realisasi\": null"), "{expected}");
    let same = [
        "\u{feff}periode;target;realisasi;catatan\r\n2026 TW I;80;77,33;naik\r\n2026 TW II;80;;\r\n",
        "periode,target,realisasi,catatan\n2026 TW I,80,77.33,naik\n2026 TW II,80,-,\n",
        "periode,target,realisasi,catatan\n2026 TW I,80,\"77,33\",naik\n2026 TW II,80,,\n",
        "Periode\tTarget\tRealisasi\tCatatan\n2026 TW I\t80\t77,33\tnaik\n2026 TW II\t80\t\t\n",
        "realisasi;periode;catatan;target\n77,33;Triwulan I 2026;naik;80,0\n;Triwulan II 2026;;80\n;;;\n",
    ];
    for table in same {
        assert_eq!(json(table), expected, "{table:?}");
    }
}

#[test]
fn tables_that_are_wrong_are_refused_at_their_line() {
    let record = format!("{INDICATOR}arah: naik\nperiode: triwulan\ndata_csv: kinerja/tabel.csv\n");
    let places = |table: &str| -> Vec<(&'static str, usize)> {
        let outcome = build_over(&[("kinerja/uji.yaml", &record), ("kinerja/tabel.csv", table)]);
        let line = |diagnostic: &zi_site::diagnostic::Diagnostic| match diagnostic.spot {
            zi_site::diagnostic::Spot::Bytes(start, _) => {
                zi_site::diagnostic::place(&outcome.texts[&diagnostic.file], start).line
            }
            zi_site::diagnostic::Spot::File => 0,
        };
        outcome.diagnostics.iter().map(|it| (it.code.0, line(it))).collect()
    };
    assert_eq!(
        places("\u{feff}periode;realisasi\n2026 TW I;5\n2026 TW II;1.234\n"),
        [("ZI109", 3)]
    );
    assert_eq!(places("periode;realisasi\n\n2026 TW I;5\n2026 TW II\n"), [("ZI131", 4)]);
    assert_eq!(places("bulan;realisasi\nJanuari;5\n"), [("ZI132", 1)]);
    assert_eq!(places("periode;realisasi\n2026 TW I;5\n2026 TW I;6\n"), [("ZI122", 3)]);
    assert_eq!(places("periode;realisasi\n"), [("ZI133", 0)]);
}

#[test]
fn tables_to_download_tell_unit_and_source_and_hold_no_formula() {
    let text = indicator("naik", "80", "77,33") + "    catatan: =1+1; \"x\"\n";
    let csv = with_indicator(&text)["data/v1/indikator/uji.csv"].clone();
    let (head, row) = csv.split_once("\r\n").expect("two lines");
    for column in ["periode", "satuan", "sumber", "tanggal_terbit"] {
        assert!(head.contains(column), "{head}");
    }
    assert!(row.contains(";hari;Laporan kinerja;2026-10-10;"), "{row}");
    assert!(row.contains("\"'=1+1; \"\"x\"\"\""), "a formula is text: {row}");
    let negative = with_indicator(&indicator("turun", "5", "12"));
    assert!(negative["data/v1/indikator/uji.csv"].contains(";-40;"), "a negative number is none");
}

#[test]
fn dates_that_do_not_exist_are_refused() {
    let news = |date: &str| format!("---\njudul: A\ntanggal: {date}\nringkasan: B\n---\n\nIsi.\n");
    for date in
        ["2024-02-31", "2023-02-29", "2024-13-01", "31-02-2024", "31 Februari 2024", "2024-2-3"]
    {
        let found = codes_with("berita/a.md", &news(date));
        assert_eq!(found, ["ZI105"], "{date}");
    }
    assert_eq!(codes_with("berita/a.md", &news("2024-02-29")), Vec::<&str>::new());
    let named = "---\njudul: A\nringkasan: B\n---\n\nIsi.\n";
    let found = codes_with("berita/2024-02-31-a.md", named);
    assert!(!found.is_empty(), "a name is checked, too");
}

#[test]
fn days_have_their_names_in_any_case() {
    for friday in ["jumat", "Jumat", "JUMAT", "jum'at", "\"Jum'at\"", "Jum at"] {
        let week = format!(
            "jam:\n  Senin: 08.00–16.00\n  SELASA: 08.00–16.00\n  rabu: 08.00–16.00\n  \
             kamis: 08.00–16.00\n  {friday}: 07.30–11.30\n  sabtu: tutup\n  minggu: Tutup\n"
        );
        assert_eq!(codes_with("jam.yaml", &week), Vec::<&str>::new(), "{friday}");
        assert!(contact_page(&week).contains("07.30–11.30"), "{friday}");
    }
    assert!(!codes_of_week("  monday: 08.00–16.00\n").is_empty());
    let twice = codes_of_week("  jumat: 08.00–16.00\n  Jum'at: 08.00–11.00\n");
    assert!(!twice.is_empty(), "one day has one entry");
}

#[test]
fn midnight_closes_and_never_opens() {
    let rest = "  selasa: tutup\n  rabu: tutup\n  kamis: tutup\n  jumat: tutup\n  sabtu: tutup\n  \
                minggu: tutup\n";
    let week = |monday: &str| codes_of_week(&format!("  senin: {monday}\n{rest}"));
    for right in ["08.00–24.00", "08:00-24:00", "00.00–24.00", "8.00 s.d. 16.00 WIB"] {
        assert_eq!(week(right), Vec::<&str>::new(), "{right}");
    }
    for wrong in
        ["24.00–24.00", "08.00–24.01", "08.00–25.00", "16.00–08.00", "08.00–08.00", "08.60–12.00"]
    {
        let found = week(wrong);
        assert!(matches!(found.as_slice(), ["ZI106" | "ZI107"]), "{wrong}: {found:?}");
    }
    for wrong in ["08.00–12.00, 11.00–16.00", "13.00–16.00, 08.00–12.00"] {
        assert_eq!(week(wrong), ["ZI107"], "{wrong}");
    }
}

#[test]
fn a_day_without_hours_is_unknown_not_closed() {
    let hours = "jam:\n  senin: 08.00–16.00\n  minggu: tutup\n";
    assert_eq!(codes_with("jam.yaml", hours), ["ZI302"]);
    let page = contact_page(hours);
    assert!(page.to_lowercase().contains("sabtu belum diisi"), "{page}");
    assert!(!page.to_lowercase().contains("sabtu tutup"), "{page}");
    let outcome = build_over(&[("jam.yaml", "catatan: Hubungi kami.\n")]);
    let page = words(&outputs(&outcome)["kontak.html"]).to_lowercase();
    assert!(page.contains("belum diisi") && !page.contains("tutup"), "{page}");
}

#[test]
fn exceptions_go_before_seasons_and_seasons_before_the_week() {
    let base = common::BASE[1].1;
    let hours = format!(
        "{base}musim:\n  - nama: Ramadan\n    dari: 2026-11-16\n    sampai: 2026-11-30\n    \
         dasar: SE\n    jam: {{senin: 08.00–14.00, selasa: 08.00–14.00, rabu: 08.00–14.00, \
         kamis: 08.00–14.00, jumat: 08.00–10.00, sabtu: 09.00–10.00, minggu: tutup}}\n\
         pengecualian:\n  - tanggal: 2026-11-21\n    jenis: kantor\n    nama: Hari Uji\n    \
         jam: 09.00–09.30\n    dasar: Surat\n"
    );
    let site = outputs(&build_over(&[("jam.yaml", &hours)]));
    let home = words(&site["index.html"]);
    assert!(home.contains("09.00–09.30"), "today is the exception: {home}");
    assert!(words(&site["kontak.html"]).contains("08.00–14.00"), "the season is told");
    assert!(site["jam.ics"].contains("Hari Uji"), "the calendar has it");
}

#[test]
fn services_without_a_component_say_so() {
    let service = "nama: Izin Uji\nringkasan: Uji\nkelompok: nonperizinan\nbidang: Umum\n\
                   persyaratan: [KTP]\nprosedur: [Datang]\njangka_waktu: 1 hari\nproduk: Surat\n";
    let outcome = build_over(&[("layanan/uji.yaml", service)]);
    assert_eq!(codes(&outcome), ["ZI301"]);
    let page = words(&outputs(&outcome)["layanan/uji.html"]);
    assert!(page.to_lowercase().contains("belum diisi"), "{page}");
    for invented in ["Gratis", "gratis", "Rp0", "Rp 0"] {
        assert!(!page.contains(invented), "no fee is known: {page}");
    }
}

#[test]
fn money_is_read_from_what_is_written() {
    let service = |fee: &str| {
        let base = common::BASE[3].1;
        base.replace("biaya: gratis", &format!(
            "biaya:\n  jenis: tarif\n  dasar: Perda\n  tarif:\n    - uraian: A\n      nilai: {fee}"
        ))
    };
    for (fee, shown) in [
        ("Rp1.500.000", "Rp1.500.000"),
        ("1500000", "Rp1.500.000"),
        ("1.500.000", "Rp1.500.000"),
        ("\"10.000\"", "Rp10.000"),
        ("Rp10.000", "Rp10.000"),
        ("Rp 10.000,-", "Rp10.000"),
    ] {
        let outcome = build_over(&[("layanan/dasar.yaml", &service(fee))]);
        assert_eq!(codes(&outcome), Vec::<&str>::new(), "{fee}");
        let page = words(&outputs(&outcome)["layanan/dasar.html"]);
        assert!(page.replace('\u{a0}', "").contains(shown), "{fee}: {page}");
    }
    for fee in ["10.000", "350.000", "-5", "10.00", "sepuluh ribu"] {
        let found = codes(&build_over(&[("layanan/dasar.yaml", &service(fee))]));
        assert_eq!(found, ["ZI108"], "{fee}");
    }
}
