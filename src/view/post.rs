//! News and announcements.

use serde::Serialize;

use super::{DateView, FileView, Html, ImageView, LinkView, UnpublishedView};

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
    /// The mark of what is not to be published yet.
    pub unpublished: Option<UnpublishedView>,
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
