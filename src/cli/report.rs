//! Shows what is wrong, in the form that was asked for.

use std::io::IsTerminal;

use super::arguments::OutputFormat;
use super::{CONTENT_ERROR, error_line, output_line};
use crate::build::Outcome;
use crate::diagnostic::{self, Diagnostic, Format, Texts};
use crate::language::Language;

/// The exit status for what is wrong.
pub(super) fn status(outcome: &Outcome, is_strict: bool) -> u8 {
    let is_failed = if is_strict {
        !outcome.diagnostics.is_empty()
    } else {
        outcome.diagnostics.iter().any(Diagnostic::is_error)
    };
    if is_failed { CONTENT_ERROR } else { 0 }
}

/// Shows diagnostics: for people as errors are shown, for programs as output.
pub(super) fn show(
    diagnostics: &[Diagnostic],
    texts: &Texts,
    format: OutputFormat,
    language: Language,
) {
    let show_each = |format: Format, print: &dyn Fn(String)| {
        for diagnostic in diagnostics {
            let source = texts.get(&diagnostic.file).map(|text| &**text);
            print(diagnostic::show(diagnostic, source, language, format));
        }
    };
    match format {
        OutputFormat::Text => {
            let is_coloured = std::io::stderr().is_terminal() && has_no_color_wish();
            show_each(Format::Text { is_coloured }, &|text| error_line(&format!("{text}\n")));
        }
        OutputFormat::Json => show_each(Format::Json, &|text| output_line(&text)),
        OutputFormat::Github => show_each(Format::Github, &|text| output_line(&text)),
        OutputFormat::Sarif => output_line(&diagnostic::sarif(diagnostics, texts, language)),
    }
}

/// Tells whether nobody asked for output without colour (<https://no-color.org>).
#[expect(clippy::disallowed_methods, reason = "the one wish that is told by the environment")]
fn has_no_color_wish() -> bool {
    std::env::var("NO_COLOR").map_or(true, |wish| wish.is_empty())
}
