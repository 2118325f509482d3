//! The anchors of pages, to which links may lead.

use std::collections::BTreeSet;

use super::Record;
use super::public_information::{Category, PublicInformation};
use super::regulation::Regulations;
use super::service::{self, Service};
use crate::markdown::Prose;
use crate::memo::{Key, key};

/// The anchors of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anchors {
    /// Their names, in order, each on a line of its own; of many thousand pages they are many.
    names: Box<str>,
    /// Tells them from all others.
    pub key: Key,
}

impl Anchors {
    /// The anchors with these names.
    pub fn new(names: impl IntoIterator<Item = String>) -> Anchors {
        let names: BTreeSet<String> = names.into_iter().collect();
        let key = key(names.iter().map(String::as_bytes));
        let names: Vec<String> = names.into_iter().collect();
        Anchors { names: names.join("\n").into(), key }
    }

    /// Their names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.lines()
    }

    /// The anchors that an entry gives its page.
    pub(super) fn of(record: &Record) -> Anchors {
        match record {
            Record::Service(service) => Anchors::new(of_service(service)),
            Record::News(post) | Record::Announcement(post) => Anchors::new(of_prose(&post.body)),
            Record::Complaints(complaints) => Anchors::new(complaints.sections()),
            Record::Page(page) => Anchors::new(of_prose(&page.body)),
            Record::PublicInformation(list) => Anchors::new(of_information(list)),
            Record::Regulations(list) => Anchors::new(of_regulations(list)),
            Record::Ppid(ppid) => Anchors::new(ppid.anchors().map(str::to_string)),
            Record::Office(_)
            | Record::Hours(_)
            | Record::Standard(_)
            | Record::Glossary(_)
            | Record::Synonyms(_)
            | Record::SearchTests(_)
            | Record::Indicator(_)
            | Record::Survey(_)
            | Record::Answers(_)
            | Record::ComplaintTable(_)
            | Record::Assessment(_)
            | Record::Table(_)
            | Record::Documents(_)
            | Record::Broken => Anchors::default(),
        }
    }
}

fn of_prose(prose: &Prose) -> impl Iterator<Item = String> {
    prose.headings.iter().map(|heading| heading.id.clone())
}

/// The anchors of all components, of the other sections that it has, of its variants.
fn of_service(service: &Service) -> impl Iterator<Item = String> {
    let has_section = |anchor: &String| match anchor.as_str() {
        "untuk" => service.audience.is_some(),
        "varian" => !service.variants.is_empty(),
        "tanya-jawab" => !service.faq.is_empty(),
        "sk" => service.decree.is_some(),
        service::RELATED => !service.related.is_empty(),
        _ => true,
    };
    let variants = service.variants.iter().map(|variant| variant.id.value.0.clone());
    service::anchors().filter(has_section).chain(variants)
}

/// The anchors of all items, and of the categories that have some.
fn of_information(list: &PublicInformation) -> impl Iterator<Item = String> {
    let categories = Category::ALL.into_iter().map(|(_, category)| category);
    let used = categories.filter(|category| list.items.iter().any(|it| it.category == *category));
    used.map(Category::anchor).chain(list.items.iter().map(|it| it.id.clone()))
}

/// The anchors of all regulations and of their kinds.
fn of_regulations(list: &Regulations) -> impl Iterator<Item = String> {
    list.items.iter().flat_map(|it| [it.id.clone(), it.kind_anchor()])
}
