//! What a portal tells the search: its synonyms, its tests, other names, and languages of texts.

mod common;

use common::{build_over, codes, outputs};
use std::sync::Arc;

use zi_site::content::search_tests::SearchTest;
use zi_site::content::synonyms::Synonyms;
use zi_site::content::values::Placed;
use zi_site::content::{self, Record};
use zi_site::diagnostic::Diagnostic;
use zi_site::language::Language;
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
    let mut known = content::Known::default();
    let (entries, notes) = content::read(&Sources::from_texts(&[(path, text)]), &mut known);
    let codes = notes.iter().map(|note: &Diagnostic| note.code.0).collect();
    (entries[0].record.clone(), codes)
}

fn synonyms(text: &str) -> (Synonyms, Vec<&'static str>) {
    match read("sinonim.yaml", text) {
        (Record::Synonyms(synonyms), codes) => (Arc::unwrap_or_clone(synonyms), codes),
        other => panic!("{other:?}"),
    }
}

fn search_tests(text: &str) -> (Vec<SearchTest>, Vec<&'static str>) {
    match read("cari-uji.tsv", text) {
        (Record::SearchTests(tests), codes) => (Arc::unwrap_or_clone(tests), codes),
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
fn rows_that_are_too_many_are_told_at_the_first_of_them() {
    let row = "imb\t/jam.yaml\n";
    assert_eq!(search_tests(&row.repeat(1000)).1, [""; 0]);
    let (tests, codes) = search_tests(&row.repeat(1200));
    assert_eq!((tests.len(), codes), (1000, vec!["ZI135"]));
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

/// A service that is about a planetarium, and one that only mentions one.
const DOME: &str = "nama: Izin Planetarium\nringkasan: Layanan untuk uji\nkelompok: nonperizinan\n\
                    bidang: Umum\npersyaratan: [KTP]\nprosedur: [Datang]\njangka_waktu: 1 hari\n\
                    biaya: gratis\nproduk: Surat\n";
const TREE: &str = "nama: Izin Tebang Pohon\nringkasan: Pohon di planetarium\nkelompok: nonperizinan\n\
                    bidang: Umum\npersyaratan: [KTP]\nprosedur: [Datang]\njangka_waktu: 1 hari\n\
                    biaya: gratis\nproduk: Surat\n";

/// What is told of search tests in a portal with both services.
fn told(rows: &str) -> Vec<Vec<(&'static str, String)>> {
    let texts =
        [("layanan/planetarium.yaml", DOME), ("layanan/pohon.yaml", TREE), ("cari-uji.tsv", rows)];
    let outcome = build_over(&texts);
    assert!(codes(&outcome).iter().all(|code| *code == "ZI350"), "{:#?}", outcome.diagnostics);
    outcome.diagnostics.into_iter().map(|it| it.words).collect()
}

fn word<'w>(words: &'w [(&'static str, String)], name: &str) -> Option<&'w str> {
    words.iter().find(|(known, _)| *known == name).map(|(_, word)| word.as_str())
}

#[test]
fn a_page_behind_another_is_told_with_its_place() {
    assert!(told("planetarium\t/layanan/planetarium.yaml\n").is_empty());
    let told = told("planetarium\t/layanan/pohon.yaml\n");
    let [words] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(word(words, "query"), Some("planetarium"));
    assert_eq!(word(words, "page"), Some("/layanan/pohon.yaml"));
    assert_eq!(word(words, "place"), Some("2"));
    assert_eq!(word(words, "before"), Some("Izin Planetarium"));
}

#[test]
fn a_page_that_is_not_found_is_told() {
    let told = told("planetarium\t/layanan/dasar.yaml\n");
    let [words] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(word(words, "lost"), Some("/layanan/dasar.yaml"));
    assert_eq!(word(words, "place"), None);
    assert_eq!(word(words, "before"), Some("Izin Planetarium"));
}

#[test]
fn pages_for_one_query_may_stand_in_any_order() {
    assert!(
        told("planetarium\tlayanan/pohon.yaml\nplanetarium\tlayanan/planetarium.yaml\n").is_empty()
    );
}

#[test]
fn hours_that_are_answered_are_found() {
    let query = "jumat buka jam berapa";
    let page = "---\njudul: Jumat buka jam berapa\nringkasan: Jumat buka jam berapa.\n---\nIsi.\n";
    let rows = format!("{query}\t/jam.yaml\n");
    let texts = [("halaman/jumat.md", page), ("cari-uji.tsv", rows.as_str())];
    let outcome = build_over(&texts);
    assert_eq!(codes(&outcome), [""; 0]);
    let index = outcome.search.expect("there are no errors");
    let first = index.search(query, Language::Indonesian).hits[0].document;
    assert_eq!(index.documents[first].url, "jumat.html", "the answer stands above this page");
}

/// The search of a desk whose portal has both services.
fn searched(arguments: &[&str]) -> common::Run {
    let desk = common::Desk::with_portal();
    desk.put("content/layanan/planetarium.yaml", DOME);
    desk.put("content/layanan/pohon.yaml", TREE);
    desk.run(&[&["search", "--date", common::DATE], arguments].concat())
}

#[test]
fn a_search_shows_pages_and_reasons() {
    let run = searched(&["izin", "planetrium"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with("\"izin planetrium\": 2 halaman\n"), "{}", run.stdout);
    assert!(run.stdout.contains("Mungkin maksud Anda: izin planetarium\n"), "{}", run.stdout);
    let first = run.stdout.split("\n\n").nth(1).unwrap_or_default();
    let lines: Vec<_> = first.lines().collect();
    let [title, url, reasons @ ..] = lines.as_slice() else { panic!("{first}") };
    assert_eq!(*title, " 1. Izin Planetarium");
    assert!(url.starts_with("    layanan/planetarium.html (nilai "), "{url}");
    assert!(
        reasons.iter().any(|it| it.contains("planetrium: salah ketik dari planetarium")),
        "{reasons:?}"
    );
    let english = searched(&["--lang", "en", "planetrium"]);
    assert!(english.stdout.contains("Perhaps you mean: planetarium"), "{}", english.stdout);
    assert!(english.stdout.contains("planetrium: mistyped planetarium"), "{}", english.stdout);
}

#[test]
fn a_search_speaks_json() {
    let run = searched(&["--format", "json", "planetrium"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let found: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(found["query"], "planetrium");
    assert_eq!(found["suggestion"], "planetarium");
    assert_eq!(found["total"], 2);
    let [first, second] = found["hits"].as_array().expect("hits").as_slice() else {
        panic!("{found}")
    };
    assert_eq!((&first["rank"], &first["url"]), (&1.into(), &"layanan/planetarium.html".into()));
    assert_eq!((&second["rank"], &second["url"]), (&2.into(), &"layanan/pohon.html".into()));
    assert!(first["score"].as_u64() > second["score"].as_u64(), "{found}");
    assert_eq!(first["why"][0]["how"], "typo");
    assert_eq!(first["why"][0]["word"], "planetarium");
    let none = searched(&["--format", "json", "zzz qqq"]);
    assert_eq!((none.status, none.stdout.contains("\"hits\":[]")), (0, true), "{}", none.stdout);
}

#[test]
fn a_portal_with_mistakes_cannot_be_searched() {
    let desk = common::Desk::with_portal();
    desk.put("content/layanan/planetarium.yaml", &DOME.replace("nama:", "nma:"));
    let run = desk.run(&["search", "planetarium", "--date", common::DATE]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("ZI101") && run.stdout.is_empty(), "{}", run.stderr);
}
