//! What is wrong, for the browser: the words of the terminal as data.

use serde_json::{Value, json};

use crate::build::Told;
use crate::diagnostic::{self, Diagnostic};
use crate::language::Language;
use crate::source::ReadError;

/// Most problems that the browser shows; the terminal has all of them.
const SHOWN_MAX: usize = 200;

/// What is wrong with the content or the theme, ready to be sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Problems {
    /// Stands for the list; empty when there is nothing wrong.
    pub(super) tag: String,
    /// Whether there is anything that keeps the site from being published.
    pub(super) has_errors: bool,
    /// The list with the words around it, as JSON.
    pub(super) json: Value,
}

impl Problems {
    /// The problems of a build.
    pub(super) fn of_build(told: &Told, language: Language) -> Self {
        let mut all: Vec<&Diagnostic> = told.diagnostics.iter().collect();
        all.sort_by_key(|diagnostic| !diagnostic.is_error());
        let error_count = all.iter().filter(|diagnostic| diagnostic.is_error()).count();
        let text = |file: &str| told.texts.get(file).map(|text| &**text);
        let shown = all.iter().take(SHOWN_MAX);
        let list: Vec<_> = shown.map(|it| one(it, text(&it.file), language)).collect();
        Self::new(&list, error_count, all.len() - error_count, language)
    }

    /// The problem that nothing could be read, in words that say why.
    pub(super) fn of_reading(error: &ReadError, words: &str, language: Language) -> Self {
        let severity = match language {
            Language::Indonesian => "kesalahan",
            Language::English => "error",
        };
        let list = [json!({
            "isError": true,
            "severity": severity,
            "code": "",
            "place": error.path.to_string_lossy(),
            "message": words,
            "help": "",
            "excerpt": Value::Null,
        })];
        Self::new(&list, 1, 0, language)
    }

    fn new(list: &[Value], errors: usize, warnings: usize, language: Language) -> Self {
        if list.is_empty() {
            return Problems::default();
        }
        let json = json!({
            "errors": errors,
            "warnings": warnings,
            "list": list,
            "words": words(errors, warnings, language),
            "language": language.code(),
        });
        let tag = super::file::tag(json.to_string().as_bytes());
        Problems { tag, has_errors: errors > 0, json }
    }
}

fn one(diagnostic: &Diagnostic, source: Option<&str>, language: Language) -> Value {
    let told = diagnostic::tell(diagnostic, source, language);
    let place = told.place.map_or_else(
        || told.file.clone(),
        |place| format!("{}:{}:{}", told.file, place.line, place.column),
    );
    json!({
        "isError": diagnostic.is_error(),
        "severity": told.severity,
        "code": diagnostic.code.0,
        "place": place,
        "message": told.message,
        "help": told.help,
        "excerpt": told.excerpt,
    })
}

/// The words around the list.
fn words(errors: usize, warnings: usize, language: Language) -> Value {
    match language {
        Language::Indonesian => json!({
            "title": if errors > 0 { "Situs belum diperbarui" } else { "Peringatan" },
            "note": if errors > 0 {
                "Yang tampak di balik catatan ini adalah situs terakhir yang utuh. Catatan hilang sendiri setelah kesalahannya diperbaiki."
            } else {
                "Situs sudah diperbarui; peringatan tidak menghalangi penerbitan."
            },
            "alone": "Situs belum dapat ditampilkan. Halaman ini berganti sendiri setelah kesalahannya diperbaiki.",
            "count": counts(errors, warnings, ("kesalahan", "kesalahan"), ("peringatan", "peringatan")),
            "minimize": "Kecilkan",
            "help": "saran",
            "copy": "Salin tempat ini",
            "copied": "disalin",
        }),
        Language::English => json!({
            "title": if errors > 0 { "The site has not been updated" } else { "Warnings" },
            "note": if errors > 0 {
                "Behind this note is the last site that was whole. The note goes away by itself once the errors are mended."
            } else {
                "The site has been updated; warnings do not keep it from being published."
            },
            "alone": "The site cannot be shown yet. This page changes by itself once the errors are mended.",
            "count": counts(errors, warnings, ("error", "errors"), ("warning", "warnings")),
            "minimize": "Minimise",
            "help": "help",
            "copy": "Copy this place",
            "copied": "copied",
        }),
    }
}

fn counts(
    errors: usize,
    warnings: usize,
    error_words: (&str, &str),
    warning_words: (&str, &str),
) -> String {
    let part = |count: usize, (one, many): (&str, &str)| {
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
    };
    let parts = [part(errors, error_words), part(warnings, warning_words)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
