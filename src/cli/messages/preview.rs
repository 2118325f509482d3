//! What the preview says.

use std::io;
use std::path::Path;
use std::time::Duration;

use super::{Messages, error_count, explain};
use crate::serve::{Changes, Rebuilt, ServeError};

/// Most changed files that a line names.
const NAMED_MAX: usize = 2;

impl Messages {
    /// What the first build gave.
    pub(in crate::cli) fn preview_ready(self, rebuilt: &Rebuilt, time: Duration) -> String {
        let (pages, time) = (rebuilt.page_count, self.milliseconds(time));
        let mut text = if rebuilt.has_site {
            self.say(
                format!("Situs siap: {pages} halaman, {time}"),
                format!("Site ready: {pages} pages, {time}"),
            )
        } else {
            let counts = self.counts(rebuilt);
            self.say(
                format!("Situs belum dapat ditampilkan: {counts}"),
                format!("The site cannot be shown yet: {counts}"),
            )
        };
        text.push_str(&self.held_back(&rebuilt.held_back));
        text
    }

    /// One line for a build after a change.
    pub(in crate::cli) fn rebuilt(
        self,
        rebuilt: &Rebuilt,
        changes: &Changes,
        time: Duration,
    ) -> String {
        let (what, time) = (self.changes(changes), self.milliseconds(time));
        if rebuilt.has_site {
            return match rebuilt.changed_count {
                Some(0) => self.say(
                    format!("{what} → situs tetap sama, {time}"),
                    format!("{what} → the site is the same, {time}"),
                ),
                Some(count) => self.say(
                    format!("{what} → {count} berkas situs berubah, {time}"),
                    format!("{what} → {count} files of the site changed, {time}"),
                ),
                None => self.say(
                    format!("{what} → situs diperbarui, {time}"),
                    format!("{what} → the site is up to date, {time}"),
                ),
            };
        }
        let counts = self.counts(rebuilt);
        self.say(
            format!("{what} → {counts}; situs terakhir yang utuh tetap tampil, {time}"),
            format!("{what} → {counts}; the last whole site stays up, {time}"),
        )
    }

    /// Where the preview can be opened.
    pub(in crate::cli) fn preview_open(self, here: &str) -> String {
        self.say(
            format!("Pratinjau: {here}\n  berhenti dengan Ctrl-C"),
            format!("Preview: {here}\n  stop it with Ctrl-C"),
        )
    }

    /// Where others can open it.
    pub(in crate::cli) fn preview_network(self, elsewhere: &str) -> String {
        self.say(format!("Di jaringan: {elsewhere}"), format!("In the network: {elsewhere}"))
    }

    /// What it means that others can.
    pub(in crate::cli) fn network_warning(self) -> String {
        self.say(
            "  peringatan: siapa pun di jaringan ini dapat melihat situs yang belum terbit, termasuk pesan kesalahannya".to_string(),
            "  warning: everybody in this network can see the unpublished site and what is wrong with it".to_string(),
        )
    }

    pub(in crate::cli) fn port_taken(self, port: u16) -> String {
        self.say(
            format!("porta {port} sudah dipakai program lain; dipakai porta kosong berikutnya"),
            format!("port {port} is in use by another program; the next free one is taken"),
        )
    }

    pub(in crate::cli) fn polling(self) -> String {
        self.say(
            "sistem tidak dapat mengawasi sebanyak ini berkas; perubahan diperiksa setiap detik"
                .to_string(),
            "the system cannot watch so many files; they are looked through every second"
                .to_string(),
        )
    }

    /// Why nothing can be built at the moment.
    pub(in crate::cli) fn lost(self, path: &Path, error: &io::Error, content: &Path) -> String {
        if path == content && error.kind() == io::ErrorKind::NotFound {
            let shown = path.display();
            return self.say(
                format!(
                    "folder {shown} tidak ada lagi; pratinjau berlanjut setelah folder itu kembali"
                ),
                format!("the folder {shown} is gone; the preview goes on when it is back"),
            );
        }
        self.read_error(path, error, content)
    }

    /// What could not be read is there again.
    pub(in crate::cli) fn read_again(self) -> String {
        self.say(
            "isi dapat dibaca lagi; situs tetap sama".to_string(),
            "the content can be read again; the site is the same".to_string(),
        )
    }

    pub(in crate::cli) fn browser_error(self, error: &io::Error) -> String {
        // That there is no program to open it with is no missing file.
        let reason = match error.kind() {
            io::ErrorKind::NotFound => String::new(),
            _ => format!(": {}", explain(error, self.language)),
        };
        self.say(
            format!("peramban tidak dapat dibuka{reason}; buka alamat di atas sendiri"),
            format!("no browser could be opened{reason}; open the address above yourself"),
        )
    }

    pub(in crate::cli) fn preview_stopped(self) -> String {
        self.say("Pratinjau berhenti.".to_string(), "The preview has stopped.".to_string())
    }

    pub(in crate::cli) fn serve_error(self, error: &ServeError, content: &Path) -> String {
        match error {
            ServeError::Read(error) => self.read_error(&error.path, &error.error, content),
            ServeError::Listen(error) => {
                let reason = explain(error, self.language);
                self.say(
                    format!("alamat atau porta itu tidak dapat dipakai: {reason}"),
                    format!("that address or port cannot be used: {reason}"),
                )
            }
            ServeError::System(error) => {
                let reason = explain(error, self.language);
                self.say(
                    format!("pratinjau tidak dapat dimulai: {reason}"),
                    format!("the preview cannot start: {reason}"),
                )
            }
        }
    }

    /// What has changed, in a few words.
    fn changes(self, changes: &Changes) -> String {
        let Changes::Files(files) = changes else {
            return self.say("seluruh isi".to_string(), "everything".to_string());
        };
        if files.len() > NAMED_MAX {
            let count = files.len();
            return self.say(format!("{count} berkas"), format!("{count} files"));
        }
        let names: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
        names.join(", ")
    }

    fn counts(self, rebuilt: &Rebuilt) -> String {
        let errors = error_count(&rebuilt.diagnostics);
        let warnings = rebuilt.diagnostics.len() - errors;
        self.say(
            format!("{errors} kesalahan, {warnings} peringatan"),
            format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
        )
    }

    fn milliseconds(self, time: Duration) -> String {
        let count = time.as_millis();
        self.say(format!("{count} milidetik"), format!("{count} ms"))
    }
}

/// `1 error`, `2 errors`.
fn count(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
