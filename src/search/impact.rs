//! How much each page is about each family: BM25 over weighted fields, in sixteen levels.

use std::borrow::Cow;

use super::counting::Page;
use super::lists::BuildWeights;
use super::text::Texts;

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

/// Mean lengths are rounded to powers of this.
const MEAN_STEP: f64 = 1.05;

/// How much a page is about some families, by their roots.
pub(super) type Levels = Vec<(u32, u8)>;

/// How many words there are in each place of a page.
pub(super) type Lengths = [f64; FIELDS];

/// How much a page is about families, by their roots; `root` gives those of its words.
pub(super) fn levels(
    page: &Page,
    root: impl Fn(u32) -> Option<u32>,
    mean: &Lengths,
    weights: &BuildWeights,
) -> Levels {
    let lengths = page.lengths.map(f64::from);
    let counted = page.words.iter().filter_map(|it| Some((root(it.word)?, it.counts)));
    let mut counted: Vec<_> = counted.collect();
    counted.sort_unstable();
    let runs = counted.chunk_by(|(a, _), (b, _)| a == b);
    let level = |run: &[(u32, [u8; FIELDS])]| {
        let mut counts = Lengths::default();
        for (_, of_word) in run {
            counts.iter_mut().zip(of_word).for_each(|(sum, count)| *sum += f64::from(*count));
        }
        (run[0].0, level(&counts, &lengths, mean, weights))
    };
    runs.map(level).collect()
}

/// The least level of a family that is in so many of all pages. Places that change no order would be
/// half of the index: small words in texts, and what many pages only mention.
pub(super) fn least_level(levels: impl Iterator<Item = u8>, all: usize, is_stop: bool) -> u8 {
    if is_stop {
        return TITLE_LEVEL;
    }
    let mut counts = [0; LEVELS.len()];
    levels.for_each(|level| counts[usize::from(level)] += 1);
    let from = |least: u8| counts[usize::from(least)..].iter().sum::<usize>();
    let mut least = if from(0) * COMMON_SHARE > all { MENTIONED_LEVEL } else { 0 };
    while least < TITLE_LEVEL && from(least) > POSTINGS_MAX {
        least += 1;
    }
    least
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

/// How long each place is in the mean; roughly, so that one edit seldom changes what all pages are
/// held against.
#[expect(clippy::cast_precision_loss, reason = "there are not that many pages")]
pub(super) fn mean_lengths<'p>(pages: impl Iterator<Item = &'p Page>) -> Lengths {
    let mut sums = [0_u64; FIELDS];
    let mut count: u64 = 0;
    for page in pages {
        count += 1;
        sums.iter_mut().zip(page.lengths).for_each(|(sum, length)| *sum += u64::from(length));
    }
    sums.map(|sum| {
        let mean = (sum as f64 / count.max(1) as f64).max(1.0);
        MEAN_STEP.powf((mean.ln() / MEAN_STEP.ln()).round())
    })
}

#[expect(clippy::cast_precision_loss, reason = "levels are small")]
fn level(counts: &Lengths, lengths: &Lengths, mean: &Lengths, weights: &BuildWeights) -> u8 {
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
pub(super) fn worth(found: usize, all: usize, share: f64) -> u32 {
    if found == 0 {
        return 0;
    }
    let (found, all) = (found as f64, all as f64);
    let idf = (1.0 + (all - found + 0.5) / (found + 0.5)).ln();
    ((idf * 4.0 * share).round() as u32).clamp(1, WORTH_MAX)
}
