//! What an author did when the parser could not go on: the slips of every day, told by the lines
//! around the place where the parser stopped.

use granit_parser::{ErrorKind, ScanError};

use super::Problem;
use crate::diagnostic::{self, Code};

/// Turns an error of the parser into a problem of ours.
pub(super) fn explain(text: &str, offset: usize, error: &ScanError) -> Problem {
    let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    let stop = Stop { text, at };
    let slip = stop.slip().unwrap_or_else(|| stop.by_kind(error.kind()));
    let line_end = text[slip.at..].find('\n').map_or(text.len(), |end| slip.at + end);
    let end = slip.at + text[slip.at..line_end].trim_end().len();
    let mut problem = Problem::new(slip.code, offset + slip.at..offset + end.max(slip.at));
    problem.words.extend(slip.word);
    if slip.code == diagnostic::YAML_SYNTAX {
        problem.words.push(("reason", error.kind().to_string()));
    }
    problem
}

/// What was found, and where.
struct Slip {
    code: Code,
    at: usize,
    word: Option<(&'static str, String)>,
}

impl Slip {
    fn new(code: Code, at: usize) -> Self {
        Slip { code, at, word: None }
    }
}

/// Tells whether a value begins with a link of Markdown, which YAML takes for a list.
fn begins_with_link(value: &str) -> bool {
    let words = value.strip_prefix('[').and_then(|rest| rest.split_once("]("));
    words.is_some_and(|(words, _)| !words.contains(['"', '\'', ',']))
}

/// Where the parser stopped.
struct Stop<'t> {
    text: &'t str,
    at: usize,
}

impl Stop<'_> {
    /// Looks for a slip that the line itself shows, then the line above it.
    fn slip(&self) -> Option<Slip> {
        let start = self.line_start(self.at);
        let above = self.text[..start].trim_end().len();
        let lines = [start, self.line_start(above)];
        lines.into_iter().find_map(|start| self.slip_in_line(start))
    }

    fn slip_in_line(&self, start: usize) -> Option<Slip> {
        let line = self.text[start..].lines().next().unwrap_or_default();
        if let Some(tab) = line.find(|c: char| c != ' ').filter(|at| line[*at..].starts_with('\t'))
        {
            return Some(Slip::new(diagnostic::YAML_TAB, start + tab));
        }
        let entry = line.trim_start().trim_start_matches("- ");
        let indent = line.len() - entry.len();
        let text = entry.split_once(": ").map_or(entry, |(_, value)| value.trim_start());
        if begins_with_link(text) {
            let (code, word) = (diagnostic::YAML_FIRST_CHARACTER, ("character", "[".to_string()));
            return Some(Slip { code, at: start + line.len() - text.len(), word: Some(word) });
        }
        let (key, value) = entry.split_once(':')?;
        let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        let (code, word) = match value.trim() {
            _ if !is_key => return None,
            "-" => (diagnostic::YAML_DASH, ("key", key.to_string())),
            _ if value.starts_with(|c: char| !c.is_whitespace() && c != '/') => {
                (diagnostic::YAML_SPACE, ("key", key.to_string()))
            }
            value if value.starts_with(['@', '%', '`']) => {
                let first = value.chars().next().map(String::from).unwrap_or_default();
                (diagnostic::YAML_FIRST_CHARACTER, ("character", first))
            }
            _ => return None,
        };
        Some(Slip { code, at: start + indent, word: Some(word) })
    }

    fn by_kind(&self, kind: &ErrorKind) -> Slip {
        use ErrorKind as K;
        let code = match kind {
            K::TabNotAllowed
            | K::TabInBlockIndentation
            | K::TabInIndentation
            | K::TabAtBlockScalarStart
            | K::TabInPlainScalar => diagnostic::YAML_TAB,
            K::UnclosedQuotedScalar
            | K::DocumentIndicatorInQuotedScalar
            | K::InvalidQuotedScalarIndent
            | K::InvalidTrailingSingleQuotedScalar
            | K::InvalidTrailingDoubleQuotedScalar => {
                let at = self.open_quote().unwrap_or(self.at);
                return Slip::new(diagnostic::YAML_UNCLOSED_QUOTE, at);
            }
            K::RecursionLimitExceeded => diagnostic::YAML_LIMIT,
            K::MissingAnchorOrAliasName | K::UnknownAnchor | K::AnchorCountOverflow => {
                diagnostic::YAML_ANCHOR
            }
            K::MultipleDocumentsUnsupported => diagnostic::YAML_DOCUMENTS,
            _ => match self.open_bracket() {
                Some(at) => return Slip::new(diagnostic::YAML_SYNTAX, at),
                None if self.is_colon_line() || *kind == K::MappingValueNotAllowed => {
                    diagnostic::YAML_COLON
                }
                None => diagnostic::YAML_SYNTAX,
            },
        };
        Slip::new(code, self.at)
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    fn line(&self) -> &str {
        self.text[self.line_start(self.at)..].lines().next().unwrap_or_default()
    }

    /// Tells whether the line has a value with `: ` in it (`judul: Jam: Senin`).
    fn is_colon_line(&self) -> bool {
        self.line().split_once(": ").is_some_and(|(_, value)| value.contains(": "))
    }

    /// Finds a bracket that the line above opens and nothing closes.
    fn open_bracket(&self) -> Option<usize> {
        let above = self.text[..self.line_start(self.at)].trim_end().len();
        let start = self.line_start(above);
        let line = &self.text[start..above];
        let is_open =
            |open: char, close: char| line.matches(open).count() > line.matches(close).count();
        let open =
            [('[', ']'), ('{', '}')].into_iter().find(|(open, close)| is_open(*open, *close));
        open.and_then(|(open, _)| line.find(open)).map(|at| start + at)
    }

    /// Finds the last quote at or above the stop that is opened in a line and not closed in it.
    fn open_quote(&self) -> Option<usize> {
        let text = self.text;
        let line_end = text[self.at..].find('\n').map_or(text.len(), |end| self.at + end);
        let mut found = None;
        let mut line_start = 0;
        for line in text[..line_end].split_inclusive('\n') {
            let value = line.find(": ").map_or(line, |colon| &line[colon + 2..]);
            let value = value.trim_start().trim_start_matches("- ").trim_start();
            if let Some(quote) = value.chars().next().filter(|first| matches!(first, '"' | '\''))
                && value.trim_end().matches(quote).count() % 2 == 1
            {
                found = Some(line_start + line.len() - value.len());
            }
            line_start += line.len();
        }
        found
    }
}
