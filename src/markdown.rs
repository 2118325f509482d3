//! Markdown as finished HTML with holes.
//!
//! A text is parsed once, when its file is read. What depends on other files or on the page that
//! shows the text (addresses of links, sizes of pictures, words such as "Catatan") stays a hole in
//! the HTML, filled by [`Prose::html`] when the whole site is known.

mod html;

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::diagnostic::{self, Code, Report};
use crate::language::Word;

/// A text with its links.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    pieces: Vec<Piece>,
    /// Links and pictures that lead to files of the content folder.
    pub references: Vec<Reference>,
    /// Headings, in order.
    pub headings: Vec<Heading>,
    /// The text without marks, for descriptions and search.
    pub plain: String,
}

/// A part of the HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Html(String),
    /// The address of a reference.
    Address(usize),
    /// Type and size of the attachment a reference leads to, if it is one.
    FileNote(usize),
    /// `width` and `height` of the picture a reference leads to.
    Dimensions(usize),
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

/// Anchors that every page has already; headings of the same name get a number.
const RESERVED_IDS: [&str; 4] = ["konten", "isi-halaman", "daftar-lampiran", "live-words"];

/// What a text is and where it stands, for reading it.
#[derive(Debug, Clone)]
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
#[derive(Debug, Clone)]
pub enum Origin {
    /// It begins at this byte, and stands there unchanged.
    Exact(usize),
    /// It is the value of a YAML scalar with these bytes, perhaps folded or indented.
    Within(Range<usize>, String),
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

impl Prose {
    /// Gives the HTML for one page of the site.
    pub fn html(&self, surroundings: &dyn Surroundings) -> String {
        let mut html = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Html(part) => html.push_str(part),
                Piece::Address(index) => {
                    html.push_str(&escape(&surroundings.address(&self.references[*index])));
                }
                Piece::FileNote(index) => {
                    if let Some(note) = surroundings.file_note(&self.references[*index]) {
                        html.push_str(" <span class=\"file-note\">(");
                        html.push_str(&escape(&note));
                        html.push_str(")</span>");
                    }
                }
                Piece::Dimensions(index) => {
                    if let Some((w, h)) = surroundings.dimensions(&self.references[*index]) {
                        html.push_str(&format!(" width=\"{w}\" height=\"{h}\""));
                    }
                }
                Piece::Word(word) => html.push_str(surroundings.word(*word)),
            }
        }
        html
    }

    /// Tells whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
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
pub fn parse(text: &str, setting: &Setting, report: &mut Report) -> Prose {
    let source = if setting.is_inline { one_line(text) } else { text.to_string() };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    let shift = source.len() - source.trim_start_matches('\\').len();
    let mut reader = Reader {
        setting,
        shift: if setting.is_inline && !text.starts_with('\\') { shift } else { 0 },
        report,
        prose: Prose::default(),
        ids: RESERVED_IDS.iter().map(|id| ((*id).to_string(), 1)).collect(),
        links: Vec::new(),
    };
    let parser = Parser::new_ext(&source, options).into_offset_iter();
    let events: Vec<_> = parser.collect();
    let events = reader.check(events);
    let markup = html::render(events, setting);
    let mut prose = reader.prose;
    prose.pieces = split(&markup);
    prose.plain = prose.plain.split_whitespace().collect::<Vec<_>>().join(" ");
    prose
}

/// Keeps a one-line text from being read as a list, heading or quotation.
fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
        Some(b'-' | b'+' | b'*' | b'#' | b'>' | b':' | b'|') if digits == 0 => {
            if line.starts_with("**") || line.starts_with('*') && !line.starts_with("* ") {
                line
            } else {
                format!("\\{line}")
            }
        }
        _ => line,
    }
}

/// Checks events one by one and turns what is ours into marks for [`split`].
struct Reader<'a> {
    setting: &'a Setting,
    /// Bytes put before the text to keep it one line.
    shift: usize,
    report: &'a mut Report,
    prose: Prose,
    ids: BTreeMap<String, usize>,
    /// For each open link, the reference it leads to.
    links: Vec<Option<usize>>,
}

type Placed<'e> = (Event<'e>, Range<usize>);

impl Reader<'_> {
    fn check<'e>(&mut self, events: Vec<Placed<'e>>) -> Vec<Event<'e>> {
        let headings = heading_texts(&events);
        let mut heading = headings.into_iter();
        let mut checked = Vec::with_capacity(events.len());
        let mut image_alt: Option<(Event<'e>, String, usize)> = None;
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
                    self.prose.plain.push(' ');
                }
                Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                    checked.push(self.link(link_type, &dest_url, &title, range));
                }
                Event::End(TagEnd::Link) => checked.extend(self.link_end()),
                Event::Html(html) | Event::InlineHtml(html) => self.raw_html(&html, range),
                other => {
                    self.collect_plain(&other);
                    checked.push(other);
                }
            }
        }
        checked
    }

    fn collect_plain(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.prose.plain.push_str(text),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => self.prose.plain.push(' '),
            _ => {}
        }
    }

    fn raw_html(&mut self, html: &str, range: Range<usize>) {
        let snippet = html.trim();
        if !snippet.is_empty() && !snippet.starts_with("<!--") {
            let shown: String = snippet.chars().take(40).collect();
            self.add(diagnostic::RAW_HTML, range, snippet, &[("html", &shown)]);
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
            self.add(diagnostic::HEADING_LEVEL, range, "# ", &[("text", text)]);
        }
        let level = self.level(level);
        let wanted = slugify(id.unwrap_or(text));
        let wanted = if wanted.is_empty() { "bagian".to_string() } else { wanted };
        let id = self.unique(format!("{}{wanted}", self.setting.id_prefix));
        let heading = Heading { level: level as u8, id: id.clone(), text: text.to_string() };
        self.prose.headings.push(heading);
        let id = Some(CowStr::from(id));
        Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() })
    }

    fn unique(&mut self, id: String) -> String {
        let count = self.ids.entry(id.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { id } else { format!("{id}-{count}") }
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
        self.prose.references.push(Reference { target, fragment, range, is_image });
        self.prose.references.len() - 1
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
    fn place(&self, range: Range<usize>, snippet: &str) -> Range<usize> {
        match &self.setting.origin {
            Origin::Exact(start) => {
                let back = |at: usize| start + at.saturating_sub(self.shift);
                back(range.start)..back(range.end)
            }
            Origin::Within(outer, source) => match source.find(snippet) {
                Some(at) if !snippet.is_empty() => {
                    outer.start + at..outer.start + at + snippet.len()
                }
                _ => outer.clone(),
            },
        }
    }
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

enum Destination {
    External,
    Internal,
    Fragment,
    Unsafe,
}

/// Sorts a link by its scheme; only those that cannot run code or read files are let through.
fn classify(destination: &str) -> Destination {
    let trimmed: String =
        destination.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    if trimmed.starts_with('#') {
        return Destination::Fragment;
    }
    let head = trimmed.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some((scheme, _)) = head.split_once(':') {
        return match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" if is_web(&trimmed) => Destination::External,
            "mailto" | "tel" => Destination::External,
            _ => Destination::Unsafe,
        };
    }
    let is_elsewhere = trimmed.starts_with("//") || trimmed.contains('\\');
    if is_elsewhere { Destination::Unsafe } else { Destination::Internal }
}

fn is_web(url: &str) -> bool {
    url.split_once("://").is_some_and(|(_, rest)| !rest.is_empty() && !rest.starts_with('/'))
}

fn path_of(destination: &str) -> String {
    destination.split(['#', '?']).next().unwrap_or_default().to_string()
}

/// Marks a hole; the control characters cannot be in content, which is checked before.
fn mark(kind: char, index: usize) -> String {
    format!("\u{1}{kind}{index}\u{2}")
}

/// Cuts HTML at its marks.
fn split(markup: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('\u{1}') {
        if !before.is_empty() {
            pieces.push(Piece::Html(before.to_string()));
        }
        let (hole, tail) = after.split_once('\u{2}').unwrap_or((after, ""));
        let index = hole.get(1..).and_then(|number| number.parse().ok()).unwrap_or_default();
        pieces.push(match hole.chars().next() {
            Some('L') => Piece::Address(index),
            Some('F') => Piece::FileNote(index),
            Some('D') => Piece::Dimensions(index),
            _ => Piece::Word(html::ADMONITIONS[index]),
        });
        rest = tail;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Html(rest.to_string()));
    }
    pieces
}
