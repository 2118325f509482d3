#![no_main]
//! A YAML record of any kind; the first byte chooses the kind.

use libfuzzer_sys::fuzz_target;

const PATHS: [&str; 5] =
    ["situs.yaml", "jam.yaml", "standar.yaml", "layanan/uji.yaml", "kinerja/uji.yaml"];

fuzz_target!(init: zi_site_fuzz::start(), |bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let path = PATHS[usize::from(*choice) % PATHS.len()];
    zi_site_fuzz::check_file(path, bytes);
    zi_site_fuzz::check_site(path, bytes);
});
