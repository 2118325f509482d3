//! What holds for any content, also for damaged content: no panic, and no site without a reason.

mod common;

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;
use zi_site::build::Outcome;
use zi_site::diagnostic::{self, Diagnostic, Format, Spot};
use zi_site::language::Language;
use zi_site::source::{self, Sources};
use zi_site::write::Content;

/// The example portal, read once.
static EXAMPLE: LazyLock<Sources> = LazyLock::new(|| {
    let (mut sources, notes) =
        source::read(&common::root().join("content")).expect("the example can be read");
    assert!(notes.is_empty(), "the example has no odd files");
    sources.root = "content".to_string();
    sources
});

/// How many portals are damaged; the environment may ask for more (`PROPTEST_CASES`).
const CASES: u32 = 48;

/// Tokens that mean something in YAML, Markdown, CSV, HTML or Tera.
const TOKENS: &[&str] = &[
    ":",
    ": ",
    "- ",
    "#",
    "|",
    ">",
    "&a",
    "*a",
    "!t",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"",
    "'",
    "%",
    "@",
    "`",
    "~",
    "?",
    "---",
    "---\n",
    "...",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\u{0}",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "\u{202e}",
    "é",
    "😀",
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
    "[a](",
    "](/x)",
    "![",
    "[^1]",
    "[^1]: x",
    "> [!NOTE]\n",
    "<script>",
    "</",
    "-->",
    "<!--",
    "{{",
    "}}",
    "{%",
    "{#id}",
    "$",
    "\\",
    "****",
    "~~~~",
    "```",
    "&amp;",
    "| a |\n|---|\n",
    ";",
    "=1+1",
    "../../..",
    "/berkas/",
    "http://",
    "javascript:",
    "draf: true\n",
    "<<: *x\n",
];

/// One way to damage a portal.
#[derive(Debug, Clone)]
enum Damage {
    DeleteLine(Index, Index),
    DuplicateLine(Index, Index),
    SwapLines(Index, Index, Index),
    Indent(Index, Index, usize),
    Truncate(Index, Index),
    DeleteBytes(Index, Index, usize),
    InsertBytes(Index, Index, Vec<u8>),
    InsertText(Index, Index, String),
    InsertToken(Index, Index, Index),
    ReplaceValue(Index, Index, Index),
    SwapFiles(Index, Index),
    DeleteFile(Index),
    RenameFile(Index, String),
    DeleteAttachment(Index),
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: CASES,
        max_shrink_iters: 200,
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
    fn small_damage_to_one_small_portal(damages in prop::collection::vec(damage(), 1..8)) {
        let mut sources = small();
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
        prop_assert_eq!(artifacts(&sorted), artifacts(&other));
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
    let (file, at) = (any::<Index>(), any::<Index>());
    prop_oneof![
        (file, at).prop_map(|(f, a)| Damage::DeleteLine(f, a)),
        (file, at).prop_map(|(f, a)| Damage::DuplicateLine(f, a)),
        (file, at, any::<Index>()).prop_map(|(f, a, b)| Damage::SwapLines(f, a, b)),
        (file, at, 1usize..5).prop_map(|(f, a, n)| Damage::Indent(f, a, n)),
        (file, at).prop_map(|(f, a)| Damage::Truncate(f, a)),
        (file, at, 1usize..20).prop_map(|(f, a, n)| Damage::DeleteBytes(f, a, n)),
        (file, at, prop::collection::vec(any::<u8>(), 1..6))
            .prop_map(|(f, a, bytes)| Damage::InsertBytes(f, a, bytes)),
        (file, at, "\\PC{1,8}").prop_map(|(f, a, text)| Damage::InsertText(f, a, text)),
        (file, at, any::<Index>()).prop_map(|(f, a, t)| Damage::InsertToken(f, a, t)),
        (file, at, any::<Index>()).prop_map(|(f, a, t)| Damage::ReplaceValue(f, a, t)),
        (file, at).prop_map(|(f, g)| Damage::SwapFiles(f, g)),
        file.prop_map(Damage::DeleteFile),
        (file, "[a-zA-Z0-9 ._-]{1,8}\\.(yaml|md|csv)").prop_map(|(f, n)| Damage::RenameFile(f, n)),
        file.prop_map(Damage::DeleteAttachment),
    ]
}

fn apply(damage: &Damage, sources: &mut Sources) {
    if sources.texts.is_empty() {
        return;
    }
    let count = sources.texts.len();
    match damage {
        Damage::SwapFiles(one, other) => {
            let (one, other) = (one.index(count), other.index(count));
            let bytes = sources.texts[one].bytes.clone();
            sources.texts[one].bytes = std::mem::replace(&mut sources.texts[other].bytes, bytes);
        }
        Damage::DeleteFile(file) => {
            sources.texts.remove(file.index(count));
        }
        Damage::RenameFile(file, name) => rename(sources, file.index(count), name),
        Damage::DeleteAttachment(file) => {
            let paths: Vec<String> = sources.attachments.keys().cloned().collect();
            if !paths.is_empty() {
                sources.attachments.remove(&paths[file.index(paths.len())]);
            }
        }
        Damage::DeleteLine(file, at)
        | Damage::DuplicateLine(file, at)
        | Damage::SwapLines(file, at, _)
        | Damage::Indent(file, at, _)
        | Damage::ReplaceValue(file, at, _) => {
            let bytes = &mut sources.texts[file.index(count)].bytes;
            change_lines(damage, at, bytes);
        }
        Damage::Truncate(file, at)
        | Damage::DeleteBytes(file, at, _)
        | Damage::InsertBytes(file, at, _)
        | Damage::InsertText(file, at, _)
        | Damage::InsertToken(file, at, _) => {
            let bytes = &mut sources.texts[file.index(count)].bytes;
            change_bytes(damage, at.index(bytes.len() + 1), bytes);
        }
    }
}

/// Renames a file in its folder; a name that is taken stays.
fn rename(sources: &mut Sources, file: usize, name: &str) {
    let old = Path::new(&sources.texts[file].path);
    let new = old.with_file_name(name).to_string_lossy().into_owned();
    if sources.texts.iter().all(|other| other.path != new) {
        sources.texts[file].path = new;
    }
}

fn change_lines(damage: &Damage, at: &Index, bytes: &mut Vec<u8>) {
    let mut lines: Vec<Vec<u8>> =
        bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    if lines.is_empty() {
        return;
    }
    let at = at.index(lines.len());
    match damage {
        Damage::DeleteLine(..) => {
            lines.remove(at);
        }
        Damage::DuplicateLine(..) => lines.insert(at, lines[at].clone()),
        Damage::SwapLines(_, _, other) => {
            let other = other.index(lines.len());
            lines.swap(at, other);
        }
        Damage::Indent(_, _, count) => {
            lines[at].splice(..0, vec![b' '; *count]);
        }
        Damage::ReplaceValue(_, _, token) => {
            if let Some(colon) = lines[at].iter().position(|byte| *byte == b':') {
                let token = TOKENS[token.index(TOKENS.len())];
                lines[at].truncate(colon + 1);
                lines[at].extend(format!(" {token}\n").bytes());
            }
        }
        _ => {}
    }
    *bytes = lines.concat();
}

fn change_bytes(damage: &Damage, at: usize, bytes: &mut Vec<u8>) {
    match damage {
        Damage::Truncate(..) => bytes.truncate(at),
        Damage::DeleteBytes(_, _, count) => {
            bytes.drain(at..(at + count).min(bytes.len()));
        }
        Damage::InsertBytes(_, _, new) => {
            bytes.splice(at..at, new.iter().copied());
        }
        Damage::InsertText(_, _, text) => {
            bytes.splice(at..at, text.bytes());
        }
        Damage::InsertToken(_, _, token) => {
            bytes.splice(at..at, TOKENS[token.index(TOKENS.len())].bytes());
        }
        _ => {}
    }
}

/// What must hold after every build.
fn check(sources: &Sources, outcome: &Outcome) {
    let has_error = outcome.diagnostics.iter().any(Diagnostic::is_error);
    assert_eq!(outcome.artifacts.is_none(), has_error, "no site without an error, and none with");
    for diagnostic in &outcome.diagnostics {
        assert!(!diagnostic.file.is_empty(), "{diagnostic:?} names no file");
        check_place(sources, outcome, diagnostic);
        for language in [Language::Indonesian, Language::English] {
            let text = outcome.texts.get(&diagnostic.file).map(String::as_str);
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
    assert!(end <= file.bytes.len(), "{diagnostic:?} leaves its file");
}

/// The outputs, with their content.
fn artifacts(outcome: &Outcome) -> Option<Vec<(&str, &[u8])>> {
    let artifacts = outcome.artifacts.as_ref()?;
    Some(artifacts.iter().map(|it| (it.path.as_str(), bytes(&it.content))).collect())
}

fn bytes(content: &Content) -> &[u8] {
    match content {
        Content::Bytes(bytes) => bytes,
        Content::File(path) => path.as_os_str().as_encoded_bytes(),
    }
}
