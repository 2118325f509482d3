#![no_main]
//! A text in Markdown as HTML. The first byte chooses between paragraphs and one line.

use libfuzzer_sys::fuzz_target;
use zi_site::diagnostic::{self, Report, Spot};
use zi_site::language::Word;
use zi_site::markdown::{Origin, Reference, Setting, Surroundings, parse};

/// A page of which nothing is known.
struct Nowhere;

impl Surroundings for Nowhere {
    fn address(&self, _: &Reference) -> String {
        "hole".to_string()
    }

    fn file_note(&self, reference: &Reference) -> Option<String> {
        reference.fragment.is_none().then(|| "PDF, 1 KB".to_string())
    }

    fn dimensions(&self, _: &Reference) -> Option<(u32, u32)> {
        Some((1, 1))
    }

    fn word(&self, _: Word) -> &'static str {
        "kata"
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    // Control characters are refused before a text comes here.
    if text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return;
    }
    let setting = Setting {
        origin: Origin::Exact(0),
        is_inline: choice % 2 == 1,
        heading_level_min: 2 + (choice / 2) % 2,
        id_prefix: String::new(),
    };
    let mut report = Report::new("uji.md");
    let prose = parse(text.into(), setting, &mut report);
    let html = prose.html(&Nowhere);
    zi_site_fuzz::check_html(&html);
    // Missing cells of a table are filled up, as far as the parser allows.
    assert!(html.len() <= 200 * text.len() + (1 << 24), "{} of {} bytes", html.len(), text.len());
    for diagnostic in report.into_diagnostics() {
        if let (Spot::Bytes(start, end), false) = (&diagnostic.spot, setting.is_inline) {
            assert!(text.get(*start..*end).is_some(), "{diagnostic:?} leaves its text");
        }
        let place = diagnostic::place(text, text.len());
        assert!(place.line >= 1 && place.column >= 1);
    }
});
