//! What a record leads to: a page or a file of this site, or another site.

use std::ops::Range;

use super::contacts::{WebUrl, is_web_url};
use crate::content::fields::Value;
use crate::content::syntax::{Syntax, Text};
use crate::diagnostic::{self, Report};
use crate::markdown::Reference;

/// A link of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// Another site.
    Web(WebUrl),
    /// A path of the content folder.
    Here(Reference),
}

impl Link {
    /// Reads a link; `None` when it is the address of a site that cannot be one, which is then noted.
    pub fn parse(text: &str, range: Range<usize>, report: &mut Report) -> Option<Link> {
        if is_web_url(text) {
            return Some(Link::Web(WebUrl(text.to_string())));
        }
        if text.contains("://") {
            report.add(diagnostic::WRONG_URL, range, &[("value", text)]);
            return None;
        }
        let (target, fragment) = match text.split_once('#') {
            Some((target, fragment)) => (target, Some(fragment.to_string())),
            None => (text, None),
        };
        Some(Link::Here(Reference { target: target.to_string(), fragment, range, is_image: false }))
    }

    /// The address, when it is another site.
    pub fn url(&self) -> Option<&str> {
        match self {
            Link::Web(WebUrl(url)) => Some(url),
            Link::Here(_) => None,
        }
    }

    /// The path, when it is in this site.
    pub fn reference(&self) -> Option<&Reference> {
        match self {
            Link::Web(_) => None,
            Link::Here(reference) => Some(reference),
        }
    }
}

impl Value for Link {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Plain, |node, reading| {
            let text = reading.scalar(node)?.text.trim();
            Link::parse(text, node.range.clone(), reading.report)
        })
    }
}
