//! Events of the Markdown parser as HTML, where ours differs from the parser's own: footnotes with
//! ways back, admonitions with their names, tables that scroll, task lists that can be read out.

use std::collections::BTreeMap;

use pulldown_cmark::{Alignment, BlockQuoteKind, CowStr, Event, Tag, TagEnd, html};

use super::{Setting, mark};
use crate::language::Word;

/// The names of the kinds of admonition, in the order of their marks.
pub(super) const ADMONITIONS: [Word; 5] =
    [Word::Note, Word::Tip, Word::Important, Word::Warning, Word::Caution];

/// Writes events as HTML.
pub(super) fn render(events: Vec<Event<'_>>, setting: &Setting) -> String {
    let (body, notes) = take_footnotes(events);
    let mut numbers =
        Numbers { prefix: &setting.id_prefix, order: Vec::new(), known: BTreeMap::new() };
    let mut markup = String::new();
    html::push_html(&mut markup, adapt(body, setting, &mut numbers).into_iter());
    push_footnotes(&mut markup, notes, setting, &mut numbers);
    markup.trim().to_string()
}

type Notes<'e> = BTreeMap<String, Vec<Event<'e>>>;

/// Takes the definitions of footnotes out of the text; one may stand inside another one.
fn take_footnotes(events: Vec<Event<'_>>) -> (Vec<Event<'_>>, Notes<'_>) {
    let mut body = Vec::with_capacity(events.len());
    let mut notes = Notes::new();
    let mut open: Vec<(String, Vec<Event<'_>>)> = Vec::new();
    for event in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => {
                open.push((name.to_string(), Vec::new()));
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                let (name, note) = open.pop().unwrap_or_default();
                notes.entry(name).or_default().extend(note);
            }
            event => open.last_mut().map_or(&mut body, |(_, note)| note).push(event),
        }
    }
    (body, notes)
}

/// Numbers of footnotes, in the order of their first use.
struct Numbers<'p> {
    prefix: &'p str,
    order: Vec<String>,
    known: BTreeMap<String, usize>,
}

impl Numbers<'_> {
    /// Gives a footnote the next number.
    fn take(&mut self, name: &str) -> usize {
        self.order.push(name.to_string());
        self.known.insert(name.to_string(), self.order.len());
        self.order.len()
    }

    fn reference(&mut self, name: &str) -> String {
        let prefix = self.prefix;
        let (number, id) = if let Some(number) = self.known.get(name) {
            (*number, String::new())
        } else {
            let number = self.take(name);
            (number, format!("id=\"{prefix}rujukan-kaki-{number}\" "))
        };
        format!("<sup><a {id}href=\"#{prefix}catatan-kaki-{number}\">[{number}]</a></sup>")
    }
}

fn push_footnotes(
    markup: &mut String,
    mut notes: Notes<'_>,
    setting: &Setting,
    numbers: &mut Numbers<'_>,
) {
    let mut index = 0;
    let mut list = String::new();
    // A footnote may refer to another one, so the order may grow while it is walked. Notes that
    // nothing refers to come last: what an author wrote is not lost.
    while let Some(name) = numbers.order.get(index).or(notes.keys().next()).cloned() {
        index += 1;
        let events = notes.remove(&name).unwrap_or_default();
        let is_used = numbers.known.contains_key(&name);
        if !is_used {
            numbers.take(&name);
        }
        let mut note = String::new();
        html::push_html(&mut note, adapt(events, setting, numbers).into_iter());
        let prefix = &setting.id_prefix;
        let back = format!(" <a href=\"#{prefix}rujukan-kaki-{index}\">↩ [{index}]</a>");
        list.push_str(&format!(
            "<li id=\"{prefix}catatan-kaki-{index}\">{}{}</li>\n",
            unwrap_paragraph(note.trim()),
            if is_used { back.as_str() } else { "" },
        ));
    }
    if !list.is_empty() {
        markup.push_str(&format!("<ol class=\"footnotes\">\n{list}</ol>\n"));
    }
}

/// The content of a text that is one paragraph and nothing else.
fn unwrap_paragraph(html: &str) -> &str {
    let inner = html.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
    inner.filter(|inner| !inner.contains("<p>")).unwrap_or(html)
}

/// Replaces the events that we write ourselves.
fn adapt<'e>(
    events: Vec<Event<'e>>,
    setting: &Setting,
    numbers: &mut Numbers<'_>,
) -> Vec<Event<'e>> {
    let mut quotes: Vec<bool> = Vec::new();
    let mut table = Table::default();
    let mut adapted = Vec::with_capacity(events.len());
    for event in events {
        let event = match event {
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) if setting.is_inline => {
                continue;
            }
            Event::FootnoteReference(name) => raw(numbers.reference(&name)),
            Event::TaskListMarker(is_done) => raw(if is_done { "☑ " } else { "☐ " }.to_string()),
            Event::Start(Tag::BlockQuote(kind)) => {
                quotes.push(kind.is_some());
                raw(kind.map_or("<blockquote>\n".to_string(), admonition))
            }
            Event::End(TagEnd::BlockQuote(_)) => {
                let is_admonition = quotes.pop().unwrap_or_default();
                raw(if is_admonition { "</div>\n" } else { "</blockquote>\n" }.to_string())
            }
            Event::Start(Tag::Table(alignments)) => {
                let (open, tag) = Table::open(alignments);
                table = open;
                raw(tag)
            }
            other => match table.tag(&other) {
                Some(tag) => raw(tag),
                None => other,
            },
        };
        adapted.push(event);
    }
    adapted
}

fn admonition(kind: BlockQuoteKind) -> String {
    let (index, class) = match kind {
        BlockQuoteKind::Note => (0, "note"),
        BlockQuoteKind::Tip => (1, "tip"),
        BlockQuoteKind::Important => (2, "important"),
        BlockQuoteKind::Warning => (3, "warning"),
        BlockQuoteKind::Caution => (4, "caution"),
    };
    format!(
        "<div class=\"admonition admonition-{class}\">\n<p class=\"admonition-title\">{}</p>\n",
        mark('A', index)
    )
}

fn raw<'e>(html: String) -> Event<'e> {
    Event::InlineHtml(CowStr::from(html))
}

/// The tags of one table, with classes in place of the styles that a strict policy forbids.
#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    is_head: bool,
    column: usize,
}

impl Table {
    fn open(alignments: Vec<Alignment>) -> (Self, String) {
        let table = Table { alignments, is_head: false, column: 0 };
        (table, "<div class=\"table-scroll\"><table>\n".to_string())
    }

    /// Gives the HTML for a tag inside the table.
    fn tag(&mut self, event: &Event<'_>) -> Option<String> {
        Some(match event {
            Event::Start(Tag::TableHead) => {
                (self.is_head, self.column) = (true, 0);
                "<thead>\n<tr>".to_string()
            }
            Event::End(TagEnd::TableHead) => {
                self.is_head = false;
                "</tr>\n</thead>\n<tbody>\n".to_string()
            }
            Event::Start(Tag::TableRow) => {
                self.column = 0;
                "<tr>".to_string()
            }
            Event::End(TagEnd::TableRow) => "</tr>\n".to_string(),
            Event::Start(Tag::TableCell) => self.cell(),
            Event::End(TagEnd::TableCell) => {
                if self.is_head { "</th>" } else { "</td>" }.to_string()
            }
            Event::End(TagEnd::Table) => "</tbody>\n</table></div>\n".to_string(),
            _ => return None,
        })
    }

    fn cell(&mut self) -> String {
        let alignment = self.alignments.get(self.column).copied().unwrap_or(Alignment::None);
        self.column += 1;
        let class = match alignment {
            Alignment::None => "",
            Alignment::Left => " class=\"left\"",
            Alignment::Center => " class=\"center\"",
            Alignment::Right => " class=\"right\"",
        };
        if self.is_head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") }
    }
}
