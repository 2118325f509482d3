//! The schemas as files: those of the example portal are those of this program, and what is not
//! ours is left alone. What editors make of them, `tests/editor` asks.
#![expect(clippy::disallowed_methods, reason = "looks at what the program did to the disk")]

mod common;

use std::fs;

use common::Desk;
use zi_site::schema::schemas;

/// `ZI_BLESS=1 cargo test --test schema` writes them anew.
#[test]
fn the_schemas_of_the_example_are_current() {
    let folder = common::root().join("content/.skema");
    for schema in schemas() {
        let path = folder.join(format!("{}.json", schema.name));
        let text = format!("{:#}\n", schema.json);
        if std::env::var_os("ZI_BLESS").is_some() {
            fs::write(&path, &text).expect("the schema can be written");
        }
        assert!(common::read(&path) == text, "{} is out of date", common::shown(&path));
    }
}

#[test]
fn records_of_the_example_point_at_their_schemas() {
    let content = common::root().join("content");
    for path in common::files(&content, &["yaml"]) {
        let text = common::read(&path);
        let first = text.lines().next().unwrap_or_default();
        let schema = first.strip_prefix("# yaml-language-server: $schema=");
        let schema = schema.unwrap_or_else(|| panic!("{} has no schema", common::shown(&path)));
        let folder = path.parent().expect("a folder");
        assert!(folder.join(schema).is_file(), "{}: {schema}", common::shown(&path));
        let shown = path.strip_prefix(&content).expect("in the folder").to_string_lossy();
        let kind = zi_site::content::kind_of(&shown).expect("it is read").name();
        let schema = std::path::Path::new(schema).file_stem();
        assert_eq!(schema.and_then(|name| name.to_str()), Some(kind), "{shown}");
    }
}

#[test]
fn schemas_are_replaced_and_foreign_files_kept() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["schema", "--content", "isi"]).status, 0);
    let read = |path: &str| common::read(&desk.path(path));
    desk.put("isi/.skema/jam.json", &read("isi/.skema/jam.json").replace("Jam", "Usang"));
    assert_eq!(desk.run(&["schema", "isi/.skema"]).status, 0);
    assert!(!read("isi/.skema/jam.json").contains("Usang"));
    desk.put("data/situs.json", "{\"milik\": \"kantor\"}");
    let run = desk.run(&["schema", "data"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("data/situs.json"), "{}", run.stderr);
    assert_eq!(read("data/situs.json"), "{\"milik\": \"kantor\"}");
}
