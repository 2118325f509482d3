//! `cari-uji.tsv`: what people search for, and the page that they must find.

use super::values::Placed;
use crate::diagnostic::{self, Report};

/// A query with the page that must come first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchTest {
    /// What people type.
    pub query: Placed<String>,
    /// The page, as links name it.
    pub path: Placed<String>,
}

/// Reads the rows of `cari-uji.tsv`; lines that are empty or begin with `#` are remarks.
pub(super) fn read(text: &str, report: &mut Report) -> Vec<SearchTest> {
    let mut tests = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let row = line.trim();
        if !row.is_empty() && !row.starts_with('#') {
            match <[Placed<String>; 2]>::try_from(cells(line, start)) {
                Ok([query, path]) => tests.push(SearchTest { query, path }),
                Err(_) => {
                    let start = start + line.len() - line.trim_start().len();
                    report.add(diagnostic::SEARCH_TEST_ROW, start..start + row.len(), &[]);
                }
            }
        }
        start += line.len();
    }
    tests
}

/// The cells of a line that begins at `start`. People put more than one tab between columns to make
/// them stand below each other, so empty cells are passed over.
fn cells(line: &str, mut start: usize) -> Vec<Placed<String>> {
    let mut cells = Vec::new();
    for cell in line.split('\t') {
        let begin = start + cell.len() - cell.trim_start().len();
        let value = cell.trim();
        if !value.is_empty() {
            cells.push(Placed { value: value.to_string(), range: begin..begin + value.len() });
        }
        start += cell.len() + 1;
    }
    cells
}
