//! Our reader of YAML against another one: both find the same tree in every file we have.

mod common;

use std::path::Path;

use proptest::prelude::*;
use serde_yaml::Value as Theirs;
use zi_site::diagnostic::Report;
use zi_site::yaml::{self, Node, Value as Ours};

/// What stands for the date in the files that `init` and `new` copy.
const DATE_HOLE: &str = "{tanggal}";

#[test]
fn both_readers_find_the_same_trees() {
    let mut problems = Vec::new();
    let samples = samples();
    assert!(samples.len() > 80, "there are {} samples only", samples.len());
    for (name, text) in samples {
        let (ours, theirs) = (read_ours(&text), read_theirs(&text));
        match (ours, theirs) {
            (Ok(ours), Ok(theirs)) => compare(&ours, &theirs, &name, &mut problems),
            (Err(ours), _) => problems.push(format!("{name}: ours: {ours}")),
            (_, Err(theirs)) => problems.push(format!("{name}: theirs: {theirs}")),
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Every scalar lies where its range says, so that messages point at it.
#[test]
fn ranges_lie_in_the_text_and_in_their_parents() {
    for (name, text) in samples() {
        let node = read_ours(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        check_ranges(&node, &text, &name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_other_one_writes_we_read_as_it_was(tree in tree()) {
        let text = serde_yaml::to_string(&tree).expect("the tree can be written");
        let ours = read_ours(&text).expect("the text is YAML");
        let mut problems = Vec::new();
        compare(&ours, &tree, "tree", &mut problems);
        prop_assert!(problems.is_empty(), "{}\n{}", problems.join("\n"), text);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[ a-c0-9:#,&*!|>'\"%@`{}\\[\\]\\n\\t?~.\\-]{0,80}") {
        if let Ok(node) = read_ours(&text) {
            check_ranges(&node, &text, "random text");
        }
    }
}

/// Every YAML text of the repository, with its name.
fn samples() -> Vec<(String, String)> {
    let mut folders = common::portals();
    folders.extend(["src/scaffold", "themes/default"].map(|folder| common::root().join(folder)));
    let paths = folders.iter().flat_map(|folder| common::files(folder, &["yaml", "md"]));
    paths.filter_map(|path| sample(&path)).collect()
}

fn sample(path: &Path) -> Option<(String, String)> {
    let text = common::read(path).replace(DATE_HOLE, common::DATE);
    let is_markdown = path.extension().is_some_and(|ending| ending == "md");
    let text = if is_markdown { front_matter(&text)?.to_string() } else { text };
    Some((common::shown(path), text))
}

/// The YAML between the fences of a Markdown file.
fn front_matter(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("---\n")?;
    let (yaml, _) = rest.split_once("\n---\n")?;
    Some(yaml)
}

fn read_ours(text: &str) -> Result<Node, String> {
    let mut report = Report::new("sample");
    let node = yaml::parse(text, 0, &mut report);
    node.ok_or_else(|| format!("{:?}", report.into_diagnostics()))
}

fn read_theirs(text: &str) -> Result<Theirs, String> {
    serde_yaml::from_str(text).map_err(|error| error.to_string())
}

/// Notes where the trees differ.
fn compare(ours: &Node, theirs: &Theirs, path: &str, problems: &mut Vec<String>) {
    match (&ours.value, theirs) {
        (Ours::List(ours), Theirs::Sequence(theirs)) if ours.len() == theirs.len() => {
            for (index, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
                compare(ours, theirs, &format!("{path}[{index}]"), problems);
            }
        }
        (Ours::Map(ours), Theirs::Mapping(theirs)) if ours.len() == theirs.len() => {
            for ((key, ours), (their_key, theirs)) in ours.iter().zip(theirs) {
                let path = format!("{path}.{}", key.name);
                if !is_same_scalar(&key.name, their_key) {
                    problems.push(format!("{path}: their key is {their_key:?}"));
                }
                compare(ours, theirs, &path, problems);
            }
        }
        (Ours::Null, Theirs::Null) => {}
        (Ours::Scalar(ours), theirs) if is_same_scalar(&ours.text, theirs) => {}
        (ours, theirs) => problems.push(format!("{path}: {ours:?} is not {theirs:?}")),
    }
}

/// Tells whether a text as written means what the other reader made of it.
fn is_same_scalar(text: &str, theirs: &Theirs) -> bool {
    match theirs {
        Theirs::String(theirs) => text == theirs,
        Theirs::Bool(theirs) => text.parse() == Ok(*theirs),
        Theirs::Number(theirs) => is_same_number(text, theirs),
        _ => false,
    }
}

fn is_same_number(text: &str, theirs: &serde_yaml::Number) -> bool {
    let text = text.strip_prefix('+').unwrap_or(text);
    if let Some(theirs) = theirs.as_i64() {
        return text.parse() == Ok(theirs);
    }
    if let Some(theirs) = theirs.as_u64() {
        return text.parse() == Ok(theirs);
    }
    let (ours, theirs): (Option<f64>, _) = (text.parse().ok(), theirs.as_f64());
    ours.map(f64::to_bits) == theirs.map(f64::to_bits)
}

fn check_ranges(node: &Node, text: &str, name: &str) {
    let slice = text.get(node.range.clone());
    let slice = slice.unwrap_or_else(|| panic!("{name}: {:?} is no part", node.range));
    let check_child = |child: &Node| {
        let is_inside = node.range.start <= child.range.start && child.range.end <= node.range.end;
        assert!(is_inside, "{name}: {:?} leaves {:?}", child.range, node.range);
        check_ranges(child, text, name);
    };
    match &node.value {
        Ours::Scalar(scalar) if !scalar.is_quoted => {
            let first = scalar.text.split_whitespace().next().unwrap_or_default();
            assert!(slice.starts_with(first), "{name}: {slice:?} is not {:?}", scalar.text);
        }
        Ours::Scalar(_) | Ours::Null => {}
        Ours::List(items) => items.iter().for_each(check_child),
        Ours::Map(entries) => {
            for (key, value) in entries {
                assert!(
                    text[key.range.clone()].contains(key.name.as_str())
                        || key.name.is_empty()
                        || text[key.range.clone()].starts_with(['"', '\'']),
                    "{name}: {key:?}"
                );
                check_child(value);
            }
        }
    }
}

/// Trees of the kind that records are: texts with everything YAML finds special, in lists and maps.
fn tree() -> impl Strategy<Value = Theirs> {
    let text = prop_oneof![
        "[ -~]{0,12}",
        "[a-z:#&*!|>'\"%@`{}\\[\\], \\-?é–]{0,12}",
        "([a-z ]{0,6}\n){0,3}[a-z]{0,3}",
        "[0-9.,+:_e-]{1,8}",
        prop::sample::select(vec!["null", "~", "true", "no", "", " ", "0x1F", "1_000", "08.00"])
            .prop_map(str::to_string),
    ];
    let leaf = prop_oneof![
        text.prop_map(Theirs::String),
        any::<bool>().prop_map(Theirs::Bool),
        any::<i64>().prop_map(|number| Theirs::Number(number.into())),
        Just(Theirs::Null),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Theirs::Sequence),
            prop::collection::btree_map("[a-z_]{1,8}", inner, 0..5).prop_map(|entries| {
                let entries = entries.into_iter().map(|(key, value)| (Theirs::String(key), value));
                Theirs::Mapping(entries.collect())
            }),
        ]
    })
}
