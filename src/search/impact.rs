//! How much each page is about each family: BM25 over weighted fields, in sixteen levels.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::lists::BuildWeights;
use super::text::Texts;
use super::{Family, Posting};

/// From this level on a family stands in the title or another name of the page.
pub(super) const TITLE_LEVEL: u8 = 8;
/// The places of a page, each with its own weight.
pub(super) const FIELDS: usize = 4;

/// What stands in each place of a page.
pub(super) type Fields<T> = [Vec<T>; FIELDS];

/// What a level is worth, in 32nds: eight for texts, eight for names.
pub(super) const LEVELS: [u64; 16] =
    [10, 16, 22, 28, 35, 42, 50, 60, 34, 40, 46, 52, 58, 64, 70, 76];

/// A family in more than one of so many pages is common.
const COMMON_SHARE: usize = 5;
/// Under this level a page only mentions a common family.
const MENTIONED_LEVEL: u8 = 4;
/// With more pages than this, those that only mention a family are left out.
const POSTINGS_MAX: usize = 300;
/// The highest worth; the wire has no more room.
pub(super) const WORTH_MAX: u32 = 31;

/// How much a page is about some families, by their numbers.
pub(super) type Levels = Vec<(u32, u8)>;

/// How often a family stands in each field of one page.
type Counts = [f64; FIELDS];

/// Gives the families with their pages; `pages` are the levels of the families of each.
pub(super) fn families(
    pages: Vec<Levels>,
    count: usize,
    stops: &BTreeSet<usize>,
    weights: &BuildWeights,
) -> Vec<Family> {
    let page_count = pages.len();
    let mut lengths = vec![0; count];
    pages.iter().flatten().for_each(|(family, _)| lengths[*family as usize] += 1);
    let family = |length| Family { postings: Vec::with_capacity(length), ..Family::default() };
    let mut families: Vec<Family> = lengths.into_iter().map(family).collect();
    for (document, levels) in (0..).zip(pages) {
        for (family, level) in levels {
            families[family as usize].postings.push(Posting { document, level });
        }
    }
    families.par_iter_mut().enumerate().for_each(|(number, family)| {
        let is_stop = stops.contains(&number);
        let share = if is_stop { weights.stop } else { 1.0 };
        family.worth = worth(family.postings.len(), page_count, share);
        prune(family, page_count, is_stop);
        family.postings.shrink_to_fit();
    });
    families
}

/// How much a page is about each of its families; `families` are those of its words.
pub(super) fn levels(
    words: &Fields<(u32, u32)>,
    families: &[u32],
    mean: &[f64; FIELDS],
    weights: &BuildWeights,
) -> Levels {
    let lengths = lengths(words);
    let counted = words.iter().enumerate().flat_map(|(field, words)| {
        words.iter().map(move |(word, count)| (families[*word as usize], field, *count))
    });
    let mut counted: Vec<_> = counted.collect();
    counted.sort_unstable();
    let runs = counted.chunk_by(|(a, ..), (b, ..)| a == b);
    let level = |run: &[(u32, usize, u32)]| {
        let mut counts = Counts::default();
        run.iter().for_each(|(_, field, count)| counts[*field] += f64::from(*count));
        (run[0].0, level(&counts, &lengths, mean, weights))
    };
    runs.map(level).collect()
}

/// Drops places that change no order but would be half of the index: small words in texts, and what
/// many pages only mention.
fn prune(family: &mut Family, all: usize, is_stop: bool) {
    let is_common = family.postings.len() * COMMON_SHARE > all;
    let mut least = match (is_stop, is_common) {
        (true, _) => TITLE_LEVEL,
        (false, true) => MENTIONED_LEVEL,
        (false, false) => 0,
    };
    family.postings.retain(|posting| posting.level >= least);
    while family.postings.len() > POSTINGS_MAX && least < TITLE_LEVEL {
        least += 1;
        family.postings.retain(|posting| posting.level >= least);
    }
}

/// The texts of title, other names, summary and body.
pub(super) fn texts_of(texts: &Texts) -> Fields<Cow<'_, str>> {
    let short = short_name(&texts.title);
    let title = match short {
        Some(short) => texts.title.replacen(&format!("({short})"), " ", 1).into(),
        None => Cow::from(&texts.title),
    };
    let aliases = texts.aliases.iter().map(String::as_str).chain(short).map(Cow::from);
    [vec![title], aliases.collect(), vec![(&texts.summary).into()], vec![(&texts.body).into()]]
}

/// `PBG` of `Persetujuan Bangunan Gedung (PBG)`: another name, not a word of the title.
fn short_name(title: &str) -> Option<&str> {
    let (short, _) = title.split_once('(')?.1.split_once(')')?;
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    (capitals > 1 && !short.contains(' ')).then_some(short)
}

/// How long each field is in the mean.
#[expect(clippy::cast_precision_loss, reason = "there are not that many pages")]
pub(super) fn mean_lengths<'p>(
    pages: impl Iterator<Item = &'p Fields<(u32, u32)>>,
) -> [f64; FIELDS] {
    let mut sums = [0.0; FIELDS];
    let mut count: usize = 0;
    for words in pages {
        count += 1;
        sums.iter_mut().zip(lengths(words)).for_each(|(sum, length)| *sum += length);
    }
    sums.map(|sum| (sum / count.max(1) as f64).max(1.0))
}

/// How many words stand in each field of a page.
fn lengths(words: &Fields<(u32, u32)>) -> [f64; FIELDS] {
    words.each_ref().map(|words| words.iter().map(|(_, count)| f64::from(*count)).sum())
}

#[expect(clippy::cast_precision_loss, reason = "levels are small")]
fn level(
    counts: &Counts,
    lengths: &[f64; FIELDS],
    mean: &[f64; FIELDS],
    weights: &BuildWeights,
) -> u8 {
    let of_field = [weights.title, weights.alias, weights.summary, weights.body];
    let by_length =
        [weights.title_length, weights.alias_length, weights.summary_length, weights.body_length];
    let mut sum = 0.0;
    for field in 0..FIELDS {
        let length = lengths[field] / mean[field];
        let norm = 1.0 - by_length[field] + by_length[field] * length;
        if counts[field] > 0.0 {
            sum += of_field[field] * counts[field] / norm;
        }
    }
    let impact = sum * (weights.saturation + 1.0) / (weights.saturation + sum) * 32.0;
    let is_name = counts[0] + counts[1] > 0.0;
    let levels = if is_name { 8..16_u8 } else { 0..8_u8 };
    let distance = |level: &u8| (LEVELS[usize::from(*level)] as f64 - impact).abs();
    levels.min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or_default()
}

/// How much a family tells when it stands in `found` of `all` pages.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a small number above zero"
)]
fn worth(found: usize, all: usize, share: f64) -> u32 {
    if found == 0 {
        return 0;
    }
    let (found, all) = (found as f64, all as f64);
    let idf = (1.0 + (all - found + 0.5) / (found + 0.5)).ln();
    ((idf * 4.0 * share).round() as u32).clamp(1, WORTH_MAX)
}
