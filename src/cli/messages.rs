//! What the command line says besides diagnostics, in both languages.

mod preview;

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::Date;

use crate::build::Outcome;
use crate::diagnostic::{Diagnostic, harmless};
use crate::language::Language;
use crate::scaffold::ScaffoldError;
use crate::site::{HeldBack, HeldBackReason};
use crate::write::{Action, WriteError, Written};

use super::system::explain;

/// The messages in one language.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Messages {
    pub(super) language: Language,
}

impl Messages {
    pub(super) fn new(language: Language) -> Self {
        Messages { language }
    }

    /// Chooses the text of the language.
    #[expect(clippy::needless_pass_by_value, reason = "both texts are made to be chosen from")]
    pub(super) fn say(self, indonesian: String, english: String) -> String {
        harmless(match self.language {
            Language::Indonesian => &indonesian,
            Language::English => &english,
        })
    }

    pub(super) fn working(self) -> &'static str {
        match self.language {
            Language::Indonesian => "sedang membangun …",
            Language::English => "building …",
        }
    }

    pub(super) fn asking(self) -> &'static str {
        match self.language {
            Language::Indonesian => "sedang memeriksa tautan ke situs lain …",
            Language::English => "checking links to other sites …",
        }
    }

    /// What a build did.
    pub(super) fn summary(
        self,
        outcome: &Outcome,
        written: &Written,
        out: &Path,
        time: Duration,
    ) -> String {
        let (pages, files) = (outcome.page_count, written.file_count);
        let size = self.language.file_size(written.byte_count);
        let (new, kept, removed) =
            (written.written_count, written.kept_count, written.removed_count);
        let (out, seconds) = (out.display(), format!("{:.1}", time.as_secs_f64()));
        let comma = seconds.replace('.', ",");
        let mut text = self.say(
            format!(
                "Situs selesai di {out}: {pages} halaman, {files} berkas, {size}, dalam {comma} detik\n  \
                 {new} ditulis, {kept} tetap, {removed} dihapus"
            ),
            format!(
                "Site ready in {out}: {pages} pages, {files} files, {size}, in {seconds} s\n  \
                 {new} written, {kept} kept, {removed} removed"
            ),
        );
        for path in &written.left_behind {
            let path = path.display();
            text.push_str(&self.say(
                format!("\n  sisa bangunan lama belum terhapus: {path}"),
                format!("\n  remains of the old build could not be removed: {path}"),
            ));
        }
        text.push_str(&self.held_back(&outcome.held_back));
        text.push_str(&self.warning_count(&outcome.diagnostics));
        text
    }

    /// What a check found.
    pub(super) fn check_summary(self, outcome: &Outcome) -> String {
        let (pages, errors) = (outcome.page_count, error_count(&outcome.diagnostics));
        let mut text = self.say(
            format!("Diperiksa: {pages} halaman, {errors} kesalahan"),
            format!("Checked: {pages} pages, {errors} errors"),
        );
        text.push_str(&self.held_back(&outcome.held_back));
        text.push_str(&self.warning_count(&outcome.diagnostics));
        text
    }

    fn held_back(self, held: &[HeldBack]) -> String {
        if held.is_empty() {
            return String::new();
        }
        let count = held.len();
        let mut text =
            self.say(format!("\n  {count} belum diterbitkan:"), format!("\n  {count} held back:"));
        for entry in held {
            let reason = match entry.reason {
                HeldBackReason::Draft => self.say("draf".to_string(), "draft".to_string()),
                HeldBackReason::Future(date) => {
                    self.say(format!("bertanggal {date}"), format!("dated {date}"))
                }
            };
            text.push_str(&format!("\n    {} ({reason})", entry.shown));
        }
        text
    }

    fn warning_count(self, diagnostics: &[Diagnostic]) -> String {
        let count = diagnostics.iter().filter(|diagnostic| !diagnostic.is_error()).count();
        if count == 0 {
            return String::new();
        }
        self.say(
            format!("\n  {count} peringatan; keterangan: zi-site check --explain KODE"),
            format!("\n  {count} warnings; to learn more: zi-site check --explain CODE"),
        )
    }

    /// How many errors stopped the build.
    pub(super) fn failure(self, diagnostics: &[Diagnostic]) -> String {
        let errors = error_count(diagnostics);
        let warnings = diagnostics.len() - errors;
        self.say(
            format!(
                "Tidak dibangun: {errors} kesalahan, {warnings} peringatan. \
                 Situs yang lama tidak diubah.\n\
                 Keterangan sebuah kode: zi-site check --explain KODE"
            ),
            format!(
                "Not built: {errors} errors, {warnings} warnings. The old site is unchanged.\n\
                 To learn about a code: zi-site check --explain CODE"
            ),
        )
    }

    pub(super) fn wrong_date(self, text: &str) -> String {
        self.say(
            format!("--date `{text}` bukan tanggal; tulis seperti 2026-11-21"),
            format!("--date `{text}` is not a date; write it like 2026-11-21"),
        )
    }

    pub(super) fn wrong_clock(self, date: Date) -> String {
        self.say(
            format!("jam komputer ini menunjukkan tanggal {date}, yang tidak mungkin benar; betulkan jamnya, atau sebut tanggalnya: --date 2026-11-21"),
            format!("the clock of this computer says {date}, which cannot be right; set it, or name the date: --date 2026-11-21"),
        )
    }

    pub(super) fn wrong_base_url(self, url: &str) -> String {
        self.say(
            format!(
                "--base-url `{url}` bukan alamat web; tulis seperti https://dpmptsp.contoh.go.id/"
            ),
            format!(
                "--base-url `{url}` is no web address; write it like https://dpmptsp.contoh.go.id/"
            ),
        )
    }

    pub(super) fn read_error(self, path: &Path, error: &io::Error, content: &Path) -> String {
        let shown = path.display();
        if path == content && error.kind() == io::ErrorKind::NotFound {
            return self.say(
                format!("folder {shown} tidak ada\n  jalankan perintah ini di folder portal, atau sebut foldernya dengan --content"),
                format!("there is no folder {shown}\n  run this in the folder of the portal, or name it with --content"),
            );
        }
        let reason = explain(error, self.language);
        self.say(
            format!("{shown} tidak dapat dibaca: {reason}"),
            format!("{shown} cannot be read: {reason}"),
        )
    }

    pub(super) fn write_error(self, error: &WriteError, out: &Path) -> String {
        let shown = out.display();
        let old = self.say(
            "Situs yang lama tidak diubah.".to_string(),
            "The old site is unchanged.".to_string(),
        );
        let text = match error {
            WriteError::OutputIsRoot => self.say(
                format!("{shown} tidak boleh menjadi folder hasil; sebut folder tersendiri, misalnya --out public"),
                format!("{shown} cannot be the output folder; name one of its own, such as --out public"),
            ),
            WriteError::OutputContainsSources { source }
            | WriteError::OutputInsideSources { source } => {
                let source = source.display();
                self.say(
                    format!("folder hasil {shown} bertumpuk dengan {source}; sebut folder yang terpisah"),
                    format!("the output folder {shown} overlaps with {source}; name a separate folder"),
                )
            }
            WriteError::OutputIsSymlink => self.say(
                format!("{shown} adalah tautan simbolis; sebut folder yang sebenarnya"),
                format!("{shown} is a symbolic link; name the folder itself"),
            ),
            WriteError::OutputIsFile => self.say(
                format!("{shown} bukan folder; sebut nama lain dengan --out"),
                format!("{shown} is not a folder; name another one with --out"),
            ),
            WriteError::ForeignFiles { paths, count } => {
                let list = list(paths, *count);
                self.say(
                    format!("{shown} berisi {count} berkas yang tidak dibuat zi-site; pindahkan dahulu, atau pilih folder lain:{list}"),
                    format!("{shown} holds {count} files that zi-site did not make; move them first, or choose another folder:{list}"),
                )
            }
            WriteError::ChangedFiles { paths, count } => {
                let list = list(paths, *count);
                self.say(
                    format!("{count} berkas di {shown} diubah sejak dibangun; simpan yang perlu lalu hapus berkas itu:{list}"),
                    format!("{count} files in {shown} were changed since they were built; save what you need and delete them:{list}"),
                )
            }
            WriteError::UnsafePath { path } => self.say(
                format!("`{path}` tidak dapat menjadi nama berkas di situs"),
                format!("`{path}` cannot be the name of a file of the site"),
            ),
            WriteError::Busy => self.say(
                format!("{shown} sedang ditulis oleh zi-site yang lain; coba lagi sebentar"),
                format!("another zi-site is writing {shown}; try again in a moment"),
            ),
            WriteError::Io { path, action, error } => {
                let (path, reason) = (path.display(), explain(error, self.language));
                let tried = match self.language {
                    Language::Indonesian => indonesian(*action),
                    Language::English => english(*action),
                };
                format!("{path} {tried}: {reason}")
            }
        };
        format!("{text}\n{old}")
    }

    pub(super) fn cache_error(self, path: &Path, error: &io::Error) -> String {
        let (path, reason) = (path.display(), explain(error, self.language));
        self.say(
            format!(
                "{path} tidak dapat ditulis: {reason}; semua tautan akan diperiksa lagi lain kali"
            ),
            format!(
                "{path} cannot be written: {reason}; all links will be asked for again next time"
            ),
        )
    }

    pub(super) fn unknown_code(self, code: &str, known: &[&str]) -> String {
        let known = known.join(" ");
        self.say(
            format!("kode `{code}` tidak ada; yang ada: {known}"),
            format!("there is no code `{code}`; there are: {known}"),
        )
    }

    pub(super) fn created(self, path: &Path) -> String {
        let path = path.display();
        self.say(
            format!("Dibuat: {path}\n  Isi, lalu hapus baris `draf: true` agar terbit."),
            format!("Made: {path}\n  Fill it in, then delete `draf: true`."),
        )
    }

    pub(super) fn schemas_written(self, folder: &Path, paths: &[PathBuf]) -> String {
        let (folder, count) = (folder.display(), paths.len());
        self.say(
            format!("{count} skema ditulis di {folder}"),
            format!("{count} schemas were written into {folder}"),
        )
    }

    pub(super) fn initialised(self, folder: &Path, paths: &[PathBuf]) -> String {
        let (folder, count) = (folder.display(), paths.len());
        self.say(
            format!("Portal awal dibuat di {folder} ({count} berkas).\n  cd {folder}\n  zi-site build"),
            format!("A starting portal was made in {folder} ({count} files).\n  cd {folder}\n  zi-site build"),
        )
    }

    pub(super) fn scaffold_error(self, error: &ScaffoldError) -> String {
        match error {
            ScaffoldError::UnknownKind { kind, known } => {
                let known = known.join(", ");
                self.say(
                    format!("jenis `{kind}` tidak ada; yang ada: {known}"),
                    format!("there is no kind `{kind}`; there are: {known}"),
                )
            }
            ScaffoldError::WrongSlug { slug, suggestion } => self.say(
                format!("`{slug}` tidak dapat menjadi nama berkas; misalnya `{suggestion}`"),
                format!("`{slug}` cannot be the name of a file; for example `{suggestion}`"),
            ),
            ScaffoldError::Exists { path } => {
                let path = path.display();
                self.say(
                    format!("{path} sudah ada; tidak ada yang ditimpa"),
                    format!("{path} is there already; nothing was overwritten"),
                )
            }
            ScaffoldError::Io { path, error } => {
                let (path, reason) = (path.display(), explain(error, self.language));
                self.say(
                    format!("{path} tidak dapat ditulis: {reason}"),
                    format!("{path} cannot be written: {reason}"),
                )
            }
        }
    }
}

/// What could not be done.
fn indonesian(action: Action) -> &'static str {
    match action {
        Action::Read => "tidak dapat dibaca",
        Action::Create => "tidak dapat dibuat",
        Action::Write => "tidak dapat ditulis",
        Action::Sync => "tidak dapat disimpan sampai ke disk",
        Action::Lock => "tidak dapat dikunci",
        Action::Replace => "tidak dapat diganti",
        Action::Remove => "tidak dapat dihapus",
    }
}

fn english(action: Action) -> &'static str {
    match action {
        Action::Read => "cannot be read",
        Action::Create => "cannot be made",
        Action::Write => "cannot be written",
        Action::Sync => "cannot be saved to the disk",
        Action::Lock => "cannot be locked",
        Action::Replace => "cannot be replaced",
        Action::Remove => "cannot be removed",
    }
}

fn list(paths: &[String], count: usize) -> String {
    let mut text = format!("\n  {}", paths.join("\n  "));
    if count > paths.len() {
        text.push_str(&format!("\n  … (+{})", count - paths.len()));
    }
    text
}

fn error_count(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count()
}
