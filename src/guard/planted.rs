//! What is planted in pages of governments: advertisements for gambling, blocks that readers do not
//! see, and addresses that hide where they lead.
//!
//! Words alone prove nothing: offices write about the fight against gambling, and about the slots
//! of a queue. So words count together with a link that leads away, or inside a hidden block.

use std::ops::Range;

use super::context::{floor, is_url_end, places, urls, within};

/// What was planted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plant {
    /// Words that sell gambling, with a link.
    Gambling,
    /// A block that readers do not see, with links or such words in it.
    Hidden,
    /// A short address.
    ShortLink,
}

/// Something planted in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planted {
    /// What it is.
    pub plant: Plant,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The word or address that gave it away.
    pub evidence: String,
}

/// Words of those who sell gambling; news about it seldom uses one, and never two beside a link.
const SELLING_WORDS: [&str; 24] = [
    "gacor",
    "maxwin",
    "togel",
    "rtp live",
    "rtp slot",
    "scatter",
    "situs slot",
    "slot online",
    "slot88",
    "slot777",
    "sbobet",
    "agen judi",
    "bandar judi",
    "situs judi",
    "judi slot",
    "judi bola",
    "mahjong ways",
    "gates of olympus",
    "bonus new member",
    "judi online",
    "toto 4d",
    "bandar toto",
    "poker online",
    "anti rungkad",
];
/// Words that no honest address has in it.
const SELLING_ADDRESSES: [&str; 6] = ["gacor", "togel", "maxwin", "sbobet", "slot88", "slot777"];
/// Words of those who fight it, and of news; beside them, selling words are quoted.
const FIGHTING_WORDS: [&str; 31] = [
    "berantas",
    "memberantas",
    "pemberantasan",
    "cegah",
    "mencegah",
    "pencegahan",
    "larang",
    "larangan",
    "dilarang",
    "bahaya",
    "waspada",
    "menjauhi",
    "jauhi",
    "blokir",
    "pemblokiran",
    "memblokir",
    "stop",
    "lawan",
    "anti",
    "edukasi",
    "sosialisasi",
    "korban",
    "tangkap",
    "ditangkap",
    "menangkap",
    "tersangka",
    "polisi",
    "polda",
    "polres",
    "pelaporan",
    "aduan",
];
/// Hosts of short addresses that anyone may make.
pub(super) const SHORT_HOSTS: [&str; 16] = [
    "bit.ly",
    "bitly.com",
    "s.id",
    "tinyurl.com",
    "t.ly",
    "cutt.ly",
    "goo.gl",
    "rebrand.ly",
    "is.gd",
    "v.gd",
    "ow.ly",
    "t.co",
    "shorturl.at",
    "rb.gy",
    "tiny.cc",
    "gg.gg",
];
/// Ways to hide a block, as they are written without blanks.
const HIDING_STYLES: [&str; 7] = [
    "left:-9",
    "top:-9",
    "text-indent:-9",
    "display:none",
    "visibility:hidden",
    "font-size:0",
    "opacity:0",
];
/// How far a hidden block is looked through for links, in bytes: planted ones hold dozens.
const BLOCK_BYTES: usize = 4000;
/// How long the words of a link may be, in bytes.
const LABEL_BYTES: usize = 200;

/// Finds everything planted in `text`, in order.
pub fn find_planted(text: &str) -> Vec<Planted> {
    let mut found = hidden_blocks(text);
    let hidden: Vec<_> = found.iter().map(|it| it.range.start).collect();
    let foreign: Vec<_> =
        urls(text).into_iter().filter(|url| !is_public_body(&text[url.clone()])).collect();
    for paragraph in paragraphs(text, &foreign) {
        let planted = gambling(text, &paragraph, within(&foreign, &paragraph));
        found.extend(planted.filter(|it| !is_in_block(it.range.start, &hidden)));
    }
    found.extend(short_links(text));
    found.sort_by_key(|it| it.range.start);
    found
}

/// Tells whether a place is in one of the blocks that begin at `starts`.
fn is_in_block(at: usize, starts: &[usize]) -> bool {
    let before = starts.partition_point(|start| *start <= at);
    before > 0 && at < starts[before - 1] + BLOCK_BYTES
}

/// Finds words that sell, beside a link that leads away: one in the link itself, or two near it.
fn gambling(text: &str, paragraph: &Range<usize>, links: &[Range<usize>]) -> Option<Planted> {
    if let Some(address) = links.iter().find(|link| is_selling(&text[(*link).clone()])) {
        let range = address.clone();
        let evidence = text[range.clone()].to_string();
        return Some(Planted { plant: Plant::Gambling, range, evidence });
    }
    let lower = text[paragraph.clone()].to_ascii_lowercase();
    let words: Vec<(usize, &str)> = SELLING_WORDS
        .iter()
        .filter_map(|word| places(&lower, word).next().map(|at| (paragraph.start + at, *word)))
        .collect();
    let is_told = || FIGHTING_WORDS.iter().any(|word| places(&lower, word).next().is_some());
    if words.is_empty() || is_told() {
        return None;
    }
    let labels: Vec<_> = links.iter().map(|link| label(text, link)).collect();
    let in_link = words.iter().find(|(at, _)| labels.iter().any(|label| label.contains(at)));
    let (at, word) = in_link.or(words.first().filter(|_| words.len() > 1))?;
    let (range, evidence) = (*at..at + word.len(), (*word).to_string());
    Some(Planted { plant: Plant::Gambling, range, evidence })
}

fn is_selling(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    SELLING_ADDRESSES.iter().any(|word| address.contains(word))
}

/// A link with the words that lead to it, `[words](https://…)`.
fn label(text: &str, link: &Range<usize>) -> Range<usize> {
    let from = floor(text, link.start.saturating_sub(LABEL_BYTES));
    text[from..link.start].rfind('[').map_or(link.start, |at| from + at)..link.end
}

fn hidden_blocks(text: &str) -> Vec<Planted> {
    let mut found: Vec<Planted> = Vec::new();
    let mut next = 0;
    for (start, _) in text.match_indices('<') {
        let Some(length) = text[start + 1..].find(['<', '>']) else { break };
        let range = start..start + length + 2;
        let tag = &text[start..range.end - 1];
        let style = if start < next { None } else { hiding_style(tag) };
        if let Some(style) = style.filter(|_| holds_bait(&text[start..])) {
            next = start + BLOCK_BYTES;
            found.push(Planted { plant: Plant::Hidden, range, evidence: style.to_string() });
        }
    }
    found
}

/// The way in which a tag hides what is in it.
fn hiding_style(tag: &str) -> Option<&'static str> {
    if !tag.contains('=') {
        return None;
    }
    let tag: String =
        tag.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    let (_, style) = tag.split_once("style=")?;
    // `opacity:0.9` hides nothing.
    let hides = |hiding: &&str| style.split(hiding).skip(1).any(|rest| !rest.starts_with('.'));
    HIDING_STYLES.into_iter().find(|hiding| hides(hiding))
}

/// Tells whether there are links or words of gambling at the beginning of a text.
fn holds_bait(block: &str) -> bool {
    let block = block[..floor(block, BLOCK_BYTES)].to_ascii_lowercase();
    block.contains("://") || SELLING_WORDS.iter().any(|word| places(&block, word).next().is_some())
}

pub(super) fn short_links(text: &str) -> Vec<Planted> {
    let mut found: Vec<Planted> = Vec::new();
    for (slash, _) in text.match_indices('/') {
        // What follows in the same address is a part of its path.
        if found.last().is_none_or(|it| it.range.end <= slash) {
            found.extend(short_link(text, slash));
        }
    }
    found
}

/// The short address whose host ends before this slash.
fn short_link(text: &str, slash: usize) -> Option<Planted> {
    let is_begin = |before: &str| {
        let before = before.strip_suffix("www.").unwrap_or(before).chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || ".-@".contains(c))
    };
    let befores = SHORT_HOSTS.iter().filter_map(|host| text[..slash].strip_suffix(host));
    let start = befores.into_iter().find(|before| is_begin(before))?.len();
    let end = text[slash..].find(is_url_end).map_or(text.len(), |length| slash + length);
    let evidence = text[start..end].to_string();
    Some(Planted { plant: Plant::ShortLink, range: start..end, evidence })
}

/// Tells whether an address belongs to a body that gambling rings do not own.
fn is_public_body(url: &str) -> bool {
    let host = url
        .split("://")
        .last()
        .unwrap_or(url)
        .split(['/', '?', '#', ':'])
        .next()
        .unwrap_or_default();
    [".go.id", ".ac.id", ".mil.id"].iter().any(|end| host.ends_with(end))
}

/// The parts of a text between empty lines that have one of these links, which are in order.
pub(super) fn paragraphs(text: &str, links: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for link in links {
        if parts.last().is_none_or(|part| part.end <= link.start) {
            parts.push(paragraph(text, link.start));
        }
    }
    parts
}

/// The lines around a place that is no blank, up to empty ones.
fn paragraph(text: &str, at: usize) -> Range<usize> {
    let is_full = |line: &&str| !line.trim().is_empty();
    let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let above = text[..line].split_inclusive('\n').rev().take_while(is_full);
    let below = text[line..].split_inclusive('\n').take_while(is_full);
    line - above.map(str::len).sum::<usize>()..line + below.map(str::len).sum::<usize>()
}
