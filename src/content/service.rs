//! `layanan/*.yaml`: one service with the 14 components of its standard (UU 25/2009 article 21),
//! and `standar.yaml`: the components that all services share.

mod components;
mod fee;
mod read;
mod texts;

use std::ops::Range;

use jiff::civil::Date;

use super::old_address::OldAddress;
use super::values::{Block, Inline, Money, Placed, Slug, WebUrl};
use crate::markdown::slugify;
use crate::time_span::TimeSpan;

pub use components::ComponentKind;
pub(super) use read::{read, read_shared};

/// Sections of the page of a service beside its components.
const SECTIONS: [&str; 6] = ["untuk", "varian", "komponen", "sk", "tanya-jawab", RELATED];
/// The section of services that go with it.
pub const RELATED: &str = "terkait";

/// The anchors that pages of services have.
pub fn anchors() -> impl Iterator<Item = String> {
    let components = ComponentKind::ALL.into_iter().map(ComponentKind::anchor);
    components.chain(SECTIONS.into_iter().map(str::to_string))
}

/// The anchor of a field on the list of services.
pub fn field_anchor(field: &str) -> String {
    format!("bidang-{}", slugify(field))
}

/// One service.
#[derive(Debug, Clone, Default)]
pub struct Service {
    /// `nama`
    pub name: String,
    /// Where the name stands in the file.
    pub name_range: Range<usize>,
    /// `singkatan`
    pub abbreviation: Option<String>,
    /// `nama_lain`
    pub aliases: Vec<String>,
    /// `ringkasan`
    pub summary: String,
    /// Where the summary stands in the file.
    pub summary_range: Range<usize>,
    /// `kelompok`
    pub group: Group,
    /// `bidang`
    pub field: String,
    /// `untuk`
    pub audience: Option<Block>,
    /// `pemohon`
    pub applicants: Vec<Applicant>,
    /// `kanal`
    pub channels: Vec<Channel>,
    /// `lokasi`: id in `jam.yaml`
    pub place: Option<Placed<Slug>>,
    /// `sistem`
    pub system: Option<System>,
    /// `sk`
    pub decree: Option<Decree>,
    /// `persyaratan`
    pub requirements: Vec<Requirement>,
    /// `varian`
    pub variants: Vec<Variant>,
    /// `prosedur`
    pub steps: Vec<Step>,
    /// `jangka_waktu`
    pub duration: Option<Duration>,
    /// `biaya`
    pub fee: Option<Fee>,
    /// `produk`
    pub products: Vec<Inline>,
    /// `masa_berlaku`
    pub validity: Option<Inline>,
    /// The components that are text or that services share.
    pub shared: SharedComponents,
    /// `tanya_jawab`
    pub faq: Vec<Question>,
    /// `terkait`
    pub related: Vec<Placed<Slug>>,
    /// `penanggung_jawab`, `ditinjau`, `tinjau_setiap`, `diperbarui`
    pub care: Care,
    /// `alias`
    pub old_addresses: Vec<Placed<OldAddress>>,
    /// `draf`
    pub is_draft: bool,
}

/// The components that may stand in `standar.yaml` for all services.
#[derive(Debug, Clone, Default)]
pub struct SharedComponents {
    /// `dasar_hukum`
    pub legal_basis: Vec<LegalBasis>,
    /// `sarana_prasarana`
    pub facilities: Option<Block>,
    /// `kompetensi_pelaksana`
    pub staff_competence: Option<Block>,
    /// `pengawasan_internal`
    pub internal_supervision: Option<Block>,
    /// `penanganan_pengaduan`
    pub complaint_handling: Option<Block>,
    /// `jumlah_pelaksana`
    pub staff_count: Option<Block>,
    /// `jaminan_pelayanan`
    pub service_guarantee: Option<Block>,
    /// `jaminan_keamanan`
    pub safety_guarantee: Option<Block>,
    /// `evaluasi_kinerja`
    pub performance_evaluation: Option<Block>,
}

/// Who looks after a page, and when.
#[derive(Debug, Clone, Default)]
pub struct Care {
    /// `penanggung_jawab`
    pub owner: Option<String>,
    /// `ditinjau`
    pub reviewed: Option<Placed<Date>>,
    /// `tinjau_setiap`
    pub review_interval: Option<TimeSpan>,
    /// `diperbarui`
    pub updated: Option<Date>,
}

/// Which family of licences a service belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Group {
    /// `perizinan_berusaha`
    #[default]
    BusinessLicence,
    /// `perizinan_nonberusaha`
    OtherLicence,
    /// `nonperizinan`
    NonLicence,
}

/// Who may apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applicant {
    /// `perorangan`
    Individual,
    /// `badan_usaha`
    Business,
    /// `instansi`
    Institution,
}

/// How to apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// `daring`
    Online,
    /// `tatap_muka`
    InPerson,
    /// `keliling`
    Mobile,
}

/// The system used, never a status.
#[derive(Debug, Clone, Default)]
pub struct System {
    /// `nama`
    pub name: String,
    /// `tautan`
    pub url: Option<WebUrl>,
    /// `catatan`
    pub note: Option<Inline>,
}

/// The decision that sets the standard.
#[derive(Debug, Clone, Default)]
pub struct Decree {
    /// `nomor`
    pub number: String,
    /// `tanggal`
    pub date: Option<Date>,
    /// `tentang`
    pub about: Option<String>,
    /// `berkas`
    pub file: Option<Placed<String>>,
}

/// A regulation.
#[derive(Debug, Clone, Default)]
pub struct LegalBasis {
    /// `judul`, or the text itself
    pub title: Inline,
    /// `tautan`
    pub url: Option<WebUrl>,
    /// `berkas`
    pub file: Option<Placed<String>>,
}

/// Something to bring.
#[derive(Debug, Clone, Default)]
pub struct Requirement {
    /// `nama`, or the text itself
    pub name: Inline,
    /// `sifat`
    pub necessity: Necessity,
    /// `bila`
    pub condition: Option<String>,
    /// `kelompok`
    pub group: Option<String>,
    /// `bentuk`
    pub form: Option<Form>,
    /// `jumlah`
    pub copies: Option<u32>,
    /// `formulir`
    pub template: Option<Placed<String>>,
    /// `layanan`: our service that issues it
    pub service: Option<Placed<Slug>>,
    /// `penerbit`
    pub issuer: Option<String>,
    /// `catatan`
    pub note: Option<Inline>,
}

/// How much a requirement is required.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Necessity {
    /// `wajib`
    #[default]
    Required,
    /// `opsional`
    Optional,
    /// `kondisional`
    Conditional,
}

/// In which form a document is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `asli`
    Original,
    /// `fotokopi`
    Photocopy,
    /// `salinan_digital`
    DigitalCopy,
    /// `asli_dan_fotokopi`
    OriginalAndPhotocopy,
}

/// A kind of application.
#[derive(Debug, Clone, Default)]
pub struct Variant {
    /// `id`
    pub id: Placed<Slug>,
    /// `nama`
    pub name: String,
    /// `jenis`
    pub kind: VariantKind,
    /// `pemohon`
    pub applicant: Option<Applicant>,
    /// `keterangan`
    pub note: Option<Block>,
    /// `persyaratan`: added to those of the service
    pub requirements: Vec<Requirement>,
    /// `prosedur`: replaces that of the service
    pub steps: Vec<Step>,
    /// `jangka_waktu`: replaces that of the service
    pub duration: Option<Duration>,
    /// `biaya`: replaces that of the service
    pub fee: Option<Fee>,
    /// `masa_berlaku`: replaces that of the service
    pub validity: Option<Inline>,
}

/// What an application is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum VariantKind {
    /// `baru`
    #[default]
    New,
    /// `perpanjangan`
    Renewal,
    /// `perubahan`
    Change,
    /// `pencabutan`
    Revocation,
    /// `lainnya`
    Other,
}

/// One step of the procedure.
#[derive(Debug, Clone, Default)]
pub struct Step {
    /// `langkah`, or the text itself
    pub text: Inline,
    /// `pelaksana`
    pub actor: Option<String>,
    /// `waktu`
    pub time: Option<TimeSpan>,
}

/// How long a service takes.
#[derive(Debug, Clone, Default)]
pub struct Duration {
    /// `tahap`
    pub stages: Vec<Stage>,
    /// `dihitung_sejak`
    pub starts_at: Option<String>,
    /// `keterangan`
    pub note: Option<Inline>,
}

/// One stage of a duration.
#[derive(Debug, Clone, Default)]
pub struct Stage {
    /// `waktu`
    pub time: TimeSpan,
    /// `catatan`
    pub note: Option<String>,
}

/// What a service costs.
#[derive(Debug, Clone, Default)]
pub struct Fee {
    /// `jenis`
    pub kind: FeeKind,
    /// `tarif`
    pub tariffs: Vec<Tariff>,
    /// `rumus`
    pub formula: Option<Block>,
    /// `contoh`
    pub examples: Vec<Tariff>,
    /// `dasar`
    pub legal_basis: Option<Inline>,
    /// `tautan`
    pub url: Option<WebUrl>,
    /// `keterangan`
    pub note: Option<Block>,
}

/// How a fee comes about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FeeKind {
    /// `nol`
    #[default]
    Free,
    /// `tarif`
    Tariff,
    /// `rumus`
    Formula,
    /// `retribusi`: a levy by Perda
    RegionalLevy,
    /// `pnbp`: revenue of the state, paid elsewhere
    StateRevenue,
    /// `bukan_uang`
    InKind,
}

/// One row of a table of tariffs, or a worked example.
#[derive(Debug, Clone, Default)]
pub struct Tariff {
    /// `uraian`
    pub description: String,
    /// `nilai`, or `hasil` of an example
    pub amount: Money,
    /// `satuan`
    pub unit: Option<String>,
}

/// A question and its answer.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// `tanya`
    pub question: String,
    /// `jawab`
    pub answer: Block,
}
