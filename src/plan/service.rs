//! Pages of services: the list, A to Z, and one for each.

mod lists;

use super::addresses;
use super::context::{Context, Head};
use super::json_ld;
use super::{Output, View};
use crate::content::service::{
    Applicant, Channel, Decree, Duration, Fee, FeeKind, Form, LegalBasis, Necessity, Requirement,
    Service, SharedComponents, Step, System, Tariff, Variant, VariantKind,
};
use crate::content::values::{Block, Inline, Placed, Slug};
use crate::language::Word;
use crate::markdown::escape;
use crate::site::{Item, components};
use crate::time_span;
use crate::view::{
    ComponentView, DecreeView, DurationView, FaqView, FeeLabelView, FeeView, Html, LinkView,
    RequirementGroupView, RequirementView, ServiceView, StageView, StepView, SystemView,
    TariffView, VariantView,
};

pub(super) use lists::{card, fields};

/// Every page of services.
pub(super) fn pages(context: &Context<'_>) -> Vec<Output> {
    if context.site.services.is_empty() {
        return Vec::new();
    }
    let mut pages = vec![lists::list(context), lists::az(context)];
    pages.extend(context.site.services.iter().map(|item| page(context, item)));
    pages
}

fn page(context: &Context<'_>, item: &Item<Service>) -> Output {
    let url = addresses::of_item(item);
    let view = Viewer { context, path: &item.path, url: &url }.service(item);
    let service = &item.record;
    let head = Head {
        origin: &item.shown,
        above: vec![context.fixed(Word::Services, addresses::SERVICES)],
        json_ld: vec![json_ld::service(context, service, &view, &url)],
        care: Some(&service.care),
        ..Head::new("service", &url, service.name.clone(), service.summary.clone())
    };
    context.page(head, View::Service(view))
}

/// Makes the parts of one service's view.
struct Viewer<'c, 's> {
    context: &'c Context<'s>,
    path: &'c str,
    url: &'c str,
}

impl Viewer<'_, '_> {
    fn service(&self, item: &Item<Service>) -> ServiceView {
        let service = &item.record;
        let shared = components(service, &self.context.site.standard);
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
            components: self.components(service, &shared),
            faq: self.faq(service),
            related: service.related.iter().filter_map(|it| self.link(&it.value)).collect(),
            required_by: self.required_by(&item.slug),
        }
    }

    fn inline(&self, text: &Inline) -> Html {
        self.context.html(&text.0, self.path, self.url)
    }

    fn block(&self, text: &Block) -> Html {
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
        let item = self.context.site.services.iter().find(|item| item.slug == slug.0)?;
        let (title, url) = (item.record.name.clone(), addresses::of_item(item));
        Some(LinkView { title, url, is_external: false })
    }

    /// The services that ask for what this one issues.
    fn required_by(&self, slug: &str) -> Vec<LinkView> {
        let needs = |item: &&Item<Service>| {
            let mut needed = item.record.all_requirements().filter_map(|it| it.service.as_ref());
            needed.any(|needed| needed.value.0 == slug)
        };
        let items = self.context.site.services.iter().filter(needs);
        items.filter_map(|item| self.link(&Slug(item.slug.clone()))).collect()
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
            total: duration_total(self.context, duration),
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

    fn place(&self, place: &Placed<Slug>) -> Option<LinkView> {
        let hours = self.context.site.hours.as_ref()?;
        let places = hours.places.iter().flat_map(|it| std::iter::once(it).chain(&it.counters));
        let found = places.into_iter().find(|it| it.id == place.value)?;
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

    fn components(&self, service: &Service, shared: &SharedComponents) -> Vec<ComponentView> {
        let text = |block: &Option<Block>| block.as_ref().map(|text| self.block(text));
        let any = |of: fn(&Variant) -> bool| service.variants.iter().any(of);
        let has_requirements = service.all_requirements().next().is_some();
        let has_steps = !service.steps.is_empty() || any(|it| !it.steps.is_empty());
        let has_duration = service.duration.is_some() || any(|it| it.duration.is_some());
        let has_fee = service.fee.is_some() || any(|it| it.fee.is_some());
        let list = [
            ("legal_basis", false, None, self.legal_basis(&shared.legal_basis)),
            ("requirements", true, Some(has_requirements), None),
            ("procedure", true, Some(has_steps), None),
            ("duration", true, Some(has_duration), None),
            ("fee", true, Some(has_fee), None),
            ("products", true, Some(!service.products.is_empty()), None),
            ("facilities", false, None, text(&shared.facilities)),
            ("staff_competence", false, None, text(&shared.staff_competence)),
            ("internal_supervision", false, None, text(&shared.internal_supervision)),
            ("complaint_handling", true, None, text(&shared.complaint_handling)),
            ("staff_count", false, None, text(&shared.staff_count)),
            ("service_guarantee", false, None, text(&shared.service_guarantee)),
            ("safety_guarantee", false, None, text(&shared.safety_guarantee)),
            ("performance_evaluation", false, None, text(&shared.performance_evaluation)),
        ];
        let component = |(number, (key, is_delivery, filled, body)): (
            u8,
            (&str, _, Option<bool>, Option<Html>),
        )| {
            let is_filled = filled.unwrap_or(body.is_some());
            ComponentView { number, key: key.to_string(), is_delivery, is_filled, body }
        };
        (1..).zip(list).map(component).collect()
    }

    fn legal_basis(&self, bases: &[LegalBasis]) -> Option<Html> {
        if bases.is_empty() {
            return None;
        }
        let root = addresses::root_of(self.url);
        let mut html = String::from("<ul>\n");
        for basis in bases {
            let title = self.inline(&basis.title).0;
            let file = basis.file.as_ref().and_then(|file| self.context.file(file, None));
            let link = basis.url.as_ref().map(|url| format!("<a href=\"{}\">", escape(&url.0)));
            let (open, close) = link.map_or((String::new(), ""), |open| (open, "</a>"));
            let file = file.map(|file| {
                let (url, name) = (&file.url, escape(&file.title));
                let note =
                    format!("<span class=\"file-note\">({}, {})</span>", file.kind, file.size);
                format!(" <a href=\"{root}{url}\">{name} {note}</a>")
            });
            html.push_str(&format!("<li>{open}{title}{close}{}</li>\n", file.unwrap_or_default()));
        }
        html.push_str("</ul>");
        Some(Html(html))
    }
}

fn duration_total(context: &Context<'_>, duration: &Duration) -> Option<String> {
    let spans: Vec<_> = duration.stages.iter().map(|stage| stage.time).collect();
    (!spans.is_empty()).then(|| time_span::total(&spans, context.language))
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
    let amounts = || fee.tariffs.iter().map(|tariff| tariff.amount.0);
    let rupiah = |amount| context.language.rupiah(amount);
    // An amount that is multiplied by something is no price of the service.
    let has_units = fee.tariffs.iter().any(|tariff| tariff.unit.is_some());
    let amount = match (amounts().min(), amounts().max()) {
        _ if has_units || fee.formula.is_some() => None,
        (Some(low), Some(high)) if low == high => Some(rupiah(low)),
        (Some(low), Some(high)) => Some(format!("{}–{}", rupiah(low), rupiah(high))),
        _ => None,
    };
    FeeLabelView { kind: kind.to_string(), amount }
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
