//! Where entries stand. To find it means to look into every entry, so it is kept as long as what others
//! see of them is the same.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{HeldBackReason, Selection};
use crate::content::{Entry, Record};
use crate::memo::{Key, key};
use crate::source::Attachment;

/// The numbers of all entries in the order of their lists.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// Tells what it was made of.
    pub(super) key: Key,
    /// Those that are published.
    pub(super) published: Vec<usize>,
    /// Those that are not, by path.
    pub(super) held_back: Vec<(usize, HeldBackReason)>,
}

/// The key of all that decides where something stands, at which address, and what links can lead to.
pub(super) fn key_of(
    entries: &[&Entry],
    attachments: &BTreeMap<String, Attachment>,
    selection: Selection,
) -> Key {
    let selection = format!("{selection:?}");
    let entries = entries.iter().map(|entry| entry.head.outline.bytes());
    let attachments = attachments.values().map(|it| it.key.bytes());
    key(entries.chain([selection.as_bytes()]).chain(attachments))
}

impl Order {
    /// Orders entries.
    pub(super) fn of(entries: &[&Entry], selection: Selection, key: Key) -> Order {
        let (mut published, mut held_back) = (Vec::with_capacity(entries.len()), Vec::new());
        for (number, entry) in entries.iter().enumerate() {
            match reason(&entry.record, selection) {
                Some(reason) => held_back.push((number, reason)),
                None => published.push(number),
            }
        }
        // Entries of different kinds come into different lists.
        published.sort_by_cached_key(|number| place(entries[*number]));
        held_back.sort_by_key(|(number, _)| &*entries[*number].head.path);
        Order { key, published, held_back }
    }
}

/// Where an entry stands in the list of its kind: posts by date, newest first; records by name; what
/// is alike there, and all else, by path.
fn place(entry: &Entry) -> (Option<Reverse<Date>>, String, &str) {
    let (date, name) = match &entry.record {
        Record::News(post) | Record::Announcement(post) => (Some(Reverse(post.date)), ""),
        Record::Service(service) => (None, service.name.as_str()),
        Record::Indicator(indicator) => (None, indicator.name.as_str()),
        Record::Documents(series) => (None, series.name.as_str()),
        Record::Assessment(assessment) => (None, assessment.name.as_str()),
        _ => (None, ""),
    };
    (date, name.to_lowercase(), &entry.head.path)
}

/// Why an entry is not published, if it is not.
fn reason(record: &Record, selection: Selection) -> Option<HeldBackReason> {
    let (is_draft, date) = match record {
        Record::Service(service) => (service.is_draft, None),
        Record::News(post) | Record::Announcement(post) => (post.is_draft, Some(post.date)),
        Record::Indicator(indicator) => (indicator.is_draft, Some(indicator.published)),
        Record::Survey(survey) => (survey.is_draft, Some(survey.published)),
        Record::Assessment(assessment) => (assessment.is_draft, Some(assessment.published)),
        Record::Ppid(ppid) => (ppid.is_draft, None),
        Record::Documents(series) => (series.is_draft, None),
        Record::Page(page) => (page.is_draft, None),
        Record::Office(_)
        | Record::Hours(_)
        | Record::Standard(_)
        | Record::Glossary(_)
        | Record::Synonyms(_)
        | Record::SearchTests(_)
        | Record::Table(_)
        | Record::Answers(_)
        | Record::Complaints(_)
        | Record::ComplaintTable(_)
        | Record::PublicInformation(_)
        | Record::Regulations(_)
        | Record::Broken => return None,
    };
    if is_draft && !selection.includes_drafts {
        return Some(HeldBackReason::Draft);
    }
    let date = date.filter(|date| *date > selection.date && !selection.includes_future)?;
    Some(HeldBackReason::Future(date))
}
