//! Types of files by the endings of their names.

/// Types by ending; whatever else there is, is offered to be saved.
const TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("htm", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("webmanifest", "application/manifest+json; charset=utf-8"),
    ("xml", "application/xml; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("ics", "text/calendar; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("svg", "image/svg+xml; charset=utf-8"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
];
/// Everything that no row names; files without an ending that the build makes are rules in text.
const UNKNOWN: &str = "application/octet-stream";

/// The type of a file.
pub(super) fn of(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some((_, ending)) = name.rsplit_once('.') else { return "text/plain; charset=utf-8" };
    let ending = ending.to_ascii_lowercase();
    TYPES.iter().find(|(known, _)| *known == ending).map_or(UNKNOWN, |(_, media)| media)
}

/// Tells whether files of a type become smaller by compression.
pub(super) fn is_text(media: &str) -> bool {
    media.ends_with("charset=utf-8")
}

/// Tells whether a type is that of pages.
pub(super) fn is_page(media: &str) -> bool {
    media.starts_with("text/html")
}
