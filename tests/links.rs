//! Every link of a built site leads somewhere: to an output, and to the place in it.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use zi_site::build;
use zi_site::write::Content;

/// The page for addresses that do not exist; a host shows it at any depth.
const NOT_FOUND: &str = "404.html";
/// Attributes that hold ids of the same page.
const ID_ATTRIBUTES: [&str; 4] = ["aria-labelledby", "aria-describedby", "aria-controls", "for"];
/// Elements that load what they name as the page opens.
const LOADERS: [&str; 11] = [
    "img", "script", "style", "iframe", "video", "audio", "source", "object", "embed", "image",
    "use",
];
/// Attributes that hold addresses.
const ADDRESS_ATTRIBUTES: [&str; 8] =
    ["href", "src", "poster", "action", "data", "cite", "xlink:href", "formaction"];
/// Relations of `<link>` that name an address and load nothing.
const RELATIONS_UNLOADED: [&str; 2] = ["canonical", "alternate"];

/// A site in memory.
struct Built {
    name: String,
    base_url: String,
    /// The outputs that are text.
    texts: BTreeMap<String, String>,
    /// All addresses.
    addresses: BTreeSet<String>,
    /// The ids of each page.
    ids: BTreeMap<String, BTreeSet<String>>,
}

/// One element with its attributes, in lower case.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

#[test]
fn every_link_leads_to_an_output() {
    for_every_page(|site, path, tags, problems| {
        for (tag, name, value) in addresses_in(tags) {
            if let Some(problem) = follow(site, path, value) {
                problems.push(format!("{path}: <{} {name}=\"{value}\">: {problem}", tag.name));
            }
        }
    });
}

#[test]
fn labels_name_ids_of_their_page_and_ids_are_unique() {
    for_every_page(|site, path, tags, problems| {
        for tag in tags {
            for name in ID_ATTRIBUTES {
                let ids = tag.get(name).unwrap_or_default().split_whitespace();
                let lost = ids.filter(|id| !site.ids[path].contains(*id));
                problems.extend(lost.map(|id| format!("{path}: {name}=\"{id}\"")));
            }
        }
        let count = tags.iter().filter(|tag| tag.get("id").is_some()).count();
        if count != site.ids[path].len() {
            problems.push(format!("{path}: an id is there twice"));
        }
    });
}

/// What a page loads from elsewhere tells that host who reads what, and is missing offline.
#[test]
fn nothing_is_loaded_from_elsewhere() {
    for_every_page(|_, path, tags, problems| {
        for tag in tags {
            let relation = tag.get("rel").unwrap_or_default();
            let is_link = tag.name == "link" && !RELATIONS_UNLOADED.contains(&relation);
            if !is_link && !LOADERS.contains(&tag.name.as_str()) {
                continue;
            }
            let foreign = tag.attributes.iter().filter(|(_, value)| is_foreign(value));
            problems.extend(foreign.map(|(name, value)| {
                format!("{path}: <{} {name}=\"{value}\"> is loaded from elsewhere", tag.name)
            }));
        }
    });
}

#[test]
fn style_sheets_load_their_own_files_only() {
    for site in sites() {
        let sheets = site.texts.iter().filter(|(path, _)| has_ending(path, "css"));
        for (path, text) in sheets {
            assert!(!text.contains("@import"), "{path} imports");
            for part in text.split("url(").skip(1) {
                let url = part.split(')').next().unwrap_or_default().trim_matches(['"', '\'']);
                let is_found = url.starts_with("data:") || follow(&site, path, url).is_none();
                assert!(is_found, "{}: {path}: url({url})", site.name);
            }
        }
    }
}

#[test]
fn the_sitemap_names_every_page_and_nothing_else() {
    for site in sites() {
        let listed: BTreeSet<String> = site.texts["sitemap.xml"]
            .split("<loc>")
            .skip(1)
            .map(|part| decode(part.split_once("</loc>").expect("the element ends").0))
            .map(|url| local(&site, &url).unwrap_or_else(|| panic!("{url} is not of this site")))
            .collect();
        // Old addresses and the page for missing ones ask robots to pass.
        let is_for_robots =
            |html: &str| !html.contains("<meta name=\"robots\" content=\"noindex\">");
        let pages = site.pages().filter(|(_, html)| is_for_robots(html));
        let expected: BTreeSet<String> = pages.map(|(path, _)| path.clone()).collect();
        assert!(!expected.contains(NOT_FOUND), "{}", site.name);
        assert_eq!(listed, expected, "{}", site.name);
    }
}

#[test]
fn feeds_and_robots_name_addresses_of_the_site() {
    for site in sites() {
        for (path, text) in &site.texts {
            let is_feed = path.ends_with("feed.xml");
            let is_sitemap_named = path != "robots.txt" || text.contains("/sitemap.xml\n");
            assert!(is_sitemap_named, "{}: {path}", site.name);
            if !is_feed {
                continue;
            }
            let own = tags_of(text);
            let hrefs =
                own.iter().filter(|tag| tag.name == "link").filter_map(|tag| tag.get("href"));
            let inner = text.split("<content type=\"html\">").skip(1);
            let inner: Vec<String> =
                inner.map(|part| decode(part.split("</content>").next().unwrap_or(""))).collect();
            let inner: Vec<Tag> = inner.iter().flat_map(|html| tags_of(html)).collect();
            let inner = addresses_in(&inner).map(|(_, _, value)| value.to_string());
            for url in hrefs.map(str::to_string).chain(inner) {
                let is_absolute = url.contains(':');
                assert!(is_absolute, "{}: {path}: {url} is not a full address", site.name);
                if url.starts_with(&site.base_url) {
                    let problem = follow(&site, "index.html", &url);
                    assert!(problem.is_none(), "{}: {path}: {url}: {problem:?}", site.name);
                }
            }
        }
    }
}

/// Readers of feeds stop at the first mistake in XML.
#[test]
fn feeds_and_sitemaps_are_well_formed() {
    for site in sites() {
        for (path, text) in site.texts.iter().filter(|(path, _)| has_ending(path, "xml")) {
            assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"), "{path}");
            assert_eq!(open_elements(text), Vec::<&str>::new(), "{}: {path}", site.name);
            let entities = text.split('&').skip(1).map(|part| part.split(';').next());
            let is_known = |entity: &str| {
                matches!(entity, "amp" | "lt" | "gt" | "quot" | "apos") || entity.starts_with('#')
            };
            assert!(entities.flatten().all(is_known), "{}: {path}: an entity", site.name);
            let is_allowed = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
            assert!(text.chars().all(is_allowed), "{}: {path}: a control character", site.name);
        }
    }
}

#[test]
fn nothing_of_the_templates_is_left_over() {
    for site in sites() {
        for (path, text) in &site.texts {
            if has_ending(path, "js") {
                continue;
            }
            for residue in ["{{", "{%", "{#", "{root}", "href=\"\"", "src=\"\"", "NaN", "undefined"]
            {
                assert!(!text.contains(residue), "{}: {path} holds {residue}", site.name);
            }
        }
    }
}

#[test]
fn the_scan_reads_tags_as_browsers_do() {
    let html = "<!-- <a href=\"x\"> --><p ID=a>1 < 2</p><a\n href='b?c=1&amp;d'>x</a>\
                <script>\"<a href='y'>\"</script><br/><img src=z alt>";
    let tags = tags_of(html);
    let names: Vec<_> = tags.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!(names, ["p", "a", "script", "br", "img"]);
    assert_eq!(tags[0].get("id"), Some("a"));
    assert_eq!(tags[1].get("href"), Some("b?c=1&d"));
    assert_eq!((tags[4].get("src"), tags[4].get("alt")), (Some("z"), Some("")));
    assert_eq!(resolve("berita/a.html", "../layanan/b.html"), Some("layanan/b.html".to_string()));
    assert_eq!(resolve("a.html", "../b.html"), None);
}

/// Looks at every page of every portal, and fails with all that is wrong.
fn for_every_page(check: impl Fn(&Built, &str, &[Tag], &mut Vec<String>)) {
    let mut problems = Vec::new();
    for site in sites() {
        let mut found = Vec::new();
        for (path, html) in site.pages() {
            check(&site, path, &tags_of(html), &mut found);
        }
        problems.extend(found.into_iter().map(|problem| format!("{}: {problem}", site.name)));
    }
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

/// The portals of the repository, built in memory, and the example under a sub-path.
fn sites() -> Vec<Built> {
    let mut sites: Vec<Built> = common::portals().iter().map(|path| built(path, None)).collect();
    let example = common::root().join("content");
    sites.push(built(&example, Some("https://contoh.example/portal/dinas/")));
    sites
}

fn built(content: &Path, base_url: Option<&str>) -> Built {
    let mut options = common::options(content);
    options.base_url = base_url.map(str::to_string);
    let outcome = build::build(&options).expect("the portal can be read");
    let texts = common::outputs(&outcome);
    let artifacts = outcome.artifacts.iter().flatten();
    let copied = artifacts.clone().filter(|it| matches!(it.content, Content::File(_)));
    assert!(copied.count() <= texts.len(), "most outputs are made, not copied");
    let ids = texts.iter().filter(|(path, _)| has_ending(path, "html"));
    let ids = ids.map(|(path, html)| (path.clone(), ids_of(&tags_of(html)))).collect();
    let robots = texts["robots.txt"].split_once("Sitemap: ").expect("the sitemap is named").1;
    let base_url = robots.trim().strip_suffix("sitemap.xml").expect("the name of the sitemap");
    Built {
        name: format!("{} {}", common::shown(content), base_url),
        base_url: base_url.to_string(),
        addresses: artifacts.map(|it| it.path.clone()).collect(),
        texts,
        ids,
    }
}

impl Built {
    fn pages(&self) -> impl Iterator<Item = (&String, &String)> {
        self.texts.iter().filter(|(path, _)| has_ending(path, "html"))
    }
}

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == ending)
}

fn is_foreign(value: &str) -> bool {
    let value = value.trim().to_lowercase();
    value.starts_with("//") || value.starts_with("http:") || value.starts_with("https:")
}

/// The attributes that are addresses.
fn addresses_in(tags: &[Tag]) -> impl Iterator<Item = (&Tag, &str, &str)> {
    tags.iter().flat_map(|tag| {
        let is_address = |name: &str| ADDRESS_ATTRIBUTES.contains(&name);
        let addresses = tag.attributes.iter().filter(move |(name, _)| is_address(name));
        addresses.map(move |(name, value)| (tag, name.as_str(), value.as_str()))
    })
}

/// Follows an address; tells what is wrong with it.
fn follow(site: &Built, from: &str, address: &str) -> Option<String> {
    let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
    let path = match path.split_once(':').filter(|(scheme, _)| !scheme.contains('/')) {
        Some(("mailto" | "tel" | "data", _)) => return None,
        Some(("http" | "https", _)) => local(site, path)?,
        Some((scheme, _)) => return Some(format!("strange scheme {scheme}")),
        None if address.is_empty() => return Some("empty".to_string()),
        None if path.is_empty() => from.to_string(),
        None if path.starts_with('/') => match local(site, path).filter(|_| from == NOT_FOUND) {
            Some(path) => path,
            None => return Some("absolute path".to_string()),
        },
        None if from == NOT_FOUND => return Some("relative on the page for any depth".to_string()),
        None => match resolve(from, path) {
            Some(path) => path,
            None => return Some("leads out of the site".to_string()),
        },
    };
    if !site.addresses.contains(&path) {
        return Some(format!("there is no {path}"));
    }
    let has_id = fragment.is_empty() || site.ids.get(&path).is_some_and(|it| it.contains(fragment));
    (!has_id).then(|| format!("{path} has no #{fragment}"))
}

/// The path from the root of the site, of an address that names its host or its root.
fn local(site: &Built, address: &str) -> Option<String> {
    let path = if let Some(path) = address.strip_prefix(&site.base_url) {
        path
    } else {
        let (_, after_scheme) = site.base_url.split_once("://")?;
        let base_path = &after_scheme[after_scheme.find('/')?..];
        address.strip_prefix(base_path).filter(|_| address.starts_with('/'))?
    };
    let path = percent_decode(path);
    Some(if path.is_empty() { "index.html".to_string() } else { path })
}

/// Resolves a relative path; `None` when it leaves the site.
fn resolve(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => {
                parts.pop()?;
            }
            "." => {}
            _ => parts.push(part),
        }
    }
    Some(percent_decode(&parts.join("/")))
}

fn ids_of(tags: &[Tag]) -> BTreeSet<String> {
    tags.iter().filter_map(|tag| tag.get("id")).map(str::to_string).collect()
}

/// Reads the tags of a page; comments and what stands in scripts are passed over.
fn tags_of(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag;
            (tag, rest) = read_tag(rest);
            if matches!(tag.name.as_str(), "script" | "style") {
                let end = format!("</{}", tag.name);
                rest = rest.find(&end).map_or("", |end| &rest[end..]);
            }
            tags.push(tag);
        }
    }
    tags
}

/// Reads a tag after its `<`; gives the text after its `>`.
fn read_tag(text: &str) -> (Tag, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(text.len());
    let (name, mut rest) = text.split_at(end);
    let mut tag = Tag { name: name.to_lowercase(), attributes: Vec::new() };
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (tag, rest.strip_prefix('>').unwrap_or(rest));
        }
        let end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c));
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
        let (value, after) = match after.strip_prefix('=') {
            Some(value) => read_value(value),
            None => ("", after),
        };
        tag.attributes.push((name.to_lowercase(), decode(value)));
        rest = after;
    }
}

/// Reads the value of an attribute.
fn read_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(rest) = text.strip_prefix(quote) {
            return rest.split_once(quote).unwrap_or((rest, ""));
        }
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len());
    text.split_at(end)
}

/// The elements of an XML text that are left open, or closed where another one is open.
fn open_elements(text: &str) -> Vec<&str> {
    let mut open = Vec::new();
    for part in text.split('<').skip(1) {
        let tag = part.split('>').next().unwrap_or_default();
        let name = tag.split_whitespace().next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(closed) if open.last() == Some(&closed) => {
                open.pop();
            }
            Some(closed) => open.push(closed),
            None if tag.starts_with('?') || tag.ends_with('/') => {}
            None => open.push(name),
        }
    }
    open
}

/// Turns the entities that templates write into characters.
fn decode(text: &str) -> String {
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&#47;", "/"),
        ("&amp;", "&"),
    ];
    entities.iter().fold(text.to_string(), |text, (entity, plain)| text.replace(entity, plain))
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let decoded = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let decoded = decoded.filter(|_| *byte == b'%');
        bytes.push(decoded.unwrap_or(*byte));
        rest = if decoded.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).expect("addresses are UTF-8")
}
