//! Texts that would run code in a browser, or keep the program busy.

#![expect(clippy::format_collect, reason = "the texts are made once, and read better so")]

use crate::case::{case, news};

/// How code could get into a page.
const LIVE: [&str; 9] = [
    "<script>alert",
    "=\"javascript:",
    "=\"vbscript:",
    "=\"data:text",
    "<img src=x",
    "<svg onload",
    "<div onclick",
    "<a onmouseover",
    "<iframe",
];

#[test]
fn html_of_authors_is_never_live() {
    let texts = [
        "<script>alert(1)</script>",
        "Teks <script>alert(1)</script> teks",
        "<SCRIPT\n>alert(1)</SCRIPT>",
        "<script src=//jahat.example/x.js></script>",
        "<img src=x onerror=alert(1)>",
        "Teks <img src=x onerror=alert(1)> teks",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<svg onload=alert(1)>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<base href=https://jahat.example/>",
        "<meta http-equiv=refresh content=\"0;url=https://jahat.example\">",
        "<!--><script>alert(1)</script>-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml <script>alert(1)</script> ?>",
        "`` <script>alert(1)</script> ``\n\n<div onclick=alert(1)>x</div>",
        "<img name=currentScript><form id=currentScript>",
        "| a |\n|---|\n| <script>alert(1)</script> |",
        "[^1]\n\n[^1]: <script>alert(1)</script>",
        "# <script>alert(1)</script> {#currentScript onclick=alert(1) .x}",
    ];
    let more = ["name=currentscript", "http-equiv=refresh", "<base", "ontoggle="];
    for text in texts {
        let ran = case(text).page(text).run().survives();
        ran.absent(&LIVE).absent(&more);
    }
}

#[test]
fn no_spelling_of_a_script_address_survives() {
    let addresses = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "java&#9;script:alert(1)",
        "java&#10;script:alert(1)",
        "java&Tab;script:alert(1)",
        "javascript&colon;alert(1)",
        "&#1;javascript:alert(1)",
        "\\javascript:alert(1)",
        "javascript\\:alert(1)",
        "<javascript:alert(1)>",
        "< javascript:alert(1)>",
        "<java script:alert(1)>",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "data:image/svg+xml,<svg/onload=alert(1)>",
        "view-source:javascript:alert(1)",
        "feed:javascript:alert(1)",
        "jar:javascript:alert(1)!/",
        "blob:https://a.example/1",
        "file:///etc/passwd",
        "\u{200b}javascript:alert(1)",
        "\u{feff}javascript:alert(1)",
        "java\u{200b}script:alert(1)",
        "java%73cript:alert(1)",
        "//jahat.example/",
        "\\\\jahat.example\\a",
        "/\\jahat.example",
    ];
    for address in addresses {
        for form in ["[x](ADDRESS)", "![x](ADDRESS)", "[x][r]\n\n[r]: ADDRESS", "<ADDRESS>"] {
            let text = form.replace("ADDRESS", address);
            let ran = case(&text).page(&text).run().survives();
            ran.absent(&[
                "href=\"javascript",
                "src=\"javascript",
                "href=\"vbscript",
                "href=\"data:",
            ])
            .absent(&["href=\"file:", "href=\"blob:", "href=\"//", "href=\"/\\", "href=\"\\"])
            .absent(&[
                "src=\"data:text",
                "src=\"data:image/svg",
                "href=\"jar:",
                "href=\"feed:j",
            ]);
        }
    }
}

#[test]
fn titles_stay_titles_wherever_they_stand() {
    let titles = [
        "</title><script>alert(1)</script>",
        "\\\" onmouseover=\\\"alert(1)",
        "</script><script>alert(1)</script>",
        "<!--<script>alert(1)</script>",
        "]]><script>alert(1)</script>",
        "{{ site.name }}{% include 'x' %}",
        "' onclick=alert(1) x='",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;alert(1)",
    ];
    for title in titles {
        let ran =
            case(title).put("content/berita/2026-11-20-uji.md", news(&format!("\"{title}\"")));
        let service = format!(
            "nama: \"{title}\"\nringkasan: \"{title}\"\nkelompok: nonperizinan\nbidang: \"{title}\"\n\
             persyaratan: [\"{title}\"]\nprosedur: [\"{title}\"]\njangka_waktu: 1 hari\n\
             biaya: gratis\nproduk: \"{title}\"\n"
        );
        let indicator = format!(
            "nama: \"{title}\"\nkelompok: \"{title}\"\nsatuan: \"{title}\"\narah: naik\n\
             periode: tahun\npenanggung_jawab: \"{title}\"\ntanggal_terbit: 2026-01-01\n\
             sumber: \"{title}\"\ndata:\n- {{periode: 2025, realisasi: 1, catatan: \"{title}\"}}\n"
        );
        let ran = ran.put("content/layanan/uji.yaml", service);
        let ran = ran.put("content/kinerja/uji.yaml", indicator).run().survives();
        ran.absent(&["<script>alert(1)"]).no_tag_has(&["\" onmouseover=", "' onclick="]);
    }
}

#[test]
fn the_language_of_code_and_titles_of_links_are_text() {
    let texts = [
        "```\"><img src=x onerror=alert(1)>\nx\n```",
        "```html\"onclick=alert(1) x=\"\nx\n```",
        "~~~ a'onclick=alert(1)\nx\n~~~",
        "[x](https://a.example '\"onclick=alert(1) x=\"')",
        "[x](https://a.example \"\\\"><script>alert(1)</script>\")",
        "![\"onerror=alert(1) x=\"](/berkas/tidak-ada.png '\"onerror=alert(1)')",
        "[x](https://a.example/\"onclick=\"alert(1))",
        "<https://a.example/\"onclick=\"alert(1)>",
        "## Judul {#a\"onclick=alert(1) .b\"onclick=alert(1)}",
        "[^a\"onclick=alert(1)]\n\n[^a\"onclick=alert(1)]: x",
        "- [x] \"onclick=alert(1)",
    ];
    for text in texts {
        let ran = case(text).page(text).run().survives();
        ran.absent(&["<img src=x onerror", "<script>alert"]).no_tag_has(&[
            "\"onclick",
            "'onclick",
            "\"onerror",
            "'onerror",
        ]);
    }
}

#[test]
fn anchors_are_unique_and_shadow_nothing_of_the_page() {
    let headings = ["Konten", "Konten", "Sama", "Sama", "Sama", "Sama 2", "!!!", "???"];
    let text = headings.map(|heading| format!("## {heading}\n")).concat();
    let html = case("headings").page(&text).run().builds(&[]).output("uji.html");
    let ids: Vec<_> = html.split(" id=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    assert!(ids.contains(&"sama-3"), "{ids:?}");
}

#[test]
fn footnotes_inside_footnotes_stay_whole() {
    let text = "Teks[^a].\n\n[^a]: > Satu\n    > [^b]: Dua\n\n[^c]: >>[^d]: Tiga\n\n[^c]: Empat\n";
    let ran = case("footnotes").page(text).run().builds(&[]);
    let html = ran.output("uji.html");
    let (opened, closed) =
        (html.matches("<blockquote").count(), html.matches("</blockquote").count());
    assert_eq!(opened, closed, "{html}");
    ran.present("Satu").present("Dua").present("Tiga");
}

#[test]
fn code_of_other_generators_is_told() {
    let cases = [
        "{{< gambar x.jpg >}}",
        "Teks {{< gambar \"x.jpg\" >}} teks",
        "{{% catatan %}}Isi{{% /catatan %}}",
        "{% include x.html %}",
        "- {{< tombol >}}",
        "| a |\n|---|\n| {{< x >}} |",
    ];
    for text in cases {
        case(text).page(text).run().fails(&["ZI220"]).placed();
    }
    for text in ["`{{< gambar >}}`", "```\n{{< gambar >}}\n```", "a {b} {{c}} 100% {d"] {
        case(text).page(text).run().builds(&[]);
    }
}

#[test]
fn depth_and_length_are_bounded() {
    let n = 100_000;
    let lists: String = (0..500).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    let cells = format!("|{}\n|{}\n", "a|".repeat(2000), "-|".repeat(2000));
    let texts = [
        ("quotations", ">".repeat(n)),
        ("quotations with text", format!("{}a", "> ".repeat(n))),
        ("lists in one line", "- ".repeat(n)),
        ("numbers", "1. ".repeat(n)),
        ("lists by indentation", lists),
        ("emphasis", format!("{}a{}", "*".repeat(n), "*".repeat(n))),
        ("mixed emphasis", format!("{}a{}", "*a **b ".repeat(20_000), "** *".repeat(20_000))),
        ("open emphasis", "*a_ ".repeat(n)),
        ("open links", "[".repeat(n)),
        ("open links with ends", format!("{}{}", "[".repeat(n), "]".repeat(n))),
        ("links in links", "[a](".repeat(n)),
        ("open pictures", "![".repeat(n)),
        ("backticks", (1..1200).map(|count| format!("{}a", "`".repeat(count))).collect()),
        ("open tags", "<".repeat(n)),
        ("open comments", "<!--".repeat(n)),
        ("open declarations", "<!A ".repeat(n)),
        ("open instructions", "<?".repeat(n)),
        ("open CDATA", "<![CDATA[".repeat(n)),
        ("tags", "<div>".repeat(n)),
        ("inline tags", format!("a {}", "<b>".repeat(n))),
        ("entities", "&#x41;".repeat(n)),
        ("open entities", "&".repeat(n)),
        ("escapes", "\\".repeat(n)),
        ("strikes", "~~a ".repeat(n)),
        ("footnotes", (0..20_000).map(|it| format!("[^{it}]\n\n[^{it}]: a\n\n")).collect()),
        ("notes without use", (0..20_000).map(|it| format!("[^{it}]: a\n\n")).collect()),
        ("definitions", (0..20_000).map(|it| format!("[a{it}]: /x\n")).collect()),
        ("same headings", "## A\n".repeat(n)),
        ("wrong headings", "# A\n".repeat(n)),
        ("wrong links", "[a](b) ".repeat(n)),
        ("short rows", format!("{cells}{}", "|\n".repeat(5000))),
        ("long rows", format!("|a|\n|-|\n{}", "|a|b|\n".repeat(50_000))),
        ("long table", format!("|a|b|\n|-|-|\n{}", "|a|b|\n".repeat(100_000))),
        ("one long line", "a".repeat(1_000_000)),
        ("one long word of signs", "_a".repeat(400_000)),
        ("many line ends", "\n".repeat(1_000_000)),
        ("many lines", "a\n".repeat(400_000)),
        ("many paragraphs", "a\n\n".repeat(300_000)),
        ("rules", "---\n".repeat(n)),
        ("pictures", "![a](/berkas/x.png) ".repeat(20_000)),
        ("invisible", "a\u{202e} ".repeat(n)),
    ];
    for (name, text) in texts {
        case(name).page(&text).run().survives();
    }
    let ran = case("quotations").page(&">".repeat(n)).run();
    ran.fails(&["ZI221"]).placed();
}

#[test]
fn broken_links_are_told_with_a_place_and_a_guess() {
    let ran = case("a slip").page("[x](/layanan/dasr.yaml)").run();
    ran.fails(&["ZI201"]).placed().says("layanan/dasar.yaml");
    let draft = "---\njudul: Draf\ndraf: true\n---\nIsi.\n";
    let ran = case("a draft").put("content/halaman/draf.md", draft).page("[x](/halaman/draf.md)");
    ran.run().fails(&["ZI206"]).placed();
    for link in ["../../../etc/passwd", "/../situs.yaml", "%2e%2e/%2e%2e/x", "..%2fx", "a%00b"] {
        case(link).page(&format!("[x]({link})")).run().survives().absent(&["etc/passwd\""]);
    }
}
