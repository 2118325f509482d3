//! One hostile case: what is laid over the small portal, how the program is run, what must hold.

#![expect(clippy::disallowed_methods, reason = "tests write files and run the program")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::common::{DATE, Desk, tree};

/// What small portals of tests are told beside: what nothing links to, equal titles, weight.
const ADVICE: [&str; 4] = ["ZI225", "ZI226", "ZI227", "ZI520"];

/// Longest run of the program; a build for tests is some times slower than a released one.
const SECONDS_MAX: u64 = 30;
/// Most memory the program may ask for.
const KIBIBYTES_MAX: u64 = 1024 * 1024;
/// What may never stand in a page or reach a terminal, whatever the case is about.
const NEVER_SHOWN: [char; 5] = ['\u{202e}', '\u{2066}', '\u{1}', '\u{b}', '\u{7f}'];

/// A case while it is made.
pub(crate) struct Case {
    name: String,
    desk: Desk,
    command: &'static str,
    arguments: Vec<String>,
}

/// What a run gave.
pub(crate) struct Ran {
    name: String,
    desk: Desk,
    status: i32,
    stderr: String,
}

/// A problem as it was shown.
#[derive(Debug)]
struct Shown {
    code: String,
    place: String,
}

/// Begins a case.
pub(crate) fn case(name: &str) -> Case {
    let desk = Desk::with_portal();
    Case { name: name.to_string(), desk, command: "build", arguments: Vec::new() }
}

/// A page with a text.
pub(crate) fn page(body: &str) -> String {
    format!("---\njudul: Uji\n---\n\n{body}\n")
}

/// A news item with a title, as it is written in YAML.
pub(crate) fn news(title: &str) -> String {
    format!("---\njudul: {title}\nringkasan: Ringkas.\n---\n\nIsi berita.\n")
}

impl Case {
    /// Puts a file on the desk.
    pub(crate) fn put(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.desk.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
        self
    }

    /// Puts a page with a text on the desk.
    pub(crate) fn page(self, body: &str) -> Self {
        self.put("content/halaman/uji.md", page(body))
    }

    /// Changes the desk in another way.
    pub(crate) fn with(self, change: impl FnOnce(&Path)) -> Self {
        change(&self.desk.path(""));
        self
    }

    /// Runs with more arguments.
    pub(crate) fn arguments(mut self, arguments: &[&str]) -> Self {
        self.arguments.extend(arguments.iter().map(ToString::to_string));
        self
    }

    /// Runs `check` instead of `build`.
    pub(crate) fn check(mut self) -> Self {
        self.command = "check";
        self
    }

    /// Runs the program, and holds it to what holds for every case: it ends by itself and in time,
    /// writes nothing but the site, and shows nothing that steers a terminal.
    pub(crate) fn run(self) -> Ran {
        let (out, err) = (self.desk.path("stdout.txt"), self.desk.path("stderr.txt"));
        let create = |path: &PathBuf| fs::File::create(path).expect("the file can be made");
        // The limit of memory counts addresses, which each thread and its heap reserve.
        let mut child = Command::new("sh")
            .args(["-c", &format!("ulimit -v {KIBIBYTES_MAX}; exec \"$@\""), "sh"])
            .arg(env!("CARGO_BIN_EXE_zi-site"))
            .args([self.command, "--date", DATE])
            .args(&self.arguments)
            .env("RAYON_NUM_THREADS", "2")
            .env("MALLOC_ARENA_MAX", "2")
            .env("RUST_BACKTRACE", "0")
            .current_dir(self.desk.path(""))
            .stdin(Stdio::null())
            .stdout(create(&out))
            .stderr(create(&err))
            .spawn()
            .expect("the program starts");
        let end = Instant::now() + Duration::from_secs(SECONDS_MAX);
        let status = loop {
            if let Some(status) = child.try_wait().expect("the program can be waited for") {
                break status;
            }
            if Instant::now() > end {
                child.kill().expect("the program can be stopped");
                panic!("{}: still running after {SECONDS_MAX} s", self.name);
            }
            sleep(Duration::from_millis(5));
        };
        let text = |path| String::from_utf8(fs::read(path).expect("it was made")).expect("UTF-8");
        let (stdout, stderr) = (text(out), text(err));
        let status = status.code().unwrap_or_else(|| panic!("{}: {status}\n{stderr}", self.name));
        let ran = Ran { name: self.name, desk: self.desk, status, stderr };
        assert!(matches!(status, 0..=2), "{}", ran.about("ends strangely"));
        let is_steering = |c: char| c.is_control() && c != '\n' || NEVER_SHOWN.contains(&c);
        let has_steered = stdout.contains(is_steering) || ran.stderr.contains(is_steering);
        assert!(!has_steered, "{}", ran.about("steers the terminal"));
        ran
    }
}

impl Ran {
    fn about(&self, problem: &str) -> String {
        let stderr: String = self.stderr.chars().take(3000).collect();
        format!("{}: {problem} (status {}):\n{stderr}", self.name, self.status)
    }

    fn shown(&self) -> Vec<Shown> {
        let mut lines = self.stderr.lines();
        let mut shown = Vec::new();
        while let Some(line) = lines.next() {
            let Some((_, rest)) = line.split_once("[ZI") else { continue };
            let code = format!("ZI{}", rest.split(']').next().unwrap_or_default());
            let place = lines.next().and_then(|line| line.split_once("--> "));
            let Some((_, place)) = place else { continue };
            shown.push(Shown { code, place: place.to_string() });
        }
        shown
    }

    /// What was told about the case: advice to editors is no part of it.
    fn found(&self) -> Vec<Shown> {
        let mut shown = self.shown();
        shown.retain(|it| !ADVICE.contains(&it.code.as_str()));
        shown
    }

    /// The site was refused because of these codes and no others; nothing was written.
    pub(crate) fn fails(self, codes: &[&str]) -> Self {
        let found = self.found();
        let all: Vec<_> = found.iter().map(|it| it.code.as_str()).collect();
        let is_as_told = codes.iter().all(|code| all.contains(code))
            && all.iter().all(|code| codes.contains(code));
        assert!(self.status == 1 && is_as_told, "{}", self.about(&format!("not {codes:?}")));
        assert!(!self.desk.path("public").exists(), "{}", self.about("writes"));
        self
    }

    /// The site was refused for whatever reason; nothing was written.
    pub(crate) fn refused(self) -> Self {
        assert_eq!(self.status, 1, "{}", self.about("is not refused"));
        assert!(!self.shown().is_empty(), "{}", self.about("gives no reason"));
        assert!(!self.desk.path("public").exists(), "{}", self.about("writes"));
        self
    }

    /// Each problem has file, line and column, but the one that counts others.
    pub(crate) fn placed(self) -> Self {
        for shown in self.found().iter().filter(|it| it.code != "ZI029") {
            let mut parts = shown.place.rsplitn(3, ':');
            let mut is_number = || parts.next().is_some_and(|part| part.parse::<u32>().is_ok());
            let is_placed = is_number() && is_number();
            assert!(is_placed, "{}", self.about(&format!("{shown:?} has no place")));
        }
        self
    }

    /// What was told says this.
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.stderr.contains(text), "{}", self.about(&format!("does not say {text:?}")));
        self
    }

    /// The tool could not work, and wrote nothing.
    pub(crate) fn refuses(self) -> Self {
        assert_eq!(self.status, 2, "{}", self.about("does not refuse"));
        self
    }

    /// The site was built with these warnings and no others.
    pub(crate) fn builds(self, codes: &[&str]) -> Self {
        assert_eq!(self.status, 0, "{}", self.about("does not build"));
        let found = self.found();
        let is_as_told = codes.iter().all(|code| found.iter().any(|it| it.code == *code))
            && found.iter().all(|it| codes.contains(&it.code.as_str()));
        assert!(is_as_told, "{}", self.about(&format!("not {codes:?}")));
        self.safe()
    }

    /// The site was built or refused; what was built is safe.
    pub(crate) fn survives(self) -> Self {
        assert!(self.status < 2, "{}", self.about("neither built nor refused"));
        self.safe()
    }

    fn safe(self) -> Self {
        for (path, text) in self.outputs() {
            let found = NEVER_SHOWN.iter().find(|character| text.contains(**character));
            assert!(found.is_none(), "{}", self.about(&format!("{path} has {found:?}")));
        }
        self
    }

    /// No tag of a page has one of these. In the text of a page quotes are quotes; in a tag, those
    /// of a value must be escaped.
    pub(crate) fn no_tag_has(self, parts: &[&str]) -> Self {
        for (path, text) in self.outputs().iter().filter(|(path, _)| path.ends_with(".html")) {
            let tags = text.split('<').skip(1).filter_map(|tag| tag.split('>').next());
            let found: Vec<_> =
                tags.filter(|tag| parts.iter().any(|it| tag.contains(it))).collect();
            assert!(found.is_empty(), "{}", self.about(&format!("{path} has {found:?}")));
        }
        self
    }

    /// The output files that are text.
    fn outputs(&self) -> Vec<(String, String)> {
        let files = tree(&self.desk.path("public")).into_iter();
        files.filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect()
    }

    /// One output file.
    pub(crate) fn output(&self, path: &str) -> String {
        let found = self.outputs().into_iter().find(|(found, _)| found == path);
        found.unwrap_or_else(|| panic!("{}", self.about(&format!("no {path}")))).1
    }

    /// No page, feed or data file has one of these, in whatever case; scripts and styles of the
    /// theme speak of such things, and a table for spreadsheets shows text as it is.
    pub(crate) fn absent(self, parts: &[&str]) -> Self {
        let is_ours = |path: &String| [".js", ".css", ".csv"].iter().any(|it| path.ends_with(it));
        for (path, text) in self.outputs().into_iter().filter(|(path, _)| !is_ours(path)) {
            let text = text.to_lowercase();
            for part in parts {
                let is_there = text.contains(&part.to_lowercase());
                assert!(!is_there, "{}", self.about(&format!("{path} has {part:?}")));
            }
        }
        self
    }

    /// Some output file has this.
    pub(crate) fn present(self, part: &str) -> Self {
        let is_there = self.outputs().iter().any(|(_, text)| text.contains(part));
        assert!(is_there, "{}", self.about(&format!("no file has {part:?}")));
        self
    }

    /// A file is as it was.
    pub(crate) fn keeps(self, path: &str, text: &str) -> Self {
        let found = fs::read_to_string(self.desk.path(path)).unwrap_or_default();
        assert_eq!(found, text, "{}", self.about(&format!("{path} has changed")));
        self
    }
}
