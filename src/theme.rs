//! A theme: templates, words, options and static files, checked when it is loaded.
//!
//! The default theme is built into the program; a theme of the portal replaces it file by file.

mod assets;
mod budget;
mod check;
mod explain;

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, DirEntry, include_dir};
use serde_json::Value;
use tera::{Kwargs, State, Tera, TeraResult};

use crate::diagnostic::{self, Diagnostic, Report, Spot};
use crate::language::{self, Language};
use crate::yaml::{self, Node, Value as Yaml};

pub use assets::Asset;
pub(crate) use budget::Page;
pub(crate) use explain::explain;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    /// The templates.
    pub(crate) tera: Tera,
    /// Every word of the interface, in the language of the portal.
    pub(crate) words: Value,
    /// The static files with their addresses.
    pub assets: Vec<Asset>,
    /// The files of the theme, by path, for messages.
    pub files: Files,
    /// Options with their allowed values.
    pub options: BTreeMap<String, Vec<String>>,
}

/// The files of a theme, by their path in it.
pub type Files = BTreeMap<String, File>;

/// One file of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The file as the user would name it.
    pub shown: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Gives the files of the default theme.
pub fn default_files() -> Files {
    let mut files = Files::new();
    collect(&DEFAULT, &mut files);
    files
}

fn collect(folder: &Dir<'_>, files: &mut Files) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => collect(folder, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                let shown = format!("themes/default/{path}");
                files.insert(path, File { shown, bytes: file.contents().to_vec() });
            }
        }
    }
}

/// Puts the files of a folder over the default theme.
pub fn overlay(files: &mut Files, folder: &Path, own: BTreeMap<String, Vec<u8>>) {
    let folder = folder.to_string_lossy();
    let folder = folder.trim_end_matches('/');
    for (path, bytes) in own {
        let shown = format!("{folder}/{path}");
        files.insert(path, File { shown, bytes });
    }
}

/// Loads a theme; `None` when its templates cannot be used, which the diagnostics then say.
pub fn load(files: Files, language: Language) -> (Option<Theme>, Vec<Diagnostic>) {
    let mut diagnostics = check::check(&files);
    let words = read_words(&files, language, &mut diagnostics);
    let options = read_options(&files, &mut diagnostics);
    let assets = assets::assets(&files);
    let mut tera = Tera::default();
    tera.register_filter("fill", fill);
    tera.register_function("range", budget::range);
    let templates: Vec<(String, String)> = files
        .iter()
        .filter_map(|(path, file)| Some((path.strip_prefix("templates/")?, file)))
        .map(|(name, file)| (name.to_string(), String::from_utf8_lossy(&file.bytes).into_owned()))
        .collect();
    if let Err(error) = tera.add_raw_templates(templates) {
        diagnostics.push(explain(&error, diagnostic::TEMPLATE_SYNTAX, "templates", &files));
        return (None, diagnostics);
    }
    (Some(Theme { tera, words, assets, files, options }), diagnostics)
}

/// Replaces `{name}` by the argument of that name.
#[expect(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "the form of a filter"
)]
fn fill(text: &str, arguments: Kwargs, _: &State) -> TeraResult<String> {
    let values: BTreeMap<String, String> =
        arguments.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    Ok(language::fill(text, |name| values.get(name).cloned()))
}

fn parse(files: &Files, path: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    let file = files.get(path)?;
    let mut report = Report::new(file.shown.clone());
    let text = String::from_utf8_lossy(&file.bytes);
    let node = yaml::parse(&text, 0, &mut report);
    diagnostics.extend(report.into_diagnostics());
    node
}

/// Reads the words of a language; every word of the Indonesian file must be there.
fn read_words(files: &Files, language: Language, diagnostics: &mut Vec<Diagnostic>) -> Value {
    let path = format!("strings/{}.yaml", language.code());
    let words = parse(files, &path, diagnostics).map_or(Value::Null, |node| to_json(&node));
    if language != Language::Indonesian && !words.is_null() {
        let model = parse(files, "strings/id.yaml", diagnostics).map(|node| to_json(&node));
        let shown = files.get(&path).map_or(path, |file| file.shown.clone());
        for word in model.iter().flat_map(|model| missing_words(model, &words)) {
            let mut report = Report::new(shown.clone());
            report.add(diagnostic::THEME_WORD, Spot::File, &[("word", &word)]);
            diagnostics.extend(report.into_diagnostics());
        }
    }
    words
}

/// The paths of words that `model` has and `words` has not.
pub fn missing_words(model: &Value, words: &Value) -> Vec<String> {
    let Value::Object(map) = model else {
        return if words.is_null() { vec![String::new()] } else { Vec::new() };
    };
    let mut missing = Vec::new();
    for (key, value) in map {
        for path in missing_words(value, words.get(key).unwrap_or(&Value::Null)) {
            let dot = if path.is_empty() { "" } else { "." };
            missing.push(format!("{key}{dot}{path}"));
        }
    }
    missing
}

/// Makes JSON of YAML; every scalar stays text.
pub fn to_json(node: &Node) -> Value {
    match &node.value {
        Yaml::Null => Value::String(String::new()),
        Yaml::Scalar(scalar) => Value::String(scalar.text.clone()),
        Yaml::List(items) => Value::Array(items.iter().map(to_json).collect()),
        Yaml::Map(entries) => {
            let entries = entries.iter().map(|(key, node)| (key.name.clone(), to_json(node)));
            Value::Object(entries.collect())
        }
    }
}

fn read_options(files: &Files, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, Vec<String>> {
    let json = parse(files, "theme.yaml", diagnostics).map(|node| to_json(&node));
    let options = json.as_ref().and_then(|json| json.get("options")).and_then(Value::as_object);
    let strings = |values: &Value| -> Vec<String> {
        let values = values.as_array().into_iter().flatten();
        values.filter_map(|value| value.as_str().map(str::to_string)).collect()
    };
    options.into_iter().flatten().map(|(name, values)| (name.clone(), strings(values))).collect()
}
