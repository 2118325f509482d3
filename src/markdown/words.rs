//! What a text says, block by block, and where: for checks of its language.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::reader::{Reader, has_left_out, is_left_out};
use super::{raw_html, small};

/// A piece of running text: a paragraph, a heading, an item of a list, a cell.
#[derive(Debug, Clone, Copy)]
pub struct TextBlock<'p> {
    /// The words, without marks.
    pub text: &'p str,
    /// Whether it is a heading.
    pub is_heading: bool,
    runs: &'p [Run],
}

/// The blocks of a text, one after another, with blanks between them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    text: Box<str>,
    spans: Box<[Span]>,
    runs: Box<[Run]>,
    /// What stands between the words and belongs to no block, one after another: code, words of
    /// HTML, blanks after marks.
    between: Box<str>,
    /// Where each of these belongs in the text, and where it ends in `between`.
    places: Box<[(u32, u32)]>,
}

/// A block: its bytes in the text, and where its runs end; they begin where those before end.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Span {
    text: Range<u32>,
    runs_end: u32,
    is_heading: bool,
}

/// A part of a block that stands in one piece in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    /// Its bytes in the text of the block.
    within: Range<u32>,
    /// Its bytes in the file; more or fewer when the file writes it differently.
    range: Range<u32>,
}

/// A link or picture, wherever it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// As the author wrote it.
    pub url: String,
    /// Its words; of a picture, the text that stands for it.
    pub text: String,
    /// Its bytes in the file.
    pub range: Range<usize>,
    /// Whether it is a picture.
    pub is_image: bool,
}

impl TextBlock<'_> {
    /// The bytes of a link that Markdown did not take for one.
    pub fn open_link(&self) -> Option<Range<usize>> {
        let at = self.text.find("](")?;
        let start = self.text[..at].rfind('[').unwrap_or(at);
        let end = self.text[at..].find(')').map_or(self.text.len(), |end| at + end + 1);
        Some(start..end)
    }

    /// Finds the bytes of the file for a part of the text, as exactly as the file allows.
    pub fn place(&self, part: Range<usize>) -> Range<usize> {
        let begins = |run: &&Run| run.within.start as usize <= part.start;
        let Some(run) = self.runs.iter().rev().find(begins) else {
            return self.runs.first().map_or(0..0, |run| wide(&run.range));
        };
        let (range, within) = (wide(&run.range), wide(&run.within));
        if range.len() != within.len() {
            return range;
        }
        let to_file = |at: usize| range.start + at.min(within.end) - within.start;
        to_file(part.start)..to_file(part.end)
    }
}

impl Words {
    /// Its blocks, in order.
    pub fn blocks(&self) -> impl Iterator<Item = TextBlock<'_>> {
        let mut runs_start = 0;
        self.spans.iter().map(move |span| {
            let runs = &self.runs[runs_start..span.runs_end as usize];
            runs_start = span.runs_end as usize;
            TextBlock { text: &self.text[wide(&span.text)], is_heading: span.is_heading, runs }
        })
    }

    /// Everything that can be read, in one line.
    pub(super) fn plain(&self) -> String {
        let mut all = String::with_capacity(self.text.len() + self.between.len());
        let (mut from, mut more) = (0, 0);
        for (at, end) in &self.places {
            all.push_str(&self.text[from..*at as usize]);
            all.push_str(&self.between[more..*end as usize]);
            (from, more) = (*at as usize, *end as usize);
        }
        all.push_str(&self.text[from..]);
        if has_left_out(&all) {
            all.retain(|c| !is_left_out(c));
        }
        all.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn wide(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

/// Collects blocks.
#[derive(Default)]
struct Collector {
    text: String,
    spans: Vec<Span>,
    runs: Vec<Run>,
    between: String,
    places: Vec<(u32, u32)>,
    /// Where the open block begins in the text, and its first run.
    start: (usize, usize),
    /// Whether the open block is a heading.
    is_heading: bool,
}

impl Collector {
    fn push(&mut self, text: &str, range: Range<usize>) {
        let start = self.text.len() - self.start.0;
        self.text.push_str(text);
        let within = small(start)..small(start + text.len());
        self.runs.push(Run { within, range: small(range.start)..small(range.end) });
    }

    /// Keeps what stands here and belongs to no block.
    fn put_between(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.between.push_str(text);
        let (at, end) = (small(self.text.len()), small(self.between.len()));
        match self.places.last_mut() {
            Some(last) if last.0 == at => last.1 = end,
            _ => self.places.push((at, end)),
        }
    }

    /// Ends a block; one without words is none.
    fn finish(&mut self) {
        let (start, runs) = self.start;
        if self.text[start..].trim().is_empty() {
            self.runs.truncate(runs);
        } else {
            let (text, runs_end) = (small(start)..small(self.text.len()), small(self.runs.len()));
            self.spans.push(Span { text, runs_end, is_heading: self.is_heading });
        }
        let is_after = |(at, _): &(u32, u32)| *at as usize >= start;
        if self.text.len() > start || self.places.last().is_some_and(is_after) {
            self.text.push('\n');
        }
        self.start = (self.text.len(), self.runs.len());
        self.is_heading = false;
    }

    fn into_words(mut self) -> Words {
        self.finish();
        Words {
            text: self.text.into(),
            spans: self.spans.into(),
            runs: self.runs.into(),
            between: self.between.into(),
            places: self.places.into(),
        }
    }
}

/// Gives the blocks and the links of a text.
pub(super) fn read(
    events: &[(Event<'_>, Range<usize>)],
    reader: &Reader<'_>,
) -> (Words, Vec<Link>) {
    let mut links = Vec::new();
    let mut words = Collector::default();
    let mut open: Vec<Link> = Vec::new();
    let mut html = String::new();
    let mut is_code = false;
    // Where the last words ended in the file: what comes next stands behind them.
    let mut last = 0;
    for (event, range) in events {
        let is_in_image = open.iter().any(|link| link.is_image);
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                open.push(Link {
                    url: dest_url.to_string(),
                    text: String::new(),
                    range: reader.place_after(last, range.clone(), dest_url),
                    is_image: matches!(event, Event::Start(Tag::Image { .. })),
                });
            }
            Event::End(TagEnd::Link | TagEnd::Image) => links.extend(open.pop()),
            Event::Text(text) | Event::Code(text) => {
                // What stands in backticks is shown as it is, and is no part of the sentence.
                let is_prose = matches!(event, Event::Text(_)) && !is_code;
                open.iter_mut().for_each(|link| link.text.push_str(text));
                match is_prose {
                    _ if is_in_image => {}
                    true => {
                        let place = reader.place_after(last, range.clone(), text);
                        last = if place.start >= last { place.end } else { last };
                        words.push(text, place);
                    }
                    false => words.put_between(text),
                }
            }
            Event::Html(part) if is_code => html.push_str(part),
            Event::SoftBreak | Event::HardBreak if !is_in_image => words.text.push(' '),
            Event::Start(tag) if !is_inline(tag.to_end()) => {
                words.finish();
                is_code = matches!(tag, Tag::CodeBlock(_) | Tag::HtmlBlock);
                words.is_heading = matches!(tag, Tag::Heading { .. });
            }
            Event::End(tag) if !is_inline(*tag) => {
                words.put_between(&raw_html::text(&std::mem::take(&mut html)));
                words.finish();
                is_code = false;
            }
            // A mark may stand between two words without a blank.
            Event::End(_) if !is_in_image => words.put_between(" "),
            _ => {}
        }
    }
    (words.into_words(), links)
}

/// Tells whether a tag stands inside running text.
fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}
