//! Builds that meet each other, are stopped, or find the clock wrong.

use std::fs::{self, File};
use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::room::{assert_recovers, assert_refused, has, room, shell, try_script};

#[test]
fn a_second_build_is_told_that_the_first_is_writing() {
    let desk = room();
    let before = desk.tree("public");
    let lock = File::create(desk.path(".public.zi-site.lock")).expect("a lock file");
    lock.lock().expect("a lock");
    let words = [
        ("id", "public sedang ditulis oleh zi-site yang lain"),
        ("en", "another zi-site is writing public"),
    ];
    for (language, word) in words {
        let run = desk.build(&["--content", "baru", "--lang", language]);
        assert_refused(&run, &[word]);
    }
    assert_eq!(desk.tree("public"), before);
    drop(lock);
    assert_recovers(&desk);
}

#[test]
fn a_build_that_is_stopped_ends_at_once_and_leaves_the_old_site() {
    if !has("strace") {
        return;
    }
    for signal in ["TERM", "INT", "HUP"] {
        let desk = room();
        let before = desk.tree("public");
        // Each page takes a second to reach the disk, so that the signal comes in the middle.
        let script = "exec strace -f -qq -o /dev/null -e inject=fsync:delay_enter=1000000 \
                      \"$ZI\" build --date $DATE --content baru";
        let mut child =
            shell(&desk, script).stderr(Stdio::null()).spawn().expect("the build starts");
        while !desk.path(".public.zi-site.new").exists() {
            std::thread::sleep(Duration::from_millis(5));
        }
        let build = fs::read_to_string(format!("/proc/{0}/task/{0}/children", child.id()))
            .expect("the build runs below strace");
        let started = Instant::now();
        let sent = try_script(&desk, &format!("kill -{signal} {build}"));
        assert_eq!(sent.status, 0, "{}", sent.stderr);
        let status = child.wait().expect("the build ends");
        assert!(status.signal().is_some() || !status.success(), "{status}");
        assert!(started.elapsed() < Duration::from_secs(5), "it takes {:?}", started.elapsed());
        assert_eq!(desk.tree("public"), before, "{signal}");
        assert_recovers(&desk);
    }
}

#[test]
fn a_clock_that_is_not_set_stops_a_build() {
    if !has("faketime") {
        return;
    }
    let desk = room();
    let before = desk.tree("public");
    for (time, word) in
        [("1970-01-03 10:00:00", "1970-01-03"), ("2100-06-01 10:00:00", "2100-06-01")]
    {
        for (language, told) in [("id", "jam komputer ini"), ("en", "clock of this computer")] {
            for command in ["build", "check"] {
                let script = format!(
                    "exec faketime -f '{time}' \"$ZI\" {command} --content baru --lang {language}"
                );
                assert_refused(&try_script(&desk, &script), &[told, word, "--date"]);
            }
        }
        let script = format!("exec faketime -f '{time}' \"$ZI\" new berita kabar --content baru");
        assert_refused(&try_script(&desk, &script), &["jam komputer ini"]);
    }
    assert_eq!(desk.tree("public"), before);
    // With a date, the clock is not asked.
    let script = "exec faketime -f '1970-01-03 10:00:00' \"$ZI\" build --date $DATE --content baru";
    assert_eq!(try_script(&desk, script).status, 0);
}

#[test]
fn the_dates_of_files_do_not_matter() {
    let desk = room();
    let touch = "find baru -type f -exec touch -d '1970-01-01T00:00:00Z' {} + && \
                 find baru/berkas -type f -exec touch -d '2100-01-01T00:00:00Z' {} +";
    assert_eq!(try_script(&desk, touch).status, 0);
    let old = desk.build(&["--content", "baru", "--out", "dahulu"]);
    assert_eq!(old.status, 0, "{}", old.stderr);
    assert_eq!(try_script(&desk, "find baru -type f -exec touch {} +").status, 0);
    assert_eq!(desk.build(&["--content", "baru", "--out", "sekarang"]).status, 0);
    assert_eq!(desk.tree("dahulu"), desk.tree("sekarang"));
}

/// Hosts that many share give each user few threads.
#[test]
fn a_build_without_threads_does_the_same() {
    if !has("prlimit") || !has("setpriv") {
        return;
    }
    let desk = room();
    assert_eq!(try_script(&desk, "cp \"$ZI\" zi-site && chmod -R a+rwX .").status, 0);
    // The limit does not hold for the administrator.
    let script = "exec prlimit --nproc=1 $(test $(id -u) = 0 && \
                  echo setpriv --reuid=65534 --regid=65534 --clear-groups) \
                  ./zi-site build --date $DATE --content baru --out sendiri";
    let run = try_script(&desk, script);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(desk.build(&["--content", "baru", "--out", "bersama"]).status, 0);
    assert_eq!(desk.tree("sendiri"), desk.tree("bersama"));
}
