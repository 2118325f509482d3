//! PDF: the text of each page, who made it, and what it would do when it is opened.

use lopdf::{Dictionary, Document, LoadOptions, Object, Stream};

use super::Inspection;
use crate::diagnostic;

/// Most bytes that one part of a file may unpack to: a page of text has thousands, and a few
/// kilobytes can claim gigabytes.
const UNPACKED_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Most pages that are read; the longest budgets of regions have two thousand.
const PAGES_MAX: usize = 5_000;
/// Most text that is kept of one file.
const TEXT_BYTES_MAX: usize = 32 * 1024 * 1024;

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
    let traits = document.objects.values().map(traits).fold(Traits::default(), Traits::or);
    let told = [
        (traits.has_program, diagnostic::ACTIVE_DOCUMENT, "@javascript"),
        (traits.has_launch, diagnostic::ACTIVE_DOCUMENT, "@launch"),
        (traits.has_files, diagnostic::DOCUMENT_HIDDEN, "@embedded_files"),
        (traits.has_comments, diagnostic::DOCUMENT_HIDDEN, "@comments"),
    ];
    for (_, code, what) in told.into_iter().filter(|(is_there, ..)| *is_there) {
        it.add_reason(code, what);
    }
    read_information(&document, it);
    read_pages(&document, it);
}

/// What an object of a file does or hides.
#[derive(Default)]
struct Traits {
    has_program: bool,
    has_launch: bool,
    has_files: bool,
    has_comments: bool,
}

impl Traits {
    fn or(self, other: Traits) -> Traits {
        Traits {
            has_program: self.has_program || other.has_program,
            has_launch: self.has_launch || other.has_launch,
            has_files: self.has_files || other.has_files,
            has_comments: self.has_comments || other.has_comments,
        }
    }
}

/// Looks at an object and at all inside it; the parser bounds how deep objects are nested.
fn traits(object: &Object) -> Traits {
    match object {
        Object::Array(items) => items.iter().map(traits).fold(Traits::default(), Traits::or),
        Object::Dictionary(entries) | Object::Stream(Stream { dict: entries, .. }) => {
            let inner = entries.iter().map(|(_, object)| traits(object));
            inner.fold(own_traits(entries), Traits::or)
        }
        _ => Traits::default(),
    }
}

fn own_traits(entries: &Dictionary) -> Traits {
    let is = |key: &[u8], name: &[u8]| {
        entries.get(key).and_then(Object::as_name).is_ok_and(|it| it == name)
    };
    Traits {
        has_program: is(b"S", b"JavaScript") || entries.has(b"JS"),
        has_launch: is(b"S", b"Launch"),
        has_files: is(b"Type", b"EmbeddedFile") || entries.has(b"EmbeddedFiles"),
        has_comments: is(b"Subtype", b"Text") && entries.has(b"Contents"),
    }
}

/// Reads what programs have written about a file: author, and folders of computers.
fn read_information(document: &Document, it: &mut Inspection) {
    let info = document.trailer.get(b"Info").and_then(|info| document.dereference(info));
    let mut texts = Vec::new();
    let mut has_author = false;
    if let Ok((_, Object::Dictionary(info))) = info {
        for (key, value) in info.iter() {
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
        let Some(rest) = left.checked_sub(text.len()) else {
            return it.add_bomb();
        };
        left = rest;
        it.texts.push((Some(("page", number.to_string())), text));
    }
}
