//! The command line: reads what is asked, calls the library, and is the only one that prints.

mod arguments;
mod messages;
mod progress;
mod report;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use jiff::civil::Date;

use crate::build::{self, Options, Outcome};
use crate::content::values::is_base_url;
use crate::diagnostic::{self, Diagnostic};
use crate::external;
use crate::language::Language;
use crate::scaffold;
use crate::site::Selection;
use crate::source;
use crate::write;
use arguments::{Arguments, BuildArguments, CheckArguments, Command, OutputFormat};
use messages::Messages;

/// The content or theme is wrong.
const CONTENT_ERROR: u8 = 1;
/// The tool could not work.
const TOOL_ERROR: u8 = 2;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let status = match &arguments.command {
        Command::Build(build) => build_command(build),
        Command::Check(check) => check_command(check),
        Command::New { kind, slug, content } => new_command(kind, slug, content),
        Command::Init { folder } => init_command(folder),
    };
    ExitCode::from(status)
}

fn build_command(arguments: &BuildArguments) -> u8 {
    let started = Instant::now();
    let Some((outcome, messages)) = run_build(arguments) else { return TOOL_ERROR };
    let status = report::status(&outcome, arguments.strict);
    report::show(&outcome.diagnostics, &outcome.texts, arguments.format, messages.language);
    report_failure(&outcome, arguments, status, messages);
    let (Some(artifacts), 0) = (&outcome.artifacts, status) else { return status };
    let theme = arguments.theme.as_deref();
    let sources: Vec<&Path> = std::iter::once(arguments.content.as_path()).chain(theme).collect();
    match write::write(artifacts, &arguments.out, &sources) {
        Ok(written) => {
            let summary = messages.summary(&outcome, &written, &arguments.out, started.elapsed());
            error_line(&summary);
            0
        }
        Err(error) => {
            error_line(&messages.write_error(&error, &arguments.out));
            TOOL_ERROR
        }
    }
}

fn check_command(arguments: &CheckArguments) -> u8 {
    if let Some(code) = &arguments.explain {
        let asked = arguments.build.lang.as_deref().and_then(Language::from_code);
        return explain(code, asked.unwrap_or_default());
    }
    let Some((mut outcome, messages)) = run_build(&arguments.build) else { return TOOL_ERROR };
    let status = report::status(&outcome, arguments.build.strict);
    if arguments.external {
        // After the status: the network of today says nothing about the content.
        let found = check_external(&outcome, &arguments.build.content, messages);
        outcome.diagnostics.extend(found);
        outcome.diagnostics.sort();
    }
    report::show(&outcome.diagnostics, &outcome.texts, arguments.build.format, messages.language);
    report_failure(&outcome, &arguments.build, status, messages);
    if arguments.build.format == OutputFormat::Text {
        error_line(&messages.check_summary(&outcome));
    }
    status
}

/// Builds in memory; `None` when the tool could not work, which has then been said.
fn run_build(arguments: &BuildArguments) -> Option<(Outcome, Messages)> {
    let asked = arguments.lang.as_deref().and_then(Language::from_code);
    let early = Messages::new(asked.unwrap_or_default());
    let date = match &arguments.date {
        None => today(),
        Some(text) => {
            if let Some(date) = crate::content::values::parse_date(text) {
                date
            } else {
                error_line(&early.wrong_date(text));
                return None;
            }
        }
    };
    if let Some(url) = arguments.base_url.as_ref().filter(|url| !is_base_url(url)) {
        error_line(&early.wrong_base_url(url));
        return None;
    }
    let options = Options {
        content: arguments.content.clone(),
        theme: arguments.theme.clone(),
        base_url: arguments.base_url.clone(),
        selection: Selection {
            date,
            includes_drafts: arguments.drafts,
            includes_future: arguments.future,
        },
    };
    let _progress = progress::Progress::start(early.working());
    match build::build(&options) {
        Ok(outcome) => {
            let messages = Messages::new(asked.unwrap_or(outcome.language));
            Some((outcome, messages))
        }
        Err(error) => {
            error_line(&early.read_error(&error.path, &error.error));
            None
        }
    }
}

/// Says that nothing was built, and how many mistakes there are.
fn report_failure(outcome: &Outcome, arguments: &BuildArguments, status: u8, messages: Messages) {
    if status != 0 && arguments.format == OutputFormat::Text {
        error_line(&messages.failure(&outcome.diagnostics));
    }
}

/// Asks other sites whether they are still there; the answers are kept beside the content.
fn check_external(outcome: &Outcome, content: &Path, messages: Messages) -> Vec<Diagnostic> {
    let cache = source::beside(content, ".zi-site/tautan.json");
    let known = source::read_if_there(&cache).unwrap_or_default();
    let _progress = progress::Progress::start(messages.asking());
    let asked = external::check(&outcome.web_links, &outcome.texts, &known, today());
    if let Err(error) = write::replace_file(&cache, &asked.cache) {
        error_line(&messages.cache_error(&cache, &error));
    }
    asked.diagnostics
}

fn explain(code: &str, language: Language) -> u8 {
    if let Some((code, page)) =
        diagnostic::pages().find(|(known, _)| known.0.eq_ignore_ascii_case(code))
    {
        output_line(&format!("{} · {}", code.0, page.explanation(language)));
        0
    } else {
        let known: Vec<_> = diagnostic::pages().map(|(code, _)| code.0).collect();
        error_line(&Messages::new(language).unknown_code(code, &known));
        TOOL_ERROR
    }
}

fn new_command(kind: &str, slug: &str, content: &Path) -> u8 {
    let messages = Messages::new(Language::default());
    match scaffold::new(kind, slug, content, today()) {
        Ok(path) => {
            error_line(&messages.created(&[path]));
            0
        }
        Err(error) => {
            error_line(&messages.scaffold_error(&error));
            TOOL_ERROR
        }
    }
}

fn init_command(folder: &Path) -> u8 {
    let messages = Messages::new(Language::default());
    match scaffold::init(folder, today()) {
        Ok(paths) => {
            error_line(&messages.initialised(folder, &paths));
            0
        }
        Err(error) => {
            error_line(&messages.scaffold_error(&error));
            TOOL_ERROR
        }
    }
}

/// Today in western Indonesia, where most offices are; `--date` says another day.
#[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
fn today() -> Date {
    const OFFSET_SECONDS: i64 = 7 * 60 * 60;
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let seconds = now.map_or(0, |now| i64::try_from(now.as_secs()).unwrap_or_default());
    let days = (seconds + OFFSET_SECONDS) / (24 * 60 * 60);
    let epoch = Date::constant(1970, 1, 1);
    epoch.checked_add(jiff::Span::new().days(days)).unwrap_or(epoch)
}

/// Prints a line for people. A closed pipe is no reason to fail.
fn error_line(text: &str) {
    let mut stream = anstream::stderr().lock();
    if writeln!(stream, "{text}").is_err() {
        // Nobody is reading.
    }
}

/// Prints a line that was asked for.
fn output_line(text: &str) {
    let mut stream = anstream::stdout().lock();
    if writeln!(stream, "{text}").is_err() {
        // Nobody is reading.
    }
}
