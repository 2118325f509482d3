//! What results tell of a page, as its row in the index.

use super::text::{Group, Texts};
use super::words::plain;
use crate::language::Language;
use crate::plan::{Output, View};
use crate::view::{PageView, ServiceView};

/// How many requirements an answer names.
const REQUIREMENTS_MAX: usize = 8;

/// A page that can be found.
#[derive(Debug)]
pub struct Document {
    /// Its heading.
    pub title: String,
    /// Its address from the root of the site.
    pub url: String,
    /// The content file it comes from; empty for pages the program makes.
    pub origin: String,
    /// Its group of results.
    pub group: Group,
    /// Its language.
    pub language: Language,
    /// When it was published, of news; for sorting.
    pub(super) date: Option<String>,
    /// Its fields as the script gets them.
    pub(super) row: String,
    /// What everybody has to bring, of a service, as the script gets it.
    pub(super) facts: Option<String>,
}

/// What results tell of a page.
pub(super) fn describe(
    output: &Output,
    page: &PageView,
    view: &View,
    group: Group,
    texts: &Texts,
) -> Document {
    let (mut service, mut date, mut facts) = ([""; 4], None, None);
    match view {
        View::Post(view) => date = Some(&view.card.date),
        View::Service(view) => {
            let card = &view.card;
            let fee = card.fee.as_ref();
            let kind = fee.map_or("", |fee| &fee.kind);
            let amount = fee.and_then(|fee| fee.amount.as_deref()).unwrap_or_default();
            let duration = card.duration.as_deref().unwrap_or_default();
            let state = Some(card.duration_state.as_str()).filter(|state| *state != "known");
            service = [kind, amount, duration, state.unwrap_or_default()];
            facts = Some(requirements(view));
        }
        _ => {}
    }
    let [fee, amount, duration, state] = service;
    let shown = date.map_or("", |date| &date.short);
    let fields = [&texts.title, &output.url, &texts.summary, fee, amount, duration, state, shown];
    Document {
        title: texts.title.clone(),
        url: output.url.clone(),
        origin: output.origin.to_string(),
        group,
        language: Language::from_code(&page.language).unwrap_or_default(),
        date: date.map(|date| date.iso.clone()),
        row: fields.map(one_line).join("\t").trim_end_matches('\t').to_string(),
        facts,
    }
}

/// What everybody has to bring, after how much more there is; nothing when it depends on the kind of
/// application.
fn requirements(view: &ServiceView) -> String {
    if view.variants.iter().any(|variant| !variant.requirements.is_empty()) {
        return "0".to_string();
    }
    let has_groups = view.requirements.len() > 1;
    let items = view.requirements.iter().flat_map(|group| {
        let title = group.title.as_ref().filter(|_| has_groups);
        let items = group.items.iter().filter(|item| item.necessity == "required");
        items.map(move |item| {
            let name = plain(&item.name.0).trim().to_string();
            one_line(&title.map_or(name.clone(), |title| format!("{name} ({title})")))
        })
    });
    let shown: Vec<String> = items.take(REQUIREMENTS_MAX).collect();
    let count: usize = view.requirements.iter().map(|group| group.items.len()).sum();
    let more = count.saturating_sub(shown.len()).to_string();
    std::iter::once(more).chain(shown).collect::<Vec<_>>().join("\t")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
