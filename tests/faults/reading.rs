//! Content that cannot be read, or that changes while it is read.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::time::Duration;

use crate::common::{Desk, Run};
use crate::room::{assert_recovers, assert_refused, has, room, shell, try_script};

/// What happens to the content meanwhile.
type Change<'c> = &'c dyn Fn(&Desk);

/// Runs a build as somebody without rights of an administrator.
fn as_nobody(desk: &Desk, arguments: &str) -> Option<Run> {
    let is_root = try_script(desk, "exit $(id -u)").status == 0;
    let program = if is_root {
        if !has("setpriv") {
            return None;
        }
        "setpriv --reuid=65534 --regid=65534 --clear-groups"
    } else {
        ""
    };
    fs::copy(env!("CARGO_BIN_EXE_zi-site"), desk.path("zi-site")).expect("a copy");
    fs::set_permissions(desk.path("."), PermissionsExt::from_mode(0o777)).expect("permissions");
    Some(try_script(
        desk,
        &format!("exec {program} ./zi-site build --date $DATE --content baru {arguments}"),
    ))
}

#[test]
fn what_may_not_be_read_is_named() {
    for path in ["baru/layanan/dasar.yaml", "baru/berkas/surat.txt", "baru/halaman"] {
        for (language, word) in [("id", "tidak ada izin"), ("en", "no permission")] {
            let desk = room();
            let before = desk.tree("public");
            fs::set_permissions(desk.path(path), PermissionsExt::from_mode(0o000))
                .expect("permissions");
            let arguments = format!("--lang {language} --out hasil");
            let Some(run) = as_nobody(&desk, &arguments) else { return };
            assert_refused(&run, &[word, path]);
            assert!(!desk.path("hasil").exists());
            assert_eq!(desk.tree("public"), before);
            fs::set_permissions(desk.path(path), PermissionsExt::from_mode(0o755))
                .expect("permissions");
        }
    }
}

#[test]
fn an_output_that_may_not_be_written_is_named() {
    for (language, word) in [("id", "tidak ada izin"), ("en", "no permission")] {
        let desk = room();
        fs::create_dir(desk.path("milik-lain")).expect("a folder");
        fs::set_permissions(desk.path("milik-lain"), PermissionsExt::from_mode(0o555))
            .expect("permissions");
        let arguments = format!("--lang {language} --out milik-lain/public");
        let Some(run) = as_nobody(&desk, &arguments) else { return };
        assert_refused(&run, &[word, "milik-lain"]);
        assert!(!desk.path("milik-lain/public").exists());
    }
}

/// Holds the build back after its first `call` on `path`, and changes the portal meanwhile.
fn change_during(path: &str, call: &str, change: impl FnOnce(&Desk)) -> Option<(Desk, Run)> {
    if !has("strace") {
        return None;
    }
    let desk = room();
    let script = format!(
        "exec strace -f -qq -y -o jejak -P {path} -e trace={call} \
         -e inject={call}:delay_exit=1500000:when=1 \
         \"$ZI\" build --date $DATE --content baru"
    );
    let mut command = shell(&desk, &script);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.expect("the build starts");
    let is_held = || fs::read_to_string(desk.path("jejak")).is_ok_and(|trace| trace.contains(path));
    while !is_held() && child.try_wait().expect("a status").is_none() {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(200));
    change(&desk);
    let output = child.wait_with_output().expect("the build ends");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    let status = output.status.code().expect("the program ends by itself");
    Some((desk, Run { status, stdout: text(output.stdout), stderr: text(output.stderr) }))
}

#[test]
fn a_text_that_changes_while_it_is_read_is_named() {
    let path = "baru/halaman/baru-3.md";
    let longer = |desk: &Desk| {
        let text = fs::read_to_string(desk.path(path)).expect("a text");
        fs::write(desk.path(path), text.repeat(2)).expect("a text");
    };
    let shorter = |desk: &Desk| fs::write(desk.path(path), "---\n").expect("a text");
    let other = |desk: &Desk| {
        fs::write(desk.path("lain"), "---\njudul: Lain\n---\nIsi.\n").expect("a text");
        fs::rename(desk.path("lain"), desk.path(path)).expect("a text");
    };
    let folder = |desk: &Desk| {
        fs::remove_file(desk.path(path)).expect("a text");
        fs::create_dir(desk.path(path)).expect("a folder");
    };
    let gone = |desk: &Desk| fs::remove_file(desk.path(path)).expect("a text");
    let changes: [(Change<'_>, &str); 5] = [
        (&longer, "berubah selama pembangunan"),
        (&shorter, "berubah selama pembangunan"),
        (&other, "berubah selama pembangunan"),
        (&folder, "berubah selama pembangunan"),
        (&gone, "tidak ada"),
    ];
    for (change, word) in changes {
        let Some((desk, run)) = change_during(path, "read", change) else { return };
        assert_refused(&run, &[word, path]);
        if desk.path(path).is_dir() {
            fs::remove_dir(desk.path(path)).expect("a folder");
        }
        fs::write(desk.path(path), "---\njudul: Tiga\n---\nIsi.\n").expect("a text");
        assert_recovers(&desk);
    }
}

#[test]
fn a_folder_that_vanishes_while_it_is_read_is_named() {
    let path = "baru/halaman";
    let gone = |desk: &Desk| fs::rename(desk.path(path), desk.path("lain")).expect("a folder");
    let Some((desk, run)) = change_during(path, "openat", gone) else { return };
    assert_refused(&run, &["tidak ada", "baru/halaman/baru-0.md"]);
    fs::rename(desk.path("lain"), desk.path(path)).expect("a folder");
    assert_recovers(&desk);
}

#[test]
fn an_attachment_that_changes_between_two_readings_is_named() {
    let path = "baru/berkas/surat.txt";
    let other = |desk: &Desk| fs::write(desk.path(path), "lain").expect("a file");
    let gone = |desk: &Desk| fs::remove_file(desk.path(path)).expect("a file");
    let changes: [(Change<'_>, &str); 2] =
        [(&other, "berubah selama pembangunan"), (&gone, "tidak ada")];
    for (change, word) in changes {
        // The build is held where it begins to write, after the file was read the first time.
        let held = ".public.zi-site.new";
        if !has("strace") {
            return;
        }
        let desk = room();
        let before = desk.tree("public");
        let script = "exec strace -f -qq -o jejak -e inject=mkdir:delay_exit=1500000:when=1 \
                      \"$ZI\" build --date $DATE --content baru";
        let child = shell(&desk, script).stderr(Stdio::piped()).spawn().expect("a build");
        while !desk.path(held).exists() {
            std::thread::sleep(Duration::from_millis(5));
        }
        change(&desk);
        let output = child.wait_with_output().expect("the build ends");
        let stderr = String::from_utf8(output.stderr).expect("UTF-8");
        let status = output.status.code().expect("the program ends by itself");
        assert_refused(&Run { status, stdout: String::new(), stderr }, &[word, path]);
        assert_eq!(desk.tree("public"), before);
        assert_eq!(crate::room::left_beside(&desk), [""; 0]);
    }
}
