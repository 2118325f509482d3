//! The 14 components of a service standard, in the order of UU 25/2009 article 21.

use super::SharedComponents;
use crate::content::values::Block;

/// One of the 14 components.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComponentKind {
    /// `dasar_hukum`
    LegalBasis,
    /// `persyaratan`
    Requirements,
    /// `prosedur`
    Procedure,
    /// `jangka_waktu`
    Duration,
    /// `biaya`
    Fee,
    /// `produk`
    Products,
    /// `sarana_prasarana`
    Facilities,
    /// `kompetensi_pelaksana`
    StaffCompetence,
    /// `pengawasan_internal`
    InternalSupervision,
    /// `penanganan_pengaduan`
    ComplaintHandling,
    /// `jumlah_pelaksana`
    StaffCount,
    /// `jaminan_pelayanan`
    ServiceGuarantee,
    /// `jaminan_keamanan`
    SafetyGuarantee,
    /// `evaluasi_kinerja`
    PerformanceEvaluation,
}

impl ComponentKind {
    /// Every component, in the order of the law.
    pub const ALL: [Self; 14] = [
        Self::LegalBasis,
        Self::Requirements,
        Self::Procedure,
        Self::Duration,
        Self::Fee,
        Self::Products,
        Self::Facilities,
        Self::StaffCompetence,
        Self::InternalSupervision,
        Self::ComplaintHandling,
        Self::StaffCount,
        Self::ServiceGuarantee,
        Self::SafetyGuarantee,
        Self::PerformanceEvaluation,
    ];

    /// Its key in a record.
    pub fn key(self) -> &'static str {
        match self {
            Self::LegalBasis => "dasar_hukum",
            Self::Requirements => "persyaratan",
            Self::Procedure => "prosedur",
            Self::Duration => "jangka_waktu",
            Self::Fee => "biaya",
            Self::Products => "produk",
            Self::Facilities => "sarana_prasarana",
            Self::StaffCompetence => "kompetensi_pelaksana",
            Self::InternalSupervision => "pengawasan_internal",
            Self::ComplaintHandling => "penanganan_pengaduan",
            Self::StaffCount => "jumlah_pelaksana",
            Self::ServiceGuarantee => "jaminan_pelayanan",
            Self::SafetyGuarantee => "jaminan_keamanan",
            Self::PerformanceEvaluation => "evaluasi_kinerja",
        }
    }

    /// Its anchor on the page of a service.
    pub fn anchor(self) -> String {
        self.key().replace('_', "-")
    }

    /// Tells whether it belongs to the service delivery part (6) of Permen PANRB 15/2014; the
    /// others (8) are the manufacturing part.
    pub fn is_delivery(self) -> bool {
        matches!(
            self,
            Self::Requirements
                | Self::Procedure
                | Self::Duration
                | Self::Fee
                | Self::Products
                | Self::ComplaintHandling
        )
    }
}

impl SharedComponents {
    /// The component that is one text; `None` for those that are not, and where there is none.
    pub fn text(&self, kind: ComponentKind) -> Option<&Block> {
        match kind {
            ComponentKind::Facilities => self.facilities.as_ref(),
            ComponentKind::StaffCompetence => self.staff_competence.as_ref(),
            ComponentKind::InternalSupervision => self.internal_supervision.as_ref(),
            ComponentKind::ComplaintHandling => self.complaint_handling.as_ref(),
            ComponentKind::StaffCount => self.staff_count.as_ref(),
            ComponentKind::ServiceGuarantee => self.service_guarantee.as_ref(),
            ComponentKind::SafetyGuarantee => self.safety_guarantee.as_ref(),
            ComponentKind::PerformanceEvaluation => self.performance_evaluation.as_ref(),
            ComponentKind::LegalBasis
            | ComponentKind::Requirements
            | ComponentKind::Procedure
            | ComponentKind::Duration
            | ComponentKind::Fee
            | ComponentKind::Products => None,
        }
    }
}
