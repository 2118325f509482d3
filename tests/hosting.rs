//! The files for hosts say the same in three languages. How real servers take them, the browser
//! tests tell.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{BASE, build_over, codes, outputs};

/// Folder, name and value of every header.
type Headers = BTreeSet<(String, String, String)>;

const INDICATOR: &str = "nama: Nilai\nkelompok: A\nsatuan: hari\narah: naik\nperiode: tahun\n\
    penanggung_jawab: A\ntanggal_terbit: 2026-01-01\nsumber: A\n\
    data: [{periode: 2025, realisasi: 4}]\n";

fn site(hosts: &str) -> BTreeMap<String, String> {
    let office = format!("{}hosting: [{hosts}]\n", BASE[0].1);
    outputs(&build_over(&[("situs.yaml", &office), ("kinerja/nilai.yaml", INDICATOR)]))
}

fn header(folder: &str, name: &str, value: &str) -> (String, String, String) {
    (folder.to_string(), name.to_string(), value.trim_matches('"').to_string())
}

/// What the `.htaccess` files set.
fn of_apache(site: &BTreeMap<String, String>) -> Headers {
    let files =
        site.iter().filter_map(|(path, text)| Some((path.strip_suffix(".htaccess")?, text)));
    let mut headers = Headers::new();
    for (folder, text) in files {
        let lines = text.lines().filter_map(|line| line.trim().strip_prefix("Header always set "));
        let pairs = lines.filter_map(|line| line.split_once(' '));
        headers.extend(pairs.map(|(name, value)| header(folder, name, value)));
    }
    headers
}

/// What `_headers` sets, with what both hosts send by themselves.
fn of_netlify(site: &BTreeMap<String, String>) -> Headers {
    let mut headers = Headers::from([header("", "Cache-Control", "no-cache")]);
    let mut folder = "";
    for line in site["_headers"].lines() {
        if let Some(path) = line.strip_prefix('/') {
            folder = path.trim_end_matches('*');
        } else if let Some((name, value)) = line.trim().split_once(": ") {
            headers.insert(header(folder, name, value));
        }
    }
    headers
}

/// What `.nginx.conf` adds, with the values of its variables.
fn of_nginx(site: &BTreeMap<String, String>) -> Headers {
    let lines: Vec<_> = site[".nginx.conf"].lines().map(str::trim).collect();
    let mut headers = Headers::new();
    for line in lines.iter().filter_map(|line| line.strip_prefix("add_header ")) {
        let (name, value) = line.trim_end_matches(" always;").split_once(' ').expect("a value");
        if !value.starts_with('$') {
            headers.insert(header("", name, value));
            continue;
        }
        let setter = format!("set {value} ");
        for line in lines.iter().filter(|line| line.contains(&setter)) {
            let folder = line
                .split_once("\"^/")
                .map_or("", |(_, rest)| rest.split_once('"').expect("the end of the expression").0);
            let value = line.split_once(&setter).expect("a value").1;
            let value = value.split(';').next().expect("a value").trim_matches('"');
            if !value.is_empty() {
                headers.insert(header(folder, name, value));
            }
        }
    }
    headers
}

#[test]
fn the_files_of_all_hosts_set_the_same_headers() {
    let site = site("cpanel, nginx, netlify");
    let expected = of_apache(&site);
    assert!(expected.len() > 8, "{expected:?}");
    assert_eq!(of_netlify(&site), expected);
    assert_eq!(of_nginx(&site), expected);
}

#[test]
fn pages_carry_the_policy_of_the_header() {
    let site = site("netlify");
    let headers = of_netlify(&site);
    let (.., policy) =
        headers.iter().find(|(_, name, _)| name == "Content-Security-Policy").expect("a policy");
    let own = policy.strip_suffix("; frame-ancestors 'none'").expect("frames are forbidden");
    let meta = format!("http-equiv=\"Content-Security-Policy\" content=\"{own}\"");
    let pages: Vec<_> = site.iter().filter(|(path, _)| path.ends_with(".html")).collect();
    assert!(pages.len() > 5, "{pages:?}");
    for (path, html) in pages {
        assert!(html.replace("&#39;", "'").contains(&meta), "{path}");
    }
}

#[test]
fn each_host_gets_its_own_files_once() {
    let with = |hosts: &str| -> Vec<String> {
        let names = site(hosts).into_keys();
        names
            .filter(|path| path.starts_with('_') || path.contains("/.ht") || path.starts_with('.'))
            .collect()
    };
    assert_eq!(with("cpanel, apache"), [".htaccess", "aset/.htaccess", "data/.htaccess"]);
    assert_eq!(with("nginx"), [".nginx.conf"]);
    assert_eq!(with("cloudflare, netlify"), ["_headers", "_redirects"]);
}

#[test]
fn an_unknown_host_is_told() {
    let office = format!("{}hosting: [wordpress]\n", BASE[0].1);
    assert_eq!(codes(&build_over(&[("situs.yaml", &office)])), ["ZI104"]);
}
