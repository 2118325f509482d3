//! The system fails at one call, at every place where the program calls it.
//!
//! A few places of each call by default; `ZI_FAULT_POINTS=1000` tries them all.

use std::collections::BTreeMap;

use crate::common::Desk;
use crate::room::{has, room, shell, tell};

/// The files of a site, with their bytes.
type Tree = BTreeMap<String, Vec<u8>>;

/// Places tried for each call and error.
const POINTS: usize = 3;

/// What can fail: the call, the error, and a part of the message for it.
const FAULTS: [(&str, &str, &str); 14] = [
    ("write", "ENOSPC", "disk penuh"),
    ("write", "EIO", "disk rusak atau terputus"),
    ("write", "EDQUOT", "disk penuh"),
    ("openat", "EMFILE", "terlalu banyak berkas terbuka"),
    ("openat", "EACCES", "tidak ada izin"),
    ("openat", "EIO", "disk rusak atau terputus"),
    ("openat", "ENOSPC", "disk penuh"),
    ("mkdir", "ENOSPC", "disk penuh"),
    ("mkdir", "EACCES", "tidak ada izin"),
    ("fsync", "EIO", "disk rusak atau terputus"),
    ("renameat2", "EIO", "disk rusak atau terputus"),
    ("getdents64", "EIO", "disk rusak atau terputus"),
    ("read", "EIO", "disk rusak atau terputus"),
    ("chmod", "EACCES", "tidak ada izin"),
];

/// Calls at which the program is killed.
const KILLED_AT: [&str; 9] =
    ["write", "openat", "mkdir", "fsync", "renameat2", "rename", "linkat", "unlink", "rmdir"];

/// The program as strace runs it, on one thread, so that its calls come in one order.
fn traced(desk: &Desk, inject: &str) -> (Option<i32>, String) {
    let script = format!(
        "exec strace -f -qq -o jejak -e trace=write,openat,mkdir,fsync,renameat2,rename,linkat,unlink,rmdir,getdents64,read,chmod {inject} \
         \"$ZI\" build --date $DATE --content baru"
    );
    let output =
        shell(desk, &script).env("RAYON_NUM_THREADS", "1").output().expect("strace starts");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// The places, counted by call and thread as strace counts, at which the build touches the desk.
fn places(call: &str) -> Vec<usize> {
    let desk = room();
    let (status, stderr) = traced(&desk, "-y");
    assert_eq!(status, Some(0), "{stderr}");
    let trace = std::fs::read_to_string(desk.path("jejak")).expect("a trace");
    let root = desk.path(".").canonicalize().expect("a folder").display().to_string();
    let mut counts = BTreeMap::new();
    let mut places = Vec::new();
    for line in trace.lines() {
        let (thread, rest) = line.split_once(' ').expect("a line of strace begins with a thread");
        let rest = rest.trim_start();
        if rest.starts_with(&format!("{call}(")) {
            let count = counts.entry(thread).or_insert(0);
            *count += 1;
            let is_ours =
                rest.contains(&root) || rest.contains("\"baru") || rest.contains("public");
            if is_ours {
                places.push(*count);
            }
        }
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// Some of the places, spread evenly; the first and the last are among them.
fn some(places: &[usize]) -> Vec<usize> {
    let wish = std::env::var("ZI_FAULT_POINTS").ok().and_then(|wish| wish.parse().ok());
    let count = wish.unwrap_or(POINTS).min(places.len()).max(1);
    let last = places.len().saturating_sub(1);
    let mut chosen: Vec<usize> =
        (0..count).map(|step| places[step * last / (count - 1).max(1)]).collect();
    chosen.dedup();
    chosen
}

/// The site of `lama` and that of `baru`.
fn both_sites() -> (Tree, Tree) {
    let desk = room();
    let old = desk.tree("public");
    assert_eq!(desk.build(&["--content", "baru"]).status, 0);
    (old, desk.tree("public"))
}

#[test]
fn a_call_that_fails_leaves_the_old_site_or_the_new_one() {
    if !has("strace") {
        return;
    }
    let (_, new) = both_sites();
    let (mut refused, mut done) = (0, 0);
    for (call, error, word) in FAULTS {
        let all = places(call);
        assert!(!all.is_empty(), "the build never calls {call}");
        for place in some(&all) {
            let desk = room();
            let before = desk.tree("public");
            let (status, stderr) =
                traced(&desk, &format!("-e inject={call}:error={error}:when={place}"));
            let told = format!("{call} {error} at {place}: {status:?} {stderr}");
            match status {
                // What comes after the exchange, and what is not needed, may fail.
                Some(0) => {
                    done += 1;
                    assert_eq!(desk.tree("public"), new, "{told}");
                }
                Some(2) => {
                    refused += 1;
                    // strace counts by thread; the message itself may be what was not written.
                    let is_mute = call == "write" && stderr.is_empty();
                    assert!(stderr.contains(word) || is_mute, "{told}");
                    assert_eq!(desk.tree("public"), before, "{told}");
                }
                // Before the program begins, its libraries are read.
                Some(127) => {}
                _ => panic!("{told}"),
            }
            crate::room::assert_recovers(&desk);
        }
    }
    tell(&format!("{refused} builds were refused, {done} did without the call"));
    assert!(refused > done, "{refused} of {} builds were refused", refused + done);
}

#[test]
fn a_build_killed_at_any_call_leaves_one_site_or_the_other() {
    if !has("strace") {
        return;
    }
    let (old, new) = both_sites();
    let (mut olds, mut news) = (0, 0);
    for call in KILLED_AT {
        for place in some(&places(call)) {
            let desk = room();
            let (status, _) = traced(&desk, &format!("-e inject={call}:signal=KILL:when={place}"));
            assert_ne!(status, Some(0), "{call} at {place}: the build was not killed");
            let left = desk.tree("public");
            assert!(left == old || left == new, "{call} at {place}: neither site");
            if left == old {
                olds += 1;
            } else {
                news += 1;
            }
            crate::room::assert_recovers(&desk);
        }
    }
    tell(&format!("killed {} times: {olds} old sites, {news} new ones", olds + news));
    assert!(olds > 0 && news > 0, "{olds} old sites, {news} new ones");
}
