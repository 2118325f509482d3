//! Pages as the preview sends them: with a script that follows the edits, and with marks by which
//! it tells what has changed.

use std::ops::Range;

use super::file;

/// A version of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Version {
    /// Stands for all of it.
    pub(super) tag: String,
    /// Stands for all but the addresses of its style sheets, whose names change with their content.
    pub(super) shape: String,
    /// The addresses of its style sheets, in order.
    pub(super) styles: Vec<String>,
}

impl Version {
    /// The version that a page is; `pictures` stands for what it shows of other files.
    pub(super) fn of(html: &[u8], pictures: &str) -> Self {
        let text = String::from_utf8_lossy(html);
        let sheets = style_sheets(&text);
        let mut shape = String::with_capacity(text.len());
        let mut end = 0;
        for sheet in &sheets {
            shape.push_str(&text[end..sheet.start]);
            end = sheet.end;
        }
        shape.push_str(&text[end..]);
        Version {
            tag: file::tag(&[html, pictures.as_bytes()].concat()),
            shape: file::tag(&[shape.as_bytes(), pictures.as_bytes()].concat()),
            styles: sheets.into_iter().map(|sheet| text[sheet].to_string()).collect(),
        }
    }
}

/// Puts the script of the preview, found at `script`, at the end of a page.
pub(super) fn with_script(html: &[u8], script: &str, version: &Version) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let (tag, shape) = (&version.tag, &version.shape);
    let element = format!(
        "<script src=\"{script}\" data-tag=\"{tag}\" data-shape=\"{shape}\" defer></script>"
    );
    let at = html.windows(END.len()).rposition(|part| part == END).unwrap_or(html.len());
    [&html[..at], element.as_bytes(), &html[at..]].concat()
}

/// A page for when there is no site yet; the script shows on it what is wrong.
pub(super) fn without_site(language: &str, title: &str, text: &str, script: &str) -> Vec<u8> {
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n</head>\n\
         <body>\n<main><h1>{title}</h1><p>{text}</p></main>\n</body>\n</html>\n"
    );
    with_script(page.as_bytes(), script, &Version::default())
}

/// The addresses of the pictures in a page, as it names them.
pub(super) fn pictures(html: &str) -> impl Iterator<Item = &str> {
    let elements = html.split("<img ").skip(1).filter_map(|rest| rest.split('>').next());
    elements.filter_map(|element| element.split("src=\"").nth(1)?.split('"').next())
}

/// Where the addresses of the style sheets of a page stand.
fn style_sheets(html: &str) -> Vec<Range<usize>> {
    const ADDRESS: &str = " href=\"";
    let mut sheets = Vec::new();
    for (start, _) in html.match_indices("<link ") {
        let element = html[start..].split('>').next().unwrap_or_default();
        let address = element.find(ADDRESS).map(|at| at + ADDRESS.len());
        if let (true, Some(at)) = (element.contains("rel=\"stylesheet\""), address) {
            let length = element[at..].find('"').unwrap_or(element.len() - at);
            sheets.push(start + at..start + at + length);
        }
    }
    sheets
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><link rel=\"icon\" href=\"a.svg\">\
         <link rel=\"stylesheet\" href=\"aset/a.1.css\"></head><body><p>&lt;/body></p></body></html>\n";

    #[test]
    fn a_page_keeps_its_shape_when_only_its_style_sheet_has_another_name() {
        let restyled = PAGE.replace("a.1.css", "a.22.css");
        let (before, after) =
            (Version::of(PAGE.as_bytes(), ""), Version::of(restyled.as_bytes(), ""));
        assert_ne!(before.tag, after.tag);
        assert_eq!(before.shape, after.shape);
        assert_eq!(after.styles, ["aset/a.22.css"]);
        for other in [PAGE.replace("a.svg", "b.svg"), PAGE.replace("<p>", "<p>x")] {
            assert_ne!(before.shape, Version::of(other.as_bytes(), "").shape, "{other}");
        }
    }

    #[test]
    fn pictures_are_found_and_make_a_version() {
        let html = "<p><img src=\"../berkas/a.jpg\" alt=\"A\"> <img alt=\"B\" src=\"b.png\"></p>";
        assert_eq!(pictures(html).collect::<Vec<_>>(), ["../berkas/a.jpg", "b.png"]);
        let (before, after) = (Version::of(b"", "1"), Version::of(b"", "2"));
        assert!(before.tag != after.tag && before.shape != after.shape);
    }

    #[test]
    fn the_script_is_all_that_is_added() {
        let version = Version::of(PAGE.as_bytes(), "");
        let sent = with_script(PAGE.as_bytes(), "/x.js", &version);
        let sent = String::from_utf8(sent).expect("a page is text");
        let (before, rest) = sent.split_once("<script").expect("there is a script");
        let (_, after) = rest.split_once("</script>").expect("the script ends");
        assert_eq!(format!("{before}{after}"), PAGE);
        assert_eq!(after, "</body></html>\n");
        assert!(with_script(b"a", "/x.js", &version).starts_with(b"a<script"));
    }
}
