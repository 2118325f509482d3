//! What each page says, and to which group of results it belongs.

use serde_json::Value;

use super::words::plain;
use crate::plan::View;
use crate::view::{
    AssessmentView, ComplaintsView, ContactPageView, DataPageView, DocumentSeriesView,
    FreePageView, Html, IndicatorView, InformationListView, PageView, PlaceView, PostView,
    PpidView, RegulationListView, RequirementGroupView, ServiceView, SiteView, StepView,
    SurveyView, VariantView,
};

/// What people call the pages that the program makes.
const PAGES: &str = include_str!("data/pages.json");

/// Groups of results, in the order in which pages are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Services.
    Service,
    /// Free pages, lists, contact.
    Information,
    /// Indicators.
    Performance,
    /// News and announcements.
    News,
}

impl Group {
    /// Its name in the index and in the theme.
    pub fn code(self) -> &'static str {
        match self {
            Group::Service => "service",
            Group::Information => "information",
            Group::Performance => "performance",
            Group::News => "news",
        }
    }
}

/// What a page says, by the weight of the place.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    pub(super) title: String,
    pub(super) aliases: Vec<String>,
    pub(super) summary: String,
    pub(super) body: String,
}

/// The group and the texts of a page; none for pages that only lead to others.
pub(super) fn of_view(page: &PageView, view: &View, site: &SiteView) -> Option<(Group, Texts)> {
    let (group, texts) = match view {
        View::Service(view) => (Group::Service, of_service(view)),
        View::Contact(view) => (Group::Information, of_contact(page, view, site)),
        View::Post(view) => (Group::News, of_post(view)),
        View::Indicator(view) => (Group::Performance, of_indicator(view)),
        View::Assessment(view) => (Group::Performance, of_assessment(page, view)),
        View::Complaints(view) if page.kind == "complaints" => {
            (Group::Information, of_complaints(page, view, site))
        }
        View::Survey(view) => (Group::Performance, of_survey(page, view)),
        View::FreePage(view) => (Group::Information, of_free_page(page, view)),
        View::InformationList(view) => (Group::Information, of_information(page, view, site)),
        View::Ppid(view) => (Group::Information, of_ppid(page, view, site)),
        View::RegulationList(view) => (Group::Information, of_regulations(page, view, site)),
        View::DocumentSeries(view) => (Group::Information, of_documents(page, view)),
        View::Data(view) => (Group::Information, of_data(page, view)),
        View::DocumentList(_)
        | View::ServiceList(_)
        | View::ServiceAz(_)
        | View::IndicatorList(_)
        | View::AssessmentList(_)
        | View::Dashboard(_)
        | View::SurveyList(_) => (Group::Information, of_list(page)),
        View::NewsList(view) if view.pager.number == 1 => (Group::Information, of_list(page)),
        View::AnnouncementList(view) if !view.is_archive => (Group::Information, of_list(page)),
        View::Home(_)
        | View::Complaints(_)
        | View::NewsList(_)
        | View::NewsArchive(_)
        | View::AnnouncementList(_)
        | View::NotFound(_)
        | View::Search(_)
        | View::Redirect(_)
        | View::Feed(_)
        | View::Sitemap(_) => return None,
    };
    Some((group, texts))
}

/// Collects the words of a page.
#[derive(Default)]
struct Words(String);

impl Words {
    fn text(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t String>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    fn html<'t>(&mut self, parts: impl IntoIterator<Item = &'t Html>) {
        parts.into_iter().for_each(|Html(html)| self.text(&plain(html)));
    }
}

fn of_list(page: &PageView) -> Texts {
    Texts { title: page.title.clone(), summary: page.description.clone(), ..Texts::default() }
}

fn of_data(page: &PageView, view: &DataPageView) -> Texts {
    Texts { aliases: view.aliases.clone(), ..of_list(page) }
}

fn of_service(view: &ServiceView) -> Texts {
    let card = &view.card;
    let mut words = Words::default();
    words.text(&view.field);
    words.html(&view.audience);
    requirements(&mut words, &view.requirements);
    steps(&mut words, &view.steps);
    view.variants.iter().for_each(|it| variant(&mut words, it));
    if let Some(fee) = &view.fee {
        words.texts(fee.tariffs.iter().map(|tariff| &tariff.description));
        words.html(fee.formula.iter().chain(&fee.note).chain(&fee.legal_basis));
    }
    words.html(view.duration.iter().filter_map(|it| it.note.as_ref()));
    words.html(view.products.iter().chain(&view.validity));
    if let Some(system) = &view.system {
        words.text(&system.name);
        words.html(&system.note);
    }
    words.texts(view.place.iter().map(|place| &place.title));
    // What all services share tells none of them apart.
    let own = view.components.iter().filter(|it| it.key == "legal_basis" || it.is_delivery);
    words.html(own.filter_map(|it| it.body.as_ref()));
    for faq in &view.faq {
        words.text(&faq.question);
        words.html([&faq.answer]);
    }
    Texts {
        title: card.title.clone(),
        aliases: card.abbreviation.iter().chain(&card.aliases).cloned().collect(),
        summary: card.summary.clone(),
        body: words.0,
    }
}

fn variant(words: &mut Words, variant: &VariantView) {
    words.text(&variant.name);
    words.html(variant.note.iter().chain(&variant.validity));
    requirements(words, &variant.requirements);
    steps(words, &variant.steps);
}

fn requirements(words: &mut Words, groups: &[RequirementGroupView]) {
    for group in groups {
        words.texts(&group.title);
        for item in &group.items {
            words.html([&item.name].into_iter().chain(&item.note));
            words.texts(&item.condition);
        }
    }
}

fn steps(words: &mut Words, steps: &[StepView]) {
    words.html(steps.iter().map(|step| &step.text));
}

fn of_contact(page: &PageView, view: &ContactPageView, site: &SiteView) -> Texts {
    let mut words = Words::default();
    let contact = &site.contact;
    words.texts([&site.full_name, &site.government]);
    words.texts(site.address.iter().flat_map(|address| &address.lines));
    words.html(site.address.iter().filter_map(|address| address.access.as_ref()));
    words.texts(contact.phone.iter().chain(&contact.whatsapp).chain(&contact.email));
    words.texts(contact.social.iter().map(|link| &link.title));
    view.places.iter().for_each(|it| place(&mut words, it));
    Texts { body: words.0, aliases: names(page, site), ..of_list(page) }
}

/// What people call a page that the program makes.
fn names(page: &PageView, site: &SiteView) -> Vec<String> {
    let names: Value = serde_json::from_str(PAGES).expect("the names of pages are JSON");
    let names = names[&page.kind][&site.language].as_array().into_iter().flatten();
    names.filter_map(|name| name.as_str().map(str::to_string)).collect()
}

fn place(words: &mut Words, place: &PlaceView) {
    words.text(&place.name);
    words.texts(place.address.iter().chain(&place.phone));
    words.html(&place.note);
    words.texts(place.seasons.iter().map(|season| &season.name));
    place.counters.iter().for_each(|it| self::place(words, it));
}

fn of_post(view: &PostView) -> Texts {
    let mut words = Words::default();
    words.html([&view.body]);
    words.texts(view.card.number.iter().chain(&view.place).chain(&view.unit));
    words.texts(&view.card.tags);
    words.texts(view.attachments.iter().map(|file| &file.title));
    Texts {
        title: view.card.title.clone(),
        aliases: Vec::new(),
        summary: view.card.summary.clone().unwrap_or_default(),
        body: words.0,
    }
}

fn of_indicator(view: &IndicatorView) -> Texts {
    let mut words = Words::default();
    words.text(&view.group);
    words.html(view.description.iter().chain(&view.method));
    for period in &view.periods {
        words.text(&period.label);
        words.texts(period.value.iter().chain(&period.note));
    }
    words.texts(view.sources.iter().map(|source| &source.title));
    let description = view.description.iter().map(|Html(html)| plain(html));
    Texts {
        title: view.card.title.clone(),
        aliases: view.aliases.clone(),
        summary: description.take(1).collect(),
        body: words.0,
    }
}

fn of_survey(page: &PageView, view: &SurveyView) -> Texts {
    let mut words = Words::default();
    words.texts(view.elements.iter().map(|element| &element.name));
    words.html(&view.method);
    words.texts(view.follow_ups.iter().map(|it| &it.action));
    words.texts(view.sources.iter().map(|source| &source.title));
    Texts {
        title: view.card.title.clone(),
        aliases: view.aliases.clone(),
        summary: page.description.clone(),
        body: words.0,
    }
}

fn of_assessment(page: &PageView, view: &AssessmentView) -> Texts {
    let mut words = Words::default();
    words.texts([&view.card.institution].into_iter().chain(&view.card.subject));
    words.html(&view.description);
    for result in &view.results {
        words.text(&result.period);
        words.texts(result.value.iter().chain(&result.title).chain(&result.class));
        words.texts(&result.note);
    }
    Texts {
        title: view.card.title.clone(),
        aliases: view.aliases.clone(),
        summary: page.description.clone(),
        body: words.0,
    }
}

fn of_complaints(page: &PageView, view: &ComplaintsView, site: &SiteView) -> Texts {
    let mut words = Words::default();
    words.html(&view.introduction);
    for channel in view.service_channels.iter().chain(&view.integrity_channels) {
        words.texts(channel.name.iter().chain(&channel.sms).chain(&channel.hours));
        words.html(&channel.note);
    }
    words.html(view.confidentiality.iter().chain(&view.to_prepare));
    words.texts(view.steps.iter().map(|step| &step.action));
    words.html(view.compensation.iter().chain(&view.appeal));
    Texts { body: words.0, aliases: names(page, site), ..of_list(page) }
}

fn of_information(page: &PageView, view: &InformationListView, site: &SiteView) -> Texts {
    let mut words = Words::default();
    for item in view.categories.iter().flat_map(|category| &category.items) {
        words.text(&item.summary);
        words.texts(item.kind.iter().chain(&item.holder));
    }
    Texts { body: words.0, aliases: names(page, site), ..of_list(page) }
}

fn of_ppid(page: &PageView, view: &PpidView, site: &SiteView) -> Texts {
    let mut words = Words::default();
    words.html(view.description.iter().chain(&view.pledge).chain(&view.place));
    words.texts([&view.officer, &view.superior]);
    words.html(view.steps.iter().chain(&view.objection_steps).chain(&view.fee));
    words.texts(view.forms.iter().map(|form| &form.title));
    Texts { body: words.0, aliases: names(page, site), ..of_list(page) }
}

fn of_regulations(page: &PageView, view: &RegulationListView, site: &SiteView) -> Texts {
    let mut words = Words::default();
    for regulation in view.groups.iter().flat_map(|group| &group.regulations) {
        words.texts([&regulation.name, &regulation.title]);
    }
    Texts { body: words.0, aliases: names(page, site), ..of_list(page) }
}

fn of_documents(page: &PageView, view: &DocumentSeriesView) -> Texts {
    let mut words = Words::default();
    words.html(&view.description);
    words.texts(view.documents.iter().filter_map(|document| document.title.as_ref()));
    Texts { body: words.0, aliases: view.aliases.clone(), ..of_list(page) }
}

fn of_free_page(page: &PageView, view: &FreePageView) -> Texts {
    let mut words = Words::default();
    words.html([&view.body]);
    words.texts(view.attachments.iter().map(|file| &file.title));
    let summary = view.summary.clone().unwrap_or_else(|| page.description.clone());
    Texts { title: page.title.clone(), aliases: view.aliases.clone(), summary, body: words.0 }
}
