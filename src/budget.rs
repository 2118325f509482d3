//! What a visitor has to load: pages that weigh too much, and what makes them heavy.
//!
//! A page weighs as much as its HTML and every file of the site that it makes a browser load: style
//! sheets, their fonts, scripts, pictures. Sizes are those on disk: whether a host compresses what
//! it sends cannot be known, and what is heavy, pictures, cannot be compressed again.

use std::collections::{BTreeMap, BTreeSet};

use crate::address;
use crate::diagnostic::{self, Diagnostic, Report, Spot};

/// Parts of a heavy page that are named: those that it pays to look at.
const PARTS_SHOWN_MAX: usize = 3;
/// As sizes of files are told everywhere.
const KB: u64 = 1024;

/// A file of the site, as far as its weight is concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its size.
    size_bytes: u64,
    /// The addresses of the files that it makes a browser load.
    loads: Vec<String>,
}

impl File {
    /// A file at an address, with what it holds; `None` of files that are copied, which name no
    /// others.
    pub fn new(path: &str, size_bytes: u64, text: Option<&str>) -> File {
        let named = match path.rsplit_once('.') {
            Some((_, "html")) => text.map(named_in_html),
            Some((_, "css")) => text.map(named_in_css),
            _ => None,
        };
        let leads_to = |address: &str| {
            let address = address.split(['?', '#']).next().unwrap_or_default();
            address::join(path, &address::decode(address))
        };
        File { size_bytes, loads: named.into_iter().flatten().map(leads_to).collect() }
    }
}

/// A page whose weight is measured.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// Its address from the root of the site.
    pub url: &'a str,
    /// The file that is told when it is too heavy.
    pub origin: &'a str,
}

/// A page that is too heavy.
struct Heavy<'a> {
    page: Page<'a>,
    size_bytes: u64,
    /// Its parts, heaviest first.
    parts: Vec<(&'a str, u64)>,
}

/// Finds pages heavier than `limit_kb`. Pages that one file makes heavy are told once, at the
/// heaviest of them.
pub fn check<'a>(
    pages: &[Page<'a>],
    files: &'a BTreeMap<String, File>,
    limit_kb: u32,
) -> Vec<Diagnostic> {
    let mut by_cause: BTreeMap<&str, Vec<Heavy<'_>>> = BTreeMap::new();
    for page in pages {
        let heavy = weigh(*page, files);
        if heavy.size_bytes > u64::from(limit_kb) * KB
            && let Some((cause, _)) = heavy.parts.first()
        {
            by_cause.entry(cause).or_default().push(heavy);
        }
    }
    by_cause.values().flat_map(|pages| report(pages, limit_kb)).collect()
}

fn weigh<'a>(page: Page<'a>, files: &'a BTreeMap<String, File>) -> Heavy<'a> {
    let mut loaded: BTreeSet<&str> = BTreeSet::new();
    let mut next = vec![page.url];
    while let Some(path) = next.pop() {
        let Some((path, file)) = files.get_key_value(path) else { continue };
        if loaded.insert(path) {
            next.extend(file.loads.iter().map(String::as_str));
        }
    }
    let mut parts: Vec<(&str, u64)> =
        loaded.into_iter().map(|path| (path, files[path].size_bytes)).collect();
    parts.sort_by_key(|(path, size)| (std::cmp::Reverse(*size), *path));
    Heavy { page, size_bytes: parts.iter().map(|(_, size)| size).sum(), parts }
}

fn report(pages: &[Heavy<'_>], limit_kb: u32) -> Vec<Diagnostic> {
    let Some(heaviest) = pages.iter().max_by_key(|page| page.size_bytes) else {
        return Vec::new();
    };
    let kb = |size: u64| format!("{} KB", size.div_ceil(KB));
    let parts = heaviest.parts.iter().take(PARTS_SHOWN_MAX);
    let parts: Vec<String> = parts.map(|(path, size)| format!("{path} ({})", kb(*size))).collect();
    let (size, limit, parts) =
        (kb(heaviest.size_bytes), format!("{limit_kb} KB"), parts.join(", "));
    let others = (pages.len() - 1).to_string();
    let mut words = vec![
        ("page", heaviest.page.url),
        ("size", size.as_str()),
        ("limit", limit.as_str()),
        ("parts", parts.as_str()),
    ];
    if pages.len() > 1 {
        words.push(("others", others.as_str()));
    }
    let mut report = Report::new(heaviest.page.origin);
    report.add(diagnostic::PAGE_TOO_HEAVY, Spot::File, &words);
    report.into_diagnostics()
}

/// The addresses that a page makes a browser load.
fn named_in_html(html: &str) -> Vec<&str> {
    let tags = html.split('<').filter_map(|part| part.split('>').next());
    let address = |tag| match name(tag) {
        "img" | "script" | "source" | "video" | "audio" | "iframe" => attribute(tag, "src"),
        "link" => {
            let is_loaded = attribute(tag, "rel")
                .is_some_and(|rel| ["stylesheet", "icon", "preload"].contains(&rel));
            attribute(tag, "href").filter(|_| is_loaded)
        }
        _ => None,
    };
    tags.filter_map(address).collect()
}

/// The fonts and pictures of a style sheet.
fn named_in_css(css: &str) -> Vec<&str> {
    let addresses = css.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    addresses.map(|address| address.trim_matches(['"', '\'', ' '])).collect()
}

fn name(tag: &str) -> &str {
    tag.split(char::is_whitespace).next().unwrap_or_default()
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0)
}
