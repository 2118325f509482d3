use super::*;
use crate::rules::satisfaction::RULES;

fn dec(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn mark(converted: &str) -> Option<&'static str> {
    grade(dec(converted), RULES[0].rule.grades).map(|grade| grade.mark)
}

#[test]
fn grades_begin_where_the_table_says() {
    let grades = ["64.99", "65.00", "76.60", "76.61", "88.30", "88.31", "100", "25"].map(mark);
    let wanted = ["D", "C", "C", "B", "B", "A", "A", "D"].map(Some);
    assert_eq!(grades, wanted);
    assert_eq!(mark("24.99"), None);
}

#[test]
fn halves_are_rounded_up_before_a_grade_is_looked_up() {
    assert_eq!(published(dec("88.305")), dec("88.31"));
    assert_eq!(mark("88.31"), Some("A"));
    assert_eq!(published(dec("76.605")), dec("76.61"));
    assert_eq!(published(dec("88.30499")), dec("88.30"));
}

#[test]
fn nine_equal_means_lose_nothing_to_the_weight() {
    let nine = |mean: &str| converted(index(&[dec(mean); 9]).expect("nine means"));
    assert_eq!(nine("3.5324"), dec("88.31"));
    assert_eq!(nine("3"), dec("75.00"));
    assert_eq!(nine("4"), dec("100"));
    assert_eq!(mark("75.00"), Some("C"));
}

#[test]
fn an_index_that_ends_in_a_half_is_not_lost_to_a_fraction() {
    // 1.059,66 of 12 answers to nine questions make 3,5322, which is 88,305 when converted.
    let mut thirds = [dec("3.5322"); 9];
    thirds[0] = dec("3.5322") + Decimal::ONE / dec("3");
    thirds[1] = dec("3.5322") - Decimal::ONE / dec("3");
    assert_eq!(converted(index(&thirds).expect("nine means")), dec("88.31"));
}

#[test]
fn a_tally_counts_answers_from_1_to_4_only() {
    let mut tally = Tally::default();
    assert_eq!(tally.mean(), None);
    assert!([1, 4, 4, 3].into_iter().all(|answer| tally.count(answer)));
    assert!(!tally.count(0) && !tally.count(5));
    assert_eq!((tally.answered(), tally.counts()), (4, &[1, 0, 1, 2][..]));
    assert_eq!(tally.mean(), Some(dec("3")));
}

#[test]
fn samples_are_those_of_the_table() {
    let populations = [10, 50, 100, 240, 1000, 10_000, 1_000_000];
    assert_eq!(populations.map(sample_min), [10, 44, 80, 148, 278, 370, 384]);
    assert_eq!((sample_min(1), sample_min(0)), (1, 0));
}
