//! Links to other sites: asked on request, never by a build. The one module that opens connections.
//!
//! Hosts are asked at the same time, each by one question after another. What is found is a warning
//! at the link; the answers that are good are kept for a week.

mod cache;
mod client;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::thread;
use std::time::Duration;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic, Report, Texts};
use crate::site::WebLink;
use cache::Cache;
use client::{Answer, Client};

/// Hosts asked at the same time: a portal links to some dozens, and most answer in a second.
const HOSTS_AT_ONCE: usize = 8;
/// Pause between two questions to one host, so that nobody takes them for an attack.
const PAUSE: Duration = Duration::from_millis(200);

/// What came of asking.
#[derive(Debug)]
pub struct Asked {
    /// Links that need a look.
    pub diagnostics: Vec<Diagnostic>,
    /// The answers to keep, for the next time.
    pub cache: Vec<u8>,
}

/// Asks for every link once, unless a good answer of the last days is in `cache`. Links that stand
/// nowhere in `texts`, those of the files, are defaults of the program and not asked for.
pub fn check(links: &[WebLink], texts: &Texts, cache: &[u8], today: Date) -> Asked {
    let mut known = Cache::read(cache, today);
    let links: Vec<_> = links.iter().filter_map(|link| Some((link, place(link, texts)?))).collect();
    let used: BTreeSet<&str> = links.iter().map(|(link, _)| without_fragment(&link.url)).collect();
    let mut by_host: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for url in used.iter().copied().filter(|url| known.get(url).is_none()) {
        by_host.entry(host(url)).or_default().insert(url);
    }
    let hosts: Vec<_> = by_host.into_values().collect();
    for (url, answer) in ask_hosts(&hosts) {
        known.put(url, answer, today);
    }
    let diagnostics =
        links.into_iter().flat_map(|(link, place)| report(link, place, &known)).collect();
    Asked { diagnostics, cache: known.write(&used) }
}

fn ask_hosts<'l>(hosts: &[BTreeSet<&'l str>]) -> Vec<(&'l str, Answer)> {
    let client = Client::new();
    let ask_all =
        || hosts.par_iter().with_max_len(1).flat_map_iter(|urls| ask_host(&client, urls)).collect();
    // Waiting for an answer takes no core, so there may be more of these than cores.
    match rayon::ThreadPoolBuilder::new().num_threads(HOSTS_AT_ONCE).build() {
        Ok(pool) => pool.install(ask_all),
        Err(_) => ask_all(),
    }
}

/// Asks one host for its links, one after another. A host that does not answer is not asked again.
fn ask_host<'l>(client: &Client, urls: &BTreeSet<&'l str>) -> Vec<(&'l str, Answer)> {
    let mut answers: Vec<(&str, Answer)> = Vec::new();
    for url in urls {
        let answer = match answers.last() {
            Some((_, Answer::Unreachable(reason))) => Answer::Unreachable(reason),
            Some(_) => {
                thread::sleep(PAUSE);
                client.ask(url)
            }
            None => client.ask(url),
        };
        answers.push((url, answer));
    }
    answers
}

fn report(link: &WebLink, place: Range<usize>, known: &Cache) -> Vec<Diagnostic> {
    let mut report = Report::new(link.file.clone());
    let url = link.url.as_str();
    match known.get(without_fragment(url)) {
        Some(Answer::Broken(status)) => {
            let words = [("link", url), ("status", &*status.to_string())];
            report.add(diagnostic::EXTERNAL_BROKEN, place, &words);
        }
        Some(Answer::Unreachable(reason)) => {
            let words = [("link", url), ("reason", reason)];
            report.add(diagnostic::EXTERNAL_UNREACHABLE, place, &words);
        }
        Some(Answer::Circular) => {
            let words = [("link", url), ("reason", "@redirects")];
            report.add(diagnostic::EXTERNAL_UNREACHABLE, place, &words);
        }
        Some(Answer::Moved(target)) => {
            let words = [("link", url), ("target", target)];
            report.add(diagnostic::EXTERNAL_MOVED, place, &words);
        }
        Some(Answer::Fine) | None => {}
    }
    report.into_diagnostics()
}

/// The place of a link: its own, or where its address first stands in the file.
fn place(link: &WebLink, texts: &Texts) -> Option<Range<usize>> {
    link.range.clone().or_else(|| {
        let start = texts.get(&link.file)?.find(&link.url)?;
        Some(start..start + link.url.len())
    })
}

fn without_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or(url)
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?']).next().unwrap_or(rest)
}
