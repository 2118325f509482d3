//! Forms of words: what a word may come from.
//!
//! There is no dictionary. A word has all readings that its affixes allow; `roots` finds which of them
//! is the root. So a portal that says `perizinan` and `izin` has one family for both, and a word that
//! only looks as if it had an affix stays what it is.

use serde::Deserialize;

/// The shortest root: from two letters nothing can be told.
pub(super) const ROOT_CHARS_MIN: usize = 3;
/// How many affixes a word may have on each side: `mem-per-panjang`, `jangka-nya-lah`.
const DEPTH: usize = 2;

/// The affixes of a language, as the file has them and as the script of the search gets them.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Rules {
    /// `prefix|restored|letters`: what is removed, what stands in its place, and which letters may
    /// follow it (all, when none are named).
    pub(super) prefixes: String,
    /// `suffix|restored`.
    pub(super) suffixes: String,
}

/// The affixes of a language, taken apart once for many words.
pub(super) struct Affixes<'r> {
    prefixes: Vec<Affix<'r>>,
    suffixes: Vec<Affix<'r>>,
}

/// An affix, what stands in its place, and which letters may follow it.
struct Affix<'r> {
    text: &'r str,
    restored: &'r str,
    letters: &'r str,
}

impl<'r> Affixes<'r> {
    pub(super) fn new(rules: &'r Rules) -> Self {
        let list = |rules: &'r str| rules.split(' ').filter_map(Affix::read).collect();
        Affixes { prefixes: list(&rules.prefixes), suffixes: list(&rules.suffixes) }
    }

    pub(super) fn readings(&self, word: &str) -> Vec<String> {
        let mut all = vec![word.to_string()];
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            extend(&mut all, &self.suffixes, Affix::without_suffix);
            extend(&mut all, &self.prefixes, Affix::without_prefix);
        }
        all
    }
}

impl<'r> Affix<'r> {
    fn read(rule: &'r str) -> Option<Self> {
        let mut parts = rule.split('|');
        let (text, restored) = (parts.next()?, parts.next()?);
        Some(Affix { text, restored, letters: parts.next().unwrap_or_default() })
    }

    fn without_suffix(&self, word: &str) -> Option<String> {
        let rest = word.strip_suffix(self.text)?;
        (rest.len() >= ROOT_CHARS_MIN).then(|| format!("{rest}{}", self.restored))
    }

    fn without_prefix(&self, word: &str) -> Option<String> {
        let rest = word.strip_prefix(self.text)?;
        let may_follow = self.letters.is_empty() || self.letters.contains(rest.chars().next()?);
        let length = rest.len() + self.restored.len();
        (may_follow && length >= ROOT_CHARS_MIN).then(|| format!("{}{rest}", self.restored))
    }
}

/// Every reading of a word: itself first, then what it may come from.
pub(super) fn readings(word: &str, rules: &Rules) -> Vec<String> {
    Affixes::new(rules).readings(word)
}

/// Adds what one of the affixes makes of the readings, and what another makes of that.
fn extend<'r>(
    all: &mut Vec<String>,
    affixes: &[Affix<'r>],
    without: fn(&Affix<'r>, &str) -> Option<String>,
) {
    let mut from = 0;
    for _ in 0..DEPTH {
        let until = all.len();
        for index in from..until {
            for affix in affixes {
                let reading = without(affix, &all[index]);
                all.extend(reading.filter(|reading| !all.contains(reading)));
            }
        }
        from = until;
    }
}
