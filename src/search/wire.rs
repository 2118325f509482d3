//! The index as the browser gets it: plain scripts that call one function with strings.
//!
//! `cari/indeks.js` is the engine with the core of the index. In small portals the core has all but
//! the facts; in large ones postings, data of pages and rare words are parts of their own, which
//! the engine asks for when a query needs them. Parts are named by what they hold.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::arrange::WordList;
use super::document::Document;
use super::families::{Family, Posting};
use super::impact::LEVELS;
use super::synonyms::Synonym;
use super::{Index, Rare, WHOLE_PAGES_MAX};
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
/// A name has at least so much of the hash: the core names every part.
const NAME_CHARS: usize = 6;

/// Collects parts.
#[derive(Default)]
struct Parts(BTreeMap<String, String>);

impl Parts {
    /// Adds parts and gives their names.
    fn add(&mut self, texts: Vec<String>) -> Vec<String> {
        let hashes: Vec<_> =
            texts.par_iter().map(|text| blake3::hash(text.as_bytes()).to_hex()).collect();
        texts.into_iter().zip(hashes).map(|(text, hash)| self.add_one(text, &hash)).collect()
    }

    fn add_one(&mut self, text: String, hash: &str) -> String {
        let names = (NAME_CHARS..hash.len()).map(|length| &hash[..length]);
        let is_free = |name: &&str| self.0.get(*name).is_none_or(|known| *known == text);
        let name = names.into_iter().find(is_free).unwrap_or(hash).to_string();
        self.0.insert(name.clone(), text);
        name
    }
}

/// The scripts of the search.
#[derive(Debug)]
pub struct Files {
    core: String,
    /// The texts of the parts, by their names.
    parts: BTreeMap<String, String>,
}

impl Files {
    /// The script at an address; nothing when there is none.
    pub fn get(&self, path: &str) -> Option<String> {
        if path == SEARCH_INDEX {
            return Some(self.core.clone());
        }
        let name = path.strip_prefix(SEARCH_PARTS)?.strip_suffix(".js")?;
        self.parts.get(name).map(|text| part_script(name, text))
    }

    /// Tells whether there is a script at an address.
    pub fn has(&self, path: &str) -> bool {
        let name = path.strip_prefix(SEARCH_PARTS).and_then(|name| name.strip_suffix(".js"));
        path == SEARCH_INDEX || name.is_some_and(|name| self.parts.contains_key(name))
    }

    /// The addresses of all scripts.
    pub fn paths(&self) -> impl Iterator<Item = String> {
        let parts = self.parts.keys().map(|name| format!("{SEARCH_PARTS}{name}.js"));
        parts.chain([SEARCH_INDEX.to_string()])
    }
}

impl Index {
    /// The scripts of the search.
    pub fn files(&self) -> Files {
        let is_large = self.documents.len() > WHOLE_PAGES_MAX;
        let mut parts = Parts::default();
        let mut lazy = Parts::default();
        let (posting_bytes, page_count) = if is_large {
            (PART_BYTES, PAGES_PER_PART)
        } else {
            (usize::MAX, self.documents.len().max(1))
        };
        let core = self.core(posting_bytes, page_count, &mut parts, &mut lazy);
        let mut text = format!("{}\n", ENGINE.trim_end());
        if is_large {
            lazy.0.append(&mut parts.0);
        }
        text.extend(parts.0.iter().map(|(name, text)| part_script(name, text)));
        text.push_str(&script("core", &[core]));
        Files { core: text, parts: lazy.0 }
    }

    fn core(
        &self,
        posting_bytes: usize,
        page_count: usize,
        parts: &mut Parts,
        lazy: &mut Parts,
    ) -> Value {
        let common = self.common_count();
        let affixes = self.lists.affixes.values().map(|it| [&it.prefixes, &it.suffixes]);
        json!({
            "sections": self.sections(),
            "weights": self.lists.query_json,
            "levels": LEVELS,
            "affixes": affixes.collect::<Vec<_>>(),
            "words": front_coded(self.lexicon.words()),
            "refs": self.refs(&self.lexicon, 0),
            "worths": self.families.all[..common].iter().map(|it| worth(it)).collect::<String>(),
            "synonyms": synonym_text(&self.synonyms),
            "marks": self.mark_text(),
            "postings": self.postings(common, posting_bytes, parts),
            "rare": self.rare_words(lazy),
            "pages": self.pages(page_count, parts),
            "facts": self.facts(lazy),
            "anchors": {
                "requirements": format!("#{}", ComponentKind::Requirements.anchor()),
                "fee": format!("#{}", ComponentKind::Fee.anchor()),
                "duration": format!("#{}", ComponentKind::Duration.anchor()),
            },
            "hours": self.hours_json(),
            "folder": SEARCH_PARTS,
        })
    }

    /// How many families the lexicon has; the others are rare.
    fn common_count(&self) -> usize {
        self.rare.first().map_or(self.families.all.len(), |rare| rare.families.start)
    }

    /// Runs of pages with one group and language.
    fn sections(&self) -> Vec<Value> {
        let key = |it: &Document| (it.group, it.language);
        let runs = self.documents.chunk_by(|a, b| key(a) == key(b));
        runs.map(|run| json!([run[0].group.code(), run[0].language.code(), run.len()])).collect()
    }

    /// For each word nothing, when it is the next root, else how far its family is from the first.
    fn refs(&self, words: &WordList, first: usize) -> String {
        let mut text = String::new();
        for (at, (word, family)) in words.iter().enumerate() {
            if at > 0 {
                text.push(' ');
            }
            if self.families.roots.get(family) != word {
                text.push_str(&number(family - first));
            }
        }
        text
    }

    fn mark_text(&self) -> String {
        let marks = self.marks.0.iter();
        marks.map(|(family, mark)| number(*family) + &number(*mark as usize)).collect()
    }

    /// The pages of the families of the lexicon: `[first family, part]`.
    fn postings(&self, common: usize, part_bytes: usize, parts: &mut Parts) -> Vec<Value> {
        let mut texts = vec![String::new()];
        let mut firsts = vec![0];
        for (number, family) in self.families.all[..common].iter().enumerate() {
            if texts.last().is_some_and(|text| text.len() > part_bytes) {
                texts.push(String::new());
                firsts.push(number);
            }
            if let Some(text) = texts.last_mut() {
                if firsts.last() != Some(&number) {
                    text.push(' ');
                }
                text.push_str(&family.text);
            }
        }
        let names = parts.add(texts);
        firsts.into_iter().zip(names).map(|(first, name)| json!([first, name])).collect()
    }

    /// The rare words: `[first root, first family, part]`. A part has its words, their families, what
    /// these are worth with their pages, and what phrases mean.
    fn rare_words(&self, parts: &mut Parts) -> Vec<Value> {
        let names = parts.add(self.rare.par_iter().map(|rare| self.rare_text(rare)).collect());
        let entry = |(rare, name): (&Rare, String)| {
            let first = rare.families.start;
            json!([self.families.roots.get(first), first, name])
        };
        self.rare.iter().zip(names).map(entry).collect()
    }

    fn rare_text(&self, rare: &Rare) -> String {
        let families = &self.families.all[rare.families.clone()];
        let mut entries = String::new();
        for (at, family) in families.iter().enumerate() {
            if at > 0 {
                entries.push(' ');
            }
            entries.push(worth(family));
            entries.push_str(&family.text);
        }
        let words = front_coded(rare.words.words());
        let refs = self.refs(&rare.words, rare.families.start);
        [words, refs, entries, synonym_text(&rare.synonyms)].join("\n")
    }

    fn pages(&self, size: usize, parts: &mut Parts) -> Value {
        let rows: Vec<&str> = self.documents.iter().map(|page| page.row.as_str()).collect();
        table(&rows, size, parts)
    }

    fn facts(&self, parts: &mut Parts) -> Value {
        let rows = self.documents.iter().filter_map(|page| page.facts.as_deref());
        table(&rows.collect::<Vec<_>>(), FACTS_PER_PART, parts)
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

/// Rows of a table, so many in each part.
fn table(rows: &[&str], size: usize, parts: &mut Parts) -> Value {
    let texts = rows.par_chunks(size).map(|rows| rows.join("\n")).collect();
    json!({ "size": size, "parts": parts.add(texts) })
}

/// Words as they differ from the one before: a capital tells how many letters stay.
fn front_coded<'w>(words: impl Iterator<Item = &'w str>) -> String {
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
    sign(family.worth as usize + if family.is_in_title { BASE } else { 0 })
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

/// Pages in order: for each level its sign, then how far each page is from the one before.
pub(super) fn posting_text(postings: &[Posting]) -> String {
    let mut text = String::new();
    for level in (0..=15).rev() {
        let mut last = None;
        for posting in postings.iter().filter(|posting| posting.level == level) {
            let page = posting.page as usize;
            match last {
                None => {
                    text.push(sign(2 * BASE + usize::from(level)));
                    text.push_str(&number(page));
                }
                Some(last) => text.push_str(&number(page - last - 1)),
            }
            last = Some(page);
        }
    }
    text
}

fn part_script(name: &str, text: &str) -> String {
    script("part", &[json!(name), json!(text)])
}

/// A call of the engine. No argument can end the script or break a line of it.
fn script(function: &str, arguments: &[Value]) -> String {
    let arguments: Vec<String> = arguments.iter().map(Value::to_string).collect();
    let arguments = arguments.join(",").replace('<', "\\u003c");
    let arguments = arguments.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("ziSearch.{function}({arguments});\n")
}
