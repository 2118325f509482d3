//! The preview as browsers, attackers and editors meet it: the real program, over real sockets, with
//! real files that change.
#![cfg(target_os = "linux")]
#![expect(
    clippy::disallowed_methods,
    reason = "starts the program, calls it and changes its files"
)]

#[path = "../common/mod.rs"]
mod common;

mod attacks;
mod files;
mod folders;
mod news;
mod process;
mod same;
mod saving;
mod server;
