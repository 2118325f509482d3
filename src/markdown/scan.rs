//! What no text may have, wherever it stands: nesting without end, code of other generators, and
//! characters that nobody sees.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::characters;
use crate::diagnostic::{self, Code};

/// Deepest nesting of lists, quotations and marks inside each other; texts of offices need ten.
const DEPTH_MAX: usize = 64;
/// How code of other generators begins: shortcodes, and the statements of templates.
const FOREIGN_CODE: [&str; 3] = ["{{<", "{{%", "{%"];

/// Something that may not be there.
pub(super) struct Finding {
    pub(super) code: Code,
    pub(super) range: Range<usize>,
    pub(super) word: Option<(&'static str, String)>,
}

/// Finds where a text is nested too deeply to be read.
pub(super) fn too_deep(events: &[(Event<'_>, Range<usize>)]) -> Option<Finding> {
    let mut depth = 0_usize;
    let too_deep = events.iter().find(|(event, _)| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEPTH_MAX
    });
    let (_, range) = too_deep?;
    Some(Finding { code: diagnostic::MARKDOWN_NESTING, range: range.clone(), word: None })
}

/// Finds code of other generators outside of examples of code, and the first character of each
/// text that nobody sees.
pub(super) fn scan(events: &[(Event<'_>, Range<usize>)], source: &str) -> Vec<Finding> {
    let mut is_example = false;
    let mut findings = Vec::new();
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_example = true,
            Event::End(TagEnd::CodeBlock) => is_example = false,
            Event::Text(text) | Event::Code(text) => {
                findings.extend(invisible(text, range));
                if !is_example && matches!(event, Event::Text(_)) {
                    findings.extend(foreign_code(text, range, source));
                }
            }
            _ => {}
        }
    }
    findings
}

fn invisible(text: &str, range: &Range<usize>) -> Option<Finding> {
    let character = characters::find_invisible(text)?;
    let word = Some(("character", characters::name(character)));
    Some(Finding { code: diagnostic::INVISIBLE_CHARACTER, range: range.clone(), word })
}

fn foreign_code(text: &str, range: &Range<usize>, source: &str) -> Option<Finding> {
    if !text.contains('{') {
        return None;
    }
    // A text ends where the parser looks for a tag, in the middle of `{{<`.
    let ends = (range.end..range.end + 3).rev();
    let end = ends.into_iter().find(|end| source.is_char_boundary(*end))?;
    let part = source.get(range.start..end)?;
    let (at, start) = FOREIGN_CODE.iter().find_map(|start| Some((part.find(start)?, *start)))?;
    let at = range.start + at;
    let shown: String = source[at..].chars().take_while(|c| *c != '\n').take(40).collect();
    let range = at..at + start.len();
    Some(Finding { code: diagnostic::SHORTCODE, range, word: Some(("code", shown)) })
}
