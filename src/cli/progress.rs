//! A sign of life on the terminal when a build takes more than a second.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Shows that the program is working, until it is dropped.
pub(super) struct Progress {
    stop: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts to show `text` with the seconds gone by, if somebody is watching.
    pub(super) fn start(text: &'static str) -> Self {
        if !std::io::stderr().is_terminal() {
            return Progress { stop: None };
        }
        let (sender, receiver) = channel();
        let thread = std::thread::Builder::new().spawn(move || {
            let started = Instant::now();
            let mut has_shown = false;
            while receiver.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
                has_shown = true;
                draw(&format!("\r{text} {} s", started.elapsed().as_secs()));
            }
            if has_shown {
                draw("\r\u{1b}[K");
            }
        });
        // Without a thread for it there is no sign of life, and that is all.
        Progress { stop: thread.ok().map(|thread| (sender, thread)) }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.stop.take() {
            drop(sender);
            if thread.join().is_err() {
                // A thread that only draws has nothing to tell.
            }
        }
    }
}

fn draw(text: &str) {
    let mut stream = std::io::stderr().lock();
    if write!(stream, "{text}").and_then(|()| stream.flush()).is_err() {
        // Nobody is watching.
    }
}
