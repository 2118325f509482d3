//! Nothing in a schema is without words, and the manual says of each key whether it is required as
//! the reader does.

use super::manual::Manual;
use crate::content::KINDS;
use crate::content::syntax::{KeyShape, Keys, Shape};

#[test]
fn the_manual_knows_every_key_and_whether_it_is_required() {
    let manual = Manual::read();
    let mut count = 0;
    for kind in &KINDS {
        for key in (kind.shape)().iter().flat_map(keys_in) {
            count += check(&manual, kind.name(), &[], key);
        }
    }
    assert!(count > 200, "only {count} keys were looked at");
}

#[test]
fn descriptions_name_the_law_where_the_glossary_does() {
    let manual = Manual::read();
    let describe =
        |kind: &str, path: &[&str]| manual.find(kind, path).expect("is there").description;
    assert!(describe("layanan", &["persyaratan"]).ends_with("Dasar: UU 25/2009 pasal 21."));
    assert!(describe("situs", &["maklumat"]).contains("Permen PANRB 15/2014"));
    assert!(!describe("layanan", &["varian", "nama"]).contains("Dasar:"));
    assert_eq!(describe("situs", &["alamat"]), "Bagian: alamat kantor, lihat alamat.");
}

fn check(manual: &Manual, kind: &'static str, parents: &[&'static str], key: &KeyShape) -> usize {
    let path: Vec<_> = parents.iter().copied().chain([key.name]).collect();
    let entry = manual.find(kind, &path);
    let entry = entry.unwrap_or_else(|| panic!("{kind}: nothing is said about {path:?}"));
    let words = entry.description.split([' ', ':']).count();
    assert!(words > 2, "{kind}: {path:?} is only \"{}\"", entry.description);
    // "ya, bila …" and "berita: ya; …" are required under a condition only.
    let is_required = match entry.need.as_str() {
        "ya" => true,
        need if need.starts_with("tidak") || need.starts_with("ya,") => false,
        _ => key.is_required,
    };
    assert_eq!(
        key.is_required, is_required,
        "{kind}: {path:?} is \"{}\" in the manual",
        entry.need
    );
    1 + keys_in(&key.shape).iter().map(|key| check(manual, kind, &path, key)).sum::<usize>()
}

fn keys_in(shape: &Shape) -> Vec<&KeyShape> {
    match shape {
        Shape::Keys(Keys { keys, .. }) => keys.iter().collect(),
        Shape::List(inner) => keys_in(inner),
        Shape::Either(shapes) => shapes.iter().flat_map(keys_in).collect(),
        Shape::Text(_) | Shape::Choice(_) | Shape::Week(_) | Shape::Names(_) => Vec::new(),
    }
}
