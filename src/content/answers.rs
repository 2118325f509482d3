//! `skm/*.csv`: the answers to a survey, one respondent a row.
//!
//! Only counts are kept. What could tell who has answered is refused: no names, no numbers, no texts
//! that somebody wrote, and groups of respondents in a few words only.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fields::nearest;
use super::sheet::{Sheet, SheetRow};
use super::values::is_missing;
use crate::diagnostic::{self, Report};
use crate::rules::satisfaction;
use crate::survey::Tally;

/// Most rows: answers of a year in a large city. More is better given as means.
const ROW_COUNT_MAX: usize = 50_000;
/// Most groups of one kind. Where there are more, somebody has written freely.
const GROUPS_MAX: usize = 60;
/// Longest name of a group.
const GROUP_CHARS_MAX: usize = 60;

/// What is known of respondents beside their answers.
pub const PROFILES: [Profile; 5] =
    [Profile::Service, Profile::Gender, Profile::Age, Profile::Education, Profile::Occupation];

/// First words of heads of columns that tell who somebody is or when they came, or what they wrote.
const PERSONAL: [&str; 28] = [
    "nama",
    "nik",
    "nip",
    "ktp",
    "kk",
    "npwp",
    "nib",
    "resi",
    "alamat",
    "telp",
    "telepon",
    "hp",
    "ponsel",
    "wa",
    "whatsapp",
    "email",
    "surel",
    "timestamp",
    "cap",
    "tanggal",
    "tempat",
    "ttl",
    "saran",
    "komentar",
    "masukan",
    "kritik",
    "pesan",
    "keluhan",
];
/// First words of heads of columns that number things: rows, when nothing follows.
const NUMBERS: [&str; 2] = ["no", "nomor"];

/// The counted answers of a survey.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// What was asked about, as the heads name it, with its answers.
    pub questions: Vec<Question>,
    /// How many have answered anything.
    pub respondents: u32,
    /// Respondents by what is known of them.
    pub groups: BTreeMap<Profile, BTreeMap<String, Group>>,
    /// The bytes of the heads.
    pub header_range: Range<usize>,
}

/// One question.
#[derive(Debug, Clone)]
pub struct Question {
    /// The head of its column; the code where it is one of the nine elements.
    pub name: String,
    /// Its answers.
    pub tally: Tally,
}

/// Respondents who have something in common.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// How many they are.
    pub respondents: u32,
    /// Their answers, by number of the question.
    pub tallies: Vec<Tally>,
}

/// What respondents may be grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// `layanan`
    Service,
    /// `jenis_kelamin`
    Gender,
    /// `usia`
    Age,
    /// `pendidikan`
    Education,
    /// `pekerjaan`
    Occupation,
}

impl Profile {
    /// The head of its column.
    pub fn key(self) -> &'static str {
        match self {
            Profile::Service => "layanan",
            Profile::Gender => "jenis_kelamin",
            Profile::Age => "usia",
            Profile::Education => "pendidikan",
            Profile::Occupation => "pekerjaan",
        }
    }
}

/// What a column holds.
enum Column {
    /// Which row it is; that is not kept.
    RowNumber,
    Question(usize),
    Group(Profile),
}

/// Reads answers. All columns but those of groups are questions; which ones a survey must have, its
/// record decides.
pub(super) fn read(text: &str, report: &mut Report) -> Answers {
    let mut answers = Answers::default();
    let Some(sheet) = Sheet::read(text, ROW_COUNT_MAX, report) else { return answers };
    answers.header_range = sheet.header_range.clone();
    let heads = sheet.heads();
    let columns: Option<Vec<Column>> =
        heads.iter().map(|head| column(head, &mut answers, report)).collect();
    let Some(columns) = columns else { return answers };
    for row in sheet.rows(report) {
        answers.add(&row, &columns, report);
    }
    for (profile, groups) in &answers.groups {
        if groups.len() > GROUPS_MAX {
            let (found, limit) = (groups.len().to_string(), GROUPS_MAX.to_string());
            let words = [("column", profile.key()), ("found", &found), ("limit", &limit)];
            report.add(diagnostic::SURVEY_GROUPS, answers.header_range.clone(), &words);
        }
    }
    answers
}

/// What the column with a head holds; `None` when it may not stand there, which is then noted.
fn column(head: &str, answers: &mut Answers, report: &mut Report) -> Option<Column> {
    let key = head.replace([' ', '-'], "_");
    let range = answers.header_range.clone();
    let (first, rest) = key.split_once('_').unwrap_or((&key, ""));
    let is_number = NUMBERS.contains(&first.trim_end_matches('.'));
    if is_number && matches!(rest, "" | "urut") {
        return Some(Column::RowNumber);
    }
    if is_number || PERSONAL.contains(&first) {
        report.add(diagnostic::SURVEY_PERSONAL, range, &[("column", head)]);
        return None;
    }
    if let Some(profile) = PROFILES.into_iter().find(|profile| profile.key() == key) {
        return Some(Column::Group(profile));
    }
    let element = satisfaction::newest().element(head);
    // A head that is nearly one of a group would else be taken for a question.
    let meant = nearest(&key, PROFILES.into_iter().map(Profile::key));
    if element.is_none() && (head.is_empty() || meant.is_some()) {
        let mut words = vec![("column", head)];
        words.extend(meant.map(|meant| ("suggestion", meant)));
        report.add(diagnostic::SURVEY_COLUMN, range, &words);
        return None;
    }
    let name = element.map_or(head, |element| element.code).to_string();
    if answers.questions.iter().any(|question| question.name == name) {
        report.add(diagnostic::DUPLICATE_ITEM, range, &[("value", &name), ("key", "unsur")]);
        return None;
    }
    answers.questions.push(Question { name, tally: Tally::default() });
    Some(Column::Question(answers.questions.len() - 1))
}

impl Answers {
    /// The questions that somebody has answered.
    pub fn answered(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(|question| question.tally.answered() > 0)
    }

    /// Counts one respondent, unless nothing was answered.
    fn add(&mut self, row: &SheetRow<'_>, columns: &[Column], report: &mut Report) {
        let mut given: Vec<(usize, u8)> = Vec::new();
        let mut groups: Vec<(Profile, &str)> = Vec::new();
        for (number, column) in columns.iter().enumerate() {
            let cell = row.cell(number);
            match column {
                Column::RowNumber => {}
                _ if is_missing(cell) => {}
                Column::Question(question) => {
                    if let Ok(answer @ 1..=4) = cell.parse() {
                        given.push((*question, answer));
                    } else {
                        let name = self.questions[*question].name.as_str();
                        let words = [("value", cell), ("question", name)];
                        report.add(diagnostic::SURVEY_ANSWER, row.line.clone(), &words);
                    }
                }
                Column::Group(profile) if cell.chars().count() > GROUP_CHARS_MAX => {
                    let words = [("column", profile.key())];
                    report.add(diagnostic::SURVEY_PERSONAL, row.line.clone(), &words);
                }
                Column::Group(profile) => groups.push((*profile, cell)),
            }
        }
        if given.is_empty() {
            return;
        }
        self.respondents += 1;
        let count = self.questions.len();
        for (question, answer) in &given {
            self.questions[*question].tally.count(*answer);
        }
        for (profile, name) in groups {
            let group = self.groups.entry(profile).or_default().entry(name.to_string());
            let group = group.or_default();
            group.respondents += 1;
            group.tallies.resize(count, Tally::default());
            for (question, answer) in &given {
                group.tallies[*question].count(*answer);
            }
        }
    }
}
