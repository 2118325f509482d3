//! `kinerja/*.yaml` and the tables beside them: performance indicators.

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use super::fields::{Fields, Value};
use super::old_address::OldAddress;
use super::syntax::{Choice, Condition, Syntax, Text, Words};
use super::values::{Block, Placed, WebUrl, is_missing};
use crate::diagnostic::{self, Report};
use crate::markdown::slugify;
use crate::period::{Part, Period};
use crate::yaml::Value as Yaml;

/// The anchor of a group on the overview of the indicators.
pub fn group_anchor(group: &str) -> String {
    format!("kelompok-{}", slugify(group))
}

/// One indicator.
#[derive(Debug, Clone, Default)]
pub struct Indicator {
    /// `nama`
    pub name: String,
    /// Where the name stands in the file.
    pub name_range: Range<usize>,
    /// `nama_lain`: what people call it when they search
    pub aliases: Vec<String>,
    /// `kelompok`
    pub group: String,
    /// `satuan`
    pub unit: String,
    /// `arah`
    pub direction: Direction,
    /// `rumus_turun: rasio`
    pub uses_ratio: bool,
    /// `periode`; `None` only when it could not be read
    pub frequency: Option<Frequency>,
    /// `akumulasi: jumlah`
    pub is_cumulative: bool,
    /// `desimal`
    pub digits: u32,
    /// `maksimal`
    pub maximum: Option<Decimal>,
    /// `uraian`
    pub description: Option<Block>,
    /// `metode`
    pub method: Option<Block>,
    /// `penanggung_jawab`
    pub owner: String,
    /// `tanggal_terbit`
    pub published: Date,
    /// `sumber`
    pub sources: Vec<Source>,
    /// `data`
    pub rows: Vec<Row>,
    /// `data_csv`
    pub csv: Option<Placed<String>>,
    /// `alias`
    pub old_addresses: Vec<Placed<OldAddress>>,
    /// `draf`
    pub is_draft: bool,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    /// `naik`: the higher the better
    #[default]
    Higher,
    /// `turun`: the lower the better
    Lower,
}

/// How often there is a figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Frequency {
    /// `bulan`
    Month,
    /// `triwulan`
    Quarter,
    /// `semester`
    Semester,
    /// `tahun`
    #[default]
    Year,
}

/// Where figures come from.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// `judul`, or the text itself
    pub title: String,
    /// `tautan`
    pub url: Option<WebUrl>,
    /// `berkas`
    pub file: Option<Placed<String>>,
}

/// The figures of one period.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// `periode`
    pub period: Period,
    /// `target`
    pub target: Option<Decimal>,
    /// `realisasi`; `None`: not available
    pub value: Option<Decimal>,
    /// `pembilang`: of a share, the part
    pub part: Option<Decimal>,
    /// `penyebut`: of a share, the whole
    pub whole: Option<Decimal>,
    /// `catatan`
    pub note: Option<String>,
    /// Where the period stands in its file.
    pub period_range: Range<usize>,
    /// Where the target stands in its file.
    pub target_range: Range<usize>,
    /// Where the value stands in its file.
    pub value_range: Range<usize>,
}

/// Reads `kinerja/*.yaml`.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> Indicator {
    let indicator = Indicator {
        name: fields.required("nama"),
        name_range: fields.spot("nama"),
        aliases: fields.list("nama_lain"),
        group: fields.required("kelompok"),
        unit: fields.required("satuan"),
        direction: fields.required("arah"),
        uses_ratio: fields.optional("rumus_turun").is_some_and(|Formula(is_ratio)| is_ratio),
        frequency: fields.required_option("periode"),
        is_cumulative: fields.optional("akumulasi").is_some_and(|Accumulation(is_sum)| is_sum),
        digits: fields.optional("desimal").map_or(2, |Digits(digits)| digits),
        maximum: fields.optional("maksimal"),
        description: fields.optional("uraian"),
        method: fields.optional("metode"),
        owner: fields.required("penanggung_jawab"),
        published: fields.required("tanggal_terbit"),
        sources: fields.required::<Sources>("sumber").0,
        rows: fields.list("data"),
        csv: fields.optional("data_csv"),
        old_addresses: fields.list("alias"),
        is_draft: fields.or("draf", false),
    };
    let rising = Condition { key: "arah", word: "naik", wanted: &[], refused: &["rumus_turun"] };
    fields.when(rising);
    fields.one_of(&["data"], &["data_csv"]);
    check_rows(&indicator.rows, &indicator, fields.report());
    indicator
}

/// Checks the figures of an indicator against what it says about itself.
pub fn check_rows(rows: &[Row], indicator: &Indicator, report: &mut Report) {
    for (index, row) in rows.iter().enumerate() {
        let period = row.period.id();
        let is_known = row.period != Period::default();
        if is_known && rows[..index].iter().any(|earlier| earlier.period == row.period) {
            let words = [("value", period.as_str()), ("key", "periode")];
            report.add(diagnostic::DUPLICATE_ITEM, row.period_range.clone(), &words);
        }
        if let Some(frequency) = indicator.frequency.filter(|it| is_known && !it.has(row.period)) {
            let expected = frequency.example();
            let words = [("value", period.as_str()), ("expected", expected)];
            report.add(diagnostic::WRONG_PERIOD, row.period_range.clone(), &words);
        }
        check_share(row, indicator, report);
        check_maximum(row.value, &row.value_range, indicator, report);
        if indicator.maximum.is_some() {
            check_maximum(row.target, &row.target_range, indicator, report);
        }
        if row.target.is_some_and(|target| target.is_zero()) {
            let words = [("period", period.as_str())];
            report.add(diagnostic::TARGET_ZERO, row.target_range.clone(), &words);
        }
    }
}

/// Checks that a share is the one that its part and its whole make.
fn check_share(row: &Row, indicator: &Indicator, report: &mut Report) {
    let share = match (row.part, row.whole) {
        (None, None) => return,
        (Some(part), Some(whole)) => {
            part.checked_mul(Decimal::ONE_HUNDRED).and_then(|percent| percent.checked_div(whole))
        }
        _ => None,
    };
    let same = |value: Decimal| {
        let halves_up = RoundingStrategy::MidpointAwayFromZero;
        share.is_some_and(|it| it.round_dp_with_strategy(value.scale(), halves_up) == value)
    };
    let is_none_of_none = row.whole == Some(Decimal::ZERO) && row.value.is_none();
    if !indicator.is_percent() || !(is_none_of_none || row.value.is_some_and(same)) {
        let share = share.map(|share| share.round_dp(indicator.digits).to_string());
        let words = share.as_deref().map(|share| ("share", share));
        let range = row.value_range.clone();
        report.add(diagnostic::SHARE_DIFFERS, range, &words.into_iter().collect::<Vec<_>>());
    }
}

/// Notes shares of which nobody can tell of what they are.
pub fn check_wholes(indicator: &Indicator, report: &mut Report) {
    let is_told = indicator.method.is_some() || !indicator.is_percent();
    let is_bare = |row: &&Row| row.value.is_some() && row.whole.is_none();
    if let Some(row) = indicator.rows.iter().find(is_bare).filter(|_| !is_told) {
        let words = [("period", row.period.id())];
        let words = words.each_ref().map(|(name, word)| (*name, word.as_str()));
        report.add(diagnostic::SHARE_WITHOUT_WHOLE, indicator.name_range.clone(), &words);
    }
}

fn check_maximum(
    figure: Option<Decimal>,
    range: &Range<usize>,
    indicator: &Indicator,
    report: &mut Report,
) {
    if let (Some(figure), Some(maximum)) = (figure, indicator.limit())
        && figure > maximum
    {
        let (value, maximum) = (figure.to_string(), maximum.to_string());
        let words = [("value", value.as_str()), ("maximum", maximum.as_str())];
        report.add(diagnostic::OVER_MAXIMUM, range.clone(), &words);
    }
}

impl Indicator {
    /// The largest value there can be: as given, or 100 for percentages.
    fn limit(&self) -> Option<Decimal> {
        self.maximum.or(self.is_percent().then_some(Decimal::ONE_HUNDRED))
    }

    fn is_percent(&self) -> bool {
        matches!(self.unit.to_lowercase().as_str(), "persen" | "%" | "percent")
    }
}

impl Frequency {
    /// Tells whether a period is of this length.
    fn has(self, period: Period) -> bool {
        match (self, period.part) {
            (Frequency::Month, Part::Months(first, last)) => first == last,
            (Frequency::Quarter, Part::Quarter(_))
            | (Frequency::Semester, Part::Semester(_))
            | (Frequency::Year, Part::Year) => true,
            _ => false,
        }
    }

    /// How many such periods a year has.
    pub fn count(self) -> usize {
        match self {
            Frequency::Month => 12,
            Frequency::Quarter => 4,
            Frequency::Semester => 2,
            Frequency::Year => 1,
        }
    }

    fn example(self) -> &'static str {
        match self {
            Frequency::Month => "Januari 2026",
            Frequency::Quarter => "2026 TW I",
            Frequency::Semester => "2026 S1",
            Frequency::Year => "2026",
        }
    }
}

impl Choice for Direction {
    const WORDS: Words<Self> = &[("naik", Direction::Higher), ("turun", Direction::Lower)];
}

impl Value for Direction {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(Self::WORDS)
    }
}

impl Choice for Frequency {
    const WORDS: Words<Self> = &[
        ("bulan", Frequency::Month),
        ("triwulan", Frequency::Quarter),
        ("semester", Frequency::Semester),
        ("tahun", Frequency::Year),
    ];
}

impl Value for Frequency {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(Self::WORDS)
    }
}

/// Whether the ratio T/R is used where lower is better.
#[derive(Clone, Copy)]
struct Formula(bool);

impl Value for Formula {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(&[("selisih", Formula(false)), ("rasio", Formula(true))])
    }
}

/// Whether the value of a year is the sum of its periods.
#[derive(Clone, Copy)]
struct Accumulation(bool);

impl Value for Accumulation {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(&[("terakhir", Accumulation(false)), ("jumlah", Accumulation(true))])
    }
}

/// How many digits are shown.
#[derive(Clone, Copy)]
struct Digits(u32);

impl Value for Digits {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(&[
            ("0", Digits(0)),
            ("1", Digits(1)),
            ("2", Digits(2)),
            ("3", Digits(3)),
            ("4", Digits(4)),
        ])
    }
}

/// One source, or several.
#[derive(Default)]
pub(super) struct Sources(pub(super) Vec<Source>);

impl Value for Sources {
    fn syntax() -> Syntax<Self> {
        Syntax::one_or_more(Sources)
    }
}

impl Value for Source {
    fn syntax() -> Syntax<Self> {
        Syntax::short(
            |title| Source { title, ..Source::default() },
            |fields| Source {
                title: fields.required("judul"),
                url: fields.optional("tautan"),
                file: fields.optional("berkas"),
            },
        )
    }
}

impl Value for Row {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| Row {
            period: fields.required("periode"),
            target: fields.optional("target").and_then(|Figure(figure)| figure),
            value: fields.optional("realisasi").and_then(|Figure(figure)| figure),
            part: fields.optional("pembilang"),
            whole: fields.optional("penyebut"),
            note: fields.optional("catatan"),
            period_range: fields.spot("periode"),
            target_range: fields.spot("target"),
            value_range: fields.spot("realisasi"),
        })
    }
}

/// A figure that may be missing.
struct Figure(Option<Decimal>);

impl Value for Figure {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Figure, |node, reading| match &node.value {
            Yaml::Null => Some(Figure(None)),
            Yaml::Scalar(scalar) if is_missing(&scalar.text) => Some(Figure(None)),
            _ => Decimal::read(node, reading).map(|number| Figure(Some(number))),
        })
    }
}
