//! Puts the new site in the place of the old one, in one step where the system can.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::error::{Action, WriteError, failed};
use super::place::Place;
use super::tree;

/// Brings back or removes what a killed build left beside the output.
pub(super) fn recover(place: &Place) -> Result<(), WriteError> {
    if tree::is_folder(&place.retired)? && !tree::is_folder(&place.output)? {
        rename(&place.retired, &place.output)?;
        sync_folder(&place.parent)?;
    }
    tree::remove(&place.retired)?;
    tree::remove(&place.staging)
}

/// How the new site came to its place.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// There was no old site.
    Moved,
    /// In one step.
    Exchanged,
    /// In two steps.
    RenamedTwice,
}

/// Replaces the old site, if there is one, by the staged one; an error leaves the old one.
pub(super) fn swap(place: &Place, is_replacing: bool) -> Result<(), WriteError> {
    let way = replace(place, is_replacing)?;
    sync_folder(&place.parent).map_err(|error| match undo(place, way) {
        Ok(()) => error,
        Err(worse) => worse,
    })
}

fn replace(place: &Place, is_replacing: bool) -> Result<Way, WriteError> {
    if !is_replacing {
        return rename(&place.staging, &place.output).map(|()| Way::Moved);
    }
    match exchange(place) {
        Ok(()) => Ok(Way::Exchanged),
        Err(Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP) => {
            rename_twice(place).map(|()| Way::RenamedTwice)
        }
        Err(error) => Err(failed(Action::Replace, &place.output)(error.into())),
    }
}

fn undo(place: &Place, way: Way) -> Result<(), WriteError> {
    match way {
        Way::Moved => rename(&place.output, &place.staging),
        Way::Exchanged => {
            exchange(place).map_err(io::Error::from).map_err(failed(Action::Replace, &place.output))
        }
        Way::RenamedTwice => rename(&place.output, &place.staging)
            .and_then(|()| rename(&place.retired, &place.output)),
    }
}

fn exchange(place: &Place) -> Result<(), Errno> {
    renameat_with(CWD, &place.staging, CWD, &place.output, RenameFlags::EXCHANGE)
}

/// Removes the old site after the swap, and tells what would not go.
pub(super) fn remove_old(place: &Place) -> Vec<PathBuf> {
    [&place.staging, &place.retired]
        .into_iter()
        .filter(|folder| tree::remove(folder).is_err())
        .cloned()
        .collect()
}

/// Makes sure that the names in a folder have reached the disk.
pub(super) fn sync_folder(path: &Path) -> Result<(), WriteError> {
    match File::open(path).and_then(|folder| folder.sync_all()) {
        // Some network file systems cannot do this for folders.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        result => result.map_err(failed(Action::Sync, path)),
    }
}

/// For file systems without an exchange; [`recover`] repairs the moment between the two.
fn rename_twice(place: &Place) -> Result<(), WriteError> {
    rename(&place.output, &place.retired)?;
    rename(&place.staging, &place.output).map_err(|error| {
        match rename(&place.retired, &place.output) {
            Ok(()) => error,
            Err(worse) => worse,
        }
    })
}

fn rename(from: &Path, to: &Path) -> Result<(), WriteError> {
    fs::rename(from, to).map_err(failed(Action::Replace, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_renames_do_what_the_exchange_does() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let place = Place::choose(&folder.path().join("public"), &[]).expect("a good place");
        for (path, text) in [(&place.output, "old"), (&place.staging, "new")] {
            fs::create_dir(path).expect("a folder");
            fs::write(path.join("index.html"), text).expect("a file");
        }
        rename_twice(&place).expect("both renames");
        let read = |root: &Path| fs::read_to_string(root.join("index.html")).expect("a file");
        assert_eq!((read(&place.output), read(&place.retired)), ("new".into(), "old".into()));
        assert!(!place.staging.exists());
    }

    #[test]
    fn a_swap_cut_short_between_two_renames_is_undone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let place = Place::choose(&folder.path().join("public"), &[]).expect("a good place");
        fs::create_dir(&place.retired).expect("a folder");
        fs::write(place.retired.join("index.html"), "old").expect("a file");
        recover(&place).expect("a repair");
        assert!(place.output.join("index.html").exists());
        assert!(!place.retired.exists());
    }
}
