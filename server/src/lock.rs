//! One server per SQLite file (FT-13). The lock is the operating system's, so a crash leaves none behind; the file beside the database only
//! carries it. Commands that run beside a server (`doctor`, `history verify`, …) don't take it.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

/// Held until dropped.
pub struct Held {
    _file: File,
}

/// Why it is not held.
#[derive(Debug)]
pub enum NotHeld {
    /// Somebody else has it.
    Taken,
    /// The file can't be made.
    Impossible(io::Error),
}

/// Takes the lock of this database.
pub fn take(database: &Path) -> Result<Held, NotHeld> {
    let mut name = database.as_os_str().to_owned();
    name.push(".lock");
    let file = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(name).map_err(NotHeld::Impossible)?;
    match file.try_lock() {
        Ok(()) => Ok(Held { _file: file }),
        Err(TryLockError::WouldBlock) => Err(NotHeld::Taken),
        Err(TryLockError::Error(cause)) => Err(NotHeld::Impossible(cause)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ft_13_the_second_to_come_is_refused_until_the_first_has_gone() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("trousseau.db");
        let first = take(&database).unwrap();
        assert!(matches!(take(&database), Err(NotHeld::Taken)));
        drop(first);
        assert!(take(&database).is_ok());
    }
}
