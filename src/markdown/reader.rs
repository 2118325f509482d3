//! Reads the events of the Markdown parser: notes what may not be in a text, gives headings their
//! anchors, and turns links and pictures into HTML with holes.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::destination::{Destination, classify, path_of};
use super::raw_html;
use super::scan::Finding;
use super::{Heading, Origin, Reference, Setting, escape, mark, slugify};
use crate::characters;
use crate::diagnostic::{self, Code, Report};

/// Anchors that every page has already; headings of the same name get a number.
const RESERVED_IDS: [&str; 4] = ["konten", "isi-halaman", "daftar-lampiran", "live-words"];

/// Checks events one by one and turns what is ours into HTML with marks.
pub(super) struct Reader<'a> {
    /// The text that the parser reads.
    source: &'a str,
    setting: &'a Setting,
    /// Bytes put before the text to keep it one line.
    shift: usize,
    report: &'a mut Report,
    pub(super) references: Vec<Reference>,
    pub(super) headings: Vec<Heading>,
    /// Anchors that are taken, with the last number that was added to them.
    ids: BTreeMap<String, usize>,
    /// For each open link, the reference it leads to.
    links: Vec<Option<usize>>,
}

/// An event with its bytes in the text.
pub(super) type Placed<'e> = (Event<'e>, Range<usize>);

impl<'a> Reader<'a> {
    pub(super) fn new(
        source: &'a str,
        setting: &'a Setting,
        shift: usize,
        report: &'a mut Report,
    ) -> Self {
        let ids = RESERVED_IDS.iter().map(|id| ((*id).to_string(), 1)).collect();
        Reader {
            source,
            setting,
            shift,
            report,
            references: Vec::new(),
            headings: Vec::new(),
            ids,
            links: Vec::new(),
        }
    }

    pub(super) fn check<'e>(&mut self, events: Vec<Placed<'e>>) -> Vec<Event<'e>> {
        let events: Vec<Placed<'e>> =
            events.into_iter().map(|(event, range)| (without_controls(event), range)).collect();
        let headings = heading_texts(&events);
        let mut heading = headings.into_iter();
        let mut checked = Vec::with_capacity(events.len());
        let mut image_alt: Option<(Event<'e>, String, usize)> = None;
        let mut html_block: Option<(String, Range<usize>)> = None;
        let mut column_count = 0;
        for (event, range) in events {
            if let Some((_, alt, depth)) = &mut image_alt {
                match &event {
                    Event::Start(Tag::Image { .. }) => *depth += 1,
                    Event::End(TagEnd::Image) if *depth > 0 => *depth -= 1,
                    Event::End(TagEnd::Image) => {
                        let (start, alt, _) = image_alt.take().expect("just matched");
                        checked.push(self.image(&start, &alt, range));
                    }
                    Event::Text(text) | Event::Code(text) => alt.push_str(text),
                    _ => {}
                }
                continue;
            }
            match event {
                Event::Start(Tag::Image { .. }) => image_alt = Some((event, String::new(), 0)),
                Event::Start(Tag::Heading { level, id, .. }) => {
                    let text = heading.next().unwrap_or_default();
                    checked.push(self.heading(level, id.as_deref(), &text, range));
                }
                Event::End(TagEnd::Heading(level)) => {
                    let level = self.level(level);
                    checked.push(Event::End(TagEnd::Heading(level)));
                }
                Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                    checked.push(self.link(link_type, &dest_url, &title, range));
                }
                Event::End(TagEnd::Link) => checked.extend(self.link_end()),
                Event::Start(Tag::HtmlBlock) => html_block = Some((String::new(), range)),
                Event::Html(html) => match &mut html_block {
                    Some((block, _)) => block.push_str(&html),
                    None => self.raw_html(&html, range),
                },
                Event::End(TagEnd::HtmlBlock) => {
                    let (block, range) = html_block.take().unwrap_or_default();
                    checked.extend(self.html_block(&block, range));
                }
                Event::InlineHtml(html) => self.raw_html(&html, range),
                Event::Start(Tag::Table(alignments)) => {
                    column_count = alignments.len();
                    checked.push(Event::Start(Tag::Table(alignments)));
                }
                Event::Start(Tag::TableRow) => {
                    self.count_cells(column_count, range);
                    checked.push(Event::Start(Tag::TableRow));
                }
                other => checked.push(other),
            }
        }
        checked
    }

    fn raw_html(&mut self, html: &str, range: Range<usize>) {
        let snippet = html.trim();
        if !snippet.is_empty() && !snippet.starts_with("<!--") && !snippet.starts_with("</") {
            let shown: String = snippet.chars().take(40).collect();
            self.add(diagnostic::RAW_HTML, range, snippet, &[("html", &shown)]);
        }
    }

    /// Keeps the text of a block of HTML, as pasted from a word processor, without its tags.
    fn html_block<'e>(&mut self, block: &str, range: Range<usize>) -> Vec<Event<'e>> {
        let shown = raw_html::without_comments(block);
        if shown.contains('<') {
            self.raw_html(&shown, range);
        }
        let text = raw_html::text(block);
        if text.is_empty() {
            return Vec::new();
        }
        let text = Event::Text(CowStr::from(text));
        vec![Event::Start(Tag::Paragraph), text, Event::End(TagEnd::Paragraph)]
    }

    /// Notes a row that has more cells than the head of its table; the parser drops them.
    fn count_cells(&mut self, expected: usize, range: Range<usize>) {
        let row = self.source.get(range.clone()).unwrap_or_default().trim();
        let row = row.strip_prefix('|').unwrap_or(row);
        let row = row.strip_suffix('|').filter(|row| !row.ends_with('\\')).unwrap_or(row);
        let found = row.replace("\\|", "").matches('|').count() + 1;
        if found > expected && !row.contains('`') {
            let (found, expected) = (found.to_string(), expected.to_string());
            let words = [("found", found.as_str()), ("expected", expected.as_str())];
            self.add(diagnostic::TABLE_CELLS, range, row, &words);
        }
    }

    fn level(&self, level: HeadingLevel) -> HeadingLevel {
        let shift = self.setting.heading_level_min.saturating_sub(2);
        match (level as u8).max(2) + shift {
            0..=2 => HeadingLevel::H2,
            3 => HeadingLevel::H3,
            4 => HeadingLevel::H4,
            5 => HeadingLevel::H5,
            _ => HeadingLevel::H6,
        }
    }

    fn heading<'e>(
        &mut self,
        level: HeadingLevel,
        id: Option<&str>,
        text: &str,
        range: Range<usize>,
    ) -> Event<'e> {
        if level == HeadingLevel::H1 {
            self.add(diagnostic::HEADING_LEVEL, range.clone(), "# ", &[("text", text)]);
        }
        if text.trim().is_empty() {
            self.add(diagnostic::EMPTY_HEADING, range.clone(), "#", &[]);
        }
        let level = self.level(level);
        self.check_order(level, text, range);
        let wanted = slugify(id.unwrap_or(text));
        let wanted = if wanted.is_empty() { "bagian".to_string() } else { wanted };
        let id = self.unique(&format!("{}{wanted}", self.setting.id_prefix));
        let heading = Heading { level: level as u8, id: id.clone(), text: text.to_string() };
        self.headings.push(heading);
        let id = Some(CowStr::from(id));
        Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() })
    }

    /// Notes a heading that leaves out a level below the one before it.
    fn check_order(&mut self, level: HeadingLevel, text: &str, range: Range<usize>) {
        let above = self.setting.heading_level_min - 1;
        let before = self.headings.last().map_or(above, |heading| heading.level);
        if level as u8 > before + 1 {
            let marks = "#".repeat(usize::from(before + 2 - above));
            let words = [("text", text), ("suggestion", marks.as_str())];
            self.add(diagnostic::HEADING_SKIPPED, range, text, &words);
        }
    }

    fn unique(&mut self, id: &str) -> String {
        let mut unique = id.to_string();
        let mut number = self.ids.get(id).copied().unwrap_or(0);
        while self.ids.contains_key(&unique) {
            number += 1;
            unique = format!("{id}-{number}");
        }
        self.ids.insert(id.to_string(), number.max(1));
        self.ids.insert(unique.clone(), 1);
        unique
    }

    fn link<'e>(
        &mut self,
        link_type: LinkType,
        destination: &str,
        title: &str,
        range: Range<usize>,
    ) -> Event<'e> {
        let title =
            if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
        let destination = match link_type {
            LinkType::Email if !destination.starts_with("mailto:") => {
                format!("mailto:{destination}")
            }
            _ => destination.to_string(),
        };
        let (open, link) = match classify(&destination) {
            Destination::Unsafe => {
                let words = [("link", destination.as_str())];
                self.add(diagnostic::UNSAFE_LINK, range, &destination, &words);
                ("<a>".to_string(), None)
            }
            Destination::External => {
                (format!("<a href=\"{}\"{title}>", escape(&destination)), None)
            }
            Destination::Fragment => {
                let index = self.reference(String::new(), &destination, range, false);
                (format!("<a href=\"{}\"{title}>", mark('L', index)), None)
            }
            Destination::Internal => {
                let index = self.reference(path_of(&destination), &destination, range, false);
                (format!("<a href=\"{}\"{title}>", mark('L', index)), Some(index))
            }
        };
        self.links.push(link);
        Event::InlineHtml(CowStr::from(open))
    }

    fn link_end<'e>(&mut self) -> Vec<Event<'e>> {
        let note = match self.links.pop() {
            Some(Some(index)) => mark('F', index),
            _ => String::new(),
        };
        vec![Event::InlineHtml(CowStr::from(format!("{note}</a>")))]
    }

    fn reference(
        &mut self,
        target: String,
        destination: &str,
        range: Range<usize>,
        is_image: bool,
    ) -> usize {
        let fragment = destination.split_once('#').map(|(_, fragment)| fragment.to_string());
        let range = self.place(range, destination);
        self.references.push(Reference { target, fragment, range, is_image });
        self.references.len() - 1
    }

    fn image<'e>(&mut self, start: &Event<'e>, alt: &str, range: Range<usize>) -> Event<'e> {
        let Event::Start(Tag::Image { dest_url, title, .. }) = start else {
            return Event::Text(CowStr::from(""));
        };
        if alt.trim().is_empty() {
            self.add(diagnostic::IMAGE_WITHOUT_ALT, range.clone(), dest_url, &[("file", dest_url)]);
        }
        if !matches!(classify(dest_url), Destination::Internal) {
            self.add(diagnostic::FOREIGN_IMAGE, range, dest_url, &[("link", dest_url)]);
            return Event::Text(CowStr::from(alt.to_string()));
        }
        let index = self.reference(path_of(dest_url), dest_url, range, true);
        let title =
            if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
        let html = format!(
            "<img src=\"{}\" alt=\"{}\"{title}{} loading=\"lazy\" decoding=\"async\">",
            mark('L', index),
            escape(alt),
            mark('D', index),
        );
        Event::InlineHtml(CowStr::from(html))
    }

    /// Notes what may not be in a text.
    pub(super) fn note(&mut self, finding: &Finding) {
        let snippet = self.source.get(finding.range.clone()).unwrap_or_default().to_string();
        let words: Vec<_> =
            finding.word.iter().map(|(name, word)| (*name, word.as_str())).collect();
        self.add(finding.code, finding.range.clone(), &snippet, &words);
    }

    fn add(
        &mut self,
        code: Code,
        range: Range<usize>,
        snippet: &str,
        words: &[(&'static str, &str)],
    ) {
        let range = self.place(range, snippet);
        self.report.add(code, range, words);
    }

    /// Finds the bytes of the file that a range of the text stands for.
    pub(super) fn place(&self, range: Range<usize>, snippet: &str) -> Range<usize> {
        self.place_after(0, range, snippet)
    }

    /// The same for what stands after a place that was found before, if it is there.
    pub(super) fn place_after(
        &self,
        before: usize,
        range: Range<usize>,
        snippet: &str,
    ) -> Range<usize> {
        // The parser counts the end of the line to headings and rows.
        let text = self.source.get(range.clone()).unwrap_or_default();
        let range = range.start..range.end - (text.len() - text.trim_end_matches('\n').len());
        match &self.setting.origin {
            Origin::Exact(start) => {
                let back = |at: usize| start + at.saturating_sub(self.shift);
                back(range.start)..back(range.end)
            }
            Origin::Within(outer, source) => {
                let source = source.as_written();
                let from = before.saturating_sub(outer.start);
                let after = source[from..].find(snippet).map(|at| from + at);
                match after.or_else(|| source.find(snippet)) {
                    Some(at) if !snippet.is_empty() => {
                        outer.start + at..outer.start + at + snippet.len()
                    }
                    _ => outer.clone(),
                }
            }
        }
    }
}

/// Takes control characters and those that nobody sees out of an event. An entity such as `&#1;`
/// can make them, and marks are made of them.
fn without_controls(event: Event<'_>) -> Event<'_> {
    let clean = |text: CowStr<'_>| {
        CowStr::from(text.chars().filter(|c| !is_left_out(*c)).collect::<String>())
    };
    match event {
        Event::Text(text) if has_left_out(&text) => Event::Text(clean(text)),
        Event::Code(text) if has_left_out(&text) => Event::Code(clean(text)),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if has_left_out(&info) => {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(clean(info))))
        }
        other => other,
    }
}

/// Tells whether a text has such characters.
pub(super) fn has_left_out(text: &str) -> bool {
    text.contains('\r') || !characters::is_plain(text) && text.contains(is_left_out)
}

pub(super) fn is_left_out(character: char) -> bool {
    character == '\r' || characters::is_control(character) || characters::is_invisible(character)
}

/// Gives the text of every heading, in order.
fn heading_texts(events: &[Placed<'_>]) -> Vec<String> {
    let mut texts = Vec::new();
    let mut open: Option<String> = None;
    for (event, _) in events {
        match event {
            Event::Start(Tag::Heading { .. }) => open = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => texts.extend(open.take()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut open {
                    heading.push_str(text);
                }
            }
            _ => {}
        }
    }
    texts
}
