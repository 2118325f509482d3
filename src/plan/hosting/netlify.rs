//! `_headers` and `_redirects`, for Netlify and Cloudflare Pages.
//!
//! Cloudflare takes 100 rules of 2,000 characters a line; here there is one rule for each folder.

use super::{NOTE, Rules};

/// Cloudflare passes over further lines; the pages at old addresses are there all the same.
const REDIRECTS_MAX: usize = 2000;

/// The headers and the redirects.
pub(super) fn files(rules: &Rules<'_>) -> Vec<(String, String)> {
    let mut headers = format!("# {NOTE}\n");
    for (folder, lines) in &rules.headers {
        headers.push_str(&format!("{}{folder}*\n", rules.base));
        for (name, value) in lines.iter().filter(|(name, _)| !is_set_below(rules, folder, name)) {
            headers.push_str(&format!("  {name}: {value}\n"));
        }
    }
    let mut redirects = format!("# {NOTE}\n");
    for (from, to) in rules.moves().take(REDIRECTS_MAX) {
        redirects.push_str(&format!("{from} {to} 301\n"));
    }
    vec![("_headers".to_string(), headers), ("_redirects".to_string(), redirects)]
}

/// Whether a folder sets a header again. Cloudflare would send both values, so the site as a whole
/// goes without: both hosts make browsers ask again where nothing is said.
fn is_set_below(rules: &Rules<'_>, folder: &str, name: &str) -> bool {
    let others = rules.headers.iter().filter(|(other, _)| folder.is_empty() && !other.is_empty());
    others.flat_map(|(_, headers)| headers.iter()).any(|(other, _)| *other == name)
}

#[cfg(test)]
mod tests {
    use super::super::{ASSETS, DATA, EVERYWHERE};
    use super::*;

    #[test]
    fn the_limits_of_cloudflare_are_kept() {
        let headers = vec![("", EVERYWHERE), ASSETS, DATA];
        let rules = Rules { base: "/".to_string(), headers, redirects: &[], files: Vec::new() };
        let (_, text) = files(&rules).remove(0);
        let paths = text.lines().filter(|line| line.starts_with('/')).count();
        assert!((1..=100).contains(&paths), "{text}");
        assert!(text.lines().all(|line| line.len() < 2000), "{text}");
        assert_eq!(text.matches("Cache-Control").count(), 1, "{text}");
    }
}
