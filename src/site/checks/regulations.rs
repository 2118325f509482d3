//! Regulations and deadlines that texts tell as if they still held.

use jiff::civil::Date;

use super::words::{find, speaks_of_past};
use crate::citation;
use crate::diagnostic::{self, Report};
use crate::markdown::{TextBlock, Words};
use crate::rules::{investment_report, replaced};

/// Notes what no longer holds on the day of a text.
pub(super) fn check(words: &[Words], day: Date, report: &mut Report) {
    for block in words.iter().flat_map(Words::blocks) {
        if !speaks_of_past(block.text) {
            check_citations(&block, day, report);
            check_deadline(&block, day, report);
        }
    }
}

fn check_citations(block: &TextBlock<'_>, day: Date, report: &mut Report) {
    let cited = citation::find(block.text);
    for citation in &cited {
        let Some(replaced) = replaced::replacement(citation, day) else { continue };
        let new = replaced.new.name();
        let names_new = citation::read_name(&new)
            .is_some_and(|new| cited.iter().any(|other| other.is_same(&new)));
        if !names_new {
            let name = &block.text[citation.range.clone()];
            let words = [("name", name), ("new", new.as_str())];
            let place = block.place(citation.range.clone());
            report.add(diagnostic::REGULATION_REPLACED, place, &words);
        }
    }
}

/// The report on investment is due on another day of the month than it was.
fn check_deadline(block: &TextBlock<'_>, day: Date, report: &mut Report) {
    let Some((rule, over)) = investment_report::in_force(day) else { return };
    if find(block.text, "lkpm").is_none() {
        return;
    }
    let months = investment_report::MONTHS.iter();
    for old in over.iter().map(|old| old.rule.day) {
        let dates = months.clone().map(|month| format!("{old} {month}"));
        let mut phrases = dates.chain([format!("tanggal {old}")]);
        if let Some(found) = phrases.find_map(|phrase| find(block.text, &phrase)) {
            let (new, regulation) = (rule.rule.day.to_string(), rule.regulation.name());
            let value = &block.text[found.clone()];
            let words = [("value", value), ("day", new.as_str()), ("regulation", &regulation)];
            report.add(diagnostic::DEADLINE_REPLACED, block.place(found), &words);
        }
    }
}
