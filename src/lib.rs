//! Static sites for the transparency portals of Indonesian licensing offices.
//!
//! The program is one straight line; each stage is a module, in this order:
//!
//! 1. [`source`] reads a content folder, once.
//! 2. [`content`] turns each file into a typed entry, looking at that file alone.
//! 3. [`site`] joins the entries into one validated, immutable [`site::Site`].
//! 4. [`plan`] decides every output with its address and its [`view`].
//! 5. [`render`] makes bytes of each view with a [`theme`].
//! 6. [`write`](mod@write) puts the artifacts on disk, all or nothing.
//!
//! [`build`](mod@build) calls the stages one after another. What is wrong is collected on the way
//! as [`diagnostic`]s and stops the build at one place, between `plan` and `render`.

pub mod build;
pub mod cli;
pub mod content;
pub mod diagnostic;
pub mod hours;
pub mod language;
pub mod markdown;
pub mod number;
pub mod period;
pub mod plan;
pub mod render;
pub mod scaffold;
pub mod site;
pub mod source;
pub mod theme;
pub mod time_span;
pub mod view;
pub mod write;
pub mod yaml;
