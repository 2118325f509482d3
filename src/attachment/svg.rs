//! Drawings: what may be in an SVG, and nothing else.
//!
//! An SVG is a document that browsers run, with scripts, links and foreign pages in it. So elements
//! are named here that only draw; every other one is refused, whatever its prefix, and with it
//! attributes that run or load anything.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use super::Inspection;
use crate::diagnostic;

/// Elements that draw, or say what is drawn.
const ELEMENTS: [&str; 51] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "switch",
    "title",
    "desc",
    "metadata",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "image",
    "linearGradient",
    "radialGradient",
    "stop",
    "pattern",
    "clipPath",
    "mask",
    "marker",
    "filter",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "feSpecularLighting",
    "feTile",
    "feTurbulence",
];
const SVG: &[u8] = b"http://www.w3.org/2000/svg";
/// Notes of drawing programs, which browsers pass over.
const NOTES: [&str; 9] = [
    "http://www.inkscape.org/",
    "http://sodipodi.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/elements/1.1/",
    "http://ns.adobe.com/",
    "http://www.bohemiancoding.com/sketch",
    "http://www.serif.com/",
];
/// Beginnings of addresses that load nothing and lead nowhere.
const INERT: [&str; 5] =
    ["#", "data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;"];

/// What is wrong with a drawing.
enum Refusal {
    /// It runs or loads something, there.
    Active { range: Range<usize>, what: String },
    /// It is no drawing that can be read, from there on.
    Broken(Range<usize>),
}

/// Notes what a drawing must not hold; gives its width and height.
pub(super) fn check(it: &mut Inspection) -> Option<(u32, u32)> {
    let Ok(text) = std::str::from_utf8(&it.bytes) else {
        it.add_reason(diagnostic::PICTURE_UNREADABLE, "@broken");
        return None;
    };
    let text = text.trim_start_matches('\u{feff}').to_string();
    let dimensions = read(&text).unwrap_or_else(|refusal| {
        match refusal {
            Refusal::Active { range, what } => {
                it.report.add(diagnostic::ACTIVE_SVG, range, &[("what", &what)]);
            }
            Refusal::Broken(range) => it.report.add(diagnostic::PICTURE_UNREADABLE, range, &[]),
        }
        None
    });
    it.texts.push((None, text));
    dimensions
}

fn read(text: &str) -> Result<Option<(u32, u32)>, Refusal> {
    let mut reader = NsReader::from_str(text);
    let mut drawing = Drawing::default();
    loop {
        let start = usize::try_from(reader.buffer_position()).unwrap_or_default();
        let event = reader.read_event();
        let end = usize::try_from(reader.buffer_position()).unwrap_or_default();
        let range = start..end.max(start);
        let what = match event {
            Ok(Event::Eof) if drawing.has_root => return Ok(drawing.dimensions),
            Err(_) | Ok(Event::Eof) => return Err(Refusal::Broken(range)),
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                let (namespace, _) = reader.resolver().resolve_element(tag.name());
                drawing.open(&tag);
                active(&namespace, &tag)
            }
            Ok(event) => drawing.refused(event),
        };
        if let Some(what) = what {
            return Err(Refusal::Active { range, what });
        }
    }
}

/// What is known of a drawing while it is read.
#[derive(Default)]
struct Drawing {
    has_root: bool,
    dimensions: Option<(u32, u32)>,
    /// The style that is open, which comments may have cut into pieces.
    style: Option<String>,
}

impl Drawing {
    fn open(&mut self, tag: &BytesStart<'_>) {
        if !self.has_root {
            self.dimensions = size(tag);
            self.has_root = true;
        }
        if tag.local_name().as_ref() == "style" {
            self.style = Some(String::new());
        }
    }

    /// Tells what about something other than an element must not be there.
    fn refused(&mut self, event: Event<'_>) -> Option<String> {
        let text = match event {
            Event::Text(text) => text.into_inner(),
            Event::CData(text) => text.into_inner(),
            Event::End(_) => {
                self.style = None;
                return None;
            }
            Event::Comment(_) => return None,
            other => return self.refused_mark(&other).map(str::to_string),
        };
        let style = self.style.as_mut()?;
        style.push_str(&text);
        loads(style).then(|| "<style>".to_string())
    }

    fn refused_mark(&self, event: &Event<'_>) -> Option<&'static str> {
        match event {
            Event::DocType(it) if it.contains('[') || !it.contains("//W3C//DTD SVG") => {
                Some("<!DOCTYPE>")
            }
            Event::PI(_) => Some("<?…?>"),
            Event::Decl(declaration) if !is_utf8(declaration) => Some("encoding"),
            Event::GeneralRef(it) if self.style.is_some() || !is_plain_reference(it) => Some("&…;"),
            _ => None,
        }
    }
}

/// Tells what about an element would run or load something.
fn active(namespace: &ResolveResult<'_>, tag: &BytesStart<'_>) -> Option<String> {
    let name = tag.local_name();
    let is_svg = match namespace {
        ResolveResult::Bound(Namespace(uri)) => uri.as_bytes() == SVG,
        ResolveResult::Unbound => true,
        ResolveResult::Unknown(_) => false,
    };
    let is_note = matches!(namespace, ResolveResult::Bound(Namespace(uri))
        if NOTES.iter().any(|note| uri.starts_with(note)));
    let draws = is_svg && ELEMENTS.contains(&name.as_ref());
    if !(is_note || draws) {
        return Some(format!("<{}>", tag.name().as_ref()));
    }
    tag.attributes().find_map(|attribute| match attribute {
        Ok(attribute) => {
            let name = attribute.key.as_ref().to_ascii_lowercase();
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok();
            let is_active = value.is_none_or(|value| is_active(&name, &value));
            is_active.then(|| format!("{name}=…"))
        }
        // What cannot be read cannot be judged.
        Err(_) => Some(format!("<{} …>", tag.name().as_ref())),
    })
}

/// Tells whether an attribute runs or loads anything.
fn is_active(name: &str, value: &str) -> bool {
    let local = name.rsplit(':').next().unwrap_or(name);
    let value: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let value = value.to_lowercase();
    let is_link = matches!(local, "href" | "src" | "base" | "action" | "formaction");
    if name.starts_with("xmlns") {
        return false;
    }
    local.starts_with("on")
        || is_link && !INERT.iter().any(|start| value.starts_with(start))
        || ["javascript:", "vbscript:", "data:text"].iter().any(|scheme| value.contains(scheme))
        || (local == "style" || value.contains("url(")) && loads(&value)
}

/// Tells whether a style loads something; a backslash can hide that it does.
fn loads(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let style = style.to_lowercase();
    let is_inert = |url: &str| {
        INERT.iter().any(|start| url.trim_start_matches(['"', '\'']).starts_with(start))
    };
    style.contains('\\')
        || style.contains("@import")
        || style.contains("expression(")
        || style.contains("javascript:")
        || style.split("url(").skip(1).any(|url| !is_inert(url))
}

fn is_utf8(declaration: &quick_xml::events::BytesDecl<'_>) -> bool {
    let encoding = declaration.encoding().and_then(Result::ok);
    encoding.is_none_or(|it| matches!(it.to_lowercase().as_str(), "utf-8" | "utf8" | "us-ascii"))
}

/// Tells whether `&name;` is one of XML's own, or a character by its number.
fn is_plain_reference(name: &str) -> bool {
    name.starts_with('#') || matches!(name, "amp" | "lt" | "gt" | "quot" | "apos")
}

/// Width and height, from the `viewBox`.
fn size(tag: &BytesStart<'_>) -> Option<(u32, u32)> {
    let numbers = tag.try_get_attribute("viewBox").ok()??;
    let numbers = numbers.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned();
    let mut sides = numbers.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
    let mut next = || sides.next()?.split('.').next()?.parse().ok();
    Some((next()?, next()?))
}
