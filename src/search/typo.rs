//! How many slips of the finger lie between two words.

/// Shorter words are not mended: too many are one letter apart.
const MENDED_CHARS_MIN: usize = 4;
/// From this length on two slips are allowed.
const TWO_SLIPS_CHARS_MIN: usize = 8;

/// How many slips a word may have; none when it has figures in it.
pub(super) fn allowed(word: &str) -> usize {
    match word.chars().count() {
        _ if word.bytes().any(|byte| byte.is_ascii_digit()) => 0,
        length if length >= TWO_SLIPS_CHARS_MIN => 2,
        length if length >= MENDED_CHARS_MIN => 1,
        _ => 0,
    }
}

/// The slips from `typed` to `word`, or to the best beginning of it; a wrong first letter counts
/// twice. `None` when there are more than `max`. A letter too few, too many or wrong, and two that
/// changed places, are one slip each.
pub(super) fn slips(typed: &[char], word: &[char], max: usize, is_open: bool) -> Option<usize> {
    let too_long = !is_open && word.len() > typed.len() + max;
    if too_long || word.len() + max < typed.len() {
        return None;
    }
    let extra = usize::from(typed[0] != word[0]);
    let word = &word[..word.len().min(typed.len() + max)];
    let mut rows = vec![(0..=word.len()).collect::<Vec<usize>>()];
    for i in 1..=typed.len() {
        let mut row = vec![i];
        for j in 1..=word.len() {
            let same = usize::from(typed[i - 1] != word[j - 1]);
            let mut least = (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + same);
            let changed =
                i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1];
            if changed {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        if row.iter().all(|slips| *slips > max) {
            return None;
        }
        rows.push(row);
    }
    let last = &rows[typed.len()];
    let slips = if is_open { last.iter().min().copied()? } else { last[word.len()] };
    Some(slips + extra).filter(|slips| *slips <= max)
}
