//! Open pages that wait for news. Each has a thread; what is told is only that something is new.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Most streams at once; when one more comes, the oldest ends. A browser keeps one for all its tabs.
const STREAMS_MAX: usize = 64;
/// How often a stream shows that it lives, so that clients that are gone are noticed.
const PING_AFTER: Duration = Duration::from_secs(15);

/// All streams, oldest first.
#[derive(Debug, Default)]
pub(super) struct Streams {
    open: Mutex<VecDeque<SyncSender<()>>>,
}

/// One of them.
#[derive(Debug)]
pub(super) struct Stream {
    news: Receiver<()>,
}

impl Streams {
    /// Opens a stream.
    pub(super) fn open(&self) -> Stream {
        // One place is enough: who has not been told yet will see everything at once.
        let (sender, news) = sync_channel(1);
        let mut open = self.lock();
        if open.len() >= STREAMS_MAX {
            open.pop_front();
        }
        open.push_back(sender);
        Stream { news }
    }

    /// Tells all of them that something is new.
    pub(super) fn tell(&self) {
        self.lock()
            .retain(|stream| !matches!(stream.try_send(()), Err(TrySendError::Disconnected(()))));
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<SyncSender<()>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stream {
    /// Writes events until the client is gone or the stream is ended, in chunks, so that browsers see
    /// the end and come back. The first comes at once: who comes back after a sleep looks whether
    /// something is new.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        write_chunk(out, "retry: 500\n\nevent: news\ndata:\n\n")?;
        loop {
            let text = match self.news.recv_timeout(PING_AFTER) {
                Ok(()) => "event: news\ndata:\n\n",
                Err(RecvTimeoutError::Timeout) => ": ping\n\n",
                Err(RecvTimeoutError::Disconnected) => return write_chunk(out, ""),
            };
            write_chunk(out, text)?;
        }
    }
}

/// Writes a chunk of an answer whose length nobody knows; an empty one ends it.
fn write_chunk(out: &mut dyn Write, text: &str) -> io::Result<()> {
    write!(out, "{:x}\r\n{text}\r\n", text.len())?;
    out.flush()
}
