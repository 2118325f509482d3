//! What a theme must not have: files that are no text where text is wanted, templates that are
//! empty, and values in attributes without quotes, which end at the first blank of a value.

use std::ops::Range;

use super::Files;
use crate::characters;
use crate::diagnostic::{self, Diagnostic, Report, Spot};

/// Checks every template and list of words.
pub(super) fn check(files: &Files) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (path, file) in files {
        let is_template = path.starts_with("templates/");
        if is_template || path.starts_with("strings/") || path == "theme.yaml" {
            let mut report = Report::new(file.shown.clone());
            check_file(&file.bytes, is_template, &mut report);
            diagnostics.extend(report.into_diagnostics());
        }
    }
    diagnostics
}

fn check_file(bytes: &[u8], is_template: bool, report: &mut Report) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        report.add(diagnostic::THEME_ENCODING, Spot::File, &[]);
        return;
    };
    let control = text.char_indices().find(|(_, c)| characters::is_control(*c));
    if let Some((at, character)) = control {
        let name = characters::name(character);
        let range = at..at + character.len_utf8();
        report.add(diagnostic::CONTROL_CHARACTER, range, &[("character", &name)]);
    }
    if is_template && text.trim().is_empty() {
        report.add(diagnostic::TEMPLATE_EMPTY, Spot::File, &[]);
    }
    if is_template {
        for range in unquoted_values(text) {
            report.add(diagnostic::TEMPLATE_UNQUOTED, range, &[]);
        }
    }
}

/// Finds values of templates that stand in an attribute without quotes: `href={{ page.url }}`.
fn unquoted_values(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut state = State::Text;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if let Some(length) = statement_length(rest) {
            if rest.starts_with("{{") && state == State::Bare {
                found.push(at..at + length);
            }
            at += length;
            continue;
        }
        let character = rest.chars().next().unwrap_or_default();
        state = state.after(character, rest);
        at += character.len_utf8();
    }
    found
}

/// The bytes of the statement, value or comment that a text begins with.
fn statement_length(text: &str) -> Option<usize> {
    let pairs = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    let (_, close) = pairs.iter().find(|(open, _)| text.starts_with(open))?;
    Some(text.find(close).map_or(text.len(), |end| end + close.len()))
}

/// Where in HTML a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Text,
    Tag,
    /// After the `=` of an attribute, and in a value without quotes.
    Bare,
    Quoted(char),
}

impl State {
    /// The state after a character; `rest` begins with it.
    fn after(self, character: char, rest: &str) -> State {
        match (self, character) {
            (State::Text, '<') => {
                let next = rest.chars().nth(1);
                if next.is_some_and(|c| c.is_ascii_alphabetic()) { State::Tag } else { State::Text }
            }
            (State::Tag | State::Bare, '>') => State::Text,
            (State::Tag, '=') => State::Bare,
            (State::Tag | State::Bare, quote @ ('"' | '\'')) => State::Quoted(quote),
            (State::Quoted(open), close) if open == close => State::Tag,
            (State::Bare, blank) if blank.is_whitespace() => State::Tag,
            (state, _) => state,
        }
    }
}
