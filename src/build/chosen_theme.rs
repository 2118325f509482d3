//! The theme of a portal: which one it is, and whether its options are those of the theme.

use crate::content;
use crate::content::values::Placed;
use crate::diagnostic::{self, Diagnostic, Report};
use crate::site::Site;
use crate::source::{self, ReadError};
use crate::theme::{self, Files};

use super::Options;

/// The files of a theme, and what is wrong with the choice of it.
pub type ThemeFiles = (Files, Vec<Diagnostic>);

/// Finds the theme: the folder asked for, else the one that `situs.yaml` names in `themes/` beside
/// the content folder, over the default theme that is built in.
///
/// # Errors
/// When a file of the theme cannot be read.
pub fn theme_files(options: &Options, site: &Site) -> Result<ThemeFiles, ReadError> {
    let mut files = theme::default_files();
    let themes = source::beside(&options.content, "themes");
    let chosen = site.office.theme.name.as_ref();
    let name = chosen.map_or("default", |name| name.value.as_str());
    let is_plain = content::values::is_slug(name);
    let folder = options.theme.clone().unwrap_or_else(|| themes.join(name));
    if (is_plain || options.theme.is_some()) && source::is_folder(&folder) {
        let (own, diagnostics) = source::read_theme(&folder)?;
        theme::overlay(&mut files, &folder, own);
        return Ok((files, diagnostics));
    }
    if options.theme.is_none() && name == "default" {
        return Ok((files, Vec::new()));
    }
    let known = source::folder_names(&themes);
    let known = if known.is_empty() { "default".to_string() } else { known.join(", ") };
    let shown = format!("{}/situs.yaml", site.root);
    let mut report = Report::new(shown);
    let asked = options.theme.as_ref().map(|theme| theme.to_string_lossy().into_owned());
    let words = [("theme", asked.as_deref().unwrap_or(name)), ("known", known.as_str())];
    let spot = chosen.filter(|_| asked.is_none()).map(|name| name.range.clone());
    let spot = spot.map_or(diagnostic::Spot::File, diagnostic::Spot::from);
    report.add(diagnostic::THEME_NOT_FOUND, spot, &words);
    Ok((files, report.into_diagnostics()))
}

/// Checks the options of the theme that `situs.yaml` sets.
pub(super) fn check_options(site: &Site, theme: &theme::Theme, shown: &str) -> Vec<Diagnostic> {
    let mut report = Report::new(shown);
    for (name, value) in &site.office.theme.options {
        match theme.options.get(&name.value) {
            None => {
                let known: Vec<_> = theme.options.keys().cloned().collect();
                note_option(&mut report, name, None, &known);
            }
            Some(allowed) if !allowed.contains(&value.value) => {
                note_option(&mut report, name, Some(value), allowed);
            }
            Some(_) => {}
        }
    }
    report.into_diagnostics()
}

fn note_option(
    report: &mut Report,
    name: &Placed<String>,
    value: Option<&Placed<String>>,
    allowed: &[String],
) {
    let allowed = allowed.join(", ");
    let mut words = vec![("option", name.value.as_str()), ("allowed", allowed.as_str())];
    words.extend(value.map(|value| ("value", value.value.as_str())));
    let spot = value.map_or(name.range.clone(), |value| value.range.clone());
    report.add(diagnostic::THEME_OPTION, spot, &words);
}
