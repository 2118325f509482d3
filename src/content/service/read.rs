//! The keys of a service, each on the line where it meets its field.

use super::{
    Applicant, Care, Channel, Decree, Duration, Form, Group, LegalBasis, Necessity, Question,
    Requirement, Service, SharedComponents, Stage, Step, System, Variant, VariantKind, anchors,
};
use crate::content::fields::{Fields, Reading, Value};
use crate::content::values::{Inline, Placed, Slug};
use crate::diagnostic;
use crate::time_span::TimeSpan;
use crate::yaml::{Node, Value as Yaml};

/// Reads `layanan/*.yaml`.
pub(in crate::content) fn read(fields: &mut Fields<'_, '_, '_>) -> Service {
    let service = Service {
        name: fields.required("nama"),
        abbreviation: fields.optional("singkatan"),
        aliases: fields.list("nama_lain"),
        summary: fields.required("ringkasan"),
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
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        match node.value {
            Yaml::List(_) => Vec::read(node, reading).map(OneOrMore),
            _ => Inline::read(node, reading).map(|line| OneOrMore(vec![line])),
        }
    }
}

impl Value for Group {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        reading.choice(
            node,
            &[
                ("perizinan_berusaha", Group::BusinessLicence),
                ("perizinan_nonberusaha", Group::OtherLicence),
                ("nonperizinan", Group::NonLicence),
            ],
        )
    }
}

impl Value for Applicant {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        reading.choice(
            node,
            &[
                ("perorangan", Applicant::Individual),
                ("badan_usaha", Applicant::Business),
                ("instansi", Applicant::Institution),
            ],
        )
    }
}

impl Value for Channel {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        reading.choice(
            node,
            &[
                ("daring", Channel::Online),
                ("tatap_muka", Channel::InPerson),
                ("keliling", Channel::Mobile),
            ],
        )
    }
}

impl Value for System {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        reading.map(node, |fields| System {
            name: fields.required("nama"),
            url: fields.optional("tautan"),
            note: fields.optional("catatan"),
        })
    }
}

impl Value for Decree {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        reading.map(node, |fields| Decree {
            number: fields.required("nomor"),
            date: fields.optional("tanggal"),
            about: fields.optional("tentang"),
            file: fields.optional("berkas"),
        })
    }
}

impl Value for LegalBasis {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        if reading.is_text_item(node)? {
            let title = Inline::read(node, reading)?;
            return Some(LegalBasis { title, ..LegalBasis::default() });
        }
        reading.map(node, |fields| LegalBasis {
            title: fields.required("judul"),
            url: fields.optional("tautan"),
            file: fields.optional("berkas"),
        })
    }
}

impl Value for Requirement {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        if reading.is_text_item(node)? {
            let name = Inline::read(node, reading)?;
            return Some(Requirement { name, ..Requirement::default() });
        }
        reading.map(node, |fields| {
            let condition: Option<String> = fields.optional("bila");
            let stated: Option<Necessity> = fields.optional("sifat");
            let is_implied = condition.is_some() && !fields.has("sifat");
            let implied = if is_implied { Necessity::Conditional } else { Necessity::Required };
            let requirement = Requirement {
                name: fields.required("nama"),
                necessity: stated.unwrap_or(implied),
                condition,
                group: fields.optional("kelompok"),
                form: fields.optional("bentuk"),
                copies: fields.optional("jumlah"),
                template: fields.optional("formulir"),
                service: fields.optional("layanan"),
                issuer: fields.optional("penerbit"),
                note: fields.optional("catatan"),
            };
            match stated {
                Some(Necessity::Conditional) => {
                    fields.require_with("bila", "sifat", "sifat: kondisional");
                }
                Some(_) => fields.refuse_with("bila", "sifat: wajib/opsional"),
                None => {}
            }
            requirement
        })
    }
}

impl Value for Necessity {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        reading.choice(
            node,
            &[
                ("wajib", Necessity::Required),
                ("opsional", Necessity::Optional),
                ("kondisional", Necessity::Conditional),
            ],
        )
    }
}

impl Value for Form {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        reading.choice(
            node,
            &[
                ("asli", Form::Original),
                ("fotokopi", Form::Photocopy),
                ("salinan_digital", Form::DigitalCopy),
                ("asli_dan_fotokopi", Form::OriginalAndPhotocopy),
            ],
        )
    }
}

impl Value for Variant {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        reading.map(node, |fields| Variant {
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

impl Value for VariantKind {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        reading.choice(
            node,
            &[
                ("baru", VariantKind::New),
                ("perpanjangan", VariantKind::Renewal),
                ("perubahan", VariantKind::Change),
                ("pencabutan", VariantKind::Revocation),
                ("lainnya", VariantKind::Other),
            ],
        )
    }
}

impl Value for Step {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        if reading.is_text_item(node)? {
            let text = Inline::read(node, reading)?;
            return Some(Step { text, ..Step::default() });
        }
        reading.map(node, |fields| Step {
            text: fields.required("langkah"),
            actor: fields.optional("pelaksana"),
            time: fields.optional("waktu"),
        })
    }
}

impl Value for Duration {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        if matches!(node.value, Yaml::Scalar(_) | Yaml::Null) {
            let time = TimeSpan::read(node, reading)?;
            let stages = vec![Stage { time, note: None }];
            return Some(Duration { stages, ..Duration::default() });
        }
        reading.map(node, |fields| {
            let duration = Duration {
                stages: fields.list("tahap"),
                starts_at: fields.optional("dihitung_sejak"),
                note: fields.optional("keterangan"),
            };
            if !fields.has("keterangan") && !fields.has("tahap") {
                fields.require_with("tahap", "dihitung_sejak", "jangka_waktu");
            }
            duration
        })
    }
}

impl Value for Stage {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        if matches!(node.value, Yaml::Scalar(_)) {
            return Some(Stage { time: TimeSpan::read(node, reading)?, note: None });
        }
        reading.map(node, |fields| Stage {
            time: fields.required("waktu"),
            note: fields.optional("catatan"),
        })
    }
}

impl Value for Question {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        reading.map(node, |fields| Question {
            question: fields.required("tanya"),
            answer: fields.required("jawab"),
        })
    }
}
