//! The texts of a service that may hold links.

use super::{Duration, Fee, Requirement, Service, SharedComponents, Variant};
use crate::content::values::{Block, Inline};
use crate::markdown::Prose;

impl Service {
    /// Every text with links in it.
    pub fn texts(&self) -> Vec<&Prose> {
        let mut texts: Vec<&Prose> = self.audience.iter().map(|Block(text)| text).collect();
        texts.extend(self.system.iter().filter_map(|it| it.note.as_ref()).map(|Inline(t)| t));
        texts.extend(self.requirements.iter().flat_map(Requirement::texts));
        texts.extend(self.steps.iter().map(|step| &step.text.0));
        texts.extend(self.duration.iter().flat_map(Duration::texts));
        texts.extend(self.fee.iter().flat_map(Fee::texts));
        texts.extend(self.products.iter().chain(&self.validity).map(|Inline(text)| text));
        texts.extend(self.variants.iter().flat_map(Variant::texts));
        texts.extend(self.faq.iter().map(|question| &question.answer.0));
        texts.extend(self.shared.texts());
        texts
    }

    /// Every requirement, of the service and of its variants.
    pub fn all_requirements(&self) -> impl Iterator<Item = &Requirement> {
        let of_variants = self.variants.iter().flat_map(|variant| &variant.requirements);
        self.requirements.iter().chain(of_variants)
    }

    /// The services, by their names in addresses, whose product this one requires.
    pub fn required_services(&self) -> impl Iterator<Item = &str> {
        self.all_requirements().filter_map(|it| Some(it.service.as_ref()?.value.0.as_str()))
    }
}

impl SharedComponents {
    /// Every text with links in it.
    pub fn texts(&self) -> Vec<&Prose> {
        let blocks = [
            &self.facilities,
            &self.staff_competence,
            &self.internal_supervision,
            &self.complaint_handling,
            &self.staff_count,
            &self.service_guarantee,
            &self.safety_guarantee,
            &self.performance_evaluation,
        ];
        let titles = self.legal_basis.iter().map(|basis| &basis.title.0);
        titles.chain(blocks.into_iter().flatten().map(|Block(text)| text)).collect()
    }
}

impl Requirement {
    fn texts(&self) -> Vec<&Prose> {
        std::iter::once(&self.name).chain(&self.note).map(|Inline(text)| text).collect()
    }
}

impl Duration {
    fn texts(&self) -> Vec<&Prose> {
        self.note.iter().map(|Inline(text)| text).collect()
    }
}

impl Fee {
    fn texts(&self) -> Vec<&Prose> {
        let blocks = self.formula.iter().chain(&self.note).map(|Block(text)| text);
        blocks.chain(self.legal_basis.iter().map(|Inline(text)| text)).collect()
    }
}

impl Variant {
    fn texts(&self) -> Vec<&Prose> {
        let mut texts: Vec<&Prose> = self.note.iter().map(|Block(text)| text).collect();
        texts.extend(self.requirements.iter().flat_map(Requirement::texts));
        texts.extend(self.steps.iter().map(|step| &step.text.0));
        texts.extend(self.duration.iter().flat_map(Duration::texts));
        texts.extend(self.fee.iter().flat_map(Fee::texts));
        texts.extend(self.validity.iter().map(|Inline(text)| text));
        texts
    }
}
