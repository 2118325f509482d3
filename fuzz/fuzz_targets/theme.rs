#![no_main]
//! Files of a theme over the default theme: loaded, and the small portal rendered with it.
//!
//! A line `@@ path` begins a file; what stands before the first one is the template of a page.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use zi_site::diagnostic::Diagnostic;
use zi_site::language::Language;
use zi_site::plan::{self, Plan};
use zi_site::{render, theme};

static PLAN: LazyLock<Plan> = LazyLock::new(|| plan::plan(&zi_site_fuzz::small_site()).0);

fuzz_target!(init: zi_site_fuzz::start(), |bytes: &[u8]| {
    let mut files = theme::default_files();
    theme::overlay(&mut files, Path::new("themes/uji"), own_files(bytes));
    let texts: BTreeMap<String, String> = files
        .values()
        .map(|file| (file.shown.clone(), String::from_utf8_lossy(&file.bytes).into_owned()))
        .collect();
    let (theme, diagnostics) = theme::load(files, Language::Indonesian);
    zi_site_fuzz::check_diagnostics(&diagnostics, &texts);
    let has_errors = diagnostics.iter().any(Diagnostic::is_error);
    assert!(theme.is_some() || has_errors, "no theme without a reason");
    if let Some(theme) = theme.filter(|_| !has_errors) {
        let (artifacts, diagnostics) = render::render(&PLAN, &theme);
        zi_site_fuzz::check_diagnostics(&diagnostics, &texts);
        assert!(!artifacts.is_empty() || !diagnostics.is_empty());
    }
});

fn own_files(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut path = "templates/pages/home.html".to_string();
    let mut file = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Some(name) = line.strip_prefix(b"@@ ") {
            files.insert(path, std::mem::take(&mut file));
            path = String::from_utf8_lossy(name).trim().to_string();
        } else {
            file.extend_from_slice(line);
        }
    }
    files.insert(path, file);
    files
}
