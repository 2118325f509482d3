//! `zi-site serve`: tells people what the preview does.

use std::cell::{Cell, RefCell};
use std::path::PathBuf;

use fast_qr::QRBuilder;

use super::arguments::{OutputFormat, ServeArguments};
use super::messages::Messages;
use super::progress::Progress;
use super::{TOOL_ERROR, error_line, options, report};
use crate::language::Language;
use crate::serve::{self, Audience, Event, Options, Reach};
use crate::source::ReadError;

/// Shows the portal until the program is asked to stop.
pub(super) fn serve_command(arguments: &ServeArguments) -> u8 {
    let asked = arguments.site.lang.as_deref().and_then(Language::from_code);
    let early = Messages::new(asked.unwrap_or_default());
    let Some(build) = options(&arguments.site, early) else { return TOOL_ERROR };
    let reach = if arguments.lan { Reach::Network } else { Reach::Address(arguments.host) };
    let reader = Reader {
        asked,
        language: Cell::new(early.language),
        content: build.content.clone(),
        opens_browser: arguments.open,
        progress: RefCell::new(Some(Progress::start(early.working()))),
    };
    let served = serve::serve(&Options { build, reach, port: arguments.port }, &reader);
    reader.progress.take();
    let messages = reader.messages();
    match served {
        Ok(()) => {
            error_line(&messages.preview_stopped());
            0
        }
        Err(error) => {
            error_line(&messages.serve_error(&error, &reader.content));
            TOOL_ERROR
        }
    }
}

/// The person at the terminal.
struct Reader {
    asked: Option<Language>,
    /// The language of the portal, as the last build found it.
    language: Cell<Language>,
    content: PathBuf,
    opens_browser: bool,
    /// Until the first thing is said.
    progress: RefCell<Option<Progress>>,
}

impl Reader {
    fn messages(&self) -> Messages {
        Messages::new(self.asked.unwrap_or(self.language.get()))
    }

    fn open(&self, here: &str, elsewhere: Option<&str>, taken: Option<u16>) {
        let messages = self.messages();
        if let Some(port) = taken {
            error_line(&messages.port_taken(port));
        }
        error_line(&messages.preview_open(here));
        if let Some(elsewhere) = elsewhere {
            if elsewhere != here {
                error_line(&messages.preview_network(elsewhere));
            }
            error_line(&messages.network_warning());
            // An address is never too long for a code.
            if let Ok(code) = QRBuilder::new(elsewhere).build() {
                // In colours of its own: turned round, as on a light terminal, few cameras read it.
                let lines = code.to_str();
                let lines: Vec<_> =
                    lines.lines().map(|line| format!("\x1b[97;40m{line}\x1b[0m")).collect();
                error_line(&lines.join("\n"));
            }
        }
        if self.opens_browser
            && let Err(error) = open::that_detached(here)
        {
            error_line(&messages.browser_error(&error));
        }
    }
}

impl Audience for Reader {
    fn hear(&self, event: &Event<'_>) {
        self.progress.take();
        match event {
            Event::Open { here, elsewhere, taken } => self.open(here, *elsewhere, *taken),
            Event::Ready { rebuilt, time } => {
                self.language.set(rebuilt.language);
                error_line(&self.messages().preview_ready(rebuilt, *time));
            }
            Event::Rebuilt { rebuilt, changes, time, found } => {
                self.language.set(rebuilt.language);
                let messages = self.messages();
                let texts = &rebuilt.texts;
                report::show(found, texts, OutputFormat::Text, messages.language);
                if let Some(changes) = changes {
                    error_line(&messages.rebuilt(rebuilt, changes, *time));
                }
            }
            Event::Unreadable(error) => error_line(&self.words(error)),
            Event::ReadAgain => error_line(&self.messages().read_again()),
            Event::Polling => error_line(&self.messages().polling()),
        }
    }

    fn language(&self) -> Option<Language> {
        self.asked
    }

    fn words(&self, error: &ReadError) -> String {
        self.messages().lost(&error.path, &error.error, &self.content)
    }
}
