//! Portals for tests: in memory, on a temporary desk, and those of the repository.

#![allow(dead_code, reason = "each test file uses a part of this")]
#![expect(clippy::disallowed_methods, reason = "tests read and write files and run the program")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::civil::Date;
use tempfile::TempDir;
use walkdir::WalkDir;
use zi_site::build::{self, Options, Outcome};
use zi_site::site::Selection;
use zi_site::source::Sources;
use zi_site::write::Content;

/// The date that the portals of the repository are written for.
pub(crate) const DATE: &str = "2026-11-21";

/// A portal with nothing to complain about, and nothing more than that.
pub(crate) const BASE: &[(&str, &str)] = &[
    (
        "situs.yaml",
        "nama: DPMPTSP Kota Uji\npemerintah: Pemerintah Kota Uji\ndeskripsi: Portal uji\n\
         alamat_situs: https://uji.example/\nzona: WIB\n",
    ),
    (
        "jam.yaml",
        "jam:\n  senin: 08.00–16.00\n  selasa: 08.00–16.00\n  rabu: 08.00–16.00\n  \
         kamis: 08.00–16.00\n  jumat: 08.00–11.00\n  sabtu: tutup\n  minggu: tutup\n",
    ),
    (
        "standar.yaml",
        "dasar_hukum: [UU 25 Tahun 2009]\nsarana_prasarana: ada\nkompetensi_pelaksana: ada\n\
         pengawasan_internal: ada\npenanganan_pengaduan: ada\njumlah_pelaksana: 4 orang\n\
         jaminan_pelayanan: ada\njaminan_keamanan: ada\nevaluasi_kinerja: ada\n",
    ),
    (
        "layanan/dasar.yaml",
        "nama: Layanan Dasar\nringkasan: Layanan untuk uji\nkelompok: nonperizinan\n\
         bidang: Umum\npersyaratan: [KTP]\nprosedur: [Datang]\njangka_waktu: 1 hari\n\
         biaya: gratis\nproduk: Surat\n",
    ),
];

/// The folder of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The content folders of the repository: the example, and one for each source document.
pub(crate) fn portals() -> Vec<PathBuf> {
    let mut portals = vec![root().join("content")];
    let others = WalkDir::new(root().join("tests/portals")).min_depth(2).max_depth(2);
    let others = others.sort_by_file_name().into_iter().flatten();
    portals
        .extend(others.map(walkdir::DirEntry::into_path).filter(|path| path.ends_with("content")));
    assert_eq!(portals.len(), 7, "the example and six portals");
    portals
}

/// The files in a folder that have one of these endings, in order.
pub(crate) fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let paths = walk.map(|entry| entry.expect("the folder can be read").into_path());
    let has_ending = |path: &PathBuf| {
        path.extension().is_some_and(|it| endings.iter().any(|ending| it == *ending))
    };
    paths.filter(has_ending).collect()
}

/// Reads a text file.
pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Reads a text file, if there is one.
pub(crate) fn read_if_there(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

/// Names a file of the repository from its root.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// What a build in memory is asked to do.
pub(crate) fn options(content: &Path) -> Options {
    let date: Date = DATE.parse().expect("a date");
    let selection = Selection { date, includes_drafts: false, includes_future: false };
    Options {
        content: content.to_path_buf(),
        theme: None,
        base_url: None,
        selection,
        is_production: false,
    }
}

/// Builds sources in memory.
pub(crate) fn build_sources(sources: &Sources) -> Outcome {
    let options = options(Path::new(&sources.root));
    let theme = |site: &zi_site::site::Site| build::theme_files(&options, site);
    build::build_sources(sources, Vec::new(), &options, &theme).expect("the theme can be read")
}

/// Builds the small portal with files laid over it.
pub(crate) fn build_over(texts: &[(&str, &str)]) -> Outcome {
    let all: BTreeMap<&str, &str> = BASE.iter().chain(texts).copied().collect();
    let all: Vec<(&str, &str)> = all.into_iter().collect();
    build_sources(&Sources::from_texts(&all))
}

/// The codes of what is wrong.
pub(crate) fn codes(outcome: &Outcome) -> Vec<&'static str> {
    outcome.diagnostics.iter().map(|diagnostic| diagnostic.code.0).collect()
}

/// The outputs of a build as text, by address; files to copy and binary ones are left out.
pub(crate) fn outputs(outcome: &Outcome) -> BTreeMap<String, String> {
    let artifacts = outcome.artifacts.as_ref();
    let artifacts = artifacts.unwrap_or_else(|| panic!("no site: {:#?}", outcome.diagnostics));
    let text = |content: &Content| match content {
        Content::Bytes(bytes) => String::from_utf8(bytes.clone()).ok(),
        Content::File(_) => None,
    };
    artifacts.iter().filter_map(|it| Some((it.path.clone(), text(&it.content)?))).collect()
}

/// The words of a page, without tags and with single spaces.
pub(crate) fn words(html: &str) -> String {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let mut text = String::new();
    for part in body.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
        text.push(' ');
    }
    let text = text.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A temporary folder to build in.
pub(crate) struct Desk(TempDir);

/// What a run of the program gave.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit status.
    pub(crate) status: i32,
    /// What it printed because it was asked.
    pub(crate) stdout: String,
    /// What it told people.
    pub(crate) stderr: String,
}

impl Desk {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// One with the small portal in `content`.
    pub(crate) fn with_portal() -> Self {
        let desk = Self::new();
        for (path, text) in BASE {
            desk.put(&format!("content/{path}"), text);
        }
        desk
    }

    /// A path on it.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Puts a file on it.
    pub(crate) fn put(&self, path: &str, text: &str) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
        self
    }

    /// Gives the files in a folder, by path.
    pub(crate) fn tree(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        tree(&self.path(folder))
    }

    /// The program, to be run here.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zi-site"));
        command.current_dir(self.0.path()).args(arguments);
        command
    }

    /// Runs the program here.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        run(&mut self.command(arguments))
    }

    /// Builds `content` into `public` for the date of the tests, with more arguments.
    pub(crate) fn build(&self, arguments: &[&str]) -> Run {
        self.run(&[&["build", "--date", DATE], arguments].concat())
    }
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Run {
    let output = command.output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    let status = output.status.code().expect("the program ends by itself");
    Run { status, stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// Gives the files in a folder, by path.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut tree = BTreeMap::new();
    for entry in WalkDir::new(folder).into_iter().flatten().filter(|it| it.file_type().is_file()) {
        let path = entry.path().strip_prefix(folder).expect("a path in the folder");
        let bytes = fs::read(entry.path()).expect("the file can be read");
        tree.insert(path.to_string_lossy().into_owned(), bytes);
    }
    tree
}
