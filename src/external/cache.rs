//! Good answers of the last days, so that a check a day does not ask every site every day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::client::Answer;

/// How long an answer holds. Links break in months; a week keeps the questions few.
const DAYS_MAX: i32 = 7;

/// Answers by address, with their dates.
#[derive(Debug, Default)]
pub(super) struct Cache {
    answers: BTreeMap<String, (Date, Answer)>,
}

impl Cache {
    /// Reads what was kept; what cannot be read or is too old counts as not asked yet.
    pub(super) fn read(bytes: &[u8], today: Date) -> Self {
        let kept: Map<String, Value> = serde_json::from_slice(bytes).unwrap_or_default();
        let answers = kept.into_iter().filter_map(|(url, entry)| {
            let date: Date = entry["date"].as_str()?.parse().ok()?;
            let age = today.since(date).ok()?.get_days();
            let answer = match entry["moved_to"].as_str() {
                Some(target) => Answer::Moved(target.to_string()),
                None => Answer::Fine,
            };
            (0..DAYS_MAX).contains(&age).then_some((url, (date, answer)))
        });
        Cache { answers: answers.collect() }
    }

    /// Writes the good answers for links that are still there. The others are asked for again, so
    /// that a link that was mended is silent at once.
    pub(super) fn write(&self, used: &BTreeSet<&str>) -> Vec<u8> {
        let mut kept = Map::new();
        for (url, (date, answer)) in &self.answers {
            let entry = match answer {
                Answer::Fine => json!({"date": date.to_string()}),
                Answer::Moved(target) => json!({"date": date.to_string(), "moved_to": target}),
                Answer::Broken(_) | Answer::Circular | Answer::Unreachable(_) => continue,
            };
            if used.contains(url.as_str()) {
                kept.insert(url.clone(), entry);
            }
        }
        format!("{:#}\n", Value::Object(kept)).into_bytes()
    }

    pub(super) fn get(&self, url: &str) -> Option<&Answer> {
        self.answers.get(url).map(|(_, answer)| answer)
    }

    pub(super) fn put(&mut self, url: &str, answer: Answer, today: Date) {
        self.answers.insert(url.to_string(), (today, answer));
    }
}
