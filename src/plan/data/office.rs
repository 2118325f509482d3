//! The office as data.

use serde_json::{Value, json};

use super::{Content, Dataset, Document, Field, Kind, Shape, Source, field, maybe};
use crate::content::situs::{Address, Contact, SocialAccount};
use crate::content::syntax::Choice;
use crate::hours::Zone;
use crate::language::{Language, Word};
use crate::plan::addresses;
use crate::plan::context::Context;

static OFFICE: Shape = Shape {
    name: "situs",
    about: "Identitas kantor yang menerbitkan portal ini.",
    head: &[&[
        field("nama", Kind::Text, "Nama kantor."),
        maybe("nama_lengkap", Kind::Text, "Nama kantor tanpa singkatan."),
        field("pemerintah", Kind::Text, "Pemerintah yang membawahi."),
        field("deskripsi", Kind::Text, "Keterangan tentang portal."),
        field("alamat_situs", Kind::Url, "Alamat portal."),
        field("zona", Kind::OneOf(Zone::words), "Zona waktu."),
        field("bahasa", Kind::OneOf(Language::words), "Bahasa portal (ISO 639-1)."),
        maybe("alamat", Kind::Record(ADDRESS), "Alamat kantor."),
        field("kontak", Kind::Record(CONTACT), "Kontak kantor."),
        field("lapor", Kind::Url, "Alamat SP4N-LAPOR!."),
        maybe("lisensi_data", Kind::Record(LICENCE), "Lisensi data; kosong bila belum dinyatakan."),
    ]],
    rows: &[],
    columns: &[],
};

const ADDRESS: &[Field] = &[
    field("jalan", Kind::Text, "Jalan dan nomor."),
    maybe("kelurahan", Kind::Text, "Kelurahan atau desa."),
    maybe("kecamatan", Kind::Text, "Kecamatan."),
    field("kota", Kind::Text, "Kota atau kabupaten."),
    field("provinsi", Kind::Text, "Provinsi."),
    maybe("kode_pos", Kind::Text, "Kode pos."),
    maybe("peta", Kind::Url, "Alamat peta."),
];

const CONTACT: &[Field] = &[
    maybe("telepon", Kind::Text, "Telepon."),
    maybe("whatsapp", Kind::Text, "WhatsApp."),
    maybe("surel", Kind::Text, "Alamat surel."),
    field("media_sosial", Kind::List(&ACCOUNT), "Akun media sosial."),
];

const ACCOUNT: Kind = Kind::Record(&[
    field("nama", Kind::Text, "Nama media."),
    field("tautan", Kind::Url, "Alamat akun."),
]);

const LICENCE: &[Field] = &[
    field("nama", Kind::Text, "Nama lisensi."),
    field("tautan", Kind::Url, "Alamat naskah lisensi."),
];

/// The office, which every portal has.
pub(super) fn datasets(context: &Context<'_>) -> Vec<Dataset> {
    let source = Source { shape: &OFFICE, make: office, number: 0 };
    let description = context.language.either(
        "Nama, alamat, kontak, dan zona waktu kantor.",
        "Name, address, contact and time zone of the office.",
    );
    vec![Dataset {
        document: Document::new(OFFICE.name, source),
        title: context.language.word(Word::OfficeIdentity).to_string(),
        description: description.to_string(),
        page: addresses::CONTACT.to_string(),
        periods: None,
        issued: None,
        updated: None,
        parts: None,
        is_part: false,
    }]
}

fn office(context: &Context<'_>, _: usize) -> Content {
    let office = &context.site.office;
    let licence = office.data_licence.as_ref();
    let head = json!({
        "nama": office.name,
        "nama_lengkap": office.full_name,
        "pemerintah": office.government,
        "deskripsi": office.description,
        "alamat_situs": office.base_url,
        "zona": office.zone.name(),
        "bahasa": context.language.code(),
        "alamat": office.address.as_ref().map(address),
        "kontak": contact(&office.contact),
        "lapor": office.complaint_url,
        "lisensi_data": licence.map(|it| json!({ "nama": it.name, "tautan": it.url.0 })),
    });
    let title = context.language.word(Word::OfficeIdentity).to_string();
    Content { title, head, rows: Vec::new() }
}

fn address(address: &Address) -> Value {
    json!({
        "jalan": address.street,
        "kelurahan": address.village,
        "kecamatan": address.district,
        "kota": address.city,
        "provinsi": address.province,
        "kode_pos": address.postal_code,
        "peta": address.map.as_ref().map(|url| &url.0),
    })
}

fn contact(contact: &Contact) -> Value {
    let account =
        |account: &SocialAccount| json!({ "nama": account.name, "tautan": account.url.0 });
    json!({
        "telepon": contact.phone.as_ref().map(|phone| &phone.0),
        "whatsapp": contact.whatsapp.as_ref().map(|phone| &phone.0),
        "surel": contact.email.as_ref().map(|email| &email.0),
        "media_sosial": contact.social.iter().map(account).collect::<Vec<_>>(),
    })
}
