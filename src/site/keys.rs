//! Keys of what entries have in common: as long as they are the same, what is known of entries holds.

use std::collections::BTreeMap;

use super::{Selection, Targets};
use crate::content::{Entry, Record};
use crate::memo::{Key, key};
use crate::source::{ATTACHMENTS, Attachment};

/// The key of what decides about every entry, but for what links may lead to.
pub(super) fn around(entries: &[&Entry], selection: Selection) -> Key {
    let is_shared = |entry: &&&Entry| match entry.record {
        // Services are held against the list of regulations, and their pages lead to it.
        Record::Office(_) | Record::Hours(_) | Record::Standard(_) | Record::Regulations(_) => true,
        Record::Broken => !entry.head.path.contains('/'),
        _ => false,
    };
    let date = selection.date.to_string();
    let shared = entries.iter().filter(is_shared).map(|entry| entry.head.key.bytes());
    key(shared.chain([date.as_bytes()]))
}

/// The key of what the texts of all pages share; `around` is that of what decides about entries.
///
/// A text names the type and size of a file it links to. Other paths with its folder in them may
/// stand in the way of such a link.
pub(super) fn shared(
    around: Key,
    attachments: &BTreeMap<String, Attachment>,
    targets: &Targets,
) -> Key {
    let sizes: Vec<[u8; 8]> =
        attachments.values().map(|file| file.size_bytes.to_le_bytes()).collect();
    let files = attachments.values().zip(&sizes);
    let files = files.flat_map(|(file, size)| [file.key.bytes(), size.as_slice()]);
    let paths = targets.paths().filter(|path| path.contains(ATTACHMENTS)).map(str::as_bytes);
    key(std::iter::once(around.bytes()).chain(files).chain(paths))
}
