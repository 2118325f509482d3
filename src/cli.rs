//! The command line: reads what is asked, calls the library, and is the only one that prints.

mod arguments;
mod messages;
mod progress;
mod report;
mod search;
mod serve;
mod system;

use std::io::Write;
use std::ops::RangeInclusive;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use jiff::civil::Date;
use rayon::ThreadPoolBuilder;

use crate::build::{self, Options, Outcome};
use crate::content::values::is_base_url;
use crate::diagnostic::{self, Diagnostic};
use crate::external;
use crate::language::Language;
use crate::moved;
use crate::scaffold::{self, ScaffoldError};
use crate::site::Selection;
use crate::source;
use crate::write;
use arguments::{Arguments, BuildArguments, CheckArguments, Command, OutputFormat, SiteArguments};
use messages::Messages;

/// The content or theme is wrong.
const CONTENT_ERROR: u8 = 1;
/// The tool could not work.
const TOOL_ERROR: u8 = 2;

/// Years that a clock can show when it is set: this program is of 2026, with some slack, and reads
/// dates up to 2100. With a clock beyond them, hours and archives would be those of a wrong day.
const CLOCK_YEARS: RangeInclusive<i16> = 2024..=2099;

/// As much as the first thread of a program commonly has.
const STACK_BYTES: usize = 8 * 1024 * 1024;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let status = on_all_cores(|| match &arguments.command {
        Command::Build(build) => build_command(build),
        Command::Serve(serve) => serve::serve_command(serve),
        Command::Check(check) => check_command(check),
        Command::Search(asked) => search::search_command(asked),
        Command::New { kind, slug, content } => new_command(kind, slug, content),
        Command::Init { folder } => init_command(folder),
        Command::Schema { folder, content } => {
            schema_command(&folder.clone().unwrap_or_else(|| content.join(scaffold::SCHEMAS)))
        }
    });
    ExitCode::from(status)
}

/// Works with as many threads as there are cores; with this one alone where the system gives no
/// more, as on hosts that many share.
fn on_all_cores(work: impl FnOnce() -> u8 + Send) -> u8 {
    if let Ok(pool) = ThreadPoolBuilder::new().stack_size(STACK_BYTES).build() {
        return pool.install(work);
    }
    let alone = ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    match alone.build_global() {
        Ok(()) | Err(_) => work(),
    }
}

fn build_command(arguments: &BuildArguments) -> u8 {
    let started = Instant::now();
    let Some((mut outcome, messages)) = run_build(&arguments.site, arguments.production) else {
        return TOOL_ERROR;
    };
    let status = report::status(&outcome, arguments.strict);
    if let (Some(artifacts), 0) = (&outcome.artifacts, status) {
        // After the status: a page may be deleted, also with `--strict`.
        let vanished = write::vanished(artifacts, &arguments.out);
        let gone = moved::warnings(&vanished, artifacts, &arguments.out.to_string_lossy());
        outcome.diagnostics.extend(gone);
    }
    report::show(&outcome.diagnostics, &outcome.texts, arguments.format, messages.language);
    report_failure(&outcome, arguments, status, messages);
    let (Some(artifacts), 0) = (&outcome.artifacts, status) else { return status };
    let SiteArguments { content, theme, .. } = &arguments.site;
    let themes = source::beside(content, "themes");
    let themes = Some(themes.as_path()).filter(|themes| source::is_folder(themes));
    let content = std::iter::once(content.as_path());
    let sources: Vec<&Path> = content.chain(theme.as_deref()).chain(themes).collect();
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
    let CheckArguments { build, .. } = arguments;
    if let Some(code) = &arguments.explain {
        let asked = build.site.lang.as_deref().and_then(Language::from_code);
        return explain(code, asked.unwrap_or_default());
    }
    let Some((mut outcome, messages)) = run_build(&build.site, build.production) else {
        return TOOL_ERROR;
    };
    let status = report::status(&outcome, build.strict);
    if arguments.external {
        // After the status: the network of today says nothing about the content.
        let found = check_external(&outcome, &build.site.content, messages);
        outcome.diagnostics.extend(found);
        outcome.diagnostics.sort();
    }
    report::show(&outcome.diagnostics, &outcome.texts, build.format, messages.language);
    if build.format == OutputFormat::Text {
        error_line(&messages.check_summary(&outcome));
    }
    status
}

/// Builds in memory; `None` when the tool could not work, which has then been said.
fn run_build(arguments: &SiteArguments, is_production: bool) -> Option<(Outcome, Messages)> {
    let asked = arguments.lang.as_deref().and_then(Language::from_code);
    let early = Messages::new(asked.unwrap_or_default());
    let options = Options { is_production, ..options(arguments, early)? };
    let _progress = progress::Progress::start(early.working());
    match build::build(&options) {
        Ok(outcome) => {
            let messages = Messages::new(asked.unwrap_or(outcome.language));
            Some((outcome, messages))
        }
        Err(error) => {
            error_line(&early.read_error(&error.path, &error.error, &options.content));
            None
        }
    }
}

/// What a build is asked to do; `None` when that is unclear, which has then been said.
fn options(arguments: &SiteArguments, messages: Messages) -> Option<Options> {
    let date = date(arguments.date.as_deref(), messages)?;
    if let Some(url) = arguments.base_url.as_ref().filter(|url| !is_base_url(url)) {
        error_line(&messages.wrong_base_url(url));
        return None;
    }
    Some(Options {
        content: arguments.content.clone(),
        theme: arguments.theme.clone(),
        base_url: arguments.base_url.clone(),
        selection: Selection {
            date,
            includes_drafts: arguments.drafts,
            includes_future: arguments.future,
        },
        is_production: false,
    })
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
    let Some(date) = today(messages) else { return Vec::new() };
    let _progress = progress::Progress::start(messages.asking());
    let asked = external::check(&outcome.web_links, &outcome.texts, &known, date);
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
    let Some(date) = today(Messages::default()) else { return TOOL_ERROR };
    let made = scaffold::new(kind, slug, content, date);
    say_made(made, |messages, path| messages.created(&path))
}

fn init_command(folder: &Path) -> u8 {
    let Some(date) = today(Messages::default()) else { return TOOL_ERROR };
    let made = scaffold::init(folder, date);
    say_made(made, |messages, paths| messages.initialised(folder, &paths))
}

fn schema_command(folder: &Path) -> u8 {
    let made = scaffold::write_schemas(folder);
    say_made(made, |messages, paths| messages.schemas_written(folder, &paths))
}

/// Says what was made, or why nothing was.
fn say_made<T>(made: Result<T, ScaffoldError>, describe: impl Fn(Messages, T) -> String) -> u8 {
    let messages = Messages::default();
    match made {
        Ok(made) => {
            error_line(&describe(messages, made));
            0
        }
        Err(error) => {
            error_line(&messages.scaffold_error(&error));
            TOOL_ERROR
        }
    }
}

/// The date of the build: as asked, else today; `None` when it is no date, which has then been said.
fn date(asked: Option<&str>, messages: Messages) -> Option<Date> {
    let Some(text) = asked else { return today(messages) };
    let date = crate::content::values::parse_date(text);
    if date.is_none() {
        error_line(&messages.wrong_date(text));
    }
    date
}

/// Today in western Indonesia, where most offices are; `--date` says another day. `None` when the
/// clock is not set, which has then been said.
#[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
fn today(messages: Messages) -> Option<Date> {
    const OFFSET_SECONDS: i64 = 7 * 60 * 60;
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let seconds = now.map_or(0, |now| i64::try_from(now.as_secs()).unwrap_or_default());
    let days = (seconds + OFFSET_SECONDS) / (24 * 60 * 60);
    let epoch = Date::constant(1970, 1, 1);
    let date = epoch.checked_add(jiff::Span::new().days(days)).unwrap_or(epoch);
    if !CLOCK_YEARS.contains(&date.year()) {
        error_line(&messages.wrong_clock(date));
        return None;
    }
    Some(date)
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
