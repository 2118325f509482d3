//! The shape of the program: which module may use which, who owns which knowledge, and sizes.

mod common;

use std::path::{Path, PathBuf};

/// What only some modules may name, and what that protects.
struct Border {
    needles: &'static [&'static str],
    modules: &'static [&'static str],
    protects: &'static str,
}

const BORDERS: &[Border] = &[
    // A stage that reads or writes on its own could not be tested in memory, could read a file
    // twice in two states, and could touch what the user did not name.
    Border {
        needles: &["std::fs", "walkdir", "tempfile"],
        modules: &["source", "write", "scaffold"],
        protects: "one reader, one writer",
    },
    // As long as a page is a function of one view and the theme, no template can look anything up,
    // and another template engine would touch two modules.
    Border {
        needles: &["tera", "Tera"],
        modules: &["theme", "render"],
        protects: "templates know views only",
    },
    // Watching and serving are a door to the same build, not a second way to build.
    Border { needles: &["notify", "tiny_http"], modules: &["serve"], protects: "one way to build" },
    // A build asks nobody; what it says must not depend on the network of the day.
    Border {
        needles: &["ureq"],
        modules: &["external"],
        protects: "links to other sites are asked for on request, by one module",
    },
    Border {
        needles: &["std::net"],
        modules: &["external", "serve", "cli"],
        protects: "a build knows no network; the preview listens, and `cli` reads an address for it",
    },
    // What is wrong is a value until the end: it can be sorted, counted, translated, shown as JSON.
    Border {
        needles: &["println!", "eprintln!", "print!", "eprint!", "dbg!", "anstream"],
        modules: &["cli", "main"],
        protects: "only the command line prints",
    },
    Border {
        needles: &["clap"],
        modules: &["cli"],
        protects: "the library does not know its command line",
    },
    // Each library whose types could spread has one owner, which can be replaced alone.
    Border {
        needles: &["granit_parser", "serde_yaml"],
        modules: &["yaml"],
        protects: "one YAML reader, in which every value has a place",
    },
    Border {
        needles: &["pulldown_cmark"],
        modules: &["markdown"],
        protects: "Markdown is parsed once, in one dialect",
    },
    Border {
        needles: &["annotate_snippets"],
        modules: &["diagnostic"],
        protects: "one form of messages",
    },
    Border {
        needles: &["rustix"],
        modules: &["write", "serve"],
        protects: "calls of the system stay where they are tested with kills and attacks",
    },
    Border {
        needles: &["lopdf", "quick_xml", "zune_jpeg", "jpeg_encoder", "exif", "imagesize"],
        modules: &["attachment"],
        protects: "files of others are opened in one place, within limits",
    },
    // The keys of the content meet the names of the program in one place.
    Border {
        needles: &["crate::yaml"],
        modules: &["content", "theme"],
        protects: "YAML becomes typed values in `content`; a theme has YAML of its own",
    },
];

/// Longest source file: what can be read in one sitting.
const FILE_LINES_MAX: usize = 400;
/// Longest description of the architecture: what a newcomer reads to the end.
const ARCHITECTURE_LINES_MAX: usize = 200;

/// A line of code, without comments.
struct Line {
    place: String,
    code: String,
}

/// Without a cycle, each module can be understood, tested and changed with those above it alone.
#[test]
fn no_module_uses_a_later_one() {
    let mut problems = Vec::new();
    let order = order();
    assert!(order.len() > 1, "src/lib.rs names the modules");
    for (position, module) in order.iter().enumerate() {
        for line in lines(module) {
            let later = order[position + 1..].iter();
            let used = later.filter(|later| names(&line.code, &format!("crate::{later}")));
            problems.extend(used.map(|later| format!("{}: {module} uses {later}", line.place)));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The scan above sees `crate::x` only; these are the ways round it.
#[test]
fn modules_are_named_by_their_full_path() {
    let mut problems = Vec::new();
    for module in &order() {
        for line in lines(module) {
            let is_head = line.place.starts_with(&format!("src/{module}.rs"));
            let way_out = if is_head { "use super::" } else { "use super::super::super::" };
            let is_hidden = line.code.starts_with(way_out) || names(&line.code, "zi_site");
            if line.code.contains("crate::{") || is_hidden {
                problems.push(format!("{}: {}", line.place, line.code));
            }
        }
    }
    assert!(problems.is_empty(), "write `use crate::module`:\n{}", problems.join("\n"));
}

#[test]
fn knowledge_stays_with_its_owners() {
    let mut problems = Vec::new();
    for module in order().iter().map(String::as_str).chain(["main"]) {
        for line in lines(module) {
            for border in BORDERS.iter().filter(|border| !border.modules.contains(&module)) {
                let named = border.needles.iter().find(|needle| names(&line.code, needle));
                problems.extend(named.map(|needle| {
                    let (owners, why) = (border.modules.join(", "), border.protects);
                    format!("{}: `{needle}` belongs to {owners} ({why})", line.place)
                }));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn no_source_file_is_too_long() {
    let mut problems = Vec::new();
    for path in common::files(&common::root().join("src"), &["rs"]) {
        let count = common::read(&path).lines().count();
        if count > FILE_LINES_MAX {
            problems.push(format!("{}: {count} lines", common::shown(&path)));
        }
    }
    assert!(problems.is_empty(), "over {FILE_LINES_MAX} lines:\n{}", problems.join("\n"));
}

#[test]
fn the_architecture_can_be_read_to_the_end() {
    let path = common::root().join("ARCHITECTURE.md");
    if let Some(text) = common::read_if_there(&path) {
        let count = text.lines().count();
        assert!(count <= ARCHITECTURE_LINES_MAX, "ARCHITECTURE.md has {count} lines");
    }
}

#[test]
fn the_scan_tells_whole_names_apart() {
    assert!(names("use tera::Context;", "tera"));
    assert!(names("    println!(\"a\");", "println!"));
    assert!(!names("eprintln!(\"a\");", "println!"));
    assert!(!names("is_literal_iteration", "tera"));
    assert!(!names("use crate::yaml_like;", "crate::yaml"));
    assert_eq!(without_comment("let a = 1; // tera"), "let a = 1; ");
    assert_eq!(without_comment("let a = \"https://x\";"), "let a = \"https://x\";");
}

/// Every module in the order of dependence, as `src/lib.rs` declares them.
fn order() -> Vec<String> {
    let lib = common::read(&common::root().join("src/lib.rs"));
    let name = |line: &str| {
        Some(line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';')?.to_string())
    };
    lib.lines().filter_map(name).collect()
}

/// The code of a module and of those inside it.
fn lines(module: &str) -> Vec<Line> {
    let mut paths = vec![common::root().join(format!("src/{module}.rs"))];
    let folder = common::root().join("src").join(module);
    paths.extend(rust_files(&folder));
    paths.iter().flat_map(|path| lines_of(path)).collect()
}

fn lines_of(path: &Path) -> Vec<Line> {
    let text = common::read(path);
    let line = |(index, line): (usize, &str)| Line {
        place: format!("{}:{}", common::shown(path), index + 1),
        code: without_comment(line).to_string(),
    };
    text.lines().enumerate().map(line).filter(|line| !line.code.trim().is_empty()).collect()
}

/// The Rust files in a folder; none when there is no such folder.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let all = common::files(&common::root().join("src"), &["rs"]);
    all.into_iter().filter(|path| path.starts_with(folder)).collect()
}

/// Cuts a comment off a line; `//` inside a text of an address is none.
fn without_comment(line: &str) -> &str {
    let mut starts = line.match_indices("//").map(|(start, _)| start);
    let start = starts.find(|start| !line[..*start].ends_with(':'));
    start.map_or(line, |start| &line[..start])
}

/// Tells whether code holds a name as a whole.
fn names(code: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).any(|(start, _)| {
        let rest = &code[start + name.len()..];
        !code[..start].ends_with(is_part) && !rest.starts_with(is_part)
    })
}
