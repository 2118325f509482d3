//! The syntax of values. From the one description of a type come both its reader and its shape,
//! so what editors are told and what the program reads cannot drift apart.

use super::fields::{Fields, Reading, Value};
use crate::diagnostic;
use crate::yaml::{Node, Value as Yaml};

/// The way in which values of `T` are written.
pub struct Syntax<T> {
    read: Box<ReadFn<T>>,
    shape: Box<dyn Fn() -> Shape>,
}

type ReadFn<T> = dyn Fn(&Node, &mut Reading<'_>) -> Option<T>;

/// Values, each with the word for it.
pub type Words<T> = &'static [(&'static str, T)];

/// A type whose values are words, in content and in data alike.
pub trait Choice: Copy + PartialEq + 'static {
    /// Every value.
    const WORDS: Words<Self>;

    /// The word for this value.
    ///
    /// # Panics
    ///
    /// When a value has no word, which no type may leave out.
    fn word(self) -> &'static str {
        let found = Self::WORDS.iter().find(|(_, value)| *value == self);
        found.map(|(word, _)| *word).expect("every value has a word")
    }

    /// Every word.
    fn words() -> Vec<&'static str> {
        Self::WORDS.iter().map(|(word, _)| *word).collect()
    }
}

/// What may stand in a file at one place, for schemas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Text of a kind.
    Text(Text),
    /// One of some words.
    Choice(Vec<&'static str>),
    /// A list.
    List(Box<Shape>),
    /// A map with known keys.
    Keys(Keys),
    /// A map from the days of the week.
    Week(Box<Shape>),
    /// A map with names of any kind.
    Names(Box<Shape>),
    /// The one or the other.
    Either(Vec<Shape>),
}

/// Kinds of text, each with rules of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// Any text.
    Plain,
    /// Markdown.
    Markdown,
    /// `true` or `false`.
    Boolean,
    /// A whole number above 0.
    Count,
    /// A whole number, 0 too.
    Tally,
    /// `2026-11-21`.
    Date,
    /// `https://…`.
    WebUrl,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// Lower-case letters, digits and hyphens.
    Slug,
    /// A few words, as people type them.
    Phrase,
    /// An address that a page of this site had.
    OldAddress,
    /// Rupiah.
    Money,
    /// `gratis`.
    Free,
    /// A number with a decimal comma or point.
    Number,
    /// A number, or a word that says that there is none.
    Figure,
    /// A year, or a part of it.
    Period,
    /// A number and a unit of time.
    TimeSpan,
    /// The hours of a day.
    Hours,
    /// The name of a day.
    Weekday,
}

/// The keys of a map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys {
    /// Every key, in the order in which it is read.
    pub keys: Vec<KeyShape>,
    /// Groups of keys of which there must be one.
    pub alternatives: Vec<Vec<Vec<&'static str>>>,
    /// What a value of one key asks of others.
    pub conditions: Vec<Condition>,
}

/// One key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyShape {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
    /// What its value may be.
    pub shape: Shape,
}

/// What one value of a key asks of other keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// The key.
    pub key: &'static str,
    /// Its value.
    pub word: &'static str,
    /// Keys that must then be there.
    pub wanted: &'static [&'static str],
    /// Keys that must then not be there.
    pub refused: &'static [&'static str],
}

impl<T: 'static> Syntax<T> {
    /// A value of a shape, with its reader.
    pub fn new(
        shape: impl Fn() -> Shape + 'static,
        read: impl Fn(&Node, &mut Reading<'_>) -> Option<T> + 'static,
    ) -> Self {
        Syntax { read: Box::new(read), shape: Box::new(shape) }
    }

    /// Text of a kind, with its reader.
    pub fn text(kind: Text, read: impl Fn(&Node, &mut Reading<'_>) -> Option<T> + 'static) -> Self {
        Syntax::new(move || Shape::Text(kind), read)
    }

    /// Text of a kind or a list of such texts, with its reader.
    pub fn text_or_list(
        kind: Text,
        read: impl Fn(&Node, &mut Reading<'_>) -> Option<T> + 'static,
    ) -> Self {
        let text = move || Shape::Text(kind);
        Syntax::new(move || Shape::Either(vec![text(), Shape::List(Box::new(text()))]), read)
    }

    /// One of some words.
    pub fn choice(words: &'static [(&'static str, T)]) -> Self
    where
        T: Copy,
    {
        let shape = || Shape::Choice(words.iter().map(|(word, _)| *word).collect());
        Syntax::new(shape, |node, reading| reading.choice(node, words))
    }

    /// A map of known keys.
    pub fn keys(read: impl Fn(&mut Fields<'_, '_, '_>) -> T + Copy + 'static) -> Self {
        Syntax::new(
            move || Shape::Keys(Fields::describe(read)),
            move |node, reading| reading.map(node, read),
        )
    }

    /// A short form in one text, or a map of known keys.
    pub fn short<S: Value>(
        from: impl Fn(S) -> T + 'static,
        read: impl Fn(&mut Fields<'_, '_, '_>) -> T + Copy + 'static,
    ) -> Self {
        Syntax::new(
            move || Shape::Either(vec![S::syntax().shape(), Shape::Keys(Fields::describe(read))]),
            move |node, reading| {
                if reading.is_short(node)? {
                    S::read(node, reading).map(&from)
                } else {
                    reading.map(node, read)
                }
            },
        )
    }

    /// One item, or a list of them.
    pub fn one_or_more<I: Value>(from: impl Fn(Vec<I>) -> T + 'static) -> Self {
        Syntax::new(
            || Shape::Either(vec![I::syntax().shape(), Vec::<I>::syntax().shape()]),
            move |node, reading| {
                let items = match node.value {
                    Yaml::List(_) => Vec::read(node, reading)?,
                    _ => vec![I::read(node, reading)?],
                };
                Some(from(items))
            },
        )
    }

    /// Reads a value; `None` when it is wrong, which has then been noted.
    pub fn read(&self, node: &Node, reading: &mut Reading<'_>) -> Option<T> {
        (self.read)(node, reading)
    }

    /// What may be written.
    pub fn shape(&self) -> Shape {
        (self.shape)()
    }
}

impl Reading<'_> {
    /// Tells whether a value is in its short form, and notes text with a colon that YAML took for a
    /// key (`- Gambar: denah dan tampak`).
    fn is_short(&mut self, node: &Node) -> Option<bool> {
        match &node.value {
            Yaml::Scalar(_) | Yaml::Null => Some(true),
            Yaml::Map(entries) => match entries.as_slice() {
                [(key, _)] if key.name.contains(|c: char| c.is_uppercase() || c == ' ') => {
                    self.report.add(diagnostic::YAML_COLON, self.head(node), &[]);
                    None
                }
                _ => Some(false),
            },
            Yaml::List(_) => Some(false),
        }
    }
}
