#![no_main]
//! A table of figures.

use libfuzzer_sys::fuzz_target;

fuzz_target!(init: zi_site_fuzz::start(), |bytes: &[u8]| {
    zi_site_fuzz::check_file("kinerja/uji.csv", bytes);
});
