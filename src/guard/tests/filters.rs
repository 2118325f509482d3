//! What is passed over unread holds nothing: the same is found as when every place is looked at.

use std::ops::Range;

use proptest::prelude::*;

use super::TODAY;
use crate::guard::numbers::{Run, runs};
use crate::guard::planted::{SHORT_HOSTS, paragraphs, short_links};
use crate::guard::{address, context, identity};

/// What numbers, telephones, addresses and links are made of, and what stands around them.
const PARTS: [&str; 48] = [
    "3379721508905678",
    "337972 150890 5678",
    "3379",
    "15089",
    "197712022009021002",
    "19771202 200902 1 002",
    "081234567890",
    "0812-3456-7890",
    "+62 812 3456 7890",
    "+62",
    "62",
    "08",
    "812",
    "7",
    "NIK",
    "kk ",
    "rekening ",
    "kantor ",
    "x",
    "*",
    "•",
    "\u{200b}",
    "\u{a0}",
    "–",
    "-",
    ".",
    "/",
    "+",
    "é",
    " ",
    "\n",
    "\n \n",
    "\r\n",
    "nama@gmail.com",
    "@",
    "https://menang.example/",
    "https://x.go.id/",
    "://",
    "www.",
    "bit.ly",
    "t.ly/a",
    "gg.gg",
    "is.gd/",
    "s.id/a",
    "slot gacor ",
    "togel",
    "[",
    "](",
];

/// A text with nothing passed over.
fn whole(text: &str) -> [Run; 1] {
    [Run { range: 0..text.len(), units: usize::MAX }]
}

/// All parts of a text between empty lines.
fn all_paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            parts.push(start..at);
            start = at + line.len();
        }
        at += line.len();
    }
    parts.push(start..at);
    parts
}

/// Where a short host stands with a slash after it, and no other address around it.
fn hosts_with_paths(text: &str) -> Vec<usize> {
    let is_begin = |at: &usize| {
        let before = text[..*at].strip_suffix("www.").unwrap_or(&text[..*at]);
        !before.ends_with(|c: char| c.is_alphanumeric() || ".-@".contains(c))
    };
    let places = |host: &&str| {
        let with_path = format!("{host}/");
        text.match_indices(&with_path).map(|(at, _)| at).filter(is_begin).collect::<Vec<_>>()
    };
    let mut places: Vec<usize> = SHORT_HOSTS.iter().flat_map(places).collect();
    places.sort_unstable();
    let mut end = 0;
    places.retain(|at| {
        let is_outside = *at >= end;
        if is_outside {
            end = text[*at..].find(context::is_url_end).map_or(text.len(), |length| at + length);
        }
        is_outside
    });
    places
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_passed_over(parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 1..14)) {
        let text = parts.concat();
        let numbers = |runs: &[Run]| identity::find(&text, runs, TODAY);
        prop_assert_eq!(numbers(&runs(&text)), numbers(&whole(&text)));
        prop_assert_eq!(address::find(&text, &runs(&text)), address::find(&text, &whole(&text)));
        let links = context::urls(&text);
        let has_link = |part: &Range<usize>| !context::within(&links, part).is_empty();
        let with_links: Vec<_> = all_paragraphs(&text).into_iter().filter(has_link).collect();
        prop_assert_eq!(paragraphs(&text, &links), with_links);
        let starts: Vec<_> = short_links(&text).iter().map(|it| it.range.start).collect();
        prop_assert_eq!(starts, hosts_with_paths(&text));
    }
}
