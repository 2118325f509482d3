//! PDF: the text of each page, who made it, and what it would do when it is opened.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, LoadOptions, Object, Stream};

use super::Inspection;
use crate::diagnostic::{self, Code};

/// Most bytes that one part of a file may unpack to: a page of text has thousands, and a few
/// kilobytes can claim gigabytes.
const UNPACKED_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Most pages that are read; the longest budgets of regions have two thousand.
const PAGES_MAX: usize = 5_000;
/// Most text that is kept of one file.
const TEXT_BYTES_MAX: u64 = 32 * 1024 * 1024;

/// Looks for numbers of persons, programs, and what nobody sees.
pub(super) fn inspect(it: &mut Inspection) {
    let options =
        LoadOptions { max_decompressed_size: Some(UNPACKED_BYTES_MAX), ..LoadOptions::default() };
    let Ok(document) = Document::load_mem_with_options(&it.bytes, options) else {
        return it.add_reason(diagnostic::DOCUMENT_UNREADABLE, "@broken");
    };
    if document.is_encrypted() {
        return it.add_reason(diagnostic::DOCUMENT_UNREADABLE, "@encrypted");
    }
    let mut found = Found::default();
    document.objects.values().for_each(|object| look_at(object, &mut found));
    for (code, what) in found.traits {
        it.add_reason(code, what);
    }
    it.texts.push((Some(("part", "AcroForm".to_string())), found.entries.join("\n")));
    read_information(&document, it);
    read_pages(&document, it);
}

/// Marks that people leave on a paper, with words that readers may not see.
const REMARKS: [&[u8]; 5] = [b"Text", b"Highlight", b"Underline", b"Squiggly", b"StrikeOut"];
/// Keys of what somebody has typed into a form or written on a paper.
const ENTRIES: [&[u8]; 3] = [b"V", b"DV", b"Contents"];

/// What was found in the objects of a file.
#[derive(Default)]
struct Found {
    /// What the file does or hides: the code for it, and its name.
    traits: BTreeSet<(Code, &'static str)>,
    /// What was typed into forms and notes: a form that somebody filled in is the usual leak.
    entries: Vec<String>,
}

/// Looks at an object and at all inside it; the parser bounds how deep objects are nested.
fn look_at(object: &Object, found: &mut Found) {
    match object {
        Object::Array(items) => items.iter().for_each(|item| look_at(item, found)),
        Object::Dictionary(entries) | Object::Stream(Stream { dict: entries, .. }) => {
            found.traits.extend(own_traits(entries));
            let typed = ENTRIES.iter().filter_map(|key| entries.get(key).ok());
            found.entries.extend(typed.filter_map(|it| lopdf::decode_text_string(it).ok()));
            entries.iter().for_each(|(_, entry)| look_at(entry, found));
        }
        _ => {}
    }
}

fn own_traits(entries: &Dictionary) -> impl Iterator<Item = (Code, &'static str)> {
    let is = |key: &[u8], name: &[u8]| {
        entries.get(key).and_then(Object::as_name).is_ok_and(|it| it == name)
    };
    let (active, hidden) = (diagnostic::ACTIVE_DOCUMENT, diagnostic::DOCUMENT_HIDDEN);
    let has_files =
        is(b"Type", b"EmbeddedFile") || entries.has(b"EmbeddedFiles") || entries.has(b"EF");
    let is_remark = REMARKS.iter().any(|kind| is(b"Subtype", kind));
    let told = [
        (is(b"S", b"JavaScript") || entries.has(b"JS"), (active, "@javascript")),
        (is(b"S", b"Launch"), (active, "@launch")),
        (has_files, (hidden, "@embedded_files")),
        (is_remark && entries.has(b"Contents"), (hidden, "@comments")),
    ];
    told.into_iter().filter(|(is_there, _)| *is_there).map(|(_, what)| what)
}

/// Reads what programs have written about a file: author, and folders of computers.
fn read_information(document: &Document, it: &mut Inspection) {
    let info = document.trailer.get(b"Info").and_then(|info| document.dereference(info));
    let mut texts = Vec::new();
    let mut has_author = false;
    if let Ok((_, Object::Dictionary(info))) = info {
        for (key, value) in info {
            let Ok(value) = lopdf::decode_text_string(value) else { continue };
            has_author |= key == b"Author" && !value.trim().is_empty();
            texts.push(value);
        }
    }
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    for stream in streams.filter(|stream| stream.dict.has_type(b"Metadata")) {
        let bytes = stream.get_plain_content_with_limit(UNPACKED_BYTES_MAX).unwrap_or_default();
        texts.push(String::from_utf8_lossy(&bytes).into_owned());
    }
    let text = texts.join("\n");
    if has_author || text.contains("<dc:creator>") {
        it.add_reason(diagnostic::DOCUMENT_AUTHOR, "@author");
    }
    if ["\\Users\\", "/Users/", "/home/"].iter().any(|folder| text.contains(folder)) {
        it.add_reason(diagnostic::DOCUMENT_AUTHOR, "@folder");
    }
    it.texts.push((Some(("part", "Info".to_string())), text));
}

fn read_pages(document: &Document, it: &mut Inspection) {
    let mut left = TEXT_BYTES_MAX;
    for number in document.get_pages().into_keys().take(PAGES_MAX) {
        // A page whose text cannot be read is one without text, as a scan is.
        let text = document.extract_text_with_limit(&[number], UNPACKED_BYTES_MAX);
        let text = text.unwrap_or_default();
        let Some(rest) = left.checked_sub(text.len() as u64) else {
            return it.add_bomb(TEXT_BYTES_MAX);
        };
        left = rest;
        it.texts.push((Some(("page", number.to_string())), text));
    }
}
