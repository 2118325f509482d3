//! Every key of the content is explained: in the glossary for developers, in the manual for
//! editors.

mod common;

use std::collections::{BTreeMap, BTreeSet};

/// The calls by which a field is read; their first text is its key.
const CALLS: [&str; 6] = ["required", "optional", "list", "or", "has", "require_with"];

#[test]
fn every_key_stands_in_the_glossary() {
    assert_explained("docs/glossary.md");
}

#[test]
fn every_key_stands_in_the_manual() {
    assert_explained("docs/panduan/rujukan.md");
}

#[test]
fn keys_are_lower_case_ascii_words() {
    for (key, place) in keys() {
        let is_plain = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        assert!(is_plain, "{place}: `{key}`");
    }
}

#[test]
fn the_scan_finds_keys_however_they_are_written() {
    let code =
        "fields.required(\"a\"), fields\n    .optional::<Vec<T>>(\n \"b_c\",\n); x.or(1, \"d\")";
    assert_eq!(keys_in(code).into_iter().map(|(key, _)| key).collect::<Vec<_>>(), ["a", "b_c"]);
}

fn assert_explained(document: &str) {
    let explained = explained(&common::read(&common::root().join(document)));
    let keys = keys();
    assert!(keys.len() > 80, "the scan found {} keys only", keys.len());
    let missing: Vec<_> = keys
        .iter()
        .filter(|(key, _)| !explained.contains(*key))
        .map(|(key, place)| format!("{place}: `{key}`"))
        .collect();
    assert!(missing.is_empty(), "{document} does not explain:\n{}", missing.join("\n"));
}

/// What stands in backticks in the rows of tables.
fn explained(text: &str) -> BTreeSet<String> {
    let rows = text.lines().filter(|line| line.starts_with('|'));
    rows.flat_map(|row| row.split('`').skip(1).step_by(2)).map(str::to_string).collect()
}

/// The keys that the program reads, with the place of one reading.
fn keys() -> BTreeMap<String, String> {
    let mut keys = BTreeMap::new();
    let content = common::files(&common::root().join("src/content"), &["rs"]);
    let head = common::root().join("src/content.rs");
    for path in content.into_iter().chain([head]) {
        for (key, line) in keys_in(&common::read(&path)) {
            keys.entry(key).or_insert_with(|| format!("{}:{line}", common::shown(&path)));
        }
    }
    keys
}

/// The keys in a piece of code, with their lines.
fn keys_in(code: &str) -> Vec<(String, usize)> {
    let mut keys = Vec::new();
    for (start, _) in code.match_indices('.') {
        let rest = &code[start + 1..];
        let name_end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(0);
        let (name, rest) = rest.split_at(name_end);
        let key = if CALLS.contains(&name) { first_text(rest) } else { None };
        keys.extend(key.map(|key| (key.to_string(), code[..start].matches('\n').count() + 1)));
    }
    keys
}

/// The text that a call begins with: `("key"`, perhaps after types.
fn first_text(call: &str) -> Option<&str> {
    let call = match call.strip_prefix("::<") {
        Some(types) => &types[types.find(">(")? + 1..],
        None => call,
    };
    let text = call.strip_prefix('(')?.trim_start().strip_prefix('"')?;
    Some(text.split_once('"')?.0).filter(|key| !key.is_empty())
}
