//! What a portal tells the search: its synonyms, its tests, other names, and languages of texts.

mod common;

use common::{build_over, codes, outputs};
use zi_site::content::search_tests::SearchTest;
use zi_site::content::synonyms::Synonyms;
use zi_site::content::values::Placed;
use zi_site::content::{self, Record};
use zi_site::diagnostic::Diagnostic;
use zi_site::source::Sources;

const SYNONYMS: &str = "\
sinonim:
  - dicari: [izin keramaian, Hajatan]
    maksud: [rekomendasi kegiatan]
  - dicari: [24 jam]
    maksud: [e-layanan]
    dua_arah: true
";

/// The record of one file, with what is wrong in it.
fn read(path: &str, text: &str) -> (Record, Vec<&'static str>) {
    let (mut entries, notes) = content::read(&Sources::from_texts(&[(path, text)]));
    let codes = notes.iter().map(|note: &Diagnostic| note.code.0).collect();
    (entries.remove(0).record, codes)
}

fn synonyms(text: &str) -> (Synonyms, Vec<&'static str>) {
    match read("sinonim.yaml", text) {
        (Record::Synonyms(synonyms), codes) => (synonyms, codes),
        other => panic!("{other:?}"),
    }
}

fn search_tests(text: &str) -> (Vec<SearchTest>, Vec<&'static str>) {
    match read("cari-uji.tsv", text) {
        (Record::SearchTests(tests), codes) => (tests, codes),
        other => panic!("{other:?}"),
    }
}

fn values(placed: &[Placed<String>]) -> Vec<&str> {
    placed.iter().map(|it| it.value.as_str()).collect()
}

#[test]
fn synonyms_are_read_with_their_places() {
    let (synonyms, codes) = synonyms(SYNONYMS);
    assert_eq!(codes, [""; 0]);
    let [first, second] = synonyms.entries.as_slice() else { panic!("{synonyms:?}") };
    assert_eq!(values(&first.typed), ["izin keramaian", "Hajatan"]);
    assert_eq!(values(&first.meant), ["rekomendasi kegiatan"]);
    assert_eq!(&SYNONYMS[first.typed[1].range.clone()], "Hajatan");
    assert!(!first.is_mutual && second.is_mutual);
}

#[test]
fn phrases_are_a_few_plain_words() {
    for wrong in ["satu dua tiga empat lima", "izin/keramaian", "\"- izin\"", "\"rumah (tinggal)\""]
    {
        let text = SYNONYMS.replace("Hajatan", wrong);
        assert_eq!(synonyms(&text).1, ["ZI103"], "{wrong}");
    }
    for right in ["satu dua tiga empat", "P-IRT", "\"007\"", "café"] {
        assert_eq!(synonyms(&SYNONYMS.replace("Hajatan", right)).1, [""; 0], "{right}");
    }
}

#[test]
fn what_is_typed_stands_in_one_entry() {
    let (_, codes) = synonyms(&SYNONYMS.replace("24 jam", "hajatan"));
    assert_eq!(codes, ["ZI122"]);
}

#[test]
fn rows_of_search_tests_are_pairs() {
    let text = "\u{feff}# yang dicari\thalaman\r\n\r\nimb\t\t/layanan/pbg.yaml\r\n izin  rumah \t\
                layanan/pbg.yaml";
    let (tests, codes) = search_tests(text);
    assert_eq!(codes, [""; 0]);
    let rows: Vec<_> = tests.iter().map(|it| (it.query.value.as_str(), &*it.path.value)).collect();
    assert_eq!(rows, [("imb", "/layanan/pbg.yaml"), ("izin  rumah", "layanan/pbg.yaml")]);
    let text = content::without_mark(text);
    for Placed { value, range } in tests.iter().flat_map(|test| [&test.query, &test.path]) {
        assert_eq!(&text[range.clone()], value);
    }
}

#[test]
fn rows_that_are_no_pairs_are_told_and_the_others_kept() {
    let (tests, codes) = search_tests("imb /layanan/pbg.yaml\na\tb\tc\nimb\t/jam.yaml\nimb\t\n");
    assert_eq!(codes, ["ZI136"; 3]);
    assert_eq!(tests.len(), 1);
}

#[test]
fn pages_of_search_tests_are_there() {
    let outcome = build_over(&[("cari-uji.tsv", "dasar\t/layanan/dasr.yaml\n")]);
    let [only] = outcome.diagnostics.as_slice() else { panic!("{:#?}", outcome.diagnostics) };
    assert_eq!((only.code.0, only.file.as_str()), ("ZI201", "content/cari-uji.tsv"));
    assert!(only.words.contains(&("suggestion", "/layanan/dasar.yaml".to_string())));
    // A page that waits for its day cannot be found yet.
    let draft = ("halaman/nanti.md", "---\njudul: Nanti\ndraf: true\n---\nIsi.\n");
    let outcome = build_over(&[draft, ("cari-uji.tsv", "nanti\t/halaman/nanti.md\n")]);
    assert_eq!(codes(&outcome), [""; 0]);
}

#[test]
fn a_text_in_another_language_says_so() {
    let news = |more: &str| {
        format!("---\njudul: Counter moved\nringkasan: We moved.\n{more}---\nPlease click here.\n")
    };
    let path = "berita/2026-11-02-counter.md";
    let pages = |text: &str| outputs(&build_over(&[(path, text)]));
    let own = &pages(&news("bahasa: en\n"))["berita/counter.html"];
    assert!(own.contains("<html lang=\"id\"") && own.contains("class=\"page-news\" lang=\"en\""));
    assert!(own.contains("\"inLanguage\":\"en\""), "{own}");
    for more in ["", "bahasa: id\n"] {
        let same = &pages(&news(more))["berita/counter.html"];
        assert!(same.contains("class=\"page-news\">"), "{more}");
        assert!(same.contains("\"inLanguage\":\"id\""), "{more}");
    }
}

#[test]
fn hints_about_words_are_for_texts_in_indonesian() {
    let page = |more: &str| {
        let body = "[klik di sini](/jam.yaml)";
        build_over(&[("halaman/a.md", &format!("---\njudul: A\n{more}---\n{body}\n"))])
    };
    assert_eq!(codes(&page("")), ["ZI342"]);
    assert_eq!(codes(&page("bahasa: en\n")), [""; 0]);
}

#[test]
fn other_names_are_not_printed() {
    let page = "---\njudul: Profil\nnama_lain: [struktur organisasi]\n---\nIsi.\n";
    let outcome = build_over(&[("halaman/profil.md", page)]);
    assert_eq!(codes(&outcome), [""; 0]);
    assert!(!outputs(&outcome)["profil.html"].contains("struktur organisasi"));
}
