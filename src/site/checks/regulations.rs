//! Legal bases that do not hold any longer, by the office's own list of regulations.

use super::super::Site;
use crate::content::regulation::Status;
use crate::content::service::LegalBasis;
use crate::diagnostic::{self, Report};

/// Notes legal bases that the list of regulations calls revoked.
pub(super) fn check(site: &Site, bases: &[LegalBasis], report: &mut Report) {
    let Some(list) = &site.regulations else { return };
    for words in bases.iter().map(|basis| basis.title.0.words()) {
        for block in words.blocks() {
            let cited = list.record.cited(block.text).into_iter();
            for (range, regulation) in cited.filter(|(_, it)| it.status == Status::Revoked) {
                let name = regulation.name();
                let mut words = vec![("name", name.as_str())];
                words.extend(regulation.by.as_deref().map(|by| ("by", by)));
                report.add(diagnostic::REGULATION_REVOKED, block.place(range), &words);
            }
        }
    }
}
