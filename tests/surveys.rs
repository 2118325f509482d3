//! Surveys: what is computed of answers, held against a count of its own; who may not be told apart.

mod common;

use std::fmt::Write;

use common::{Desk, read};
use serde_json::Value;

const RECORD: &str = "jenis: skm\nperiode: 2026 S1\npopulasi: 9000\n\
    jawaban_csv: skm/jawaban.csv\npenanggung_jawab: Bidang Uji\ntanggal_terbit: 2026-07-10\n\
    sumber: Uji\n";

fn desk(record: &str, answers: &str) -> Desk {
    let desk = Desk::with_portal();
    desk.put("content/skm/uji.yaml", record);
    desk.put("content/skm/jawaban.csv", answers);
    desk
}

fn survey(desk: &Desk) -> Value {
    let run = desk.build(&[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    serde_json::from_str(&read(&desk.path("public/data/v1/survei/uji.json"))).expect("JSON")
}

/// Answers that look at random, always the same ones.
fn answers(seed: u64, respondents: usize) -> Vec<[u8; 9]> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        u8::try_from(state >> 33 & 15).expect("four bits")
    };
    let answer = |bits: u8| [1, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 3, 3, 2][usize::from(bits)];
    (0..respondents).map(|_| [(); 9].map(|()| answer(next()))).collect()
}

/// The index in hundredths, in whole numbers alone: halves up.
fn hundredths(answers: &[[u8; 9]]) -> u64 {
    let sum: u64 = answers.iter().flatten().map(|answer| u64::from(*answer)).sum();
    let (over, under) = (sum * 25 * 100, answers.len() as u64 * 9);
    (2 * over + under) / (2 * under)
}

#[test]
fn five_thousand_answers_make_the_index_that_whole_numbers_make() {
    // The columns stand in another order than the elements, and under names of three kinds.
    let order = [4, 0, 8, 2, 7, 1, 3, 6, 5];
    let heads = [
        "U5",
        "Persyaratan",
        "sarana dan prasarana",
        "u3",
        "Penanganan Pengaduan, Saran dan Masukan",
        "Prosedur",
        "Biaya/Tarif",
        "U7",
        "Kompetensi Pelaksana",
    ];
    for seed in [1, 77, 4096] {
        let answers = answers(seed, 5000);
        let mut table = format!("{}\n", heads.join(";"));
        for row in &answers {
            let cells = order.map(|element| row[element].to_string());
            writeln!(table, "{}", cells.join(";")).expect("text");
        }
        let survey = survey(&desk(RECORD, &table));
        let index = survey["indeks"].as_f64().expect("an index");
        assert_eq!(format!("{:.0}", index * 100.0), hundredths(&answers).to_string());
        for (element, found) in survey["data"].as_array().expect("a list").iter().enumerate() {
            assert_eq!(found["kode"], format!("U{}", element + 1));
            let sum: u64 = answers.iter().map(|row| u64::from(row[element])).sum();
            let mean = found["nilai_rata_rata"].as_f64().expect("a mean");
            assert_eq!(format!("{:.0}", mean * 10_000.0), (sum * 2).to_string());
        }
        assert_eq!(
            (&survey["responden"], &survey["sampel_terpenuhi"]),
            (&5000.into(), &true.into())
        );
    }
}

#[test]
fn all_threes_are_75_and_less_good() {
    let table = format!("U1;U2;U3;U4;U5;U6;U7;U8;U9\n{}", "3;3;3;3;3;3;3;3;3\n".repeat(400));
    let desk = desk(RECORD, &table);
    let survey = survey(&desk);
    assert_eq!((&survey["indeks"], &survey["mutu"]), (&75.into(), &"C".into()));
    let page = read(&desk.path("public/skm/uji.html"));
    assert!(page.contains("75,00") && page.contains("Kurang Baik"));
    assert!(page.contains("Peraturan Menteri PANRB Nomor 14 Tahun 2017"));
}

#[test]
fn what_was_not_answered_does_not_count() {
    let table =
        "U1;U2;U3;U4;U5;U6;U7;U8;U9\n4;4;4;4;4;4;4;;4\n2;4;4;4;4;4;4;2;4\n;;;;;;;;\n-;;;;;;;;\n";
    let survey = survey(&desk(&RECORD.replace("9000", "2"), table));
    assert_eq!(survey["responden"], 2);
    assert_eq!(survey["data"][0]["nilai_rata_rata"], 3);
    assert_eq!(survey["data"][7]["nilai_rata_rata"], 2);
    assert_eq!(survey["data"][7]["penjawab"], 1);
}

/// Respondents of services, so many of each.
fn table_of(groups: &[(&str, usize)]) -> String {
    let mut table = "layanan;U1;U2;U3;U4;U5;U6;U7;U8;U9\n".to_string();
    for (name, count) in groups {
        table.push_str(&format!("{name};3;3;3;4;3;3;3;3;3\n").repeat(*count));
    }
    table
}

fn groups(groups: &[(&str, usize)]) -> Vec<(String, u64)> {
    let survey = survey(&desk(RECORD, &table_of(groups)));
    let Some(groups) = survey["responden_menurut"]["layanan"].as_array() else { return Vec::new() };
    let name = |group: &Value| group["kelompok"].as_str().unwrap_or("lain").to_string();
    let count = |group: &Value| group["responden"].as_u64().expect("a count");
    groups.iter().map(|group| (name(group), count(group))).collect()
}

#[test]
fn nobody_can_be_told_by_a_small_group() {
    let told = |list: &[(&str, u64)]| -> Vec<(String, u64)> {
        list.iter().map(|(name, count)| ((*name).to_string(), *count)).collect()
    };
    assert_eq!(groups(&[("a", 20), ("b", 10)]), told(&[("a", 20), ("b", 10)]));
    // Two that are too small make one that is not.
    let shown = groups(&[("a", 20), ("b", 9), ("c", 4)]);
    assert_eq!(shown, told(&[("a", 20), ("lain", 13)]));
    // One alone would be the difference to the sum, so the next smallest goes with it.
    let shown = groups(&[("a", 30), ("b", 20), ("c", 3)]);
    assert_eq!(shown, told(&[("a", 30), ("lain", 23)]));
    // So do those who told nothing.
    let shown = groups(&[("a", 30), ("b", 20), ("", 2)]);
    assert_eq!(shown, told(&[("a", 30), ("lain", 22)]));
    assert!(groups(&[("a", 30), ("c", 3)]).is_empty());
}

#[test]
fn answers_themselves_are_not_published() {
    let desk = desk(RECORD, &table_of(&[("Layanan A", 300), ("Layanan Langka", 2)]));
    assert_eq!(desk.build(&[]).status, 0);
    for file in common::files(&desk.path("public"), &["html", "csv", "json", "js"]) {
        assert!(!read(&file).contains("Layanan Langka"), "{}", common::shown(&file));
    }
    assert_eq!(common::read_if_there(&desk.path("public/skm/jawaban.csv")), None);
}

#[test]
fn a_survey_is_compared_with_the_one_before() {
    let desk = Desk::with_portal();
    let means = |value: &str| -> String {
        (1..=9).fold(String::new(), |text, number| format!("{text}  U{number}: {value}\n"))
    };
    let record = |period: &str, value: &str| {
        RECORD.replace("2026 S1", period).replace(
            "jawaban_csv: skm/jawaban.csv\n",
            &format!("responden: 400\nnilai:\n{}", means(value)),
        )
    };
    desk.put("content/skm/baru.yaml", &record("2026 S1", "3,5324"));
    desk.put("content/skm/lama.yaml", &record("2025 S2", "3,48"));
    assert_eq!(desk.build(&[]).status, 0);
    let page = read(&desk.path("public/skm/baru.html"));
    assert!(page.contains("naik 1,31 dari Semester II 2025"), "88,31 over 87,00");
    assert!(page.contains("Sangat Baik"));
    assert!(!read(&desk.path("public/skm/lama.html")).contains(" dari Semester "));
    let table = read(&desk.path("public/data/v1/survei-skm.csv"));
    let rows: Vec<&str> = table.lines().collect();
    assert!(rows[1].starts_with("lama;2025-S2;87;IKM;100;B;Baik;9000;400;"), "{}", rows[1]);
    assert!(
        rows[2].starts_with("baru;2026-S1;88,31;IKM;100;A;Sangat Baik;9000;400;"),
        "{}",
        rows[2]
    );
    desk.put("content/skm/lagi.yaml", &record("2026 S1", "3"));
    let run = desk.build(&[]);
    assert!(run.stderr.contains("ZI122"), "{}", run.stderr);
}

#[test]
fn an_index_lacks_no_element() {
    // Nobody has answered the question about complaints.
    let table = format!("U1;U2;U3;U4;U5;U6;U7;U8;U9\n{}", "3;3;3;3;3;3;3;;3\n".repeat(400));
    let run = desk(RECORD, &table).build(&[]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("ZI141") && run.stderr.contains("tidak ada U8"), "{}", run.stderr);
    let table = table.replace(";;", ";4;");
    let record =
        format!("{RECORD}tindak_lanjut:\n  - unsur: U12\n    kegiatan: A\n    status: belum\n");
    let run = desk(&record, &table).build(&[]);
    assert!(run.stderr.contains("`U12` bukan unsur"), "{}", run.stderr);
}

#[test]
fn a_survey_may_be_called_like_its_kind() {
    let desk = Desk::with_portal();
    desk.put("content/skm/skm.yaml", RECORD);
    desk.put("content/skm/jawaban.csv", &table_of(&[("a", 400)]));
    let run = desk.build(&[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let page = read(&desk.path("public/kinerja/index.html"));
    assert!(page.contains("href=\"../skm/index.html\""), "{page}");
}
