//! Watches the folders a portal is made of, with what the system offers, else by looking again and
//! again.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::{Config, ErrorKind, EventKind, PollWatcher, RecursiveMode, Watcher};

use super::Signal;
use super::batch::{Batch, News};
use super::editor;
use crate::source;

/// How often folders are looked through when the system does not tell what changes.
const POLL_AFTER: Duration = Duration::from_secs(1);

type Told = notify::Result<notify::Event>;

/// A folder that is watched, with all in it.
#[derive(Debug, Clone)]
struct Root {
    /// As the build names it.
    named: PathBuf,
    /// As the system names it.
    absolute: PathBuf,
}

/// The watch over all folders.
struct Watch {
    roots: Vec<Root>,
    watcher: Box<dyn Watcher + Send>,
    is_polling: bool,
    told: Receiver<Told>,
    signals: Sender<Signal>,
}

/// Watches these folders, those that are not there yet too, and sends what changes in them.
pub(super) fn start(folders: &[PathBuf], signals: Sender<Signal>) -> io::Result<()> {
    let root =
        |named: &PathBuf| Ok(Root { named: named.clone(), absolute: std::path::absolute(named)? });
    let roots: Vec<Root> = folders.iter().map(root).collect::<io::Result<_>>()?;
    let (sender, told) = channel();
    let (watcher, is_polling) = match system_watcher(&roots, sender.clone()) {
        Ok(watcher) => (watcher, false),
        Err(_) => (polling_watcher(&roots, sender).map_err(io::Error::other)?, true),
    };
    if is_polling {
        send(&signals, Signal::Polling);
    }
    let mut watch = Watch { roots, watcher, is_polling, told, signals };
    thread::Builder::new().name("watch".to_string()).spawn(move || watch.run())?;
    Ok(())
}

fn system_watcher(roots: &[Root], sender: Sender<Told>) -> notify::Result<Box<dyn Watcher + Send>> {
    let mut watcher = notify::recommended_watcher(sender)?;
    watch_all(&mut watcher, roots)?;
    Ok(Box::new(watcher))
}

fn polling_watcher(
    roots: &[Root],
    sender: Sender<Told>,
) -> notify::Result<Box<dyn Watcher + Send>> {
    let mut watcher = PollWatcher::new(sender, Config::default().with_poll_interval(POLL_AFTER))?;
    watch_all(&mut watcher, roots)?;
    Ok(Box::new(watcher))
}

/// Watches the folders, and those they are in, where they vanish and come back.
fn watch_all(watcher: &mut dyn Watcher, roots: &[Root]) -> notify::Result<()> {
    let parents: BTreeSet<&Path> = roots.iter().filter_map(|root| root.absolute.parent()).collect();
    for parent in parents.into_iter().filter(|parent| source::is_folder(parent)) {
        watcher.watch(parent, RecursiveMode::NonRecursive)?;
    }
    for root in roots.iter().filter(|root| source::is_folder(&root.absolute)) {
        watcher.watch(&root.absolute, RecursiveMode::Recursive)?;
    }
    Ok(())
}

impl Watch {
    fn run(&mut self) {
        while let Ok(told) = self.told.recv() {
            let Some(news) = self.read(told) else { continue };
            let mut batch = Batch::new(news, Instant::now());
            loop {
                let left = batch.end().saturating_duration_since(Instant::now());
                match self.told.recv_timeout(left) {
                    Ok(told) => {
                        if let Some(news) = self.read(told) {
                            batch.add(news, Instant::now());
                        }
                    }
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
            if let Some(changes) = batch.into_changes() {
                send(&self.signals, Signal::Changed(changes));
            }
        }
    }

    /// What a message of the system means; nothing when it is of no interest.
    fn read(&mut self, told: Told) -> Option<News> {
        match told {
            Ok(event) if event.need_rescan() => Some(News::Everything),
            Ok(event) if is_change(event.kind) => self.read_change(&event),
            Ok(_) => None,
            Err(error) => {
                if matches!(error.kind, ErrorKind::MaxFilesWatch | ErrorKind::Io(_)) {
                    self.poll_from_now_on();
                }
                Some(News::Everything)
            }
        }
    }

    fn read_change(&mut self, event: &notify::Event) -> Option<News> {
        let paths = &event.paths;
        let roots = self.roots.clone();
        if let Some(root) = roots.iter().find(|root| paths.contains(&root.absolute)) {
            self.watch_again(root);
            return Some(News::Everything);
        }
        let name = |path: &PathBuf| {
            let below = |root: &Root| {
                let below = path.strip_prefix(&root.absolute).ok()?;
                (!editor::is_leftover(below)).then(|| root.named.join(below))
            };
            roots.iter().find_map(below)
        };
        let files: Vec<PathBuf> = paths.iter().filter_map(name).collect();
        let news = if event.kind.is_create() { News::Made } else { News::Changed };
        (!files.is_empty()).then(|| news(files))
    }

    /// Watches a folder that vanished, came back or was replaced.
    fn watch_again(&mut self, root: &Root) {
        let path = &root.absolute;
        match self.watcher.unwatch(path) {
            // Whether it was still watched or not.
            Ok(()) | Err(_) => {}
        }
        let is_there = source::is_folder(path);
        if is_there && self.watcher.watch(path, RecursiveMode::Recursive).is_err() {
            self.poll_from_now_on();
        }
    }

    /// Goes over to polling, when the system watches no more.
    fn poll_from_now_on(&mut self) {
        if self.is_polling {
            return;
        }
        let (sender, told) = channel();
        if let Ok(watcher) = polling_watcher(&self.roots, sender) {
            self.watcher = watcher;
            self.is_polling = true;
            self.told = told;
            send(&self.signals, Signal::Polling);
        }
    }
}

/// Tells whether a file may be different; the build itself opens and reads them all the time.
fn is_change(kind: EventKind) -> bool {
    matches!(kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_))
}

fn send(signals: &Sender<Signal>, signal: Signal) {
    match signals.send(signal) {
        // Without a receiver the program is about to end.
        Ok(()) | Err(_) => {}
    }
}
