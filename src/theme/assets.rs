//! Static files under names that change with their content, so that browsers may keep them.

use std::collections::BTreeMap;

use super::Files;
use crate::address;
use crate::plan::ASSETS;

/// Digits of the hash in a name; enough to tell versions of one file apart.
const HASH_DIGITS: usize = 8;

/// A static file of the theme.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its path below `static/`, by which templates name it.
    pub path: String,
    /// Its address from the root of the site.
    pub url: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Names the static files of a theme; style sheets last, for they name other files.
pub(super) fn assets(files: &Files) -> Vec<Asset> {
    let all = files.iter().filter_map(|(path, file)| Some((path.strip_prefix("static/")?, file)));
    let (sheets, others): (Vec<_>, Vec<_>) = all.partition(|(path, _)| path.ends_with(".css"));
    let mut urls: BTreeMap<String, String> = BTreeMap::new();
    let mut assets = Vec::new();
    for (path, file) in others {
        let asset = asset(path, file.bytes.clone());
        urls.insert(path.to_string(), asset.url.clone());
        assets.push(asset);
    }
    for (path, file) in sheets {
        let text = String::from_utf8_lossy(&file.bytes);
        assets.push(asset(path, rename(&text, path, &urls).into_bytes()));
    }
    assets.sort_by(|a, b| a.path.cmp(&b.path));
    assets
}

fn asset(path: &str, bytes: Vec<u8>) -> Asset {
    let is_licence = path.to_uppercase().contains("LICENSE") || path.ends_with(".txt");
    let hash = blake3::hash(&bytes).to_hex();
    let url = match path.rsplit_once('.') {
        Some((stem, ending)) if !is_licence => {
            format!("{ASSETS}{stem}.{}.{ending}", &hash[..HASH_DIGITS])
        }
        _ => format!("{ASSETS}{path}"),
    };
    Asset { path: path.to_string(), url, bytes }
}

/// Replaces the file names in `url(…)` of a style sheet by those of the site.
fn rename(text: &str, sheet: &str, urls: &BTreeMap<String, String>) -> String {
    let mut renamed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("url(") {
        let (name, tail) = after.split_once(')').unwrap_or((after, ""));
        let target = name.trim_matches(['"', '\'', ' ']);
        renamed.push_str(before);
        match urls.get(&address::join(sheet, target)) {
            Some(url) => {
                let file = url.rsplit('/').next().unwrap_or(url);
                let folder = target.rsplit_once('/').map_or("", |(folder, _)| folder);
                let slash = if folder.is_empty() { "" } else { "/" };
                renamed.push_str(&format!("url({folder}{slash}{file})"));
            }
            None => renamed.push_str(&format!("url({name})")),
        }
        rest = tail;
    }
    renamed.push_str(rest);
    renamed
}
