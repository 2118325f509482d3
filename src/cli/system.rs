//! What the system says when it refuses, in words that help.

use std::io::{Error, ErrorKind};

use crate::language::Language;
use crate::source::Changed;

/// The input or output of a disk failed; the number is the same on every Unix.
const EIO: i32 = 5;
/// Too many files are open, in the whole system or in this program; the same on every Unix.
const ENFILE: i32 = 23;
const EMFILE: i32 = 24;

/// Why the system refused, and what can be done about it.
struct Reason {
    cause: &'static str,
    help: &'static str,
}

/// Gives the cause, what the system said, and on a line of its own what to do.
pub(super) fn explain(error: &Error, language: Language) -> String {
    let Reason { cause, help } = match language {
        Language::Indonesian => indonesian(error),
        Language::English => english(error),
    };
    match error.raw_os_error() {
        Some(_) => format!("{cause} ({error})\n  {help}"),
        None => format!("{cause}\n  {help}"),
    }
}

fn indonesian(error: &Error) -> Reason {
    let (cause, help) = match error.kind() {
        _ if is_changed(error) => (
            "berkas berubah selama pembangunan",
            "tunggu sampai berkas selesai disalin atau disimpan, lalu jalankan lagi",
        ),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (
            "disk penuh",
            "kosongkan ruang disk, atau kurangi jumlah berkasnya, lalu jalankan lagi",
        ),
        ErrorKind::ReadOnlyFilesystem => {
            ("disk hanya dapat dibaca", "pilih folder di disk lain dengan --out")
        }
        ErrorKind::PermissionDenied => {
            ("tidak ada izin", "periksa pemilik dan izin berkas atau folder itu")
        }
        ErrorKind::FileTooLarge => (
            "berkas melebihi batas ukuran di komputer ini",
            "kecilkan berkasnya, atau minta pengelola komputer menaikkan batas itu (ulimit -f)",
        ),
        ErrorKind::NotFound => {
            ("tidak ada", "bila berkasnya baru dipindah atau dihapus, jalankan lagi")
        }
        ErrorKind::InvalidData => (
            "isinya rusak atau tidak dikenali",
            "pindahkan folder hasil ke tempat lain, lalu bangun lagi",
        ),
        _ if error.raw_os_error() == Some(EIO) => {
            ("disk rusak atau terputus", "periksa disk dan sambungannya, lalu jalankan lagi")
        }
        _ if matches!(error.raw_os_error(), Some(EMFILE | ENFILE)) => (
            "terlalu banyak berkas terbuka",
            "tutup program lain, atau naikkan batasnya (ulimit -n), lalu jalankan lagi",
        ),
        _ => ("ditolak oleh sistem", "perbaiki penyebabnya, lalu jalankan lagi"),
    };
    Reason { cause, help }
}

fn english(error: &Error) -> Reason {
    let (cause, help) = match error.kind() {
        _ if is_changed(error) => (
            "the file changed during the build",
            "wait until it has been copied or saved, then run this again",
        ),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            ("the disk is full", "free some space, or remove some files, then run this again")
        }
        ErrorKind::ReadOnlyFilesystem => {
            ("the disk can only be read", "choose a folder on another disk with --out")
        }
        ErrorKind::PermissionDenied => {
            ("no permission", "look at the owner and the permissions of the file or folder")
        }
        ErrorKind::FileTooLarge => (
            "the file is larger than this computer allows",
            "make it smaller, or have the limit raised (ulimit -f)",
        ),
        ErrorKind::NotFound => {
            ("not there", "if it has just been moved or deleted, run this again")
        }
        ErrorKind::InvalidData => (
            "its content is broken or of an unknown kind",
            "move the output folder elsewhere, then build again",
        ),
        _ if error.raw_os_error() == Some(EIO) => {
            ("the disk failed or is gone", "look at the disk and its cable, then run this again")
        }
        _ if matches!(error.raw_os_error(), Some(EMFILE | ENFILE)) => (
            "too many files are open",
            "close other programs, or raise the limit (ulimit -n), then run this again",
        ),
        _ => ("the system refused", "remove the cause, then run this again"),
    };
    Reason { cause, help }
}

fn is_changed(error: &Error) -> bool {
    error.get_ref().and_then(|inner| inner.downcast_ref::<Changed>()).is_some()
}
