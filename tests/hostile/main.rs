//! Input that is broken, odd or meant to harm: the program refuses it with a reason or builds a
//! safe site, in bounded time and memory, and never ends by a crash.
//!
//! Attachments and pictures, full disks and killed runs have tests of their own.

#![cfg(unix)]

#[path = "../common/mod.rs"]
mod common;

mod case;
mod encoding;
mod figures;
mod files;
mod markdown;
mod names;
mod output;
mod records;
mod theme;
mod yaml;
