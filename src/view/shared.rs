//! What all pages have: the office, the head of a page, dates, links, files.

use serde::Serialize;

use super::HoursSummaryView;

/// Finished HTML; the only strings a template may print with `| safe`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Html(pub String);

/// A date in the forms that pages print.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// `2023-11-13`.
    pub iso: String,
    /// `Senin, 13 November 2023`.
    pub long: String,
    /// `13 November 2023`.
    pub short: String,
}

/// The mark of what is shown only because it was asked for.
#[derive(Debug, Clone, Serialize)]
pub struct UnpublishedView {
    /// Whether it is a draft.
    pub is_draft: bool,
    /// Its date, when that is after the build date.
    pub from: Option<DateView>,
}

/// A link to a page of the site or to another site.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// The words of the link.
    pub title: String,
    /// Address from the root of the site, or a full URL.
    pub url: String,
    /// Whether it leads to another site.
    pub is_external: bool,
}

/// A file to download.
#[derive(Debug, Clone, Serialize)]
pub struct FileView {
    /// The words of the link.
    pub title: String,
    /// Address from the root of the site.
    pub url: String,
    /// `PDF`, `CSV`, …
    pub kind: String,
    /// `24 KB`.
    pub size: String,
}

/// A picture that belongs to the site.
#[derive(Debug, Clone, Serialize)]
pub struct ImageView {
    /// Address from the root of the site.
    pub url: String,
    /// What the picture shows; never empty.
    pub alt: String,
    /// Width in pixels, when the file tells it.
    pub width: Option<u32>,
    /// Height in pixels, when the file tells it.
    pub height: Option<u32>,
    /// The words under the picture.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
}

/// The part of a template's context that is the same for every page.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// Short name of the office.
    pub name: String,
    /// Full name of the office, or the short one again.
    pub full_name: String,
    /// The government the office belongs to.
    pub government: String,
    /// One sentence about the portal.
    pub description: String,
    /// Base URL, ending in `/`.
    pub base_url: String,
    /// What pages may load and run, for `Content-Security-Policy` in their heads.
    pub policy: String,
    /// `id` or `en`.
    pub language: String,
    /// Whether this is a demonstration: every page then says so.
    pub is_example: bool,
    /// `WIB`, `WITA` or `WIT`.
    pub zone: String,
    /// The logo, when there is one.
    pub logo: Option<ImageView>,
    /// The menu in the header.
    pub menu: Vec<LinkView>,
    /// Free pages of the first level that the menu does not name, for the footer.
    pub more_links: Vec<LinkView>,
    /// Where the office is.
    pub address: Option<AddressView>,
    /// How to reach the office.
    pub contact: ContactView,
    /// Link to SP4N-LAPOR!.
    pub complaint_url: String,
    /// Alerts that hold on the build date.
    pub alerts: Vec<AlertView>,
    /// Hours of the office in short, for the footer and the header.
    pub hours: Option<HoursSummaryView>,
    /// The date the site was built for.
    pub build_date: DateView,
    /// Options of the theme with the values chosen, by name (`warna` → `biru`).
    pub options: std::collections::BTreeMap<String, String>,
    /// Addresses of the pages every portal has; `None` where the portal has no such content.
    pub urls: UrlsView,
}

/// Addresses of the fixed pages, from the root of the site.
#[derive(Debug, Clone, Serialize)]
pub struct UrlsView {
    /// The home page.
    pub home: String,
    /// The list of services.
    pub services: Option<String>,
    /// The services from A to Z.
    pub services_az: Option<String>,
    /// Hours and contact.
    pub contact: String,
    /// The first page of the news.
    pub news: Option<String>,
    /// The Atom feed of the news.
    pub news_feed: Option<String>,
    /// The announcements.
    pub announcements: Option<String>,
    /// The overview of the indicators.
    pub indicators: Option<String>,
    /// The surveys.
    pub surveys: Option<String>,
    /// The headline figures on one sheet.
    pub dashboard: Option<String>,
    /// The assessments and awards.
    pub assessments: Option<String>,
    /// Where to complain.
    pub complaints: Option<String>,
    /// The list of public information.
    pub public_information: Option<String>,
    /// The series of documents.
    pub documents: Option<String>,
    /// The regulations.
    pub regulations: Option<String>,
    /// The calendar of closures and special hours.
    pub calendar: Option<String>,
    /// The page of the open data.
    pub data: String,
    /// The page of search.
    pub search: String,
    /// The script that searches, with the core of its index.
    pub search_index: String,
}

/// A postal address.
#[derive(Debug, Clone, Serialize)]
pub struct AddressView {
    /// Lines as they are printed, street first.
    pub lines: Vec<String>,
    /// Link to a map.
    pub map_url: Option<String>,
    /// How to get there and in: transport, parking, access for people with disabilities.
    pub access: Option<Html>,
}

/// Ways to reach the office.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ContactView {
    /// Telephone as printed.
    pub phone: Option<String>,
    /// `tel:` address.
    pub phone_url: Option<String>,
    /// `WhatsApp` number as printed.
    pub whatsapp: Option<String>,
    /// `https://wa.me/…` address.
    pub whatsapp_url: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Accounts in social media.
    pub social: Vec<LinkView>,
}

/// A notice at the head of every page.
#[derive(Debug, Clone, Serialize)]
pub struct AlertView {
    /// What it is about.
    pub title: String,
    /// More words; print with `| fill(root=page.root) | safe`.
    pub body: Option<Html>,
    /// `info` or `important`.
    pub level: String,
    /// First day.
    pub from: DateView,
    /// Last day.
    pub until: DateView,
}

/// The head of a page and where it stands in the site.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// `home`, `service`, …: the name of the template.
    pub kind: String,
    /// Address from the root of the site.
    pub url: String,
    /// What leads from this page to the root: empty, `../`, `../../`, or `/sub/` on the 404 page.
    pub root: String,
    /// `id` or `en`; that of the site for all but texts of an author.
    pub language: String,
    /// Heading of the page, also the first part of `<title>`.
    pub title: String,
    /// One sentence for search engines and previews.
    pub description: String,
    /// Full URL of the page.
    pub canonical: String,
    /// The pages above this one, home first; empty on the home and 404 pages.
    pub breadcrumbs: Vec<LinkView>,
    /// Address of the menu item this page belongs to.
    pub menu_url: Option<String>,
    /// Open Graph type: `website` or `article`.
    pub og_type: String,
    /// Picture for previews, full URL.
    pub image_url: Option<String>,
    /// JSON-LD blocks, already safe inside `<script>`; print with `| safe`.
    pub json_ld: Vec<Html>,
    /// When the content last changed.
    pub updated: Option<DateView>,
    /// When somebody last checked the content.
    pub reviewed: Option<DateView>,
    /// Whether the next check is overdue on the build date.
    pub is_review_overdue: bool,
    /// The unit in charge.
    pub owner: Option<String>,
    /// The mark of a page that is not to be published yet.
    pub unpublished: Option<UnpublishedView>,
}
