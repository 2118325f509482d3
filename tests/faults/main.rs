//! Faults on the real program: whatever fails, the last good site stays as it was, the exit status
//! is 2, and the message names the cause and the file.
#![cfg(target_os = "linux")]
#![expect(clippy::disallowed_methods, reason = "breaks the system under the program")]

#[path = "../common/mod.rs"]
mod common;

mod disk;
mod injected;
mod meeting;
mod output;
mod reading;
mod room;
