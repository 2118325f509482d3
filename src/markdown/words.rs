//! What a text says, block by block, and where: for checks of its language.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::reader::Reader;

/// A piece of running text: a paragraph, a heading, an item of a list, a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextBlock {
    /// The words, without marks.
    pub text: String,
    /// Whether it is a heading.
    pub is_heading: bool,
    runs: Vec<Run>,
}

/// A part of a block that stands in one piece in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    /// Its bytes in the text of the block.
    within: Range<usize>,
    /// Its bytes in the file; more or fewer when the file writes it differently.
    range: Range<usize>,
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

impl TextBlock {
    /// Finds the bytes of the file for a part of the text, as exactly as the file allows.
    pub fn place(&self, part: Range<usize>) -> Range<usize> {
        let Some(run) = self.runs.iter().rev().find(|run| run.within.start <= part.start) else {
            return self.runs.first().map_or(0..0, |run| run.range.clone());
        };
        if run.range.len() != run.within.len() {
            return run.range.clone();
        }
        let to_file = |at: usize| run.range.start + at.min(run.within.end) - run.within.start;
        to_file(part.start)..to_file(part.end)
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.runs.push(Run { within: start..self.text.len(), range });
    }
}

/// Gives the blocks and the links of a text.
pub(super) fn read(
    events: &[(Event<'_>, Range<usize>)],
    reader: &Reader<'_>,
) -> (Vec<TextBlock>, Vec<Link>) {
    let (mut blocks, mut links) = (Vec::new(), Vec::new());
    let mut block = TextBlock::default();
    let mut open: Vec<Link> = Vec::new();
    let mut is_code = false;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                open.push(Link {
                    url: dest_url.to_string(),
                    text: String::new(),
                    range: reader.place(range.clone(), dest_url),
                    is_image: matches!(event, Event::Start(Tag::Image { .. })),
                });
            }
            Event::End(TagEnd::Link | TagEnd::Image) => links.extend(open.pop()),
            Event::Text(text) | Event::Code(text) if !is_code => {
                open.iter_mut().for_each(|link| link.text.push_str(text));
                if !open.iter().any(|link| link.is_image) {
                    block.push(text, reader.place(range.clone(), text));
                }
            }
            Event::SoftBreak | Event::HardBreak => block.text.push(' '),
            Event::Start(tag) if !is_inline(&tag.to_end()) => {
                blocks.extend(finish(&mut block));
                is_code = matches!(tag, Tag::CodeBlock(_) | Tag::HtmlBlock);
                block.is_heading = matches!(tag, Tag::Heading { .. });
            }
            Event::End(tag) if !is_inline(tag) => {
                blocks.extend(finish(&mut block));
                is_code = false;
            }
            _ => {}
        }
    }
    blocks.extend(finish(&mut block));
    (blocks, links)
}

/// Takes a block that is complete; nothing when there are no words in it.
fn finish(block: &mut TextBlock) -> Option<TextBlock> {
    Some(std::mem::take(block)).filter(|block| !block.text.trim().is_empty())
}

/// Tells whether a tag stands inside running text.
fn is_inline(tag: &TagEnd) -> bool {
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
