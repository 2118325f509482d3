//! A build that is killed at any moment leaves the old site or the new one, whole.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "kills the program and looks at what is left")]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{BuildHasher, RandomState};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant, SystemTime};

use common::{DATE, Desk};

/// How often a build is killed, unless `ZI_KILL_RUNS` says otherwise.
const RUNS: u64 = 40;
/// Free pages of a site, beside those that every portal has.
const PAGES: usize = 150;

/// The files of a site, with their bytes.
type Tree = BTreeMap<String, Vec<u8>>;

#[test]
fn a_killed_build_leaves_one_site_or_the_other() {
    let desk = Desk::new();
    put_portal(&desk, "a", "Alfa");
    put_portal(&desk, "b", "Beta");
    let (site_a, _) = build_whole(&desk, "a", "utuh-a");
    let (site_b, duration) = build_whole(&desk, "b", "utuh-b");
    assert_ne!(site_a, site_b);
    build_whole(&desk, "a", "public");
    let (mut finished, mut killed, mut is_a) = (0, 0, true);
    for run in 0..runs() {
        let content = if is_a { "b" } else { "a" };
        if kill_after(&desk, content, run, duration) {
            killed += 1;
        } else {
            finished += 1;
        }
        let left = desk.tree("public");
        is_a = left == site_a;
        assert!(is_a || left == site_b, "run {run}: {}", describe(&left, &site_a, &site_b));
    }
    assert!(killed > 0, "of {finished} builds none was killed");
    // What the kills left beside the site is no hindrance, and is gone afterwards.
    assert_eq!(build_whole(&desk, "a", "public").0, site_a);
    let names = desk.tree(".");
    let remains: Vec<_> = names.keys().filter(|path| path.starts_with(".public")).collect();
    assert!(remains.is_empty(), "{remains:?} stay behind");
}

/// A portal of many pages that all hold a word, and of some that only this portal has.
fn put_portal(desk: &Desk, name: &str, word: &str) {
    for (path, text) in common::BASE {
        desk.put(&format!("{name}/{path}"), text);
    }
    let mut body = String::new();
    for number in 0..40 {
        let _ = writeln!(body, "Alinea {number} tentang {word}.\n");
    }
    for number in 0..PAGES {
        let text = format!("---\njudul: Halaman {number} {word}\n---\n\n{body}");
        desk.put(&format!("{name}/halaman/sama/halaman-{number}.md"), &text);
    }
    let own = format!("---\njudul: Hanya {word}\n---\n\nIsi.\n");
    desk.put(&format!("{name}/halaman/{}/sendiri.md", word.to_lowercase()), &own);
    desk.put(&format!("{name}/berkas/{name}.txt"), &body.repeat(200));
}

/// Builds to the end; gives the site and how long it took.
fn build_whole(desk: &Desk, content: &str, out: &str) -> (Tree, Duration) {
    let started = Instant::now();
    let run = desk.build(&["--content", content, "--out", out]);
    let duration = started.elapsed();
    assert_eq!(run.status, 0, "{}", run.stderr);
    (desk.tree(out), duration)
}

/// Builds, and kills the build; tells whether it was still running.
///
/// Half of the kills fall anywhere in the build, the others soon after it has begun to write.
fn kill_after(desk: &Desk, content: &str, run: u64, duration: Duration) -> bool {
    let mut command = desk.command(&["build", "--date", DATE, "--content", content]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let is_early = run.is_multiple_of(2);
    let left_over = writing(desk);
    let mut child = command.spawn().expect("the program starts");
    while !is_early && is_running(&mut child) && writing(desk) == left_over {
        std::thread::sleep(Duration::from_micros(200));
    }
    std::thread::sleep(duration.mul_f64(random()));
    let is_killed = is_running(&mut child);
    child.kill().expect("the build can be killed");
    child.wait().expect("the build ends");
    is_killed
}

fn is_running(child: &mut Child) -> bool {
    child.try_wait().expect("the build can be asked").is_none()
}

/// When the folder of the new site beside the old one was last changed, if it is there.
fn writing(desk: &Desk) -> Option<SystemTime> {
    let metadata = desk.path(".public.zi-site.new").metadata().ok()?;
    metadata.modified().ok()
}

/// A number from 0 to 1.
fn random() -> f64 {
    let bits = RandomState::new().hash_one(0_u8) >> 32;
    f64::from(u32::try_from(bits).expect("32 bits are left")) / f64::from(u32::MAX)
}

fn runs() -> u64 {
    let wish = std::env::var("ZI_KILL_RUNS").ok();
    wish.and_then(|wish| wish.parse().ok()).unwrap_or(RUNS)
}

/// Tells in what a tree is neither of two.
fn describe(left: &Tree, site_a: &Tree, site_b: &Tree) -> String {
    let count =
        |site: &Tree| left.iter().filter(|(path, bytes)| site.get(*path) == Some(bytes)).count();
    format!(
        "{} files, {} of the {} of A, {} of the {} of B",
        left.len(),
        count(site_a),
        site_a.len(),
        count(site_b),
        site_b.len()
    )
}
