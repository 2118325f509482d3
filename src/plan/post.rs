//! Pages of news and announcements.

use std::collections::BTreeMap;

use super::addresses;
use super::context::{Context, shorten};
use super::json_ld;
use super::page::{Head, finish};
use super::{Output, View};
use crate::content::post::Post;
use crate::language::Word;
use crate::site::Item;
use crate::view::{
    AnnouncementListView, ImageView, LinkView, MonthView, NewsArchiveView, NewsListView, PagerView,
    PostCardView, PostView,
};

/// Every page of the news.
pub(super) fn news(context: &Context<'_>) -> Vec<Output> {
    let items = &context.site.news;
    let mut pages = news_lists(context);
    pages.extend(years(items).into_keys().map(|year| archive(context, year)));
    let page = |(index, item)| post_page(context, items, index, item, "news");
    pages.extend(items.iter().enumerate().map(page));
    pages
}

/// Every page of the announcements.
pub(super) fn announcements(context: &Context<'_>) -> Vec<Output> {
    let items = &context.site.announcements;
    if items.is_empty() {
        return Vec::new();
    }
    let mut pages = vec![announcement_list(context, false), announcement_list(context, true)];
    let page = |(index, item)| post_page(context, items, index, item, "announcement");
    pages.extend(items.iter().enumerate().map(page));
    pages
}

/// A post in a list.
pub(super) fn card(context: &Context<'_>, item: &Item<Post>) -> PostCardView {
    let post = &item.record;
    PostCardView {
        title: post.title.clone(),
        url: addresses::of_item(item),
        date: context.date(post.date),
        summary: post.summary.clone(),
        image: image(context, post),
        tags: post.tags.clone(),
        number: post.number.clone(),
        valid_until: post.valid_until.map(|date| context.date(date)),
        unpublished: context.unpublished(post.is_draft, Some(post.date)),
    }
}

fn image(context: &Context<'_>, post: &Post) -> Option<ImageView> {
    let picture = post.image.as_ref()?;
    let image = context.image(&picture.file.value, &picture.alt.value)?;
    Some(ImageView { caption: picture.caption.clone(), credit: picture.credit.clone(), ..image })
}

fn news_lists(context: &Context<'_>) -> Vec<Output> {
    let language = context.language;
    let items = &context.site.news;
    let per_page = usize::try_from(context.site.office.news_per_page).unwrap_or(usize::MAX).max(1);
    let count = items.len().div_ceil(per_page);
    let mut pages = Vec::new();
    for (number, chunk) in (1..).zip(items.chunks(per_page)) {
        let url = addresses::news_page(number);
        let view = NewsListView {
            items: chunk.iter().map(|item| card(context, item)).collect(),
            pager: PagerView {
                number,
                count,
                previous_url: (number > 1).then(|| addresses::news_page(number - 1)),
                next_url: (number < count).then(|| addresses::news_page(number + 1)),
            },
            years: year_links(context),
        };
        let news = language.word(Word::News);
        let mut head = Head::new("news_list", &url, news.to_string(), String::new());
        if number > 1 {
            head.title = format!("{news}, {} {number}", language.word(Word::NewsPage));
            head.above = vec![context.fixed(Word::News, addresses::NEWS)];
        }
        head.description = context.described(&head.title);
        head.updated = chunk.first().map(|item| item.record.date);
        pages.push(finish(context, head, View::NewsList(view)));
    }
    pages
}

fn years(items: &[Item<Post>]) -> BTreeMap<i16, Vec<&Item<Post>>> {
    let mut years: BTreeMap<i16, Vec<&Item<Post>>> = BTreeMap::new();
    for item in items {
        years.entry(item.record.date.year()).or_default().push(item);
    }
    years
}

fn year_links(context: &Context<'_>) -> Vec<LinkView> {
    let years = years(&context.site.news);
    let link = |year: i16| LinkView {
        title: year.to_string(),
        url: addresses::news_year(year),
        is_external: false,
    };
    years.into_keys().rev().map(link).collect()
}

fn archive(context: &Context<'_>, year: i16) -> Output {
    let language = context.language;
    let items = years(&context.site.news).remove(&year).unwrap_or_default();
    let mut months: Vec<MonthView> = Vec::new();
    for item in items {
        let title = language.month_year(item.record.date);
        match months.last_mut().filter(|month| month.title == title) {
            Some(month) => month.items.push(card(context, item)),
            None => months.push(MonthView { title, items: vec![card(context, item)] }),
        }
    }
    let url = addresses::news_year(year);
    let title = format!("{} {year}", language.word(Word::NewsOfYear));
    let description = context.described(&title);
    let head = Head {
        above: vec![context.fixed(Word::News, addresses::NEWS)],
        ..Head::new("news_archive", &url, title, description)
    };
    let view = NewsArchiveView { months, years: year_links(context) };
    finish(context, head, View::NewsArchive(view))
}

fn post_page(
    context: &Context<'_>,
    items: &[Item<Post>],
    index: usize,
    item: &Item<Post>,
    kind: &'static str,
) -> Output {
    let post = &item.record;
    let url = addresses::of_item(item);
    let neighbour = |item: &Item<Post>| LinkView {
        title: item.record.title.clone(),
        url: addresses::of_item(item),
        is_external: false,
    };
    let view = PostView {
        card: card(context, item),
        body: context.html(&post.body, &item.path, &url),
        author: post.author.clone(),
        unit: post.unit.clone(),
        place: post.place.clone(),
        source: post.source.as_ref().map(|text| context.html(&text.0, &item.path, &url)),
        attachments: context.files(&post.attachments),
        is_expired: context.site.is_expired(post),
        older: items.get(index + 1).map(neighbour),
        newer: index.checked_sub(1).and_then(|index| items.get(index)).map(neighbour),
    };
    let description = post.summary.clone().unwrap_or_else(|| shorten(&post.body.plain));
    let above = if kind == "news" {
        context.fixed(Word::News, addresses::NEWS)
    } else {
        context.fixed(Word::Announcements, addresses::ANNOUNCEMENTS)
    };
    let preview = view.card.image.as_ref().filter(|image| !image.url.ends_with(".svg"));
    let head = Head {
        origin: &item.shown,
        language: post.language,
        above: vec![above],
        json_ld: vec![json_ld::article(context, post, &view, &url)],
        image_url: preview.map(|image| context.full_url(&image.url)),
        updated: Some(post.updated.unwrap_or(post.date)),
        unpublished: view.card.unpublished.clone(),
        ..Head::new(kind, &url, post.title.clone(), description)
    };
    finish(context, head, View::Post(view))
}

fn announcement_list(context: &Context<'_>, is_archive: bool) -> Output {
    let (expired, current): (Vec<_>, Vec<_>) =
        context.site.announcements.iter().partition(|item| context.site.is_expired(&item.record));
    let (items, others) = if is_archive { (expired, current) } else { (current, expired) };
    let (url, other_url, word) = if is_archive {
        (addresses::ANNOUNCEMENTS_ARCHIVE, addresses::ANNOUNCEMENTS, Word::AnnouncementsArchive)
    } else {
        (addresses::ANNOUNCEMENTS, addresses::ANNOUNCEMENTS_ARCHIVE, Word::Announcements)
    };
    let view = AnnouncementListView {
        is_archive,
        items: items.into_iter().map(|item| card(context, item)).collect(),
        other_count: others.len(),
        other_url: other_url.to_string(),
    };
    let title = context.language.word(word).to_string();
    let description = context.described(&title);
    let mut head = Head::new("announcement_list", url, title, description);
    if is_archive {
        head.above = vec![context.fixed(Word::Announcements, addresses::ANNOUNCEMENTS)];
    }
    finish(context, head, View::AnnouncementList(view))
}
