//! Results that are kept from one build to the next, so that only what changed is made again.
//!
//! What is kept was made by a pure function of one thing, and is found by a key that tells this
//! thing from every other. So nothing can be out of date: another thing has another key.

use std::collections::HashMap;
use std::convert::Infallible;
use std::hash::{Hash, Hasher};

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

/// Results by the keys of what they were made of, in the order of the last time. From one time to the
/// next few things change, so most results are found where they were.
#[derive(Debug)]
pub struct Memo<V, K = Key> {
    keys: Vec<K>,
    results: Vec<V>,
}

impl<V, K> Default for Memo<V, K> {
    fn default() -> Self {
        Memo { keys: Vec::new(), results: Vec::new() }
    }
}

impl<V: Send, K: Copy + Eq + Hash + Send + Sync> Memo<V, K> {
    /// Gives the results for all `things`, in their order. Those that are not known are made, on all
    /// cores; those that nobody asks for are forgotten.
    pub fn all<T: Sync>(
        &mut self,
        things: &[T],
        key: impl Fn(&T) -> K,
        make: impl Fn(&T) -> V + Sync,
    ) -> &[V] {
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
    ) -> Result<&[V], E> {
        let keys: Vec<K> = things.iter().map(key).collect();
        let before = same_count(self.keys.iter(), keys.iter());
        let after = same_count(self.keys[before..].iter().rev(), keys[before..].iter().rev());
        let (old, new) = (before..self.keys.len() - after, before..keys.len() - after);
        let mut known: HashMap<K, V> =
            self.keys.drain(old.clone()).zip(self.results.drain(old)).collect();
        let asked: Vec<(usize, Option<V>)> =
            new.map(|index| (index, known.remove(&keys[index]))).collect();
        let results: Vec<(K, Result<V, E>)> = asked
            .into_par_iter()
            .map(|(index, known)| (keys[index], known.map_or_else(|| make(&things[index]), Ok)))
            .collect();
        let mut failure = None;
        let (mut found, mut kept) = (Vec::new(), Vec::new());
        for (key, result) in results {
            match result {
                Ok(result) => {
                    found.push(key);
                    kept.push(result);
                }
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        self.keys.splice(before..before, found);
        self.results.splice(before..before, kept);
        match failure {
            Some(failure) => Err(failure),
            None => Ok(&self.results),
        }
    }
}

/// How many are the same until the first that is not.
fn same_count<'k, K: Eq + 'k>(
    one: impl Iterator<Item = &'k K>,
    other: impl Iterator<Item = &'k K>,
) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// Asks for some things, and tells which were made.
    fn ask(memo: &mut Memo<String, u8>, things: &[u8]) -> Vec<u8> {
        let made = Mutex::new(Vec::new());
        let result = memo.try_all(
            things,
            |thing| *thing,
            |thing| {
                made.lock().expect("nobody panics").push(*thing);
                if *thing == b'x' { Err(()) } else { Ok(thing.to_string()) }
            },
        );
        let all: Vec<String> = things.iter().map(u8::to_string).collect();
        assert_eq!(result.is_ok(), !things.contains(&b'x'));
        assert!(result.is_err() || result == Ok(&all), "{result:?}");
        let mut made = made.into_inner().expect("nobody panics");
        made.sort_unstable();
        made
    }

    #[test]
    fn only_what_is_not_known_is_made() {
        let mut memo = Memo::default();
        assert_eq!(ask(&mut memo, b"abcd"), b"abcd");
        assert_eq!(ask(&mut memo, b"abcd"), b"");
        assert_eq!(ask(&mut memo, b"abed"), b"e");
        assert_eq!(ask(&mut memo, b"dfbea"), b"f", "what has moved is known");
        assert_eq!(ask(&mut memo, b"ea"), b"");
        assert_eq!(ask(&mut memo, b"ebbxa"), b"bbx", "what nobody asked for is forgotten");
        assert_eq!(ask(&mut memo, b"eba"), b"", "what did not fail is kept");
    }
}
