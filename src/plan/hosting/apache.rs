//! `.htaccess`, for Apache and servers like it: cPanel and most shared hosts.

use super::{HIDDEN, NOTE, PROGRAMS, Rules, TEXTS, TYPES, in_expression};

/// One file for the site, and one for each folder with headers of its own.
pub(super) fn files(rules: &Rules<'_>) -> Vec<(String, String)> {
    let own = rules.headers.iter().map(|(folder, headers)| {
        let more = if folder.is_empty() { whole(rules) } else { String::new() };
        (format!("{folder}.htaccess"), format!("# {NOTE}\n{more}{}", section(headers)))
    });
    own.collect()
}

/// What holds for the site as a whole.
fn whole(rules: &Rules<'_>) -> String {
    let mut text = format!(
        "Options -Indexes\nDirectoryIndex index.html\nErrorDocument 404 {}\n",
        rules.not_found()
    );
    text.push_str(&format!(
        "<FilesMatch \"(?i){PROGRAMS}\">\n  Require all denied\n</FilesMatch>\n\
         <FilesMatch \"^\\.\">\n  Require all denied\n</FilesMatch>\n"
    ));
    text.push_str("<IfModule mod_mime.c>\n");
    for (ending, kind) in TYPES {
        text.push_str(&format!("  AddType {kind} .{ending}\n"));
    }
    let endings = TYPES.iter().map(|(ending, _)| ending).chain(TEXTS);
    let endings: Vec<_> = endings.map(|ending| format!(".{ending}")).collect();
    text.push_str(&format!("  AddCharset utf-8 {}\n</IfModule>\n", endings.join(" ")));
    text.push_str(&format!("<IfModule mod_alias.c>\n  RedirectMatch 403 \"{HIDDEN}\"\n"));
    for (from, to) in rules.moves() {
        text.push_str(&format!("  RedirectMatch 301 \"^{}$\" \"{to}\"\n", in_expression(&from)));
    }
    text.push_str("</IfModule>\n");
    text
}

fn section(headers: &[(&str, &str)]) -> String {
    let lines =
        headers.iter().map(|(name, value)| format!("  Header always set {name} \"{value}\"\n"));
    format!("<IfModule mod_headers.c>\n{}</IfModule>\n", lines.collect::<String>())
}
