//! `dokumen/*.yaml`: documents that come every year or every few years, such as plans and reports.

use std::ops::{Range, RangeInclusive};

use jiff::civil::Date;

use super::fields::{Fields, Value};
use super::old_address::OldAddress;
use super::syntax::{Syntax, Text};
use super::values::{Block, Placed, WebUrl, year};
use crate::diagnostic::{self, Report};

/// Documents of one kind.
#[derive(Debug, Clone, Default)]
pub struct DocumentSeries {
    /// `nama`
    pub name: String,
    /// Where the name stands in the file.
    pub name_range: Range<usize>,
    /// `nama_lain`: what people call it when they search
    pub aliases: Vec<String>,
    /// `uraian`
    pub description: Option<Block>,
    /// `dari`: the first year of which there should be one
    pub from: Year,
    /// `sampai`: the last year of which there should be one
    pub until: Option<Year>,
    /// `dokumen`
    pub documents: Vec<Document>,
    /// `penanggung_jawab`
    pub owner: Option<String>,
    /// `alias`
    pub old_addresses: Vec<Placed<OldAddress>>,
    /// `draf`
    pub is_draft: bool,
}

/// One document.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// `tahun`: the year it is about, or the first of them
    pub year: Placed<Year>,
    /// `sampai`: the last year it is about
    pub until: Option<Year>,
    /// `judul`
    pub title: Option<String>,
    /// `berkas`
    pub file: Option<Placed<String>>,
    /// `tautan`
    pub url: Option<WebUrl>,
    /// `tanggal`: when it was published
    pub date: Option<Date>,
}

/// A year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year(pub i16);

/// Reads `dokumen/*.yaml`.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> DocumentSeries {
    let series = DocumentSeries {
        name: fields.required("nama"),
        name_range: fields.spot("nama"),
        aliases: fields.list("nama_lain"),
        description: fields.optional("uraian"),
        from: fields.required("dari"),
        until: fields.optional("sampai"),
        documents: fields.list("dokumen"),
        owner: fields.optional("penanggung_jawab"),
        old_addresses: fields.list("alias"),
        is_draft: fields.or("draf", false),
    };
    let spot = fields.spot("sampai");
    check_order(series.from, series.until, spot, fields.report());
    series.check_years(fields.report());
    series
}

/// Notes a last year that is before the first.
fn check_order(from: Year, until: Option<Year>, spot: Range<usize>, report: &mut Report) {
    if let Some(until) = until.filter(|until| *until < from) {
        let (from, until) = (from.0.to_string(), until.0.to_string());
        report.add(diagnostic::WRONG_ORDER, spot, &[("from", &from), ("until", &until)]);
    }
}

impl DocumentSeries {
    /// The years of which there is no document although there should be one, on a day of this year:
    /// a year that is not over owes none yet, unless the series says so.
    pub fn missing(&self, this_year: i16) -> Vec<i16> {
        let until = self.until.map_or(this_year - 1, |Year(until)| until);
        let is_there = |year: &i16| self.documents.iter().any(|it| it.years().contains(year));
        (self.from.0..=until).filter(|year| !is_there(year)).collect()
    }

    /// Checks that there is one document of a year.
    fn check_years(&self, report: &mut Report) {
        for (number, document) in self.documents.iter().enumerate() {
            let year = document.year.value.0;
            if self.documents[..number].iter().any(|other| other.years().contains(&year)) {
                let words = [("value", &*year.to_string()), ("key", "dokumen")];
                report.add(diagnostic::DUPLICATE_ITEM, document.year.range.clone(), &words);
            }
        }
    }
}

impl Document {
    /// The years it is about.
    pub fn years(&self) -> RangeInclusive<i16> {
        let first = self.year.value.0;
        first..=self.until.map_or(first, |Year(until)| until)
    }
}

impl Value for Year {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Count, |node, reading| {
            let text = &reading.scalar(node)?.text;
            year(text, node.range.clone(), reading.report).map(Year)
        })
    }
}

impl Value for Document {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| {
            let document = Document {
                year: fields.required("tahun"),
                until: fields.optional("sampai"),
                title: fields.optional("judul"),
                file: fields.optional("berkas"),
                url: fields.optional("tautan"),
                date: fields.optional("tanggal"),
            };
            fields.one_of(&["berkas"], &["tautan"]);
            let spot = fields.spot("sampai");
            check_order(document.year.value, document.until, spot, fields.report());
            document
        })
    }
}
