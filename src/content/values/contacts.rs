//! Addresses, names in addresses, telephones.

use crate::content::fields::Value;
use crate::content::syntax::{Syntax, Text};
use crate::diagnostic;
use crate::markdown;

/// The address of a page elsewhere, `https://…` or `http://…`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WebUrl(pub String);

/// A slug or id: lower-case ASCII letters, digits and hyphens.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slug(pub String);

/// A telephone number as printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phone(pub String);

/// An e-mail address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Email(pub String);

impl Value for WebUrl {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::WebUrl, |node, reading| {
            let text = reading.scalar(node)?.text.trim();
            if !is_web_url(text) {
                reading.report.add(diagnostic::WRONG_URL, node.range.clone(), &[("value", text)]);
                return None;
            }
            Some(WebUrl(text.to_string()))
        })
    }
}

/// Tells whether a text is the address of a site, to which paths can be added.
pub fn is_base_url(text: &str) -> bool {
    is_web_url(text) && !text.contains(['?', '#']) && !text.ends_with(".html")
}

/// Tells whether a text is a full address of the web.
pub fn is_web_url(text: &str) -> bool {
    let has_host = ["https://", "http://"].iter().any(|scheme| {
        let host = text.strip_prefix(scheme).and_then(|rest| rest.split('/').next());
        host.is_some_and(|host| {
            // What stands before an @ is a password, or hides where the address leads.
            !host.contains('@') && (host.contains('.') || host.starts_with("localhost"))
        })
    });
    has_host && !text.contains(|c: char| c.is_whitespace() || "\"<>\\".contains(c))
}

impl Value for Slug {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Slug, |node, reading| {
            let text = &reading.scalar(node)?.text;
            if is_slug(text) {
                return Some(Slug(text.clone()));
            }
            let name = text.trim_end_matches(".yaml").trim_end_matches(".md");
            let suggestion = markdown::slugify(name.rsplit('/').next().unwrap_or(name));
            let mut words = vec![("value", text.as_str())];
            if !suggestion.is_empty() {
                words.push(("suggestion", suggestion.as_str()));
            }
            reading.report.add(diagnostic::WRONG_ID, node.range.clone(), &words);
            None
        })
    }
}

/// Tells whether a text may be a slug.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.len() <= 120 && markdown::slugify(text) == text
}

impl Value for Phone {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Phone, |node, reading| {
            let scalar = reading.scalar(node)?;
            let text = scalar.text.as_str();
            let digit_count = text.chars().filter(char::is_ascii_digit).count();
            let is_phone = (3..=16).contains(&digit_count)
                && text.chars().all(|c| c.is_ascii_digit() || "+-() ./".contains(c));
            if !is_phone {
                let words = [("value", text)];
                reading.report.add(diagnostic::WRONG_CONTACT, node.range.clone(), &words);
                return None;
            }
            if !scalar.is_quoted && text.chars().all(|c| c.is_ascii_digit() || c == '+') {
                let words = [("value", text)];
                reading.report.add(diagnostic::UNQUOTED_PHONE, node.range.clone(), &words);
            }
            Some(Phone(text.to_string()))
        })
    }
}

impl Value for Email {
    fn syntax() -> Syntax<Self> {
        Syntax::text(Text::Email, |node, reading| {
            let text = reading.scalar(node)?.text.trim();
            let is_email = text.split_once('@').is_some_and(|(name, host)| {
                !name.is_empty()
                    && host.contains('.')
                    && !host.ends_with('.')
                    && !host.contains('@')
            }) && !text.contains(|c: char| c.is_whitespace() || "<>\",".contains(c));
            if !is_email {
                reading.report.add(
                    diagnostic::WRONG_CONTACT,
                    node.range.clone(),
                    &[("value", text)],
                );
                return None;
            }
            Some(Email(text.to_string()))
        })
    }
}
