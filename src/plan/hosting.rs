//! What a host is to send with the files, as one model; and that model in the words of each host.
//!
//! The policy for pages also stands in their heads, so that they are as safe on a host that knows
//! none of these files. There is no `Strict-Transport-Security`: it binds everything under the
//! name of the host for a year and cannot be taken back, so it is for those who run the host.

mod apache;
mod netlify;
mod nginx;

use super::context::Context;
use super::redirect::Redirect;
use super::{Body, Making, Output, addresses};
use crate::content::situs::Host;

/// The policy, with more of it at the end.
macro_rules! policy {
    ($more:literal) => {
        concat!(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; ",
            "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; ",
            "require-trusted-types-for 'script'; trusted-types 'none'",
            $more
        )
    };
}

/// What pages may load and run; the theme repeats it in the head of every page.
pub(super) const POLICY: &str = policy!("");

/// What is sent with everything.
const EVERYWHERE: &[(&str, &str)] = &[
    // Only a header can forbid to show pages inside others.
    ("Content-Security-Policy", policy!("; frame-ancestors 'none'")),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), \
         microphone=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-cache"),
];
/// Files whose names change with their content.
const ASSETS: (&str, &[(&str, &str)]) =
    (addresses::ASSETS, &[("Cache-Control", "public, max-age=31536000, immutable")]);
/// Figures, which pages of other sites may read too.
const DATA: (&str, &[(&str, &str)]) = ("data/", &[("Access-Control-Allow-Origin", "*")]);

/// Types that hosts often do not know, by the ending of the name; all are UTF-8.
const TYPES: &[(&str, &str)] = &[
    ("csv", "text/csv"),
    ("ics", "text/calendar"),
    ("json", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("xml", "application/xml"),
];
/// More endings of text in UTF-8, whose types every host knows.
const TEXTS: &[&str] = &["html", "htm", "css", "js", "txt", "svg"];
/// Names of programs, which a static site never has: whoever smuggles one in gets nothing run.
/// Also in the middle of a name, for hosts that look at every ending.
const PROGRAMS: &str = r"\.(php[0-9]?|phtml|phar|pht|cgi|pl|py|asp|aspx|jsp)(\.|$)";
/// Hidden files and folders; only `.well-known` is for everybody.
const HIDDEN: &str = r"/\.(?!well-known(/|$))";

/// The head of each file, after the sign of a comment.
const NOTE: &str = "Dibuat oleh zi-site dari situs.yaml; perubahan dengan tangan akan hilang.";

/// What a host is to do.
struct Rules<'s> {
    /// The path of the site, `/` or `/sub/`, as it stands in addresses.
    base: String,
    /// Folders with what is sent for files in them; the first is the site as a whole, and later
    /// ones win.
    headers: Vec<(&'static str, &'static [(&'static str, &'static str)])>,
    /// Old addresses with where they lead.
    redirects: &'s [Redirect<'s>],
    /// Files that stood elsewhere, with where they are now.
    files: Vec<[String; 2]>,
}

impl Rules<'_> {
    /// Every old address as visitors may write it, and the page that is meant; both full paths.
    fn moves(&self) -> impl Iterator<Item = (String, String)> {
        let pages = self.redirects.iter().flat_map(move |redirect| {
            let folder = redirect.from.strip_suffix("/index.html");
            let forms = folder.map(|folder| [folder.to_string(), format!("{folder}/")]);
            let all = forms.into_iter().flatten().chain([redirect.from.to_string()]);
            let to = format!("{}{}", self.base, redirect.to);
            all.map(move |from| (format!("{}{from}", self.base), to.clone()))
        });
        let files = self.files.iter();
        pages.chain(files.map(|file| file.each_ref().map(|it| format!("{}{it}", self.base)).into()))
    }

    /// The path of the page for addresses that do not exist.
    fn not_found(&self) -> String {
        format!("{}{}", self.base, addresses::NOT_FOUND)
    }
}

/// The files for the hosts that `situs.yaml` names.
pub(super) fn files(context: &Context<'_>, redirects: &[Redirect<'_>]) -> Vec<Output> {
    let headers = vec![("", EVERYWHERE), ASSETS, DATA];
    let base = addresses::escaped(&context.base_path());
    let rules = Rules { base, headers, redirects, files: moved_files(context) };
    let mut hosts = context.site.office.hosts.clone();
    hosts.sort_unstable();
    hosts.dedup();
    let files = hosts.into_iter().flat_map(|host| match host {
        Host::Apache => apache::files(&rules),
        Host::Netlify => netlify::files(&rules),
        Host::Nginx => nginx::files(&rules),
    });
    let output = |(url, text): (String, _)| Output::file(url, Making::Done(Body::Text(text)));
    files.map(output).collect()
}

/// The figures of indicators, which stood beside their pages before they were open data.
fn moved_files(context: &Context<'_>) -> Vec<[String; 2]> {
    let of = |slug: &str, ending: &str| {
        let now = addresses::data(&format!("indikator/{slug}"), ending);
        [addresses::indicator_table_before(slug, ending), now]
    };
    let indicators = context.site.indicators.iter();
    indicators.flat_map(|item| ["csv", "json"].map(|ending| of(&item.slug, ending))).collect()
}

/// A path inside a regular expression; of what addresses hold, only dots have a meaning there.
fn in_expression(path: &str) -> String {
    path.replace('.', r"\.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_between_quotation_marks_as_they_are() {
        for (_, headers) in [("", EVERYWHERE), ASSETS, DATA] {
            for (name, value) in headers {
                let is_plain = |c: char| matches!(c, ' '..='~') && !"\"\\$".contains(c);
                assert!(value.chars().all(is_plain), "{name}");
            }
        }
    }
}
