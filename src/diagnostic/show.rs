//! Diagnostics one by one: as text for people, and as lines for programs.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::json;

use super::catalogue::word;
use super::{Diagnostic, Severity, Spot, github, page};
use crate::characters;
use crate::language::Language;

/// How diagnostics are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people, with the line of the source; with colour if asked for.
    Text {
        /// Whether escape codes for colour may be used.
        is_coloured: bool,
    },
    /// One JSON object a line.
    Json,
    /// One workflow command of GitHub a line.
    Github,
}

/// Line and column, both from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Finds the line and column of a byte.
pub fn place(text: &str, byte: usize) -> Place {
    let mut end = byte.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Place {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1,
    }
}

/// A diagnostic in the words of the terminal, for those who lay it out themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// `kesalahan` or `peringatan`, in the language.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to write instead; may be empty.
    pub help: String,
    /// The file as the user would name it.
    pub file: String,
    /// Where in the file, when it is not the whole.
    pub place: Option<Place>,
    /// The line of the file, when there is a place.
    pub excerpt: Option<String>,
}

/// Tells one diagnostic; `source` is the text of its file, where it has one.
pub fn tell(diagnostic: &Diagnostic, source: Option<&str>, language: Language) -> Told {
    let page = page(diagnostic.code);
    let spot = match (&diagnostic.spot, source) {
        (Spot::Bytes(start, _), Some(text)) => Some((place(text, *start), text)),
        _ => None,
    };
    let line = |(place, text): &(Place, &str)| {
        visible(text.lines().nth(place.line - 1).unwrap_or_default()).replace('\t', " ")
    };
    Told {
        severity: word(severity_name(page.severity), language),
        message: printable(&page.message(language, &diagnostic.words)),
        help: printable(&page.help(language, &diagnostic.words)),
        file: printable(&diagnostic.file),
        place: spot.map(|(place, _)| place),
        excerpt: spot.as_ref().map(line),
    }
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "@error",
        Severity::Warning => "@warning",
    }
}

/// Shows one diagnostic; `source` is the text of its file, where it has one.
pub fn show(
    diagnostic: &Diagnostic,
    source: Option<&str>,
    language: Language,
    format: Format,
) -> String {
    match format {
        Format::Json => show_json(diagnostic, source, language),
        Format::Github => github::show(diagnostic, source, language),
        Format::Text { is_coloured } => show_text(diagnostic, source, language, is_coloured),
    }
}

fn show_json(diagnostic: &Diagnostic, source: Option<&str>, language: Language) -> String {
    let page = page(diagnostic.code);
    let (start, end) = match (&diagnostic.spot, source) {
        (Spot::Bytes(start, end), Some(text)) => {
            (Some(place(text, *start)), Some(place(text, *end)))
        }
        _ => (None, None),
    };
    let line = json!({
        "code": diagnostic.code.0,
        "severity": match page.severity { Severity::Error => "error", Severity::Warning => "warning" },
        "file": diagnostic.file,
        "line": start.map(|place| place.line),
        "column": start.map(|place| place.column),
        "end_line": end.map(|place| place.line),
        "end_column": end.map(|place| place.column),
        "title": page.title(language),
        "message": page.message(language, &diagnostic.words),
        "help": page.help(language, &diagnostic.words),
    });
    escape_in_json(&line.to_string())
}

/// Escapes what JSON allows in its texts and a terminal obeys all the same.
fn escape_in_json(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    for character in line.chars() {
        if is_unsafe(character) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(character);
        }
    }
    escaped
}

fn show_text(
    diagnostic: &Diagnostic,
    source: Option<&str>,
    language: Language,
    is_coloured: bool,
) -> String {
    let page = page(diagnostic.code);
    let level = match page.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let level = level.with_name(word(severity_name(page.severity), language));
    let message = printable(&page.message(language, &diagnostic.words));
    let help = printable(&page.help(language, &diagnostic.words));
    let title = level.primary_title(message.as_str()).id(diagnostic.code.0);
    let renderer = if is_coloured { Renderer::styled() } else { Renderer::plain() };
    let file = printable(&diagnostic.file);
    let cleaned = source.map(visible);
    let mut text = if let (Spot::Bytes(start, end), Some(source)) = (&diagnostic.spot, &cleaned) {
        let range = snap(source, *start, *end);
        let snippet = Snippet::source(source.as_str())
            .path(file.as_str())
            .annotation(AnnotationKind::Primary.span(range));
        renderer.render(&[title.element(snippet)])
    } else {
        let origin = annotate_snippets::Origin::path(file.as_str());
        renderer.render(&[title.element(origin)])
    };
    if !help.is_empty() {
        let _ = write!(text, "\n  = {}: {help}", word("@help", language));
    }
    text
}

/// Puts a range on character borders inside one line, so that an excerpt stays one line.
fn snap(source: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    let mut start = start.min(source.len());
    while !source.is_char_boundary(start) {
        start -= 1;
    }
    let line_end = source[start..].find('\n').map_or(source.len(), |newline| start + newline);
    let mut end = end.clamp(start, line_end);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    start..end
}

/// Replaces control characters by blanks of the same length, so that no byte of the content can
/// steer the terminal and ranges stay true.
fn visible(source: &str) -> String {
    source
        .chars()
        .flat_map(|character| {
            let is_hidden = is_unsafe(character) && !matches!(character, '\n' | '\t');
            let count = if is_hidden { character.len_utf8() } else { 1 };
            std::iter::repeat_n(if is_hidden { ' ' } else { character }, count)
        })
        .collect()
}

/// A text of several lines that steers no terminal, for messages that are no diagnostics.
pub fn harmless(text: &str) -> String {
    text.split('\n').map(printable).collect::<Vec<_>>().join("\n")
}

/// Tells whether a character steers a terminal or the direction of its lines.
fn is_unsafe(character: char) -> bool {
    character.is_control()
        || characters::is_invisible(character)
        || matches!(character, '\u{200c}'..='\u{200f}')
}

/// Escapes control and direction characters in a message.
fn printable(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for character in text.chars() {
        if is_unsafe(character) {
            result.extend(character.escape_default());
        } else {
            result.push(character);
        }
    }
    result
}
