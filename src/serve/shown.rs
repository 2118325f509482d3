//! The site that is shown: what there is at which address.

use std::collections::BTreeMap;

use crate::write::{Artifact, Content};

/// A finished site in memory. Its addresses are all that can be asked for.
#[derive(Debug, Default)]
pub struct Shown {
    contents: BTreeMap<String, Content>,
}

impl Shown {
    /// Takes over what a build made.
    pub fn new(artifacts: Vec<Artifact>) -> Self {
        let contents = artifacts.into_iter().map(|artifact| (artifact.path, artifact.content));
        Shown { contents: contents.collect() }
    }

    /// What the file at an address holds.
    pub fn content(&self, path: &str) -> Option<Content> {
        self.contents.get(path).cloned()
    }

    /// Tells whether there is a file at an address.
    pub fn has(&self, path: &str) -> bool {
        self.contents.contains_key(path)
    }

    /// All addresses, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.contents.keys().map(String::as_str)
    }

    /// How many files are new, gone or different from those of another site.
    pub fn difference(&self, other: &Shown) -> usize {
        let is_other = |(path, content): &(&String, &Content)| {
            other.contents.get(*path).is_none_or(|before| !is_same(before, content))
        };
        let gone = other.contents.keys().filter(|path| !self.contents.contains_key(*path));
        self.contents.iter().filter(is_other).count() + gone.count()
    }
}

fn is_same(before: &Content, after: &Content) -> bool {
    match (before, after) {
        (Content::Bytes(before), Content::Bytes(after)) => before == after,
        (Content::File(before), Content::File(after)) => before == after,
        _ => false,
    }
}
