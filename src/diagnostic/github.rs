//! Diagnostics as commands of GitHub's workflows, which show them beside the changed lines.

use super::{Diagnostic, Severity, Spot, page, place};
use crate::language::Language;

/// Shows one diagnostic as a workflow command.
pub(super) fn show(diagnostic: &Diagnostic, source: Option<&str>, language: Language) -> String {
    let page = page(diagnostic.code);
    let command = match page.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let title = format!("{} {}", diagnostic.code.0, page.title(language));
    let mut properties = vec![format!("file={}", property(&diagnostic.file))];
    if let (Spot::Bytes(start, end), Some(text)) = (&diagnostic.spot, source) {
        let (start, end) = (place(text, *start), place(text, *end));
        properties.push(format!("line={}", start.line));
        properties.push(format!("endLine={}", end.line));
        // GitHub shows columns only of annotations within one line.
        if start.line == end.line {
            properties.push(format!("col={},endColumn={}", start.column, end.column));
        }
    }
    properties.push(format!("title={}", property(&title)));
    let (message, help) =
        (page.message(language, &diagnostic.words), page.help(language, &diagnostic.words));
    let text = if help.is_empty() { message } else { format!("{message}\n{help}") };
    format!("::{command} {}::{}", properties.join(","), data(&text))
}

/// Escapes the text of a command, which ends with its line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property, which ends with `,` or `:`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
