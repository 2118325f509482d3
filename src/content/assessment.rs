//! `penilaian/*.yaml`: what others, or the office itself, have found of it: indices, ratings, awards.

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::fields::{Fields, Value};
use super::indicator::{Source, Sources};
use super::old_address::OldAddress;
use super::syntax::{Choice, Syntax, Words};
use super::values::{Block, Placed};
use crate::diagnostic::{self, Report};
use crate::period::Period;
use crate::rules::service_index::{self, Category};

/// What a result may have, one at least.
const FOUND: [&str; 4] = ["nilai", "kategori", "peringkat", "predikat"];

/// One instrument with its results.
#[derive(Debug, Clone, Default)]
pub struct Assessment {
    /// `nama`
    pub name: String,
    /// Where the name stands in the file.
    pub name_range: Range<usize>,
    /// `nama_lain`: what people call it when they search
    pub aliases: Vec<String>,
    /// `jenis`
    pub kind: AssessmentKind,
    /// `instrumen: ipp`: its categories are known
    pub has_categories: bool,
    /// `lembaga`: who has assessed
    pub institution: Placed<String>,
    /// `yang_dinilai`: who was assessed, where that is not the office
    pub subject: Option<String>,
    /// `maksimal`: the largest value there can be
    pub maximum: Option<Decimal>,
    /// `uraian`
    pub description: Option<Block>,
    /// `hasil`, in the order of time
    pub results: Vec<AssessmentResult>,
    /// `penanggung_jawab`
    pub owner: String,
    /// `tanggal_terbit`
    pub published: Date,
    /// `sumber`
    pub sources: Vec<Source>,
    /// `alias`
    pub old_addresses: Vec<Placed<OldAddress>>,
    /// `draf`
    pub is_draft: bool,
}

/// Who has found it, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum AssessmentKind {
    /// `penilaian`: by somebody else
    #[default]
    External,
    /// `penghargaan`: an award
    Award,
    /// `penilaian_mandiri`: by the office itself
    OwnAssessment,
}

/// What was found for one period.
#[derive(Debug, Clone, Default)]
pub struct AssessmentResult {
    /// `periode`
    pub period: Placed<Period>,
    /// `nilai`
    pub value: Option<Decimal>,
    /// `kategori`
    pub category: Option<Placed<String>>,
    /// `peringkat`
    pub rank: Option<u32>,
    /// `dari`: how many were ranked
    pub ranked: Option<u32>,
    /// `kelompok`: among whom: `kategori kecil`
    pub class: Option<String>,
    /// `predikat`
    pub title: Option<String>,
    /// `tanggal`
    pub date: Option<Date>,
    /// `bukti`: an attachment that shows it
    pub evidence: Option<Placed<String>>,
    /// `catatan`
    pub note: Option<String>,
}

/// Reads `penilaian/*.yaml`.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> Assessment {
    let mut assessment = Assessment {
        name: fields.required("nama"),
        name_range: fields.spot("nama"),
        aliases: fields.list("nama_lain"),
        kind: fields.required("jenis"),
        has_categories: fields.optional("instrumen").is_some_and(|Instrument(is_known)| is_known),
        institution: fields.required("lembaga"),
        subject: fields.optional("yang_dinilai"),
        maximum: fields.optional("maksimal"),
        description: fields.optional("uraian"),
        results: fields.required("hasil"),
        owner: fields.required("penanggung_jawab"),
        published: fields.required("tanggal_terbit"),
        sources: fields.required::<Sources>("sumber").0,
        old_addresses: fields.list("alias"),
        is_draft: fields.or("draf", false),
    };
    if assessment.has_categories {
        assessment.maximum.get_or_insert(Decimal::from(service_index::MAX));
    }
    assessment.check(fields.report());
    assessment.results.sort_by_key(|result| result.period.value);
    assessment
}

impl Assessment {
    /// The category of a result by the table of the instrument.
    pub fn category(&self, result: &AssessmentResult) -> Option<&'static Category> {
        result.value.filter(|_| self.has_categories).and_then(service_index::category_of)
    }

    fn check(&self, report: &mut Report) {
        for (number, result) in self.results.iter().enumerate() {
            let (period, range) = (result.period.value, result.period.range.clone());
            let id = period.id();
            if self.results[..number].iter().any(|other| other.period.value == period) {
                let words = [("value", id.as_str()), ("key", "periode")];
                report.add(diagnostic::DUPLICATE_ITEM, range.clone(), &words);
            }
            if let (Some(value), Some(maximum)) = (result.value, self.maximum)
                && value > maximum
            {
                let (value, maximum) = (value.to_string(), maximum.to_string());
                let words = [("value", value.as_str()), ("maximum", maximum.as_str())];
                report.add(diagnostic::OVER_MAXIMUM, range, &words);
            }
            self.check_category(result, report);
        }
    }

    /// Checks that the category that was written is the one that the table has.
    fn check_category(&self, result: &AssessmentResult, report: &mut Report) {
        let (Some(written), Some(category)) = (&result.category, self.category(result)) else {
            return;
        };
        let same = |name: &str| written.value.eq_ignore_ascii_case(name);
        if !same(category.mark) && !same(category.name) {
            let found = format!("{} ({})", category.mark, category.name);
            let words = [("value", written.value.as_str()), ("category", &found)];
            report.add(diagnostic::CATEGORY_DIFFERS, written.range.clone(), &words);
        }
    }
}

impl Choice for AssessmentKind {
    const WORDS: Words<Self> = &[
        ("penilaian", AssessmentKind::External),
        ("penghargaan", AssessmentKind::Award),
        ("penilaian_mandiri", AssessmentKind::OwnAssessment),
    ];
}

impl Value for AssessmentKind {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(Self::WORDS)
    }
}

/// Whether the categories of the instrument are known.
#[derive(Clone, Copy)]
struct Instrument(bool);

impl Value for Instrument {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(&[("ipp", Instrument(true)), ("lainnya", Instrument(false))])
    }
}

impl Value for AssessmentResult {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(read_result)
    }
}

fn read_result(fields: &mut Fields<'_, '_, '_>) -> AssessmentResult {
    let result = AssessmentResult {
        period: fields.required("periode"),
        value: fields.optional("nilai"),
        category: fields.optional("kategori"),
        rank: fields.optional("peringkat"),
        ranked: fields.optional("dari"),
        class: fields.optional("kelompok"),
        title: fields.optional("predikat"),
        date: fields.optional("tanggal"),
        evidence: fields.optional("bukti"),
        note: fields.optional("catatan"),
    };
    let has_result = FOUND.iter().any(|key| fields.has(key));
    if !has_result {
        let (period, spot) = (result.period.value.id(), fields.spot("periode"));
        fields.report().add(diagnostic::RESULT_EMPTY, spot, &[("period", &period)]);
    }
    result
}
