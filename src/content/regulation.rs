//! `regulasi/daftar.csv`: the regulations by which the office works, and whether they hold.

use std::ops::Range;

use super::list::{Column, List, ListRow, name_of};
use super::values::{Link, year};
use crate::citation::{self, Citation};
use crate::diagnostic::{self, Report};
use crate::markdown::slugify;

/// Where it is.
pub const PATH: &str = "regulasi/daftar.csv";

/// Most rows. An office works by some dozens; a provincial one by a few hundred.
const ROW_COUNT_MAX: usize = 1000;

/// The columns, with other heads that offices give them.
const COLUMNS: [Column; 7] = [
    Column::required("jenis", &["jenis_peraturan", "bentuk"]),
    Column::required("nomor", &["nomor_peraturan"]),
    Column::required("tahun", &[]),
    Column::required("tentang", &["judul"]),
    Column::required("status", &["status_peraturan"]),
    Column::optional("oleh", &["diubah_dengan", "dicabut_dengan", "keterangan_status"]),
    Column::optional("tautan", &["link"]),
];

/// The regulations of an office, in the order of the table.
#[derive(Debug, Clone, Default)]
pub struct Regulations {
    /// One after another.
    pub items: Vec<Regulation>,
}

/// One regulation.
#[derive(Debug, Clone)]
pub struct Regulation {
    /// Its anchor and its id in data: `peraturan-menteri-panrb-5-2025`.
    pub id: String,
    /// `jenis`
    pub kind: String,
    /// `nomor`
    pub number: String,
    /// `tahun`
    pub year: i16,
    /// `tentang`
    pub title: String,
    /// `status`
    pub status: Status,
    /// `oleh`: what has changed or revoked it
    pub by: Option<String>,
    /// `tautan`
    pub link: Option<Link>,
    /// How texts cite it; `None` where its kind is not one that is cited.
    pub citation: Option<Citation>,
    /// Where it stands in the file.
    pub line: Range<usize>,
}

/// Whether a regulation holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// `berlaku`
    InForce,
    /// `diubah`: it holds as another one has changed it
    Amended,
    /// `dicabut`
    Revoked,
}

impl Status {
    /// Every status.
    pub const ALL: [(&'static str, Status); 3] =
        [("berlaku", Status::InForce), ("diubah", Status::Amended), ("dicabut", Status::Revoked)];

    /// What it is called in tables and data.
    pub fn name(self) -> &'static str {
        name_of(&self, &Status::ALL)
    }
}

impl Regulation {
    /// `Peraturan Menteri PANRB Nomor 5 Tahun 2025`
    pub fn name(&self) -> String {
        format!("{} Nomor {} Tahun {}", self.kind, self.number, self.year)
    }

    /// The anchor of its kind on the list.
    pub fn kind_anchor(&self) -> String {
        format!("jenis-{}", slugify(&self.kind))
    }
}

impl Regulations {
    /// The regulations that a text cites, in its order, each with its place in the text.
    pub fn cited<'s>(&'s self, text: &str) -> Vec<(Range<usize>, &'s Regulation)> {
        let citations = citation::find(text).into_iter();
        let found = |citation: Citation| {
            let is_meant = |it: &&Regulation| {
                it.year == citation.year
                    && it.citation.as_ref().is_some_and(|it| it.is_same(&citation))
            };
            Some((citation.range.clone(), self.items.iter().find(is_meant)?))
        };
        citations.filter_map(found).collect()
    }
}

/// Reads the list.
pub(super) fn read(text: &str, report: &mut Report) -> Regulations {
    let mut regulations = Regulations::default();
    let Some(list) = List::read(text, &COLUMNS, ROW_COUNT_MAX, report) else { return regulations };
    for row in list.rows(report) {
        let Some(regulation) = read_row(&row, report) else { continue };
        if regulations.items.iter().any(|other| other.id == regulation.id) {
            let words = [("value", &*regulation.name()), ("key", "regulasi")];
            report.add(diagnostic::DUPLICATE_ITEM, row.line(), &words);
        } else {
            regulations.items.push(regulation);
        }
    }
    regulations
}

fn read_row(row: &ListRow<'_>, report: &mut Report) -> Option<Regulation> {
    let kind = row.required("jenis", report);
    let number = row.required("nomor", report);
    let title = row.required("tentang", report);
    let year = year(&row.required("tahun", report), row.line(), report);
    let status = row.choice("status", &Status::ALL, report);
    let by = row.optional("oleh");
    let (year, status) = (year?, status?);
    if status != Status::InForce && by.is_none() {
        let words = [("status", status.name())];
        report.add(diagnostic::REGULATION_BY, row.line(), &words);
    }
    let id = slugify(&format!("{kind} {number} {year}"));
    let regulation = Regulation {
        id,
        kind,
        number,
        year,
        title,
        status,
        by,
        link: row.link("tautan", report),
        citation: None,
        line: row.line(),
    };
    Some(Regulation { citation: citation::read_name(&regulation.name()), ..regulation })
}
