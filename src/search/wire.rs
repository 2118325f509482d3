//! The index as the browser gets it: plain scripts that call one function with strings.
//!
//! `cari/indeks.js` is the engine with the core of the index. In small portals the core has all but
//! the facts; in large ones postings, data of pages and rare words are parts of their own, which
//! the engine asks for when a query needs them. Parts are named by what they hold.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::impact::LEVELS;
use super::{Document, Family, Index, WHOLE_PAGES_MAX};
use crate::content::service::ComponentKind;

const ENGINE: &str = include_str!("engine.js");
/// Base 32, last figure first half, the others second half; then the levels. As in the engine.
const SIGNS: &[u8; 80] =
    b"abcdefghijklmnopqrstuvwxyz012345QRSTUVWXYZ6789!#$%&()*+,-./:;=?@ABCDEFGHIJKLMNOP";
const BASE: usize = 32;
/// How long a part of postings or rare words becomes, in bytes: one more request costs about as much
/// as these.
const PART_BYTES: usize = 7000;
/// Pages of which the data are one part.
const PAGES_PER_PART: usize = 20;
/// Services of which the facts are one part.
const FACTS_PER_PART: usize = 200;
/// How many requirements an answer names.
const REQUIREMENTS_MAX: usize = 8;

/// A file of the index: its address from the root of the site, and what it holds.
pub type File = (String, String);

/// Collects parts.
#[derive(Default)]
struct Parts(BTreeMap<String, String>);

impl Parts {
    /// Adds a part and gives its name.
    fn add(&mut self, text: String) -> String {
        let hash = blake3::hash(text.as_bytes()).to_hex();
        let name = hash.as_str()[..10].to_string();
        self.0.insert(name.clone(), text);
        name
    }
}

impl Index {
    /// The scripts of the search.
    pub fn files(&self) -> Vec<File> {
        let is_large = self.documents.len() > WHOLE_PAGES_MAX;
        let mut parts = Parts::default();
        let mut facts = Parts::default();
        let common = self.numbered();
        let (posting_bytes, page_count) = match is_large {
            true => (PART_BYTES, PAGES_PER_PART),
            false => (usize::MAX, self.documents.len().max(1)),
        };
        let affixes = self.lists.affixes.values().map(|it| [&it.prefixes, &it.suffixes]);
        let lengths = self.documents.iter().map(|it| sign(it.title_length.min(BASE - 1)));
        let anchors = [ComponentKind::Requirements, ComponentKind::Fee, ComponentKind::Duration]
            .map(|kind| format!("#{}", kind.anchor()));
        let core = json!({
            "sections": self.sections(),
            "weights": self.lists.query_json,
            "levels": LEVELS,
            "affixes": affixes.collect::<Vec<_>>(),
            "words": front_coded(self.lexicon.keys()),
            "refs": self.refs(&common),
            "worths": self.worths(&common),
            "lengths": lengths.collect::<String>(),
            "synonyms": self.synonym_text(&common),
            "marks": self.mark_text(&common),
            "postings": self.postings(&common, posting_bytes, &mut parts),
            "rare": self.rare_words(&mut parts),
            "pages": self.pages(page_count, &mut parts),
            "facts": self.facts(&mut facts),
            "anchors": anchors,
            "hours": self.hours_json(),
        });
        let mut head = squeezed(ENGINE);
        let mut files = Vec::new();
        for (name, text) in &parts.0 {
            let script = script("part", &[json!(name), json!(text)]);
            if is_large {
                files.push((format!("cari/{name}.js"), script));
            } else {
                head.push_str(&script);
            }
        }
        for (name, text) in &facts.0 {
            files.push((format!("cari/{name}.js"), script("part", &[json!(name), json!(text)])));
        }
        head.push_str(&script("core", &[core]));
        files.push(("cari/indeks.js".to_string(), head));
        files
    }

    /// The families of the lexicon, numbered without gaps in the order of their roots.
    fn numbered(&self) -> BTreeMap<usize, usize> {
        let mut families: Vec<usize> = self.lexicon.values().copied().collect();
        families.sort_unstable();
        families.dedup();
        families.into_iter().enumerate().map(|(number, family)| (family, number)).collect()
    }

    /// Runs of pages with one group and language.
    fn sections(&self) -> Vec<Value> {
        let key = |it: &Document| (it.group, it.language);
        let runs = self.documents.chunk_by(|a, b| key(a) == key(b));
        runs.map(|run| json!([run[0].group.code(), run[0].language.code(), run.len()])).collect()
    }

    /// For each word nothing, when it is the next root, else its family.
    fn refs(&self, common: &BTreeMap<usize, usize>) -> String {
        let refs = self.lexicon.iter().map(|(word, family)| {
            if self.families[*family].root == *word { String::new() } else { number(common[family]) }
        });
        refs.collect::<Vec<_>>().join(" ")
    }

    fn worths(&self, common: &BTreeMap<usize, usize>) -> String {
        common.keys().map(|family| sign(self.families[*family].worth as usize)).collect()
    }

    fn synonym_text(&self, common: &BTreeMap<usize, usize>) -> String {
        let list = |families: &Vec<usize>| -> String {
            families.iter().map(|family| number(common[family])).collect()
        };
        let entries = self.synonyms.iter().map(|synonym| {
            let lists = std::iter::once(&synonym.key).chain(&synonym.meant).map(list);
            lists.collect::<Vec<_>>().join(" ")
        });
        entries.collect::<Vec<_>>().join("|")
    }

    fn mark_text(&self, common: &BTreeMap<usize, usize>) -> String {
        let marks = self.marks.0.iter();
        marks.map(|(family, mark)| number(common[family]) + &number(*mark as usize)).collect()
    }

    fn postings(
        &self,
        common: &BTreeMap<usize, usize>,
        part_bytes: usize,
        parts: &mut Parts,
    ) -> Vec<Value> {
        let mut list = Vec::new();
        let mut text = String::new();
        let mut first = 0;
        for (family, at) in common {
            if text.len() > part_bytes {
                list.push(json!([first, parts.add(std::mem::take(&mut text))]));
                first = *at;
            }
            if *at > first {
                text.push(' ');
            }
            text.push_str(&posting_text(&self.families[*family]));
        }
        list.push(json!([first, parts.add(text)]));
        list
    }

    fn rare_words(&self, parts: &mut Parts) -> Vec<Value> {
        let mut list = Vec::new();
        let mut words: Vec<&String> = Vec::new();
        let mut entries: Vec<String> = Vec::new();
        let mut bytes = 0;
        let mut rare = self.rare.iter().peekable();
        while let Some((word, family)) = rare.next() {
            let family = &self.families[*family];
            words.push(word);
            entries.push(format!("{}{}", sign(family.worth as usize), posting_text(family)));
            bytes += word.len() + entries.last().map_or(0, String::len);
            if bytes > PART_BYTES || rare.peek().is_none() {
                let text = format!("{}|{}", front_coded(words.iter().copied()), entries.join(" "));
                list.push(json!([words[0], parts.add(text)]));
                (words, entries, bytes) = (Vec::new(), Vec::new(), 0);
            }
        }
        list
    }

    fn pages(&self, size: usize, parts: &mut Parts) -> Value {
        let row = |page: &Document| {
            let service = page.service.as_ref();
            let of_service = |field: fn(&super::ServiceFacts) -> &String| {
                service.map_or("", |service| field(service).as_str())
            };
            let state = of_service(|it| &it.duration_state);
            let state = if state == "known" { "" } else { state };
            let date = page.date.as_ref().map_or("", |(_, shown)| shown.as_str());
            let fields = [
                &page.title,
                &page.url,
                &page.summary,
                of_service(|it| &it.fee),
                of_service(|it| &it.amount),
                of_service(|it| &it.duration),
                state,
                date,
            ];
            let fields = fields.map(one_line);
            fields.join("\t").trim_end_matches('\t').to_string()
        };
        let texts = self.documents.chunks(size).map(|pages| {
            let rows: Vec<_> = pages.iter().map(row).collect();
            parts.add(rows.join("\n"))
        });
        json!({ "size": size, "parts": texts.collect::<Vec<_>>() })
    }

    fn facts(&self, parts: &mut Parts) -> Value {
        let row = |page: &Document| {
            let all = page.service.as_ref().map_or(&[][..], |it| it.requirements.as_slice());
            let shown = &all[..all.len().min(REQUIREMENTS_MAX)];
            let mut row = (all.len() - shown.len()).to_string();
            for item in shown {
                row.push('\t');
                row.push_str(&one_line(item));
            }
            row
        };
        let services = self.documents.iter().filter(|page| page.service.is_some());
        let rows: Vec<String> = services.map(row).collect();
        let texts = rows.chunks(FACTS_PER_PART).map(|rows| parts.add(rows.join("\n")));
        json!({ "size": FACTS_PER_PART, "parts": texts.collect::<Vec<_>>() })
    }

    fn hours_json(&self) -> Value {
        let Some(hours) = &self.hours else { return Value::Null };
        let week = hours.week.iter().map(|range| {
            json!({
                "days": range.days,
                "state": range.hours.state,
                "intervals": range.hours.intervals,
            })
        });
        json!({
            "rules": hours.rules_json,
            "week": week.collect::<Vec<_>>(),
            "zone": self.zone,
            "url": self.contact_url,
        })
    }
}

/// Words as they differ from the one before: a capital tells how many letters stay.
fn front_coded<'w>(words: impl Iterator<Item = &'w String>) -> String {
    const SHARED_MAX: usize = 25;
    let mut text = String::new();
    let mut last: &str = "";
    for word in words {
        let pairs = last.chars().zip(word.chars());
        let shared = pairs.take_while(|(a, b)| a == b).count().min(SHARED_MAX);
        // The script counts in UTF-16, so only plain letters are left out.
        let shared = word.bytes().take(shared).take_while(u8::is_ascii).count();
        text.push(char::from(b'A' + u8::try_from(shared).unwrap_or_default()));
        text.push_str(&word[shared..]);
        last = word;
    }
    text
}

fn sign(value: usize) -> char {
    char::from(SIGNS[value])
}

/// A number in base 32.
fn number(mut value: usize) -> String {
    let mut signs = vec![sign(value % BASE)];
    value /= BASE;
    while value > 0 {
        signs.push(sign(BASE + value % BASE));
        value /= BASE;
    }
    signs.iter().rev().collect()
}

/// The pages of a family: for each level its sign, then how far each page is from the one before.
fn posting_text(family: &Family) -> String {
    let mut text = String::new();
    for level in (0..=15).rev() {
        let mut last = None;
        for posting in family.postings.iter().filter(|posting| posting.level == level) {
            match last {
                None => {
                    text.push(sign(2 * BASE + usize::from(level)));
                    text.push_str(&number(posting.document));
                }
                Some(last) => text.push_str(&number(posting.document - last - 1)),
            }
            last = Some(posting.document);
        }
    }
    text
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A call of the engine. No argument can end the script or break a line of it.
fn script(function: &str, arguments: &[Value]) -> String {
    let arguments: Vec<String> = arguments.iter().map(Value::to_string).collect();
    let arguments = arguments.join(",").replace('<', "\\u003c");
    let arguments = arguments.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("ziSearch.{function}({arguments});\n")
}

/// A script without comments of whole lines and without indents.
fn squeezed(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<&str> = lines.filter(|line| !line.starts_with("//")).collect();
    lines.join("\n") + "\n"
}
