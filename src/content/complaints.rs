//! `pengaduan/pengaduan.yaml`: where to complain, and what comes of it.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::complaint_table::ComplaintRow;
use super::fields::{Fields, Value};
use super::indicator::{Source, Sources};
use super::old_address::OldAddress;
use super::service::{Care, LegalBasis};
use super::syntax::{Condition, Syntax};
use super::values::{Block, Email, Inline, Phone, Placed, Slug, WebUrl};
use crate::diagnostic::{self, Report};
use crate::markdown::Prose;
use crate::rules::complaints::LAPOR_URL;
use crate::time_span::TimeSpan;

/// The file.
pub const PATH: &str = "pengaduan/pengaduan.yaml";

/// How an office deals with complaints.
#[derive(Debug, Clone, Default)]
pub struct Complaints {
    /// `pengantar`
    pub introduction: Option<Block>,
    /// `kanal`, the national one first, the others in the order of their kinds
    pub channels: Vec<ComplaintChannel>,
    /// `kerahasiaan`
    pub confidentiality: Option<Block>,
    /// `siapkan`
    pub to_prepare: Vec<Inline>,
    /// `langkah`
    pub steps: Vec<ComplaintStep>,
    /// `kompensasi`
    pub compensation: Option<Block>,
    /// `belum_puas`
    pub appeal: Option<Block>,
    /// `dasar_hukum`
    pub legal_basis: Vec<LegalBasis>,
    /// `statistik`
    pub statistics: Option<Statistics>,
    /// `penanggung_jawab`, `ditinjau`, `tinjau_setiap`, `diperbarui`
    pub care: Care,
    /// `alias`
    pub old_addresses: Vec<Placed<OldAddress>>,
}

/// One way to complain.
#[derive(Debug, Clone, Default)]
pub struct ComplaintChannel {
    /// `jenis`
    pub kind: ChannelKind,
    /// `nama`
    pub name: Option<String>,
    /// `jalur`; both for the national channel unless said otherwise
    pub lane: Lane,
    /// `tautan`
    pub url: Option<WebUrl>,
    /// `telepon`
    pub phone: Option<Phone>,
    /// `email`
    pub email: Option<Email>,
    /// `lokasi`: the place, by its id in `jam.yaml`, whose hours hold
    pub place: Option<Placed<Slug>>,
    /// `jam`: when it is answered, where that is not a place with hours
    pub hours: Option<String>,
    /// `janji_tanggapan`
    pub promise: Option<TimeSpan>,
    /// `terhubung_lapor`
    pub is_linked: Option<bool>,
    /// `keterangan`
    pub note: Option<Inline>,
}

/// Kinds of channels, in the order in which pages list them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChannelKind {
    /// `sp4n_lapor`
    #[default]
    Lapor,
    /// `aplikasi`: a website or app of the region
    App,
    /// `whatsapp`
    Whatsapp,
    /// `telepon`
    Phone,
    /// `email`
    Email,
    /// `media_sosial`
    SocialMedia,
    /// `tatap_muka`
    InPerson,
    /// `kotak_saran`
    Box,
    /// `surat`
    Letter,
    /// `wbs`: reports by staff and others on breaches of duty
    Whistleblowing,
    /// `gratifikasi`: the unit that takes reports on gifts
    Gifts,
}

/// What a channel is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lane {
    /// `layanan`: complaints about service
    #[default]
    Service,
    /// `integritas`: reports on breaches of duty, in confidence
    Integrity,
    /// `keduanya`
    Both,
}

/// One step of what happens with a complaint.
#[derive(Debug, Clone, Default)]
pub struct ComplaintStep {
    /// `kegiatan`
    pub action: String,
    /// `jangka_waktu`
    pub within: Option<TimeSpan>,
}

/// What came of complaints.
#[derive(Debug, Clone, Default)]
pub struct Statistics {
    /// `data_csv`
    pub csv: Placed<String>,
    /// The rows of the table, in the order of time, once the site has joined them.
    pub rows: Arc<Vec<ComplaintRow>>,
    /// `janji_tanggapan`: what medians are held against, and their unit
    pub promise: Option<TimeSpan>,
    /// `catatan`
    pub note: Option<Block>,
    /// `tanggal_terbit`
    pub published: Date,
    /// `sumber`
    pub sources: Vec<Source>,
}

/// Reads `pengaduan/pengaduan.yaml`.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> Complaints {
    let mut complaints = Complaints {
        introduction: fields.optional("pengantar"),
        channels: fields.required("kanal"),
        confidentiality: fields.optional("kerahasiaan"),
        to_prepare: fields.list("siapkan"),
        steps: fields.list("langkah"),
        compensation: fields.optional("kompensasi"),
        appeal: fields.optional("belum_puas"),
        legal_basis: fields.list("dasar_hukum"),
        statistics: fields.optional("statistik"),
        care: Care::read(fields),
        old_addresses: fields.list("alias"),
    };
    let spot = fields.spot("kanal");
    complaints.check_channels(spot, fields.report());
    complaints.channels.sort_by_key(|channel| channel.kind);
    complaints
}

impl Complaints {
    /// Checks that the national channel is there: every other one is to be linked to it.
    fn check_channels(&self, spot: Range<usize>, report: &mut Report) {
        let has_national = self.channels.iter().any(|it| it.kind == ChannelKind::Lapor);
        if !self.channels.is_empty() && !has_national {
            report.add(diagnostic::LAPOR_MISSING, spot, &[]);
        }
    }

    /// The sections of its page, by their anchors.
    pub(super) fn sections(&self) -> impl Iterator<Item = String> {
        let sections = [
            ("layanan", true),
            ("integritas", self.channels.iter().any(ComplaintChannel::is_for_integrity)),
            ("siapkan", true),
            ("alur", true),
            ("belum-puas", self.appeal.is_some()),
            ("kompensasi", self.compensation.is_some()),
            ("statistik", self.statistics.is_some()),
            ("dasar-hukum", !self.legal_basis.is_empty()),
        ];
        sections.into_iter().filter(|(_, is_there)| *is_there).map(|(id, _)| id.to_string())
    }

    /// Every text, in the order of the page.
    pub fn texts(&self) -> Vec<&Prose> {
        let blocks = [&self.introduction, &self.confidentiality, &self.compensation, &self.appeal];
        let notes = self.channels.iter().filter_map(|channel| channel.note.as_ref());
        let lines = notes.chain(&self.to_prepare);
        let lines = lines.chain(self.legal_basis.iter().map(|basis| &basis.title));
        let of_figures = self.statistics.iter().filter_map(|it| it.note.as_ref());
        let blocks = blocks.into_iter().flatten().chain(of_figures).map(|Block(text)| text);
        blocks.chain(lines.map(|Inline(text)| text)).collect()
    }
}

impl ComplaintChannel {
    /// Whether complaints about service go there.
    pub fn is_for_service(&self) -> bool {
        self.lane != Lane::Integrity
    }

    /// Whether reports in confidence go there.
    pub fn is_for_integrity(&self) -> bool {
        self.lane != Lane::Service
    }
}

impl Value for ComplaintChannel {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(read_channel)
    }
}

fn read_channel(fields: &mut Fields<'_, '_, '_>) -> ComplaintChannel {
    let wants = |word, wanted| Condition { key: "jenis", word, wanted, refused: &[] };
    fields.when(Condition {
        key: "jenis",
        word: "sp4n_lapor",
        wanted: &[],
        refused: &["terhubung_lapor"],
    });
    fields.when(wants("aplikasi", &["nama", "tautan", "terhubung_lapor"]));
    fields.when(wants("whatsapp", &["telepon"]));
    fields.when(wants("telepon", &["telepon"]));
    fields.when(wants("email", &["email"]));
    fields.when(wants("media_sosial", &["nama", "tautan"]));
    let kind = fields.required("jenis");
    let is_national = kind == ChannelKind::Lapor;
    let integrity = matches!(kind, ChannelKind::Whistleblowing | ChannelKind::Gifts);
    let lane = match kind {
        _ if is_national => Lane::Both,
        _ if integrity => Lane::Integrity,
        _ => Lane::Service,
    };
    let url = fields.optional("tautan");
    ComplaintChannel {
        kind,
        name: fields.optional("nama"),
        lane: fields.or("jalur", lane),
        url: url.or_else(|| is_national.then(|| WebUrl(LAPOR_URL.to_string()))),
        phone: fields.optional("telepon"),
        email: fields.optional("email"),
        place: fields.optional("lokasi"),
        hours: fields.optional("jam"),
        promise: fields.optional("janji_tanggapan"),
        is_linked: fields.optional("terhubung_lapor"),
        note: fields.optional("keterangan"),
    }
}

impl Value for ChannelKind {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(&[
            ("sp4n_lapor", ChannelKind::Lapor),
            ("aplikasi", ChannelKind::App),
            ("whatsapp", ChannelKind::Whatsapp),
            ("telepon", ChannelKind::Phone),
            ("email", ChannelKind::Email),
            ("media_sosial", ChannelKind::SocialMedia),
            ("tatap_muka", ChannelKind::InPerson),
            ("kotak_saran", ChannelKind::Box),
            ("surat", ChannelKind::Letter),
            ("wbs", ChannelKind::Whistleblowing),
            ("gratifikasi", ChannelKind::Gifts),
        ])
    }
}

impl Value for Lane {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(&[
            ("layanan", Lane::Service),
            ("integritas", Lane::Integrity),
            ("keduanya", Lane::Both),
        ])
    }
}

impl Value for ComplaintStep {
    fn syntax() -> Syntax<Self> {
        Syntax::short(
            |action| ComplaintStep { action, within: None },
            |fields| ComplaintStep {
                action: fields.required("kegiatan"),
                within: fields.optional("jangka_waktu"),
            },
        )
    }
}

impl Value for Statistics {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| Statistics {
            csv: fields.required("data_csv"),
            rows: Arc::default(),
            promise: fields.optional("janji_tanggapan"),
            note: fields.optional("catatan"),
            published: fields.required("tanggal_terbit"),
            sources: fields.required::<Sources>("sumber").0,
        })
    }
}
