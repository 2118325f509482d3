//! Rules of words and lists; `tests/search` asks whole queries, here and in the browser.
#![expect(clippy::unwrap_used, reason = "a table that cannot be read fails the test")]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::affixes::readings;
use super::answers::{Answer, Day, Marks};
use super::lists::Lists;
use super::roots::Roots;
use super::strings::Strings;
use super::typo::{allowed, slips};
use super::words::{each_indexed, plain, words};
use crate::language::Language;

const CASES: &str = include_str!("../../tests/search/cases.json");
const SYNONYMS: &str = include_str!("data/synonyms-id.tsv");

fn cases(kind: &str) -> Vec<Vec<Value>> {
    let cases: Value = serde_json::from_str(CASES).unwrap();
    serde_json::from_value(cases[kind].clone()).unwrap()
}

/// `tests/search/cases.mjs` holds the script against the same table.
#[test]
fn words_readings_and_slips_are_those_of_the_script() {
    for case in cases("words") {
        assert_eq!(Value::from(words(case[0].as_str().unwrap())), case[1]);
    }
    let lists = Lists::new();
    for case in cases("readings") {
        let language = Language::from_code(case[0].as_str().unwrap()).unwrap();
        let found = readings(case[1].as_str().unwrap(), &lists.affixes(language));
        assert_eq!(Value::from(found), case[2], "{}", case[1]);
    }
    for case in cases("slips") {
        let letters = |value: &Value| value.as_str().unwrap().chars().collect::<Vec<_>>();
        let max = usize::try_from(case[2].as_u64().unwrap()).unwrap();
        let found = slips(&letters(&case[0]), &letters(&case[1]), max, case[3].as_bool().unwrap());
        assert_eq!(found.map(|it| it as u64), case[4].as_u64(), "{} {}", case[0], case[1]);
    }
}

#[test]
fn forms_with_a_hyphen_are_also_one_word() {
    let indexed = |text: &str| {
        let mut all = Vec::new();
        each_indexed(text, |word| all.push(word.to_string()));
        all
    };
    assert_eq!(indexed("SPP-IRT baru"), ["spp", "irt", "baru", "sppirt"]);
    assert_eq!(indexed("bangunan-bangunan besar"), ["bangunan", "bangunan", "besar"]);
}

#[test]
fn a_line_with_other_letters_has_the_same_words() {
    let text = "Jum'at PUKUL 08.00, Ruang-A2";
    assert_eq!(words(text), ["jumat", "pukul", "08", "00", "ruang", "a2"]);
    assert_eq!(
        words(&format!("{text} é\n{text}"))[..7],
        [&words(text)[..], &["e".into()]].concat()
    );
}

#[test]
fn html_becomes_words() {
    assert_eq!(plain("<p>a &lt;b&gt; <em>c</em>d</p><p>e</p>").trim(), "a <b> cd  e");
    assert_eq!(plain("&amp;lt;"), "&lt;");
}

#[test]
fn short_words_and_numbers_are_not_mended() {
    assert_eq!(
        [allowed("gas"), allowed("ijin"), allowed("persetujuan"), allowed("2021")],
        [0, 1, 2, 0]
    );
}

#[test]
fn most_words_decide_about_a_root() {
    let text = "izin perizinan mengizinkan berizin urus mengurus pengurusan berkas kas kelas les";
    let mut strings = Strings::default();
    let mut roots = Roots::new(&Lists::new(), &mut strings);
    let now = Some(Language::Indonesian);
    let vocabulary: Vec<_> = words(text).iter().map(|word| (strings.add(word), now)).collect();
    roots.update(&vocabulary, &mut strings);
    let of = |word: &str| strings.text(roots.of(strings.get(word).unwrap()));
    assert_eq!([of("perizinan"), of("mengizinkan"), of("berizin")], ["izin"; 3]);
    assert_eq!([of("mengurus"), of("pengurusan")], ["urus"; 2]);
    assert_eq!([of("berkas"), of("kelas")], ["berkas", "kelas"]);
}

#[test]
fn questions_ask_for_facts() {
    let lists = Lists::new();
    let all: BTreeSet<&str> = lists.words().collect();
    let numbers: BTreeMap<&str, usize> = all.into_iter().zip(0..).collect();
    let family = |word: &str| numbers.get(word).copied();
    let marks = Marks::new(&lists, family);
    let asked = |query: &str| {
        let of = |word: &String| {
            family(word).and_then(|it| marks.0.get(&it)).copied().unwrap_or_default()
        };
        Answer::asked(&words(query).iter().map(of).collect::<Vec<_>>(), true)
    };
    let friday = Some(Answer::Hours(Some(Day::Weekday(4))));
    assert_eq!(asked("jumat buka sampai jam berapa"), friday);
    assert_eq!(asked("jam buka besok"), Some(Answer::Hours(Some(Day::Tomorrow))));
    assert_eq!(asked("jam pelayanan"), Some(Answer::Hours(None)));
    assert_eq!(asked("tutup perusahaan"), None);
    assert_eq!(asked("berapa biaya imb"), Some(Answer::Fee));
    assert_eq!(asked("berapa lama imb"), Some(Answer::Duration));
    assert_eq!(asked("rumah lama"), None);
    assert_eq!(asked("syarat dan biaya imb"), Some(Answer::Requirements));
}

/// `typed<TAB>meant | meant<TAB>class[<TAB>remark]`, each phrase of one to four plain words.
#[test]
fn the_list_of_synonyms_is_sound() {
    let classes = ["ejaan", "obrolan", "nama_lama", "singkatan", "sehari_hari", "inggris"];
    let mut seen = BTreeSet::new();
    let mut entries = 0;
    for line in SYNONYMS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [typed, meant, class, ..] = columns[..] else { panic!("three columns: {line}") };
        assert!(classes.contains(&class.trim_end_matches('=')), "class: {line}");
        for phrase in std::iter::once(typed).chain(meant.split(" | ")) {
            assert_eq!(words(phrase).join(" "), phrase, "plain words: {line}");
            assert!((1..=4).contains(&words(phrase).len()), "one to four words: {line}");
        }
        assert!(seen.insert((typed, class)), "twice: {line}");
        entries += 1;
    }
    assert!(entries >= 400);
}
