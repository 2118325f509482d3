//! What every planner needs: the site, the language, and how values become the strings of views.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use jiff::civil::Date;

use super::addresses;
use crate::content::post::FileLink;
use crate::content::service::Service;
use crate::content::situs::MenuItem;
use crate::content::slug_of;
use crate::content::values::{Link, Placed};
use crate::language::{Language, Word};
use crate::markdown::{Prose, Reference, Surroundings};
use crate::site::{Item, Site};
use crate::source::Attachment;
use crate::view::{DateView, FileView, Html, ImageView, LinkView, UnpublishedView};

/// The site with what many pages ask of it.
#[derive(Debug)]
pub(super) struct Context<'s> {
    pub(super) site: &'s Site,
    pub(super) language: Language,
    /// The menu: as `situs.yaml` says, else every section that has content.
    pub(super) menu: Vec<LinkView>,
    /// The years that have news, in order.
    years: OnceLock<Vec<i16>>,
    /// Services by their names in addresses.
    services: OnceLock<HashMap<&'s str, &'s Item<Service>>>,
    /// The services that ask for what one issues, by the name of that one.
    requiring: OnceLock<HashMap<&'s str, Vec<&'s Item<Service>>>>,
    /// The services that rest on a regulation, by the id of that one.
    resting: OnceLock<HashMap<&'s str, Vec<&'s Item<Service>>>>,
}

impl<'s> Context<'s> {
    pub(super) fn new(site: &'s Site) -> Self {
        let mut context = Context {
            site,
            language: site.office.language,
            menu: Vec::new(),
            years: OnceLock::new(),
            services: OnceLock::new(),
            requiring: OnceLock::new(),
            resting: OnceLock::new(),
        };
        context.menu = context.menu();
        context
    }

    /// The years that have news, in order.
    pub(super) fn years(&self) -> &[i16] {
        self.years.get_or_init(|| {
            // News stand newest first.
            let years = self.site.news.iter().rev().map(|item| item.record.date.year());
            let mut years: Vec<i16> = years.collect();
            years.dedup();
            years
        })
    }

    /// The service with this name in addresses.
    pub(super) fn service(&self, slug: &str) -> Option<&'s Item<Service>> {
        let services = self.services.get_or_init(|| {
            self.site.services.iter().map(|item| (item.slug.as_str(), item)).collect()
        });
        services.get(slug).copied()
    }

    /// The services that ask for what this one issues.
    pub(super) fn requiring(&self, slug: &str) -> &[&'s Item<Service>] {
        let requiring = self.requiring.get_or_init(|| {
            let mut requiring: HashMap<&str, Vec<&Item<Service>>> = HashMap::new();
            for item in &self.site.services {
                let slugs: BTreeSet<&str> = item.record.required_services().collect();
                for slug in slugs {
                    requiring.entry(slug).or_default().push(item);
                }
            }
            requiring
        });
        requiring.get(slug).map_or(&[], Vec::as_slice)
    }

    /// The services that rest on a regulation: those that cite it, or share a standard that does.
    pub(super) fn resting_on(&self, id: &str) -> &[&'s Item<Service>] {
        let resting = self.resting.get_or_init(|| {
            let mut resting: HashMap<&str, Vec<&Item<Service>>> = HashMap::new();
            for item in &self.site.services {
                let ids: BTreeSet<&str> =
                    self.site.regulations_of(&item.record).map(|it| it.id.as_str()).collect();
                for id in ids {
                    resting.entry(id).or_default().push(item);
                }
            }
            resting
        });
        resting.get(id).map_or(&[], Vec::as_slice)
    }

    /// Where a link of a record in the file `from` leads to: a page or another site, or a file.
    pub(super) fn leads_to(
        &self,
        link: Option<&Link>,
        from: &str,
        title: &str,
    ) -> (Option<LinkView>, Option<FileView>) {
        let page = |url, is_external| LinkView { title: title.to_string(), url, is_external };
        match link {
            None => (None, None),
            Some(Link::Web(url)) => (Some(page(url.0.clone(), true)), None),
            Some(Link::Here(reference)) => {
                let found = self.site.targets.find(from, &reference.target);
                let file = found.and_then(|(path, _)| self.attachment(path, Some(title)));
                if file.is_some() {
                    return (None, file);
                }
                let fragment = reference.fragment.as_deref();
                let url = self.address(from, &reference.target, fragment);
                (url.map(|url| page(url, false)), None)
            }
        }
    }

    /// The full URL of a link of a record.
    pub(super) fn full_link(&self, link: Option<&Link>, from: &str) -> Option<String> {
        match link? {
            Link::Web(url) => Some(url.0.clone()),
            Link::Here(reference) => {
                let fragment = reference.fragment.as_deref();
                Some(self.full_url(&self.address(from, &reference.target, fragment)?))
            }
        }
    }

    /// The full URL of an address.
    pub(super) fn full_url(&self, url: &str) -> String {
        let url = url.strip_suffix("index.html").filter(|it| it.is_empty()).unwrap_or(url);
        format!("{}{url}", self.site.office.base_url)
    }

    /// The address a link of the file `from` leads to, from the root of the site.
    pub(super) fn address(&self, from: &str, link: &str, fragment: Option<&str>) -> Option<String> {
        let (path, _) = self.site.targets.find(from, link)?;
        let url = addresses::of_path(path, &slug_of(path));
        Some(match fragment {
            Some(fragment) => format!("{url}#{fragment}"),
            None => url,
        })
    }

    /// The HTML of a text of the file `from`, on the page at `url`.
    pub(super) fn html(&self, prose: &Prose, from: &str, url: &str) -> Html {
        let root = addresses::root_of(url);
        Html(prose.html(&Surrounding { context: self, from, root: &root }))
    }

    /// The HTML of a text that stands on pages of every depth: `{root}` before each address is to
    /// be filled in by the template.
    pub(super) fn html_anywhere(&self, prose: &Prose, from: &str) -> Html {
        Html(prose.html(&Surrounding { context: self, from, root: "{root}" }))
    }

    /// The HTML of a text with full addresses, for feeds.
    pub(super) fn html_for_feed(&self, prose: &Prose, from: &str, url: &str) -> Html {
        let root = self.site.office.base_url.clone();
        let html = prose.html(&Surrounding { context: self, from, root: &root });
        Html(html.replace("href=\"#", &format!("href=\"{}#", self.full_url(url))))
    }

    pub(super) fn date(&self, date: Date) -> DateView {
        DateView {
            iso: date.to_string(),
            long: self.language.date_long(date),
            short: self.language.date_short(date),
        }
    }

    /// The mark of an entry that its author or its date would hold back.
    pub(super) fn unpublished(
        &self,
        is_draft: bool,
        date: Option<Date>,
    ) -> Option<UnpublishedView> {
        let from = date.filter(|date| *date > self.site.date).map(|date| self.date(date));
        (is_draft || from.is_some()).then_some(UnpublishedView { is_draft, from })
    }

    /// The description of a page that has only a title.
    pub(super) fn described(&self, title: &str) -> String {
        let office = &self.site.office;
        shorten(&format!("{title}: {}. {}", office.name, office.description))
    }

    /// A link to one of the fixed pages.
    pub(super) fn fixed(&self, title: Word, url: &str) -> LinkView {
        let title = self.language.word(title).to_string();
        LinkView { title, url: url.to_string(), is_external: false }
    }

    /// A file that is made of a text.
    pub(super) fn made_file(&self, url: String, text: &str) -> FileView {
        let title = url.rsplit('/').next().unwrap_or(&url).to_string();
        let size = self.language.file_size(text.len() as u64);
        FileView { title, kind: kind_of(&url), size, url }
    }

    /// An attachment named in a record.
    pub(super) fn file(&self, path: &Placed<String>, title: Option<&str>) -> Option<FileView> {
        self.attachment(path.value.trim_start_matches('/'), title)
    }

    fn attachment(&self, path: &str, title: Option<&str>) -> Option<FileView> {
        let attachment = self.site.attachments.get(path)?;
        let name = path.rsplit('/').next().unwrap_or(path);
        Some(FileView {
            title: title.unwrap_or(name).to_string(),
            url: addresses::attachment(path),
            kind: kind_of(path),
            size: self.language.file_size(attachment.size_bytes),
        })
    }

    pub(super) fn files(&self, links: &[FileLink]) -> Vec<FileView> {
        links.iter().filter_map(|link| self.file(&link.file, link.title.as_deref())).collect()
    }

    /// A picture named in a record.
    pub(super) fn image(&self, path: &str, alt: &str) -> Option<ImageView> {
        let path = path.trim_start_matches('/');
        let attachment = self.site.attachments.get(path)?;
        let (width, height) = attachment.dimensions.unzip();
        Some(ImageView {
            url: addresses::attachment(path),
            alt: alt.to_string(),
            width,
            height,
            caption: None,
            credit: None,
        })
    }

    /// The path of the base URL, `/` or `/sub/`.
    pub(super) fn base_path(&self) -> String {
        let base = &self.site.office.base_url;
        let host = base.split_once("://").map_or("", |(_, rest)| rest);
        host.find('/').map_or("/", |at| &host[at..]).to_string()
    }

    fn menu(&self) -> Vec<LinkView> {
        let site = self.site;
        if !site.office.menu.is_empty() {
            return site.office.menu.iter().filter_map(|item| self.menu_item(item)).collect();
        }
        [
            (Word::Home, addresses::HOME, true),
            (Word::Services, addresses::SERVICES, !site.services.is_empty()),
            (Word::Contact, addresses::CONTACT, true),
            (Word::News, addresses::NEWS, !site.news.is_empty()),
            (Word::Announcements, addresses::ANNOUNCEMENTS, !site.announcements.is_empty()),
            (Word::Indicators, addresses::INDICATORS, site.has_figures()),
            (Word::Complaints, addresses::COMPLAINTS, site.complaints.is_some()),
            (Word::PublicInformation, addresses::PUBLIC_INFORMATION, site.has_public_information()),
        ]
        .into_iter()
        .filter(|(.., has_content)| *has_content)
        .map(|(title, url, _)| self.fixed(title, url))
        .collect()
    }

    fn menu_item(&self, item: &MenuItem) -> Option<LinkView> {
        let is_external = item.is_external();
        let (path, fragment) = item.path();
        let url = if is_external {
            item.target.value.clone()
        } else {
            self.address("situs.yaml", path, fragment)?
        };
        Some(LinkView { title: item.title.clone(), url, is_external })
    }
}

/// The type of a file by its name: `PDF`.
fn kind_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, ending)| ending).to_uppercase()
}

/// Cuts a description at about 160 characters, between words.
pub(super) fn shorten(text: &str) -> String {
    const LENGTH_MAX: usize = 160;
    if text.chars().count() <= LENGTH_MAX {
        return text.to_string();
    }
    let cut: String = text.chars().take(LENGTH_MAX).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', '.', ';', ':']))
}

/// Answers a text's questions for one page.
struct Surrounding<'c, 's> {
    context: &'c Context<'s>,
    from: &'c str,
    root: &'c str,
}

impl Surrounding<'_, '_> {
    fn attachment(&self, reference: &Reference) -> Option<(&str, &Attachment)> {
        let (path, _) = self.context.site.targets.find(self.from, &reference.target)?;
        self.context.site.attachments.get(path).map(|attachment| (path, attachment))
    }
}

impl Surroundings for Surrounding<'_, '_> {
    fn address(&self, reference: &Reference) -> String {
        let fragment = reference.fragment.as_deref();
        if reference.target.is_empty() {
            return format!("#{}", fragment.unwrap_or_default());
        }
        let address = self.context.address(self.from, &reference.target, fragment);
        format!("{}{}", self.root, address.unwrap_or_default())
    }

    fn file_note(&self, reference: &Reference) -> Option<String> {
        let (path, attachment) = self.attachment(reference)?;
        let size = self.context.language.file_size(attachment.size_bytes);
        Some(format!("{}, {size}", kind_of(path)))
    }

    fn dimensions(&self, reference: &Reference) -> Option<(u32, u32)> {
        self.attachment(reference)?.1.dimensions
    }

    fn word(&self, word: Word) -> &'static str {
        self.context.language.word(word)
    }
}
