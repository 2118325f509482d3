//! The preview: builds a portal whenever it changes, and shows it in browsers on this machine.
//!
//! `watch` tells what changed, `show` has it drafted by the `workshop`, which alone knows how, and puts
//! it on the `stage`; the `finisher` finds out beside that what takes longer. `preview` answers requests
//! from the stage; they come in through a `door`. What happens is told to an [`Audience`]; nothing is
//! printed, and nothing is written.

mod batch;
mod door;
mod editor;
mod file;
mod finisher;
mod hosts;
mod http;
mod listening;
mod media;
mod page;
mod path;
mod preview;
mod problems;
mod show;
mod shown;
mod stage;
mod streams;
mod watch;
mod workshop;

use std::io;
use std::net::IpAddr;
use std::path::PathBuf;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use crate::build;
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::source::{self, ReadError};

use self::finisher::Finisher;
use self::listening::Listening;
use self::show::Show;

pub use self::workshop::{Changes, Finished, Rebuilt, Work, Workshop};

/// What the program ends with when it was asked to stop twice, as shells have it for Ctrl-C.
const STOPPED_AT_ONCE: i32 = 130;

/// What a preview is asked to do.
#[derive(Debug, Clone)]
pub struct Options {
    /// What is built.
    pub build: build::Options,
    /// Who can see it.
    pub reach: Reach,
    /// The port to listen on; the next free one is taken when it is in use.
    pub port: u16,
}

/// Who can see a preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Those who reach this address of the machine.
    Address(IpAddr),
    /// This machine, and those in its network.
    Network,
}

/// What happens.
#[derive(Debug)]
pub enum Event<'e> {
    /// The preview can be opened.
    Open {
        /// The address on this machine.
        here: &'e str,
        /// The address for others in the network.
        elsewhere: Option<&'e str>,
        /// The port that was asked for and is in use.
        taken: Option<u16>,
    },
    /// The site is there for the first time, or what keeps it from being shown.
    Ready {
        /// What is known so far.
        rebuilt: &'e Rebuilt,
        /// How long it took.
        time: Duration,
    },
    /// Something about the site is new, and all is known of it.
    Rebuilt {
        /// What came of it.
        rebuilt: &'e Rebuilt,
        /// What had changed; nothing when it is still the first site.
        changes: Option<&'e Changes>,
        /// How long it took to show it.
        time: Duration,
        /// What is wrong and was not before.
        found: &'e [Diagnostic],
    },
    /// Nothing was built, for a file or folder could not be read.
    Unreadable(&'e ReadError),
    /// What could not be read is there again, as it was.
    ReadAgain,
    /// The system does not tell what changes, so files are looked through every second.
    Polling,
}

/// Who is told what happens.
pub trait Audience {
    /// Hears of an event.
    fn hear(&self, event: &Event<'_>);
    /// The language it wants to be told in; nothing: that of the portal.
    fn language(&self) -> Option<Language>;
    /// Puts into words why something could not be read.
    fn words(&self, error: &ReadError) -> String;
}

/// Why there is no preview.
#[derive(Debug)]
pub enum ServeError {
    /// The portal cannot be read.
    Read(ReadError),
    /// The address cannot be listened to.
    Listen(io::Error),
    /// The system gives no threads, or no way to watch or to be stopped.
    System(io::Error),
}

/// What the loop wakes up for.
#[derive(Debug)]
enum Signal {
    Changed(Changes),
    /// All is known of the draft with this number.
    Finished(u64, Finished),
    Polling,
    Stop,
}

/// Shows a portal and follows its edits until the program is asked to stop.
///
/// # Errors
/// When it cannot start; what happens afterwards, the audience is told.
pub fn serve(options: &Options, audience: &dyn Audience) -> Result<(), ServeError> {
    let (signals, inbox) = channel();
    stop_when_asked(signals.clone())?;
    let listening = Listening::open(options)?;
    watch::start(&folders(&options.build), signals.clone()).map_err(ServeError::System)?;
    let finisher = Finisher::start(signals).map_err(ServeError::System)?;
    let mut show = Show::new(&options.build, finisher, audience);
    show.first()?;
    listening.let_in(&show.stage, &options.build.content, audience)?;
    show.tell_ready();
    show.go_on(&inbox);
    Ok(())
}

/// The folders whose files make the site.
fn folders(options: &build::Options) -> Vec<PathBuf> {
    let themes = source::beside(&options.content, "themes");
    vec![options.content.clone(), options.theme.clone().unwrap_or(themes)]
}

#[expect(clippy::disallowed_methods, reason = "who asks twice waits no longer")]
fn stop_when_asked(signals: Sender<Signal>) -> Result<(), ServeError> {
    let is_asked = AtomicBool::new(false);
    let stop = move || {
        if is_asked.swap(true, Ordering::Relaxed) {
            // Something stands in the way, such as a terminal that takes no more lines.
            process::exit(STOPPED_AT_ONCE);
        }
        match signals.send(Signal::Stop) {
            // Without a receiver it is stopping already.
            Ok(()) | Err(_) => {}
        }
    };
    ctrlc::set_handler(stop).map_err(|error| ServeError::System(io::Error::other(error)))
}
