//! The names of content files: the date at their head, and what they are called in addresses.

use jiff::civil::Date;

use super::values;
use crate::markdown;

/// What the file at a path is called in addresses.
pub fn slug_of(path: &str) -> String {
    split_name(path).1
}

/// Splits a path into the date at the head of the file name and the slug.
pub(super) fn split_name(path: &str) -> (Option<Date>, String) {
    let name = match path.strip_prefix("halaman/") {
        Some(name) => name,
        None => path.rsplit('/').next().unwrap_or(path),
    };
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let date = stem.get(..10).and_then(values::parse_date);
    match (date, stem.get(11..)) {
        (Some(date), Some(rest)) if stem.as_bytes()[10] == b'-' && !rest.is_empty() => {
            (Some(date), rest.to_string())
        }
        _ => (None, stem.to_string()),
    }
}

/// Suggests a path like `path` whose name can be an address; none where no letter of it can stay.
pub(super) fn suggest_name(path: &str, slug: &str, ending: &str) -> Option<String> {
    let before = path.find(slug).map_or("", |at| &path[..at]);
    let parts: Vec<_> = slug.split('/').map(markdown::slugify).collect();
    let is_usable = parts.iter().all(|part| !part.is_empty());
    is_usable.then(|| format!("{before}{}{ending}", parts.join("/")))
}
