//! The answer to every request: files of the site, and what open pages ask to follow the edits.

use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;

use super::file;
use super::hosts::Hosts;
use super::http::{Asked, Body, Reply};
use super::media;
use super::page::{self, Version};
use super::path::{self, Found};
use super::shown::Shown;
use super::stage::{Scene, Stage};
use crate::address;
use crate::language::Language;
use crate::source;
use crate::write::Content;

/// Folder of the preview's own files; no page of a site can be there.
const FOLDER: &str = ".zi-site/";
const SCRIPT: &str = "pratinjau.js";
const STYLES: &str = "pratinjau.css";
/// Where pages ask what has changed.
const STATE: &str = "keadaan";
/// Where they wait until something has.
const NEWS: &str = "kabar";
/// The page for addresses that do not exist, on every static host.
const NOT_FOUND: &str = "404.html";
/// What the page without a site may load and run: what the preview itself needs.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/// The preview of one portal.
pub(super) struct Preview {
    hosts: Hosts,
    stage: Arc<Stage>,
    /// The content folder, where attachments are.
    content: PathBuf,
    /// A secret of this run, so that pages of other sites cannot guess where the news is.
    token: String,
}

impl Preview {
    pub(super) fn new(hosts: Hosts, stage: Arc<Stage>, content: PathBuf) -> Self {
        // The system gives these hashers their random keys.
        let parts = [0, 1].map(|part| RandomState::new().hash_one(part));
        let token = file::tag(format!("{parts:?}").as_bytes());
        Preview { hosts, stage, content, token }
    }

    /// Answers a request.
    pub(super) fn answer(&self, asked: &Asked) -> Reply {
        let Some(host) = asked.only("host") else { return Reply::refusal(400) };
        if !self.hosts.allow(host) {
            return Reply::refusal(403);
        }
        let Ok((path, query)) = path::read(&asked.target) else { return Reply::refusal(400) };
        match path.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix(&self.token)) {
            Some(_) if !is_from_here(asked, host) => Reply::refusal(403),
            Some(own) => self.own(asked, own.trim_start_matches('/'), query),
            None => self.site(asked, &path),
        }
    }

    /// Answers with a file of the site.
    fn site(&self, asked: &Asked, path: &str) -> Reply {
        let scene = self.stage.scene();
        let Some(shown) = &scene.shown else { return self.without_site(&scene) };
        match shown.find(path) {
            Found::File(name) => self.file(asked, 200, &scene, shown, &name),
            Found::Folder(address) => {
                Reply::new(302, "text/plain; charset=utf-8", Vec::new()).with("Location", address)
            }
            Found::Nothing => self.file(asked, 404, &scene, shown, NOT_FOUND),
        }
    }

    fn file(&self, asked: &Asked, status: u16, scene: &Scene, shown: &Shown, name: &str) -> Reply {
        let media = media::of(name);
        match shown.content(name) {
            Some(Content::Bytes(html)) if media::is_page(media) => {
                let version = version(shown, name, &html);
                let sent = page::with_script(&html, &self.address(SCRIPT), &version);
                let tag = file::tag(&sent);
                file::bytes(asked, status, media, &tag, sent)
            }
            Some(Content::Bytes(bytes)) => {
                let tag = file::tag(&bytes);
                file::bytes(asked, status, media, &tag, bytes)
            }
            Some(Content::File(path)) => {
                let key = shown.attachment_key(name);
                file::attachment(asked, media, &self.content, &path, key)
            }
            // A template failed, and the page was never whole.
            None if media::is_page(media) => self.without_site(scene),
            None => Reply::refusal(404),
        }
    }

    /// Answers with the page for when there never was a site.
    fn without_site(&self, scene: &Scene) -> Reply {
        let (title, text) = match scene.language {
            Language::Indonesian => (
                "Situs belum dapat ditampilkan",
                "Halaman ini berganti sendiri setelah kesalahannya diperbaiki.",
            ),
            Language::English => (
                "The site cannot be shown yet",
                "This page changes by itself once the errors are mended.",
            ),
        };
        let script = self.address(SCRIPT);
        let html = page::without_site(scene.language.code(), title, text, &script);
        Reply::new(503, "text/html; charset=utf-8", html)
            .with("Content-Security-Policy", POLICY.to_string())
    }

    /// Answers with one of the preview's own files.
    fn own(&self, asked: &Asked, name: &str, query: &str) -> Reply {
        let text = |media: &str, text: &str| {
            file::bytes(asked, 200, media, &file::tag(text.as_bytes()), text.as_bytes().to_vec())
        };
        match name {
            SCRIPT => text(media::of(SCRIPT), include_str!("preview.js")),
            STYLES => text(media::of(STYLES), include_str!("preview.css")),
            STATE => text("application/json; charset=utf-8", &self.state(query)),
            NEWS => self.news(),
            _ => Reply::refusal(404),
        }
    }

    /// What is new for an open page, as JSON. The page says where it is and what it shows.
    fn state(&self, query: &str) -> String {
        let said = |name: &str| path::parameter(query, name).unwrap_or_default();
        let scene = self.stage.scene();
        let version = scene.shown.as_ref().map(|shown| version_at(shown, &said("path")));
        let version = version.unwrap_or_default();
        let change = if version.tag == said("tag") {
            "none"
        } else if version.shape == said("shape") {
            "styles"
        } else {
            "page"
        };
        let problems = (scene.problems.tag != said("problems")).then_some(&scene.problems.json);
        json!({
            "change": change,
            "tag": version.tag,
            "styles": version.styles,
            "problemsTag": scene.problems.tag,
            "problems": problems,
        })
        .to_string()
    }

    /// A stream that tells when something is new.
    fn news(&self) -> Reply {
        let body = Body::News(self.stage.streams.open());
        let reply = Reply::new(200, "text/event-stream; charset=utf-8", Vec::new());
        Reply { body, ..reply }
    }

    fn address(&self, name: &str) -> String {
        format!("/{FOLDER}{}/{name}", self.token)
    }
}

/// Tells whether a page of the preview asks, and not one of another site.
fn is_from_here(asked: &Asked, host: &str) -> bool {
    let is_same_site = asked.header("sec-fetch-site").is_none_or(|site| site == "same-origin");
    let origin = format!("http://{host}");
    is_same_site && asked.header("origin").is_none_or(|it| it.eq_ignore_ascii_case(&origin))
}

/// The version of the page that an address leads to.
fn version_at(shown: &Shown, address: &str) -> Version {
    let Ok((path, _)) = path::read(address) else { return Version::default() };
    let name = match shown.find(&path) {
        Found::File(name) => name,
        Found::Folder(_) => format!("{path}/index.html"),
        Found::Nothing => NOT_FOUND.to_string(),
    };
    match shown.content(&name) {
        Some(Content::Bytes(html)) => version(shown, &name, &html),
        Some(Content::File(_)) | None => Version::default(),
    }
}

/// The version of a page with the pictures it shows.
fn version(shown: &Shown, name: &str, html: &[u8]) -> Version {
    let text = String::from_utf8_lossy(html);
    let tag = |address: &str| {
        let (path, _) = path::read(&format!("/{}", address::join(name, address))).ok()?;
        match shown.content(&path)? {
            Content::Bytes(bytes) => Some(file::tag(&bytes)),
            Content::File(file) => source::state_of(&file),
        }
    };
    Version::of(html, &page::pictures(&text).filter_map(tag).collect::<String>())
}
