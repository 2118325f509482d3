//! The default theme: all its words stand in `strings/`, in both languages, and its README lists
//! what templates receive.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use zi_site::diagnostic::Report;
use zi_site::plan::{self, Body, Maker};
use zi_site::site::{self, Site};
use zi_site::{content, source, theme, yaml};

/// Attributes whose values people read or hear.
const READ_ATTRIBUTES: [&str; 5] = ["alt", "title", "aria-label", "placeholder", "data-label"];
/// Words that may stand in templates: names that are the same in every language.
const ALLOWED_WORDS: [&str; 1] = [
    "doctype", // `<!DOCTYPE html>`
];
/// Shortest word that counts; shorter ones are units and parts of markup.
const WORD_LETTERS_MIN: usize = 3;

#[test]
fn both_languages_have_the_same_words() {
    let (indonesian, english) = (strings("id"), strings("en"));
    let missing_in_english = theme::missing_words(&indonesian, &english);
    let missing_in_indonesian = theme::missing_words(&english, &indonesian);
    assert!(missing_in_english.is_empty(), "en.yaml lacks {missing_in_english:?}");
    assert!(missing_in_indonesian.is_empty(), "id.yaml lacks {missing_in_indonesian:?}");
}

/// A word that is filled in one language and not in the other shows a bare `{name}`, or loses it.
#[test]
fn both_languages_have_the_same_holes() {
    let (mut indonesian, mut english) = (BTreeMap::new(), BTreeMap::new());
    collect_holes(&strings("id"), "", &mut indonesian);
    collect_holes(&strings("en"), "", &mut english);
    for (path, holes) in &indonesian {
        assert_eq!(Some(holes), english.get(path), "{path}");
    }
}

#[test]
fn templates_hold_no_words() {
    let mut problems = Vec::new();
    for path in templates() {
        let text = common::read(&path);
        let text = without_statements(&text);
        for (index, line) in text.lines().enumerate() {
            let found = words_of(line);
            if !found.is_empty() {
                problems.push(format!("{}:{}: {found:?}", common::shown(&path), index + 1));
            }
        }
    }
    assert!(problems.is_empty(), "move to strings/:\n{}", problems.join("\n"));
}

/// Every word that a template asks for by its full name is there.
#[test]
fn templates_ask_for_words_that_exist() {
    let words = strings("id");
    let mut problems = Vec::new();
    for path in templates() {
        for name in words_asked(&common::read(&path)) {
            let pointer = format!("/{}", name.replace('.', "/"));
            if words.pointer(&pointer).is_none() {
                problems.push(format!("{}: t.{name}", common::shown(&path)));
            }
        }
    }
    assert!(problems.is_empty(), "no such words:\n{}", problems.join("\n"));
}

#[test]
fn the_scans_see_what_they_should() {
    let text = without_statements("{# note #}<p class=\"lead\">{{ \"yes\" }} Buka</p>\n{% if a %}");
    assert_eq!(words_of(text.lines().next().expect("a line")), ["Buka"]);
    assert_eq!(words_of("<img alt=\"Foto loket\" class=\"wide\"> km"), ["Foto", "loket"]);
    assert_eq!(words_asked("{{ t.a.b_c }} {{ x.t.d }} {{ t[kind] }} {{ t.e[k] }}"), ["a.b_c", "e"]);
}

#[test]
fn the_readme_lists_what_templates_receive() {
    let path = common::root().join("themes/default/README.md");
    let expected = readme();
    if is_blessing() {
        write(&path, &expected);
    }
    assert!(
        common::read_if_there(&path).as_deref() == Some(expected.as_str()),
        "themes/default/README.md is out of date; run: ZI_BLESS=1 cargo test --test theme"
    );
}

/// The words of the default theme in a language.
fn strings(language: &str) -> serde_json::Value {
    let path = common::root().join(format!("themes/default/strings/{language}.yaml"));
    let mut report = Report::new(common::shown(&path));
    let node = yaml::parse(&common::read(&path), 0, &mut report).expect("the words are YAML");
    theme::to_json(&node)
}

fn collect_holes(
    words: &serde_json::Value,
    path: &str,
    holes: &mut BTreeMap<String, BTreeSet<String>>,
) {
    if let Some(map) = words.as_object() {
        for (key, value) in map {
            collect_holes(value, &format!("{path}.{key}"), holes);
        }
    }
    let parts = words.as_str().unwrap_or_default().split('{').skip(1);
    let names = parts.filter_map(|part| Some(part.split_once('}')?.0.to_string()));
    holes.insert(path.to_string(), names.collect());
}

fn templates() -> Vec<PathBuf> {
    let folder = common::root().join("themes/default/templates");
    let templates = common::files(&folder, &["html", "xml"]);
    assert!(templates.len() > 15, "there are {} templates only", templates.len());
    templates
}

/// A template without what Tera reads; lines stay lines.
fn without_statements(text: &str) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some((start, end)) = next_statement(rest) {
        result.push_str(&rest[..start]);
        let statement = &rest[start..end];
        result.extend(statement.chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    result + rest
}

/// The first statement, expression or comment in a template.
fn next_statement(text: &str) -> Option<(usize, usize)> {
    let pairs = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    let starts = pairs.iter().filter_map(|(open, close)| Some((text.find(open)?, *close)));
    let (start, close) = starts.min()?;
    let end = text[start..].find(close).map_or(text.len(), |end| start + end + close.len());
    Some((start, end))
}

/// The words between the tags of a line, and in attributes that people read.
fn words_of(line: &str) -> Vec<String> {
    let mut text = String::new();
    for (index, part) in line.split('<').enumerate() {
        let (tag, after) = match part.split_once('>') {
            Some((tag, after)) if index > 0 => (tag, after),
            _ if index > 0 => (part, ""),
            _ => ("", part),
        };
        for attribute in READ_ATTRIBUTES {
            let value = tag.split_once(&format!(" {attribute}=\"")).map(|(_, value)| value);
            let value = value.and_then(|value| value.split('"').next());
            text.push_str(value.unwrap_or_default());
            text.push(' ');
        }
        text.push_str(after);
        text.push(' ');
    }
    let words = text.split(|c: char| !c.is_alphabetic());
    let counts = |word: &&str| {
        word.chars().count() >= WORD_LETTERS_MIN
            && !ALLOWED_WORDS.contains(&word.to_lowercase().as_str())
    };
    words.filter(counts).map(str::to_string).collect()
}

/// The paths that a template asks for, `a.b` of `t.a.b`.
fn words_asked(text: &str) -> Vec<String> {
    let mut asked = Vec::new();
    for (start, _) in text.match_indices("t.") {
        let is_whole =
            !text[..start].ends_with(|c: char| c.is_alphanumeric() || "_.\"".contains(c));
        let is_code = text[..start].rfind(['{', '}']).is_some_and(|at| text[at..].starts_with('{'));
        let rest = &text[start + 2..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '.');
        let name = rest[..end.unwrap_or(rest.len())].trim_end_matches('.');
        if is_whole && is_code && !name.is_empty() {
            asked.push(name.to_string());
        }
    }
    asked
}

/// The README of the default theme.
fn readme() -> String {
    let structs = structs();
    let mut text = String::from(README_HEAD) + README_SEARCH;
    text.push_str("\n## Templates and their views\n\n| Template | `view` |\n|---|---|\n");
    for (template, view) in views() {
        text.push_str(&format!("| `templates/{template}` | `{view}` |\n"));
    }
    text.push_str(
        "\nPages also get `page` (`PageView`). `site` (`SiteView`), `t` (the words) and `assets` \
         (addresses of static files by their path in `static/`) are there in every template.\n\
         \n## Views\n",
    );
    for item in &structs {
        text.push_str(&format!("\n### `{}`\n\n{}\n", item.name, item.doc));
        if !item.fields.is_empty() {
            text.push_str("\n| Field | Type | Meaning |\n|---|---|---|\n");
        }
        for (name, kind, doc) in &item.fields {
            text.push_str(&format!("| `{name}` | `{kind}` | {} |\n", doc.replace('|', "\\|")));
        }
    }
    text
}

const README_SEARCH: &str = "
## Search

`js/site.js` loads `js/search.js` and the index (`site.urls.search_index`) when somebody turns to the \
field of `form[role=search]`, and on the page of search when its address has `?q=`. Both files are \
plain scripts. The words stand as `data-` attributes on `template#search-words`, which also holds the \
one script element that is copied to load a file; see `components/search.html`. A theme that keeps \
these elements, `#search-list`, `#search-results` and `#search-help`, can look as it likes; one with \
a script of its own asks the index so:

```js
ziSearch.search(query, { language: \"id\", load: load }, function (found) { … });
```

`load(url, ready)` loads a further part by its address from the root of the site and calls \
`ready(true)` or `ready(false)`. The answer has `hits` (at most `options.limit`, else 50, the best first: `title`, `url`, \
`summary`, `group`, `fee`, `amount`, `duration`, `durationState`, `date`, `language`), `total`, \
`groups`, `suggestion`, `answer`, `failed`, and `marks(text)`, which cuts a text into \
`[piece, isMatch]`. Everything in it is text, not HTML: show it with `textContent`.
";

const README_HEAD: &str = "\
# Default theme

<!-- Written by a test from src/view.rs. To update: ZI_BLESS=1 cargo test --test theme -->

A theme of your own lies in `themes/<name>/` beside `content/` and is chosen in `situs.yaml` with \
`tema: {nama: <name>}`, or with `--theme DIR`. It needs only the files that differ: every file that \
is missing there is taken from this one.

| File | What it holds |
|---|---|
| `theme.yaml` | options that `situs.yaml` may set, with their allowed values; the first is the default |
| `strings/id.yaml`, `strings/en.yaml` | every word of the interface; templates hold none |
| `templates/base.html` | what all pages share |
| `templates/pages/<kind>.html` | one page kind each |
| `templates/components/*.html` | pieces that pages use |
| `templates/feeds/*.xml` | feeds and the sitemap |
| `static/` | style sheets, scripts, fonts, icons; their names get a hash of what they hold |

Templates are written for [Tera](https://keats.github.io/tera/) 2. A template receives finished \
values: it prints them, and neither looks up, sorts nor counts. Besides Tera's own filters there is \
`fill`, which puts values into the holes of a word: `{{ t.footer.built | fill(date=site.build_date.short) }}`. \
Only values of the type `Html` may be printed with `| safe`. Addresses are relative to the root of \
the site: `{{ page.root }}{{ item.url }}`.
";

/// A struct of `src/view.rs`.
struct Struct {
    name: String,
    doc: String,
    /// Name, type and meaning.
    fields: Vec<(String, String, String)>,
}

/// Reads the structs of `src/view.rs`, and of the files in `src/view/`, as text.
fn structs() -> Vec<Struct> {
    let view = common::root().join("src/view");
    let mut paths = vec![view.with_extension("rs")];
    let all = common::files(&common::root().join("src"), &["rs"]);
    paths.extend(all.into_iter().filter(|path| path.starts_with(&view)));
    let structs: Vec<_> = paths.iter().flat_map(|path| structs_in(&common::read(path))).collect();
    assert!(structs.len() > 40, "the scan found {} structs only", structs.len());
    structs
}

fn structs_in(text: &str) -> Vec<Struct> {
    let mut structs: Vec<Struct> = Vec::new();
    let mut doc: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            doc.push(words.trim());
            continue;
        }
        if line.starts_with("#[") {
            continue;
        }
        let meaning = std::mem::take(&mut doc).join(" ").replace("[`", "`").replace("`]", "`");
        if let Some(rest) = line.strip_prefix("pub struct ") {
            let name = rest.split(['(', ' ', ';', '{']).next().unwrap_or_default().to_string();
            structs.push(Struct { name, doc: meaning, fields: Vec::new() });
        } else if let Some((name, kind)) = line.strip_prefix("pub ").and_then(field) {
            let item = structs.last_mut().expect("a field stands in a struct");
            item.fields.push((name, kind, meaning));
        }
    }
    structs
}

/// Reads `name: Type,`.
fn field(line: &str) -> Option<(String, String)> {
    let (name, kind) = line.strip_suffix(',')?.split_once(": ")?;
    let kind = kind.rsplit("::").next().filter(|_| !kind.contains('<')).unwrap_or(kind);
    Some((name.to_string(), kind.replace("std::collections::", "")))
}

/// Which view each template receives, as the example portals show; every template must occur.
fn views() -> BTreeMap<String, String> {
    let mut views = BTreeMap::new();
    common::portals().iter().for_each(|folder| views.extend(views_of(&site(folder))));
    let folder = common::root().join("themes/default/templates");
    let kinds = templates().into_iter().filter_map(|path| {
        let path = path.strip_prefix(&folder).expect("a template").display().to_string();
        (path.starts_with("pages/") || path.starts_with("feeds/")).then_some(path)
    });
    assert_eq!(kinds.collect::<Vec<_>>(), template_names(&views), "the examples use all kinds");
    views
}

fn views_of(site: &Site) -> BTreeMap<String, String> {
    let mut views = BTreeMap::new();
    let plan = plan::plan(site).0;
    let maker = Maker::new(site, &plan);
    for output in &plan.outputs {
        let (template, view) = match maker.body(output) {
            Body::Page(page, view) => (format!("pages/{}.html", page.kind), format!("{view:?}")),
            Body::Feed(template, view) => (template.to_string(), format!("{view:?}")),
            Body::Text(_) | Body::File(_) | Body::Bytes(_) => continue,
        };
        // `Variant(Struct { …`
        let name = view.split(['(', ' ', ')']).nth(1).unwrap_or_default().to_string();
        views.insert(template, name);
    }
    views
}

fn template_names(views: &BTreeMap<String, String>) -> Vec<String> {
    let mut names: Vec<_> = views.keys().cloned().collect();
    names.sort();
    names
}

fn site(folder: &Path) -> Site {
    let (sources, _) = source::read(folder).expect("the example can be read");
    let mut known = content::Known::default();
    let (entries, _) = content::read(&sources, &mut known);
    let selection = common::options(folder).selection;
    let (site, notes, _) = site::join(
        &entries,
        sources.attachments.clone(),
        true,
        selection,
        &sources.root,
        &mut site::Known::default(),
    );
    site.unwrap_or_else(|| panic!("no site: {notes:?}"))
}

#[expect(clippy::disallowed_methods, reason = "a wish of the developer")]
fn is_blessing() -> bool {
    std::env::var_os("ZI_BLESS").is_some()
}

#[expect(clippy::disallowed_methods, reason = "writes the README when asked to")]
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("the README can be written");
}
