//! The index as the browser gets it: plain scripts that call one function with strings.
//!
//! `cari/indeks.js` is the engine with the core of the index. In small portals the core has all but
//! the facts; in large ones postings, data of pages and rare words are parts of their own, which
//! the engine asks for when a query needs them. Parts are named by what they hold.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::impact::LEVELS;
use super::synonyms::Synonym;
use super::{Document, Family, Index, Rare, WHOLE_PAGES_MAX};
use crate::content::service::ComponentKind;
use crate::plan::{SEARCH_INDEX, SEARCH_PARTS};

const ENGINE: &str = include_str!("engine.min.js");
/// Base 32, last figure first half, the others second half; then the levels. As in the engine.
const SIGNS: &[u8; 80] =
    b"abcdefghijklmnopqrstuvwxyz012345QRSTUVWXYZ6789!#$%&()*+,-./:;=?@ABCDEFGHIJKLMNOP";
const BASE: usize = 32;
/// How long a part of postings or rare words becomes, in bytes: one more request costs about as much
/// as these.
const PART_BYTES: usize = 3500;
/// Pages of which the data are one part.
const PAGES_PER_PART: usize = 10;
/// Services of which the facts are one part.
const FACTS_PER_PART: usize = 200;
/// How many requirements an answer names.
const REQUIREMENTS_MAX: usize = 8;

/// A file of the index: its address from the root of the site, and what it holds.
type File = (String, String);

/// A name has at least so much of the hash: the core names every part.
const NAME_CHARS: usize = 6;

/// Collects parts.
#[derive(Default)]
struct Parts(BTreeMap<String, String>);

impl Parts {
    /// Adds a part and gives its name.
    fn add(&mut self, text: String) -> String {
        let hash = blake3::hash(text.as_bytes()).to_hex();
        let names = (NAME_CHARS..hash.len()).map(|length| &hash.as_str()[..length]);
        let is_free = |name: &&str| self.0.get(*name).is_none_or(|known| *known == text);
        let name = names.into_iter().find(is_free).unwrap_or(hash.as_str()).to_string();
        self.0.insert(name.clone(), text);
        name
    }
}

impl Index {
    /// The scripts of the search.
    pub fn files(&self) -> Vec<File> {
        let is_large = self.documents.len() > WHOLE_PAGES_MAX;
        let mut parts = Parts::default();
        let mut lazy = Parts::default();
        let common = self.common_count();
        let (posting_bytes, page_count) = if is_large {
            (PART_BYTES, PAGES_PER_PART)
        } else {
            (usize::MAX, self.documents.len().max(1))
        };
        let affixes = self.lists.affixes.values().map(|it| [&it.prefixes, &it.suffixes]);
        let core = json!({
            "sections": self.sections(),
            "weights": self.lists.query_json,
            "levels": LEVELS,
            "affixes": affixes.collect::<Vec<_>>(),
            "words": front_coded(self.lexicon.keys()),
            "refs": self.refs(&self.lexicon),
            "worths": self.families[..common].iter().map(worth).collect::<String>(),
            "synonyms": synonym_text(&self.synonyms),
            "marks": self.mark_text(),
            "postings": self.postings(common, posting_bytes, &mut parts),
            "rare": self.rare_words(&mut lazy),
            "pages": self.pages(page_count, &mut parts),
            "facts": self.facts(&mut lazy),
            "anchors": {
                "requirements": format!("#{}", ComponentKind::Requirements.anchor()),
                "fee": format!("#{}", ComponentKind::Fee.anchor()),
                "duration": format!("#{}", ComponentKind::Duration.anchor()),
            },
            "hours": self.hours_json(),
            "folder": SEARCH_PARTS,
        });
        let mut head = format!("{}\n", ENGINE.trim_end());
        let mut files = Vec::new();
        for (name, text) in &parts.0 {
            let script = script("part", &[json!(name), json!(text)]);
            if is_large {
                files.push((format!("{SEARCH_PARTS}{name}.js"), script));
            } else {
                head.push_str(&script);
            }
        }
        for (name, text) in &lazy.0 {
            files.push((
                format!("{SEARCH_PARTS}{name}.js"),
                script("part", &[json!(name), json!(text)]),
            ));
        }
        head.push_str(&script("core", &[core]));
        files.push((SEARCH_INDEX.to_string(), head));
        files
    }

    /// How many families the lexicon has; the others are rare.
    fn common_count(&self) -> usize {
        self.lexicon.values().max().map_or(0, |family| family + 1)
    }

    /// Runs of pages with one group and language.
    fn sections(&self) -> Vec<Value> {
        let key = |it: &Document| (it.group, it.language);
        let runs = self.documents.chunk_by(|a, b| key(a) == key(b));
        runs.map(|run| json!([run[0].group.code(), run[0].language.code(), run.len()])).collect()
    }

    /// For each word nothing, when it is the next root, else its family.
    fn refs(&self, words: &BTreeMap<String, usize>) -> String {
        let refs = words.iter().map(|(word, family)| {
            if self.families[*family].root == *word { String::new() } else { number(*family) }
        });
        refs.collect::<Vec<_>>().join(" ")
    }

    fn mark_text(&self) -> String {
        let marks = self.marks.0.iter();
        marks.map(|(family, mark)| number(*family) + &number(*mark as usize)).collect()
    }

    /// The pages of the families of the lexicon: `[first family, part]`.
    fn postings(&self, common: usize, part_bytes: usize, parts: &mut Parts) -> Vec<Value> {
        let mut list = Vec::new();
        let mut text = String::new();
        let mut first = 0;
        for (number, family) in self.families[..common].iter().enumerate() {
            if text.len() > part_bytes {
                list.push(json!([first, parts.add(std::mem::take(&mut text))]));
                first = number;
            }
            if number > first {
                text.push(' ');
            }
            text.push_str(&posting_text(family));
        }
        list.push(json!([first, parts.add(text)]));
        list
    }

    /// The rare words: `[first root, first family, part]`. A part has its words, their families, what
    /// these are worth with their pages, and what phrases mean.
    fn rare_words(&self, parts: &mut Parts) -> Vec<Value> {
        let part = |rare: &Rare| {
            let families = &self.families[rare.families.clone()];
            let entries = families.iter().map(|it| format!("{}{}", worth(it), posting_text(it)));
            let text = [
                front_coded(rare.words.keys()),
                self.refs(&rare.words),
                entries.collect::<Vec<_>>().join(" "),
                synonym_text(&rare.synonyms),
            ];
            json!([families[0].root, rare.families.start, parts.add(text.join("\n"))])
        };
        self.rare.iter().map(part).collect()
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
            let count = page.service.as_ref().map_or(0, |it| it.requirement_count);
            let mut row = count.saturating_sub(shown.len()).to_string();
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
            "others": self.has_other_places,
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

fn synonym_text(synonyms: &[Synonym]) -> String {
    let list = |families: &Vec<usize>| -> String {
        families.iter().map(|family| number(*family)).collect()
    };
    let entries = synonyms.iter().map(|synonym| {
        let lists = std::iter::once(&synonym.key).chain(&synonym.meant).map(list);
        lists.collect::<Vec<_>>().join(" ")
    });
    entries.collect::<Vec<_>>().join("|")
}

/// What a family tells; the second half of the signs for those that stand in a title.
fn worth(family: &Family) -> char {
    sign(family.worth as usize + if family.is_in_title() { BASE } else { 0 })
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
                    text.push_str(&number(posting.document as usize));
                }
                Some(last) => text.push_str(&number((posting.document - last - 1) as usize)),
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
