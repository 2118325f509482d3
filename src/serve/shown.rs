//! The site that is shown: what there is at which address.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::path::{self, Found};
use crate::build::Ready;
use crate::memo::Key;
use crate::write::Content;

/// How many files are kept once they have been asked for; somebody may ask for all of a large site.
const RENDERED_MAX: usize = 256;

/// A site whose outputs are rendered when somebody asks for them.
#[derive(Debug)]
pub(super) struct Shown {
    ready: Arc<Ready>,
    /// The last site that could be rendered as a whole, for pages that cannot be.
    last_good: Option<Arc<Ready>>,
    /// What has been asked for; open pages ask again and again whether they are new.
    rendered: Mutex<BTreeMap<String, Content>>,
}

impl Shown {
    /// Shows a site, and the last good one where a page of it cannot be rendered.
    pub(super) fn new(ready: Arc<Ready>, last_good: Option<Arc<Ready>>) -> Self {
        Shown { ready, last_good, rendered: Mutex::default() }
    }

    /// What the file at an address holds.
    pub(super) fn content(&self, path: &str) -> Option<Content> {
        if let Some(content) = self.rendered().get(path) {
            return Some(content.clone());
        }
        let now = self.ready.artifact(path)?;
        let before = || self.last_good.as_ref()?.artifact(path)?.ok();
        let content = now.ok().or_else(before)?.content;
        let mut rendered = self.rendered();
        if rendered.len() >= RENDERED_MAX {
            rendered.clear();
        }
        rendered.insert(path.to_string(), content.clone());
        Some(content)
    }

    /// Tells whether there is a file at an address.
    pub(super) fn has(&self, path: &str) -> bool {
        self.ready.has(path)
    }

    /// Tells an attachment from itself after it was written again, and from every other.
    pub(super) fn attachment_key(&self, path: &str) -> Option<Key> {
        self.ready.attachment_key(path)
    }

    /// Finds what there is for a path; the site also answers under the path at which it is going to
    /// be published, for its page for lost visitors names that.
    pub(super) fn find(&self, path: &str) -> Found {
        let found = path::find(|it| self.has(it), path);
        let base = self.ready.base_path();
        let Some(inside) = path.strip_prefix(base).filter(|_| !base.is_empty()) else {
            return found;
        };
        match (found, inside.strip_prefix('/')) {
            (Found::Nothing, None) if inside.is_empty() => Found::Folder(path::folder(base)),
            (Found::Nothing, Some(inside)) => match path::find(|it| self.has(it), inside) {
                Found::Folder(_) => Found::Folder(path::folder(path)),
                found => found,
            },
            (found, _) => found,
        }
    }

    fn rendered(&self) -> MutexGuard<'_, BTreeMap<String, Content>> {
        self.rendered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
