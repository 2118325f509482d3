//! Tables and figures that would be shown wrong.

use crate::case::{Case, case};

const INDICATOR: &str = "nama: Uji\nkelompok: Uji\nsatuan: persen\nmetode: Uji\narah: naik\nperiode: tahun\n\
                         penanggung_jawab: Uji\ntanggal_terbit: 2026-01-01\nsumber: Uji\n";

fn table(name: &str, text: impl AsRef<[u8]>) -> Case {
    let indicator = format!("{INDICATOR}data_csv: kinerja/uji.csv\n");
    case(name).put("content/kinerja/uji.yaml", indicator).put("content/kinerja/uji.csv", text)
}

fn figure(value: &str) -> Case {
    let rows = format!("data:\n  - {{periode: 2025, target: 80, realisasi: {value}}}\n");
    case(value).put("content/kinerja/uji.yaml", format!("{INDICATOR}{rows}"))
}

#[test]
fn tables_of_spreadsheets_are_read_or_told() {
    let ran = table("Excel", "\u{feff}periode;target;realisasi\r\n2025;88,00;77,33\r\n").run();
    ran.builds(&[]).present("77,33");
    let cases = [
        ("ragged", "periode;realisasi\n2024;1\n2025;1;2\n", "ZI131"),
        ("empty", "", "ZI133"),
        ("header only", "periode;realisasi\n", "ZI133"),
        ("blank lines only", "\n\n\n", "ZI133"),
        ("open quote", "periode;realisasi;catatan\n2024;1;\"a\n2025;1;b\n", "ZI134"),
        ("unknown column", "periode;realisasi;warna\n2024;1;a\n", "ZI132"),
        ("column twice", "periode;realisasi;realisasi\n2024;1;2\n", "ZI132"),
        ("no header", "2024;1\n2025;2\n", "ZI132"),
        ("formula", "periode;realisasi\n2024;=1+1\n", "ZI110"),
        ("infinite", "periode;realisasi\n2024;inf\n", "ZI110"),
        ("hexadecimal", "periode;realisasi\n2024;0x1F\n", "ZI110"),
        ("not a period", "periode;realisasi\nkemarin;1\n", "ZI114"),
        ("over 100", "periode;realisasi\n2025;101\n", "ZI120"),
        ("same period twice", "periode;realisasi\n2025;1\n2025;2\n", "ZI122"),
    ];
    for (name, text, code) in cases {
        table(name, text).run().refused().says(code).says("uji.csv");
    }
    let ran = table("ragged", "periode;realisasi\n2024;1\n2025;1;2\n").run();
    ran.placed().says("uji.csv:3:1");
}

#[test]
fn long_tables_are_refused_in_time() {
    let rows: String = (0..200_000).map(|_| "2025;1\n").collect();
    table("200,000 rows", format!("periode;realisasi\n{rows}")).run().refused();
    let rows: String = (0..100_000).map(|_| "2025;1\n").collect();
    table("100,000 rows", format!("periode;realisasi\n{rows}")).run().refused().says("ZI135");
    table("many columns", ";".repeat(500_000)).run().refused();
    table("many quotes", "\"".repeat(500_000)).run().refused();
    let rows = "  - {periode: 2025, realisasi: 1}\n".repeat(20_000);
    let ran =
        case("many figures").put("content/kinerja/uji.yaml", format!("{INDICATOR}data:\n{rows}"));
    ran.run().refused();
}

#[test]
fn cells_of_published_tables_are_no_formulas() {
    let note = "periode;realisasi;catatan\n2025;1;=HYPERLINK(\"\"x\"\")\n";
    let ran = table("formula", note.replace("\"\"", "")).run().builds(&[]);
    ran.absent(&[";=HYPERLINK", "\n=HYPERLINK"]).present("'=HYPERLINK");
}

#[test]
fn only_figures_are_figures() {
    for value in
        ["NaN", ".nan", "inf", ".inf", "-.inf", "1e999", "1e3", "0x1F", "0b1", "--1", "1 2", "٣"]
    {
        figure(value).run().fails(&["ZI110"]).placed();
    }
    figure("1.234").run().fails(&["ZI109"]).placed();
    figure("100.01").run().fails(&["ZI120"]).placed();
    figure("999999999999999999999999999999").run().refused().placed();
    figure("76.605").run().survives();
    figure("\"76,60\"").run().builds(&[]).present("76,6").absent(&["76.60499", "76,60499"]);
}

#[test]
fn a_target_of_zero_gives_no_percentage() {
    let rows = "data:\n  - {periode: 2025, target: 0, realisasi: 5}\n";
    for direction in ["naik", "turun"] {
        let indicator = INDICATOR.replace("naik", direction);
        let ran =
            case(direction).put("content/kinerja/uji.yaml", format!("{indicator}{rows}")).run();
        ran.builds(&["ZI303"]).absent(&[": nan", ";nan", ">nan", ">inf", "infinity"]);
    }
    let zero = "data:\n  - {periode: 2025, target: 5, realisasi: 0}\n";
    let indicator = INDICATOR.replace("naik", "turun\nrumus_turun: rasio");
    let ran = case("ratio").put("content/kinerja/uji.yaml", format!("{indicator}{zero}")).run();
    ran.survives().absent(&[": nan", ";nan", ">nan", ">inf", "infinity"]);
}
