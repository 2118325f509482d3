//! Looks inside every attachment before it can be published.
//!
//! Attachments come from phones, scanners and word processors, and bring along what nobody sees:
//! positions, names, programs. One file is looked at after the other, on all cores, so that as many
//! are in memory as there are cores. What leaves this stage is safe to copy: a file as it was, or
//! the cleaned bytes of a picture.

mod name;
mod office;
mod pdf;
mod picture;
mod svg;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::diagnostic::{self, Diagnostic, Report, Spot};
use crate::memo::{Key, Memo};
use crate::source::{self, Attachment, AttachmentContent, ReadError, Sources};
use name::Kind;

/// Largest attachment: what forges and mail servers still take, and far above a scanned decision.
const FILE_BYTES_MAX: u64 = 100 * 1024 * 1024;

/// A text that would be published, or the name of a file.
#[derive(Debug)]
pub struct Passage<'t> {
    /// The file as the user would name it.
    pub file: String,
    /// The text.
    pub text: Cow<'t, str>,
    /// Where in the file it stands, as a word for the message (`page`, `3`); `None` when its bytes
    /// are those of the file.
    pub part: Option<(&'static str, String)>,
}

/// Attachments that have been looked at.
#[derive(Debug, Default)]
pub struct Prepared {
    /// What is to be copied, by path.
    pub attachments: BTreeMap<String, Attachment>,
    /// What was found in each.
    pub looked_at: Vec<Arc<LookedAt>>,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// An attachment that has been looked at.
#[derive(Debug)]
pub struct LookedAt {
    /// Tells it from all others.
    pub key: Key,
    /// Its path from the content folder.
    pub path: String,
    /// What is to be copied.
    attachment: Attachment,
    /// The texts in it.
    pub passages: Vec<Passage<'static>>,
    /// What is wrong with it.
    diagnostics: Vec<Diagnostic>,
}

/// What came of looking at attachments, by their keys.
pub type Known = Memo<Arc<LookedAt>>;

/// One attachment while it is looked at.
struct Inspection {
    /// Its path from the content folder.
    path: String,
    /// Its bytes.
    bytes: Vec<u8>,
    /// What is wrong with it.
    report: Report,
    /// The texts in it, with the place of each.
    texts: Vec<(Option<(&'static str, String)>, String)>,
}

/// Tells by its name whether browsers show a file as a picture.
pub fn is_picture(path: &str) -> bool {
    matches!(name::kind(path), Kind::Picture(_) | Kind::Svg)
}

/// Looks at every attachment.
///
/// # Errors
/// When a file cannot be read.
pub fn prepare(sources: &Sources, known: &mut Known) -> Result<Prepared, ReadError> {
    let all: Vec<_> = sources.attachments.iter().collect();
    let looked_at = known.try_all(
        &all,
        |(_, attachment)| attachment.key,
        |(path, attachment)| inspect(path, &sources.shown(path), attachment).map(Arc::new),
    )?;
    let mut prepared = Prepared::default();
    for it in looked_at {
        prepared.diagnostics.extend(it.diagnostics.iter().cloned());
        prepared.attachments.insert(it.path.clone(), it.attachment.clone());
    }
    Ok(Prepared { looked_at: looked_at.to_vec(), ..prepared })
}

fn inspect(path: &str, shown: &str, attachment: &Attachment) -> Result<LookedAt, ReadError> {
    let mut it = Inspection {
        path: path.to_string(),
        bytes: Vec::new(),
        report: Report::new(shown),
        texts: Vec::new(),
    };
    let mut prepared = attachment.clone();
    if let Some(what) = name::refused(path) {
        it.report.add(diagnostic::ATTACHMENT_REFUSED, Spot::File, &[("what", what)]);
    } else if attachment.size_bytes > FILE_BYTES_MAX {
        it.report.add(
            diagnostic::ATTACHMENT_TOO_LARGE,
            Spot::File,
            &[("limit", &megabytes(FILE_BYTES_MAX))],
        );
    } else {
        it.bytes = source::attachment_bytes(attachment)?;
        let change = catch_unwind(AssertUnwindSafe(|| look_inside(&mut it)));
        // A parser that panics has met a file it cannot read; that is what is told.
        let change = change.unwrap_or_else(|_| {
            let is_document = matches!(name::kind(path), Kind::Pdf | Kind::Package);
            let code = if is_document {
                diagnostic::DOCUMENT_UNREADABLE
            } else {
                diagnostic::PICTURE_UNREADABLE
            };
            it.add_reason(code, "@broken");
            Change::default()
        });
        prepared.dimensions = change.dimensions;
        if let Some(bytes) = change.bytes {
            prepared.size_bytes = bytes.len() as u64;
            prepared.content = AttachmentContent::Memory(bytes.into());
        }
    }
    let passage =
        |(part, text): (_, String)| Passage { file: shown.to_string(), text: text.into(), part };
    Ok(LookedAt {
        key: attachment.key,
        path: it.path,
        attachment: prepared,
        passages: it.texts.into_iter().map(passage).collect(),
        diagnostics: it.report.into_diagnostics(),
    })
}

/// A limit as it is told.
fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes / (1024 * 1024))
}

/// What an attachment becomes.
#[derive(Default)]
struct Change {
    /// Other bytes; `None` when it is copied as it is.
    bytes: Option<Vec<u8>>,
    /// Width and height of a picture.
    dimensions: Option<(u32, u32)>,
}

fn look_inside(it: &mut Inspection) -> Change {
    let kind = name::kind(&it.path);
    if let Some(found) = name::mismatch(kind, &it.bytes) {
        it.add_reason(diagnostic::ATTACHMENT_MISMATCH, found);
        return Change::default();
    }
    match kind {
        Kind::Picture(format) => return picture::prepare(it, format),
        Kind::Svg => return Change { dimensions: svg::check(it), bytes: None },
        Kind::Pdf => pdf::inspect(it),
        Kind::Package => office::inspect(it),
        Kind::Text => it.take_text(),
        Kind::OldOffice | Kind::Archive => {
            it.add_reason(diagnostic::DOCUMENT_UNREADABLE, "@closed");
        }
        Kind::Other => {}
    }
    Change::default()
}

impl Inspection {
    /// Notes a problem with the file as a whole.
    fn add_reason(&mut self, code: diagnostic::Code, reason: &str) {
        self.report.add(code, Spot::File, &[("what", reason)]);
    }

    /// Notes that a document would unpack to more than is read.
    fn add_bomb(&mut self, limit_bytes: u64) {
        let limit = megabytes(limit_bytes);
        let words = [("limit", limit.as_str()), ("what", "@unpacked")];
        self.report.add(diagnostic::ATTACHMENT_TOO_LARGE, Spot::File, &words);
    }

    fn take_text(&mut self) {
        let (is_little, is_big) =
            (self.bytes.starts_with(&[0xff, 0xfe]), self.bytes.starts_with(&[0xfe, 0xff]));
        if !is_little && !is_big {
            let text = String::from_utf8_lossy(&self.bytes).into_owned();
            return self.texts.push((None, text));
        }
        // Excel saves "Unicode text" so; places in it are not those of the file.
        let unit = |pair: &[u8]| match (pair, is_little) {
            ([low, high], true) => u16::from_le_bytes([*low, *high]),
            ([high, low], false) => u16::from_be_bytes([*high, *low]),
            _ => 0,
        };
        let units: Vec<u16> = self.bytes.chunks(2).skip(1).map(unit).collect();
        self.texts.push((Some(("part", "UTF-16".to_string())), String::from_utf16_lossy(&units)));
    }
}
