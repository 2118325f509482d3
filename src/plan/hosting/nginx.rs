//! `.nginx.conf`, to be included in a `server` block. Its name keeps it from being served.

use super::{HIDDEN, NOTE, PROGRAMS, Rules, TYPES, in_expression};

/// Types whose texts are UTF-8, beside HTML and those of [`TYPES`].
const TEXT_TYPES: &str =
    "text/plain text/css text/xml text/javascript application/javascript image/svg+xml";

/// The part of a configuration.
pub(super) fn files(rules: &Rules<'_>) -> Vec<(String, String)> {
    let mut text = format!("# {NOTE}\n");
    text.push_str(&variables(rules));
    text.push_str(&format!("location {} {{\n", rules.base));
    text.push_str(&format!(
        "  index index.html;\n  autoindex off;\n  absolute_redirect off;\n  error_page 404 {};\n",
        rules.not_found()
    ));
    let kinds: Vec<_> = TYPES.iter().map(|(_, kind)| *kind).collect();
    text.push_str(&format!(
        "  charset utf-8;\n  charset_types {TEXT_TYPES} {};\n",
        kinds.join(" ")
    ));
    // No location below has headers of its own, for they would hide these.
    for (name, value) in values(rules) {
        text.push_str(&format!("  add_header {name} {value} always;\n"));
    }
    for (from, to) in rules.moves() {
        text.push_str(&format!("  location = {from} {{ return 301 {to}; }}\n"));
    }
    text.push_str(&format!("  location ~* \"{PROGRAMS}\" {{ return 403; }}\n"));
    text.push_str(&format!("  location ~ \"{HIDDEN}\" {{ return 403; }}\n"));
    for (ending, kind) in TYPES {
        text.push_str(&format!(
            "  location ~* \"\\.{ending}$\" {{ types {{ {kind} {ending}; }} }}\n"
        ));
    }
    text.push_str("}\n");
    vec![(".nginx.conf".to_string(), text)]
}

/// Variables for the headers that differ by folder. They are set outside of `location`, where
/// nginx also sets them anew for the page of an error.
fn variables(rules: &Rules<'_>) -> String {
    let mut text = String::new();
    for name in names(rules).into_iter().filter(|name| is_by_folder(rules, name)) {
        for (folder, value) in places(rules, name) {
            let set = format!("set {} \"{value}\";", variable(name));
            if folder.is_empty() {
                text.push_str(&format!("{set}\n"));
            } else {
                let path = in_expression(&format!("{}{folder}", rules.base));
                text.push_str(&format!("if ($uri ~ \"^{path}\") {{ {set} }}\n"));
            }
        }
    }
    text
}

/// Every header with its value or variable.
fn values<'r>(rules: &'r Rules<'_>) -> Vec<(&'r str, String)> {
    let value = |name| match places(rules, name).as_slice() {
        [(_, value)] => format!("\"{value}\""),
        _ => variable(name),
    };
    names(rules).into_iter().map(|name| (name, value(name))).collect()
}

/// The names of all headers, each once.
fn names<'r>(rules: &'r Rules<'_>) -> Vec<&'r str> {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in rules.headers.iter().flat_map(|(_, headers)| headers.iter()) {
        if !names.contains(name) {
            names.push(name);
        }
    }
    names
}

fn is_by_folder(rules: &Rules<'_>, name: &str) -> bool {
    places(rules, name).len() > 1
}

/// The folders with the value that a header has there; nothing is sent where the value is empty.
fn places<'r>(rules: &'r Rules<'_>, name: &str) -> Vec<(&'r str, &'r str)> {
    let value_in = |headers: &'r [(&str, &str)]| {
        headers.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
    };
    let mut places: Vec<_> = rules
        .headers
        .iter()
        .filter_map(|(folder, headers)| Some((*folder, value_in(headers)?)))
        .collect();
    if places.iter().all(|(folder, _)| !folder.is_empty()) {
        places.insert(0, ("", ""));
    }
    places
}

fn variable(header: &str) -> String {
    format!("$zi_{}", header.to_lowercase().replace('-', "_"))
}
