//! What is kept of each word of each page and of each page of a family, in few bytes: a large portal
//! has millions of both.

use super::impact::FIELDS;

/// How many bits of a number stand in one byte.
const BITS: u32 = 7;
/// What each byte of a number has but the last.
const GOES_ON: u8 = 1 << BITS;
/// How many bits the small number takes that stands beside another.
const SMALL_BITS: u32 = 4;

/// Numbers that grow, each with a small one beside it, under 16. Of a number only how far it is from
/// the one before is held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Series {
    bytes: Vec<u8>,
    last: u32,
}

/// How often a word stands in each place of a page; 255 times tell as much as more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) word: u32,
    pub(super) counts: [u8; FIELDS],
}

/// The counts of words, by their numbers. Most words stand only in the text of a page, and not often:
/// how often then stands beside the number, and nothing beside those of all others.
#[derive(Debug)]
pub(super) struct Counts {
    words: Series,
    others: Box<[[u8; FIELDS]]>,
}

impl Series {
    /// Adds a number that is not less than the last one.
    pub(super) fn push(&mut self, number: u32, small: u8) {
        let mut rest = (number - self.last) << SMALL_BITS | u32::from(small);
        while rest >> BITS > 0 {
            self.bytes.push(rest.to_le_bytes()[0] | GOES_ON);
            rest >>= BITS;
        }
        self.bytes.push(rest.to_le_bytes()[0]);
        self.last = number;
    }

    /// The last number; 0 when there is none.
    pub(super) fn last(&self) -> u32 {
        self.last
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, u8)> {
        let mut bytes = self.bytes.iter();
        let mut last = 0;
        std::iter::from_fn(move || {
            let mut both = 0;
            for shift in (0..u32::BITS).step_by(BITS as usize) {
                let byte = *bytes.next()?;
                both |= u32::from(byte & !GOES_ON) << shift;
                if byte & GOES_ON == 0 {
                    break;
                }
            }
            last += both >> SMALL_BITS;
            Some((last, both.to_le_bytes()[0] & ((1 << SMALL_BITS) - 1)))
        })
    }

    pub(super) fn shrink_to_fit(&mut self) {
        self.bytes.shrink_to_fit();
    }
}

impl FromIterator<(u32, u8)> for Series {
    fn from_iter<I: IntoIterator<Item = (u32, u8)>>(numbers: I) -> Self {
        let mut series = Series::default();
        numbers.into_iter().for_each(|(number, small)| series.push(number, small));
        series
    }
}

impl Counts {
    /// Packs the counts of words, each of which is there once.
    pub(super) fn new(mut counts: Vec<Count>) -> Self {
        counts.sort_unstable_by_key(|count| count.word);
        let (mut words, mut others) = (Series::default(), Vec::new());
        for Count { word, counts } in counts {
            if let [0, 0, 0, in_text] = counts
                && in_text >> SMALL_BITS == 0
            {
                words.push(word, in_text);
            } else {
                words.push(word, 0);
                others.push(counts);
            }
        }
        words.shrink_to_fit();
        Counts { words, others: others.into() }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Count> {
        let mut others = self.others.iter();
        self.words.iter().map(move |(word, in_text)| {
            let other = if in_text == 0 { others.next() } else { None };
            Count { word, counts: other.copied().unwrap_or([0, 0, 0, in_text]) }
        })
    }
}

impl Count {
    /// Tells whether the word stands in a name or a summary, which results show.
    pub(super) fn is_shown(self) -> bool {
        self.counts[..FIELDS - 1].iter().any(|count| *count > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_has_what_was_put_into_it() {
        let numbers = [(0, 0), (0, 15), (7, 1), (8, 0), (2_055, 3), (100_000_000, 15)];
        let series: Series = numbers.into_iter().collect();
        assert_eq!(series.iter().collect::<Vec<_>>(), numbers);
        assert_eq!(series.last(), 100_000_000);
        assert_eq!(series.bytes.len(), 1 + 1 + 1 + 1 + 3 + 5);
        assert_eq!(Series::default().iter().next(), None);
    }

    #[test]
    fn counts_come_out_as_they_went_in() {
        let count = |word, counts| Count { word, counts };
        let counts = [
            count(0, [0, 0, 0, 1]),
            count(3, [1, 0, 0, 0]),
            count(4, [0, 0, 0, 15]),
            count(5, [0, 0, 0, 16]),
            count(90_000, [1, 2, 3, 255]),
            count(90_001, [0, 0, 0, 2]),
        ];
        let packed = Counts::new(counts.iter().rev().copied().collect());
        assert_eq!(packed.iter().collect::<Vec<_>>(), counts);
        assert_eq!(packed.others.len(), 3);
    }
}
