//! How much each page is about each family: BM25 over weighted fields, in sixteen levels.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::{BuildWeights, Lists};
use super::text::Texts;
use super::words::indexed;
use super::{Family, Posting};

/// The places of a page, each with its own weight.
pub(super) struct Field;

impl Field {
    /// From this level on a family stands in the title or another name of the page.
    pub(super) const TITLE_LEVEL: u8 = 8;
    const COUNT: usize = 4;
}

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
type Counts = [f64; Field::COUNT];

/// Gives the families with their pages.
pub(super) fn families(
    pages: &[&Texts],
    count: usize,
    family: &dyn Fn(&str) -> Option<usize>,
    stops: &BTreeSet<usize>,
    lists: &Lists,
) -> Vec<Family> {
    let weights = &lists.weights.build;
    let fields: Vec<[Vec<usize>; Field::COUNT]> =
        pages.iter().map(|texts| fields(texts, family)).collect();
    let mean = mean_lengths(&fields);
    let mut families: Vec<Family> = Vec::new();
    families.resize_with(count, Family::default);
    for (document, fields) in fields.iter().enumerate() {
        let mut counts: BTreeMap<usize, Counts> = BTreeMap::new();
        for (field, words) in fields.iter().enumerate() {
            for family in words {
                counts.entry(*family).or_default()[field] += 1.0;
            }
        }
        for (family, counts) in &counts {
            let level = level(counts, fields, &mean, weights);
            families[*family].postings.push(Posting { document, level });
        }
    }
    for (number, family) in families.iter_mut().enumerate() {
        let share = if stops.contains(&number) { weights.stop } else { 1.0 };
        family.worth = worth(family.postings.len(), pages.len(), share);
        prune(family, pages.len(), stops.contains(&number));
    }
    families
}

/// Drops places that change no order but would be half of the index: small words in texts, and what
/// many pages only mention.
fn prune(family: &mut Family, all: usize, is_stop: bool) {
    let is_common = family.postings.len() * COMMON_SHARE > all;
    let mut least = match (is_stop, is_common) {
        (true, _) => Field::TITLE_LEVEL,
        (false, true) => MENTIONED_LEVEL,
        (false, false) => 0,
    };
    family.postings.retain(|posting| posting.level >= least);
    while family.postings.len() > POSTINGS_MAX && least < Field::TITLE_LEVEL {
        least += 1;
        family.postings.retain(|posting| posting.level >= least);
    }
}

/// The families of title, other names, summary and body, as often as they stand there.
fn fields(texts: &Texts, family: &dyn Fn(&str) -> Option<usize>) -> [Vec<usize>; Field::COUNT] {
    let all = |text: &str| indexed(text).iter().filter_map(|word| family(word)).collect::<Vec<_>>();
    let short = short_name(&texts.title).unwrap_or_default();
    let title = texts.title.replace(short, "");
    let aliases = texts.aliases.iter().flat_map(|alias| all(alias)).chain(all(short));
    [all(&title), aliases.collect(), all(&texts.summary), all(&texts.body)]
}

/// `PBG` of `Persetujuan Bangunan Gedung (PBG)`: another name, not a word of the title.
fn short_name(title: &str) -> Option<&str> {
    let (short, _) = title.split_once('(')?.1.split_once(')')?;
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    (capitals > 1 && !short.contains(' ')).then_some(short)
}

#[expect(clippy::cast_precision_loss, reason = "lengths of texts are small")]
fn mean_lengths(pages: &[[Vec<usize>; Field::COUNT]]) -> [f64; Field::COUNT] {
    let mut sums = [0.0; Field::COUNT];
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
    fields: &[Vec<usize>; Field::COUNT],
    mean: &[f64; Field::COUNT],
    weights: &BuildWeights,
) -> u8 {
    let of_field = [weights.title, weights.alias, weights.summary, weights.body];
    let by_length =
        [weights.title_length, weights.alias_length, weights.summary_length, weights.body_length];
    let mut sum = 0.0;
    for field in 0..Field::COUNT {
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
