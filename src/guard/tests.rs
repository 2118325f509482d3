mod filters;

use jiff::civil::Date;

use super::{Kind, Plant, find, find_planted, masked, normalised, veil};

// The region 33.79.72 is not in use, so no number here is anybody's.
const TODAY: Date = Date::constant(2026, 11, 21);

/// Kind and certainty of everything found.
fn found(text: &str) -> Vec<(Kind, bool)> {
    find(text, TODAY).iter().map(|finding| (finding.kind, finding.is_certain)).collect()
}

fn plants(text: &str) -> Vec<Plant> {
    find_planted(text).iter().map(|planted| planted.plant).collect()
}

#[test]
fn a_nik_is_known_by_its_structure() {
    for text in [
        "9999 3379721508905678",
        "nomor 3379721508905678.",
        "3379725508905678",
        "(337972 150890 5678)",
        "33.79.72.150890.5678",
        "3379-7215-0890-5678",
    ] {
        assert_eq!(found(text), [(Kind::Citizen, false)], "{text}");
    }
}

#[test]
fn a_word_or_a_low_serial_makes_it_certain() {
    for text in [
        "NIK: 3379721508905678",
        "3379721508905678 (sesuai KTP)",
        "3379721508900001",
        "NIK3379721508905678",
        "NIK 33797215\u{200b}08905678",
        "NIK 3379721508 905678",
        "NIK 33 79 72 15 08 90 5678",
        "no;nik;kode\n1;3379721508905678;A",
    ] {
        assert_eq!(found(text), [(Kind::Citizen, true)], "{text}");
    }
    for text in ["No. KK 3379721508905678", "Kartu Keluarga nomor 3379721508905678"] {
        assert_eq!(found(text), [(Kind::Family, true)], "{text}");
    }
}

#[test]
fn stars_do_not_hide_the_day_of_birth() {
    for text in ["337972150890****", "32xxxx150890xxxx", "NIK 3379721508900xxx"] {
        assert_eq!(found(text).first().map(|it| it.0), Some(Kind::Masked), "{text}");
    }
    for text in ["3379************", "337972********78", "3379721508******"] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn other_long_numbers_are_no_nik() {
    for text in [
        "NIB 9120304567890",
        "NPWP 01.234.567.8-901.000",
        "NPWP 0012345678901000",
        "NITKU 0012345678901000000001",
        "rekening 3379721508905678",
        "Isi NIK pemohon, lalu masukkan kode bayar 3379721508905678 di ATM.",
        "Pemohon melampirkan KTP. Rekening 3379721508905678 BPD.",
        "Nomor permohonan 3379721508905678",
        "kode tender 3379721508905678",
        "Invoice INV-3379721508905678",
        "2024110512304567",
        "20241105123045",
        "koordinat -6.3379721508905678, 106.8271234567890123",
        "https://contoh.example/berkas/3379721508905678.pdf",
        "3299121508905678",
        "3379723113905678",
        "3379721508900000",
        "13379721508905678",
        "33797215089056780",
        "A3379721508905678",
        "3379721508905678.55",
        "0000 3379 7215 0890 5678 1111",
        "Nomor 503/123/DPMPTSP/2026 tanggal 5 Maret 2026",
        "Rp1.234.567.890.123.456",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_nip_is_told_apart() {
    for text in ["NIP 197712022009021002", "NIP. 19771202 200902 1 002", "199001012022212001"] {
        assert_eq!(found(text), [(Kind::Employee, true)], "{text}");
    }
    for text in [
        "197713022009021002",
        "197712022009023002",
        "19771202 202802 1 002",
        "Nomor inventaris 19850719 201812 1 185",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn mobile_telephones_are_found_and_those_of_offices_are_not() {
    for text in
        ["081234567890", "0812-3456-7890", "+62 812 3456 7890", "(0856 7890 123)", "6281234567890"]
    {
        assert_eq!(found(text), [(Kind::Phone, false)], "{text}");
    }
    for text in [
        "(0451) 421234",
        "021-5551234",
        "0800-1234-5678",
        "1500-299",
        "+62 21 555 1234",
        "08-12-2024 10.30",
        "pukul 08.12",
        "2026-0812-3456-7890",
        "https://wa.me/6281234567890",
        "081234",
        "NIB 0812345678901",
        "Nomor virtual account 8277 0812 3456 7890",
        "ID pelanggan PLN 081293793043",
        "Nomor surat masuk 0857 3270 162",
        "kode arsip 0812.4271.4765",
        "Pengaduan melalui SMS 1708 atau WhatsApp Kantor 08117888347.",
        "curah hujan 25.4 mm; debit 08-1892-8074",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn free_mail_is_found_and_mail_of_offices_is_not() {
    assert_eq!(found("surel: Nama.Contoh@Gmail.com."), [(Kind::Email, false)]);
    assert_eq!(found("dpmptsp@contoh.go.id, @gmail.com, x@gmail.community"), []);
}

#[test]
fn values_are_compared_without_their_separators() {
    let value = |text: &str| find(text, TODAY)[0].value.clone();
    for (written, allowed) in [
        ("337972 150890 5678", "33.79.72.150890.5678"),
        ("+62 812-3456-7890", "0812 3456 7890"),
        ("Nama@gmail.com", "nama@GMAIL.com"),
        ("19771202 200902 1 002", "197712022009021002"),
    ] {
        assert_eq!(value(written), normalised(allowed), "{written}");
    }
}

#[test]
fn what_is_shown_tells_little() {
    assert_eq!(masked("3379721508905678"), "3379************");
    assert_eq!(masked("0812-3456-7890"), "0812-****-****");
    assert_eq!(masked("nama@gmail.com"), "n***@gmail.com");
    let text = "a 337972 150890 5678 é nama@gmail.com z";
    let veiled = veil(text, TODAY).expect("it has numbers");
    assert_eq!(veiled, "a 3379** ****** **** é nama@gmail.com z");
    assert_eq!(veiled.len(), text.len());
}

#[test]
fn selling_words_count_with_a_link_that_leads_away() {
    for text in [
        "Main [slot gacor](https://menang.example/) sekarang",
        "Situs slot paling maxwin ada di https://menang.example/",
        "<https://slot-gacor.example/>",
        "Daftar di https://gacor88.example/daftar",
        "[toto 4d](https://menang.example/)",
    ] {
        assert_eq!(plants(text), [Plant::Gambling], "{text}");
    }
    for text in [
        "Pegawai wajib menjauhi judi online, slot, dan togel.",
        "Situs slot gacor dan togel terus bermunculan.",
        "Pemblokiran situs slot dan togel: [berita](https://kabar.example/)",
        "[Bahaya togel dan slot gacor](https://komdigi.go.id/togel)",
        "Pilih slot waktu kunjungan di [formulir](https://antrean.example/) loket.",
        "Sebar data (*scatter plot*) dijelaskan di [artikel](https://statistik.example/).",
        "Situs slot togel.\n\n[Tautan lain](https://kabar.example/)",
        "Baca: [Polisi tangkap bandar judi bola](https://kabar.example/)",
        "Program bantuan [deposit pulsa](https://pulsa.example/) kuota belajar",
        "Sosialisasi [judi online](https://kabar.example/) di kecamatan",
        "[RTP SPIP tahun 2026](https://berkas.example/rtp)",
        "[Link alternatif pendaftaran](https://daftar.example/)",
    ] {
        assert_eq!(plants(text), [], "{text}");
    }
}

#[test]
fn hidden_blocks_with_links_are_found() {
    for text in [
        "<div style=\"position:absolute; left: -9999px\"><a href=\"https://x.example/\">a</a></div>",
        "<p STYLE='display : none'>slot gacor</p>",
        "<span style=\"font-size:0px\">[a](https://x.example/)</span>",
    ] {
        assert_eq!(plants(text), [Plant::Hidden], "{text}");
    }
    for text in [
        "<div style=\"display:none\">Catatan penyunting</div>",
        "<p style=\"opacity:0.9\"><a href=\"https://x.example/\">a</a></p>",
        "Pakai `display:none` dan <https://x.example/>",
    ] {
        assert_eq!(plants(text), [], "{text}");
    }
}

#[test]
fn short_addresses_are_found() {
    for text in
        ["[survei](https://bit.ly/3abc)", "isi di s.id/survei-2026", "http://www.tinyurl.com/x"]
    {
        assert_eq!(plants(text).len(), 1, "{text}");
    }
    for text in ["https://bps.id/data", "dpmptsp.s.id", "orbit.ly/x", "admin@s.id/"] {
        assert_eq!(plants(text), [], "{text}");
    }
}

/// Texts made to be slow: each would take minutes if any search began again at every step.
#[test]
fn long_texts_of_one_kind_take_no_time() {
    for part in [
        "://",
        "www.",
        "<",
        "08 ",
        "a@",
        "1 ",
        "<a style=",
        "[",
        "x@gmail.com ",
        "slot gacor ://a ",
        "bit.ly/",
    ] {
        let text = part.repeat(300_000 / part.len());
        let started = std::time::Instant::now();
        find(&text, TODAY);
        find_planted(&text);
        assert!(started.elapsed().as_secs() < 10, "{part:?} took {:?}", started.elapsed());
    }
}
