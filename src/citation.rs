//! Citations of regulations in texts, however they are written: `UU 25/2009`,
//! `Undang-Undang Nomor 25 Tahun 2009`, `Permenpan RB No. 62 Thn 2018`.

use std::ops::Range;

/// Most words between the kind of a regulation and its number: the longest names of ministries.
const ISSUER_WORDS_MAX: usize = 14;
/// Words of *Peraturan Pemerintah Pengganti* before *Undang-Undang*.
const EMERGENCY_LAW_WORDS: usize = 3;

/// A regulation that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// What kind of regulation it is.
    pub kind: Kind,
    /// Who has issued it, in one spelling; empty where the kind or the text does not tell.
    pub issuer: String,
    /// Its number as written, `25` or `188.4/366`.
    pub number: String,
    /// Its year.
    pub year: i16,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// The kinds of regulations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// *Undang-Undang*
    Law,
    /// *Peraturan Pemerintah Pengganti Undang-Undang*
    EmergencyLaw,
    /// *Peraturan Pemerintah*
    Government,
    /// *Peraturan Presiden*
    President,
    /// *Peraturan Menteri*
    Minister,
    /// *Peraturan Daerah*
    Region,
    /// *Peraturan Gubernur*
    Governor,
    /// *Peraturan Bupati*
    Regent,
    /// *Peraturan Wali Kota*
    Mayor,
    /// *Peraturan* of a body that is no ministry
    Body,
    /// *Keputusan*
    Decree,
    /// *Instruksi*
    Instruction,
    /// *Surat Edaran*
    Circular,
}

/// Beginnings of names, longest first, with what they stand for and who issues it. What follows
/// the beginning belongs to the issuer.
const HEADS: [(&str, Kind, &str); 40] = [
    ("peraturan pemerintah pengganti undang-undang", Kind::EmergencyLaw, ""),
    ("peraturan pemerintah", Kind::Government, ""),
    ("peraturan presiden", Kind::President, ""),
    ("peraturan menteri", Kind::Minister, ""),
    ("peraturan daerah", Kind::Region, ""),
    ("peraturan gubernur", Kind::Governor, ""),
    ("peraturan bupati", Kind::Regent, ""),
    ("peraturan wali kota", Kind::Mayor, ""),
    ("peraturan walikota", Kind::Mayor, ""),
    ("peraturan", Kind::Body, ""),
    ("undang-undang", Kind::Law, ""),
    ("undang undang", Kind::Law, ""),
    ("keputusan", Kind::Decree, ""),
    ("instruksi", Kind::Instruction, ""),
    ("surat edaran", Kind::Circular, ""),
    ("perppu", Kind::EmergencyLaw, ""),
    ("perpu", Kind::EmergencyLaw, ""),
    ("uu", Kind::Law, ""),
    ("pp", Kind::Government, ""),
    ("perpres", Kind::President, ""),
    ("keppres", Kind::Decree, "presiden"),
    ("inpres", Kind::Instruction, "presiden"),
    ("permenpanrb", Kind::Minister, "panrb"),
    ("permenpan-rb", Kind::Minister, "panrb"),
    ("permenpan", Kind::Minister, "panrb"),
    ("permen", Kind::Minister, ""),
    ("permendagri", Kind::Minister, "dagri"),
    ("permenkes", Kind::Minister, "kesehatan"),
    ("permenkominfo", Kind::Minister, "kominfo"),
    ("permenkomdigi", Kind::Minister, "komdigi"),
    ("permenkeu", Kind::Minister, "keuangan"),
    ("pmk", Kind::Minister, ""),
    ("perki", Kind::Body, "komisi informasi"),
    ("perda", Kind::Region, ""),
    ("pergub", Kind::Governor, ""),
    ("perbup", Kind::Regent, ""),
    ("perwali", Kind::Mayor, ""),
    ("perwal", Kind::Mayor, ""),
    ("kepmen", Kind::Decree, ""),
    ("se", Kind::Circular, ""),
];

/// Names of issuers that are written in several ways: what one has in it, and its one spelling.
const ISSUERS: [(&[&str], &str); 7] = [
    (&["pendayagunaan aparatur negara", "panrb", "pan-rb", "pan rb", "menpan"], "panrb"),
    (&["komunikasi dan informatika", "kominfo"], "kominfo"),
    (&["komunikasi dan digital", "komdigi"], "komdigi"),
    (&["penanaman modal", "bkpm"], "bkpm"),
    (&["dalam negeri", "dagri"], "dagri"),
    (&["komisi informasi"], "komisi informasi"),
    (&["kesehatan"], "kesehatan"),
];

/// A word with its bytes, in small letters.
struct Token {
    text: String,
    range: Range<usize>,
    /// Whether a sentence ends between this word and the next.
    is_last: bool,
}

/// The regulations that a text names, in its order.
pub fn find(text: &str) -> Vec<Citation> {
    let tokens = tokens(text);
    (0..tokens.len()).filter_map(|at| read(&tokens, at)).collect()
}

/// What a name of a regulation says; `None` when it is not one.
pub fn read_name(text: &str) -> Option<Citation> {
    find(text).into_iter().next()
}

impl Citation {
    /// Tells whether two citations mean the same regulation. Who has issued it decides only where
    /// both tell.
    pub fn is_same(&self, other: &Citation) -> bool {
        let issuers_agree = self.issuer.is_empty()
            || other.issuer.is_empty()
            || self.issuer.contains(&other.issuer)
            || other.issuer.contains(&self.issuer);
        let key = |it: &Citation| (it.kind, it.number.clone(), it.year);
        key(self) == key(other) && issuers_agree
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '.');
    let mut tokens: Vec<Token> = Vec::new();
    let mut end = 0;
    for piece in text.split_inclusive(|c: char| !is_part(c)) {
        let start = end;
        end += piece.len();
        let mark = piece.chars().next_back().filter(|c| !is_part(*c));
        let word = piece.trim_end_matches(|c: char| !is_part(c));
        let bare = word.trim_matches(['.', '-', '/']);
        let is_number_word = bare.eq_ignore_ascii_case("no");
        let is_last = matches!(mark, Some(';' | '?' | '!' | '\n'))
            || (word.ends_with('.') && !is_number_word);
        if bare.is_empty() {
            if let Some(last) = tokens.last_mut() {
                last.is_last |= is_last;
            }
            continue;
        }
        let from = start + word.len() - word.trim_start_matches(['.', '-', '/']).len();
        let range = from..from + bare.len();
        tokens.push(Token { text: bare.to_lowercase(), range, is_last });
    }
    tokens
}

/// Reads the citation whose number stands at a place.
fn read(tokens: &[Token], at: usize) -> Option<Citation> {
    let (number, year, end) = number_and_year(tokens, at)?;
    let mut name_end = at;
    if name_end > 0 && matches!(tokens[name_end - 1].text.as_str(), "nomor" | "no" | "nomer") {
        name_end -= 1;
    }
    let first = name_end.saturating_sub(ISSUER_WORDS_MAX);
    let is_one_sentence = |start: usize| tokens[start..at].iter().all(|token| !token.is_last);
    let mut starts = (first..name_end).rev().take_while(|start| is_one_sentence(*start));
    let (start, head) = starts.find_map(|start| Some((start, read_head(&tokens[start..at])?)))?;
    // The last words of `Peraturan Pemerintah Pengganti Undang-Undang` begin another name.
    let before = start.saturating_sub(EMERGENCY_LAW_WORDS);
    let longer = read_head(&tokens[before..at]).filter(|it| it.1 == Kind::EmergencyLaw);
    let (start, head) = longer.map_or((start, head), |head| (before, head));
    let (words, mut kind, issuer) = head;
    let rest: Vec<&str> = tokens[start + words..name_end].iter().map(|it| &*it.text).collect();
    let issuer = if issuer.is_empty() { one_spelling(&rest.join(" ")) } else { issuer.to_string() };
    if issuer == "bkpm" && kind == Kind::Minister {
        kind = Kind::Body;
    }
    let range = tokens[start].range.start..end;
    Some(Citation { kind, issuer, number, year, range })
}

/// The number that begins at a place, its year, and where both end: `25 Tahun 2009`, `25/2009`.
fn number_and_year(tokens: &[Token], at: usize) -> Option<(String, i16, usize)> {
    let token = &tokens[at];
    let text = token.text.as_str();
    if !text.starts_with(|c: char| c.is_ascii_digit()) || token.is_last && !text.contains('/') {
        return None;
    }
    if let [word, year, ..] = tokens.get(at + 1..)?
        && matches!(word.text.as_str(), "tahun" | "thn" | "th")
    {
        return Some((text.to_string(), read_year(&year.text)?, year.range.end));
    }
    let (number, year) = text.split_once('/')?;
    let is_number = number.len() <= 4 && number.chars().all(|c| c.is_ascii_digit());
    is_number.then_some((number.to_string(), read_year(year)?, token.range.end))
}

fn read_year(text: &str) -> Option<i16> {
    let year = text.parse().ok()?;
    (text.len() == 4 && (1945..2100).contains(&year)).then_some(year)
}

/// The beginning of a name: of how many words it is, what kind it stands for, and who issues it.
fn read_head(tokens: &[Token]) -> Option<(usize, Kind, &'static str)> {
    HEADS.iter().find_map(|(head, kind, issuer)| {
        let count = head.split(' ').count();
        let words = tokens.get(..count)?.iter().map(|token| token.text.as_str());
        words.eq(head.split(' ')).then_some((count, *kind, *issuer))
    })
}

/// One spelling of the name of an issuer.
fn one_spelling(name: &str) -> String {
    let known = ISSUERS.iter().find(|(parts, _)| parts.iter().any(|part| name.contains(part)));
    let bare = name.trim_end_matches(" ri").trim_end_matches("republik indonesia").trim();
    known.map_or(bare, |(_, spelling)| spelling).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let show = |it: &Citation| format!("{:?} {} {}/{}", it.kind, it.issuer, it.number, it.year);
        find(text).iter().map(show).collect()
    }

    #[test]
    fn one_regulation_is_one_however_it_is_written() {
        let ways = [
            "Permen PANRB 62/2018",
            "PermenPAN-RB No. 62 Tahun 2018",
            "Permenpan RB Nomor 62 Thn 2018",
            "PERMENPANRB NOMOR 62 TAHUN 2018",
            "Peraturan Menteri PANRB Nomor 62 Tahun 2018",
            "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Republik Indonesia Nomor 62 Tahun 2018",
        ];
        for way in ways {
            assert_eq!(shown(way), ["Minister panrb 62/2018"], "{way}");
            let text = format!("Kami bekerja menurut {way}, dan tertib.");
            let range = find(&text)[0].range.clone();
            assert_eq!(&text[range], way);
        }
    }

    #[test]
    fn kinds_are_told_apart() {
        assert_eq!(shown("UU 25/2009"), ["Law  25/2009"]);
        assert_eq!(shown("Undang-Undang Nomor 25 Tahun 2009"), ["Law  25/2009"]);
        assert_eq!(shown("PP No. 5 Tahun 2021"), ["Government  5/2021"]);
        assert_eq!(
            shown("Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022"),
            ["EmergencyLaw  2/2022"]
        );
        assert_eq!(shown("Perki 1/2021"), ["Body komisi informasi 1/2021"]);
        assert_eq!(shown("Peraturan BKPM 5/2025"), ["Body bkpm 5/2025"]);
        assert_eq!(
            shown("Peraturan Menteri Investasi dan Hilirisasi/Kepala BKPM Nomor 5 Tahun 2025"),
            ["Body bkpm 5/2025"]
        );
        assert_eq!(
            shown("Peraturan Wali Kota Contoh Nomor 15 Tahun 2024"),
            ["Mayor contoh 15/2024"]
        );
        assert_eq!(
            shown("Keputusan Bupati Nomor 188.4/366 Tahun 2022"),
            ["Decree bupati 188.4/366/2022"]
        );
        assert_eq!(shown("SE MenPANRB 4/2025"), ["Circular panrb 4/2025"]);
    }

    #[test]
    fn several_stand_in_one_text() {
        let text = "UU Nomor 25 Tahun 2009 tentang Pelayanan Publik; PP 96/2012 dan Perda 3/2019.";
        assert_eq!(shown(text), ["Law  25/2009", "Government  96/2012", "Region  3/2019"]);
        let text = "Perda 3/2019 dan UU 25/2009 serta Undang-Undang Nomor 14 Tahun 2008";
        assert_eq!(shown(text), ["Region  3/2019", "Law  25/2009", "Law  14/2008"]);
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "tahun 2025",
            "12/2025",
            "Peraturan itu berlaku. Nomor 5 Tahun 2025 menyusul",
            "Pengumuman Nomor 5 Tahun 2025",
            "Realisasi 77,33 pada tahun 2023",
            "PP 5/21",
        ] {
            assert_eq!(shown(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn who_issued_it_decides_where_both_tell() {
        let same = |a: &str, b: &str| find(a)[0].is_same(&find(b)[0]);
        assert!(same("Perda 3/2019", "Peraturan Daerah Kota Contoh Nomor 3 Tahun 2019"));
        assert!(same("Permen 5/2015", "Permenkominfo 5/2015"));
        assert!(!same("Permen PANRB 5/2025", "Permenkomdigi 5/2025"));
        assert!(!same("PP 5/2021", "UU 5/2021"));
        assert!(!same("Perda Kota A 3/2019", "Perda Kabupaten B 3/2019"));
    }
}
