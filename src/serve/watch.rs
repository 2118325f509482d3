//! Watches the folders a portal is made of, with what the system offers, else by looking again and
//! again.

use std::collections::BTreeSet;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::{
    Config, ErrorKind, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher,
};

use super::Signal;
use super::batch::{Batch, News};
use crate::source::{self, FolderIdentity};

/// How often folders are looked through when the system does not tell what changes.
const POLL_AFTER: Duration = Duration::from_secs(1);

type Told = notify::Result<notify::Event>;

/// How often it is looked whether the folders are still the ones that are watched: nobody tells when
/// one far above them, or what a link leads to, was moved or replaced.
const LOOK_AFTER: Duration = Duration::from_secs(2);

/// A folder that is watched, with all in it.
#[derive(Debug, Clone)]
struct Root {
    /// As the build names it.
    named: PathBuf,
    /// As the system names it.
    absolute: PathBuf,
    /// Where the folder is that is watched, which a link may lead to, and what tells it from others;
    /// nothing while there is none.
    watched: Option<(PathBuf, FolderIdentity)>,
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
    let root = |named: &PathBuf| {
        let absolute = std::path::absolute(named)?;
        let watched = source::real_folder(&absolute);
        Ok(Root { named: named.clone(), absolute, watched })
    };
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
    let mut watcher = RecommendedWatcher::new(sender, config())?;
    watch_all(&mut watcher, roots)?;
    Ok(Box::new(watcher))
}

/// What links lead to is no part of a portal, and may be the whole disk.
fn config() -> Config {
    Config::default().with_follow_symlinks(false)
}

fn polling_watcher(
    roots: &[Root],
    sender: Sender<Told>,
) -> notify::Result<Box<dyn Watcher + Send>> {
    let mut watcher = PollWatcher::new(sender, config().with_poll_interval(POLL_AFTER))?;
    watch_all(&mut watcher, roots)?;
    Ok(Box::new(watcher))
}

/// Watches the folders, and those they are in, where they vanish and come back.
fn watch_all(watcher: &mut dyn Watcher, roots: &[Root]) -> notify::Result<()> {
    let parents: BTreeSet<&Path> = roots.iter().filter_map(|root| root.absolute.parent()).collect();
    for parent in parents.into_iter().filter(|parent| source::is_folder(parent)) {
        watcher.watch(parent, RecursiveMode::NonRecursive)?;
    }
    for (folder, _) in roots.iter().filter_map(|root| root.watched.as_ref()) {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    Ok(())
}

impl Watch {
    fn run(&mut self) {
        loop {
            let news = match self.told.recv_timeout(LOOK_AFTER) {
                Ok(told) => self.read(told),
                Err(RecvTimeoutError::Timeout) => self.look(),
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let Some(news) = news else { continue };
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
            Ok(event) if event.need_rescan() => {
                // What the system could not tell may have been new folders.
                (0..self.roots.len()).for_each(|root| self.watch_again(root));
                Some(News::Everything)
            }
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
        let is_in = |path: &PathBuf| paths.contains(path);
        let root = self.roots.iter().position(|root| {
            is_in(&root.absolute) || root.watched.as_ref().is_some_and(|(folder, _)| is_in(folder))
        });
        if let Some(root) = root {
            self.watch_again(root);
            return Some(News::Everything);
        }
        let name = |path: &PathBuf| {
            let below = |root: &Root| {
                let folder = root.watched.as_ref().map_or(&root.absolute, |(folder, _)| folder);
                let below = path.strip_prefix(folder).ok()?;
                (!source::is_passed_over(below)).then(|| root.named.join(below))
            };
            self.roots.iter().find_map(below)
        };
        let files: Vec<PathBuf> = paths.iter().filter_map(name).collect();
        let news = if event.kind.is_create() { News::Made } else { News::Changed };
        (!files.is_empty()).then(|| news(files))
    }

    /// Looks whether the folders are still the ones that are watched.
    fn look(&mut self) -> Option<News> {
        let is_other = |root: &Root| source::real_folder(&root.absolute) != root.watched;
        let others = (0..self.roots.len()).filter(|root| is_other(&self.roots[*root]));
        let others: Vec<usize> = others.collect();
        others.iter().for_each(|root| self.watch_again(*root));
        (!others.is_empty()).then_some(News::Everything)
    }

    /// Watches a folder that vanished, came back or was replaced, and the one it is in.
    fn watch_again(&mut self, root: usize) {
        let root = &mut self.roots[root];
        let before = mem::replace(&mut root.watched, source::real_folder(&root.absolute));
        let root = root.clone();
        match before.map(|(folder, _)| self.watcher.unwatch(&folder)) {
            // Whether it was still watched or not.
            Some(Ok(()) | Err(_)) | None => {}
        }
        if root.watched.is_some() && watch_all(&mut *self.watcher, &[root]).is_err() {
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
