//! What a file says it is, by its name, and what it is, by its first bytes.

use super::picture::Format;

/// Kinds of attachments, by how they are looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Picture(Format),
    Svg,
    Pdf,
    /// Documents that are archives of XML: Word, Excel, `PowerPoint` since 2007, `OpenDocument`.
    Package,
    /// Word, Excel and `PowerPoint` before 2007.
    OldOffice,
    Text,
    /// Archives of other files.
    Archive,
    Other,
}

/// Endings of files that run on servers or computers; a server may run `foto.php.jpg` too.
const PROGRAMS: [&str; 44] = [
    "php", "php3", "php4", "php5", "php7", "php8", "phtml", "pht", "phar", "phps", "cgi", "pl",
    "py", "rb", "asp", "aspx", "ashx", "asmx", "jsp", "jspx", "cfm", "shtml", "exe", "com", "bat",
    "cmd", "msi", "scr", "dll", "vbs", "ps1", "sh", "bash", "jar", "war", "apk", "htaccess",
    "htpasswd", "lnk", "hta", "inc", "url", "wasm", "config",
];
/// Endings of pages and scripts that a browser would run in the name of the office.
const WEB_PAGES: [&str; 12] =
    ["html", "htm", "xhtml", "xht", "mhtml", "mht", "xml", "xsl", "rdf", "js", "mjs", "swf"];
/// Endings of keys and passwords.
const SECRETS: [&str; 9] = ["env", "pem", "key", "pfx", "p12", "ppk", "kdbx", "git", "gitconfig"];
/// Endings of copies of databases and of whole folders.
const DUMPS: [&str; 8] = ["sql", "dump", "bak", "sqlite", "sqlite3", "db", "mdb", "old"];
/// Endings of files that programs leave behind.
const LEFTOVERS: [&str; 6] = ["tmp", "temp", "swp", "part", "crdownload", "ds_store"];
/// Documents that may carry programs.
const MACROS: [&str; 7] = ["docm", "dotm", "xlsm", "xltm", "xlsb", "pptm", "ppsm"];

/// Tells what a file is that must not be published, by its name.
pub(super) fn refused(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    if name.starts_with("~$") || name == "thumbs.db" {
        return Some("@leftover");
    }
    if name.contains("cookie") && name.ends_with(".txt") {
        return Some("@secret");
    }
    let is_key = ["id_rsa", "id_ed25519", "id_ecdsa"].contains(&name.as_str());
    let mut endings = name.split('.').skip(1).map(str::trim);
    let last = name.rsplit('.').next().unwrap_or_default();
    if is_key || SECRETS.contains(&last) || name.starts_with(".env") {
        return Some("@secret");
    }
    if endings.any(|ending| PROGRAMS.contains(&ending)) {
        return Some("@program");
    }
    let lists: [(&[&str], &str); 4] = [
        (&WEB_PAGES, "@web_page"),
        (&DUMPS, "@dump"),
        (&LEFTOVERS, "@leftover"),
        (&MACROS, "@macro"),
    ];
    lists.into_iter().find(|(endings, _)| endings.contains(&last)).map(|(_, what)| what)
}

/// The kind of a file, by its name.
pub(super) fn kind(path: &str) -> Kind {
    let ending = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    match ending.as_str() {
        "jpg" | "jpeg" => Kind::Picture(Format::Jpeg),
        "png" => Kind::Picture(Format::Png),
        "gif" => Kind::Picture(Format::Gif),
        "webp" => Kind::Picture(Format::Webp),
        "avif" => Kind::Picture(Format::Avif),
        "svg" => Kind::Svg,
        "pdf" => Kind::Pdf,
        "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" => Kind::Package,
        "doc" | "xls" | "ppt" | "rtf" => Kind::OldOffice,
        "zip" | "rar" | "7z" | "tar" | "gz" => Kind::Archive,
        "txt" | "csv" | "md" | "json" | "geojson" | "ics" | "vcf" | "log" => Kind::Text,
        _ => Kind::Other,
    }
}

/// Tells what a file is when its bytes are not what its name says.
pub(super) fn mismatch(kind: Kind, bytes: &[u8]) -> Option<&'static str> {
    let head = &bytes[..bytes.len().min(1024)];
    let fits = match kind {
        Kind::Picture(Format::Jpeg) => head.starts_with(&[0xff, 0xd8, 0xff]),
        Kind::Picture(Format::Png) => head.starts_with(b"\x89PNG\r\n\x1a\n"),
        Kind::Picture(Format::Gif) => head.starts_with(b"GIF8"),
        Kind::Picture(Format::Webp) => {
            head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP")
        }
        Kind::Picture(Format::Avif) => head.get(4..8) == Some(b"ftyp"),
        Kind::Pdf => head.windows(5).any(|part| part == b"%PDF-"),
        Kind::Package => head.starts_with(b"PK\x03\x04") || head.starts_with(&OLD_OFFICE),
        Kind::OldOffice => head.starts_with(&OLD_OFFICE) || head.starts_with(b"{\\rtf"),
        Kind::Svg => return None,
        Kind::Text | Kind::Archive | Kind::Other => true,
    };
    // A browser that is told no kind looks for pages itself, also behind comments.
    let is_guessed = kind == Kind::Other && holds_page(head);
    let active = active(head).or(is_guessed.then_some("@web_page"));
    if fits { active } else { Some(active.unwrap_or("@other_kind")) }
}

fn holds_page(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head).to_lowercase();
    ["<html", "<script", ":script", "<body", "<iframe"].iter().any(|tag| text.contains(tag))
}

/// The head of documents of Office before 2007, and of those of today that have a password.
pub(super) const OLD_OFFICE: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

/// Tells what a file is that would run, or is secret, whatever its name.
fn active(head: &[u8]) -> Option<&'static str> {
    let text =
        String::from_utf8_lossy(head).trim_start_matches('\u{feff}').trim_start().to_lowercase();
    let begins = |heads: &[&str]| heads.iter().any(|head| text.starts_with(head));
    if begins(&["<?php", "<?=", "#!/", "<%@"])
        || head.starts_with(b"MZ\x90")
        || head.starts_with(b"\x7fELF")
    {
        Some("@program")
    } else if begins(&["<!doctype html", "<html", "<script", "<svg"]) {
        Some("@web_page")
    } else if text.contains("private key-----") {
        Some("@secret")
    } else {
        None
    }
}
