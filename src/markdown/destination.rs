//! What a link leads to, by its scheme.

/// Where a link leads.
pub(super) enum Destination {
    External,
    Internal,
    Fragment,
    Unsafe,
}

/// Sorts a link by its scheme; only those that cannot run code or read files are let through.
pub(super) fn classify(destination: &str) -> Destination {
    let trimmed: String =
        destination.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    if trimmed.starts_with('#') {
        return Destination::Fragment;
    }
    let head = trimmed.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some((scheme, _)) = head.split_once(':') {
        return match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" if is_web(&trimmed) => Destination::External,
            "mailto" | "tel" => Destination::External,
            _ => Destination::Unsafe,
        };
    }
    let is_elsewhere = trimmed.starts_with("//") || trimmed.contains('\\');
    if is_elsewhere { Destination::Unsafe } else { Destination::Internal }
}

fn is_web(url: &str) -> bool {
    url.split_once("://").is_some_and(|(_, rest)| !rest.is_empty() && !rest.starts_with('/'))
}

/// The path of a link, without fragment and query.
pub(super) fn path_of(destination: &str) -> String {
    destination.split(['#', '?']).next().unwrap_or_default().to_string()
}
