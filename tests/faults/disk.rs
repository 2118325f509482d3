//! Disks that are full, small, or not to be written.

use crate::room::{assert_refused, room, try_script, with_mounts};

/// Builds `lama` on a small disk, then `baru`; what the disk held is copied before and after.
const ON_A_SMALL_DISK: &str = "mkdir disk && mount -t tmpfs -o $OPTIONS none disk &&\n\
    \"$ZI\" build --date $DATE --content lama --out disk/public 2>pertama || { cat pertama; exit 90; }\n\
    cp -a disk sebelum; $THEN\n\
    \"$ZI\" build --date $DATE --content baru --out disk/public $ARGUMENTS; status=$?\n\
    cp -a disk sesudah; exit $status";

/// Tries one disk: the options of its mount, what happens to it between the builds, and the words
/// of the message in both languages.
fn try_disk(options: &str, then: &str, words: [&str; 2]) {
    for (arguments, word) in [("--lang id", words[0]), ("--lang en", words[1])] {
        let desk = room();
        let script = ON_A_SMALL_DISK
            .replace("$OPTIONS", options)
            .replace("$THEN", then)
            .replace("$ARGUMENTS", arguments);
        let Some(run) = with_mounts(&desk, &script) else { return };
        let unchanged =
            if arguments.ends_with("id") { "Situs yang lama tidak diubah" } else { "unchanged" };
        assert_refused(&run, &[word, "disk/", unchanged]);
        // The site is whole, and nothing stays beside it.
        assert_eq!(desk.tree("sebelum"), desk.tree("sesudah"), "{options}");
    }
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    try_disk("size=900k", "", ["disk penuh", "disk is full"]);
}

#[test]
fn a_disk_full_to_the_last_byte_leaves_the_old_site() {
    let fill = "dd if=/dev/zero of=disk/lain bs=4k 2>/dev/null; cp disk/lain sebelum/;";
    try_disk("size=2m", fill, ["disk penuh", "disk is full"]);
}

#[test]
fn a_disk_without_room_for_names_leaves_the_old_site() {
    try_disk("nr_inodes=70", "", ["disk penuh", "disk is full"]);
}

#[test]
fn a_disk_that_is_only_read_leaves_the_old_site() {
    try_disk(
        "size=4m",
        "mount -o remount,ro disk;",
        ["disk hanya dapat dibaca", "disk can only be read"],
    );
}

#[test]
fn a_limit_on_the_size_of_files_leaves_the_old_site() {
    for (language, word) in [("id", "batas ukuran"), ("en", "larger than this computer allows")] {
        let desk = room();
        let before = desk.tree("public");
        // Blocks of 512 bytes. Without the trap, the system ends the program by a signal.
        let script = format!(
            "trap '' XFSZ; ulimit -f 100; exec \"$ZI\" build --date $DATE --content baru --lang {language}"
        );
        assert_refused(&try_script(&desk, &script), &[word, "berkas/surat.txt"]);
        assert_eq!(desk.tree("public"), before);
        let killed = crate::room::shell(&desk, &script.replace("trap '' XFSZ;", ""))
            .output()
            .expect("the shell starts");
        assert!(!killed.status.success());
        assert_eq!(desk.tree("public"), before);
        crate::room::assert_recovers(&desk);
    }
}
