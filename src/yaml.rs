//! YAML as a tree in which every key and value knows its bytes.
//!
//! Scalars stay as they were written: nothing is turned into a number or a truth value here, so
//! `08.00`, `+62811` and `1.10` keep their shape until a typed field reads them. The parser is
//! `granit-parser`, the one inside serde-saphyr, whose errors have kinds to translate and whose
//! nesting is bounded. Anchors, aliases and tags are refused: office records need none, and they
//! are how small files become large ones.

mod explain;

use std::collections::BTreeSet;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span};

use crate::characters;
use crate::diagnostic::{self, Code, Report};

/// Deepest nesting of lists and maps; records need five.
const DEPTH_MAX: usize = 32;
/// Most keys and values in one file; a record of 20,000 lines stays below.
const NODE_COUNT_MAX: usize = 200_000;

/// A value with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Its bytes in the file.
    pub range: Range<usize>,
}

/// What a YAML value can be here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing after the colon, `~` or `null`.
    Null,
    /// Text as written.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order written; keys are unique.
    Map(Vec<(Key, Node)>),
}

/// Text as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// The text, without quotes.
    pub text: String,
    /// Whether it stood in quotes or in a block (`|`, `>`).
    pub is_quoted: bool,
}

/// A key with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: String,
    /// Its bytes in the file.
    pub range: Range<usize>,
}

/// Reads `text`, which begins at byte `offset` of its file; `None` if it is not YAML that this
/// program reads, which `report` then says. An empty text is an empty map.
pub fn parse(text: &str, offset: usize, report: &mut Report) -> Option<Node> {
    let options = granit_parser::options! {
        block_nesting_limit: DEPTH_MAX,
        flow_nesting_limit: DEPTH_MAX,
        emit_comments: false,
        disallow_directives: true,
    };
    let parser = Parser::new_from_str_with_options(text, options);
    let mut tree =
        Tree { text, offset, open: Vec::new(), root: None, node_count: 0, invisible: None };
    for event in parser {
        let step = match event {
            Ok((event, span)) => tree.take(event, span),
            Err(error) => Err(explain::explain(text, offset, &error)),
        };
        if let Err(problem) = step {
            let words: Vec<_> = problem.words.iter().map(|(n, w)| (*n, w.as_str())).collect();
            report.add(problem.code, problem.range, &words);
            return None;
        }
    }
    if let Some((character, range)) = tree.invisible {
        let name = characters::name(character);
        report.add(diagnostic::INVISIBLE_CHARACTER, range, &[("character", &name)]);
    }
    let end = offset + text.len();
    Some(tree.root.unwrap_or(Node { value: Value::Map(Vec::new()), range: offset..end }))
}

struct Problem {
    code: Code,
    range: Range<usize>,
    words: Vec<(&'static str, String)>,
}

impl Problem {
    fn new(code: Code, range: Range<usize>) -> Self {
        Problem { code, range, words: Vec::new() }
    }
}

/// A list or map that is not closed yet.
enum Open {
    List { start: usize, items: Vec<Node> },
    Map { start: usize, entries: Vec<(Key, Node)>, seen: BTreeSet<String>, key: Option<Key> },
}

struct Tree<'t> {
    text: &'t str,
    offset: usize,
    open: Vec<Open>,
    root: Option<Node>,
    node_count: usize,
    /// The first character that is left out because nobody sees it.
    invisible: Option<(char, Range<usize>)>,
}

impl Tree<'_> {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Problem> {
        let range = self.range(span);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_anchor(anchor, tag.is_some(), &range)?;
                refuse_controls(&text, &range)?;
                let is_quoted = style != ScalarStyle::Plain;
                let is_null = !is_quoted && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let value = if is_null {
                    Value::Null
                } else {
                    let text = self.visible(&text, &range);
                    Value::Scalar(Scalar { text, is_quoted })
                };
                self.put(Node { value, range })
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_anchor(anchor, tag.is_some(), &range)?;
                self.open.push(Open::List { start: range.start, items: Vec::new() });
                Ok(())
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_anchor(anchor, tag.is_some(), &range)?;
                let start = range.start;
                let (entries, seen) = (Vec::new(), BTreeSet::new());
                self.open.push(Open::Map { start, entries, seen, key: None });
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            Event::Alias(_) => Err(Problem::new(diagnostic::YAML_ANCHOR, range)),
            Event::DocumentStart(..) if self.root.is_some() => {
                Err(Problem::new(diagnostic::YAML_DOCUMENTS, range))
            }
            _ => Ok(()),
        }
    }

    /// Leaves out what nobody sees, and remembers where the first of it stood.
    fn visible(&mut self, text: &str, range: &Range<usize>) -> String {
        let Some(character) = characters::find_invisible(text) else { return text.to_string() };
        self.invisible.get_or_insert_with(|| (character, range.clone()));
        characters::without_invisible(text).into_owned()
    }

    fn range(&self, span: Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or(0..0);
        let end = range.start + self.text[range.clone()].trim_end().len();
        self.offset + range.start..self.offset + end.max(range.start)
    }

    fn refuse_anchor(
        &self,
        anchor: usize,
        has_tag: bool,
        range: &Range<usize>,
    ) -> Result<(), Problem> {
        if anchor == 0 && !has_tag {
            return Ok(());
        }
        let line = self.text[..range.start - self.offset].rfind('\n').map_or(0, |at| at + 1);
        Err(Problem::new(diagnostic::YAML_ANCHOR, self.offset + line..range.start.max(range.end)))
    }

    fn close(&mut self, end: usize) -> Result<(), Problem> {
        let node = match self.open.pop() {
            Some(Open::List { start, items }) => {
                Node { value: Value::List(items), range: start..end }
            }
            Some(Open::Map { start, entries, .. }) => {
                Node { value: Value::Map(entries), range: start..end }
            }
            None => return Ok(()),
        };
        self.put(node)
    }

    fn put(&mut self, node: Node) -> Result<(), Problem> {
        self.node_count += 1;
        if self.node_count > NODE_COUNT_MAX {
            return Err(Problem::new(diagnostic::YAML_LIMIT, node.range));
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, seen, key, .. }) => match key.take() {
                Some(name) => entries.push((name, node)),
                None => *key = Some(read_key(node, seen)?),
            },
        }
        Ok(())
    }
}

/// Refuses characters that only a quoted text can make (`"\x01"`).
fn refuse_controls(text: &str, range: &Range<usize>) -> Result<(), Problem> {
    let Some((_, character)) = characters::find_control(text) else { return Ok(()) };
    let mut problem = Problem::new(diagnostic::CONTROL_CHARACTER, range.clone());
    problem.words.push(("character", characters::name(character)));
    Err(problem)
}

fn read_key(node: Node, seen: &mut BTreeSet<String>) -> Result<Key, Problem> {
    let name = match node.value {
        Value::Scalar(scalar) => scalar.text,
        Value::Null | Value::List(_) | Value::Map(_) => {
            return Err(Problem::new(diagnostic::YAML_KEY, node.range));
        }
    };
    if !seen.insert(name.clone()) {
        let mut problem = Problem::new(diagnostic::YAML_DUPLICATE_KEY, node.range);
        problem.words.push(("key", name));
        return Err(problem);
    }
    Ok(Key { name, range: node.range })
}
