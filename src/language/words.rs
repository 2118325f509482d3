//! The words that stand in data as well as on pages: names of the fixed pages, kinds of notes.
//!
//! All other words of the interface belong to the theme (`strings/`).

use super::Language;

/// Fills `{name}` in a text with what `word` gives for the name; what it does not know stays. What is
/// filled in is not looked at again.
pub fn fill(text: &str, word: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = after.split_once('}').and_then(|(name, tail)| Some((word(name)?, tail)));
        if let Some((word, tail)) = found {
            filled.push_str(&word);
            rest = tail;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled + rest
}

/// A word in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words themselves stand below")]
pub enum Word {
    Home,
    Services,
    ServicesAz,
    Contact,
    News,
    NewsOfYear,
    NewsPage,
    Announcements,
    AnnouncementsArchive,
    Indicators,
    Surveys,
    Dashboard,
    Score,
    OwnAssessment,
    Resolved,
    Assessments,
    Complaints,
    ComplaintForm,
    SurveyOfSatisfaction,
    SurveyOfQuality,
    SurveyOfIntegrity,
    PublicInformation,
    Regulations,
    InformationRequests,
    Documents,
    NotFound,
    Search,
    Office,
    Closed,
    Note,
    Tip,
    Important,
    Warning,
    Caution,
    UpTo,
    OpenData,
    OpeningHours,
    OfficeIdentity,
    Pages,
}

impl Language {
    /// A word in this language.
    pub fn word(self, word: Word) -> &'static str {
        let (indonesian, english) = match word {
            Word::Home => ("Beranda", "Home"),
            Word::Services => ("Layanan", "Services"),
            Word::ServicesAz => ("Layanan dari A sampai Z", "Services from A to Z"),
            Word::Contact => ("Jam pelayanan dan kontak", "Opening hours and contact"),
            Word::News => ("Berita", "News"),
            Word::NewsOfYear => ("Berita tahun", "News of"),
            Word::NewsPage => ("halaman", "page"),
            Word::Announcements => ("Pengumuman", "Announcements"),
            Word::AnnouncementsArchive => ("Arsip pengumuman", "Archive of announcements"),
            Word::Indicators => ("Kinerja", "Performance"),
            Word::Surveys => ("Hasil survei", "Results of surveys"),
            Word::Score => ("nilai", "score"),
            Word::OwnAssessment => ("penilaian mandiri", "self-assessment"),
            Word::Resolved => ("Pengaduan yang selesai", "Complaints resolved"),
            Word::Dashboard => ("Dasbor kinerja", "Key figures"),
            Word::Assessments => ("Penilaian dan penghargaan", "Assessments and awards"),
            Word::Complaints => ("Pengaduan", "Complaints"),
            Word::ComplaintForm => ("Formulir pengaduan", "Form for complaints"),
            Word::SurveyOfSatisfaction => ("Survei Kepuasan Masyarakat", "Survey of satisfaction"),
            Word::SurveyOfQuality => {
                ("Survei Persepsi Kualitas Pelayanan", "Survey of the quality of service")
            }
            Word::SurveyOfIntegrity => {
                ("Survei Persepsi Anti Korupsi", "Survey on freedom from corruption")
            }
            Word::PublicInformation => ("Informasi publik", "Public information"),
            Word::Documents => ("Dokumen", "Documents"),
            Word::InformationRequests => {
                ("Permohonan informasi publik", "Requests for public information")
            }
            Word::Regulations => ("Regulasi", "Regulations"),
            Word::NotFound => ("Halaman tidak ditemukan", "Page not found"),
            Word::Search => ("Pencarian", "Search"),
            Word::Office => ("Kantor", "Office"),
            Word::Closed => ("Tutup", "Closed"),
            Word::Note => ("Catatan", "Note"),
            Word::Tip => ("Saran", "Tip"),
            Word::Important => ("Penting", "Important"),
            Word::Warning => ("Perhatian", "Warning"),
            Word::Caution => ("Awas", "Caution"),
            Word::UpTo => ("s.d.", "to"),
            Word::OpenData => ("Data terbuka", "Open data"),
            Word::OpeningHours => ("Jam pelayanan", "Opening hours"),
            Word::OfficeIdentity => ("Identitas kantor", "Identity of the office"),
            Word::Pages => ("Halaman lain", "Other pages"),
        };
        match self {
            Language::Indonesian => indonesian,
            Language::English => english,
        }
    }
}
