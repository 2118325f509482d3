//! The words about keys, from the tables of the manual and of the glossary.

use std::collections::BTreeMap;

/// The reference of editors, with a row for every key.
const REFERENCE: &str = include_str!("../../docs/panduan/rujukan.md");
/// The glossary, with the legal source of keys.
const GLOSSARY: &str = include_str!("../../docs/glossary.md");

/// What is said about keys.
#[derive(Debug)]
pub(super) struct Manual {
    sections: Vec<Section>,
    /// Legal sources, by key and by `parent.key`, with the heading of the glossary they stand under.
    sources: BTreeMap<(String, String), String>,
}

/// What is said about one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Whether it must be there, in the words of the manual.
    pub(super) need: String,
    /// What it holds.
    pub(super) description: String,
    /// Values as they may be written.
    pub(super) examples: Vec<String>,
}

/// A heading of the manual with the rows below it.
#[derive(Debug)]
struct Section {
    /// The heading of the second level it belongs to.
    chapter: String,
    /// Its own heading.
    title: String,
    /// Paths of keys, one or two long, and what is said about them.
    rows: Vec<(Vec<String>, Entry)>,
}

impl Manual {
    /// Reads the tables.
    pub(super) fn read() -> Self {
        Manual { sections: sections(), sources: sources() }
    }

    /// What is said about a key of a kind; `path` is the keys that lead to it, and itself.
    pub(super) fn find(&self, kind: &str, path: &[&str]) -> Option<Entry> {
        let (key, parents) = path.split_last()?;
        let parent = parents.last().copied();
        let entry = match parent {
            None => self.row(|section| section.is_chapter() && section.is_about(kind), &[key]),
            Some(parent) => self.row_within(kind, parent, key),
        }?;
        let source = self.source(kind, parent, key);
        let description = match source {
            Some(source) => format!("{} Dasar: {source}.", entry.description),
            None => entry.description.clone(),
        };
        Some(Entry { description, ..entry.clone() })
    }

    /// A row of a key inside another: as `parent` → `key`, or under a heading of the parent; of the
    /// same chapter, else of any.
    fn row_within(&self, kind: &str, parent: &str, key: &str) -> Option<&Entry> {
        let is_near = |section: &Section| has_word(&section.chapter, kind);
        let under = |section: &Section| !section.is_chapter() && section.is_about(parent);
        self.row(is_near, &[parent, key])
            .or_else(|| self.row(|section| is_near(section) && under(section), &[key]))
            .or_else(|| self.row(under, &[key]))
            .or_else(|| self.row(|_| true, &[parent, key]))
    }

    fn row(&self, is_wanted: impl Fn(&Section) -> bool, path: &[&str]) -> Option<&Entry> {
        let sections = self.sections.iter().filter(|section| is_wanted(section));
        let mut rows = sections.flat_map(|section| &section.rows);
        rows.find(|(keys, _)| keys.iter().map(String::as_str).eq(path.iter().copied()))
            .map(|(_, entry)| entry)
    }

    fn source(&self, kind: &str, parent: Option<&str>, key: &str) -> Option<&str> {
        let name = parent.map_or(key.to_string(), |parent| format!("{parent}.{key}"));
        let mut sources = self.sources.iter();
        let found = sources.find(|((heading, key), _)| has_word(heading, kind) && *key == name);
        found.map(|(_, source)| source.as_str())
    }
}

impl Section {
    fn is_chapter(&self) -> bool {
        self.title == self.chapter
    }

    fn is_about(&self, name: &str) -> bool {
        has_word(&self.title, name)
    }
}

/// Tells whether a heading names something: `berita dan pengumuman`, `jam.yaml`.
fn has_word(heading: &str, name: &str) -> bool {
    heading.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
}

fn sections() -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in REFERENCE.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            let title = title.to_string();
            sections.push(Section { chapter: title.clone(), title, rows: Vec::new() });
        } else if let Some(title) = line.strip_prefix("### ") {
            let chapter = sections.last().map(|section| section.chapter.clone());
            let (chapter, title) = (chapter.unwrap_or_default(), title.to_string());
            sections.push(Section { chapter, title, rows: Vec::new() });
        } else if let (Some(section), [keys, need, content, example]) =
            (sections.last_mut(), cells(line).as_slice())
        {
            let entry = Entry {
                need: (*need).to_string(),
                description: sentence(&without_links(content)),
                examples: codes(example),
            };
            section.rows.extend(paths(keys).into_iter().map(|path| (path, entry.clone())));
        }
    }
    sections
}

/// The paths in the first cell of a row: `a` → `b` is one, `a`, `b` are two.
fn paths(cell: &str) -> Vec<Vec<String>> {
    if cell.contains('→') {
        return vec![codes(cell)];
    }
    codes(cell).into_iter().map(|key| vec![key]).collect()
}

fn sources() -> BTreeMap<(String, String), String> {
    let mut sources = BTreeMap::new();
    let mut heading = "";
    for line in GLOSSARY.lines() {
        if let Some(title) = line.strip_prefix("### ") {
            heading = title;
        } else if let [keys, _, _, source] = cells(line).as_slice()
            && ["UU ", "PP ", "Perpres ", "Permen ", "SKB "]
                .iter()
                .any(|law| source.starts_with(law))
        {
            let source = source.replace(" art. ", " pasal ");
            for key in codes(keys) {
                sources.insert((heading.to_string(), key.replace("[]", "")), source.clone());
            }
        }
    }
    sources
}

/// The cells of a row of a table.
fn cells(line: &str) -> Vec<&str> {
    let Some(row) = line.strip_prefix('|').and_then(|row| row.strip_suffix('|')) else {
        return Vec::new();
    };
    row.split(" | ").map(|cell| cell.trim_matches([' ', '|'])).collect()
}

/// What stands in backticks.
fn codes(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_string).collect()
}

/// A text with a capital letter and a full stop, without the marks of code: editors show it as it is.
fn sentence(text: &str) -> String {
    let text = text.replace('`', "");
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str() + "."
}

/// A text with `[words](target)` as words.
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, words, after)) = link(rest) {
        plain.push_str(before);
        plain.push_str(words);
        rest = after;
    }
    plain + rest
}

/// The first link of a text: what stands before it, its words, and what stands after it.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (words, target) = text.split_once("](")?;
    let (before, words) = words.rsplit_once('[')?;
    let (_, after) = target.split_once(')')?;
    Some((before, words, after))
}
