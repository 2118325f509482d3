//! Documents of Word, Excel, `PowerPoint` and their free relatives: archives of XML.

mod markup;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Inspection;
use super::name::OLD_OFFICE;
use crate::diagnostic;
use markup::Content;

/// Most files in one document; a report with a picture on every page has hundreds.
const ENTRIES_MAX: usize = 10_000;
/// Most text that is unpacked of one document: far above any table, far below memory. A file of a
/// few kilobytes can claim terabytes.
const UNPACKED_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Why a document could not be looked into.
enum Unreadable {
    Broken,
    Encrypted,
    TooLarge,
}

/// Looks for numbers of persons, programs, and what nobody sees.
pub(super) fn inspect(it: &mut Inspection) {
    if it.bytes.starts_with(&OLD_OFFICE) {
        return it.add_reason(diagnostic::DOCUMENT_UNREADABLE, "@encrypted");
    }
    match read(&it.bytes) {
        Ok(parts) => parts.check(it),
        Err(Unreadable::Broken) => it.add_reason(diagnostic::DOCUMENT_UNREADABLE, "@broken"),
        Err(Unreadable::Encrypted) => it.add_reason(diagnostic::DOCUMENT_UNREADABLE, "@encrypted"),
        Err(Unreadable::TooLarge) => it.add_bomb(UNPACKED_BYTES_MAX),
    }
}

/// The XML of a document, by its name in the archive.
struct Parts {
    contents: BTreeMap<String, Content>,
    has_program: bool,
}

fn read(bytes: &[u8]) -> Result<Parts, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
    if archive.len() > ENTRIES_MAX {
        return Err(Unreadable::TooLarge);
    }
    let mut parts = Parts { contents: BTreeMap::new(), has_program: false };
    let mut left = UNPACKED_BYTES_MAX;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| Unreadable::Broken)?;
        let name = entry.name().map_err(|_| Unreadable::Broken)?.into_owned();
        let is_encrypted = entry.encrypted();
        drop(entry);
        if is_encrypted {
            return Err(Unreadable::Encrypted);
        }
        parts.has_program |= name.ends_with("vbaProject.bin") || name.starts_with("Basic/");
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let entry = archive.by_index(index).map_err(|_| Unreadable::Broken)?;
            let mut xml = Vec::new();
            entry.take(left + 1).read_to_end(&mut xml).map_err(|_| Unreadable::Broken)?;
            left = left.checked_sub(xml.len() as u64).ok_or(Unreadable::TooLarge)?;
            let content = markup::read(&String::from_utf8_lossy(&xml)).ok_or(Unreadable::Broken)?;
            parts.contents.insert(name, content);
        }
    }
    Ok(parts)
}

impl Parts {
    fn check(self, it: &mut Inspection) {
        if self.has_program {
            it.add_reason(diagnostic::ACTIVE_DOCUMENT, "@macro");
        }
        let authors: Vec<&str> = self
            .contents
            .values()
            .flat_map(|content| &content.authors)
            .map(String::as_str)
            .collect();
        if !authors.is_empty() {
            it.add_reason(diagnostic::DOCUMENT_AUTHOR, "@author");
        }
        let has_comments = self.contents.keys().any(|name| name.contains("comments"));
        let changed = self.contents.values().any(|content| content.has_changes);
        let hidden = self.contents.values().any(|content| content.has_hidden_sheet);
        let found = [(has_comments, "@comments"), (changed, "@changes"), (hidden, "@hidden_sheet")];
        for (_, what) in found.into_iter().filter(|(is_found, _)| *is_found) {
            it.add_reason(diagnostic::DOCUMENT_HIDDEN, what);
        }
        let shared = self.contents.get("xl/sharedStrings.xml").map(|it| it.strings.clone());
        let sheets = self.contents.get("xl/workbook.xml").map(|it| it.sheets.clone());
        for (name, content) in self.contents {
            let part = part_name(&name, sheets.as_deref().unwrap_or_default());
            let text = content.text(shared.as_deref().unwrap_or_default());
            it.texts.extend(part.map(|part| (Some(part), text)));
        }
    }
}

/// How a part of a document is called in a message; `None` for parts whose text shows elsewhere.
fn part_name(name: &str, sheets: &[String]) -> Option<(&'static str, String)> {
    let number =
        |prefix: &str| name.strip_prefix(prefix)?.strip_suffix(".xml")?.parse::<usize>().ok();
    if let Some(number) = number("xl/worksheets/sheet") {
        let title = sheets.get(number.wrapping_sub(1)).cloned();
        return Some(("sheet", title.unwrap_or_else(|| number.to_string())));
    }
    if let Some(number) = number("ppt/slides/slide") {
        return Some(("page", number.to_string()));
    }
    (name != "xl/sharedStrings.xml").then(|| ("part", name.to_string()))
}
