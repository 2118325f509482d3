//! Outputs that are not pages: feeds, sitemap, robots.txt, calendar, contacts for security,
//! attachments.

use std::sync::Arc;

use jiff::Span;

use super::addresses;
use super::context::Context;
use super::hours;
use super::redirect;
use super::{Body, Making, Output, View};
use crate::content::post::Post;
use crate::site::Item;
use crate::source::AttachmentContent;
use crate::view::{FeedEntryView, FeedView, SitemapEntryView, SitemapView};

/// How many entries a feed has.
const FEED_ENTRIES_MAX: usize = 20;
/// How long `security.txt` holds; RFC 9116 recommends less than a year.
const SECURITY_DAYS: i64 = 330;

/// Every output that is not a page, but for the sitemap.
pub(super) fn files(context: &Context<'_>) -> Vec<Output> {
    let site = context.site;
    let text = |url: &str, text| Output::file(url, Making::Done(Body::Text(text)));
    let robots =
        format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", context.full_url(addresses::SITEMAP));
    let mut outputs = vec![text(addresses::ROBOTS, robots)];
    if !site.news.is_empty() {
        outputs.push(Output::file(addresses::NEWS_FEED, Making::Later(news_feed, 0)));
    }
    if !site.announcements.is_empty() {
        let url = addresses::ANNOUNCEMENTS_FEED;
        outputs.push(Output::file(url, Making::Later(announcements_feed, 0)));
    }
    if let Some(hours) = site.hours.as_ref().filter(|_| hours::has_calendar(context)) {
        outputs.push(text(addresses::CALENDAR, hours::calendar_text(context, hours)));
    }
    if let Some(security) = security(context) {
        outputs.push(text(addresses::SECURITY, security));
    }
    outputs.extend(site.attachments.iter().map(|(path, attachment)| {
        let body = match &attachment.content {
            AttachmentContent::Disk(path) => Body::File(path.clone()),
            AttachmentContent::Memory(bytes) => Body::Bytes(Arc::clone(bytes)),
        };
        Output::file(path, Making::Done(body)).of(format!("{}/{path}", site.root), None)
    }));
    outputs
}

/// The sitemap of the pages among `outputs`.
pub(super) fn sitemap(context: &Context<'_>, outputs: &[Output]) -> Body {
    let is_listed = |kind| !matches!(kind, "not_found" | "search" | redirect::KIND);
    let pages = outputs.iter().filter(|output| output.kind.is_some_and(is_listed));
    let entry = |page: &Output| SitemapEntryView {
        url: context.full_url(&page.url),
        updated: page.updated.map(|date| date.to_string()),
    };
    let mut entries: Vec<_> = pages.map(entry).collect();
    entries.sort_by(|a, b| a.url.cmp(&b.url));
    Body::Feed("feeds/sitemap.xml", Box::new(View::Sitemap(SitemapView { entries })))
}

fn news_feed(context: &Context<'_>, output: &Output, _: usize) -> Body {
    feed(context, "news", &output.url, addresses::NEWS, &context.site.news)
}

fn announcements_feed(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let items = &context.site.announcements;
    feed(context, "announcements", &output.url, addresses::ANNOUNCEMENTS, items)
}

fn feed(
    context: &Context<'_>,
    kind: &str,
    url: &str,
    page_url: &str,
    items: &[Item<Post>],
) -> Body {
    let offset = context.site.office.zone.offset_minutes();
    let time =
        |date: jiff::civil::Date| format!("{date}T00:00:00+{:02}:{:02}", offset / 60, offset % 60);
    let entry = |item: &Item<Post>| {
        let post = &item.record;
        let page = addresses::of_item(item);
        FeedEntryView {
            title: post.title.clone(),
            url: context.full_url(&page),
            published: time(post.date),
            updated: time(post.updated.unwrap_or(post.date)),
            summary: post.summary.clone(),
            content: context.html_for_feed(&post.body, &item.path, &page),
            tags: post.tags.clone(),
        }
    };
    let updated = items.iter().map(|item| item.record.updated.unwrap_or(item.record.date)).max();
    let view = FeedView {
        kind: kind.to_string(),
        url: context.full_url(url),
        page_url: context.full_url(page_url),
        updated: time(updated.unwrap_or(context.site.date)),
        entries: items.iter().take(FEED_ENTRIES_MAX).map(entry).collect(),
    };
    Body::Feed("feeds/atom.xml", Box::new(View::Feed(view)))
}

/// Contacts for people who find a hole in the site (RFC 9116), when there is an e-mail address.
fn security(context: &Context<'_>) -> Option<String> {
    let email = context.site.office.contact.email.as_ref()?;
    let expires = context.site.date.checked_add(Span::new().days(SECURITY_DAYS)).ok()?;
    Some(format!(
        "Contact: mailto:{}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: id, en\nCanonical: {}\n",
        email.0,
        context.full_url(addresses::SECURITY),
    ))
}
