//! The keys of a service, each on the line where it meets its field.

use super::{
    Applicant, Care, Channel, Decree, Duration, Form, Group, LegalBasis, Necessity, Question,
    Requirement, Service, SharedComponents, Stage, Step, System, Variant, VariantKind, anchors,
};
use crate::content::fields::{Fields, Value};
use crate::content::syntax::{Choice, Condition, Syntax, Words};
use crate::content::values::{Inline, Placed, Slug};
use crate::diagnostic;

/// Reads `layanan/*.yaml`.
pub(in crate::content) fn read(fields: &mut Fields<'_, '_, '_>) -> Service {
    let service = Service {
        name: fields.required("nama"),
        name_range: fields.spot("nama"),
        abbreviation: fields.optional("singkatan"),
        aliases: fields.list("nama_lain"),
        summary: fields.required("ringkasan"),
        summary_range: fields.spot("ringkasan"),
        group: fields.required("kelompok"),
        field: fields.required("bidang"),
        audience: fields.optional("untuk"),
        applicants: fields.list("pemohon"),
        channels: fields.list("kanal"),
        place: fields.optional("lokasi"),
        system: fields.optional("sistem"),
        decree: fields.optional("sk"),
        requirements: fields.list("persyaratan"),
        variants: fields.list("varian"),
        steps: fields.list("prosedur"),
        duration: fields.optional("jangka_waktu"),
        fee: fields.optional("biaya"),
        products: fields.optional::<OneOrMore>("produk").map(|OneOrMore(p)| p).unwrap_or_default(),
        validity: fields.optional("masa_berlaku"),
        shared: read_shared(fields),
        faq: fields.list("tanya_jawab"),
        related: fields.list("terkait"),
        care: Care::read(fields),
        old_addresses: fields.list("alias"),
        is_draft: fields.or("draf", false),
    };
    check_variant_ids(fields, &service.variants);
    service
}

/// Notes ids of variants that are used twice, or that are anchors of every page of a service.
fn check_variant_ids(fields: &mut Fields<'_, '_, '_>, variants: &[Variant]) {
    let frame = ["ringkasan", "isi-halaman", "konten"].map(str::to_string);
    let reserved: Vec<String> = anchors().chain(frame).collect();
    let mut seen: Vec<&str> = Vec::new();
    for Placed { value: Slug(id), range } in variants.iter().map(|variant| &variant.id) {
        if reserved.contains(id) {
            let suggestion = format!("{id}-1");
            let words = [("value", id.as_str()), ("suggestion", suggestion.as_str())];
            fields.report().add(diagnostic::WRONG_ID, range.clone(), &words);
        } else if seen.contains(&id.as_str()) {
            let words = [("value", id.as_str()), ("key", "varian")];
            fields.report().add(diagnostic::DUPLICATE_ITEM, range.clone(), &words);
        } else if !id.is_empty() {
            seen.push(id);
        }
    }
}

/// Reads `standar.yaml`, and the same keys of a service.
pub(in crate::content) fn read_shared(fields: &mut Fields<'_, '_, '_>) -> SharedComponents {
    SharedComponents {
        legal_basis: fields.list("dasar_hukum"),
        facilities: fields.optional("sarana_prasarana"),
        staff_competence: fields.optional("kompetensi_pelaksana"),
        internal_supervision: fields.optional("pengawasan_internal"),
        complaint_handling: fields.optional("penanganan_pengaduan"),
        staff_count: fields.optional("jumlah_pelaksana"),
        service_guarantee: fields.optional("jaminan_pelayanan"),
        safety_guarantee: fields.optional("jaminan_keamanan"),
        performance_evaluation: fields.optional("evaluasi_kinerja"),
    }
}

impl Care {
    /// Reads the keys of a page that say who looks after it.
    pub(in crate::content) fn read(fields: &mut Fields<'_, '_, '_>) -> Care {
        Care {
            owner: fields.optional("penanggung_jawab"),
            reviewed: fields.optional("ditinjau"),
            review_interval: fields.optional("tinjau_setiap"),
            updated: fields.optional("diperbarui"),
        }
    }
}

/// A list of lines, or one line.
struct OneOrMore(Vec<Inline>);

impl Value for OneOrMore {
    fn syntax() -> Syntax<Self> {
        Syntax::one_or_more(OneOrMore)
    }
}

impl Choice for Group {
    const WORDS: Words<Self> = &[
        ("perizinan_berusaha", Group::BusinessLicence),
        ("perizinan_nonberusaha", Group::OtherLicence),
        ("nonperizinan", Group::NonLicence),
    ];
}

impl Value for Group {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(Self::WORDS)
    }
}

impl Choice for Applicant {
    const WORDS: Words<Self> = &[
        ("perorangan", Applicant::Individual),
        ("badan_usaha", Applicant::Business),
        ("instansi", Applicant::Institution),
    ];
}

impl Value for Applicant {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(Self::WORDS)
    }
}

impl Choice for Channel {
    const WORDS: Words<Self> = &[
        ("daring", Channel::Online),
        ("tatap_muka", Channel::InPerson),
        ("keliling", Channel::Mobile),
    ];
}

impl Value for Channel {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(Self::WORDS)
    }
}

impl Value for System {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| System {
            name: fields.required("nama"),
            url: fields.optional("tautan"),
            note: fields.optional("catatan"),
        })
    }
}

impl Value for Decree {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| Decree {
            number: fields.required("nomor"),
            date: fields.optional("tanggal"),
            about: fields.optional("tentang"),
            file: fields.optional("berkas"),
        })
    }
}

impl Value for LegalBasis {
    fn syntax() -> Syntax<Self> {
        Syntax::short(
            |title| LegalBasis { title, ..LegalBasis::default() },
            |fields| LegalBasis {
                title: fields.required("judul"),
                url: fields.optional("tautan"),
                file: fields.optional("berkas"),
            },
        )
    }
}

impl Value for Requirement {
    fn syntax() -> Syntax<Self> {
        Syntax::short(|name| Requirement { name, ..Requirement::default() }, read_requirement)
    }
}

fn read_requirement(fields: &mut Fields<'_, '_, '_>) -> Requirement {
    let necessity = |word, wanted, refused| Condition { key: "sifat", word, wanted, refused };
    fields.when(necessity("kondisional", &["bila"], &[]));
    fields.when(necessity("wajib", &[], &["bila"]));
    fields.when(necessity("opsional", &[], &["bila"]));
    let condition: Option<String> = fields.optional("bila");
    let is_implied = condition.is_some() && !fields.has("sifat");
    let implied = if is_implied { Necessity::Conditional } else { Necessity::Required };
    Requirement {
        name: fields.required("nama"),
        necessity: fields.or("sifat", implied),
        condition,
        group: fields.optional("kelompok"),
        form: fields.optional("bentuk"),
        copies: fields.optional("jumlah"),
        template: fields.optional("formulir"),
        service: fields.optional("layanan"),
        issuer: fields.optional("penerbit"),
        note: fields.optional("catatan"),
    }
}

impl Choice for Necessity {
    const WORDS: Words<Self> = &[
        ("wajib", Necessity::Required),
        ("opsional", Necessity::Optional),
        ("kondisional", Necessity::Conditional),
    ];
}

impl Value for Necessity {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(Self::WORDS)
    }
}

impl Choice for Form {
    const WORDS: Words<Self> = &[
        ("asli", Form::Original),
        ("fotokopi", Form::Photocopy),
        ("salinan_digital", Form::DigitalCopy),
        ("asli_dan_fotokopi", Form::OriginalAndPhotocopy),
    ];
}

impl Value for Form {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(Self::WORDS)
    }
}

impl Value for Variant {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| Variant {
            id: fields.required("id"),
            name: fields.required("nama"),
            kind: fields.optional("jenis").unwrap_or(VariantKind::Other),
            applicant: fields.optional("pemohon"),
            note: fields.optional("keterangan"),
            requirements: fields.list("persyaratan"),
            steps: fields.list("prosedur"),
            duration: fields.optional("jangka_waktu"),
            fee: fields.optional("biaya"),
            validity: fields.optional("masa_berlaku"),
        })
    }
}

impl Choice for VariantKind {
    const WORDS: Words<Self> = &[
        ("baru", VariantKind::New),
        ("perpanjangan", VariantKind::Renewal),
        ("perubahan", VariantKind::Change),
        ("pencabutan", VariantKind::Revocation),
        ("lainnya", VariantKind::Other),
    ];
}

impl Value for VariantKind {
    fn syntax() -> Syntax<Self> {
        Syntax::choice(Self::WORDS)
    }
}

impl Value for Step {
    fn syntax() -> Syntax<Self> {
        Syntax::short(
            |text| Step { text, ..Step::default() },
            |fields| Step {
                text: fields.required("langkah"),
                actor: fields.optional("pelaksana"),
                time: fields.optional("waktu"),
            },
        )
    }
}

impl Value for Duration {
    fn syntax() -> Syntax<Self> {
        Syntax::short(
            |time| Duration { stages: vec![Stage { time, note: None }], ..Duration::default() },
            |fields| {
                fields.any_of(&["tahap"], &["keterangan"]);
                Duration {
                    stages: fields.list("tahap"),
                    starts_at: fields.optional("dihitung_sejak"),
                    note: fields.optional("keterangan"),
                }
            },
        )
    }
}

impl Value for Stage {
    fn syntax() -> Syntax<Self> {
        Syntax::short(
            |time| Stage { time, note: None },
            |fields| Stage { time: fields.required("waktu"), note: fields.optional("catatan") },
        )
    }
}

impl Value for Question {
    fn syntax() -> Syntax<Self> {
        Syntax::keys(|fields| Question {
            question: fields.required("tanya"),
            answer: fields.required("jawab"),
        })
    }
}
