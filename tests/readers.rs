//! Each reader by itself, with bytes and texts of any kind: it never panics, tells places that are
//! in the file, and gives either what it read or a reason. What whole portals do with damaged
//! content, `properties` tries.

use proptest::prelude::*;
use zi_site::content::{self, Record};
use zi_site::diagnostic::{Diagnostic, Report, Spot};
use zi_site::language::{Language, Word};
use zi_site::markdown::{self, Origin, Reference, Setting, Surroundings};
use zi_site::source::{Sources, TextFile};
use zi_site::{theme, yaml};

/// Places of every kind of file.
const PATHS: [&str; 11] = [
    "situs.yaml",
    "jam.yaml",
    "standar.yaml",
    "sinonim.yaml",
    "cari-uji.tsv",
    "layanan/uji.yaml",
    "kinerja/uji.yaml",
    "kinerja/uji.csv",
    "berita/2026-11-20-uji.md",
    "pengumuman/uji.md",
    "halaman/uji.md",
];

/// A page of which nothing is known.
struct Nowhere;

impl Surroundings for Nowhere {
    fn address(&self, _: &Reference) -> String {
        "hole".to_string()
    }

    fn file_note(&self, _: &Reference) -> Option<String> {
        None
    }

    fn dimensions(&self, _: &Reference) -> Option<(u32, u32)> {
        None
    }

    fn word(&self, _: Word) -> &'static str {
        "kata"
    }
}

/// Bytes as files may have them: any, text, and pieces that mean something to a parser.
fn junk() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..8),
        "\\PC{0,12}".prop_map(String::into_bytes),
        prop::sample::select(vec![
            "---\n",
            "judul: ",
            "nama: ",
            "- ",
            "  ",
            "\n",
            "\r\n",
            ": ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "|",
            ">",
            "&a ",
            "*a",
            "sinonim:\n  - dicari: [",
            "\t",
            "periode;realisasi\n",
            "2025;1\n",
            ";",
            "\"a\nb\"",
            "#",
            "](",
            "![",
            "<b>",
            "&#1;",
            "> [!NOTE]\n",
            "| a |\n|---|\n",
            "[^1]",
            "\u{feff}",
        ])
        .prop_map(|piece| piece.as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn check_places(diagnostics: &[Diagnostic], text: &str) {
    for diagnostic in diagnostics {
        if let Spot::Bytes(start, end) = diagnostic.spot {
            assert!(text.get(start..end).is_some(), "{diagnostic:?} leaves {text:?}");
        }
    }
}

/// Checks read blocks; descriptions and the search also get what stands between the words of these.
#[test]
fn words_are_told_from_what_stands_between_them() {
    let text = "Isi **berkas**, lalu `kirim`.\n\n`kode`\n`lain`\n\n- satu\n  - dua\n\n<div>Halo</div>\n\nIni\nitu &#1;";
    let setting = Setting {
        origin: Origin::Exact(0),
        is_inline: false,
        heading_level_min: 2,
        id_prefix: String::new(),
    };
    let prose = markdown::parse(text.into(), setting, &mut Report::new("uji.md"));
    let words = prose.words();
    let blocks: Vec<&str> = words.blocks().map(|block| block.text.trim()).collect();
    assert_eq!(blocks, ["Isi berkas, lalu .", "satu", "dua", "Ini itu \u{1}"]);
    assert_eq!(prose.plain(), "Isi berkas , lalu kirim. kode lain satu dua Halo Ini itu");
}

/// Of equal words each is found where it stands, also in a value of YAML that writes them otherwise.
#[test]
fn equal_words_have_places_of_their_own() {
    let source = "|\n  - Gratis\n  - Gratis\n";
    let setting = Setting {
        origin: Origin::Within(10..10 + source.len(), source.into()),
        is_inline: false,
        heading_level_min: 2,
        id_prefix: String::new(),
    };
    let prose =
        markdown::parse("- Gratis\n- Gratis\n".into(), setting, &mut Report::new("uji.yaml"));
    let words = prose.words();
    let places: Vec<_> = words.blocks().map(|block| block.place(0..block.text.len())).collect();
    assert_eq!(places, [16..22, 27..33]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn files_are_read_or_refused_with_a_reason(
        path in prop::sample::select(PATHS.to_vec()),
        bytes in junk(),
    ) {
        let file = TextFile::in_memory(path, &bytes);
        let text = String::from_utf8_lossy(file.bytes()).into_owned();
        let sources = Sources { texts: vec![file], ..Sources::default() };
        let mut known = content::Known::default();
        let (entries, diagnostics) = content::read(&sources, &mut known);
        check_places(&diagnostics, content::without_mark(&text));
        let has_errors = diagnostics.iter().any(Diagnostic::is_error);
        prop_assert_eq!(entries.len(), 1);
        prop_assert_eq!(entries[0].head.is_sound, !has_errors);
        prop_assert!(has_errors || !matches!(entries[0].record, Record::Broken));
    }

    #[test]
    fn yaml_is_read_or_refused_with_a_reason(text in "\\PC{0,80}", offset in 0_usize..100) {
        let mut report = Report::new("uji.yaml");
        let node = yaml::parse(&text, offset, &mut report);
        prop_assert_eq!(node.is_none(), report.has_errors());
        for diagnostic in report.into_diagnostics() {
            let Spot::Bytes(start, end) = diagnostic.spot else { continue };
            prop_assert!(start >= offset && text.get(start - offset..end - offset).is_some());
        }
    }

    #[test]
    fn markdown_becomes_html_whose_text_opens_no_tag(bytes in junk(), is_inline: bool) {
        let text = String::from_utf8_lossy(&bytes).replace(char::is_control, "\n");
        let setting = Setting {
            origin: Origin::Exact(0),
            is_inline,
            heading_level_min: 2,
            id_prefix: String::new(),
        };
        let mut report = Report::new("uji.md");
        let html = markdown::parse(text.as_str().into(), setting, &mut report).html(&Nowhere);
        let open = html.matches('<').count();
        prop_assert_eq!(open, html.matches('>').count(), "{}", html);
        for tag in ["blockquote", "div", "ul", "ol", "li", "table", "p"] {
            let count = |start: &str| {
                let ends = [">", " "].map(|end| html.matches(&format!("{start}{tag}{end}")).count());
                ends[0] + ends[1]
            };
            prop_assert_eq!(count("<"), count("</"), "{} in {}", tag, html);
        }
        prop_assert!(!html.contains("<b>"), "HTML of the author: {}", html);
        if !is_inline {
            check_places(&report.into_diagnostics(), &text);
        }
    }

    #[test]
    fn themes_are_loaded_or_refused_with_a_reason(
        path in prop::sample::select(vec![
            "templates/pages/home.html", "templates/base.html", "strings/id.yaml", "theme.yaml",
            "static/css/site.css",
        ]),
        text in "(\\PC|\\{\\{|\\}\\}|\\{%|%\\}|url\\(|\n){0,60}",
    ) {
        let mut files = theme::default_files();
        let shown = format!("themes/uji/{path}");
        files.insert(path.to_string(), theme::File { shown: shown.clone(), bytes: text.clone().into() });
        let (theme, diagnostics) = theme::load(files, Language::Indonesian);
        prop_assert!(theme.is_some() || diagnostics.iter().any(Diagnostic::is_error));
        let own: Vec<_> = diagnostics.into_iter().filter(|it| it.file == shown).collect();
        check_places(&own, &text);
    }
}
