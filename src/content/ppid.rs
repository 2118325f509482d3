//! `informasi-publik/ppid.yaml`: the officer for public information (PPID), how to ask for
//! information, and how many have asked.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::fields::{Fields, Value};
use super::indicator::{Source, Sources};
use super::post::FileLink;
use super::service::Care;
use super::syntax::Syntax;
use super::values::{Block, Email, Inline, Phone, Placed, Tally, WebUrl};
use crate::diagnostic::{self, Report};
use crate::markdown::Prose;
use crate::period::Period;

/// Where it is.
pub const PATH: &str = "informasi-publik/ppid.yaml";

/// The officer for public information.
#[derive(Debug, Clone, Default)]
pub struct Ppid {
    /// `nama`: what the unit is called
    pub name: String,
    /// `pejabat`: who it is, by office
    pub officer: String,
    /// `atasan`: who answers objections, by office
    pub superior: String,
    /// `dasar`: the decree that set it up
    pub basis: Option<Inline>,
    /// `uraian`
    pub description: Option<Block>,
    /// `maklumat`
    pub pledge: Option<Block>,
    /// `tempat`: where people can ask
    pub place: Option<Inline>,
    /// `telepon`
    pub phone: Option<Phone>,
    /// `email`
    pub email: Option<Email>,
    /// `tautan`: the form on the web
    pub url: Option<WebUrl>,
    /// `prosedur`: how to ask, step by step
    pub steps: Vec<Inline>,
    /// `biaya`
    pub fee: Option<Block>,
    /// `keberatan`: how to object
    pub objection_steps: Vec<Inline>,
    /// `formulir`
    pub forms: Vec<FileLink>,
    /// `permohonan`: requests by year
    pub requests: Vec<Requests>,
    /// `penanggung_jawab`, `ditinjau`, `tinjau_setiap`, `diperbarui`
    pub care: Care,
    /// `draf`
    pub is_draft: bool,
}

/// The requests of a period.
#[derive(Debug, Clone, Default)]
pub struct Requests {
    /// `periode`
    pub period: Placed<Period>,
    /// `diterima`
    pub received: Placed<Tally>,
    /// `dikabulkan`
    pub granted: Tally,
    /// `dikabulkan_sebagian`
    pub granted_in_part: Tally,
    /// `ditolak`
    pub refused: Tally,
    /// `proses`
    pub in_process: Tally,
    /// `alasan`: why requests were refused
    pub reason: Option<String>,
    /// `median_hari`: the middle of the working days to the answers
    pub median_days: Option<Decimal>,
    /// `tanggal_terbit`
    pub published: Date,
    /// `sumber`
    pub sources: Vec<Source>,
}

/// Reads `informasi-publik/ppid.yaml`.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> Ppid {
    let ppid = Ppid {
        name: fields.required("nama"),
        officer: fields.required("pejabat"),
        superior: fields.required("atasan"),
        basis: fields.optional("dasar"),
        description: fields.optional("uraian"),
        pledge: fields.optional("maklumat"),
        place: fields.optional("tempat"),
        phone: fields.optional("telepon"),
        email: fields.optional("email"),
        url: fields.optional("tautan"),
        steps: fields.required("prosedur"),
        fee: fields.optional("biaya"),
        objection_steps: fields.list("keberatan"),
        forms: fields.list("formulir"),
        requests: fields.list("permohonan"),
        care: Care::read(fields),
        is_draft: fields.or("draf", false),
    };
    ppid.check_requests(fields.report());
    ppid
}

impl Ppid {
    /// Every text with links in it.
    pub fn texts(&self) -> Vec<&Prose> {
        let lines = self.basis.iter().chain(&self.place).chain(&self.steps);
        let lines = lines.chain(&self.objection_steps).map(|Inline(text)| text);
        let blocks = self.description.iter().chain(&self.pledge).chain(&self.fee);
        lines.chain(blocks.map(|Block(text)| text)).collect()
    }

    /// The anchors of the parts that its page has.
    pub fn anchors(&self) -> impl Iterator<Item = &'static str> {
        let parts = [
            ("prosedur", true),
            ("tenggat", true),
            ("maklumat", self.pledge.is_some()),
            ("biaya", self.fee.is_some()),
            ("keberatan", !self.objection_steps.is_empty()),
            ("formulir", !self.forms.is_empty()),
            ("permohonan", !self.requests.is_empty()),
        ];
        parts.into_iter().filter(|(_, is_there)| *is_there).map(|(name, _)| name)
    }

    /// Checks that each period is there once, and that what came of the requests adds up.
    fn check_requests(&self, report: &mut Report) {
        let mut seen = BTreeSet::new();
        for requests in &self.requests {
            let period = requests.period.value.id();
            let words = [("value", period.as_str()), ("key", "permohonan")];
            if !seen.insert(period.clone()) {
                report.add(diagnostic::DUPLICATE_ITEM, requests.period.range.clone(), &words);
            }
            requests.check(report);
        }
    }
}

impl Requests {
    /// What came of the requests, with the names of the keys.
    pub fn outcomes(&self) -> [(&'static str, u32); 4] {
        [
            ("dikabulkan", self.granted.0),
            ("dikabulkan_sebagian", self.granted_in_part.0),
            ("ditolak", self.refused.0),
            ("proses", self.in_process.0),
        ]
    }

    fn check(&self, report: &mut Report) {
        let sum: u64 = self.outcomes().iter().map(|(_, count)| u64::from(*count)).sum();
        let received = self.received.value.0;
        if sum != u64::from(received) {
            let (sum, received) = (sum.to_string(), received.to_string());
            let words = [("sum", sum.as_str()), ("received", received.as_str())];
            report.add(diagnostic::REQUESTS_SUM, self.received.range.clone(), &words);
        }
    }
}

impl Value for Requests {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| Requests {
            period: fields.required("periode"),
            received: fields.required("diterima"),
            granted: fields.or("dikabulkan", Tally(0)),
            granted_in_part: fields.or("dikabulkan_sebagian", Tally(0)),
            refused: fields.or("ditolak", Tally(0)),
            in_process: fields.or("proses", Tally(0)),
            reason: fields.optional("alasan"),
            median_days: fields.optional("median_hari"),
            published: fields.required("tanggal_terbit"),
            sources: fields.required::<Sources>("sumber").0,
        })
    }
}
