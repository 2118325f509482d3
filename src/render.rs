//! Bytes of each output: one view and the theme, on all cores.

use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::Context;

use crate::diagnostic::{self, Diagnostic};
use crate::plan::{Body, Output, Plan};
use crate::theme::{self, Theme, explain};
use crate::write::{Artifact, Content};

/// Renders every output, in the order of the plan, and adds the static files of the theme.
pub fn render(plan: &Plan, theme: &Theme) -> (Vec<Artifact>, Vec<Diagnostic>) {
    let assets: BTreeMap<&str, &str> =
        theme.assets.iter().map(|asset| (asset.path.as_str(), asset.url.as_str())).collect();
    let mut shared = Context::new();
    shared.insert("site", &plan.site);
    shared.insert("t", &theme.words);
    shared.insert("assets", &assets);
    let results: Vec<_> =
        plan.outputs.par_iter().map(|output| render_output(output, theme, &shared)).collect();
    let mut artifacts = Vec::with_capacity(results.len());
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    for result in results {
        match result {
            Ok(artifact) => artifacts.push(artifact),
            // One mistake in a template fails on every page; it is told once.
            Err(diagnostic) if diagnostics.contains(&diagnostic) => {}
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    artifacts.extend(theme.assets.iter().map(|asset| Artifact {
        path: asset.url.clone(),
        content: Content::Bytes(asset.bytes.clone()),
    }));
    (artifacts, diagnostics)
}

fn render_output(output: &Output, theme: &Theme, shared: &Context) -> Result<Artifact, Diagnostic> {
    let render = |template: &str, context: &Context| {
        let mut page = theme::Page::begin();
        match theme.tera.render_to(template, context, &mut page) {
            Ok(()) => Ok(page.bytes),
            Err(error) => Err(explain(&error, diagnostic::TEMPLATE_ERROR, template, &theme.files)),
        }
    };
    let content = match &output.body {
        Body::Page(page, view) => {
            let mut context = shared.clone();
            context.insert("page", page);
            context.insert("view", view);
            Content::Bytes(render(&format!("pages/{}.html", page.kind), &context)?)
        }
        Body::Feed(template, view) => {
            let mut context = shared.clone();
            context.insert("view", view);
            Content::Bytes(render(template, &context)?)
        }
        Body::Text(text) => Content::Bytes(text.clone().into_bytes()),
        Body::File(path) => Content::File(path.clone()),
    };
    Ok(Artifact { path: output.url.clone(), content })
}
