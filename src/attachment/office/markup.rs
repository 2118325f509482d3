//! The XML inside a document: its text, and what it says about who wrote it.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// One XML file of a document.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// Text of paragraphs and cells; of cells that name a shared text, its number.
    pieces: Vec<Piece>,
    /// Shared texts, in order.
    pub(super) strings: Vec<String>,
    /// Names of sheets, in order.
    pub(super) sheets: Vec<String>,
    /// Who wrote or changed it.
    pub(super) authors: Vec<String>,
    /// Whether it keeps texts that were struck out, or marks those that were added.
    pub(super) has_changes: bool,
    /// Whether there is a sheet that is not shown.
    pub(super) has_hidden_sheet: bool,
}

#[derive(Debug)]
enum Piece {
    Text(String),
    Shared(usize),
    Break,
}

/// Elements that end a line or a cell.
const BREAKS: [&str; 9] = ["p", "tc", "c", "row", "br", "tab", "h", "table-cell", "si"];
/// Elements that name a person.
const AUTHORS: [&str; 4] = ["creator", "lastModifiedBy", "initial-creator", "Manager"];

/// Reads one XML file; `None` when it is not XML.
pub(super) fn read(xml: &str) -> Option<Content> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    let mut content = Content::default();
    let mut open = Vec::new();
    let mut is_shared = false;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_string();
                is_shared = if name == "c" {
                    attribute(&tag, "t").as_deref() == Some("s")
                } else {
                    is_shared
                };
                content.begin(&name, &tag);
                open.push(name);
            }
            Event::Empty(tag) => {
                let name = tag.local_name().as_ref().to_string();
                content.begin(&name, &tag);
                content.end(&name);
            }
            Event::End(_) => content.end(&open.pop()?),
            Event::Text(text) => content.take(open.last()?, &text.into_inner(), is_shared),
            Event::CData(text) => content.take(open.last()?, &text.into_inner(), false),
            Event::GeneralRef(name) => {
                let character = name.resolve_char_ref().ok().flatten();
                content.add(&character.unwrap_or(' ').to_string());
            }
            Event::Eof => return Some(content),
            Event::DocType(_) => return None,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

impl Content {
    fn begin(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "sheet" => {
                self.sheets.extend(attribute(tag, "name"));
                let state = attribute(tag, "state").unwrap_or_default();
                self.has_hidden_sheet |= state.to_lowercase().contains("hidden");
            }
            "si" => self.strings.push(String::new()),
            "ins" | "del" | "changed-region" => self.has_changes = true,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if BREAKS.contains(&name) {
            self.pieces.push(Piece::Break);
        }
    }

    fn take(&mut self, element: &str, text: &str, is_shared: bool) {
        if AUTHORS.contains(&element) && !text.trim().is_empty() {
            self.authors.push(text.trim().to_string());
        }
        if is_shared && element == "v" {
            self.pieces.extend(text.trim().parse().ok().map(Piece::Shared));
        } else {
            self.add(text);
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(shared) = self.strings.last_mut() {
            shared.push_str(text);
        }
        self.pieces.push(Piece::Text(text.to_string()));
    }

    /// The text, with the shared texts of its workbook in their cells.
    pub(super) fn text(&self, shared: &[String]) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::Shared(index) => {
                    text.push_str(shared.get(*index).map_or("", String::as_str));
                }
                Piece::Break => text.push('\n'),
            }
        }
        text
    }
}
