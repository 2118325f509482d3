//! The pages of which there is one, free pages, and feeds.

use serde::Serialize;

use super::{FileView, Html, IndicatorCardView, LinkView, PostCardView, ServiceCardView};

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
    /// What people call it, for the search; not printed.
    pub aliases: Vec<String>,
    /// The text.
    pub body: Html,
    /// Headings of the second level with their anchors, when there are three or more.
    pub contents: Vec<LinkView>,
    /// Files that belong to it.
    pub attachments: Vec<FileView>,
}

/// A page at an old address, which sends visitors on (`redirect.html`).
#[derive(Debug, Clone, Serialize)]
pub struct RedirectView {
    /// The page that is meant.
    pub target: LinkView,
}

/// The page for addresses that do not exist (`not_found.html`).
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundView {}

/// The page of search (`search.html`); the script fills in what is found.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// The services asked for most, for people who do not know what to ask.
    pub services: Vec<LinkView>,
    /// Fields of services with their anchors on the list.
    pub fields: Vec<LinkView>,
}

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
