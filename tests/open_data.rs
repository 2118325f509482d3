//! The open data as other programs read them: a validator of JSON Schema, a reader of CSV that knows
//! only the metadata beside each table, a reader of the catalogue, one of the list of addresses.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{BASE, build_over, outputs, words};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use zi_site::build::build;

/// The files of a portal as text, by address.
type Files = BTreeMap<String, String>;

const INDICATOR: &str = "nama: Indeks uji\nkelompok: Umum\nsatuan: indeks\narah: naik\n\
    periode: tahun\npenanggung_jawab: Bidang Uji\ntanggal_terbit: 2026-10-10\n";

/// Every portal of the repository, and a small one with texts that are hard to write down.
fn portals() -> Vec<Files> {
    let folders = common::portals();
    let of = |folder: &std::path::PathBuf| {
        outputs(&build(&common::options(folder)).expect("the folder can be read"))
    };
    folders.iter().map(of).chain([hard_portal()]).collect()
}

fn hard_portal() -> Files {
    let indicator = format!(
        "{INDICATOR}sumber: ['Laporan | \"A\"; B', '=1+1']\ndata:\n\
         \x20 - periode: 2024\n    target: 3\n    realisasi: 1234567890123456789,12345678\n\
         \x20 - periode: 2025\n    target: 3\n    catatan: '@awal; \"kutip\"'\n\
         \x20 - periode: 2026\n    target: -2\n    realisasi: -0,5\n    catatan: \"'=awal\"\n"
    );
    let news =
        "---\njudul: '=HYPERLINK(\"a\")'\nringkasan: '-awal'\nlabel: [a, 'b; c']\n---\n\nIsi.\n";
    let office = format!("{}lapor: https://lapor.example/aduan-ü\n", BASE[0].1);
    outputs(&build_over(&[
        ("situs.yaml", &office),
        ("kinerja/uji.yaml", &indicator),
        ("berita/2026-11-01-a.md", news),
    ]))
}

fn parse(files: &Files, path: &str) -> Value {
    let text = files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The path of a full URL of the portal.
fn path_of<'u>(files: &Files, url: &'u Value) -> &'u str {
    let base = parse(files, "data/v1/situs.json")["alamat_situs"].clone();
    let base = base.as_str().expect("the address of the portal");
    let url = url.as_str().expect("an address");
    url.strip_prefix(base).unwrap_or_else(|| panic!("{url} is not below {base}"))
}

/// The documents: JSON that is no description of others.
fn documents(files: &Files) -> impl Iterator<Item = &String> {
    let is_other = |path: &str| {
        path.starts_with("data/v1/skema/")
            || path.ends_with("-metadata.json")
            || path == "data/v1/openapi.json"
    };
    files.keys().filter(move |path| {
        path.starts_with("data/v1/") && path.ends_with(".json") && !is_other(path)
    })
}

fn validator(schema: &Value) -> jsonschema::Validator {
    let options = jsonschema::options().should_validate_formats(true);
    options.build(schema).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_document_follows_its_schema() {
    let mut shapes = BTreeSet::new();
    for files in portals() {
        for path in documents(&files) {
            let document = parse(&files, path);
            let schema = path_of(&files, &document["$schema"]);
            let errors: Vec<_> = validator(&parse(&files, schema))
                .iter_errors(&document)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{path}: {errors:#?}");
            shapes.insert(schema.to_string());
        }
        let schemas = files.keys().filter(|path| path.starts_with("data/v1/skema/"));
        let meta = |path: &&String| jsonschema::meta::is_valid(&parse(&files, path));
        assert!(schemas.clone().all(|path| meta(&path)), "{schemas:?}");
    }
    assert_eq!(shapes.len(), 19, "{shapes:?}");
}

#[test]
fn schemas_refuse_what_is_no_such_document() {
    let files = hard_portal();
    let document = parse(&files, "data/v1/indikator.json");
    let validator = validator(&parse(&files, "data/v1/skema/indikator.json"));
    assert!(validator.is_valid(&document));
    let damages: [fn(&mut Value); 5] = [
        |row| row["realisasi"] = json!("77,33"),
        |row| row["tanggal_terbit"] = json!("10 Oktober 2026"),
        |row| row["url"] = json!("kinerja/uji.html"),
        |row| row["tambahan"] = json!(1),
        |row| _ = row.as_object_mut().expect("a record").remove("satuan"),
    ];
    for (number, damage) in damages.iter().enumerate() {
        let mut document = document.clone();
        damage(&mut document["data"][0]);
        assert!(!validator.is_valid(&document), "damage {number}");
    }
}

/// A cell as the metadata of its column say it is meant.
fn meant(cell: &str, column: &Value) -> Value {
    if let Some(separator) = column["separator"].as_str() {
        let entries = cell.split(separator).filter(|_| !cell.is_empty());
        return entries.map(|entry| json!(without_guard(entry))).collect();
    }
    if cell.is_empty() {
        assert_eq!(column["required"], false, "{column}");
        return Value::Null;
    }
    let datatype = &column["datatype"];
    match datatype["base"].as_str().or(datatype.as_str()).expect("a type") {
        "decimal" => {
            assert!(!cell.contains('.'), "{cell}");
            let point = datatype["format"]["decimalChar"].as_str().expect("a decimal sign");
            json!(cell.replace(point, "."))
        }
        "nonNegativeInteger" => json!(cell),
        "boolean" => {
            let (yes, no) =
                datatype["format"].as_str().expect("words").split_once('|').expect("two");
            assert!([yes, no].contains(&cell), "{cell}");
            json!(cell == yes)
        }
        _ => json!(without_guard(cell)),
    }
}

/// The text of a cell that is kept from being taken for a formula.
fn without_guard(cell: &str) -> &str {
    let text = cell.strip_prefix('\'').unwrap_or(cell);
    if text.trim_start_matches('\'').starts_with(['=', '+', '-', '@']) { text } else { cell }
}

/// A value of a document in the form of [`meant`].
fn written(value: &Value) -> Value {
    if value.is_number() { json!(value.to_string()) } else { value.clone() }
}

#[test]
fn tables_tell_what_the_documents_tell() {
    let (mut tables, mut cells) = (0, 0);
    for files in portals() {
        for path in files.keys().filter(|path| path.ends_with(".csv")) {
            let metadata = parse(&files, &format!("{path}-metadata.json"));
            assert!(path.ends_with(&format!("/{}", metadata["url"].as_str().expect("a name"))));
            let text = files[path].strip_prefix('\u{feff}').expect("a byte order mark");
            let delimiter = metadata["dialect"]["delimiter"].as_str().expect("a delimiter");
            let mut reader = csv::ReaderBuilder::new();
            let mut reader = reader.delimiter(delimiter.as_bytes()[0]).from_reader(text.as_bytes());
            let columns = metadata["tableSchema"]["columns"].as_array().expect("columns");
            let heads: Vec<_> =
                reader.headers().expect("heads").iter().map(|it| json!(it)).collect();
            let titles: Vec<_> = columns.iter().map(|column| column["titles"].clone()).collect();
            assert_eq!(heads, titles, "{path}");
            let document = parse(&files, &path.replace(".csv", ".json"));
            let rows = document["data"].as_array().expect("rows");
            let records: Vec<_> = reader.records().map(|it| it.expect("a row")).collect();
            assert_eq!(records.len(), rows.len(), "{path}");
            for (record, row) in records.iter().zip(rows) {
                for (cell, column) in record.iter().zip(columns) {
                    let name = column["name"].as_str().expect("a name");
                    let value = row.get(name).unwrap_or(&document[name]);
                    assert_eq!(meant(cell, column), written(value), "{path}: {name}");
                    cells += 1;
                }
            }
            let named = columns.iter().map(|column| column["name"].as_str().expect("a name"));
            let named: BTreeSet<&str> = named.collect();
            let keys = rows.iter().filter_map(Value::as_object).flat_map(|row| row.keys());
            let lost: Vec<_> = keys.filter(|key| !named.contains(key.as_str())).collect();
            assert!(lost.is_empty(), "{path} lacks {lost:?}");
            tables += 1;
        }
    }
    assert!(tables > 30 && cells > 2000, "{tables} tables, {cells} cells");
}

#[test]
fn numbers_keep_all_their_digits() {
    let files = hard_portal();
    let exact = "1234567890123456789.12345678";
    let document = parse(&files, "data/v1/indikator/uji.json");
    assert_eq!(document["data"][0]["realisasi"].to_string(), exact);
    let decimal: Decimal = exact.parse().expect("a number");
    assert_eq!(decimal.to_string(), exact, "more than a float can hold");
    let table = &files["data/v1/indikator.csv"];
    assert!(table.contains(";1234567890123456789,12345678;"), "{table}");
    assert_eq!(document["data"][1]["realisasi"], Value::Null);
    assert_eq!(document["data"][2]["capaian_persen"], Value::Null, "no share of a target below 0");
}

#[test]
fn the_catalogue_names_every_file_as_it_is() {
    for files in portals() {
        let catalogue = parse(&files, "data.json");
        assert_eq!(catalogue["@type"], "dcat:Catalog");
        let mut named = BTreeSet::new();
        for dataset in catalogue["dcat:dataset"].as_array().expect("data sets") {
            assert_eq!(dataset["@type"], "dcat:Dataset");
            assert_eq!(dataset["dct:publisher"]["@id"], catalogue["dct:publisher"]["@id"]);
            assert!(files.contains_key(path_of(&files, &dataset["dcat:landingPage"]["@id"])));
            for file in dataset["dcat:distribution"].as_array().expect("files") {
                let path = path_of(&files, &file["dcat:downloadURL"]["@id"]);
                let size = file["dcat:byteSize"]["@value"].as_str().expect("a size");
                assert_eq!(size, files[path].len().to_string(), "{path}");
                let kind = if path.ends_with(".csv") { "text/csv" } else { "application/json" };
                assert!(file["dcat:mediaType"]["@id"].as_str().expect("a type").ends_with(kind));
                assert!(files.contains_key(path_of(&files, &file["dct:conformsTo"]["@id"])));
                assert_eq!(file.get("dct:license"), None, "no portal here states a licence");
                assert!(named.insert(path.to_string()), "{path} stands twice");
            }
        }
        let tables = files.keys().filter(|path| path.ends_with(".csv"));
        let is_single = |path: &&String| !path.starts_with("data/v1/layanan/");
        let there: BTreeSet<String> =
            documents(&files).chain(tables).filter(is_single).cloned().collect();
        assert_eq!(named, there);
    }
}

/// Whether a path is one of the form of another, in which `{id}` stands for a name.
fn is_of_form(path: &str, form: &str) -> bool {
    let Some((before, after)) = form.split_once("{id}") else { return path == form };
    let rest = path.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
    rest.is_some_and(|id| !id.is_empty() && !id.contains(['/', '.']))
}

#[test]
fn the_list_of_addresses_knows_every_file() {
    for files in portals() {
        let description = parse(&files, "data/v1/openapi.json");
        assert_eq!(description["openapi"], "3.1.0");
        let paths = description["paths"].as_object().expect("paths");
        let forms: Vec<&str> = paths.keys().map(|form| form.trim_start_matches('/')).collect();
        let is_described = |path: &str| forms.iter().any(|form| is_of_form(path, form));
        let data = files.keys().filter(|path| path.starts_with("data/v1/"));
        let is_description =
            |path: &str| path.contains("/skema/") || path.ends_with("openapi.json");
        for path in data.filter(|path| !is_description(path)) {
            assert!(is_described(path), "{path} is not described");
        }
        for (form, operation) in paths {
            let form = form.trim_start_matches('/');
            assert!(files.keys().any(|path| is_of_form(path, form)), "nothing is at {form}");
            let content = &operation["get"]["responses"]["200"]["content"];
            if let Some(schema) = content["application/json"]["schema"]["$ref"].as_str() {
                assert!(files.contains_key(&format!("data/v1/{schema}")), "{schema}");
            }
        }
    }
}

#[test]
fn what_a_portal_does_not_have_is_no_data_of_it() {
    let data = |texts: &[(&str, &str)]| -> Vec<String> {
        let files = outputs(&build_over(texts));
        let names = documents(&files).map(|path| path["data/v1/".len()..].to_string());
        names.collect()
    };
    assert_eq!(data(&[]), ["jam.json", "layanan.json", "layanan/dasar.json", "situs.json"]);
    let news = "---\njudul: Kabar\nringkasan: Kabar\n---\n\nIsi.\n";
    assert!(data(&[("berita/2026-11-01-a.md", news)]).contains(&"berita.json".to_string()));
}

#[test]
fn a_licence_is_told_only_when_it_is_stated() {
    let without = outputs(&build_over(&[]));
    let page = words(&without["data/index.html"]);
    assert!(page.contains("Kantor ini belum menyatakan lisensi datanya"), "{page}");
    let office = format!(
        "{}lisensi_data:\n  nama: Lisensi Uji\n  tautan: https://lisensi.example/uji\n",
        BASE[0].1
    );
    let with = outputs(&build_over(&[("situs.yaml", &office)]));
    assert!(with["data/index.html"].contains("href=\"https://lisensi.example/uji\""));
    let catalogue = parse(&with, "data.json");
    let file = &catalogue["dcat:dataset"][0]["dcat:distribution"][0];
    assert_eq!(file["dct:license"]["@id"], "https://lisensi.example/uji");
    assert_eq!(parse(&with, "data/v1/openapi.json")["info"]["license"]["name"], "Lisensi Uji");
    assert_eq!(parse(&with, "data/v1/situs.json")["lisensi_data"]["nama"], "Lisensi Uji");
}

#[test]
fn prices_and_durations_of_services_are_what_holds_for_all_applications() {
    let service = |fee: &str| {
        let text = BASE[3].1.replace("biaya: gratis\n", fee);
        let files = outputs(&build_over(&[("layanan/dasar.yaml", &text)]));
        let row = parse(&files, "data/v1/layanan.json")["data"][0].clone();
        ["biaya_jenis", "biaya_min", "biaya_maks"].map(|key| row[key].clone())
    };
    assert_eq!(service("biaya: gratis\n"), [json!("nol"), json!(0), json!(0)]);
    let tariffs = "biaya:\n  jenis: tarif\n  dasar: Perda Uji\n  tarif:\n    - uraian: Kecil\n      \
                   nilai: Rp50.000\n    - uraian: Besar\n      nilai: Rp75.000\n";
    assert_eq!(service(tariffs), [json!("tarif"), json!(50_000), json!(75_000)]);
    let by_area = tariffs.replace("Rp75.000\n", "Rp75.000\n      satuan: per meter\n");
    assert_eq!(service(&by_area), [json!("tarif"), Value::Null, Value::Null]);
}
