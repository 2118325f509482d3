//! Which of the 14 components of a service standard a service has.

use crate::content::service::{ComponentKind, Service, SharedComponents, Variant};

/// Tells whether a service has a component, itself or from `standar.yaml`. What only some kinds of
/// application have is not had.
pub fn has_component(service: &Service, standard: &SharedComponents, kind: ComponentKind) -> bool {
    let in_all = |has: fn(&Variant) -> bool| {
        !service.variants.is_empty() && service.variants.iter().all(has)
    };
    match kind {
        ComponentKind::LegalBasis => {
            !service.shared.legal_basis.is_empty() || !standard.legal_basis.is_empty()
        }
        ComponentKind::Requirements => service.all_requirements().next().is_some(),
        ComponentKind::Procedure => {
            !service.steps.is_empty() || in_all(|variant| !variant.steps.is_empty())
        }
        ComponentKind::Duration => {
            service.duration.is_some() || in_all(|variant| variant.duration.is_some())
        }
        ComponentKind::Fee => service.fee.is_some() || in_all(|variant| variant.fee.is_some()),
        ComponentKind::Products => !service.products.is_empty(),
        text => service.shared.text(text).or(standard.text(text)).is_some(),
    }
}
