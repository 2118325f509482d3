#![no_main]
//! A file of `halaman/`, `berita/` or `pengumuman/`: front matter and text. The first byte chooses.

use libfuzzer_sys::fuzz_target;

const PATHS: [&str; 4] =
    ["halaman/uji.md", "berita/2026-11-20-uji.md", "berita/uji.md", "pengumuman/uji.md"];

fuzz_target!(init: zi_site_fuzz::start(), |bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let path = PATHS[usize::from(*choice) % PATHS.len()];
    zi_site_fuzz::check_file(path, bytes);
    zi_site_fuzz::check_site(path, bytes);
});
