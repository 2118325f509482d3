//! Charts of a series: where each bar, line and label stands, and what is seen in it.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::view::{BarView, ChartView, TickView};

mod finding;
#[cfg(test)]
mod tests;

const WIDTH: u32 = 720;
const HEIGHT: u32 = 320;
/// Room for the label of the highest bar.
const TOP: f64 = 30.0;
/// Above two lines of labels.
const BOTTOM: f64 = 272.0;
const RIGHT: f64 = 712.0;
const LEFT_MIN: f64 = 40.0;
const LEFT_MAX: f64 = 160.0;
/// About the width of a digit in the labels of the ticks, and the gap behind them.
const DIGIT_WIDTH: f64 = 7.5;
const TICK_LABEL_GAP: f64 = 12.0;
/// The part of its slot that a bar fills, and the widest it gets.
const BAR_SHARE: f64 = 0.6;
const BAR_WIDTH_MAX: f64 = 64.0;
const TICK_COUNT_MAX: i64 = 6;
/// More values than this, a year of months, are a line; bars would be as thin as one.
const BAR_COUNT_MAX: usize = 12;
/// How far from a line values are written.
const LABEL_ABOVE: i32 = -10;
const LABEL_BELOW: i32 = 20;
/// From so many characters of labels on, labels are written upwards.
const DENSE_CHARACTER_COUNT: usize = 80;
/// A target nearer above a bar than this would cross its label.
const LABEL_ROOM: f64 = 26.0;
/// A bar of this height holds a label that is written upwards.
const UPRIGHT_LABEL_HEIGHT: f64 = 70.0;

/// One period to draw.
#[derive(Debug, Clone)]
pub(super) struct Point {
    /// The whole name of the period.
    pub name: String,
    /// First line of the label.
    pub label: String,
    /// Second line of the label.
    pub sublabel: Option<String>,
    /// The value; `None` leaves a gap.
    pub value: Option<Decimal>,
    /// The target, drawn as a stroke.
    pub target: Option<Decimal>,
}

/// A chart of the points; `None` when none has a value.
///
/// `label` writes values and targets, `tick_label` the round numbers of the scale.
pub(super) fn bars(
    points: &[Point],
    label: impl Fn(Decimal) -> String,
    tick_label: impl Fn(Decimal) -> String,
) -> Option<ChartView> {
    points.iter().find_map(|point| point.value)?;
    let scale = Scale::of(points);
    let ticks: Vec<TickView> =
        scale.ticks().map(|tick| TickView { y: scale.y(tick), label: tick_label(tick) }).collect();
    let left = left_of_plot(&ticks);
    let slots = Slots::of(points.len(), left);
    let bars = (0_u32..).zip(points).map(|(i, point)| slots.bar(i, point, &scale, &label));
    let mut bars: Vec<BarView> = bars.collect();
    if bars.len() > BAR_COUNT_MAX {
        keep_few_labels(&mut bars, points);
    }
    let longest = bars.iter().filter_map(|bar| bar.value.as_ref()).map(|it| it.chars().count());
    let is_dense = longest.max().unwrap_or(0) * bars.len() > DENSE_CHARACTER_COUNT;
    let is_line = bars.len() > BAR_COUNT_MAX;
    Some(ChartView {
        finding: finding::finding(points, &label)?,
        lines: if is_line { lines(&bars) } else { Vec::new() },
        width: WIDTH,
        height: HEIGHT,
        left,
        right: RIGHT,
        zero_y: scale.y(Decimal::ZERO),
        top: scale.y(scale.high),
        plot_height: round(BOTTOM - scale.y(scale.high)),
        bars,
        ticks,
        has_targets: points.iter().any(|point| point.target.is_some()),
        has_gaps: points.iter().any(|point| point.value.is_none()),
        is_dense,
    })
}

/// The pieces of a line, from gap to gap; each is a path of SVG.
fn lines(bars: &[BarView]) -> Vec<String> {
    let pieces = bars.split(|bar| bar.value.is_none()).filter(|piece| !piece.is_empty());
    pieces
        .map(|piece| {
            let points = piece.iter().map(|bar| format!("{} {}", bar.middle, bar.label_y));
            format!("M{}", points.collect::<Vec<_>>().join("L"))
        })
        .collect()
}

/// Of the labels of a line, keeps the values at its ends and its extremes, and as many names of
/// periods as have room.
fn keep_few_labels(bars: &mut [BarView], points: &[Point]) {
    let known = || points.iter().enumerate().filter(|(_, point)| point.value.is_some());
    let labelled = [
        known().next(),
        known().next_back(),
        known().max_by_key(|(_, point)| point.value),
        known().min_by_key(|(_, point)| point.value),
    ];
    let labelled = labelled.map(|point| point.map(|(number, _)| number));
    let [.., lowest] = labelled;
    let labelled: Vec<usize> = labelled.into_iter().flatten().collect();
    let every = bars.len().div_ceil(BAR_COUNT_MAX);
    for (number, bar) in bars.iter_mut().enumerate() {
        // The lowest value is written under the line, where there is none of it.
        let shift = if Some(number) == lowest { LABEL_BELOW } else { LABEL_ABOVE };
        bar.label_shift = labelled.contains(&number).then_some(shift);
        if !number.is_multiple_of(every) {
            bar.label.clear();
        }
        let zero_y = bar.y + bar.height;
        let is_negative = points[number].value.is_some_and(|value| value.is_sign_negative());
        bar.label_y = if is_negative { zero_y } else { bar.y };
    }
}

/// What values stand at which height.
struct Scale {
    low: Decimal,
    high: Decimal,
    step: Decimal,
}

impl Scale {
    fn of(points: &[Point]) -> Self {
        let values = points.iter().flat_map(|point| [point.value, point.target]).flatten();
        let (low, high) =
            values.fold((Decimal::ZERO, Decimal::ZERO), |(low, high), v| (low.min(v), high.max(v)));
        let high = if low == high { Decimal::ONE } else { high };
        // Where only whole things are counted, half a thing is no tick.
        let mut counted = points.iter().flat_map(|point| [point.value, point.target]).flatten();
        let is_whole = counted.all(|value| value.fract().is_zero());
        let fits = |step: &Decimal| {
            (!is_whole || *step >= Decimal::ONE) && tick_count(low, high, *step) <= TICK_COUNT_MAX
        };
        let step = steps().find(fits);
        let step = step.unwrap_or(Decimal::MAX);
        let low_edge = (low / step).floor().saturating_mul(step);
        let high_edge = (high / step).ceil().saturating_mul(step);
        Self { low: low_edge, high: high_edge, step }
    }

    fn ticks(&self) -> impl Iterator<Item = Decimal> {
        let next = |tick: &Decimal| tick.checked_add(self.step);
        let ticks = std::iter::successors(Some(self.low), next);
        ticks.take_while(|tick| *tick <= self.high).map(|tick| tick.normalize())
    }

    fn y(&self, value: Decimal) -> f64 {
        let (low, high) = (number(self.low), number(self.high));
        round(BOTTOM - (number(value) - low) / (high - low) * (BOTTOM - TOP))
    }
}

/// The places that the bars stand in.
struct Slots {
    left: f64,
    width: f64,
}

impl Slots {
    fn of(count: usize, left: f64) -> Self {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        Self { left, width: (RIGHT - left) / f64::from(count) }
    }

    fn bar(
        &self,
        index: u32,
        point: &Point,
        scale: &Scale,
        label: impl Fn(Decimal) -> String,
    ) -> BarView {
        let middle = self.left + (f64::from(index) + 0.5) * self.width;
        let width = (self.width * BAR_SHARE).min(BAR_WIDTH_MAX);
        let zero_y = scale.y(Decimal::ZERO);
        let value_y = point.value.map_or(zero_y, |value| scale.y(value));
        let (y, target_y) = (value_y.min(zero_y), point.target.map(|target| scale.y(target)));
        let target_above = target_y.filter(|at| *at < y && y - *at < LABEL_ROOM);
        BarView {
            x: round(middle - width / 2.0),
            middle: round(middle),
            width: round(width),
            y,
            height: round((zero_y - value_y).abs()),
            label_y: target_above.unwrap_or(y),
            label_shift: None,
            holds_label: (zero_y - value_y).abs() > UPRIGHT_LABEL_HEIGHT,
            value: point.value.map(&label),
            target_y,
            target: point.target.map(&label),
            label: point.label.clone(),
            sublabel: point.sublabel.clone(),
        }
    }
}

/// The steps a scale may have, rising: 1, 2 and 5 times every power of ten.
fn steps() -> impl Iterator<Item = Decimal> {
    let small = (1..=10).rev().flat_map(|scale| [1, 2, 5].map(|n| Decimal::new(n, scale)));
    let large = (0..=27).flat_map(|power| {
        [1, 2, 5].map(|n: i128| Decimal::from_i128_with_scale(n * 10_i128.pow(power), 0))
    });
    small.chain(large)
}

fn tick_count(low: Decimal, high: Decimal, step: Decimal) -> i64 {
    let intervals = |edge: Decimal| edge.checked_div(step).and_then(|n| n.ceil().to_i64());
    match (intervals(low.abs()), intervals(high)) {
        (Some(below), Some(above)) => below.saturating_add(above).saturating_add(1),
        _ => i64::MAX,
    }
}

/// Leaves room for the longest label of the scale.
fn left_of_plot(ticks: &[TickView]) -> f64 {
    let longest = ticks.iter().map(|tick| tick.label.chars().count()).max().unwrap_or(0);
    let digits = f64::from(u32::try_from(longest).unwrap_or(u32::MAX));
    round((digits * DIGIT_WIDTH + TICK_LABEL_GAP).clamp(LEFT_MIN, LEFT_MAX))
}

fn number(value: Decimal) -> f64 {
    value.to_f64().expect("a decimal is near some float")
}

/// One decimal is finer than any screen shows.
fn round(coordinate: f64) -> f64 {
    (coordinate * 10.0).round() / 10.0
}
