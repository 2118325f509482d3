//! What is wrong, where, and what to write instead.
//!
//! A [`Diagnostic`] holds a code, a place and the words to fill in. Severity, headline and help
//! are looked up in the page of the code (`docs/diagnostics/ZI101.md`) when it is shown, in the
//! language of the reader: the pages are the one catalogue of messages, and the manual, and a test.

mod catalogue;
mod codes;
mod github;
mod sarif;
mod show;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

pub use catalogue::{Page, Severity, page, pages};
pub use codes::*;
pub use sarif::sarif;
pub use show::{Format, Place, Told, harmless, place, show, tell};

/// Texts of the files that diagnostics may show, by the names they use.
pub type Texts = BTreeMap<String, Arc<str>>;

/// The stable name of a kind of problem, `ZI101`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(pub &'static str);

/// Where in a file a problem is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The file as a whole.
    File,
    /// A range of bytes, as first and last-plus-one.
    Bytes(usize, usize),
}

impl From<Range<usize>> for Spot {
    fn from(range: Range<usize>) -> Self {
        Spot::Bytes(range.start, range.end)
    }
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file as the user would name it, `content/layanan/pbg.yaml`.
    pub file: String,
    /// The place in the file.
    pub spot: Spot,
    /// What kind of problem it is.
    pub code: Code,
    /// The words for the placeholders of the message.
    pub words: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// Tells whether the build must stop.
    pub fn is_error(&self) -> bool {
        page(self.code).severity == Severity::Error
    }
}

/// Most problems of one kind that are told of one file; nobody reads more, and showing each means
/// walking through the file.
const SAME_CODE_MAX: usize = 100;

/// Collects the problems of one file.
#[derive(Debug)]
pub struct Report {
    file: String,
    diagnostics: Vec<Diagnostic>,
    /// How often each kind was noted.
    counts: BTreeMap<Code, usize>,
}

impl Report {
    /// Starts a report about `file`, named as the user would name it.
    pub fn new(file: impl Into<String>) -> Self {
        Report { file: file.into(), diagnostics: Vec::new(), counts: BTreeMap::new() }
    }

    /// Notes a problem at `spot`; those that are too many of their kind are only counted.
    pub fn add(&mut self, code: Code, spot: impl Into<Spot>, words: &[(&'static str, &str)]) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count > SAME_CODE_MAX {
            return;
        }
        self.diagnostics.push(Diagnostic {
            file: self.file.clone(),
            spot: spot.into(),
            code,
            words: words.iter().map(|(name, word)| (*name, (*word).to_string())).collect(),
        });
    }

    /// Tells whether problems of a kind are only counted by now, so that a guess at what was meant
    /// would be lost.
    pub fn has_enough(&self, code: Code) -> bool {
        self.counts.get(&code).is_some_and(|count| *count >= SAME_CODE_MAX)
    }

    /// Tells whether an error has been noted.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// Hands over what was noted.
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        for (code, count) in std::mem::take(&mut self.counts) {
            if let Some(more) = count.checked_sub(SAME_CODE_MAX).filter(|more| *more > 0) {
                let more = more.to_string();
                let words = [("code", code.0), ("count", more.as_str())];
                self.add(MORE_OF_THE_SAME, Spot::File, &words);
            }
        }
        self.diagnostics
    }
}
