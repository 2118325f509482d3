//! One question to another site, and what its answer means for a reader.

use std::time::Duration;

use ureq::ResponseExt as _;
use ureq::{Agent, Body, Error, http::Response};

/// How long one site may take; readers do not wait longer.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Redirects followed; browsers follow twice as many, but so long a chain is a mistake.
const REDIRECTS_MAX: u32 = 10;
/// How the program names itself to other sites.
const USER_AGENT: &str = concat!("zi-site/", env!("CARGO_PKG_VERSION"), " (link check)");

/// What a site answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// The page is there, or only people may see it.
    Fine,
    /// The page is elsewhere for good.
    Moved(String),
    /// The page is not there, by this status.
    Broken(u16),
    /// The page sends on without end, or to where nothing is.
    Circular,
    /// The site does not answer, for this reason.
    Unreachable(&'static str),
}

/// A client that follows redirects, and one that does not.
pub(super) struct Client {
    direct: Agent,
    following: Agent,
}

impl Client {
    pub(super) fn new() -> Self {
        Client { direct: agent(0), following: agent(REDIRECTS_MAX) }
    }

    /// Asks for a page.
    pub(super) fn ask(&self, url: &str) -> Answer {
        let first = match request(&self.direct, url) {
            Ok(response) => response,
            Err(error) => return Answer::Unreachable(reason(&error)),
        };
        let status = first.status().as_u16();
        if !(300..400).contains(&status) {
            return judge(status);
        }
        match request(&self.following, url) {
            Ok(last) if judge(last.status().as_u16()) == Answer::Fine => {
                let target = last.get_uri().to_string();
                // A page that sends on for the moment, to a login or a language, stays where it is.
                let is_moved = matches!(status, 301 | 308) && !is_same(url, &target);
                if is_moved { Answer::Moved(target) } else { Answer::Fine }
            }
            Ok(last) => judge(last.status().as_u16()),
            Err(Error::RedirectFailed | Error::TooManyRedirects) => Answer::Circular,
            Err(error) => Answer::Unreachable(reason(&error)),
        }
    }
}

fn agent(redirects_max: u32) -> Agent {
    Agent::config_builder()
        .timeout_global(Some(TIMEOUT))
        .max_redirects(redirects_max)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .user_agent(USER_AGENT)
        .build()
        .into()
}

/// Asks without the page itself, then, of a site that refuses so, with it.
fn request(agent: &Agent, url: &str) -> Result<Response<Body>, Error> {
    let head = agent.head(url).call()?;
    if head.status().as_u16() < 400 {
        return Ok(head);
    }
    agent.get(url).call()
}

/// What the status of a page says when redirects have been followed. By 401, 403 and 429 a site says
/// that the page is there, but not for programs.
fn judge(status: u16) -> Answer {
    match status {
        401 | 403 | 429 => Answer::Fine,
        200..=299 => Answer::Fine,
        300..=399 => Answer::Circular,
        _ => Answer::Broken(status),
    }
}

/// Why a site does not answer, as a word of the program.
fn reason(error: &Error) -> &'static str {
    match error {
        Error::HostNotFound => "@no_host",
        Error::Timeout(_) => "@timeout",
        Error::Tls(_) | Error::Rustls(_) => "@certificate",
        _ => "@no_connection",
    }
}

/// Tells whether two addresses differ only by the slash at their end.
fn is_same(url: &str, target: &str) -> bool {
    url.trim_end_matches('/') == target.trim_end_matches('/')
}
