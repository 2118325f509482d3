//! How much each page is about each family: BM25 over weighted fields, in sixteen levels.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::lists::BuildWeights;
use super::text::Texts;
use super::words::indexed;
use super::{Family, Posting};

/// From this level on a family stands in the title or another name of the page.
pub(super) const TITLE_LEVEL: u8 = 8;
/// The places of a page, each with its own weight.
const FIELDS: usize = 4;

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

/// How often a family stands in each field of one page.
type Counts = [f64; FIELDS];

/// Gives the families with their pages; `pages` are the families of the words of each.
pub(super) fn families(
    pages: &[Fields<usize>],
    count: usize,
    stops: &BTreeSet<usize>,
    weights: &BuildWeights,
) -> Vec<Family> {
    let mean = mean_lengths(pages);
    let levels: Vec<_> = pages.par_iter().map(|fields| levels(fields, &mean, weights)).collect();
    let mut families: Vec<Family> = Vec::new();
    families.resize_with(count, Family::default);
    for (document, levels) in levels.into_iter().enumerate() {
        for (family, level) in levels {
            families[family].postings.push(Posting { document, level });
        }
    }
    families.par_iter_mut().enumerate().for_each(|(number, family)| {
        let is_stop = stops.contains(&number);
        let share = if is_stop { weights.stop } else { 1.0 };
        family.worth = worth(family.postings.len(), pages.len(), share);
        prune(family, pages.len(), is_stop);
    });
    families
}

/// How much a page is about each of its families.
fn levels(
    fields: &Fields<usize>,
    mean: &[f64; FIELDS],
    weights: &BuildWeights,
) -> BTreeMap<usize, u8> {
    let mut counts: BTreeMap<usize, Counts> = BTreeMap::new();
    for (field, families) in fields.iter().enumerate() {
        for family in families {
            counts.entry(*family).or_default()[field] += 1.0;
        }
    }
    let level = |(family, counts)| (family, level(&counts, fields, mean, weights));
    counts.into_iter().map(level).collect()
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

/// The words of title, other names, summary and body.
pub(super) fn words_of(texts: &Texts) -> Fields<String> {
    let short = short_name(&texts.title);
    let title = match short {
        Some(short) => texts.title.replacen(&format!("({short})"), " ", 1),
        None => texts.title.clone(),
    };
    let aliases = texts.aliases.iter().map(String::as_str).chain(short);
    let aliases = aliases.flat_map(indexed).collect();
    [indexed(&title), aliases, indexed(&texts.summary), indexed(&texts.body)]
}

/// `PBG` of `Persetujuan Bangunan Gedung (PBG)`: another name, not a word of the title.
fn short_name(title: &str) -> Option<&str> {
    let (short, _) = title.split_once('(')?.1.split_once(')')?;
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    (capitals > 1 && !short.contains(' ')).then_some(short)
}

#[expect(clippy::cast_precision_loss, reason = "lengths of texts are small")]
fn mean_lengths(pages: &[Fields<usize>]) -> [f64; FIELDS] {
    let mut sums = [0.0; FIELDS];
    for fields in pages {
        for (sum, words) in sums.iter_mut().zip(fields) {
            *sum += words.len() as f64;
        }
    }
    sums.map(|sum| (sum / pages.len().max(1) as f64).max(1.0))
}

#[expect(clippy::cast_precision_loss, reason = "lengths of texts are small")]
fn level(
    counts: &Counts,
    fields: &Fields<usize>,
    mean: &[f64; FIELDS],
    weights: &BuildWeights,
) -> u8 {
    let of_field = [weights.title, weights.alias, weights.summary, weights.body];
    let by_length =
        [weights.title_length, weights.alias_length, weights.summary_length, weights.body_length];
    let mut sum = 0.0;
    for field in 0..FIELDS {
        let length = fields[field].len() as f64 / mean[field];
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
