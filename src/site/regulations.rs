//! Services and the regulations on which they rest.

use super::Site;
use crate::content::regulation::Regulation;
use crate::content::service::{LegalBasis, Service};

impl Site {
    /// What a service names as its legal basis; where it names none, what all services share.
    fn legal_basis<'s>(&'s self, service: &'s Service) -> &'s [LegalBasis] {
        let own = &service.shared.legal_basis;
        if own.is_empty() { &self.standard.legal_basis } else { own }
    }

    /// The regulations of the list on which a service rests.
    pub fn regulations_of<'s>(
        &'s self,
        service: &'s Service,
    ) -> impl Iterator<Item = &'s Regulation> {
        let texts = self.legal_basis(service).iter().map(|basis| basis.title.0.plain());
        let list = self.regulations.as_ref().map(|item| &item.record);
        let cited = texts.filter_map(move |text| list.map(|list| list.cited(&text)));
        cited.flatten().map(|(_, regulation)| regulation)
    }
}
