//! Reads the HTML that a Markdown text became, strictly: every tag is one that the program writes,
//! every attribute is in quotes, and every element is closed.

const VOID: [&str; 4] = ["br", "hr", "img", "input"];
const TAGS: [&str; 35] = [
    "a", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5",
    "h6", "hr", "img", "li", "ol", "p", "pre", "q", "span", "strong", "sub", "sup", "table",
    "tbody", "td", "th", "thead", "tr", "ul", "b", "i",
];
const ATTRIBUTES: [&str; 12] = [
    "alt", "class", "decoding", "height", "href", "id", "loading", "scope", "src", "start",
    "title", "width",
];
/// Beginnings of addresses that a page may have; `hole` stands for those of the site itself.
const ADDRESSES: [&str; 6] = ["hole", "#", "http:", "https:", "mailto:", "tel:"];

/// Checks a piece of a page.
///
/// # Panics
/// When it has anything that the program does not write.
pub fn check_html(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some((text, tail)) = rest.split_once('<') {
        assert!(!text.contains('>'), "a bare > in {text:?}");
        let end = tag_end(tail).unwrap_or_else(|| panic!("a tag without end: {tail:?}"));
        let tag = &tail[..end];
        rest = &tail[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "closes another element: {tag:?} in {html:?}");
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        assert!(TAGS.contains(&name), "an element that the program does not write: {tag:?}");
        check_attributes(&tag[name.len()..]);
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(!rest.contains('>'), "a bare > in {rest:?}");
    assert!(open.is_empty(), "left open: {open:?}");
    assert!(!html.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')), "{html:?}");
}

/// Finds the `>` that ends a tag, outside of quotes.
fn tag_end(tail: &str) -> Option<usize> {
    let mut is_quoted = false;
    tail.char_indices().find_map(|(at, character)| {
        is_quoted ^= character == '"';
        (character == '>' && !is_quoted).then_some(at)
    })
}

fn check_attributes(attributes: &str) {
    let mut rest = attributes.trim_end_matches('/').trim();
    while !rest.is_empty() {
        let (name, tail) = rest.split_once("=\"").unwrap_or_else(|| panic!("no value: {rest:?}"));
        let (value, tail) = tail.split_once('"').unwrap_or_else(|| panic!("not closed: {tail:?}"));
        assert!(ATTRIBUTES.contains(&name), "an attribute that nobody writes: {name:?}");
        assert!(!value.contains(['<', '>']), "{name} holds a tag: {value:?}");
        if matches!(name, "href" | "src") {
            let value = value.to_lowercase();
            let is_known = ADDRESSES.iter().any(|start| value.starts_with(start));
            assert!(is_known, "{name} leads to {value:?}");
        }
        rest = tail.trim_start();
    }
}
