//! A small portal with every kind of record in, a whole tree of files out: a change of the program
//! shows itself as a difference of pages. `ZI_BLESS=1 cargo test --test golden` accepts it.

#![expect(clippy::disallowed_methods, reason = "writes the expected tree when it is accepted")]

mod common;

use std::collections::BTreeMap;
use std::fs;

use zi_site::build::{Options, build};
use zi_site::write::Content;

#[test]
fn a_portal_gives_the_expected_tree() {
    let folder = common::root().join("tests/golden");
    let theme = Some(folder.join("theme"));
    let options = Options { theme, ..common::options(&folder.join("content")) };
    let outcome = build(&options).expect("the folder can be read");
    let artifacts = outcome.artifacts.expect("there are no errors");
    // The static files of the theme change with it and tell nothing about the content; the index is
    // read by its engine alone, which `tests/search` asks.
    let found: BTreeMap<String, Vec<u8>> = artifacts
        .into_iter()
        .filter(|artifact| !["aset/", "cari/"].iter().any(|it| artifact.path.starts_with(it)))
        .map(|artifact| {
            let bytes = match artifact.content {
                Content::Bytes(bytes) => bytes,
                Content::File(path) => fs::read(path).expect("the attachment can be read"),
            };
            (artifact.path, bytes)
        })
        .collect();
    let expected = folder.join("expected");
    if std::env::var_os("ZI_BLESS").is_some() {
        accept(&expected, &found);
    }
    let known = common::tree(&expected);
    let stale: Vec<_> = known.keys().filter(|path| !found.contains_key(*path)).collect();
    assert!(stale.is_empty(), "expected, but no longer made: {stale:?}");
    for (path, bytes) in &found {
        let known = known.get(path).unwrap_or_else(|| panic!("{path} is new"));
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(text(bytes), text(known), "{path} differs");
    }
}

fn accept(expected: &std::path::Path, found: &BTreeMap<String, Vec<u8>>) {
    if expected.exists() {
        fs::remove_dir_all(expected).expect("the old tree can be removed");
    }
    for (path, bytes) in found {
        let path = expected.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
    }
}
