//! Static sites for the transparency portals of Indonesian licensing offices.
//!
//! The program is one straight line; each stage is a module, in this order:
//!
//! 1. [`source`] reads a content folder, once.
//! 2. [`attachment`] looks inside the files that are only copied, and makes pictures safe.
//! 3. [`content`] turns each file into a typed entry, looking at that file alone.
//! 4. [`site`] joins the entries into one validated, immutable [`site::Site`].
//! 5. [`privacy`] holds all texts against what must not be published.
//! 6. [`plan`] decides every output with its address and its [`view`].
//! 7. [`render`] makes bytes of each view with a [`theme`]; [`search`] makes the index of all of them.
//! 8. [`write`](mod@write) puts the artifacts on disk, all or nothing.
//!
//! [`build`](mod@build) calls the stages one after another. What is wrong is collected on the way
//! as [`diagnostic`]s and stops the build at one place, between `plan` and `render`.

// In the order of dependence: each module uses only those above it. First the values, then the
// stages, then the doors.
pub mod memo;
pub mod address;
pub mod characters;
pub mod language;
pub mod number;
pub mod period;
pub mod citation;
pub mod rules;
pub mod survey;
pub mod time_span;
pub mod hours;
pub mod guard;
pub mod diagnostic;
pub mod yaml;
pub mod markdown;
pub mod source;
pub mod attachment;
pub mod content;
pub mod site;
pub mod privacy;
pub mod view;
pub mod plan;
pub mod search;
pub mod theme;
pub mod write;
pub mod moved;
pub mod render;
pub mod budget;
pub mod build;
pub mod schema;
pub mod external;
pub mod scaffold;
pub mod serve;
pub mod cli;
