//! Respondents by what is known of them, without groups so small that they tell who has answered.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::Context;
use super::outcome::publish;
use crate::content::answers::{Answers, Group, PROFILES, Profile};
use crate::content::survey::{Survey, SurveyKind};
use crate::plan::data::{self, Kind, field, maybe};
use crate::survey::{self, Tally};
use crate::view::{GroupView, ProfileView};

/// Decimals of a share in percent.
const SHARE_DIGITS: u32 = 1;

/// A group in data.
pub(super) const GROUP: Kind = Kind::Record(&[
    maybe("kelompok", Kind::Text, "Nama kelompok; kosong untuk kelompok kecil yang digabung."),
    field("responden", Kind::Integer, "Responden."),
    maybe("indeks", Kind::Number, "Indeks; hanya untuk layanan."),
]);

/// A group as it is published; without a name it is small groups taken together.
struct Shown {
    name: Option<String>,
    respondents: u32,
    /// Of services only.
    index: Option<Decimal>,
}

/// The groups of each kind.
pub(super) fn profiles(context: &Context<'_>, survey: &Survey, group_min: u32) -> Vec<ProfileView> {
    let all = survey.respondent_count();
    let view = |group: Shown| GroupView {
        name: group.name,
        respondents: context.language.integer(group.respondents.into()),
        share: context.language.decimal(share(group.respondents, all), SHARE_DIGITS),
        index: group.index.map(|index| context.language.decimal(index, survey::DIGITS)),
    };
    let of = |(profile, groups): (Profile, Vec<Shown>)| ProfileView {
        key: profile.key().to_string(),
        has_indices: groups.iter().any(|group| group.index.is_some()),
        groups: groups.into_iter().map(view).collect(),
    };
    shown(survey, group_min).into_iter().map(of).collect()
}

/// The same as data.
pub(super) fn record(survey: &Survey, group_min: u32) -> Value {
    let of = |(profile, groups): (Profile, Vec<Shown>)| {
        let groups = groups.into_iter().map(|group| {
            json!({
                "kelompok": group.name,
                "responden": group.respondents,
                "indeks": data::number(group.index),
            })
        });
        (profile.key().to_string(), groups.collect::<Value>())
    };
    Value::Object(shown(survey, group_min).into_iter().map(of).collect::<Map<_, _>>())
}

/// The kinds of groups of which there is more than one that may be shown.
fn shown(survey: &Survey, group_min: u32) -> Vec<(Profile, Vec<Shown>)> {
    let Some(answers) = &survey.answers else { return Vec::new() };
    let of = |profile| {
        let groups = large_enough(answers, profile, group_min)?;
        let shown = groups.into_iter().map(|(name, group)| Shown {
            name,
            respondents: group.respondents,
            index: (profile == Profile::Service).then(|| index(survey.kind, &group)).flatten(),
        });
        Some((profile, shown.collect()))
    };
    PROFILES.into_iter().filter_map(of).collect()
}

/// The groups of a kind, the largest first, and last those that are too small, taken together; with
/// them goes the next smallest while they are still too small together, for else it could be told
/// from the sum of all who they are. Nothing when no two can be told apart.
fn large_enough(
    answers: &Answers,
    profile: Profile,
    group_min: u32,
) -> Option<Vec<(Option<String>, Group)>> {
    let groups = answers.groups.get(&profile)?;
    let mut named: Vec<(Option<String>, Group)> =
        groups.iter().map(|(name, group)| (Some(name.clone()), group.clone())).collect();
    named.sort_by_key(|(_, group)| std::cmp::Reverse(group.respondents));
    let known: u32 = groups.values().map(|group| group.respondents).sum();
    let mut others =
        Group { respondents: answers.respondents.saturating_sub(known), tallies: vec![] };
    // Who has told nothing is like one of a small group.
    while let Some((_, smallest)) = named.last() {
        let is_too_small = smallest.respondents < group_min;
        let are_others_too_small = (1..group_min).contains(&others.respondents);
        if !is_too_small && !are_others_too_small {
            break;
        }
        let (_, smallest) = named.pop()?;
        others.respondents += smallest.respondents;
    }
    if others.respondents > 0 {
        named.push((None, others));
    }
    (named.len() > 1).then_some(named)
}

/// The index of a group as it is published.
fn index(kind: SurveyKind, group: &Group) -> Option<Decimal> {
    let means: Option<Vec<Decimal>> = group.tallies.iter().map(Tally::mean).collect();
    survey::index(&means?).map(|index| publish(kind, index))
}

fn share(part: u32, all: u32) -> Decimal {
    let share = Decimal::from(part) * Decimal::ONE_HUNDRED;
    share.checked_div(Decimal::from(all)).unwrap_or_default()
}
