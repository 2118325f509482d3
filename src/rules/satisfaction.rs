//! The survey of the satisfaction of users (*Survei Kepuasan Masyarakat*, SKM).

use jiff::civil::date;

use super::{Certainty, InForce, Regulation};

/// How answers become an index and a grade.
#[derive(Debug, Clone, Copy)]
pub struct Satisfaction {
    /// What is asked about, in the order of the regulation. All weigh the same.
    pub elements: &'static [Element],
    /// The grades, from the best; a value is graded after it was rounded to two decimals.
    pub grades: &'static [Grade],
}

/// One of the nine things that are asked about (*unsur*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element {
    /// `U1`
    pub code: &'static str,
    /// Its name in Indonesian, as in the regulation.
    pub name: &'static str,
    /// What it is about in English.
    pub name_english: &'static str,
    /// Other ways in which tables name it, in small letters.
    pub short: &'static [&'static str],
}

/// A grade of an index from 25 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grade {
    /// The lowest value that has it, in hundredths.
    pub from_hundredths: u32,
    /// `A`
    pub mark: &'static str,
    /// `Sangat Baik`
    pub name: &'static str,
    /// The same in English.
    pub name_english: &'static str,
}

/// The rules since the one that has nine elements.
pub static RULES: [InForce<Satisfaction>; 1] = [InForce {
    regulation: Regulation { kind: "Peraturan Menteri PANRB", number: 14, year: 2017 },
    from: date(2017, 1, 1),
    certainty: Certainty::Repeated,
    rule: Satisfaction { elements: &ELEMENTS, grades: &GRADES },
}];

/// The newest rule, by whose elements files are read.
pub fn newest() -> &'static Satisfaction {
    let [.., newest] = &RULES;
    &newest.rule
}

const GRADES: [Grade; 4] = [
    grade(8831, "A", "Sangat Baik", "Very good"),
    grade(7661, "B", "Baik", "Good"),
    grade(6500, "C", "Kurang Baik", "Less good"),
    grade(2500, "D", "Tidak Baik", "Not good"),
];

const ELEMENTS: [Element; 9] = [
    element("U1", "Persyaratan", "Requirements", &["syarat"]),
    element("U2", "Sistem, Mekanisme, dan Prosedur", "Procedure", &["prosedur"]),
    element("U3", "Waktu Penyelesaian", "Time needed", &["waktu", "waktu pelayanan"]),
    element("U4", "Biaya/Tarif", "Fee", &["biaya", "tarif"]),
    element("U5", "Produk Spesifikasi Jenis Pelayanan", "Product", &["produk", "produk layanan"]),
    element("U6", "Kompetensi Pelaksana", "Competence of staff", &["kompetensi"]),
    element("U7", "Perilaku Pelaksana", "Conduct of staff", &["perilaku"]),
    element(
        "U8",
        "Penanganan Pengaduan, Saran dan Masukan",
        "Handling of complaints",
        &["pengaduan", "penanganan pengaduan"],
    ),
    element("U9", "Sarana dan Prasarana", "Facilities", &["sarana", "prasarana"]),
];

const fn grade(
    from_hundredths: u32,
    mark: &'static str,
    name: &'static str,
    name_english: &'static str,
) -> Grade {
    Grade { from_hundredths, mark, name, name_english }
}

const fn element(
    code: &'static str,
    name: &'static str,
    name_english: &'static str,
    short: &'static [&'static str],
) -> Element {
    Element { code, name, name_english, short }
}

impl Satisfaction {
    /// Finds what a table calls by its code or by its name; never by its place, for questionnaires
    /// ask about facilities before complaints, and the list of the elements has them the other way.
    pub fn element(&self, name: &str) -> Option<&'static Element> {
        let wanted = words(name);
        self.elements.iter().find(|element| {
            wanted == element.code.to_lowercase()
                || wanted == words(element.name)
                || element.short.contains(&wanted.as_str())
        })
    }
}

/// A name in small letters and without its signs, words that only join left out.
fn words(name: &str) -> String {
    let name = name.to_lowercase();
    let words = name.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !matches!(*word, "" | "dan")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_by_code_and_name() {
        let rule = &RULES[0].rule;
        let code = |name: &str| rule.element(name).map(|element| element.code);
        assert_eq!(code("u8"), Some("U8"));
        assert_eq!(code("Penanganan Pengaduan, Saran dan Masukan"), Some("U8"));
        assert_eq!(code("sarana"), Some("U9"));
        assert_eq!(code("SARANA DAN PRASARANA"), Some("U9"));
        assert_eq!(code("Biaya / Tarif"), Some("U4"));
        assert_eq!(code("sistem mekanisme prosedur"), Some("U2"));
        assert_eq!(code("8"), None);
        assert_eq!(code("U10"), None);
    }
}
