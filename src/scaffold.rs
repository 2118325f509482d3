//! New files for editors: a starting portal, single records to fill in, and the schemas by which
//! editors check what is filled in.

#![expect(clippy::disallowed_methods, reason = "makes files; it overwrites only its own schemas")]

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use jiff::civil::Date;

use crate::content::values::{is_slug, parse_date};
use crate::markdown::slugify;
use crate::schema::{self, schemas};

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/starter");

/// Where the schemas of a content folder are; a folder with a point is not read as content.
pub const SCHEMAS: &str = ".skema";

/// The kinds of records that can be made, with their file endings and texts.
const KINDS: [(&str, &str, &str); 8] = [
    ("layanan", "yaml", include_str!("scaffold/new/layanan.yaml")),
    ("berita", "md", include_str!("scaffold/new/berita.md")),
    ("pengumuman", "md", include_str!("scaffold/new/pengumuman.md")),
    ("kinerja", "yaml", include_str!("scaffold/new/kinerja.yaml")),
    ("skm", "yaml", include_str!("scaffold/new/skm.yaml")),
    ("penilaian", "yaml", include_str!("scaffold/new/penilaian.yaml")),
    ("dokumen", "yaml", include_str!("scaffold/new/dokumen.yaml")),
    ("halaman", "md", include_str!("scaffold/new/halaman.md")),
];

/// The files of which there is one: their folders, names, endings and texts.
const SINGLES: [(&str, &str, &str, &str); 3] = [
    ("informasi-publik", "ppid", "yaml", include_str!("scaffold/new/ppid.yaml")),
    ("informasi-publik", "daftar", "csv", include_str!("scaffold/new/daftar-informasi-publik.csv")),
    ("regulasi", "daftar", "csv", include_str!("scaffold/new/daftar-regulasi.csv")),
];

/// Why nothing was made.
#[derive(Debug)]
pub enum ScaffoldError {
    /// There is no such kind of record.
    UnknownKind {
        /// What was asked for.
        kind: String,
        /// What there is.
        known: Vec<&'static str>,
    },
    /// The name cannot be part of an address.
    WrongSlug {
        /// The name.
        slug: String,
        /// One like it that can.
        suggestion: String,
    },
    /// The file or folder is there already.
    Exists {
        /// Its path.
        path: PathBuf,
    },
    /// The system refused.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// Makes a record of a kind, marked as a draft; gives its path.
///
/// # Errors
/// See [`ScaffoldError`]; nothing is ever overwritten.
pub fn new(kind: &str, slug: &str, content: &Path, date: Date) -> Result<PathBuf, ScaffoldError> {
    if let Some((.., first, _, _)) = SINGLES.iter().find(|(folder, ..)| *folder == kind) {
        return new_single(kind, slug, first, content, date);
    }
    let Some((folder, ending, text)) = KINDS.iter().find(|(name, ..)| *name == kind) else {
        let singles = SINGLES.iter().map(|(folder, ..)| *folder);
        let mut known: Vec<_> = KINDS.iter().map(|(name, ..)| *name).chain(singles).collect();
        known.dedup();
        return Err(ScaffoldError::UnknownKind { kind: kind.to_string(), known });
    };
    let is_dated = matches!(*folder, "berita" | "pengumuman");
    let given = slug.get(..10).and_then(parse_date).filter(|_| is_dated);
    let (date, slug) = match given {
        Some(given) => (given, slug[10..].trim_start_matches('-')),
        None => (date, slug),
    };
    let parts: Vec<&str> =
        if *folder == "halaman" { slug.split('/').collect() } else { vec![slug] };
    if !parts.iter().all(|part| is_slug(part)) {
        let parts: Vec<_> = slug.split('/').map(slugify).collect();
        let suggestion = parts.join(if *folder == "halaman" { "/" } else { "-" });
        return Err(ScaffoldError::WrongSlug { slug: slug.to_string(), suggestion });
    }
    let name =
        if is_dated { format!("{date}-{slug}.{ending}") } else { format!("{slug}.{ending}") };
    make(content, &content.join(folder).join(name), text, date)
}

/// Makes a file of which there is one in its folder; `first` is proposed for names that none has.
fn new_single(
    kind: &str,
    slug: &str,
    first: &str,
    content: &Path,
    date: Date,
) -> Result<PathBuf, ScaffoldError> {
    let found = SINGLES.iter().find(|(folder, name, ..)| (*folder, *name) == (kind, slug));
    let Some((folder, name, ending, text)) = found else {
        let (slug, suggestion) = (slug.to_string(), first.to_string());
        return Err(ScaffoldError::WrongSlug { slug, suggestion });
    };
    make(content, &content.join(folder).join(format!("{name}.{ending}")), text, date)
}

/// Makes a record, and the schemas by which editors check it.
fn make(content: &Path, path: &Path, text: &str, date: Date) -> Result<PathBuf, ScaffoldError> {
    create(path, text.replace("{tanggal}", &date.to_string()).as_bytes())?;
    write_schemas(&content.join(SCHEMAS))?;
    Ok(path.to_path_buf())
}

/// Makes a starting portal in `folder`; gives the paths of its files.
///
/// # Errors
/// See [`ScaffoldError`]; a folder that has a `content` already is left alone.
pub fn init(folder: &Path, date: Date) -> Result<Vec<PathBuf>, ScaffoldError> {
    let content = folder.join("content");
    if content.exists() {
        return Err(ScaffoldError::Exists { path: content });
    }
    let mut paths = Vec::new();
    copy(&STARTER, &content, date, &mut paths)?;
    paths.extend(write_schemas(&content.join(SCHEMAS))?);
    Ok(paths)
}

/// Writes the schemas of all records into `folder`; gives their paths. Older ones are replaced.
///
/// # Errors
/// See [`ScaffoldError`]; a file of the same name that is not ours is left alone.
pub fn write_schemas(folder: &Path) -> Result<Vec<PathBuf>, ScaffoldError> {
    let mut paths = Vec::new();
    for schema in schemas() {
        let path = folder.join(format!("{}.json", schema.name));
        let is_ours = fs::read_to_string(&path).is_ok_and(|text| text.contains(schema::MARK));
        if is_ours {
            fs::remove_file(&path)
                .map_err(|error| ScaffoldError::Io { path: path.clone(), error })?;
        }
        create(&path, format!("{:#}\n", schema.json).as_bytes())?;
        paths.push(path);
    }
    Ok(paths)
}

fn copy(
    from: &Dir<'_>,
    content: &Path,
    date: Date,
    paths: &mut Vec<PathBuf>,
) -> Result<(), ScaffoldError> {
    for file in from.files() {
        let name = file.path().to_string_lossy().replace("TANGGAL", &date.to_string());
        let path = content.join(name);
        let bytes = match file.contents_utf8() {
            Some(text) => text.replace("{tanggal}", &date.to_string()).into_bytes(),
            None => file.contents().to_vec(),
        };
        create(&path, &bytes)?;
        paths.push(path);
    }
    from.dirs().try_for_each(|folder| copy(folder, content, date, paths))
}

fn create(path: &Path, bytes: &[u8]) -> Result<(), ScaffoldError> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => ScaffoldError::Exists { path: path.to_path_buf() },
        _ => ScaffoldError::Io { path: path.to_path_buf(), error },
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
    file.write_all(bytes).map_err(failed)
}
