//! The index of the search follows every edit to what an index made from nothing would be. Its core
//! names each part by a hash of what the part holds, so equal cores tell of equal parts.

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::{BASE, options};
use proptest::prelude::*;
use zi_site::build::{self, Kept};
use zi_site::plan::SEARCH_INDEX;
use zi_site::site::Site;
use zi_site::source::Sources;
use zi_site::write::Content;

/// Words of a few roots, so that one that comes or goes moves others; names that explain short ones.
const WORDS: &[&str] = &[
    "izin",
    "perizinan",
    "mengizinkan",
    "berizin",
    "urus",
    "mengurus",
    "pengurusan",
    "layan",
    "layanan",
    "pelayanan",
    "melayani",
    "kas",
    "berkas",
    "kelas",
    "les",
    "tanda",
    "ditandatangani",
    "P-IRT",
    "SIUP",
    "Rp1.000",
    "license",
    "licenses",
    "hari ini",
    "biaya",
    "Persetujuan Bangunan Gedung (PBG)",
    "Surat Izin Praktik (SIP)",
];

/// The files of a portal, by their paths.
type Files = BTreeMap<String, String>;

/// What happens to a portal: a file is there with this text, or is not there.
type Edit = (String, Option<String>);

fn index(files: &Files, kept: &mut Kept) -> Vec<u8> {
    let texts: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let sources = Sources::from_texts(&texts);
    let options = options(Path::new(&sources.root));
    let theme = |site: &Site| build::theme_files(&options, site);
    let draft = build::draft(&sources, Vec::new(), &options, &theme, kept).expect("a theme");
    let ready = draft.ready.expect("nothing is wrong with it");
    let artifact = ready.artifact(SEARCH_INDEX).expect("there is an index").expect("of data");
    match artifact.content {
        Content::Bytes(bytes) => bytes,
        Content::File(path) => panic!("{}", path.display()),
    }
}

fn base() -> Files {
    BASE.iter().map(|(path, text)| ((*path).to_string(), (*text).to_string())).collect()
}

/// Makes the edits one after another, and holds what follows against what is made from nothing.
fn check(mut files: Files, edits: Vec<Edit>) {
    let mut kept = Kept::default();
    index(&files, &mut kept);
    for (path, text) in edits {
        match text {
            Some(text) => _ = files.insert(path.clone(), text),
            None => _ = files.remove(&path),
        }
        let followed = index(&files, &mut kept);
        assert!(followed == index(&files, &mut Kept::default()), "{path}: {files:#?}");
    }
}

fn post(title: &str, body: &str, day: u32, is_english: bool) -> String {
    let language = if is_english { "bahasa: en\n" } else { "" };
    format!(
        "---\njudul: \"{title}\"\nringkasan: Ringkas\ntanggal: 2026-10-{day:02}\n{language}---\n\n{body}\n"
    )
}

fn service(name: &str, requirement: &str) -> String {
    let base = BASE.iter().find(|(path, _)| path.starts_with("layanan/")).expect("it has one").1;
    base.replace("Layanan Dasar", name).replace("[KTP]", &format!("[\"{requirement}\"]"))
}

fn words(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), count).prop_map(|words| words.join(" "))
}

fn edit() -> impl Strategy<Value = Edit> {
    let of_post = (0..6, words(1..4), words(0..30), 1..5_u32, prop::bool::weighted(0.2));
    let of_service = (0..3, words(1..4), words(1..6));
    let synonyms = (words(1..2), words(1..2)).prop_map(|(typed, meant)| {
        let clean = |text: &str| text.replace(['(', ')', '.'], " ");
        let (typed, meant) = (clean(&typed), clean(&meant));
        format!("sinonim:\n  - {{dicari: [\"{typed}\"], maksud: [\"{meant}\"]}}\n")
    });
    prop_oneof![
        6 => of_post.prop_map(|(slot, title, body, day, is_english)| {
            (format!("berita/kabar-{slot}.md"), Some(post(&title, &body, day, is_english)))
        }),
        2 => of_service.prop_map(|(slot, name, requirement)| {
            (format!("layanan/urusan-{slot}.yaml"), Some(service(&name, &requirement)))
        }),
        2 => (0..6).prop_map(|slot| (format!("berita/kabar-{slot}.md"), None)),
        1 => (0..3).prop_map(|slot| (format!("layanan/urusan-{slot}.yaml"), None)),
        1 => synonyms.prop_map(|text| ("sinonim.yaml".to_string(), Some(text))),
        1 => Just(("sinonim.yaml".to_string(), None)),
        1 => words(1..9).prop_map(|text| {
            let standard = BASE.iter().find(|(path, _)| *path == "standar.yaml").expect("one").1;
            ("standar.yaml".to_string(), Some(standard.replace("UU 25 Tahun 2009", &text)))
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn an_index_follows_any_edit(edits in prop::collection::vec(edit(), 1..25)) {
        check(base(), edits);
    }
}

/// With so many pages the index is cut into parts.
#[test]
fn an_index_in_parts_follows_too() {
    let mut files = base();
    for number in 0..620_usize {
        let word = |step: usize| WORDS[(number * step) % WORDS.len()];
        let title = format!("{} nomor{number}", word(1));
        let body = format!("{} {} langka{}", word(3), word(7), number % 250);
        let day = u32::try_from(number % 28).expect("few") + 1;
        files.insert(format!("berita/kabar-{number}.md"), post(&title, &body, day, false));
    }
    let edited = |number: usize, text: Option<String>| (format!("berita/kabar-{number}.md"), text);
    let edits = vec![
        edited(300, Some(post("Judul baru", "langka7 kelangkaan", 3, false))),
        edited(300, Some(post("Judul baru", "langka7 kelangkaan izin", 9, false))),
        edited(17, None),
        edited(700, Some(post("Perizinan", "berizin awal", 1, true))),
        edited(700, None),
        edited(0, Some(post("aaaaa", "aaaab", 1, false))),
    ];
    check(files, edits);
}

/// What a page says may stand in other files than its own.
#[test]
fn an_index_follows_what_pages_share() {
    let put = |path: &str, text: &str| (path.to_string(), Some(text.to_string()));
    let named = |path: &str| BASE.iter().find(|(name, _)| *name == path).expect("it is there").1;
    let table = "periode;target;realisasi;catatan\n2024;80;82;";
    check(
        base(),
        vec![
            put("berkas/catatan.txt", "Catatan.\n"),
            put("berita/kabar-0.md", &post("Unduh", "[Catatan](/berkas/catatan.txt)", 2, false)),
            put("berkas/catatan.txt", &"Catatan yang panjang.\n".repeat(90)),
            put("kinerja/nilai.csv", &format!("{table}Baik\n")),
            put(
                "kinerja/nilai.yaml",
                "nama: Nilai\nkelompok: Umum\nsatuan: persen\narah: naik\n\
                 sumber: [{judul: Laporan}]\ntanggal_terbit: 2026-01-01\nperiode: tahun\n\
                 penanggung_jawab: Bidang\ndata_csv: kinerja/nilai.csv\n",
            ),
            put("kinerja/nilai.csv", &format!("{table}Sangat baik\n")),
            put("situs.yaml", &named("situs.yaml").replace("Portal uji", "Portal lain")),
            put("jam.yaml", &named("jam.yaml").replace("08.00–11.00", "08.00–10.00")),
        ],
    );
}
