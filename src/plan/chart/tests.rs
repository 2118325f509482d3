use super::*;

fn dec(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn point(value: &str, target: &str) -> Point {
    let read = |text: &str| (!text.is_empty()).then(|| dec(text));
    Point {
        name: "Triwulan I".into(),
        label: "TW I".into(),
        sublabel: None,
        value: read(value),
        target: read(target),
    }
}

fn chart(points: &[Point]) -> ChartView {
    bars(points, |value| format!("{value:.2}"), |tick| tick.to_string()).expect("a value")
}

fn tick_labels(chart: &ChartView) -> Vec<&str> {
    chart.ticks.iter().map(|tick| tick.label.as_str()).collect()
}

#[test]
fn without_a_value_there_is_no_chart() {
    assert!(bars(&[], |_| String::new(), |_| String::new()).is_none());
    let points = [point("", "80")];
    assert!(bars(&points, |_| String::new(), |_| String::new()).is_none());
}

#[test]
fn values_stand_over_zero() {
    let chart = chart(&[point("50", "100"), point("", ""), point("100", "90")]);
    assert_eq!((chart.width, chart.height), (720, 320));
    assert_eq!(tick_labels(&chart), ["0", "20", "40", "60", "80", "100"]);
    assert_same(chart.zero_y, BOTTOM);
    assert_same(chart.bars[0].y, 151.0);
    assert_same(chart.bars[0].height, 121.0);
    assert_same(chart.bars[2].y, TOP);
    assert_same(chart.bars[0].target_y.expect("a target"), TOP);
    assert_eq!(chart.bars[0].value.as_deref(), Some("50.00"));
    assert_eq!(chart.bars[0].target.as_deref(), Some("100.00"));
    assert!(chart.has_targets);
}

#[test]
fn a_missing_value_leaves_a_gap() {
    let chart = chart(&[point("50", ""), point("", "60")]);
    assert_eq!(chart.bars[1].value, None);
    assert_same(chart.bars[1].height, 0.0);
    assert!(chart.bars[1].target_y.is_some());
    assert!(chart.bars[0].target_y.is_none());
}

#[test]
fn negative_values_hang_under_zero() {
    let chart = chart(&[point("-40", ""), point("120", "")]);
    assert_eq!(tick_labels(&chart), ["-50", "0", "50", "100", "150"]);
    let (below, above) = (&chart.bars[0], &chart.bars[1]);
    assert_same(below.y, chart.zero_y);
    assert!(below.y + below.height < BOTTOM);
    assert_same(above.y + above.height, chart.zero_y);
    assert!(above.y > TOP);
    let all_below = self::chart(&[point("-3", "")]);
    assert_eq!(tick_labels(&all_below), ["-3", "-2", "-1", "0"]);
    assert_same(all_below.zero_y, TOP);
}

#[test]
fn scales_are_round() {
    for (value, labels) in [
        ("0", &["0", "1"][..]),
        ("0.3", &["0", "0.1", "0.2", "0.3"]),
        ("4.2", &["0", "1", "2", "3", "4", "5"]),
        ("88.31", &["0", "20", "40", "60", "80", "100"]),
        ("100.01", &["0", "50", "100", "150"]),
        ("12450", &["0", "5000", "10000", "15000"]),
    ] {
        assert_eq!(tick_labels(&chart(&[point(value, "")])), labels, "{value}");
    }
}

#[test]
fn every_scale_has_three_to_six_lines() {
    let values = (1..400).map(|n| Decimal::new(n * n * 37, 3));
    for (index, value) in values.enumerate() {
        let other = if index % 3 == 0 { -value / Decimal::from(4) } else { Decimal::ONE };
        let points = [value, other].map(|value| Point { value: Some(value), ..point("", "") });
        let count = chart(&points).ticks.len();
        assert!((3..=6).contains(&count), "{count} lines for {value} and {other}");
    }
    for extreme in [Decimal::MAX, Decimal::MIN, Decimal::new(1, 28)] {
        let point = Point { value: Some(extreme), ..point("", "") };
        assert!(chart(&[point]).ticks.len() <= 6);
    }
}

#[test]
fn one_to_forty_bars_stay_inside_and_apart() {
    for count in 1..=40 {
        let points = vec![point("12.5", ""); count];
        let chart = chart(&points);
        assert!(!chart.has_targets);
        assert!(chart.bars[0].x >= chart.left);
        assert!(chart.bars.iter().all(|bar| bar.x + bar.width <= chart.right && bar.width >= 4.0));
        assert!(chart.bars.windows(2).all(|pair| pair[0].x + pair[0].width < pair[1].x));
    }
}

#[test]
fn coordinates_have_one_decimal() {
    let chart = chart(&[point("33.333", "66.667"), point("1", ""), point("2", "")]);
    let text = serde_json::to_string(&chart).expect("JSON");
    let numbers = text.split([':', ',', '}']).filter(|part| part.parse::<f64>().is_ok());
    let is_short = |number: &str| number.split_once('.').is_none_or(|(_, rest)| rest.len() == 1);
    assert!(numbers.into_iter().all(is_short), "{text}");
}

fn assert_same(one: f64, other: f64) {
    assert!((one - other).abs() < 0.05, "{one} is not {other}");
}

#[test]
fn more_than_a_year_of_months_is_a_line() {
    let mut points: Vec<Point> = (1..=12).map(|n| point(&format!("{n}"), "")).collect();
    assert!(chart(&points).lines.is_empty());
    points[5].value = None;
    points.push(point("-3", ""));
    let chart = chart(&points);
    assert_eq!(chart.lines.len(), 2, "{:?}", chart.lines);
    let pieces: Vec<usize> = chart.lines.iter().map(|line| line.matches('L').count()).collect();
    assert_eq!(pieces, [4, 6]);
    let labelled: Vec<usize> = chart
        .bars
        .iter()
        .enumerate()
        .filter(|(_, bar)| bar.label_shift.is_some())
        .map(|it| it.0)
        .collect();
    assert_eq!(labelled, [0, 11, 12], "the ends, the highest and the lowest");
    assert!(chart.bars[12].label_y > chart.zero_y);
    assert_eq!(chart.bars[12].label_shift, Some(LABEL_BELOW));
    assert_eq!(chart.bars.iter().filter(|bar| !bar.label.is_empty()).count(), 7);
}

#[test]
fn what_is_seen_is_told_in_words() {
    let named = |name: &str, value: &str| Point { name: name.into(), ..point(value, "") };
    let points = [named("A", "3"), named("B", ""), named("C", "5"), named("D", "4")];
    let finding = chart(&points).finding;
    assert_eq!((finding.trend.as_str(), finding.first.as_str()), ("up", "3.00"));
    assert_eq!((finding.high_period.as_str(), finding.low_period.as_str()), ("C", "A"));
    assert_eq!(finding.missing, ["B"]);
    assert_eq!(chart(&points[..2]).finding.trend, "one");
}
