//! Results that are kept from one build to the next, so that only what changed is made again.
//!
//! What is kept was made by a pure function of one thing, and is found by a key that tells this
//! thing from every other. So nothing can be out of date: another thing has another key.

use std::collections::{HashMap, HashSet};
use std::convert::Infallible;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::*;

/// Tells a thing from every other: a hash of all that it is made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Key([u8; 32]);

impl Key {
    /// Its bytes, to make other keys of.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Hash for Key {
    /// A few of its bytes are as good a hash as all of them.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let [first, ..] = self.0.as_chunks::<8>().0 else { return };
        state.write_u64(u64::from_le_bytes(*first));
    }
}

/// The key of something that is made of these parts.
pub fn key<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> Key {
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend_from_slice(&part.len().to_le_bytes());
        bytes.extend_from_slice(part);
    }
    Key(blake3::hash(&bytes).into())
}

/// When so many of those that are asked for (one of this number) are not, they are forgotten.
const FORGOTTEN_SHARE: usize = 16;

/// Results by the keys of what they were made of.
#[derive(Debug)]
pub struct Memo<V, K = Key> {
    kept: HashMap<K, Arc<V>>,
}

impl<V, K> Default for Memo<V, K> {
    fn default() -> Self {
        Memo { kept: HashMap::new() }
    }
}

impl<V: Send + Sync, K: Copy + Eq + Hash + Send + Sync> Memo<V, K> {
    /// Gives the results for all `things`, in their order. Those that are not known are made, on all
    /// cores; those that nobody asks for are forgotten, some time later.
    pub fn all<T: Sync>(
        &mut self,
        things: &[T],
        key: impl Fn(&T) -> K,
        make: impl Fn(&T) -> V + Sync,
    ) -> Vec<Arc<V>> {
        let Ok(all) = self.try_all(things, key, |thing| Ok::<V, Infallible>(make(thing)));
        all
    }

    /// Like [`Memo::all`], where a result may fail to be made.
    ///
    /// # Errors
    /// The first failure; what did not fail is kept.
    pub fn try_all<T: Sync, E: Send>(
        &mut self,
        things: &[T],
        key: impl Fn(&T) -> K,
        make: impl Fn(&T) -> Result<V, E> + Sync,
    ) -> Result<Vec<Arc<V>>, E> {
        let keys: Vec<K> = things.iter().map(key).collect();
        let unknown: Vec<usize> =
            (0..things.len()).filter(|index| !self.kept.contains_key(&keys[*index])).collect();
        let results: Vec<(K, Result<V, E>)> =
            unknown.into_par_iter().map(|index| (keys[index], make(&things[index]))).collect();
        let mut failure = None;
        for (key, result) in results {
            match result {
                Ok(value) => _ = self.kept.insert(key, Arc::new(value)),
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        if let Some(failure) = failure {
            return Err(failure);
        }
        let all = keys.iter().map(|key| Arc::clone(&self.kept[key])).collect();
        if self.kept.len() > things.len() + things.len() / FORGOTTEN_SHARE {
            let asked: HashSet<K> = keys.into_iter().collect();
            self.kept.retain(|key, _| asked.contains(key));
        }
        Ok(all)
    }
}
