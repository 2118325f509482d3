//! A service with its whole standard as data; texts are without marks.

use serde_json::{Value, json};

use super::super::texts::file_url;
use super::{
    ABBREVIATION, ALIASES, APPLICANTS, CHANNELS, Content, Context, FIELD, GROUP, ID, Kind, NAME,
    OWNER, PAGE, PRODUCTS, REVIEWED, SUMMARY, Shape, UPDATED, field, maybe, number, plain,
};
use crate::content::service::{
    Applicant, ComponentKind, Decree, Duration, Fee, FeeKind, Form, LegalBasis, Necessity,
    Question, Requirement, Step, System, Tariff, Variant, VariantKind,
};
use crate::content::syntax::Choice;
use crate::content::values::{Block, Inline};
use crate::language::Language;
use crate::plan::addresses;
use crate::site::has_component;
use crate::time_span::TimeSpan;

pub(super) static SERVICE: Shape = Shape {
    name: "layanan-rinci",
    about: "Satu layanan dengan seluruh standar pelayanannya.",
    head: &[&[
        ID,
        NAME,
        ABBREVIATION,
        ALIASES,
        SUMMARY,
        GROUP,
        FIELD,
        maybe("untuk", Kind::Text, "Untuk siapa layanan ini."),
        APPLICANTS,
        CHANNELS,
        maybe("lokasi", Kind::Text, "Id tempat di `jam.json`."),
        maybe("sistem", SYSTEM, "Sistem yang dipakai."),
        maybe("sk", DECREE, "Keputusan yang menetapkan standar."),
        field("persyaratan", Kind::List(&REQUIREMENT), "Persyaratan semua jenis permohonan."),
        field("prosedur", Kind::List(&STEP), "Langkah-langkah."),
        maybe("jangka_waktu", DURATION, "Jangka waktu; kosong bila belum diisi."),
        maybe("biaya", FEE, "Biaya; kosong bila belum diisi."),
        PRODUCTS,
        maybe("masa_berlaku", Kind::Text, "Masa berlaku produk."),
        field("varian", Kind::List(&VARIANT), "Jenis permohonan dengan ketentuannya sendiri."),
        field("dasar_hukum", Kind::List(&LEGAL_BASIS), "Dasar hukum."),
        field("komponen", Kind::List(&COMPONENT), "14 komponen menurut UU 25/2009 pasal 21."),
        field("tanya_jawab", Kind::List(&QUESTION), "Pertanyaan yang sering diajukan."),
        field("terkait", Kind::List(&Kind::Text), "Id layanan yang terkait."),
        OWNER,
        REVIEWED,
        UPDATED,
        PAGE,
    ]],
    rows: &[],
    columns: &[],
};

const NOTE: super::Field = maybe("keterangan", Kind::Text, "Keterangan.");

const SYSTEM: Kind = Kind::Record(&[
    field("nama", Kind::Text, "Nama sistem."),
    maybe("tautan", Kind::Url, "Alamat sistem."),
    maybe("catatan", Kind::Text, "Catatan."),
]);

const DECREE: Kind = Kind::Record(&[
    field("nomor", Kind::Text, "Nomor."),
    maybe("tanggal", Kind::Date, "Tanggal."),
    maybe("tentang", Kind::Text, "Judul."),
    maybe("berkas", Kind::Url, "Alamat berkas."),
]);

const REQUIREMENT: Kind = Kind::Record(&[
    field("nama", Kind::Text, "Nama persyaratan."),
    field("sifat", Kind::OneOf(Necessity::words), "Wajib atau tidak."),
    maybe("bila", Kind::Text, "Kapan persyaratan kondisional berlaku."),
    maybe("kelompok", Kind::Text, "Kelompok persyaratan."),
    maybe("bentuk", Kind::OneOf(Form::words), "Bentuk berkas yang diminta."),
    maybe("jumlah", Kind::Integer, "Jumlah rangkap."),
    maybe("formulir", Kind::Url, "Alamat formulir."),
    maybe("layanan", Kind::Text, "Id layanan kantor ini yang menerbitkannya."),
    maybe("penerbit", Kind::Text, "Instansi lain yang menerbitkannya."),
    maybe("catatan", Kind::Text, "Catatan."),
]);

const STEP: Kind = Kind::Record(&[
    field("langkah", Kind::Text, "Apa yang dilakukan."),
    maybe("pelaksana", Kind::Text, "Siapa yang melakukannya."),
    maybe("waktu", TIME, "Lamanya."),
]);

const TIME: Kind = Kind::Record(&[
    field("min", Kind::Integer, "Terpendek."),
    field("maks", Kind::Integer, "Terpanjang."),
    field("satuan", Kind::Text, "Satuan, misalnya `hari kerja`."),
]);

const DURATION: Kind = Kind::Record(&[
    field("tahap", Kind::List(&STAGE), "Tahap; kosong bila hanya menurut ketentuan."),
    maybe("dihitung_sejak", Kind::Text, "Sejak kapan dihitung."),
    NOTE,
]);

const STAGE: Kind =
    Kind::Record(&[field("waktu", TIME, "Lamanya."), maybe("catatan", Kind::Text, "Catatan.")]);

const FEE: Kind = Kind::Record(&[
    field("jenis", Kind::OneOf(FeeKind::words), "Jenis biaya."),
    field("tarif", Kind::List(&TARIFF), "Tarif dalam rupiah."),
    maybe("rumus", Kind::Text, "Rumus."),
    field("contoh", Kind::List(&TARIFF), "Contoh hitungan dalam rupiah."),
    maybe("dasar", Kind::Text, "Dasar hukum."),
    maybe("tautan", Kind::Url, "Alamat keterangan tarif."),
    NOTE,
]);

const TARIFF: Kind = Kind::Record(&[
    field("uraian", Kind::Text, "Uraian."),
    field("nilai", Kind::Number, "Rupiah."),
    maybe("satuan", Kind::Text, "Satuan yang dikalikan."),
]);

const VARIANT: Kind = Kind::Record(&[
    field("id", Kind::Text, "Nama tetap."),
    field("nama", Kind::Text, "Nama jenis permohonan."),
    field("jenis", Kind::OneOf(VariantKind::words), "Untuk apa permohonan."),
    maybe("pemohon", Kind::OneOf(Applicant::words), "Siapa yang memohon."),
    NOTE,
    field("persyaratan", Kind::List(&REQUIREMENT), "Ditambahkan pada persyaratan layanan."),
    field("prosedur", Kind::List(&STEP), "Menggantikan langkah layanan, bila ada."),
    maybe("jangka_waktu", DURATION, "Menggantikan jangka waktu layanan, bila ada."),
    maybe("biaya", FEE, "Menggantikan biaya layanan, bila ada."),
    maybe("masa_berlaku", Kind::Text, "Menggantikan masa berlaku layanan, bila ada."),
]);

const LEGAL_BASIS: Kind = Kind::Record(&[
    field("judul", Kind::Text, "Judul peraturan."),
    maybe("tautan", Kind::Url, "Alamat peraturan."),
    maybe("berkas", Kind::Url, "Alamat berkas."),
]);

const COMPONENT: Kind = Kind::Record(&[
    field("nomor", Kind::Integer, "Nomor urut menurut undang-undang."),
    field("komponen", Kind::OneOf(components), "Komponen."),
    field("terisi", Kind::Flag, "Apakah sudah diisi."),
    maybe("isi", Kind::Text, "Isi komponen yang hanya berupa teks."),
]);

const QUESTION: Kind = Kind::Record(&[
    field("tanya", Kind::Text, "Pertanyaan."),
    field("jawab", Kind::Text, "Jawaban."),
]);

fn components() -> Vec<&'static str> {
    ComponentKind::ALL.map(ComponentKind::key).to_vec()
}

/// The service with this number.
pub(super) fn service(context: &Context<'_>, number: usize) -> Content {
    let item = &context.site.services[number];
    let service = &*item.record;
    let own = &service.shared.legal_basis;
    let bases = if own.is_empty() { &context.site.standard.legal_basis } else { own };
    let head = json!({
        "id": item.slug,
        "nama": service.name,
        "singkatan": service.abbreviation,
        "nama_lain": service.aliases,
        "ringkasan": service.summary,
        "kelompok": service.group.word(),
        "bidang": service.field,
        "untuk": block(service.audience.as_ref()),
        "pemohon": service.applicants.iter().map(|it| it.word()).collect::<Vec<_>>(),
        "kanal": service.channels.iter().map(|it| it.word()).collect::<Vec<_>>(),
        "lokasi": service.place.as_ref().map(|place| &place.value.0),
        "sistem": service.system.as_ref().map(system),
        "sk": service.decree.as_ref().map(|it| decree(context, it)),
        "persyaratan": requirements(context, &service.requirements),
        "prosedur": steps(&service.steps),
        "jangka_waktu": service.duration.as_ref().map(duration),
        "biaya": service.fee.as_ref().map(fee),
        "produk": plain(&service.products),
        "masa_berlaku": inline(service.validity.as_ref()),
        "varian": service.variants.iter().map(|it| variant(context, it)).collect::<Vec<_>>(),
        "dasar_hukum": bases.iter().map(|it| legal_basis(context, it)).collect::<Vec<_>>(),
        "komponen": filled(context, number),
        "tanya_jawab": service.faq.iter().map(question).collect::<Vec<_>>(),
        "terkait": service.related.iter().map(|it| &it.value.0).collect::<Vec<_>>(),
        "penanggung_jawab": service.care.owner,
        "ditinjau": service.care.reviewed.as_ref().map(|date| date.value.to_string()),
        "diperbarui": service.care.updated.map(|date| date.to_string()),
        "url": context.full_url(&addresses::of_item(item)),
    });
    Content { title: service.name.clone(), head, rows: Vec::new() }
}

fn filled(context: &Context<'_>, number: usize) -> Vec<Value> {
    let (service, standard) = (&context.site.services[number].record, &context.site.standard);
    let component = |(number, kind): (u8, ComponentKind)| {
        let text = service.shared.text(kind).or(standard.text(kind));
        json!({
            "nomor": number,
            "komponen": kind.key(),
            "terisi": has_component(service, standard, kind),
            "isi": text.map(|text| text.0.plain()),
        })
    };
    (1..).zip(ComponentKind::ALL).map(component).collect()
}

fn inline(text: Option<&Inline>) -> Option<String> {
    text.map(|text| text.0.plain())
}

fn block(text: Option<&Block>) -> Option<String> {
    text.map(|text| text.0.plain())
}

fn system(system: &System) -> Value {
    json!({
        "nama": system.name,
        "tautan": system.url.as_ref().map(|url| &url.0),
        "catatan": inline(system.note.as_ref()),
    })
}

fn decree(context: &Context<'_>, decree: &Decree) -> Value {
    json!({
        "nomor": decree.number,
        "tanggal": decree.date.map(|date| date.to_string()),
        "tentang": decree.about,
        "berkas": decree.file.as_ref().map(|file| file_url(context, &file.value)),
    })
}

fn requirements(context: &Context<'_>, requirements: &[Requirement]) -> Vec<Value> {
    let requirement = |it: &Requirement| {
        json!({
            "nama": it.name.0.plain(),
            "sifat": it.necessity.word(),
            "bila": it.condition,
            "kelompok": it.group,
            "bentuk": it.form.map(Choice::word),
            "jumlah": it.copies,
            "formulir": it.template.as_ref().map(|file| file_url(context, &file.value)),
            "layanan": it.service.as_ref().map(|slug| &slug.value.0),
            "penerbit": it.issuer,
            "catatan": inline(it.note.as_ref()),
        })
    };
    requirements.iter().map(requirement).collect()
}

fn steps(steps: &[Step]) -> Vec<Value> {
    let step = |step: &Step| {
        json!({
            "langkah": step.text.0.plain(),
            "pelaksana": step.actor,
            "waktu": step.time.map(time),
        })
    };
    steps.iter().map(step).collect()
}

fn time(time: TimeSpan) -> Value {
    json!({
        "min": time.low,
        "maks": time.high.unwrap_or(time.low),
        "satuan": time.unit.name(Language::Indonesian, 1),
    })
}

fn duration(duration: &Duration) -> Value {
    let stages = duration.stages.iter();
    let stages = stages.map(|it| json!({ "waktu": time(it.time), "catatan": it.note }));
    json!({
        "tahap": stages.collect::<Vec<_>>(),
        "dihitung_sejak": duration.starts_at,
        "keterangan": inline(duration.note.as_ref()),
    })
}

fn fee(fee: &Fee) -> Value {
    json!({
        "jenis": fee.kind.word(),
        "tarif": fee.tariffs.iter().map(tariff).collect::<Vec<_>>(),
        "rumus": block(fee.formula.as_ref()),
        "contoh": fee.examples.iter().map(tariff).collect::<Vec<_>>(),
        "dasar": inline(fee.legal_basis.as_ref()),
        "tautan": fee.url.as_ref().map(|url| &url.0),
        "keterangan": block(fee.note.as_ref()),
    })
}

fn tariff(tariff: &Tariff) -> Value {
    json!({
        "uraian": tariff.description,
        "nilai": number(Some(tariff.amount.0)),
        "satuan": tariff.unit,
    })
}

fn variant(context: &Context<'_>, variant: &Variant) -> Value {
    json!({
        "id": variant.id.value.0,
        "nama": variant.name,
        "jenis": variant.kind.word(),
        "pemohon": variant.applicant.map(Choice::word),
        "keterangan": block(variant.note.as_ref()),
        "persyaratan": requirements(context, &variant.requirements),
        "prosedur": steps(&variant.steps),
        "jangka_waktu": variant.duration.as_ref().map(duration),
        "biaya": variant.fee.as_ref().map(fee),
        "masa_berlaku": inline(variant.validity.as_ref()),
    })
}

fn legal_basis(context: &Context<'_>, basis: &LegalBasis) -> Value {
    json!({
        "judul": basis.title.0.plain(),
        "tautan": basis.url.as_ref().map(|url| &url.0),
        "berkas": basis.file.as_ref().map(|file| file_url(context, &file.value)),
    })
}

fn question(question: &Question) -> Value {
    json!({ "tanya": question.question, "jawab": question.answer.0.plain() })
}
