//! A preview shows what a build would write, whatever happened before: a portal is edited at random,
//! and after each edit what the workshop has kept and made anew is held against a build from nothing.
//!
//! `ZI_SEED=7 ZI_EDITS=5000 cargo test --test rebuild` tries other edits, and more of them.

#![expect(clippy::disallowed_methods, reason = "edits the files of a portal")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use common::{Desk, options};
use zi_site::build::{self, Options};
use zi_site::diagnostic::Diagnostic;
use zi_site::serve::{Changes, Work, Workshop};
use zi_site::write::{Artifact, Content};

const EDITS: u64 = 500;

/// More of each kind, laid over the small portal.
const MORE: &[(&str, &str)] = &[
    (
        "content/berita/2026-11-01-satu.md",
        "---\njudul: Satu\nringkasan: Satu\n---\n\nLihat [dua](2026-11-02-dua.md#bagian).\n",
    ),
    (
        "content/berita/2026-11-02-dua.md",
        "---\njudul: Dua\nringkasan: Dua\n---\n\n## Bagian\n\nIsi berita.\n",
    ),
    (
        "content/berita/2025-03-02-lama.md",
        "---\njudul: Lama\nringkasan: Lama\nalias: [lama.html]\n---\n\nLama sekali.\n",
    ),
    (
        "content/pengumuman/tiga.md",
        "---\njudul: Tiga\ntanggal: 2026-11-01\nringkasan: Tiga\nberlaku_sampai: 2026-12-01\n---\n\nIsi.\n",
    ),
    (
        "content/halaman/profil.md",
        "---\njudul: Profil\n---\n\n## Sejarah\n\nLihat [berkas](/berkas/catatan.txt).\n",
    ),
    (
        "content/halaman/profil/visi.md",
        "---\njudul: Visi\n---\n\nVisi kami, lihat [layanan](/layanan/dasar.yaml).\n",
    ),
    (
        "content/layanan/turunan.yaml",
        "nama: Layanan Turunan\nsingkatan: LT\nringkasan: Perlu yang dasar\nkelompok: nonperizinan\nbidang: Khusus\npersyaratan:\n  - {nama: Surat, layanan: dasar}\nprosedur: [Datang]\njangka_waktu: 2 hari kerja\nbiaya: gratis\nproduk: Surat lain\n",
    ),
    (
        "content/kinerja/nilai.yaml",
        "nama: Nilai\nkelompok: Umum\nsatuan: persen\narah: naik\nsumber: [{judul: Laporan}]\ntanggal_terbit: 2026-01-01\nperiode: tahun\npenanggung_jawab: Bidang\ndata:\n  - {periode: 2024, target: 80, realisasi: 82}\n  - {periode: 2025, target: 85, realisasi: 84}\n",
    ),
    (
        "content/regulasi/daftar.csv",
        "jenis;nomor;tahun;tentang;status;oleh;tautan\nUndang-Undang;25;2009;Pelayanan Publik;berlaku;;\n",
    ),
    (
        "content/informasi-publik/daftar.csv",
        "kategori;ringkasan;tautan\nberkala;Profil kantor;halaman/profil.md\n",
    ),
    (
        "content/informasi-publik/ppid.yaml",
        "nama: PPID\npejabat: Sekretaris\natasan: Kepala\nprosedur: [Isi formulir]\n",
    ),
    ("content/berkas/catatan.txt", "Catatan.\n"),
    ("themes/default/static/css/tambahan.css", "a { color: #123456 }\n"),
];

/// Texts that files get at random: sound, broken, and with links that may lead nowhere.
const TEXTS: &[&str] = &[
    "---\njudul: Baru\ntanggal: 2026-10-05\nringkasan: Baru\n---\n\nIsi baru.\n",
    "---\njudul: Rusak\ntanggal: 2026-13-45\nringkasan: Rusak\n---\n\nIsi.\n",
    "---\njudul: Tertaut\ntanggal: 2026-10-06\nringkasan: Tertaut\n---\n\n[ke](/berita/2026-11-01-satu.md) dan [ke](/halaman/profil.md#sejarah)\n",
    "---\njudul: Draf\ntanggal: 2026-10-07\nringkasan: Draf\ndraf: true\n---\n\nBelum.\n",
    "---\njudul: Buta\ntanggal: 2026-10-08\n---\n\n[ke](tidak-ada.md)\n",
    "bukan apa-apa\n",
    "",
];

/// Numbers that look random and are the same every time (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides).expect("few")).expect("less")
    }

    fn pick<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.roll(all.len())]
    }
}

/// The folder that is edited, with the files it began with.
struct Portal {
    desk: Desk,
    first: BTreeMap<String, Vec<u8>>,
    dice: Dice,
    count: u64,
}

impl Portal {
    fn new(seed: u64) -> Self {
        let desk = Desk::with_portal();
        for (path, text) in MORE {
            desk.put(path, text);
        }
        let first = desk.tree(".");
        Portal { desk, first, dice: Dice(seed), count: 0 }
    }

    fn options(&self) -> Options {
        options(&self.desk.path("content"))
    }

    /// The files that are there, but for those of the theme.
    fn files(&self) -> Vec<String> {
        self.desk.tree("content").into_keys().map(|path| format!("content/{path}")).collect()
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Vec<PathBuf> {
        let path = self.desk.path(path);
        let is_folder = path.is_dir();
        let can_be = !is_folder && fs::create_dir_all(path.parent().expect("a folder")).is_ok();
        if can_be {
            fs::write(&path, bytes).expect("the file can be written");
        }
        vec![path]
    }

    /// Edits something, and names what a watch would name. `None` stands for anything.
    fn edit(&mut self, is_broken: bool) -> (String, Option<Vec<PathBuf>>) {
        self.count += 1;
        if is_broken && self.dice.roll(4) == 0 {
            return self.mend();
        }
        let files = self.files();
        let file = self.dice.pick(&files).clone();
        let text = fs::read_to_string(self.desk.path(&file)).unwrap_or_default();
        let number = self.count;
        let kind = self.dice.roll(16);
        let changed = match kind {
            0..=2 => self.write(&file, format!("{text}\nKalimat {number}.\n").as_bytes()),
            3 => {
                let text = text.replacen("judul: ", &format!("judul: {number} "), 1);
                self.write(
                    &file,
                    text.replacen("nama: ", &format!("nama: {number} "), 1).as_bytes(),
                )
            }
            4 | 5 => {
                let folder = *self.dice.pick(&["berita", "halaman", "pengumuman", "layanan"]);
                let ending = if folder == "layanan" { "yaml" } else { "md" };
                let text = *self.dice.pick(TEXTS);
                let path = format!("content/{folder}/baru-{}.{ending}", self.dice.roll(6));
                self.write(&path, text.as_bytes())
            }
            6 => {
                fs::remove_file(self.desk.path(&file)).expect("the file can be removed");
                vec![self.desk.path(&file)]
            }
            7 => self.rename(&file, &format!("{}-{}", self.dice.0 % 5, "ganti")),
            8 => self.move_folder(),
            9 => {
                let at = self.dice.roll(text.len() + 1);
                let cut = text.get(..at).unwrap_or(&text).to_string();
                self.write(&file, cut.as_bytes())
            }
            // Mends what there was at first.
            10..=12 => {
                let names: Vec<String> = self.first.keys().cloned().collect();
                let path = self.dice.pick(&names).clone();
                self.write(&path, &self.first[&path].clone())
            }
            // A touch.
            13 => self.write(&file, text.as_bytes()),
            14 => self.edit_theme(),
            _ => return self.mend(),
        };
        (format!("{number}: {kind} {file}"), Some(changed))
    }

    /// Makes everything as it was at first.
    fn mend(&self) -> (String, Option<Vec<PathBuf>>) {
        for folder in ["content", "themes"] {
            fs::remove_dir_all(self.desk.path(folder)).expect("the folder can be removed");
        }
        for (path, bytes) in &self.first {
            self.write(path, bytes);
        }
        (format!("{}: as at first", self.count), None)
    }

    fn rename(&self, file: &str, name: &str) -> Vec<PathBuf> {
        let from = self.desk.path(file);
        let ending = from.extension().map_or("", |it| it.to_str().expect("text")).to_string();
        let to = from.with_file_name(format!("{name}.{ending}"));
        fs::rename(&from, &to).expect("the file can be renamed");
        vec![from, to]
    }

    fn move_folder(&mut self) -> Vec<PathBuf> {
        let names = ["content/halaman/profil", "content/halaman/pindah", "content/berita-lain"];
        let [from, to] = [0, 1].map(|_| self.desk.path(names[self.dice.roll(names.len())]));
        if from.is_dir() && !to.exists() {
            fs::rename(&from, &to).expect("the folder can be moved");
        }
        vec![from, to]
    }

    fn edit_theme(&mut self) -> Vec<PathBuf> {
        let number = self.count;
        let base = include_str!("../themes/default/templates/pages/page.html");
        let (path, text) = match self.dice.roll(5) {
            0 => ("templates/pages/page.html", format!("{base}<!-- {number} -->\n")),
            1 => ("templates/pages/page.html", format!("{base}{{{{ view.tidak_ada }}}}")),
            2 => ("templates/pages/page.html", "{% if %}".to_string()),
            3 => ("static/css/tambahan.css", format!("a {{ margin: {number}px }}\n")),
            _ => ("templates/pages/page.html", base.to_string()),
        };
        self.write(&format!("themes/default/{path}"), text.as_bytes())
    }
}

/// What a site is made of, by address: bytes, or the file that is copied.
type Site = BTreeMap<String, Result<Vec<u8>, PathBuf>>;

fn contents(artifacts: Vec<Artifact>) -> Site {
    let content = |content| match content {
        Content::Bytes(bytes) => Ok(bytes),
        Content::File(path) => Err(path),
    };
    artifacts.into_iter().map(|it| (it.path, content(it.content))).collect()
}

/// What is wrong with a draft, and all of its site; nothing of it when a template fails.
fn everything(work: &Work) -> (Vec<Diagnostic>, Site) {
    let finished = work.finish(|| true).expect("nobody stops it");
    let rendered = work.ready().map(|ready| ready.render(|it| it, || true));
    let rendered = rendered.map(|it| it.expect("nobody stops it"));
    let good = rendered.filter(|rendered| rendered.errors.is_empty());
    let site = good.map(|rendered| contents(rendered.taken)).unwrap_or_default();
    assert_eq!(finished.files.is_some(), !site.is_empty());
    (finished.told.diagnostics, site)
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().expect("a number"))
}

#[test]
fn a_preview_shows_what_a_build_would_write() {
    let mut portal = Portal::new(number("ZI_SEED", 2026));
    let options = portal.options();
    let mut workshop = Workshop::new(options.clone());
    let work = workshop.rebuild(&Changes::Everything).expect("the portal can be read");
    let work = work.expect("everything is new");
    assert!(work.ready().is_some(), "{:#?}", work.tell().diagnostics);
    let (mut wrong, mut shown) = everything(&work);
    let mut good_count = 0;
    for _ in 0..number("ZI_EDITS", EDITS) {
        let (what, files) = portal.edit(shown.is_empty());
        let changes = files.map_or(Changes::Everything, |files| {
            Changes::Files(files.into_iter().collect::<BTreeSet<_>>())
        });
        let work = workshop.rebuild(&changes).expect("the portal can be read");
        let outcome = build::build(&options).expect("the portal can be read");
        if let Some(work) = work {
            (wrong, shown) = everything(&work);
            if let Some(ready) = work.ready().filter(|_| !shown.is_empty()) {
                let path = portal.dice.pick(&shown.keys().cloned().collect::<Vec<_>>()).clone();
                let alone = ready.artifact(&path).expect("it is there").expect("it is rendered");
                assert_eq!(contents(vec![alone])[&path], shown[&path], "{what}: {path} alone");
            }
        }
        assert_eq!(wrong, outcome.diagnostics, "{what}: what is wrong");
        let built = outcome.artifacts.map(contents).unwrap_or_default();
        good_count += u64::from(!built.is_empty());
        let paths = |site: &BTreeMap<String, _>| site.keys().cloned().collect::<Vec<_>>();
        assert_eq!(paths(&shown), paths(&built), "{what}: addresses");
        for (path, content) in &built {
            assert!(shown[path] == *content, "{what}: {path} is not what a build would write");
        }
    }
    let least = number("ZI_EDITS", EDITS) / 10;
    assert!(good_count >= least, "only {good_count} of the edits left a good site");
}

#[test]
fn what_did_not_change_is_no_work() {
    let portal = Portal::new(1);
    let mut workshop = Workshop::new(portal.options());
    let file = portal.desk.path("content/halaman/profil.md");
    let of_file = Changes::Files(BTreeSet::from([file.clone()]));
    assert!(workshop.rebuild(&Changes::Everything).expect("it can be read").is_some());
    touch(&file);
    assert!(workshop.rebuild(&of_file).expect("it can be read").is_none());
    assert!(workshop.rebuild(&Changes::Everything).expect("it can be read").is_none());
    fs::write(&file, "---\njudul: Profil\n---\n\nLain.\n").expect("it can be written");
    assert!(workshop.rebuild(&of_file).expect("it can be read").is_some());
}

fn touch(file: &Path) {
    let bytes = fs::read(file).expect("it can be read");
    fs::write(file, bytes).expect("it can be written");
}
