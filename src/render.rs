//! Bytes of each output: one view and the theme.

use std::collections::BTreeMap;

use tera::Context;

use crate::diagnostic::{self, Diagnostic};
use crate::plan::{Body, Output};
use crate::theme::{self, Asset, Theme, explain};
use crate::view::SiteView;
use crate::write::{Artifact, Content};

/// A theme with what all pages of a site share.
#[derive(Debug)]
pub struct Renderer<'t> {
    theme: &'t Theme,
    shared: Context,
}

impl<'t> Renderer<'t> {
    /// Prepares a theme for the pages of a site.
    pub fn new(theme: &'t Theme, site: &SiteView) -> Renderer<'t> {
        let assets: BTreeMap<&str, &str> =
            theme.assets.iter().map(|asset| (asset.path.as_str(), asset.url.as_str())).collect();
        let mut shared = Context::new();
        shared.insert("site", site);
        shared.insert("t", &theme.words);
        shared.insert("assets", &assets);
        Renderer { theme, shared }
    }

    /// Renders an output with its body.
    ///
    /// # Errors
    /// When a template cannot be rendered, with its place and what is wrong.
    pub fn render(&self, output: &Output, body: &Body) -> Result<Artifact, Diagnostic> {
        let content = match body {
            Body::Page(page, view) => {
                let mut context = self.shared.clone();
                context.insert("page", page);
                context.insert("view", view);
                self.fill(&format!("pages/{}.html", page.kind), &context)?
            }
            Body::Feed(template, view) => {
                let mut context = self.shared.clone();
                context.insert("view", view);
                self.fill(template, &context)?
            }
            Body::Text(text) => Content::Bytes(text.clone().into_bytes()),
            Body::File(path) => Content::File(path.clone()),
            Body::Bytes(bytes) => Content::Bytes(bytes.to_vec()),
        };
        Ok(Artifact { path: output.url.clone(), content })
    }

    fn fill(&self, template: &str, context: &Context) -> Result<Content, Diagnostic> {
        let mut page = theme::Page::begin();
        match self.theme.tera.render_to(template, context, &mut page) {
            Ok(()) => Ok(Content::Bytes(page.bytes)),
            Err(error) => {
                Err(explain(&error, diagnostic::TEMPLATE_ERROR, template, &self.theme.files))
            }
        }
    }
}

/// A static file of a theme.
pub fn asset(asset: &Asset) -> Artifact {
    Artifact { path: asset.url.clone(), content: Content::Bytes(asset.bytes.clone()) }
}
