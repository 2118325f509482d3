//! What is seen in a chart, in words.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Point;
use crate::view::FindingView;

/// What a series tells; `None` when none of its points has a value.
pub(super) fn finding(points: &[Point], label: impl Fn(Decimal) -> String) -> Option<FindingView> {
    let known: Vec<(&Point, Decimal)> =
        points.iter().filter_map(|point| Some((point, point.value?))).collect();
    let (first, last) = (known.first()?, known.last()?);
    // Of values that are the same, the newest.
    let high = known.iter().max_by_key(|(_, value)| *value)?;
    let low = known.iter().rev().min_by_key(|(_, value)| *value)?;
    let trend = match last.1.cmp(&first.1) {
        _ if known.len() == 1 => "one",
        Ordering::Greater => "up",
        Ordering::Less => "down",
        Ordering::Equal => "same",
    };
    let missing = points.iter().filter(|point| point.value.is_none());
    Some(FindingView {
        trend: trend.to_string(),
        first: label(first.1),
        first_period: first.0.name.clone(),
        last: label(last.1),
        last_period: last.0.name.clone(),
        high: label(high.1),
        high_period: high.0.name.clone(),
        low: label(low.1),
        low_period: low.0.name.clone(),
        missing: missing.map(|point| point.name.clone()).collect(),
    })
}
