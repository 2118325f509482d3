//! `skm/*.yaml`: surveys among those who were served.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::answers::Answers;
use super::fields::{Fields, Reading, Value};
use super::indicator::{Source, Sources};
use super::old_address::OldAddress;
use super::situs::check_order;
use super::syntax::{Choice, Shape, Syntax, Text, Words};
use super::values::{Block, Placed};
use crate::diagnostic::{self, Report};
use crate::period::Period;
use crate::rules::satisfaction::{self, RULES, Satisfaction};
use crate::rules::{self, InForce};
use crate::survey::ANSWER_MAX;
use crate::yaml::{Node, Value as Yaml};

/// One survey.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    /// `jenis`
    pub kind: SurveyKind,
    /// `periode`
    pub period: Placed<Period>,
    /// `mulai`: the first day of asking
    pub first_day: Option<Date>,
    /// `selesai`: the last day of asking
    pub last_day: Option<Date>,
    /// `populasi`: how many were served in the period
    pub population: Placed<u32>,
    /// `responden`: how many have answered, where only means are given
    pub respondents: Option<u32>,
    /// `nilai`: the mean of each question
    pub means: Vec<Mean>,
    /// `jawaban_csv`: the answers themselves
    pub csv: Option<Placed<String>>,
    /// What the table of the answers holds, once the site has joined them.
    pub answers: Option<Arc<Answers>>,
    /// `metode`
    pub method: Option<Block>,
    /// `pelaksana`: who has asked
    pub conductor: Option<String>,
    /// `penanggung_jawab`
    pub owner: String,
    /// `tanggal_terbit`
    pub published: Date,
    /// `sumber`
    pub sources: Vec<Source>,
    /// `tindak_lanjut`
    pub follow_ups: Vec<FollowUp>,
    /// `alias`
    pub old_addresses: Vec<Placed<OldAddress>>,
    /// `draf`
    pub is_draft: bool,
}

/// What a survey is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum SurveyKind {
    /// `skm`: satisfaction, by nine elements; its index goes from 25 to 100
    #[default]
    Satisfaction,
    /// `spkp`: quality of service, of a *Zona Integritas*; its index (IPKP) goes to 4
    Quality,
    /// `spak`: perception of corruption, of a *Zona Integritas*; its index (IPAK) goes to 4
    Integrity,
}

/// The mean of the answers to one question.
#[derive(Debug, Clone, Default)]
pub struct Mean {
    /// What was asked about; the code where it is one of the nine elements.
    pub name: String,
    /// 1 to 4.
    pub value: Decimal,
    /// How many have answered, where the answers are known.
    pub answered: Option<u32>,
}

/// What is done about a result.
#[derive(Debug, Clone, Default)]
pub struct FollowUp {
    /// `unsur`
    pub element: Option<Placed<String>>,
    /// `kegiatan`
    pub action: String,
    /// `penanggung_jawab`
    pub owner: Option<String>,
    /// `tenggat`
    pub due: Option<Date>,
    /// `status`
    pub status: Progress,
    /// `bukti`: an attachment that shows it
    pub evidence: Option<Placed<String>>,
    /// `catatan`
    pub note: Option<String>,
}

/// How far something is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Progress {
    /// `belum`
    #[default]
    NotBegun,
    /// `berjalan`
    Running,
    /// `selesai`
    Done,
}

/// Reads `skm/*.yaml`.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> Survey {
    let survey = Survey {
        kind: fields.required("jenis"),
        period: fields.required("periode"),
        first_day: fields.optional("mulai"),
        last_day: fields.optional("selesai"),
        population: fields.required("populasi"),
        respondents: fields.optional("responden"),
        means: fields.optional("nilai").map(|Means(means)| means).unwrap_or_default(),
        csv: fields.optional("jawaban_csv"),
        answers: None,
        method: fields.optional("metode"),
        conductor: fields.optional("pelaksana"),
        owner: fields.required("penanggung_jawab"),
        published: fields.required("tanggal_terbit"),
        sources: fields.required::<Sources>("sumber").0,
        follow_ups: fields.list("tindak_lanjut"),
        old_addresses: fields.list("alias"),
        is_draft: fields.or("draf", false),
    };
    fields.one_of(&["jawaban_csv"], &["nilai", "responden"]);
    if let (Some(first), Some(last)) = (survey.first_day, survey.last_day) {
        let spot = fields.spot("selesai");
        check_order(fields.report(), first, last, spot);
    }
    if !survey.means.is_empty() {
        let spot = fields.spot("nilai");
        survey.check(spot, fields.report());
    }
    survey.check_follow_ups(fields.report());
    survey
}

impl Survey {
    /// The rule by which answers become an index and a grade: the one of the end of the period.
    pub fn rule(&self) -> Option<&'static InForce<Satisfaction>> {
        rules::in_force(&RULES, self.period.value.last_day())
    }

    /// The mean of each question, in the order of the elements or of the questions; of the answers
    /// where they are known.
    pub fn all_means(&self) -> Vec<Mean> {
        let mut means = match &self.answers {
            Some(answers) => answers.answered().filter_map(Mean::of).collect(),
            None => self.means.clone(),
        };
        if self.kind == SurveyKind::Satisfaction {
            means.sort_by(|a, b| a.name.cmp(&b.name));
        }
        means
    }

    /// How many have answered.
    pub fn respondent_count(&self) -> u32 {
        let counted = self.answers.as_ref().map(|answers| answers.respondents);
        counted.or(self.respondents).unwrap_or_default()
    }

    /// Checks that follow-ups are about something that such a survey asks about.
    fn check_follow_ups(&self, report: &mut Report) {
        let Some(rule) = self.rule().filter(|_| self.kind == SurveyKind::Satisfaction) else {
            return;
        };
        for element in self.follow_ups.iter().filter_map(|it| it.element.as_ref()) {
            if rule.rule.element(&element.value).is_none() {
                let words = [("name", element.value.as_str())];
                report.add(diagnostic::SURVEY_ELEMENT, element.range.clone(), &words);
            }
        }
    }

    /// Checks that what was asked about is what such a survey asks about, once each.
    fn check(&self, spot: Range<usize>, report: &mut Report) {
        let Some(rule) = self.rule().filter(|_| self.kind == SurveyKind::Satisfaction) else {
            return;
        };
        let names: Vec<&str> = match &self.answers {
            // What nobody has answered has no mean, and an index without it would be another one.
            Some(answers) => answers.answered().map(|it| it.name.as_str()).collect(),
            None => self.means.iter().map(|mean| mean.name.as_str()).collect(),
        };
        let codes: BTreeSet<&str> = rule.rule.elements.iter().map(|it| it.code).collect();
        if let Some(name) = names.iter().find(|name| !codes.contains(**name)) {
            report.add(diagnostic::SURVEY_ELEMENT, spot, &[("name", *name)]);
            return;
        }
        let missing: Vec<&str> = codes.into_iter().filter(|code| !names.contains(code)).collect();
        if !missing.is_empty() {
            let missing = missing.join(", ");
            report.add(diagnostic::SURVEY_ELEMENT, spot, &[("missing", &missing)]);
        }
    }
}

/// Checks a survey against its answers.
pub fn check_answers(survey: &Survey, report: &mut Report) {
    if let Some(answers) = &survey.answers {
        survey.check(answers.header_range.clone(), report);
    }
}

impl Mean {
    fn of(question: &super::answers::Question) -> Option<Mean> {
        let answered = Some(question.tally.answered());
        Some(Mean { name: question.name.clone(), value: question.tally.mean()?, answered })
    }
}

/// Means by what was asked about.
#[derive(Default)]
struct Means(Vec<Mean>);

impl Value for Means {
    fn syntax() -> Syntax<Self> {
        let shape = || Shape::Names(Box::new(Shape::Text(Text::Number)));
        Syntax::new(shape, |node, reading| read_means(node, reading).map(Means))
    }
}

fn read_means(node: &Node, reading: &mut Reading<'_>) -> Option<Vec<Mean>> {
    let Yaml::Map(entries) = &node.value else {
        reading.wrong_type(node, "@map");
        return None;
    };
    let mut means: Vec<Mean> = Vec::new();
    for (key, node) in entries {
        let element = satisfaction::newest().element(&key.name);
        let name = element.map_or(key.name.as_str(), |element| element.code).to_string();
        if means.iter().any(|mean| mean.name == name) {
            let words = [("value", name.as_str()), ("key", "nilai")];
            reading.report.add(diagnostic::DUPLICATE_ITEM, key.range.clone(), &words);
        }
        let Some(value) = Decimal::read(node, reading) else { continue };
        if value < Decimal::ONE || value > Decimal::from(ANSWER_MAX) {
            let value = &reading.text[node.range.clone()];
            reading.report.add(diagnostic::SURVEY_MEAN, node.range.clone(), &[("value", value)]);
        }
        means.push(Mean { name, value, answered: None });
    }
    Some(means)
}

impl Choice for SurveyKind {
    const WORDS: Words<Self> = &[
        ("skm", SurveyKind::Satisfaction),
        ("spkp", SurveyKind::Quality),
        ("spak", SurveyKind::Integrity),
    ];
}

impl Value for SurveyKind {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(Self::WORDS)
    }
}

impl Value for Progress {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(&[
            ("belum", Progress::NotBegun),
            ("berjalan", Progress::Running),
            ("selesai", Progress::Done),
        ])
    }
}

impl Value for FollowUp {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| FollowUp {
            element: fields.optional("unsur"),
            action: fields.required("kegiatan"),
            owner: fields.optional("penanggung_jawab"),
            due: fields.optional("tenggat"),
            status: fields.required("status"),
            evidence: fields.optional("bukti"),
            note: fields.optional("catatan"),
        })
    }
}
