//! The publish guard: holds everything that would be published against what must not be.
//!
//! It reads texts as they were written, not the records made of them: so every value, comment,
//! paragraph and cell is looked at, a place is a range of bytes, and a new key cannot be forgotten.
//! What is found in one file is judged with the whole portal in view, because the values that an
//! office allows stand in `situs.yaml`, and a number that it publishes as its own is no secret in a
//! paragraph.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::attachment::Passage;
use crate::content::situs::Allowance;
use crate::content::without_mark;
use crate::diagnostic::{self, Code, Diagnostic, Report, Spot};
use crate::guard::{self, Finding, Kind, Plant};
use crate::site::Site;
use crate::source::Sources;

/// As many numbers of persons in one file are a list of persons, whatever stands beside them.
const LIST_COUNT: usize = 3;
/// How many findings of one kind are told for one file; a list of citizens has thousands.
const TOLD_MAX: usize = 20;

/// A finding with the passage it is from.
struct Found<'p> {
    passage: &'p Passage<'p>,
    finding: Finding,
}

/// The passages of the content folder: every text, and every name of a file.
pub fn passages(sources: &Sources) -> Vec<Passage<'_>> {
    let texts = sources.texts.iter().filter_map(|file| {
        let text = without_mark(std::str::from_utf8(&file.bytes).ok()?);
        Some(Passage { file: sources.shown(&file.path), text: text.into(), part: None })
    });
    let paths = sources.texts.iter().map(|file| &file.path).chain(sources.attachments.keys());
    let names = paths.map(|path| Passage {
        file: sources.shown(path),
        text: path.replace(['-', '_', '/'], " ").into(),
        part: Some(("name", path.clone())),
    });
    texts.chain(names).collect()
}

/// Checks passages against what the portal allows; nobody in them is born after `date`.
pub fn check(passages: &[Passage<'_>], site: &Site, date: Date) -> Vec<Diagnostic> {
    let allowed = &site.office.allowed;
    let office_file = &format!("{}/situs.yaml", site.root);
    let found: Vec<Found<'_>> = passages
        .par_iter()
        .flat_map_iter(|passage| {
            let findings = guard::find(&passage.text, date).into_iter();
            findings.map(move |finding| Found { passage, finding })
        })
        .filter(|found| !is_allowance(found, allowed, office_file))
        .collect();
    // Two telephones may stand in one value, with a slash between them.
    let published: BTreeSet<String> =
        site.contacts().flat_map(|contact| contact.split('/')).map(guard::normalised).collect();
    let values: BTreeMap<String, &Allowance> =
        allowed.iter().map(|it| (guard::normalised(&it.value.value), it)).collect();
    let mut used = BTreeSet::new();
    let mut kept: BTreeMap<&str, Vec<Found<'_>>> = BTreeMap::new();
    for item in &found {
        let value = item.finding.value.as_str();
        if values.contains_key(value) {
            used.insert(value);
        } else if !published.contains(value) {
            let Found { passage, finding } = item;
            let item = Found { passage, finding: finding.clone() };
            kept.entry(passage.file.as_str()).or_default().push(item);
        }
    }
    let mut diagnostics: Vec<_> = kept.values().flat_map(|found| tell(found)).collect();
    let unused = values.iter().filter(|(value, _)| !used.contains(value.as_str()));
    diagnostics.extend(tell_unused(unused.map(|(_, allowance)| *allowance), office_file));
    diagnostics.extend(passages.par_iter().flat_map_iter(planted).collect::<Vec<_>>());
    diagnostics
}

/// Tells whether a finding is the entry of the list of allowed values itself.
fn is_allowance(found: &Found<'_>, allowed: &[Allowance], office_file: &str) -> bool {
    let place = &found.finding.range;
    found.passage.file == office_file
        && found.passage.part.is_none()
        && allowed.iter().any(|it| it.value.range.contains(&place.start))
}

/// Tells what was found in one file.
fn tell(found: &[Found<'_>]) -> Vec<Diagnostic> {
    let is_number = |it: &&Found<'_>| matches!(it.finding.kind, Kind::Citizen | Kind::Family);
    let is_list = found.iter().filter(is_number).count() >= LIST_COUNT;
    let mut by_code: BTreeMap<Code, Vec<&Found<'_>>> = BTreeMap::new();
    for item in found {
        by_code.entry(code(&item.finding, is_list)).or_default().push(item);
    }
    let mut diagnostics = Vec::new();
    for (code, items) in by_code {
        let mut report = Report::new(items[0].passage.file.clone());
        let more = items.len().saturating_sub(TOLD_MAX);
        let more = (more > 0).then(|| more.to_string());
        for (index, item) in items.into_iter().take(TOLD_MAX).enumerate() {
            let more = more.as_deref().filter(|_| index + 1 == TOLD_MAX);
            note(&mut report, code, item, more);
        }
        diagnostics.extend(report.into_diagnostics());
    }
    diagnostics
}

fn note(report: &mut Report, code: Code, found: &Found<'_>, more: Option<&str>) {
    let Found { passage, finding } = found;
    let value = guard::masked(&passage.text[finding.range.clone()]);
    let kind = match finding.kind {
        Kind::Family => "@family_number",
        _ => "@citizen_number",
    };
    let mut words = vec![("value", value.as_str()), ("kind", kind)];
    words.extend(more.map(|more| ("more", more)));
    match &passage.part {
        Some((part, name)) => {
            words.push((part, name));
            report.add(code, Spot::File, &words);
        }
        None => report.add(code, finding.range.clone(), &words),
    }
}

fn code(finding: &Finding, is_list: bool) -> Code {
    match finding.kind {
        Kind::Citizen | Kind::Family if finding.is_certain || is_list => {
            diagnostic::PERSONAL_NUMBER
        }
        Kind::Citizen | Kind::Family => diagnostic::PERSONAL_NUMBER_POSSIBLE,
        Kind::Masked => diagnostic::MASKED_NUMBER,
        Kind::Employee => diagnostic::EMPLOYEE_NUMBER,
        Kind::Phone => diagnostic::PRIVATE_PHONE,
        Kind::Email => diagnostic::PRIVATE_EMAIL,
    }
}

fn tell_unused<'a>(
    unused: impl Iterator<Item = &'a Allowance>,
    office_file: &str,
) -> Vec<Diagnostic> {
    let mut report = Report::new(office_file);
    for allowance in unused {
        let value = guard::masked(&allowance.value.value);
        let range = allowance.value.range.clone();
        report.add(diagnostic::ALLOWANCE_UNUSED, range, &[("value", &value)]);
    }
    report.into_diagnostics()
}

/// Tells what others have planted in a text.
fn planted(passage: &Passage<'_>) -> Vec<Diagnostic> {
    let mut report = Report::new(passage.file.clone());
    // Layers of drawings may be hidden; what drawings may hold, `attachment` decides.
    let is_drawing = passage.file.ends_with(".svg");
    let planted = guard::find_planted(&passage.text).into_iter();
    for planted in planted.filter(|it| !(is_drawing && it.plant == Plant::Hidden)) {
        let code = match planted.plant {
            Plant::Gambling => diagnostic::GAMBLING,
            Plant::Hidden => diagnostic::HIDDEN_BLOCK,
            Plant::ShortLink => diagnostic::SHORT_LINK,
        };
        let mut words = vec![("evidence", planted.evidence.as_str())];
        words.extend(passage.part.iter().map(|(part, name)| (*part, name.as_str())));
        let spot = passage.part.as_ref().map_or(planted.range.into(), |_| Spot::File);
        report.add(code, spot, &words);
    }
    report.into_diagnostics()
}

/// Hides numbers of persons in what is shown, so that they do not reach the logs of a build.
pub fn veil(diagnostics: &mut [Diagnostic], date: Date) {
    for diagnostic in diagnostics {
        diagnostic.file = guard::veil(&diagnostic.file, date);
        for (_, word) in &mut diagnostic.words {
            *word = guard::veil(word, date);
        }
    }
}
