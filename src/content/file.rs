//! A file of text while a record is read from it.

use std::sync::Arc;

use jiff::civil::Date;

use super::fields::{Fields, Reading, Value};
use super::front_matter::{self, FrontMatter};
use crate::diagnostic::Report;
use crate::markdown::{self, Origin, Part, Prose, Setting};
use crate::yaml;

/// A file that is known to be text of a kind.
pub(super) struct File {
    /// The text without byte order mark.
    pub(super) text: Arc<str>,
    /// What anchors inside its texts begin with, apart from those of other kinds: a page of a
    /// service also shows texts of `standar.yaml` and `situs.yaml`.
    pub(super) scope: &'static str,
    /// The date in the file name.
    pub(super) date: Option<Date>,
}

impl File {
    /// Reads the file as a YAML record.
    pub(super) fn record<T>(
        &self,
        report: &mut Report,
        read: impl FnOnce(&mut Fields<'_, '_, '_>) -> T,
    ) -> Option<T> {
        let node = yaml::parse(&self.text, 0, report)?;
        Reading::new(&self.text, self.scope, report).map(&node, read)
    }

    /// Reads the file as a value of YAML.
    pub(super) fn value<T: Value>(&self, report: &mut Report) -> Option<T> {
        let node = yaml::parse(&self.text, 0, report)?;
        T::read(&node, &mut Reading::new(&self.text, self.scope, report))
    }

    /// Reads the file as front matter and Markdown.
    pub(super) fn page<T>(
        &self,
        report: &mut Report,
        read: impl FnOnce(&mut Fields<'_, '_, '_>) -> T,
    ) -> Option<(T, Prose)> {
        let FrontMatter { yaml, body } = front_matter::split(&self.text, report)?;
        let head = yaml::parse(&self.text[yaml.clone()], yaml.start, report)
            .and_then(|node| Reading::new(&self.text, self.scope, report).map(&node, read));
        let setting = Setting {
            origin: Origin::Exact(body.start),
            is_inline: false,
            heading_level_min: 2,
            id_prefix: String::new(),
        };
        let prose = markdown::parse(Part::of(&self.text, body), setting, report);
        Some((head?, prose))
    }
}
