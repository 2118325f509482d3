//! Services, hours and fees that contradict themselves or each other.

use crate::case::{Case, case};
use crate::common::BASE;

fn service(name: &str, changes: &[(&str, &str)]) -> Case {
    let mut text = BASE[3].1.to_string();
    for (from, to) in changes {
        assert!(text.contains(from), "{name}: no {from:?}");
        text = text.replace(from, to);
    }
    case(name).put("content/layanan/uji.yaml", text)
}

fn monday(hours: &str) -> Case {
    case(hours).put(
        "content/jam.yaml",
        BASE[1].1.replace("senin: 08.00–16.00", &format!("senin: {hours}")),
    )
}

#[test]
fn hours_are_hours_of_the_day() {
    for hours in ["08.00–24.00", "\"8.00–16.00\"", "08:00-16:00", "00.00–24.00", "tutup"] {
        monday(hours).run().builds(&[]);
    }
    for hours in [
        "25:61–26:00",
        "24.00–24.00",
        "08.00",
        "8–16",
        "-1.00–2.00",
        "08.60–09.00",
        "99999999.00–1.00",
        "9 pagi",
    ] {
        monday(hours).run().refused().placed();
    }
    for hours in ["[08.00–12.00, 11.00–16.00]", "16.00–08.00", "[08.00–12.00, 08.00–12.00]"]
    {
        monday(hours).run().fails(&["ZI107"]).placed();
    }
    let many = format!("[{}]", vec!["08.00–12.00"; 2000].join(", "));
    monday(&many).run().refused();
    let situs = BASE[0].1.replace("zona: WIB", "zona: WIBB");
    case("zone").put("content/situs.yaml", situs).run().fails(&["ZI104"]).placed().says("`WIB`");
}

#[test]
fn a_date_is_not_open_and_closed() {
    let twice = "pengecualian:\n  - tanggal: 2026-12-25\n    nama: A\n    jam: tutup\n  \
                 - tanggal: 2026-12-25\n    nama: B\n    jam: 08.00–12.00\n";
    let ran = case("holiday").put("content/jam.yaml", format!("{}{twice}", BASE[1].1)).run();
    ran.refused().placed();
}

#[test]
fn fees_are_rupiah_as_written() {
    service("free", &[]).run().builds(&[]);
    let fee = |value: &str| {
        let fee = format!(
            "biaya: {{jenis: tarif, dasar: Perda, tarif: [{{uraian: A, nilai: {value}}}]}}"
        );
        service(value, &[("biaya: gratis", &fee)])
    };
    for value in [
        "10.000",
        "1e3",
        "0x1F",
        "1.5",
        "-5",
        "Rp-5",
        "inf",
        "99999999999999999999999999999999",
        "sepuluh",
    ] {
        fee(value).run().fails(&["ZI108"]).placed();
    }
    for value in ["10000", "\"10.000\"", "Rp10.000", "0"] {
        fee(value).run().survives();
    }
}

#[test]
fn services_meet_each_other() {
    let needs = |other: &str| format!("persyaratan: [{{nama: A, layanan: {other}}}]");
    let chain = |from: &str, to: &str| {
        (
            format!("content/layanan/{from}.yaml"),
            BASE[3].1.replace("persyaratan: [KTP]", &needs(to)),
        )
    };
    let (a, b, c) = (chain("a", "b"), chain("b", "c"), chain("c", "a"));
    let ran = case("circle").put(&a.0, a.1).put(&b.0, b.1).put(&c.0, c.1).run();
    ran.fails(&["ZI207"]).placed().says("a → b → c → a");
    let (path, text) = chain("a", "a");
    case("itself").put(&path, text).run().fails(&["ZI207"]).placed();
    let ran = case("long chain").with(|desk| {
        for number in 0..500 {
            let (path, text) = chain(&format!("s{number}"), &format!("s{}", (number + 1) % 500));
            let path = desk.join(path);
            write(&path, &text);
        }
    });
    ran.run().fails(&["ZI207"]);
    let (path, text) = chain("a", "tidak-ada");
    case("missing service").put(&path, text).run().fails(&["ZI205"]).placed();
    let form = [("persyaratan: [KTP]", "persyaratan: [{nama: A, formulir: berkas/tidak-ada.pdf}]")];
    service("missing form", &form).run().refused().placed();
    let climbing = [("persyaratan: [KTP]", "persyaratan: [{nama: A, formulir: ../../etc/passwd}]")];
    service("form elsewhere", &climbing).run().refused().placed();
}

#[expect(clippy::disallowed_methods, reason = "tests write files")]
fn write(path: &std::path::Path, text: &str) {
    std::fs::write(path, text).expect("the file can be written");
}

#[test]
fn times_take_time() {
    for value in ["0 hari", "-1 hari", "1e9 hari", "99999999999 hari", "1 abad", "hari", "2-1 hari"]
    {
        let change = [("1 hari", value)];
        service(value, &change).run().refused().placed();
    }
}

#[test]
fn same_names_inside_a_record_are_told() {
    let twice = [(
        "persyaratan: [KTP]",
        "persyaratan: [KTP]\nvarian:\n  - {id: a, nama: A}\n  - {id: a, nama: B}",
    )];
    service("variants", &twice).run().refused().placed();
    let places = "lokasi:\n  - {id: a, nama: A}\n  - {id: a, nama: B}\n";
    let ran = case("places").put("content/jam.yaml", format!("{}{places}", BASE[1].1)).run();
    ran.refused().placed();
}
