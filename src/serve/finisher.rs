//! The thread in which drafts are finished, the newest only, one after another.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use rayon::ThreadPoolBuilder;

use super::Signal;
use super::workshop::Work;

/// Open pages ask for themselves first, then the rest is rendered.
const FINISH_AFTER: Duration = Duration::from_millis(50);
/// A draft that takes long to finish is begun later, for the next change may come meanwhile: after
/// this share of the time it takes.
const PATIENCE: u32 = 4;
/// But no later than this.
const FINISH_AFTER_MAX: Duration = Duration::from_secs(2);

/// Finishes drafts beside those who save and those who look at pages.
#[derive(Debug)]
pub(super) struct Finisher {
    drafts: Sender<(u64, Work)>,
    /// The number of the newest draft; all before it are of no use.
    newest: Arc<AtomicU64>,
}

impl Finisher {
    /// Starts the thread; what comes of drafts it sends as signals.
    pub(super) fn start(signals: Sender<Signal>) -> io::Result<Finisher> {
        let (drafts, inbox) = channel();
        let newest = Arc::new(AtomicU64::new(0));
        let wanted = Arc::clone(&newest);
        // One core, so that nobody has to wait for it.
        let pool = ThreadPoolBuilder::new().num_threads(1).build().map_err(io::Error::other)?;
        pool.spawn(move || work(&inbox, &wanted, &signals));
        Ok(Finisher { drafts, newest })
    }

    /// Has a draft finished, and none before it.
    pub(super) fn finish(&self, number: u64, work: Work) {
        self.newest.store(number, Ordering::Relaxed);
        match self.drafts.send((number, work)) {
            // Without its thread the preview is stopping.
            Ok(()) | Err(_) => {}
        }
    }
}

fn work(inbox: &Receiver<(u64, Work)>, newest: &AtomicU64, signals: &Sender<Signal>) {
    let mut patience = FINISH_AFTER;
    while let Ok((number, work)) = inbox.recv() {
        let is_wanted = || newest.load(Ordering::Relaxed) == number;
        wait(patience, is_wanted);
        let started = Instant::now();
        let finished = is_wanted().then(|| work.finish(is_wanted)).flatten();
        if let Some(finished) = finished {
            patience = (started.elapsed() / PATIENCE).clamp(FINISH_AFTER, FINISH_AFTER_MAX);
            if signals.send(Signal::Finished(number, finished)).is_err() {
                return;
            }
        }
    }
}

/// Waits, as long as there is something to wait for.
fn wait(time: Duration, goes_on: impl Fn() -> bool) {
    const STEP: Duration = Duration::from_millis(10);
    let started = Instant::now();
    while goes_on() && started.elapsed() < time {
        thread::sleep(STEP);
    }
}
