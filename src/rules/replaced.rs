//! Regulations that offices still cite although another has taken their place.

use jiff::civil::{Date, date};

use super::{Certainty, Regulation};
use crate::citation::{self, Citation};

/// A regulation and the one that has taken its place.
#[derive(Debug, Clone, Copy)]
pub struct Replaced {
    /// The one that no longer holds.
    pub old: Regulation,
    /// The one that holds instead.
    pub new: Regulation,
    /// The first day on which the old one certainly no longer holds: the first of the next year
    /// where only the year is known.
    pub from: Date,
    /// How sure we are of it.
    pub certainty: Certainty,
}

const PANRB: &str = "Peraturan Menteri PANRB";
const KOMINFO: &str = "Peraturan Menteri Komunikasi dan Informatika";
const KOMDIGI: &str = "Peraturan Menteri Komunikasi dan Digital";
const INFORMATION: &str = "Peraturan Komisi Informasi";
const GOVERNMENT: &str = "Peraturan Pemerintah";
const BKPM: &str = "Peraturan BKPM";

/// Those that are known to us.
pub const REPLACED: [Replaced; 11] = [
    // Management of complaints.
    replaced((PANRB, 62, 2018), (PANRB, 5, 2025), date(2026, 1, 1), Certainty::Repeated),
    // Surveys of satisfaction.
    replaced((PANRB, 16, 2014), (PANRB, 14, 2017), date(2018, 1, 1), Certainty::Read),
    // Zona Integritas.
    replaced((PANRB, 52, 2014), (PANRB, 90, 2021), date(2022, 1, 1), Certainty::Read),
    replaced((PANRB, 10, 2019), (PANRB, 90, 2021), date(2022, 1, 1), Certainty::Read),
    // Public information.
    replaced((INFORMATION, 1, 2010), (INFORMATION, 1, 2021), date(2022, 1, 1), Certainty::Read),
    // Domains of offices and registration of their systems.
    replaced((KOMINFO, 5, 2015), (KOMDIGI, 5, 2025), date(2025, 3, 25), Certainty::Told),
    replaced((KOMINFO, 10, 2015), (KOMDIGI, 5, 2025), date(2025, 3, 25), Certainty::Told),
    // Licences by risk, and reports on investment.
    replaced((GOVERNMENT, 5, 2021), (GOVERNMENT, 28, 2025), date(2025, 6, 5), Certainty::Repeated),
    replaced((BKPM, 3, 2021), (BKPM, 5, 2025), date(2025, 10, 2), Certainty::Repeated),
    replaced((BKPM, 4, 2021), (BKPM, 5, 2025), date(2025, 10, 2), Certainty::Repeated),
    replaced((BKPM, 5, 2021), (BKPM, 5, 2025), date(2025, 10, 2), Certainty::Repeated),
];

const fn replaced(
    old: (&'static str, u16, i16),
    new: (&'static str, u16, i16),
    from: Date,
    certainty: Certainty,
) -> Replaced {
    let old = Regulation { kind: old.0, number: old.1, year: old.2 };
    let new = Regulation { kind: new.0, number: new.1, year: new.2 };
    Replaced { old, new, from, certainty }
}

/// What has taken the place of a regulation by a day.
pub fn replacement(cited: &Citation, day: Date) -> Option<&'static Replaced> {
    // Who has issued it must be told: other ministries have regulations of the same number.
    let is_it = |it: &&Replaced| {
        let old = citation::read_name(&it.old.name());
        old.is_some_and(|old| {
            old.issuer.is_empty() == cited.issuer.is_empty() && old.is_same(cited)
        })
    };
    REPLACED.iter().filter(|it| it.from <= day).find(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new_name(text: &str, day: Date) -> Option<String> {
        replacement(&citation::read_name(text)?, day).map(|it| it.new.name())
    }

    #[test]
    fn a_regulation_holds_until_it_is_replaced() {
        let day = date(2026, 11, 21);
        let new = Some("Peraturan Menteri PANRB Nomor 5 Tahun 2025".to_string());
        assert_eq!(new_name("Permen PANRB 62/2018", day), new);
        assert_eq!(new_name("Permen PANRB 62/2018", date(2024, 5, 1)), None);
        assert_eq!(new_name("Permen PANRB 5/2025", day), None);
        assert_eq!(
            new_name("PP No. 5 Tahun 2021", day),
            Some("Peraturan Pemerintah Nomor 28 Tahun 2025".to_string())
        );
    }

    #[test]
    fn another_issuer_is_another_regulation() {
        let day = date(2026, 11, 21);
        assert_eq!(new_name("Permenkes 62/2018", day), None);
        assert_eq!(new_name("Permen 62/2018", day), None);
        assert_eq!(new_name("Peraturan Menteri Dalam Negeri Nomor 5 Tahun 2015", day), None);
    }

    #[test]
    fn every_name_can_be_read() {
        for it in REPLACED {
            assert!(citation::read_name(&it.old.name()).is_some(), "{}", it.old.name());
            assert!(citation::read_name(&it.new.name()).is_some(), "{}", it.new.name());
        }
    }
}
