//! The publish guard: holds everything that would be published against what must not be.
//!
//! It reads texts as they were written, not the records made of them: so every value, comment,
//! paragraph and cell is looked at, a place is a range of bytes, and a new key cannot be forgotten.
//! What is found in one file is judged with the whole portal in view, because the values that an
//! office allows stand in `situs.yaml`, and a number that it publishes as its own is no secret in a
//! paragraph.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;

use crate::attachment::{self, Passage, Prepared};
use crate::content::situs::Allowance;
use crate::content::without_mark;
use crate::diagnostic::{self, Code, Diagnostic, Report, Spot};
use crate::guard::{self, Finding, Kind, Plant};
use crate::memo::{Key, Memo};
use crate::site::Site;
use crate::source::{Sources, TextFile};

/// As many numbers of persons in one file are a list of persons, whatever stands beside them.
const LIST_COUNT: usize = 3;
/// How many findings of one kind are told for one file; a list of citizens has thousands.
const TOLD_MAX: usize = 20;

/// What came of looking at files, by their keys.
pub type Known = Memo<Vec<LookedAt>>;

/// A passage that has been looked at.
#[derive(Debug)]
pub struct LookedAt {
    file: String,
    part: Option<(&'static str, String)>,
    /// What was found, with the value as it may be told.
    findings: Vec<(Finding, String)>,
    /// What others have planted.
    planted: Vec<Diagnostic>,
    /// What says of itself that it is made up.
    placeholders: Vec<Range<usize>>,
}

/// A finding with the passage it is from.
struct Found<'p> {
    passage: &'p LookedAt,
    finding: &'p Finding,
    masked: &'p str,
}

/// A file of the content folder.
enum File<'s> {
    Text(&'s TextFile),
    Attachment(&'s attachment::LookedAt),
}

impl File<'_> {
    fn key(&self) -> Key {
        match self {
            File::Text(file) => file.key,
            File::Attachment(file) => file.key,
        }
    }

    /// Looks at its texts and its name; nobody in them is born after `date`.
    fn look(&self, sources: &Sources, date: Date) -> Vec<LookedAt> {
        let (path, mut looked_at) = match self {
            File::Text(file) => {
                let text = file.content.as_deref().ok().map(without_mark);
                let passage = text.map(|text| Passage {
                    file: sources.shown(&file.path),
                    text: text.into(),
                    part: None,
                });
                let looked_at = passage.iter().map(|passage| LookedAt {
                    placeholders: guard::find_placeholders(&passage.text),
                    ..look(passage, date)
                });
                (&*file.path, looked_at.collect::<Vec<_>>())
            }
            File::Attachment(file) => {
                let looked_at = file.passages.iter().map(|passage| look(passage, date));
                (file.path.as_str(), looked_at.collect())
            }
        };
        let name = Passage {
            file: sources.shown(path),
            text: path.replace(['-', '_', '/'], " ").into(),
            part: Some(("name", path.to_string())),
        };
        looked_at.push(look(&name, date));
        // Most files have nothing to tell.
        looked_at.retain(LookedAt::has_something);
        looked_at.shrink_to_fit();
        looked_at
    }
}

fn look(passage: &Passage<'_>, date: Date) -> LookedAt {
    let findings = guard::find(&passage.text, date).into_iter();
    let findings = findings.map(|finding| {
        let masked = guard::masked(&passage.text[finding.range.clone()]);
        (finding, masked)
    });
    LookedAt {
        file: passage.file.clone(),
        part: passage.part.clone(),
        findings: findings.collect(),
        planted: planted(passage),
        placeholders: Vec::new(),
    }
}

impl LookedAt {
    fn has_something(&self) -> bool {
        !(self.findings.is_empty() && self.planted.is_empty() && self.placeholders.is_empty())
    }
}

/// Checks all texts and names of files against what the portal allows; nobody in them is born after
/// `date`.
pub fn check(
    sources: &Sources,
    attachments: &Prepared,
    site: &Site,
    date: Date,
    known: &mut Known,
) -> Vec<Diagnostic> {
    let texts = sources.texts.iter().map(File::Text);
    let attachments = attachments.looked_at.iter().map(|it| File::Attachment(it));
    let files: Vec<File<'_>> = texts.chain(attachments).collect();
    let looked_at = known.all(&files, File::key, |file| file.look(sources, date));
    let passages: Vec<&LookedAt> = looked_at.iter().flatten().collect();
    let allowed = &site.office.allowed;
    let office_file = &format!("{}/situs.yaml", site.root);
    let found: Vec<Found<'_>> = passages
        .iter()
        .flat_map(|passage| {
            let findings = passage.findings.iter();
            findings.map(move |(finding, masked)| Found { passage, finding, masked })
        })
        .filter(|found| !is_allowance(found, allowed, office_file))
        .collect();
    // Two telephones may stand in one value, with a slash between them.
    let published: BTreeSet<String> =
        site.contacts().flat_map(|contact| contact.split('/')).map(guard::normalised).collect();
    let values: BTreeMap<String, &Allowance> =
        allowed.iter().map(|it| (guard::normalised(&it.value.value), it)).collect();
    let mut used = BTreeSet::new();
    let mut kept: BTreeMap<&str, Vec<&Found<'_>>> = BTreeMap::new();
    for item in &found {
        let value = item.finding.value.as_str();
        if values.contains_key(value) {
            used.insert(value);
        } else if !published.contains(value) {
            kept.entry(item.passage.file.as_str()).or_default().push(item);
        }
    }
    let mut diagnostics: Vec<_> = kept.values().flat_map(|found| tell(found)).collect();
    let unused = values.iter().filter(|(value, _)| !used.contains(value.as_str()));
    diagnostics.extend(tell_unused(unused.map(|(_, allowance)| *allowance), office_file));
    diagnostics.extend(passages.iter().flat_map(|passage| passage.planted.iter().cloned()));
    if !site.office.is_example {
        diagnostics.extend(passages.iter().flat_map(|passage| tell_placeholders(passage)));
    }
    diagnostics
}

/// Tells what says of itself that it is made up, in a portal that is no example.
fn tell_placeholders(passage: &LookedAt) -> Vec<Diagnostic> {
    let mut report = Report::new(passage.file.clone());
    for range in passage.placeholders.iter().take(TOLD_MAX) {
        report.add(diagnostic::PLACEHOLDER, range.clone(), &[]);
    }
    report.into_diagnostics()
}

/// Tells whether a finding is the entry of the list of allowed values itself.
fn is_allowance(found: &Found<'_>, allowed: &[Allowance], office_file: &str) -> bool {
    let place = &found.finding.range;
    found.passage.file == office_file
        && found.passage.part.is_none()
        && allowed.iter().any(|it| it.value.range.contains(&place.start))
}

/// Tells what was found in one file.
fn tell(found: &[&Found<'_>]) -> Vec<Diagnostic> {
    let is_number = |it: &&&Found<'_>| matches!(it.finding.kind, Kind::Citizen | Kind::Family);
    let is_list = found.iter().filter(is_number).count() >= LIST_COUNT;
    let mut by_code: BTreeMap<Code, Vec<&Found<'_>>> = BTreeMap::new();
    for item in found {
        by_code.entry(code(item.finding, is_list)).or_default().push(item);
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
    let Found { passage, finding, masked } = found;
    let kind = match finding.kind {
        Kind::Family => "@family_number",
        _ => "@citizen_number",
    };
    let mut words = vec![("value", *masked), ("kind", kind)];
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
        let words = diagnostic.words.iter_mut().map(|(_, word)| word);
        for word in words.chain([&mut diagnostic.file]) {
            if let Some(veiled) = guard::veil(word, date) {
                *word = veiled;
            }
        }
    }
}
