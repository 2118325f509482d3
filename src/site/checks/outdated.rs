//! Names of documents that are no longer issued, in services that are.

use std::ops::Range;

use super::words::{find, speaks_of_past, words};
use crate::content::service::Service;
use crate::diagnostic::{self, Report};

/// A document that is no longer issued.
struct Outdated {
    /// Its short name, in capitals as it stands in texts; empty when it has none.
    short: &'static str,
    /// Its full names and those of the street, in lower case.
    names: &'static [&'static str],
    /// What holds today; empty where that is for the office to say.
    today: &'static str,
}

/// What offices still write although it was replaced. Only what has been confirmed is told as the
/// name of today.
const OUTDATED: [Outdated; 6] = [
    Outdated {
        short: "SIUP",
        names: &["surat izin usaha perdagangan"],
        today: "Nomor Induk Berusaha (NIB)",
    },
    Outdated {
        short: "TDP",
        names: &["tanda daftar perusahaan"],
        today: "Nomor Induk Berusaha (NIB)",
    },
    Outdated {
        short: "IMB",
        names: &["izin mendirikan bangunan"],
        today: "Persetujuan Bangunan Gedung (PBG)",
    },
    Outdated { short: "SITU", names: &["surat izin tempat usaha"], today: "" },
    Outdated { short: "", names: &["izin gangguan", "izin ho", "situ/ho"], today: "" },
    Outdated {
        short: "",
        names: &[
            "meterai 6.000",
            "meterai 6000",
            "meterai rp6.000",
            "meterai rp 6.000",
            "materai 6.000",
            "materai 6000",
            "materai rp6.000",
            "materai rp 6.000",
        ],
        today: "meterai Rp10.000",
    },
];

/// Names of documents of today: a text that has them beside the old one says what has changed.
const TODAY: [&str; 2] = ["nib", "pbg"];

/// Notes outdated names where a service says what it is, what it wants and what it gives.
pub(super) fn check(service: &Service, report: &mut Report) {
    let heads = [(&service.name, &service.name_range), (&service.summary, &service.summary_range)];
    for (text, range) in heads {
        if let Some((found, outdated)) = outdated(text) {
            note(&text[found], outdated, range.clone(), report);
        }
    }
    let requirements = service.all_requirements().map(|requirement| &requirement.name.0);
    let products = service.products.iter().map(|product| &product.0);
    for words in requirements.chain(products).map(|prose| prose.words()) {
        for block in words.blocks() {
            if let Some((range, outdated)) = outdated(block.text) {
                note(&block.text[range.clone()], outdated, block.place(range), report);
            }
        }
    }
}

fn note(name: &str, outdated: &Outdated, range: Range<usize>, report: &mut Report) {
    let mut words = vec![("name", name)];
    words.extend(Some(outdated.today).filter(|it| !it.is_empty()).map(|today| ("today", today)));
    report.add(diagnostic::OUTDATED_NAME, range, &words);
}

/// Finds the first outdated name in a text, unless the text says that it is outdated.
fn outdated(text: &str) -> Option<(Range<usize>, &'static Outdated)> {
    let found = OUTDATED.iter().find_map(|outdated| {
        let mut full = outdated.names.iter().filter_map(|name| find(text, name));
        let range = full.next().or_else(|| find_short(text, outdated.short))?;
        Some((range, outdated))
    })?;
    let names_today = TODAY.iter().any(|word| find(text, word).is_some());
    (!names_today && !speaks_of_past(text)).then_some(found)
}

/// Finds a short name as it is written, in capitals: `situ` is a word of every day. What follows
/// may make another document of it: SIUP Perikanan is issued still.
fn find_short(text: &str, short: &str) -> Option<Range<usize>> {
    let (range, _) = words(text).find(|(_, word)| *word == short)?;
    let rest = text[range.end..].trim_start().to_lowercase();
    (!rest.starts_with("perikanan")).then_some(range)
}
