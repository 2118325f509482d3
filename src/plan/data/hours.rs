//! Opening hours as data: what holds at each place, so that a reader needs no rule of inheritance.

use serde_json::{Value, json};

use super::{Content, Dataset, Document, Field, Kind, Shape, Source, field, maybe};
use crate::content::jam::{DAYS, Hours, Place};
use crate::content::syntax::Choice;
use crate::content::values::Slug;
use crate::hours::{
    ClockTime, DayHours, Exception, ExceptionKind, Interval, Schedule, Schedules, Season, Week,
};
use crate::language::Word;
use crate::plan::addresses;
use crate::plan::context::Context;

/// The id of the office among its places, as on the page of hours.
const OFFICE_ID: &str = "kantor";

static HOURS: Shape = Shape {
    name: "jam",
    about: "Jam pelayanan kantor, lokasi, dan loket. Untuk satu tanggal berlaku pengecualian pertama \
            yang mencakupnya, lalu musim pertama yang mencakupnya, lalu jam mingguan.",
    head: &[&[
        field("zona", Kind::Text, "Zona waktu semua jam."),
        field("selisih_utc_menit", Kind::Integer, "Selisih zona waktu dari UTC dalam menit."),
    ]],
    rows: &[
        field("id", Kind::Text, "Nama tetap tempat; `kantor` untuk kantor sendiri."),
        field("nama", Kind::Text, "Nama tempat."),
        maybe("induk", Kind::Text, "Id tempat yang membawahi loket."),
        maybe("alamat", Kind::Text, "Alamat."),
        maybe("telepon", Kind::Text, "Telepon."),
        maybe("catatan", Kind::Text, "Catatan."),
        maybe("dasar", Kind::Text, "Surat yang menetapkan jam mingguan."),
        field("jam", WEEK, "Jam mingguan, Senin lebih dahulu."),
        field("musim", Kind::List(&SEASON), "Jam pada masa tertentu, misalnya Ramadan."),
        field("pengecualian", Kind::List(&EXCEPTION), "Hari libur dan hari dengan jam lain."),
        field("url", Kind::Url, "Alamat bagian halaman."),
    ],
    columns: &[],
};

const WEEK: Kind =
    Kind::List(&Kind::Record(&[field("hari", Kind::OneOf(days), "Hari."), STATE, INTERVALS]));

const STATE: Field =
    field("status", Kind::OneOf(states), "`tidak_diketahui` bila jamnya tidak ditulis kantor.");

const INTERVALS: Field = field("pukul", Kind::List(&INTERVAL), "Jam buka; kosong bila tutup.");

const INTERVAL: Kind = Kind::Record(&[
    field("buka", Kind::Text, "Jam mulai, `08:00`."),
    field("tutup", Kind::Text, "Jam selesai, paling akhir `24:00`."),
]);

const SEASON: Kind = Kind::Record(&[
    field("nama", Kind::Text, "Nama masa."),
    field("mulai", Kind::Date, "Hari pertama."),
    field("selesai", Kind::Date, "Hari terakhir."),
    maybe("dasar", Kind::Text, "Surat yang menetapkan."),
    field("jam", WEEK, "Jam mingguan pada masa itu."),
]);

const EXCEPTION: Kind = Kind::Record(&[
    field("nama", Kind::Text, "Nama hari."),
    field("jenis", Kind::OneOf(ExceptionKind::words), "Sebabnya."),
    field("mulai", Kind::Date, "Hari pertama."),
    field("selesai", Kind::Date, "Hari terakhir."),
    maybe("dasar", Kind::Text, "Surat yang menetapkan."),
    STATE,
    INTERVALS,
]);

fn days() -> Vec<&'static str> {
    DAYS.to_vec()
}

fn states() -> Vec<&'static str> {
    vec!["buka", "tutup", "tidak_diketahui"]
}

/// The hours, when there is a `jam.yaml`.
pub(super) fn datasets(context: &Context<'_>) -> Vec<Dataset> {
    if context.site.hours.is_none() {
        return Vec::new();
    }
    let source = Source { shape: &HOURS, make: hours, number: 0 };
    let description = context.language.either(
        "Jam mingguan, jam pada masa tertentu, dan hari libur setiap tempat pelayanan.",
        "Weekly hours, hours of seasons and closures of each place of service.",
    );
    vec![Dataset {
        document: Document::new(HOURS.name, source),
        title: context.language.word(Word::OpeningHours).to_string(),
        description: description.to_string(),
        page: addresses::CONTACT.to_string(),
        periods: None,
        issued: None,
        updated: None,
        parts: None,
        is_part: false,
    }]
}

fn hours(context: &Context<'_>, _: usize) -> Content {
    let zone = context.site.office.zone;
    let rows = context.site.hours.as_ref().map(|hours| places(context, hours));
    Content {
        title: context.language.word(Word::OpeningHours).to_string(),
        head: json!({ "zona": zone.name(), "selisih_utc_menit": zone.offset_minutes() }),
        rows: rows.unwrap_or_default(),
    }
}

fn places(context: &Context<'_>, hours: &Hours) -> Vec<Value> {
    let office = Place {
        id: Slug(OFFICE_ID.to_string()),
        name: context.site.office.name.clone(),
        note: hours.note.clone(),
        schedule: hours.office.clone(),
        ..Place::default()
    };
    let mut places = vec![place(context, &office, None, &[])];
    for of_office in &hours.places {
        let above = [&hours.office];
        places.push(place(context, of_office, None, &above));
        let above = [&of_office.schedule, &hours.office];
        let counters = of_office.counters.iter();
        places.extend(counters.map(|it| place(context, it, Some(&of_office.id.0), &above)));
    }
    places
}

/// A place with what holds there; `above` are the schedules it may inherit, nearest first.
fn place(context: &Context<'_>, place: &Place, parent: Option<&str>, above: &[&Schedule]) -> Value {
    let chain = std::iter::once(&place.schedule).chain(above.iter().copied());
    let basis = chain.clone().find(|it| it.week.is_some()).and_then(|it| it.basis.as_ref());
    let schedules = Schedules(chain.clone().collect());
    let unknown = Week::default();
    json!({
        "id": place.id.0,
        "nama": place.name,
        "induk": parent,
        "alamat": place.address,
        "telepon": place.phone.as_ref().map(|phone| &phone.0),
        "catatan": place.note.as_ref().map(|text| text.0.plain()),
        "dasar": basis,
        "jam": week(schedules.week().unwrap_or(&unknown)),
        "musim": schedules.seasons().map(season).collect::<Vec<_>>(),
        "pengecualian": schedules.exceptions().map(exception).collect::<Vec<_>>(),
        "url": context.full_url(&format!("{}#{}", addresses::CONTACT, place.id.0)),
    })
}

fn week(Week(hours): &Week) -> Vec<Value> {
    let day = |(day, hours): (&str, &DayHours)| json!({ "hari": day, "status": state(hours), "pukul": intervals(hours) });
    DAYS.into_iter().zip(hours).map(day).collect()
}

fn season(season: &Season) -> Value {
    json!({
        "nama": season.name,
        "mulai": season.from.to_string(),
        "selesai": season.until.to_string(),
        "dasar": season.basis,
        "jam": week(&season.week),
    })
}

fn exception(exception: &Exception) -> Value {
    json!({
        "nama": exception.name,
        "jenis": exception.kind.word(),
        "mulai": exception.from.to_string(),
        "selesai": exception.until.to_string(),
        "dasar": exception.basis,
        "status": state(&exception.hours),
        "pukul": intervals(&exception.hours),
    })
}

fn state(hours: &DayHours) -> &'static str {
    match hours {
        DayHours::Open(_) => "buka",
        DayHours::Closed => "tutup",
        DayHours::Unknown => "tidak_diketahui",
    }
}

fn intervals(hours: &DayHours) -> Vec<Value> {
    let DayHours::Open(intervals) = hours else { return Vec::new() };
    let interval = |interval: &Interval| json!({ "buka": clock(interval.opens), "tutup": clock(interval.closes) });
    intervals.iter().map(interval).collect()
}

fn clock(time: ClockTime) -> String {
    format!("{:02}:{:02}", time.minutes() / 60, time.minutes() % 60)
}
