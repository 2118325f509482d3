//! The pages of the codes, read once from the files that are built into the program.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Code;
use super::codes::SOURCES;
use crate::language::{self, Language};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The build stops.
    Error,
    /// The build goes on, and says so.
    Warning,
}

/// What is known about a code: its page.
#[derive(Debug)]
pub struct Page {
    /// How bad it is.
    pub severity: Severity,
    /// The whole page.
    pub text: &'static str,
    lines: BTreeMap<&'static str, &'static str>,
}

static PAGES: LazyLock<BTreeMap<&'static str, Page>> =
    LazyLock::new(|| SOURCES.iter().map(|(code, text)| (*code, read(text))).collect());

/// Gives the page of a code.
///
/// # Panics
/// Never for codes of this program: a test reads every page.
pub fn page(code: Code) -> &'static Page {
    PAGES.get(code.0).expect("every code has a page; the table of codes includes it")
}

/// Gives every code with its page, in order.
pub fn pages() -> impl Iterator<Item = (Code, &'static Page)> {
    SOURCES.iter().map(|(code, _)| (Code(code), page(Code(code))))
}

impl Page {
    /// The short name of the problem.
    pub fn title(&self, language: Language) -> &'static str {
        self.line("title", language)
    }

    /// What is wrong, with `words` filled in.
    pub fn message(&self, language: Language, words: &[(&'static str, String)]) -> String {
        fill(self.line("message", language), &translate(words, language))
    }

    /// What to write instead, with `words` filled in; empty when there is nothing to add.
    pub fn help(&self, language: Language, words: &[(&'static str, String)]) -> String {
        fill(self.line("help", language), &translate(words, language))
    }

    /// The page for a reader: title, why, and both examples.
    pub fn explanation(&self, language: Language) -> String {
        let (why, wrong, right) = match language {
            Language::Indonesian => ("Mengapa", "Salah", "Benar"),
            Language::English => ("Why", "Wrong", "Right"),
        };
        let source = if language == Language::English { "Why" } else { "Mengapa" };
        let sections = [(why, source), (wrong, "Salah"), (right, "Benar")];
        let mut text = self.title(language).to_string();
        for (heading, source) in sections {
            text.push_str(&format!("\n\n{heading}\n\n{}", self.section(source)));
        }
        text
    }

    /// The text under a heading of the page.
    fn section(&self, heading: &str) -> &'static str {
        let marker = format!("\n## {heading}\n");
        let start = self.text.find(&marker).map_or(self.text.len(), |at| at + marker.len());
        let rest = &self.text[start..];
        rest[..rest.find("\n## ").unwrap_or(rest.len())].trim()
    }

    fn line(&self, name: &str, language: Language) -> &'static str {
        let key = format!("{name}.{}", language.code());
        self.lines.get(key.as_str()).copied().unwrap_or_default()
    }
}

/// Reads the lines `- name: value` at the head of a page.
fn read(text: &'static str) -> Page {
    let lines: BTreeMap<_, _> = text
        .lines()
        .take_while(|line| !line.starts_with("## "))
        .filter_map(|line| line.strip_prefix("- ")?.split_once(": "))
        .collect();
    let severity = match lines.get("severity") {
        Some(&"warning") => Severity::Warning,
        _ => Severity::Error,
    };
    Page { severity, text, lines }
}

/// Words of the program inside messages, as `@name`, with their Indonesian and English forms.
const TERMS: &[(&str, &str, &str)] = &[
    ("@fee", "`gratis`, atau `jenis:` dengan rinciannya", "`gratis`, or `jenis:` with its details"),
    ("@error", "kesalahan", "error"),
    ("@warning", "peringatan", "warning"),
    ("@help", "saran", "help"),
    ("@text", "teks", "text"),
    ("@list", "daftar (baris berawal `- `)", "a list (lines that begin with `- `)"),
    ("@map", "kumpulan `kunci: nilai`", "a set of `key: value`"),
    ("@boolean", "`true` atau `false`", "`true` or `false`"),
    (
        "@phrase",
        "1 sampai 4 kata dari huruf, angka, dan tanda hubung",
        "1 to 4 words of letters, digits and hyphens",
    ),
    ("@count", "bilangan bulat", "a whole number"),
    ("@empty", "kosong", "nothing"),
    ("@no_host", "nama situsnya tidak dikenal", "no site has this name"),
    ("@timeout", "tidak menjawab pada waktunya", "no answer in time"),
    ("@certificate", "sertifikat keamanannya tidak berlaku", "its certificate does not hold"),
    ("@no_connection", "sambungan gagal", "the connection failed"),
    ("@redirects", "pengalihannya berputar atau salah", "its redirects go round or are wrong"),
    ("@hours_differ", "jam ini tidak ada di `jam.yaml`", "these hours are not in `jam.yaml`"),
    (
        "@phone_differs",
        "nomor ini bukan nomor kantor di `situs.yaml`, `jam.yaml`, atau `pengaduan.yaml`",
        "this is no number of the office in `situs.yaml`, `jam.yaml` or `pengaduan.yaml`",
    ),
    (
        "@duration_differs",
        "waktunya lain daripada `jangka_waktu` dan `prosedur` layanan ini",
        "the service itself takes another time",
    ),
    (
        "@fee_differs",
        "biayanya lain daripada `biaya` layanan ini",
        "the service itself has another fee",
    ),
    ("@citizen_number", "NIK", "a NIK"),
    ("@family_number", "nomor KK", "a family card number"),
    ("@program", "program atau skrip", "a program or script"),
    ("@web_page", "halaman web atau skripnya", "a web page or its script"),
    (
        "@secret",
        "kunci, kata sandi, atau pengaturan rahasia",
        "a key, a password or secret settings",
    ),
    ("@dump", "cadangan basis data atau folder", "a copy of a database or folder"),
    ("@leftover", "berkas sementara buatan program", "a temporary file of a program"),
    ("@macro", "makro", "macros"),
    ("@other_kind", "berkas jenis lain", "a file of another kind"),
    ("@broken", "rusak", "broken"),
    ("@closed", "berjenis yang tidak dapat dibuka", "of a kind that cannot be opened"),
    ("@encrypted", "dilindungi kata sandi", "under a password"),
    ("@not_utf8", "bukan UTF-8", "not UTF-8"),
    ("@unpacked", " setelah dibuka", " when unpacked"),
    ("@javascript", "JavaScript", "JavaScript"),
    ("@launch", "perintah untuk menjalankan program", "a command to start a program"),
    ("@author", "nama pembuat", "the name of an author"),
    ("@folder", "nama folder komputer", "the name of a folder of a computer"),
    ("@comments", "komentar", "comments"),
    ("@changes", "riwayat perubahan (track changes)", "tracked changes"),
    ("@hidden_sheet", "lembar tersembunyi", "a hidden sheet"),
    ("@embedded_files", "berkas di dalam berkas", "files inside the file"),
    ("@too_large", "lebih besar dari 5 MB", "is larger than 5 MB"),
    ("@special", "bukan berkas biasa", "is no regular file"),
    ("@season", "musim", "season"),
    ("@exception", "pengecualian", "exception"),
];

/// Gives a word of the program in a language; other words stay as they are.
pub(super) fn word(word: &str, language: Language) -> &str {
    match (TERMS.iter().find(|(name, ..)| *name == word), language) {
        (Some((_, indonesian, _)), Language::Indonesian) => indonesian,
        (Some((_, _, english)), Language::English) => english,
        (None, _) => word,
    }
}

fn translate(words: &[(&'static str, String)], language: Language) -> Vec<(&'static str, String)> {
    words.iter().map(|(name, text)| (*name, word(text, language).to_string())).collect()
}

/// Fills `{name}` with words; a part in `[[…]]` is left out unless all of its words are known.
fn fill(template: &str, words: &[(&'static str, String)]) -> String {
    let word =
        |name: &str| words.iter().find(|(known, _)| *known == name).map(|(_, word)| word.clone());
    let mut result = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("[[") {
        result.push_str(&language::fill(before, word));
        let (part, tail) = after.split_once("]]").unwrap_or((after, ""));
        let mut names = part.split('{').skip(1).filter_map(|piece| piece.split_once('}'));
        if names.all(|(name, _)| word(name).is_some()) {
            result.push_str(&language::fill(part, word));
        }
        rest = tail;
    }
    result + &language::fill(rest, word)
}
