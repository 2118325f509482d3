//! YAML that is deep, large, circular or simply another language than it seems.

#![expect(clippy::format_collect, reason = "the texts are made once, and read better so")]

use std::fmt::Write as _;

use crate::case::{Case, case};

fn record(name: &str, more: &str) -> Case {
    let office = "nama: Uji\npemerintah: Uji\ndeskripsi: Uji\nalamat_situs: https://uji.example/\n\
                  zona: WIB\n";
    case(name).put("content/situs.yaml", format!("{office}{more}"))
}

#[test]
fn anchors_aliases_and_tags_are_refused_at_once() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_string();
    for (from, to) in ('a'..'i').zip('b'..'j') {
        let aliases = vec![format!("*{from}"); 9].join(", ");
        let _ = writeln!(bomb, "{to}: &{to} [{aliases}]");
    }
    let long = format!("a: &a \"{}\"\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(20_000));
    let cases = [
        ("alias bomb", bomb.as_str()),
        ("many aliases of a long text", &long),
        ("alias of itself", "a: &a [*a]\n"),
        ("alias of nothing", "a: *tidak_ada\n"),
        ("merge key", "a: &a {x: 1}\nb:\n  <<: *a\n"),
        ("anchor without use", "nama_lengkap: &x Uji\n"),
        ("tag of a program", "a: !!python/object/apply:os.system [\"id\"]\n"),
        ("own tag", "a: !include /etc/passwd\n"),
        ("tag of a type", "a: !!binary aGFsbw==\n"),
        ("tag of a key", "? !!str a\n: b\n"),
    ];
    for (name, text) in cases {
        record(name, text).run().fails(&["ZI016"]).placed().says("alias");
    }
    case("alias in front matter")
        .put("content/halaman/uji.md", "---\njudul: &a Uji\nringkasan: *a\n---\nIsi.\n")
        .run()
        .fails(&["ZI016"])
        .placed();
}

#[test]
fn depth_and_size_are_bounded() {
    let block: String = (0..500).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    let cases = [
        ("blocks", block.clone()),
        ("lists in one line", format!("a: {}", "[".repeat(100_000))),
        ("maps in one line", format!("a: {}", "{a: ".repeat(100_000))),
        ("lists of lists", format!("a:\n  {}x\n", "- ".repeat(10_000))),
        ("questions", format!("{}a\n", "? ".repeat(10_000))),
    ];
    for (name, text) in cases {
        record(name, &text).run().refused().placed();
    }
    let keys: String = (0..150_000).map(|key| format!("k{key}: 1\n")).collect();
    record("too many keys", &keys).run().refused();
    let keys: String = (0..20_000).map(|key| format!("k{key}: 1\n")).collect();
    record("many wrong keys", &keys).run().fails(&["ZI101", "ZI029"]);
    record("one long key", &format!("{}: 1\n", "k".repeat(500_000))).run().refused();
    let long = format!("nama_lengkap: {}\n", "kata ".repeat(100_000));
    record("one long value", &long).run().builds(&["ZI028"]);
    record("many line ends", &"\n".repeat(1_000_000)).run().builds(&[]);
    record("over the limit", &"# isi\n".repeat(1_000_000)).run().refused();
}

#[test]
fn a_large_file_is_not_even_read() {
    let ran = case("50 MB record").put("content/layanan/besar.yaml", vec![b'a'; 50_000_000]);
    ran.run().fails(&["ZI003"]).says("besar.yaml");
    let ran = case("50 MB page").put("content/halaman/besar.md", vec![b'a'; 50_000_000]);
    ran.run().fails(&["ZI003"]);
    let ran = case("50 MB table").put("content/kinerja/besar.csv", vec![b'1'; 50_000_000]);
    ran.run().fails(&["ZI003"]);
}

#[test]
fn what_yaml_reads_otherwise_is_told_with_its_place() {
    let cases = [
        ("tab", "alamat:\n\tjalan: Satu\n", "ZI011"),
        ("two documents", "---\na: 1\n", "ZI015"),
        ("document after an end", "...\n---\na: 1\n", "ZI015"),
        ("colon in a value", "nama_lengkap: Jam: Senin\n", "ZI013"),
        ("open quote", "nama_lengkap: \"Uji\n", "ZI012"),
        ("lone surrogate", "nama_lengkap: \"\\ud800\"\n", "ZI010"),
        ("unknown escape", "nama_lengkap: \"C:\\jalan\"\n", "ZI010"),
        ("open list", "menu: [a, b\nbahasa: id\n", "ZI010"),
        ("key twice", "bahasa: id\nbahasa: id\n", "ZI014"),
        ("key twice, once in quotes", "bahasa: id\n\"bahasa\": id\n", "ZI014"),
        ("list as key", "[a, b]: c\n", "ZI018"),
        ("map as key", "? {a: b}\n: c\n", "ZI018"),
        ("nothing as key", ": c\n", "ZI018"),
        ("number as key", "2026: c\n", "ZI101"),
        ("truth as key", "true: c\n", "ZI101"),
        ("unknown key", "warna: c\n", "ZI101"),
        ("list for text", "nama_lengkap: [a]\n", "ZI103"),
        ("map for text", "nama_lengkap: {a: b}\n", "ZI103"),
    ];
    for (name, text, code) in cases {
        record(name, text).run().fails(&[code]).placed();
    }
    let ran = case("directive").put("content/jam.yaml", "%YAML 1.2\n---\njam: {senin: tutup}\n");
    ran.run().refused();
    case("list for a record")
        .put("content/jam.yaml", "- a\n- b\n")
        .run()
        .fails(&["ZI103"])
        .placed();
    case("text for a record").put("content/jam.yaml", "tutup\n").run().fails(&["ZI103"]).placed();
    let ran = case("list for a title");
    let ran = ran.put("content/halaman/uji.md", "---\njudul: [a, b]\n---\nIsi.\n").run();
    ran.fails(&["ZI103"]).placed().says("uji.md:2:8");
}

#[test]
fn dates_are_days_of_the_calendar() {
    let cases = [
        ("5/3/2024", "2024-03-05"),
        ("31-12-2024", "2024-12-31"),
        ("5 Maret 2024", "2024-03-05"),
        ("2024-02-31", ""),
        ("2024-13-01", ""),
        ("2023-02-29", ""),
        ("0000-00-00", ""),
        ("99999-01-01", ""),
        ("2024-3-5", "2024-03-05"),
        ("2024-03-05T10:00:00Z", ""),
        ("kemarin", ""),
    ];
    for (date, suggestion) in cases {
        let text = format!("---\njudul: Uji\nringkasan: Uji\ntanggal: {date}\n---\nIsi.\n");
        let ran = case(date).put("content/pengumuman/uji.md", text).run();
        ran.fails(&["ZI105"]).placed().says(suggestion);
    }
}
