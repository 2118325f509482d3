//! What others see of an entry. As long as that is the same, everything stands where it stood, whatever
//! its own page says.

use super::old_address::OldAddress;
use super::page::Page;
use super::post::Post;
use super::service::Service;
use super::values::{Placed, Slug};
use super::{Anchors, Record};
use crate::memo::{Key, key};
use crate::source::TextFile;

/// The key of all that decides where entries stand, at which addresses, and what links can lead to.
pub(super) fn of(file: &TextFile, record: &Record, anchors: &Anchors) -> Key {
    let seen = match record {
        Record::Service(service) => of_service(service),
        Record::News(post) | Record::Announcement(post) => of_post(post),
        Record::Page(page) => of_page(page),
        // Of the others there are few, and whatever is in them may matter.
        Record::Office(_)
        | Record::Hours(_)
        | Record::Standard(_)
        | Record::Glossary(_)
        | Record::Synonyms(_)
        | Record::SearchTests(_)
        | Record::Indicator(_)
        | Record::Table(_)
        | Record::Survey(_)
        | Record::Answers(_)
        | Record::Complaints(_)
        | Record::ComplaintTable(_)
        | Record::Assessment(_)
        | Record::Ppid(_)
        | Record::PublicInformation(_)
        | Record::Regulations(_)
        | Record::Documents(_)
        | Record::Broken => return file.key,
    };
    key([file.path.as_bytes(), anchors.key.bytes(), seen.as_bytes()])
}

fn of_service(service: &Service) -> String {
    let required: Vec<&Placed<Slug>> =
        service.all_requirements().filter_map(|it| it.service.as_ref()).collect();
    let moved = moved(&service.name, &service.old_addresses);
    let Service { name, field, is_draft, care, .. } = service;
    format!("{:?}", (name, field, is_draft, care.updated, required, moved))
}

fn of_post(post: &Post) -> String {
    let moved = moved(&post.title, &post.old_addresses);
    format!("{:?}", (post.date, post.updated, post.is_draft, moved))
}

fn of_page(page: &Page) -> String {
    let moved = moved(&page.title, &page.old_addresses);
    format!("{:?}", (page.is_draft, page.care.updated, moved))
}

/// What stands at old addresses.
fn moved<'e>(
    title: &'e str,
    old: &'e [Placed<OldAddress>],
) -> Option<(&'e str, &'e [Placed<OldAddress>])> {
    (!old.is_empty()).then_some((title, old))
}
