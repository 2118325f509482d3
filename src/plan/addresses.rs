//! The address of everything, from the root of the site.

use crate::content::{complaints, ppid, public_information, regulation};
use crate::site::Item;

/// The home page.
pub(super) const HOME: &str = "index.html";
/// Hours and contact.
pub(super) const CONTACT: &str = "kontak.html";
/// The list of services.
pub(super) const SERVICES: &str = "layanan/index.html";
/// The services from A to Z.
pub(super) const SERVICES_AZ: &str = "layanan/a-z.html";
/// The first page of the news.
pub(super) const NEWS: &str = "berita/index.html";
/// The feed of the news.
pub(super) const NEWS_FEED: &str = "berita/feed.xml";
/// The announcements.
pub(super) const ANNOUNCEMENTS: &str = "pengumuman/index.html";
/// The announcements that are over.
pub(super) const ANNOUNCEMENTS_ARCHIVE: &str = "pengumuman/arsip.html";
/// The feed of the announcements.
pub(super) const ANNOUNCEMENTS_FEED: &str = "pengumuman/feed.xml";
/// The overview of the indicators.
pub(super) const INDICATORS: &str = "kinerja/index.html";
/// The surveys.
pub(super) const SURVEYS: &str = "skm/index.html";
/// The headline figures on one sheet.
pub(super) const DASHBOARD: &str = "dasbor.html";
/// The assessments and awards.
pub(super) const ASSESSMENTS: &str = "penilaian/index.html";
/// Where to complain.
pub(super) const COMPLAINTS: &str = "pengaduan/index.html";
/// The form for complaints.
pub(super) const COMPLAINT_FORM: &str = "pengaduan/formulir.html";
/// The list of public information.
pub(super) const PUBLIC_INFORMATION: &str = "informasi-publik/index.html";
/// The officer for public information.
pub(super) const PPID: &str = "informasi-publik/ppid.html";
/// The regulations.
pub(super) const REGULATIONS: &str = "regulasi/index.html";
/// The series of documents.
pub(super) const DOCUMENTS: &str = "dokumen/index.html";
/// Open data.
pub(super) const DATA: &str = "data/index.html";
/// The catalogue of the open data (DCAT).
pub(super) const CATALOGUE: &str = "data.json";
/// The addresses of the open data (`OpenAPI`).
pub(super) const OPENAPI: &str = "data/v1/openapi.json";
/// The calendar of closures.
pub(super) const CALENDAR: &str = "jam.ics";
/// The list of all pages.
pub(super) const SITEMAP: &str = "sitemap.xml";
/// What robots may read.
pub(super) const ROBOTS: &str = "robots.txt";
/// Contacts for people who find a hole (RFC 9116).
pub(super) const SECURITY: &str = ".well-known/security.txt";
/// Folder of the static files of the theme.
pub const ASSETS: &str = "aset/";
/// The page of search.
pub(super) const SEARCH: &str = "cari.html";
/// The script that searches, with the core of its index.
pub const SEARCH_INDEX: &str = "cari/indeks.js";
/// Folder of the parts of the index.
pub const SEARCH_PARTS: &str = "cari/";
/// The page for addresses that do not exist.
pub(super) const NOT_FOUND: &str = "404.html";

/// The address of what a path of the content folder stands for.
pub(super) fn of_path(path: &str, slug: &str) -> String {
    match path {
        "" | "situs.yaml" => HOME.to_string(),
        "jam.yaml" => CONTACT.to_string(),
        "layanan/" => SERVICES.to_string(),
        "berita/" => NEWS.to_string(),
        "pengumuman/" => ANNOUNCEMENTS.to_string(),
        "skm/" => SURVEYS.to_string(),
        "pengaduan/" | complaints::PATH => COMPLAINTS.to_string(),
        "penilaian/" => ASSESSMENTS.to_string(),
        "kinerja/" => INDICATORS.to_string(),
        "informasi-publik/" | public_information::PATH => PUBLIC_INFORMATION.to_string(),
        ppid::PATH => PPID.to_string(),
        "dokumen/" => DOCUMENTS.to_string(),
        "regulasi/" | regulation::PATH => REGULATIONS.to_string(),
        _ if path.starts_with("berkas/") => attachment(path),
        _ => match path.split_once('/') {
            Some((
                folder @ ("layanan" | "berita" | "pengumuman" | "kinerja" | "skm" | "dokumen"
                | "penilaian"),
                _,
            )) => [folder, "/", slug, ".html"].concat(),
            _ => [slug, ".html"].concat(),
        },
    }
}

/// The address of an entry's page.
pub(super) fn of_item<T>(item: &Item<T>) -> String {
    of_path(&item.path, &item.slug)
}

/// One page of the list of news.
pub(super) fn news_page(number: usize) -> String {
    if number == 1 { NEWS.to_string() } else { format!("berita/hal/{number}.html") }
}

/// A file of open data, by its name and what it is: `csv`, `json`.
pub(super) fn data(name: &str, ending: &str) -> String {
    format!("data/v1/{name}.{ending}")
}

/// What JSON files of a kind hold.
pub(super) fn data_schema(name: &str) -> String {
    data(&format!("skema/{name}"), "json")
}

/// Where the figures of an indicator stood before they were open data: `csv` or `json`.
pub(super) fn indicator_table_before(slug: &str, ending: &str) -> String {
    format!("kinerja/{slug}.{ending}")
}

/// A regulation on the list of them.
pub(super) fn regulation_row(id: &str) -> String {
    format!("{REGULATIONS}#{id}")
}

/// Tells whether a page is one of several that list the news; they come and go with the news.
pub fn is_list(url: &str) -> bool {
    url.starts_with("berita/hal/") || url.starts_with("berita/arsip/")
}

/// The news of one year.
pub(super) fn news_year(year: i16) -> String {
    format!("berita/arsip/{year}.html")
}

/// The address of an attachment: its path, escaped for URLs.
pub(super) fn attachment(path: &str) -> String {
    escaped(path)
}

/// A path in which everything that is not plain is escaped for URLs.
pub(super) fn escaped(path: &str) -> String {
    let mut url = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                url.push(char::from(byte));
            }
            _ => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}

/// What leads from a page to the root of the site: `../` for each folder.
pub(super) fn root_of(url: &str) -> String {
    "../".repeat(url.matches('/').count())
}
