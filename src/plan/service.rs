//! Pages of services: the list, A to Z, and one for each.

mod lists;

use rust_decimal::Decimal;

use super::addresses;
use super::context::Context;
use super::json_ld;
use super::page::{Head, finish};
use super::{Body, Entry, Output, View};
use crate::content::jam::with_counters;
use crate::content::service::{
    Applicant, Channel, ComponentKind, Decree, Duration, Fee, FeeKind, Form, LegalBasis, Necessity,
    Requirement, Service, Step, System, Tariff, Variant, VariantKind,
};
use crate::content::values::{Block, Inline, Placed, Slug};
use crate::language::{Language, Word};
use crate::markdown::{Prose, escape};
use crate::site::{Item, has_component};
use crate::time_span;
use crate::view::{
    ComponentView, DecreeView, DurationView, FaqView, FeeLabelView, FeeView, Html, LinkView,
    RequirementGroupView, RequirementView, ServiceView, StageView, StepView, SystemView,
    TariffView, VariantView,
};

pub(super) use lists::{card, duration_in_short, duration_span, effective, fields};

/// Every page of services.
pub(super) fn pages(context: &Context<'_>) -> Vec<Output> {
    if context.site.services.is_empty() {
        return Vec::new();
    }
    let mut pages = vec![
        Output::page("service_list", addresses::SERVICES, lists::list, 0),
        Output::page("service_az", addresses::SERVICES_AZ, lists::az, 0),
    ];
    pages.extend(context.site.services.iter().enumerate().map(|(number, item)| {
        let output = Output::page("service", addresses::of_item(item), page, number);
        output.of_entry(Entry::Service(number), item, item.record.care.updated)
    }));
    pages
}

fn page(context: &Context<'_>, output: &Output, number: usize) -> Body {
    let item = &context.site.services[number];
    let url = output.url.as_str();
    let view = Viewer { context, path: &item.path, url }.service(item);
    let service = &item.record;
    let head = Head {
        above: vec![context.fixed(Word::Services, addresses::SERVICES)],
        json_ld: vec![json_ld::service(context, service, &view, url)],
        care: Some(&service.care),
        unpublished: view.card.unpublished.clone(),
        ..Head::new(output, service.name.clone(), service.summary.clone())
    };
    finish(context, head, View::Service(view))
}

fn link(item: &Item<Service>) -> LinkView {
    let (title, url) = (item.record.name.clone(), addresses::of_item(item));
    LinkView { title, url, is_external: false }
}

/// Makes the parts of the view of a record with texts.
pub(super) struct Viewer<'c, 's> {
    pub(super) context: &'c Context<'s>,
    pub(super) path: &'c str,
    pub(super) url: &'c str,
}

impl Viewer<'_, '_> {
    fn service(&self, item: &Item<Service>) -> ServiceView {
        let service = &item.record;
        ServiceView {
            card: card(self.context, item),
            field: service.field.clone(),
            audience: service.audience.as_ref().map(|text| self.block(text)),
            requirements: self.requirements(&service.requirements),
            variants: service.variants.iter().map(|variant| self.variant(variant)).collect(),
            steps: self.steps(&service.steps),
            duration: service.duration.as_ref().map(|duration| self.duration(duration)),
            fee: service.fee.as_ref().map(|fee| self.fee(fee)),
            products: service.products.iter().map(|text| self.inline(text)).collect(),
            validity: service.validity.as_ref().map(|text| self.inline(text)),
            system: service.system.as_ref().map(|system| self.system(system)),
            place: service.place.as_ref().and_then(|place| self.place(place)),
            decree: service.decree.as_ref().map(|decree| self.decree(decree)),
            components: self.components(service),
            faq: self.faq(service),
            related: service.related.iter().filter_map(|it| self.link(&it.value)).collect(),
            required_by: self.required_by(&item.slug),
        }
    }

    pub(super) fn inline(&self, text: &Inline) -> Html {
        self.context.html(&text.0, self.path, self.url)
    }

    pub(super) fn block(&self, text: &Block) -> Html {
        self.context.html(&text.0, self.path, self.url)
    }

    fn faq(&self, service: &Service) -> Vec<FaqView> {
        let questions = service
            .faq
            .iter()
            .map(|it| FaqView { question: it.question.clone(), answer: self.block(&it.answer) });
        questions.collect()
    }

    fn link(&self, slug: &Slug) -> Option<LinkView> {
        self.context.service(&slug.0).map(link)
    }

    /// The services that ask for what this one issues.
    fn required_by(&self, slug: &str) -> Vec<LinkView> {
        self.context.requiring(slug).iter().map(|item| link(item)).collect()
    }

    fn requirements(&self, requirements: &[Requirement]) -> Vec<RequirementGroupView> {
        let mut groups: Vec<RequirementGroupView> = Vec::new();
        for requirement in requirements {
            let item = self.requirement(requirement);
            match groups.iter_mut().find(|group| group.title == requirement.group) {
                Some(group) => group.items.push(item),
                None => groups.push(RequirementGroupView {
                    title: requirement.group.clone(),
                    items: vec![item],
                }),
            }
        }
        groups
    }

    fn requirement(&self, requirement: &Requirement) -> RequirementView {
        let template = requirement.template.as_ref();
        RequirementView {
            name: self.inline(&requirement.name),
            necessity: match requirement.necessity {
                Necessity::Required => "required",
                Necessity::Optional => "optional",
                Necessity::Conditional => "conditional",
            }
            .to_string(),
            condition: requirement.condition.clone(),
            form: requirement.form.map(|form| form_code(form).to_string()),
            copies: requirement.copies,
            template: template.and_then(|file| self.context.file(file, None)),
            service: requirement.service.as_ref().and_then(|it| self.link(&it.value)),
            issuer: requirement.issuer.clone(),
            note: requirement.note.as_ref().map(|text| self.inline(text)),
        }
    }

    fn variant(&self, variant: &Variant) -> VariantView {
        VariantView {
            id: variant.id.value.0.clone(),
            name: variant.name.clone(),
            kind: match variant.kind {
                VariantKind::New => "new",
                VariantKind::Renewal => "renewal",
                VariantKind::Change => "change",
                VariantKind::Revocation => "revocation",
                VariantKind::Other => "other",
            }
            .to_string(),
            applicant: variant.applicant.map(|it| applicant(it).to_string()),
            note: variant.note.as_ref().map(|text| self.block(text)),
            requirements: self.requirements(&variant.requirements),
            steps: self.steps(&variant.steps),
            duration: variant.duration.as_ref().map(|duration| self.duration(duration)),
            fee: variant.fee.as_ref().map(|fee| self.fee(fee)),
            validity: variant.validity.as_ref().map(|text| self.inline(text)),
        }
    }

    fn steps(&self, steps: &[Step]) -> Vec<StepView> {
        let step = |step: &Step| StepView {
            text: self.inline(&step.text),
            actor: step.actor.clone(),
            time: step.time.map(|time| time.text(self.context.language)),
        };
        steps.iter().map(step).collect()
    }

    fn duration(&self, duration: &Duration) -> DurationView {
        let stages = &duration.stages;
        let is_plain = stages.len() < 2 && stages.iter().all(|stage| stage.note.is_none());
        let shown = if is_plain { &[][..] } else { stages.as_slice() };
        let stage = |stage: &crate::content::service::Stage| StageView {
            time: stage.time.text(self.context.language),
            note: stage.note.clone(),
        };
        DurationView {
            total: duration_total(self.context.language, duration),
            stages: shown.iter().map(stage).collect(),
            starts_at: duration.starts_at.clone(),
            note: duration.note.as_ref().map(|text| self.inline(text)),
        }
    }

    fn fee(&self, fee: &Fee) -> FeeView {
        FeeView {
            label: fee_label(self.context, fee),
            tariffs: fee.tariffs.iter().map(|it| self.tariff(it)).collect(),
            formula: fee.formula.as_ref().map(|text| self.block(text)),
            examples: fee.examples.iter().map(|it| self.tariff(it)).collect(),
            legal_basis: fee.legal_basis.as_ref().map(|text| self.inline(text)),
            url: fee.url.as_ref().map(|url| url.0.clone()),
            note: fee.note.as_ref().map(|text| self.block(text)),
        }
    }

    fn tariff(&self, tariff: &Tariff) -> TariffView {
        TariffView {
            description: tariff.description.clone(),
            amount: self.context.language.rupiah(tariff.amount.0),
            unit: tariff.unit.clone(),
        }
    }

    fn system(&self, system: &System) -> SystemView {
        SystemView {
            name: system.name.clone(),
            url: system.url.as_ref().map(|url| url.0.clone()),
            note: system.note.as_ref().map(|text| self.inline(text)),
        }
    }

    pub(super) fn place(&self, place: &Placed<Slug>) -> Option<LinkView> {
        let hours = self.context.site.hours.as_ref()?;
        let found = with_counters(&hours.places).find(|it| it.id == place.value)?;
        let url = format!("{}#{}", addresses::CONTACT, found.id.0);
        Some(LinkView { title: found.name.clone(), url, is_external: false })
    }

    fn decree(&self, decree: &Decree) -> DecreeView {
        DecreeView {
            number: decree.number.clone(),
            date: decree.date.map(|date| self.context.date(date)),
            about: decree.about.clone(),
            file: decree.file.as_ref().and_then(|file| self.context.file(file, None)),
        }
    }

    fn components(&self, service: &Service) -> Vec<ComponentView> {
        let component = |(number, kind): (u8, ComponentKind)| ComponentView {
            number,
            key: component_code(kind).to_string(),
            anchor: kind.anchor(),
            is_delivery: kind.is_delivery(),
            is_filled: has_component(service, &self.context.site.standard, kind),
            body: self.component_text(service, kind),
        };
        (1..).zip(ComponentKind::ALL).map(component).collect()
    }

    /// The text of a component: that of the service, else the one that all services share, whose
    /// links start from `standar.yaml`.
    fn component_text(&self, service: &Service, kind: ComponentKind) -> Option<Html> {
        let standard = &self.context.site.standard;
        let shared = Viewer { path: "standar.yaml", ..*self };
        if kind == ComponentKind::LegalBasis {
            let own = self.legal_basis(&service.shared.legal_basis);
            return own.or_else(|| shared.legal_basis(&standard.legal_basis));
        }
        let own = service.shared.text(kind).map(|text| self.block(text));
        own.or_else(|| standard.text(kind).map(|text| shared.block(text)))
    }

    pub(super) fn legal_basis(&self, bases: &[LegalBasis]) -> Option<Html> {
        if bases.is_empty() {
            return None;
        }
        let root = addresses::root_of(self.url);
        let mut html = String::from("<ul>\n");
        for basis in bases {
            // A link cannot hold another one, so a title that is a link is plain text.
            let title = match basis.url {
                Some(_) => escape(&basis.title.0.plain()),
                None => self.cited(&basis.title.0).unwrap_or_else(|| self.inline(&basis.title).0),
            };
            let file = basis.file.as_ref().and_then(|file| self.context.file(file, None));
            let link = basis.url.as_ref().map(|url| format!("<a href=\"{}\">", escape(&url.0)));
            let (open, close) = link.map_or((String::new(), ""), |open| (open, "</a>"));
            let file = file.map(|file| {
                let (url, name) = (&file.url, escape(&file.title));
                let note = escape(&format!("{}, {}", file.kind, file.size));
                let note = format!("<span class=\"file-note\">({note})</span>");
                format!(" <a href=\"{root}{url}\">{name} {note}</a>")
            });
            html.push_str(&format!("<li>{open}{title}{close}{}</li>\n", file.unwrap_or_default()));
        }
        html.push_str("</ul>");
        Some(Html(html))
    }
}

impl Viewer<'_, '_> {
    /// A text whose citations lead to the list of regulations; `None` where it cites none of that
    /// list, or has links of its own.
    fn cited(&self, prose: &Prose) -> Option<String> {
        let list = self.context.site.regulations.as_ref()?;
        if !prose.references.is_empty() || !prose.links.is_empty() {
            return None;
        }
        let (text, root) = (prose.plain(), addresses::root_of(self.url));
        let (mut html, mut end) = (String::new(), 0);
        for (range, regulation) in list.record.cited(&text) {
            let url = addresses::regulation_row(&regulation.id);
            let (before, name) = (text.get(end..range.start)?, &text[range.clone()]);
            let link = format!("<a href=\"{root}{url}\">{}</a>", escape(name));
            html.push_str(&(escape(before) + &link));
            end = range.end;
        }
        (end > 0).then(|| html + &escape(&text[end..]))
    }
}

fn component_code(kind: ComponentKind) -> &'static str {
    match kind {
        ComponentKind::LegalBasis => "legal_basis",
        ComponentKind::Requirements => "requirements",
        ComponentKind::Procedure => "procedure",
        ComponentKind::Duration => "duration",
        ComponentKind::Fee => "fee",
        ComponentKind::Products => "products",
        ComponentKind::Facilities => "facilities",
        ComponentKind::StaffCompetence => "staff_competence",
        ComponentKind::InternalSupervision => "internal_supervision",
        ComponentKind::ComplaintHandling => "complaint_handling",
        ComponentKind::StaffCount => "staff_count",
        ComponentKind::ServiceGuarantee => "service_guarantee",
        ComponentKind::SafetyGuarantee => "safety_guarantee",
        ComponentKind::PerformanceEvaluation => "performance_evaluation",
    }
}

fn duration_total(language: Language, duration: &Duration) -> Option<String> {
    let spans: Vec<_> = duration.stages.iter().map(|stage| stage.time).collect();
    (!spans.is_empty()).then(|| time_span::total(&spans, language))
}

fn fee_label(context: &Context<'_>, fee: &Fee) -> FeeLabelView {
    let kind = match fee.kind {
        FeeKind::Free => "free",
        FeeKind::Tariff => "tariff",
        FeeKind::Formula => "formula",
        FeeKind::RegionalLevy => "regional_levy",
        FeeKind::StateRevenue => "state_revenue",
        FeeKind::InKind => "in_kind",
    };
    let rupiah = |amount| context.language.rupiah(amount);
    let amount = amounts(fee).map(|(low, high)| {
        if low == high { rupiah(low) } else { format!("{}–{}", rupiah(low), rupiah(high)) }
    });
    FeeLabelView { kind: kind.to_string(), amount }
}

/// The lowest and the highest price; an amount that is multiplied by something is none.
pub(super) fn amounts(fee: &Fee) -> Option<(Decimal, Decimal)> {
    let has_units = fee.tariffs.iter().any(|tariff| tariff.unit.is_some());
    let amounts = || fee.tariffs.iter().map(|tariff| tariff.amount.0);
    let range = amounts().min().zip(amounts().max());
    range.filter(|_| !has_units && fee.formula.is_none())
}

fn applicant(applicant: Applicant) -> &'static str {
    match applicant {
        Applicant::Individual => "individual",
        Applicant::Business => "business",
        Applicant::Institution => "institution",
    }
}

fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Online => "online",
        Channel::InPerson => "in_person",
        Channel::Mobile => "mobile",
    }
}

fn form_code(form: Form) -> &'static str {
    match form {
        Form::Original => "original",
        Form::Photocopy => "photocopy",
        Form::DigitalCopy => "digital_copy",
        Form::OriginalAndPhotocopy => "original_and_photocopy",
    }
}
