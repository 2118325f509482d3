//! Addresses as browsers send them: decoded once, then judged, then only looked up.

/// Longest address with its query; far more than any page of a portal has.
const TARGET_BYTES_MAX: usize = 8 * 1024;

/// An address that no page can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unusable;

/// What there is at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// This file of the site.
    File(String),
    /// A folder with an index, at this address; it ends in `/`.
    Folder(String),
    /// Nothing.
    Nothing,
}

/// Splits the target of a request into the path, decoded and without the first `/`, and the query.
pub(super) fn read(target: &str) -> Result<(String, &str), Unusable> {
    if target.len() > TARGET_BYTES_MAX {
        return Err(Unusable);
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let path = decode(path.strip_prefix('/').ok_or(Unusable)?)?;
    let is_hostile = path.chars().any(|c| c.is_control() || c == '\\');
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    let has_gap =
        path.starts_with('/') || (!folders.is_empty() && folders.split('/').any(str::is_empty));
    let climbs = path.split('/').any(|part| part == "." || part == "..");
    if is_hostile || has_gap || climbs { Err(Unusable) } else { Ok((path, query)) }
}

/// Finds the file or folder for a path of [`read`].
pub(super) fn find(has: impl Fn(&str) -> bool, path: &str) -> Found {
    let is_folder = path.is_empty() || path.ends_with('/');
    let index = if is_folder { format!("{path}index.html") } else { format!("{path}/index.html") };
    if is_folder && has(&index) {
        Found::File(index)
    } else if has(path) {
        Found::File(path.to_string())
    } else if !is_folder && has(&index) {
        Found::Folder(folder(path))
    } else {
        Found::Nothing
    }
}

/// The address of a folder.
pub(super) fn folder(path: &str) -> String {
    format!("/{}/", encode(path))
}

/// The value of a parameter of a query, decoded.
pub(super) fn parameter(query: &str, name: &str) -> Option<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let value = pairs.filter(|(key, _)| *key == name).map(|(_, value)| value).next()?;
    decode(value).ok()
}

/// Undoes `%41`, once.
fn decode(text: &str) -> Result<String, Unusable> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (digit().ok_or(Unusable)?, digit().ok_or(Unusable)?);
            bytes.push(u8::try_from(high * 16 + low).map_err(|_| Unusable)?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).map_err(|_| Unusable)
}

/// A path in which everything that is not plain is escaped.
fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_addresses_are_refused() {
        let addresses = [
            "",
            "index.html",
            "http://evil.example/",
            "*",
            "/../etc/passwd",
            "/%2e%2e/etc/passwd",
            "/..%2fetc/passwd",
            "/%2e%2e%2fetc",
            "/a/../../b",
            "/./index.html",
            "/%2e/index.html",
            "//etc/passwd",
            "/%2fetc/passwd",
            "///",
            "/a//b",
            "/..\\etc",
            "/..%5cetc",
            "/a%00.html",
            "/%0d%0aX: 1",
            "/%ff",
            "/%",
            "/%4",
            "/%zz",
            "/%+1",
            "/a/..",
        ];
        for address in addresses {
            assert_eq!(read(address), Err(Unusable), "{address}");
        }
        assert_eq!(read(&format!("/{}", "a".repeat(TARGET_BYTES_MAX))), Err(Unusable));
    }

    #[test]
    fn an_address_is_decoded_once() {
        assert_eq!(read("/%252e%252e/a?b=%41"), Ok(("%2e%2e/a".to_string(), "b=%41")));
        assert_eq!(read("/a%20b/"), Ok(("a b/".to_string(), "")));
        assert_eq!(parameter("a=1&b=%2Fx", "b"), Some("/x".to_string()));
        assert_eq!(parameter("a=1", "b"), None);
    }

    #[test]
    fn only_addresses_of_the_site_are_found() {
        let paths = ["index.html", "layanan/index.html", "berkas/a b/index.html", "404.html"];
        let find = |path: &str| find(|address| paths.contains(&address), path);
        let file = |path: &str| Found::File(path.to_string());
        assert_eq!(find(""), file("index.html"));
        assert_eq!(find("layanan/"), file("layanan/index.html"));
        assert_eq!(find("layanan/index.html"), file("layanan/index.html"));
        assert_eq!(find("layanan"), Found::Folder("/layanan/".to_string()));
        assert_eq!(find("berkas/a b"), Found::Folder("/berkas/a%20b/".to_string()));
        for path in ["Layanan", "layanan/index.html/", "index", "C:/index.html", "CON", ".env"] {
            assert_eq!(find(path), Found::Nothing, "{path}");
        }
    }
}
