//! Diagnostics as one SARIF document (OASIS, version 2.1.0), which code hosts and editors read.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Code, Diagnostic, Severity, Spot, Texts, page};
use crate::language::Language;

/// Shows all diagnostics of a run; `texts` are those of the files they are about.
pub fn sarif(diagnostics: &[Diagnostic], texts: &Texts, language: Language) -> String {
    let codes: BTreeSet<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(*code, language)).collect();
    let results = diagnostics.iter().map(|diagnostic| {
        let text = texts.get(&diagnostic.file).map(|text| &**text);
        let index = codes.binary_search(&diagnostic.code).unwrap_or_default();
        result(diagnostic, index, text, language)
    });
    let results: Vec<Value> = results.collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "zi-site",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": language.code(),
                "rules": rules,
            }},
            "columnKind": "utf16CodeUnits",
            "results": results,
        }],
    })
    .to_string()
}

fn rule(code: Code, language: Language) -> Value {
    let page = page(code);
    let explanation = page.explanation(language);
    json!({
        "id": code.0,
        "shortDescription": {"text": page.title(language)},
        "help": {"text": explanation, "markdown": explanation},
        "defaultConfiguration": {"level": level(code)},
    })
}

fn level(code: Code) -> &'static str {
    match page(code).severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn result(diagnostic: &Diagnostic, index: usize, text: Option<&str>, language: Language) -> Value {
    let page = page(diagnostic.code);
    let (message, help) =
        (page.message(language, &diagnostic.words), page.help(language, &diagnostic.words));
    let message = if help.is_empty() { message } else { format!("{message}\n{help}") };
    let mut location = json!({"artifactLocation": {"uri": uri(&diagnostic.file)}});
    if let (Spot::Bytes(start, end), Some(text)) = (&diagnostic.spot, text) {
        location["region"] = region(text, *start, *end);
    }
    json!({
        "ruleId": diagnostic.code.0,
        "ruleIndex": index,
        "level": level(diagnostic.code),
        "message": {"text": message},
        "locations": [{"physicalLocation": location}],
    })
}

/// A range of bytes as lines and columns from 1 and as characters from 0, all in units of UTF-16.
fn region(text: &str, start: usize, end: usize) -> Value {
    let (start, end) = (border(text, start), border(text, end));
    let ((start_line, start_column), (end_line, end_column)) =
        (line_and_column(text, start), line_and_column(text, end));
    json!({
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": units(&text[..start]),
        "charLength": units(text.get(start..end).unwrap_or_default()),
    })
}

fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, units(&before[line_start..]) + 1)
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The nearest border of a character at or before a byte.
fn border(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A path as a relative reference of RFC 3986; an absolute one as a URI of a file.
fn uri(path: &str) -> String {
    let mut uri = if path.starts_with('/') { "file://".to_string() } else { String::new() };
    for byte in path.bytes() {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if is_plain {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
