//! Reads the keys of a YAML map into typed values, and notes everything that is wrong.
//!
//! A reader never stops: a value that is missing or wrong becomes the default of its type, a
//! diagnostic is noted, and the build ends at the barrier before any default could be published.

use std::ops::Range;
use std::sync::Arc;

use super::syntax::{Condition, KeyShape, Keys, Syntax};
use crate::diagnostic::{self, Report};
use crate::yaml::{Key, Node, Scalar, Value as Yaml};

/// A type that can be read from a YAML value.
pub trait Value: Sized + 'static {
    /// How its values are written.
    fn syntax() -> Syntax<Self>;

    /// Reads the value; `None` when it is wrong, which has then been noted.
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        Self::syntax().read(node, reading)
    }
}

/// A file while it is read.
pub struct Reading<'a> {
    /// The text of the file.
    pub text: &'a Arc<str>,
    /// What anchors inside its texts begin with.
    pub scope: &'static str,
    /// What is wrong with it.
    pub report: &'a mut Report,
    /// How many texts with anchors of their own have been read.
    pub prose_count: usize,
}

/// The keys of one map.
pub struct Fields<'n, 'r, 'a> {
    entries: &'n [(Key, Node)],
    /// The bytes of the map, for what is missing.
    range: Range<usize>,
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
    /// What is described, when the keys are described and not read.
    shape: Option<Keys>,
    reading: &'r mut Reading<'a>,
}

impl<'a> Reading<'a> {
    /// Starts reading a file.
    pub fn new(text: &'a Arc<str>, scope: &'static str, report: &'a mut Report) -> Self {
        Reading { text, scope, report, prose_count: 0 }
    }

    /// Reads a map with `read`; unknown keys are noted.
    pub fn map<T>(
        &mut self,
        node: &Node,
        read: impl FnOnce(&mut Fields<'_, '_, 'a>) -> T,
    ) -> Option<T> {
        let Yaml::Map(entries) = &node.value else {
            self.wrong_type(node, "@map");
            return None;
        };
        let mut fields = Fields::new(entries, self.head(node), None, self);
        let value = read(&mut fields);
        fields.finish();
        Some(value)
    }

    /// Reads a text.
    pub fn scalar<'n>(&mut self, node: &'n Node) -> Option<&'n Scalar> {
        match &node.value {
            Yaml::Scalar(scalar) if !scalar.text.trim().is_empty() => Some(scalar),
            Yaml::Scalar(_) | Yaml::Null => {
                self.report.add(diagnostic::EMPTY_VALUE, self.spot(node), &[]);
                None
            }
            _ => {
                self.wrong_type(node, "@text");
                None
            }
        }
    }

    /// Reads one of some words.
    pub fn choice<T: Copy>(&mut self, node: &Node, choices: &[(&str, T)]) -> Option<T> {
        let scalar = self.scalar(node)?;
        let chosen = choices.iter().find(|(word, _)| *word == scalar.text);
        if chosen.is_none() {
            let allowed: Vec<_> = choices.iter().map(|(word, _)| format!("`{word}`")).collect();
            let nearest = nearest(&scalar.text, choices.iter().map(|(word, _)| *word));
            let nearest = nearest.filter(|word| word.len() > 1);
            let allowed = allowed.join(", ");
            let mut words = vec![("value", scalar.text.as_str()), ("allowed", allowed.as_str())];
            words.extend(nearest.map(|word| ("suggestion", word)));
            self.report.add(diagnostic::WRONG_CHOICE, node.range.clone(), &words);
        }
        chosen.map(|(_, value)| *value)
    }

    /// Notes that a value is of another type than expected.
    pub fn wrong_type(&mut self, node: &Node, expected: &str) {
        let found = match &node.value {
            Yaml::Null => "@empty".to_string(),
            Yaml::Scalar(scalar) => format!("`{}`", scalar.text.trim()),
            Yaml::List(_) => "@list".to_string(),
            Yaml::Map(_) => "@map".to_string(),
        };
        let words = [("expected", expected), ("found", found.as_str())];
        self.report.add(diagnostic::WRONG_TYPE, self.head(node), &words);
    }

    /// The first line of a value, so that an excerpt stays short.
    pub(super) fn head(&self, node: &Node) -> Range<usize> {
        let start = node.range.start.min(self.text.len());
        let rest = &self.text[start..];
        let end = rest.find('\n').map_or(self.text.len(), |newline| start + newline);
        start..node.range.end.min(end).max(start)
    }

    /// The place of a value; of an empty one, the end of the line of its key.
    fn spot(&self, node: &Node) -> Range<usize> {
        if node.range.is_empty() {
            let before = &self.text[..node.range.start.min(self.text.len())];
            let end = before.trim_end().len();
            let start = before[..end].rfind('\n').map_or(0, |newline| newline + 1);
            let indent = before[start..end].len() - before[start..end].trim_start().len();
            return start + indent..end;
        }
        node.range.clone()
    }
}

impl Fields<'_, '_, '_> {
    /// What keys `read` asks for. It is run on an empty map, whose keys all take their defaults.
    pub fn describe<T>(read: impl Fn(&mut Fields<'_, '_, '_>) -> T) -> Keys {
        let mut report = Report::new("");
        let nothing = Arc::default();
        let mut reading = Reading::new(&nothing, "", &mut report);
        let mut fields = Fields::new(&[], 0..0, Some(Keys::default()), &mut reading);
        read(&mut fields);
        fields.shape.unwrap_or_default()
    }
}

impl<'n, 'r, 'a> Fields<'n, 'r, 'a> {
    fn new(
        entries: &'n [(Key, Node)],
        range: Range<usize>,
        shape: Option<Keys>,
        reading: &'r mut Reading<'a>,
    ) -> Self {
        Fields { entries, range, known: Vec::new(), missing: Vec::new(), shape, reading }
    }

    /// Reads a key that must be there.
    pub fn required<T: Value + Default>(&mut self, key: &'static str) -> T {
        self.required_option(key).unwrap_or_default()
    }

    /// Reads a key that must be there; `None` when it is missing or wrong, which is then noted.
    pub fn required_option<T: Value>(&mut self, key: &'static str) -> Option<T> {
        if !self.has(key) {
            self.missing.push(key);
        }
        self.take(key, true)
    }

    /// Reads a key that may be left out.
    pub fn optional<T: Value>(&mut self, key: &'static str) -> Option<T> {
        self.take(key, false)
    }

    /// Reads a key that has a default.
    pub fn or<T: Value>(&mut self, key: &'static str, default: T) -> T {
        self.optional(key).unwrap_or(default)
    }

    /// Reads a list that may be left out.
    pub fn list<T: Value>(&mut self, key: &'static str) -> Vec<T> {
        self.optional(key).unwrap_or_default()
    }

    /// Tells whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(entry, _)| entry.name == key)
    }

    /// The bytes of a key's value, or of the map's beginning when it is missing.
    pub fn spot(&self, key: &str) -> Range<usize> {
        let found = self.entries.iter().find(|(entry, _)| entry.name == key);
        found.map_or(self.range.clone(), |(entry, node)| {
            if node.range.is_empty() { entry.range.clone() } else { self.reading.head(node) }
        })
    }

    /// The file while it is read, for notes that concern several keys.
    pub fn report(&mut self) -> &mut Report {
        self.reading.report
    }

    /// Notes what the value of a key asks of other keys, when it is that value.
    pub fn when(&mut self, condition: Condition) {
        let Condition { key, word, wanted, refused } = condition;
        if let Some(shape) = &mut self.shape {
            shape.conditions.push(condition);
        }
        let is_met = |node: &Node| matches!(&node.value, Yaml::Scalar(it) if it.text == word);
        if !self.entries.iter().any(|(entry, node)| entry.name == key && is_met(node)) {
            return;
        }
        let reason = format!("{key}: {word}");
        for wanted in wanted {
            if !self.has(wanted) {
                let (spot, words) = (self.spot(key), [("key", *wanted), ("reason", &reason)]);
                self.reading.report.add(diagnostic::MISSING_COMPANION, spot, &words);
            }
        }
        for refused in refused {
            if self.has(refused) {
                let (spot, words) = (self.spot(refused), [("key", *refused), ("other", &reason)]);
                self.reading.report.add(diagnostic::UNEXPECTED_COMPANION, spot, &words);
            }
        }
    }

    /// Notes that of two groups of keys there are keys of both, or that neither is whole. When there
    /// is none, the first is called missing.
    pub fn one_of(&mut self, first: &[&'static str], second: &[&'static str]) {
        let present = |keys: &[&'static str]| keys.iter().copied().find(|key| self.has(key));
        if let (Some(key), Some(other)) = (present(first), present(second)) {
            let (spot, words) = (self.spot(key), [("key", key), ("other", other)]);
            self.reading.report.add(diagnostic::UNEXPECTED_COMPANION, spot, &words);
        } else {
            self.any_of(first, second);
        }
    }

    /// Notes that of two groups of keys neither is whole. When there is none, the first is called
    /// missing.
    pub fn any_of(&mut self, first: &[&'static str], second: &[&'static str]) {
        if let Some(shape) = &mut self.shape {
            shape.alternatives.push(vec![first.to_vec(), second.to_vec()]);
        }
        let is_whole = |keys: &[&'static str]| keys.iter().all(|key| self.has(key));
        if !is_whole(first) && !is_whole(second) {
            let is_second = second.iter().any(|key| self.has(key));
            let chosen = if is_second { second } else { first };
            let missing = chosen.iter().copied().filter(|key| !self.has(key));
            self.missing.extend(missing.collect::<Vec<_>>());
        }
    }

    /// Reads the value of a key, or describes it.
    fn take<T: Value>(&mut self, key: &'static str, is_required: bool) -> Option<T> {
        self.known.push(key);
        if let Some(Keys { keys, .. }) = &mut self.shape {
            keys.push(KeyShape { name: key, is_required, shape: T::syntax().shape() });
        }
        let (_, node) = self.entries.iter().find(|(entry, _)| entry.name == key)?;
        T::read(node, self.reading)
    }

    /// Notes keys that nobody asked for, and those that are missing. A key that is there under a
    /// wrong name is told once.
    fn finish(mut self) {
        for (key, _) in self.entries {
            if self.known.contains(&key.name.as_str()) {
                continue;
            }
            let suggestion = foreign_name(&key.name, &self.known)
                .or_else(|| nearest(&key.name, self.known.iter().copied()));
            self.missing.retain(|missing| suggestion != Some(missing));
            let known = self.known.join(", ");
            let mut words = vec![("key", key.name.as_str()), ("known", known.as_str())];
            words.extend(suggestion.map(|word| ("suggestion", word)));
            self.reading.report.add(diagnostic::UNKNOWN_KEY, key.range.clone(), &words);
        }
        for key in &self.missing {
            let words = [("key", *key)];
            self.reading.report.add(diagnostic::MISSING_KEY, self.range.clone(), &words);
        }
    }
}

/// Finds the word most like `wanted`, if one is near enough to be meant.
pub fn nearest<'w>(wanted: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    /// Longest name that is a slip of the hand; comparing takes the product of both lengths.
    const WANTED_BYTES_MAX: usize = 200;
    if wanted.len() > WANTED_BYTES_MAX {
        return None;
    }
    let limit = (wanted.chars().count() / 3).clamp(1, 3);
    let wanted = wanted.to_lowercase();
    words
        .map(|word| (strsim::damerau_levenshtein(&wanted, &word.to_lowercase()), word))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// The names that other generators and English use, with ours.
const FOREIGN_NAMES: [(&str, &[&str]); 33] = [
    ("title", &["judul", "nama"]),
    ("name", &["nama"]),
    ("judul", &["nama"]),
    ("nama", &["judul"]),
    ("date", &["tanggal"]),
    ("description", &["ringkasan", "deskripsi", "uraian"]),
    ("deskripsi", &["ringkasan", "uraian"]),
    ("summary", &["ringkasan"]),
    ("excerpt", &["ringkasan"]),
    ("draft", &["draf"]),
    ("tags", &["label"]),
    ("categories", &["label", "kelompok", "bidang"]),
    ("kategori", &["label", "kelompok", "bidang"]),
    ("author", &["penulis"]),
    ("image", &["gambar"]),
    ("updated", &["diperbarui"]),
    ("lastmod", &["diperbarui"]),
    ("expiryDate", &["berlaku_sampai"]),
    ("language", &["bahasa"]),
    ("lang", &["bahasa"]),
    ("base_url", &["alamat_situs"]),
    ("baseURL", &["alamat_situs"]),
    ("url", &["tautan", "alamat_situs"]),
    ("syarat", &["persyaratan"]),
    ("waktu", &["jangka_waktu"]),
    ("tarif", &["biaya"]),
    ("address", &["alamat"]),
    ("phone", &["telepon"]),
    ("telp", &["telepon"]),
    ("hp", &["whatsapp", "telepon"]),
    ("aliases", &["alias"]),
    ("redirect_from", &["alias"]),
    ("old_paths", &["alias"]),
];

fn foreign_name<'k>(key: &str, known: &[&'k str]) -> Option<&'k str> {
    let (_, ours) = FOREIGN_NAMES.iter().find(|(foreign, _)| *foreign == key)?;
    known.iter().copied().find(|known| ours.contains(known))
}
