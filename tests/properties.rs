//! What holds for any content, also for damaged content: no panic, and no site without a reason.

mod common;

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;
use zi_site::build::Outcome;
use zi_site::diagnostic::{self, Diagnostic, Format, Spot};
use zi_site::language::Language;
use zi_site::source::{self, Sources, TextFile};
use zi_site::write::Content;

/// The example portal, read once.
static EXAMPLE: LazyLock<Sources> = LazyLock::new(|| {
    let (mut sources, notes) =
        source::read(&common::root().join("content")).expect("the example can be read");
    assert!(notes.is_empty(), "the example has no odd files");
    sources.root = "content".to_string();
    sources
});

/// How often the example is damaged; `PROPTEST_CASES` may ask for more.
const CASES: u32 = 32;
/// How often the small portal is damaged; `PROPTEST_CASES` may ask for more.
const SMALL_CASES: u32 = 256;

/// Signs that mean something in YAML, Markdown, CSV, HTML or Tera.
const SIGNS: &[&str] = &[
    ":", ": ", "- ", "#", "|", ">", "&a", "*a", "!t", "{", "}", "[", "]", ",", "\"", "'", "%", "@",
    "`", "~", "?", "---", "---\n", "...", "\t", "\n", "\r\n", "\r", "\0", "é", "😀", "[a](",
    "](/x)", "![", "[^1]", "[^1]: x", "</", "-->", "<!--", "{{", "}}", "{%", "{#id}", "$", "\\",
    "****", "~~~~", "```", "&amp;", ";", "=1+1", "http://",
];
/// Values that a field may not expect.
const VALUES: &[&str] = &[
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "\u{202e}",
    "null",
    "true",
    "1e999",
    "-0",
    "99999999999999999999",
    "0,000000000000000000000000000001",
    "NaN",
    "2026-02-31",
    "9999-12-31",
    "-9999-01-01",
    "24.00",
    "25.61",
    "tutup",
    "> [!NOTE]\n",
    "<script>",
    "| a |\n|---|\n",
    "../../..",
    "/berkas/",
    "javascript:",
    "draf: true\n",
    "<<: *x\n",
];

/// A piece of damage: what happens, to which file, at which place in it.
#[derive(Debug, Clone)]
struct Damage {
    kind: Kind,
    file: Index,
    at: Index,
}

/// What can happen to a portal.
#[derive(Debug, Clone)]
enum Kind {
    DeleteLine,
    DuplicateLine,
    SwapLine(Index),
    Indent(usize),
    ReplaceValue(Index),
    Truncate,
    DeleteBytes(usize),
    InsertBytes(Vec<u8>),
    InsertText(String),
    InsertToken(Index),
    SwapFile(Index),
    DeleteFile,
    RenameFile(String),
    DeleteAttachment,
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: CASES,
        max_shrink_iters: 50,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn damage_is_told_and_never_panics(damages in prop::collection::vec(damage(), 1..4)) {
        let mut sources = example();
        for damage in &damages {
            apply(damage, &mut sources);
        }
        sources.texts.sort_by(|a, b| a.path.cmp(&b.path));
        check(&sources, &common::build_sources(&sources));
    }

    #[test]
    fn the_order_of_files_changes_nothing(
        damages in prop::collection::vec(damage(), 0..3),
        keys in prop::collection::vec(any::<u32>(), 8),
    ) {
        let mut sources = example();
        for damage in &damages {
            apply(damage, &mut sources);
        }
        sources.texts.sort_by(|a, b| a.path.cmp(&b.path));
        let sorted = common::build_sources(&sources);
        let mut shuffled = sources.texts.drain(..).zip(keys.iter().cycle()).collect::<Vec<_>>();
        shuffled.sort_by_key(|(file, key)| (**key, std::cmp::Reverse(file.path.clone())));
        sources.texts = shuffled.into_iter().map(|(file, _)| file).collect();
        let other = common::build_sources(&sources);
        prop_assert_eq!(&sorted.diagnostics, &other.diagnostics);
        prop_assert_eq!(&sorted.held_back, &other.held_back);
        prop_assert_eq!(sorted.artifacts.is_some(), other.artifacts.is_some());
        let (sorted, other) = (artifacts(&sorted), artifacts(&other));
        let differing: Vec<_> = sorted.iter().zip(&other).filter(|(a, b)| a != b).collect();
        let differing: Vec<_> = differing.iter().map(|((path, _), _)| path).collect();
        prop_assert!(differing.is_empty() && sorted.len() == other.len(), "{differing:?} differ");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: SMALL_CASES,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn small_damage_to_one_small_portal(damages in prop::collection::vec(damage(), 1..8)) {
        let mut sources = small();
        for damage in &damages {
            apply(damage, &mut sources);
        }
        sources.texts.sort_by(|a, b| a.path.cmp(&b.path));
        check(&sources, &common::build_sources(&sources));
    }
}

/// A copy of the example portal.
fn example() -> Sources {
    let example = &*EXAMPLE;
    let (texts, attachments) = (example.texts.clone(), example.attachments.clone());
    Sources { root: example.root.clone(), texts, attachments }
}

/// The small portal with one record of each kind.
fn small() -> Sources {
    let more = [
        (
            "berita/2026-11-20-satu.md",
            "---\njudul: Satu\nringkasan: Satu\n---\n\nIsi [x](/jam.yaml).\n",
        ),
        (
            "pengumuman/dua.md",
            "---\njudul: Dua\ntanggal: 2026-11-01\nringkasan: Dua\n---\n\nIsi.\n",
        ),
        (
            "halaman/tiga.md",
            "---\njudul: Tiga\n---\n\n## A {#a}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        ),
        (
            "kinerja/a.csv",
            "periode;target;realisasi;catatan\n2026 TW I;90,5;91;x\n2026 TW II;90;-;\n",
        ),
        (
            "kinerja/a.yaml",
            "nama: A\nkelompok: K\nsatuan: hari\narah: turun\nperiode: triwulan\n\
             penanggung_jawab: B\ntanggal_terbit: 2026-10-01\nsumber: S\ndata_csv: kinerja/a.csv\n",
        ),
    ];
    Sources::from_texts(&[common::BASE, &more].concat())
}

fn damage() -> impl Strategy<Value = Damage> {
    let kind = prop_oneof![
        Just(Kind::DeleteLine),
        Just(Kind::DuplicateLine),
        any::<Index>().prop_map(Kind::SwapLine),
        (1usize..5).prop_map(Kind::Indent),
        any::<Index>().prop_map(Kind::ReplaceValue),
        Just(Kind::Truncate),
        (1usize..20).prop_map(Kind::DeleteBytes),
        prop::collection::vec(any::<u8>(), 1..6).prop_map(Kind::InsertBytes),
        "\\PC{1,8}".prop_map(Kind::InsertText),
        any::<Index>().prop_map(Kind::InsertToken),
        any::<Index>().prop_map(Kind::SwapFile),
        Just(Kind::DeleteFile),
        "[a-zA-Z0-9 ._-]{1,8}\\.(yaml|md|csv)".prop_map(Kind::RenameFile),
        Just(Kind::DeleteAttachment),
    ];
    let places = (any::<Index>(), any::<Index>());
    (kind, places).prop_map(|(kind, (file, at))| Damage { kind, file, at })
}

fn apply(damage: &Damage, sources: &mut Sources) {
    let Some(file) = pick(damage.file, sources.texts.len()) else { return };
    match &damage.kind {
        Kind::SwapFile(other) => {
            let other = other.index(sources.texts.len());
            let [one, two] = [file, other].map(|index| sources.texts[index].clone());
            sources.texts[file] = TextFile::in_memory(&one.path, two.bytes());
            sources.texts[other] = TextFile::in_memory(&two.path, one.bytes());
        }
        Kind::DeleteFile => {
            sources.texts.remove(file);
        }
        Kind::RenameFile(name) => rename(sources, file, name),
        Kind::DeleteAttachment => {
            let at = pick(damage.at, sources.attachments.len());
            let path = at.and_then(|at| sources.attachments.keys().nth(at).cloned());
            path.map(|path| sources.attachments.remove(&path));
        }
        kind => {
            let mut bytes = sources.texts[file].bytes().to_vec();
            change_bytes(kind, damage.at.index(bytes.len() + 1), &mut bytes);
            change_lines(kind, damage.at, &mut bytes);
            sources.texts[file] = TextFile::in_memory(&sources.texts[file].path, &bytes);
        }
    }
}

/// A sign or a value.
fn pick_token(index: Index) -> &'static str {
    let at = index.index(SIGNS.len() + VALUES.len());
    SIGNS.get(at).unwrap_or_else(|| &VALUES[at - SIGNS.len()])
}

/// One of so many, if there are any.
fn pick(index: Index, count: usize) -> Option<usize> {
    (count > 0).then(|| index.index(count))
}

/// Renames a file in its folder; a name that is taken stays.
fn rename(sources: &mut Sources, file: usize, name: &str) {
    let old = Path::new(&*sources.texts[file].path);
    let new = old.with_file_name(name).to_string_lossy().into_owned();
    if sources.texts.iter().all(|other| *other.path != new) {
        sources.texts[file] = TextFile::in_memory(&new, sources.texts[file].bytes());
    }
}

fn change_lines(kind: &Kind, at: Index, bytes: &mut Vec<u8>) {
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let mut lines: Vec<Vec<u8>> = lines.map(<[u8]>::to_vec).collect();
    let Some(at) = pick(at, lines.len()) else { return };
    match kind {
        Kind::DeleteLine => {
            lines.remove(at);
        }
        Kind::DuplicateLine => lines.insert(at, lines[at].clone()),
        Kind::SwapLine(other) => {
            let other = other.index(lines.len());
            lines.swap(at, other);
        }
        Kind::Indent(count) => {
            lines[at].splice(..0, vec![b' '; *count]);
        }
        Kind::ReplaceValue(token) => {
            if let Some(colon) = lines[at].iter().position(|byte| *byte == b':') {
                let token = pick_token(*token);
                lines[at].truncate(colon + 1);
                lines[at].extend(format!(" {token}\n").bytes());
            }
        }
        _ => return,
    }
    *bytes = lines.concat();
}

fn change_bytes(kind: &Kind, at: usize, bytes: &mut Vec<u8>) {
    let new = match kind {
        Kind::Truncate => {
            bytes.truncate(at);
            return;
        }
        Kind::DeleteBytes(count) => {
            bytes.drain(at..(at + count).min(bytes.len()));
            return;
        }
        Kind::InsertBytes(new) => new.as_slice(),
        Kind::InsertText(text) => text.as_bytes(),
        Kind::InsertToken(token) => pick_token(*token).as_bytes(),
        _ => return,
    };
    bytes.splice(at..at, new.iter().copied());
}

/// What must hold after every build.
fn check(sources: &Sources, outcome: &Outcome) {
    let has_error = outcome.diagnostics.iter().any(Diagnostic::is_error);
    assert_eq!(outcome.artifacts.is_none(), has_error, "no site without an error, and none with");
    for diagnostic in &outcome.diagnostics {
        assert!(!diagnostic.file.is_empty(), "{diagnostic:?} names no file");
        check_place(sources, outcome, diagnostic);
        for language in [Language::Indonesian, Language::English] {
            let text = outcome.texts.get(&diagnostic.file).map(|text| &**text);
            for format in [Format::Json, Format::Text { is_coloured: false }] {
                let shown = diagnostic::show(diagnostic, text, language, format);
                let is_steering = |c: char| c.is_control() && c != '\n';
                assert!(!shown.contains(is_steering), "{shown:?} can steer a terminal");
            }
        }
    }
}

/// A place lies in its file, on borders of characters.
fn check_place(sources: &Sources, outcome: &Outcome, diagnostic: &Diagnostic) {
    let Spot::Bytes(start, end) = diagnostic.spot else { return };
    assert!(start <= end, "{diagnostic:?} ends before it begins");
    if let Some(text) = outcome.texts.get(&diagnostic.file) {
        assert!(text.get(start..end).is_some(), "{diagnostic:?} leaves its file of {}", text.len());
        return;
    }
    let file = sources.texts.iter().find(|file| sources.shown(&file.path) == diagnostic.file);
    let file = file.unwrap_or_else(|| panic!("{diagnostic:?} is about no file"));
    assert!(end <= file.bytes().len(), "{diagnostic:?} leaves its file");
}

/// The outputs, with their content.
fn artifacts(outcome: &Outcome) -> Vec<(&str, &[u8])> {
    let artifacts = outcome.artifacts.iter().flatten();
    artifacts.map(|it| (it.path.as_str(), bytes(&it.content))).collect()
}

fn bytes(content: &Content) -> &[u8] {
    match content {
        Content::Bytes(bytes) => bytes,
        Content::File(path) => path.as_os_str().as_encoded_bytes(),
    }
}
