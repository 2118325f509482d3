//! Errors of the template engine as diagnostics with their place.

use tera::ErrorKind;

use super::Files;
use crate::diagnostic::{Code, Diagnostic, Report, Spot};

/// Turns an error of the template engine into a diagnostic.
pub(crate) fn explain(
    error: &tera::Error,
    code: Code,
    template: &str,
    files: &Files,
) -> Diagnostic {
    let (name, spot, reason) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => (
            report.filename().to_string(),
            Spot::from(report.span().range.clone()),
            report.message().to_string(),
        ),
        ErrorKind::CircularInclude { tpl, include_chain } => {
            (tpl.clone(), Spot::File, include_chain.join(" → "))
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            (tpl.clone(), Spot::File, inheritance_chain.join(" → "))
        }
        ErrorKind::MissingParent { current, parent } => {
            (current.clone(), Spot::File, format!("`{parent}`"))
        }
        other => {
            let text = other.to_string();
            let placed = read_report(&text, files);
            placed.unwrap_or_else(|| (template.to_string(), Spot::File, text))
        }
    };
    let path = format!("templates/{name}");
    let shown = files.get(&path).map_or(path, |file| file.shown.clone());
    let mut report = Report::new(shown);
    report.add(code, spot, &[("reason", reason.lines().next().unwrap_or_default())]);
    report.into_diagnostics().remove(0)
}

/// Reads name, place and reason from a report that the engine has made text of already:
/// `error: Unknown filter`, then `--> pages/home.html:2:14`.
fn read_report(text: &str, files: &Files) -> Option<(String, Spot, String)> {
    let (reason, rest) = text.split_once('\n')?;
    let place = rest.lines().next()?.split_once("--> ")?.1;
    let mut parts = place.rsplitn(3, ':');
    let (column, line, name) = (parts.next()?, parts.next()?, parts.next()?);
    let (column, line): (usize, usize) = (column.parse().ok()?, line.parse().ok()?);
    let file = files.get(&format!("templates/{name}"))?;
    let text = std::str::from_utf8(&file.bytes).ok()?;
    let before = text.split_inclusive('\n').take(line.checked_sub(1)?);
    let start: usize = before.map(str::len).sum();
    let characters = text[start..].chars().take(column.checked_sub(1)?);
    let at = start + characters.map(char::len_utf8).sum::<usize>();
    let reason = reason.trim_start_matches("error: ").to_string();
    Some((name.to_string(), Spot::Bytes(at, at), reason))
}
