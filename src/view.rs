//! What templates receive: finished values, nothing to look up, sort or compute.
//!
//! Every page is a function of its view and the theme. A template sees four names: `site`
//! ([`SiteView`], the same for every page), `t` (the words of the interface), `page` ([`PageView`])
//! and `view` (the struct of the page's kind). Addresses are relative to the root of the site and
//! are written as `{{ page.root }}{{ item.url }}`, unless they begin with a scheme.
//!
//! `themes/default/README.md` lists these structs; a test keeps that list true.

use serde::Serialize;

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
    /// The calendar of closures and special hours.
    pub calendar: Option<String>,
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
}

// ---------------------------------------------------------------------------------------- hours

/// Hours in short.
#[derive(Debug, Clone, Serialize)]
pub struct HoursSummaryView {
    /// The build date.
    pub today: DateView,
    /// What holds on the build date.
    pub today_hours: DayHoursView,
    /// The week with equal days in a row taken together.
    pub week: Vec<DayRangeView>,
    /// The rules for the script, as JSON for the attribute `data-hours`.
    pub rules_json: String,
    /// The next closure or special day within 30 days.
    pub next_exception: Option<DatedHoursView>,
}

/// Days in a row with the same hours.
#[derive(Debug, Clone, Serialize)]
pub struct DayRangeView {
    /// `Senin–Rabu`.
    pub days: String,
    /// Their hours.
    pub hours: DayHoursView,
}

/// What holds on one day.
#[derive(Debug, Clone, Serialize)]
pub struct DayHoursView {
    /// `open`, `closed` or `unknown` (not given, which is not closed).
    pub state: String,
    /// `08.00–12.00`, in order; empty unless open. The zone is not part of it.
    pub intervals: Vec<String>,
}

/// One row of a weekly table.
#[derive(Debug, Clone, Serialize)]
pub struct WeekdayView {
    /// `Senin`.
    pub name: String,
    /// Its hours.
    pub hours: DayHoursView,
    /// Whether the build date is such a day.
    pub is_today: bool,
}

/// One date, or several in a row, with its hours and the reason.
#[derive(Debug, Clone, Serialize)]
pub struct DatedHoursView {
    /// First day.
    pub from: DateView,
    /// Last day, when it is another one.
    pub until: Option<DateView>,
    /// What holds.
    pub hours: DayHoursView,
    /// Name of the holiday, closure or season; `None` for the ordinary week.
    pub reason: Option<String>,
    /// `national_holiday`, `collective_leave`, `office`, `season` or `regular`.
    pub kind: String,
    /// The deciding letter.
    pub basis: Option<String>,
}

/// A place or counter with its hours.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceView {
    /// Anchor on the page.
    pub id: String,
    /// Name of the place.
    pub name: String,
    /// Address in one line.
    pub address: Option<String>,
    /// Telephone as printed.
    pub phone: Option<String>,
    /// Remarks.
    pub note: Option<Html>,
    /// The deciding letter of the ordinary week.
    pub basis: Option<String>,
    /// Seven rows, Monday first.
    pub week: Vec<WeekdayView>,
    /// Whether the hours are those of the place above it.
    pub is_inherited: bool,
    /// Seasons that have not ended; none where they are those of the place above it.
    pub seasons: Vec<SeasonView>,
    /// Closures and special days of the next 60 days; none where they are those of the place above.
    pub exceptions: Vec<DatedHoursView>,
    /// The rules for the script, as JSON for the attribute `data-hours`.
    pub rules_json: String,
    /// Counters inside this place.
    pub counters: Vec<PlaceView>,
}

/// Hours that hold for a while.
#[derive(Debug, Clone, Serialize)]
pub struct SeasonView {
    /// `Ramadan 1448 H`.
    pub name: String,
    /// First day.
    pub from: DateView,
    /// Last day.
    pub until: DateView,
    /// The deciding letter.
    pub basis: Option<String>,
    /// Seven rows, Monday first.
    pub week: Vec<WeekdayView>,
    /// Whether it holds on the build date.
    pub is_current: bool,
}

/// The page of hours and contact (`contact.html`).
#[derive(Debug, Clone, Serialize)]
pub struct ContactPageView {
    /// The office itself first, then its other places; empty when no hours are known.
    pub places: Vec<PlaceView>,
    /// The office on each of the next 60 days, days alike in a row taken together.
    pub calendar: Vec<DatedHoursView>,
    /// The same closures and special hours as a calendar file.
    pub calendar_file: Option<FileView>,
}

// ------------------------------------------------------------------------------------- services

/// A service in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ServiceCardView {
    /// Name of the service.
    pub title: String,
    /// `PBG`.
    pub abbreviation: Option<String>,
    /// Address from the root of the site.
    pub url: String,
    /// One sentence.
    pub summary: String,
    /// `business_licence`, `other_licence` or `non_licence`.
    pub group: String,
    /// `5 hari kerja`; `None` when the record does not tell.
    pub duration: Option<String>,
    /// What it costs, in short.
    pub fee: Option<FeeLabelView>,
    /// `online`, `in_person`, `mobile`.
    pub channels: Vec<String>,
    /// `individual`, `business`, `institution`.
    pub applicants: Vec<String>,
    /// Old and everyday names.
    pub aliases: Vec<String>,
}

/// What a service costs, in short.
#[derive(Debug, Clone, Serialize)]
pub struct FeeLabelView {
    /// `free`, `tariff`, `formula`, `regional_levy`, `state_revenue` or `in_kind`.
    pub kind: String,
    /// `Rp100.000` or `Rp50.000–Rp250.000`, where a table of tariffs tells it.
    pub amount: Option<String>,
}

/// The list of services (`service_list.html`).
#[derive(Debug, Clone, Serialize)]
pub struct ServiceListView {
    /// How many services there are.
    pub count: usize,
    /// Services by field, in the order of the fields' names.
    pub fields: Vec<ServiceFieldView>,
}

/// The services of one field.
#[derive(Debug, Clone, Serialize)]
pub struct ServiceFieldView {
    /// Anchor on the page.
    pub id: String,
    /// Name of the field.
    pub title: String,
    /// The services, by name.
    pub services: Vec<ServiceCardView>,
}

/// The services from A to Z, under all their names (`service_az.html`).
#[derive(Debug, Clone, Serialize)]
pub struct ServiceAzView {
    /// Letters that have entries, in order.
    pub letters: Vec<LetterView>,
}

/// One letter.
#[derive(Debug, Clone, Serialize)]
pub struct LetterView {
    /// `A`, or `0–9`.
    pub letter: String,
    /// Anchor on the page.
    pub id: String,
    /// Names that begin with it.
    pub entries: Vec<AzEntryView>,
}

/// One name of a service.
#[derive(Debug, Clone, Serialize)]
pub struct AzEntryView {
    /// The name.
    pub name: String,
    /// Address of the service.
    pub url: String,
    /// The official name, when `name` is an old or everyday one.
    pub alias_of: Option<String>,
}

/// One service (`service.html`).
#[derive(Debug, Clone, Serialize)]
pub struct ServiceView {
    /// The facts in short, as in lists.
    pub card: ServiceCardView,
    /// Name of the field.
    pub field: String,
    /// Whom it is for.
    pub audience: Option<Html>,
    /// Requirements that hold for every variant, in groups.
    pub requirements: Vec<RequirementGroupView>,
    /// Kinds of application with what differs.
    pub variants: Vec<VariantView>,
    /// The steps.
    pub steps: Vec<StepView>,
    /// How long it takes.
    pub duration: Option<DurationView>,
    /// What it costs.
    pub fee: Option<FeeView>,
    /// What the applicant gets.
    pub products: Vec<Html>,
    /// How long the product is valid.
    pub validity: Option<Html>,
    /// The system used.
    pub system: Option<SystemView>,
    /// Where: a place of the contact page.
    pub place: Option<LinkView>,
    /// The decision that sets the standard.
    pub decree: Option<DecreeView>,
    /// All 14 components in the order of UU 25/2009 article 21.
    pub components: Vec<ComponentView>,
    /// Questions and answers.
    pub faq: Vec<FaqView>,
    /// Related services.
    pub related: Vec<LinkView>,
    /// Services that require what this one issues.
    pub required_by: Vec<LinkView>,
}

/// One of the 14 components of a service standard.
#[derive(Debug, Clone, Serialize)]
pub struct ComponentView {
    /// 1–14, the place in UU 25/2009 article 21.
    pub number: u8,
    /// `legal_basis`, `requirements`, `procedure`, `duration`, `fee`, `products`, `facilities`,
    /// `staff_competence`, `internal_supervision`, `complaint_handling`, `staff_count`,
    /// `service_guarantee`, `safety_guarantee` or `performance_evaluation`.
    pub key: String,
    /// Whether it belongs to the service delivery part (6) or the manufacturing part (8) of
    /// Permen PANRB 15/2014.
    pub is_delivery: bool,
    /// Whether the record holds it.
    pub is_filled: bool,
    /// Its text, for components that are text; `requirements`, `procedure`, `duration`, `fee` and
    /// `products` have fields of their own in the view.
    pub body: Option<Html>,
}

/// Requirements under one heading.
#[derive(Debug, Clone, Serialize)]
pub struct RequirementGroupView {
    /// The heading; `None` for those without a group.
    pub title: Option<String>,
    /// The requirements.
    pub items: Vec<RequirementView>,
}

/// One thing to bring.
#[derive(Debug, Clone, Serialize)]
pub struct RequirementView {
    /// What it is.
    pub name: Html,
    /// `required`, `optional` or `conditional`.
    pub necessity: String,
    /// When it is needed, if conditional.
    pub condition: Option<String>,
    /// `original`, `photocopy`, `digital_copy` or `original_and_photocopy`.
    pub form: Option<String>,
    /// Number of copies.
    pub copies: Option<u32>,
    /// Form to fill in.
    pub template: Option<FileView>,
    /// Our service that issues it.
    pub service: Option<LinkView>,
    /// Who issues it, when not us.
    pub issuer: Option<String>,
    /// A remark.
    pub note: Option<Html>,
}

/// A kind of application.
#[derive(Debug, Clone, Serialize)]
pub struct VariantView {
    /// Anchor on the page.
    pub id: String,
    /// Name of the variant.
    pub name: String,
    /// `new`, `renewal`, `change`, `revocation` or `other`.
    pub kind: String,
    /// `individual`, `business` or `institution`, when it is for one of them.
    pub applicant: Option<String>,
    /// Remarks.
    pub note: Option<Html>,
    /// Its own requirements, beside the common ones.
    pub requirements: Vec<RequirementGroupView>,
    /// Its own steps; empty: those of the service.
    pub steps: Vec<StepView>,
    /// Its own duration; `None`: that of the service.
    pub duration: Option<DurationView>,
    /// Its own fee; `None`: that of the service.
    pub fee: Option<FeeView>,
    /// Its own validity; `None`: that of the service.
    pub validity: Option<Html>,
}

/// One step of the procedure.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    /// What happens.
    pub text: Html,
    /// Who does it.
    pub actor: Option<String>,
    /// `15 menit`.
    pub time: Option<String>,
}

/// How long a service takes.
#[derive(Debug, Clone, Serialize)]
pub struct DurationView {
    /// `9 hari kerja`, or the stages joined by ` + ` when their units differ; `None` when there is
    /// no number at all.
    pub total: Option<String>,
    /// The stages, when there is more than one or one has a note.
    pub stages: Vec<StageView>,
    /// From when it counts.
    pub starts_at: Option<String>,
    /// A remark, or the whole rule when there is no number.
    pub note: Option<Html>,
}

/// One stage of a duration.
#[derive(Debug, Clone, Serialize)]
pub struct StageView {
    /// `6 hari kerja`.
    pub time: String,
    /// What happens in it.
    pub note: Option<String>,
}

/// What a service costs.
#[derive(Debug, Clone, Serialize)]
pub struct FeeView {
    /// In short.
    pub label: FeeLabelView,
    /// Table of tariffs.
    pub tariffs: Vec<TariffView>,
    /// How it is computed.
    pub formula: Option<Html>,
    /// Worked examples.
    pub examples: Vec<TariffView>,
    /// The legal basis.
    pub legal_basis: Option<Html>,
    /// Where to read or pay more.
    pub url: Option<String>,
    /// A remark, or what is asked instead of money.
    pub note: Option<Html>,
}

/// One row of a table of tariffs or of worked examples.
#[derive(Debug, Clone, Serialize)]
pub struct TariffView {
    /// What it is for.
    pub description: String,
    /// `Rp100.000`.
    pub amount: String,
    /// `per m²`.
    pub unit: Option<String>,
}

/// The system a service is applied for in.
#[derive(Debug, Clone, Serialize)]
pub struct SystemView {
    /// `SIMBG`.
    pub name: String,
    /// Its address.
    pub url: Option<String>,
    /// A remark.
    pub note: Option<Html>,
}

/// The decision that sets a service standard.
#[derive(Debug, Clone, Serialize)]
pub struct DecreeView {
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Option<DateView>,
    /// Its title.
    pub about: Option<String>,
    /// The document.
    pub file: Option<FileView>,
}

/// A question and its answer.
#[derive(Debug, Clone, Serialize)]
pub struct FaqView {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: Html,
}

// ------------------------------------------------------------------------ news and announcements

/// A news item or announcement in a list.
#[derive(Debug, Clone, Serialize)]
pub struct PostCardView {
    /// Its title.
    pub title: String,
    /// Address from the root of the site.
    pub url: String,
    /// Its date.
    pub date: DateView,
    /// One sentence.
    pub summary: Option<String>,
    /// Its picture.
    pub image: Option<ImageView>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Number of an announcement.
    pub number: Option<String>,
    /// Last day of an announcement.
    pub valid_until: Option<DateView>,
}

/// One page of a list of news (`news_list.html`).
#[derive(Debug, Clone, Serialize)]
pub struct NewsListView {
    /// The items of this page, newest first.
    pub items: Vec<PostCardView>,
    /// Where this page stands.
    pub pager: PagerView,
    /// The years that have an archive page, newest first.
    pub years: Vec<LinkView>,
}

/// Pages of a list.
#[derive(Debug, Clone, Serialize)]
pub struct PagerView {
    /// This page, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
    /// The page before.
    pub previous_url: Option<String>,
    /// The page after.
    pub next_url: Option<String>,
}

/// The news of one year (`news_archive.html`).
#[derive(Debug, Clone, Serialize)]
pub struct NewsArchiveView {
    /// The year.
    pub year: i16,
    /// Its months that have news, newest first.
    pub months: Vec<MonthView>,
    /// All years, newest first.
    pub years: Vec<LinkView>,
}

/// The news of one month.
#[derive(Debug, Clone, Serialize)]
pub struct MonthView {
    /// `November 2023`.
    pub title: String,
    /// Its items, newest first.
    pub items: Vec<PostCardView>,
}

/// A news item or an announcement (`news.html`, `announcement.html`).
#[derive(Debug, Clone, Serialize)]
pub struct PostView {
    /// The facts in short, as in lists.
    pub card: PostCardView,
    /// The text.
    pub body: Html,
    /// Author.
    pub author: Option<String>,
    /// Unit that published it.
    pub unit: Option<String>,
    /// Place of the event.
    pub place: Option<String>,
    /// Where the facts come from.
    pub source: Option<Html>,
    /// Files that belong to it.
    pub attachments: Vec<FileView>,
    /// Whether its last day is over.
    pub is_expired: bool,
    /// The item before it in time.
    pub older: Option<LinkView>,
    /// The item after it in time.
    pub newer: Option<LinkView>,
}

/// The announcements, or the archive of those that are over (`announcement_list.html`).
#[derive(Debug, Clone, Serialize)]
pub struct AnnouncementListView {
    /// Whether this is the archive.
    pub is_archive: bool,
    /// The items, newest first.
    pub items: Vec<PostCardView>,
    /// How many items the other list has.
    pub other_count: usize,
    /// Address of the other list.
    pub other_url: String,
}

// ----------------------------------------------------------------------------------- indicators

/// An indicator in a list.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorCardView {
    /// Its name.
    pub title: String,
    /// Address from the root of the site.
    pub url: String,
    /// `indeks`, `persen`, …
    pub unit: String,
    /// `higher` or `lower` is better.
    pub direction: String,
    /// The newest period that has a value; `None` when there is none yet.
    pub latest: Option<PeriodView>,
    /// `up`, `down` or `same` against the period with a value before it.
    pub trend: Option<String>,
    /// The first source.
    pub source: String,
}

/// One period of an indicator.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodView {
    /// `Triwulan I 2026`.
    pub label: String,
    /// `2026-TW1`, for data files.
    pub id: String,
    /// `88,31`.
    pub target: Option<String>,
    /// `89,10`; `None`: the figure is not available.
    pub value: Option<String>,
    /// `100,89`, in percent.
    pub achievement: Option<String>,
    /// `met`, `missed`, `no_target`, `zero_target` or `missing`.
    pub status: String,
    /// A remark.
    pub note: Option<String>,
}

/// The overview of the indicators (`indicator_list.html`).
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorListView {
    /// Indicators by group.
    pub groups: Vec<IndicatorGroupView>,
}

/// Indicators of one group.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorGroupView {
    /// Anchor on the page.
    pub id: String,
    /// Name of the group.
    pub title: String,
    /// Its indicators, by name.
    pub indicators: Vec<IndicatorCardView>,
}

/// One indicator (`indicator.html`).
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorView {
    /// The facts in short, as in lists.
    pub card: IndicatorCardView,
    /// Name of the group.
    pub group: String,
    /// What it measures.
    pub description: Option<Html>,
    /// How it is measured.
    pub method: Option<Html>,
    /// `higher` (R/T), `lower_difference` ((2T−R)/T) or `lower_ratio` (T/R).
    pub formula: String,
    /// `last` or `sum`: how the value of a year is made.
    pub accumulation: String,
    /// Every period, oldest first.
    pub periods: Vec<PeriodView>,
    /// Every year, oldest first; empty when the periods are years.
    pub years: Vec<PeriodView>,
    /// The picture; `None` when no period has a value.
    pub chart: Option<ChartView>,
    /// Date of publication of the figures.
    pub published: DateView,
    /// Where the figures come from.
    pub sources: Vec<SourceView>,
    /// The table as CSV.
    pub csv: FileView,
    /// The table as JSON.
    pub json: FileView,
}

/// Where a figure comes from.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// Name of the document.
    pub title: String,
    /// Its address elsewhere.
    pub url: Option<String>,
    /// The document itself.
    pub file: Option<FileView>,
}

/// A chart of bars with the targets as strokes; all numbers are units of the SVG's `viewBox`.
#[derive(Debug, Clone, Serialize)]
pub struct ChartView {
    /// Width of the picture.
    pub width: u32,
    /// Height of the picture.
    pub height: u32,
    /// Left end of the plot.
    pub left: f64,
    /// Right end of the plot.
    pub right: f64,
    /// Height of the line of zero.
    pub zero_y: f64,
    /// Lines of the grid with their labels.
    pub ticks: Vec<TickView>,
    /// The bars, oldest first.
    pub bars: Vec<BarView>,
    /// Whether any bar has a target.
    pub has_targets: bool,
}

/// One line of the grid.
#[derive(Debug, Clone, Serialize)]
pub struct TickView {
    /// Its height.
    pub y: f64,
    /// `50`.
    pub label: String,
}

/// One period in a chart.
#[derive(Debug, Clone, Serialize)]
pub struct BarView {
    /// Left end.
    pub x: f64,
    /// Middle, for the label.
    pub middle: f64,
    /// Width.
    pub width: f64,
    /// Upper end; meaningless when `value` is `None`.
    pub y: f64,
    /// Height; zero when `value` is `None`.
    pub height: f64,
    /// The value as printed; `None`: a gap.
    pub value: Option<String>,
    /// Height of the target's stroke.
    pub target_y: Option<f64>,
    /// The target as printed.
    pub target: Option<String>,
    /// First line of the label (`TW I`, `2024`).
    pub label: String,
    /// Second line of the label (`2026`), where a year begins.
    pub sublabel: Option<String>,
}

// ---------------------------------------------------------------------------------- other pages

/// The home page (`home.html`).
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// The pledge in one sentence.
    pub pledge: Option<Html>,
    /// The services asked for most.
    pub services: Vec<ServiceCardView>,
    /// How many services there are in all.
    pub service_count: usize,
    /// Fields of services with their anchors on the list.
    pub fields: Vec<LinkView>,
    /// Indicators to show.
    pub indicators: Vec<IndicatorCardView>,
    /// The newest news.
    pub news: Vec<PostCardView>,
    /// The newest announcements that hold.
    pub announcements: Vec<PostCardView>,
}

/// A free page (`page.html`).
#[derive(Debug, Clone, Serialize)]
pub struct FreePageView {
    /// Its summary.
    pub summary: Option<String>,
    /// The text.
    pub body: Html,
    /// Headings of the second level with their anchors, when there are three or more.
    pub contents: Vec<LinkView>,
    /// Files that belong to it.
    pub attachments: Vec<FileView>,
}

/// The page for addresses that do not exist (`not_found.html`).
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundView {}

/// A feed (`feeds/atom.xml`).
#[derive(Debug, Clone, Serialize)]
pub struct FeedView {
    /// `news` or `announcements`.
    pub kind: String,
    /// Full URL of the feed.
    pub url: String,
    /// Full URL of the page it belongs to.
    pub page_url: String,
    /// When the newest entry changed, RFC 3339.
    pub updated: String,
    /// The entries, newest first.
    pub entries: Vec<FeedEntryView>,
}

/// One entry of a feed.
#[derive(Debug, Clone, Serialize)]
pub struct FeedEntryView {
    /// Its title.
    pub title: String,
    /// Full URL, also its id.
    pub url: String,
    /// RFC 3339.
    pub published: String,
    /// RFC 3339.
    pub updated: String,
    /// One sentence.
    pub summary: Option<String>,
    /// The text with full addresses.
    pub content: Html,
    /// Its tags.
    pub tags: Vec<String>,
}

/// The sitemap (`feeds/sitemap.xml`).
#[derive(Debug, Clone, Serialize)]
pub struct SitemapView {
    /// The pages, by address.
    pub entries: Vec<SitemapEntryView>,
}

/// One page of the sitemap.
#[derive(Debug, Clone, Serialize)]
pub struct SitemapEntryView {
    /// Full URL.
    pub url: String,
    /// `2026-11-21`.
    pub updated: Option<String>,
}
