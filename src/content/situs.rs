//! `situs.yaml`: who the office is and how its portal behaves.

use jiff::civil::Date;

use super::fields::{Fields, Value};
use super::syntax::{Shape, Syntax};
use super::values::{Block, Email, Inline, Phone, Placed, Slug, WebUrl, is_base_url, is_web_url};
use crate::diagnostic;
use crate::hours::Zone;
use crate::language::Language;
use crate::yaml::Value as Yaml;

/// The link to SP4N-LAPOR! when a portal names no other.
const COMPLAINT_URL: &str = "https://www.lapor.go.id/";

/// What a page may weigh when a portal says nothing else: ten seconds on a slow mobile line, and
/// room for two photographs of a size that is sharp on a phone.
const PAGE_WEIGHT_KB: u32 = 500;

/// How many respondents are a group that may be shown when a portal says nothing else: so few answers
/// of one office can often be told from each other.
const SURVEY_GROUP_MIN: u32 = 10;

/// The office and its portal.
#[derive(Debug, Clone, Default)]
pub struct Office {
    /// `nama`
    pub name: String,
    /// `nama_lengkap`
    pub full_name: Option<String>,
    /// `pemerintah`
    pub government: String,
    /// `deskripsi`
    pub description: String,
    /// `alamat_situs`, ending in `/`
    pub base_url: String,
    /// `zona`
    pub zone: Zone,
    /// `bahasa`
    pub language: Language,
    /// `contoh`
    pub is_example: bool,
    /// `maklumat`
    pub pledge: Option<Inline>,
    /// `logo`
    pub logo: Option<Placed<String>>,
    /// `alamat`
    pub address: Option<Address>,
    /// `kontak`
    pub contact: Contact,
    /// `lapor`
    pub complaint_url: String,
    /// `menu`
    pub menu: Vec<MenuItem>,
    /// `peringatan`
    pub alerts: Vec<Alert>,
    /// `layanan_utama`
    pub featured_services: Vec<Placed<Slug>>,
    /// `indikator_utama`
    pub featured_indicators: Vec<Placed<Slug>>,
    /// `berita_per_halaman`
    pub news_per_page: u32,
    /// `hosting`: the hosts for which files with headers and redirects are written
    pub hosts: Vec<Host>,
    /// `berat_halaman_kb`: what a page may weigh with everything it loads
    pub page_weight_kb_max: u32,
    /// `kelompok_responden_min`: fewer respondents of a survey are never shown as a group
    pub survey_group_min: u32,
    /// `lisensi_data`
    pub data_licence: Option<DataLicence>,
    /// `lewati_tautan`: beginnings of addresses that are not asked for
    pub skipped_links: Vec<String>,
    /// `tema`
    pub theme: ThemeChoice,
    /// `izinkan`
    pub allowed: Vec<Allowance>,
}

/// Where the office is.
#[derive(Debug, Clone, Default)]
pub struct Address {
    /// `jalan`
    pub street: String,
    /// `kelurahan`
    pub village: Option<String>,
    /// `kecamatan`
    pub district: Option<String>,
    /// `kota`
    pub city: String,
    /// `provinsi`
    pub province: String,
    /// `kode_pos`
    pub postal_code: Option<String>,
    /// `peta`
    pub map: Option<WebUrl>,
    /// `akses`
    pub access: Option<Block>,
}

/// How to reach the office.
#[derive(Debug, Clone, Default)]
pub struct Contact {
    /// `telepon`
    pub phone: Option<Phone>,
    /// `whatsapp`
    pub whatsapp: Option<Phone>,
    /// `email`
    pub email: Option<Email>,
    /// `media_sosial`: name and address
    pub social: Vec<SocialAccount>,
}

/// An account in social media.
#[derive(Debug, Clone, Default)]
pub struct SocialAccount {
    /// `nama`
    pub name: String,
    /// `tautan`
    pub url: WebUrl,
}

/// An entry of the menu.
#[derive(Debug, Clone, Default)]
pub struct MenuItem {
    /// `judul`
    pub title: String,
    /// `tujuan`: a path as in links, or a URL
    pub target: Placed<String>,
}

impl MenuItem {
    /// Tells whether it leads to another site.
    pub fn is_external(&self) -> bool {
        is_web_url(&self.target.value)
    }

    /// The path of the content folder it leads to, and the fragment.
    pub fn path(&self) -> (&str, Option<&str>) {
        match self.target.value.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (&self.target.value, None),
        }
    }
}

/// A notice at the head of every page.
#[derive(Debug, Clone, Default)]
pub struct Alert {
    /// `judul`
    pub title: String,
    /// `isi`
    pub body: Option<Block>,
    /// `tingkat: penting`
    pub is_important: bool,
    /// `mulai`
    pub from: Date,
    /// `selesai`
    pub until: Date,
}

/// A kind of host, by the files it reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Host {
    /// `cpanel`, `apache`, `litespeed`: `.htaccess`
    Apache,
    /// `netlify`, `cloudflare`: `_headers` and `_redirects`
    Netlify,
    /// `nginx`: a part of its configuration
    Nginx,
}

/// A value that the publish guard lets pass.
#[derive(Debug, Clone, Default)]
pub struct Allowance {
    /// `nilai`
    pub value: Placed<String>,
    /// `alasan`
    pub reason: String,
}

/// On what terms the data may be used.
#[derive(Debug, Clone, Default)]
pub struct DataLicence {
    /// `nama`
    pub name: String,
    /// `tautan`
    pub url: WebUrl,
}

/// The theme and its options.
#[derive(Debug, Clone, Default)]
pub struct ThemeChoice {
    /// `nama`
    pub name: Option<Placed<String>>,
    /// `pilihan`: name and value of each option
    pub options: Vec<(Placed<String>, Placed<String>)>,
}

/// Reads `situs.yaml`.
pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> Office {
    let base_url = fields.required::<WebUrl>("alamat_situs").0;
    if !base_url.is_empty() && !is_base_url(&base_url) {
        let spot = fields.spot("alamat_situs");
        fields.report().add(diagnostic::WRONG_URL, spot, &[("value", &base_url)]);
    }
    Office {
        name: fields.required("nama"),
        full_name: fields.optional("nama_lengkap"),
        government: fields.required("pemerintah"),
        description: fields.required("deskripsi"),
        base_url: format!("{}/", base_url.trim_end_matches('/')),
        zone: fields.required("zona"),
        language: fields.optional("bahasa").unwrap_or_default(),
        is_example: fields.or("contoh", false),
        pledge: fields.optional("maklumat"),
        logo: fields.optional("logo"),
        address: fields.optional("alamat"),
        contact: fields.optional("kontak").unwrap_or_default(),
        complaint_url: fields.or("lapor", WebUrl(COMPLAINT_URL.to_string())).0,
        menu: fields.list("menu"),
        alerts: fields.list("peringatan"),
        featured_services: fields.list("layanan_utama"),
        featured_indicators: fields.list("indikator_utama"),
        news_per_page: fields.or("berita_per_halaman", 10),
        hosts: fields.list("hosting"),
        page_weight_kb_max: fields.or("berat_halaman_kb", PAGE_WEIGHT_KB),
        survey_group_min: fields.or("kelompok_responden_min", SURVEY_GROUP_MIN),
        data_licence: fields.optional("lisensi_data"),
        skipped_links: fields.list("lewati_tautan"),
        theme: fields.optional("tema").unwrap_or_default(),
        allowed: fields.list("izinkan"),
    }
}

impl Value for Host {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(&[
            ("cpanel", Host::Apache),
            ("apache", Host::Apache),
            ("litespeed", Host::Apache),
            ("nginx", Host::Nginx),
            ("netlify", Host::Netlify),
            ("cloudflare", Host::Netlify),
        ])
    }
}

impl Value for Address {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| Address {
            street: fields.required("jalan"),
            village: fields.optional("kelurahan"),
            district: fields.optional("kecamatan"),
            city: fields.required("kota"),
            province: fields.required("provinsi"),
            postal_code: fields.optional("kode_pos"),
            map: fields.optional("peta"),
            access: fields.optional("akses"),
        })
    }
}

impl Value for Contact {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| Contact {
            phone: fields.optional("telepon"),
            whatsapp: fields.optional("whatsapp"),
            email: fields.optional("email"),
            social: fields.list("media_sosial"),
        })
    }
}

impl Value for SocialAccount {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| SocialAccount {
            name: fields.required("nama"),
            url: fields.required("tautan"),
        })
    }
}

impl Value for MenuItem {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| {
            let item =
                MenuItem { title: fields.required("judul"), target: fields.required("tujuan") };
            let target = item.target.value.as_str();
            if target.contains(':') && !is_web_url(target) {
                let words = [("link", target)];
                let range = item.target.range.clone();
                fields.report().add(diagnostic::UNSAFE_LINK, range, &words);
            }
            item
        })
    }
}

impl Value for Alert {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| {
            let alert = Alert {
                title: fields.required("judul"),
                body: fields.optional("isi"),
                is_important: fields.optional("tingkat").is_some_and(|AlertLevel(level)| level),
                from: fields.required("mulai"),
                until: fields.required("selesai"),
            };
            let spot = fields.spot("selesai");
            check_order(fields.report(), alert.from, alert.until, spot);
            alert
        })
    }
}

/// Whether an alert is important.
#[derive(Clone, Copy)]
struct AlertLevel(bool);

impl Value for AlertLevel {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(&[("info", AlertLevel(false)), ("penting", AlertLevel(true))])
    }
}

impl Value for Allowance {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| Allowance {
            value: fields.required("nilai"),
            reason: fields.required("alasan"),
        })
    }
}

impl Value for DataLicence {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| DataLicence {
            name: fields.required("nama"),
            url: fields.required("tautan"),
        })
    }
}

impl Value for ThemeChoice {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| ThemeChoice {
            name: fields.optional("nama"),
            options: fields.optional("pilihan").map(|Options(options)| options).unwrap_or_default(),
        })
    }
}

/// Options of a theme; which there are, the theme knows.
struct Options(Vec<(Placed<String>, Placed<String>)>);

impl Value for Options {
    fn syntax() -> Syntax<Self> {
        let shape = || Shape::Names(Box::new(String::syntax().shape()));
        Syntax::new(shape, |node, reading| {
            let Yaml::Map(entries) = &node.value else {
                reading.wrong_type(node, "@map");
                return None;
            };
            let options = entries.iter().filter_map(|(key, value)| {
                let name = Placed { value: key.name.clone(), range: key.range.clone() };
                Some((name, Placed::read(value, reading)?))
            });
            Some(Options(options.collect()))
        })
    }
}

/// Notes that a last day comes before the first.
pub(super) fn check_order(
    report: &mut diagnostic::Report,
    from: Date,
    until: Date,
    spot: std::ops::Range<usize>,
) {
    if until < from && until != Date::default() {
        let (from, until) = (from.to_string(), until.to_string());
        report.add(diagnostic::WRONG_ORDER, spot, &[("from", &from), ("until", &until)]);
    }
}
