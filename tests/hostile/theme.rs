//! Themes that do not end, reach outside, or would make pages unsafe.

#![expect(clippy::disallowed_methods, reason = "tests make links")]

use std::fs;
use std::os::unix::fs::symlink;

use crate::case::{Case, case};

/// A case with a template of the page for what is not found.
fn template(name: &str, text: &str) -> Case {
    own(name).put("tema/templates/pages/not_found.html", text)
}

fn own(name: &str) -> Case {
    case(name).put("tema/theme.yaml", "options: {}\n").arguments(&["--theme", "tema"])
}

#[test]
fn mistakes_in_templates_have_a_place() {
    let cases = [
        ("undefined variable", "<p>\n{{ tidak_ada }}</p>", "ZI402"),
        ("undefined part", "<p>\n{{ site.tidak.ada }}</p>", "ZI402"),
        ("undefined filter", "<p>\n{{ site.name | tidak_ada }}</p>", "ZI401"),
        ("undefined function", "<p>\n{{ tidak_ada() }}</p>", "ZI401"),
        ("open block", "<p>\n{% if site %}</p>", "ZI401"),
        ("open value", "<p>\n{{ site.name </p>", "ZI401"),
        ("open comment", "<p>\n{# x </p>", "ZI401"),
        ("end without begin", "<p>\n{% endif %}</p>", "ZI401"),
        ("division by zero", "<p>\n{{ 1 / 0 }}</p>", "ZI402"),
        ("attribute", "<p title={{ site.name }}>x</p>", "ZI407"),
        ("part of an attribute", "<a href=/x/{{ site.name }}>x</a>", "ZI407"),
    ];
    for (name, text, code) in cases {
        template(name, text).check().run().refused().says(code).says("not_found.html:");
    }
    let quoted = "<p title=\"a={{ site.name }}\" class='{{ site.name }}' {% if site %}hidden{% endif %}>{{ site.name }} a={{ site.name }}</p>";
    template("quoted", quoted).check().run().builds(&[]);
    template("empty", " \n").check().run().refused().says("ZI408");
    template("a value that is not there, in another template", "{% include \"tidak-ada.html\" %}")
        .run()
        .refused();
}

#[test]
fn templates_that_include_each_other_are_told() {
    let ran = own("include").put("tema/templates/a.html", "{% include \"b.html\" %}");
    let ran = ran.put("tema/templates/b.html", "{% include \"a.html\" %}").run();
    ran.refused().says("a.html").says("b.html");
    let ran = own("extends").put("tema/templates/a.html", "{% extends \"b.html\" %}");
    ran.put("tema/templates/b.html", "{% extends \"a.html\" %}").run().refused();
    own("itself").put("tema/templates/a.html", "{% include \"a.html\" %}").run().refused();
    let ran = own("base of itself").put("tema/templates/base.html", "{% extends \"base.html\" %}");
    ran.run().refused();
}

#[test]
fn templates_come_to_an_end() {
    let component = "{% component uji(n) %}{{<uji n={n} />}}{% endcomponent uji %}";
    let nested =
        |depth: usize| format!("{}{}", "{% if site %}".repeat(depth), "{% endif %}".repeat(depth));
    let range = "{% for a in range(end=9999) %}{% for b in range(end=9999) %}{% for c in range(end=9999) %}x{% endfor %}{% endfor %}{% endfor %}";
    let texts = [
        ("range", "{% for a in range(end=999999999999) %}x{% endfor %}".to_string()),
        ("ranges in ranges", range.to_string()),
        ("empty loops", range.replace('x', "")),
        ("backwards", "{% for a in range(start=5, end=1) %}x{% endfor %}".to_string()),
        ("no step", "{% for a in range(end=9, step_by=0) %}x{% endfor %}".to_string()),
        ("deep blocks", nested(50_000)),
        ("deep brackets", format!("{{{{ {}1{} }}}}", "(".repeat(50_000), ")".repeat(50_000))),
        ("deep lists", format!("{{{{ {}1{} }}}}", "[".repeat(50_000), "]".repeat(50_000))),
        ("long sum", format!("{{{{ 1{} }}}}", " + 1".repeat(50_000))),
        ("many negations", format!("{{{{ {}true }}}}", "not ".repeat(50_000))),
        ("component", component.to_string()),
        ("much text", format!("{}{{{{ 1 }}}}", "{{ site.name }}".repeat(100_000))),
    ];
    for (name, text) in texts {
        template(name, &text).run().survives();
    }
    let recursion = format!("{component}{{{{<uji n={{1}} />}}}}");
    template("recursion", &recursion).run().refused();
}

#[test]
fn themes_hold_ordinary_files_only() {
    let outside = |target: &'static str, path: &'static str| {
        own(target).with(move |desk| {
            let path = desk.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
            symlink(target, path).expect("the link can be made");
        })
    };
    for target in ["/etc/passwd", "/dev/zero", "/etc", "tidak-ada", "..", "/"] {
        for path in ["tema/static/a.txt", "tema/templates/a.html", "tema/lain"] {
            outside(target, path).run().refused().says("ZI406").absent(&["root:x:0"]);
        }
    }
    let ran = own("large").put("tema/static/a.bin", vec![0; 6_000_000]).run();
    ran.refused().says("ZI406");
    for bytes in [&b"a\xffb"[..], b"\xff\xfea\0", b"a\0b", b"a\x1bb"] {
        let ran = own("encoding").put("tema/templates/pages/not_found.html", bytes).run();
        ran.refused().says("not_found.html");
        own("words").put("tema/strings/id.yaml", bytes).run().refused().says("id.yaml");
        own("options").put("tema/theme.yaml", bytes).run().refused().says("theme.yaml");
    }
    own("binary").put("tema/static/a.bin", b"\xff\0\x1b").run().builds(&[]);
    for name in
        ["tema/templates/a\n\u{1b}[31m\u{7f}.html", "tema/templates/a\u{9b}31m\u{202e}.html"]
    {
        own("name").put(name, "{% if %}").run().refused();
        own("name in JSON").put(name, "{% if %}").arguments(&["--format", "json"]).run().fails(&[]);
    }
}

#[test]
fn words_of_themes_are_a_map() {
    for text in ["", "- a\n", "common: x\n", "a: &a [*a]\n", "common: {{{{\n"] {
        own(text).put("tema/strings/id.yaml", text).run().refused();
    }
    for text in ["- a\n", "options: x\n", "options: {a: {b: c}}\n", "options: [1]\n"] {
        own(text).put("tema/theme.yaml", text).run().survives();
    }
}

#[test]
fn a_theme_that_is_not_there_is_told_with_those_that_are() {
    for name in ["tidak-ada", "../lain", "/etc", "..", "", "a/b"] {
        let office = format!("{}tema: {{nama: \"{name}\"}}\n", crate::common::BASE[0].1);
        let ran = case(name).put("content/situs.yaml", office);
        let ran = ran.put("themes/lain/theme.yaml", "options: {}\n").run();
        ran.refused().placed();
    }
    let ran = case("asked").put("themes/lain/theme.yaml", "options: {}\n");
    let ran = ran.arguments(&["--theme", "tidak-ada"]).run();
    ran.refused().says("ZI403").says("lain");
    case("a file").put("tema", "x").arguments(&["--theme", "tema"]).run().refused();
}
