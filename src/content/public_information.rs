//! `informasi-publik/daftar.csv`: the public information that the office has (*Daftar Informasi
//! Publik*), and what it may not give out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;

use super::list::{Column, List, ListRow, name_of};
use super::values::Link;
use crate::diagnostic::{self, Report};
use crate::markdown::slugify;

/// Where it is.
pub const PATH: &str = "informasi-publik/daftar.csv";

/// Most rows. An office has 50 to 300; more than this nobody reads on one page.
const ROW_COUNT_MAX: usize = 1000;
/// Longest id, so that addresses stay short.
const ID_CHARS_MAX: usize = 60;

/// The columns, with the heads that the forms of agencies have.
const COLUMNS: [Column; 12] = [
    Column::required("kategori", &["kategori_informasi", "klasifikasi"]),
    Column::optional("jenis", &["jenis_informasi"]),
    Column::required("ringkasan", &["ringkasan_isi_informasi", "ringkasan_isi"]),
    Column::optional(
        "pejabat",
        &[
            "pejabat_unit_yang_menguasai",
            "pejabat_unit_yang_menguasai_informasi",
            "pejabat_unit_satker_yang_menguasai_informasi",
        ],
    ),
    Column::optional(
        "penanggung_jawab",
        &[
            "penanggung_jawab_pembuatan_atau_penerbitan",
            "penanggung_jawab_pembuatan_atau_penerbitan_informasi",
        ],
    ),
    Column::optional(
        "pembuatan",
        &[
            "waktu_dan_tempat_pembuatan",
            "tempat_dan_waktu_pembuatan",
            "waktu_dan_tempat_pembuatan_informasi",
        ],
    ),
    Column::optional("bentuk", &["bentuk_informasi", "bentuk_informasi_yang_tersedia"]),
    Column::optional("penyimpanan", &["jangka_waktu_penyimpanan", "retensi_arsip"]),
    Column::optional("tautan", &["link"]),
    Column::optional("dasar_hukum", &["dasar_hukum_pengecualian"]),
    Column::optional("uji_konsekuensi", &["nomor_uji_konsekuensi"]),
    Column::optional("tanggal_uji", &["tanggal_uji_konsekuensi"]),
];

/// All public information of an office.
#[derive(Debug, Clone, Default)]
pub struct PublicInformation {
    /// What there is, in the order of the table.
    pub items: Vec<Information>,
}

/// One kind of information.
#[derive(Debug, Clone)]
pub struct Information {
    /// Its anchor and its id in data.
    pub id: String,
    /// `kategori`
    pub category: Category,
    /// `jenis`: what it belongs to
    pub kind: Option<String>,
    /// `ringkasan`
    pub summary: String,
    /// `pejabat`: the officer or unit that has it
    pub holder: Option<String>,
    /// `penanggung_jawab`: who makes or publishes it
    pub maker: Option<String>,
    /// `pembuatan`: when and where it was made
    pub made: Option<String>,
    /// `bentuk`
    pub media: Vec<Medium>,
    /// `penyimpanan`: how long it is kept
    pub retention: Option<String>,
    /// `tautan`
    pub link: Option<Link>,
    /// `dasar_hukum`: why it may not be given out
    pub ground: Option<String>,
    /// `uji_konsekuensi`: the number of the test of what giving it out would do
    pub test_number: Option<String>,
    /// `tanggal_uji`: the day of that test
    pub test_date: Option<Date>,
    /// Where it stands in the file.
    pub line: Range<usize>,
}

/// How an office has to give information out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// `berkala`
    Periodic,
    /// `serta-merta`
    Immediate,
    /// `setiap saat`
    Anytime,
    /// `dikecualikan`
    Excluded,
}

/// In what form information is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Medium {
    /// `cetak`
    Printed,
    /// `rekam`
    Recorded,
    /// `online`
    Online,
}

impl Category {
    /// Every category by what it is called, in the order of the law.
    pub const ALL: [(&'static str, Category); 4] = [
        ("berkala", Category::Periodic),
        ("serta-merta", Category::Immediate),
        ("setiap saat", Category::Anytime),
        ("dikecualikan", Category::Excluded),
    ];

    /// What it is called in tables and data.
    pub fn name(self) -> &'static str {
        name_of(&self, &Category::ALL)
    }

    /// Its anchor: `serta-merta`.
    pub fn anchor(self) -> String {
        slugify(self.name())
    }
}

impl Medium {
    /// Every form by what it is called.
    pub const ALL: [(&'static str, Medium); 3] =
        [("cetak", Medium::Printed), ("rekam", Medium::Recorded), ("online", Medium::Online)];

    /// What it is called in tables and data.
    pub fn name(self) -> &'static str {
        name_of(&self, &Medium::ALL)
    }
}

/// Reads the list.
pub(super) fn read(text: &str, report: &mut Report) -> PublicInformation {
    let mut information = PublicInformation::default();
    let Some(list) = List::read(text, &COLUMNS, ROW_COUNT_MAX, report) else { return information };
    let mut seen = BTreeSet::new();
    let mut ids = BTreeMap::new();
    for row in list.rows(report) {
        let Some(item) = read_row(&row, &mut ids, report) else { continue };
        if !seen.insert((item.category, item.summary.to_lowercase())) {
            let words = [("value", item.summary.as_str()), ("key", item.category.name())];
            report.add(diagnostic::DUPLICATE_ITEM, item.line.clone(), &words);
        }
        information.items.push(item);
    }
    information.check(list.heads(), report);
    information
}

fn read_row(
    row: &ListRow<'_>,
    ids: &mut BTreeMap<String, usize>,
    report: &mut Report,
) -> Option<Information> {
    let summary = row.required("ringkasan", report);
    let item = Information {
        category: row.choice("kategori", &Category::ALL, report)?,
        kind: row.optional("jenis"),
        id: id(&summary, ids),
        holder: row.optional("pejabat"),
        maker: row.optional("penanggung_jawab"),
        made: row.optional("pembuatan"),
        media: row.choices("bentuk", &Medium::ALL, report),
        retention: row.optional("penyimpanan"),
        link: row.link("tautan", report),
        ground: row.optional("dasar_hukum"),
        test_number: row.optional("uji_konsekuensi"),
        test_date: row.date("tanggal_uji", report),
        summary,
        line: row.line(),
    };
    item.check(report);
    Some(item)
}

/// An id of its own for a summary: its first words, with a number when others have them too.
fn id(summary: &str, ids: &mut BTreeMap<String, usize>) -> String {
    let slug = slugify(summary);
    let mut words = String::new();
    for word in slug.split('-') {
        if !words.is_empty() && words.len() + word.len() >= ID_CHARS_MAX {
            break;
        }
        words.push_str(if words.is_empty() { "info-" } else { "-" });
        words.push_str(word);
    }
    let count = ids.entry(words.clone()).or_default();
    *count += 1;
    if *count == 1 { words } else { format!("{words}-{count}") }
}

impl Information {
    /// Checks what may not be given out: nothing leads to it, and it is said why.
    fn check(&self, report: &mut Report) {
        if self.category != Category::Excluded {
            return;
        }
        if self.link.is_some() {
            report.add(diagnostic::EXCLUDED_LINK, self.line.clone(), &[]);
        }
        let lacks = [
            ("dasar_hukum", self.ground.is_none()),
            ("uji_konsekuensi", self.test_number.is_none()),
            ("tanggal_uji", self.test_date.is_none()),
        ];
        if let Some(missing) = named(lacks) {
            report.add(diagnostic::EXCLUDED_GROUND, self.line.clone(), &[("missing", &missing)]);
        }
    }
}

impl PublicInformation {
    /// Tells in one warning which columns of the list have empty cells; an office has hundreds.
    fn check(&self, heads: Range<usize>, report: &mut Report) {
        let lacks = |is_empty: fn(&Information) -> bool| self.items.iter().any(is_empty);
        let lacking = [
            ("pejabat", lacks(|it| it.holder.is_none())),
            ("penanggung_jawab", lacks(|it| it.maker.is_none())),
            ("pembuatan", lacks(|it| it.made.is_none())),
            ("bentuk", lacks(|it| it.media.is_empty())),
            ("penyimpanan", lacks(|it| it.retention.is_none())),
        ];
        if let Some(missing) = named(lacking) {
            report.add(diagnostic::INFORMATION_INCOMPLETE, heads, &[("missing", &missing)]);
        }
    }
}

/// The names of what is missing; `None` when nothing is.
fn named<const N: usize>(lacking: [(&str, bool); N]) -> Option<String> {
    let names = lacking.iter().filter(|(_, is_missing)| *is_missing);
    let names: Vec<_> = names.map(|(name, _)| format!("`{name}`")).collect();
    (!names.is_empty()).then(|| names.join(", "))
}
