//! Legal bases that do not hold any longer: by the office's own list of regulations, which is held
//! against what is known.

use super::super::Site;
use crate::content::regulation::{Regulation, Regulations, Status};
use crate::content::service::LegalBasis;
use crate::diagnostic::{self, Report};
use crate::rules::replaced::{self, Replaced};

/// Notes legal bases that the list of regulations calls revoked. What is known to be replaced, all
/// texts are told already.
pub(super) fn check(site: &Site, bases: &[LegalBasis], report: &mut Report) {
    let Some(list) = &site.regulations else { return };
    for words in bases.iter().map(|basis| basis.title.0.words()) {
        for block in words.blocks() {
            let mut cited = list.record.cited(block.text);
            cited.retain(|(_, it)| it.status == Status::Revoked && known(site, it).is_none());
            for (range, regulation) in cited {
                let name = regulation.name();
                let mut words = vec![("name", name.as_str())];
                words.extend(regulation.by.as_deref().map(|by| ("by", by)));
                report.add(diagnostic::REGULATION_REVOKED, block.place(range), &words);
            }
        }
    }
}

/// Notes regulations that the list calls in force although it is known what has replaced them.
pub(super) fn check_list(site: &Site, list: &Regulations, report: &mut Report) {
    for regulation in list.items.iter().filter(|it| it.status != Status::Revoked) {
        if let Some(replaced) = known(site, regulation) {
            let (name, new) = (regulation.name(), replaced.new.name());
            let words = [("name", name.as_str()), ("new", new.as_str())];
            report.add(diagnostic::REGULATION_REPLACED, regulation.line.clone(), &words);
        }
    }
}

/// What is known to have replaced a regulation on the day of the build.
fn known(site: &Site, regulation: &Regulation) -> Option<&'static Replaced> {
    replaced::replacement(regulation.citation.as_ref()?, site.date)
}
