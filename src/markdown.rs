//! Markdown as finished HTML with holes.
//!
//! A text is parsed when its file is read: what is wrong with it is told, and its links and headings
//! are kept. Its HTML and its words, which are several times as large, are made of it again when they
//! are wanted. What depends on other files or on the page that shows the text (addresses of links,
//! sizes of pictures, words such as "Catatan") is a hole in the HTML, filled by [`Parts::html`].

mod destination;
mod html;
mod part;
mod raw_html;
mod reader;
mod scan;
mod words;

use std::borrow::Cow;
use std::mem;
use std::ops::{Deref, Range};

use pulldown_cmark::{Options, Parser};

use crate::characters;
use crate::diagnostic::Report;
use crate::language::Word;
use reader::{Placed, Reader};

pub use part::Part;
pub use words::{Link, TextBlock, Words};

/// A text with its links. Records have room for many texts and have few, so one that is left out
/// takes only a word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose(Box<Parts>);

/// A text with what is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    text: Part,
    setting: Setting,
    /// Links and pictures that lead to files of the content folder.
    pub references: Box<[Reference]>,
    /// Headings, in order.
    pub headings: Box<[Heading]>,
    /// Every link and picture, also those that lead elsewhere.
    pub links: Box<[Link]>,
    /// Whether its words have a link that Markdown did not take for one.
    pub has_open_link: bool,
}

/// A place in the HTML that is filled when the whole site is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hole {
    /// The address of a reference.
    Address(u32),
    /// Type and size of the attachment a reference leads to, if it is one.
    FileNote(u32),
    /// `width` and `height` of the picture a reference leads to.
    Dimensions(u32),
    /// A word in the language of the page.
    Word(Word),
}

/// A link or picture that leads to a file of the content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// As the author wrote it, without the fragment.
    pub target: String,
    /// What follows `#`.
    pub fragment: Option<String>,
    /// Its bytes in the file.
    pub range: Range<usize>,
    /// Whether it is a picture.
    pub is_image: bool,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2–6.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// What a text is and where it stands, for reading it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Setting {
    /// Where the text stands in its file.
    pub origin: Origin,
    /// Whether it is one line inside other text: no paragraphs, lists or headings.
    pub is_inline: bool,
    /// The highest heading it may use, 2 or 3.
    pub heading_level_min: u8,
    /// What anchors made from headings and footnotes begin with, for texts that share a page.
    pub id_prefix: String,
}

/// Where a text stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// It begins at this byte, and stands there unchanged.
    Exact(usize),
    /// It is the value of a YAML scalar with these bytes, perhaps folded or indented.
    Within(Range<usize>, Part),
}

impl Default for Origin {
    fn default() -> Self {
        Origin::Exact(0)
    }
}

/// Answers what a text needs to know of the site.
pub trait Surroundings {
    /// The address of a reference, from the page that shows the text.
    fn address(&self, reference: &Reference) -> String;
    /// `PDF, 24 KB`, if the reference leads to an attachment.
    fn file_note(&self, reference: &Reference) -> Option<String>;
    /// Width and height, if the reference leads to a picture that has them.
    fn dimensions(&self, reference: &Reference) -> Option<(u32, u32)>;
    /// A word in the language of the page.
    fn word(&self, word: Word) -> &'static str;
}

impl Deref for Prose {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Parts {
    /// Gives the HTML for one page of the site.
    pub fn html(&self, surroundings: &dyn Surroundings) -> String {
        let markup = self.read(|events, reader| html::render(reader.check(events), &self.setting));
        let (markup, holes) = split(markup.trim());
        let mut html = String::with_capacity(markup.len());
        let mut from = 0;
        for (at, hole) in holes {
            html.push_str(&markup[from..at]);
            self.fill(hole, surroundings, &mut html);
            from = at;
        }
        html.push_str(&markup[from..]);
        html
    }

    /// Its words.
    pub fn words(&self) -> Words {
        self.read(|events, reader| words::read(&events, reader).0)
    }

    /// The text without marks, for descriptions and search.
    pub fn plain(&self) -> String {
        self.words().plain()
    }

    /// Reads the text again; what is wrong with it has been told.
    fn read<T>(&self, take: impl FnOnce(Vec<Placed<'_>>, &mut Reader<'_>) -> T) -> T {
        read(&self.text, &self.setting, &mut Report::new(""), take)
    }

    fn fill(&self, hole: Hole, surroundings: &dyn Surroundings, html: &mut String) {
        let reference = |index: u32| &self.references[index as usize];
        match hole {
            Hole::Address(index) => {
                html.push_str(&escape(&surroundings.address(reference(index))));
            }
            Hole::FileNote(index) => {
                if let Some(note) = surroundings.file_note(reference(index)) {
                    html.push_str(" <span class=\"file-note\">(");
                    html.push_str(&escape(&note));
                    html.push_str(")</span>");
                }
            }
            Hole::Dimensions(index) => {
                if let Some((w, h)) = surroundings.dimensions(reference(index)) {
                    html.push_str(&format!(" width=\"{w}\" height=\"{h}\""));
                }
            }
            Hole::Word(word) => html.push_str(surroundings.word(word)),
        }
    }
}

/// Escapes text for HTML, also inside attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\r' => {}
            _ if characters::is_control(character) || characters::is_invisible(character) => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Makes an anchor or slug: lower-case ASCII letters and digits with single hyphens.
pub fn slugify(text: &str) -> String {
    let mut slug = String::new();
    for character in text.chars().flat_map(char::to_lowercase) {
        if character.is_ascii_alphanumeric() {
            slug.push(character);
        } else if !matches!(character, '\'' | '’') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_string()
}

/// Parses a text; what may not be in it is left out and noted in `report`.
pub fn parse(text: Part, setting: Setting, report: &mut Report) -> Prose {
    let (words, links, references, headings) = read(&text, &setting, report, |events, reader| {
        let (words, links) = words::read(&events, reader);
        reader.check(events);
        (words, links, mem::take(&mut reader.references), mem::take(&mut reader.headings))
    });
    let has_open_link = words.blocks().any(|block| block.open_link().is_some());
    let (references, headings, links) = (references.into(), headings.into(), links.into());
    Prose(Box::new(Parts { text, setting, references, headings, links, has_open_link }))
}

/// Reads a text, and takes what is wanted of its events.
fn read<T>(
    text: &Part,
    setting: &Setting,
    report: &mut Report,
    take: impl FnOnce(Vec<Placed<'_>>, &mut Reader<'_>) -> T,
) -> T {
    let text = text.text();
    let source = if setting.is_inline { one_line(&text).into() } else { Cow::Borrowed(&*text) };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    let shift = source.len() - source.trim_start_matches('\\').len();
    let shift = if setting.is_inline && !text.starts_with('\\') { shift } else { 0 };
    let mut reader = Reader::new(&source, setting, shift, report);
    let mut events: Vec<_> = Parser::new_ext(&source, options).into_offset_iter().collect();
    if let Some(finding) = scan::too_deep(&events) {
        reader.note(&finding);
        events.clear();
    }
    let findings = scan::scan(&events, &source);
    findings.iter().for_each(|finding| reader.note(finding));
    take(events, &mut reader)
}

/// A place in a text or a number of something in it; files of texts have at most 1 MiB.
fn small(number: usize) -> u32 {
    u32::try_from(number).expect("texts are far smaller than 4 GiB")
}

/// Keeps a one-line text from being read as a list, heading, quotation, rule or definition.
fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        let is_number = line[digits..].starts_with(['.', ')']);
        return if is_number { format!("{}\\{}", &line[..digits], &line[digits..]) } else { line };
    }
    let is_block = line.starts_with(['-', '+', '#', '>', ':', '|', '~', '='])
        || line.starts_with("* ")
        || ["***", "___", "```"].iter().any(|rule| line.starts_with(rule))
        || line.starts_with('[') && line.contains("]:");
    if is_block { format!("\\{line}") } else { line }
}

/// Marks a hole; the control characters cannot be in content, which is checked before.
fn mark(kind: char, index: usize) -> String {
    format!("\u{1}{kind}{index}\u{2}")
}

/// Takes the marks out of HTML.
fn split(markup: &str) -> (String, Vec<(usize, Hole)>) {
    let mut html = String::with_capacity(markup.len());
    let mut holes = Vec::new();
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('\u{1}') {
        html.push_str(before);
        let (hole, tail) = after.split_once('\u{2}').unwrap_or((after, ""));
        let index = hole.get(1..).and_then(|number| number.parse().ok()).unwrap_or_default();
        let hole = match hole.chars().next() {
            Some('L') => Hole::Address(index),
            Some('F') => Hole::FileNote(index),
            Some('D') => Hole::Dimensions(index),
            _ => Hole::Word(html::ADMONITIONS[index as usize]),
        };
        holes.push((html.len(), hole));
        rest = tail;
    }
    html.push_str(rest);
    (html, holes)
}
