//! A desk with a good site and a portal that would change it, and ways to make trouble.

use std::io::Write as _;
use std::process::Command;

use crate::common::{BASE, DATE, Desk, Run, run};

/// Free pages of the second portal, so that a build has something to write.
const PAGES: usize = 12;

/// A desk where `public` holds the site of `lama`, and `baru` is the portal to build next.
pub(crate) fn room() -> Desk {
    let desk = Desk::new();
    for name in ["lama", "baru"] {
        for (path, text) in BASE {
            desk.put(&format!("{name}/{path}"), text);
        }
        for number in 0..PAGES {
            let body = format!("Halaman {number} dari portal {name}.\n\n").repeat(200);
            let text = format!("---\njudul: Halaman {number} {name}\n---\n\n{body}");
            desk.put(&format!("{name}/halaman/{name}-{number}.md"), &text);
        }
        desk.put(&format!("{name}/berkas/surat.txt"), &format!("Surat {name}.\n").repeat(20_000));
    }
    let first = desk.build(&["--content", "lama"]);
    assert_eq!(first.status, 0, "{}", first.stderr);
    desk
}

/// A command of the shell on the desk; `$ZI` is the program, `$DATE` the date of the tests.
pub(crate) fn shell(desk: &Desk, script: &str) -> Command {
    let mut command = Command::new("sh");
    command.current_dir(desk.path(".")).args(["-c", script]);
    command.env("ZI", env!("CARGO_BIN_EXE_zi-site")).env("DATE", DATE);
    command
}

/// Runs a script that gives the status of a build.
pub(crate) fn try_script(desk: &Desk, script: &str) -> Run {
    run(&mut shell(desk, script))
}

/// Runs a script as it may mount things: as the administrator, else as one in a space of its own.
/// `None`, with a word about it, where the system allows neither.
pub(crate) fn with_mounts(desk: &Desk, script: &str) -> Option<Run> {
    let probe = "mount -t tmpfs none /mnt";
    let way = ["-m", "-rm"].into_iter().find(|way| {
        let mut command = Command::new("unshare");
        let tried = command.args([way, "sh", "-c", probe]).output();
        tried.is_ok_and(|output| output.status.success())
    });
    let Some(way) = way else {
        skip("neither root nor `unshare -rm` may mount a small disk here");
        return None;
    };
    let mut command = shell(desk, "exec unshare \"$WAY\" sh -c \"$SCRIPT\"");
    Some(run(command.env("WAY", way).env("SCRIPT", script)))
}

/// Whether a program of the system is there; says so when not.
pub(crate) fn has(program: &str) -> bool {
    let is_there = Command::new(program).arg("--version").output().is_ok();
    if !is_there {
        skip(&format!("{program} is not installed"));
    }
    is_there
}

/// Says something that is also seen when the test is fine.
pub(crate) fn tell(text: &str) {
    writeln!(std::io::stderr(), "{text}").expect("there is somebody to tell");
}

/// Says loudly that a test is not run.
pub(crate) fn skip(reason: &str) {
    tell(&format!("SKIPPED: {reason}"));
}

/// A failed build: status 2, these words in the message, and the old site is told to be unchanged.
#[track_caller]
pub(crate) fn assert_refused(run: &Run, words: &[&str]) {
    assert_eq!(run.status, 2, "{}{}", run.stdout, run.stderr);
    for word in words {
        assert!(run.stderr.contains(word), "`{word}` is not told:\n{}", run.stderr);
    }
}

/// The desk holds the site of `lama`, byte for byte, and the next build goes well and cleans up.
#[track_caller]
pub(crate) fn assert_recovers(desk: &Desk) {
    let again = desk.build(&["--content", "baru"]);
    assert_eq!(again.status, 0, "{}", again.stderr);
    assert_eq!(left_beside(desk), [""; 0]);
}

/// What builds have left beside the output.
pub(crate) fn left_beside(desk: &Desk) -> Vec<String> {
    let entries = std::fs::read_dir(desk.path(".")).expect("the desk can be read");
    let names = entries.map(|it| it.expect("an entry").file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with(".public")).collect()
}
