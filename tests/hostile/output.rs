//! Places for the site that would lose something.

#![expect(clippy::disallowed_methods, reason = "tests make links")]

use std::os::unix::fs::symlink;

use crate::case::{case, page};
use crate::common::{DATE, Desk};

#[test]
fn the_site_never_covers_what_it_is_made_from() {
    for out in [
        "content",
        ".",
        "..",
        "content/public",
        "content/../content",
        "content/halaman",
        "themes/lain",
        "/",
    ] {
        let text = page("Isi.");
        let ran = case(out)
            .put("content/halaman/uji.md", &text)
            .put("themes/lain/theme.yaml", "options: {}\n");
        let ran = ran.arguments(&["--output", out, "--theme", "themes/lain"]).run();
        ran.refuses().keeps("content/halaman/uji.md", &text);
    }
}

#[test]
fn the_site_never_goes_through_a_link_or_over_foreign_files() {
    let ran = case("link").put("di-luar/penting.txt", "penting").with(|desk| {
        symlink("di-luar", desk.join("public")).expect("the link can be made");
    });
    ran.run().refuses().keeps("di-luar/penting.txt", "penting");
    let ran = case("link to nothing").with(|desk| {
        symlink("tidak-ada", desk.join("public")).expect("the link can be made");
    });
    ran.run().refuses();
    let ran = case("foreign files").put("public/index.html", "milik orang lain");
    ran.run().refuses().keeps("public/index.html", "milik orang lain");
    let ran = case("a file").put("public", "penting");
    ran.run().refuses().keeps("public", "penting");
    let ran = case("git").put("public/.git/HEAD", "ref: refs/heads/main\n");
    ran.run().keeps("public/.git/HEAD", "ref: refs/heads/main\n");
}

#[test]
fn a_refused_portal_leaves_the_last_site_as_it_is() {
    let desk = Desk::with_portal();
    assert_eq!(desk.build(&[]).status, 0, "the portal is fine");
    let before = desk.tree("public");
    let broken: [(&str, &str, &str); 5] = [
        ("content/halaman/uji.md", "---\njudul: \"a\n---\n", "content"),
        ("content/jam.yaml", "jam: \u{0}", "content"),
        ("content/kinerja/a.csv", "x", "content"),
        ("tema/templates/pages/home.html", "{% if %}", "tema"),
        ("tema/templates/pages/home.html", "{{ tidak_ada }}", "tema"),
    ];
    for (path, text, part) in broken {
        desk.put(path, text);
        let theme: &[&str] = if part == "tema" { &["--theme", "tema"] } else { &[] };
        assert_eq!(desk.build(theme).status, 1, "{path}");
        assert_eq!(desk.tree("public"), before, "{path} changes the site");
        std::fs::remove_file(desk.path(path)).expect("it was put there");
        if path == "content/jam.yaml" {
            desk.put(path, crate::common::BASE[1].1);
        }
    }
    let run = desk.run(&["check", "--date", DATE]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

#[test]
fn arguments_are_not_trusted() {
    for url in [
        "javascript:alert(1)",
        "//jahat.example",
        "file:///etc",
        "https://a b",
        "https://a:b@c.example/",
        "",
    ] {
        case(url).arguments(&["--base-url", url]).run().refuses();
        let office = format!(
            "nama: Uji\npemerintah: Uji\ndeskripsi: Uji\nalamat_situs: \"{url}\"\nzona: WIB\n"
        );
        case(url).put("content/situs.yaml", office).run().refused().placed();
    }
    case("date").arguments(&["--date", "2026-02-31"]).run().refuses();
    case("flag").arguments(&["--tidak-ada"]).run().refuses();
    case("terminal").arguments(&["--base-url", "\u{202e}\u{1}"]).run().refuses();
}

#[test]
fn the_output_lies_apart_from_the_themes() {
    let theme = case("themes").put("themes/default/theme.yaml", "name: uji\noptions: {}\n");
    theme.arguments(&["--out", "themes/default/static"]).run().refuses();
}
