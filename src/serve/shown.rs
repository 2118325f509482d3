//! The site that is shown: what there is at which address.

use std::collections::BTreeMap;

use crate::source;
use crate::write::{Artifact, Content};

/// A finished site in memory. Its addresses are all that can be asked for.
#[derive(Debug, Default)]
pub struct Shown {
    contents: BTreeMap<String, Content>,
    /// The files that are only copied, as they were.
    states: BTreeMap<String, Option<String>>,
}

impl Shown {
    /// Takes over what a build made.
    pub fn new(artifacts: Vec<Artifact>) -> Self {
        let state = |artifact: &Artifact| match &artifact.content {
            Content::Bytes(_) => None,
            Content::File(path) => Some((artifact.path.clone(), source::state_of(path))),
        };
        let states = artifacts.iter().filter_map(state).collect();
        let contents = artifacts.into_iter().map(|artifact| (artifact.path, artifact.content));
        Shown { contents: contents.collect(), states }
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
        let is_other = |path: &&String| !self.is_same_at(other, path);
        let gone = other.contents.keys().filter(|path| !self.contents.contains_key(*path));
        self.contents.keys().filter(is_other).count() + gone.count()
    }

    fn is_same_at(&self, other: &Shown, path: &str) -> bool {
        match (self.contents.get(path), other.contents.get(path)) {
            (Some(Content::Bytes(now)), Some(Content::Bytes(before))) => now == before,
            (Some(Content::File(_)), Some(Content::File(_))) => {
                self.states.get(path) == other.states.get(path)
            }
            _ => false,
        }
    }
}
