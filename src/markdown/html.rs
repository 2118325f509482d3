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
    html::push_html(&mut markup, adapt(body, setting, &mut numbers));
    push_footnotes(&mut markup, notes, setting, &mut numbers);
    markup
}

type Notes<'e> = BTreeMap<String, Vec<Event<'e>>>;

/// Takes the definitions of footnotes out of the text; one may stand inside another one.
fn take_footnotes(events: Vec<Event<'_>>) -> (Vec<Event<'_>>, Notes<'_>) {
    let is_note = |event: &Event<'_>| matches!(event, Event::Start(Tag::FootnoteDefinition(_)));
    if !events.iter().any(is_note) {
        return (events, Notes::new());
    }
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
        html::push_html(&mut note, adapt(events, setting, numbers));
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
) -> impl Iterator<Item = Event<'e>> {
    let mut quotes: Vec<bool> = Vec::new();
    let mut table = Table::default();
    events.into_iter().filter_map(move |event| {
        Some(match event {
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) if setting.is_inline => {
                return None;
            }
            Event::FootnoteReference(name) => raw(numbers.reference(&name)),
            Event::TaskListMarker(is_done) => raw(if is_done { "☑ " } else { "☐ " }),
            Event::Start(Tag::BlockQuote(kind)) => {
                quotes.push(kind.is_some());
                kind.map_or(raw("<blockquote>\n"), |kind| raw(admonition(kind)))
            }
            Event::End(TagEnd::BlockQuote(_)) => {
                let is_admonition = quotes.pop().unwrap_or_default();
                raw(if is_admonition { "</div>\n" } else { "</blockquote>\n" })
            }
            Event::Start(Tag::Table(alignments)) => {
                table = Table { alignments, ..Table::default() };
                raw("<div class=\"table-scroll\"><table>\n")
            }
            other => table.tag(&other).map_or(other, raw),
        })
    })
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

fn raw<'e>(html: impl Into<CowStr<'e>>) -> Event<'e> {
    Event::InlineHtml(html.into())
}

/// The tags of one table, with classes in place of the styles that a strict policy forbids.
#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    is_head: bool,
    column: usize,
}

impl Table {
    /// Gives the HTML for a tag inside the table.
    fn tag(&mut self, event: &Event<'_>) -> Option<&'static str> {
        Some(match event {
            Event::Start(Tag::TableHead) => {
                (self.is_head, self.column) = (true, 0);
                "<thead>\n<tr>"
            }
            Event::End(TagEnd::TableHead) => {
                self.is_head = false;
                "</tr>\n</thead>\n<tbody>\n"
            }
            Event::Start(Tag::TableRow) => {
                self.column = 0;
                "<tr>"
            }
            Event::End(TagEnd::TableRow) => "</tr>\n",
            Event::Start(Tag::TableCell) => self.cell(),
            Event::End(TagEnd::TableCell) if self.is_head => "</th>",
            Event::End(TagEnd::TableCell) => "</td>",
            Event::End(TagEnd::Table) => "</tbody>\n</table></div>\n",
            _ => return None,
        })
    }

    fn cell(&mut self) -> &'static str {
        let alignment = self.alignments.get(self.column).copied().unwrap_or(Alignment::None);
        self.column += 1;
        match (self.is_head, alignment) {
            (true, Alignment::None) => "<th scope=\"col\">",
            (true, Alignment::Left) => "<th scope=\"col\" class=\"left\">",
            (true, Alignment::Center) => "<th scope=\"col\" class=\"center\">",
            (true, Alignment::Right) => "<th scope=\"col\" class=\"right\">",
            (false, Alignment::None) => "<td>",
            (false, Alignment::Left) => "<td class=\"left\">",
            (false, Alignment::Center) => "<td class=\"center\">",
            (false, Alignment::Right) => "<td class=\"right\">",
        }
    }
}
