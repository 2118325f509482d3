//! Documents that come every year: what is missing is shown by its year.

mod common;

use common::{Desk, read};
use serde_json::Value;

const SERIES: &str = "content/dokumen/lkjip.yaml";

/// Builds the site on a day; gives the years with what is said of them, newest first.
fn years(series: &str, day: &str) -> (Desk, Vec<String>) {
    let desk = Desk::with_portal();
    desk.put(SERIES, series);
    let run = desk.run(&["build", "--date", day]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let data: Value =
        serde_json::from_str(&read(&desk.path("public/data/v1/dokumen.json"))).expect("JSON");
    let word = |it: &Value, key: &str| it[key].as_str().expect("a word").to_string();
    let years = data["data"].as_array().expect("a list").iter();
    let years = years.map(|it| format!("{} {}", word(it, "tahun"), word(it, "keadaan"))).collect();
    (desk, years)
}

#[test]
fn years_without_a_document_are_named() {
    let series = "nama: LKjIP\ndari: 2021\ndokumen:\n  - {tahun: 2022, tautan: https://uji.example/a}\n  \
        - {tahun: 2024, tautan: https://uji.example/b, tanggal: 2025-02-26}\n";
    let (desk, found) = years(series, "2026-03-01");
    let wanted = ["2025 belum ada", "2024 ada", "2023 belum ada", "2022 ada", "2021 belum ada"];
    assert_eq!(found, wanted);
    let page = read(&desk.path("public/dokumen/lkjip.html"));
    assert!(page.contains("Belum ada dokumen untuk tahun 2021, 2023, 2025."), "{page}");
    let list = read(&desk.path("public/dokumen/index.html"));
    assert!(list.contains("2021, 2023, 2025") && list.contains("LKjIP 2024"), "{list}");
}

#[test]
fn a_year_that_is_not_over_owes_nothing_unless_it_is_said() {
    let series = "nama: LKjIP\ndari: 2025\n";
    assert_eq!(years(series, "2025-12-31").1, Vec::<String>::new());
    assert_eq!(years(series, "2026-01-01").1, ["2025 belum ada"]);
    let until = format!("{series}sampai: 2026\n");
    assert_eq!(years(&until, "2025-12-31").1, ["2026 belum ada", "2025 belum ada"]);
}

#[test]
fn a_document_of_several_years_stands_for_all_of_them() {
    let series = "nama: Renstra\ndari: 2024\nsampai: 2030\ndokumen:\n  \
        - {tahun: 2025, sampai: 2029, tautan: https://uji.example/a}\n";
    assert_eq!(
        years(series, "2026-03-01").1,
        ["2030 belum ada", "2025–2029 ada", "2024 belum ada"]
    );
}

#[test]
fn a_document_is_somewhere_and_of_a_year_of_its_own() {
    for (documents, code) in [
        ("{tahun: 2025}", "ZI102"),
        ("{tahun: 2025, berkas: berkas/tidak-ada.pdf}", "ZI204"),
        ("{tahun: dua ribu, tautan: https://uji.example/a}", "ZI155"),
        ("{tahun: 2025, sampai: 2024, tautan: https://uji.example/a}", "ZI121"),
        (
            "{tahun: 2024, sampai: 2026, tautan: https://uji.example/a}\n  \
             - {tahun: 2025, tautan: https://uji.example/b}",
            "ZI122",
        ),
    ] {
        let desk = Desk::with_portal();
        desk.put(SERIES, &format!("nama: LKjIP\ndari: 2021\ndokumen:\n  - {documents}\n"));
        let run = desk.build(&[]);
        assert_eq!(run.status, 1, "{documents}: {}", run.stderr);
        assert!(run.stderr.contains(code), "{documents}: {}", run.stderr);
    }
}
