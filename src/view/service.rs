//! Services.

use serde::Serialize;

use super::{DateView, FileView, Html, LinkView, UnpublishedView};

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
    /// `5 hari kerja`, where there is one length or range for all.
    pub duration: Option<String>,
    /// `known`, `by_rule` (words, no number), `by_variant` (they differ) or `unknown`.
    pub duration_state: String,
    /// What it costs, in short.
    pub fee: Option<FeeLabelView>,
    /// `online`, `in_person`, `mobile`.
    pub channels: Vec<String>,
    /// `individual`, `business`, `institution`.
    pub applicants: Vec<String>,
    /// Old and everyday names.
    pub aliases: Vec<String>,
    /// The mark of what is not to be published yet.
    pub unpublished: Option<UnpublishedView>,
}

/// What a service costs, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeeLabelView {
    /// `free`, `tariff`, `formula`, `regional_levy`, `state_revenue`, `in_kind`, or `by_variant` when
    /// the variants differ.
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
    /// Its anchor on the page.
    pub anchor: String,
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
