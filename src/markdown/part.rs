//! A part of a text that is held once, whatever is read of it.

use std::ops::{Deref, Range};
use std::sync::Arc;

use super::small;

/// A part of a text, or all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    whole: Arc<str>,
    range: Range<u32>,
}

impl Part {
    /// These bytes of a text.
    pub fn of(whole: &Arc<str>, range: Range<usize>) -> Part {
        Part { whole: Arc::clone(whole), range: small(range.start)..small(range.end) }
    }
}

impl From<&str> for Part {
    fn from(text: &str) -> Part {
        Part { whole: text.into(), range: 0..small(text.len()) }
    }
}

impl Deref for Part {
    type Target = str;

    fn deref(&self) -> &str {
        &self.whole[self.range.start as usize..self.range.end as usize]
    }
}
