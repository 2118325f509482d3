//! Pages of news and announcements.

use jiff::civil::Date;

use super::addresses;
use super::context::{Context, shorten};
use super::json_ld;
use super::page::{Head, finish};
use super::{Body, Entry, Output, View};
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
    let lists = items.chunks(per_page(context)).enumerate().map(|(index, chunk)| {
        let output = Output::page("news_list", addresses::news_page(index + 1), news_list, index);
        output.of("", chunk.first().map(|item| item.record.date))
    });
    let years = context.years().iter().enumerate().map(|(number, year)| {
        Output::page("news_archive", addresses::news_year(*year), archive, number)
    });
    let pages = items.iter().enumerate().map(|(number, item)| {
        Output::page("news", addresses::of_item(item), news_page, number).of_entry(
            Entry::News(number),
            item,
            Some(updated(&item.record)),
        )
    });
    lists.chain(years).chain(pages).collect()
}

/// Every page of the announcements.
pub(super) fn announcements(context: &Context<'_>) -> Vec<Output> {
    let items = &context.site.announcements;
    if items.is_empty() {
        return Vec::new();
    }
    let kind = "announcement_list";
    let mut pages = vec![
        Output::page(kind, addresses::ANNOUNCEMENTS, announcement_list, 0),
        Output::page(kind, addresses::ANNOUNCEMENTS_ARCHIVE, announcement_list, 0),
    ];
    pages.extend(items.iter().enumerate().map(|(number, item)| {
        Output::page("announcement", addresses::of_item(item), announcement_page, number).of_entry(
            Entry::Announcement(number),
            item,
            Some(updated(&item.record)),
        )
    }));
    pages
}

fn updated(post: &Post) -> Date {
    post.updated.unwrap_or(post.date)
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

fn per_page(context: &Context<'_>) -> usize {
    usize::try_from(context.site.office.news_per_page).unwrap_or(usize::MAX).max(1)
}

fn news_list(context: &Context<'_>, output: &Output, index: usize) -> Body {
    let language = context.language;
    let items = &context.site.news;
    let (number, per_page) = (index + 1, per_page(context));
    let count = items.len().div_ceil(per_page);
    let view = NewsListView {
        items: items
            .iter()
            .skip(index * per_page)
            .take(per_page)
            .map(|item| card(context, item))
            .collect(),
        pager: PagerView {
            number,
            count,
            previous_url: (number > 1).then(|| addresses::news_page(number - 1)),
            next_url: (number < count).then(|| addresses::news_page(number + 1)),
        },
        years: year_links(context),
    };
    let news = language.word(Word::News);
    let mut head = Head::new(output, news.to_string(), String::new());
    if number > 1 {
        head.title = format!("{news}, {} {number}", language.word(Word::NewsPage));
        head.above = vec![context.fixed(Word::News, addresses::NEWS)];
    }
    head.description = context.described(&head.title);
    finish(context, head, View::NewsList(view))
}

fn year_links(context: &Context<'_>) -> Vec<LinkView> {
    let link = |year: &i16| LinkView {
        title: year.to_string(),
        url: addresses::news_year(*year),
        is_external: false,
    };
    context.years().iter().rev().map(link).collect()
}

fn archive(context: &Context<'_>, output: &Output, number: usize) -> Body {
    let language = context.language;
    let year = context.years()[number];
    let items = context.site.news.iter().filter(|item| item.record.date.year() == year);
    let mut months: Vec<MonthView> = Vec::new();
    for item in items {
        let title = language.month_year(item.record.date);
        match months.last_mut().filter(|month| month.title == title) {
            Some(month) => month.items.push(card(context, item)),
            None => months.push(MonthView { title, items: vec![card(context, item)] }),
        }
    }
    let title = format!("{} {year}", language.word(Word::NewsOfYear));
    let description = context.described(&title);
    let head = Head {
        above: vec![context.fixed(Word::News, addresses::NEWS)],
        ..Head::new(output, title, description)
    };
    let view = NewsArchiveView { months, years: year_links(context) };
    finish(context, head, View::NewsArchive(view))
}

fn news_page(context: &Context<'_>, output: &Output, number: usize) -> Body {
    let above = context.fixed(Word::News, addresses::NEWS);
    post_page(context, output, &context.site.news, number, above)
}

fn announcement_page(context: &Context<'_>, output: &Output, number: usize) -> Body {
    let above = context.fixed(Word::Announcements, addresses::ANNOUNCEMENTS);
    post_page(context, output, &context.site.announcements, number, above)
}

fn post_page(
    context: &Context<'_>,
    output: &Output,
    items: &[Item<Post>],
    index: usize,
    above: LinkView,
) -> Body {
    let item = &items[index];
    let post = &item.record;
    let url = output.url.as_str();
    let neighbour = |item: &Item<Post>| LinkView {
        title: item.record.title.clone(),
        url: addresses::of_item(item),
        is_external: false,
    };
    let view = PostView {
        card: card(context, item),
        body: context.html(&post.body, &item.path, url),
        author: post.author.clone(),
        unit: post.unit.clone(),
        place: post.place.clone(),
        source: post.source.as_ref().map(|text| context.html(&text.0, &item.path, url)),
        attachments: context.files(&post.attachments),
        is_expired: context.site.is_expired(post),
        older: items.get(index + 1).map(neighbour),
        newer: index.checked_sub(1).and_then(|index| items.get(index)).map(neighbour),
    };
    let description = post.summary.clone().unwrap_or_else(|| shorten(&post.body.plain()));
    let preview = view.card.image.as_ref().filter(|image| !image.url.ends_with(".svg"));
    let head = Head {
        language: post.language,
        above: vec![above],
        json_ld: vec![json_ld::article(context, post, &view, url)],
        image_url: preview.map(|image| context.full_url(&image.url)),
        unpublished: view.card.unpublished.clone(),
        ..Head::new(output, post.title.clone(), description)
    };
    finish(context, head, View::Post(view))
}

fn announcement_list(context: &Context<'_>, output: &Output, _: usize) -> Body {
    let is_archive = output.url == addresses::ANNOUNCEMENTS_ARCHIVE;
    let (expired, current): (Vec<_>, Vec<_>) =
        context.site.announcements.iter().partition(|item| context.site.is_expired(&item.record));
    let (items, others) = if is_archive { (expired, current) } else { (current, expired) };
    let (other_url, word) = if is_archive {
        (addresses::ANNOUNCEMENTS, Word::AnnouncementsArchive)
    } else {
        (addresses::ANNOUNCEMENTS_ARCHIVE, Word::Announcements)
    };
    let view = AnnouncementListView {
        is_archive,
        items: items.into_iter().map(|item| card(context, item)).collect(),
        other_count: others.len(),
        other_url: other_url.to_string(),
    };
    let title = context.language.word(word).to_string();
    let description = context.described(&title);
    let mut head = Head::new(output, title, description);
    if is_archive {
        head.above = vec![context.fixed(Word::Announcements, addresses::ANNOUNCEMENTS)];
    }
    finish(context, head, View::AnnouncementList(view))
}
