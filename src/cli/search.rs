//! `zi-site search`: what the search of the site finds, and why.

use serde_json::{Value, json};

use super::arguments::{OutputFormat, SearchArguments, SearchFormat};
use super::messages::Messages;
use super::{TOOL_ERROR, error_line, output_line, report, run_build};
use crate::search::{Answer, Found, How, Index, Match};

/// How many pages are shown; further down nobody looks.
const HITS_MAX: usize = 10;
/// The weight of a word that is met as it was typed.
const WEIGHT_MAX: u64 = 64;

/// Searches the portal as a build would publish it.
pub(super) fn search_command(arguments: &SearchArguments) -> u8 {
    let Some((outcome, messages)) = run_build(&arguments.site(), false) else {
        return TOOL_ERROR;
    };
    let language = messages.language;
    let Some(index) = &outcome.search else {
        report::show(&outcome.diagnostics, &outcome.texts, OutputFormat::Text, language);
        error_line(&messages.failure(&outcome.diagnostics));
        return report::status(&outcome, false);
    };
    let query = arguments.query.join(" ");
    let found = index.search(&query, language);
    output_line(&match arguments.format {
        SearchFormat::Text => text(index, &query, &found, messages),
        SearchFormat::Json => json(index, &query, &found).to_string(),
    });
    0
}

/// What was found, for people.
fn text(index: &Index, query: &str, found: &Found, messages: Messages) -> String {
    let total = found.total;
    let mut text = messages
        .say(format!("\"{query}\": {total} halaman"), format!("\"{query}\": pages found: {total}"));
    text.extend(found.suggestion.iter().map(|mended| {
        messages.say(
            format!("\nMungkin maksud Anda: {mended}"),
            format!("\nPerhaps you mean: {mended}"),
        )
    }));
    text.extend(found.answer.map(|answer| fact(answer, messages)));
    for (place, hit) in found.hits.iter().take(HITS_MAX).enumerate() {
        let page = &index.documents[hit.document];
        let (place, title, url) = (place + 1, &page.title, &page.url);
        let score = messages.language.integer(hit.score);
        text.push_str(&messages.say(
            format!("\n\n{place:>2}. {title}\n    {url} (nilai {score})"),
            format!("\n\n{place:>2}. {title}\n    {url} (score {score})"),
        ));
        text.extend(index.why(found, hit.document).iter().map(|it| reason(it, messages)));
    }
    text
}

/// A line that tells which fact stands above the results.
fn fact(answer: Answer, messages: Messages) -> String {
    let (indonesian, english) = match answer {
        Answer::Hours(_) => ("jam pelayanan", "service hours"),
        Answer::Fee => ("biaya layanan pertama", "fee of the first service"),
        Answer::Duration => ("jangka waktu layanan pertama", "duration of the first service"),
        Answer::Requirements => {
            ("persyaratan layanan pertama", "requirements of the first service")
        }
    };
    messages.say(format!("\nJawaban langsung: {indonesian}"), format!("\nDirect answer: {english}"))
}

/// A line that tells what one word of the query met.
fn reason(found: &Match, messages: Messages) -> String {
    let Match { typed, word, .. } = found;
    let how = match found.how {
        How::Exact => messages.say(
            "kata itu atau bentuk lainnya".to_string(),
            "the word itself or a form of it".to_string(),
        ),
        How::Form => {
            messages.say(format!("bentuk lain dari {word}"), format!("another form of {word}"))
        }
        How::Prefix => {
            messages.say(format!("awal dari {word}"), format!("the beginning of {word}"))
        }
        How::Typo => messages.say(format!("salah ketik dari {word}"), format!("mistyped {word}")),
        How::Synonym => messages
            .say(format!("sinonim; kata dasarnya: {word}"), format!("synonym; its roots: {word}")),
    };
    let weight = found.weight * 100 / WEIGHT_MAX;
    let points = messages.language.integer(found.points);
    messages.say(
        format!("\n    - {typed}: {how}, bobot {weight} persen, {points} poin"),
        format!("\n    - {typed}: {how}, weight {weight} percent, {points} points"),
    )
}

/// What was found, for programs.
fn json(index: &Index, query: &str, found: &Found) -> Value {
    let hits = found.hits.iter().take(HITS_MAX).enumerate().map(|(place, hit)| {
        let page = &index.documents[hit.document];
        let why: Vec<_> = index.why(found, hit.document).iter().map(reason_json).collect();
        json!({
            "rank": place + 1,
            "title": page.title,
            "url": page.url,
            "score": hit.score,
            "why": why,
        })
    });
    json!({
        "query": query,
        "total": found.total,
        "suggestion": found.suggestion,
        "answer": found.answer.map(answer_name),
        "hits": hits.collect::<Vec<_>>(),
    })
}

fn answer_name(answer: Answer) -> &'static str {
    match answer {
        Answer::Hours(_) => "hours",
        Answer::Fee => "fee",
        Answer::Duration => "duration",
        Answer::Requirements => "requirements",
    }
}

fn reason_json(found: &Match) -> Value {
    let how = match found.how {
        How::Exact => "exact",
        How::Form => "form",
        How::Prefix => "prefix",
        How::Typo => "typo",
        How::Synonym => "synonym",
    };
    json!({
        "typed": found.typed,
        "word": found.word,
        "how": how,
        "weight": found.weight,
        "points": found.points,
    })
}
