//! What the preview shows at this moment, shared by those who build and those who answer.

use std::sync::{Arc, PoisonError, RwLock};

use super::problems::Problems;
use super::shown::Shown;
use super::streams::Streams;
use crate::language::Language;

/// The last good site, and what is wrong now.
#[derive(Debug, Clone, Default)]
pub(super) struct Scene {
    /// None when there never was a good site.
    pub(super) shown: Option<Arc<Shown>>,
    pub(super) problems: Arc<Problems>,
    pub(super) language: Language,
}

/// Where scenes follow each other.
#[derive(Debug, Default)]
pub(super) struct Stage {
    scene: RwLock<Scene>,
    pub(super) streams: Streams,
}

impl Stage {
    /// The scene of this moment.
    pub(super) fn scene(&self) -> Scene {
        self.scene.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Shows another scene, and tells all open pages if it is new; without a site the last one stays.
    pub(super) fn show(&self, scene: Scene, is_new: bool) {
        let mut shown = self.scene.write().unwrap_or_else(PoisonError::into_inner);
        let next = Scene { shown: scene.shown.or_else(|| shown.shown.clone()), ..scene };
        let last = std::mem::replace(&mut *shown, next);
        drop(shown);
        if is_new {
            self.streams.tell();
        }
        // To take a large site apart takes time; nobody waits for it here.
        drop(last);
    }
}
